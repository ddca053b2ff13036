#include "ui/cli_line.h"
#include <stdlib.h>
#include <sys/stat.h>
#include "src/base/alloc.h"
#include "src/export/export_text.h"
#include "src/map/scene_text.h"
#include "src/text/text.h"
#include "ui/cli_build.h"
#include "ui/cli_check.h"
#include "ui/cli_commands.h"
#include "ui/cli_cruxes.h"
#include "ui/cli_export.h"
#include "ui/cli_map.h"
#include "ui/cli_notes.h"
#include "ui/cli_search.h"
#include "ui/cli_solve.h"
#include "ui/cli_stands.h"
#include "ui/cli_verdicts.h"

// The commands that judge a debate.
enum { JUDGING = COMMAND_STANDS | COMMAND_CRUXES };

// Those that write a file of what the reader has done.
enum { WRITTEN = COMMAND_NOTES | COMMAND_VERDICTS | COMMAND_PREDICTIONS };

// clang-format off
const CommandEntry cli_command_entries[] = {
    { "check",  COMMAND_CHECK,  cli_check,  "check PATH...|-",        "print what is wrong in files and folders" },
    { "show",   COMMAND_SHOW,   cli_show,   "show NAME|FILE",       "print a debate as an outline, a document as text" },
    { "map",    COMMAND_MAP,    cli_map,    "map NAME|FILE|-",      "print the map of a debate" },
    { "search", COMMAND_SEARCH, cli_search, "search WORDS",         "print what has all these words, best first" },
    { "list",   COMMAND_LIST,   cli_list,   "list",                 "print the debates and documents of the library" },
    { "export", COMMAND_EXPORT, cli_export, "export NAME|FILE|-",   "print a debate for other programs" },
    { "format", COMMAND_FORMAT, cli_format, "format FILE...|-",     "print a debate in the usual form of its text" },
    { "stands", COMMAND_STANDS, cli_stands, "stands NAME|FILE|-",   "print which claims nothing on the map defeats, and why" },
    { "cruxes", COMMAND_CRUXES, cli_cruxes, "cruxes NAME|FILE|-",   "print the claims whose fall would change a thesis" },
    { "notes",  COMMAND_NOTES,  cli_notes,  "notes [-o FILE | --import FILE|-]", "print the notes as Markdown, or take some in" },
    { "verdicts", COMMAND_VERDICTS, cli_verdicts, "verdicts [-o FILE | --import FILE|-]", "print what you have answered about claims, or take some in" },
    { "compare", COMMAND_COMPARE, cli_compare, "compare A B NAME|FILE|-", "print where two files of verdicts part first" },
    { "predictions", COMMAND_PREDICTIONS, cli_predictions, "predictions [-o FILE]", "print the log of what you predicted, with the score" },
    { "solve",  COMMAND_SOLVE,  cli_solve,  "solve --task=TASK FILE|-", "answer as a solver of abstract frameworks does" },
    { "build",  COMMAND_BUILD,  cli_build,  "build FOLDER -o STORE", "make a library out of a folder" },
};

const size_t cli_command_count = COUNT(cli_command_entries);

