#include "src/text/charset.h"
#include "src/text/text.h"
#include "tests/check.h"

static void test_names(void **state)
{
    (void)state;
    Charset charset = CHARSET_UTF8;
    assert_true(charset_parse(str("ascii"), &charset));
    assert_int_equal(charset, CHARSET_ASCII);
    assert_true(charset_parse(str("cp437"), &charset));
    assert_int_equal(charset, CHARSET_CP437);
    assert_true(charset_parse(str("utf8"), &charset));
    assert_int_equal(charset, CHARSET_UTF8);
    assert_false(charset_parse(str("latin1"), &charset));
    assert_false(charset_parse(str(""), &charset));
}

static void test_drawings(void **state)
{
    (void)state;
    // clang-format off
    static const struct { const char *utf8, *cp437, *ascii; } cases[] = {
        { "├─+ ▾ Force breeds   +3 −2",  "├─+ ▼ Force breeds   +3 -2",  "+-+ v Force breeds   +3 -2" },
        { "├╌− ▸ Japan  ⊘1 ⇠2",          "├-- ► Japan  u1 «2",          "+~- > Japan  u1 <2" },
        { "╰┈⊘ · Admiration",            "└∙u · Admiration",            "'.u * Admiration" },
        { "╰═╳ ⇢ Hard power",            "└═X » Hard power",            "'=X > Hard power" },
        { "├╌╌╳╌╌┤ ≠ contrary",          "├--X--┤ ! contrary",          "+~~X~~+ ! contrary" },
        { "▌│   text",                   "▌│   text",                   "#|   text" },
        { "╭──╮ │ ╎ ┊ ╰▲─╯ ┌┐└┘ ┬┴┼",    "┌──┐ │ : ∙ └▲─┘ ┌┐└┘ ┬┴┼",    ".--. | : . '^-' ..'' +++" },
        { "┏━┓┃┗┛ ┷┯┨┠",                 "╔═╗║╚╝ ╧╤╢╟",                 "###### ####" },
        { "⎡ ⎢ ⎣",                       "[ [ [",                       "[ [ [" },
        { "4.1 ¶3 · 45 %",               "4.1 ¶3 · 45 %",               "4.1 p3 * 45 %" },
        { "↵ open · ← →",                "\\ open · ← →",               "\\ open * < >" },
        { "“Façade” – ‘naïve’…",         "\"Façade\" - 'naïve'.",       "\"Facade\" - 'naive'." },
        { "Dvořák, Łódź, e\u0301",       "Dvorák, Lódz, e",             "Dvorak, Lodz, e" },
        { "日本 Ａ ﬁ ½",                 "???? A  f ½",                  "???? A  f 1" },
        { "Αθήνα Москва",                "Athnα Moskva",                 "Athna Moskva" },
    };
    // clang-format on
    Arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(cases); i++) {
        Canvas canvas = canvas_new(1, 40);
        canvas_text(canvas, 0, 0, ROLE_TEXT, str(cases[i].utf8));
        const char *expected[] = { cases[i].utf8, cases[i].cp437, cases[i].ascii };
        for (Charset charset = CHARSET_UTF8; charset <= CHARSET_ASCII; charset++) {
            Str shown = str_trim(canvas_print(canvas, charset, arena));
            check_str(shown, expected[charset], cases[i].utf8);
        }
        canvas_free(canvas);
    }
    arena_free(arena);
}

// Every cell keeps its width in every tier, and the ASCII tier is ASCII.
static void test_every_code_point(void **state)
{
    (void)state;
    for (uint32_t code_point = ' '; code_point < 0x110000; code_point++) {
        char bytes[4], shown[32];
        Str text = { bytes, text_encode(code_point, bytes, sizeof bytes) }, rest = text;
        Cluster cluster;
        if (!text_is_safe(code_point) || !text_next(&rest, &cluster) || !cluster.safe)
            continue;
        charset_show(CHARSET_ASCII, text, cluster.width, shown);
        assert_int_equal(strlen(shown), cluster.width);
        for (const char *byte = shown; *byte; byte++)
            assert_true(*byte >= ' ' && *byte <= '~');
        charset_show(CHARSET_CP437, text, cluster.width, shown);
        assert_int_equal(text_width(str(shown)), cluster.width);
        charset_show(CHARSET_UTF8, text, cluster.width, shown);
        check_str(text, shown, "UTF-8 is shown as it is");
    }
}

TESTS(cmocka_unit_test(test_names), cmocka_unit_test(test_drawings),
      cmocka_unit_test(test_every_code_point))
