#include "ui/sheet.h"
#include "src/base/vec.h"
#include "src/text/text.h"

static SheetMark *add_mark(Sheet *sheet)
{
    sheet->marks = vec_room(sheet->arena, sheet->marks, sheet->count, &sheet->capacity,
                            sizeof sheet->marks[0]);
    return &sheet->marks[sheet->count++];
}

static void grow(Sheet *sheet, int rows)
{
    sheet->height = rows > sheet->height ? rows : sheet->height;
}

void sheet_put(Sheet *sheet, int row, int column, Role role, Str text)
{
    *add_mark(sheet) = (SheetMark){ row, column, text, 1, false, role };
    grow(sheet, row + 1);
}

void sheet_across(Sheet *sheet, int row, int column, int count, Role role,
                  const char *sign)
{
    *add_mark(sheet) = (SheetMark){ row, column, str(sign), count, false, role };
    grow(sheet, row + 1);
}

void sheet_down(Sheet *sheet, int row, int column, int count, Role role,
                const char *sign)
{
    *add_mark(sheet) = (SheetMark){ row, column, str(sign), count, true, role };
    grow(sheet, row + count);
}

void sheet_frame(Sheet *sheet, SheetFrame kind, int row, int column, int rows,
                 int columns)
{
    static const struct {
        const char *corners[2][2]; // top, bottom; left, right
        const char *across, *down;
    } frames[] = {
        [FRAME_ROUND] = { { { "╭", "╮" }, { "╰", "╯" } }, "─", "│" },
        [FRAME_SQUARE] = { { { "┌", "┐" }, { "└", "┘" } }, "─", "│" },
        [FRAME_HEAVY] = { { { "┏", "┓" }, { "┗", "┛" } }, "━", "┃" },
    };
    Role role = kind == FRAME_HEAVY ? ROLE_STRONG : ROLE_DIM;
    int right = column + columns - 1, bottom = row + rows - 1;
    for (int end = 0; end < 2; end++) {
        int line = end ? bottom : row;
        sheet_across(sheet, line, column + 1, columns - 2, role, frames[kind].across);
        sheet_put(sheet, line, column, role, str(frames[kind].corners[end][0]));
        sheet_put(sheet, line, right, role, str(frames[kind].corners[end][1]));
    }
    sheet_down(sheet, row + 1, column, rows - 2, role, frames[kind].down);
    sheet_down(sheet, row + 1, right, rows - 2, role, frames[kind].down);
}

static void draw_mark(const SheetMark *mark, Canvas canvas, int top,
                      const MarkedWords *words, Arena *arena)
{
    int row = mark->row - top, column = mark->column, width = text_width(mark->text);
    for (int i = 0; i < mark->repeat; i++) {
        if (row >= 0 && row < canvas.rows) {
            canvas_text(canvas, row, column, mark->role, mark->text);
            if (mark->repeat == 1)
                marked_words_draw(words, canvas, row, column, mark->text, arena);
        }
        row += mark->is_down;
        column += mark->is_down ? 0 : width;
    }
}

void sheet_draw(const Sheet *sheet, Canvas canvas, int top, const MarkedWords *words,
                Arena *arena)
{
    for (size_t i = 0; i < sheet->count; i++)
        draw_mark(&sheet->marks[i], canvas, top, words, arena);
}
