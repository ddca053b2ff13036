// All commands as data: names, one line of help each, where they work, and the keys
// bound to them. The help screen, the hints in the last row, completion and the manual
// are made from these tables or tested against them. There are no functions of commands
// here: commands.c has one for every row.
#ifndef UI_COMMAND_TABLE_H
#define UI_COMMAND_TABLE_H

#include "ui/keys.h"
#include "ui/motion.h"

// Where a command works: kinds of view, as bits.
typedef enum {
    IN_OUTLINE = 1 << 0,
    IN_DOCUMENT = 1 << 1,
    IN_LIBRARY = 1 << 2,
    IN_LIST = 1 << 3,
    IN_FOCUS = 1 << 4,
    IN_MAP = 1 << 5,
    IN_PRESENT = 1 << 6,
    IN_HELP = 1 << 7,
    IN_ALL = (1 << 8) - 1,
} Where;

typedef struct {
    const char *name; // "fold-all": typed after ":"
    unsigned where;   // of Where
    const char
        *argument;     // what it takes after its name ("N", "ADDRESS"), NULL if nothing
    const char *help;  // one line, in the imperative
    const char *group; // of the help screen: "Moving", "Folding", "Going elsewhere" ...
} CommandRow;

// LETTER and DIGIT in `keys` stand for any ASCII letter or digit, which is handed to
// the command as its argument.
typedef struct {
    const char
        *keys; // as key_name() writes them, blanks between: "g g", "Ctrl-D", "z a"
    unsigned where;
    const char *command; // a CommandRow's name, with an argument if it has one
} BindingRow;

extern const CommandRow command_rows[];
extern const size_t command_row_count;
extern const BindingRow binding_rows[];
extern const size_t binding_row_count;

// The row of a command, NULL if there is none of that name.
const CommandRow *command_row(Str name);

// What ":set" takes.
typedef struct {
    const char *name, *help;
} OptionRow;
extern const OptionRow option_rows[];
extern const size_t option_row_count;

// A hint of the last row: keys, and a word for what they do in this view. In a narrow
// window those of the highest rank are left out first.
typedef struct {
    const char *keys; // blanks between; the first is bound to the command
    unsigned where;
    const char *command, *word;
    int rank; // 0 is kept longest
} HintRow;

extern const HintRow hint_rows[];
extern const size_t hint_row_count;

// A key of line mode that means something else there, or there alone; all others mean
// what they do on the screen. What it does is in plain_commands.c and plain_moves.c.
typedef struct {
    const char *keys; // blanks between; each of them does it
    unsigned where;
    const char *command, *help;
} LineRow;

extern const LineRow line_rows[];
extern const size_t line_row_count;

// A sign of the outline and the map, and what it means: the second page of the help.
typedef struct {
    const char *sign, *meaning;
} SignRow;
extern const SignRow sign_rows[];
extern const size_t sign_row_count;

#endif
