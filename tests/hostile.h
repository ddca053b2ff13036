// What a terminal must not get, as content; and a strict reading of what came out (R1).
#ifndef TESTS_HOSTILE_H
#define TESTS_HOSTILE_H

#include <stdint.h>
#include "src/base/arena.h"

// The strings: every code point after a letter (surrogates as the three bytes that
// UTF-8 would have for them), then every string of one byte, then every one of two.
enum { HOSTILE_STRINGS = 0x110000 + 0x100 + 0x10000 };

// Writes the n-th string and returns its size.
size_t hostile_string(uint32_t n, char bytes[static 8]);

// Whether it is one that R1 names, or holds a control byte: about 44,000 of them do.
bool hostile_is_named(uint32_t n);

typedef struct {
    const char *head;                    // of the whole text
    const char *before, *middle, *after; // of each paragraph, a number after `before`
    int strings;                         // in a paragraph
    bool only_named;                     // those of hostile_is_named()
} HostileForm;

// A text of all strings, in paragraphs. Line feeds within strings are left out, and so
// is what begins a comment in Argdown.
Str hostile_text(const HostileForm *form, Arena *arena);

// Fails unless the bytes are valid UTF-8 without anything that R1 names, line ends
// ("\n", "\r\n") aside.
void hostile_check_lines(Str out, const char *what);

// The same of what is painted: besides, only sequences and controls that terminfo's
// entries for xterm and its like have are allowed, one question where the cursor is,
// and the modes for pastes and the mouse.
void hostile_check_screen(Str out, const char *what);

#endif
