#include "ui/plain.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/text/text.h"
#include "ui/commands.h"
#include "ui/commands_find.h"
#include "ui/commands_guess.h"
#include "ui/commands_issues.h"
#include "ui/commands_predict.h"
#include "ui/plain_commands.h"
#include "ui/plain_keys.h"
#include "ui/typing.h"
#include "ui/writing.h"

enum { CTRL_C = 'C' & K_CTRL_MASK, PATIENCE = 10000 };

struct Plain {
    App *app;
    PlainAnswer answer;
    Request request;
    bool has_keys; // since the last line end
};

static unsigned where_of(const Plain *plain)
{
    return view_where(app_view(plain->app));
}

// --- what is typed

static bool is_typing(const App *app)
{
    return app->search || app->note || app->prompt.kind != PROMPT_NONE;
}

// The last line of a note, which alone can be changed here.
static Str last_line(const App *app)
{
    Str text = note_edit_text(&app->note->edit);
    size_t start = text.length;
    while (start > 0 && text.data[start - 1] != '\n')
        start--;
    return str_from(text, start);
}

static Str typed(const App *app)
{
    if (app->note)
        return last_line(app);
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

// --- notes

static void begin_note(Plain *plain)
{
    const NotePane *note = plain->app->note;
    Arena *scratch = plain->answer.scratch;
    Str before = text_clean(scratch, note->before.text, true, NULL);
    plain_answer_say(
        &plain->answer,
        arena_format(scratch, "A note on %.*s.",
                     STR_ARGUMENTS(plain_say_address(app_view(plain->app), scratch))));
    if (before.length > 0)
        plain_answer_say(
            &plain->answer,
            arena_format(scratch,
                         "It says: %.*s\nWhat you write is added to it; a minus sign "
                         "alone takes it away.",
                         STR_ARGUMENTS(plain_stop(before, scratch))));
    plain_answer_say(&plain->answer,
                     str("Write a line and press Enter; Enter at once is for several "
                         "lines. Ctrl-C drops it."));
}

// Enter ends a note of one line; if it comes first, lines are taken until one that is a
// single full stop.
static void end_note_line(Plain *plain)
{
    App *app = plain->app;
    NotePane *note = app->note;
    Str line = last_line(app);
    arena_reset(app->frame);
    app->messages.shown = false;
    if (!note->is_lines && line.length == 0) {
        note->is_lines = true;
        plain_answer_say(&plain->answer,
                         str("Write lines; a line of a single full stop ends them."));
    } else if (!note->is_lines && str_is(line, "-")) {
        writing_remove(app);
    } else if (!note->is_lines) {
        writing_close(app);
    } else if (str_is(line, ".")) {
        writing_key(app, K_BACKSPACE);
        writing_close(app);
    } else {
        writing_key(app, K_ENTER);
    }
}

// Where no cursor can be seen, it stays at the end.
static bool is_of_line(Key key)
{
    return key < K_ENTER || key == K_BACKSPACE || key == K_ESCAPE;
}

static void type_key(Plain *plain, Key key)
{
    App *app = plain->app;
    if (app->note && key == K_ENTER)
        end_note_line(plain);
    else if (app->note && !is_of_line(key))
        return;
    else if (app->search && key == K_ENTER)
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
    if (plain->answer.page.rest.length == 0)
        return false;
    if (key == ' ' || key == K_ENTER || key == K_PAGE_DOWN) {
        plain_page_more(&plain->answer.page);
        return true;
    }
    plain_page_drop(&plain->answer.page);
    return key == 'q' || key == K_ESCAPE || key == CTRL_C;
}

// --- all of it

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
        plain_answer_tell(&plain->answer, app->copy);
    if (is_leaving(plain))
        return;
    if (app->help) { // by ":help": its page is a picture
        help_view_free(app->help);
        app->help = NULL;
        plain_answer_tell(&plain->answer,
                          plain_keys(where_of(plain), plain->answer.scratch));
    }
    if (is_typing(app) || app->pending_count > 0)
        return;
    plain_answer_news(&plain->answer);
    plain_answer_keep(&plain->answer);
}

