// Rows of the reader's file: statements, and writes that wait until they are durable.
// For the modules of state.h alone.
//
// A write that cannot be made, because another moot holds the file or the device is
// full, is not forgotten: it waits here, what is read tells it already, and each later
// write or state_rows_flush() tries again. All that waits is written in one
// transaction, in its order.
#ifndef SRC_STORE_STATE_ROWS_H
#define SRC_STORE_STATE_ROWS_H

#include "src/base/table.h"
#include "src/store/state_file.h"

typedef enum {
    GET_SETTING,
    SET_SETTING,
    GET_POSITION,
    SET_POSITION,
    GET_LATEST,
    GET_SEEN,
    SET_SEEN,
    COUNT_SEEN,
    GET_ALL_SEEN,
    GET_MARKS,
    SET_MARK,
    GET_QUERIES,
    SET_QUERY,
    FORGET_QUERIES,
    GET_NOTE,
    GET_SOURCE_NOTES,
    GET_NOTES,
    SET_NOTE,
    DROP_NOTE,
    GET_VERDICTS,
    SET_VERDICT,
    DROP_VERDICT,
    SET_STANCE,
    GET_PREDICTIONS,
    ADD_PREDICTION,
    STATEMENTS,
} Statement;

enum { STATE_TEXTS = 7 };

// A write that waits; its texts live in the arena of `State`.
typedef struct {
    Statement which;
    int count;
    Str texts[STATE_TEXTS];
} StateWrite;

typedef struct State {
    StateFile file;
    sqlite3_stmt *statements[STATEMENTS];
    Arena *arena; // of what waits
    StateWrite *writes;
    size_t write_count, write_capacity;
    Table seen;    // the read marks that wait: library, source and key, a NUL between
    int64_t tried; // when writing failed last, by sql_now(); 0: it did not
    bool is_busy;  // it failed because of a lock
    char reason[512]; // why
} State;

// A statement with its first parameters bound; NULL if there is nothing to read.
sqlite3_stmt *state_rows(State *state, Statement which, const Str *texts, int count);

// Puts a write behind those that wait, in the place of one of the same thing.
void state_rows_queue(State *state, Statement which, const Str *texts, int count);

// The same, and tries to write all that waits. True: it is durable.
bool state_rows_write(State *state, Statement which, const Str *texts, int count,
                      Error *error);

// Writes what waits. After a failure it does not try again at once, unless it
// `insists`.
bool state_rows_flush(State *state, bool insists, Error *error);

// The latest write of a kind that waits and begins with these texts, or NULL.
const StateWrite *state_rows_waiting(const State *state, Statement which,
                                     const Str *texts, int count);

#endif
