// The patterns of Argdown's tokens, one function each. All of them look at one place of
// the source and return where the pattern ends, or 0 if it does not stand there. Facts
// follow the reference implementation (version 2.0.1), whose patterns are regular
// expressions over JavaScript strings.
//
// Patterns that look far ahead ("up to the next >") remember what they found, so that a
// whole source is read in linear time if the places come in rising order.
#ifndef SRC_ARGDOWN_ARGDOWN_MATCH_H
#define SRC_ARGDOWN_ARGDOWN_MATCH_H

#include "src/base/str.h"

typedef struct {
    size_t from, found; // nothing in [from, found) is it; found == length: none at all
    bool known;
} Finder;

typedef enum {
    FIND_COMMENT_CLOSE, // -->
    FIND_STAR_CLOSE,    // */
    FIND_RULER,         // ===
    FIND_BRACE,         // }
    FIND_PARENTHESIS,   // )
    FIND_BRACKET,       // ]
    FIND_ANGLE,         // >
    FIND_BRACKET_COLON, // ]:
    FIND_ANGLE_COLON,   // >:
    FIND_LINE_END,
    FIND_RETURN,
    FIND_LINE_BREAK, // LF or CR
    FIND_SEPARATOR,  // U+2028 or U+2029
    FIND_COUNT
} FinderKind;

typedef struct {
    Str text;
    bool strict; // exactly as the reference does it, else as its author meant it
    Finder finders[FIND_COUNT];
    size_t brace_close, brace_stop, brace_result; // what match_data() found last
    size_t braces_in_vain;                        // bytes of unclosed braces
} Matcher;

// White space as JavaScript's \s has it: its size in bytes at this place, or 0.
size_t match_white(Str text, size_t at);

// Any number of spaces and tabs: where they end, at least `at`.
size_t match_blanks(Str text, size_t at);

// LF, CR LF or CR.
size_t match_line_end(Str text, size_t at);

// Blanks and a line end; two or more lines of blanks, not ended by a single CR.
size_t match_newline(Str text, size_t at);
size_t match_empty_line(Str text, size_t at);

size_t match_comment(Matcher *matcher, size_t at);
size_t match_front_matter(Matcher *matcher, size_t at);
size_t match_data(Matcher *matcher, size_t at);

// A backslash with the character after it and all spaces after that.
size_t match_escaped(const Matcher *matcher, size_t at);

// A shortcode between two dots or colons.
size_t match_special(const Matcher *matcher, size_t at);

size_t match_link(Matcher *matcher, size_t at);
size_t match_tag(Matcher *matcher, size_t at);

// [title]: <title>: / [title] <title> / @[title] @<title>. The kind of the bracket is
// that of the byte at the place (after the @).
size_t match_definition(Matcher *matcher, size_t at);
size_t match_reference(Matcher *matcher, size_t at);
size_t match_mention(Matcher *matcher, size_t at);

// Text in which nothing is special.
size_t match_text(Str text, size_t at);

#endif
