#include "ui/plain_answer.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "ui/guide.h"
#include "ui/screen.h"

// How long sentences are, as the state keeps it.
static const char setting_length[] = "sentences";
static const char *const length_names[SAY_LENGTHS] = {
    [SAY_USUAL] = "usual", [SAY_LONG] = "long", [SAY_SHORT] = "short"
};

void plain_answer_say(PlainAnswer *answer, Str text)
{
    plain_page_say(&answer->page, plain_words(text, answer->scratch));
    answer->is_told = true;
}

void plain_answer_tell(PlainAnswer *answer, Str text)
{
    plain_page_tell(&answer->page, plain_words(text, answer->scratch));
    answer->is_told = true;
}

// --- what is new

static const OutlineRows *rows_of(const View *view)
{
    return outline_view_rows(debate_view_outline(view->debate));
}

static bool is_open(const View *view)
{
    PlaceId place = debate_view_selected(view->debate);
    return place != NONE && outline_rows_is_open(rows_of(view), place);
}

static PlainMoment moment(const PlainAnswer *answer)
{
    const App *app = answer->app;
    const View *view = app_view(answer->app);
    PlainMoment now = { .view = view,
                        .kind = view->kind,
                        .where = view_where(view),
                        .source = view->kind == VIEW_LIBRARY || view->kind == VIEW_LIST
                                      ? -1
                                      : (ptrdiff_t)view->source,
                        .target = view_selected_target(view),
                        .lit = -1,
                        .is_filtered = view->is_filtered,
                        .walk = app->walk.name,
                        .tour = app->walk.name ? app->walk.tour : -1,
                        .step = app->walk.index };
    if (view->kind == VIEW_DEBATE) {
        now.is_open = is_open(view);
        now.lit = outline_view_lit(debate_view_outline(view->debate));
        now.is_filtered = rows_of(view)->sieve != NULL;
    }
    return now;
}

// Only outlines and presentations can be told. An outline has a window of one row, as
// what it would show besides has not been heard; a step is one page, however long.
static void settle_view(PlainAnswer *answer)
{
    App *app = answer->app;
    View *view = app_view(app);
    enum { LEAST = 3, ROWS = 24, COLUMNS = 80, ALL = 500 };
    if (view_where(view) & (IN_FOCUS | IN_MAP))
        debate_view_show(view->debate, DEBATE_OUTLINE);
    labels_clear(&app->labels);
    bool is_shown = view_is_presenting(view);
    screen_layout(app,
                  is_shown                    ? ALL
                  : view->kind == VIEW_DEBATE ? LEAST
                                              : ROWS,
                  COLUMNS);
    app->rows = ROWS; // that of a window in which a tour's words have their strip
}

// --- where the reader is

static bool is_new_view(const PlainMoment *before, const PlainMoment *now)
{
    return before->view != now->view || before->kind != now->kind ||
           before->where != now->where || before->source != now->source;
}

static bool is_list(const PlainMoment *now)
{
    return now->kind == VIEW_LIST || now->kind == VIEW_LIBRARY;
}

// Says what view the reader has come to. Back from a list it is the one that they know.
static void say_heading(PlainAnswer *answer, const PlainMoment *now)
{
    bool is_known = now->kind == answer->headed.kind &&
                    now->source == answer->headed.source &&
                    now->where == answer->headed.where && answer->headed.view != NULL;
    bool is_first = now->source < 0 || (size_t)now->source >= answer->headed_count ||
                    !answer->is_headed[now->source];
    if (now->kind == VIEW_LIST || !is_known)
        plain_answer_say(
            answer, plain_say_view(app_view(answer->app), is_first, answer->scratch));
    if (now->source >= 0 && (size_t)now->source < answer->headed_count)
        answer->is_headed[now->source] = true;
    if (now->kind != VIEW_LIST)
        answer->headed = *now;
}

static void say_step(PlainAnswer *answer, const PlainMoment *now)
{
    const TourStep *step = guide_step(answer->app);
    if (step)
        plain_answer_say(
            answer,
            arena_format(answer->scratch, "Step %td of %zu of the tour: %.*s",
                         now->step + 1, answer->app->walk.count,
                         STR_ARGUMENTS(plain_stop(step->words, answer->scratch))));
    else if (now->step >= 0 && now->walk)
        plain_answer_say(answer, arena_format(answer->scratch, "This is %s %td of %zu.",
                                              now->walk, now->step + 1,
                                              answer->app->walk.count));
}

