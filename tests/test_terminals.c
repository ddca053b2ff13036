// Every terminal in every locale: the program is readable there, says so if it takes
// the terminal for another one, sends nothing but ASCII where only that may be sent,
// and gives the terminal back (R30, R32). Many of the 75 pairs give the same screen;
// each screen is kept once, in tests/terminals, and the table says which pair has
// which. UPDATE=1 writes those anew that have been removed, for review in the diff.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "src/base/file.h"
#include "src/base/vec.h"
#include "tests/check.h"
#include "tests/folder.h"
#include "tests/hostile.h"
#include "tests/session.h"

static const char harbour[] = "tests/debates/harbour.argdown";

static const struct {
    const char *variable;
    bool is_utf8;
} locales[] = {
    { "LC_ALL=C.UTF-8", true }, { "LC_ALL=C", false },
    { "LC_ALL=POSIX", false },  { "LC_ALL=en_US.UTF-8", true }, // which may be missing
    { "LC_ALL=xx_YY", false },
};

// What the screens are kept as, with UTF-8 and without. A notice is said if the
// database of terminals does not have the name.
// clang-format off
static const struct {
    const char *variable;
    const char *utf8, *ascii;
    const char *likeness; // what it is taken for then; NULL if every system knows it
} terminals[] = {
    { "TERM=xterm-256color",   "utf8-colour",  "ascii-colour", NULL },
    { "TERM=screen-256color",  "utf8-colour",  "ascii-colour", NULL },
    { "TERM=tmux-256color",    "utf8-colour",  "ascii-colour", NULL },
    { "TERM=linux",            "cp437-colour", "ascii-colour", NULL },
    { "TERM=vt220",            "utf8-plain",   "ascii-plain",  NULL },
    { "TERM=vt100",            "utf8-plain",   "ascii-plain",  NULL },
    { "TERM=ansi",             "utf8-ansi",    "ascii-ansi",   NULL },
    { "TERM=dumb",             "utf8-lines",   "ascii-lines",  NULL },
    { "TERM=unknown",          "utf8-lines",   "ascii-lines",  NULL },
    { "TERM=",                 "utf8-plain",   "ascii-plain",  "vt100" },
    { "TERM=nonexistent",      "utf8-plain",   "ascii-plain",  "vt100" },
    { "TERM=../../etc/passwd", "utf8-plain",   "ascii-plain",  "vt100" },
    { "TERM=xterm-kitty",      "utf8-colour",  "ascii-colour", "xterm-256color" },
    { "TERM=foot",             "utf8-colour",  "ascii-colour", "xterm-256color" },
    { "TERM=alacritty",        "utf8-colour",  "ascii-colour", "xterm-256color" },
};
// clang-format on

static bool has_word(const char *text, const char *word)
{
    return strstr(text, word) != NULL;
}

// The screen with its looks.
static Str screen_of(Session *session)
{
    Buffer out = { .arena = session->arena };
    Str text = terminal_text(session->terminal), line;
    for (int row = 0; str_next(&text, '\n', &line); row++) {
        Str looks = terminal_looks(session->terminal, row);
        while (looks.length > 0 && looks.data[looks.length - 1] == '.')
            looks.length--;
        buffer_format(&out, "%.*s\n", STR_ARGUMENTS(line));
        if (looks.length > 0)
            buffer_format(&out, "%.*s\n", STR_ARGUMENTS(looks));
    }
    return buffer_str(&out);
}

// Waits until the screen is as it was kept; UPDATE=1 keeps it where nothing is kept
// yet.
static void check_screen(Session *session, const char *name, const char *view,
                         const char *what)
{
    enum { PAUSE_MS = 4, TRIES = 750, LONG_PAUSE_MS = 300 };
    Error error;
    Str expected = str(""), is = expected;
    Str path = arena_format(session->arena, "tests/terminals/%s-%s.screen", name, view);
    bool is_kept = file_read(path.data, 1 << 20, session->arena, &expected, &error);
    for (int i = 0; i < TRIES; i++) {
        is = screen_of(session);
        if (is_kept && str_equal(is, expected))
            return;
        terminal_settle(session->terminal, is_kept ? PAUSE_MS : LONG_PAUSE_MS);
        if (!is_kept && i > 0)
            break;
    }
    if (is_kept || !getenv("UPDATE") || !file_write(path.data, is, &error))
        fail_msg("%s is not as in %s:\n%.*s", what, path.data, STR_ARGUMENTS(is));
}

