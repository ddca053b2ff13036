#include "ui/tour_show.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/text/text.h"
#include "ui/outline_view.h"
#include "ui/present_view.h"

struct TourShow {
    Library *library;
    State *state;
    size_t tour;
    PresentView *present;
    OutlineView **outlines; // by source; NULL unless a step leads to it
    size_t source_count;
    Arena *arena; // of the steps
};

static const Tour *tour_of(const TourShow *show)
{
    return library_document(show->library, show->tour)->tour;
}

static OutlineSubject *subject_of(TourShow *show, size_t source)
{
    if (show->outlines[source] == NULL)
        show->outlines[source] = outline_view_new(show->library, source, show->state);
    return outline_view_subject(show->outlines[source]);
}

// "Forum, 4.1 ¶3".
static Str passage_name(const TourShow *show, const TourPlace *place)
{
    const Document *document =
        library_document(show->library, (size_t)place->source)->document;
    Str address = place->block < 0
                      ? str("")
                      : document_address(document, (size_t)place->block, show->arena);
    return arena_format(show->arena, "%.*s%s%.*s", STR_ARGUMENTS(document->title),
                        address.length > 0 ? ", " : "", STR_ARGUMENTS(address));
}

static PresentStep make_step(TourShow *show, const TourStep *step)
{
    TourPlace place = library_tour_place(show->library, show->tour, step);
    PresentStep made = { .place = NONE, .name = step->label, .words = step->words };
    if (place.source < 0)
        return made;
    size_t source = (size_t)place.source;
    if (place.place != NONE) {
        made.subject = subject_of(show, source);
        made.place = place.place;
    } else if (library_source(show->library, source)->kind != SOURCE_DEBATE) {
        made.name = passage_name(show, &place);
        if (place.block >= 0)
            made.text = library_document(show->library, source)
                            ->document->blocks[place.block]
                            .text;
    }
    return made;
}

static void start(TourShow *show, size_t first)
{
    const Tour *tour = tour_of(show);
    PresentStep *steps = arena_get(show->arena, tour->count + 1, sizeof *steps);
    for (size_t i = 0; i < tour->count; i++)
        steps[i] = make_step(show, &tour->steps[i]);
    present_view_start(show->present, steps, tour->count, first);
}

TourShow *tour_show_new(Library *library, State *state, size_t tour, size_t step)
{
    TourShow *show = xalloc(sizeof *show);
    *show = (TourShow){ .library = library,
                        .state = state,
                        .tour = tour,
                        .present = present_view_new(),
                        .source_count = library_count(library),
                        .arena = arena_new() };
    show->outlines = xalloc((show->source_count + 1) * sizeof(OutlineView *));
    for (size_t i = 0; i < show->source_count; i++)
        show->outlines[i] = NULL;
    start(show, step);
    return show;
}

void tour_show_free(TourShow *show)
{
    if (show == NULL)
        return;
    for (size_t i = 0; i < show->source_count; i++)
        if (show->outlines[i] != NULL)
            outline_view_free(show->outlines[i]);
    free(show->outlines);
    present_view_free(show->present);
    arena_free(show->arena);
    free(show);
}

void tour_show_reload(TourShow *show)
{
    for (size_t i = 0; i < show->source_count; i++)
        if (show->outlines[i] != NULL)
            outline_view_reload(show->outlines[i]);
    size_t step = tour_show_step(show);
    arena_reset(show->arena);
    start(show, step);
}

size_t tour_show_step(const TourShow *show)
{
    return present_view_index(show->present);
}

bool tour_show_go(TourShow *show, size_t step)
{
    return present_view_go(show->present, step);
}

bool tour_show_move(TourShow *show, Motion motion, int count)
{
    return present_view_move(show->present, motion, count);
}

void tour_show_blank(TourShow *show)
{
    present_view_blank(show->present);
}

void tour_show_layout(TourShow *show, int rows, int columns)
{
    present_view_layout(show->present, rows, columns);
}

Str tour_show_title(const TourShow *show, Arena *arena)
{
    Str title = library_source(show->library, show->tour)->title;
    return arena_format(arena, "%.*s ▸ Present", STR_ARGUMENTS(title));
}

Str tour_show_count(const TourShow *show, Arena *arena)
{
    return present_view_count(show->present, arena);
}

Str tour_show_where(const TourShow *show, Arena *arena)
{
    const Tour *tour = tour_of(show);
    size_t step = tour_show_step(show);
    if (step >= tour->count)
        return str("This tour has no steps");
    Str count = present_view_count(show->present, arena);
    return arena_format(arena, "Tour, %.*s: %.*s. %.*s", STR_ARGUMENTS(count),
                        STR_ARGUMENTS(tour->steps[step].label),
                        STR_ARGUMENTS(tour->steps[step].words));
}

void tour_show_cursor(const TourShow *show, int *row, int *column)
{
    present_view_cursor(show->present, row, column);
}

void tour_show_draw(const TourShow *show, Canvas canvas)
{
    present_view_draw(show->present, canvas);
}
