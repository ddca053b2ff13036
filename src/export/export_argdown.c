#include "src/export/export_argdown.h"
#include "src/argdown/argdown_parse.h"
#include "src/base/vec.h"

enum { LEVEL = 4, GOES_ON = 2 };

typedef struct {
    Str source;
    Matcher matcher; // strict: what would be read if it stood as it does
    Arena *scratch;
    Buffer out;
    size_t taken; // of the source: all before it has been written
    size_t line;  // of the output: where its last line begins
    int32_t depth;
    int number; // of the last item of a list
    bool in_list, in_pcs;
} Formatter;

static void put(Formatter *formatter, Str text)
{
    buffer_add(&formatter->out, text);
    for (size_t i = text.length; i-- > 0;)
        if (text.data[i] == '\n') {
            formatter->line = formatter->out.length - (text.length - 1 - i);
            return;
        }
}

static void put_blanks(Formatter *formatter, int count)
{
    while (count-- > 0)
        buffer_add_byte(&formatter->out, ' ');
}

static bool at_line_start(const Formatter *formatter)
{
    return str_trim(str_from(buffer_str(&formatter->out), formatter->line)).length == 0;
}

// Ends the line; one of blanks alone is taken back, and so are tabs that a piece of
// text ends in: read again they stand between pieces.
static void end_line(Formatter *formatter)
{
    Buffer *out = &formatter->out;
    if (at_line_start(formatter))
        out->length = formatter->line;
    while (out->length > formatter->line + 1 && out->data[out->length - 1] == '\t' &&
           out->data[out->length - 2] != '\\')
        out->length--;
    if (formatter->out.length > formatter->line)
        put(formatter, str("\n"));
}

static void begin_line(Formatter *formatter, int indent)
{
    end_line(formatter);
    put_blanks(formatter, indent);
}

// A blank, unless there is one.
static void part(Formatter *formatter)
{
    if (!at_line_start(formatter) && !str_ends(buffer_str(&formatter->out), str(" ")))
        put(formatter, str(" "));
}

// --- what stands between tokens

typedef struct {
    size_t start, end;
    int lines_before, lines_after; // line ends around it
    bool is_line;                  // it goes on to the end of its line
} Comment;

static bool next_comment(Formatter *formatter, size_t *at, size_t end, Comment *comment)
{
    *comment = (Comment){ 0 };
    while (*at < end) {
        size_t line_end = match_line_end(formatter->source, *at);
        size_t close = match_comment(&formatter->matcher, *at);
        if (close > 0) {
            *comment = (Comment){ .start = *at,
                                  .end = close < end ? close : end,
                                  .lines_before = comment->lines_before,
                                  .is_line = formatter->source.data[*at] == '/' &&
                                             formatter->source.data[*at + 1] == '/' };
            *at = comment->end;
            return true;
        }
        comment->lines_before += line_end > 0;
        *at = line_end > 0 ? line_end : *at + 1;
    }
    return false;
}

static void put_comment(Formatter *formatter, const Comment *comment, int indent)
{
    if (formatter->out.length == formatter->line && formatter->out.length > 0)
        put_blanks(formatter, indent);
    else if (comment->lines_before > 0 && !at_line_start(formatter))
        begin_line(formatter, indent);
    else if (!at_line_start(formatter) && comment->start > 0 &&
             match_blanks(formatter->source, comment->start - 1) == comment->start)
        part(formatter);
    put(formatter, str_part(formatter->source, comment->start, comment->end));
    if (comment->is_line)
        put(formatter, str("\n"));
}

// Writes the comments up to a place of the source; what stands there is written next.
// Returns how many line ends the source has between.
static int pass(Formatter *formatter, size_t end, int indent)
{
    Comment comment;
    int lines = 0;
    while (next_comment(formatter, &formatter->taken, end, &comment)) {
        lines += comment.lines_before;
        put_comment(formatter, &comment, indent);
    }
    lines += comment.lines_before;
    return lines;
}

// --- tokens

static bool is_range_sign(Str text)
{
    return text.length > 0 && (text.data[0] == '*' || text.data[0] == '_');
}

// Strictly read, a title may begin with one line end. Which line ends stand here, how
// many, and whether behind a comment, is not what will be written.
static bool stands_before_line_end(const Formatter *formatter, size_t at)
{
    size_t after = match_blanks(formatter->source, at + 1);
    after = after > at ? after : at + 1;
    Str rest = str_from(formatter->source, after);
    return rest.length == 0 || // what is written ends in one
           str_starts(rest, str("//")) || str_starts(rest, str("/*")) ||
           str_starts(rest, str("<!--")) ||
           match_line_end(formatter->source, after) > 0;
}

