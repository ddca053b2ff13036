// The program itself on a pseudo-terminal: it starts, reads, searches, is resized,
// stopped and continued, and leaves the terminal as it was, however it ends. Slow and
// few: what can be tested without a terminal is (test_screens.c, test_app.c).
#include <signal.h>
#include <stdlib.h>
#include "src/text/text.h"
#include "tests/check.h"
#include "tests/folder.h"
#include "tests/session.h"

// Writes a file into the session's folder and opens it.
static void launch_file(Session *session, const char *name, const char *content)
{
    folder_write(session->home, name, str(content));
    const char *paths[] = { folder_path(session->home, name, session->arena), NULL };
    session_launch(session, (TerminalOptions){ 0 }, paths);
}

static const char *const harbour[] = { "tests/debates/harbour.argdown",
                                       "tests/debates/report.md",
                                       "tests/debates/letters.md", NULL };

// Opens the debate on the harbour in a library of three files.
static Session start_in_debate(int rows, int columns)
{
    Session session = session_new();
    session_launch(&session, (TerminalOptions){ .rows = rows, .columns = columns },
                   harbour);
    terminal_wait_contains(session.terminal, "Should the old harbour");
    terminal_type(session.terminal, ":open harbour\r");
    terminal_wait_contains(session.terminal, "▾ 1 Close the harbour");
    return session;
}

// Goes to a claim that the outline does not begin with.
static void go_somewhere(Session *session)
{
    terminal_type(session->terminal, "1.3\r");
    terminal_wait_contains(session->terminal, "Six hundred people");
}

// Starts again, and is where go_somewhere() went.
static void check_place_is_kept(Session *session)
{
    const char *const paths[] = { harbour[0], NULL };
    session_launch(session, (TerminalOptions){ 0 }, paths);
    terminal_wait_contains(session->terminal, "Six hundred people");
}

static void check_given_back(Session *session)
{
    struct termios modes = terminal_modes(session->terminal);
    assert_false(terminal_is_alternate(session->terminal));
    assert_true(terminal_shows_cursor(session->terminal));
    assert_true(modes.c_lflag & ECHO);
    assert_true(modes.c_lflag & ICANON);
    assert_true(str_find(terminal_output(session->terminal), str("\x1b[?2004l")) >= 0);
}

static void test_r57_start_read_quit(void **state)
{
    (void)state;
    Session session = start_in_debate(24, 80);
    assert_true(terminal_is_alternate(session.terminal));
    terminal_type(session.terminal, "jjd");
    terminal_wait_contains(session.terminal, "The harbour report");
    terminal_type(session.terminal, "d");
    terminal_wait_contains(session.terminal, "Close the harbour");
    terminal_type(session.terminal, "Q");
    assert_int_equal(terminal_wait_exit(session.terminal), 0);
    check_given_back(&session);
    session_end(&session);
}

static void test_the_place_is_kept_between_runs(void **state)
{
    (void)state;
    Session session = start_in_debate(24, 80);
    go_somewhere(&session);
    terminal_type(session.terminal, "ZZ");
    assert_int_equal(terminal_wait_exit(session.terminal), 0);
    check_place_is_kept(&session);
    session_end(&session);
}

static void test_search(void **state)
{
    (void)state;
    Session session = start_in_debate(24, 80);
    terminal_type(session.terminal, "Ssoot");
    terminal_wait_contains(session.terminal, "Filters show soot");
    terminal_wait_contains(session.terminal, "Stoves make soot too");
    terminal_type(session.terminal, "\x1b");
    terminal_wait_contains(session.terminal, "▾ 1 Close the harbour");
    terminal_type(session.terminal, "Sstove\r");
    terminal_wait_contains(session.terminal, "hit 1/");
    session_end(&session);
}

static void test_r28_resize(void **state)
{
    (void)state;
    Session session = start_in_debate(24, 80);
    terminal_resize(session.terminal, 40, 120);
    terminal_wait_contains(session.terminal, "│");
    terminal_wait_contains(session.terminal, "The harbour report");
    terminal_resize(session.terminal, 8, 40);
    terminal_wait_lacks(session.terminal, "The harbour report");
    terminal_wait_contains(session.terminal, "? help");
    for (int i = 0; i < 50; i++)
        terminal_resize(session.terminal, 3 + i % 30, 21 + i * 3 % 150);
    terminal_resize(session.terminal, 24, 80);
    terminal_type(session.terminal, "gg");
    terminal_wait_contains(session.terminal, "▾ 1 Close the harbour");
    session_end(&session);
}

static void test_r28_a_window_that_is_too_small(void **state)
{
    (void)state;
    Session session = start_in_debate(24, 80);
    terminal_resize(session.terminal, 3, 10);
    terminal_wait_contains(session.terminal, "window");
    terminal_resize(session.terminal, 24, 80);
    terminal_wait_contains(session.terminal, "▾ 1 Close the harbour");
    session_end(&session);
}

