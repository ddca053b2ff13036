#include "ui/cli.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "src/base/file.h"
#include "src/base/vec.h"
#include "src/text/text.h"
#include "ui/cli_line.h"

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
    for (size_t i = 0; i < cli_command_count; i++)
        output_line(output, arena_format(arena, "  moot %s\n      %s",
                                         cli_command_entries[i].usage,
                                         cli_command_entries[i].help));
    output_line(output, str("\nOptions:"));
    for (size_t i = 0; i < cli_option_count; i++) {
        const OptionEntry *option = &cli_option_entries[i];
        Str name = arena_format(arena, "%s%s%s", option->name, option->value ? " " : "",
                                option->value ? option->value : "");
        output_line(output,
                    arena_format(arena, "  %-16s  %s", name.data, option->help));
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

const char *cli_store(const Arguments *arguments, Arena *arena)
{
    const char *named =
        arguments->library ? arguments->library : getenv("MOOT_LIBRARY");
    if (named && named[0])
        return named;
    const char *store = beside_program(arena);
    if (!store && exists(DATADIR "/library.db"))
        store = DATADIR "/library.db";
    return store;
}

Library *cli_library(const Arguments *arguments, Error *error)
{
    if (arguments->path_count > 0)
        return library_read(arguments->paths, arguments->path_count, error);
    Arena *arena = arena_new();
    const char *store = cli_store(arguments, arena);
    Library *library = NULL;
    if (store)
        library = file_is_folder(store) ? library_read(&store, 1, error)
                                        : library_open(store, error);
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
    if (cli_line_has(line, OPTION_HELP)) {
        status = print_help(&line->output);
    } else if (cli_line_has(line, OPTION_VERSION)) {
        output_line(&line->output, str("moot " VERSION));
        status = 0;
    } else if (line->entry) {
        status = line->entry->run(&line->task);
    }
    if (status == CLI_OPEN)
        return status;
    return output_close(&line->output) ? status : 2;
}

int cli_run(int argc, char **argv, Arguments *arguments)
{
    *arguments = (Arguments){ .path_count = 0 };
    arguments->term.utf8_locale = text_open();
    CommandLine line = { .arguments = arguments };
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); // a file that may not grow is said, as a full disk is
    if (!cli_line_read(&line, argc, argv))
        return cli_fail(arguments, line.error.text);
    return run(&line);
}
