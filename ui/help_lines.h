// The lines of the help, made from the tables of commands, bindings, options and signs:
// first what works in the view it was opened from, group by group; then what works
// elsewhere only, by where; then options, what the search bar takes, and signs.
//
// A filter keeps what has it at the beginning of a key (small and capital letters
// differ), and below that what has all its words (they do not). One letter that begins
// a key is no word: it would be found almost everywhere.
#ifndef UI_HELP_LINES_H
#define UI_HELP_LINES_H

#include "src/base/arena.h"
#include "ui/command_table.h"

enum { HELP_COLUMNS = 2 };

// A heading, or for each column the keys and what they do; of an entry that takes more
// than one line the later ones may have either empty. Of a blank line all is empty.
typedef struct {
    Str heading;
    struct {
        Str keys, text;
    } cells[HELP_COLUMNS];
} HelpLine;

typedef struct {
    HelpLine *lines;
    size_t count, capacity;
    size_t found;     // entries that pass the filter
    int text_columns; // of a cell's text: it begins after so many columns of keys
    int key_columns;
    int width;   // of one column of cells, from 1
    int columns; // 1 or 2
} HelpLines;

// The lines for a window of so many columns, in the arena. `where` is one bit of Where.
const HelpLines *help_lines(unsigned where, Str filter, int columns, Arena *arena);

// What a view is called: "outline".
const char *help_view_name(unsigned where);

#endif
