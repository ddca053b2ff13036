// What the grammar gives: pieces of syntax, and the state of whoever is reading them
// (argdown_parse.h).
#ifndef SRC_ARGDOWN_ARGDOWN_SYNTAX_H
#define SRC_ARGDOWN_ARGDOWN_SYNTAX_H

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

// The source text of a token.
Str syntax_text(const Parser *parser, Token token);

// A deviation (argdown_source.h) at the next token.
void syntax_deviate(const Parser *parser, Severity severity, const char *code,
                    const char *text, const char *help);

// The parser's piece of syntax, which is now of this kind.
const Syntax *syntax_give(Parser *parser, SyntaxKind kind);

#endif
