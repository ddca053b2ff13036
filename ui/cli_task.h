// What a command without a screen is asked to do.
#ifndef UI_CLI_TASK_H
#define UI_CLI_TASK_H

#include "src/library/library.h"
#include "ui/kiosk.h"
#include "ui/output.h"
#include "ui/term.h"

// What opens the interactive program.
typedef struct {
    const char *const *paths; // files and folders to open; empty: the library
    size_t path_count;
    const char *library;  // the store asked for by --library, else NULL
    bool is_plain;        // --plain: line mode
    bool is_doctor;       // --doctor: say what protects the process, and end
    KioskMode kiosk;      // --kiosk
    const char *identity; // --as, a name that will do, else NULL
    TermOptions term;     // --color and --charset, and what the locale says
} Arguments;

typedef struct {
    const char *const *operands; // what stands after the command
    size_t count;
    bool json, warnings_are_errors, strict;
    bool in_place, only_checks;    // of `format`
    bool layered, hanging, frames; // of `map`
    int zoom;                      // of --zoom, 1 to 5; 0: the usual
    const char *ignored[16];       // of --no: codes of problems
    size_t ignored_count;
    const char *format;            // of --format, else NULL
    int columns;                   // of --width; 0: those of the terminal
    size_t limit;                  // of --limit; 0: the usual
    const char *target;            // of -o, else NULL
    const char *import;            // of --import, else NULL
    bool is_fresh, shows_progress; // of `build`
    const char *reading, *burden, *standard, *semantics; // of `stands`; NULL: as the
                                                         // debate has it
    const char *suppositions;                            // of --suppose, else NULL
    bool explains;                                       // --why
    const char *problem, *argument, *file; // of `solve`: --task, -a and -f, else NULL
    bool lists_problems, lists_formats;    // of `solve`
    // The library that the options name; the caller closes it. NULL with an error.
    Library *(*open)(const void *context, Error *error);
    const void *context;
    Output *output;
} CliTask;

// The exit status of commands.
enum { CLI_DONE = 0, CLI_FOUND = 1, CLI_IMPOSSIBLE = 2 };

// "1 file", "2 files".
Str cli_counted(Arena *arena, size_t count, const char *one, const char *many);

// "debate", "document", "tour".
const char *cli_kind_name(SourceKind kind);

// Prints "moot: " and a sentence on standard error; returns CLI_IMPOSSIBLE.
int cli_say(const Output *output, Str sentence);

#endif
