#include "ui/cli.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "src/base/alloc.h"
#include "src/base/file.h"
#include "src/base/vec.h"
#include "src/export/export_text.h"
#include "src/map/scene_text.h"
#include "src/text/text.h"
#include "ui/cli_build.h"
#include "ui/cli_check.h"
#include "ui/cli_commands.h"
#include "ui/cli_export.h"
#include "ui/cli_map.h"
#include "ui/cli_search.h"

typedef enum {
    COMMAND_CHECK = 1 << 0,
    COMMAND_SHOW = 1 << 1,
    COMMAND_SEARCH = 1 << 2,
    COMMAND_LIST = 1 << 3,
    COMMAND_BUILD = 1 << 4,
    COMMAND_EXPORT = 1 << 5,
    COMMAND_FORMAT = 1 << 6,
    COMMAND_MAP = 1 << 7,
    COMMAND_OPEN = 1 << 8, // the interactive program: no command was given
    COMMAND_ALL = (1 << 9) - 1,
} Command;

typedef enum {
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_LIBRARY,
    OPTION_PLAIN,
    OPTION_COLOR,
    OPTION_CHARSET,
    OPTION_WIDTH,
    OPTION_JSON,
    OPTION_LIMIT,
    OPTION_WERROR,
    OPTION_TARGET,
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
} OptionId;

// clang-format off
static const struct {
    const char *name;
    Command command;
    int (*run)(const CliTask *task);
    const char *usage, *help;
} commands[] = {
    { "check",  COMMAND_CHECK,  cli_check,  "check PATH...|-",        "print what is wrong in files and folders" },
    { "show",   COMMAND_SHOW,   cli_show,   "show NAME|FILE",       "print a debate as an outline, a document as text" },
    { "map",    COMMAND_MAP,    cli_map,    "map NAME|FILE|-",      "print the map of a debate" },
    { "search", COMMAND_SEARCH, cli_search, "search WORDS",         "print what has all these words, best first" },
    { "list",   COMMAND_LIST,   cli_list,   "list",                 "print the debates and documents of the library" },
    { "export", COMMAND_EXPORT, cli_export, "export NAME|FILE|-",   "print a debate for other programs" },
    { "format", COMMAND_FORMAT, cli_format, "format FILE...|-",     "print a debate in the usual form of its text" },
    { "build",  COMMAND_BUILD,  cli_build,  "build FOLDER -o STORE", "make a library out of a folder" },
};

static const struct {
    const char *name;
    OptionId id;
    unsigned commands; // with which it means something
    const char *value; // what it takes, NULL if nothing
    const char *help;
} options[] = {
    { "--library", OPTION_LIBRARY, COMMAND_ALL,    "STORE", "use this library instead of the installed one" },
    { "--plain",   OPTION_PLAIN,   COMMAND_OPEN,   NULL,    "line mode: words, no painting (screen readers, pipes, MOOT_PLAIN=1)" },
    { "--charset", OPTION_CHARSET, COMMAND_ALL,    "SET",   "utf8, cp437 or ascii" },
    { "--color",   OPTION_COLOR,   COMMAND_ALL,    "WHEN",  "auto, always or never (on the screen)" },
    { "--width",   OPTION_WIDTH,   COMMAND_SHOW | COMMAND_MAP, "N", "wrap to so many columns (show, map)" },
    { "--json",    OPTION_JSON,    COMMAND_SEARCH | COMMAND_CHECK, NULL, "one JSON object a line (search, check)" },
    { "--limit",   OPTION_LIMIT,   COMMAND_SEARCH, "N",     "print at most so many hits (search)" },
    { "--werror",  OPTION_WERROR,  COMMAND_CHECK,  NULL,    "count warnings as errors (check)" },
    { "--strict",  OPTION_STRICT,  COMMAND_EXPORT | COMMAND_CHECK, NULL, "take only what Argdown's own parser takes (export, check)" },
    { "--no",      OPTION_NO,      COMMAND_CHECK,  "CODE",  "do not say problems of this kind (check)" },
    { "--format",  OPTION_FORMAT,  COMMAND_EXPORT | COMMAND_MAP | COMMAND_SEARCH, "FORM", "argdown-json or argdown (export); text, svg, dot or json (map); what to say of a hit, {source} {address} {title} (search)" },
    { "--zoom",    OPTION_ZOOM,    COMMAND_MAP,    "N",     "how much boxes say, from 1 to 5 (map)" },
    { "--layered", OPTION_LAYERED, COMMAND_MAP,    NULL,    "in layers (map)" },
    { "--hanging", OPTION_HANGING, COMMAND_MAP,    NULL,    "in rails, never wider than the width (map)" },
    { "--frames",  OPTION_FRAMES,  COMMAND_MAP,    NULL,    "each section in a frame of its own (map)" },
    { "--in-place", OPTION_IN_PLACE, COMMAND_FORMAT, NULL,  "write the files anew instead of printing (format)" },
    { "--check",   OPTION_CHECK,   COMMAND_FORMAT, NULL,    "only name the files that would change (format)" },
    { "-o",        OPTION_TARGET,  COMMAND_BUILD,  "STORE", "write the library here (build)" },
    { "--fresh",   OPTION_FRESH,   COMMAND_BUILD,  NULL,    "read everything again, changed or not (build)" },
    { "--progress", OPTION_PROGRESS, COMMAND_BUILD, NULL,   "say how far it is, on standard error (build)" },
    { "--help",    OPTION_HELP,    COMMAND_ALL,    NULL,    "print this" },
    { "--version", OPTION_VERSION, COMMAND_ALL,    NULL,    "print the version" },
};
// clang-format on

