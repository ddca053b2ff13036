#include "ui/commands_filter.h"
#include <inttypes.h>
#include <stdio.h>
#include "src/debate/address.h"
#include "ui/travel.h"
#include "ui/walk.h"

// More claims are not looked through at every key.
enum { MOST_PREVIEWED = 20000 };

static DebateView *debate_of(App *app)
{
    return app_view(app)->debate;
}

static const Tree *tree_of(App *app)
{
    return library_debate(app->library, app_view(app)->source)->tree;
}

// What has become of the claim that was selected.
static void say_filtered(App *app, PlaceId wanted, int32_t matches)
{
    const Tree *tree = tree_of(app);
    DebateView *debate = debate_of(app);
    int32_t hidden = debate_view_hidden(debate);
    PlaceId now = debate_view_selected(debate);
    PlaceId home = now == NONE ? NONE : tree->places[now].home;
    if (wanted == NONE || home == NONE || home == tree->places[wanted].home) {
        app_say(app,
                "%" PRId32 " match, %" PRId32 " hidden; & and Enter shows all again",
                matches, hidden);
        return;
    }
    Str from = address_of(tree, wanted, app->frame);
    Str to = address_of(tree, home, app->frame);
    app_say(app, "%" PRId32 " match, %" PRId32 " hidden, %.*s too: this is %.*s, %s",
            matches, hidden, (int)from.length, from.data, (int)to.length, to.data,
            tree->places[wanted].root == tree->places[home].root
                ? "the nearest above it"
                : "the first that is left");
}

// n and N walk the matches, if they walk nothing else.
static void walk_matches(App *app, int32_t matches)
{
    const Tree *tree = tree_of(app);
    PlaceId selected = debate_view_selected(debate_of(app));
    if (app->walk.name != NULL || app->found_in_text)
        return;
    Spot *spots = arena_get(app->frame, (size_t)matches + 1, sizeof *spots);
    size_t count = 0;
    ptrdiff_t here = -1;
    for (PlaceId id = 0; id < tree->count; id++) {
        if (!debate_view_matches(debate_of(app), id))
            continue;
        here = id <= selected ? (ptrdiff_t)count : here;
        spots[count++] = travel_spot(app, app_view(app)->source, id);
    }
    walk_set(&app->walk, "match", spots, count, here);
}

static bool filter(App *app, Str words, PlaceId wanted, Error *error)
{
    int32_t matches;
    bool was_filtered = debate_view_filter_text(debate_of(app)).length > 0;
    if (!debate_view_filter(debate_of(app), words, wanted, &matches))
        return error_set(error, "No claim has all of this: %.*s", (int)words.length,
                         words.data);
    if (debate_view_filter_text(debate_of(app)).length > 0) {
        walk_matches(app, matches);
        say_filtered(app, wanted, matches);
        return true;
    }
    app_mark_view(app, app_view(app));
    if (was_filtered)
        app_say(app, "All claims are shown again");
    return true;
}

bool command_unfilter_claims(App *app)
{
    enum { FILTERED = IN_OUTLINE | IN_MAP };
    Error error;
    View *view = app_view(app);
    return view->kind == VIEW_DEBATE && (view_where(view) & FILTERED) &&
           debate_view_filter_text(view->debate).length > 0 &&
           filter(app, str(""), debate_view_selected(view->debate), &error);
}

bool command_filter_claims(App *app, Str argument, Error *error)
{
    PlaceId selected = debate_view_selected(debate_of(app));
    if (argument.length > 0 || !app->by_key)
        return filter(app, argument, selected, error);
    Str before = debate_view_filter_text(debate_of(app));
    app->filter_start = selected;
    snprintf(app->filter_before, sizeof app->filter_before, "%.*s", (int)before.length,
             before.data);
    prompt_open(&app->prompt, PROMPT_SIFT, str(""));
    return true;
}

// What was selected when the typing began, unless the debate has become too short for
// it: it may be read again meanwhile.
static PlaceId start_of(App *app)
{
    return app->filter_start < tree_of(app)->count
               ? app->filter_start
               : debate_view_selected(debate_of(app));
}

void command_preview_claims(App *app, Str words)
{
    int32_t matches;
    if (tree_of(app)->count <= MOST_PREVIEWED && words.length > 0)
        debate_view_filter(debate_of(app), words, start_of(app), &matches);
    else
        command_leave_claims(app);
}

bool command_accept_claims(App *app, Str words, Error *error)
{
    if (filter(app, words, start_of(app), error))
        return true;
    command_leave_claims(app);
    return false;
}

void command_leave_claims(App *app)
{
    int32_t matches;
    debate_view_filter(debate_of(app), str(app->filter_before), start_of(app),
                       &matches);
    if (app->filter_before[0] == '\0')
        app_mark_view(app, app_view(app));
}
