#include "ui/travel.h"
#include "ui/guide.h"

void travel_leave(App *app)
{
    const View *view = pane_base(panes_focused(&app->panes));
    Spot spot = view_spot(view, app->frame);
    trail_leave(&app->trail, &spot);
}

Spot travel_spot(App *app, size_t source, PlaceId place)
{
    const OpenDebate *open = library_debate(app->library, source);
    return (Spot){ .source = (ptrdiff_t)source,
                   .at = place,
                   .key = library_key(open->debate, open->tree->places[place].node,
                                      app->frame) };
}

// Takes the lists away that lie on a pane's view.
static void drop_lists(Pane *pane)
{
    while (pane->depth > 1 && pane_top(pane)->kind == VIEW_LIST)
        pane_pop(pane);
}

// The pane for a debate or a document; -1 if there must be a new one.
static int fitting_pane(const App *app, ViewKind kind)
{
    const Panes *panes = &app->panes;
    ViewKind shown = pane_base(&panes->panes[panes->focus])->kind;
    if (shown == VIEW_LIBRARY || shown == kind)
        return panes->focus;
    if (kind == VIEW_DOCUMENT && follow_pane(app) >= 0)
        return follow_pane(app);
    return panes_latest(panes, kind);
}

View *travel_show(App *app, size_t source)
{
    Panes *panes = &app->panes;
    bool is_debate = library_source(app->library, source)->kind == SOURCE_DEBATE;
    int index = fitting_pane(app, is_debate ? VIEW_DEBATE : VIEW_DOCUMENT);
    if (index < 0 && panes->count == PANES_MOST)
        index = panes->focus;
    if (index >= 0) {
        Pane *pane = &panes->panes[index];
        drop_lists(pane);
        if (!pane_raise(pane, source)) {
            View *view = app_new_view(app, source);
            app_mark_view(app, view);
            pane_push(pane, view);
        }
    } else {
        View *view = app_new_view(app, source);
        app_mark_view(app, view);
        drop_lists(panes_focused(panes));
        index = panes->focus + (is_debate ? 0 : 1);
        Pane *pane = panes_add(panes, index, view);
        if (follow_pane(app) < 0) {
            // The text that the reader comes from, or goes to, is the one that follows.
            Pane *text = is_debate ? panes_focused(panes) : pane;
            text->follows = true;
        }
    }
    panes_focus(panes, index);
    View *view = pane_top(&panes->panes[index]);
    view->is_followed = false;
    view->is_touched = true;
    if (!is_debate) {
        // The reader wants this text, not the one that the claim cites.
        follow_look(app);
        app->follow.is_shown = true;
    }
    if (is_debate) {
        app->follow.is_closed = false;
        app->last_debate = (ptrdiff_t)source;
    }
    return view;
}

void travel_library(App *app)
{
    Pane *pane = panes_focused(&app->panes);
    drop_lists(pane);
    if (pane_top(pane)->kind != VIEW_LIBRARY)
        pane_push(pane, view_new_library(app->library, app->state));
}

bool travel_to(App *app, const Spot *spot, Error *error)
{
    if (spot->source == SPOT_NOWHERE)
        return error_set(error, "That line leads nowhere");
    if (spot->source == SPOT_LIBRARY) {
        travel_library(app);
        return view_select(app_view(app), spot);
    }
    View *view = travel_show(app, (size_t)spot->source);
    if (view_select(view, spot))
        return true;
    return error_set(error, "%.*s is not there any more; / searches for it",
                     (int)spot->key.length, spot->key.data);
}

bool travel_go(App *app, const Spot *spot, Error *error)
{
    travel_leave(app);
    return travel_to(app, spot, error);
}

static Spot now(App *app)
{
    return view_spot(pane_base(panes_focused(&app->panes)), app->frame);
}

bool travel_back(App *app, Error *error)
{
    Spot here = now(app);
    const Spot *spot = trail_back(&app->trail, &here);
    if (!spot)
        return error_set(error, "This is where you began; > goes forward again");
    return travel_to(app, spot, error);
}

bool travel_forward(App *app, Error *error)
{
    Spot here = now(app);
    const Spot *spot = trail_forward(&app->trail, &here);
    if (!spot)
        return error_set(error, "There is nothing to go forward to; < goes back");
    return travel_to(app, spot, error);
}

