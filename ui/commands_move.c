#include "ui/commands_move.h"
#include "src/base/alloc.h"
#include "src/debate/address.h"
#include "ui/travel.h"

// The motion that a command stands for, and what to say when it changes nothing.
// clang-format off
static const struct {
    const char *name;
    Motion motion;
    bool is_jump; // far enough to go back from
    const char *sentence;
} motions[] = {
    { "next",              MOTION_NEXT,              false, "This is the end" },
    { "previous",          MOTION_PREVIOUS,          false, "This is the start" },
    { "left",              MOTION_LEFT,              false, "Nothing lies to the left of it" },
    { "right",             MOTION_RIGHT,             false, "Nothing lies below it" },
    { "next-sibling",      MOTION_NEXT_SIBLING,      false, "This is the last of its kind here" },
    { "previous-sibling",  MOTION_PREVIOUS_SIBLING,  false, "This is the first of its kind here" },
    { "next-relation",     MOTION_NEXT_RELATION,     false, "There is no other relation to light" },
    { "previous-relation", MOTION_PREVIOUS_RELATION, false, "There is no other relation to light" },
    { "first",             MOTION_FIRST,             true,  "This is the start" },
    { "last",              MOTION_LAST,              true,  "This is the end" },
    { "half-down",         MOTION_HALF_DOWN,         false, "This is the end" },
    { "half-up",           MOTION_HALF_UP,           false, "This is the start" },
    { "page-down",         MOTION_PAGE_DOWN,         false, "This is the end" },
    { "page-up",           MOTION_PAGE_UP,           false, "This is the start" },
    { "scroll-down",       MOTION_SCROLL_DOWN,       false, "It scrolls no further" },
    { "scroll-up",         MOTION_SCROLL_UP,         false, "It scrolls no further" },
    { "pan-left",          MOTION_PAN_LEFT,          false, "The map ends here" },
    { "pan-down",          MOTION_PAN_DOWN,          false, "The map ends here" },
    { "pan-up",            MOTION_PAN_UP,            false, "The map ends here" },
    { "pan-right",         MOTION_PAN_RIGHT,         false, "The map ends here" },
    { "middle",            MOTION_TO_MIDDLE,         false, NULL },
    { "top",               MOTION_TO_TOP,            false, NULL },
    { "bottom",            MOTION_TO_BOTTOM,         false, NULL },
    { "fold",              MOTION_FOLD_TOGGLE,       false, "Nothing below it can be folded" },
    { "fold-open",         MOTION_FOLD_OPEN,         false, "Nothing below it is folded" },
    { "fold-close",        MOTION_FOLD_CLOSE,        false, "Nothing below it is open" },
    { "fold-open-all",     MOTION_FOLD_OPEN_ALL,     false, "Everything is open" },
    { "fold-close-all",    MOTION_FOLD_CLOSE_ALL,    false, "Everything is folded" },
    { "fold-more",         MOTION_FOLD_OPEN_LEVEL,   false, "Everything is open" },
    { "fold-less",         MOTION_FOLD_CLOSE_LEVEL,  false, "Everything is folded" },
    { "fold-open-below",   MOTION_FOLD_OPEN_BELOW,   false, "Everything below it is open" },
    { "fold-supports",     MOTION_FOLD_SUPPORTS,     false, "It has no supports" },
    { "fold-attacks",      MOTION_FOLD_ATTACKS,      false, "It has no attacks" },
    { "fold-undercuts",    MOTION_FOLD_UNDERCUTS,    false, "It has no undercuts" },
    { "more-text",         MOTION_MORE_TEXT,         false, "All text is shown" },
    { "less-text",         MOTION_LESS_TEXT,         false, "No less text can be shown" },
    { "fit",               MOTION_FIT,               false, "What matters here is open" },
};
// clang-format on

static int motion_index(Str name)
{
    for (size_t i = 0; i < COUNT(motions); i++)
        if (str_is(name, motions[i].name))
            return (int)i;
    return -1;
}

bool command_is_motion(Str name)
{
    return motion_index(name) >= 0;
}

bool command_motion(App *app, Str name, Error *error)
{
    int index = motion_index(name);
    if (motions[index].is_jump)
        travel_leave(app);
    bool moved = view_move(app_view(app), motions[index].motion,
                           app->count > 0 ? app->count : 1);
    return moved || !motions[index].sentence ||
           error_set(error, "%s", motions[index].sentence);
}

// --- addresses

static bool go_in_debate(App *app, Str address, Error *error)
{
    View *view = app_view(app);
    const OpenDebate *open = library_debate(app->library, view->source);
    PlaceId place = address_find(open->tree, address);
    if (place == NONE)
        return error_set(error, "There is no claim %.*s here; %d theses begin at 1",
                         (int)address.length, address.data,
                         (int)library_source(app->library, view->source)->theses);
    travel_leave(app);
    debate_view_select(view->debate, place);
    return true;
}

static bool go_in_document(App *app, Str address, Error *error)
{
    View *view = app_view(app);
    const OpenDocument *open = library_document(app->library, view->source);
    ptrdiff_t block = document_find(open->document, address);
    if (block < 0)
        return error_set(error, "There is no %.*s in this text; c lists its contents",
                         (int)address.length, address.data);
    travel_leave(app);
    document_view_select(view->document, block);
    return true;
}

int command_number(Str text)
{
    int number = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9' || number > APP_COUNT_MOST)
            return 0;
        number = number * 10 + text.data[i] - '0';
    }
    return number;
}

static bool go_in_list(App *app, Str text, Error *error)
{
    View *view = app_view(app);
    int number = command_number(text);
    if (view->kind == VIEW_LIBRARY && number > 0) {
        ptrdiff_t source = library_view_entry(view->entries, number);
        if (source >= 0) {
            library_view_select(view->entries, (size_t)source);
            return true;
        }
    }
    if (view->kind == VIEW_LIST && number > 0 && list_view_entry(view->list, number)) {
        list_view_move(view->list, MOTION_FIRST, 1);
        if (number > 1)
            list_view_move(view->list, MOTION_NEXT, number - 1);
        return true;
    }
    return error_set(error, "There is no entry %.*s in this list", (int)text.length,
                     text.data);
}

static bool go_in_show(App *app, Str text, Error *error)
{
    View *view = app_view(app);
    int number = command_number(text);
    if (number > 0 && tour_show_go(view->show, (size_t)number - 1))
        return true;
    return error_set(error, "There is no step %.*s; steps are numbered from 1",
                     STR_ARGUMENTS(text));
}

bool command_go(App *app, Str argument, Error *error)
{
    Str address = str_trim(argument);
    if (app->by_key) {
        prompt_open(&app->prompt, PROMPT_GO, address);
        return true;
    }
    switch (app_view(app)->kind) {
    case VIEW_DEBATE: return go_in_debate(app, address, error);
    case VIEW_DOCUMENT: return go_in_document(app, address, error);
    case VIEW_SHOW: return go_in_show(app, address, error);
    default: return go_in_list(app, address, error);
    }
}

bool command_labels(App *app, Str argument, Error *error)
{
    (void)argument;
    labels_make(&app->labels, &app->panes);
    return app->labels.count > 0 || error_set(error, "There is nothing to choose here");
}

bool command_root(App *app, Str argument, Error *error)
{
    (void)argument, (void)error;
    debate_view_root(app_view(app)->debate, true);
    return true;
}

bool command_whole(App *app, Str argument, Error *error)
{
    (void)argument, (void)error;
    debate_view_root(app_view(app)->debate, false);
    return true;
}
