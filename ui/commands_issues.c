#include "ui/commands_issues.h"
#include <stdlib.h>
#include "src/base/vec.h"
#include "src/debate/address.h"
#include "src/debate/issues.h"
#include "ui/travel.h"

// The debate that a list is of.
typedef struct {
    size_t source;
    const Tree *tree;
} Subject;

static Subject subject_of(App *app)
{
    size_t source = app_view(app)->source;
    return (Subject){ source, library_debate(app->library, source)->tree };
}

static Str name_of(App *app, const Subject *subject, PlaceId place)
{
    return outline_entry(subject->tree, place, app->frame);
}

// Lays the list over the view and makes it what n and N walk.
static void show_list(App *app, Str title, const ListItem *items, const Spot *spots,
                      size_t count, const char *name)
{
    walk_set(&app->walk, name, spots, count, -1);
    app->found_in_text = false;
    travel_list(app, title, items, count);
    app_view(app)->is_walk = true;
}

// --- open issues

// "4 unanswered objections, 2 with one side only".
static Str issue_counts(App *app, const Issue *issues, size_t count)
{
    Buffer out = { .arena = app->frame };
    for (int kind = 0; kind < ISSUE_KINDS; kind++) {
        size_t found = 0;
        for (size_t i = 0; i < count; i++)
            found += issues[i].kind == (IssueKind)kind;
        if (found > 0)
            buffer_format(&out, "%s%zu %s", out.length > 0 ? ", " : "", found,
                          found == 1 ? issue_name((IssueKind)kind)
                                     : issue_names((IssueKind)kind));
    }
    return buffer_str(&out);
}

bool command_issues(App *app, Str argument, Error *error)
{
    (void)argument;
    Issue *issues;
    Subject subject = subject_of(app);
    Stands *stands = debate_view_stands(app_view(app)->debate);
    size_t count =
        issues_find(subject.tree, stands_verdicts(stands), &issues, app->frame);
    stands->counts_issues = true;
    if (count == 0)
        return error_set(error, "Nothing is open here: every objection is answered, "
                                "every claim has a reason or a source");
    ListItem *items = arena_get(app->frame, count, sizeof *items);
    Spot *spots = arena_get(app->frame, count, sizeof *spots);
    for (size_t i = 0; i < count; i++) {
        PlaceId place = issues[i].place;
        spots[i] = travel_spot(app, subject.source, place);
        items[i] = (ListItem){ .text = name_of(app, &subject, place),
                               .note = str(issue_name(issues[i].kind)),
                               .source = subject.source,
                               .key = spots[i].key };
    }
    Str counts = issue_counts(app, issues, count);
    show_list(app, arena_format(app->frame, "Open: %.*s", STR_ARGUMENTS(counts)), items,
              spots, count, "open issue");
    return true;
}

// --- cruxes

// "1.2 Force breeds resistance, together with 1.4 ...".
static ListItem crux_item(App *app, const Subject *subject, const Crux *crux)
{
    PlaceId first = tree_home(subject->tree, crux->first);
    Str text = name_of(app, subject, first);
    if (crux->second.kind != NODE_NONE) {
        Str second = name_of(app, subject, tree_home(subject->tree, crux->second));
        text = arena_format(app->frame, "%.*s, together with %.*s", STR_ARGUMENTS(text),
                            STR_ARGUMENTS(second));
    }
    return (ListItem){ .text = text,
                       .note = arena_format(app->frame, "then %s",
                                            verdict_word(crux->after)),
                       .source = subject->source,
                       .key = travel_spot(app, subject->source, first).key };
}

// What has been found, as items of a list and as spots to walk.
static size_t found_items(App *app, const Subject *subject, Str *title,
                          ListItem **items, Spot **spots)
{
    Node thesis;
    Label label;
    size_t count = 0;
    const Crux *found = crux_finder_found(&app->cruxes, &count, &thesis, &label);
    *items = arena_get(app->frame, count + 1, sizeof **items);
    *spots = arena_get(app->frame, count + 1, sizeof **spots);
    for (size_t i = 0; i < count; i++) {
        (*items)[i] = crux_item(app, subject, &found[i]);
        (*spots)[i] =
            travel_spot(app, subject->source, tree_home(subject->tree, found[i].first));
    }
    Str name = name_of(app, subject, tree_home(subject->tree, thesis));
    *title = arena_format(app->frame, "Cruxes%s of %.*s, now %s",
                          crux_finder_is_done(&app->cruxes) ? "" : " so far",
                          STR_ARGUMENTS(name), verdict_word(label));
    return count;
}

// The list that shows them, if it is still there.
static View *shown_list(App *app)
{
    for (int i = 0; i < app->panes.count; i++)
        for (int k = 0; k < app->panes.panes[i].depth; k++) {
            View *view = app->panes.panes[i].views[k];
            if (view == app->cruxes.shown && view->kind == VIEW_LIST)
                return view;
        }
    return NULL;
}

static const char crux_name[] = "crux";

static void show_found(App *app)
{
    Str title;
    ListItem *items;
    Spot *spots;
    size_t source = app->cruxes.source;
    Subject subject = { source, library_debate(app->library, source)->tree };
    size_t count = found_items(app, &subject, &title, &items, &spots);
    View *view = shown_list(app);
    if (view != NULL) {
        ptrdiff_t selected = list_view_selected_index(view->list);
        list_view_free(view->list);
        view->list = list_view_new(title, items, count);
        list_view_select(view->list, selected > 0 ? (size_t)selected : 0);
        if (app->walk.name == crux_name)
            walk_set(&app->walk, crux_name, spots, count, app->walk.index);
    } else if (app->cruxes.shown == NULL && count > 0) {
        show_list(app, title, items, spots, count, crux_name);
        app->cruxes.shown = app_view(app);
    } else if (crux_finder_is_done(&app->cruxes) && count == 0) {
        app_say(app, "No claim%s would change by its fall what becomes of this thesis",
                crux_finder_has_pairs(&app->cruxes) ? ", and no two together," : "");
    } else if (app->cruxes.shown != NULL) {
        crux_finder_stop(&app->cruxes); // the reader has closed the list
    }
}

bool command_cruxes(App *app, Str argument, Error *error)
{
    (void)argument;
    Subject subject = subject_of(app);
    Stands *stands = debate_view_stands(app_view(app)->debate);
    PlaceId place = debate_view_selected(app_view(app)->debate);
    if (place == NONE)
        return error_set(error, "There are no claims here");
    Node thesis = subject.tree->places[subject.tree->places[place].root].node;
    crux_finder_begin(&app->cruxes, stands, thesis);
    app->cruxes.source = subject.source;
    if (crux_finder_is_done(&app->cruxes))
        show_found(app);
    else
        app_say(app, "Looking for the claims that this thesis hangs on ...");
    return true;
}

bool command_take_cruxes(App *app)
{
    if (!crux_finder_take(&app->cruxes))
        return false;
    app->messages.shown = false;
    show_found(app);
    crux_finder_go_on(&app->cruxes);
    return true;
}

void command_settle_cruxes(App *app, int milliseconds)
{
    while (app->cruxes.is_busy && worker_wait(app->cruxes.worker, milliseconds) &&
           command_take_cruxes(app))
        continue;
}