static void test_r27_suspend_and_continue(void **state)
{
    (void)state;
    Session session = session_new();
    // A shell with jobs: what belongs to no shell cannot be stopped.
    Str script = arena_format(session.arena,
                              "set -m; '%s' %s; echo stopped; read line; fg; echo over",
                              session_program(&session), harbour[0]);
    const char *const arguments[] = { "/bin/sh", "-c", script.data, NULL };
    session_start(&session, (TerminalOptions){ 0 }, arguments);
    terminal_wait_contains(session.terminal, "▾ 1 Close the harbour");
    terminal_type(session.terminal, "\x1a");
    terminal_wait_contains(session.terminal, "stopped");
    check_given_back(&session);
    terminal_type(session.terminal, "\n");
    terminal_wait_contains(session.terminal, "▾ 1 Close the harbour");
    assert_true(terminal_is_alternate(session.terminal));
    terminal_type(session.terminal, "Q");
    terminal_wait_contains(session.terminal, "over");
    session_end(&session);
}

static void test_copy_leaves_the_screen_and_comes_back(void **state)
{
    (void)state;
    Session session = start_in_debate(24, 80);
    terminal_type(session.terminal, "1.3\r:copy\r");
    terminal_wait_contains(session.terminal, "Press Enter");
    terminal_wait_contains(session.terminal, "1.3 Ferries carry workers");
    assert_false(terminal_is_alternate(session.terminal));
    terminal_type(session.terminal, "\r");
    terminal_wait_lacks(session.terminal, "Press Enter");
    assert_true(terminal_is_alternate(session.terminal));
    session_end(&session);
}

static void test_r24_signals_save_and_end(void **state)
{
    (void)state;
    static const int signals[] = { SIGTERM, SIGHUP };
    for (size_t i = 0; i < COUNT(signals); i++) {
        Session session = start_in_debate(24, 80);
        go_somewhere(&session);
        terminal_signal(session.terminal, signals[i]);
        assert_int_equal(terminal_wait_exit(session.terminal), 128 + signals[i]);
        check_given_back(&session);
        check_place_is_kept(&session);
        session_end(&session);
    }
}

static void test_r29_hang_up_saves_and_ends(void **state)
{
    (void)state;
    for (int ignored = 0; ignored < 2; ignored++) {
        Session session = session_new();
        session_launch(&session, (TerminalOptions){ .ignores_hang_up = ignored },
                       harbour);
        terminal_wait_contains(session.terminal, "Should the old harbour");
        terminal_type(session.terminal, ":open harbour\r");
        go_somewhere(&session);
        terminal_hang_up(session.terminal);
        terminal_wait_exit(session.terminal);
        check_place_is_kept(&session);
        session_end(&session);
    }
}

static void test_r1_a_hostile_file(void **state)
{
    (void)state;
    Session session = session_new();
    launch_file(&session, "evil.argdown",
                "[Evil]: \x1b]0;title\x07 \x1b[2J\x1b[31m red \x9b"
                "31m \xe2\x80\xae "
                "txet \r\b\b good \xff\xfe end\n"
                "  <+ [Child]: \x1b[6n asks where the cursor is.\n");
    terminal_wait_contains(session.terminal, "good");
    terminal_type(session.terminal, "j");
    terminal_wait_contains(session.terminal, "asks where");
    terminal_type(session.terminal, "Q");
    assert_int_equal(terminal_wait_exit(session.terminal), 0);
    Str output = terminal_output(session.terminal);
    assert_int_equal(str_find(output, str("\x1b]0;")), -1);
    assert_int_equal(str_find(output, str("\x1b[2J\x1b[31m red")), -1);
    assert_int_equal(str_find(output, str("\xe2\x80\xae")), -1);
    session_end(&session);
}

// What a file asks of the terminal (its kind, its cursor, its settings, its clipboard)
// is not asked, so nothing is answered, and nothing moves while nobody types (R3).
static void test_r3_nothing_comes_out_while_nobody_types(void **state)
{
    (void)state;
    enum { QUIET = 300 };
    Session session = session_new();
    launch_file(&session, "asks.argdown",
                "[Asks]: \x1b[c \x1b[>c \x1b[6n \x1b[5n \x1bP$qm\x1b\\ \x1b]10;?\x07 "
                "\x1b]52;c;?\x07 \x1b[?2004$p \x1b[18t \x1bZ \x05 \x9b"
                "6n ends.\n"
                "  <+ [Below]: \xc2\x9b"
                "6n and here.\n");
    terminal_wait_contains(session.terminal, "ends.");
    terminal_type(session.terminal, "l");
    terminal_wait_contains(session.terminal, "and here");
    terminal_settle(session.terminal, QUIET);
    size_t before = terminal_output(session.terminal).length;
    terminal_settle(session.terminal, QUIET);
    assert_int_equal(terminal_output(session.terminal).length, before);
    session_end(&session);
}

