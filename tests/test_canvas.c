#include <string.h>
#include "src/text/text.h"
#include "tests/check.h"

static void test_drawing(void **state)
{
    (void)state;
    // clang-format off
    static const struct {
        const char *what;
        int column;
        const char *text, *expected;
        int end;
    } cases[] = {
        { "plain text",          0, "abc",              "abc",             3 },
        { "clipped left",       -1, "abc",              "bc",              2 },
        { "clipped right",       6, "abc",              "      ab",        8 },
        { "right of it all",    20, "abc",              "",               20 },
        { "left of it all",     -9, "abc",              "",               -6 },
        { "wide",                0, "日本",             "日本",            4 },
        { "wide at right edge",  7, "日",               "",                7 },
        { "wide at left edge",  -1, "日x",              " x",              2 },
        { "combining mark",      0, "e\u0301!",         "e\u0301!",        2 },
        { "family emoji",        0, "👨‍👩‍👧!",            "👨!",             3 },
        { "escape sequence",     0, "\x1b[2Jx",         "\uFFFD[2Jx",      5 },
        { "C1 control",          0, "\xC2\x9B" "2Jx",   "\uFFFD2Jx",       4 },
        { "bidi override",       0, "a\u202E" "b",      "a\uFFFDb",        3 },
        { "broken UTF-8",        0, "a\xFF" "b",        "a\uFFFDb",        3 },
        { "line end and tab",    0, "a\nb\tc\r\nd",     "a\uFFFDb\uFFFDc\uFFFDd", 7 },
        { "backspace",           0, "good\revil\b\b",   "good\uFFFDevi",   8 },
        { "a mark first",        0, "\u0301x",          "◌x",              2 },
        { "colour left out",     0, "❤️!",              "❤!",              2 },
        { "nothing",             3, "",                 "",                3 },
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(cases); i++) {
        Canvas canvas = canvas_new(1, 8);
        int end =
            canvas_text(canvas, 0, cases[i].column, ROLE_TEXT, str(cases[i].text));
        check_row(canvas, 0, cases[i].expected, cases[i].what);
        if (end != cases[i].end)
            fail_msg("%s: ends at %d", cases[i].what, end);
        assert_int_equal(canvas_text(canvas, 1, 0, ROLE_TEXT, str("no row")), 6);
        check_row(canvas, 0, cases[i].expected, "nothing is drawn below");
        canvas_free(canvas);
    }
}

static void test_overwriting_half_of_a_wide_cell(void **state)
{
    (void)state;
    Canvas canvas = canvas_new(1, 8);
    canvas_text(canvas, 0, 0, ROLE_TEXT, str("日本"));
    canvas_text(canvas, 0, 1, ROLE_TEXT, str("x"));
    check_row(canvas, 0, " x本", "the right half");
    canvas_text(canvas, 0, 2, ROLE_TEXT, str("y"));
    check_row(canvas, 0, " xy", "the left half");
    canvas_text(canvas, 0, 0, ROLE_TEXT, str("日本日"));
    canvas_text(canvas, 0, 1, ROLE_TEXT, str("語"));
    check_row(canvas, 0, " 語 日", "two halves");
    canvas_clear(canvas_part(canvas, 0, 2, 1, 3), ROLE_TEXT);
    check_row(canvas, 0, "", "a cleared part");
    canvas_free(canvas);
}

static void test_parts(void **state)
{
    (void)state;
    Canvas canvas = canvas_new(3, 8);
    Canvas part = canvas_part(canvas, 1, 5, 9, 9);
    assert_int_equal(part.rows, 2);
    assert_int_equal(part.columns, 3);
    canvas_text(part, 0, 1, ROLE_TEXT, str("part"));
    check_row(canvas, 1, "      pa", "drawn on a part");
    canvas_clear(part, ROLE_DIM);
    check_row(canvas, 1, "", "a part is cleared");
    assert_int_equal(canvas_cell(canvas, 1, 5)->role, ROLE_DIM);
    assert_int_equal(canvas_cell(canvas, 1, 4)->role, ROLE_TEXT);
    assert_int_equal(canvas_part(canvas, -3, 2, 2, 2).rows, 0);
    assert_int_equal(canvas_part(canvas, -1, -2, 2, 4).columns, 2);
    assert_int_equal(canvas_part(canvas, 5, 9, 2, 2).columns, 0);
    assert_int_equal(canvas_part(canvas, 1, 1, INT32_MAX, INT32_MAX).rows, 2);
    assert_int_equal(canvas_part(canvas, 0, 0, -4, 3).rows, 0);
    canvas_text(canvas_part(canvas, 0, 0, 0, 0), 0, 0, ROLE_TEXT, str("no room"));
    canvas_clear(canvas_part(canvas, 2, 8, 1, 1), ROLE_TEXT);
    canvas_free(canvas);

    canvas = canvas_new(0, -3);
    assert_int_equal(canvas.rows * canvas.columns, 1);
    canvas_free(canvas);
}

