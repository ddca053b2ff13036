#include "src/argdown/argdown_inference.h"
#include "src/base/vec.h"

static void push_rule(Parser *parser)
{
    Reader *reader = &parser->reader;
    reader->content =
        vec_room(reader->lexer.arena, reader->content, reader->content_count,
                 &reader->content_room, sizeof reader->content[0]);
    reader->content[reader->content_count++] = reader->token;
    reader_next(reader);
}

// Whether a line begins with a number in brackets.
static bool is_numbered_line(Str text, size_t at)
{
    at = match_blanks(text, at);
    size_t end = at + 1;
    while (end < text.length && text.data[end] >= '0' && text.data[end] <= '9')
        end++;
    return str_starts(str_from(text, at), str("(")) && end > at + 1 &&
           str_starts(str_from(text, end), str(")"));
}

// Whether an inference that begins here has its second dashes before the next blank
// line.
static bool is_closed(const Parser *parser)
{
    Str text = parser->reader.source.text;
    size_t at = parser->reader.token.start;
    if (parser->reader.source.strict)
        return true;
    bool alone = match_newline(text, at) > 0;
    if (alone && is_numbered_line(text, match_newline(text, at)))
        return false;
    for (; at < text.length; at++) {
        if (str_starts(str_from(text, at), str("--")))
            return true;
        size_t end = match_line_end(text, at);
        if (end > 0 && match_newline(text, end) > 0)
            return false;
    }
    return false;
}

// An inference that is not closed ends with its line.
static void close_by_force(Parser *parser, Token dashes)
{
    Reader *reader = &parser->reader;
    bool three = reader->content_count == 1 &&
                 str_is(syntax_text(parser, reader->content[0]), "-");
    if (three) // the third one is no rule
        reader->content_count = 0;
    source_deviation(&reader->source, dashes, SEVERITY_WARNING, "unclosed-inference",
                     three ? str("an inference is written with four dashes")
                           : str("the inference has no closing dashes"),
                     str("write ---- or -- rule --"));
    LexState state = reader->before;
    state.in_inference = false;
    lexer_reset(&reader->lexer, &state);
    reader_next(reader);
}

static size_t skip_kind(const Reader *reader, size_t at, TokenKind kind)
{
    return at < reader->content_count && reader->content[at].kind == kind ? at + 1 : at;
}

static size_t skip_text(const Reader *reader, size_t at)
{
    while (at < reader->content_count && (reader->content[at].kind == TOKEN_TEXT ||
                                          reader->content[at].kind == TOKEN_CONTROL ||
                                          reader->content[at].kind == TOKEN_ESCAPED ||
                                          reader->content[at].kind == TOKEN_SPECIAL))
        at++;
    return at;
}

// Between the dashes stand names of rules, parted by commas, and then data; a line may
// end before and after each.
static void check_rules(const Parser *parser)
{
    const Reader *reader = &parser->reader;
    size_t at = skip_kind(reader, 0, TOKEN_NEWLINE), text = at;
    bool wants_text = false;
    for (at = skip_text(reader, at); at > text || wants_text;
         at = skip_text(reader, at)) {
        if (at == text)
            break;
        wants_text = skip_kind(reader, at, TOKEN_LIST_DELIMITER) > at;
        at = text = skip_kind(reader, at, TOKEN_LIST_DELIMITER);
        if (!wants_text)
            break;
    }
    if (at > 1 || skip_kind(reader, 0, TOKEN_NEWLINE) == 0)
        at = skip_kind(reader, at, TOKEN_NEWLINE);
    at = skip_kind(reader, skip_kind(reader, at, TOKEN_DATA), TOKEN_NEWLINE);
    if (wants_text || at < reader->content_count)
        source_deviation(&reader->source,
                         at < reader->content_count ? reader->content[at]
                                                    : reader->token,
                         SEVERITY_WARNING, "bad-rules",
                         str("between the dashes there should be names of rules with "
                             "commas between them, then data"),
                         str("write -- rule, rule {key: value} --"));
}

static void check_place_of_inference(Parser *parser)
{
    if (parser->after_blank)
        syntax_deviate(parser, SEVERITY_WARNING, "blank-line-in-argument",
                       "a blank line stands within a premise-conclusion structure",
                       "remove the blank line");
    if (parser->awaits_conclusion)
        syntax_deviate(parser, SEVERITY_ERROR, "missing-conclusion",
                       "no conclusion stands between this inference and the one before",
                       "write it as a numbered line");
    parser->after_blank = false;
}

// What stands between the dashes, up to the second ones.
static void read_rules(Parser *parser, Token dashes)
{
    Reader *reader = &parser->reader;
    bool closed = is_closed(parser);
    while (reader->token.kind != TOKEN_INFERENCE_END &&
           reader->token.kind != TOKEN_END &&
           (closed || reader->token.kind != TOKEN_NEWLINE))
        push_rule(parser);
    parser->syntax.element.end = reader->token.start;
    if (reader->token.kind != TOKEN_INFERENCE_END) {
        close_by_force(parser, dashes);
        return;
    }
    parser->syntax.element.end = reader->token.end;
    check_rules(parser);
    reader_next(reader);
}

static void inference_skip_line(Parser *parser)
{
    Reader *reader = &parser->reader;
    while (reader->token.kind != TOKEN_NEWLINE &&
           reader->token.kind != TOKEN_EMPTYLINE && reader->token.kind != TOKEN_END)
        reader_next(reader);
}

const Syntax *inference_read(Parser *parser)
{
    Reader *reader = &parser->reader;
    Token dashes = reader->token;
    check_place_of_inference(parser);
    parser->syntax.element = (Element){ .first = dashes };
    parser->syntax.mark = dashes;
    reader->content_count = reader->data_count = 0;
    reader_next(reader);
    read_rules(parser, dashes);
    parser->syntax.element.content = reader->content;
    parser->syntax.element.content_count = reader->content_count;
    parser->inferences++;
    parser->awaits_conclusion = parser->has_parent = true;
    parser->deepest = 0;
    if (reader->token.kind != TOKEN_NEWLINE && reader->token.kind != TOKEN_EMPTYLINE &&
        reader->token.kind != TOKEN_END) {
        syntax_deviate(parser, SEVERITY_WARNING, "text-after-inference",
                       "something follows the dashes on their line",
                       "put names of rules between the dashes: -- rule --");
        inference_skip_line(parser);
    }
    if (reader->token.kind == TOKEN_NEWLINE)
        reader_next(reader);
    parser->syntax.element.whole_end = reader->taken;
    return syntax_give(parser, SYNTAX_INFERENCE);
}

const Syntax *inference_stray(Parser *parser)
{
    Reader *reader = &parser->reader;
    Str text = reader->source.text;
    size_t at = reader->token.end; // behind the dashes, however they are indented
    while (at < text.length && strchr(" \t-", text.data[at]))
        at++;
    bool is_ruler = at >= text.length || match_line_end(text, at) > 0;
    Token line = reader->token;
    line.end = (uint32_t)at;
    source_deviation(&reader->source, line, is_ruler ? SEVERITY_NOTE : SEVERITY_WARNING,
                     "stray-dashes",
                     str("an inference stands here, but no premises stand above it"),
                     is_ruler ? str("Argdown has no rulers: use a # Heading")
                              : str("to begin a text with dashes, write a backslash "
                                    "before them"));
    lexer_plain(&reader->lexer, &reader->before, line);
    reader_next(reader);
    if (is_ruler)
        inference_skip_line(parser);
    return NULL;
}