bool travel_before(App *app, Error *error)
{
    Spot here = now(app), before;
    if (!trail_swap(&app->trail, &here, &before))
        return error_set(error, "There was no jump yet");
    bool ok = travel_to(app, &before, error);
    spot_drop(&before);
    return ok;
}

// In which view of a debate steps of a tour are shown: in that of the debate read last.
static unsigned view_of_steps(const App *app)
{
    int pane = panes_latest(&app->panes, VIEW_DEBATE);
    if (pane < 0)
        return 0;
    const View *view = pane_base(&app->panes.panes[pane]);
    return view_is_presenting(view) ? 0 : (unsigned)debate_view_mode(view->debate) + 1;
}

static bool go_to_step(App *app, const Spot *spot, Error *error)
{
    Spot step = *spot;
    bool is_debate =
        step.source >= 0 &&
        library_source(app->library, (size_t)step.source)->kind == SOURCE_DEBATE;
    step.shown = is_debate ? view_of_steps(app) : 0;
    bool ok = step.source == SPOT_NOWHERE
                  ? error_set(error, "This step names nothing that is here; n goes on")
                  : travel_go(app, &step, error);
    guide_arrive(app);
    const TourStep *words = guide_step(app);
    if (ok && words && guide_rows(app, app->rows, app->columns) == 0)
        app_say(app, "%td of %zu: %.*s", app->walk.index + 1, app->walk.count,
                STR_ARGUMENTS(words->words));
    return ok;
}

bool travel_step(App *app, int step, Error *error)
{
    Walk *walk = &app->walk;
    if (!walk->name)
        return error_set(error, "There is no current list: / searches, S everywhere");
    guide_refresh(app);
    const Spot *spot = walk_step(walk, step);
    if (!spot)
        return error_set(
            error, "This is the %s %s; %s goes back", step > 0 ? "last" : "first",
            walk->tour >= 0 ? "step of the tour" : walk->name, step > 0 ? "N" : "n");
    return walk->tour >= 0 ? go_to_step(app, spot, error) : travel_go(app, spot, error);
}

void travel_begin_tour(App *app, size_t tour)
{
    if (!guide_begin(app, tour))
        return;
    int steps = (int)app->walk.count, step = (int)app->walk.index + 1;
    if (step > 0 && step < steps)
        app_say(app, "A tour: you were at step %d of %d; n goes on, P presents it",
                step, steps);
    else if (step == 0)
        app_say(app, "A tour of %d step%s: n begins, P presents it", steps,
                steps == 1 ? "" : "s");
}

bool travel_to_step(App *app, ptrdiff_t step, Error *error)
{
    guide_begin(app, app_view(app)->source);
    app->walk.index = step;
    return travel_step(app, 0, error);
}

void travel_present(App *app, size_t tour, size_t step)
{
    Pane *pane = panes_focused(&app->panes);
    drop_lists(pane);
    pane_push(pane, view_new_show(app->library, app->state, tour, step));
}

void travel_leave_show(App *app)
{
    Error ignored; // the step may name nothing
    View *show = app_view(app);
    size_t tour = show->source, step = tour_show_step(show->show);
    travel_close(app);
    guide_begin(app, tour);
    guide_refresh(app);
    if (step >= app->walk.count)
        return;
    app->walk.index = (ptrdiff_t)step;
    const View *view = app_view(app);
    if (view->kind == VIEW_DOCUMENT && view->source == tour)
        guide_arrive(app);
    else
        go_to_step(app, &app->walk.spots[step], &ignored);
}

void travel_list(App *app, Str title, const ListItem *items, size_t count)
{
    Pane *pane = panes_focused(&app->panes);
    drop_lists(pane);
    pane_push(pane, view_new_list(app->library, list_view_new(title, items, count)));
}

// A pane of text that nobody reads goes with the debate that it followed.
static void drop_follower(App *app)
{
    int index = follow_pane(app);
    if (index >= 0 && index != app->panes.focus &&
        panes_latest(&app->panes, VIEW_DEBATE) < 0)
        panes_remove(&app->panes, index);
}

bool travel_close(App *app)
{
    Panes *panes = &app->panes;
    Pane *pane = panes_focused(panes);
    if (pane->depth > 1) {
        pane_pop(pane);
    } else if (panes->count > 1) {
        if (pane->follows)
            app->follow.is_closed = true;
        panes_remove(panes, panes->focus);
    } else {
        return false;
    }
    drop_follower(app);
    if (app_view(app)->kind == VIEW_LIBRARY)
        view_reload(app_view(app)); // more has been read since
    return true;
}
