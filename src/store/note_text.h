// Notes as Markdown that a person can read and edit:
//
//     ## Hard power
//
//     - library: soft-power
//     - source: real-power
//     - key: Hard power
//     - on: Force and payment change what states do
//     - created: 2026-11-28T15:40:07Z
//     - changed: 2026-11-28T15:41:00Z
//
//     ```note
//     Is this so?
//     ```
//
// The fence is longer than any row of backticks in the text, so that every text comes
// back byte for byte. Line ends and backslashes in the other lines are "\n" and "\\".
#ifndef SRC_STORE_NOTE_TEXT_H
#define SRC_STORE_NOTE_TEXT_H

#include "src/store/state_note.h"

enum { NOTE_TEXT_BYTES = 64 << 20 }; // the longest text that is read

// Notes as such a text, with a heading above all, in the arena.
Str note_text_write(const StateNote *notes, size_t count, Arena *arena);

// The notes that a text holds, in the arena. False with "NAME:LINE:COLUMN: sentence" if
// anything in it is not understood; what stands before the first "## " is not looked
// at.
bool note_text_read(Str text, const char *name, Arena *arena, StateNote **notes,
                    size_t *count, Error *error);

// What has become of notes that were taken in.
typedef struct {
    size_t added, same;
    size_t joined; // there was another text: both are kept, the newer first
} NoteMerge;

// Takes notes in, in one transaction. False if they are not durable (state.h), or, with
// nothing changed, if a text would become too long.
bool note_text_merge(State *state, const StateNote *notes, size_t count,
                     NoteMerge *merge, Error *error);

// "3 notes added, 1 was there already, 2 joined with another text".
Str note_text_merged(const NoteMerge *merge, Arena *arena);

#endif
