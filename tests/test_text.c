#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "src/base/vec.h"
#include "src/text/text.h"
#include "tests/check.h"

static void test_decoding(void **state)
{
    (void)state;
    // clang-format off
    static const struct {
        const char *what, *bytes;
        uint32_t code_points[8];
    } cases[] = {
        { "ASCII",                        "a\x7F",                  { 'a', 0x7F } },
        { "two to four bytes",            "é€😀",                   { 0xE9, 0x20AC, 0x1F600 } },
        { "a lone continuation byte",     "\x80x",                  { TEXT_BAD, 'x' } },
        { "an overlong slash",            "\xC0\xAF",               { TEXT_BAD, TEXT_BAD } },
        { "an overlong three-byte form",  "\xE0\x80\x80",           { TEXT_BAD, TEXT_BAD, TEXT_BAD } },
        { "a surrogate",                  "\xED\xA0\x80",           { TEXT_BAD, TEXT_BAD, TEXT_BAD } },
        { "beyond U+10FFFF",              "\xF4\x90\x80\x80",       { TEXT_BAD, TEXT_BAD, TEXT_BAD, TEXT_BAD } },
        { "a cut sequence is one",        "\xF0\x9F\x98x",          { TEXT_BAD, 'x' } },
        { "a cut sequence at the end",    "\xE2\x82",               { TEXT_BAD } },
        { "maximal subparts (Unicode's example)", "a\xF1\x80\x80\xE1\x80\xC2" "b",
          { 'a', TEXT_BAD, TEXT_BAD, TEXT_BAD, 'b' } },
        { "U+FFFD itself",                "\xEF\xBF\xBD",           { TEXT_BAD } },
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(cases); i++) {
        Str rest = str(cases[i].bytes);
        size_t count = 0;
        while (rest.length > 0) {
            uint32_t code_point = text_decode(&rest);
            if (code_point != cases[i].code_points[count++])
                fail_msg("%s: code point %zu is U+%04X", cases[i].what, count,
                         code_point);
        }
        assert_int_equal(cases[i].code_points[count], 0);
    }
}

static void test_every_code_point_round_trips(void **state)
{
    (void)state;
    char bytes[4];
    for (uint32_t code_point = 0; code_point < 0x110000; code_point++) {
        size_t size = text_encode(code_point, bytes, 4);
        if (code_point >= 0xD800 && code_point <= 0xDFFF) {
            assert_int_equal(size, 0);
            continue;
        }
        Str text = { bytes, size };
        assert_true(text_is_valid(text));
        assert_int_equal(text_decode(&text), code_point);
        assert_int_equal(text.length, 0);
        assert_int_equal(text_encode(code_point, bytes, size - 1), 0);
    }
    assert_int_equal(text_encode(0x110000, bytes, 4), 0);
}

