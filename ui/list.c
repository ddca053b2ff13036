#include "ui/list.h"

// The rows of a list, as the caller describes them.
typedef struct {
    ListHeight *height;
    const void *context;
    int count;
} Rows;

static int least(int a, int b)
{
    return a < b ? a : b;
}

static int most(int a, int b)
{
    return a > b ? a : b;
}

// A range that is empty gives its low end.
static int clamp(int value, int low, int high)
{
    return most(low, least(value, high));
}

static int height_of(const Rows *rows, int row)
{
    return rows->height ? most(1, rows->height(rows->context, row)) : 1;
}

// The line that a row starts on, counted over all rows; of `count`: where they end.
static int start_of(const Rows *rows, int row)
{
    if (!rows->height)
        return row;
    int start = 0;
    for (int i = 0; i < row; i++)
        start += height_of(rows, i);
    return start;
}

// The row that a line, counted over all rows, belongs to; the nearest one outside.
static int row_of(const Rows *rows, int line)
{
    if (!rows->height)
        return clamp(line, 0, rows->count - 1);
    int row = 0, end = height_of(rows, 0);
    while (end <= line && row + 1 < rows->count)
        end += height_of(rows, ++row);
    return row;
}

static int last_top(const List *list, const Rows *rows)
{
    return most(0, start_of(rows, rows->count) - list->lines);
}

// Scrolls as little as possible so that the selection can be seen: all of it, or of a
// row that is taller than the window a windowful.
static void show_selection(List *list, const Rows *rows)
{
    if (list->selected < 0)
        return;
    int start = start_of(rows, list->selected);
    int slack = height_of(rows, list->selected) - list->lines;
    list->top = clamp(list->top, start + least(0, slack), start + most(0, slack));
    list->top = clamp(list->top, 0, last_top(list, rows));
}

void list_layout(List *list, int count, int lines, ListHeight *height,
                 const void *context)
{
    Rows rows = { height, context, count };
    list->count = most(0, count);
    list->lines = most(1, lines);
    list->selected = list->count > 0 ? clamp(list->selected, 0, list->count - 1) : -1;
    list->top = list->count > 0 ? list->top : 0;
    show_selection(list, &rows);
}

// A row that is taller than the window is shown from its first line on.
static void select_row(List *list, const Rows *rows, int row)
{
    list->selected = clamp(row, 0, rows->count - 1);
    if (height_of(rows, list->selected) > list->lines)
        list->top = start_of(rows, list->selected);
    show_selection(list, rows);
}

// Scrolls by whole pages or halves; the selection keeps its line on the screen. At an
// end of the list it goes on to the first or last row.
static void move_page(List *list, const Rows *rows, int by)
{
    List before = *list;
    int offset = start_of(rows, list->selected) - list->top;
    list->top = clamp(list->top + by, 0, last_top(list, rows));
    if (list->top == before.top) {
        list->selected = by > 0 ? rows->count - 1 : 0;
        show_selection(list, rows);
        return;
    }
    list->selected = row_of(rows, list->top + clamp(offset, 0, list->lines - 1));
    show_selection(list, rows);
    if (list->top == before.top && list->selected == before.selected)
        select_row(list, rows, list->selected + (by > 0 ? 1 : -1));
}

// The row nearest to the selection that is seen whole; if there is none, the one that
// scrolling on would bring up.
static int nearest_seen(const List *list, const Rows *rows, bool down)
{
    int end = list->top + list->lines;
    int row = row_of(rows, down ? list->top : end - 1);
    int start = start_of(rows, row);
    if (down && start < list->top && row + 1 < rows->count)
        row++;
    else if (!down && start + height_of(rows, row) > end && row > 0)
        row--;
    return row;
}

static void scroll(List *list, const Rows *rows, int by)
{
    list->top = clamp(list->top + by, 0, last_top(list, rows));
    int start = start_of(rows, list->selected);
    int end = start + height_of(rows, list->selected);
    int window_end = list->top + list->lines;
    bool whole = start >= list->top && end <= window_end;
    bool filled = start <= list->top && end >= window_end;
    if (!whole && !filled)
        list->selected = nearest_seen(list, rows, by > 0);
    show_selection(list, rows);
}

void list_place(List *list, int row, int line, ListHeight *height, const void *context)
{
    Rows rows = { height, context, list->count };
    if (row < 0 || row >= list->count)
        return;
    list->top = clamp(start_of(&rows, row) - line, 0, last_top(list, &rows));
}

static void place_selection(List *list, const Rows *rows, Motion motion)
{
    int room = most(0, list->lines - height_of(rows, list->selected));
    int line = motion == MOTION_TO_TOP      ? 0
               : motion == MOTION_TO_MIDDLE ? room / 2
                                            : room;
    list_place(list, list->selected, line, rows->height, rows->context);
}

bool list_move(List *list, Motion motion, int count, ListHeight *height,
               const void *context)
{
    Rows rows = { height, context, list->count };
    List before = *list;
    int times = clamp(count, 1, most(1, list->count));
    if (list->count == 0)
        return false;
    switch (motion) {
    case MOTION_NEXT: select_row(list, &rows, list->selected + times); break;
    case MOTION_PREVIOUS: select_row(list, &rows, list->selected - times); break;
    case MOTION_FIRST: select_row(list, &rows, 0); break;
    case MOTION_LAST: select_row(list, &rows, list->count - 1); break;
    case MOTION_HALF_DOWN:
        move_page(list, &rows, times * most(1, list->lines / 2));
        break;
    case MOTION_HALF_UP:
        move_page(list, &rows, -times * most(1, list->lines / 2));
        break;
    case MOTION_PAGE_DOWN:
        move_page(list, &rows, times * most(1, list->lines - 1));
        break;
    case MOTION_PAGE_UP:
        move_page(list, &rows, -times * most(1, list->lines - 1));
        break;
    case MOTION_SCROLL_DOWN: scroll(list, &rows, times); break;
    case MOTION_SCROLL_UP: scroll(list, &rows, -times); break;
    case MOTION_TO_TOP:
    case MOTION_TO_MIDDLE:
    case MOTION_TO_BOTTOM: place_selection(list, &rows, motion); break;
    default: return false;
    }
    return list->selected != before.selected || list->top != before.top;
}

int list_line(const List *list, int row, ListHeight *height, const void *context)
{
    Rows rows = { height, context, list->count };
    return start_of(&rows, row) - list->top;
}

int list_row_at(const List *list, int line, ListHeight *height, const void *context)
{
    Rows rows = { height, context, list->count };
    if (line < 0 || line >= list->lines ||
        list->top + line >= start_of(&rows, list->count))
        return -1;
    return row_of(&rows, list->top + line);
}
