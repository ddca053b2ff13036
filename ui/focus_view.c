#include "ui/focus_view.h"
#include <inttypes.h>
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/text/text.h"
#include "ui/focus_motion.h"

struct FocusView {
    Focus focus;
};

FocusView *focus_view_new(OutlineSubject *subject)
{
    enum { ROWS = 24, COLUMNS = 80 }; // until it is laid out
    FocusView *view = xalloc(sizeof *view);
    *view = (FocusView){ .focus = { .subject = subject,
                                    .wanted.centre = NONE,
                                    .rows = ROWS,
                                    .columns = COLUMNS,
                                    .frame = arena_new() } };
    return view;
}

void focus_view_free(FocusView *view)
{
    if (view == NULL)
        return;
    arena_free(view->focus.frame);
    free(view);
}

void focus_view_layout(FocusView *view, int rows, int columns)
{
    view->focus.rows = rows > 1 ? rows : 1;
    view->focus.columns = columns > 1 ? columns : 1;
    focus_layout(&view->focus);
}

void focus_view_leave(FocusView *view)
{
    focus_leave(&view->focus);
}

void focus_view_set(FocusView *view, PlaceId place)
{
    focus_set(&view->focus, place);
}

PlaceId focus_view_centre(const FocusView *view)
{
    return view->focus.wanted.centre;
}

PlaceId focus_view_selected(const FocusView *view)
{
    const Focus *focus = &view->focus;
    if (focus->wanted.centre == NONE)
        return NONE;
    PlaceId place = focus_item(focus, focus->cursor)->place;
    return place == NONE ? focus->wanted.centre : place;
}

bool focus_view_move(FocusView *view, Motion motion, int count)
{
    return focus_move(&view->focus, motion, count);
}

bool focus_view_enter(FocusView *view)
{
    return focus_enter(&view->focus);
}

bool focus_view_put_out(FocusView *view)
{
    return focus_put_out(&view->focus);
}

void focus_view_select(FocusView *view, PlaceId place)
{
    focus_select(&view->focus, place);
}

// --- words

Str focus_view_count(const FocusView *view, Arena *arena)
{
    const Focus *focus = &view->focus;
    const Tree *tree = focus->subject->tree;
    int32_t number = 0, count = 0;
    if (focus->wanted.centre == NONE)
        return str("");
    for (PlaceId id = 0; id < tree->count; id++) {
        count += tree->places[id].home == id;
        number = id == focus->wanted.centre ? count : number;
    }
    return arena_format(
        arena, "claim %" PRId32 " of %" PRId32 " · depth %" PRId32 " of %" PRId32,
        number, count, tree->places[focus->wanted.centre].depth + 1, tree->deepest + 1);
}

// --- cells

bool focus_view_target(const FocusView *view, int index, int *row, int *column,
                       PlaceId *place)
{
    const Focus *focus = &view->focus;
    if (focus->wanted.centre == NONE)
        return false;
    for (int32_t i = 0, shown = 0; i < focus->items.count; i++) {
        const FocusSpot *spot = &focus->sheet.spots[i];
        int line = spot->row - focus->top;
        if (focus_item(focus, i)->place == NONE || line < 0 ||
            line >= focus_page_rows(focus) || shown++ < index)
            continue;
        *row = line;
        *column = spot->bar;
        *place = focus_item(focus, i)->place;
        return true;
    }
    return false;
}

PlaceId focus_view_place_at(const FocusView *view, int row, int column)
{
    const Focus *focus = &view->focus;
    for (int32_t i = 0; focus->wanted.centre != NONE && i < focus->items.count; i++) {
        const FocusSpot *spot = &focus->sheet.spots[i];
        int line = row + focus->top - spot->row;
        if (row < focus_page_rows(focus) && line >= 0 && line < spot->rows &&
            column >= spot->bar && column < spot->column + spot->columns)
            return focus_item(focus, i)->place;
    }
    return NONE;
}

