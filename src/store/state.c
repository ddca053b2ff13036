#include "src/store/state.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/table.h"
#include "src/base/vec.h"
#include "src/store/state_file.h"

enum { QUERIES_KEPT = 100 };

typedef struct {
    Str library, source, key;
} ReadMark;

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
    STATEMENTS,
} Statement;

struct State {
    StateFile file;
    sqlite3_stmt *statements[STATEMENTS];
    Arena *arena;  // of the read marks that have not been written yet
    Table pending; // library, source and key, a NUL between -> index into marks
    ReadMark *marks;
    size_t mark_count, mark_capacity;
};

static const char *const statements[STATEMENTS] = {
    [GET_SETTING] = "SELECT value FROM setting WHERE name = ?1",
    [SET_SETTING] = "INSERT OR REPLACE INTO setting VALUES(?1, ?2)",
    [GET_POSITION] =
        "SELECT place, folds FROM position WHERE library = ?1 AND source = ?2",
    [SET_POSITION] = "INSERT OR REPLACE INTO position VALUES(?1, ?2, ?3, ?4, "
                     "(SELECT ifnull(max(changed), 0) + 1 FROM position))",
    [GET_LATEST] = "SELECT library, source FROM position ORDER BY changed DESC LIMIT 1",
    [GET_SEEN] = "SELECT 1 FROM seen WHERE library = ?1 AND source = ?2 AND place = ?3",
    [SET_SEEN] = "INSERT OR IGNORE INTO seen VALUES(?1, ?2, ?3)",
    [COUNT_SEEN] = "SELECT count(*) FROM seen WHERE library = ?1 AND source = ?2",
    [GET_ALL_SEEN] = "SELECT '', library, source, place FROM seen",
    [GET_MARKS] = "SELECT letter, library, source, place FROM mark ORDER BY letter",
    [SET_MARK] = "INSERT OR REPLACE INTO mark VALUES(?1, ?2, ?3, ?4)",
    [GET_QUERIES] = "SELECT text FROM query ORDER BY changed DESC LIMIT ?1",
    [SET_QUERY] = "INSERT OR REPLACE INTO query VALUES(?1, "
                  "(SELECT ifnull(max(changed), 0) + 1 FROM query))",
    [FORGET_QUERIES] = "DELETE FROM query WHERE changed <= "
                       "(SELECT max(changed) FROM query) - ?1",
};

State *state_open(const char *folder, Error *error)
{
    State *state = xalloc(sizeof *state);
    *state = (State){ .arena = arena_new() };
    state->pending.arena = state->arena;
    if (state_file_open(&state->file, folder, error))
        return state;
    state_file_close(&state->file);
    arena_free(state->arena);
    free(state);
    return NULL;
}

const char *state_notice(const State *state)
{
    return state->file.notice;
}

Str state_folder(Arena *arena)
{
    const char *states = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    if (states && states[0] == '/')
        return arena_format(arena, "%s/moot", states);
    if (home && home[0] == '/')
        return arena_format(arena, "%s/.local/state/moot", home);
    return str("");
}

void state_close(State *state)
{
    Error ignored;
    if (!state)
        return;
    state_flush(state, &ignored);
    for (int i = 0; i < STATEMENTS; i++)
        sqlite3_finalize(state->statements[i]);
    state_file_close(&state->file);
    arena_free(state->arena);
    free(state);
}

// --- statements

// A statement with its first parameters bound; NULL if there is nothing to read.
static sqlite3_stmt *statement(State *state, Statement which, const Str *texts,
                               int count)
{
    sqlite3_stmt **prepared = &state->statements[which];
    if (!state->file.db || !state->file.is_readable)
        return NULL;
    if (!*prepared)
        sqlite3_prepare_v3(state->file.db, statements[which], -1,
                           SQLITE_PREPARE_PERSISTENT, prepared, NULL);
    if (!*prepared)
        return NULL;
    sqlite3_reset(*prepared);
    for (int i = 0; i < count; i++)
        sql_bind_text(*prepared, i + 1, texts[i]);
    return *prepared;
}