// Whether a strict reader would not take this piece of a text for one.
static bool needs_backslash(Formatter *formatter, Token token, Str text)
{
    size_t at = token.start;
    if (token.kind == TOKEN_TEXT)
        return is_range_sign(text);
    if (token.kind != TOKEN_CONTROL)
        return false;
    switch (text.data[0]) {
    case '\\': return true;
    case '[':
    case '<':
        return match_definition(&formatter->matcher, at) > 0 ||
               match_reference(&formatter->matcher, at) > 0 ||
               stands_before_line_end(formatter, at);
    case '*':
    case '_': // nothing of the kind is read strictly before a letter
        return at + 1 < formatter->source.length &&
               match_white(formatter->source, at + 1) == 0;
    case '{': return match_data(&formatter->matcher, at) > 0;
    case '/': {
        Str so_far = buffer_str(&formatter->out);
        return so_far.length > 0 && so_far.data[so_far.length - 1] == '/';
    }
    default: return false;
    }
}

// Whether what is written at the beginning of a line begins a structure.
static bool is_mark(const Formatter *formatter, Token token)
{
    bool is_text = token.kind == TOKEN_TEXT || token.kind == TOKEN_CONTROL;
    if (!is_text || !at_line_start(formatter))
        return false;
    Str rest = str_from(formatter->source, token.start);
    return lexer_mark_at(rest, formatter->out.length == formatter->line) != TOKEN_END;
}

static void put_escaped(Formatter *formatter, Str text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (is_range_sign(str_from(text, i)))
            put(formatter, str("\\"));
        put(formatter, str_part(text, i, i + 1));
    }
}

static void put_token(Formatter *formatter, Token token)
{
    Str text = token_text(formatter->source, token);
    if (token.kind == TOKEN_TEXT && is_range_sign(text))
        put_escaped(formatter, text);
    else if (needs_backslash(formatter, token, text) || is_mark(formatter, token)) {
        put(formatter, str("\\"));
        put(formatter, text);
    } else {
        put(formatter, text);
    }
    formatter->taken = token.end;
}

// Tokens with what stands between them. Blanks that the lexer passes over mean nothing,
// but may part what would else be one token.
static void put_content(Formatter *formatter, const Token *tokens, size_t count,
                        int indent)
{
    while (count > 0 && tokens[count - 1].kind == TOKEN_NEWLINE)
        count--; // these belong to what comes next
    for (size_t i = 0; i < count; i++) {
        bool was_apart = tokens[i].start > formatter->taken && i > 0;
        pass(formatter, tokens[i].start, indent);
        if (tokens[i].kind == TOKEN_NEWLINE) {
            formatter->taken = tokens[i].end;
            begin_line(formatter, indent);
            continue;
        }
        if (was_apart)
            part(formatter);
        if (formatter->out.length == formatter->line)
            put_blanks(formatter, indent);
        put_token(formatter, tokens[i]);
    }
}

// --- elements

static void put_title(Formatter *formatter, const Element *element)
{
    if (element->form == FORM_TEXT)
        return;
    put(formatter, str(element->is_argument ? "<" : "["));
    put(formatter, element->title);
    put(formatter, str(element->is_argument ? ">" : "]"));
    bool defines = element->form == FORM_DEFINITION;
    if (defines)
        put(formatter, str(":"));
    formatter->taken = element->first.end;
    if (element->content_count > 0 && element->content[0].kind != TOKEN_NEWLINE)
        put(formatter, str(" "));
    // the colon that a kind reader passed over
    size_t colon = match_blanks(formatter->source, formatter->taken);
    if (defines && colon < formatter->source.length &&
        formatter->source.data[colon] == ':' &&
        formatter->source.data[element->first.end - 1] != ':')
        formatter->taken = colon + 1;
}

static void put_data(Formatter *formatter, const Element *element, int indent)
{
    for (size_t i = 0; i < element->data_count; i++) {
        Token token = element->data[i];
        bool is_next = token.start >= formatter->taken;
        bool was_apart = !is_next || token.start > formatter->taken;
        bool on_new_line = is_next && pass(formatter, token.start, indent) > 0;
        if (on_new_line && !at_line_start(formatter))
            begin_line(formatter, indent);
        else if (was_apart)
            part(formatter);
        if (formatter->out.length == formatter->line)
            put_blanks(formatter, indent);
        put(formatter, token_text(formatter->source, token));
        formatter->taken = token.end > formatter->taken ? token.end : formatter->taken;
    }
}

