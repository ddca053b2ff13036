#include "ui/present_view.h"
#include <stdlib.h>
#include <string.h>
#include "src/base/alloc.h"
#include "src/text/text.h"
#include "ui/present_slide.h"

struct PresentView {
    PresentStep *steps; // owned
    size_t count, index;
    int page; // of the text of this step
    bool is_blank;
    int rows, columns;
    Arena *frame; // where the slide lives
    Slide slide;
};

PresentView *present_view_new(void)
{
    enum { ROWS = 24, COLUMNS = 80 }; // until it is laid out
    PresentView *view = xalloc(sizeof *view);
    *view = (PresentView){ .rows = ROWS, .columns = COLUMNS, .frame = arena_new() };
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
    return view->count > 0 ? view->steps[view->index].place : NONE;
}

size_t present_view_index(const PresentView *view)
{
    return view->index;
}

// The places of a debate that have been shown before the step.
static size_t shown_before(const PresentView *view, PlaceId **shown)
{
    const PresentStep *here = &view->steps[view->index];
    size_t count = 0;
    *shown = arena_get(view->frame, view->index + 1, sizeof **shown);
    for (size_t i = 0; i < view->index; i++)
        if (here->subject != NULL && view->steps[i].subject == here->subject)
            (*shown)[count++] = view->steps[i].place;
    return count;
}

void present_view_layout(PresentView *view, int rows, int columns)
{
    view->rows = rows > 1 ? rows : 1;
    view->columns = columns > 1 ? columns : 1;
    arena_reset(view->frame);
    view->slide = (Slide){ .page_count = 1 };
    if (view->count == 0)
        return;
    PlaceId *shown;
    size_t shown_count = shown_before(view, &shown);
    const PresentStep *step = &view->steps[view->index];
    SlideWanted wanted = { .place = step->place,
                           .page = view->page,
                           .rows = view->rows,
                           .columns = view->columns,
                           .shown = shown,
                           .shown_count = shown_count,
                           .name = step->name,
                           .text = step->text,
                           .words = step->words };
    view->slide = present_slide_make(step->subject, &wanted, view->frame);
    if (view->page >= view->slide.page_count) { // the window has grown
        view->page = wanted.page = view->slide.page_count - 1;
        view->slide = present_slide_make(step->subject, &wanted, view->frame);
    }
}

// --- steps

static void show_step(PresentView *view, size_t index, int page)
{
    view->index = index;
    view->page = page;
    present_view_layout(view, view->rows, view->columns);
}

void present_view_start(PresentView *view, const PresentStep *steps, size_t count,
                        size_t first)
{
    free(view->steps);
    view->steps = xalloc((count + 1) * sizeof view->steps[0]);
    if (count > 0)
        memcpy(view->steps, steps, count * sizeof view->steps[0]);
    view->count = count;
    view->is_blank = false;
    show_step(view, first < count ? first : 0, 0);
}

void present_view_read(PresentView *view, OutlineSubject *subject, PlaceId place)
{
    const Tree *tree = subject->tree;
    PresentStep *steps = xalloc(((size_t)tree->count + 1) * sizeof *steps);
    size_t count = 0;
    for (PlaceId id = 0; id < tree->count; id++)
        if (tree->places[id].home == id)
            steps[count++] = (PresentStep){ .subject = subject, .place = id };
    present_view_start(view, steps, count, 0);
    present_view_select(view, place);
    free(steps);
}

bool present_view_go(PresentView *view, size_t index)
{
    view->is_blank = false;
    if (index >= view->count)
        return false;
    show_step(view, index, 0);
    return true;
}

bool present_view_select(PresentView *view, PlaceId place)
{
    view->is_blank = false;
    if (view->count == 0 || place == NONE)
        return false;
    const OutlineSubject *subject = view->steps[view->index].subject;
    for (size_t i = 0; subject != NULL && i < view->count; i++)
        if (view->steps[i].subject == subject &&
            view->steps[i].place == subject->tree->places[place].home)
            return present_view_go(view, i);
    return false;
}

// Whoever goes on from a claim whose text has been shown to its end has read it.
static bool next(PresentView *view)
{
    if (view->page + 1 < view->slide.page_count) {
        show_step(view, view->index, view->page + 1);
        return true;
    }
    const PresentStep *step = &view->steps[view->index];
    if (step->subject != NULL)
        outline_mark_read(step->subject, step->place);
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
        canvas_text(canvas, 0, 1, ROLE_DIM, str("There is nothing to present yet."));
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
