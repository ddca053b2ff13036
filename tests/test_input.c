#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "src/text/text.h"
#include "tests/check.h"
#include "ui/input.h"
#include "ui/sequence.h"

// All keys that come, as key_name() writes them, one blank between.
static void add_keys(Input *input, char *out, size_t room)
{
    for (InputEvent event; input_next(input, &event);) {
        char name[80];
        key_name(event.key, name);
        if (event.key == K_PASTE)
            snprintf(name, sizeof name, "<%.*s>", (int)event.paste.length,
                     event.paste.data);
        else if (event.key == K_MOUSE || event.key == K_CURSOR_AT)
            snprintf(name, sizeof name, "%s%d%c@%d,%d",
                     event.key == K_MOUSE ? "mouse" : "cursor", event.button,
                     event.pressed ? '+' : '-', event.row, event.column);
        size_t length = strlen(out);
        snprintf(out + length, room - length, "%s%s", length ? " " : "", name);
    }
}

// clang-format off
static const struct {
    const char *what, *bytes, *keys;
} cases[] = {
    { "letters",                  "jJ?",                       "j J ?" },
    { "a blank",                  " ",                         "Space" },
    { "UTF-8",                    "é日😀",                     "é 日 😀" },
    { "control keys",             "\x04\x15\t",                "Ctrl-D Ctrl-U Tab" },
    { "Enter of both kinds",      "\r\n",                      "Enter Enter" },
    { "Backspace of both kinds",  "\x7F\b",                    "Backspace Backspace" },
    { "arrows",                   "\x1b[A\x1b[B\x1b[C\x1b[D",  "↑ ↓ → ←" },
    { "application arrows",       "\x1bOA\x1bOB\x1bOC\x1bOD",  "↑ ↓ → ←" },
    { "Shift and arrows",         "\x1b[1;2A\x1b[1;2D",        "Shift-↑ Shift-←" },
    { "Control and an arrow",     "\x1b[1;5C",                 "→" },
    { "Home and End",             "\x1b[H\x1b[F\x1bOH\x1bOF",  "Home End Home End" },
    { "Home and End by number",   "\x1b[1~\x1b[4~\x1b[7~\x1b[8~", "Home End Home End" },
    { "the block of six",         "\x1b[2~\x1b[3~\x1b[5~\x1b[6~", "Insert Delete PgUp PgDn" },
    { "Shift-Tab",                "\x1b[Z",                    "Shift-Tab" },
    { "F1 to F5, VT",             "\x1bOP\x1bOQ\x1bOR\x1bOS\x1b[15~", "F1 F2 F3 F4 F5" },
    { "F1 to F4, rxvt",           "\x1b[11~\x1b[12~\x1b[13~\x1b[14~", "F1 F2 F3 F4" },
    { "F1 and F5, Linux",         "\x1b[[A\x1b[[E",            "F1 F5" },
    { "F6 to F12",                "\x1b[17~\x1b[21~\x1b[23~\x1b[24~", "F6 F10 F11 F12" },
    { "the keypad",               "\x1bOp\x1bOy\x1bOk\x1bOM",  "0 9 + Enter" },
    { "Esc and a key",            "\x1bj",                     "Esc j" },
    { "Esc twice and an arrow",   "\x1b\x1b[A",                "Esc ↑" },
    { "a mouse click",            "\x1b[<0;10;3M\x1b[<0;10;3m", "mouse0+@2,9 mouse0-@2,9" },
    { "the wheel, with Shift",    "\x1b[<68;1;1M\x1b[<65;1;1M", "mouse64+@0,0 mouse65+@0,0" },
    { "a mouse that moves",       "\x1b[<35;10;3Mx",           "x" },
    { "an old mouse report",      "\x1b[M +#\x1b[M#+#x",       "mouse0+@2,10 mouse0-@2,10 x" },
    { "the cursor's place",       "\x1b[3;17R",                "cursor0-@2,16" },
    { "what the terminal is",     "\x1b[?64;1;2cx",            "x" },
    { "a colour (OSC, ST)",       "\x1b]11;rgb:0/0/0\x1b\\x",  "x" },
    { "a title (OSC, BEL)",       "\x1b]0;q\x07x",             "x" },
    { "a string (DCS)",           "\x1bP1$r0m\x1b\\x",         "x" },
    { "other strings",            "\x1b_q\x1b\\\x1b^q\x1b\\\x1bXq\x1b\\x", "x" },
    { "a string that breaks off", "\x1b]0;q\x1b[Ax",           "↑ x" },
    { "an unknown sequence",      "\x1b[?1;2;3$yx",            "x" },
    { "an unknown SS3",           "\x1bOzx",                   "x" },
    { "a sequence broken off",    "\x1b[1;\x1b[Bx",            "↓ x" },
    { "a control in a sequence",  "\x1b[1\x03x",               "Ctrl-C x" },
    { "a cancelled sequence",     "\x1b[1\x18x",               "x" },
    { "focus reports",            "\x1b[I\x1b[Ox",             "x" },
    { "CSI u",                    "\x1b[106u\x1b[27u\x1b[100;5u\x1b[9;2u", "j Esc Ctrl-D Shift-Tab" },
    { "modifyOtherKeys",          "\x1b[27;5;100~\x1b[27;2;13~", "Ctrl-D Enter" },
    { "a bracketed paste",        "\x1b[200~two words\x1b[201~x", "<two words> x" },
    { "a paste of several lines", "\x1b[200~a\rb\r\nc\x1b[201~", "<a\nb\nc>" },
    { "an empty paste",           "\x1b[200~\x1b[201~x",       "<> x" },
    { "Esc within a paste",       "\x1b[200~a\x1b[Ab\x1b\x1b[20\x1b[201~x", "<a\uFFFD[Ab\uFFFD\uFFFD[20> x" },
    { "a paste within a paste",   "\x1b[200~\x1b[200~q\x1b[201~", "<\uFFFD[200~q>" },
    { "the end of no paste",      "\x1b[201~x",                "x" },
    { "an invalid byte",          "a\xFF\xC0\x80z",            "a \uFFFD \uFFFD \uFFFD z" },
    { "Latin-1",                  "caf\xE9 x",                 "c a f \uFFFD Space x" },
    { "a character broken off",   "\xE2\x82x",                 "\uFFFD x" },
    { "a surrogate",              "\xED\xA0\x80",              "\uFFFD \uFFFD \uFFFD" },
    { "C1 in UTF-8",              "\xC2\x9Bx",                 "\uFFFD x" },
};
// clang-format on

