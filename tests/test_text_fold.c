#include "src/text/text.h"
#include "tests/check.h"

static void test_folding(void **state)
{
    (void)state;
    // clang-format off
    static const struct { const char *what, *text, *folded; } cases[] = {
        { "ASCII",                    "Soft POWER 1",    "soft power 1" },
        { "an accent",                "École à Zürich",  "ecole a zurich" },
        { "an accent apart",          "E\u0301cole",     "ecole" },
        { "two marks",                "Việt Nam",        "viet nam" },
        { "sharp s",                  "Straße GROẞ",     "strasse gross" },
        { "strokes and ligatures",    "Søren Łódź æther Œuvre", "soren lodz aether oeuvre" },
        { "Turkish i",                "İstanbul ılık",   "istanbul ilik" },
        { "Greek, final sigma",       "Ὀδυσσεύς",        "οδυσσευσ" },
        { "Cyrillic",                 "Ёлка Й",          "елка и" },
        { "full width",               "ＡＢＣ１２",      "abc12" },
        { "half-width kana",          "ｶﾞ",              "ガ" },
        { "a typesetter's ligature",  "ﬁne",             "fine" },
        { "kana keeps its voice",     "が",              "が" },
        { "kana's voice apart",       "か\u3099",        "が" },
        { "Hangul",                   "한국 \u1112\u1161\u11AB", "한국 한" },
        { "Han",                      "軟實力",          "軟實力" },
        { "Devanagari keeps marks",   "हिन्दी",            "हिन्दी" },
        { "Hebrew keeps points",      "שָׁלוֹם",            "שָׁלוֹם" },
        { "a soft hyphen",            "soft\u00ADware",  "software" },
        { "zero width",               "a\u200B\u200D\uFEFF" "b", "ab" },
        { "an apostrophe",            "don’t",           "don't" },
        { "an ellipsis",              "…",               "..." },
        { "a mark alone",             "\u0301 \u0301",   "\u0301 \u0301" },
        { "an invalid byte",          "A\xFFÉ",          "a\uFFFDe" },
        { "blanks stay",              " É  é ",          " e  e " },
        { "line ends stay",           "É\nB",            "e\nb" },
        { "nothing",                  "",                "" },
    };
    // clang-format on
    Arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(cases); i++) {
        Str folded = text_fold(arena, str(cases[i].text));
        check_str(folded, cases[i].folded, cases[i].what);
        check_str(text_fold(arena, folded), cases[i].folded, cases[i].what);
    }
    arena_free(arena);
}

static void test_folding_a_long_word(void **state)
{
    (void)state;
    enum { LETTERS = 100000 };
    Arena *arena = arena_new();
    char *bytes = arena_get(arena, LETTERS, 3);
    for (size_t i = 0; i < LETTERS; i++)
        memcpy(bytes + 3 * i, "Ｅ", 3);
    Str folded = text_fold(arena, (Str){ bytes, (size_t)LETTERS * 3 });
    assert_int_equal(folded.length, LETTERS);
    assert_int_equal(strspn(arena_str(arena, folded).data, "e"), LETTERS);
    arena_free(arena);
}

static void test_folding_every_code_point_twice(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (uint32_t code_point = 0x80; code_point < 0x110000; code_point++) {
        char bytes[4];
        Str text = { bytes, text_encode(code_point, bytes, sizeof bytes) };
        Str once = text_fold(arena, text);
        assert_true(text_is_valid(once));
        if (!str_equal(once, text_fold(arena, once)))
            fail_msg("U+%04X folds to '%.*s', which folds again", code_point,
                     (int)once.length, once.data);
        if (code_point % 1024 == 0)
            arena_reset(arena);
    }
    arena_free(arena);
}

static void test_words(void **state)
{
    (void)state;
    // clang-format off
    static const struct { const char *what, *text, *words; } cases[] = {
        { "words",                  "Soft power, it wins!", "Soft|power|it|wins" },
        { "numbers",                "3.5 of 1,000 in 1945.", "3.5|of|1,000|in|1945" },
        { "an address",             "4.1p3",               "4.1p3" },
        { "a possessive",           "China’s don't",       "China|s|don|t" },
        { "hyphens part",           "hard-won",            "hard|won" },
        { "marks belong to it",     "e\u0301cole",         "e\u0301cole" },
        { "a soft hyphen too",      "soft\u00ADware",      "soft\u00ADware" },
        { "Chinese, one by one",    "软实力。",            "软|实|力" },
        { "Japanese and Latin",     "ソフトpower",         "ソ|フ|ト|power" },
        { "a long vowel mark",      "パワー",              "パ|ワ|ー" },
        { "Korean, one by one",     "파워",                "파|워" },
        { "Korean letters",         "\u1112\u1161\u11AB\u1100\u116E\u11A8", "\u1112\u1161\u11AB|\u1100\u116E\u11A8" },
        { "voiced kana apart",      "か\u3099き",          "か\u3099|き" },
        { "Thai is one word",       "อำนาจ",                "อำนาจ" },
        { "signs are no words",     "— “…” \xFF 😀",       "" },
        { "nothing",                "",                    "" },
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(cases); i++) {
        Str text = str(cases[i].text);
        char joined[128] = "";
        size_t at = 0;
        for (Word word; text_word(text, &at, &word);) {
            assert_ptr_equal(text.data + word.start, word.text.data);
            assert_int_equal(word.end - word.start, word.text.length);
            if (joined[0] != '\0')
                strcat(joined, "|");
            strncat(joined, word.text.data, word.text.length);
        }
        check_str(str(joined), cases[i].words, cases[i].what);
    }
}

static void test_distances(void **state)
{
    (void)state;
    // clang-format off
    static const struct { const char *a, *b; int limit, distance; } cases[] = {
        { "power",    "power",    2, 0 },
        { "power",    "powr",     2, 1 },
        { "power",    "powwer",   2, 1 },
        { "power",    "bower",    2, 1 },
        { "power",    "pwoer",    2, 1 },
        { "kitten",   "sitting",  5, 3 },
        { "kitten",   "sitting",  2, 3 },
        { "kitten",   "sitting",  0, 1 },
        { "",         "abc",      5, 3 },
        { "",         "",         0, 0 },
        { "日本",     "日",       2, 1 },
        { "a",        "abcdefgh", 3, 4 },
        { "ca",       "abc",      5, 3 },
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(cases); i++) {
        Str a = str(cases[i].a), b = str(cases[i].b);
        int distance = text_distance(a, b, cases[i].limit);
        if (distance != cases[i].distance)
            fail_msg("'%s' and '%s' are %d apart", cases[i].a, cases[i].b, distance);
        assert_int_equal(text_distance(b, a, cases[i].limit), distance);
    }
}

TESTS(cmocka_unit_test(test_folding), cmocka_unit_test(test_folding_a_long_word),
      cmocka_unit_test(test_folding_every_code_point_twice),
      cmocka_unit_test(test_words), cmocka_unit_test(test_distances))
