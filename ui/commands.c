#include "ui/commands.h"
#include "src/base/vec.h"
#include "ui/screen.h"
#include "ui/travel.h"
#include "ui/typing.h"

enum { CTRL_C = 'C' & K_CTRL_MASK, DOUBLE_CLICK = 400, WHEEL_ROWS = 3 };

// The mouse's buttons, as input.h counts them.
enum { BUTTON_LEFT = 0, WHEEL_UP = 64, WHEEL_DOWN = 65 };

// A new event: the message of the last one has been read.
static void begin(App *app)
{
    arena_reset(app->frame);
    app->request = REQUEST_NONE;
    app->messages.shown = false;
    app->copy = str("");
    app_view(app)->is_touched = true;
}

static void run_binding(App *app, const Binding *binding, Key last)
{
    Key wildcard = binding->keys[binding->count - 1];
    Str line = str(binding->row->command);
    if (wildcard == K_ANY_DIGIT || wildcard == K_ANY_LETTER)
        line = arena_format(app->frame, "%s %c", binding->row->command, (int)last);
    app->by_key = true;
    typing_run(app, line);
    app->by_key = false;
}

static void say_unbound(App *app)
{
    Buffer keys = { .arena = app->frame };
    for (int i = 0; i < app->pending_count; i++) {
        char name[16];
        key_name(app->pending[i], name);
        buffer_format(&keys, "%s ", name);
    }
    app_say(app, "%.*sdoes nothing here; ? shows the keys", (int)keys.length,
            keys.data);
}

static void binding_key(App *app, Key key)
{
    const Binding *binding;
    if (app->pending_count > 0 && (key == K_ESCAPE || key == CTRL_C)) {
        app->pending_count = 0;
        return;
    }
    app->pending[app->pending_count++] = key;
    KeyMatch match = key_map_find(&app->keys, view_where(app_view(app)), app->pending,
                                  app->pending_count, &binding);
    if (match == KEY_MAP_PREFIX)
        return;
    if (match == KEY_MAP_COMMAND) {
        app->pending_count = 0; // before: the command may ask for keys itself
        run_binding(app, binding, key);
    } else {
        say_unbound(app);
        app->pending_count = 0;
    }
}

void commands_key(App *app, Key key)
{
    begin(app);
    if (app->pending_count == 0) {
        app->count = 0;
        if (typing_key(app, key))
            return;
    }
    binding_key(app, key);
}

void commands_paste(App *app, Str text, bool was_cut)
{
    begin(app);
    if (!typing_paste(app, text))
        app_say(app, "Pasted text was dropped: / S : and a take text");
    else if (was_cut)
        app_say(app, "The pasted text was too long and has been cut");
}

// --- the mouse

// The view under the mouse and its cell there; NULL on titles and borders.
static View *view_at(App *app, const InputEvent *event, int *pane, int *line,
                     int *column)
{
    *pane = panes_at(&app->panes, event->column);
    *column = *pane < 0 ? 0 : event->column - app->panes.panes[*pane].column;
    *line = event->row - screen_top(app) - 1;
    if (*pane < 0 || *line < 0 || *line >= app->panes.rows - 1)
        return NULL;
    return pane_top(&app->panes.panes[*pane]);
}

// Whether the mouse is on the border to the right of a pane, which it then holds.
static bool hold_border(App *app, const InputEvent *event)
{
    for (int i = 0; i < app->panes.count; i++) {
        const Pane *pane = &app->panes.panes[i];
        if (pane->columns > 0 && event->column == pane->column + pane->columns)
            app->drag = i;
    }
    return app->drag >= 0;
}

static void release_border(App *app, const InputEvent *event)
{
    int focus = app->panes.focus;
    app->panes.focus = app->drag;
    panes_set_width(&app->panes, event->column - app->panes.panes[app->drag].column);
    app->panes.focus = focus;
    app->drag = -1;
}

static void click(App *app, const InputEvent *event, long milliseconds)
{
    int pane, line, column;
    View *view = view_at(app, event, &pane, &line, &column);
    bool is_double = event->row == app->clicked_row &&
                     event->column == app->clicked_column &&
                     milliseconds - app->clicked_at <= DOUBLE_CLICK;
    app->clicked_row = event->row;
    app->clicked_column = event->column;
    app->clicked_at = milliseconds;
    if (pane >= 0)
        panes_focus(&app->panes, pane);
    int target = view ? view_target_at(view, line, column) : -1;
    if (target < 0)
        return;
    view_select_target(view, target);
    if (is_double) {
        app->clicked_at = 0;
        typing_run(app, str("open"));
    }
}

void commands_mouse(App *app, const InputEvent *event, long milliseconds)
{
    int pane, line, column;
    begin(app);
    if (app->judge.is_open || app->help || app->search || app->note ||
        app->prompt.kind != PROMPT_NONE)
        return;
    if (event->button == WHEEL_UP || event->button == WHEEL_DOWN) {
        View *view = view_at(app, event, &pane, &line, &column);
        if (view && event->pressed)
            view_move(view,
                      event->button == WHEEL_UP ? MOTION_SCROLL_UP : MOTION_SCROLL_DOWN,
                      WHEEL_ROWS);
    } else if (event->button == BUTTON_LEFT && event->pressed) {
        labels_clear(&app->labels);
        if (!hold_border(app, event))
            click(app, event, milliseconds);
    } else if (app->drag >= 0 && !event->pressed) {
        release_border(app, event);
    }
}
