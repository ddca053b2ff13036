#include "ui/commands_map.h"

// The map, or on it its other arrangement. A window that is too small for it shows the
// focus.
bool command_map(App *app, Str argument, Error *error)
{
    (void)argument;
    bool is_here = app_view(app)->kind == VIEW_DEBATE;
    if (!command_reach_debate(app, error))
        return false;
    DebateView *debate = app_view(app)->debate;
    if (is_here && debate_view_mode(debate) == DEBATE_MAP) {
        debate_view_turn(debate);
        return true;
    }
    if (!is_here)
        view_layout(app_view(app), app->panes.rows - 1, app->columns);
    bool has_room = debate_view_has_room(debate);
    if (!command_show_debate(app, has_room ? DEBATE_MAP : DEBATE_FOCUS,
                             "This window is too small for the map", error))
        return false;
    if (!has_room)
        app_say(app, "This window is too small for the map; here is the focus");
    return true;
}

bool command_overview(App *app, Str argument, Error *error)
{
    View *view = app_view(app);
    bool is_map = view->kind == VIEW_DEBATE && view_where(view) == IN_MAP;
    if (!is_map && !command_map(app, argument, error))
        return false;
    view = app_view(app);
    if (debate_view_mode(view->debate) == DEBATE_MAP)
        debate_view_overview(view->debate);
    return true;
}

bool command_strip(App *app, Str argument, Error *error)
{
    (void)argument, (void)error;
    debate_view_strip(app_view(app)->debate);
    return true;
}

bool command_zoom(App *app, Str argument, Error *error)
{
    int zoom = command_number(argument);
    if (zoom < 1 || zoom > 5)
        return error_set(error, "Zoom goes from 1 (dots) to 5 (all words)");
    debate_view_zoom(app_view(app)->debate, zoom);
    return true;
}

bool command_frames(App *app, Str argument, Error *error)
{
    (void)argument;
    return debate_view_frame(app_view(app)->debate) ||
           error_set(error, "This debate has no sections to be framed");
}

bool command_details(App *app, Str argument, Error *error)
{
    (void)argument, (void)error;
    debate_view_pane(app_view(app)->debate);
    return true;
}
