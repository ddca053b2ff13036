#include "ui/list_view.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/text/text.h"
#include "ui/list.h"

enum {
    MARK_COLUMNS = 1,    // of the sign of the selection
    INDENT = 2,          // for each depth
    LEAST_TEXT = 12,     // columns of text that a note may not take
    LEAST_NUMBERED = 24, // columns of a window that shows numbers
};

struct ListView {
    Arena *arena;  // of the items
    Arena *filter; // of its words
    Arena *frame;  // of one drawing
    Str title;
    ListItem *items;
    Str *folded; // text and note of each item, as the filter compares them
    size_t count;
    size_t *shown; // indices of the items that the filter lets through
    Str words;     // of the filter
    List list;
    int columns;
};

static const ListItem *item_at(const ListView *view, int row)
{
    return &view->items[view->shown[row]];
}

// --- making it

ListView *list_view_new(Str title, const ListItem *items, size_t count)
{
    ListView *view = xalloc(sizeof *view);
    Arena *arena = arena_new();
    *view = (ListView){ .arena = arena, .count = count };
    view->filter = arena_new();
    view->frame = arena_new();
    view->title = arena_str(arena, title);
    view->items = arena_get(arena, count + 1, sizeof view->items[0]);
    view->folded = arena_get(arena, count + 1, sizeof view->folded[0]);
    view->shown = arena_get(arena, count + 1, sizeof view->shown[0]);
    for (size_t i = 0; i < count; i++) {
        view->items[i] = items[i];
        view->items[i].text = arena_str(arena, items[i].text);
        view->items[i].note = arena_str(arena, items[i].note);
        view->items[i].key = arena_str(arena, items[i].key);
        Str both = arena_format(arena, "%.*s %.*s", (int)items[i].text.length,
                                items[i].text.data, (int)items[i].note.length,
                                items[i].note.data);
        view->folded[i] = text_fold(arena, both);
    }
    list_view_layout(view, 24, 80);
    list_view_filter(view, str(""));
    return view;
}

void list_view_free(ListView *view)
{
    if (!view)
        return;
    arena_free(view->arena);
    arena_free(view->filter);
    arena_free(view->frame);
    free(view);
}

// `words` is folded.
static bool passes(Str text, Str words)
{
    Str word;
    while (str_next(&words, ' ', &word))
        if (str_find(text, word) < 0)
            return false;
    return true;
}

void list_view_filter(ListView *view, Str words)
{
    ptrdiff_t selected = list_view_selected_index(view);
    arena_reset(view->filter);
    view->words = arena_str(view->filter, str_trim(words));
    Str folded = text_fold(view->filter, view->words);
    int count = 0;
    for (size_t i = 0; i < view->count; i++)
        if (passes(view->folded[i], folded))
            view->shown[count++] = i;
    view->list.selected = 0;
    list_layout(&view->list, count, view->list.lines, NULL, NULL);
    if (selected >= 0)
        list_view_select(view, (size_t)selected);
}

void list_view_layout(ListView *view, int rows, int columns)
{
    view->columns = columns;
    list_layout(&view->list, view->list.count, rows, NULL, NULL);
}

// --- moving

// The next item that is no deeper than the selected one.
static bool move_group(ListView *view, int step, int times)
{
    int row = view->list.selected, depth = item_at(view, row)->depth;
    for (int next = row + step; next >= 0 && next < view->list.count; next += step)
        if (item_at(view, next)->depth <= depth) {
            depth = item_at(view, next)->depth;
            row = next;
            if (--times <= 0)
                break;
        }
    bool has_moved = row != view->list.selected;
    view->list.selected = row;
    list_layout(&view->list, view->list.count, view->list.lines, NULL, NULL);
    return has_moved;
}

bool list_view_move(ListView *view, Motion motion, int count)
{
    if (view->list.selected < 0)
        return false;
    if (motion == MOTION_NEXT_SIBLING)
        return move_group(view, 1, count);
    if (motion == MOTION_PREVIOUS_SIBLING)
        return move_group(view, -1, count);
    return list_move(&view->list, motion, count, NULL, NULL);
}

ptrdiff_t list_view_selected_index(const ListView *view)
{
    return view->list.selected < 0 ? -1 : (ptrdiff_t)view->shown[view->list.selected];
}

