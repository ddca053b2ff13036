#include "src/store/state_rows.h"
#include <stdio.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"

enum {
    BUSY_MILLISECONDS = 40,  // how long a key may wait for a lock
    REST_MILLISECONDS = 250, // between two attempts
    INSIST_MILLISECONDS = 2000,
};

// clang-format off
static const struct {
    int key; // of a write: how many of its texts say what it is about; -1: it is kept
             // beside others in any case
    const char *sql;
} statements[STATEMENTS] = {
    [GET_SETTING]    = { 0, "SELECT value FROM setting WHERE name = ?1" },
    [SET_SETTING]    = { 1, "INSERT OR REPLACE INTO setting VALUES(?1, ?2)" },
    [GET_POSITION]   = { 0, "SELECT place, folds FROM position "
                            "WHERE library = ?1 AND source = ?2" },
    [SET_POSITION]   = { 2, "INSERT OR REPLACE INTO position VALUES(?1, ?2, ?3, ?4, "
                            "(SELECT ifnull(max(changed), 0) + 1 FROM position))" },
    [GET_LATEST]     = { 0, "SELECT library, source FROM position "
                            "ORDER BY changed DESC LIMIT 1" },
    [GET_SEEN]       = { 0, "SELECT 1 FROM seen "
                            "WHERE library = ?1 AND source = ?2 AND place = ?3" },
    [SET_SEEN]       = { -1, "INSERT OR IGNORE INTO seen VALUES(?1, ?2, ?3)" },
    [COUNT_SEEN]     = { 0, "SELECT count(*) FROM seen "
                            "WHERE library = ?1 AND source = ?2" },
    [GET_ALL_SEEN]   = { 0, "SELECT '', library, source, place FROM seen" },
    [GET_MARKS]      = { 0, "SELECT letter, library, source, place FROM mark "
                            "ORDER BY letter" },
    [SET_MARK]       = { 1, "INSERT OR REPLACE INTO mark VALUES(?1, ?2, ?3, ?4)" },
    [GET_QUERIES]    = { 0, "SELECT text FROM query ORDER BY changed DESC LIMIT 100" },
    [SET_QUERY]      = { 1, "INSERT OR REPLACE INTO query VALUES(?1, "
                            "(SELECT ifnull(max(changed), 0) + 1 FROM query))" },
    [FORGET_QUERIES] = { 0, "DELETE FROM query WHERE changed <= "
                            "(SELECT max(changed) FROM query) - 100" },
    [GET_NOTE]       = { 0, "SELECT library, source, place, text, words, created, "
                            "changed FROM note "
                            "WHERE library = ?1 AND source = ?2 AND place = ?3" },
    [GET_SOURCE_NOTES] = { 0, "SELECT library, source, place, text, words, created, "
                            "changed FROM note WHERE library = ?1 AND source = ?2 "
                            "ORDER BY place" },
    [GET_NOTES]      = { 0, "SELECT library, source, place, text, words, created, "
                            "changed FROM note ORDER BY library, source, place" },
    [SET_NOTE]       = { 3, "INSERT OR REPLACE INTO note VALUES(?1, ?2, ?3, ?4, ?5, "
                            "CAST(?6 AS INT), CAST(?7 AS INT))" },
    [DROP_NOTE]      = { 3, "DELETE FROM note "
                            "WHERE library = ?1 AND source = ?2 AND place = ?3" },
    [GET_VERDICTS]   = { 0, "SELECT library, source, place, truth, bearing, changed, "
                            "(SELECT answer FROM stance WHERE stance.library = "
                            "verdict.library AND stance.source = verdict.source AND "
                            "stance.place = verdict.place) FROM verdict "
                            "WHERE ?2 = '' OR (library = ?1 AND source = ?2) "
                            "ORDER BY library, source, place" },
    [SET_VERDICT]    = { 3, "INSERT OR REPLACE INTO verdict VALUES(?1, ?2, ?3, ?4, ?5, "
                            "CAST(?6 AS INT))" },
    [DROP_VERDICT]   = { 3, "DELETE FROM verdict "
                            "WHERE library = ?1 AND source = ?2 AND place = ?3" },
    [SET_STANCE]     = { -1, "INSERT OR IGNORE INTO stance VALUES(?1, ?2, ?3, ?4, "
                            "CAST(?5 AS INT))" },
    [GET_PREDICTIONS] = { 0, "SELECT library, source, place, kind, guess, answer, made "
                            "FROM prediction ORDER BY rowid" },
    [ADD_PREDICTION] = { -1, "INSERT INTO prediction VALUES(?1, ?2, ?3, ?4, ?5, ?6, "
                            "CAST(?7 AS INT))" },
};
// clang-format on

