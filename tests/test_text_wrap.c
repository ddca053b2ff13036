#include "src/text/text.h"
#include "tests/check.h"

static void test_wrapping(void **state)
{
    (void)state;
    // clang-format off
    static const struct {
        const char *what, *text;
        int columns;
        const char *lines; // separated by |
    } cases[] = {
        { "fits",                        "one two",           7, "one two" },
        { "breaks at blanks",            "one two three",     8, "one two|three" },
        { "blanks at the edge are cut",  "one    two",        4, "one|two" },
        { "a blank may hang over",       "one two",           3, "one|two" },
        { "keeps an indent",             "  one two",         6, "  one|two" },
        { "a long word is cut",          "abcdefgh ij",       3, "abc|def|gh|ij" },
        { "a long word begins a line",   "a bcdefgh",         4, "a|bcde|fgh" },
        { "what is left of it is filled", "abcde f g",        4, "abcd|e f|g" },
        { "after a hyphen",              "hard-won peace",    6, "hard-|won|peace" },
        { "not before a full stop",      "one two.",          7, "one|two." },
        { "not after an opening quote",  "say “yes” now",     6, "say|“yes”|now" },
        { "not at a no-break space",     "see page\u00A0" "7",     7, "see|page\u00A0" "7" },
        { "after a dash",                "war—peace",         5, "war—|peace" },
        { "line ends end lines",         "one\ntwo\n\nthree", 9, "one|two||three" },
        { "a line end at the end",       "one\n",             9, "one" },
        { "CR LF",                       "one\r\ntwo",        9, "one|two" },
        { "nothing is one line",         "",                  9, "" },
        { "only a line end",             "\n",                9, "" },
        { "only blanks",                 "   ",               2, "" },
        { "Chinese",                     "你好世界",          5, "你好|世界" },
        { "no line begins with 。",      "你好。世界",        4, "你|好。|世界" },
        { "no line ends with （",        "你（好）世界",      4, "你|（好|）世|界" },
        { "Japanese and English",        "これはsoft power",  8, "これは|soft|power" },
        { "Korean breaks at blanks too", "소프트 파워",       8, "소프트|파워" },
        { "emoji",                       "😀😀😀",            5, "😀😀|😀" },
        { "a cluster stays whole",       "e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301" },
        { "a blank takes no vowel sign", "ab \u0940",         3, "ab|\u0940" },
        { "one column",                  "ab c",              1, "a|b|c" },
        { "a wide one in one column",    "日a",               1, "日|a" },
        { "no columns are one",          "ab",                0, "a|b" },
        { "invalid bytes are letters",   "ab\xFF" "cd ef",    5, "ab\xFF" "cd|ef" },
        { "an unsafe one takes a column", "ab\u202E" "cd ef", 5, "ab\u202E" "cd|ef" },
    };
    // clang-format on
    Arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(cases); i++) {
        Lines lines = text_wrap(arena, str(cases[i].text), cases[i].columns);
        char joined[128] = "";
        size_t length = 0;
        for (size_t line = 0; line < lines.count; line++) {
            if (line > 0)
                joined[length++] = '|';
            assert_true(length + lines.lines[line].length < sizeof joined - 2);
            if (lines.lines[line].length > 0)
                memcpy(joined + length, lines.lines[line].data,
                       lines.lines[line].length);
            length += lines.lines[line].length;
        }
        check_str((Str){ joined, length }, cases[i].lines, cases[i].what);
    }
    arena_free(arena);
}

static size_t count_ink(Str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += text.data[i] != ' ' && text.data[i] != '\n';
    return count;
}

// Whatever the text, no line is too wide, lines follow each other and nothing but
// blanks and line ends is lost.
static void test_wrapping_random_texts(void **state)
{
    (void)state;
    static const char *const pieces[] = { "a",  "bc", "soft", " ",  "  ",      "\n",
                                          "-",  "/",  "“",    "”",  "日",      "本。",
                                          "한", "😀",  "é",    "—",  "e\u0301", "\xFF",
                                          "(",  ")",  ".",    ", ", "10",      "%" };
    Arena *arena = arena_new();
    uint32_t seed = 7;
    for (int i = 0; i < 20000; i++) {
        char bytes[256];
        size_t size = 0;
        for (uint32_t n = check_random(&seed) % 30; n > 0; n--) {
            const char *piece = pieces[check_random(&seed) % COUNT(pieces)];
            memcpy(bytes + size, piece, strlen(piece));
            size += strlen(piece);
        }
        int columns = 2 + (int)(check_random(&seed) % 20);
        Str text = { bytes, size };
        Lines lines = text_wrap(arena, text, columns);
        assert_true(lines.count >= 1);
        const char *end = bytes;
        size_t ink = 0;
        for (size_t line = 0; line < lines.count; line++) {
            Str part = lines.lines[line];
            assert_true(text_width(part) <= columns);
            assert_true(part.data >= end && part.data + part.length <= bytes + size);
            assert_true(part.length == 0 || part.data[part.length - 1] != ' ');
            end = part.data + part.length;
            ink += count_ink(part);
        }
        assert_int_equal(ink, count_ink(text));
        arena_reset(arena);
    }
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_wrapping), cmocka_unit_test(test_wrapping_random_texts))