static void check_given_back(Terminal *terminal)
{
    struct termios modes = terminal_modes(terminal);
    assert_true((modes.c_lflag & ECHO) && (modes.c_lflag & ICANON));
    assert_false(terminal_is_alternate(terminal));
    assert_true(terminal_shows_cursor(terminal));
    terminal_wait_lacks(terminal, "Close the harbour"); // left clear
}

static void check_painted(Session *session, const char *name, const char *likeness,
                          const char *what)
{
    Terminal *terminal = session->terminal;
    terminal_wait_contains(terminal, "Close the harbour");
    terminal_wait_contains(terminal, "problems");
    if (likeness)
        terminal_wait_contains(
            terminal, arena_format(session->arena, "taken for %s", likeness).data);
    terminal_type(terminal, "j");
    check_screen(session, name, "outline", what);
    terminal_type(terminal, "M");
    check_screen(session, name, "map", what);
}

static void check_lines(Session *session, const char *name, const char *what)
{
    terminal_wait_contains(session->terminal, "1, thesis 1 of 2");
    terminal_type(session->terminal, "2.1.1\r\r");
    check_screen(session, name, "said", what);
}

static bool is_ascii(Str text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.data[i] >= 0x80)
            return false;
    return true;
}

static void check_pair(size_t of_terminal, size_t of_locale)
{
    const char *variable = terminals[of_terminal].variable;
    bool is_utf8 = locales[of_locale].is_utf8;
    const char *name =
        is_utf8 ? terminals[of_terminal].utf8 : terminals[of_terminal].ascii;
    bool is_painted = !has_word(name, "lines");
    Session session = session_new();
    const char *const environment[] = { variable, locales[of_locale].variable,
                                        "TERMINFO=/nonexistent", NULL };
    Str what =
        arena_format(session.arena, "%s %s", variable, locales[of_locale].variable);
    const char *const words[] = { harbour, NULL };
    session_launch(&session,
                   (TerminalOptions){ .rows = 30, .environment = environment }, words);
    if (is_painted)
        check_painted(&session, name, terminals[of_terminal].likeness, what.data);
    else
        check_lines(&session, name, what.data);
    terminal_type(session.terminal, "Q");
    assert_int_equal(terminal_wait_exit(session.terminal), 0);
    Str out = terminal_output(session.terminal);
    if (!is_utf8 && !is_ascii(out))
        fail_msg("%s: bytes beyond ASCII came out", what.data);
    if (is_painted)
        check_given_back(session.terminal);
    else
        hostile_check_lines(out, what.data);
    session_end(&session);
}

static void test_r30_r32_every_terminal_in_every_locale(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(terminals); i++)
        for (size_t j = 0; j < COUNT(locales); j++)
            check_pair(i, j);
}

// With the larger database of terminals, or an entry of the reader's own, these are
// known by their names and nothing is said.
static void test_r30_names_that_the_database_has(void **state)
{
    (void)state;
    static const char *const names[] = { "xterm-kitty", "foot", "alacritty" };
    for (size_t i = 0; i < 2 * COUNT(names); i++) {
        Session session = session_new();
        const char *name = names[i / 2], *home = session.home.data;
        folder_write(
            session.home, "source",
            arena_format(session.arena, "%s|a test,\n\tuse=xterm-256color,\n", name));
        Str make = arena_format(session.arena,
                                "tic -x -o '%s/.terminfo' '%s/source' 2>/dev/null",
                                home, home);
        if (system(make.data) != 0) { // NOLINT: the test's own words
            session_end(&session);
            check_skip("there is no tic here");
        }
        Str place = i % 2 ? arena_format(session.arena, "HOME=%s", home)
                          : arena_format(session.arena, "TERMINFO=%s/.terminfo", home);
        const char *environment[] = { arena_format(session.arena, "TERM=%s", name).data,
                                      place.data, NULL };
        const char *const words[] = { harbour, NULL };
        session_launch(&session, (TerminalOptions){ .environment = environment },
                       words);
        terminal_wait_contains(session.terminal, "problems");
        assert_true(str_find(terminal_output(session.terminal), str("taken for")) < 0);
        terminal_type(session.terminal, "Q");
        assert_int_equal(terminal_wait_exit(session.terminal), 0);
        session_end(&session);
    }
}

TESTS(cmocka_unit_test(test_r30_r32_every_terminal_in_every_locale),
      cmocka_unit_test(test_r30_names_that_the_database_has))