void plain_key(Plain *plain, Key key)
{
    App *app = plain->app;
    plain_answer_begin(&plain->answer);
    plain->has_keys = true;
    if (turn_page(plain, key)) {
        plain_answer_keep(&plain->answer);
        return;
    }
    bool was_typing = is_typing(app), was_writing = app->note != NULL;
    const LineRow *row = app->pending_count > 0 || app->judge.is_open ||
                                 command_predict_takes(app, key) ||
                                 command_guess_takes(app, key)
                             ? NULL
                             : plain_key_row(where_of(plain), key);
    int count = take_count(app, row, key);
    if (count > 0)
        plain_command_run(&plain->answer, row, count);
    else if (is_typing(app))
        type_key(plain, key);
    else
        commands_key(app, key);
    command_settle_cruxes(app, PATIENCE);
    if (app->note && !was_writing)
        begin_note(plain);
    if (was_typing && !was_writing && !is_typing(app) &&
        (key == K_ESCAPE || key == CTRL_C))
        plain_answer_say(&plain->answer, str("Left."));
    answer(plain);
}

void plain_paste(Plain *plain, Str text, bool was_cut)
{
    plain_answer_begin(&plain->answer);
    commands_paste(plain->app, text, was_cut);
    answer(plain);
}

void plain_notice(Plain *plain)
{
    plain_answer_begin(&plain->answer);
    if (plain->app->messages.shown && !is_typing(plain->app))
        plain_answer_say(&plain->answer, str(plain->app->messages.text));
}

void plain_begin(Plain *plain)
{
    App *app = plain->app;
    plain_answer_begin(&plain->answer);
    plain_answer_say(
        &plain->answer,
        str("moot in line mode. The question mark says which keys there are, Q "
            "quits."));
    if (app->messages.shown)
        plain_answer_say(&plain->answer, str(app->messages.text));
    app->messages.shown = false;
    plain_answer_news(&plain->answer);
    plain_answer_keep(&plain->answer);
}

// --- lines

void plain_end_line(Plain *plain)
{
    bool is_waiting =
        is_typing(plain->app) && (typed(plain->app).length > 0 || plain->app->note);
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
    plain_page_clear(&plain->answer.page);
    while (named == K_NONE && line.length > 0 && !is_leaving(plain)) {
        uint32_t code_point = text_decode(&line);
        plain_key(plain, code_point == 0x1B ? K_ESCAPE : code_point);
        buffer_add(&out, buffer_str(&plain->answer.page.out));
    }
    if (named != K_NONE) {
        plain_key(plain, named);
        buffer_add(&out, buffer_str(&plain->answer.page.out));
    }
    plain_page_clear(&plain->answer.page);
    if (!is_leaving(plain)) {
        plain_end_line(plain);
        buffer_add(&out, buffer_str(&plain->answer.page.out));
    }
    plain_page_clear(&plain->answer.page);
    buffer_add(&plain->answer.page.out, buffer_str(&out));
    arena_free(out.arena);
}

// --- making

Plain *plain_new(App *app, int rows, int columns, bool is_paged)
{
    Plain *plain = xalloc(sizeof *plain);
    *plain = (Plain){ .app = app };
    plain_answer_init(&plain->answer, app);
    plain_page_init(&plain->answer.page, rows, columns, is_paged);
    app->is_plain = true;
    return plain;
}

void plain_free(Plain *plain)
{
    if (plain)
        plain_answer_free(&plain->answer);
    free(plain);
}

void plain_resize(Plain *plain, int rows, int columns)
{
    plain->answer.page.rows = rows;
    plain->answer.page.columns = columns;
}

Str plain_take(Plain *plain)
{
    return buffer_str(&plain->answer.page.out);
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
    const char *label = app->note     ? "Note"
                        : app->search ? "Search"
                                      : labels[app->prompt.kind];
    return arena_format(plain->answer.scratch, "%s: %.*s", label, STR_ARGUMENTS(text));
}

Str plain_prompt(Plain *plain)
{
    const App *app = plain->app;
    size_t waiting = plain_page_waiting(&plain->answer.page);
    if (waiting > 0)
        return arena_format(plain->answer.scratch,
                            "More, %zu to come; Space goes on: ", waiting);
    if (is_typing(app))
        return typing_prompt(plain);
    if (app->pending_count > 0) {
        char name[16];
        key_name(app->pending[0], name);
        return arena_format(plain->answer.scratch, "%s and then: ", name);
    }
    return arena_format(
        plain->answer.scratch, "%.*s: ",
        STR_ARGUMENTS(plain_say_address(app_view(plain->app), plain->answer.scratch)));
}
