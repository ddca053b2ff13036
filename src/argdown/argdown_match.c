#include "src/argdown/argdown_match.h"
#include "src/base/limits.h"
#include "src/text/text.h"

static unsigned char byte_at(Str text, size_t at)
{
    return at < text.length ? (unsigned char)text.data[at] : 0;
}

static bool is_blank(unsigned char byte)
{
    return byte == ' ' || byte == '\t';
}

// U+2028 and U+2029, which end a line for JavaScript's dot.
static bool is_separator(Str text, size_t at)
{
    return byte_at(text, at) == 0xE2 && byte_at(text, at + 1) == 0x80 &&
           (byte_at(text, at + 2) & 0xFE) == 0xA8;
}

static size_t find_line_end(Str text, size_t at)
{
    for (; at < text.length; at++) {
        unsigned char byte = (unsigned char)text.data[at];
        if (byte == '\n' || byte == '\r' || (byte == 0xE2 && is_separator(text, at)))
            break;
    }
    return at;
}

static size_t find_line_break(Str text, size_t at)
{
    while (at < text.length && text.data[at] != '\n' && text.data[at] != '\r')
        at++;
    return at;
}

static size_t find_separator(Str text, size_t at)
{
    for (const char *data; at < text.length; at++) {
        data = memchr(text.data + at, '\xE2', text.length - at);
        at = data ? (size_t)(data - text.data) : text.length;
        if (!data || is_separator(text, at))
            break;
    }
    return at;
}

static size_t find_anew(Str text, FinderKind kind, size_t at)
{
    // clang-format off
    static const char *const wanted[FIND_COUNT] = {
        [FIND_COMMENT_CLOSE] = "-->", [FIND_STAR_CLOSE]    = "*/",
        [FIND_RULER]         = "===", [FIND_BRACE]         = "}",
        [FIND_PARENTHESIS]   = ")",   [FIND_BRACKET]       = "]",
        [FIND_ANGLE]         = ">",   [FIND_BRACKET_COLON] = "]:",
        [FIND_ANGLE_COLON]   = ">:",  [FIND_RETURN]        = "\r",
    };
    // clang-format on
    if (kind == FIND_LINE_END)
        return find_line_end(text, at);
    if (kind == FIND_LINE_BREAK)
        return find_line_break(text, at);
    if (kind == FIND_SEPARATOR)
        return find_separator(text, at);
    ptrdiff_t found = str_find(str_from(text, at), str(wanted[kind]));
    return found >= 0 ? at + (size_t)found : text.length;
}

// Where the thing next stands at or after a place; the length of the text if nowhere.
static size_t find(Matcher *matcher, FinderKind kind, size_t at)
{
    Finder *finder = &matcher->finders[kind];
    if (at >= matcher->text.length)
        return matcher->text.length;
    if (!finder->known || at < finder->from || at > finder->found)
        *finder = (Finder){ at, find_anew(matcher->text, kind, at), true };
    return finder->found;
}

size_t match_white(Str text, size_t at)
{
    unsigned char first = byte_at(text, at);
    if (at >= text.length)
        return 0;
    if (first == ' ' || (first >= '\t' && first <= '\r'))
        return 1;
    if (first < 0xC2)
        return 0;
    Str rest = str_from(text, at);
    uint32_t code = text_decode(&rest);
    bool white = code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) ||
                 code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F ||
                 code == 0x3000 || code == 0xFEFF;
    return white ? text.length - at - rest.length : 0;
}

size_t match_blanks(Str text, size_t at)
{
    while (is_blank(byte_at(text, at)))
        at++;
    return at;
}

static size_t run_of(Str text, size_t at, char byte)
{
    while (at < text.length && text.data[at] == byte)
        at++;
    return at;
}

size_t match_line_end(Str text, size_t at)
{
    if (byte_at(text, at) == '\n')
        return at + 1;
    if (byte_at(text, at) == '\r')
        return byte_at(text, at + 1) == '\n' ? at + 2 : at + 1;
    return 0;
}

size_t match_newline(Str text, size_t at)
{
    return match_line_end(text, match_blanks(text, at));
}

size_t match_empty_line(Str text, size_t at)
{
    size_t end = 0;
    int lines = 0;
    for (;; lines++) {
        size_t next = match_newline(text, at);
        if (next == 0 || text.data[next - 1] != '\n')
            return lines >= 2 ? end : 0;
        at = end = next;
    }
}

// A // after the name of a protocol, as in https://, is no comment.
static bool is_in_url(Str text, size_t at)
{
    return at >= 2 && text.data[at - 1] == ':' &&
           (((unsigned char)text.data[at - 2] | 0x20u) - 'a') < 26;
}

// Whether the reference's patterns, whose dot stops at these two, match from here on.
static bool has_separator(Matcher *matcher, size_t from, size_t to)
{
    return matcher->strict && find(matcher, FIND_SEPARATOR, from) < to;
}

