// The terminal for tests, tested with small shell scripts.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include "tests/check.h"
#include "tests/terminal.h"

static Terminal *run(const TerminalOptions *options, const char *script)
{
    const char *const arguments[] = { "/bin/sh", "-c", script, NULL };
    return terminal_start(options, arguments);
}

static void test_reading_and_typing(void **state)
{
    (void)state;
    Terminal *terminal = run(NULL, "printf 'caf\\303\\251 \\033[1mbold\\033[m\\n'; "
                                   "echo $TERM $LC_ALL $HOME; stty size; "
                                   "read line; echo got $line; exit 3");
    terminal_wait_row(terminal, 0, "café bold");
    terminal_wait_row(terminal, 1, "xterm-256color C.UTF-8 /nonexistent");
    terminal_wait_row(terminal, 2, "24 80");
    check_str(str_part(terminal_looks(terminal, 0), 0, 10), ".....bbbb.", "looks");
    terminal_type(terminal, "some words\n");
    terminal_wait_contains(terminal, "got some words");
    assert_int_equal(terminal_wait_exit(terminal), 3);
    assert_true(str_starts(terminal_output(terminal), str("caf\xC3\xA9 \x1b[1mbold")));
    terminal_free(terminal);
}

static void test_environment_size_and_probe(void **state)
{
    (void)state;
    const char *const environment[] = { "TERM=vt100", "HOME", "EXTRA=one", NULL };
    TerminalOptions options = {
        .rows = 5, .columns = 30, .environment = environment, .has_wide_ambiguous = true
    };
    Terminal *terminal = run(
        &options, "stty -echo raw; echo \"$TERM:$HOME:$EXTRA\"; printf '\\r\\n'; "
                  "printf '\\033[?1049h\\033[?25l\\033[3;1H\xE2\x94\x80\\033[6n'; "
                  "answer=$(dd bs=1 count=6 2>/dev/null); printf '%s' \"$answer\" | "
                  "tr '\\033' 'E'; stty cooked; read x; stty size; read y");
    terminal_wait_row(terminal, 2, "─E[3;3R");
    assert_true(terminal_is_alternate(terminal));
    assert_false(terminal_shows_cursor(terminal));
    assert_true(str_starts(terminal_output(terminal), str("vt100::one")));
    terminal_resize(terminal, 7, 31);
    terminal_type(terminal, "\n");
    terminal_wait_contains(terminal, "7 31");
    terminal_hang_up(terminal);
    assert_int_equal(terminal_wait_exit(terminal), 128 + SIGHUP);
    terminal_free(terminal);
}

static void write_in_child(void *context)
{
    printf("%s\n", (const char *)context);
    fflush(stdout);
    raise(SIGSTOP);
    printf("again\n");
    fflush(stdout);
    raise(SIGTERM);
}

static void test_a_function(void **state)
{
    (void)state;
    Terminal *terminal = terminal_call(NULL, write_in_child, (void *)"from a function");
    terminal_wait_row(terminal, 0, "from a function");
    terminal_wait_stopped(terminal);
    terminal_signal(terminal, SIGCONT);
    assert_int_equal(terminal_wait_exit(terminal), 128 + SIGTERM);
    terminal_wait_row(terminal, 1, "again");
    terminal_free(terminal);
}

static void test_much_input_and_output(void **state)
{
    (void)state;
    enum { SIZE = 1000000 };
    Terminal *terminal = run(NULL, "stty raw -echo; echo ready; "
                                   "head -c 1000000 | tr x y | tail -c 5");
    terminal_wait_contains(terminal, "ready");
    char *bytes = xalloc(SIZE);
    memset(bytes, 'x', SIZE);
    terminal_send(terminal, (Str){ bytes, SIZE });
    assert_int_equal(terminal_wait_exit(terminal), 0);
    assert_true(str_ends(terminal_output(terminal), str("yyyyy")));
    terminal_free(terminal);
    free(bytes);
}

TESTS(cmocka_unit_test(test_reading_and_typing),
      cmocka_unit_test(test_environment_size_and_probe),
      cmocka_unit_test(test_a_function), cmocka_unit_test(test_much_input_and_output))
