// The program on a pseudo-terminal, with a folder of its own for what it keeps.
#ifndef TESTS_SESSION_H
#define TESTS_SESSION_H

#include "tests/terminal.h"

typedef struct {
    Arena *arena;
    Str home; // the folder: nothing is left behind
    Terminal *terminal;
} Session;

// Makes the folder; nothing runs yet.
Session session_new(void);

// The path of the program that is tested, absolute.
const char *session_program(const Session *session);

// Starts something else (arguments[0] is its path) or the program with arguments, NULL
// at the end of either. XDG_STATE_HOME is added to the environment, which may have
// seven variables besides. What ran before is ended.
void session_start(Session *session, TerminalOptions options,
                   const char *const *arguments);
void session_launch(Session *session, TerminalOptions options,
                    const char *const *given);

// Ends what runs and removes the folder.
void session_end(Session *session);

#endif
