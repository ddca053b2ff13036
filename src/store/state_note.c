#include "src/store/state_note.h"
#include <inttypes.h>
#include <stdlib.h>
#include "src/base/vec.h"
#include "src/store/state_rows.h"

// The columns of a note, in the order of its table.
enum { LIBRARY, SOURCE, PLACE, TEXT, WORDS, CREATED, CHANGED, COLUMNS };

// Cut where a character ends.
static Str beginning(Str words)
{
    size_t end = words.length < STATE_WORDS_BYTES ? words.length : STATE_WORDS_BYTES;
    while (end > 0 && end < words.length && (words.data[end] & 0xC0) == 0x80)
        end--;
    return str_part(words, 0, end);
}

static bool queue(State *state, const StateNote *note, Error *error)
{
    const Str about[] = { note->library, note->source, note->key };
    if (note->text.length == 0) {
        state_rows_queue(state, DROP_NOTE, about, 3);
        return true;
    }
    if (note->text.length > STATE_NOTE_BYTES)
        return error_set(error, "A note has at most %d bytes, and this one has %zu",
                         STATE_NOTE_BYTES, note->text.length);
    Arena *arena = arena_new();
    const Str texts[COLUMNS] = {
        about[0],
        about[1],
        about[2],
        note->text,
        beginning(note->words),
        arena_format(arena, "%" PRId64, note->created),
        arena_format(arena, "%" PRId64, note->changed),
    };
    state_rows_queue(state, SET_NOTE, texts, COLUMNS);
    arena_free(arena);
    return true;
}

bool state_set_note(State *state, const StateNote *note, Error *error)
{
    return queue(state, note, error) && state_rows_flush(state, false, error);
}

bool state_set_notes(State *state, const StateNote *notes, size_t count, Error *error)
{
    for (size_t i = 0; i < count; i++)
        if (!queue(state, &notes[i], error))
            return false;
    return state_rows_flush(state, false, error);
}

// --- reading

static StateNote from_row(sqlite3_stmt *row, Arena *arena)
{
    return (StateNote){
        .library = sql_text(row, LIBRARY, arena),
        .source = sql_text(row, SOURCE, arena),
        .key = sql_text(row, PLACE, arena),
        .text = sql_text(row, TEXT, arena),
        .words = sql_text(row, WORDS, arena),
        .created = sqlite3_column_int64(row, CREATED),
        .changed = sqlite3_column_int64(row, CHANGED),
    };
}

static StateNote from_write(const StateWrite *write, Arena *arena)
{
    return (StateNote){
        .library = arena_str(arena, write->texts[LIBRARY]),
        .source = arena_str(arena, write->texts[SOURCE]),
        .key = arena_str(arena, write->texts[PLACE]),
        .text = arena_str(arena, write->texts[TEXT]),
        .words = arena_str(arena, write->texts[WORDS]),
        .created = strtoll(write->texts[CREATED].data, NULL, 10),
        .changed = strtoll(write->texts[CHANGED].data, NULL, 10),
    };
}

bool state_note(State *state, Str library, Str source, Str key, Arena *arena,
                StateNote *note)
{
    const Str about[] = { library, source, key };
    const StateWrite *waiting = state_rows_waiting(state, SET_NOTE, about, 3);
    if (waiting && waiting->which == SET_NOTE)
        *note = from_write(waiting, arena);
    if (waiting)
        return waiting->which == SET_NOTE;
    sqlite3_stmt *row = state_rows(state, GET_NOTE, about, 3);
    bool found = row && sqlite3_step(row) == SQLITE_ROW;
    if (found)
        *note = from_row(row, arena);
    if (row)
        sqlite3_reset(row);
    return found && note->text.length > 0;
}

bool state_has_note(State *state, Str library, Str source, Str key)
{
    const Str about[] = { library, source, key };
    const StateWrite *waiting = state_rows_waiting(state, SET_NOTE, about, 3);
    if (waiting)
        return waiting->which == SET_NOTE;
    sqlite3_stmt *row = state_rows(state, GET_NOTE, about, 3);
    bool found = row && sqlite3_step(row) == SQLITE_ROW;
    if (row)
        sqlite3_reset(row);
    return found;
}

// The notes that wait.
static size_t waiting_notes(State *state, Arena *arena, StateNote **notes)
{
    size_t count = 0, capacity = 0;
    *notes = NULL;
    for (size_t i = 0; i < state->write_count; i++) {
        if (state->writes[i].which != SET_NOTE)
            continue;
        *notes = vec_room(arena, *notes, count, &capacity, sizeof **notes);
        (*notes)[count++] = from_write(&state->writes[i], arena);
    }
    return count;
}

static int by_place(const void *a, const void *b)
{
    const StateNote *one = a, *other = b;
    int order = str_compare(one->library, other->library);
    order = order != 0 ? order : str_compare(one->source, other->source);
    return order != 0 ? order : str_compare(one->key, other->key);
}

// Adds the notes that rows give to those that wait, and sorts them.
static size_t add_rows(State *state, sqlite3_stmt *rows, size_t count, Arena *arena,
                       StateNote **notes)
{
    size_t capacity = count;
    while (rows && sqlite3_step(rows) == SQLITE_ROW) {
        StateNote note = from_row(rows, arena);
        const Str about[] = { note.library, note.source, note.key };
        if (state_rows_waiting(state, SET_NOTE, about, 3))
            continue;
        *notes = vec_room(arena, *notes, count, &capacity, sizeof **notes);
        (*notes)[count++] = note;
    }
    if (rows)
        sqlite3_reset(rows);
    if (count > 0)
        qsort(*notes, count, sizeof **notes, by_place);
    return count;
}

static bool is_of(const StateNote *note, Str library, Str source)
{
    return str_equal(note->library, library) && str_equal(note->source, source);
}

size_t state_source_notes(State *state, Str library, Str source, Arena *arena,
                          StateNote **notes)
{
    size_t count = 0, waiting = waiting_notes(state, arena, notes);
    for (size_t i = 0; i < waiting; i++)
        if (is_of(&(*notes)[i], library, source))
            (*notes)[count++] = (*notes)[i];
    sqlite3_stmt *rows =
        state_rows(state, GET_SOURCE_NOTES, (Str[]){ library, source }, 2);
    return add_rows(state, rows, count, arena, notes);
}

size_t state_notes(State *state, Arena *arena, StateNote **notes)
{
    size_t waiting = waiting_notes(state, arena, notes);
    return add_rows(state, state_rows(state, GET_NOTES, NULL, 0), waiting, arena,
                    notes);
}

size_t state_unsaved_notes(State *state, Arena *arena, StateNote **notes)
{
    return state->file.folder ? waiting_notes(state, arena, notes)
                              : state_notes(state, arena, notes);
}
