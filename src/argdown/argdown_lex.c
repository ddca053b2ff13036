#include "src/argdown/argdown_lex.h"
#include "src/base/vec.h"

// The kinds of bold and italic, in the order in which they are tried.
enum { MARK_KINDS = 4 };

void lexer_init(Lexer *lexer, Arena *arena, Str text, bool strict)
{
    *lexer = (Lexer){
        .matcher = { .text = text, .strict = strict },
        .state = { .line = 1, .reached_line = 1 },
        .arena = arena,
    };
    if (!strict && str_starts(text, str("\xEF\xBB\xBF"))) // a byte order mark
        lexer->state.at = lexer->state.line_start = lexer->state.reached_line_start = 3;
}

static char byte_at(const Lexer *lexer, size_t at)
{
    return at < lexer->matcher.text.length ? lexer->matcher.text.data[at] : '\0';
}

// Whether what stands here was found to be meant as text.
static bool is_plain(const Lexer *lexer)
{
    return lexer->state.at >= lexer->plain_start && lexer->state.at < lexer->plain_end;
}

static bool at_line_start(const Lexer *lexer)
{
    TokenKind last = lexer->state.last;
    return last == TOKEN_END || last == TOKEN_NEWLINE || last == TOKEN_EMPTYLINE;
}

// Moves to `end`, counting lines.
static void advance(Lexer *lexer, size_t end)
{
    LexState *state = &lexer->state;
    Str text = lexer->matcher.text;
    for (size_t at = state->at; at < end;) {
        size_t after = match_line_end(text, at);
        if (after > 0) {
            state->line++;
            state->line_start = (uint32_t)after;
        }
        at = after > 0 ? after : at + 1;
    }
    state->at = (uint32_t)end;
}

// Kinds whose text may run over the end of a line.
static bool may_hold_lines(TokenKind kind)
{
    return kind == TOKEN_FRONT_MATTER || kind == TOKEN_DATA ||
           kind == TOKEN_EMPTYLINE || kind == TOKEN_NEWLINE || kind == TOKEN_TAG ||
           kind == TOKEN_LINK || kind == TOKEN_CLAIM_REFERENCE ||
           kind == TOKEN_ARGUMENT_REFERENCE;
}

static Token token_here(const Lexer *lexer, TokenKind kind, size_t end)
{
    const LexState *state = &lexer->state;
    return (Token){ kind, state->at, (uint32_t)end, state->line_start, state->line };
}

// Gives out a token, after which the next one begins where it ends.
static Token give(Lexer *lexer, Token token)
{
    LexState *state = &lexer->state;
    if (may_hold_lines(token.kind))
        advance(lexer, token.end);
    else if (token.end > state->at)
        state->at = token.end;
    state->last = token.kind;
    state->has_begun |= token.kind != TOKEN_NEWLINE && token.kind != TOKEN_EMPTYLINE;
    state->last_end = token.end;
    state->last_line_start =
        token.kind == TOKEN_NEWLINE ? token.line_start : state->line_start;
    state->reached_line = state->line;
    state->reached_line_start = state->line_start;
    return token;
}

// Gives out the open levels' ends, down to the given width, and then the token.
static Token dedent(Lexer *lexer, Token dedent, size_t width, Token then)
{
    LexState *state = &lexer->state;
    while (state->levels > 0 && lexer->indents[state->levels - 1] > width) {
        state->levels--;
        state->dedents++;
    }
    state->dedent = dedent;
    state->waiting = then;
    return lexer_next(lexer);
}

// A dedent that belongs to no relation stands behind what came before it (the
// reference counts from its last character), on the line that this reached.
static Token close_levels(Lexer *lexer, Token then)
{
    const LexState *state = &lexer->state;
    Token place = { TOKEN_DEDENT, state->last_end, state->last_end,
                    state->last_line_start, state->reached_line };
    return state->levels > 0 ? dedent(lexer, place, 0, then) : give(lexer, then);
}

