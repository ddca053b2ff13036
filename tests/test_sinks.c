// Whatever content says, nothing hostile comes out: all code points and all strings of
// one and two bytes through every command that prints, through line mode and the
// painted program, on pipes and on a pseudo-terminal (R1). test_term.c does the same
// with cells.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "src/base/file.h"
#include "src/base/vec.h"
#include "tests/check.h"
#include "tests/folder.h"
#include "tests/hostile.h"
#include "tests/process.h"
#include "tests/session.h"
#include "ui/output.h"

static bool is_soak(void)
{
    return getenv("SOAK") != NULL;
}

// clang-format off
static const struct { const char *name; HostileForm form; } files[] = {
    { "all.argdown",    { "===\ntitle: All\n===\n\n[T]: Thesis.\n", "  + word ", " ", "\n", 256, false } },
    { "all.md",         { "# All\n\n", "word ", " ", "\n\n", 256, false } },
    { "flat.argdown",   { "", "[T", "]: ", "\n  + [S]\n\n", 256, false } },
    { "long.argdown",   { "[T]: Thesis.\n", "  + word ", " ", "\n", 2048, false } },
    { "few.argdown",    { "", "[T", "]: ", "\n  + [S]\n\n", 256, true } },
    { "titles.argdown", { "", "[A", "]: b\n  + c\n\n# word ", "\n\n", 64, true } },
    { "c/named.argdown", { "===\ntitle: Named\n===\n\n[Thesis]: word.\n", "  + [Title ", "]: word ", "\n", 64, true } },
    { "c/named.md",     { "---\nslug: words\n---\n\n# Named\n\n", "word ", " ", "\n\n", 64, true } },
};
// clang-format on

// Writes one of these files, also under another name.
static void write_as(Str folder, const char *name, const char *as)
{
    Arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(files); i++)
        if (strcmp(files[i].name, name) == 0)
            folder_write(folder, as, hostile_text(&files[i].form, arena));
    arena_free(arena);
}

// clang-format off
static const struct {
    const char *line;
    size_t least; // bytes that must come out: the content is there
    bool is_slow;
} commands[] = {
    { "show all.argdown",                      5000000, false },
    { "show all.md",                           5000000, true },
    { "check all.argdown",                      100000, false },
    { "check --json all.argdown",               100000, false },
    { "map --zoom 3 few.argdown",               100000, false },
    { "map --format svg --zoom 3 few.argdown",  100000, false },
    { "map --format json few.argdown",            5000, false },
    { "map --zoom 3 flat.argdown",             4000000, true },
    { "map --format svg --zoom 3 flat.argdown", 3000000, true },
    { "map --format json flat.argdown",          50000, true },
    { "map --format dot flat.argdown",         4000000, false },
    { "export all.argdown",                    5000000, false },
    { "show titles.argdown",                     50000, false },
    { "map --frames titles.argdown",              5000, true },
    { "--library c search word --limit 100000",          100000, false },
    { "--library c search --json word --limit 100000",   100000, false },
    { "--library c search word --limit 99999 --format {title}{text}{snippet}{line}{id}{key}", 100000, false },
    { "--charset=ascii show all.argdown",      3000000, true },
    { "--charset=cp437 show all.argdown",      3000000, true },
    { "--library . search word --limit 100000",         4000000, true },
    { "--library . search --json word --limit 100000",  4000000, true },
};
// clang-format on

static void test_r1_every_string_through_every_command(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    for (size_t i = 0; i < COUNT(files); i++)
        write_as(folder, files[i].name, files[i].name);
    for (size_t i = 0; i < COUNT(commands); i++) {
        if (commands[i].is_slow && !is_soak())
            continue;
        Arena *run_arena = arena_new();
        ProcessRun run = process_run(folder, commands[i].line, run_arena);
        if (run.out.length + run.error.length < commands[i].least)
            fail_msg("%s: only %zu and %zu bytes came out: %.*s", commands[i].line,
                     run.out.length, run.error.length, STR_ARGUMENTS(run.error));
        hostile_check_lines(run.out, commands[i].line);
        hostile_check_lines(run.error, commands[i].line);
        arena_free(run_arena);
    }
    folder_remove(folder);
    arena_free(arena);
}

