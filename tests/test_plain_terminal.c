// Line mode on a terminal and through a pipe: how it is chosen, that keys come one by
// one without an echo, that no escape sequence is ever sent, that the terminal is given
// back and the place is kept.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include "src/base/file.h"
#include "tests/check.h"
#include "tests/folder.h"
#include "tests/terminal.h"

static const char harbour[] = "tests/debates/harbour.argdown";

typedef struct {
    Arena *arena;
    Str home;
    const char *program, *state;
    Terminal *terminal;
} Session;

static Session session_new(void)
{
    Session session = { .arena = arena_new() };
    const char *build = getenv("BUILD");
    session.home = folder_new(session.arena);
    session.program =
        arena_format(session.arena, "%s/moot", build ? build : "build").data;
    session.state = arena_format(session.arena, "XDG_STATE_HOME=%.*s/state",
                                 STR_ARGUMENTS(session.home))
                        .data;
    return session;
}

static void session_free(Session *session)
{
    folder_remove(session->home);
    arena_free(session->arena);
}

// Starts the program on the debate, with an option (or NULL), in an environment of two
// variables (the second may be NULL).
static void launch(Session *session, const char *option, const char *first,
                   const char *second, int rows)
{
    const char *environment[] = { session->state, first, second, NULL };
    TerminalOptions options = { .rows = rows, .environment = environment };
    const char *arguments[] = { session->program, option ? option : harbour,
                                option ? harbour : NULL, NULL };
    session->terminal = terminal_start(&options, arguments);
}

static void check_no_escape(const Session *session)
{
    Str out = terminal_output(session->terminal);
    for (size_t i = 0; i < out.length; i++)
        if (((unsigned char)out.data[i] < ' ' || (unsigned char)out.data[i] >= 0x7F) &&
            out.data[i] != '\n' && out.data[i] != '\r')
            fail_msg("byte %d was sent to the terminal", out.data[i]);
}

static void check_over(Session *session)
{
    assert_int_equal(terminal_wait_exit(session->terminal), 0);
    struct termios modes = terminal_modes(session->terminal);
    assert_true(modes.c_lflag & ECHO);
    assert_true(modes.c_lflag & ICANON);
    check_no_escape(session);
    terminal_free(session->terminal);
    session->terminal = NULL;
}

// clang-format off
static const struct {
    const char *what, *option, *first, *second;
} choices[] = {
    { "a terminal without cursor",  NULL,      "TERM=dumb",    NULL },
    { "an unknown one",             NULL,      "TERM=unknown", NULL },
    { "the option",                 "--plain", "TERM=xterm-256color", NULL },
    { "the option without TERM",    "--plain", "TERM", NULL },
    { "the option, a hostile TERM", "--plain", "TERM=../../etc/passwd", NULL },
    { "the variable",               NULL,      "MOOT_PLAIN=1", NULL },
    { "without UTF-8",              "--plain", "LC_ALL=C", NULL },
};
// clang-format on

static void test_r30_line_mode_is_chosen(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(choices); i++) {
        Session session = session_new();
        launch(&session, choices[i].option, choices[i].first, choices[i].second, 24);
        terminal_wait_contains(session.terminal, "moot in line mode");
        terminal_wait_contains(session.terminal, "1, thesis 1 of 2");
        terminal_type(session.terminal, "jkll");
        terminal_wait_contains(session.terminal, "1.1.1, the only support for 1.1");
        terminal_type(session.terminal, "\x1b[B"); // an arrow, for whoever sends them
        terminal_wait_contains(session.terminal, "1.1.2, the only undercut");
        terminal_type(session.terminal, "q");
        check_over(&session);
        session_free(&session);
    }
}

static void test_r32_without_utf8_all_is_ascii(void **state)
{
    (void)state;
    Session session = session_new();
    launch(&session, "--plain", "LC_ALL=C", NULL, 24);
    terminal_wait_contains(session.terminal, "1, thesis 1 of 2");
    terminal_type(session.terminal,
                  "2.1.1\r\r"); // has two Chinese characters, four columns
    terminal_wait_contains(session.terminal, "Harbours in ???? and Bilbao");
    terminal_type(session.terminal, "q");
    check_over(&session);
    session_free(&session);
}