static void test_clusters(void **state)
{
    (void)state;
    // clang-format off
    static const struct {
        const char *what, *text;
        const char *clusters; // separated by |
        int width, characters;
        const char *shown;    // separated by |
    } cases[] = {
        { "ASCII",                       "ab",          "a|b",          2, 2, "a|b" },
        { "an accent",                   "e\u0301x",    "e\u0301|x",    2, 2, "e\u0301|x" },
        { "wide",                        "日x",         "日|x",         3, 2, "日|x" },
        { "half-width voiced kana",      "ｶﾞ",          "ｶﾞ",           2, 1, "ｶﾞ" },
        { "a line end of two bytes",     "a\r\nb",      "a|\r\n|b",     3, 3, "a|\uFFFD|b" },
        { "a control",                   "\x1b[",       "\x1b|[",       2, 2, "\uFFFD|[" },
        { "a control takes no accent",   "\x1b\u0301",  "\x1b|\u0301",  2, 2, "\uFFFD|◌" },
        { "a blank takes no accent",     " \u0301",     " |\u0301",     2, 2, " |◌" },
        { "five accents",                "e\u0301\u0302\u0303\u0304\u0305", "e\u0301\u0302\u0303\u0304\u0305", 1, 1,
          "e\u0301\u0302\u0303\u0304" },
        { "a family",                    "👨‍👩‍👧!",       "👨‍👩‍👧|!",       3, 2, "👨|!" },
        { "a skin tone",                 "👍🏽!",        "👍🏽|!",        3, 2, "👍|!" },
        { "two flags",                   "🇫🇷🇩🇪",        "🇫🇷|🇩🇪",        2, 2, "\uFFFD|\uFFFD" },
        { "a flag spelt in tags",        "🏴\U000E0067\U000E007F!", "🏴\U000E0067\U000E007F|!", 3, 2, "🏴|!" },
        { "a heart in colour",           "❤️",          "❤️",           1, 1, "❤" },
        { "joiner without an emoji",     "a\u200D" "b", "a|\u200D|b",   3, 3, "a|\uFFFD|b" },
        { "Devanagari",                  "कि",          "कि",           2, 1, "कि" },
        { "Burmese in parts",            "ကြေ!",         "ကြ|ေ|!",      4, 2, "ကြ|ေ|!" },
        { "Hangul letters",              "\u1112\u1161\u11AB", "\u1112\u1161\u11AB", 2, 1, "\u1112\u1161\u11AB" },
        { "right to left override",      "a\u202E" "b", "a|\u202E|b",   3, 3, "a|\uFFFD|b" },
        { "an invalid byte",             "a\xFF",       "a|\xFF",       2, 2, "a|\uFFFD" },
        { "nothing",                     "",            "",             0, 0, "" },
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(cases); i++) {
        Str rest = str(cases[i].text);
        char clusters[64] = "", shown[64] = "";
        int width = 0;
        for (Cluster cluster; text_next(&rest, &cluster); width += cluster.width) {
            const char *bar = clusters[0] ? "|" : "";
            snprintf(clusters + strlen(clusters), 32, "%s%.*s", bar,
                     (int)cluster.text.length, cluster.text.data);
            snprintf(shown + strlen(shown), 32, "%s%.*s", bar,
                     (int)cluster.shown.length, cluster.shown.data);
            assert_int_equal(cluster.safe, str_equal(cluster.shown, cluster.text));
        }
        check_str(str(clusters), cases[i].clusters, cases[i].what);
        check_str(str(shown), cases[i].shown, cases[i].what);
        if (width != cases[i].width || width != text_width(str(cases[i].text)))
            fail_msg("%s: the width is %d", cases[i].what, width);
        if (text_count(str(cases[i].text)) != (size_t)cases[i].characters)
            fail_msg("%s: %zu characters", cases[i].what,
                     text_count(str(cases[i].text)));
    }
}

static void test_clean(void **state)
{
    (void)state;
    // clang-format off
    static const struct {
        const char *what, *text, *as_lines, *as_one_line;
        size_t hidden;
    } cases[] = {
        { "plain",               "abc é 日本",        "abc é 日本",         "abc é 日本", 0 },
        { "line ends and tabs",  "a\nb\r\nc\rd\te",   "a\nb\nc\nd\te",      "a b c d e", 0 },
        { "an escape sequence",  "\x1b[2Jx\x9b" "1m", "\uFFFD[2Jx\uFFFD1m", "\uFFFD[2Jx\uFFFD1m", 1 },
        { "C1 in UTF-8",         "\xC2\x9B" "1m",      "\uFFFD1m",           "\uFFFD1m", 1 },
        { "backspace, bell, DEL","a\b\a\x7F",         "a\uFFFD\uFFFD\uFFFD","a\uFFFD\uFFFD\uFFFD", 3 },
        { "form feed",           "a\f\v",             "a\uFFFD\uFFFD",      "a\uFFFD\uFFFD", 2 },
        { "Trojan Source",       "x\u202E\u2066 y\u2069\u2066", "x\uFFFD\uFFFD y\uFFFD\uFFFD", "x\uFFFD\uFFFD y\uFFFD\uFFFD", 4 },
        { "zero width",          "a\u200B\u2060\uFEFF\u00AD", "a\uFFFD\uFFFD\uFFFD\uFFFD", "a\uFFFD\uFFFD\uFFFD\uFFFD", 4 },
        { "line separators",     "a\u2028\u2029\xC2\x85", "a\uFFFD\uFFFD\uFFFD", "a\uFFFD\uFFFD\uFFFD", 3 },
        { "noncharacters",       "\uFDD0\uFFFE\U0010FFFF", "\uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD", 3 },
        { "invalid",             "a\xFF\xE2\x82z",    "a\uFFFD\uFFFDz",     "a\uFFFD\uFFFDz", 0 },
        { "six marks",           "e\u0301\u0302\u0303\u0304\u0305\u0306!", "e\u0301\u0302\u0303\u0304!", "e\u0301\u0302\u0303\u0304!", 0 },
        { "a mark first",        "\u0301a\n\u0301b",  "◌\u0301a\n◌\u0301b", "◌\u0301a ◌\u0301b", 0 },
        { "a mark after a blank","a \u0301",          "a ◌\u0301",          "a ◌\u0301", 0 },
        { "styles",              "❤️ 👍🏽 1️⃣",          "❤ 👍 1\u20E3",       "❤ 👍 1\u20E3", 0 },
        { "a family",            "👨‍👩‍👧!",             "👨!",                "👨!", 0 },
        { "flags",               "🇬🇧🇫",               "[GB][F]",            "[GB][F]", 0 },
        { "Scotland",            "🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F", "🏴", "🏴", 0 },
        { "tags alone",          "a\U000E0067",       "a\uFFFD",            "a\uFFFD", 1 },
        { "joiners elsewhere",   "क\u200Dष \u200C",   "क\uFFFDष \uFFFD",    "क\uFFFDष \uFFFD", 2 },
        { "empty",               "",                  "",                   "", 0 },
    };
    // clang-format on
    Arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(cases); i++) {
        Str text = str(cases[i].text);
        size_t hidden = 0;
        Str lines = text_clean(arena, text, true, &hidden);
        check_str(lines, cases[i].as_lines, cases[i].what);
        if (hidden != cases[i].hidden)
            fail_msg("%s: %zu hidden", cases[i].what, hidden);
        check_str(text_clean(arena, text, false, NULL), cases[i].as_one_line,
                  cases[i].what);
        assert_ptr_equal(text_clean(arena, lines, true, NULL).data, lines.data);
    }
    arena_free(arena);
}