static Token indent(Lexer *lexer, Token token, size_t width)
{
    LexState *state = &lexer->state;
    size_t top = state->levels > 0 ? lexer->indents[state->levels - 1] : 0;
    if (width == top)
        return give(lexer, token);
    Token place = { width > top ? TOKEN_INDENT : TOKEN_DEDENT,
                    state->reached_line_start, state->reached_line_start,
                    state->reached_line_start, state->reached_line };
    if (width < top)
        return dedent(lexer, place, width, token);
    lexer->indents = vec_room(lexer->arena, lexer->indents, state->levels,
                              &lexer->indent_room, sizeof lexer->indents[0]);
    lexer->indents[state->levels++] = width;
    state->waiting = token;
    return give(lexer, place);
}

static size_t digits(const Lexer *lexer, size_t at)
{
    while (byte_at(lexer, at) >= '0' && byte_at(lexer, at) <= '9')
        at++;
    return at;
}

static bool is_white(const Lexer *lexer, size_t at)
{
    return match_white(lexer->matcher.text, at) > 0;
}

// What stands at the beginning of a line behind the indentation, which ends at `*end`;
// sets where it ends.
static TokenKind line_mark(const Lexer *lexer, size_t *end)
{
    size_t at = *end;
    char first = byte_at(lexer, at), second = byte_at(lexer, at + 1);
    *end = at + 2;
    switch (first) {
    case '-':
        if (second == '-' &&
            (lexer->state.last != TOKEN_EMPTYLINE || !lexer->matcher.strict))
            return TOKEN_INFERENCE_START;
        *end -= second != '>';
        return second == '>' ? TOKEN_ATTACKS : TOKEN_ATTACKED_BY;
    case '+':
        *end -= second != '>';
        return second == '>' ? TOKEN_SUPPORTS : TOKEN_SUPPORTED_BY;
    case '<':
        return second == '+'   ? TOKEN_SUPPORTED_BY
               : second == '-' ? TOKEN_ATTACKED_BY
               : second == '_' ? TOKEN_UNDERCUT_BY
                               : TOKEN_END;
    case '>': return second == '<' ? TOKEN_CONTRADICTS : TOKEN_END;
    case '_':
        *end -= second != '>';
        return second == '>'             ? TOKEN_UNDERCUTS
               : is_white(lexer, at + 1) ? TOKEN_UNDERCUT_BY
                                         : TOKEN_END;
    case '*':
        *end = at + 1;
        return is_white(lexer, at + 1) ? TOKEN_UNORDERED_ITEM : TOKEN_END;
    case '(':
        *end = digits(lexer, at + 1) + 1;
        return *end > at + 2 && byte_at(lexer, *end - 1) == ')' ? TOKEN_NUMBER
                                                                : TOKEN_END;
    default:
        *end = digits(lexer, at) + 1;
        return *end > at + 1 && byte_at(lexer, *end - 1) == '.' && is_white(lexer, *end)
                   ? TOKEN_ORDERED_ITEM
                   : TOKEN_END;
    }
}

// A heading's signs and the space after them; they may not be indented.
static size_t match_heading(const Lexer *lexer, size_t at)
{
    size_t end = at;
    while (byte_at(lexer, end) == '#')
        end++;
    return end > at && byte_at(lexer, end) == ' ' ? end + 1 : 0;
}

// The structure at the beginning of a line, with the changes of level that it brings.
static bool next_line_mark(Lexer *lexer, Token *token)
{
    size_t at = lexer->state.at;
    size_t heading = match_heading(lexer, at);
    if (heading > 0) {
        *token = give(lexer, token_here(lexer, TOKEN_HEADING, heading));
        return true;
    }
    size_t end = at;
    while (byte_at(lexer, end) == ' ' || byte_at(lexer, end) == '\t' ||
           byte_at(lexer, end) == '\'')
        end++;
    size_t width = end - at;
    TokenKind kind = line_mark(lexer, &end);
    if (kind == TOKEN_END)
        return false;
    Token mark = token_here(lexer, kind, end);
    if (kind == TOKEN_NUMBER || kind == TOKEN_INFERENCE_START) {
        *token = close_levels(lexer, mark);
        lexer->state.in_inference = kind == TOKEN_INFERENCE_START;
    } else {
        // a relation that is not indented has no parent in the reference
        bool counts_one = !token_is_relation(kind) || !lexer->matcher.strict;
        *token = indent(lexer, mark, width + (counts_one ? 1 : 0));
    }
    return true;
}

