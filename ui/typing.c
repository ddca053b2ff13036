#include "ui/typing.h"
#include "ui/commands_filter.h"
#include "ui/commands_find.h"
#include "ui/commands_guess.h"
#include "ui/commands_judge.h"
#include "ui/commands_predict.h"
#include "ui/travel.h"
#include "ui/writing.h"

enum { CTRL_C = 'C' & K_CTRL_MASK };

static void say_unless(App *app, bool done, const Error *error)
{
    if (!done)
        app_say(app, "%s", error->text);
}

void typing_run(App *app, Str line)
{
    Error error;
    bool done = command_run(app, line, &error);
    say_unless(app, done, &error);
}

// --- the help

static void help_key(App *app, Key key)
{
    if (help_view_key(app->help, key) == HELP_CLOSED) {
        help_view_free(app->help);
        app->help = NULL;
    }
}

// --- the search bar

static void search_event(App *app, SearchEvent event)
{
    Error error;
    if (event == SEARCH_CANCELLED)
        command_close_search(app);
    if (event == SEARCH_ACCEPTED) {
        bool done = command_accept_hit(app, &error);
        say_unless(app, done, &error);
    }
}

// --- labels

static void label_key(App *app, Key key)
{
    const KeyLabel *label = NULL;
    if (key == K_ESCAPE || key == CTRL_C) {
        labels_clear(&app->labels);
        return;
    }
    if (!labels_key(&app->labels, key, &label))
        return;
    if (label) {
        panes_focus(&app->panes, label->pane);
        travel_leave(app);
        view_select_target(app_view(app), label->target);
    } else {
        app_say(app, "No label has these letters; f shows them again");
    }
    labels_clear(&app->labels);
}

// --- the input line

// Shows at once what the words that are being typed find.
static void preview(App *app)
{
    Str text = prompt_text(&app->prompt);
    if (app->prompt.kind == PROMPT_FIND)
        document_view_mark(app_view(app)->document, text);
    if (app->prompt.kind == PROMPT_FILTER)
        command_filter(app, text);
    if (app->prompt.kind == PROMPT_SIFT)
        command_preview_claims(app, text);
}

static void cancel(App *app)
{
    PromptKind kind = app->prompt.kind;
    prompt_close(&app->prompt);
    if (kind == PROMPT_FIND)
        app_mark_view(app, app_view(app));
    if (kind == PROMPT_FILTER) {
        command_filter(app, str(""));
        view_select_target(app_view(app), app->filter_start);
    }
    if (kind == PROMPT_SIFT)
        command_leave_claims(app);
}

static void accept(App *app)
{
    Error error;
    bool done = true;
    PromptKind kind = app->prompt.kind;
    Str text = arena_str(app->frame, prompt_text(&app->prompt));
    prompt_close(&app->prompt);
    switch (kind) {
    case PROMPT_COMMAND:
        done = command_run(app, text, &error);
        if (text.length > 0)
            prompt_remember(&app->prompt, text);
        break;
    case PROMPT_GO: done = command_go(app, text, &error); break;
    case PROMPT_FIND: done = command_accept_words(app, text, &error); break;
    case PROMPT_SIFT: done = command_accept_claims(app, text, &error); break;
    case PROMPT_FILTER:
    case PROMPT_NONE: break;
    }
    say_unless(app, done, &error);
}

bool typing_is_of_address(const App *app, Key key)
{
    bool is_text = pane_top(&app->panes.panes[app->panes.focus])->kind == VIEW_DOCUMENT;
    return (key >= '0' && key <= '9') || key == '.' || key == K_BACKSPACE ||
           key == K_ENTER || key == K_ESCAPE || key == CTRL_C ||
           (is_text && (key == 'p' || key == ' ' || key == 0xB6));
}

// Keys while an address is being typed; false if the key is a command to be counted.
static bool address_key(App *app, Key *key)
{
    if (*key == 'G')
        *key = K_ENTER;
    if (typing_is_of_address(app, *key))
        return true;
    Str text = prompt_text(&app->prompt);
    app->count = command_number(text);
    if (app->count == 0) {
        app_say(app, "%.*s is an address: Enter goes there, Esc leaves",
                (int)text.length, text.data);
        *key = K_NONE;
        return true;
    }
    prompt_close(&app->prompt);
    return false;
}

static bool prompt_takes(App *app, Key key)
{
    if (app->prompt.kind == PROMPT_GO && !address_key(app, &key))
        return false;
    unsigned where = view_where(app_view(app));
    switch (prompt_key(&app->prompt, key, where, app->library)) {
    case PROMPT_ACCEPTED: accept(app); break;
    case PROMPT_CANCELLED: cancel(app); break;
    case PROMPT_CHANGED: preview(app); break;
    case PROMPT_UNCHANGED: break;
    }
    return true;
}

bool typing_key(App *app, Key key)
{
    if (app->note)
        writing_key(app, key);
    else if (app->help)
        help_key(app, key);
    else if (app->search)
        search_event(app, search_view_key(app->search, key));
    else if (app->labels.count > 0)
        label_key(app, key);
    else if (app->judge.is_open)
        return command_judge_key(app, key);
    else if (command_is_predicting(app))
        return command_predict_key(app, key);
    else if (command_is_guessing(app))
        return command_guess_key(app, key);
    else if (app->prompt.kind != PROMPT_NONE)
        return prompt_takes(app, key);
    else
        return false;
    return true;
}

bool typing_paste(App *app, Str text)
{
    if (app->note) {
        writing_paste(app, text);
    } else if (app->search) {
        search_event(app, search_view_paste(app->search, text));
    } else if (app->prompt.kind != PROMPT_NONE) {
        prompt_paste(&app->prompt, text);
        preview(app);
    } else {
        return false;
    }
    return true;
}