typedef struct {
    Arguments *arguments;
    CliTask task;
    Output output;
    size_t command; // index, COUNT(commands) if none was given
    unsigned given; // options, as bits of their ids
    Error error;
} CommandLine;

// --- reading

static Command command_of(const CommandLine *line)
{
    return line->command < COUNT(commands) ? commands[line->command].command
                                           : COMMAND_OPEN;
}

static bool read_number(const char *text, long least, long most, long *number)
{
    char *end;
    *number = strtol(text, &end, 10);
    return end > text && *end == '\0' && *number >= least && *number <= most;
}

static bool read_color(CommandLine *line, const char *value)
{
    static const char *const names[] = { "auto", "always", "never" };
    for (size_t i = 0; i < COUNT(names); i++)
        if (strcmp(value, names[i]) == 0) {
            line->arguments->term.color = (ColorChoice)i;
            return true;
        }
    return error_set(&line->error, "--color=%s: it is auto, always or never", value);
}

// What an option without a value switches on; NULL of all others.
static bool *flag_of(CliTask *task, OptionId id)
{
    switch (id) {
    case OPTION_JSON: return &task->json;
    case OPTION_WERROR: return &task->warnings_are_errors;
    case OPTION_IN_PLACE: return &task->in_place;
    case OPTION_CHECK: return &task->only_checks;
    case OPTION_STRICT: return &task->strict;
    case OPTION_LAYERED: return &task->layered;
    case OPTION_HANGING: return &task->hanging;
    case OPTION_FRAMES: return &task->frames;
    case OPTION_FRESH: return &task->is_fresh;
    case OPTION_PROGRESS: return &task->shows_progress;
    default: return NULL;
    }
}

static bool read_counted(CommandLine *line, OptionId id, const char *value)
{
    long number;
    if (id == OPTION_WIDTH) {
        if (!read_number(value, EXPORT_COLUMNS_LEAST, EXPORT_COLUMNS_MOST, &number))
            return error_set(&line->error, "--width=%s: it is a number from %d to %d",
                             value, EXPORT_COLUMNS_LEAST, EXPORT_COLUMNS_MOST);
        line->task.columns = (int)number;
        return true;
    }
    if (id == OPTION_ZOOM) {
        if (!read_number(value, ZOOM_DOT, ZOOM_FULL, &number))
            return error_set(&line->error, "--zoom=%s: it is a number from 1 to 5",
                             value);
        line->task.zoom = (int)number;
        return true;
    }
    if (!read_number(value, 1, 1000000, &number))
        return error_set(&line->error, "--limit=%s: it is a number from 1 on", value);
    line->task.limit = (size_t)number;
    return true;
}

static bool read_charset(CommandLine *line, const char *value)
{
    TermOptions *term = &line->arguments->term;
    term->has_charset = true;
    return charset_parse(str(value), &term->charset) ||
           error_set(&line->error, "--charset=%s: it is utf8, cp437 or ascii", value);
}

// Whether the form is one that the command knows: export before map in the list.
static bool check_format(CommandLine *line)
{
    static const char *const forms[] = { "argdown-json", "argdown", "text",
                                         "svg",          "dot",     "json" };
    enum { EXPORTED = 2 };
    const char *wanted = line->task.format;
    if (command_of(line) == COMMAND_SEARCH)
        return !wanted ||
               (line->task.json
                    ? error_set(&line->error, "say --json or --format, not both")
                    : cli_search_format(wanted, &line->error));
    bool is_map = command_of(line) == COMMAND_MAP;
    for (size_t i = is_map ? EXPORTED : 0; i < (is_map ? COUNT(forms) : EXPORTED); i++)
        if (!wanted || strcmp(wanted, forms[i]) == 0)
            return true;
    return error_set(&line->error, "--format=%s: it is %s", wanted,
                     is_map ? "text, svg, dot or json" : "argdown-json or argdown");
}

