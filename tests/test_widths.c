// Other opinions on how wide characters are: with glibc's table, libunistring's, and
// one in which all that is ambiguous is wide, the pictures keep straight borders (R31),
// and the work for a character is bounded whatever follows it (R5). This binary brings
// its own wcwidth(), which the program and ncurses then use, too.
#include <stdlib.h>
#include <unistd.h>
#include <uniwidth.h>
#include <wchar.h>
#include "src/base/vec.h"
#include "src/text/text.h"
#include "tests/check.h"
#include "tests/folder.h"
#include "tests/script.h"
#include "tests/terminal.h"
#include "ui/term.h"

typedef enum { TABLE_GLIBC, TABLE_UNISTRING, TABLE_WIDE, TABLE_COUNT } TableOfWidths;

static TableOfWidths table;
static long calls;

int wcwidth(wchar_t character)
{
    calls++;
    switch (table) {
    case TABLE_UNISTRING: return uc_width((ucs4_t)character, "UTF-8");
    case TABLE_WIDE: return uc_width((ucs4_t)character, "EUC-JP");
    default: return character == 0 ? 0 : wcswidth(&character, 1);
    }
}

// --- content about which the tables do not agree

static const char *const risky[] = {
    "Ωμέγα и кириллица",
    "§ ¶ × ÷ ± ° … “quoted” – —",
    "① ② ㈱ ℃ Å ☆ ★ ♥ ♪",
    "日本語と中文，한국어",
    "ｶﾞﾊﾟ ｱｲｳ",
    "👨‍👩‍👧 family 👍🏽 thumb",
    "🇫🇷🇩🇪 flags ❤️ heart",
    "🫨🪿🛜 of Unicode 15",
    "कि श्री ကြေ ไทย",
    "\u1112\u1161\u11AB ᄀᄀᄀ",
    "\u115F\u3164 fillers",
    "─│┌┐ boxes █ in text",
    "e\u0301\u0302\u0303\u0304\u0305\u0306 marks",
    "\u0600\u06DD signs ﷽",
    "𝔘𝔫𝔦 𝟘𝟙 𓀀𓁀",
    "\U0001F9D1\u200D\U0001F680 ☎\uFE0F ☎\uFE0E",
};

static void write_content(Str folder, Arena *arena)
{
    Buffer debate = { .arena = arena }, document = { .arena = arena };
    buffer_add(&debate, str("[Root]: What is it about?\n"));
    buffer_add(&document, str("# Widths\n\n| a | b | c |\n|---|---|---|\n"));
    for (size_t i = 0; i < COUNT(risky); i++) {
        buffer_format(&debate, "%s%s [%s]: %s\n", i % 3 == 2 ? "    " : "  ",
                      i % 2 ? "-" : "+", risky[i], risky[(i + 1) % COUNT(risky)]);
        buffer_format(&document, "| %s | %s | x |\n", risky[i],
                      risky[(i + 7) % COUNT(risky)]);
    }
    folder_write(folder, "risky.argdown", buffer_str(&debate));
    folder_write(folder, "risky.md", buffer_str(&document));
}

// --- straight borders

static bool is_one_of(const Cell *cell, const char *signs)
{
    return cell->width == 1 && cell->text[0] != ' ' && strlen(cell->text) > 1 &&
           strstr(signs, cell->text) != NULL;
}

// Each row is as wide as the window, cell by cell.
static void check_tiling(Canvas canvas, const char *what)
{
    for (int row = 0; row < canvas.rows; row++)
        for (int column = 0, next; column < canvas.columns; column = next) {
            const Cell *cell = canvas_cell(canvas, row, column);
            next = column + cell->width;
            if (cell->width < 1 || next > canvas.columns)
                fail_msg("%s: row %d, column %d has width %d", what, row, column,
                         cell->width);
        }
}

// "8 below", the last row of a map that goes on.
static bool is_foot(Canvas canvas, int row)
{
    for (int column = 0; column < canvas.columns; column++)
        if ((unsigned char)canvas_cell(canvas, row, column)->text[0] >= 0x80)
            return false;
    return true;
}

// Below an upper corner its side runs down in the same column to the lower one, or to
// where the map ends.
static int check_sides(Canvas canvas, const char *what)
{
    int sides = 0;
    for (int row = 0; row < canvas.rows; row++)
        for (int column = 0; column < canvas.columns; column++) {
            if (!is_one_of(canvas_cell(canvas, row, column), "╭╮╔╗┏┓"))
                continue;
            int below = row + 1;
            while (below < canvas.rows &&
                   is_one_of(canvas_cell(canvas, below, column), "│║┃╎┊┆├┤╞╡╠╣╟╢┼╪┠┨"))
                below++;
            if (below < canvas.rows && !is_foot(canvas, below) &&
                !is_one_of(canvas_cell(canvas, below, column), "╰╯╚╝┗┛▲▼┴┼╧┷─"))
                fail_msg("%s: a side at row %d, column %d is not straight", what, row,
                         column);
            sides++;
        }
    return sides;
}

// The rules between a table's columns.
static int check_rules(Canvas canvas, const char *what)
{
    int columns[8], count = 0, rows = 0;
    for (int row = 0; row < canvas.rows; row++) {
        int found[8], many = 0;
        for (int column = 0; column < canvas.columns && many < 8; column++)
            if (is_one_of(canvas_cell(canvas, row, column), "│"))
                found[many++] = column;
        if (many < 2 || (count > 0 && many != count))
            continue;
        if (count > 0 && memcmp(columns, found, sizeof found[0] * (size_t)many) != 0)
            fail_msg("%s: the rules of row %d stand elsewhere", what, row);
        memcpy(columns, found, sizeof found);
        count = many;
        rows++;
    }
    return rows;
}