static void put_element(Formatter *formatter, const Element *element, int indent)
{
    put_title(formatter, element);
    put_content(formatter, element->content, element->content_count, indent);
    put_data(formatter, element, indent);
}

// --- blocks

static void part_blocks(Formatter *formatter, bool by_blank_line)
{
    end_line(formatter);
    if (by_blank_line && formatter->out.length > 0 &&
        !str_ends(buffer_str(&formatter->out), str("\n\n")))
        put(formatter, str("\n"));
}

// Ends the block before, keeps the comments that stand between, and begins a line. A
// comment stays at the block that it stands at.
static void begin_block(Formatter *formatter, size_t start)
{
    Comment comment;
    bool first = true;
    while (next_comment(formatter, &formatter->taken, start, &comment)) {
        bool beside = comment.lines_before == 0 && !at_line_start(formatter);
        if (!beside)
            part_blocks(formatter, first || comment.lines_before > 1);
        put_comment(formatter, &comment, 0);
        first &= beside;
    }
    part_blocks(formatter, first || comment.lines_before > 1);
}

static const char *sign_of(TokenKind kind)
{
    switch (kind) {
    case TOKEN_SUPPORTS: return "+> ";
    case TOKEN_ATTACKS: return "-> ";
    case TOKEN_SUPPORTED_BY: return "<+ ";
    case TOKEN_ATTACKED_BY: return "<- ";
    case TOKEN_CONTRADICTS: return ">< ";
    case TOKEN_UNDERCUTS: return "_> ";
    default: return "<_ ";
    }
}

// A line of its own within a block: the comments before it, then its mark.
static void begin_marked(Formatter *formatter, Token mark, int indent, Str sign)
{
    pass(formatter, mark.start, indent);
    begin_line(formatter, indent);
    put(formatter, sign);
    formatter->taken = mark.end;
}

static void put_item(Formatter *formatter, const Syntax *syntax)
{
    bool is_ordered = syntax->mark.kind == TOKEN_ORDERED_ITEM;
    size_t at = formatter->taken;
    int lines = 0;
    Comment comment;
    while (next_comment(formatter, &at, syntax->mark.start, &comment))
        lines = comment.lines_before > lines ? comment.lines_before : lines;
    lines = comment.lines_before > lines ? comment.lines_before : lines;
    if (!formatter->in_list || lines > 1) {
        begin_block(formatter, syntax->mark.start);
        formatter->number = 0;
    }
    Str sign = is_ordered
                   ? arena_format(formatter->scratch, "%d. ", ++formatter->number)
                   : str("* ");
    begin_marked(formatter, syntax->mark, 0, sign);
    put_element(formatter, &syntax->element, GOES_ON);
}

static void put_relation(Formatter *formatter, const Syntax *syntax)
{
    int indent = syntax->depth * LEVEL;
    begin_marked(formatter, syntax->mark, indent, str(sign_of(syntax->relation)));
    put_element(formatter, &syntax->element, indent + GOES_ON);
}

static void put_numbered(Formatter *formatter, const Syntax *syntax)
{
    Str number = str_trim(token_text(formatter->source, syntax->mark));
    while (number.length > 0 && number.data[0] != '(')
        number = str_from(number, 1);
    begin_marked(
        formatter, syntax->mark, 0,
        arena_format(formatter->scratch, "%.*s ", (int)number.length, number.data));
    put_element(formatter, &syntax->element, GOES_ON);
}

static void put_inference(Formatter *formatter, const Syntax *syntax)
{
    const Element *element = &syntax->element;
    bool is_bare = true;
    for (size_t i = 0; i < element->content_count; i++)
        is_bare &= element->content[i].kind == TOKEN_NEWLINE;
    begin_marked(formatter, element->first, 0, str(is_bare ? "----" : "--"));
    for (size_t i = 0; i < element->content_count; i++) {
        Token token = element->content[i];
        pass(formatter, token.start, 0);
        formatter->taken = token.end;
        Str text = str_trim(token_text(formatter->source, token));
        if (token.kind == TOKEN_NEWLINE)
            continue;
        bool joins =
            token.kind == TOKEN_LIST_DELIMITER ||
            (i > 0 && element->content[i - 1].end == token.start &&
             element->content[i - 1].kind != TOKEN_LIST_DELIMITER &&
             element->content[i - 1].kind != TOKEN_NEWLINE && token.kind != TOKEN_DATA);
        if (!joins)
            part(formatter);
        put(formatter, joins && token.kind != TOKEN_LIST_DELIMITER
                           ? token_text(formatter->source, token)
                           : text);
    }
    if (!is_bare) {
        part(formatter);
        put(formatter, str("--"));
    }
    formatter->taken =
        element->end > formatter->taken ? element->end : formatter->taken;
}