// What must hold of all cleaned text, and for what is drawn of any text.
static void check_cleaned(Arena *arena, Str text)
{
    Str clean = text_clean(arena, text, false, NULL);
    assert_true(text_is_valid(clean));
    for (Str rest = clean; rest.length > 0;) {
        uint32_t code_point = text_decode(&rest);
        if (!text_is_safe(code_point))
            fail_msg("U+%04X came through", code_point);
    }
    Str again = text_clean(arena, clean, false, NULL);
    assert_ptr_equal(again.data, clean.data);
    assert_int_equal(again.length, clean.length);
    for (Cluster cluster; text_next(&clean, &cluster);) {
        assert_true(cluster.safe);
        assert_true(cluster.text.length <= TEXT_CLUSTER_BYTES);
        assert_true(cluster.width == 1 || cluster.width == 2);
    }
    for (Cluster cluster; text_next(&text, &cluster);) {
        assert_true(text_is_valid(cluster.shown));
        assert_true(cluster.shown.length <= TEXT_CLUSTER_BYTES);
        for (Str rest = cluster.shown; rest.length > 0;)
            assert_true(text_is_safe(text_decode(&rest)));
    }
}

static void test_r1_cleaning_every_code_point(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (uint32_t code_point = 0; code_point < 0x110000; code_point++) {
        char bytes[8] = "a";
        size_t size = text_encode(code_point, bytes + 1, 4);
        bytes[1 + size] = 'z';
        check_cleaned(arena, (Str){ bytes, size + 2 });
        check_cleaned(arena, (Str){ bytes + 1, size });
        if (code_point % 4096 == 0)
            arena_reset(arena);
    }
    arena_free(arena);
}

static void test_r1_cleaning_all_short_strings(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int first = 0; first < 256; first++) {
        char bytes[2] = { (char)first };
        check_cleaned(arena, (Str){ bytes, 1 });
        for (int second = 0; second < 256; second++) {
            bytes[1] = (char)second;
            check_cleaned(arena, (Str){ bytes, 2 });
        }
        arena_reset(arena);
    }
    arena_free(arena);
}

static void test_r31_random_strings_of_risky_characters(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "a",          " ",      "\n",       "\t",     "\r",     "é",      "e\u0301",
        "\u0301",     "日",     "👨",        "\u200D", "👩",      "\uFE0F", "🏽",
        "🇬",          "\u202E", "क",        "\u094D", "\u093F", "\u1112", "\u1161",
        "ﾞ",          "\xFF",   "\xE2\x82", "🏴",   "\u0D4E", "\u0600", "ᅟ",
        "\U000E0067", "\x1b",   "©",        "\u20E3",
    };
    Arena *arena = arena_new();
    uint32_t seed = 1;
    for (int i = 0; i < 50000; i++) {
        Buffer buffer = { .arena = arena };
        for (uint32_t n = check_random(&seed) % 12; n > 0; n--)
            buffer_add(&buffer, str(pieces[check_random(&seed) % COUNT(pieces)]));
        Str text = buffer_str(&buffer);
        check_cleaned(arena, text);

        Str last = { "", 0 };
        size_t count = 0;
        for (Str rest = text; rest.length > 0; count++) {
            last = text_first(rest);
            rest = str_from(rest, last.length);
        }
        assert_int_equal(text_count(text), count);
        assert_int_equal(text_last(text).length, last.length);
        if (i % 256 == 0)
            arena_reset(arena);
    }
    arena_free(arena);
}