// Writes are one transaction for each thing the reader does (R9).
static bool begin(State *state, Error *error)
{
    return state_file_make(&state->file, error) &&
           sql_run(state->file.db, "BEGIN IMMEDIATE", state->file.path, error);
}

static bool commit(State *state, bool ok, Error *error)
{
    if (!ok)
        sql_error(state->file.db, state->file.path, error);
    ok = ok && sql_run(state->file.db, "COMMIT", state->file.path, error);
    if (!ok)
        sqlite3_exec(state->file.db, "ROLLBACK", NULL, NULL, NULL);
    return ok;
}

static bool write_one(State *state, Statement which, const Str *texts, int count,
                      Error *error)
{
    if (!begin(state, error))
        return false;
    sqlite3_stmt *write = statement(state, which, texts, count);
    return commit(state, write && sql_done(write), error);
}

// --- settings and positions

Str state_get(State *state, const char *name, Arena *arena)
{
    Str value = str("");
    sqlite3_stmt *row = statement(state, GET_SETTING, &(Str){ name, strlen(name) }, 1);
    if (row && sqlite3_step(row) == SQLITE_ROW)
        value = sql_text(row, 0, arena);
    if (row)
        sqlite3_reset(row);
    return value;
}

bool state_set(State *state, const char *name, Str value, Error *error)
{
    return write_one(state, SET_SETTING, (Str[]){ str(name), value }, 2, error);
}

// Reads two texts of a row; whether there was one.
static bool read_pair(sqlite3_stmt *row, Arena *arena, Str *first, Str *second)
{
    bool found = row && sqlite3_step(row) == SQLITE_ROW;
    if (found) {
        *first = sql_text(row, 0, arena);
        *second = sql_text(row, 1, arena);
    }
    if (row)
        sqlite3_reset(row);
    return found;
}

bool state_position(State *state, Str library, Str source, Arena *arena, Str *key,
                    Str *folds)
{
    sqlite3_stmt *row = statement(state, GET_POSITION, (Str[]){ library, source }, 2);
    return read_pair(row, arena, key, folds);
}

bool state_set_position(State *state, Str library, Str source, Str key, Str folds,
                        Error *error)
{
    return write_one(state, SET_POSITION, (Str[]){ library, source, key, folds }, 4,
                     error);
}

bool state_latest(State *state, Arena *arena, Str *library, Str *source)
{
    return read_pair(statement(state, GET_LATEST, NULL, 0), arena, library, source);
}

// --- read marks

static Str pending_key(Str library, Str source, Str key, Arena *arena)
{
    return arena_format(arena, "%.*s%c%.*s%c%.*s", (int)library.length, library.data,
                        '\0', (int)source.length, source.data, '\0', (int)key.length,
                        key.data);
}

bool state_is_read(State *state, Str library, Str source, Str key)
{
    Arena *scratch = arena_new();
    bool found =
        table_get(&state->pending, pending_key(library, source, key, scratch)) >= 0;
    arena_free(scratch);
    if (found)
        return true;
    sqlite3_stmt *row = statement(state, GET_SEEN, (Str[]){ library, source, key }, 3);
    found = row && sqlite3_step(row) == SQLITE_ROW;
    if (row)
        sqlite3_reset(row);
    return found;
}

void state_mark_read(State *state, Str library, Str source, Str key)
{
    if (state_is_read(state, library, source, key))
        return;
    Arena *arena = state->arena;
    state->marks = vec_room(arena, state->marks, state->mark_count,
                            &state->mark_capacity, sizeof state->marks[0]);
    state->marks[state->mark_count] =
        (ReadMark){ arena_str(arena, library), arena_str(arena, source),
                    arena_str(arena, key) };
    table_set(&state->pending, pending_key(library, source, key, arena),
              (int32_t)state->mark_count++);
}

