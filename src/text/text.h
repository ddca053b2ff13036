// Unicode text: the only module that knows libunistring, and the one place where
// hostile characters are taken out. text_wrap.c breaks lines and text_fold.c compares;
// code_point.h has the facts on single code points.
//
// A cluster is what a reader takes for one character: a base with its marks (UAX #29;
// a mark never counts as part of a blank, and whatever takes no column of its own
// belongs to the character before it).
// Widths are columns of terminal cells and are counted as ncurses counts them, with
// wcwidth(), one code point at a time: so the program calls text_open() before anything
// else here. Nothing in this module draws or prints.
#ifndef SRC_TEXT_TEXT_H
#define SRC_TEXT_TEXT_H

#include <stdbool.h>
#include <stdint.h>
#include "src/base/arena.h"

// Chooses the character locale: the reader's if it is UTF-8, else C.UTF-8, so that
// widths are always those of Unicode. Returns whether the reader's own settings
// (LC_ALL, LC_CTYPE, LANG) ask for UTF-8; if not, only ASCII may be written to the
// terminal (charset.h).
bool text_open(void);

// Whether the system counts what is ambiguous (UAX #11: boxes, arrows, Greek) as wide;
// here it never is (code_point.h), so that only ASCII may be drawn then (R31).
bool text_ambiguous_is_wide(void);

// --- decoding and encoding

enum { TEXT_BAD = 0xFFFD }; // what invalid bytes are read as

// Takes one code point off the front of `rest`, which must not be empty. An invalid
// sequence gives TEXT_BAD, one for each maximal subpart (Unicode 15, section 3.9,
// U+FFFD substitution of maximal subparts); overlong forms and surrogates are invalid.
uint32_t text_decode(Str *rest);

// Writes a code point as UTF-8 and returns its size, 0 if there is no room or no such
// code point.
size_t text_encode(uint32_t code_point, char *out, size_t room);

bool text_is_valid(Str text);

// --- the boundary (requirements R1, R5, R31)

// Whether a code point may reach a terminal. Refused are C0 and C1 controls, DEL, soft
// hyphen, zero-width and bidirectional controls, invisible operators, byte order marks,
// interlinear and tag characters, noncharacters, and everything without a width.
bool text_is_safe(uint32_t code_point);

// A text that may be shown: valid UTF-8 in which every unsafe code point has become
// U+FFFD (and so has each invalid sequence), except that line ends (LF, CR LF and CR
// give LF) and tabs stay if `lines` is true and become blanks if it is not. Of the
// marks on one base at most four are kept, a mark without a base gets U+25CC, variation
// selectors and skin tones are dropped, emoji joined by ZWJ are reduced to their first
// one, a flag becomes its two letters in brackets. If `hidden` is not NULL, the number
// of code points that have become U+FFFD is added to it; invalid bytes are not counted.
// Returns `text` itself when there is nothing to do.
Str text_clean(Arena *arena, Str text, bool lines, size_t *hidden);

// Whether all terminals agree how wide a text is (code_point_is_certain()).
bool text_is_certain(Str text);

// --- clusters and widths

enum { TEXT_CLUSTER_BYTES = 21 }; // a cluster that is shown has no more

typedef struct {
    Str text;  // the bytes in the source
    int width; // 0, 1 or 2 cells; a cluster that must not be shown has width 1 (U+FFFD)
    bool safe; // whether all of it may be shown as it is
    Str shown; // what to show: `text` if it is safe, else its front (the base with at
               // most four marks), U+FFFD, U+25CC for marks without a base, or nothing
} Cluster;

// Takes the first cluster off the front of `rest`; false at the end. Linear over a text
// however long its clusters are. A character of more than two columns, as some scripts
// of South Asia have, comes in parts of one or two. Of text that has not been cleaned,
// joined emoji are shown as their first one, flags and controls as U+FFFD.
bool text_next(Str *rest, Cluster *cluster);

// The first and the last character of a text, however wide; empty if the text is.
Str text_first(Str text);
Str text_last(Str text);

// Columns of a whole text.
int text_width(Str text);

// The most of the text's front that fits into so many columns.
Str text_fit(Str text, int columns);

// As text_fit(), but a text that does not fit ends in "…".
Str text_cut(Arena *arena, Str text, int columns);

// How many characters a person counts, and how many UTF-16 code units.
size_t text_count(Str text);
size_t text_utf16(Str text);

// --- lines

typedef struct {
    Str *lines; // slices of the text, without the blanks at their right ends
    size_t count;
} Lines;

// Breaks a text into lines of at most `columns` (at least 1) columns, where UAX #14
// allows a break and else, if a word is longer than a line, between clusters (a wide
// one in one column stands alone). A line end in the text ends a line; one at its end
// begins no other. An empty text gives one empty line. Lines are slices of `text`; only
// the array is made in the arena.
Lines text_wrap(Arena *arena, Str text, int columns);

// --- comparing and searching

// A text as search compares it: NFKC case folding, marks of Latin, Greek and Cyrillic
// letters taken away, so that "É" is "e" and full-width "Ａ" is "a". Chinese, Japanese
// and Korean stay what they are.
Str text_fold(Arena *arena, Str text);

typedef struct {
    Str text;          // the word as it stands in the source
    size_t start, end; // bytes in the source
} Word;

// Takes the next word off a text, beginning at byte *at: letters and digits that belong
// together ("4.1p3", "1,000"; apostrophes and hyphens part), but each Chinese, Japanese
// or Korean character by itself. False at the end.
bool text_word(Str text, size_t *at, Word *word);

// The edit distance (insert, delete, substitute, transpose) of two folded texts in code
// points, or limit + 1 if it is more than `limit`.
int text_distance(Str a, Str b, int limit);

// A cluster in ASCII: "é" is "e", "“" is a quotation mark, "…" is ".", what has no
// likeness is "?". `out` gets as many bytes as the cluster is wide, and a NUL.
void text_ascii(Str cluster, int width, char out[static 3]);

#endif
