#include "src/map/overview.h"
#include "src/text/text.h"

enum { ACROSS = 2, DOWN = 4 }; // dots of a cell

static int32_t at_least_one(int32_t number)
{
    return number > 1 ? number : 1;
}

// The part of `parts` in which a cell of `whole` is.
static int32_t part_of(int32_t at, int32_t whole, int32_t parts)
{
    int64_t part = (int64_t)at * parts / at_least_one(whole);
    return part < 0 ? 0 : part >= parts ? parts - 1 : (int32_t)part;
}

static void set_dot(Overview *overview, int32_t x, int32_t y)
{
    size_t cell = (size_t)(y / DOWN) * (size_t)overview->columns + (size_t)(x / ACROSS);
    overview->dots[cell] |= (unsigned char)(1U << (x % ACROSS * DOWN + y % DOWN));
}

Overview overview_make(const Layout *layout, int32_t columns, int32_t rows,
                       Arena *arena)
{
    Overview overview = { .columns = at_least_one(columns),
                          .rows = at_least_one(rows),
                          .layout = layout };
    size_t cells = (size_t)overview.columns * (size_t)overview.rows;
    overview.dots = arena_get(arena, cells, 1);
    int32_t across = overview.columns * ACROSS, down = overview.rows * DOWN;
    for (int32_t i = 0; i < layout->graph->box_count; i++) {
        const LayoutBox *box = &layout->boxes[i];
        const GraphBox *size = &layout->graph->boxes[i];
        int32_t right = part_of(box->x + size->width - 1, layout->width, across);
        int32_t bottom = part_of(box->y + size->height - 1, layout->height, down);
        if (!box->is_placed)
            continue;
        for (int32_t y = part_of(box->y, layout->height, down); y <= bottom; y++)
            for (int32_t x = part_of(box->x, layout->width, across); x <= right; x++)
                set_dot(&overview, x, y);
    }
    return overview;
}

void overview_cell(const Overview *overview, int32_t x, int32_t y, int32_t *column,
                   int32_t *row)
{
    *column = part_of(x, overview->layout->width, overview->columns);
    *row = part_of(y, overview->layout->height, overview->rows);
}

void overview_middle(const Overview *overview, int32_t column, int32_t row, int32_t *x,
                     int32_t *y)
{
    const Layout *layout = overview->layout;
    int64_t columns = overview->columns, rows = overview->rows;
    *x = (int32_t)((2 * (int64_t)column + 1) * layout->width / (2 * columns));
    *y = (int32_t)((2 * (int64_t)row + 1) * layout->height / (2 * rows));
}

void overview_sign(unsigned char dots, char sign[static 4])
{
    // Braille counts its upper six dots column by column, then the lowest two.
    static const unsigned char bits[] = { 0, 1, 2, 6, 3, 4, 5, 7 };
    unsigned braille = 0;
    for (unsigned i = 0; i < 8; i++)
        braille |= ((unsigned)dots >> i & 1U) << bits[i];
    if (braille == 0) {
        memcpy(sign, " ", 2);
        return;
    }
    sign[text_encode(0x2800 | braille, sign, 3)] = '\0';
}
