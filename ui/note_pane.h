// The note that is being written: a text in an editor, what it is on, and what stood
// there before. It writes the note to the state and knows no views.
#ifndef UI_NOTE_PANE_H
#define UI_NOTE_PANE_H

#include "src/store/state_note.h"
#include "ui/note_edit.h"

typedef struct {
    Arena *arena;
    StateNote before; // as it was when the editor was opened; without text if none was
    Str place;        // "1.2 Force breeds resistance"
    NoteEdit edit;
    bool adds;        // what is written goes on a line behind the text of `before`
    bool is_lines;    // line mode: it goes on until a line of a single full stop
    bool is_changed;  // since it was opened
    bool is_unsaved;  // since it was written last
    bool is_dropping; // dropping it has been asked for once
} NotePane;

// Opens the editor on a place with the note that is there (without text: none); what is
// given is copied. The caller owns it.
NotePane *note_pane_new(const StateNote *before, Str place, bool adds);
void note_pane_free(NotePane *pane); // NULL does nothing

// The note as it would be kept now, in the arena; blanks and empty lines at its end go.
Str note_pane_text(const NotePane *pane, Arena *arena);

// Writes the note if it has changed since it was written last; the editor stays open.
// False if it is not durable (state.h).
bool note_pane_save(NotePane *pane, State *state, Error *error);

// Rows that it takes of so many in a window.
int note_pane_rows(int rows);
void note_pane_layout(NotePane *pane, int rows, int columns);
void note_pane_draw(const NotePane *pane, Canvas canvas, Arena *arena, int *cursor_row,
                    int *cursor_column);

#endif
