// Notes: what a reader writes on a claim or a passage, one text a place.
#ifndef SRC_STORE_STATE_NOTE_H
#define SRC_STORE_STATE_NOTE_H

#include "src/base/limits.h"
#include "src/store/state.h"

enum { STATE_NOTE_BYTES = LIMIT_NOTE_BYTES, STATE_WORDS_BYTES = 200 };

typedef struct {
    Str library, source, key;
    Str text;  // at most STATE_NOTE_BYTES
    Str words; // the beginning of what it is on, to find that again when its key has
               // changed; at most STATE_WORDS_BYTES are kept
    int64_t created, changed; // seconds since 1970
} StateNote;

// Writes a note, in the place of the one that is there; without text: takes that away.
// As all setting in state.h; but a text that is too long is refused.
bool state_set_note(State *state, const StateNote *note, Error *error);

// Several, in one transaction.
bool state_set_notes(State *state, const StateNote *notes, size_t count, Error *error);

// The note on a place, in the arena; false if there is none.
bool state_note(State *state, Str library, Str source, Str key, Arena *arena,
                StateNote *note);
bool state_has_note(State *state, Str library, Str source, Str key);

// The notes on one source, and all notes, by library, source and key.
size_t state_source_notes(State *state, Str library, Str source, Arena *arena,
                          StateNote **notes);
size_t state_notes(State *state, Arena *arena, StateNote **notes);

// Those that are not durable; in a state in memory: all.
size_t state_unsaved_notes(State *state, Arena *arena, StateNote **notes);

#endif
