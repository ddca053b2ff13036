// The manual page and the completions of three shells know the commands and options
// that `moot --help` names, and bash completes the names of a library.
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "src/base/file.h"
#include "tests/check.h"
#include "tests/folder.h"
#include "ui/cli.h"

// What a program wrote to a file, from its start.
static Str text_of(FILE *file, Arena *arena)
{
    char *bytes = arena_get(arena, 65536, 1);
    rewind(file);
    return (Str){ bytes, fread(bytes, 1, 65535, file) };
}

// What `moot --help` prints.
static Str read_help(Arena *arena)
{
    char *words[] = { "moot", "--help", NULL };
    Arguments arguments;
    FILE *file = tmpfile();
    assert_non_null(file);
    fflush(stdout);
    int saved = dup(STDOUT_FILENO);
    dup2(fileno(file), STDOUT_FILENO);
    int status = cli_run(2, words, &arguments);
    fflush(stdout);
    dup2(saved, STDOUT_FILENO);
    close(saved);
    assert_int_equal(status, 0);
    Str help = text_of(file, arena);
    fclose(file);
    return help;
}

typedef struct {
    Str names[64];
    size_t count;
} Names;

// The commands ("  moot show NAME") and options ("  --json  ...") of the help.
static Names names_of(Str help, bool options)
{
    Names names = { .count = 0 };
    Str line, word;
    while (str_next(&help, '\n', &line)) {
        if (!str_starts(line, str("  ")) || str_starts(line, str("   ")))
            continue;
        line = str_from(line, 2);
        str_next(&line, ' ', &word);
        bool is_command = str_is(word, "moot") && str_next(&line, ' ', &word) &&
                          word.data[0] >= 'a' && word.data[0] <= 'z';
        if (options ? word.data[0] == '-' : is_command)
            names.names[names.count++] = word;
    }
    return names;
}

static Str read_text(const char *path, Arena *arena)
{
    Str text;
    Error error;
    if (!file_read(path, 1 << 20, arena, &text, &error))
        fail_msg("%s", error.text);
    return text;
}

static void check_has(const char *path, Str wanted, Arena *arena)
{
    if (str_find(read_text(path, arena), wanted) < 0)
        fail_msg("%s lacks '%.*s'", path, (int)wanted.length, wanted.data);
}

static void test_names_are_everywhere(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Str help = read_help(arena);
    Names commands = names_of(help, false), options = names_of(help, true);
    assert_true(commands.count >= 5 && options.count >= 10); // the help was understood
    for (size_t i = 0; i < commands.count; i++) {
        const char *name = arena_str(arena, commands.names[i]).data;
        check_has("moot.1", arena_format(arena, ".Cm %s\n", name), arena);
        check_has("moot.1", arena_format(arena, ".It Cm %s", name), arena);
        check_has("completions/moot.bash", arena_format(arena, "%s)", name), arena);
        check_has("completions/_moot", arena_format(arena, "'%s:", name), arena);
        check_has("completions/moot.fish", arena_format(arena, " -a %s -d", name),
                  arena);
    }
    for (size_t i = 0; i < options.count; i++) {
        const char *name = arena_str(arena, options.names[i]).data;
        bool is_long = name[1] == '-';
        check_has("moot.1",
                  arena_format(arena, "Fl %s%s", is_long ? "\\-" : "",
                               name + (is_long ? 2 : 1)),
                  arena);
        check_has("completions/moot.bash", arena_format(arena, " %s", name), arena);
        check_has("completions/_moot", arena_format(arena, "'%s", name), arena);
        check_has("completions/moot.fish",
                  arena_format(arena, " -%s %s",
                               is_long   ? "l"
                               : name[2] ? "o" // a word behind one dash
                                         : "s",
                               name + (is_long ? 2 : 1)),
                  arena);
    }
    arena_free(arena);
}

// clang-format off
static const struct {
    const char *what, *line, *offered;
} lines[] = {
    { "commands come first",              "moot sh",                 "show" },
    { "options of no command",            "moot --ver",              "--version" },
    { "values of an option",              "moot --color=a",          "auto always" },
    { "names to show, as short as they are unique", "moot show ",    "a/twice real b/twice forum" },
    { "the beginning of a name",          "moot show re",            "real" },
    { "options of a command",             "moot show --w",           "--width=" },
    { "names of filters",                 "moot search korea i",     "in:" },
    { "debates, documents, libraries",    "moot search in:",         "a/twice real b/twice forum a b" },
    { "documents only",                   "moot search korea doc:",  "b/twice forum" },
    { "nothing that is not there",        "moot search in:x",        "" },
};
// clang-format on

static const char library[] = "#!/bin/sh\n"
                              "echo 'a/twice  debate    2 claims  A debate'\n"
                              "echo 'a/real   debate    9 claims  Another'\n"
                              "echo 'b/twice  document  2 claims  A text'\n"
                              "echo 'b/forum  tour      1 claim   A tour'\n";

// Calls the function as bash does when Tab is pressed at the end of a line.
static const char script[] =
    "PATH=%s:$PATH; . completions/moot.bash; COMP_LINE='%s'; COMP_POINT=${#COMP_LINE}; "
    "read -ra COMP_WORDS <<<\"$COMP_LINE\"; "
    "[[ $COMP_LINE == *' ' ]] && COMP_WORDS+=(''); COMP_CWORD=$((${#COMP_WORDS[@]} - "
    "1)); "
    "compgen() { :; }; _moot 2>/dev/null; echo \"${COMPREPLY[*]}\"";

static void test_bash(void **state)
{
    (void)state;
    if (access("/bin/bash", X_OK) != 0 && access("/usr/bin/bash", X_OK) != 0) {
        printf("skipped: there is no bash\n");
        skip();
    }
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    folder_write(folder, "moot", str(library));
    chmod(folder_path(folder, "moot", arena), 0755);
    for (size_t i = 0; i < COUNT(lines); i++) {
        char offered[512] = "";
        Str run =
            arena_format(arena, script, arena_str(arena, folder).data, lines[i].line);
        setenv("MOOT_TEST_SCRIPT", run.data, 1);
        FILE *pipe = popen("bash --norc -c \"$MOOT_TEST_SCRIPT\"", "r");
        assert_non_null(pipe);
        size_t length = fread(offered, 1, sizeof offered - 1, pipe);
        assert_int_equal(pclose(pipe), 0);
        check_str(str_trim((Str){ offered, length }), lines[i].offered, lines[i].what);
    }
    folder_remove(folder);
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_names_are_everywhere), cmocka_unit_test(test_bash))
