#include "src/argdown/argdown_element.h"
#include "src/base/vec.h"

void reader_init(Reader *reader, Arena *scratch, Source source)
{
    *reader = (Reader){ .source = source };
    lexer_init(&reader->lexer, scratch, source.text, source.strict);
    reader_next(reader);
}

void reader_next(Reader *reader)
{
    if (reader->token.end > reader->taken)
        reader->taken = reader->token.end;
    reader->before = reader->lexer.state;
    reader->token = lexer_next(&reader->lexer);
}

static Token beyond_levels(const Reader *reader)
{
    TokenKind kind = reader->token.kind;
    return kind == TOKEN_INDENT || kind == TOKEN_DEDENT ? reader->lexer.state.waiting
                                                        : reader->token;
}

TokenKind reader_beyond_levels(const Reader *reader)
{
    return beyond_levels(reader).kind;
}

static bool is_definition(TokenKind kind)
{
    return kind == TOKEN_CLAIM_DEFINITION || kind == TOKEN_ARGUMENT_DEFINITION;
}

static bool is_reference(TokenKind kind)
{
    return kind == TOKEN_CLAIM_REFERENCE || kind == TOKEN_ARGUMENT_REFERENCE;
}

static bool is_range_mark(TokenKind kind)
{
    return kind >= TOKEN_BOLD_STAR_END && kind <= TOKEN_ITALIC_LINE_START;
}

static bool is_content(TokenKind kind)
{
    return kind == TOKEN_TEXT || kind == TOKEN_CONTROL || kind == TOKEN_NEWLINE ||
           kind == TOKEN_TAG || kind == TOKEN_LINK || kind == TOKEN_ESCAPED ||
           kind == TOKEN_SPECIAL || kind == TOKEN_CLAIM_MENTION ||
           kind == TOKEN_ARGUMENT_MENTION || is_range_mark(kind);
}

bool reader_at_element(const Reader *reader)
{
    TokenKind kind = reader->token.kind;
    return is_content(kind) || is_definition(kind) || is_reference(kind);
}

static void push(Reader *reader, Token token)
{
    reader->content =
        vec_room(reader->lexer.arena, reader->content, reader->content_count,
                 &reader->content_room, sizeof reader->content[0]);
    reader->content[reader->content_count++] = token;
}

static void push_data(Reader *reader)
{
    reader->data = vec_room(reader->lexer.arena, reader->data, reader->data_count,
                            &reader->data_room, sizeof reader->data[0]);
    reader->data[reader->data_count++] = reader->token;
    reader_next(reader);
}

// Reads the next token again, as text.
static void read_as_text(Reader *reader)
{
    lexer_plain(&reader->lexer, &reader->before, beyond_levels(reader));
    reader_next(reader);
}

// Whether nothing but blanks stands between a place and the end of its line.
static bool ends_line(const Reader *reader, size_t at)
{
    Str text = reader->source.text;
    at = match_blanks(text, at);
    return at >= text.length || match_line_end(text, at) > 0;
}

static bool is_number_one(const Reader *reader)
{
    Token token = beyond_levels(reader);
    Str digits = str_trim(token_text(reader->source.text, token));
    return str_is(digits, "(1)") || str_is(digits, "1.");
}

// Whether structure that is not wanted here was probably meant as text. The reference
// takes it for an error.
static bool was_meant_as_text(Reader *reader)
{
    Token token = reader->token;
    bool line_start = reader->before.last == TOKEN_NEWLINE;
    if (reader->source.strict)
        return false;
    switch (reader_beyond_levels(reader)) {
    case TOKEN_CLAIM_REFERENCE:
    case TOKEN_ARGUMENT_REFERENCE: return !line_start || !ends_line(reader, token.end);
    case TOKEN_CLAIM_DEFINITION:
    case TOKEN_ARGUMENT_DEFINITION: return !line_start;
    case TOKEN_INFERENCE_START: return reader->block != BLOCK_PCS;
    case TOKEN_NUMBER: return reader->block != BLOCK_PCS && !is_number_one(reader);
    case TOKEN_ORDERED_ITEM:
        return reader->block != BLOCK_LIST && !is_number_one(reader);
    case TOKEN_DATA:
        return !ends_line(reader, token.end) &&
               str_find(token_text(reader->source.text, token), str(":")) < 0;
    default: return false;
    }
}