// --- on a terminal, and in sentences

// Bytes that no sentence may hand on as they are.
static const char evil_name[] =
    "x\x1b[6n\x9b\xC2\x9b\u202E\x7F\xFF\r\b\U000E0041.argdown";

// clang-format off
static const struct {
    const char *words[5]; // "EVIL" is replaced
    const char *variable;
} sentences[] = {
    { { "show", "NAMED" },                 NULL },
    { { "check", "NAMED" },                NULL },
    { { "export", "NAMED" },               NULL },
    { { "export", "--format", "argdown", "NAMED" }, NULL },
    { { "format", "NAMED" },               NULL },
    { { "map", "--zoom", "3", "NAMED" },   NULL },
    { { "map", "--format", "svg", "NAMED" }, NULL },
    { { "show", "EVIL" },                  NULL },
    { { "solve", "--task=SE-GR", "EVIL" }, NULL },
    { { "solve", "--task", "EVIL", "x" },  NULL },
    { { "stands", "EVIL.bag" },            NULL },
    { { "check", "EVIL" },                 NULL },
    { { "format", "EVIL" },                NULL },
    { { "map", "EVIL" },                   NULL },
    { { "build", "EVIL", "-o", "EVIL" },   NULL },
    { { "--library", "EVIL", "list" },     NULL },
    { { "search", "EVIL" },                NULL },
    { { "search", "--json", "EVIL" },      NULL },
    { { "search", "--format", "EVIL{x}", "a" }, NULL },
    { { "EVIL" },                          NULL },
    { { "--EVIL" },                        NULL },
    { { "--charset", "EVIL" },             NULL },
    { { "map", "--zoom", "EVIL", "x" },    NULL },
    { { "list" },                          "MOOT_LIBRARY=EVIL" },
    { { "list" },                          "LC_ALL=EVIL" },
    { { "--plain", "EVIL" },               "TERM=EVIL" },
    { { "EVIL" },                          "TERM=EVIL" },
    { { "EVIL" },                          "XDG_STATE_HOME=EVIL" },
};
// clang-format on

static const char *fill_in(const char *word, Str folder, Arena *arena)
{
    Str rest = str(word ? word : ""), before = rest;
    ptrdiff_t at = str_find(rest, str("EVIL"));
    if (!word || (at < 0 && !str_is(rest, "NAMED")))
        return word;
    if (at < 0)
        return folder_path(folder, "c/named.argdown", arena);
    before.length = (size_t)at;
    rest = str_from(rest, (size_t)at + strlen("EVIL"));
    return arena_format(arena, "%.*s%s%.*s", STR_ARGUMENTS(before), evil_name,
                        STR_ARGUMENTS(rest))
        .data;
}

static void test_r1_on_a_terminal_and_in_every_sentence(void **state)
{
    (void)state;
    Session session = session_new();
    write_as(session.home, "c/named.argdown", "c/named.argdown");
    for (size_t i = 0; i < COUNT(sentences); i++) {
        const char *words[6] = { NULL };
        for (size_t j = 0; j < 5; j++)
            words[j] = fill_in(sentences[i].words[j], session.home, session.arena);
        const char *environment[] = {
            fill_in(sentences[i].variable, session.home, session.arena), NULL
        };
        session_launch(&session, (TerminalOptions){ .environment = environment },
                       words);
        terminal_type(session.terminal, "Q");
        terminal_wait_exit(session.terminal);
        Str out = terminal_output(session.terminal);
        assert_true(out.length > 10);
        hostile_check_lines(out, sentences[i].words[0]);
    }
    session_end(&session);
}

// --- the front ends

// Line mode through a pipe: each claim is passed and, under SOAK, read out again.
static void test_r1_every_string_through_line_mode(void **state)
{
    (void)state;
    enum { CLAIMS = HOSTILE_STRINGS / 2048 + 20 };
    Session session = session_new();
    Str out;
    Error error;
    Buffer keys = { .arena = session.arena };
    write_as(session.home, "long.argdown", "long.argdown");
    buffer_add(&keys, str("l\n"));
    for (int i = 0; i < CLAIMS; i++)
        buffer_add(&keys, str(is_soak() ? "j\n\n" : "j\n"));
    folder_write(session.home, "keys", buffer_str(&keys));
    const char *command =
        arena_format(session.arena,
                     "cd '%s' && XDG_STATE_HOME=state LC_ALL=C.UTF-8 '%s' --plain "
                     "long.argdown < keys > out 2>&1",
                     session.home.data, session_program(&session))
            .data;
    assert_int_equal(system(command), 0); // NOLINT: the test's own words
    assert_true(file_read(folder_path(session.home, "out", session.arena), 1 << 26,
                          session.arena, &out, &error));
    assert_true(out.length > 4000000);
    hostile_check_lines(out, "line mode");
    session_end(&session);
}

