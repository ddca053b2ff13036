#include "ui/guide.h"
#include "src/base/alloc.h"
#include "src/text/text.h"

enum {
    PART = 3,        // the strip takes a third of the window at most
    LEAST_ROWS = 10, // of a window with a strip
};

static const Tour *tour_at(const App *app, ptrdiff_t source)
{
    return source < 0 ? NULL : library_document(app->library, (size_t)source)->tour;
}

static bool is_tour(const App *app, const View *view)
{
    return view->kind == VIEW_DOCUMENT &&
           library_source(app->library, view->source)->kind == SOURCE_TOUR;
}

ptrdiff_t guide_tour(App *app)
{
    const View *view = app_view(app);
    ptrdiff_t source = app->walk.name ? app->walk.tour : -1;
    if (view->kind == VIEW_LIBRARY)
        source = library_view_selected(view->entries);
    else if (is_tour(app, view))
        source = (ptrdiff_t)view->source;
    bool is_one = source >= 0 &&
                  library_source(app->library, (size_t)source)->kind == SOURCE_TOUR;
    return is_one && tour_at(app, source)->count > 0 ? source : -1;
}

// --- the list

static Spot spot_of(const App *app, size_t source, const TourStep *step)
{
    TourPlace place = library_tour_place(app->library, source, step);
    Spot spot = { .source = place.source < 0 ? SPOT_NOWHERE : place.source, .at = -1 };
    if (place.place != NONE) {
        const OpenDebate *open = library_debate(app->library, (size_t)place.source);
        spot.at = place.place;
        spot.key =
            library_key(open->debate, open->tree->places[place.place].node, app->frame);
    } else if (place.block >= 0) {
        spot.at = (int32_t)place.block;
        spot.key = document_address(
            library_document(app->library, (size_t)place.source)->document,
            (size_t)place.block, app->frame);
    }
    return spot;
}

static void set_list(App *app, size_t source, ptrdiff_t index)
{
    const Tour *tour = tour_at(app, (ptrdiff_t)source);
    Spot *spots = arena_get(app->frame, tour->count + 1, sizeof *spots);
    for (size_t i = 0; i < tour->count; i++)
        spots[i] = spot_of(app, source, &tour->steps[i]);
    ptrdiff_t last = (ptrdiff_t)tour->count - 1;
    walk_set(&app->walk, "tour", spots, tour->count, index < last ? index : last);
    app->walk.tour = (ptrdiff_t)source;
}

// The step at which the reader left off, -1 before the first.
static ptrdiff_t kept_step(const App *app, size_t source)
{
    const StoreSource *own = library_source(app->library, source);
    const OpenDocument *open = library_document(app->library, source);
    Str key, folds;
    if (!state_position(app->state, own->library, own->slug, app->frame, &key, &folds))
        return -1;
    return tour_step_before(open->tour, document_find(open->document, key));
}

bool guide_begin(App *app, size_t source)
{
    const Tour *tour = tour_at(app, (ptrdiff_t)source);
    if (!tour || tour->count == 0 ||
        (app->walk.name && app->walk.tour == (ptrdiff_t)source))
        return false;
    app->found_in_text = false;
    set_list(app, source, kept_step(app, source));
    return true;
}

void guide_refresh(App *app)
{
    const Tour *tour = app->walk.name ? tour_at(app, app->walk.tour) : NULL;
    if (tour)
        set_list(app, (size_t)app->walk.tour, app->walk.index);
}

const TourStep *guide_step(const App *app)
{
    const Tour *tour = app->walk.name ? tour_at(app, app->walk.tour) : NULL;
    ptrdiff_t index = app->walk.index;
    return tour && index >= 0 && index < (ptrdiff_t)tour->count ? &tour->steps[index]
                                                                : NULL;
}

// --- the place in the tour

// A view of the tour's text that is open somewhere, or NULL.
static View *text_of(const App *app)
{
    for (int i = 0; i < app->panes.count; i++)
        for (int k = 0; k < app->panes.panes[i].depth; k++) {
            View *view = app->panes.panes[i].views[k];
            if (is_tour(app, view) && (ptrdiff_t)view->source == app->walk.tour)
                return view;
        }
    return NULL;
}

