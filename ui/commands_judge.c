#include "ui/commands_judge.h"
#include <stdio.h>
#include "src/base/vec.h"
#include "src/debate/address.h"
#include "src/text/text.h"
#include "ui/reader_file.h"
#include "ui/travel.h"
#include "ui/verdict_file.h"

static DebateView *debate_of(App *app)
{
    return app_view(app)->debate;
}

static const Tree *tree_of(App *app)
{
    return debate_view_stands(debate_of(app))->tree;
}

static Str name_of(App *app, PlaceId place)
{
    return outline_entry(tree_of(app), place, app->frame);
}

// --- the panel

// In line mode, and where there is no room for the panel, the question is said.
static void say_judge(App *app)
{
    if (!app->is_plain && app->rows >= JUDGE_LEAST)
        return;
    Str words = judge_words(&app->judge, app->frame);
    app_say(app, "%.*s", STR_ARGUMENTS(words));
}

static bool open_panel(App *app, PlaceId place, Error *error)
{
    if (place == NONE)
        return error_set(error, "There are no claims here");
    const Tree *tree = tree_of(app);
    PlaceId home = tree->places[place].home, parent = tree->places[home].parent;
    const Opinions *kept = &debate_view_opinions(debate_of(app))->places[home];
    Judge *judge = &app->judge;
    *judge = (Judge){ .is_open = true,
                      .has_bearing = parent != NONE,
                      .truth = kept->truth,
                      .bearing = kept->bearing,
                      .before = kept->before };
    app->judged = home;
    Str name = text_fit(name_of(app, home), JUDGE_BYTES / 4);
    snprintf(judge->claim, sizeof judge->claim, "%.*s", STR_ARGUMENTS(name));
    if (parent != NONE) {
        Str target = address_end(tree, parent, JUDGE_BYTES / 4, app->frame);
        snprintf(judge->target, sizeof judge->target, "%.*s", STR_ARGUMENTS(target));
    }
    if (app->is_plain) {
        Str words = judge_words(judge, app->frame);
        app_say(app,
                "My answer on %s. %.*s. The keys: y yes, n no, question mark "
                "unsure, 0 to 4 how strongly, Tab the other question, Esc ends.",
                judge->claim, STR_ARGUMENTS(words));
    } else {
        say_judge(app);
    }
    return true;
}

bool command_judge(App *app, Str argument, Error *error)
{
    (void)argument;
    return open_panel(app, debate_view_selected(debate_of(app)), error);
}

bool command_stance(App *app, Str argument, Error *error)
{
    (void)argument;
    PlaceId place = debate_view_selected(debate_of(app));
    return open_panel(app, place == NONE ? NONE : tree_of(app)->places[place].root,
                      error);
}

static void keep(App *app, bool ends)
{
    Error error;
    View *view = app_view(app);
    if (view->kind != VIEW_DEBATE || app->judged >= tree_of(app)->count)
        return; // the debate was read again meanwhile
    Opinions opinions = { app->judge.truth, app->judge.bearing, app->judge.before };
    if (!opinion_book_set(debate_view_opinions(view->debate), app->judged, &opinions,
                          ends, &error))
        app_warn(app, "%s", error.text);
    Stands *stands = debate_view_stands(view->debate);
    if (stands->has_strength)
        stands_show_strength(
            stands, true,
            opinion_book_votes(debate_view_opinions(view->debate), app->frame));
}

bool command_judge_key(App *app, Key key)
{
    switch (judge_key(&app->judge, key)) {
    case JUDGE_MOVED: say_judge(app); break;
    case JUDGE_CHANGED:
        say_judge(app);
        keep(app, false);
        break;
    case JUDGE_CLOSED:
        keep(app, true);
        if (app->is_plain)
            app_say(app, "Kept");
        break;
    case JUDGE_ELSE: keep(app, true); return false;
    case JUDGE_UNCHANGED:
        if (app->is_plain)
            app_say(app, "Nothing has changed: answer first by y, n or question mark");
        break;
    }
    return true;
}

// --- comparing

// The other side: the labels, or the verdicts of a file. False with a sentence.
static bool other_side(App *app, Str path, Judgements *other, Error *error)
{
    StateVerdict *verdicts;
    size_t count;
    Str text;
    Problems problems = { .arena = app->frame };
    if (path.length == 0) {
        const Verdicts *labels = stands_verdicts(debate_view_stands(debate_of(app)));
        if (!labels->is_decided)
            return error_set(error, "What stands could not be decided in time; "
                                    ":semantics grounded always can");
        *other = judgements_of_labels(labels, app->frame);
        return true;
    }
    if (!reader_file_read(app, path, VERDICT_FILE_BYTES, &text, error))
        return false;
    if (!verdict_file_read(text, path, app->frame, &verdicts, &count, &problems))
        return error_set(error, "%.*s:%d: %.*s", STR_ARGUMENTS(path),
                         problems.items[0].line, STR_ARGUMENTS(problems.items[0].text));
    const StoreSource *source = library_source(app->library, app_view(app)->source);
    *other = verdict_file_judgements(verdicts, count, source->slug, tree_of(app),
                                     app->frame);
    return true;
}

static void list_divergences(App *app, const Divergence *found, size_t count,
                             const char *whose)
{
    size_t source = app_view(app)->source;
    ListItem *items = arena_get(app->frame, count, sizeof *items);
    Spot *spots = arena_get(app->frame, count, sizeof *spots);
    for (size_t i = 0; i < count; i++) {
        PlaceId place = found[i].place;
        spots[i] = travel_spot(app, source, place);
        items[i] = (ListItem){
            .text = name_of(app, place),
            .note = arena_format(
                app->frame, "%sI: %s, %s: %s", found[i].is_bearing ? "bears? " : "",
                answer_word(found[i].left), whose, answer_word(found[i].right)),
            .source = source,
            .key = spots[i].key,
        };
    }
    walk_set(&app->walk, "parting", spots, count, -1);
    app->found_in_text = false;
    travel_list(app, str("Where we part first, what follows from that left out"), items,
                count);
    app_view(app)->is_walk = true;
}

bool command_compare(App *app, Str argument, Error *error)
{
    Judgements own, other;
    Divergence *found;
    const Tree *tree = tree_of(app);
    const OpinionBook *book = debate_view_opinions(debate_of(app));
    if (!book->has_any)
        return error_set(error, "You have answered nothing here yet; A asks");
    if (argument.length > 0 && app->is_kiosk)
        return error_set(error, "Files of others are not read here; without a file it "
                                "compares you with the map");
    if (!other_side(app, argument, &other, error))
        return false;
    own = opinion_book_judgements(book, app->frame);
    size_t count = divergence_find(tree, &own, &other, &found, app->frame);
    if (count == 0)
        return error_set(error, "You part nowhere, on %d claims that both judge",
                         (int)divergence_both(tree, &own, &other));
    list_divergences(app, found, count, argument.length == 0 ? "map" : "other");
    return true;
}