// Each case whole, and split in two at every byte: the keys are the same (R25).
static void test_r25_sequences(void **state)
{
    (void)state;
    Input *input = input_new();
    for (size_t i = 0; i < COUNT(cases); i++) {
        const unsigned char *bytes = (const unsigned char *)cases[i].bytes;
        size_t size = strlen(cases[i].bytes);
        for (size_t split = 0; split <= size; split++) {
            char keys[256] = "";
            input_feed(input, bytes, split);
            add_keys(input, keys, sizeof keys);
            input_feed(input, bytes + split, size - split);
            add_keys(input, keys, sizeof keys);
            check_str(str(keys), cases[i].keys, cases[i].what);
            assert_int_equal(input_pending(input), -1);
        }
    }
    input_free(input);
}

static void test_r25_what_is_incomplete_ends_in_time(void **state)
{
    (void)state;
    // clang-format off
    static const struct {
        const char *what, *bytes;
        int pending;
        const char *keys;
    } rows[] = {
        { "a lone Esc",              "\x1b",              25,   "Esc" },
        { "half a sequence",         "\x1b[1;",           50,   "" },
        { "half an SS3",             "\x1bO",             50,   "" },
        { "half a string",           "\x1b]0;title",      50,   "" },
        { "Esc in a string",         "\x1b]0;title\x1b",  50,   "" },
        { "half a character",        "\xF0\x9F\x98",      50,   "\uFFFD" },
        { "a paste without an end",  "\x1b[200~abc",      1000, "<abc>" },
        { "nothing",                 "x",                 -1,   "x" },
    };
    // clang-format on
    Input *input = input_new();
    for (size_t i = 0; i < COUNT(rows); i++) {
        char keys[64] = "";
        input_feed(input, (const unsigned char *)rows[i].bytes, strlen(rows[i].bytes));
        add_keys(input, keys, sizeof keys);
        if (input_pending(input) != rows[i].pending)
            fail_msg("%s: pending %d ms", rows[i].what, input_pending(input));
        input_timeout(input);
        add_keys(input, keys, sizeof keys);
        check_str(str(keys), rows[i].keys, rows[i].what);
        assert_int_equal(input_pending(input), -1);
        keys[0] = '\0';
        input_feed(input, (const unsigned char *)"q", 1);
        add_keys(input, keys, sizeof keys);
        check_str(str(keys), "q", rows[i].what);
    }
    input_free(input);
}

static void test_r25_sequences_have_a_limit(void **state)
{
    (void)state;
    static const char *const beginnings[] = { "\x1b[", "\x1bO", "\x1b]", "\x1bP" };
    Input *input = input_new();
    for (size_t i = 0; i < COUNT(beginnings); i++) {
        char bytes[SEQUENCE_LIMIT + 4] = "", keys[256] = "";
        strcpy(bytes, beginnings[i]);
        memset(bytes + 2, '1', SEQUENCE_LIMIT);
        bytes[SEQUENCE_LIMIT + 2] = 'q';
        input_feed(input, (const unsigned char *)bytes, SEQUENCE_LIMIT + 3);
        add_keys(input, keys, sizeof keys);
        assert_string_equal(keys, "q");
    }
    input_free(input);
}