static bool read_ignored(CommandLine *line, const char *value)
{
    CliTask *task = &line->task;
    if (task->ignored_count == COUNT(task->ignored))
        return error_set(&line->error, "--no can be given %zu times",
                         COUNT(task->ignored));
    if (!problem_is_known(str(value)))
        return error_set(&line->error,
                         "--no=%s: no problem is called so; there are undefined-title, "
                         "unused-definition, duplicate-text, relation-twice, "
                         "both-sides, premise-number-twice, cycle, and whatever "
                         "`moot check --json` says as \"code\"",
                         value);
    task->ignored[task->ignored_count++] = value;
    return true;
}

static bool read_option(CommandLine *line, OptionId id, const char *value)
{
    bool *flag = flag_of(&line->task, id);
    line->given |= 1u << id;
    if (flag)
        *flag = true;
    switch (id) {
    case OPTION_LIBRARY: line->arguments->library = value; break;
    case OPTION_PLAIN: line->arguments->is_plain = true; break;
    case OPTION_TARGET: line->task.target = value; break;
    case OPTION_NO: return read_ignored(line, value);
    case OPTION_FORMAT: line->task.format = value; break;
    case OPTION_COLOR: return read_color(line, value);
    case OPTION_CHARSET: return read_charset(line, value);
    case OPTION_WIDTH:
    case OPTION_ZOOM:
    case OPTION_LIMIT: return read_counted(line, id, value);
    default: break;
    }
    return true;
}

// Reads the option at argv[*at], and its value: "--width=60", "--width 60", "-o FILE".
static bool take_option(CommandLine *line, int argc, char **argv, int *at)
{
    char *word = argv[*at];
    size_t length = strcspn(word, "=");
    for (size_t i = 0; i < COUNT(options); i++) {
        if (strlen(options[i].name) != length ||
            strncmp(options[i].name, word, length) != 0)
            continue;
        bool has_value = word[length] == '=';
        const char *value = has_value ? word + length + 1 : "";
        if (!options[i].value && has_value)
            return error_set(&line->error, "%s takes no value", options[i].name);
        if (options[i].value && !has_value && *at + 1 < argc) {
            has_value = true;
            value = argv[++*at];
        }
        if (options[i].value && !has_value)
            return error_set(&line->error, "%s wants a value: %s %s", options[i].name,
                             options[i].name, options[i].value);
        return read_option(line, options[i].id, value);
    }
    return error_set(&line->error,
                     "there is no option %s; `moot --help` says which "
                     "there are",
                     word);
}

// Sorts argv into options and operands; the operands are moved to its front.
static bool read_line(CommandLine *line, int argc, char **argv)
{
    bool only_operands = false;
    int count = 0;
    for (int i = 1; i < argc; i++) {
        bool is_option = !only_operands && argv[i][0] == '-' && argv[i][1];
        if (is_option && strcmp(argv[i], "--") == 0)
            only_operands = true;
        else if (is_option && !take_option(line, argc, argv, &i))
            return false;
        else if (!is_option)
            argv[++count] = argv[i];
    }
    line->task.operands = (const char *const *)argv + 1;
    line->task.count = (size_t)count;
    for (size_t i = 0; count > 0 && !only_operands && i < COUNT(commands); i++)
        if (strcmp(argv[1], commands[i].name) == 0)
            line->command = i;
    if (line->command < COUNT(commands)) {
        line->task.operands++;
        line->task.count--;
    }
    line->arguments->paths = line->task.operands;
    line->arguments->path_count = line->task.count;
    return true;
}

static bool check_options(CommandLine *line)
{
    for (size_t i = 0; i < COUNT(options); i++)
        if (line->given >> options[i].id & 1 &&
            !(options[i].commands & command_of(line))) {
            size_t owner = 0;
            while (owner < COUNT(commands) &&
                   !(options[i].commands & commands[owner].command))
                owner++;
            return owner < COUNT(commands)
                       ? error_set(&line->error, "%s goes with `moot %s`",
                                   options[i].name, commands[owner].name)
                       : error_set(&line->error, "%s goes with no command",
                                   options[i].name);
        }
    return true;
}

// A first operand that is no file may be a command misspelt.
static bool check_paths(CommandLine *line)
{
    struct stat info;
    const Arguments *arguments = line->arguments;
    if (command_of(line) != COMMAND_OPEN || arguments->path_count == 0)
        return true;
    const char *path = arguments->paths[0];
    if (strpbrk(path, "/.") || stat(path, &info) == 0)
        return true;
    for (size_t i = 0; i < COUNT(commands); i++)
        if (text_distance(str(path), str(commands[i].name), 2) <= 2)
            return error_set(&line->error,
                             "there is no file and no command \"%s\"; did you mean "
                             "`moot %s`?",
                             path, commands[i].name);
    return error_set(&line->error,
                     "there is no file and no command \"%s\"; `moot show %s` looks for "
                     "it in the library, `moot --help` says what there is",
                     path, path);
}