static void test_measures(void **state)
{
    (void)state;
    // clang-format off
    static const struct {
        const char *what, *text;
        int columns;
        const char *fit, *cut;
    } cases[] = {
        { "fits",                  "abc",       3, "abc",      "abc" },
        { "too long",              "abcd",      3, "abc",      "ab…" },
        { "half a wide one",       "日本語",    3, "日",       "日…" },
        { "no room for a wide one", "日本",     1, "",         "…" },
        { "accents go with it",    "e\u0301e\u0301", 1, "e\u0301", "…" },
        { "no room",               "abc",       0, "",         "" },
        { "less than none",        "abc",      -1, "",         "" },
        { "nothing",               "",          0, "",         "" },
    };
    // clang-format on
    Arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(cases); i++) {
        Str text = str(cases[i].text);
        check_str(text_fit(text, cases[i].columns), cases[i].fit, cases[i].what);
        check_str(text_cut(arena, text, cases[i].columns), cases[i].cut, cases[i].what);
    }
    assert_int_equal(text_utf16(str("aé日😀")), 5);
    assert_int_equal(text_utf16(str("\xFF\xE2\x82")), 2);
    check_str(text_first(str("e\u0301x")), "e\u0301", "the first");
    check_str(text_last(str("x👨‍👩‍👧")), "👨‍👩‍👧",
              "the last is a family");
    check_str(text_last(str("🇫🇷🇩🇪🇬")), "🇬", "the last of an odd number of letters");
    check_str(text_last(str("")), "", "the last of nothing");
    arena_free(arena);
}

// Where there is no locale of Unicode at all, widths are still those of Unicode.
static void test_r32_without_a_locale(void **state)
{
    (void)state;
    assert_non_null(setlocale(LC_CTYPE, "C"));
    int width = text_width(str("é日e\u0301"));
    bool safe = text_is_safe(0x65E5) && !text_is_safe(0x202E) && !text_is_safe(0xFDD0);
    text_open();
    assert_int_equal(width, 4);
    assert_true(safe);
}

// One megabyte of marks on one base, and of other things that never end (R5): every
// function is linear, so that this takes milliseconds; were one not, it would be hours.
static void test_r5_endless_clusters(void **state)
{
    (void)state;
    static const char *const units[] = { "\u0301", "🇬",    "\u200D👩",   "\u1161",
                                         "🏽",   "\xFF", "\U000E0067" };
    enum { SIZE = 1024 * 1024 };
    const clock_t start = clock();
    char *bytes = xalloc(SIZE);
    Arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(units); i++) {
        size_t size = strlen(units[i]), length = 1;
        bytes[0] = 'e';
        for (; length + size <= SIZE; length += size)
            memcpy(bytes + length, units[i], size);
        Str text = { bytes, length };
        text_clean(arena, text, true, NULL);
        text_width(text);
        text_last(text);
        text_count(text);
        Canvas canvas = canvas_new(1, 80);
        canvas_text(canvas, 0, 0, ROLE_TEXT, text);
        canvas_free(canvas);
    }
    assert_true(clock() - start < 20 * CLOCKS_PER_SEC);
    bytes[0] = 'e';
    for (size_t length = 1; length + 2 <= SIZE; length += 2)
        memcpy(bytes + length, "\u0301", 2);
    check_str(text_clean(arena, (Str){ bytes, SIZE - 1 }, true, NULL),
              "e\u0301\u0301\u0301\u0301", "zalgo");
    arena_free(arena);
    free(bytes);
}

TESTS(cmocka_unit_test(test_decoding),
      cmocka_unit_test(test_every_code_point_round_trips),
      cmocka_unit_test(test_clusters), cmocka_unit_test(test_clean),
      cmocka_unit_test(test_r1_cleaning_every_code_point),
      cmocka_unit_test(test_r1_cleaning_all_short_strings),
      cmocka_unit_test(test_r31_random_strings_of_risky_characters),
      cmocka_unit_test(test_measures), cmocka_unit_test(test_r32_without_a_locale),
      cmocka_unit_test(test_r5_endless_clusters))
