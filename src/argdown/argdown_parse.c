#include "src/argdown/argdown_parse.h"
#include "src/argdown/argdown_inference.h"
#include "src/argdown/argdown_likeness.h"
#include "src/base/vec.h"

void parser_init(Parser *parser, Arena *scratch, Source source)
{
    *parser = (Parser){ 0 };
    reader_init(&parser->reader, scratch, source);
}

static const Syntax *give_element(Parser *parser, SyntaxPlace place, int32_t depth)
{
    parser->syntax.place = place;
    parser->syntax.depth = parser->deepest = depth;
    parser->has_parent = true;
    return syntax_give(parser, SYNTAX_ELEMENT);
}

static void begin_block(Parser *parser, Block block)
{
    parser->reader.block = block;
    parser->base = parser->levels;
    parser->has_parent = parser->is_dashed = parser->after_blank = false;
    parser->has_begun = true;
}

// Leaves the block; a premise-conclusion structure ends with a piece of its own.
static const Syntax *end_block(Parser *parser)
{
    bool was_pcs = parser->reader.block == BLOCK_PCS;
    parser->reader.block = BLOCK_NONE;
    parser->has_parent = parser->after_blank = false;
    if (!was_pcs)
        return NULL;
    const Source *source = &parser->reader.source;
    Token place = parser->syntax.mark;
    if (parser->inferences == 0)
        source_deviation(source, place, SEVERITY_WARNING, "missing-inference",
                         str("no inference leads from the premises to a conclusion"),
                         str("write ---- on a line between them"));
    else if (parser->awaits_conclusion)
        source_deviation(source, place, SEVERITY_ERROR, "missing-conclusion",
                         str("no conclusion follows the inference"),
                         str("write it as a numbered line below the dashes"));
    else if (!parser->has_conclusion)
        source_deviation(source, place, SEVERITY_WARNING, "missing-inference",
                         str("this last line follows from nothing"),
                         str("write ---- above it if it is the conclusion"));
    return syntax_give(parser, SYNTAX_PCS_END);
}

// A block that is not parted from the one before.
static void check_blank_line(Parser *parser, const char *what)
{
    const Reader *reader = &parser->reader;
    if (parser->after_front_matter)
        syntax_deviate(parser, SEVERITY_NOTE, "blank-line-after-front-matter",
                       "no blank line stands between the front matter and the text",
                       "put one there: other readers of Argdown want it");
    else if (reader->block != BLOCK_NONE)
        syntax_deviate(parser, SEVERITY_WARNING, "missing-blank-line", what,
                       "put a blank line before it");
    parser->after_front_matter = false;
}

static bool is_item(TokenKind kind)
{
    return kind == TOKEN_ORDERED_ITEM || kind == TOKEN_UNORDERED_ITEM;
}

// An element whose text is missing: a definition or a mark with nothing behind it.
static void complain_of_nothing(const Parser *parser, Token mark)
{
    Str shown = str_trim(syntax_text(parser, mark));
    source_deviation(&parser->reader.source, mark, SEVERITY_ERROR, "missing-element",
                     arena_format(parser->reader.lexer.arena, "nothing follows “%.*s”",
                                  (int)shown.length, shown.data),
                     str("write a statement, a [Title] or an <Argument> behind it"));
}

static bool read_element(Parser *parser)
{
    const Element *element = &parser->syntax.element;
    if (!reader_element(&parser->reader, &parser->syntax.element))
        return false;
    if (element->form == FORM_DEFINITION && element->content_count == 0)
        source_deviation(&parser->reader.source, element->first, SEVERITY_WARNING,
                         "empty-definition", str("nothing is defined here"),
                         str("write a text behind the colon, or leave the colon out"));
    bool is_block = parser->reader.block == BLOCK_ELEMENT && !parser->has_parent;
    likeness_note(&parser->reader.source, element, is_block, !parser->has_element);
    parser->has_element = true;
    return true;
}

// Reads the element behind a mark.
static bool read_behind(Parser *parser, Token mark)
{
    reader_next(&parser->reader);
    parser->syntax.mark = mark;
    if (read_element(parser))
        return true;
    complain_of_nothing(parser, mark);
    return false;
}

static void check_item(Parser *parser)
{
    TokenKind kind = parser->reader.token.kind;
    if (parser->reader.block != BLOCK_LIST)
        check_blank_line(parser, "a list begins in the middle of a paragraph");
    else if (kind != parser->item && is_item(parser->item))
        syntax_deviate(parser, SEVERITY_NOTE, "mixed-list",
                       "one list has both numbers and asterisks", "use one of them");
    if (parser->levels > 1)
        syntax_deviate(parser, SEVERITY_WARNING, "nested-list",
                       "lists cannot be nested",
                       "use + or - if this bears on the line above");
    else if (parser->levels < 1)
        syntax_deviate(parser, SEVERITY_NOTE, "uneven-list",
                       "this item is indented less than the one before",
                       "indent all items alike");
}