// --- answers

static int print_help(Output *output)
{
    Arena *arena = arena_new();
    output_line(output,
                str("moot reads debates: claims, what bears on them, and the "
                    "texts they come from.\n\n"
                    "  moot [OPTION...] [FILE-OR-FOLDER...]\n"
                    "      open the library, or these files, on the screen;\n"
                    "      with --plain in line mode: a sentence for each key"));
    for (size_t i = 0; i < COUNT(commands); i++)
        output_line(output, arena_format(arena, "  moot %s\n      %s",
                                         commands[i].usage, commands[i].help));
    output_line(output, str("\nOptions:"));
    for (size_t i = 0; i < COUNT(options); i++) {
        Str name =
            arena_format(arena, "%s%s%s", options[i].name, options[i].value ? " " : "",
                         options[i].value ? options[i].value : "");
        output_line(output,
                    arena_format(arena, "  %-16s  %s", name.data, options[i].help));
    }
    output_line(output, str("\nThe manual says more: man moot"));
    arena_free(arena);
    return 0;
}

static bool exists(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0;
}

// The library.db in the folder of the program, if there is one.
static const char *beside_program(Arena *arena)
{
    char path[4096];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0)
        return NULL;
    path[length] = '\0';
    char *slash = strrchr(path, '/');
    if (!slash)
        return NULL;
    *slash = '\0';
    const char *store = arena_format(arena, "%s/library.db", path).data;
    return exists(store) ? store : NULL;
}

Library *cli_library(const Arguments *arguments, Error *error)
{
    const char *named =
        arguments->library ? arguments->library : getenv("MOOT_LIBRARY");
    if (arguments->path_count > 0)
        return library_read(arguments->paths, arguments->path_count, error);
    if (named && named[0])
        return file_is_folder(named) ? library_read(&named, 1, error)
                                     : library_open(named, error);
    Arena *arena = arena_new();
    const char *store = beside_program(arena);
    Library *library = NULL;
    if (!store && exists(DATADIR "/library.db"))
        store = DATADIR "/library.db";
    if (store)
        library = library_open(store, error);
    else
        error_set(error, "there is no library yet: open files with `moot FILE...`, or "
                         "make one with `moot build FOLDER -o library.db` and open it "
                         "with `moot --library library.db`");
    arena_free(arena);
    return library;
}

// Commands have operands of their own, which are no files to open.
static Library *open_for_command(const void *context, Error *error)
{
    Arguments arguments = *(const Arguments *)context;
    arguments.path_count = 0;
    return cli_library(&arguments, error);
}

Charset cli_charset(const Arguments *arguments)
{
    const TermOptions *term = &arguments->term;
    return term->has_charset   ? term->charset
           : term->utf8_locale ? CHARSET_UTF8
                               : CHARSET_ASCII;
}

static Output output_for(const Arguments *arguments)
{
    return (Output){ .charset = cli_charset(arguments) };
}

int cli_fail(const Arguments *arguments, const char *sentence)
{
    Output output = output_for(arguments);
    return cli_say(&output, str(sentence));
}

static int run(CommandLine *line)
{
    int status = CLI_OPEN;
    line->output = output_for(line->arguments);
    line->task.output = &line->output;
    line->task.open = open_for_command;
    line->task.context = line->arguments;
    if (line->given >> OPTION_HELP & 1) {
        status = print_help(&line->output);
    } else if (line->given >> OPTION_VERSION & 1) {
        output_line(&line->output, str("moot " VERSION));
        status = 0;
    } else if (line->command < COUNT(commands)) {
        status = commands[line->command].run(&line->task);
    }
    if (status == CLI_OPEN)
        return status;
    return output_close(&line->output) ? status : 2;
}

int cli_run(int argc, char **argv, Arguments *arguments)
{
    *arguments = (Arguments){ .path_count = 0 };
    arguments->term.utf8_locale = text_open();
    CommandLine line = { .arguments = arguments, .command = COUNT(commands) };
    signal(SIGPIPE, SIG_IGN);
    if (!read_line(&line, argc, argv))
        return cli_fail(arguments, line.error.text);
    bool asks = line.given & (1u << OPTION_HELP | 1u << OPTION_VERSION);
    if (!asks && (!check_options(&line) || !check_format(&line) || !check_paths(&line)))
        return cli_fail(arguments, line.error.text);
    return run(&line);
}
