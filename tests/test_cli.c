#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#include "src/base/file.h"
#include "src/base/vec.h"
#include "tests/check.h"
#include "tests/folder.h"
#include "tests/process.h"
#include "ui/cli.h"

static const char debate[] = "===\n"
                             "title: Is soft power real power?\n"
                             "===\n"
                             "\n"
                             "[Soft power]: Attraction moves states – softly.\n"
                             "  {cite: {doc: forum, at: \"1p1\"}}\n"
                             "    <- [Hard power]: Force decides.\n";
static const char forum[] = "---\ntitle: A thread\nslug: forum\n---\n\n"
                            "# One\n\nLiking is a *power*.\n";

static Str make_folder(Arena *arena)
{
    Str folder = folder_new(arena);
    folder_write(folder, "c/soft/debates/real.argdown", str(debate));
    folder_write(folder, "c/soft/documents/thread.md", str(forum));
    folder_write(folder, "c/how/bad.md", str("# Bad\n\nText.\n"));
    folder_write(folder, "slips.argdown", str("[A]: a\n  +   [Beta]\n"));
    folder_write(folder, "broken.argdown", str("[A]: a {x: [}\n"));
    ProcessRun run = process_run(folder, "build c -o l.db", arena);
    if (run.status != 0 || run.error.length > 0 || run.out.length > 0)
        fail_msg("build: %.*s", (int)run.error.length, run.error.data);
    return folder;
}

// What is printed, or begins so if it ends in "...".
static void check_text(Str text, const char *expected, const char *what)
{
    Str wanted = str(expected);
    bool is_beginning = str_ends(wanted, str("..."));
    if (is_beginning)
        wanted.length -= 3;
    if (is_beginning ? !str_starts(text, wanted) : !str_equal(text, wanted))
        fail_msg("%s: it prints '%.*s', expected '%s'", what, (int)text.length,
                 text.data, expected);
}