static size_t match_line_comment(Matcher *matcher, size_t at)
{
    Str text = matcher->text;
    if (!matcher->strict && is_in_url(text, at))
        return 0;
    size_t end = find(matcher, FIND_LINE_BREAK, at);
    // the reference wants a line end there
    bool ends = end < text.length && !has_separator(matcher, at, end);
    return ends || !matcher->strict ? end : 0;
}

size_t match_comment(Matcher *matcher, size_t at)
{
    Str text = matcher->text;
    char first = (char)byte_at(text, at), second = (char)byte_at(text, at + 1);
    size_t close = text.length, size = 0;
    if (first == '/' && second == '/')
        return match_line_comment(matcher, at);
    if (first == '/' && second == '*') {
        close = find(matcher, FIND_STAR_CLOSE, at + 2);
        size = 2;
    } else if (first == '<' && str_starts(str_from(text, at), str("<!--"))) {
        close = find(matcher, FIND_COMMENT_CLOSE, at + 4);
        size = 3;
    }
    bool closed = close < text.length && !has_separator(matcher, at, close);
    return closed ? close + size : 0;
}

// The opening ruler may lend signs to the closing one: ====== is both.
size_t match_front_matter(Matcher *matcher, size_t at)
{
    if (!str_starts(str_from(matcher->text, at), str("===")))
        return 0;
    size_t open = run_of(matcher->text, at, '=');
    size_t close = find(matcher, FIND_RULER, open);
    if (close < matcher->text.length)
        return run_of(matcher->text, close, '=');
    return open - at >= 6 ? open : 0;
}

// Whether a comma or a closing brace follows, white space aside.
static bool is_in_flow(Str text, size_t at)
{
    for (size_t size; (size = match_white(text, at)) > 0;)
        at += size;
    return byte_at(text, at) == ',' || byte_at(text, at) == '}';
}

// As the reference has it: the last closing brace before which no other one is followed
// by one white space and something else than a comma or a closing brace, and which is
// not itself followed by one of these.
static size_t match_data_strictly(Matcher *matcher, size_t at)
{
    Str text = matcher->text;
    size_t close = find(matcher, FIND_BRACE, at + 1);
    size_t stop = find(matcher, FIND_RETURN, at);
    if (has_separator(matcher, at, stop))
        stop = find(matcher, FIND_SEPARATOR, at);
    if (close == matcher->brace_close && stop == matcher->brace_stop)
        return matcher->brace_result;
    size_t result = 0;
    for (size_t next = close; next < text.length && next < stop;) {
        if (!is_in_flow(text, next + 1))
            result = next + 1;
        size_t white = match_white(text, next + 1);
        char other = (char)byte_at(text, next + 1 + white);
        if (white > 0 && next + 1 + white < text.length && other != ',' && other != '}')
            break;
        next = find(matcher, FIND_BRACE, next + 1);
    }
    matcher->brace_close = close;
    matcher->brace_stop = stop;
    matcher->brace_result = result;
    return result;
}

// Where a quoted scalar ends that begins here, or `at` if none does.
static size_t skip_quoted(Str text, size_t open, size_t at)
{
    char quote = text.data[at];
    if (quote != '"' && quote != '\'')
        return at;
    size_t before = at;
    while (before > open && match_white(text, before - 1))
        before--;
    if (str_find(str("{[,:"), str_part(text, before - 1, before)) < 0)
        return at;
    for (size_t end = at + 1; end < text.length; end++) {
        if (text.data[end] == '\\' && quote == '"')
            end++;
        else if (text.data[end] == quote)
            return end;
    }
    return at;
}

// The brace that closes this one, quoted scalars considered.
static size_t match_braces(Matcher *matcher, size_t at)
{
    Str text = matcher->text;
    int depth = 0;
    size_t end = at;
    // what is scanned in vain is scanned a few times at most, whatever the text
    if (matcher->braces_in_vain > 4 * text.length)
        return 0;
    for (; end < text.length && depth <= LIMIT_YAML_DEPTH; end++) {
        if (depth > 0)
            end = skip_quoted(text, at, end);
        if (text.data[end] == '{')
            depth++;
        if (text.data[end] == '}' && --depth == 0)
            return end + 1;
    }
    matcher->braces_in_vain += end - at;
    return 0;
}

size_t match_data(Matcher *matcher, size_t at)
{
    Str text = matcher->text;
    if (byte_at(text, at) != '{' || find(matcher, FIND_BRACE, at + 1) >= text.length)
        return 0;
    size_t end = matcher->strict ? 0 : match_braces(matcher, at);
    if (end == 0)
        return match_data_strictly(matcher, at);
    return is_in_flow(text, end) ? 0 : end;
}

size_t match_escaped(const Matcher *matcher, size_t at)
{
    Str text = matcher->text;
    if (byte_at(text, at) != '\\' || at + 1 >= text.length ||
        match_line_end(text, at + 1) || is_separator(text, at + 1))
        return 0;
    Str rest = str_from(text, at + 1);
    text_decode(&rest);
    return run_of(text, text.length - rest.length, ' ');
}