static const Syntax *list_item(Parser *parser)
{
    Reader *reader = &parser->reader;
    check_item(parser);
    if (reader->block == BLOCK_PCS)
        return end_block(parser);
    begin_block(parser, BLOCK_LIST);
    parser->item = reader->token.kind;
    return read_behind(parser, reader->token) ? give_element(parser, PLACE_ITEM, 0)
                                              : NULL;
}

// Whether the mark of a relation is not indented.
static bool is_flush(const Parser *parser)
{
    char first = syntax_text(parser, parser->reader.token).data[0];
    return first != ' ' && first != '\t' && first != '\'';
}

static bool is_bullet(const Parser *parser)
{
    Str mark = syntax_text(parser, parser->reader.token);
    return str_is(str_trim(mark), "-") || str_is(str_trim(mark), "+");
}

static void complain_of_relation(const Parser *parser)
{
    if (parser->after_blank)
        syntax_deviate(
            parser, SEVERITY_WARNING, "blank-line-before-relation",
            "a blank line stands between this relation and the line it bears on",
            "remove the blank line");
    else if (parser->levels - parser->base < 1 || is_flush(parser))
        syntax_deviate(parser, SEVERITY_WARNING, "relation-not-indented",
                       "a relation must be indented more than the line it bears on",
                       "put spaces before it");
    if (parser->awaits_conclusion && parser->levels - parser->base <= 1 &&
        parser->reader.token.kind != TOKEN_UNDERCUT_BY)
        syntax_deviate(
            parser, SEVERITY_WARNING, "relation-of-inference",
            "only an undercut can hang under an inference",
            "write <_ to attack the step, or move this under the conclusion");
}

// A relation under nothing: read as what it says, but as if it stood alone.
static const Syntax *orphan(Parser *parser)
{
    bool bullet = is_flush(parser) && is_bullet(parser);
    if (bullet && !parser->is_dashed)
        syntax_deviate(
            parser, SEVERITY_WARNING, "dash-list",
            "a line that begins with + or - bears on a line above it, and there is "
            "none: this is read as a list",
            "begin the items of a list with *");
    else if (!bullet)
        syntax_deviate(parser, SEVERITY_ERROR, "relation-without-parent",
                       "there is no statement or argument above for this to bear on",
                       "put it, indented, directly below the line that it bears on");
    begin_block(parser, BLOCK_LIST);
    parser->is_dashed = bullet;
    parser->item = parser->reader.token.kind;
    return read_behind(parser, parser->reader.token)
               ? give_element(parser, PLACE_ITEM, 0)
               : NULL;
}

static const Syntax *relation(Parser *parser)
{
    Token mark = parser->reader.token;
    bool is_bullet_again = parser->is_dashed && is_bullet(parser);
    if (!parser->has_parent || is_bullet_again)
        return orphan(parser);
    if (parser->after_blank && is_flush(parser) && is_bullet(parser) &&
        !parser->reader.source.strict)
        return orphan(parser);
    complain_of_relation(parser);
    parser->after_blank = false;
    // a line of which nothing could be read is no parent
    int32_t depth = parser->levels - parser->base;
    depth = depth > parser->deepest + 1 ? parser->deepest + 1 : depth;
    if (!read_behind(parser, mark))
        return NULL;
    if (mark.kind == TOKEN_CONTRADICTS && parser->syntax.element.is_argument)
        source_deviation(&parser->reader.source, parser->syntax.element.first,
                         SEVERITY_WARNING, "contradiction-of-argument",
                         str("only statements can contradict each other"),
                         str("use - for an attack by an argument"));
    parser->syntax.relation = mark.kind;
    return give_element(parser, PLACE_RELATION, depth > 1 ? depth : 1);
}

static const Syntax *numbered(Parser *parser)
{
    Reader *reader = &parser->reader;
    Token number = reader->token;
    if (reader->block != BLOCK_PCS) {
        check_blank_line(parser, "an argument begins in the middle of a paragraph");
        begin_block(parser, BLOCK_PCS);
        parser->inferences = 0;
        parser->awaits_conclusion = parser->has_conclusion = false;
        parser->syntax.element = (Element){ .first = number };
        parser->syntax.mark = number;
        return syntax_give(parser, SYNTAX_PCS_START);
    }
    if (parser->after_blank)
        syntax_deviate(parser, SEVERITY_WARNING, "blank-line-in-argument",
                       "a blank line stands within a premise-conclusion structure",
                       "remove the blank line");
    parser->after_blank = false;
    if (!read_behind(parser, number))
        return NULL;
    if (parser->syntax.element.is_argument)
        source_deviation(&reader->source, parser->syntax.element.first,
                         SEVERITY_WARNING, "argument-as-premise",
                         str("a premise or conclusion must be a statement"),
                         str("write its title in [brackets]"));
    parser->has_conclusion = parser->awaits_conclusion;
    parser->awaits_conclusion = false;
    return give_element(parser, PLACE_NUMBERED, 0);
}

