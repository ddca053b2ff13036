// One line of text being typed, with a cursor in it. It does not know what for.
#ifndef UI_LINE_EDIT_H
#define UI_LINE_EDIT_H

#include "ui/canvas.h"
#include "ui/keys.h"

enum { LINE_EDIT_BYTES = 256 };

typedef struct {
    char text[LINE_EDIT_BYTES];
    size_t length, cursor; // bytes; the cursor stands between clusters
    bool was_cut;          // the latest paste or key did not fit
} LineEdit;

typedef enum {
    LINE_UNCHANGED,
    LINE_MOVED, // another cursor, or was_cut says something new: the text is the same
    LINE_CHANGED,
    LINE_ACCEPTED,  // Enter
    LINE_CANCELLED, // Esc, Ctrl-C, or Backspace in an empty line
} LineEvent;

// Begins with this text (cleaned and cut like a paste), the cursor at its end. It owns
// no memory, so there is nothing to free.
void line_edit_init(LineEdit *edit, Str text);

// Text keys, Backspace, Delete, arrows, Home, End, Ctrl-A, Ctrl-E, Ctrl-U (to the
// start), Ctrl-W (a word), Ctrl-K. Other keys mean nothing to it. Whole clusters are
// erased.
LineEvent line_edit_key(LineEdit *edit, Key key);

// Inserts a text, cleaned, line ends as blanks, those at its end dropped; what does not
// fit is left out and `was_cut` is set.
LineEvent line_edit_insert(LineEdit *edit, Str text);

// Puts another text in place of the bytes from `start` to `end` (ends of clusters), the
// cursor behind it: for completion. The text is inserted as line_edit_insert() does.
LineEvent line_edit_replace(LineEdit *edit, size_t start, size_t end, Str text);

// Borrows the text until the next key.
Str line_edit_text(const LineEdit *edit);

// Draws prompt and text on row 0 of the canvas, scrolled so that the cursor is inside;
// returns the cursor's column.
int line_edit_draw(const LineEdit *edit, Str prompt, Canvas canvas);

// The column that line_edit_draw() returns on a canvas of so many columns.
int line_edit_column(const LineEdit *edit, Str prompt, int columns);

#endif