const OptionEntry cli_option_entries[] = {
    { "--library", OPTION_LIBRARY, COMMAND_ALL,    "STORE", "use this library instead of the installed one" },
    { "--plain",   OPTION_PLAIN,   COMMAND_OPEN,   NULL,    "line mode: words, no painting (screen readers, pipes, MOOT_PLAIN=1)" },
    { "--kiosk",   OPTION_KIOSK,   COMMAND_OPEN,   NULL,    "as the only program of an account, behind sshd (man moot-kiosk)" },
    { "--kiosk=best-effort", OPTION_BEST_EFFORT, COMMAND_OPEN, NULL, "the same where the kernel lacks something, and says so" },
    { "--as",      OPTION_AS,      COMMAND_OPEN,   "NAME",  "keep the place of this reader (with --kiosk)" },
    { "--doctor",  OPTION_DOCTOR,  COMMAND_OPEN,   NULL,    "print what protects this process, and what does not" },
    { "--charset", OPTION_CHARSET, COMMAND_ALL,    "SET",   "utf8, cp437 or ascii" },
    { "--color",   OPTION_COLOR,   COMMAND_ALL,    "WHEN",  "auto, always or never (on the screen)" },
    { "--width",   OPTION_WIDTH,   COMMAND_SHOW | COMMAND_MAP, "N", "wrap to so many columns (show, map)" },
    { "--json",    OPTION_JSON,    COMMAND_SEARCH | COMMAND_CHECK | JUDGING | COMMAND_COMPARE | COMMAND_PREDICTIONS, NULL, "one JSON object a line (search, check), one in all (stands, cruxes, compare)" },
    { "--limit",   OPTION_LIMIT,   COMMAND_SEARCH | COMMAND_CRUXES, "N", "print at most so many (search, cruxes)" },
    { "--werror",  OPTION_WERROR,  COMMAND_CHECK,  NULL,    "count warnings as errors (check)" },
    { "--strict",  OPTION_STRICT,  COMMAND_EXPORT | COMMAND_CHECK, NULL, "take only what Argdown's own parser takes (export, check)" },
    { "--no",      OPTION_NO,      COMMAND_CHECK,  "CODE",  "do not say problems of this kind (check)" },
    { "--format",  OPTION_FORMAT,  COMMAND_EXPORT | COMMAND_MAP | COMMAND_SEARCH, "FORM", "argdown-json, argdown, apx, tgf or af (export); text, svg, dot or json (map); what to say of a hit, {source} {address} {title} (search)" },
    { "--zoom",    OPTION_ZOOM,    COMMAND_MAP,    "N",     "how much boxes say, from 1 to 5 (map)" },
    { "--layered", OPTION_LAYERED, COMMAND_MAP,    NULL,    "in layers (map)" },
    { "--hanging", OPTION_HANGING, COMMAND_MAP,    NULL,    "in rails, never wider than the width (map)" },
    { "--frames",  OPTION_FRAMES,  COMMAND_MAP,    NULL,    "each section in a frame of its own (map)" },
    { "--in-place", OPTION_IN_PLACE, COMMAND_FORMAT, NULL,  "write the files anew instead of printing (format)" },
    { "--check",   OPTION_CHECK,   COMMAND_FORMAT, NULL,    "only name the files that would change (format)" },
    { "--why",     OPTION_WHY,     COMMAND_STANDS, NULL,    "say of every claim why (stands)" },
    { "--suppose", OPTION_SUPPOSE, JUDGING, "LIST",         "take claims as rejected or granted: \"1.2=out,3=in\" (stands, cruxes)" },
    { "--reading", OPTION_READING, JUDGING, "NAME",         "how supports are read: evidence or deductive (stands, cruxes)" },
    { "--burden",  OPTION_BURDEN,  JUDGING, "NAME",         "what needs a reason: none, thesis, questioned or supported" },
    { "--standard", OPTION_STANDARD, JUDGING, "NAME",       "what holds against objections: defeat, preponderance, clear-and-convincing" },
    { "--semantics", OPTION_SEMANTICS, COMMAND_STANDS, "NAME", "grounded, complete, preferred, stable, ideal, semi-stable, stage; or in degrees: df-quad, quadratic-energy, euler (stands)" },
    { "-o",        OPTION_TARGET,  COMMAND_BUILD | WRITTEN, "FILE", "write the library (build), notes, verdicts or predictions here" },
    { "--import",  OPTION_IMPORT,  COMMAND_NOTES | COMMAND_VERDICTS, "FILE", "take in what was written by -o (notes, verdicts)" },
    { "--task",    OPTION_TASK,    COMMAND_SOLVE,  "TASK",  "what to find, such as SE-GR, EE-PR or DC-CO (solve)" },
    { "-p",        OPTION_TASK,    COMMAND_SOLVE,  "TASK",  "the same (solve)" },
    { "-a",        OPTION_ARGUMENT, COMMAND_SOLVE, "ARG",   "of which argument (solve, DC and DS)" },
    { "-f",        OPTION_FILE,    COMMAND_SOLVE,  "FILE",  "in which file (solve)" },
    { "-fo",       OPTION_FILE_FORMAT, COMMAND_SOLVE, "FORM", "apx, tgf or af; what is in the file counts (solve)" },
    { "--formats", OPTION_FORMATS, COMMAND_SOLVE,  NULL,    "print which formats are read (solve)" },
    { "--problems", OPTION_PROBLEMS, COMMAND_SOLVE, NULL,   "print which tasks there are (solve)" },
    { "--fresh",   OPTION_FRESH,   COMMAND_BUILD,  NULL,    "read everything again, changed or not (build)" },
    { "--progress", OPTION_PROGRESS, COMMAND_BUILD, NULL,   "say how far it is, on standard error (build)" },
    { "--help",    OPTION_HELP,    COMMAND_ALL,    NULL,    "print this" },
    { "--version", OPTION_VERSION, COMMAND_ALL,    NULL,    "print the version" },
};
const size_t cli_option_count = COUNT(cli_option_entries);
// clang-format on

// --- reading

static Command command_of(const CommandLine *line)
{
    return line->entry ? line->entry->command : COMMAND_OPEN;
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
    case OPTION_WHY: return &task->explains;
    case OPTION_FORMATS: return &task->lists_formats;
    case OPTION_PROBLEMS: return &task->lists_problems;
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
    static const char *const forms[] = { "argdown-json", "argdown", "apx", "tgf", "af",
                                         "text",         "svg",     "dot", "json" };
    enum { EXPORTED = 5 };
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
                     is_map ? "text, svg, dot or json"
                            : "argdown-json, argdown, apx, tgf or af");
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

static bool read_identity(CommandLine *line, const char *value)
{
    line->arguments->identity = value;
    return kiosk_is_name(value) ||
           error_set(
               &line->error,
               "--as=%s: it is a name of 1 to %d letters, digits, \"_\", \".\" and "
               "\"-\" that does not begin with \".\"",
               value, KIOSK_NAME);
}