sqlite3_stmt *state_rows(State *state, Statement which, const Str *texts, int count)
{
    sqlite3_stmt **prepared = &state->statements[which];
    if (!state->file.db || !state->file.is_readable)
        return NULL;
    if (!*prepared)
        sqlite3_prepare_v3(state->file.db, statements[which].sql, -1,
                           SQLITE_PREPARE_PERSISTENT, prepared, NULL);
    if (!*prepared)
        return NULL;
    sqlite3_reset(*prepared);
    for (int i = 0; i < count; i++)
        sql_bind_text(*prepared, i + 1, texts[i]);
    return *prepared;
}

// --- what waits

static bool is_about(const StateWrite *write, const Str *texts, int count)
{
    for (int i = 0; i < count; i++)
        if (!str_equal(write->texts[i], texts[i]))
            return false;
    return true;
}

// A note that is dropped and one that is set are about the same thing; so with
// verdicts.
static Statement kind(Statement which)
{
    return which == DROP_NOTE ? SET_NOTE : which == DROP_VERDICT ? SET_VERDICT : which;
}

const StateWrite *state_rows_waiting(const State *state, Statement which,
                                     const Str *texts, int count)
{
    for (size_t i = state->write_count; i-- > 0;)
        if (kind(state->writes[i].which) == kind(which) &&
            is_about(&state->writes[i], texts, count))
            return &state->writes[i];
    return NULL;
}

static void forget(State *state, const StateWrite *write)
{
    size_t at = (size_t)(write - state->writes);
    memmove(&state->writes[at], &state->writes[at + 1],
            (state->write_count - at - 1) * sizeof *write);
    state->write_count--;
}

void state_rows_queue(State *state, Statement which, const Str *texts, int count)
{
    int key = statements[which].key;
    const StateWrite *same =
        key >= 0 ? state_rows_waiting(state, which, texts, key) : NULL;
    StateWrite write = { .which = which, .count = count };
    for (int i = 0; i < count; i++)
        write.texts[i] = arena_str(state->arena, texts[i]);
    if (same)
        forget(state, same);
    state->writes = vec_room(state->arena, state->writes, state->write_count,
                             &state->write_capacity, sizeof write);
    state->writes[state->write_count++] = write;
}

// --- writing

static bool failed(State *state, Error *error)
{
    int code = state->file.db ? sqlite3_errcode(state->file.db) & 0xFF : SQLITE_OK;
    state->is_busy = code == SQLITE_BUSY || code == SQLITE_LOCKED;
    state->tried = sql_now();
    snprintf(state->reason, sizeof state->reason, "%s", error->text);
    if (state->file.db)
        sqlite3_exec(state->file.db, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

static bool write_all(State *state, Error *error)
{
    bool ok = true;
    for (size_t i = 0; ok && i < state->write_count; i++) {
        const StateWrite *write = &state->writes[i];
        sqlite3_stmt *made =
            state_rows(state, write->which, write->texts, write->count);
        ok = made && sql_done(made);
    }
    return ok || sql_error(state->file.db, state->file.path, error);
}

bool state_rows_flush(State *state, bool insists, Error *error)
{
    if (state->write_count == 0)
        return true;
    if (!insists && state->tried > 0 && sql_now() < state->tried + REST_MILLISECONDS)
        return error_set(error, "%s", state->reason);
    if (!state_file_make(&state->file, error))
        return failed(state, error);
    sqlite3 *db = state->file.db;
    sqlite3_busy_timeout(db, insists ? INSIST_MILLISECONDS : BUSY_MILLISECONDS);
    if (!sql_run(db, "BEGIN IMMEDIATE", state->file.path, error) ||
        !write_all(state, error) || !sql_run(db, "COMMIT", state->file.path, error))
        return failed(state, error);
    arena_reset(state->arena);
    state->seen = (Table){ .arena = state->arena };
    state->writes = NULL;
    state->write_count = state->write_capacity = 0;
    state->tried = 0;
    state->is_busy = false;
    return true;
}

bool state_rows_write(State *state, Statement which, const Str *texts, int count,
                      Error *error)
{
    state_rows_queue(state, which, texts, count);
    return state_rows_flush(state, false, error);
}