static void note_text(Reader *reader)
{
    Token token = reader->token;
    Str shown = token_text(reader->source.text, token);
    if (!is_reference(token.kind) && !is_definition(token.kind))
        return;
    source_problem(&reader->source, token, SEVERITY_NOTE, "read-as-text",
                   arena_format(reader->lexer.arena,
                                "“%.*s” stands within a text and is read as text",
                                (int)shown.length, shown.data),
                   arena_format(reader->lexer.arena,
                                "to mention it, write “@%.*s”; to keep it as text, "
                                "write a backslash before it",
                                (int)shown.length, shown.data));
}

static bool has_line_end(Str text)
{
    return text.length > 0 && (memchr(text.data, '\n', text.length) ||
                               memchr(text.data, '\r', text.length));
}

// The reference finds a link over several lines, but can take it apart only if some
// [text](url) stands on one of them.
static void check_link(const Reader *reader)
{
    Token token = reader->token;
    Str text = token_text(reader->source.text, token);
    if (!reader->source.strict || token.kind != TOKEN_LINK || !has_line_end(text))
        return;
    size_t close = (size_t)str_find(text, str("](")), open = close - 1;
    while (open > 0 && !has_line_end(str_part(text, open, close)) &&
           text.data[open - 1] != '[')
        open--;
    if (has_line_end(str_from(text, close)) ||
        has_line_end(str_part(text, open, close)))
        source_deviation(&reader->source, token, SEVERITY_NOTE, "link-over-lines",
                         str("this link runs over the end of a line"),
                         str("write it on one line"));
}

static void read_run(Reader *reader)
{
    for (;;) {
        if (is_content(reader->token.kind)) {
            check_link(reader);
            push(reader, reader->token);
            reader_next(reader);
        } else if (was_meant_as_text(reader)) {
            note_text(reader);
            read_as_text(reader);
        } else {
            return;
        }
    }
}

// Turns the signs of bold and italic that have no partner into text.
static void pair_marks(Reader *reader, size_t from)
{
    Token *content = reader->content;
    size_t *open =
        arena_get(reader->lexer.arena, reader->content_count - from + 1, sizeof *open);
    size_t count = 0;
    for (size_t i = from; i < reader->content_count; i++) {
        TokenKind kind = content[i].kind;
        if (!is_range_mark(kind))
            continue;
        if (kind >= TOKEN_BOLD_STAR_START) {
            open[count++] = i;
            continue;
        }
        int partner = (int)kind + TOKEN_BOLD_STAR_START - TOKEN_BOLD_STAR_END;
        while (count > 0 && (int)content[open[count - 1]].kind != partner)
            content[open[--count]].kind = TOKEN_TEXT;
        if (count > 0)
            count--;
        else
            content[i].kind = TOKEN_TEXT;
    }
    while (count > 0)
        content[open[--count]].kind = TOKEN_TEXT;
}

static void complain_of_mark(Reader *reader, size_t from)
{
    for (size_t i = reader->content_count; i-- > from;) {
        Token token = reader->content[i];
        if (!is_range_mark(token.kind))
            continue;
        Str sign = token_text(reader->source.text, token);
        source_deviation(&reader->source, token, SEVERITY_NOTE, "unclosed-mark",
                         arena_format(reader->lexer.arena,
                                      "“%.*s” opens nothing that is closed",
                                      (int)sign.length, sign.data),
                         str("write a backslash before it to keep it as text"));
        return;
    }
}

// Content as the reference reads it; if bold or italic text is not closed in it, it is
// read once more with signs inside words as text, and those without a partner too.
static void read_content(Reader *reader)
{
    size_t from = reader->content_count;
    LexState start = reader->before;
    size_t problems = reader->source.problems->count;
    read_run(reader);
    if (reader->lexer.state.marks == 0)
        return;
    if (!reader->source.strict) {
        reader->source.problems->count = problems;
        reader->content_count = from;
        lexer_reset(&reader->lexer, &start);
        lexer_close_marks(&reader->lexer);
        reader->lexer.careful = true;
        reader_next(reader);
        read_run(reader);
        reader->lexer.careful = false;
    }
    if (reader->lexer.state.marks > 0 || reader->source.strict)
        complain_of_mark(reader, from);
    pair_marks(reader, from);
    lexer_close_marks(&reader->lexer);
}

static void complain_of_colon(Reader *reader, const Element *element)
{
    Str shown = token_text(reader->source.text, element->first);
    source_deviation(
        &reader->source, element->first, SEVERITY_WARNING, "missing-colon",
        arena_format(reader->lexer.arena, "text follows “%.*s” without a colon",
                     (int)shown.length, shown.data),
        arena_format(reader->lexer.arena,
                     "write “%.*s:” to define it, or give the text a line of its own "
                     "after a blank one",
                     (int)shown.length, shown.data));
}

