#include "ui/judge.h"
#include "src/text/text.h"

enum { CTRL_C = 'C' & K_CTRL_MASK };

static Opinion *asked(Judge *judge)
{
    return judge->on_bearing ? &judge->bearing : &judge->truth;
}

static JudgeEvent answer(Judge *judge, Answer answer)
{
    Opinion *opinion = asked(judge);
    if (opinion->answer == answer)
        return JUDGE_UNCHANGED;
    opinion->answer = answer;
    if (answer == ANSWER_NONE)
        opinion->strength = -1;
    return JUDGE_CHANGED;
}

static JudgeEvent weigh(Judge *judge, int strength)
{
    Opinion *opinion = asked(judge);
    if (strength > STRENGTH_MOST || opinion->answer == ANSWER_NONE ||
        opinion->strength == strength)
        return JUDGE_UNCHANGED;
    opinion->strength = strength;
    return JUDGE_CHANGED;
}

static JudgeEvent turn(Judge *judge)
{
    if (!judge->has_bearing)
        return JUDGE_UNCHANGED;
    judge->on_bearing = !judge->on_bearing;
    return JUDGE_MOVED;
}

static JudgeEvent leave(Judge *judge, JudgeEvent event)
{
    judge->is_open = false;
    return event;
}

JudgeEvent judge_key(Judge *judge, Key key)
{
    switch (key) {
    case 'y': return answer(judge, ANSWER_YES);
    case 'n': return answer(judge, ANSWER_NO);
    case '?': return answer(judge, ANSWER_UNSURE);
    case K_BACKSPACE: return answer(judge, ANSWER_NONE);
    case K_TAB: return turn(judge);
    case K_ESCAPE:
    case K_ENTER:
    case CTRL_C:
    case 'A': return leave(judge, JUDGE_CLOSED);
    default: break;
    }
    if (key >= '0' && key <= '9')
        return weigh(judge, (int)(key - '0'));
    return leave(judge, JUDGE_ELSE);
}

// --- words

static Str question(const Judge *judge, bool is_bearing, Arena *arena)
{
    return is_bearing
               ? arena_format(arena, "Does it bear on %s, true or not?", judge->target)
               : str("Is it true?");
}

Str judge_words(const Judge *judge, Arena *arena)
{
    Str words = question(judge, judge->on_bearing, arena);
    Str answer =
        opinion_words(judge->on_bearing ? judge->bearing : judge->truth, arena);
    return arena_format(arena, "%.*s %.*s", STR_ARGUMENTS(words),
                        STR_ARGUMENTS(answer));
}

// The keys, in a sentence.
static Str keys_of(const Judge *judge)
{
    return str(
        judge->has_bearing
            ? "y yes · n no · ? unsure · 0-4 how strongly · Tab other question"
            : "y yes · n no · ? unsure · 0-4 how strongly · Backspace takes back");
}

// --- the picture

static void draw_question(const Judge *judge, Canvas canvas, int row, bool is_bearing,
                          Arena *arena)
{
    enum { ANSWERS = 40 };
    bool is_asked = judge->on_bearing == is_bearing;
    Opinion opinion = is_bearing ? judge->bearing : judge->truth;
    Str words = question(judge, is_bearing, arena);
    Str answer = opinion_words(opinion, arena);
    if (!is_bearing && judge->before.answer != ANSWER_NONE)
        answer =
            arena_format(arena, "%.*s (before reading: %.*s)", STR_ARGUMENTS(answer),
                         STR_ARGUMENTS(opinion_words(judge->before, arena)));
    canvas_text(canvas, row, 1, ROLE_TEXT, str(is_asked ? "▸" : " "));
    int column = canvas_text(canvas, row, 3, is_asked ? ROLE_STRONG : ROLE_TEXT,
                             text_cut(arena, words, canvas.columns - 8));
    column = column + 2 > ANSWERS ? column + 2 : ANSWERS;
    canvas_text(canvas, row, column, is_asked ? ROLE_STRONG : ROLE_TEXT,
                text_cut(arena, answer, canvas.columns - column));
}

void judge_draw(const Judge *judge, Canvas canvas, Arena *arena, int *row, int *column)
{
    canvas_clear(canvas, ROLE_TEXT);
    for (int i = 0; i < canvas.columns; i++)
        canvas_text(canvas, 0, i, ROLE_DIM, str("─"));
    Str head = arena_format(arena, " My answer: %s ", judge->claim);
    int end = canvas_text(canvas, 0, 2, ROLE_STRONG,
                          text_cut(arena, head, canvas.columns - 4));
    static const char close[] = " Esc closes ";
    if (canvas.columns - 2 - text_width(str(close)) > end)
        canvas_text(canvas, 0, canvas.columns - 2 - text_width(str(close)), ROLE_DIM,
                    str(close));
    draw_question(judge, canvas, 1, false, arena);
    if (judge->has_bearing)
        draw_question(judge, canvas, 2, true, arena);
    else
        canvas_text(canvas, 2, 3, ROLE_DIM, str("A thesis bears on nothing above it."));
    canvas_text(canvas, 3, 1, ROLE_KEYS,
                text_cut(arena, keys_of(judge), canvas.columns - 2));
    *row = judge->on_bearing ? 2 : 1;
    *column = 3;
}
