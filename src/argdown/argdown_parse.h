// The grammar of Argdown: tokens to a flat row of syntax, in the order of the text. How
// deep an element lies below another is a number, so nothing here recurses, however
// deeply relations are nested.
//
// The grammar is that of the reference implementation (version 2.0.1). What it refuses
// is a problem, and is read as its author probably meant it; in strict mode the same
// problems are errors. Whatever happens, reading goes on at the next blank line at the
// latest.
#ifndef SRC_ARGDOWN_ARGDOWN_PARSE_H
#define SRC_ARGDOWN_ARGDOWN_PARSE_H

#include "src/argdown/argdown_element.h"

typedef enum {
    SYNTAX_END,
    SYNTAX_FRONT_MATTER, // element.first is the token
    SYNTAX_HEADING,      // element.first is its signs
    SYNTAX_ELEMENT,
    SYNTAX_PCS_START, // a premise-conclusion structure; element.first is its number
    SYNTAX_INFERENCE, // element.content is what stands between the dashes
    SYNTAX_PCS_END,
} SyntaxKind;

typedef enum { PLACE_TOP, PLACE_ITEM, PLACE_NUMBERED, PLACE_RELATION } SyntaxPlace;

typedef struct {
    SyntaxKind kind;
    SyntaxPlace place;
    Element element;
    // of a relation: how the line bears on the last element (or inference) that is one
    // less deep
    TokenKind relation;
    Token mark;
    int32_t depth; // 0 of what stands under nothing
} Syntax;

typedef struct {
    Reader reader;
    Syntax syntax;
    int32_t levels, base; // open levels, and those of list items among them
    int32_t deepest;      // depth of the last element
    bool has_parent;      // relations have something to hang under
    bool after_blank;     // a blank line in the middle of a block has been passed
    bool is_dashed;       // a list whose items begin with - or +
    TokenKind item;       // with what its last item begins
    bool has_begun;       // something has been read that is no front matter
    bool has_element;     // an element has been read
    bool after_front_matter;
    // of the premise-conclusion structure that is being read
    int32_t inferences;
    bool awaits_conclusion, has_conclusion; // the last line is one
} Parser;

void parser_init(Parser *parser, Arena *scratch, Source source);

// The next piece, borrowed until the next call; SYNTAX_END at the end.
const Syntax *parser_next(Parser *parser);

#endif