// clang-format off
static const struct {
    const char *line;
    int status;
    const char *out, *error;
} cases[] = {
    // what is asked for
    { "--version", 0, "moot 0...", "" },
    { "--help", 0, "moot reads debates...", "" },
    { "show --help", 0, "moot reads debates...", "" },
    { "--library l.db list", 0,
      "how/bad     document  1 paragraph  Bad\n"
      "soft/real   debate    2 claims     Is soft power real power?\n"
      "soft/forum  document  1 paragraph  A thread\n", "" },
    { "MOOT_LIBRARY=l.db list", 0, "how/bad...", "" },
    { "MOOT_LIBRARY=nowhere.db --library=l.db list", 0, "how/bad...", "" },
    { "--library c list", 0, "how/bad...", "" },
    { "--library l.db show real", 0,
      "Is soft power real power?\n\n2 claims · 1 thesis · 2 deep\n\n"
      "▾ 1 Soft power                                                                −1\n"
      "│   Attraction moves states – softly.\n"
      "│   § forum 1p1\n"
      "╰╌− · 1.1 Hard power\n"
      "        Force decides.\n", "" },
    { "--library l.db show soft/forum --width=40", 0,
      "A thread\n\n1 One\n─────\n\n¶1    Liking is a power.\n", "" },
    { "show --width 20 c/soft/documents/thread.md", 0, "A thread...", "" },
    { "show c/soft/debates/real.argdown --charset ascii", 0,
      "Is soft power real power?\n\n2 claims * 1 thesis * 2 deep\n\n"
      "v 1 Soft power                                                                -1\n"
      "|   Attraction moves states - softly.\n"
      "|   S forum 1p1\n"
      "'~- * 1.1 Hard power\n"
      "        Force decides.\n", "" },
    { "--library l.db search force", 0,
      "real 1.1 − Hard power: Force decides.  ‹ attacks Soft power\n", "" },
    { "--library l.db search soft power", 0,
      "real Is soft power real power?\n"
      "real 1 Soft power: Attraction moves states – softly.\n", "" },
    { "--library l.db search \"soft power\"", 0,
      "real Is soft power real power?\nreal 1 Soft power\n", "" },
    { "--library l.db search power --limit 1", 0, "real Is soft power real power?\n",
      "moot: 1 of 4 hits shown; --limit shows more\n" },
    { "--library l.db search in:forum liking", 0, "forum 1p1 Liking is a power.\n", "" },
    { "--library c search liking", 0, "forum 1p1 Liking is a power.\n", "" },
    { "--library l.db search --json softly", 0,
      "{\"library\":\"soft\",\"source\":\"real\",\"kind\":\"debate\",\"is\":\"thesis\","
      "\"address\":\"1\",\"title\":\"Soft power\",\"text\":"
      "\"Attraction moves states \\u2013 softly.\",\"snippet\":"
      "\"Attraction moves states \\u2013 softly.\",\"marks\":[[26,32]],"
      "\"title_marks\":[[0,4]],\"class\":\"thesis\",\"score\":1.562,"
      "\"key\":\"Soft power\",\"id\":\"soft/real#1\"}\n"
      "{\"library\":\"soft\",\"source\":\"real\",\"kind\":\"debate\",\"is\":\"source\","
      "\"address\":\"\",\"title\":\"Is soft power real power?\",\"text\":\"\","
      "\"snippet\":\"\",\"marks\":[],\"title_marks\":[[3,7]],\"class\":\"thesis\","
      "\"score\":-998.417,\"key\":\"\",\"id\":\"soft/real\"}\n", "" },
    { "--library l.db search force --json", 0,
      "{\"library\":\"soft\",\"source\":\"real\",\"kind\":\"debate\",\"is\":\"claim\","
      "\"address\":\"1.1\",\"title\":\"Hard power\",\"text\":\"Force decides.\","
      "\"bears\":\"attacks\",\"side\":\"against\",\"line\":\"attacks Soft power\","
      "\"snippet\":\"Force decides.\",\"marks\":[[0,5]],\"title_marks\":[],"
      "\"class\":\"text\",\"score\":1.603,\"key\":\"Hard power\",\"id\":\"soft/real#1.1\"}\n",
      "" },
    { "--library l.db search force --format {source}\\t{address}\\t{title}", 0,
      "real\t1.1\tHard power\n", "" },
    { "--library l.db search --format={{{id}}}\\n\\\\{is}|{class}|{bears}|{side}|{line} force", 0,
      "{soft/real#1.1}\n\\claim|text|attacks|against|attacks Soft power\n", "" },
    { "--library l.db search --limit 1 --format {library}/{kind}/{snippet}{key}. liking", 0,
      "soft/document/Liking is a power.1p1.\n", "" },
    { "--library l.db search --format {title}: nothing", 1, "", "moot: nothing has all of: nothing\n" },
    { "--library l.db search powre", 1, "", "moot: nothing has all of: powre; did you mean: power\n" },
    { "check c", 0, "", "no problems in 3 files\n" },
    { "check c/soft/debates/real.argdown", 0, "", "no problems in 1 file\n" },
    { "check c --werror", 0, "", "no problems in 3 files\n" },
    { "check --strict c/soft/debates/real.argdown", 0, "", "" },
    { "check --json slips.argdown", 0, "{\"path\":\"slips.argdown\",\"line\":2,\"column\":7...", "" },
    { "check --werror slips.argdown", 0, "slips.argdown:2:7: note: [Beta] is defined nowhere\n...", "1 note in 1 file\n" },
    { "check --no undefined-title slips.argdown", 0, "", "no problems in 1 file\n" },
    { "check --no nonsense slips.argdown", 2, "", "moot: --no=nonsense: no problem is called so; there are undefined-title..." },
    { "format slips.argdown", 0, "[A]: a\n    <+ [Beta]\n", "" },
    { "format --check slips.argdown", 1, "slips.argdown\n", "" },
    { "format --in-place -", 2, "", "moot: --in-place wants files, not -\n" },
    { "format nowhere.argdown", 2, "", "moot: there is no such file: moot format FILE...|-\n" },
    { "export --format=argdown slips.argdown", 0, "[A]: a\n    <+ [Beta]\n", "" },
    { "export slips.argdown", 0, "{...", "" },
    { "export --strict --format=argdown-json broken.argdown", 1, "", "broken.argdown:1:13: error: a value is missing here\n" },
    { "export", 2, "", "moot: say what to export..." },
    { "build --progress --fresh c -o again.db", 0, "", "reading: ..." },
    { "build c -o again.db", 0, "again.db is up to date: nothing has changed in c\n", "" },
    { "build --fresh c -o again.db", 0, "", "" },
    // nothing found
    { "--library l.db search nothing here", 1, "", "moot: nothing has all of: nothing here\n" },
    // what opens the program
    { "", 99, "0 paths, library -, color 0, charset 0 0\n", "" },
    { "c l.db --color=never --charset cp437", 99,
      "2 paths, library -, color 2, charset 1 1\n", "" },
    { "--library x.db --color=always", 99,
      "0 paths, library x.db, color 1, charset 0 0\n", "" },
    { "-- c", 99, "1 paths, library -, color 0, charset 0 0\n", "" },
    { "./check", 99, "1 paths, library -, color 0, charset 0 0\n", "" },
    { "-- check", 2, "", "moot: there is no file and no command \"check\"..." },
    // what cannot be understood or done
    { "--nonsense", 2, "", "moot: there is no option --nonsense; `moot --help` says which there are\n" },
    { "-x", 2, "", "moot: there is no option -x..." },
    { "--color=red", 2, "", "moot: --color=red: it is auto, always or never\n" },
    { "--charset=koi8", 2, "", "moot: --charset=koi8: it is utf8, cp437 or ascii\n" },
    { "show x --width=5", 2, "", "moot: --width=5: it is a number from 20 to 1000\n" },
    { "show x --width=80x", 2, "", "moot: --width=80x: it is a number from 20 to 1000\n" },
    { "search x --format {tile}", 2, "", "moot: --format: there is no {tile}; there are {source}, {address}, {title} and others that `man moot` lists, and {{ for a brace\n" },
    { "search x --format {title", 2, "", "moot: --format: there is no {title}..." },
    { "search x --json --format {title}", 2, "", "moot: say --json or --format, not both\n" },
    { "search x --limit 0", 2, "", "moot: --limit=0: it is a number from 1 on\n" },
    { "show --width", 2, "", "moot: --width wants a value: --width N\n" },
    { "--version=1", 2, "", "moot: --version takes no value\n" },
    { "list --json", 2, "", "moot: --json goes with `moot check`\n" },
    { "--werror", 2, "", "moot: --werror goes with `moot check`\n" },
    { "serach x", 2, "", "moot: there is no file and no command \"serach\"; did you mean `moot search`?\n" },
    { "something", 2, "", "moot: there is no file and no command \"something\"; `moot show something`..." },
    { "show", 2, "", "moot: say what to show, one name or file: moot show NAME\n" },
    { "show a b", 2, "", "moot: say what to show..." },
    { "search", 2, "", "moot: say what to search for: moot search WORDS\n" },
    { "check", 2, "", "moot: say what to check: moot check FILE-OR-FOLDER...|-\n" },
    { "build", 2, "", "moot: say what to build and where: moot build FOLDER -o STORE\n" },
    { "build c", 2, "", "moot: say what to build and where..." },
    { "list x", 2, "", "moot: `moot list` takes no names; `moot show NAME` prints one\n" },
    { "--library l.db show rael", 2, "",
      "moot: there is no file and nothing in the library called \"rael\"; did you mean \"real\"?\n" },
    { "--library l.db show quite-another", 2, "",
      "moot: there is no file and nothing in the library called \"quite-another\"; `moot list` says what there is\n" },
    { "--library nowhere.db list", 2, "", "moot: nowhere.db: there is no library here; `moot build` makes one\n" },
    { "MOOT_LIBRARY=nowhere.db search x", 2, "", "moot: nowhere.db: there is no library here..." },
    { "check nowhere", 2, "", "moot: nowhere: No such file or directory\n" },
    { "build nowhere -o x.db", 2, "", "moot: nowhere: No such file or directory\n" },
    { "build c -o no/x.db", 2, "", "moot: no/x.db: No such file or directory\n" },
    { "--library c/soft/debates/real.argdown list", 2, "",
      "moot: c/soft/debates/real.argdown: not a library of moot\n" },
};
// clang-format on

