// Line mode: the second front end, for terminals that cannot place their cursor, for
// screen readers, and for scripts. It has the same commands on the same state as the
// screen (app.h) and paints nothing: each key is answered by a sentence or by lines to
// be read, in words and without signs. It knows no terminal.
//
// A line as such (of a script, or of an editor that sends lines) is keys one after the
// other; if something is being typed at its end, Enter follows. An empty line is Enter,
// and a line that is the name of a key ("Esc", "PgDn", "Ctrl-O") is that key.
#ifndef UI_PLAIN_H
#define UI_PLAIN_H

#include "ui/app.h"

typedef struct Plain Plain; // plain.c

// Borrows the program's state and sets app->is_plain. `is_paged`: long texts wait for
// "more" after each window of so many rows.
Plain *plain_new(App *app, int rows, int columns, bool is_paged);
void plain_free(Plain *plain);
void plain_resize(Plain *plain, int rows, int columns);

// Says where the reader is, and which key helps.
void plain_begin(Plain *plain);

// Carries out a key, pasted text (as commands_paste()), or a line.
void plain_key(Plain *plain, Key key);
void plain_paste(Plain *plain, Str text, bool was_cut);
void plain_line(Plain *plain, Str line);

// A line ends whose keys have been handed over one by one.
void plain_end_line(Plain *plain);

// Something has come or changed that no key asked for (a reload): says what.
void plain_notice(Plain *plain);

// What is to be printed: lines with their ends, borrowed until the next call of any of
// these; and the prompt after it, which has no line end and grows while something is
// typed.
Str plain_take(Plain *plain);
Str plain_prompt(Plain *plain);

// What only the loop can do (REQUEST_QUIT, _SUSPEND, _SWITCH), asked for since this was
// called last.
Request plain_request(Plain *plain);

#endif