// All strings that R1 names, as a paste of text.
static Str named_paste(Arena *arena)
{
    static const HostileForm form = { "\x1b[200~",          "", " ",
                                      "\x1b[201~\x1b[200~", 64, true };
    Buffer clean = { .arena = arena };
    Str text = hostile_text(&form, arena);
    buffer_add(&clean, text);
    buffer_add(&clean, str("\x1b[201~"));
    return buffer_str(&clean);
}

// Opens the content that R1 names, from files whose names are hostile too.
static Session start_named(void)
{
    static const char evil[] = "c/\x1b[6n\x9b\xC2\x9b\u202E\x7F.argdown";
    Session session = session_new();
    write_as(session.home, "c/named.argdown", "c/named.argdown");
    write_as(session.home, "c/named.argdown", evil);
    write_as(session.home, "c/named.md", "c/named.md");
    const char *words[] = { folder_path(session.home, "c", session.arena), NULL };
    session_launch(&session, (TerminalOptions){ .rows = 40, .columns = 100 }, words);
    return session;
}

static bool has_asked(Terminal *terminal)
{
    return str_ends(terminal_output(terminal), str("go back to moot."));
}

// Through the views of the painted program, its search bar, its message line and the
// text shown for copying.
static void test_r1_named_strings_on_the_screen(void **state)
{
    (void)state;
    static const char *const keys[] = {
        ":open c/named\r",
        "zRl",
        "jjjjjjjjjjjjjjjjjjjj",
        "\r",
        "\r",
        "M",
        "+++",
        "zf",
        "v",
        "v",
        "M",
        "P",
        "   ",
        "q",
        "o",
        "jjd",
        "d",
        ":copy\r",
        ":problems\r",
        "q",
        ":help\r",
        "q",
        ":open words\r",
        "jjjj",
        "vjj",
        "/a\r",
        "nnn",
        ":copy\r",
    };
    Session session = start_named();
    terminal_wait_contains(session.terminal, "Named");
    for (size_t i = 0; i < COUNT(keys); i++) {
        terminal_type(session.terminal, keys[i]);
        if (strcmp(keys[i], ":copy\r") == 0) {
            // What is typed there is echoed, and not by the program.
            terminal_wait_until(session.terminal, has_asked, "showing what to copy");
            terminal_type(session.terminal, "\r");
            terminal_wait_lacks(session.terminal, "Press Enter");
        }
        terminal_settle(session.terminal, 8);
    }
    static const char *const bars[] = { "/", ":", ":open ", "S", "'", "m", "", "a" };
    for (size_t i = 0; i < COUNT(bars); i++) {
        terminal_type(session.terminal, bars[i]);
        terminal_send(session.terminal, named_paste(session.arena));
        terminal_type(session.terminal, "\r");
        terminal_settle(session.terminal, 10);
        terminal_type(session.terminal, "\x1b");
        terminal_settle(session.terminal, 35);
    }
    hostile_check_screen(terminal_output(session.terminal), "the painted program");
    session_end(&session);
}

// --- what is not seen is said

