// The program under rough treatment: pastes of any size, noise instead of keys, stops
// in the middle, windows of any size (R25 to R28).
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "src/base/vec.h"
#include "tests/check.h"
#include "tests/hostile.h"
#include "tests/session.h"

static const char harbour[] = "tests/debates/harbour.argdown";

static Session start(const char *option)
{
    Session session = session_new();
    const char *words[] = { option ? option : harbour, option ? harbour : NULL, NULL };
    session_launch(&session, (TerminalOptions){ 0 }, words);
    terminal_wait_contains(session.terminal,
                           option ? "1, thesis 1 of 2" : "▾ 1 Close the harbour");
    return session;
}

static bool shows_the_ferries(Terminal *terminal)
{
    Str screen = terminal_text(terminal);
    return str_find(screen, str("Six hundred people")) >= 0 ||
           str_find(screen, str("1.3, objection 1 of 2")) >= 0;
}

// It is still there, and hears.
static void check_alive(Session *session)
{
    terminal_type(session->terminal, "1.3\r");
    terminal_wait_until(session->terminal, shows_the_ferries, "going to 1.3");
}

// Kilobytes that have ever been in use, 0 where that cannot be told.
static long memory_used(const Session *session)
{
    char path[64], line[256] = "";
    long most = 0;
    snprintf(path, sizeof path, "/proc/%d/status",
             (int)terminal_child(session->terminal));
    FILE *file = fopen(path, "r");
    while (file && most == 0 && fgets(line, sizeof line, file))
        if (strncmp(line, "VmHWM:", 6) == 0)
            most = strtol(line + 6, NULL, 10);
    if (file)
        fclose(file);
    return most;
}

static void check_memory(const Session *session, long before, long most)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    (void)session, (void)before, (void)most;
#else
    long used = memory_used(session) - before;
    if (used > most)
        fail_msg("%ld kB of memory were in use", used);
#endif
}

// --- pastes

// Whatever a paste holds, none of it is a command; ten megabytes of it take little
// memory, and the screen is not painted for each piece of it.
static void test_r26_ten_megabytes_are_pasted(void **state)
{
    (void)state;
    enum { MEGABYTES = 10, OUTPUT_MOST = 64 * 1024, MEMORY_MOST = 10 * 1024 };
    static const struct {
        const char *option, *keys;
    } places[] = { { NULL, "" },
                   { NULL, "/" },
                   { NULL, ":" },
                   { "--plain", "" },
                   { "--plain", ":" } };
    char *chunk = xalloc(1 << 20);
    for (size_t i = 0; i < 1 << 20; i++)
        chunk[i] = "Q\rZZ:quit\rq\x03 j\n"[i % 16];
    for (size_t i = 0; i < COUNT(places); i++) {
        Session session = start(places[i].option);
        terminal_type(session.terminal, places[i].keys);
        terminal_settle(session.terminal, 20);
        long before = memory_used(&session);
        size_t output = terminal_output(session.terminal).length;
        terminal_type(session.terminal, "\x1b[200~");
        for (int n = 0; n < (i == 0 || getenv("SOAK") ? MEGABYTES : 1); n++)
            terminal_send(session.terminal, (Str){ chunk, 1 << 20 });
        terminal_type(session.terminal, "\x1b[201~");
        if (places[i].keys[0] == '\0')
            terminal_wait_contains(session.terminal, "Pasted text was dropped");
        terminal_type(session.terminal, "\x1b\x1b");
        terminal_settle(session.terminal, 40);
        output = terminal_output(session.terminal).length - output;
        assert_in_range(output, 0, OUTPUT_MOST);
        check_memory(&session, before, MEMORY_MOST);
        check_alive(&session);
        session_end(&session);
    }
    free(chunk);
}

// A terminal without brackets for pastes sends them as if they were typed.
static void test_r26_text_that_comes_too_fast(void **state)
{
    (void)state;
    Session session = start(NULL);
    char text[101] = "";
    memset(text, 'Q', sizeof text - 1);
    terminal_type(session.terminal, text);
    terminal_wait_contains(session.terminal, "Pasted text was dropped");
    check_alive(&session);
    session_end(&session);
}

// All bytes there are, in brackets: flow control and signals among them.
static void test_r27_all_bytes_are_pasted(void **state)
{
    (void)state;
    static const char *const options[] = { NULL, "--plain" };
    for (size_t i = 0; i < COUNT(options); i++) {
        Session session = start(options[i]);
        char bytes[256];
        for (int n = 0; n < 256; n++)
            bytes[n] = (char)n;
        terminal_type(session.terminal, "\x1b[200~");
        terminal_send(session.terminal, (Str){ bytes, sizeof bytes });
        terminal_type(session.terminal, "\x1b[201~");
        check_alive(&session);
        session_end(&session);
    }
}

// --- noise

