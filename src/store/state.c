#include "src/store/state.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/store/state_rows.h"

enum { QUERIES_KEPT = 100 };

State *state_open_on(const char *folder, uint64_t file_system, Error *error)
{
    State *state = xalloc(sizeof *state);
    *state = (State){ .arena = arena_new() };
    state->seen.arena = state->arena;
    if (state_file_open(&state->file, folder, file_system, error))
        return state;
    state_file_close(&state->file);
    arena_free(state->arena);
    free(state);
    return NULL;
}

State *state_open(const char *folder, Error *error)
{
    return state_open_on(folder, 0, error);
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

bool state_is_kept(const State *state)
{
    return state->file.folder && state->file.may_write;
}

void state_close(State *state)
{
    Error ignored;
    if (!state)
        return;
    state_rows_flush(state, true, &ignored);
    for (int i = 0; i < STATEMENTS; i++)
        sqlite3_finalize(state->statements[i]);
    state_file_close(&state->file);
    arena_free(state->arena);
    free(state);
}

// --- settings and positions

Str state_get(State *state, const char *name, Arena *arena)
{
    Str value = str(""), key = str(name);
    const StateWrite *waiting = state_rows_waiting(state, SET_SETTING, &key, 1);
    if (waiting)
        return arena_str(arena, waiting->texts[1]);
    sqlite3_stmt *row = state_rows(state, GET_SETTING, &key, 1);
    if (row && sqlite3_step(row) == SQLITE_ROW)
        value = sql_text(row, 0, arena);
    if (row)
        sqlite3_reset(row);
    return value;
}

bool state_set(State *state, const char *name, Str value, Error *error)
{
    return state_rows_write(state, SET_SETTING, (Str[]){ str(name), value }, 2, error);
}

// Two texts of a write that waits, from `first` on.
static bool copy_pair(const StateWrite *write, int first, Arena *arena, Str *one,
                      Str *other)
{
    *one = arena_str(arena, write->texts[first]);
    *other = arena_str(arena, write->texts[first + 1]);
    return true;
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
    const Str about[] = { library, source };
    const StateWrite *waiting = state_rows_waiting(state, SET_POSITION, about, 2);
    if (waiting)
        return copy_pair(waiting, 2, arena, key, folds);
    return read_pair(state_rows(state, GET_POSITION, about, 2), arena, key, folds);
}

bool state_set_position(State *state, Str library, Str source, Str key, Str folds,
                        Error *error)
{
    return state_rows_write(state, SET_POSITION, (Str[]){ library, source, key, folds },
                            4, error);
}

bool state_latest(State *state, Arena *arena, Str *library, Str *source)
{
    const StateWrite *waiting = state_rows_waiting(state, SET_POSITION, NULL, 0);
    if (waiting)
        return copy_pair(waiting, 0, arena, library, source);
    return read_pair(state_rows(state, GET_LATEST, NULL, 0), arena, library, source);
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
        table_get(&state->seen, pending_key(library, source, key, scratch)) >= 0;
    arena_free(scratch);
    if (found)
        return true;
    sqlite3_stmt *row = state_rows(state, GET_SEEN, (Str[]){ library, source, key }, 3);
    found = row && sqlite3_step(row) == SQLITE_ROW;
    if (row)
        sqlite3_reset(row);
    return found;
}

void state_mark_read(State *state, Str library, Str source, Str key)
{
    if (state_is_read(state, library, source, key))
        return;
    state_rows_queue(state, SET_SEEN, (Str[]){ library, source, key }, 3);
    table_set(&state->seen, pending_key(library, source, key, state->arena), 0);
}

size_t state_read_count(State *state, Str library, Str source)
{
    size_t count = 0;
    sqlite3_stmt *row = state_rows(state, COUNT_SEEN, (Str[]){ library, source }, 2);
    if (row && sqlite3_step(row) == SQLITE_ROW)
        count = (size_t)sqlite3_column_int64(row, 0);
    if (row)
        sqlite3_reset(row);
    for (size_t i = 0; i < state->write_count; i++)
        count += state->writes[i].which == SET_SEEN &&
                 str_equal(state->writes[i].texts[0], library) &&
                 str_equal(state->writes[i].texts[1], source);
    return count;
}

bool state_flush(State *state, Error *error)
{
    return state_rows_flush(state, false, error);
}

bool state_settle(State *state, Error *error)
{
    return state_rows_flush(state, true, error);
}

size_t state_waiting(const State *state, bool *is_busy)
{
    size_t count = 0;
    for (size_t i = 0; i < state->write_count; i++)
        count += state->writes[i].which != SET_SEEN;
    *is_busy = state->is_busy;
    return state->tried > 0 ? count : 0;
}

// --- marks and queries

bool state_set_mark(State *state, const StateMark *mark, Error *error)
{
    Str letter = { &mark->letter, 1 };
    return state_rows_write(state, SET_MARK,
                            (Str[]){ letter, mark->library, mark->source, mark->key },
                            4, error);
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

static int by_letter(const void *a, const void *b)
{
    return ((const StateMark *)a)->letter - ((const StateMark *)b)->letter;
}

// Puts a mark that waits in the place of the one with its letter, or adds it. There is
// room for one more.
static size_t put_mark(StateMark *marks, size_t count, const StateWrite *write,
                       Arena *arena)
{
    size_t at = 0;
    char letter = write->texts[0].length > 0 ? write->texts[0].data[0] : '\0';
    while (at < count && marks[at].letter != letter)
        at++;
    marks[at] = (StateMark){ letter, arena_str(arena, write->texts[1]),
                             arena_str(arena, write->texts[2]),
                             arena_str(arena, write->texts[3]) };
    return at < count ? count : count + 1;
}

size_t state_marks(State *state, Arena *arena, StateMark **marks)
{
    size_t count = read_marks(state_rows(state, GET_MARKS, NULL, 0), arena, marks);
    size_t capacity = count;
    for (size_t i = 0; i < state->write_count; i++) {
        if (state->writes[i].which != SET_MARK)
            continue;
        *marks = vec_room(arena, *marks, count, &capacity, sizeof **marks);
        count = put_mark(*marks, count, &state->writes[i], arena);
    }
    if (count > 0)
        qsort(*marks, count, sizeof **marks, by_letter);
    return count;
}

size_t state_reads(State *state, Arena *arena, StateMark **marks)
{
    Error ignored;
    state_flush(state, &ignored);
    return read_marks(state_rows(state, GET_ALL_SEEN, NULL, 0), arena, marks);
}

bool state_add_query(State *state, Str query, Error *error)
{
    state_rows_queue(state, SET_QUERY, &query, 1);
    return state_rows_write(state, FORGET_QUERIES, NULL, 0, error);
}

// Adds a query unless it stands there already.
static size_t add_query(Str *queries, size_t count, Str query)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(queries[i], query))
            return count;
    if (count < QUERIES_KEPT)
        queries[count++] = query;
    return count;
}

size_t state_queries(State *state, Arena *arena, Str **queries)
{
    size_t count = 0;
    *queries = arena_get(arena, QUERIES_KEPT, sizeof **queries);
    for (size_t i = state->write_count; i-- > 0;)
        if (state->writes[i].which == SET_QUERY)
            count =
                add_query(*queries, count, arena_str(arena, state->writes[i].texts[0]));
    sqlite3_stmt *rows = state_rows(state, GET_QUERIES, NULL, 0);
    while (rows && sqlite3_step(rows) == SQLITE_ROW)
        count = add_query(*queries, count, sql_text(rows, 0, arena));
    if (rows)
        sqlite3_reset(rows);
    return count;
}
