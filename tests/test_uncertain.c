// What stands behind text of which terminals do not agree how wide it is (R31).
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "src/text/text.h"
#include "tests/check.h"
#include "tests/terminal.h"
#include "ui/term.h"
#include "ui/uncertain.h"

// clang-format off
static const struct {
    const char *what, *row;
    int count, cuts[4];
} rows[] = {
    { "plain text",                 "│ plain é 日本 Ω я │  x", -1, { 0 } },
    { "an emoji and a border",      "│ 👨 dog │ x",             1,  { 9 } },
    { "text moves with it",         "👨 dog cat",               0,  { 0 } },
    { "a gap is a place to cut",    "👨 dog  12",               1,  { 6 } },
    { "two of them",                "👨│कि│ x│",                 2,  { 2, 5 } },
    { "at the end of the row",      "abc 👨",                   0,  { 0 } },
    { "signs of our own",           "▸ ▾ ✓ § ¶ −2 ⊘1 ⎡ … ★",  -1, { 0 } },
};
// clang-format on

static void test_r31_where_rows_are_cut(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        int cuts[4] = { 0 };
        int columns = text_width(str(rows[i].row));
        Canvas canvas = canvas_new(1, columns);
        canvas_text(canvas, 0, 0, ROLE_TEXT, str(rows[i].row));
        int count = uncertain_cuts(canvas.cells, columns, cuts, COUNT(cuts));
        if (count != rows[i].count || memcmp(cuts, rows[i].cuts, sizeof cuts) != 0)
            fail_msg("%s: %d cuts, at %d and %d", rows[i].what, count, cuts[0],
                     cuts[1]);
        canvas_free(canvas);
    }
}

enum { BOX = 7, BOXES = 11, BOX_ROWS = 23 };

// The next code point of which the width is uncertain.
static uint32_t next_uncertain(uint32_t code_point)
{
    char bytes[8];
    while (++code_point < 0x110000) {
        Str text = { bytes, text_encode(code_point, bytes, 4) };
        if (text_is_safe(code_point) && text_width(text) > 0 && !text_is_certain(text))
            break;
    }
    return code_point;
}

// Rows of boxes with one of these each, some of them after a letter, and a border.
static void draw_boxes(Canvas canvas, uint32_t *code_point, int step)
{
    for (int i = 0; i < BOX_ROWS * BOXES && *code_point < 0x110000; i++) {
        char bytes[8] = "a";
        Str text = { bytes, 1 + text_encode(*code_point, bytes + 1, 4) };
        int column = i % BOXES * BOX;
        canvas_text(canvas, i / BOXES, column, ROLE_TEXT,
                    str_from(text, (size_t)i % 2));
        canvas_text(canvas, i / BOXES, column + BOX - 1, ROLE_DIM, str("│"));
        for (int n = 0; n < step; n++)
            *code_point = next_uncertain(*code_point);
    }
}

static void run_boxes(void *context)
{
    TermOptions options = { .utf8_locale = text_open() };
    Error error;
    uint32_t code_point = next_uncertain(0);
    int step = *(int *)context;
    if (!term_open(&options, &error))
        _exit(2);
    Canvas canvas = canvas_new(BOX_ROWS + 1, BOX * BOXES + 3);
    for (int frame = 1; code_point < 0x110000; frame++) {
        unsigned char byte = 0;
        canvas_clear(canvas, ROLE_TEXT);
        draw_boxes(canvas, &code_point, step);
        canvas_format(canvas, BOX_ROWS, 0, ROLE_TEXT, "frame %d", frame);
        term_show(canvas, BOX_ROWS, 0);
        if (read(STDIN_FILENO, &byte, 1) != 1)
            _exit(3);
    }
    canvas_free(canvas);
    term_close();
}

// libvterm has a table of widths of its own, older than this system's.
static void test_r31_borders_behind_uncertain_text(void **state)
{
    (void)state;
    int step = getenv("SOAK") ? 1 : 9;
    TerminalOptions options = { .rows = BOX_ROWS + 1, .columns = BOX * BOXES + 3 };
    Terminal *terminal = terminal_call(&options, run_boxes, &step);
    uint32_t code_point = next_uncertain(0);
    for (int frame = 1; code_point < 0x110000; frame++) {
        char number[32];
        snprintf(number, sizeof number, "frame %d", frame);
        terminal_wait_row(terminal, BOX_ROWS, number);
        for (int i = 0; i < BOX_ROWS * BOXES && code_point < 0x110000; i++) {
            int column = i % BOXES * BOX + BOX - 1;
            if (!terminal_cell_is(terminal, i / BOXES, column, "│"))
                fail_msg("the border behind U+%04X: %.*s", code_point,
                         STR_ARGUMENTS(terminal_row(terminal, i / BOXES)));
            for (int n = 0; n < step; n++)
                code_point = next_uncertain(code_point);
        }
        terminal_type(terminal, "n");
    }
    assert_int_equal(terminal_wait_exit(terminal), 0);
    terminal_free(terminal);
}

TESTS(cmocka_unit_test(test_r31_where_rows_are_cut),
      cmocka_unit_test(test_r31_borders_behind_uncertain_text))