static void test_command_lines(void **state)
{
    (void)state;
    Arena *folder_arena = arena_new();
    Str folder = make_folder(folder_arena);
    for (size_t i = 0; i < COUNT(cases); i++) {
        Arena *arena = arena_new();
        ProcessRun run = process_run(folder, cases[i].line, arena);
        check_text(run.out, cases[i].out, cases[i].line);
        check_text(run.error, cases[i].error, cases[i].line);
        assert_int_equal(run.status, cases[i].status);
        arena_free(arena);
    }
    folder_remove(folder);
    arena_free(folder_arena);
}

static void test_problems_are_told_like_a_compilers(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Str folder = make_folder(arena);
    folder_write(folder, "c/soft/debates/bad.argdown",
                 str("[A]: One. {cite: {doc: forum, at: \"9p9\"}}\n"));
    ProcessRun run = process_run(folder, "check c", arena);
    assert_int_equal(run.status, 1);
    check_text(run.error, "1 error in 4 files\n", "the summary");
    check_text(run.out,
               "c/soft/debates/bad.argdown:1:35: error: forum has no passage \"9p9\"\n"
               " 1 | [A]: One. {cite: {doc: forum, at: \"9p9\"}}\n"
               "   |                                   ^~~\n"
               "  help: the nearest is 1p1\n",
               "the problem");
    run = process_run(folder, "build c -o l.db", arena);
    assert_int_equal(run.status, 0);
    check_text(run.out, "", "building prints nothing");
    check_text(run.error, "c/soft/debates/bad.argdown:1:35: error: forum...",
               "but what is wrong");

    // A file that is checked alone knows the documents of its library, but is checked
    // alone.
    folder_write(folder, "c/soft/documents/z.md",
                 str("---\nslug: forum\n---\n\nText.\n"));
    run = process_run(folder, "check c/soft/debates/real.argdown", arena);
    assert_int_equal(run.status, 0);
    check_text(run.error, "no problems in 1 file\n", "one file");

    // Warnings count only if they are wanted to.
    folder_write(folder, "c/soft/debates/bad.argdown",
                 str("[A]: One. {cite: {doc: forum, at: 1}}\n"));
    unlink(folder_path(folder, "c/soft/documents/z.md", arena));
    assert_int_equal(process_run(folder, "check c", arena).status, 0);
    run = process_run(folder, "check c --werror", arena);
    assert_int_equal(run.status, 1);
    check_text(run.error, "1 warning in 4 files\n", "a warning");
    folder_remove(folder);
    arena_free(arena);
}

