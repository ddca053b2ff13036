#include "ui/note_pane.h"
#include <stdlib.h>
#include <time.h>
#include "src/base/alloc.h"

enum { LEAST_ABOVE = 6, LEAST = 5 }; // rows

NotePane *note_pane_new(const StateNote *before, Str place, bool adds)
{
    NotePane *pane = xalloc(sizeof *pane);
    *pane = (NotePane){ .arena = arena_new(), .before = *before, .adds = adds };
    Str *texts[] = { &pane->before.library, &pane->before.source, &pane->before.key,
                     &pane->before.text, &pane->before.words };
    for (size_t i = 0; i < COUNT(texts); i++)
        *texts[i] = arena_str(pane->arena, *texts[i]);
    pane->place = arena_str(pane->arena, place);
    size_t used = adds ? before->text.length + 1 : 0;
    note_edit_init(&pane->edit, adds ? str("") : before->text,
                   used < STATE_NOTE_BYTES ? STATE_NOTE_BYTES - used : 0);
    return pane;
}

void note_pane_free(NotePane *pane)
{
    if (!pane)
        return;
    note_edit_free(&pane->edit);
    arena_free(pane->arena);
    free(pane);
}

Str note_pane_text(const NotePane *pane, Arena *arena)
{
    Str text = note_edit_text(&pane->edit), before = pane->before.text;
    while (text.length > 0 && str_is_space(text.data[text.length - 1]))
        text.length--;
    if (!pane->adds || before.length == 0)
        return text;
    return text.length == 0 ? before
                            : arena_format(arena, "%.*s\n%.*s", STR_ARGUMENTS(before),
                                           STR_ARGUMENTS(text));
}

bool note_pane_save(NotePane *pane, State *state, Error *error)
{
    if (!pane->is_unsaved)
        return state_flush(state, error); // it may have been written in vain before
    Arena *arena = arena_new();
    StateNote note = pane->before;
    note.text = note_pane_text(pane, arena);
    note.changed = (int64_t)time(NULL);
    note.created = note.created > 0 ? note.created : note.changed;
    pane->is_unsaved = false;
    bool is_durable = state_set_note(state, &note, error);
    arena_free(arena);
    return is_durable;
}

// --- the window

int note_pane_rows(int rows)
{
    int wanted = rows * 2 / 5 > LEAST ? rows * 2 / 5 : LEAST;
    return rows - wanted >= LEAST_ABOVE ? wanted : rows;
}

void note_pane_layout(NotePane *pane, int rows, int columns)
{
    note_edit_layout(&pane->edit, rows > 1 ? rows - 1 : 1,
                     columns > 2 ? columns - 2 : 1);
}

// "── ✎ Note on 1.2 Force breeds resistance ───────".
static void draw_rule(const NotePane *pane, Canvas row, Arena *arena)
{
    for (int i = 0; i < row.columns; i++)
        canvas_text(row, 0, i, ROLE_DIM, str("─"));
    Str label = arena_format(arena, " ✎ Note on %.*s ", STR_ARGUMENTS(pane->place));
    canvas_text(row, 0, 2, ROLE_STRONG, text_cut(arena, label, row.columns - 4));
}

void note_pane_draw(const NotePane *pane, Canvas canvas, Arena *arena, int *cursor_row,
                    int *cursor_column)
{
    canvas_clear(canvas, ROLE_TEXT);
    draw_rule(pane, canvas_part(canvas, 0, 0, 1, canvas.columns), arena);
    note_edit_draw(&pane->edit,
                   canvas_part(canvas, 1, 1, canvas.rows - 1, canvas.columns - 2));
    note_edit_cursor(&pane->edit, cursor_row, cursor_column);
    *cursor_row += 1;
    *cursor_column += 1;
}