static void test_r26_fast_text_is_a_paste(void **state)
{
    (void)state;
    char text[65];
    memset(text, 'j', sizeof text);
    Input *input = input_new();
    char keys[512] = "";
    input_feed(input, (const unsigned char *)text, 64);
    add_keys(input, keys, sizeof keys);
    assert_int_equal(strlen(keys), 64 * 2 - 1);

    keys[0] = '\0';
    text[10] = '\r';
    input_feed(input, (const unsigned char *)text, 65);
    add_keys(input, keys, sizeof keys);
    assert_string_equal(keys, "");
    assert_int_equal(input_pending(input), 50);
    input_feed(input, (const unsigned char *)"Q\x1b[A\x03\r", 6); // its end, still fast
    add_keys(input, keys, sizeof keys);
    assert_string_equal(keys, "");
    input_timeout(input);
    add_keys(input, keys, sizeof keys);
    check_str(str(keys),
              "<jjjjjjjjjj\njjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjQ\n>",
              "one paste");
    keys[0] = '\0';

    // A long row of arrows and wheel turns is none, however fast.
    for (int i = 0; i < 100; i++)
        input_feed(input, (const unsigned char *)"\x1b[B\x1b[<65;1;1M", 13);
    InputEvent event;
    int count = 0;
    while (input_next(input, &event))
        count += event.key == K_DOWN || event.key == K_MOUSE;
    assert_int_equal(count, 200);
    input_free(input);
}

static void test_r26_a_paste_has_a_limit(void **state)
{
    (void)state;
    enum { CHUNK = 3 * 1000, CHUNKS = 3500 }; // ten megabytes
    char chunk[CHUNK];
    for (size_t i = 0; i < CHUNK; i += 3)
        memcpy(chunk + i, "日", 3);
    Input *input = input_new();
    InputEvent event;
    const clock_t start = clock();
    input_feed(input, (const unsigned char *)"\x1b[200~", 6);
    for (int i = 0; i < CHUNKS; i++) {
        input_feed(input, (const unsigned char *)chunk, CHUNK);
        assert_false(input_next(input, &event));
    }
    input_feed(input, (const unsigned char *)"\x1b[201~", 6);
    assert_true(input_next(input, &event));
    assert_true(clock() - start < 3 * CLOCKS_PER_SEC);
    assert_int_equal(event.key, K_PASTE);
    assert_true(event.paste_was_cut);
    assert_true(text_is_valid(event.paste));
    assert_int_equal(event.paste.length, INPUT_PASTE_LIMIT / 3 * 3);
    assert_false(input_next(input, &event));
    input_free(input);
}

// After any noise, and the time that ends what it left open, "q" is "q" (R25).
static void test_r25_noise(void **state)
{
    (void)state;
    static const char alphabet[] =
        "\x1b\x1b\x1b[[O]P<?;;0123~MmAqRu$\r\x18\x07\xC3\xA9\xFF\xE2";
    enum { SIZE = 64 * 1024 };
    unsigned char *noise = xalloc(SIZE);
    uint32_t seed = 5;
    Input *input = input_new();
    for (int round = 0; round < check_seeds(1000); round++) {
        size_t size = round < 8 ? SIZE : check_random(&seed) % 600;
        for (size_t i = 0; i < size; i++) {
            uint32_t number = check_random(&seed) >> 8;
            noise[i] = round % 2
                           ? (unsigned char)number
                           : (unsigned char)alphabet[number % (sizeof alphabet - 1)];
        }
        InputEvent event;
        for (size_t at = 0; at < size;) {
            size_t count = 1 + check_random(&seed) % 100;
            count = count < size - at ? count : size - at;
            input_feed(input, noise + at, count);
            at += count;
            while (input_next(input, &event))
                assert_true(event.key != K_NONE && event.key < K_LAST);
        }
        input_timeout(input);
        while (input_next(input, &event))
            ;
        input_feed(input, (const unsigned char *)"q", 1);
        assert_true(input_next(input, &event));
        assert_int_equal(event.key, 'q');
        assert_false(input_next(input, &event));
    }
    input_free(input);
    free(noise);
}

TESTS(cmocka_unit_test(test_r25_sequences),
      cmocka_unit_test(test_r25_what_is_incomplete_ends_in_time),
      cmocka_unit_test(test_r25_sequences_have_a_limit),
      cmocka_unit_test(test_r26_fast_text_is_a_paste),
      cmocka_unit_test(test_r26_a_paste_has_a_limit), cmocka_unit_test(test_r25_noise))
