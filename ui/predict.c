#include "ui/predict.h"
#include <inttypes.h>
#include "src/debate/address.h"
#include "src/text/text.h"

enum { ANSWERS = 4, ADDRESS = 24 };

// What can be guessed, by kind; the guess is the number in its list, from 1.
// clang-format off
static const struct {
    const char *name, *keys;
    struct { char key; const char *word; } answers[ANSWERS];
} kinds[PREDICT_KINDS] = {
    [PREDICT_SIGNS] = { "signs", "+ supports · - attacks · _ undercuts",
        { { '+', "supports" }, { '-', "attacks" }, { '_', "undercuts" } } },
    [PREDICT_REPLIES] = { "replies", "+ reasons · - objections · b both · 0 nothing",
        { { '+', "reasons" }, { '-', "objections" }, { 'b', "both" }, { '0', "nothing" } } },
    [PREDICT_VERDICTS] = { "verdicts", "u unanswered · a answered · c contested",
        { { 'u', "unanswered" }, { 'a', "answered" }, { 'c', "contested" } } },
};
// clang-format on

void predict_end(Predict *predict)
{
    arena_free(predict->arena);
    *predict = (Predict){ .kind = predict->kind };
}

void predict_begin(Predict *predict, PredictKind kind, const Tree *tree,
                   const Verdicts *verdicts)
{
    size_t places = (size_t)tree->count + 1;
    predict_end(predict);
    Arena *arena = arena_new();
    *predict = (Predict){ .is_on = true,
                          .kind = kind,
                          .tree = tree,
                          .verdicts = verdicts,
                          .arena = arena,
                          .guesses = arena_get(arena, places, 1),
                          .is_revealed = arena_get(arena, places, sizeof(bool)) };
}

const char *predict_name(PredictKind kind)
{
    return kinds[kind].name;
}

int predict_kind(Str name)
{
    for (int kind = 0; kind < PREDICT_KINDS; kind++)
        if (str_is(name, kinds[kind].name))
            return kind;
    return -1;
}

// --- what is hidden

bool predict_is_on(const Predict *predict)
{
    return predict != NULL && predict->is_on;
}

static PlaceId home_of(const Predict *predict, PlaceId place)
{
    return predict->tree->places[place].home;
}

static bool has_sign(const Place *place)
{
    return place->link == LINK_SUPPORT || place->link == LINK_ATTACK ||
           place->link == LINK_UNDERCUT;
}

bool predict_hides_sign(const Predict *predict, PlaceId place)
{
    return predict_is_on(predict) && predict->kind == PREDICT_SIGNS &&
           has_sign(&predict->tree->places[place]) &&
           !predict->is_revealed[home_of(predict, place)];
}

bool predict_hides_replies(const Predict *predict, PlaceId place)
{
    return predict_is_on(predict) && predict->kind == PREDICT_REPLIES &&
           !predict->is_revealed[home_of(predict, place)];
}

bool predict_asks(const Predict *predict, PlaceId place)
{
    if (!predict_is_on(predict) || place == NONE)
        return false;
    return predict->kind != PREDICT_SIGNS ||
           has_sign(&predict->tree->places[home_of(predict, place)]);
}

// --- guesses

bool predict_guess(Predict *predict, PlaceId place, Key key)
{
    if (!predict_asks(predict, place) || predict->is_revealed[home_of(predict, place)])
        return false;
    for (int i = 0; i < ANSWERS; i++)
        if (kinds[predict->kind].answers[i].key != '\0' &&
            key == (Key)kinds[predict->kind].answers[i].key) {
            predict->guesses[home_of(predict, place)] = (unsigned char)(i + 1);
            return true;
        }
    return false;
}

// The number of what is right.
static int answer_of(const Predict *predict, PlaceId home)
{
    const Place *place = &predict->tree->places[home];
    if (predict->kind == PREDICT_SIGNS)
        return place->link == LINK_SUPPORT ? 1 : place->link == LINK_ATTACK ? 2 : 3;
    if (predict->kind == PREDICT_REPLIES) {
        int32_t reasons = place->replies[LINK_SUPPORT] + place->replies[LINK_PREMISE];
        int32_t objections =
            place->replies[LINK_ATTACK] + place->replies[LINK_UNDERCUT];
        return reasons > 0 ? (objections > 0 ? 3 : 1) : objections > 0 ? 2 : 4;
    }
    switch (verdict_of(predict->verdicts, place->node)) {
    case LABEL_IN: return 1;
    case LABEL_OUT: return 2;
    default: return 3;
    }
}

static const char *word_of(const Predict *predict, int number)
{
    return kinds[predict->kind].answers[number - 1].word;
}