// Where the end of a bold or italic range ends if its sign ends at `at`, or 0.
static size_t range_end(const Lexer *lexer, size_t at)
{
    char next = byte_at(lexer, at);
    if (next == ' ' || next == '\t')
        return at + 1;
    bool ends = at >= lexer->matcher.text.length || next == '\n' || next == '\r' ||
                (next != '\0' && strchr(")}_.,!?;:-*", next));
    return ends ? at : 0;
}

static bool is_word(char byte)
{
    return ((unsigned char)byte & 0x80) || (byte >= '0' && byte <= '9') ||
           (((unsigned char)byte | 0x20) >= 'a' && ((unsigned char)byte | 0x20) <= 'z');
}

static bool can_close(const Lexer *lexer, size_t at, unsigned char kind)
{
    size_t open = lexer->state.marks;
    if (!lexer->careful)
        return open > 0 && lexer->marks[open - 1] == kind;
    if (at == 0 || is_white(lexer, at - 1))
        return false;
    while (open > 0 && lexer->marks[open - 1] != kind)
        open--;
    return open > 0;
}

static bool can_open(const Lexer *lexer, size_t at, size_t end)
{
    bool in_word = lexer->careful && at > 0 && is_word(byte_at(lexer, at - 1)) &&
                   is_word(byte_at(lexer, end));
    return !is_white(lexer, end) && !in_word;
}

static bool next_range_mark(Lexer *lexer, Token *token)
{
    static const char *const signs[MARK_KINDS] = { "**", "__", "*", "_" };
    LexState *state = &lexer->state;
    Str rest = str_from(lexer->matcher.text, state->at);
    for (int i = 0; i < MARK_KINDS; i++) {
        unsigned char kind = (unsigned char)i;
        size_t end = state->at + strlen(signs[kind]);
        if (!str_starts(rest, str(signs[kind])) || !can_close(lexer, state->at, kind) ||
            range_end(lexer, end) == 0)
            continue;
        while (lexer->marks[--state->marks] != kind)
            ;
        *token = give(lexer, token_here(lexer, TOKEN_BOLD_STAR_END + kind,
                                        range_end(lexer, end)));
        return true;
    }
    for (int i = 0; i < MARK_KINDS; i++) {
        unsigned char kind = (unsigned char)i;
        size_t end = state->at + strlen(signs[kind]);
        if (!str_starts(rest, str(signs[kind])) || !can_open(lexer, state->at, end))
            continue;
        lexer->marks =
            vec_room(lexer->arena, lexer->marks, state->marks, &lexer->mark_room, 1);
        lexer->marks[state->marks++] = kind;
        *token = give(lexer, token_here(lexer, TOKEN_BOLD_STAR_START + kind, end));
        return true;
    }
    return false;
}

// Comments that stand alone on a line take its end with them, so that they neither part
// a paragraph nor add a line to it.
static void skip_comment(Lexer *lexer, size_t end)
{
    Str text = lexer->matcher.text;
    advance(lexer, end);
    size_t next = match_newline(text, end);
    if (lexer->state.last == TOKEN_NEWLINE && next > 0 && !match_newline(text, next))
        advance(lexer, next);
    while (lexer->state.last == TOKEN_EMPTYLINE &&
           (next = match_line_end(text, lexer->state.at)) > 0)
        advance(lexer, next);
}

static bool may_be_comment(const Lexer *lexer)
{
    char first = byte_at(lexer, lexer->state.at);
    return first == '/' || first == '<';
}

static bool skip(Lexer *lexer)
{
    size_t start = lexer->state.at;
    size_t end = may_be_comment(lexer) ? match_comment(&lexer->matcher, start) : 0;
    if (end > 0)
        skip_comment(lexer, end);
    else
        lexer->state.at = (uint32_t)match_blanks(lexer->matcher.text, start);
    return lexer->state.at > start;
}

