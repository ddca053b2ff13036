#include "ui/commands_panes.h"
#include "ui/commands_go.h"
#include "ui/travel.h"

enum { WIDTH_STEP = 4 }; // columns

// A pane that stands alone gets company: the text of its debate, the debate of its
// text.
static bool open_other(App *app, Error *error)
{
    View *view = app_view(app);
    if (view->kind == VIEW_DOCUMENT)
        return command_outline(app, str(""), error);
    if (panes_latest(&app->panes, VIEW_DEBATE) < 0)
        return error_set(error, "There is one pane only; :split opens another");
    app->follow.is_closed = false;
    int pane = follow_open(app, error);
    if (pane >= 0)
        panes_focus(&app->panes, pane);
    return pane >= 0;
}

static bool step_pane(App *app, int step, Error *error)
{
    Panes *panes = &app->panes;
    if (panes->count == 1)
        return open_other(app, error);
    panes_focus(panes, (panes->focus + step + panes->count) % panes->count);
    return true;
}

bool command_next_pane(App *app, Str argument, Error *error)
{
    (void)argument;
    return step_pane(app, 1, error);
}

bool command_previous_pane(App *app, Str argument, Error *error)
{
    (void)argument;
    return step_pane(app, -1, error);
}

bool command_left_pane(App *app, Str argument, Error *error)
{
    (void)argument;
    if (app->panes.focus == 0)
        return error_set(error, "This is the leftmost pane");
    panes_focus(&app->panes, app->panes.focus - 1);
    return true;
}

bool command_right_pane(App *app, Str argument, Error *error)
{
    (void)argument;
    if (app->panes.focus == app->panes.count - 1)
        return error_set(error, "This is the rightmost pane");
    panes_focus(&app->panes, app->panes.focus + 1);
    return true;
}

static bool is_alone(const App *app, Error *error)
{
    if (app->columns < PANES_WIDE)
        error_set(error,
                  "Panes stand side by side from %d columns on; Tab goes to "
                  "the next",
                  PANES_WIDE);
    else if (app->panes.count == 1)
        error_set(error, "There is one pane only; :split opens another");
    else
        return false;
    return true;
}

bool command_maximise(App *app, Str argument, Error *error)
{
    (void)argument;
    if (is_alone(app, error))
        return false;
    app->panes.maximised = !app->panes.maximised;
    if (app->panes.maximised)
        app_say(app, "This pane fills the window; O brings the others back");
    return true;
}

static bool set_width(App *app, int columns, Error *error)
{
    if (is_alone(app, error))
        return false;
    return panes_set_width(&app->panes, columns) ||
           error_set(error, "This pane fills the window; O brings the others back");
}

static bool change_width(App *app, int change, Error *error)
{
    if (app->count > 0)
        change = change > 0 ? app->count : -app->count;
    return set_width(app, panes_focused(&app->panes)->columns + change, error);
}

bool command_narrower(App *app, Str argument, Error *error)
{
    (void)argument;
    return change_width(app, -WIDTH_STEP, error);
}

bool command_wider(App *app, Str argument, Error *error)
{
    (void)argument;
    return change_width(app, WIDTH_STEP, error);
}

bool command_equal(App *app, Str argument, Error *error)
{
    (void)argument;
    if (is_alone(app, error))
        return false;
    panes_equal(&app->panes);
    return true;
}

bool command_width(App *app, Str argument, Error *error)
{
    int columns = command_number(argument);
    if (columns == 0)
        return error_set(error, "It takes a number of columns: width 60");
    return set_width(app, columns, error);
}

// What a new pane shows: what is named, else the same as the pane beside it.
static View *view_for_split(App *app, Str name, Error *error)
{
    View *beside = pane_base(panes_focused(&app->panes));
    if (name.length > 0) {
        ptrdiff_t source = command_source(app, name, error);
        return source < 0 ? NULL : app_new_view(app, (size_t)source);
    }
    if (beside->kind == VIEW_LIBRARY)
        return view_new_library(app->library, app->state);
    view_save(beside);
    return app_new_view(app, beside->source);
}

bool command_split(App *app, Str argument, Error *error)
{
    Panes *panes = &app->panes;
    if (panes->count == PANES_MOST)
        return error_set(error, "There are %d panes already: q closes one", PANES_MOST);
    View *view = view_for_split(app, argument, error);
    if (!view)
        return false;
    Spot here = view_spot(pane_base(panes_focused(panes)), app->frame);
    if (argument.length == 0)
        view_select(view, &here);
    app_mark_view(app, view);
    if (view->kind == VIEW_DOCUMENT)
        follow_highlight(app, view, false);
    travel_leave(app);
    panes_add(panes, panes->focus + 1, view);
    panes_focus(panes, panes->focus + 1);
    if (!panes_are_beside(panes, app->columns))
        app_say(app,
                "The new pane is here; Tab goes to the others, and from %d columns "
                "on they stand side by side",
                PANES_WIDE);
    return true;
}