static void test_a_file_saved_elsewhere_is_read_again(void **state)
{
    (void)state;
    Session session = session_new();
    launch_file(&session, "mine.argdown",
                "[One]: The first claim.\n    <+ [Two]: The second claim.\n");
    terminal_wait_contains(session.terminal, "The first claim");
    terminal_type(session.terminal, "j");
    terminal_wait_contains(session.terminal, "The second claim");
    folder_write(session.home, "mine.argdown",
                 str("[One]: The first claim.\n    <+ [New]: A claim between.\n"
                     "    <+ [Two]: The second claim, reworded.\n"));
    terminal_wait_contains(session.terminal, "reworded");
    terminal_wait_contains(session.terminal, "read again");
    session_end(&session);
}

static void test_r25_bytes_of_noise_do_not_block_the_keys(void **state)
{
    (void)state;
    Session session = start_in_debate(24, 80);
    terminal_type(session.terminal, "\xe9\xff\x1b[999;999;999z\x1bOq\x1b");
    terminal_type(session.terminal, "Q");
    assert_int_equal(terminal_wait_exit(session.terminal), 0);
    session_end(&session);
}

// --- bytes for the terminal

static size_t bytes_of(Session *session, const char *keys)
{
    enum { QUIET = 60 };
    size_t before = terminal_output(session->terminal).length;
    terminal_type(session->terminal, keys);
    terminal_settle(session->terminal, QUIET);
    return terminal_output(session->terminal).length - before;
}

// Far above what is usual, so that only a step that paints everything fails.
static void test_a_step_costs_few_bytes(void **state)
{
    (void)state;
    static const struct {
        int rows, columns;
        size_t step, page; // bytes at most: of half of the steps, of everything anew
    } windows[] = { { 24, 80, 1500, 6000 }, { 60, 250, 6000, 45000 } };
    static const char *const views[] = { "M", "zR", "o", "\r" };
    for (size_t i = 0; i < COUNT(windows); i++) {
        Session session = session_new();
        TerminalOptions options = { .rows = windows[i].rows,
                                    .columns = windows[i].columns };
        const char *paths[] = { "tests/debates/willing.argdown", NULL };
        session_launch(&session, options, paths);
        terminal_wait_contains(session.terminal, "Outline");
        for (size_t view = 0; view < COUNT(views); view++) {
            enum { STEPS = 8 };
            int cheap = 0;
            bytes_of(&session, views[view]);
            for (int step = 0; step < STEPS; step++) {
                size_t bytes = bytes_of(&session, "j");
                cheap += bytes <= windows[i].step;
                if (bytes > windows[i].page)
                    fail_msg("step %d in view %d: %d bytes", step, (int)view,
                             (int)bytes);
            }
            assert_true(cheap >= STEPS / 2);
            assert_true(bytes_of(&session, "\f") <= windows[i].page);
        }
        terminal_type(session.terminal, "Q");
        assert_int_equal(terminal_wait_exit(session.terminal), 0);
        session_end(&session);
    }
}

static void test_without_a_store_it_says_what_to_do(void **state)
{
    (void)state;
    static const char *const arguments[] = { "--library", "/nonexistent/library.db",
                                             NULL };
    Session session = session_new();
    session_launch(&session, (TerminalOptions){ 0 }, arguments);
    assert_true(terminal_wait_exit(session.terminal) != 0);
    terminal_wait_contains(session.terminal, "/nonexistent/library.db");
    assert_int_equal(str_find(terminal_output(session.terminal), str("\x1b[?1049h")),
                     -1);
    session_end(&session);
}

TESTS(cmocka_unit_test(test_r57_start_read_quit),
      cmocka_unit_test(test_the_place_is_kept_between_runs),
      cmocka_unit_test(test_search), cmocka_unit_test(test_r28_resize),
      cmocka_unit_test(test_r28_a_window_that_is_too_small),
      cmocka_unit_test(test_r27_suspend_and_continue),
      cmocka_unit_test(test_copy_leaves_the_screen_and_comes_back),
      cmocka_unit_test(test_r24_signals_save_and_end),
      cmocka_unit_test(test_r29_hang_up_saves_and_ends),
      cmocka_unit_test(test_r1_a_hostile_file),
      cmocka_unit_test(test_r3_nothing_comes_out_while_nobody_types),
      cmocka_unit_test(test_a_file_saved_elsewhere_is_read_again),
      cmocka_unit_test(test_r25_bytes_of_noise_do_not_block_the_keys),
      cmocka_unit_test(test_a_step_costs_few_bytes),
      cmocka_unit_test(test_without_a_store_it_says_what_to_do))