static Token control(Lexer *lexer)
{
    size_t at = lexer->state.at + 1;
    char next = byte_at(lexer, at);
    return give(lexer, token_here(lexer, TOKEN_CONTROL,
                                  next == ' ' || next == '\t' ? at + 1 : at));
}

// Gives out a token if its pattern was found.
static bool give_if(Lexer *lexer, TokenKind kind, size_t end, Token *token)
{
    if (end > 0)
        *token = give(lexer, token_here(lexer, kind, end));
    return end > 0;
}

// Whether a relation stands on this line, read as the next one: it then belongs to what
// stands above the blank line.
static bool relation_follows(const Lexer *lexer)
{
    size_t end = lexer->state.at;
    while (byte_at(lexer, end) == ' ' || byte_at(lexer, end) == '\t')
        end++;
    return token_is_relation(line_mark(lexer, &end));
}

// Empty lines at the end of the text are none. Relations below empty lines keep their
// levels, as far as they are not read strictly.
static bool next_line_end(Lexer *lexer, Token *token)
{
    char byte = byte_at(lexer, lexer->state.at);
    if (byte != ' ' && byte != '\n' && byte != '\t' && byte != '\r' && byte != '\0')
        return false;
    Str text = lexer->matcher.text;
    size_t end = match_empty_line(text, lexer->state.at);
    if (end == 0 || lexer->state.last == TOKEN_EMPTYLINE)
        return give_if(lexer, TOKEN_NEWLINE, match_newline(text, lexer->state.at),
                       token);
    LexState before = lexer->state;
    Token empty = token_here(lexer, TOKEN_EMPTYLINE, end);
    lexer->state.last = TOKEN_EMPTYLINE;
    advance(lexer, end);
    while (skip(lexer))
        ;
    if (lexer->state.at >= text.length) {
        lexer->state.last = before.last;
        return false;
    }
    bool goes_on = !lexer->matcher.strict && relation_follows(lexer);
    lexer->state = before;
    *token = goes_on ? give(lexer, empty) : close_levels(lexer, empty);
    return true;
}

static bool next_title(Lexer *lexer, Token *token)
{
    Matcher *matcher = &lexer->matcher;
    size_t at = lexer->state.at;
    bool plain = is_plain(lexer);
    bool claim = byte_at(lexer, at) == '[';
    TokenKind definition = claim ? TOKEN_CLAIM_DEFINITION : TOKEN_ARGUMENT_DEFINITION;
    TokenKind reference = claim ? TOKEN_CLAIM_REFERENCE : TOKEN_ARGUMENT_REFERENCE;
    return (claim && give_if(lexer, TOKEN_LINK, match_link(matcher, at), token)) ||
           (!plain &&
            (give_if(lexer, definition, match_definition(matcher, at), token) ||
             give_if(lexer, reference, match_reference(matcher, at), token)));
}

// What may stand anywhere in a text; characters of no meaning last.
static Token next_inline(Lexer *lexer)
{
    Matcher *matcher = &lexer->matcher;
    Token token;
    size_t at = lexer->state.at;
    bool found = false;
    switch (byte_at(lexer, at)) {
    case '*':
    case '_': found = next_range_mark(lexer, &token); break;
    case '[':
    case '<': found = next_title(lexer, &token); break;
    case '#': found = give_if(lexer, TOKEN_TAG, match_tag(matcher, at), &token); break;
    case '@':
        found = give_if(lexer,
                        byte_at(lexer, at + 1) == '[' ? TOKEN_CLAIM_MENTION
                                                      : TOKEN_ARGUMENT_MENTION,
                        match_mention(matcher, at), &token);
        break;
    default: break;
    }
    if (found)
        return token;
    size_t end = match_text(matcher->text, at);
    return end > at ? give(lexer, token_here(lexer, TOKEN_TEXT, end)) : control(lexer);
}

