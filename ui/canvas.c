#include "ui/canvas.h"
#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/text/text.h"

static_assert(sizeof((Cell *)NULL)->text == TEXT_CLUSTER_BYTES + 1,
              "a cell holds any cluster that is shown");

static Cell *cell_at(Canvas canvas, int row, int column)
{
    return canvas.cells + (ptrdiff_t)row * canvas.stride + column;
}

static Cell blank_cell(Role role)
{
    return (Cell){ .text = " ", .width = 1, .role = (unsigned char)role };
}

Canvas canvas_new(int rows, int columns)
{
    rows = rows > 1 ? rows : 1;
    columns = columns > 1 ? columns : 1;
    Cell *cells = xalloc((size_t)rows * (size_t)columns * sizeof cells[0]);
    Canvas canvas = { cells, rows, columns, columns };
    canvas_clear(canvas, ROLE_TEXT);
    return canvas;
}

void canvas_free(Canvas canvas)
{
    free(canvas.cells);
}

static int between(int low, int value, int high)
{
    return value < low ? low : value > high ? high : value;
}

// The end of a span that begins inside and may be of any length, cut to `limit`.
static int span_end(int start, int length, int limit)
{
    if (length <= 0)
        return between(0, start, limit);
    return start > limit - length ? limit : between(0, start + length, limit);
}

Canvas canvas_part(Canvas canvas, int row, int column, int rows, int columns)
{
    int top = between(0, row, canvas.rows), left = between(0, column, canvas.columns);
    int bottom = between(top, span_end(row, rows, canvas.rows), canvas.rows);
    int right =
        between(left, span_end(column, columns, canvas.columns), canvas.columns);
    return (Canvas){ cell_at(canvas, top, left), bottom - top, right - left,
                     canvas.stride };
}

// Half a wide cell must not stay when the other half is drawn over: the row would no
// longer be as wide as the canvas. The other half may stand outside of a part.
static void mend(Cell *cell)
{
    if (cell->width == 0)
        cell[-1] = blank_cell((Role)cell[-1].role);
    else if (cell->width == 2)
        cell[1] = blank_cell((Role)cell[1].role);
}

static void put_cell(Cell *place, const Cell *cell)
{
    for (int i = 0; i < cell->width; i++) {
        mend(place + i);
        place[i] = (Cell){ .role = cell->role };
    }
    *place = *cell;
}

void canvas_clear(Canvas canvas, Role role)
{
    const Cell blank = blank_cell(role);
    for (int row = 0; row < canvas.rows && canvas.columns > 0; row++) {
        Cell *cells = cell_at(canvas, row, 0);
        if (canvas.columns < canvas.stride) { // a part: its edges may cut wide cells
            mend(cells);
            mend(cells + canvas.columns - 1);
        }
        for (int column = 0; column < canvas.columns; column++)
            cells[column] = blank;
    }
}

static Cell make_cell(const Cluster *cluster, Role role)
{
    Cell cell = { .width = (signed char)cluster->width, .role = (unsigned char)role };
    memcpy(cell.text, cluster->shown.data, cluster->shown.length);
    return cell;
}

int canvas_text(Canvas canvas, int row, int column, Role role, Str text)
{
    bool row_is_inside = row >= 0 && row < canvas.rows;
    Cluster cluster;

    while (column < canvas.columns && text_next(&text, &cluster)) {
        if (column + cluster.width > canvas.columns)
            break;
        if (row_is_inside && column >= 0 && cluster.width > 0) {
            Cell cell = make_cell(&cluster, role);
            put_cell(cell_at(canvas, row, column), &cell);
        } else if (row_is_inside && column == -1 && cluster.width == 2) {
            Cell half = blank_cell(role);
            put_cell(cell_at(canvas, row, 0), &half);
        }
        column += cluster.width;
    }
    return column;
}

// The length of a text that was cut, without the character that it may have been cut
// in.
static size_t whole_characters(const char *bytes, size_t length)
{
    while (length > 0 && ((unsigned char)bytes[length - 1] & 0xC0) == 0x80)
        length--;
    return length > 0 && (unsigned char)bytes[length - 1] >= 0xC0 ? length - 1 : length;
}

int canvas_format(Canvas canvas, int row, int column, Role role, const char *format,
                  ...)
{
    char bytes[256];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(bytes, sizeof bytes, format, arguments);
    va_end(arguments);
    size_t size = length < 0 ? 0 : (size_t)length;
    if (size >= sizeof bytes)
        size = whole_characters(bytes, sizeof bytes - 1);
    return canvas_text(canvas, row, column, role, (Str){ bytes, size });
}

void canvas_role(Canvas canvas, int row, int column, int columns, Role role)
{
    Canvas span = canvas_part(canvas, row, column, 1, columns);
    for (int i = 0; i < span.columns && span.rows == 1; i++)
        span.cells[i].role = (unsigned char)role;
}

const Cell *canvas_cell(Canvas canvas, int row, int column)
{
    assert(row >= 0 && row < canvas.rows);
    assert(column >= 0 && column < canvas.columns);
    return cell_at(canvas, row, column);
}

Str canvas_print(Canvas canvas, Charset charset, Arena *arena)
{
    Buffer buffer = { .arena = arena };
    for (int row = 0; row < canvas.rows; row++) {
        size_t end = buffer.length;
        for (int column = 0; column < canvas.columns; column++) {
            const Cell *cell = canvas_cell(canvas, row, column);
            char shown[32];
            if (cell->width == 0)
                continue;
            charset_show(charset, str(cell->text), cell->width, shown);
            buffer_add(&buffer, str(shown));
            if (strcmp(shown, " ") != 0)
                end = buffer.length;
        }
        buffer.length = end;
        buffer_add_byte(&buffer, '\n');
    }
    return buffer_str(&buffer);
}