static void take_line_end(Reader *reader)
{
    reader->line_ends++;
    reader_next(reader);
}

// What follows a reference: its tags, and the end of the line.
static void read_tags(Reader *reader)
{
    while (reader->token.kind == TOKEN_TAG) {
        push(reader, reader->token);
        reader_next(reader);
    }
    if (reader->token.kind == TOKEN_NEWLINE)
        take_line_end(reader);
}

// Data, and the end of its line.
static void read_data(Reader *reader)
{
    while (reader->token.kind == TOKEN_DATA && !was_meant_as_text(reader)) {
        if (reader->data_count > 0)
            source_deviation(&reader->source, reader->token, SEVERITY_NOTE,
                             "data-twice", str("there are two pieces of data"),
                             str("put them into one pair of braces"));
        push_data(reader);
        if (reader->token.kind == TOKEN_NEWLINE)
            take_line_end(reader);
    }
}

static void take_colon(Reader *reader)
{
    if (reader->token.kind == TOKEN_CONTROL &&
        str_starts(token_text(reader->source.text, reader->token), str(":")))
        reader_next(reader);
}

static void read_title(Reader *reader, Element *element)
{
    Str text = token_text(reader->source.text, reader->token);
    TokenKind kind = reader->token.kind;
    element->is_argument =
        kind == TOKEN_ARGUMENT_DEFINITION || kind == TOKEN_ARGUMENT_REFERENCE;
    element->form = is_definition(kind) ? FORM_DEFINITION : FORM_REFERENCE;
    element->title = str_part(text, 1, text.length - (is_definition(kind) ? 2 : 1));
    reader_next(reader);
}

static uint32_t end_of(const Reader *reader, const Element *element)
{
    uint32_t end = element->first.end;
    for (size_t i = reader->content_count; i-- > 0;) {
        Token last = reader->content[i];
        if (last.kind != TOKEN_NEWLINE) {
            end = last.end > end ? last.end : end;
            break;
        }
    }
    if (reader->data_count > 0 && reader->data[reader->data_count - 1].end > end)
        end = reader->data[reader->data_count - 1].end;
    Str text = reader->source.text;
    while (end > element->first.start &&
           (text.data[end - 1] == ' ' || text.data[end - 1] == '\t'))
        end--;
    return end;
}

// Text, data, and what comes after data although it should not.
static void read_rest(Reader *reader, Element *element)
{
    if (element->form == FORM_REFERENCE)
        read_tags(reader);
    else
        read_content(reader);
    read_data(reader);
    while (is_content(reader->token.kind) || was_meant_as_text(reader)) {
        if (element->form == FORM_REFERENCE) {
            complain_of_colon(reader, element);
            element->form = FORM_DEFINITION;
            take_colon(reader);
        } else {
            source_deviation(&reader->source, reader->token, SEVERITY_WARNING,
                             "text-after-data", str("text follows the data in braces"),
                             str("put the data last"));
        }
        read_content(reader);
        read_data(reader);
    }
}

static bool has_text(const Reader *reader)
{
    for (size_t i = 0; i < reader->content_count; i++)
        if (reader->content[i].kind != TOKEN_NEWLINE)
            return true;
    return false;
}

static void start(Reader *reader, Element *element)
{
    *element = (Element){ .first = reader->token };
    reader->content_count = reader->data_count = 0;
    reader->line_ends = 0;
}

static void finish(Reader *reader, Element *element)
{
    element->content = reader->content;
    element->content_count = reader->content_count;
    element->data = reader->data;
    element->data_count = reader->data_count;
    element->end = end_of(reader, element);
    element->whole_end = reader->taken;
    element->line_ends = reader->line_ends;
    element->ends_in_line_end =
        reader->line_ends > 0 && reader->before.last == TOKEN_NEWLINE;
}

bool reader_element(Reader *reader, Element *element)
{
    if (!reader_at_element(reader))
        return false;
    start(reader, element);
    if (!is_content(reader->token.kind))
        read_title(reader, element);
    read_rest(reader, element);
    finish(reader, element);
    return element->form != FORM_TEXT || has_text(reader) || reader->source.strict;
}

void reader_heading(Reader *reader, Element *element)
{
    start(reader, element);
    reader_next(reader);
    read_rest(reader, element);
    finish(reader, element);
}
