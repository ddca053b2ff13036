#include "tests/check.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "src/text/text.h"
#include "tests/confined.h"

int check_run(int argc, char **argv, const struct CMUnitTest *tests, size_t count)
{
    text_open();
    confined_close();
    if (argc > 1) // a name or a pattern: only these tests
        cmocka_set_test_filter(argv[1]);
    return _cmocka_run_group_tests(argv[0], tests, count, NULL, NULL);
}

void check_say_skipped(const char *why)
{
    printf("skipped: %s\n", why);
}

int check_seeds(int soak)
{
    enum { USUAL = 200 };
    return getenv("SOAK") || soak < USUAL ? soak : USUAL;
}

int check_first_seed(void)
{
    const char *seed = getenv("SEED");
    return seed != NULL && atoi(seed) > 0 ? atoi(seed) : 1;
}

void check_row(Canvas canvas, int row, const char *expected, const char *what)
{
    char text[4096] = "";
    size_t length = 0, end = 0;
    for (int column = 0; column < canvas.columns; column++) {
        const Cell *cell = canvas_cell(canvas, row, column);
        size_t size = strlen(cell->text);
        assert_true(length + size < sizeof text);
        memcpy(text + length, cell->text, size);
        length += size;
        if (cell->width > 0 && strcmp(cell->text, " ") != 0)
            end = length;
    }
    text[end] = '\0';
    if (strcmp(text, expected) != 0)
        fail_msg("%s: the row reads '%s', expected '%s'", what, text, expected);
}

void check_str(Str text, const char *expected, const char *what)
{
    if (!str_is(text, expected))
        fail_msg("%s: it reads '%.*s', expected '%s'", what, (int)text.length,
                 text.data, expected);
}

uint32_t check_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}