static const Syntax *stray_data(Parser *parser)
{
    syntax_deviate(parser, SEVERITY_ERROR, "data-without-element",
                   "these data belong to nothing",
                   "put them behind a statement, an argument or a heading");
    reader_next(&parser->reader);
    return NULL;
}

static const Syntax *front_matter(Parser *parser)
{
    Reader *reader = &parser->reader;
    const Syntax *end = end_block(parser);
    if (end)
        return end;
    if (parser->has_begun)
        syntax_deviate(parser, SEVERITY_ERROR, "front-matter-not-first",
                       "front matter can only stand at the beginning", "move it there");
    parser->syntax.element =
        (Element){ .first = reader->token, .end = reader->token.end };
    reader_next(reader);
    parser->after_front_matter = true;
    if (reader->token.kind == TOKEN_NEWLINE)
        reader_next(reader);
    parser->syntax.element.whole_end = reader->taken;
    return syntax_give(parser, SYNTAX_FRONT_MATTER);
}

static const Syntax *heading(Parser *parser)
{
    check_blank_line(parser, "a heading begins in the middle of a paragraph");
    const Syntax *end = end_block(parser);
    if (end)
        return end;
    begin_block(parser, BLOCK_ELEMENT);
    Token signs = parser->reader.token;
    reader_heading(&parser->reader, &parser->syntax.element);
    if (parser->syntax.element.content_count == 0)
        source_deviation(&parser->reader.source, signs, SEVERITY_WARNING,
                         "empty-heading", str("the heading has no text"),
                         str("write one behind the signs"));
    return syntax_give(parser, SYNTAX_HEADING);
}

// A paragraph: an element at the beginning of a block.
static const Syntax *paragraph(Parser *parser)
{
    Reader *reader = &parser->reader;
    bool is_first_line_end =
        reader->token.kind == TOKEN_NEWLINE && reader->before.last == TOKEN_END;
    if (is_first_line_end || !reader_at_element(reader)) {
        reader_next(reader);
        return NULL;
    }
    check_blank_line(parser, "this begins in the middle of a paragraph");
    const Syntax *end = end_block(parser);
    if (end)
        return end;
    begin_block(parser, BLOCK_ELEMENT);
    if (!read_element(parser))
        return NULL;
    return give_element(parser, PLACE_TOP, 0);
}

// A blank line ends the block, unless what follows cannot be meant to begin a new one.
static const Syntax *blank_line(Parser *parser)
{
    Reader *reader = &parser->reader;
    reader_next(reader);
    TokenKind next = reader_beyond_levels(reader);
    bool is_pcs = reader->block == BLOCK_PCS && !parser->has_conclusion &&
                  (next == TOKEN_NUMBER || next == TOKEN_INFERENCE_START);
    bool is_relation = parser->has_parent && token_is_relation(next);
    parser->after_front_matter = false;
    if (reader->source.strict || !(is_pcs || is_relation))
        return end_block(parser);
    parser->after_blank = true;
    return NULL;
}

static const Syntax *end_of_text(Parser *parser)
{
    const Syntax *end = end_block(parser);
    if (end)
        return end;
    Token *backslash = &parser->reader.lexer.bad_backslash;
    if (backslash->end > 0)
        source_deviation(
            &parser->reader.source, *backslash, SEVERITY_NOTE, "bad-escape",
            str("this backslash stands before nothing that it could escape"),
            str("write two for a backslash in the text"));
    backslash->end = 0;
    if (!parser->has_begun)
        syntax_deviate(parser, SEVERITY_NOTE, "empty",
                       "there is no debate in this file",
                       "write a statement: [Title]: text");
    parser->has_begun = true;
    return syntax_give(parser, SYNTAX_END);
}

static const Syntax *change_level(Parser *parser, int32_t change)
{
    parser->levels += change;
    reader_next(&parser->reader);
    return NULL;
}

// Reads on; NULL if that gave no piece yet.
static const Syntax *step(Parser *parser)
{
    switch (parser->reader.token.kind) {
    case TOKEN_END: return end_of_text(parser);
    case TOKEN_FRONT_MATTER: return front_matter(parser);
    case TOKEN_EMPTYLINE: return blank_line(parser);
    case TOKEN_INDENT: return change_level(parser, 1);
    case TOKEN_DEDENT: return change_level(parser, -1);
    case TOKEN_HEADING: return heading(parser);
    case TOKEN_NUMBER: return numbered(parser);
    case TOKEN_ORDERED_ITEM:
    case TOKEN_UNORDERED_ITEM: return list_item(parser);
    case TOKEN_DATA: return stray_data(parser);
    case TOKEN_INFERENCE_START:
        return parser->reader.block == BLOCK_PCS ? inference_read(parser)
                                                 : inference_stray(parser);
    default:
        return token_is_relation(parser->reader.token.kind) ? relation(parser)
                                                            : paragraph(parser);
    }
}

const Syntax *parser_next(Parser *parser)
{
    const Syntax *piece;
    do
        piece = step(parser);
    while (!piece);
    return piece;
}