static bool check_file_format(CommandLine *line, const char *value)
{
    static const char *const forms[] = { "apx", "tgf", "af", "paf", "i23" };
    for (size_t i = 0; i < COUNT(forms); i++)
        if (strcmp(value, forms[i]) == 0)
            return true;
    return error_set(&line->error, "-fo %s: it is apx, tgf or af", value);
}

static bool read_option(CommandLine *line, OptionId id, const char *value)
{
    bool *flag = flag_of(&line->task, id);
    line->given |= (uint64_t)1 << id;
    if (flag)
        *flag = true;
    switch (id) {
    case OPTION_LIBRARY: line->arguments->library = value; break;
    case OPTION_PLAIN: line->arguments->is_plain = true; break;
    case OPTION_KIOSK: line->arguments->kiosk = KIOSK_STRICT; break;
    case OPTION_BEST_EFFORT: line->arguments->kiosk = KIOSK_BEST_EFFORT; break;
    case OPTION_DOCTOR: line->arguments->is_doctor = true; break;
    case OPTION_AS: return read_identity(line, value);
    case OPTION_TARGET: line->task.target = value; break;
    case OPTION_IMPORT: line->task.import = value; break;
    case OPTION_NO: return read_ignored(line, value);
    case OPTION_FORMAT: line->task.format = value; break;
    case OPTION_READING: line->task.reading = value; break;
    case OPTION_BURDEN: line->task.burden = value; break;
    case OPTION_STANDARD: line->task.standard = value; break;
    case OPTION_SEMANTICS: line->task.semantics = value; break;
    case OPTION_SUPPOSE: line->task.suppositions = value; break;
    case OPTION_ARGUMENT: line->task.argument = value; break;
    case OPTION_FILE: line->task.file = value; break;
    case OPTION_TASK:
        line->task.problem = value;
        return cli_solve_knows(value, &line->error);
    case OPTION_FILE_FORMAT: return check_file_format(line, value);
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
    if (strcmp(word, "--kiosk=best-effort") == 0)
        return read_option(line, OPTION_BEST_EFFORT, "");
    for (size_t i = 0; i < cli_option_count; i++) {
        if (strlen(cli_option_entries[i].name) != length ||
            strncmp(cli_option_entries[i].name, word, length) != 0)
            continue;
        bool has_value = word[length] == '=';
        const char *value = has_value ? word + length + 1 : "";
        if (!cli_option_entries[i].value && has_value)
            return error_set(&line->error, "%s takes no value",
                             cli_option_entries[i].name);
        if (cli_option_entries[i].value && !has_value && *at + 1 < argc) {
            has_value = true;
            value = argv[++*at];
        }
        if (cli_option_entries[i].value && !has_value)
            return error_set(&line->error, "%s wants a value: %s %s",
                             cli_option_entries[i].name, cli_option_entries[i].name,
                             cli_option_entries[i].value);
        return read_option(line, cli_option_entries[i].id, value);
    }
    return error_set(&line->error,
                     "there is no option %s; `moot --help` says which "
                     "there are",
                     word);
}

// Sorts argv into options and operands; the operands are moved to its front.
static bool sort_words(CommandLine *line, int argc, char **argv)
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
    for (size_t i = 0; count > 0 && !only_operands && i < cli_command_count; i++)
        if (strcmp(argv[1], cli_command_entries[i].name) == 0)
            line->entry = &cli_command_entries[i];
    if (line->entry) {
        line->task.operands++;
        line->task.count--;
    }
    line->arguments->paths = line->task.operands;
    line->arguments->path_count = line->task.count;
    return true;
}

static bool check_options(CommandLine *line)
{
    if (line->arguments->identity && line->arguments->kiosk == KIOSK_NOT)
        return error_set(&line->error, "--as goes with --kiosk");
    for (size_t i = 0; i < cli_option_count; i++)
        if (cli_line_has(line, cli_option_entries[i].id) &&
            !(cli_option_entries[i].commands & command_of(line))) {
            size_t owner = 0;
            while (owner < cli_command_count && !(cli_option_entries[i].commands &
                                                  cli_command_entries[owner].command))
                owner++;
            return owner < cli_command_count
                       ? error_set(&line->error, "%s goes with `moot %s`",
                                   cli_option_entries[i].name,
                                   cli_command_entries[owner].name)
                       : error_set(&line->error, "%s goes with no command",
                                   cli_option_entries[i].name);
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
    for (size_t i = 0; i < cli_command_count; i++)
        if (text_distance(str(path), str(cli_command_entries[i].name), 2) <= 2)
            return error_set(&line->error,
                             "there is no file and no command \"%s\"; did you mean "
                             "`moot %s`?",
                             path, cli_command_entries[i].name);
    return error_set(&line->error,
                     "there is no file and no command \"%s\"; `moot show %s` looks for "
                     "it in the library, `moot --help` says what there is",
                     path, path);
}

bool cli_line_has(const CommandLine *line, OptionId id)
{
    return line->given >> id & 1;
}

bool cli_line_read(CommandLine *line, int argc, char **argv)
{
    if (!sort_words(line, argc, argv))
        return false;
    if (cli_line_has(line, OPTION_HELP) || cli_line_has(line, OPTION_VERSION))
        return true;
    return check_options(line) && check_format(line) && check_paths(line);
}
