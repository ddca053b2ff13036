#include "src/export/text_table.h"
#include "src/text/text.h"

enum { BETWEEN = 2 };

static Str cell_at(const TableBlock *table, int row, int column)
{
    return table->cells[row * table->columns + column];
}

static int *natural_widths(const TableBlock *table, Arena *arena, int *total)
{
    int *widths = arena_get(arena, (size_t)table->columns + 1, sizeof *widths);
    *total = 0;
    for (int column = 0; column < table->columns; column++) {
        for (int row = 0; row < table->rows; row++) {
            int width = text_width(cell_at(table, row, column));
            widths[column] = width > widths[column] ? width : widths[column];
        }
        *total += widths[column] + (column > 0 ? BETWEEN : 0);
    }
    return widths;
}

static void put_row(const TextLines *lines, const TableBlock *table, int row,
                    const int *widths, Str margin)
{
    Buffer line = { .arena = lines->arena };
    buffer_add(&line, margin);
    int start = text_width(margin);
    for (int column = 0; column < table->columns; column++) {
        Str cell = cell_at(table, row, column);
        int left = widths[column] - text_width(cell);
        char align = table->align[column];
        text_lines_pad(&line, start + (align == 'r'   ? left
                                       : align == 'c' ? left / 2
                                                      : 0));
        buffer_add(&line, cell);
        start += widths[column] + BETWEEN;
    }
    text_lines_put(lines, buffer_str(&line));
}

static void put_rule(const TextLines *lines, const TableBlock *table, const int *widths,
                     Str margin)
{
    Buffer line = { .arena = lines->arena };
    buffer_add(&line, margin);
    for (int column = 0; column < table->columns; column++) {
        for (int i = 0; i < widths[column]; i++)
            buffer_add(&line, str("─"));
        buffer_add(&line, str("  "));
    }
    text_lines_put(lines, buffer_str(&line));
}

static void put_list(const TextLines *lines, const TableBlock *table, Str margin,
                     int columns)
{
    Str others = arena_format(lines->arena, "%.*s  ", (int)margin.length, margin.data);
    for (int row = 1; row < table->rows; row++) {
        if (row > 1)
            text_lines_put(lines, str(""));
        for (int column = 0; column < table->columns; column++) {
            Str head = cell_at(table, 0, column), cell = cell_at(table, row, column);
            Str text =
                arena_format(lines->arena, "%.*s%s%.*s", (int)head.length, head.data,
                             head.length > 0 ? ": " : "", (int)cell.length, cell.data);
            text_lines_wrap(lines, column == 0 ? margin : others, others, text,
                            columns);
        }
    }
}

void text_table(const TextLines *lines, const TableBlock *table, Str margin,
                int columns)
{
    int total;
    int *widths = natural_widths(table, lines->arena, &total);
    if (total + text_width(margin) > columns) {
        put_list(lines, table, margin, columns);
        return;
    }
    for (int row = 0; row < table->rows; row++) {
        put_row(lines, table, row, widths, margin);
        if (row == 0)
            put_rule(lines, table, widths, margin);
    }
}