const ListItem *list_view_selected(const ListView *view)
{
    return view->list.selected < 0 ? NULL : item_at(view, view->list.selected);
}

void list_view_select(ListView *view, size_t index)
{
    for (int row = 0; row < view->list.count; row++)
        if (view->shown[row] == index)
            view->list.selected = row;
    list_layout(&view->list, view->list.count, view->list.lines, NULL, NULL);
}

ptrdiff_t list_view_index_at(const ListView *view, int line)
{
    int row = list_row_at(&view->list, line, NULL, NULL);
    return row < 0 ? -1 : (ptrdiff_t)view->shown[row];
}

const ListItem *list_view_entry(const ListView *view, int number)
{
    return number < 1 || number > view->list.count ? NULL : item_at(view, number - 1);
}

// --- in words

Str list_view_title(const ListView *view, Arena *arena)
{
    if (view->words.length == 0)
        return arena_str(arena, view->title);
    return arena_format(arena, "%.*s / %.*s", (int)view->title.length, view->title.data,
                        (int)view->words.length, view->words.data);
}

Str list_view_count(const ListView *view, Arena *arena)
{
    if (view->words.length > 0)
        return arena_format(arena, "%d of %zu shown", view->list.count, view->count);
    return arena_format(arena, "%zu %s", view->count,
                        view->count == 1 ? "entry" : "entries");
}

void list_view_cursor(const ListView *view, int *row, int *column)
{
    *row = view->list.selected < 0
               ? 0
               : list_line(&view->list, view->list.selected, NULL, NULL);
    *column = 0;
}

// --- drawing

static int number_columns(const ListView *view)
{
    int columns = 1;
    for (size_t rest = view->count; rest > 9; rest /= 10)
        columns++;
    return view->columns < LEAST_NUMBERED ? 0 : columns + 1;
}

static void draw_item(const ListView *view, Canvas canvas, int row, bool focused)
{
    const ListItem *item = item_at(view, row);
    int line = row - view->list.top, width = text_width(item->note);
    bool is_selected = row == view->list.selected;
    int start = MARK_COLUMNS + 1 + number_columns(view);
    int most = (canvas.columns - start) / 2;
    int indent = item->depth * INDENT < most ? item->depth * INDENT : most;
    int column = start + (indent > 0 ? indent : 0);
    int end = canvas.columns - 1;

    if (number_columns(view) > 0)
        canvas_format(canvas, line, MARK_COLUMNS, ROLE_DIM, "%*d", number_columns(view),
                      row + 1);
    if (width > 0 && end - width - 2 - column >= LEAST_TEXT) {
        end -= width;
        canvas_text(canvas, line, end, ROLE_DIM, item->note);
        end -= 2;
    }
    int room = end - column > 1 ? end - column : 1;
    canvas_text(canvas, line, column, is_selected ? ROLE_STRONG : ROLE_TEXT,
                text_cut(view->frame, item->text, room));
    if (!is_selected)
        return;
    canvas_text(canvas, line, 0, ROLE_STRONG, str("▌"));
    if (focused)
        canvas_role(canvas, line, MARK_COLUMNS, canvas.columns - MARK_COLUMNS,
                    ROLE_SELECTED);
}

static void draw_nothing(const ListView *view, Canvas canvas)
{
    const char *sentence =
        view->count == 0
            ? "There is nothing to choose from."
            : "Nothing here has all of these words. Esc shows everything again.";
    int columns = canvas.columns - 2 > 1 ? canvas.columns - 2 : 1;
    Lines lines = text_wrap(view->frame, str(sentence), columns);
    for (size_t i = 0; i < lines.count; i++)
        canvas_text(canvas, (int)i, 1, ROLE_NOTICE, lines.lines[i]);
}

void list_view_draw(const ListView *view, Canvas canvas, bool focused)
{
    arena_reset(view->frame);
    if (view->list.count == 0)
        draw_nothing(view, canvas);
    for (int line = 0; line < canvas.rows; line++) {
        int row = list_row_at(&view->list, line, NULL, NULL);
        if (row >= 0)
            draw_item(view, canvas, row, focused);
    }
}