static void test_roles_and_print(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Canvas canvas = canvas_new(2, 8);
    canvas_format(canvas, 0, 0, ROLE_BAR, "%d %s", 12, "▸ x");
    canvas_role(canvas, 0, 3, 99, ROLE_MATCH);
    canvas_role(canvas, 7, 0, 1, ROLE_MATCH);
    assert_int_equal(canvas_cell(canvas, 0, 2)->role, ROLE_BAR);
    assert_int_equal(canvas_cell(canvas, 0, 3)->role, ROLE_MATCH);
    assert_int_equal(canvas_cell(canvas, 0, 7)->role, ROLE_MATCH);
    assert_int_equal(canvas_cell(canvas, 1, 0)->role, ROLE_TEXT);
    canvas_text(canvas, 1, 2, ROLE_TEXT, str("日"));
    check_str(canvas_print(canvas, CHARSET_UTF8, arena), "12 ▸ x\n  日\n", "UTF-8");
    check_str(canvas_print(canvas, CHARSET_ASCII, arena), "12 > x\n  ??\n", "ASCII");
    canvas_free(canvas);

    char letters[ROLE_COUNT + 1] = "";
    for (Role role = 0; role < ROLE_COUNT; role++) {
        assert_true(theme_letter(role) > ' ');
        assert_null(strchr(letters, theme_letter(role)));
        letters[role] = theme_letter(role);
    }
    arena_free(arena);
}

static void test_long_formats_are_cut_between_characters(void **state)
{
    (void)state;
    char text[400];
    for (int i = 0; i < 130; i++)
        memcpy(text + 3 * i, "軟", 3);
    Canvas canvas = canvas_new(1, 300);
    for (int start = 0; start < 3; start++) {
        canvas_clear(canvas, ROLE_TEXT);
        text[390] = '\0';
        int end = canvas_format(canvas, 0, 0, ROLE_TEXT, "%.*s%s", start, "ab", text);
        assert_true(end == start + 2 * ((255 - start) / 3) ||
                    end == start + 2 * ((255 - start) / 3 - 1));
        for (int column = 0; column < 300; column++)
            assert_string_not_equal(canvas_cell(canvas, 0, column)->text, "\uFFFD");
    }
    canvas_free(canvas);
}

// Whatever is drawn into a rectangle, the cells around it stay as they were, and each
// row inside is exactly as wide as the rectangle (R4).
static void test_r4_text_never_leaves_its_box(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "a",      "Z ",     "\n",     "\r",     "\t",     "\b",       "\v",   "\f",
        "\x1b[A", "\x7F",   "日",     "👨",      "\u200D", "\u0301",   "🇬",    "\u202E",
        "क",      "\u093F", "\u1112", "\u1161", "\xFF",   "\xE2\x82", "🏽", "\u0D4E",
    };
    enum { ROWS = 5, COLUMNS = 20, ROUNDS = 100000 };
    Canvas canvas = canvas_new(ROWS, COLUMNS);
    uint32_t seed = 11;
    for (int round = 0; round < ROUNDS; round++) {
        char bytes[128];
        size_t size = 0;
        for (uint32_t n = check_random(&seed) % 16; n > 0; n--) {
            const char *piece = pieces[check_random(&seed) % COUNT(pieces)];
            memcpy(bytes + size, piece, strlen(piece));
            size += strlen(piece);
        }
        for (int i = 0; i < ROWS * COLUMNS; i++)
            canvas.cells[i] = (Cell){ .text = "#", .width = 1, .role = ROLE_ERROR };
        int left = (int)(check_random(&seed) % 10), width = 1 + (int)(seed % 9);
        Canvas box = canvas_part(canvas, 2, left, 1, width);
        canvas_text(box, 0, (int)(check_random(&seed) % 8) - 4, ROLE_TEXT,
                    (Str){ bytes, size });
        for (int i = 0; i < ROWS * COLUMNS; i++) {
            const Cell *cell = &canvas.cells[i];
            int column = i % COLUMNS;
            if (i / COLUMNS != 2 || column < left || column >= left + width)
                assert_true(strcmp(cell->text, "#") == 0 && cell->role == ROLE_ERROR);
            else if (cell->width == 2)
                assert_int_equal(cell[1].width, 0);
            else if (cell->width == 0)
                assert_int_equal(cell[-1].width, 2);
            else
                assert_true(cell->width == 1 && cell->text[0] != '\0');
        }
    }
    canvas_free(canvas);
}

static void check_safe(Canvas canvas)
{
    for (int column = 0; column < canvas.columns; column++) {
        Str rest = str(canvas_cell(canvas, 0, column)->text);
        assert_true(text_is_valid(rest));
        while (rest.length > 0)
            assert_true(text_is_safe(text_decode(&rest)));
    }
}

static void test_r1_every_code_point_and_every_short_string(void **state)
{
    (void)state;
    Canvas canvas = canvas_new(1, 8);
    char bytes[8] = "a";
    for (uint32_t code_point = 0; code_point < 0x110000; code_point++) {
        size_t size = text_encode(code_point, bytes + 1, 4);
        bytes[size + 1] = 'b';
        canvas_clear(canvas, ROLE_TEXT);
        canvas_text(canvas, 0, 0, ROLE_TEXT, (Str){ bytes, size + 2 });
        check_safe(canvas);
    }
    for (int pair = 0; pair < 0x10000; pair++) {
        bytes[0] = (char)(pair >> 8);
        bytes[1] = (char)(pair & 0xFF);
        canvas_clear(canvas, ROLE_TEXT);
        canvas_text(canvas, 0, 0, ROLE_TEXT, (Str){ bytes, 2 });
        check_safe(canvas);
    }
    canvas_free(canvas);
}

TESTS(cmocka_unit_test(test_drawing),
      cmocka_unit_test(test_overwriting_half_of_a_wide_cell),
      cmocka_unit_test(test_parts), cmocka_unit_test(test_roles_and_print),
      cmocka_unit_test(test_long_formats_are_cut_between_characters),
      cmocka_unit_test(test_r4_text_never_leaves_its_box),
      cmocka_unit_test(test_r1_every_code_point_and_every_short_string))
