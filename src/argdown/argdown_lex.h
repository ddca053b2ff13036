// Argdown source to tokens, one at a time: an ordered list of patterns of which the
// first that fits wins, in two modes (text, and inferences between -- and --), with
// indentation as tokens of its own.
#ifndef SRC_ARGDOWN_ARGDOWN_LEX_H
#define SRC_ARGDOWN_ARGDOWN_LEX_H

#include "src/argdown/argdown_match.h"
#include "src/argdown/argdown_token.h"
#include "src/base/arena.h"

// What changes from token to token, and can be set back.
typedef struct {
    uint32_t at, line_start;
    int32_t line;
    TokenKind last; // what was given last; TOKEN_END at the beginning
    bool in_inference;
    bool has_begun;                     // something else than line ends has been given
    uint32_t last_end, last_line_start; // of the token given last
    uint32_t reached_line_start;        // of the line on which it ended
    int32_t reached_line;
    uint32_t levels, marks; // how many are open
    uint32_t dedents;       // still to be given, before `waiting`
    Token dedent, waiting;
} LexState;

typedef struct {
    Matcher matcher;
    LexState state;
    Arena *arena;
    size_t *indents; // widths of the open levels
    size_t indent_room;
    unsigned char *marks; // open bold and italic ranges
    size_t mark_room;
    bool careful; // a mark within a word is text, an end closes what it finds open
    size_t plain_start, plain_end; // no line mark and no title begins in here
    Token bad_backslash;           // the first that escapes nothing, if it is one byte
} Lexer;

// Reads `text`, which must outlive the lexer. `strict`: exactly the tokens of the
// reference implementation; else some traps are left out: // in an address, a last
// line without an end, data with CR LF, and the like.
void lexer_init(Lexer *lexer, Arena *arena, Str text, bool strict);

// The next token; TOKEN_END at the end, as often as it is asked for.
Token lexer_next(Lexer *lexer);

// Goes back to a state that was current in the same paragraph.
void lexer_reset(Lexer *lexer, const LexState *state);

// Goes back to a state and reads the token that was next there as plain text.
void lexer_plain(Lexer *lexer, const LexState *state, Token token);

// What would be read at the beginning of a line if this text stood there: a relation,
// an item, a heading (if the line is not indented) ...; TOKEN_END if it is no
// structure.
TokenKind lexer_mark_at(Str text, bool is_flush);

// Forgets the bold and italic ranges that are open.
void lexer_close_marks(Lexer *lexer);

#endif
