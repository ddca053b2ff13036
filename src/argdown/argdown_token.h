// The words of Argdown: what the lexer gives and the parser takes.
#ifndef SRC_ARGDOWN_ARGDOWN_TOKEN_H
#define SRC_ARGDOWN_ARGDOWN_TOKEN_H

#include <stdint.h>
#include "src/base/str.h"

typedef enum {
    TOKEN_END, // of the text
    TOKEN_FRONT_MATTER,
    TOKEN_DATA,
    TOKEN_ESCAPED,
    TOKEN_SPECIAL, // a shortcode such as .->.
    TOKEN_EMPTYLINE,
    TOKEN_NEWLINE,
    TOKEN_INDENT, // these two have no text
    TOKEN_DEDENT,
    TOKEN_INFERENCE_START,
    TOKEN_INFERENCE_END,
    TOKEN_LIST_DELIMITER, // a comma between rules of inference
    // what stands at the beginning of a line
    TOKEN_SUPPORTS,       // +>
    TOKEN_ATTACKS,        // ->
    TOKEN_SUPPORTED_BY,   // + <+
    TOKEN_ATTACKED_BY,    // - <-
    TOKEN_CONTRADICTS,    // ><
    TOKEN_UNDERCUTS,      // _>
    TOKEN_UNDERCUT_BY,    // _ <_
    TOKEN_HEADING,        // the # and a space
    TOKEN_NUMBER,         // (1)
    TOKEN_ORDERED_ITEM,   // 1.
    TOKEN_UNORDERED_ITEM, // *
    // bold and italic; the order within each four is that of RangeMark
    TOKEN_BOLD_STAR_END,
    TOKEN_BOLD_LINE_END,
    TOKEN_ITALIC_STAR_END,
    TOKEN_ITALIC_LINE_END,
    TOKEN_BOLD_STAR_START,
    TOKEN_BOLD_LINE_START,
    TOKEN_ITALIC_STAR_START,
    TOKEN_ITALIC_LINE_START,
    TOKEN_LINK, // [text](url)
    TOKEN_TAG,
    TOKEN_CLAIM_DEFINITION, // [title]:
    TOKEN_CLAIM_REFERENCE,  // [title]
    TOKEN_CLAIM_MENTION,    // @[title]
    TOKEN_ARGUMENT_DEFINITION,
    TOKEN_ARGUMENT_REFERENCE,
    TOKEN_ARGUMENT_MENTION,
    TOKEN_TEXT,
    TOKEN_CONTROL, // a character of the syntax that means nothing where it stands
    TOKEN_COUNT,
} TokenKind;

typedef struct {
    TokenKind kind;
    uint32_t start, end; // bytes of the source, the end excluded
    uint32_t line_start; // where its line begins
    int32_t line;        // from 1
} Token;

// The name that Argdown's own documentation gives to the kind: "StatementDefinition".
const char *token_name(TokenKind kind);

// Whether the token says how a line bears on the one above it.
bool token_is_relation(TokenKind kind);

static inline Str token_text(Str source, Token token)
{
    return str_part(source, token.start, token.end);
}

#endif