// Text that reads otherwise than it is: the kinds of CVE-2021-42574, in words.
// clang-format off
static const struct {
    const char *what, *text;
    const char *said;
} trojans[] = {
    { "early return",     "a vote \u202E \u2066against\u2069 \u2066the motion", "4 hidden characters shown as marks" },
    { "commenting out",   "(\u202E \u2066 the bridge is safe \u2069 \u2066 ) they say", "4 hidden characters shown as marks" },
    { "stretched string", "he said \u202E\u2066no\u2069\u2066 yes", "4 hidden characters shown as marks" },
    { "invisible letter", "harm\u200Bless", "1 hidden character shown as a mark" },
    { "isolates",         "\u2067right\u2069 and \u2068first\u2069", "4 hidden characters shown as marks" },
    { "embedding",        "\u202Aone\u202C \u202Btwo\u202C \u202Dthree\u202C", "6 hidden characters shown as marks" },
    { "marks",            "one\u200E two\u200F three\u061C", "3 hidden characters shown as marks" },
    { "tags",             "fine\U000E0065\U000E0076", "2 hidden characters shown as marks" },
    { "an escape",        "red \x1b[31m", "1 hidden character shown as a mark" },
    { "nothing",          "It is what it seems: café, 日本, \u05D0\u05D1.", NULL },
};
// clang-format on

// The output of a command line, with lines joined.
static Str all_said(Session *session, const char *const *words)
{
    Buffer out = { .arena = session->arena };
    Str said, line;
    session_launch(session, (TerminalOptions){ 0 }, words);
    if (strcmp(words[0], "show") != 0) {
        terminal_wait_contains(session->terminal, "words");
        terminal_type(session->terminal, "Q");
    }
    terminal_wait_exit(session->terminal);
    said = terminal_output(session->terminal);
    while (str_next(&said, '\n', &line))
        buffer_format(&out, "%.*s ", STR_ARGUMENTS(str_trim(line)));
    return buffer_str(&out);
}

static void test_r6_what_is_hidden_is_said(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2 * COUNT(trojans); i++) {
        bool is_debate = i % 2 == 0;
        const char *name = is_debate ? "words.argdown" : "words.md";
        const char *before = is_debate ? "[words]: " : "# words\n\n";
        Session session = session_new();
        folder_write(
            session.home, name,
            arena_format(session.arena, "%s%s\n", before, trojans[i / 2].text));
        const char *path = folder_path(session.home, name, session.arena);
        const char *const ways[][3] = { { path },
                                        { "--plain", path },
                                        { "show", path } };
        for (size_t way = 0; way < COUNT(ways); way++) {
            Str out = all_said(&session, ways[way]);
            const char *said = trojans[i / 2].said;
            if ((str_find(out, str(said ? said : " hidden ")) >= 0) != (said != NULL))
                fail_msg("%s in %s: %.*s", trojans[i / 2].what, ways[way][0],
                         STR_ARGUMENTS(out));
        }
        session_end(&session);
    }
}

// --- what leaves the program, and where

static void test_r2_text_leaves_in_few_places(void **state)
{
    (void)state;
    assert_int_equal(system("tests/sinks.sh"), 0); // NOLINT: the test's own words
}

// No link and no title is ever made of what a document says: the sequences for them
// are none that hostile_check_screen() lets pass.
static void test_r7_links_are_text(void **state)
{
    (void)state;
    static const char links[] =
        "# Links\n\n[safe](https://example.org) <http://example.org/a;b> "
        "[script](javascript:alert(1)) [file](file:///etc/passwd) "
        "[odd](<https://e.org/\x1b\\\x1b]8;;x\x07>) `\x1b]0;title\x07`\n\n"
        "![picture](https://example.org/\x9c.png)\n";
    Session session = session_new();
    folder_write(session.home, "links.md", str(links));
    const char *words[] = { folder_path(session.home, "links.md", session.arena),
                            NULL };
    session_launch(&session, (TerminalOptions){ 0 }, words);
    terminal_wait_contains(session.terminal, "script");
    terminal_type(session.terminal, "jj");
    terminal_settle(session.terminal, 20);
    hostile_check_screen(terminal_output(session.terminal), "a document with links");
    assert_true(str_find(terminal_output(session.terminal), str("\x1b]")) < 0);
    session_end(&session);
}

TESTS(cmocka_unit_test(test_r2_text_leaves_in_few_places),
      cmocka_unit_test(test_r6_what_is_hidden_is_said),
      cmocka_unit_test(test_r7_links_are_text),
      cmocka_unit_test(test_r1_every_string_through_every_command),
      cmocka_unit_test(test_r1_on_a_terminal_and_in_every_sentence),
      cmocka_unit_test(test_r1_every_string_through_line_mode),
      cmocka_unit_test(test_r1_named_strings_on_the_screen))