// There is no shell here that would let it stop, so it goes on at once.
static void test_r27_suspending_takes_the_terminal_again(void **state)
{
    (void)state;
    Session session = session_new();
    launch(&session, "--plain", "TERM=dumb", NULL, 24);
    terminal_wait_contains(session.terminal, "1, thesis 1 of 2");
    terminal_type(session.terminal, "\x1aj");
    terminal_wait_contains(session.terminal, "2, thesis 2 of 2");
    assert_false(terminal_modes(session.terminal).c_lflag & ICANON);
    terminal_type(session.terminal, "q");
    check_over(&session);
    session_free(&session);
}

static void test_typed_words_are_shown_and_keys_are_not(void **state)
{
    (void)state;
    Session session = session_new();
    launch(&session, "--plain", "TERM=dumb", NULL, 40);
    terminal_wait_contains(session.terminal, "1, thesis 1 of 2");
    terminal_type(session.terminal, "j:nonsense");
    terminal_wait_contains(session.terminal, "Command: nonsense");
    terminal_type(session.terminal, "\x7f");
    terminal_wait_contains(session.terminal, "Command: nonsens\n");
    terminal_type(session.terminal, "\r");
    terminal_wait_contains(session.terminal, "There is no command \"nonsens\"");
    terminal_type(session.terminal, "2.1\r");
    terminal_wait_contains(session.terminal, "Go to: 2.1");
    terminal_wait_contains(session.terminal, "1 citation: A harbour is the");
    terminal_type(session.terminal, "Q");
    check_over(&session);
    session_free(&session);
}

static void test_an_editor_may_send_lines(void **state)
{
    (void)state;
    Session session = session_new();
    launch(&session, NULL, "TERM=dumb", NULL, 24);
    terminal_wait_contains(session.terminal, "1, thesis 1 of 2");
    terminal_type(session.terminal, "1.3\n");
    terminal_wait_contains(session.terminal, "1.3, objection 1 of 2 to 1");
    terminal_type(session.terminal, ":quit\n");
    check_over(&session);
    session_free(&session);
}

static void test_long_texts_wait(void **state)
{
    (void)state;
    Session session = session_new();
    launch(&session, NULL, "TERM=dumb", NULL, 10);
    terminal_wait_contains(session.terminal, "1, thesis 1 of 2");
    terminal_type(session.terminal, "?");
    terminal_wait_contains(session.terminal, "Space goes on:");
    terminal_type(session.terminal, " ");
    terminal_wait_contains(session.terminal, "slash: Search here");
    terminal_type(session.terminal, "qq");
    check_over(&session);
    session_free(&session);
}

static void test_the_setting_and_the_place_are_kept(void **state)
{
    (void)state;
    Session session = session_new();
    launch(&session, NULL, "TERM=xterm-256color", NULL, 24);
    terminal_wait_contains(session.terminal, "▾ 1 Close the harbour");
    terminal_type(session.terminal, ":set plain on\r");
    terminal_wait_contains(session.terminal, "moot in line mode");
    terminal_type(session.terminal, "1.3\r");
    terminal_wait_contains(session.terminal, "1.3, objection");
    terminal_type(session.terminal, "Q");
    assert_int_equal(terminal_wait_exit(session.terminal), 0);
    terminal_free(session.terminal);

    launch(&session, NULL, "TERM=xterm-256color", NULL, 24);
    terminal_wait_contains(session.terminal, "1.3, objection");
    terminal_type(session.terminal, ":set plain off\r");
    terminal_wait_contains(session.terminal, "▾ 1 Close the harbour");
    terminal_type(session.terminal, "Q");
    assert_int_equal(terminal_wait_exit(session.terminal), 0);
    terminal_free(session.terminal);

    launch(&session, NULL, "TERM=xterm-256color", NULL, 24);
    terminal_wait_contains(session.terminal, "▾ 1 Close the harbour");
    terminal_free(session.terminal);
    session_free(&session);
}

static void test_where_nothing_can_be_painted_line_mode_goes_on(void **state)
{
    (void)state;
    Session session = session_new();
    launch(&session, NULL, "TERM=dumb", NULL, 24);
    terminal_wait_contains(session.terminal, "1, thesis 1 of 2");
    terminal_type(session.terminal, ":set plain off\r");
    terminal_wait_contains(session.terminal, "line mode goes on");
    terminal_type(session.terminal, "jq");
    check_over(&session);
    session_free(&session);
}

