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

#include "src/argdown/argdown_syntax.h"

void parser_init(Parser *parser, Arena *scratch, Source source);

// The next piece, borrowed until the next call; SYNTAX_END at the end.
const Syntax *parser_next(Parser *parser);

#endif