void guide_arrive(App *app)
{
    const TourStep *step = guide_step(app);
    if (!step)
        return;
    const StoreSource *source = library_source(app->library, (size_t)app->walk.tour);
    const Document *document =
        library_document(app->library, (size_t)app->walk.tour)->document;
    Str key = document_address(document, step->block, app->frame);
    View *view = text_of(app);
    Error ignored; // a place that cannot be kept is not worth a word
    state_mark_read(
        app->state, source->library, source->slug,
        document_address(document, tour_passage(document, step), app->frame));
    if (view) {
        document_view_select(view->document, (ptrdiff_t)step->block);
        view->is_touched = true;
    } else {
        state_set_position(app->state, source->library, source->slug, key, str(""),
                           &ignored);
    }
}

ptrdiff_t guide_step_here(App *app)
{
    const View *view = app_view(app);
    if (!is_tour(app, view))
        return -1;
    const Tour *tour = tour_at(app, (ptrdiff_t)view->source);
    ptrdiff_t block = document_view_block(view->document);
    size_t step = tour_step_at(tour, block < 0 ? 0 : (size_t)block);
    return step < tour->count ? (ptrdiff_t)step : -1;
}

// --- the strip

// The words of the step, in as many lines as there is room for.
static Lines lines_of(const App *app, int rows, int columns)
{
    const TourStep *step = guide_step(app);
    int most = rows / PART - 1;
    if (!step || step->words.length == 0 || most < 1 || columns < 4)
        return (Lines){ 0 };
    Lines lines = text_wrap(app->frame, step->words, columns - 2);
    if ((int)lines.count > most) {
        Str last = lines.lines[most - 1];
        lines.count = (size_t)most;
        lines.lines[most - 1] = arena_format(
            app->frame, "%.*s…", STR_ARGUMENTS(text_fit(last, columns - 3)));
    }
    return lines;
}

int guide_rows(const App *app, int rows, int columns)
{
    const View *view = pane_top(&app->panes.panes[app->panes.focus]);
    bool is_reading = is_tour(app, view) && (ptrdiff_t)view->source == app->walk.tour;
    if (!guide_step(app) || is_reading || view->kind == VIEW_LIBRARY ||
        rows < LEAST_ROWS || app->help || app->search || app->note ||
        app->inquiry.arena != NULL || app->judge.is_open)
        return 0;
    return 1 + (int)lines_of(app, rows, columns).count;
}

// "── 4 of 15 · Visiting is not admiring ── The forum quarrel ── n next · N back ──".
static void draw_rule(const App *app, Canvas row)
{
    for (int i = 0; i < row.columns; i++)
        canvas_text(row, 0, i, ROLE_DIM, str("─"));
    Str title = library_source(app->library, (size_t)app->walk.tour)->title;
    Str label = arena_format(app->frame, " %td of %zu · %.*s ", app->walk.index + 1,
                             app->walk.count, STR_ARGUMENTS(guide_step(app)->label));
    Str parts[] = { str(" n next · N back "),
                    arena_format(app->frame, " %.*s ", STR_ARGUMENTS(title)) };
    label = text_cut(app->frame, label, row.columns - 4);
    int end = canvas_text(row, 0, 2, ROLE_STRONG, label), right = row.columns - 2;
    for (size_t i = 0; i < COUNT(parts); i++) {
        int column = right - text_width(parts[i]);
        if (column < end + 2)
            break;
        canvas_text(row, 0, column, ROLE_DIM, parts[i]);
        right = column - 2;
    }
}

void guide_draw(const App *app, Canvas canvas)
{
    canvas_clear(canvas, ROLE_TEXT);
    draw_rule(app, canvas_part(canvas, 0, 0, 1, canvas.columns));
    Lines lines = lines_of(app, app->rows, canvas.columns);
    for (int i = 0; i < (int)lines.count && i + 1 < canvas.rows; i++)
        canvas_text(canvas, i + 1, 1, ROLE_TEXT, lines.lines[i]);
}
