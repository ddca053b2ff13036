#include "ui/plain.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/text/text.h"
#include "ui/commands.h"
#include "ui/commands_find.h"
#include "ui/commands_go.h"
#include "ui/follow.h"
#include "ui/guide.h"
#include "ui/plain_keys.h"
#include "ui/plain_moves.h"
#include "ui/plain_page.h"
#include "ui/plain_say.h"
#include "ui/screen.h"
#include "ui/travel.h"
#include "ui/typing.h"

enum { CTRL_C = 'C' & K_CTRL_MASK, PATIENCE = 10000 };

// What the reader was told last, to see what is new.
typedef struct {
    const View *view;
    ViewKind kind;
    unsigned where;
    ptrdiff_t source;
    int target, lit;
    bool is_open, is_filtered;
    const char *walk;
    ptrdiff_t tour, step;
} Moment;

struct Plain {
    App *app;
    PlainPage page;
    SayLength length;
    Moment last;
    bool *is_headed; // by source: it has been said what it is
    size_t headed_count;
    Moment headed;  // the debate, text or library whose heading was said last
    Arena *scratch; // of one key
    Arena *kept;
    Str said; // by the last key that said something; kept
    Request request;
    bool has_keys; // since the last line end
    bool is_told;  // the key has been answered by something else than the place
};

// How long sentences are, as the state keeps it.
static const char setting_length[] = "sentences";
static const char *const length_names[SAY_LENGTHS] = {
    [SAY_USUAL] = "usual", [SAY_LONG] = "long", [SAY_SHORT] = "short"
};

static void say(Plain *plain, Str text)
{
    plain_page_say(&plain->page, plain_words(text, plain->scratch));
    plain->is_told = true;
}

static void tell(Plain *plain, Str text)
{
    plain_page_tell(&plain->page, plain_words(text, plain->scratch));
    plain->is_told = true;
}

