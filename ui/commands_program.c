#include "ui/commands_program.h"
#include "src/base/vec.h"
#include "src/debate/address.h"
#include "ui/commands_stand.h"
#include "ui/travel.h"

bool command_help(App *app, Str argument, Error *error)
{
    (void)argument, (void)error;
    app->help = help_view_new(view_where(app_view(app)));
    return true;
}

bool command_command(App *app, Str argument, Error *error)
{
    (void)argument, (void)error;
    prompt_open(&app->prompt, PROMPT_COMMAND, str(""));
    return true;
}

bool command_hints(App *app, Str argument, Error *error)
{
    (void)argument, (void)error;
    app->hints_shown = !app->hints_shown;
    return true;
}

static bool set_plain(App *app, bool on, Error *error)
{
    app->keeps_plain = on;
    if (app->is_plain == on)
        return true;
    if (!on && !app->is_paintable)
        return error_set(error, "It is kept, but here is no terminal that can be "
                                "painted on: line mode goes on");
    app->is_plain = on;
    app->request = REQUEST_SWITCH;
    return true;
}

bool command_set(App *app, Str argument, Error *error)
{
    bool is_plain = str_is(argument, "plain") || str_is(argument, "plain on");
    if (is_plain || str_is(argument, "noplain") || str_is(argument, "plain off"))
        return set_plain(app, is_plain, error);
    if (str_is(argument, "mouse") || str_is(argument, "nomouse")) {
        app->mouse = str_is(argument, "mouse");
        app_say(app, app->mouse
                         ? "The mouse is moot's; with Shift most terminals still "
                           "select text"
                         : "The mouse is the terminal's");
        return true;
    }
    if (str_is(argument, "hints") || str_is(argument, "nohints")) {
        app->hints_shown = str_is(argument, "hints");
        return true;
    }
    if (str_is(argument, "strength") || str_is(argument, "nostrength"))
        return command_strength(app, str_is(argument, "strength"), error);
    return error_set(error,
                     "It takes mouse, hints, plain, strength, and no before each of "
                     "them");
}

bool command_reload(App *app, Str argument, Error *error)
{
    (void)argument;
    return app_reload(app) || error_set(error, "No file has changed");
}

// --- problems

// What a problem's line belongs to: the claim or passage that begins last before it.
static Str key_before(App *app, size_t source, int line)
{
    Str key = str("");
    int latest = 0;
    if (library_source(app->library, source)->kind != SOURCE_DEBATE) {
        const Document *document = library_document(app->library, source)->document;
        for (size_t i = 0; i < document->block_count; i++)
            if (document->blocks[i].line <= line && document->blocks[i].paragraph > 0)
                key = document_address(document, i, app->frame);
        return key;
    }
    const Debate *debate = library_debate(app->library, source)->debate;
    for (ClaimId i = 0; i < debate->claim_count; i++)
        for (size_t k = 0; k < debate->claims[i].member_count; k++) {
            int begins = debate->claims[i].members[k].extent.line;
            if (begins <= line && begins > latest) {
                latest = begins;
                key = library_key(debate, node_claim(i), app->frame);
            }
        }
    return key;
}

static ListItem problem_item(App *app, const Problem *problem, ptrdiff_t source)
{
    static const char *const words[] = { [SEVERITY_NOTE] = "note",
                                         [SEVERITY_WARNING] = "warning",
                                         [SEVERITY_ERROR] = "error" };
    ListItem item = { .source = (size_t)SPOT_NOWHERE };
    item.text = arena_format(app->frame, "%d:%d: %s: %.*s", problem->line,
                             problem->column, words[problem->severity],
                             (int)problem->text.length, problem->text.data);
    if (source >= 0) {
        item.source = (size_t)source;
        item.key = key_before(app, (size_t)source, problem->line);
    }
    return item;
}

