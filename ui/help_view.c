#include "ui/help_view.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/text/text.h"
#include "ui/help_lines.h"

enum { CTRL_B = 2, CTRL_C = 3, CTRL_D = 4, CTRL_F = 6, CTRL_N = 14, CTRL_P = 16 };
enum { CTRL_U = 21, BAR_ROWS = 1 };

static const char prompt[] = "Filter: ";
static const char advice[] = "Type to filter · Space b page · q close";

struct HelpView {
    unsigned where;
    Arena *arena; // of the lines
    const HelpLines *help;
    LineEdit filter;
    bool is_filtering; // the bar is open, even if nothing stands in it yet
    int rows, columns; // of the window
    int top;           // the first line shown
};

static int lines_shown(const HelpView *view)
{
    return view->rows - BAR_ROWS > 1 ? view->rows - BAR_ROWS : 1;
}

static int last_top(const HelpView *view)
{
    int last = (int)view->help->count - lines_shown(view);
    return last > 0 ? last : 0;
}

static void make_lines(HelpView *view)
{
    arena_reset(view->arena);
    view->help = help_lines(view->where, line_edit_text(&view->filter), view->columns,
                            view->arena);
}

HelpView *help_view_new(unsigned where)
{
    HelpView *view = xalloc(sizeof *view);
    *view = (HelpView){ .where = where, .arena = arena_new() };
    view->rows = 24;
    view->columns = 80;
    line_edit_init(&view->filter, str(""));
    make_lines(view);
    return view;
}

void help_view_free(HelpView *view)
{
    if (!view)
        return;
    arena_free(view->arena);
    free(view);
}

void help_view_layout(HelpView *view, int rows, int columns)
{
    bool is_as_wide = columns == view->columns;
    view->rows = rows;
    view->columns = columns;
    if (!is_as_wide)
        make_lines(view);
    view->top = view->top < last_top(view) ? view->top : last_top(view);
}

// --- keys

static HelpEvent scroll_to(HelpView *view, int top)
{
    int before = view->top;
    view->top = top < 0 ? 0 : top < last_top(view) ? top : last_top(view);
    return view->top == before ? HELP_UNCHANGED : HELP_CHANGED;
}

static HelpEvent filter_changed(HelpView *view)
{
    make_lines(view);
    view->top = 0;
    return HELP_CHANGED;
}

static HelpEvent close_filter(HelpView *view)
{
    view->is_filtering = false;
    line_edit_init(&view->filter, str(""));
    return filter_changed(view);
}

// Whether a key scrolls, and by how many lines.
static bool is_scroll(const HelpView *view, Key key, int *lines)
{
    int page = lines_shown(view) > 2 ? lines_shown(view) - 1 : 1;
    int all = (int)view->help->count;
    switch (key) {
    case K_DOWN:
    case CTRL_N: *lines = 1; return true;
    case K_UP:
    case CTRL_P: *lines = -1; return true;
    case K_PAGE_DOWN:
    case CTRL_F: *lines = page; return true;
    case K_PAGE_UP:
    case CTRL_B: *lines = -page; return true;
    case CTRL_D: *lines = page / 2 + 1; return true;
    case K_HOME: *lines = -all; return true;
    case K_END: *lines = all; return true;
    default: return false;
    }
}

// The keys that mean something else while nothing is being filtered.
static HelpEvent reading_key(HelpView *view, Key key)
{
    int page = lines_shown(view) > 2 ? lines_shown(view) - 1 : 1;
    switch (key) {
    case 'q':
    case '?':
    case CTRL_C:
    case K_ESCAPE: return HELP_CLOSED;
    case 'j': return scroll_to(view, view->top + 1);
    case 'k': return scroll_to(view, view->top - 1);
    case ' ': return scroll_to(view, view->top + page);
    case 'b': return scroll_to(view, view->top - page);
    case CTRL_U: return scroll_to(view, view->top - page / 2 - 1);
    case '/': view->is_filtering = true; return HELP_CHANGED;
    default: break;
    }
    if (!key_is_text(key) || line_edit_key(&view->filter, key) != LINE_CHANGED)
        return HELP_UNCHANGED;
    view->is_filtering = true;
    return filter_changed(view);
}

HelpEvent help_view_key(HelpView *view, Key key)
{
    int lines;
    if (is_scroll(view, key, &lines))
        return scroll_to(view, view->top + lines);
    if (!view->is_filtering)
        return reading_key(view, key);
    switch (line_edit_key(&view->filter, key)) {
    case LINE_CANCELLED: return close_filter(view);
    case LINE_CHANGED:
        return view->filter.length > 0 ? filter_changed(view) : close_filter(view);
    case LINE_MOVED: return HELP_CHANGED;
    default: return HELP_UNCHANGED;
    }
}

// --- in words

Str help_view_title(const HelpView *view, Arena *arena)
{
    return arena_format(arena, "Help ▸ Keys of the %s", help_view_name(view->where));
}

Str help_view_count(const HelpView *view, Arena *arena)
{
    int shown = lines_shown(view), all = (int)view->help->count;
    if (view->is_filtering)
        return arena_format(arena, "%zu found", view->help->found);
    if (last_top(view) == 0)
        return str("all");
    int end = view->top + shown < all ? view->top + shown : all;
    return arena_format(arena, "lines %d-%d of %d", view->top + 1, end, all);
}

void help_view_cursor(const HelpView *view, int *row, int *column)
{
    *row = 0;
    *column = 0;
    if (view->is_filtering)
        *column = line_edit_column(&view->filter, str(prompt), view->columns);
    else if (view->rows > BAR_ROWS)
        *row = BAR_ROWS;
}

// --- drawing

static void draw_line(const HelpLines *help, const HelpLine *line, Canvas canvas,
                      int row)
{
    canvas_text(canvas, row, 0, ROLE_STRONG, line->heading);
    for (int i = 0; i < help->columns; i++) {
        int column = i * help->width + 1;
        canvas_text(canvas, row, column, ROLE_EMPHASIS, line->cells[i].keys);
        canvas_text(canvas, row, column + help->key_columns + 1, ROLE_TEXT,
                    line->cells[i].text);
    }
}

static void draw_nothing(const HelpView *view, Canvas canvas)
{
    Arena *arena = arena_new();
    Str filter = line_edit_text(&view->filter);
    Str sentence = arena_format(
        arena, "No key, command or sign has \"%.*s\". Esc shows them all again.",
        (int)filter.length, filter.data);
    Lines lines =
        text_wrap(arena, sentence, canvas.columns > 2 ? canvas.columns - 2 : 1);
    for (size_t i = 0; i < lines.count; i++)
        canvas_text(canvas, BAR_ROWS + (int)i, 1, ROLE_NOTICE, lines.lines[i]);
    arena_free(arena);
}

void help_view_draw(const HelpView *view, Canvas canvas)
{
    if (view->is_filtering)
        line_edit_draw(&view->filter, str(prompt), canvas);
    else
        canvas_text(canvas, 0, 0, ROLE_DIM, str(advice));
    if (view->help->count == 0)
        draw_nothing(view, canvas);
    for (int row = BAR_ROWS; row < canvas.rows; row++) {
        size_t line = (size_t)(view->top + row - BAR_ROWS);
        if (line >= view->help->count)
            break;
        draw_line(view->help, &view->help->lines[line], canvas, row);
    }
}
