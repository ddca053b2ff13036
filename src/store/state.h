// What one reader keeps between runs: where they were, which claims and passages they
// have read, marks, folds. One SQLite file in a folder of their own.
//
// Things are known by (library, source, key): a claim's key is its title, a passage's
// its address, so that they survive edits of the text.
//
// Functions that set something return true when it is durable. False, with the reason:
// it is not yet, because another moot holds the file, because the device is full ...;
// it waits in memory, this session reads it as if it were written, and every later
// write, state_flush() and state_close() try again.
#ifndef SRC_STORE_STATE_H
#define SRC_STORE_STATE_H

#include <stdint.h>
#include "src/base/arena.h"
#include "src/base/error.h"

typedef struct State State;

// Opens, and makes if need be, the reader's file in `folder`. NULL as folder: in
// memory, nothing is kept. NULL with an error if it cannot be had: the program goes on
// in memory.
State *state_open(const char *folder, Error *error);

// The same as if the folder were on a file system of this type, as statfs() has it
// (R11): for tests.
State *state_open_on(const char *folder, uint64_t file_system, Error *error);

// What the reader should be told about it, in one sentence: that a damaged file was put
// aside, that a newer moot made it and nothing will be kept. Empty if there is nothing.
const char *state_notice(const State *state);

// $XDG_STATE_HOME/moot, else $HOME/.local/state/moot; empty if neither is set.
Str state_folder(Arena *arena);

// Whether anything outlives this session.
bool state_is_kept(const State *state);

// Tries for two seconds to write what waits.
void state_close(State *state);

// A setting by name; empty if never set.
Str state_get(State *state, const char *name, Arena *arena);
bool state_set(State *state, const char *name, Str value, Error *error);

// Where the reader was in a source ("real-power"): a key, and the open folds as text
// that only the view reads.
bool state_position(State *state, Str library, Str source, Arena *arena, Str *key,
                    Str *folds);
bool state_set_position(State *state, Str library, Str source, Str key, Str folds,
                        Error *error);

// The source whose position was set last; false if none ever was.
bool state_latest(State *state, Arena *arena, Str *library, Str *source);

// Read marks. Setting one that is set changes nothing. They are written together by
// state_flush(), which is called at rests and at the end.
void state_mark_read(State *state, Str library, Str source, Str key);
bool state_is_read(State *state, Str library, Str source, Str key);
size_t state_read_count(State *state, Str library, Str source);

bool state_flush(State *state, Error *error);

// As state_flush(), but waits for a lock up to two seconds: before a session ends.
bool state_settle(State *state, Error *error);

// How many things wait after a failure, read marks aside; whether a lock is what they
// wait for.
size_t state_waiting(const State *state, bool *is_busy);

// Named marks, 'a' to 'z' and 'A' to 'Z'.
typedef struct {
    char letter;
    Str library, source, key;
} StateMark;
bool state_set_mark(State *state, const StateMark *mark, Error *error);
size_t state_marks(State *state, Arena *arena, StateMark **marks);

// All that is marked as read, without letters.
size_t state_reads(State *state, Arena *arena, StateMark **marks);

// Earlier queries, latest first.
bool state_add_query(State *state, Str query, Error *error);
size_t state_queries(State *state, Arena *arena, Str **queries);

#endif