bool command_problems(App *app, Str argument, Error *error)
{
    (void)argument;
    View *view = pane_base(panes_focused(&app->panes));
    bool is_one = view->kind != VIEW_LIBRARY;
    const Problem *problems;
    size_t count;
    if (is_one) {
        count = app_problems(app, view->source, &problems);
    } else {
        const Problems *all = library_check(app->library);
        problems = all->items;
        count = all->count;
    }
    if (count == 0)
        return error_set(error, is_one ? "Nothing is wrong in this file"
                                       : "Nothing is wrong in this library");
    ListItem *items = arena_get(app->frame, count, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        ptrdiff_t source = is_one ? (ptrdiff_t)view->source
                                  : library_find(app->library, problems[i].path);
        items[i] = problem_item(app, &problems[i], source);
        if (!is_one)
            items[i].note = problems[i].path;
    }
    Str path = is_one ? library_source(app->library, view->source)->path : str("");
    travel_list(app,
                arena_format(app->frame, "Problems%s%.*s", is_one ? " of " : "",
                             (int)path.length, path.data),
                items, count);
    return true;
}

bool command_messages(App *app, Str argument, Error *error)
{
    (void)argument;
    const Messages *messages = &app->messages;
    if (messages->count == 0)
        return error_set(error, "There was no message yet");
    size_t count = (size_t)messages->count;
    ListItem *items = arena_get(app->frame, count, sizeof *items);
    for (size_t i = 0; i < count; i++)
        items[i] = (ListItem){ .text = str(messages->earlier[count - 1 - i]),
                               .source = (size_t)SPOT_NOWHERE };
    travel_list(app, str("Messages, the latest first"), items, count);
    return true;
}

// --- taking text along

static void copy_claim(App *app, const View *view, PlaceId place, Buffer *copy)
{
    const OpenDebate *open = library_debate(app->library, view->source);
    Node node = open->tree->places[place].node;
    Str address = address_of(open->tree, place, app->frame);
    Str title = debate_title(open->debate, node);
    Str text = debate_text(open->debate, node);
    Citation *citations;
    size_t count =
        library_citations(app->library, view->source, node, app->frame, &citations);
    buffer_format(copy, "%.*s %.*s\n", (int)address.length, address.data,
                  (int)title.length, title.data);
    if (text.length > 0)
        buffer_format(copy, "%.*s\n", (int)text.length, text.data);
    for (size_t i = 0; i < count; i++)
        buffer_format(copy, "cites %.*s %.*s\n", (int)citations[i].document.length,
                      citations[i].document.data, (int)citations[i].at.length,
                      citations[i].at.data);
    buffer_format(copy, "in \"%.*s\"\n", (int)open->debate->title.length,
                  open->debate->title.data);
}

static void copy_passage(App *app, const View *view, ptrdiff_t block, Buffer *copy)
{
    const Document *document = library_document(app->library, view->source)->document;
    Str address = document_address(document, (size_t)block, app->frame);
    Str text = document->blocks[block].text;
    buffer_format(copy, "%.*s\n%.*s, %.*s", (int)text.length, text.data,
                  (int)document->slug.length, document->slug.data, (int)address.length,
                  address.data);
    buffer_format(copy, " (%.*s: %.*s, %.*s)\n", (int)document->author.length,
                  document->author.data, (int)document->title.length,
                  document->title.data, (int)document->year.length,
                  document->year.data);
}

bool command_copy(App *app, Str argument, Error *error)
{
    (void)argument;
    const View *view = app_view(app);
    Buffer copy = { .arena = app->frame };
    int target = view_selected_target(view);
    if (target < 0)
        return error_set(error, "There is nothing here to copy");
    if (view->kind == VIEW_DEBATE)
        copy_claim(app, view, target, &copy);
    else
        copy_passage(app, view, target, &copy);
    app->copy = buffer_str(&copy);
    app->request = REQUEST_COPY;
    return true;
}

// --- what only the loop can do

bool command_repaint(App *app, Str argument, Error *error)
{
    (void)argument, (void)error;
    app->request = REQUEST_REPAINT;
    return true;
}

bool command_suspend(App *app, Str argument, Error *error)
{
    (void)argument;
    if (app->is_kiosk)
        return error_set(error,
                         "This is a kiosk, which cannot be stopped; Q leaves it");
    app->request = REQUEST_SUSPEND;
    return true;
}

bool command_quit(App *app, Str argument, Error *error)
{
    (void)argument, (void)error;
    app->request = REQUEST_QUIT;
    return true;
}