static void test_r25_after_noise_q_quits(void **state)
{
    (void)state;
    enum { SIZE = 64 * 1024 };
    static const char alphabet[] = "\x1b\x1b[[O]P<?;;0123~MmAu$\r\xC3\xA9\xFF\xE2";
    uint32_t seed = (uint32_t)check_first_seed();
    char *noise = xalloc(SIZE);
    for (int round = 0; round < (getenv("SOAK") ? 40 : 4); round++) {
        Session session = start(NULL);
        for (size_t i = 0; i < SIZE; i++)
            noise[i] = alphabet[check_random(&seed) % (sizeof alphabet - 1)];
        terminal_send(session.terminal, (Str){ noise, SIZE });
        terminal_settle(session.terminal, 80);
        hostile_check_screen(terminal_output(session.terminal), "noise");
        // What is open is closed by Esc, and a view by q.
        terminal_type(session.terminal, "\x1b\x1b");
        terminal_settle(session.terminal, 40);
        terminal_type(session.terminal, "Q");
        assert_int_equal(terminal_wait_exit(session.terminal), 0);
        session_end(&session);
    }
    free(noise);
}

// --- stopping

// Under a shell with jobs: stopped by the key and by the signal, it gives the terminal
// back, and paints all of it again when it goes on.
static void test_r27_stop_and_go_on_in_a_shell(void **state)
{
    (void)state;
    static const char *const options[] = { "", "--plain" };
    for (size_t i = 0; i < COUNT(options); i++) {
        const char *first = i == 0 ? "▾ 1 Close the harbour" : "1, thesis 1 of 2";
        Session session = session_new();
        Str script =
            arena_format(session.arena,
                         "set -m; '%s' %s %s; echo stopped; stty -a; read line; "
                         "clear; fg; echo over",
                         session_program(&session), options[i], harbour);
        const char *const words[] = { "/bin/sh", "-c", script.data, NULL };
        session_start(&session, (TerminalOptions){ 0 }, words);
        terminal_wait_contains(session.terminal, first);
        terminal_type(session.terminal, "1.3\r");
        terminal_wait_contains(session.terminal,
                               i == 0 ? "Six hundred" : "Ferries carry");
        terminal_type(session.terminal, "\x1a");
        terminal_wait_contains(session.terminal, "-extproc");
        assert_false(terminal_is_alternate(session.terminal));
        struct termios modes = terminal_modes(session.terminal);
        assert_true((modes.c_lflag & ECHO) && (modes.c_lflag & ICANON));
        terminal_type(session.terminal, "\n");
        if (i == 0) {
            terminal_wait_contains(session.terminal, "Six hundred people");
            terminal_wait_contains(session.terminal, first);
        }
        terminal_type(session.terminal, "1.1\r");
        terminal_wait_contains(session.terminal, i == 0 ? "▌│" : "1.1, ");
        terminal_type(session.terminal, "Q");
        terminal_wait_contains(session.terminal, "over");
        session_end(&session);
    }
}

// --- windows

static void test_r28_windows_of_any_size(void **state)
{
    (void)state;
    static const int odd[][2] = { { 0, 0 },     { 1, 1 },      { 65535, 65535 },
                                  { 1, 65535 }, { 65535, 1 },  { 2, 19 },
                                  { 2, 20 },    { 500, 1000 }, { 501, 1001 } };
    static const char *const keys[] = { "j", "k",      "M", "o", "\r", "+",
                                        "d", "/a\x1b", "v", "<", " ",  "?\x1b" };
    enum { MEMORY_MOST = 100 * 1024 };
    static const char *const options[] = { NULL, "--plain" };
    for (size_t option = 0; option < COUNT(options); option++) {
        Session session = start(options[option]);
        uint32_t seed = (uint32_t)check_first_seed();
        for (int i = 0; i < check_seeds(2000); i++) {
            uint32_t number = check_random(&seed);
            bool is_odd = number % 16 == 0;
            const int *size = odd[(number >> 8) % COUNT(odd)];
            terminal_resize(session.terminal,
                            is_odd ? size[0] : 1 + (int)(number >> 4 & 63),
                            is_odd ? size[1] : 1 + (int)(number >> 12 & 255));
            terminal_type(session.terminal, keys[(number >> 20) % COUNT(keys)]);
        }
        terminal_resize(session.terminal, 24, 80);
        terminal_type(session.terminal, "\x1b");
        terminal_settle(session.terminal, 60);
        terminal_type(session.terminal, "\x1b:open harbour\r");
        check_memory(&session, 0, MEMORY_MOST);
        terminal_wait_contains(session.terminal, "1");
        terminal_type(session.terminal, "Q");
        assert_int_equal(terminal_wait_exit(session.terminal), 0);
        session_end(&session);
    }
}

TESTS(cmocka_unit_test(test_r26_ten_megabytes_are_pasted),
      cmocka_unit_test(test_r26_text_that_comes_too_fast),
      cmocka_unit_test(test_r27_all_bytes_are_pasted),
      cmocka_unit_test(test_r25_after_noise_q_quits),
      cmocka_unit_test(test_r27_stop_and_go_on_in_a_shell),
      cmocka_unit_test(test_r28_windows_of_any_size))