// clang-format off
static const struct {
    const char *what, *keys;
    enum { SIDES, RULES, TILES } has;
} screens[] = {
    { "the outline",       "z R",           TILES },
    { "the focus",         "j Enter",        TILES },
    { "the map",           "M",              SIDES },
    { "the map with text", "M + + z R",      SIDES },
    { "the map, hanging",  "M M",            TILES },
    { "presented",         "P Space",        TILES },
    { "the overview",      "M v",                  TILES },
};
// clang-format on

static Canvas draw(Script *script, Str folder, const char *file, const char *keys,
                   int columns)
{
    script_init(script);
    Str text =
        arena_format(script->arena, "open %.*s/%s\nsize %d 40\ncharset utf8\n%s\n",
                     STR_ARGUMENTS(folder), file, columns, keys);
    script_run(script, file, text);
    script_print(script);
    return script->canvas;
}

static void test_r31_borders_stay_straight(void **state)
{
    (void)state;
    static const char *const names[] = { "glibc", "libunistring", "all wide" };
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    write_content(folder, arena);
    for (table = TABLE_GLIBC; table < TABLE_COUNT; table++) {
        int sides = 0, rules = 0;
        for (int columns = 40; columns <= 120; columns += 20) {
            for (size_t i = 0; i < COUNT(screens); i++) {
                Script script;
                Str what = arena_format(arena, "%s, %s, %d columns", names[table],
                                        screens[i].what, columns);
                Canvas canvas =
                    draw(&script, folder, "risky.argdown", screens[i].keys, columns);
                check_tiling(canvas, what.data);
                if (screens[i].has == SIDES)
                    sides += check_sides(canvas, what.data);
                script_free(&script);
            }
            Script script;
            Str what =
                arena_format(arena, "%s, a table, %d columns", names[table], columns);
            Canvas canvas = draw(&script, folder, "risky.md", "", columns);
            check_tiling(canvas, what.data);
            rules += check_rules(canvas, what.data);
            script_free(&script);
        }
        if (sides < 50 || rules < 50)
            fail_msg("%s: only %d sides and %d rules", names[table], sides, rules);
    }
    table = TABLE_GLIBC;
    folder_remove(folder);
    arena_free(arena);
}

// Where ncurses counts lines as wide, they are drawn in ASCII.
static void show_a_box(void *context)
{
    (void)context;
    Error error;
    TermOptions options = { .utf8_locale = true };
    table = TABLE_WIDE;
    text_open();
    if (!term_open(&options, &error))
        _exit(2);
    Canvas canvas = canvas_new(24, 80);
    canvas_text(canvas, 0, 0, ROLE_TEXT, str("╭──╮"));
    canvas_text(canvas, 1, 0, ROLE_TEXT, str("│é日│"));
    term_show(canvas, 0, 0);
    canvas_free(canvas);
    for (unsigned char byte = 0; byte != 'q';)
        if (read(STDIN_FILENO, &byte, 1) != 1)
            _exit(3);
    term_close();
}

static void test_r31_wide_lines_are_drawn_in_ascii(void **state)
{
    (void)state;
    Terminal *terminal = terminal_call(NULL, show_a_box, NULL);
    terminal_wait_row(terminal, 0, ".--.");
    terminal_wait_row(terminal, 1, "|e??|");
    terminal_type(terminal, "q");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    terminal_free(terminal);
}

// --- work

// A megabyte of marks, of joiners, of tags on one base costs a few looks a byte.
static void test_r5_work_is_bounded(void **state)
{
    (void)state;
    static const char *const units[] = { "\u0301", "🇬",    "\u200D👩",   "\u1161",
                                         "🏽",   "\xFF", "\U000E0067" };
    enum { SIZE = 1 << 20, LOOKS = 6 };
    char *bytes = xalloc(SIZE);
    for (size_t i = 0; i < COUNT(units); i++) {
        size_t size = strlen(units[i]), length = 1;
        bytes[0] = 'e';
        for (; length + size <= SIZE; length += size)
            memcpy(bytes + length, units[i], size);
        Arena *arena = arena_new();
        Canvas canvas = canvas_new(1, 80);
        Str text = { bytes, length };
        calls = 0;
        text_clean(arena, text, true, NULL);
        if (calls > LOOKS * (long)length)
            fail_msg("cleaning looks %ld times at a character", calls);
        calls = 0;
        canvas_text(canvas, 0, 0, ROLE_TEXT, text);
        if (calls > LOOKS * (long)length)
            fail_msg("drawing looks %ld times at a character", calls);
        for (int column = 0; column < canvas.columns; column++) {
            Str shown = str(canvas_cell(canvas, 0, column)->text);
            assert_true(text_count(shown) <= 1 && shown.length <= TEXT_CLUSTER_BYTES);
        }
        canvas_free(canvas);
        arena_free(arena);
    }
    free(bytes);
}

TESTS(cmocka_unit_test(test_r31_borders_stay_straight),
      cmocka_unit_test(test_r31_wide_lines_are_drawn_in_ascii),
      cmocka_unit_test(test_r5_work_is_bounded))
