#include "src/map/overview.h"
#include "src/text/text.h"

enum {
    ACROSS = 2, // dots of a cell
    DOWN = 4,
    HOLLOW_ACROSS = 10, // dots of a box that is an outline
    HOLLOW_DOWN = 6,
};

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

// The dots of a box, the last ones included.
typedef struct {
    int32_t left, top, right, bottom;
} Dots;

static Dots dots_of(const Overview *overview, int32_t box)
{
    const Layout *layout = overview->layout;
    const LayoutBox *at = &layout->boxes[box];
    const GraphBox *size = &layout->graph->boxes[box];
    int32_t across = overview->columns * ACROSS, down = overview->rows * DOWN;
    return (Dots){ part_of(at->x, layout->width, across),
                   part_of(at->y, layout->height, down),
                   part_of(at->x + size->width - 1, layout->width, across),
                   part_of(at->y + size->height - 1, layout->height, down) };
}

static void draw_box(Overview *overview, const Dots *dots)
{
    bool is_hollow = dots->right - dots->left + 1 >= HOLLOW_ACROSS &&
                     dots->bottom - dots->top + 1 >= HOLLOW_DOWN;
    for (int32_t y = dots->top; y <= dots->bottom; y++)
        for (int32_t x = dots->left; x <= dots->right; x++)
            if (!is_hollow || x == dots->left || x == dots->right || y == dots->top ||
                y == dots->bottom)
                set_dot(overview, x, y);
}

void overview_size(const Layout *layout, int32_t *columns, int32_t *rows)
{
    *columns = at_least_one(*columns < layout->width ? *columns : layout->width);
    *rows = at_least_one(*rows < layout->height ? *rows : layout->height);
}

Overview overview_make(const Layout *layout, int32_t columns, int32_t rows,
                       Arena *arena)
{
    overview_size(layout, &columns, &rows);
    Overview overview = { .columns = columns, .rows = rows, .layout = layout };
    overview.dots = arena_get(arena, (size_t)columns * (size_t)rows, 1);
    return overview;
}

void overview_fill(Overview *overview, const bool *is_left_out)
{
    const Layout *layout = overview->layout;
    for (int32_t i = 0; i < layout->graph->box_count; i++) {
        Dots dots = dots_of(overview, i);
        if (layout->boxes[i].is_placed && !(is_left_out && is_left_out[i]))
            draw_box(overview, &dots);
    }
}

OverviewCells overview_box(const Overview *overview, int32_t box)
{
    Dots dots = dots_of(overview, box);
    int32_t column = dots.left / ACROSS, row = dots.top / DOWN;
    return (OverviewCells){ column, row, dots.right / ACROSS - column + 1,
                            dots.bottom / DOWN - row + 1 };
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