// What both modes have in common.
static bool next_common(Lexer *lexer, Token *token)
{
    Matcher *matcher = &lexer->matcher;
    size_t at = lexer->state.at;
    switch (byte_at(lexer, at)) {
    case '{': // data that was meant as text must not be taken for data again, for ever
        return !is_plain(lexer) &&
               give_if(lexer, TOKEN_DATA, match_data(matcher, at), token);
    case '.':
    case ':': return give_if(lexer, TOKEN_SPECIAL, match_special(matcher, at), token);
    case '\\':
        if (give_if(lexer, TOKEN_ESCAPED, match_escaped(matcher, at), token))
            return true;
        *token = control(lexer);
        if (lexer->bad_backslash.end == 0)
            lexer->bad_backslash = *token;
        return true;
    default: return false;
    }
}

static bool next_in_inference(Lexer *lexer, Token *token)
{
    Str text = lexer->matcher.text;
    size_t at = lexer->state.at, end = at;
    if (give_if(lexer, TOKEN_NEWLINE, match_newline(text, at), token))
        return true;
    while (byte_at(lexer, end) == '-')
        end++;
    if (end >= at + 2) {
        lexer->state.in_inference = false;
        return give_if(lexer, TOKEN_INFERENCE_END, end, token);
    }
    if (next_common(lexer, token))
        return true;
    if (byte_at(lexer, at) == ',')
        return give_if(lexer, TOKEN_LIST_DELIMITER, at + 1, token);
    if (skip(lexer))
        return false;
    end = match_text(text, at);
    *token =
        end > at ? give(lexer, token_here(lexer, TOKEN_TEXT, end)) : control(lexer);
    return true;
}

// Front matter stands at the very beginning.
static bool may_be_front_matter(const Lexer *lexer)
{
    return byte_at(lexer, lexer->state.at) == '=' &&
           (lexer->matcher.strict || !lexer->state.has_begun);
}

static bool next_in_text(Lexer *lexer, Token *token)
{
    Matcher *matcher = &lexer->matcher;
    size_t at = lexer->state.at;
    if (may_be_front_matter(lexer) &&
        give_if(lexer, TOKEN_FRONT_MATTER, match_front_matter(matcher, at), token))
        return true;
    if (next_common(lexer, token) || next_line_end(lexer, token))
        return true;
    if (lexer->state.at >= matcher->text.length)
        return false;
    if (at_line_start(lexer) && !is_plain(lexer) && next_line_mark(lexer, token))
        return true;
    if (skip(lexer))
        return false;
    *token = next_inline(lexer);
    return true;
}

Token lexer_next(Lexer *lexer)
{
    LexState *state = &lexer->state;
    Token token = state->waiting;
    if (state->dedents > 0) {
        state->dedents--;
        return give(lexer, state->dedent);
    }
    if (token.kind != TOKEN_END) {
        state->waiting.kind = TOKEN_END;
        return give(lexer, token);
    }
    while (state->at < lexer->matcher.text.length) {
        if (may_be_comment(lexer) && match_comment(&lexer->matcher, state->at) > 0)
            skip(lexer);
        else if (state->in_inference ? next_in_inference(lexer, &token)
                                     : next_in_text(lexer, &token))
            return token;
    }
    token = token_here(lexer, TOKEN_END, state->at);
    return state->levels > 0 ? close_levels(lexer, token) : token;
}

void lexer_reset(Lexer *lexer, const LexState *state)
{
    lexer->state = *state;
}

void lexer_plain(Lexer *lexer, const LexState *state, Token token)
{
    lexer_reset(lexer, state);
    lexer->state.waiting.kind = TOKEN_END;
    lexer->state.in_inference = false;
    lexer->plain_start = token.start;
    lexer->plain_end = token.end;
}

TokenKind lexer_mark_at(Str text, bool is_flush)
{
    Lexer lexer = { .matcher = { .text = text }, .state.last = TOKEN_NEWLINE };
    if (is_flush && match_heading(&lexer, 0) > 0)
        return TOKEN_HEADING;
    size_t end = match_blanks(text, 0);
    return line_mark(&lexer, &end);
}

void lexer_close_marks(Lexer *lexer)
{
    lexer->state.marks = 0;
}
