#include "ui/commands_predict.h"
#include <time.h>
#include "src/base/vec.h"
#include "src/debate/why.h"
#include "src/store/state_verdict.h"

enum { CTRL_C = 'C' & K_CTRL_MASK };

static Predict *predict_of(App *app)
{
    return debate_view_predict(app_view(app)->debate);
}

static PlaceId selected(App *app)
{
    return debate_view_selected(app_view(app)->debate);
}

bool command_is_predicting(const App *app)
{
    const View *view = pane_top(&app->panes.panes[app->panes.focus]);
    return view->kind == VIEW_DEBATE &&
           predict_is_on(debate_view_predict(view->debate));
}

// --- beginning and ending

// The question is said where no panel shows it.
static void ask(App *app)
{
    if (!app->is_plain && app->rows >= PREDICT_LEAST)
        return;
    Predict *predict = predict_of(app);
    Str question = predict_question(predict, selected(app), app->frame);
    app_say(app, "%.*s %s", STR_ARGUMENTS(question), predict_keys(predict));
}

static bool begin(App *app, PredictKind kind, Error *error)
{
    DebateView *debate = app_view(app)->debate;
    Stands *stands = debate_view_stands(debate);
    const Verdicts *verdicts = stands_verdicts(stands);
    if (kind == PREDICT_VERDICTS && !verdicts->is_decided)
        return error_set(error, "What stands could not be decided in time; "
                                ":semantics grounded always can");
    stands_show(stands, false);
    inquiry_clear(&app->inquiry);
    debate_view_show(debate, DEBATE_OUTLINE);
    if (kind == PREDICT_REPLIES)
        debate_view_move(debate, MOTION_FOLD_CLOSE_ALL, 1);
    predict_begin(debate_view_predict(debate), kind, stands->tree, verdicts);
    ask(app);
    return true;
}

bool command_predict(App *app, Str argument, Error *error)
{
    int kind =
        argument.length == 0 ? (int)predict_of(app)->kind : predict_kind(argument);
    if (kind < 0)
        return error_set(error, "It takes signs, replies or verdicts");
    return begin(app, (PredictKind)kind, error);
}

static void end(App *app)
{
    Predict *predict = predict_of(app);
    if (predict->all > 0)
        app_say(app, "%.*s; the log keeps it: `moot predictions` prints it",
                STR_ARGUMENTS(predict_score(predict, app->frame)));
    else
        app_say(app, "Everything is shown again");
    predict_end(predict);
}

// --- revealing

static void keep(App *app, PlaceId place, const char *guess, const char *answer)
{
    Error error;
    const Predict *predict = predict_of(app);
    const StoreSource *source = library_source(app->library, app_view(app)->source);
    const Tree *tree = predict->tree;
    StatePrediction prediction = {
        .library = source->library,
        .source = source->slug,
        .key = library_key(tree->debate, tree->places[place].node, app->frame),
        .kind = str(predict_name(predict->kind)),
        .guess = str(guess),
        .answer = str(answer),
        .made = arena_format(app->frame, "%lld", (long long)time(NULL)),
    };
    if (!state_add_prediction(app->state, &prediction, &error))
        app_warn(app, "%s", error.text);
}

// Says whether a guess was right, and of a verdict why it is so.
static void tell(App *app, PlaceId place, const char *guess, const char *answer)
{
    const Predict *predict = predict_of(app);
    bool is_right = strcmp(guess, answer) == 0;
    if (predict->kind == PREDICT_VERDICTS) {
        Why why =
            why_of(predict->verdicts, predict->tree->places[place].node, app->frame);
        app_say(app, "%s. %.*s", is_right ? "Right" : "No", STR_ARGUMENTS(why.text));
    } else {
        app_say(app, "%s: %s", is_right ? "Right" : "No", answer);
    }
}

static void reveal_one(App *app)
{
    const char *guess, *answer;
    PlaceId place = selected(app);
    Predict *predict = predict_of(app);
    if (!predict_reveal(predict, place, &guess, &answer)) {
        app_say(app, "Say first what you expect: %s", predict_keys(predict));
        return;
    }
    tell(app, place, guess, answer);
    keep(app, predict->tree->places[place].home, guess, answer);
    if (predict->kind == PREDICT_REPLIES)
        debate_view_move(app_view(app)->debate, MOTION_FOLD_OPEN, 1);
}

static void reveal_all(App *app)
{
    const char *guess, *answer;
    Predict *predict = predict_of(app);
    int32_t right = predict->right, all = predict->all;
    for (PlaceId id = 0; id < predict->tree->count; id++)
        if (predict->tree->places[id].home == id &&
            predict_reveal(predict, id, &guess, &answer))
            keep(app, id, guess, answer);
    if (predict->all == all)
        app_say(app, "Nothing has been guessed: %s", predict_keys(predict));
    else
        app_say(app, "%d of %d right", (int)(predict->right - right),
                (int)(predict->all - all));
}

// --- keys

// Keys that move about and hide or show nothing else.
bool command_predict_moves(Key key)
{
    static const Key keys[] = { 'j',    'k',   'h',         'l',      'g',
                                'G',    ' ',   '{',         '}',      '(',
                                ')',    K_UP,  K_DOWN,      K_LEFT,   K_RIGHT,
                                K_HOME, K_END, K_PAGE_DOWN, K_PAGE_UP };
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (keys[i] == key)
            return true;
    return false;
}

// What would show the replies of a claim before they have been guessed.
static bool is_unfolding(App *app, Key key)
{
    PlaceId place = selected(app);
    return (key == 'l' || key == K_RIGHT || key == ' ') && place != NONE &&
           predict_hides_replies(predict_of(app), place);
}

bool command_predict_takes(App *app, Key key)
{
    return command_is_predicting(app) &&
           (!command_predict_moves(key) || is_unfolding(app, key));
}

bool command_predict_key(App *app, Key key)
{
    Error error;
    Predict *predict = predict_of(app);
    if (key == K_ESCAPE || key == CTRL_C || key == 'q') {
        end(app);
    } else if (predict_guess(predict, selected(app), key)) {
        if (app->is_plain)
            app_say(app, "Noted; Enter reveals it");
    } else if (key == K_ENTER) {
        reveal_one(app);
    } else if (key == 'r') {
        reveal_all(app);
    } else if (key == 'T') {
        if (!begin(app, (predict->kind + 1) % PREDICT_KINDS, &error))
            app_say(app, "%s", error.text);
    } else if (is_unfolding(app, key)) {
        app_say(app, "Say first what you expect below it: %s", predict_keys(predict));
    } else if (command_predict_moves(key)) {
        return false; // the panel asks about the claim that it goes to
    } else {
        app_say(app, "During the exercise keys move and answer: %s; Esc ends it",
                predict_keys(predict));
    }
    return true;
}