static void put_front_matter(Formatter *formatter, const Syntax *syntax)
{
    Str text = token_text(formatter->source, syntax->element.first);
    while (text.length > 0 && text.data[0] == '=')
        text = str_from(text, 1);
    while (text.length > 0 && text.data[text.length - 1] == '=')
        text.length--;
    bool is_one_line = !memchr(text.data, '\n', text.length);
    Str line;
    begin_block(formatter, syntax->element.first.start);
    put(formatter, str("===\n"));
    if (is_one_line)
        text = str_trim(text);
    size_t first = match_newline(text, 0);
    text = str_from(text, is_one_line ? 0 : first);
    while (str_next(&text, '\n', &line)) {
        if (str_ends(line, str("\r")))
            line.length--;
        if (str_trim(line).length > 0 || text.length > 0) {
            put(formatter, line);
            put(formatter, str("\n"));
        }
    }
    put(formatter, str("==="));
    formatter->taken = syntax->element.first.end;
}

static void put_heading(Formatter *formatter, const Syntax *syntax)
{
    const Element *element = &syntax->element;
    begin_block(formatter, element->first.start);
    put(formatter, str_trim(token_text(formatter->source, element->first)));
    put(formatter, str(" "));
    formatter->taken = element->first.end;
    put_content(formatter, element->content, element->content_count, GOES_ON);
    put_data(formatter, element, GOES_ON);
}

static void put_piece(Formatter *formatter, const Syntax *syntax)
{
    const Element *element = &syntax->element;
    if (syntax->kind == SYNTAX_ELEMENT) {
        switch (syntax->place) {
        case PLACE_TOP:
            begin_block(formatter, element->first.start);
            put_element(formatter, element, element->form == FORM_TEXT ? 0 : GOES_ON);
            break;
        case PLACE_ITEM: put_item(formatter, syntax); break;
        case PLACE_NUMBERED: put_numbered(formatter, syntax); break;
        default: put_relation(formatter, syntax); break;
        }
        formatter->in_list = syntax->place == PLACE_ITEM ||
                             (formatter->in_list && syntax->place == PLACE_RELATION);
        return;
    }
    formatter->in_list = false;
    switch (syntax->kind) {
    case SYNTAX_FRONT_MATTER: put_front_matter(formatter, syntax); break;
    case SYNTAX_HEADING: put_heading(formatter, syntax); break;
    case SYNTAX_PCS_START: begin_block(formatter, element->first.start); break;
    case SYNTAX_INFERENCE: put_inference(formatter, syntax); break;
    default: break;
    }
}

// What cannot be kept: it belongs to nothing that is read.
static bool loses_nothing(const Problems *problems)
{
    static const char *const codes[] = { "text-after-inference", "data-without-element",
                                         "missing-element" };
    for (size_t i = 0; i < problems->count; i++)
        for (size_t k = 0; k < sizeof codes / sizeof codes[0]; k++)
            if (str_is(problems->items[i].code, codes[k]))
                return false;
    return true;
}

Str export_argdown(Arena *arena, Str text, bool *whole)
{
    Formatter formatter = { .source = text,
                            .matcher = { .text = text, .strict = true },
                            .scratch = arena_new(),
                            .out.arena = arena };
    Problems problems = { .arena = formatter.scratch };
    Source source = { .path = str(""), .text = text, .problems = &problems };
    Parser parser;
    parser_init(&parser, formatter.scratch, source);
    if (str_starts(text, str("\xEF\xBB\xBF")))
        formatter.taken = 3;
    for (const Syntax *syntax; (syntax = parser_next(&parser))->kind != SYNTAX_END;)
        put_piece(&formatter, syntax);
    Comment comment;
    size_t at = formatter.taken;
    if (next_comment(&formatter, &at, text.length, &comment))
        begin_block(&formatter, text.length);
    end_line(&formatter);
    while (str_ends(buffer_str(&formatter.out), str("\n\n")))
        formatter.out.length--;
    *whole = loses_nothing(&problems);
    arena_free(formatter.scratch);
    return buffer_str(&formatter.out);
}