bool predict_reveal(Predict *predict, PlaceId place, const char **guess,
                    const char **answer)
{
    if (!predict_asks(predict, place))
        return false;
    PlaceId home = home_of(predict, place);
    int guessed = predict->guesses[home], right = answer_of(predict, home);
    if (guessed == 0 || predict->is_revealed[home])
        return false;
    predict->is_revealed[home] = true;
    predict->all++;
    predict->right += guessed == right;
    *guess = word_of(predict, guessed);
    *answer = word_of(predict, right);
    return true;
}

// --- words

Str predict_mark(const Predict *predict, PlaceId place, Arena *arena)
{
    if (!predict_is_on(predict))
        return str("");
    PlaceId home = home_of(predict, place);
    int guessed = predict->guesses[home];
    if (guessed == 0)
        return str("");
    if (!predict->is_revealed[home])
        return arena_format(arena, "[%s?] ", word_of(predict, guessed));
    int right = answer_of(predict, home);
    return arena_format(arena, "[%s %s] ", guessed == right ? "✓" : "✗",
                        word_of(predict, right));
}

Str predict_words(const Predict *predict, PlaceId place, Arena *arena)
{
    PlaceId home = home_of(predict, place);
    int guessed = predict->guesses[home], right = answer_of(predict, home);
    if (guessed == 0)
        return str("");
    if (!predict->is_revealed[home])
        return arena_format(arena, "guessed: %s", word_of(predict, guessed));
    if (guessed == right)
        return arena_format(arena, "guessed right: %s", word_of(predict, right));
    return arena_format(arena, "guessed %s, but: %s", word_of(predict, guessed),
                        word_of(predict, right));
}

Str predict_question(const Predict *predict, PlaceId place, Arena *arena)
{
    if (!predict_asks(predict, place))
        return str("A thesis bears on nothing: go to a claim below it.");
    PlaceId home = home_of(predict, place);
    Str address = address_end(predict->tree, home, ADDRESS, arena);
    if (predict->is_revealed[home])
        return arena_format(arena, "%.*s is revealed: go on to another claim.",
                            STR_ARGUMENTS(address));
    switch (predict->kind) {
    case PREDICT_SIGNS: {
        Str target = address_end(predict->tree, predict->tree->places[home].parent,
                                 ADDRESS, arena);
        return arena_format(arena, "How does %.*s bear on %.*s?",
                            STR_ARGUMENTS(address), STR_ARGUMENTS(target));
    }
    case PREDICT_REPLIES:
        return arena_format(arena, "What bears on %.*s directly?",
                            STR_ARGUMENTS(address));
    default:
        return arena_format(arena, "What becomes of %.*s on this map?",
                            STR_ARGUMENTS(address));
    }
}

const char *predict_keys(const Predict *predict)
{
    return kinds[predict->kind].keys;
}

Str predict_score(const Predict *predict, Arena *arena)
{
    return arena_format(arena, "%" PRId32 " of %" PRId32 " right", predict->right,
                        predict->all);
}

void predict_panel_draw(const PredictPanel *panel, Canvas canvas, Arena *arena)
{
    canvas_clear(canvas, ROLE_TEXT);
    for (int i = 0; i < canvas.columns; i++)
        canvas_text(canvas, 0, i, ROLE_DIM, str("─"));
    Str head = arena_format(arena, " %.*s ", STR_ARGUMENTS(panel->head));
    int end = canvas_text(canvas, 0, 2, ROLE_STRONG,
                          text_cut(arena, head, canvas.columns - 4));
    Str close = arena_format(arena, " %s ", panel->end);
    int column = canvas.columns - 2 - text_width(close);
    if (column > end)
        canvas_text(canvas, 0, column, ROLE_DIM, close);
    canvas_text(canvas, 1, 1, ROLE_TEXT,
                text_cut(arena, panel->question, canvas.columns - 2));
    Str keys =
        arena_format(arena, "%.*s · Enter reveals · r all", STR_ARGUMENTS(panel->keys));
    canvas_text(canvas, 2, 1, ROLE_KEYS, text_cut(arena, keys, canvas.columns - 2));
}

void predict_draw(const Predict *predict, PlaceId place, Canvas canvas, Arena *arena)
{
    PredictPanel panel = {
        .head = arena_format(arena, "Predict %s · %.*s", predict_name(predict->kind),
                             STR_ARGUMENTS(predict_score(predict, arena))),
        .question = predict_question(predict, place, arena),
        .keys = str(predict_keys(predict)),
        .end = "T other kind · Esc ends",
    };
    predict_panel_draw(&panel, canvas, arena);
}