size_t state_read_count(State *state, Str library, Str source)
{
    size_t count = 0;
    sqlite3_stmt *row = statement(state, COUNT_SEEN, (Str[]){ library, source }, 2);
    if (row && sqlite3_step(row) == SQLITE_ROW)
        count = (size_t)sqlite3_column_int64(row, 0);
    if (row)
        sqlite3_reset(row);
    for (size_t i = 0; i < state->mark_count; i++)
        count += str_equal(state->marks[i].library, library) &&
                 str_equal(state->marks[i].source, source);
    return count;
}

bool state_flush(State *state, Error *error)
{
    if (state->mark_count == 0)
        return true;
    if (!begin(state, error))
        return false;
    bool ok = true;
    for (size_t i = 0; ok && i < state->mark_count; i++) {
        const ReadMark *mark = &state->marks[i];
        sqlite3_stmt *write = statement(
            state, SET_SEEN, (Str[]){ mark->library, mark->source, mark->key }, 3);
        ok = write && sql_done(write);
    }
    if (!commit(state, ok, error))
        return false;
    arena_reset(state->arena);
    state->pending = (Table){ .arena = state->arena };
    state->marks = NULL;
    state->mark_count = state->mark_capacity = 0;
    return true;
}

// --- marks and queries

bool state_set_mark(State *state, const StateMark *mark, Error *error)
{
    Str letter = { &mark->letter, 1 };
    return write_one(state, SET_MARK,
                     (Str[]){ letter, mark->library, mark->source, mark->key }, 4,
                     error);
}

static size_t read_marks(sqlite3_stmt *rows, Arena *arena, StateMark **marks)
{
    size_t count = 0, capacity = 0;
    *marks = NULL;
    while (rows && sqlite3_step(rows) == SQLITE_ROW) {
        Str letter = sql_text(rows, 0, arena);
        if (letter.length > 1)
            continue;
        *marks = vec_room(arena, *marks, count, &capacity, sizeof **marks);
        (*marks)[count++] =
            (StateMark){ letter.length > 0 ? letter.data[0] : '\0',
                         sql_text(rows, 1, arena), sql_text(rows, 2, arena),
                         sql_text(rows, 3, arena) };
    }
    if (rows)
        sqlite3_reset(rows);
    return count;
}

size_t state_marks(State *state, Arena *arena, StateMark **marks)
{
    return read_marks(statement(state, GET_MARKS, NULL, 0), arena, marks);
}

size_t state_reads(State *state, Arena *arena, StateMark **marks)
{
    Error ignored;
    state_flush(state, &ignored);
    return read_marks(statement(state, GET_ALL_SEEN, NULL, 0), arena, marks);
}

bool state_add_query(State *state, Str query, Error *error)
{
    if (!begin(state, error))
        return false;
    sqlite3_stmt *write = statement(state, SET_QUERY, &query, 1);
    sqlite3_stmt *forget = statement(state, FORGET_QUERIES, NULL, 0);
    if (forget)
        sqlite3_bind_int(forget, 1, QUERIES_KEPT);
    return commit(state, write && sql_done(write) && forget && sql_done(forget), error);
}

size_t state_queries(State *state, Arena *arena, Str **queries)
{
    size_t count = 0, capacity = 0;
    sqlite3_stmt *rows = statement(state, GET_QUERIES, NULL, 0);
    *queries = NULL;
    if (rows)
        sqlite3_bind_int(rows, 1, QUERIES_KEPT);
    while (rows && sqlite3_step(rows) == SQLITE_ROW) {
        *queries = vec_room(arena, *queries, count, &capacity, sizeof **queries);
        (*queries)[count++] = sql_text(rows, 0, arena);
    }
    if (rows)
        sqlite3_reset(rows);
    return count;
}