static void test_r29_the_terminal_may_go_away(void **state)
{
    (void)state;
    Session session = session_new();
    launch(&session, NULL, "TERM=dumb", NULL, 24);
    terminal_wait_contains(session.terminal, "1, thesis 1 of 2");
    terminal_hang_up(session.terminal);
    terminal_wait_exit(session.terminal);
    terminal_free(session.terminal);
    session_free(&session);
}

// --- through a pipe

static Str read_pipe(Session *session, const char *before, const char *keys,
                     const char *after, int expected)
{
    Error error;
    Str out = str("");
    folder_write(session->home, "keys", str(keys));
    const char *command =
        arena_format(
            session->arena,
            "%s env -u TERM LC_ALL=C.UTF-8 '%s' %s --plain %s < '%s' %s > '%s' 2>&1",
            before, session->state, session->program, harbour,
            folder_path(session->home, "keys", session->arena), after,
            folder_path(session->home, "out", session->arena))
            .data;
    int status = system(command); // NOLINT: the test's own words
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), expected);
    assert_true(file_read(folder_path(session->home, "out", session->arena), 1 << 20,
                          session->arena, &out, &error));
    assert_true(str_find(out, str("\x1b")) < 0);
    return out;
}

// clang-format off
static const struct {
    const char *what, *keys, *last; // the end of what is said
} pipes[] = {
    { "keys and commands",         "j\nl\n:go 1.2\nq\n",  "unanswered, 1 citation: Quiet nights.\n" },
    { "the end of the input quits", "1.2\n",              "unanswered, 1 citation: Quiet nights.\n" },
    { "without a last line end",   "1.2",                 "unanswered, 1 citation: Quiet nights.\n" },
    { "nothing at all",            "",                    "citation: Close the harbour.\n" },
    { "nothing after the end",     "1.2\nQ\nj\n",         "unanswered, 1 citation: Quiet nights.\n" },
    { "lines of Windows",          "1.2\r\nQ\r\n",        "unanswered, 1 citation: Quiet nights.\n" },
};
// clang-format on

static void test_lines_are_read_from_a_pipe(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(pipes); i++) {
        Session session = session_new();
        Str out = read_pipe(&session, "", pipes[i].keys, "", 0);
        if (!str_ends(out, str(pipes[i].last)))
            fail_msg("%s: %.*s", pipes[i].what, STR_ARGUMENTS(out));
        session_free(&session);
    }
}

// Whatever bytes come in, no control goes out.
static void test_r25_any_bytes_are_taken(void **state)
{
    (void)state;
    uint32_t seed = 7;
    for (int round = 0; round < 10; round++) {
        Session session = session_new();
        char bytes[4001];
        for (size_t i = 0; i < sizeof bytes - 1; i++) {
            bytes[i] = (char)(check_random(&seed) % 255 + 1);
            if (bytes[i] == 'Q' || bytes[i] == 'q' || bytes[i] == 'Z')
                bytes[i] = '\n';
        }
        bytes[sizeof bytes - 1] = '\0';
        Str out = read_pipe(&session, "timeout 20", bytes, "", 0);
        for (size_t i = 0; i < out.length; i++)
            assert_true((unsigned char)out.data[i] >= ' ' || out.data[i] == '\n');
        session_free(&session);
    }
}

static void test_r33_who_reads_may_stop(void **state)
{
    (void)state;
    Session session = session_new();
    Str out = read_pipe(&session, "", "j\nk\nj\nk\nj\n", "| head -n 1", 0);
    check_str(
        out,
        "moot in line mode. The question mark says which keys there are, Q quits.\n",
        "the first line");
    session_free(&session);
}

TESTS(cmocka_unit_test(test_r30_line_mode_is_chosen),
      cmocka_unit_test(test_r32_without_utf8_all_is_ascii),
      cmocka_unit_test(test_r27_suspending_takes_the_terminal_again),
      cmocka_unit_test(test_typed_words_are_shown_and_keys_are_not),
      cmocka_unit_test(test_an_editor_may_send_lines),
      cmocka_unit_test(test_long_texts_wait),
      cmocka_unit_test(test_the_setting_and_the_place_are_kept),
      cmocka_unit_test(test_where_nothing_can_be_painted_line_mode_goes_on),
      cmocka_unit_test(test_r29_the_terminal_may_go_away),
      cmocka_unit_test(test_lines_are_read_from_a_pipe),
      cmocka_unit_test(test_r25_any_bytes_are_taken),
      cmocka_unit_test(test_r33_who_reads_may_stop))
