// Runs the whole program without a terminal, by a script of keys, and shows its window
// as text: golden screens, and tests of what commands do.
//
// A script is lines of keys with blanks between ("j j Enter Ctrl-W l"), or of one of
// these words and what it takes:
//
//     open PATH...      reads these files and folders; before all keys
//     size 80 24        columns and rows; the window can be resized at any time
//     charset NAME      utf8, cp437 or ascii
//     mono              the roles are not shown: the text must do
//     type TEXT         types every character of the text
//     click ROW COLUMN  presses the left button there, from 0; two make a double click
//     wheel up|down ROW COLUMN
//     drag COLUMN COLUMN  from one column of the first row to the other
//     paste TEXT
//     # a comment
#ifndef TESTS_SCRIPT_H
#define TESTS_SCRIPT_H

#include "ui/app.h"

typedef struct {
    App *app; // NULL until something has been opened
    Library *library;
    State *state; // in memory
    Arena *arena;
    Canvas canvas;
    Charset charset;
    bool is_mono;
    int cursor_row, cursor_column;
    long milliseconds;
} Script;

// A window of 80x24 with nothing open.
void script_init(Script *script);
void script_free(Script *script);

// Carries out a script, line by line; a mistake in it fails the test with `name`.
void script_run(Script *script, const char *name, Str text);

// The window: its text and, unless it is monochrome, below it a letter for the role of
// every cell ('_' where the cursor is), blanks at the ends of lines left out. Lives in
// the script's arena.
Str script_print(Script *script);

// Whether the text stands somewhere in the window.
bool script_shows(Script *script, const char *text);

// Has every script of a folder (NAME.keys) checked; at least so many must be there, and
// all must be right. The paths end in a NUL.
void script_check_folder(const char *folder, int least,
                         bool (*check)(Str keys_path, Arena *arena));

#endif