// The file is written anew, once.
static void test_formatting_in_place(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Str folder = make_folder(arena), text;
    Error error;
    assert_int_equal(
        process_run(folder, "format --in-place slips.argdown", arena).status, 0);
    assert_true(file_read(folder_path(folder, "slips.argdown", arena), 100, arena,
                          &text, &error));
    check_text(text, "[A]: a\n    <+ [Beta]\n", "the file");
    assert_int_equal(process_run(folder, "format --check slips.argdown", arena).status,
                     0);
    ProcessRun run = process_run(folder, "format --in-place broken.argdown", arena);
    assert_int_equal(run.status, 1);
    assert_true(file_read(folder_path(folder, "broken.argdown", arena), 100, arena,
                          &text, &error));
    check_text(text, "[A]: a {x: [}\n", "what cannot be read");
    folder_remove(folder);
    arena_free(arena);
}

// R1, R33: whatever a file says, no control character is printed.
static void test_r33_no_escapes_are_ever_printed(void **state)
{
    (void)state;
    static const char *const lines[] = { "list",
                                         "show evil",
                                         "show vile",
                                         "search evil",
                                         "search --json evil",
                                         "check c/evil",
                                         "check --json c/evil" };
    static const char evil[] =
        "===\ntitle: \"evil \\e[2J \\x9b1m\"\nslug: evil\n===\n\n"
        "[evil \x1B]0;x\x07 \xC2\x9B]: evil \x1B[31m \xE2\x80\xAE text \r over\n"
        "  {cite: {doc: \"\\e[2J\", at: \"\\x9b\"}}\n";
    static const char vile[] = "---\ntitle: \"evil \\e[2J\"\nslug: vile\n---\n\n"
                               "# evil \x1B[2J\n\nevil \x1B[31m &#27;[1m text\n\n"
                               "| evil \x1B[1m | b |\n|--|--|\n| \x1B[1m | \x9B |\n";
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    folder_write(folder, "c/evil/\x1B[31mevil.argdown", str(evil));
    folder_write(folder, "c/evil/vile.md", str(vile));
    for (size_t i = 0; i < COUNT(lines); i++)
        for (int ascii = 0; ascii < 2; ascii++) {
            const char *options = ascii ? "--charset=ascii" : "--color=always";
            Str line = arena_format(arena, "--library c %s %s", lines[i], options);
            ProcessRun run = process_run(folder, line.data, arena);
            Str both[] = { run.out, run.error };
            assert_true(run.out.length + run.error.length > 10);
            for (size_t j = 0; j < 2; j++) {
                for (size_t k = 0; k < both[j].length; k++) {
                    unsigned char byte = (unsigned char)both[j].data[k];
                    assert_true(byte == '\n' || (byte >= ' ' && byte != 0x7F));
                    assert_true(!ascii || byte < 0x80);
                }
                assert_true(str_find(both[j], str("\xC2\x9B")) < 0);
                assert_true(str_find(both[j], str("\xE2\x80\xAE")) < 0);
            }
        }
    folder_remove(folder);
    arena_free(arena);
}

