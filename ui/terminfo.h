// What the database of terminals (terminfo) knows about the one that the program runs
// on; which one it is taken for if it is not in the database.
#ifndef UI_TERMINFO_H
#define UI_TERMINFO_H

#include "src/base/error.h"

enum { TERMINFO_LEAVE = 512 };

typedef struct {
    char name[64];              // as the database knows it
    char leave[TERMINFO_LEAVE]; // gives the screen back, whatever state it is in
    char after[32];             // what is left to be done after ncurses has done so
    bool has_modes;             // of xterm: bracketed paste, mouse reports
    bool wraps_early;  // a full row takes the cursor to the next one, as it is said
    bool has_question; // answers where its cursor is ("ESC [ 6 n")
    char notice[160];  // a sentence for the reader if it is taken for another one
} Terminfo;

// Looks the terminal up by its name (of the variable TERM; NULL is no name). False with
// one sentence if it cannot place its cursor.
bool terminfo_load(const char *name, Terminfo *info, Error *error);

// What a terminal is most like that the database does not know: the name of one that
// every database has.
const char *terminfo_likeness(const char *name);

// Whether a terminal of this name can place its cursor, so that it can be painted on.
bool terminfo_is_paintable(const char *name);

#endif
