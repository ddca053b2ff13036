// An editor for a text of many lines, with a cursor in it. It does not know what the
// text is for, and keeps nothing.
#ifndef UI_NOTE_EDIT_H
#define UI_NOTE_EDIT_H

#include "src/text/text.h"
#include "ui/canvas.h"
#include "ui/keys.h"

enum { NOTE_EDIT_UNDOS = 100 };

// A text as it was, owned.
typedef struct {
    char *text;
    size_t length, cursor;
} NoteState;

typedef struct {
    NoteState now;
    size_t capacity, most; // bytes; `most` is how long the text may become
    bool was_cut;          // the latest paste or key did not fit
    NoteState undos[NOTE_EDIT_UNDOS];
    int undo_count;
    bool is_typing;    // the latest key was a letter of a word: one undo takes it all
    int rows, columns; // of the window
    int top;           // the first line shown
    int goal;          // the column that Up and Down keep, -1: the cursor's own
    Arena *layout;
    size_t *starts; // of each line, in bytes; and the text's length after the last
    size_t line_count;
} NoteEdit;

typedef enum {
    NOTE_UNCHANGED,
    NOTE_MOVED,
    NOTE_CHANGED,
    NOTE_KEPT,    // Ctrl-S, Ctrl-O: is to be saved
    NOTE_DONE,    // Esc, Ctrl-X: the same, and closed
    NOTE_DROPPED, // Ctrl-C
} NoteEvent;

// Begins with this text, the cursor at its end. `most`: bytes that it may grow to.
void note_edit_init(NoteEdit *edit, Str text, size_t most);
void note_edit_free(NoteEdit *edit);

// Text keys, Enter, Backspace, Delete, arrows, Home, End, PgUp, PgDn, Ctrl-A, Ctrl-E,
// Ctrl-U (to the start of the line), Ctrl-K (to its end), Ctrl-W (a word), Ctrl-Z or
// Ctrl-_ (undo). Whole clusters are erased.
NoteEvent note_edit_key(NoteEdit *edit, Key key);

// Inserts a text, cleaned, with its lines, tabs as four blanks; what does not fit is
// left out and `was_cut` is set.
NoteEvent note_edit_insert(NoteEdit *edit, Str text);

// Borrows the text until the next key.
Str note_edit_text(const NoteEdit *edit);

// Fits it to a window; the cursor is on it.
void note_edit_layout(NoteEdit *edit, int rows, int columns);
void note_edit_cursor(const NoteEdit *edit, int *row, int *column);
void note_edit_draw(const NoteEdit *edit, Canvas canvas);

#endif
