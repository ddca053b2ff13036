// Inferences: the dashes between premises and conclusions, with the rules and data that
// stand between them, and dashes that are none.
#ifndef SRC_ARGDOWN_ARGDOWN_INFERENCE_H
#define SRC_ARGDOWN_ARGDOWN_INFERENCE_H

#include "src/argdown/argdown_syntax.h"

// Reads an inference at the next token, which begins one.
const Syntax *inference_read(Parser *parser);

// Dashes outside an argument: a ruler, which is passed over, or text. NULL.
const Syntax *inference_stray(Parser *parser);

#endif