// What was asked about what stands.
static void say_asked(PlainAnswer *answer)
{
    const Inquiry *inquiry = &answer->app->inquiry;
    Buffer out = { .arena = answer->scratch };
    buffer_format(&out, "%.*s.", STR_ARGUMENTS(inquiry->head));
    for (size_t i = 0; i < inquiry->count; i++)
        buffer_format(&out, "\n%.*s",
                      STR_ARGUMENTS(plain_stop(inquiry->lines[i], answer->scratch)));
    answer->asked = inquiry->serial;
    plain_answer_tell(answer, buffer_str(&out));
}

void plain_answer_place(PlainAnswer *answer)
{
    View *view = app_view(answer->app);
    plain_answer_say(answer, plain_say_place(view, answer->length, answer->scratch));
    plain_say_read(view, answer->length);
}

void plain_answer_news(PlainAnswer *answer)
{
    App *app = answer->app;
    settle_view(answer);
    PlainMoment now = moment(answer), before = answer->last;
    bool is_new = is_new_view(&before, &now);
    answer->last = now;
    if (app->messages.shown)
        plain_answer_say(answer, str(app->messages.text));
    if (app->inquiry.arena != NULL && app->inquiry.serial != answer->asked)
        say_asked(answer);
    if (now.tour != before.tour || now.step != before.step || now.walk != before.walk)
        say_step(answer, &now);
    if (is_new)
        say_heading(answer, &now);
    if (is_list(&now) && (is_new || now.is_filtered != before.is_filtered)) {
        plain_answer_tell(answer, plain_say_list(app_view(app), answer->scratch));
        return;
    }
    bool has_moved = is_new || now.target != before.target || now.lit != before.lit;
    if (!has_moved && now.is_open != before.is_open && now.where == IN_OUTLINE)
        plain_answer_say(answer, str(now.is_open ? "Unfolded." : "Folded."));
    if (has_moved || !answer->is_told)
        plain_answer_place(answer);
}

void plain_answer_skip_walk(PlainAnswer *answer)
{
    const Walk *walk = &answer->app->walk;
    answer->last.walk = walk->name;
    answer->last.tour = walk->name ? walk->tour : -1;
    answer->last.step = walk->index;
}

// --- making and keeping

static SayLength kept_length(State *state, Arena *arena)
{
    Str kept = state_get(state, setting_length, arena);
    int length = 0;
    while (length < SAY_LENGTHS && !str_is(kept, length_names[length]))
        length++;
    return length < SAY_LENGTHS ? (SayLength)length : SAY_USUAL;
}

void plain_answer_lengthen(PlainAnswer *answer)
{
    Error ignored; // it counts until the end of this run, then
    answer->length = (answer->length + 1) % SAY_LENGTHS;
    state_set(answer->app->state, setting_length, str(length_names[answer->length]),
              &ignored);
}

void plain_answer_keep(PlainAnswer *answer)
{
    Buffer *out = &answer->page.out;
    if (out->length == 0)
        return;
    Str said = buffer_str(out);
    Arena *before = answer->kept;
    answer->kept = arena_new();
    answer->said = arena_str(answer->kept, str_part(said, 0, said.length - 1));
    arena_free(before);
}

void plain_answer_begin(PlainAnswer *answer)
{
    arena_reset(answer->scratch);
    plain_page_clear(&answer->page);
    answer->is_told = false;
}

void plain_answer_init(PlainAnswer *answer, App *app)
{
    *answer = (PlainAnswer){ .app = app, .scratch = arena_new(), .kept = arena_new() };
    answer->said = str("");
    answer->headed_count = library_count(app->library);
    answer->is_headed = xalloc((answer->headed_count + 1) * sizeof *answer->is_headed);
    memset(answer->is_headed, 0, answer->headed_count * sizeof *answer->is_headed);
    answer->length = kept_length(app->state, answer->scratch);
}

void plain_answer_free(PlainAnswer *answer)
{
    plain_page_free(&answer->page);
    arena_free(answer->scratch);
    arena_free(answer->kept);
    free(answer->is_headed);
}