size_t match_special(const Matcher *matcher, size_t at)
{
    Str text = matcher->text;
    char mark = (char)byte_at(text, at);
    if ((mark != '.' && mark != ':') || match_white(text, at + 1))
        return 0;
    // the reference swallows a tag or a mention between two dots
    bool careful = !matcher->strict;
    for (size_t end = at + 1; end < text.length; end++) {
        if (end > at + 1 && text.data[end] == mark)
            return end + 1 + (is_blank(byte_at(text, end + 1)) ? 1 : 0);
        if (match_white(text, end) || (careful && strchr("@#/", text.data[end])))
            return 0;
    }
    return 0;
}

static size_t with_blank(Str text, size_t end)
{
    return end + (is_blank(byte_at(text, end)) ? 1 : 0);
}

size_t match_link(Matcher *matcher, size_t at)
{
    Str text = matcher->text;
    if (byte_at(text, at) != '[')
        return 0;
    size_t close = find(matcher, FIND_BRACKET, at + 1);
    if (close == at + 1 || byte_at(text, close + 1) != '(')
        return 0;
    size_t end = find(matcher, FIND_PARENTHESIS, close + 2);
    return end > close + 2 && end < text.length ? with_blank(text, end + 1) : 0;
}

// Letters of tags: the reference's ranges of UTF-16 code units, in which "A-z" takes in
// the six signs between Z and a.
static bool is_in_tag(uint32_t code)
{
    return (code >= 'A' && code <= 'z') || (code >= '0' && code <= '9') ||
           code == '-' || (code >= 0xA0 && code <= 0xD7FF) ||
           (code >= 0xF900 && code <= 0xFDCF) || (code >= 0xFDF0 && code <= 0xFFEF);
}

size_t match_tag(Matcher *matcher, size_t at)
{
    Str text = matcher->text;
    if (byte_at(text, at) != '#')
        return 0;
    if (byte_at(text, at + 1) == '(') {
        size_t close = find(matcher, FIND_PARENTHESIS, at + 2);
        return close > at + 2 && close < text.length ? with_blank(text, close + 1) : 0;
    }
    Str rest = str_from(text, at + 1);
    size_t end = at + 1;
    while (rest.length > 0 && is_in_tag(text_decode(&rest)))
        end = text.length - rest.length;
    return end > at + 1 ? with_blank(text, end) : 0;
}

// The next closing bracket on the line, or 0.
static size_t close_on_line(Matcher *matcher, FinderKind kind, size_t at)
{
    size_t found = find(matcher, kind, at);
    return found < find(matcher, FIND_LINE_END, at) ? found : 0;
}

size_t match_definition(Matcher *matcher, size_t at)
{
    FinderKind kind =
        byte_at(matcher->text, at) == '[' ? FIND_BRACKET_COLON : FIND_ANGLE_COLON;
    if (find(matcher, FIND_LINE_END, at) == at + 1)
        return 0;
    size_t close = close_on_line(matcher, kind, at + 2);
    return close > 0 ? close + 2 : 0;
}

size_t match_reference(Matcher *matcher, size_t at)
{
    FinderKind kind = byte_at(matcher->text, at) == '[' ? FIND_BRACKET : FIND_ANGLE;
    if (byte_at(matcher->text, at + 1) == '-')
        return 0;
    if (!matcher->strict && find(matcher, FIND_LINE_END, at) == at + 1)
        return 0;
    size_t close = close_on_line(matcher, kind, at + 2);
    return close > 0 ? close + 1 : 0;
}

size_t match_mention(Matcher *matcher, size_t at)
{
    char open = (char)byte_at(matcher->text, at + 1);
    if (byte_at(matcher->text, at) != '@' || (open != '[' && open != '<') ||
        find(matcher, FIND_LINE_END, at) == at + 2)
        return 0;
    size_t close =
        close_on_line(matcher, open == '[' ? FIND_BRACKET : FIND_ANGLE, at + 3);
    return close > 0 ? with_blank(matcher->text, close + 1) : 0;
}

// What each byte means to text: 1 ends it, 2 is a character of the syntax and ends it.
static const unsigned char meanings[256] = {
    ['\n'] = 1, ['\r'] = 1, ['\\'] = 1, ['@'] = 2, ['#'] = 2, ['*'] = 2, ['_'] = 2,
    ['['] = 2,  [']'] = 2,  [','] = 2,  ['.'] = 2, [':'] = 2, ['<'] = 2, ['/'] = 2,
    ['>'] = 2,  ['('] = 2,  [')'] = 2,  ['{'] = 2, ['}'] = 2, [';'] = 2, ['-'] = 2,
};

size_t match_text(Str text, size_t at)
{
    while (at < text.length && meanings[(unsigned char)text.data[at]] == 0)
        at++;
    return at;
}