void focus_view_cursor(const FocusView *view, int *row, int *column)
{
    const Focus *focus = &view->focus;
    *row = *column = 0;
    if (focus->wanted.centre == NONE)
        return;
    const FocusSpot *spot = &focus->sheet.spots[focus->cursor];
    int line = spot->row - focus->top;
    *row = line < 0                        ? 0
           : line < focus_page_rows(focus) ? line
                                           : focus_page_rows(focus) - 1;
    *column = spot->bar;
}

// --- drawing

static void draw_cursor(const Focus *focus, Canvas canvas, bool focused)
{
    const FocusSpot *spot = &focus->sheet.spots[focus->cursor];
    const FocusItem *item = focus_item(focus, focus->cursor);
    enum { ADDRESS = 15 };
    for (int i = 0; focus->cursor != focus_self(focus) && i < spot->rows; i++)
        canvas_text(canvas, spot->row + i - focus->top, spot->bar, ROLE_STRONG,
                    str("▌"));
    if (item->place == NONE)
        return;
    Str address =
        outline_address(focus->subject->tree, item->place, ADDRESS, focus->frame);
    canvas_role(canvas, spot->address_row - focus->top, spot->address_column,
                text_width(address), focused ? ROLE_SELECTED : ROLE_STRONG);
}

// "◂ 1.1 Attraction ...        1.3 Nobody can aim it ▸"
static void draw_siblings(const Focus *focus, Canvas row)
{
    const Tree *tree = focus->subject->tree;
    int room = row.columns / 2 - 5;
    for (int i = 0; i < 2; i++) {
        PlaceId place = focus_sibling(focus, i == 1, false);
        if (place == NONE || room < 1)
            continue;
        Str address = outline_address(tree, place, 15, focus->frame);
        Str name = outline_name(tree->debate, tree->places[place].node, focus->frame);
        name = arena_format(focus->frame, "%.*s %.*s", (int)address.length,
                            address.data, (int)name.length, name.data);
        name = text_cut(focus->frame, name, room);
        int column = i == 0 ? 1 : row.columns - text_width(name) - 3;
        if (i == 0)
            column = canvas_text(row, 0, column, ROLE_DIM, str("◂ "));
        column = canvas_text(row, 0, column, ROLE_DIM, name);
        if (i == 1)
            canvas_text(row, 0, column, ROLE_DIM, str(" ▸"));
    }
}

// The claim's name at the top while its card has scrolled away.
static void draw_pinned(const Focus *focus, Canvas canvas)
{
    const FocusSpot *spot = &focus->sheet.spots[focus_self(focus)];
    const Tree *tree = focus->subject->tree;
    if (spot->row >= focus->top || canvas.rows < 2)
        return;
    Str name = outline_name(tree->debate, tree->places[focus->wanted.centre].node,
                            focus->frame);
    canvas_clear(canvas_part(canvas, 0, 0, 1, canvas.columns), ROLE_STRONG);
    canvas_text(canvas, 0, spot->bar, ROLE_STRONG, str("┃ "));
    canvas_text(canvas, 0, spot->bar + 2, ROLE_STRONG,
                text_cut(focus->frame, name, canvas.columns - spot->bar - 3));
}

void focus_view_draw(const FocusView *view, Canvas canvas, const MarkedWords *words,
                     bool focused)
{
    const Focus *focus = &view->focus;
    canvas_clear(canvas, ROLE_TEXT);
    if (focus->wanted.centre == NONE) {
        canvas_text(canvas, 0, 1, ROLE_DIM, str("This debate has no claims yet."));
        return;
    }
    Canvas page = canvas_part(canvas, 0, 0, focus_page_rows(focus), canvas.columns);
    sheet_draw(&focus->sheet.page, page, focus->top, words, focus->frame);
    draw_cursor(focus, page, focused);
    draw_pinned(focus, page);
    if (page.rows < canvas.rows)
        draw_siblings(focus, canvas_part(canvas, page.rows, 0, 1, canvas.columns));
}
