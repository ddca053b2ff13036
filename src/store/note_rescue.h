// Notes that could not be saved are never dropped: they go into a file of their own
// when a session ends, and are taken over when the next one begins.
#ifndef SRC_STORE_NOTE_RESCUE_H
#define SRC_STORE_NOTE_RESCUE_H

#include "src/store/state_note.h"

// Writes the notes that are not durable (state.h; in a state in memory: all) as
// Markdown (note_text.h), for their owner alone, into the first of these folders that
// takes a file. `path` is set to it, in the arena, and is empty if there was nothing to
// write. False if no folder took it, with `text` set to what should be in the file.
bool note_rescue_write(State *state, const Str *folders, size_t count, Arena *arena,
                       Str *path, Str *text);

// Takes over the notes that stand in such files in the folder of the state, and removes
// each once its notes are durable. Returns how many notes there were.
size_t note_rescue_take(State *state, const char *folder);

#endif
