#include "ui/present_view.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/text/text.h"
#include "ui/present_slide.h"

struct PresentView {
    OutlineSubject *subject;
    PlaceId *steps; // owned
    size_t count, index;
    int page; // of the text of this step
    bool is_blank;
    int rows, columns;
    Arena *frame; // where the slide lives
    Slide slide;
};

PresentView *present_view_new(OutlineSubject *subject)
{
    enum { ROWS = 24, COLUMNS = 80 }; // until it is laid out
    PresentView *view = xalloc(sizeof *view);
    *view = (PresentView){
        .subject = subject, .rows = ROWS, .columns = COLUMNS, .frame = arena_new()
    };
    return view;
}

void present_view_free(PresentView *view)
{
    if (view == NULL)
        return;
    free(view->steps);
    arena_free(view->frame);
    free(view);
}

PlaceId present_view_selected(const PresentView *view)
{
    return view->count > 0 ? view->steps[view->index] : NONE;
}

void present_view_layout(PresentView *view, int rows, int columns)
{
    view->rows = rows > 1 ? rows : 1;
    view->columns = columns > 1 ? columns : 1;
    arena_reset(view->frame);
    view->slide = (Slide){ .page_count = 1 };
    if (view->count == 0)
        return;
    SlideWanted wanted = { .place = view->steps[view->index],
                           .page = view->page,
                           .rows = view->rows,
                           .columns = view->columns,
                           .shown = view->steps,
                           .shown_count = view->index };
    view->slide = present_slide_make(view->subject, &wanted, view->frame);
    if (view->page >= view->slide.page_count) { // the window has grown
        view->page = wanted.page = view->slide.page_count - 1;
        view->slide = present_slide_make(view->subject, &wanted, view->frame);
    }
}

// --- steps

static void show_step(PresentView *view, size_t index, int page)
{
    view->index = index;
    view->page = page;
    present_view_layout(view, view->rows, view->columns);
}

void present_view_start(PresentView *view, const PlaceId *steps, size_t count,
                        PlaceId place)
{
    const Tree *tree = view->subject->tree;
    free(view->steps);
    size_t most = count > 0 ? count : (size_t)tree->count;
    view->steps = xalloc((most + 1) * sizeof view->steps[0]);
    view->count = 0;
    view->is_blank = false;
    for (size_t i = 0; i < count; i++)
        view->steps[view->count++] = steps[i];
    for (PlaceId id = 0; count == 0 && id < tree->count; id++)
        if (tree->places[id].home == id)
            view->steps[view->count++] = id;
    show_step(view, 0, 0);
    present_view_select(view, place);
}

bool present_view_select(PresentView *view, PlaceId place)
{
    PlaceId home = place == NONE ? NONE : view->subject->tree->places[place].home;
    view->is_blank = false;
    for (size_t i = 0; i < view->count; i++)
        if (view->steps[i] == home) {
            show_step(view, i, 0);
            return true;
        }
    return false;
}

// Whoever goes on from a claim whose text has been shown to its end has read it.
static bool next(PresentView *view)
{
    if (view->page + 1 < view->slide.page_count) {
        show_step(view, view->index, view->page + 1);
        return true;
    }
    outline_mark_read(view->subject, view->steps[view->index]);
    if (view->index + 1 >= view->count)
        return false;
    show_step(view, view->index + 1, 0);
    return true;
}

static bool previous(PresentView *view)
{
    if (view->page == 0 && view->index == 0)
        return false;
    if (view->page > 0)
        show_step(view, view->index, view->page - 1);
    else
        show_step(view, view->index - 1, 0);
    return true;
}

static bool move(PresentView *view, Motion motion)
{
    size_t before = view->index;
    switch (motion) {
    case MOTION_NEXT: return next(view);
    case MOTION_PREVIOUS: return previous(view);
    case MOTION_FIRST: show_step(view, 0, 0); break;
    case MOTION_LAST: show_step(view, view->count - 1, 0); break;
    default: return false;
    }
    return view->index != before;
}

bool present_view_move(PresentView *view, Motion motion, int count)
{
    if (view->count == 0)
        return false;
    if (view->is_blank) {
        view->is_blank = false;
        return true;
    }
    bool changed = move(view, motion);
    for (int i = 1; i < count && changed; i++)
        if (!move(view, motion))
            break;
    return changed;
}

void present_view_blank(PresentView *view)
{
    view->is_blank = !view->is_blank;
}

Str present_view_count(const PresentView *view, Arena *arena)
{
    return view->count == 0
               ? str("")
               : arena_format(arena, "step %zu of %zu", view->index + 1, view->count);
}

// --- drawing

// A slide that leaves room stands a little above the middle.
static int top_of(const PresentView *view)
{
    int spare = view->rows - view->slide.sheet.height;
    return spare > 0 ? spare / 3 : 0;
}

void present_view_cursor(const PresentView *view, int *row, int *column)
{
    int last = view->rows - 1;
    *row = view->slide.row + top_of(view);
    *row = view->is_blank ? last : *row < last ? *row : last;
    *column = view->is_blank ? 0 : view->slide.column;
}

void present_view_draw(const PresentView *view, Canvas canvas)
{
    static const MarkedWords no_words = { .count = 0 };
    canvas_clear(canvas, ROLE_TEXT);
    if (view->is_blank)
        return;
    if (view->count == 0) {
        canvas_text(canvas, 0, 1, ROLE_DIM, str("This debate has no claims yet."));
        return;
    }
    sheet_draw(&view->slide.sheet, canvas, -top_of(view), &no_words, view->frame);
    int last = view->rows - 1;
    if (view->slide.sheet.height + top_of(view) < view->rows) {
        Str number = arena_format(view->frame, "%zu/%zu", view->index + 1, view->count);
        canvas_text(canvas, last, canvas.columns - 1 - text_width(number), ROLE_DIM,
                    number);
    }
}