static unsigned where_of(const Plain *plain)
{
    return view_where(app_view(plain->app));
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

static Moment moment(const Plain *plain)
{
    const App *app = plain->app;
    const View *view = app_view(plain->app);
    Moment now = { .view = view,
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
static void settle_view(Plain *plain)
{
    App *app = plain->app;
    View *view = app_view(app);
    enum { LEAST = 3, ROWS = 24, COLUMNS = 80, ALL = 500 };
    if (where_of(plain) & (IN_FOCUS | IN_MAP))
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

static bool is_new_view(const Moment *before, const Moment *now)
{
    return before->view != now->view || before->kind != now->kind ||
           before->where != now->where || before->source != now->source;
}

static bool is_list(const Moment *now)
{
    return now->kind == VIEW_LIST || now->kind == VIEW_LIBRARY;
}

// Says what view the reader has come to. Back from a list it is the one that they know.
static void say_heading(Plain *plain, const Moment *now)
{
    bool is_known = now->kind == plain->headed.kind &&
                    now->source == plain->headed.source &&
                    now->where == plain->headed.where && plain->headed.view != NULL;
    bool is_first = now->source < 0 || (size_t)now->source >= plain->headed_count ||
                    !plain->is_headed[now->source];
    if (now->kind == VIEW_LIST || !is_known)
        say(plain, plain_say_view(app_view(plain->app), is_first, plain->scratch));
    if (now->source >= 0 && (size_t)now->source < plain->headed_count)
        plain->is_headed[now->source] = true;
    if (now->kind != VIEW_LIST)
        plain->headed = *now;
}

static void say_step(Plain *plain, const Moment *now)
{
    const TourStep *step = guide_step(plain->app);
    if (step)
        say(plain,
            arena_format(plain->scratch, "Step %td of %zu of the tour: %.*s",
                         now->step + 1, plain->app->walk.count,
                         STR_ARGUMENTS(plain_stop(step->words, plain->scratch))));
    else if (now->step >= 0 && now->walk)
        say(plain, arena_format(plain->scratch, "This is %s %td of %zu.", now->walk,
                                now->step + 1, plain->app->walk.count));
}

static void say_place(Plain *plain)
{
    View *view = app_view(plain->app);
    say(plain, plain_say_place(view, plain->length, plain->scratch));
    plain_say_read(view, plain->length);
}

// Says what has changed since the last key; if nothing has and nothing has been said,
// where the reader is.
static void say_news(Plain *plain)
{
    App *app = plain->app;
    settle_view(plain);
    Moment now = moment(plain), before = plain->last;
    bool is_new = is_new_view(&before, &now);
    plain->last = now;
    if (app->messages.shown)
        say(plain, str(app->messages.text));
    if (now.tour != before.tour || now.step != before.step || now.walk != before.walk)
        say_step(plain, &now);
    if (is_new)
        say_heading(plain, &now);
    if (is_list(&now) && (is_new || now.is_filtered != before.is_filtered)) {
        tell(plain, plain_say_list(app_view(app), plain->scratch));
        return;
    }
    bool has_moved = is_new || now.target != before.target || now.lit != before.lit;
    if (!has_moved && now.is_open != before.is_open && now.where == IN_OUTLINE)
        say(plain, str(now.is_open ? "Unfolded." : "Folded."));
    if (has_moved || !plain->is_told)
        say_place(plain);
}

// --- keys of line mode

typedef bool LineFunction(Plain *plain, Error *error);

static PlainDebate debate_of(const View *view)
{
    OutlineView *outline = debate_view_outline(view->debate);
    return (PlainDebate){ outline_view_subject(outline), outline_view_rows(outline) };
}

static bool line_whole(Plain *plain, Error *error)
{
    View *view = app_view(plain->app);
    PlainDebate debate = debate_of(view);
    PlaceId place = debate_view_selected(view->debate);
    if (place == NONE)
        return error_set(error, "This debate has no claims yet");
    bool leads_on = outline_view_lit(debate_view_outline(view->debate)) >= 0 ||
                    debate.subject->tree->places[place].home != place;
    if (leads_on) {
        travel_leave(plain->app);
        return debate_view_enter(view->debate);
    }
    tell(plain, plain_claim_whole(&debate, place, plain->scratch));
    plain_say_read(view, SAY_LONG);
    return true;
}

static bool line_read(Plain *plain, Error *error)
{
    View *view = app_view(plain->app);
    if (view->kind != VIEW_DEBATE) {
        tell(plain, plain_say_list(view, plain->scratch));
        return true;
    }
    PlainDebate debate = debate_of(view);
    PlaceId place = debate_view_selected(view->debate);
    if (place == NONE)
        return error_set(error, "This debate has no claims yet");
    tell(plain, plain_claim_outline(&debate, place, plain->scratch));
    return true;
}

static bool line_passage(Plain *plain, Error *error)
{
    App *app = plain->app;
    follow_look(app);
    if (app->follow.count == 0)
        return error_set(error, "This claim cites no passage");
    if (!command_text(app, str(""), error))
        return false;
    say(plain, arena_format(plain->scratch, "Citation %td of %zu; d goes back.",
                            app->follow.visited + 1, app->follow.count));
    // The list of citations says no more than this.
    plain->last.walk = app->walk.name;
    plain->last.tour = app->walk.name ? app->walk.tour : -1;
    plain->last.step = app->walk.index;
    return true;
}

static bool line_search(Plain *plain, Error *error)
{
    App *app = plain->app;
    Str slug = library_source(app->library, app_view(app)->source)->slug;
    return command_search(
        app, arena_format(plain->scratch, "in:%.*s ", STR_ARGUMENTS(slug)), error);
}

static bool line_length(Plain *plain, Error *error)
{
    static const char *const sentences[] = {
        [SAY_USUAL] = "Sentences are as usual now: titles.",
        [SAY_LONG] = "Sentences are long now: titles and texts.",
        [SAY_SHORT] = "Sentences are short now.",
    };
    (void)error;
    Error ignored; // it counts until the end of this run, then
    plain->length = (plain->length + 1) % SAY_LENGTHS;
    state_set(plain->app->state, setting_length, str(length_names[plain->length]),
              &ignored);
    say(plain, str(sentences[plain->length]));
    say_place(plain);
    return true;
}

static bool line_where(Plain *plain, Error *error)
{
    (void)error;
    tell(plain, plain_say_where(app_view(plain->app), plain->scratch));
    return true;
}

static bool line_keys(Plain *plain, Error *error)
{
    (void)error;
    tell(plain, plain_keys(where_of(plain), plain->scratch));
    return true;
}

static bool line_again(Plain *plain, Error *error)
{
    (void)error;
    if (plain->said.length > 0)
        tell(plain, plain->said);
    return true;
}

static LineFunction *function_of(Str command)
{
    static const struct {
        const char *command;
        LineFunction *run;
    } functions[] = {
        { "whole", line_whole },     { "read", line_read },
        { "passage", line_passage }, { "search", line_search },
        { "length", line_length },   { "where", line_where },
        { "keys", line_keys },       { "again", line_again },
    };
    for (size_t i = 0; i < COUNT(functions); i++)
        if (str_is(command, functions[i].command))
            return functions[i].run;
    return NULL;
}

static void run_line_key(Plain *plain, const LineRow *row, int count)
{
    App *app = plain->app;
    Error error;
    Str command = str(row->command);
    arena_reset(app->frame);
    app->request = REQUEST_NONE;
    app->messages.shown = false;
    app_view(app)->is_touched = true;
    bool done = plain_is_move(command) ? plain_move(app, command, count, &error)
                                       : function_of(command)(plain, &error);
    if (!done)
        app_say(app, "%s", error.text);
}

// --- what is typed

static bool is_typing(const App *app)
{
    return app->search || app->prompt.kind != PROMPT_NONE;
}

static Str typed(const App *app)
{
    return app->search ? search_view_text(app->search) : prompt_text(&app->prompt);
}

static void list_hits(Plain *plain)
{
    Error error;
    App *app = plain->app;
    app_settle(app, PATIENCE);
    arena_reset(app->frame);
    app->messages.shown = false;
    if (!command_list_hits(app, &error))
        app_say(app, "%s", error.text);
}

// An entry whose number was typed is gone to, not only selected.
static void choose_number(Plain *plain)
{
    App *app = plain->app;
    commands_key(app, K_ENTER);
    bool is_list =
        app_view(app)->kind == VIEW_LIST || app_view(app)->kind == VIEW_LIBRARY;
    if (is_list && !app->messages.shown)
        typing_run(app, str("open"));
}

static void type_key(Plain *plain, Key key)
{
    App *app = plain->app;
    if (app->search && key == K_ENTER)
        list_hits(plain);
    else if (app->prompt.kind == PROMPT_GO && (key == K_ENTER || key == 'G'))
        choose_number(plain);
    else
        commands_key(app, key);
}

// A number that was typed before a key of line mode; 0 if the key is none.
static int take_count(App *app, const LineRow *row, Key key)
{
    if (row == NULL)
        return 0;
    if (app->prompt.kind != PROMPT_GO)
        return is_typing(app) ? 0 : 1;
    int count = command_number(prompt_text(&app->prompt));
    if (count == 0 || typing_is_of_address(app, key))
        return 0;
    prompt_close(&app->prompt);
    return count;
}

// --- what waits

// Space and Enter go on reading; any other key leaves what waits and is carried out.
static bool turn_page(Plain *plain, Key key)
{
    if (plain->page.rest.length == 0)
        return false;
    if (key == ' ' || key == K_ENTER || key == K_PAGE_DOWN) {
        plain_page_more(&plain->page);
        return true;
    }
    plain_page_drop(&plain->page);
    return key == 'q' || key == K_ESCAPE || key == CTRL_C;
}

// --- all of it

static void begin(Plain *plain)
{
    arena_reset(plain->scratch);
    plain_page_clear(&plain->page);
    plain->is_told = false;
}

// Keeps what has been said for ".", which says itself again.
static void keep(Plain *plain)
{
    Buffer *out = &plain->page.out;
    if (out->length == 0)
        return;
    Str said = buffer_str(out);
    Arena *before = plain->kept;
    plain->kept = arena_new();
    plain->said = arena_str(plain->kept, str_part(said, 0, said.length - 1));
    arena_free(before);
}

static bool is_leaving(const Plain *plain)
{
    return plain->request == REQUEST_QUIT || plain->request == REQUEST_SWITCH;
}

static void answer(Plain *plain)
{
    App *app = plain->app;
    if (app->request != REQUEST_NONE)
        plain->request = app->request;
    if (app->request == REQUEST_COPY)
        tell(plain, app->copy);
    if (is_leaving(plain))
        return;
    if (app->help) { // by ":help": its page is a picture
        help_view_free(app->help);
        app->help = NULL;
        tell(plain, plain_keys(where_of(plain), plain->scratch));
    }
    if (is_typing(app) || app->pending_count > 0)
        return;
    say_news(plain);
    keep(plain);
}

void plain_key(Plain *plain, Key key)
{
    App *app = plain->app;
    begin(plain);
    plain->has_keys = true;
    if (turn_page(plain, key)) {
        keep(plain);
        return;
    }
    bool was_typing = is_typing(app);
    const LineRow *row =
        app->pending_count > 0 ? NULL : plain_key_row(where_of(plain), key);
    int count = take_count(app, row, key);
    if (count > 0)
        run_line_key(plain, row, count);
    else if (is_typing(app))
        type_key(plain, key);
    else
        commands_key(app, key);
    if (was_typing && !is_typing(app) && (key == K_ESCAPE || key == CTRL_C))
        say(plain, str("Left."));
    answer(plain);
}

void plain_paste(Plain *plain, Str text, bool was_cut)
{
    begin(plain);
    commands_paste(plain->app, text, was_cut);
    answer(plain);
}

void plain_notice(Plain *plain)
{
    begin(plain);
    if (plain->app->messages.shown && !is_typing(plain->app))
        say(plain, str(plain->app->messages.text));
}

void plain_begin(Plain *plain)
{
    App *app = plain->app;
    begin(plain);
    say(plain, str("moot in line mode. The question mark says which keys there are, Q "
                   "quits."));
    if (app->messages.shown)
        say(plain, str(app->messages.text));
    app->messages.shown = false;
    say_news(plain);
    keep(plain);
}

// --- lines

void plain_end_line(Plain *plain)
{
    bool is_waiting = is_typing(plain->app) && typed(plain->app).length > 0;
    if (is_waiting || !plain->has_keys)
        plain_key(plain, K_ENTER);
    plain->has_keys = false;
}

static Key key_of_line(const Plain *plain, Str line)
{
    bool is_name = line.length > 1 && !is_typing(plain->app);
    return is_name ? key_parse(line) : K_NONE;
}

void plain_line(Plain *plain, Str line)
{
    Buffer out = { .arena = arena_new() };
    Key named = key_of_line(plain, line);
    plain->has_keys = false;
    plain_page_clear(&plain->page);
    while (named == K_NONE && line.length > 0 && !is_leaving(plain)) {
        uint32_t code_point = text_decode(&line);
        plain_key(plain, code_point == 0x1B ? K_ESCAPE : code_point);
        buffer_add(&out, buffer_str(&plain->page.out));
    }
    if (named != K_NONE) {
        plain_key(plain, named);
        buffer_add(&out, buffer_str(&plain->page.out));
    }
    plain_page_clear(&plain->page);
    if (!is_leaving(plain)) {
        plain_end_line(plain);
        buffer_add(&out, buffer_str(&plain->page.out));
    }
    plain_page_clear(&plain->page);
    buffer_add(&plain->page.out, buffer_str(&out));
    arena_free(out.arena);
}

// --- making

static SayLength kept_length(State *state, Arena *arena)
{
    Str kept = state_get(state, setting_length, arena);
    int length = 0;
    while (length < SAY_LENGTHS && !str_is(kept, length_names[length]))
        length++;
    return length < SAY_LENGTHS ? (SayLength)length : SAY_USUAL;
}

Plain *plain_new(App *app, int rows, int columns, bool is_paged)
{
    Plain *plain = xalloc(sizeof *plain);
    *plain = (Plain){ .app = app, .scratch = arena_new(), .kept = arena_new() };
    plain->said = str("");
    plain->headed_count = library_count(app->library);
    plain->is_headed = xalloc((plain->headed_count + 1) * sizeof *plain->is_headed);
    memset(plain->is_headed, 0, plain->headed_count * sizeof *plain->is_headed);
    plain->length = kept_length(app->state, plain->scratch);
    app->is_plain = true;
    plain_page_init(&plain->page, rows, columns, is_paged);
    return plain;
}

void plain_free(Plain *plain)
{
    if (plain == NULL)
        return;
    plain_page_free(&plain->page);
    arena_free(plain->scratch);
    arena_free(plain->kept);
    free(plain->is_headed);
    free(plain);
}

void plain_resize(Plain *plain, int rows, int columns)
{
    plain->page.rows = rows;
    plain->page.columns = columns;
}

Str plain_take(Plain *plain)
{
    return buffer_str(&plain->page.out);
}

Request plain_request(Plain *plain)
{
    Request request = plain->request;
    plain->request = REQUEST_NONE;
    return request;
}

static Str typing_prompt(Plain *plain)
{
    static const char *const labels[] = {
        [PROMPT_COMMAND] = "Command",
        [PROMPT_GO] = "Go to",
        [PROMPT_FIND] = "Find",
        [PROMPT_FILTER] = "Filter this list",
        [PROMPT_SIFT] = "Filter the claims",
    };
    const App *app = plain->app;
    Str text = typed(app);
    const char *label = app->search ? "Search" : labels[app->prompt.kind];
    return arena_format(plain->scratch, "%s: %.*s", label, STR_ARGUMENTS(text));
}

Str plain_prompt(Plain *plain)
{
    const App *app = plain->app;
    size_t waiting = plain_page_waiting(&plain->page);
    if (waiting > 0)
        return arena_format(plain->scratch,
                            "More, %zu to come; Space goes on: ", waiting);
    if (is_typing(app))
        return typing_prompt(plain);
    if (app->pending_count > 0) {
        char name[16];
        key_name(app->pending[0], name);
        return arena_format(plain->scratch, "%s and then: ", name);
    }
    return arena_format(
        plain->scratch, "%.*s: ",
        STR_ARGUMENTS(plain_say_address(app_view(plain->app), plain->scratch)));
}
