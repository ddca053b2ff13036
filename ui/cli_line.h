// The command line taken apart: which command, which options, what they are about.
#ifndef UI_CLI_LINE_H
#define UI_CLI_LINE_H

#include <stdint.h>
#include "ui/cli_task.h"

typedef enum {
    COMMAND_CHECK = 1 << 0,
    COMMAND_SHOW = 1 << 1,
    COMMAND_SEARCH = 1 << 2,
    COMMAND_LIST = 1 << 3,
    COMMAND_BUILD = 1 << 4,
    COMMAND_EXPORT = 1 << 5,
    COMMAND_FORMAT = 1 << 6,
    COMMAND_MAP = 1 << 7,
    COMMAND_STANDS = 1 << 8,
    COMMAND_CRUXES = 1 << 9,
    COMMAND_NOTES = 1 << 10,
    COMMAND_VERDICTS = 1 << 11,
    COMMAND_COMPARE = 1 << 12,
    COMMAND_PREDICTIONS = 1 << 13,
    COMMAND_SOLVE = 1 << 14,
    COMMAND_OPEN = 1 << 24, // the interactive program: no command was given
    COMMAND_ALL = (1 << 25) - 1,
} Command;

// At most 64: which were given is kept in bits.
typedef enum {
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_LIBRARY,
    OPTION_PLAIN,
    OPTION_KIOSK,
    OPTION_BEST_EFFORT,
    OPTION_AS,
    OPTION_DOCTOR,
    OPTION_COLOR,
    OPTION_CHARSET,
    OPTION_WIDTH,
    OPTION_JSON,
    OPTION_LIMIT,
    OPTION_WERROR,
    OPTION_TARGET,
    OPTION_IMPORT,
    OPTION_FRESH,
    OPTION_PROGRESS,
    OPTION_STRICT,
    OPTION_FORMAT,
    OPTION_IN_PLACE,
    OPTION_CHECK,
    OPTION_NO,
    OPTION_ZOOM,
    OPTION_LAYERED,
    OPTION_HANGING,
    OPTION_FRAMES,
    OPTION_READING,
    OPTION_BURDEN,
    OPTION_STANDARD,
    OPTION_SEMANTICS,
    OPTION_SUPPOSE,
    OPTION_WHY,
    OPTION_TASK,
    OPTION_ARGUMENT,
    OPTION_FILE,
    OPTION_FILE_FORMAT,
    OPTION_FORMATS,
    OPTION_PROBLEMS,
} OptionId;

typedef struct {
    const char *name;
    Command command;
    int (*run)(const CliTask *task);
    const char *usage, *help;
} CommandEntry;
extern const CommandEntry cli_command_entries[];
extern const size_t cli_command_count;

typedef struct {
    const char *name;
    OptionId id;
    unsigned commands; // with which it means something
    const char *value; // what it takes, NULL if nothing
    const char *help;
} OptionEntry;
extern const OptionEntry cli_option_entries[];
extern const size_t cli_option_count;

typedef struct {
    Arguments *arguments;
    CliTask task;
    Output output;
    const CommandEntry *entry; // NULL if no command was given
    uint64_t given;            // options, as bits of their ids
    Error error;
} CommandLine;

// Reads argv into `line`, whose arguments and output are there already; operands are
// moved to the front of argv. False with line->error if something in it cannot be
// understood, or does not go together; what was asked of --help is not looked at
// further.
bool cli_line_read(CommandLine *line, int argc, char **argv);

// Whether an option was given.
bool cli_line_has(const CommandLine *line, OptionId id);

#endif