static void test_r33_a_reader_who_leaves_is_no_error(void **state)
{
    (void)state;
    int ends[2], status;
    Arena *arena = arena_new();
    Str folder = make_folder(arena);
    const char *store = folder_path(folder, "l.db", arena);
    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        char *argv[] = { (char *)"moot", (char *)"--library", (char *)store,
                         (char *)"list", NULL };
        Arguments arguments;
        dup2(ends[1], STDOUT_FILENO);
        _exit(cli_run(4, argv, &arguments));
    }
    close(ends[1]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    folder_remove(folder);
    arena_free(arena);
}

static void test_a_full_device_is_an_error(void **state)
{
    (void)state;
    int status;
    Arena *arena = arena_new();
    Str folder = make_folder(arena);
    const char *store = folder_path(folder, "l.db", arena);
    if (access("/dev/full", W_OK) != 0)
        check_skip("there is no /dev/full here");
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        char *argv[] = { (char *)"moot", (char *)"--library", (char *)store,
                         (char *)"list", NULL };
        Arguments arguments;
        const char *error = folder_path(folder, "error", arena);
        if (!freopen("/dev/full", "wb", stdout) || !freopen(error, "wb", stderr))
            _exit(98);
        status = cli_run(4, argv, &arguments);
        fflush(stderr);
        _exit(status);
    }
    Str said;
    Error error;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 2);
    assert_true(
        file_read(folder_path(folder, "error", arena), 4096, arena, &said, &error));
    check_text(said, "moot: not everything could be printed: No space left on device\n",
               "why");
    folder_remove(folder);
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_command_lines),
      cmocka_unit_test(test_problems_are_told_like_a_compilers),
      cmocka_unit_test(test_formatting_in_place),
      cmocka_unit_test(test_r33_no_escapes_are_ever_printed),
      cmocka_unit_test(test_r33_a_reader_who_leaves_is_no_error),
      cmocka_unit_test(test_a_full_device_is_an_error))
