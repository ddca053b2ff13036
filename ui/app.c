#include "ui/app.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"

// The names of settings in the state.
static const char setting_mouse[] = "mouse", setting_hints[] = "hints",
                  setting_plain[] = "plain", setting_debate[] = "last-debate";

static bool setting_is(App *app, const char *name, const char *value)
{
    return str_is(state_get(app->state, name, app->frame), value);
}

static ptrdiff_t last_debate(App *app)
{
    Str name = state_get(app->state, setting_debate, app->frame);
    ptrdiff_t source = name.length > 0 ? library_find(app->library, name) : -1;
    bool is_debate =
        source >= 0 &&
        library_source(app->library, (size_t)source)->kind == SOURCE_DEBATE;
    return is_debate ? source : -1;
}

static bool keep_setting(App *app, const char *name, Str value, Error *error)
{
    return str_equal(state_get(app->state, name, app->frame), value) ||
           state_set(app->state, name, value, error);
}

static bool keep_last_debate(App *app, Error *error)
{
    if (app->last_debate < 0)
        return true;
    const StoreSource *source = library_source(app->library, (size_t)app->last_debate);
    Str name =
        arena_format(app->frame, "%.*s/%.*s", (int)source->library.length,
                     source->library.data, (int)source->slug.length, source->slug.data);
    return keep_setting(app, setting_debate, name, error);
}

View *app_new_view(App *app, size_t source)
{
    View *view = view_new(app->library, app->state, source);
    if (view->kind == VIEW_DEBATE)
        debate_view_employ(view->debate, &app->desk);
    return view;
}

void app_employ(App *app, Worker *maps, Worker *searches)
{
    app->desk.worker = maps;
    seeker_employ(app->seeker, searches);
}

int app_map_file(const App *app)
{
    return app->desk.worker ? worker_file(app->desk.worker) : -1;
}

bool app_take(App *app)
{
    for (int i = 0; i < app->panes.count; i++)
        for (int k = 0; k < app->panes.panes[i].depth; k++) {
            View *view = app->panes.panes[i].views[k];
            if (view->kind == VIEW_DEBATE && debate_view_take(view->debate))
                return true;
        }
    return false;
}

static void open_first_view(App *app)
{
    bool is_alone = library_count(app->library) == 1;
    panes_add(&app->panes, 0,
              is_alone ? app_new_view(app, 0)
                       : view_new_library(app->library, app->state));
}

App *app_new(Library *library, State *state)
{
    App *app = xalloc(sizeof *app);
    *app = (App){ .library = library, .state = state, .drag = -1 };
    app->arena = arena_new();
    app->frame = arena_new();
    app->queries = arena_new();
    app->follow.arena = arena_new();
    app->keys = key_map_make(app->arena);
    app->seeker = seeker_new(library);
    app->mouse = setting_is(app, setting_mouse, "on");
    app->is_plain = app->keeps_plain = setting_is(app, setting_plain, "on");
    app->is_paintable = true;
    app->hints_shown = !setting_is(app, setting_hints, "off");
    app->last_debate = last_debate(app);
    panes_init(&app->panes);
    trail_init(&app->trail);
    prompt_init(&app->prompt);
    walk_clear(&app->walk);
    open_first_view(app);
    return app;
}

void app_free(App *app)
{
    if (!app)
        return;
    panes_free(&app->panes);
    trail_free(&app->trail);
    walk_clear(&app->walk);
    inquiry_clear(&app->inquiry);
    crux_finder_free(&app->cruxes);
    prompt_free(&app->prompt);
    labels_clear(&app->labels);
    note_pane_free(app->note);
    help_view_free(app->help);
    search_view_free(app->search);
    view_free(app->preview);
    seeker_free(app->seeker);
    for (int i = 0; i < app->messages.count; i++)
        free(app->messages.earlier[i]);
    worker_close(app->desk.worker);
    free(app->marked);
    arena_free(app->follow.arena);
    arena_free(app->queries);
    arena_free(app->frame);
    arena_free(app->arena);
    free(app);
}

// What has been written so far of a note.
static bool keep_note(App *app, Error *error)
{
    if (!app->note || !app->note->is_unsaved)
        return true;
    bool ok = note_pane_save(app->note, app->state, error);
    app_note_changed(app);
    return ok;
}

bool app_save(App *app)
{
    Error error;
    View *current = app_view(app);
    for (int i = 0; i < app->panes.count; i++)
        for (int k = 0; k < app->panes.panes[i].depth; k++)
            if (app->panes.panes[i].views[k] != current)
                view_save(app->panes.panes[i].views[k]);
    view_save(current); // last: it is where the reader goes on (state_latest())
    // All of it, even if some of it must wait.
    bool ok = keep_note(app, &error);
    ok = keep_last_debate(app, &error) && ok;
    ok = keep_setting(app, setting_mouse, str(app->mouse ? "on" : "off"), &error) && ok;
    ok = keep_setting(app, setting_plain, str(app->keeps_plain ? "on" : "off"),
                      &error) &&
         ok;
    ok = keep_setting(app, setting_hints, str(app->hints_shown ? "on" : "off"),
                      &error) &&
         ok;
    ok = state_flush(app->state, &error) && ok;
    bool is_busy; // by another moot: the last row says so until it is done
    state_waiting(app->state, &is_busy);
    if (!ok && !is_busy)
        app_warn(app, "Your place could not be saved: %s", error.text);
    return ok;
}

void app_rest(App *app)
{
    if (!app->is_kiosk)
        return;
    if (!app->search)
        seeker_forget(app->seeker);
    store_forget(library_store(app->library));
    alloc_trim();
}

// Keeps a message for :messages.
static void remember(Messages *messages)
{
    size_t size = strlen(messages->text) + 1;
    char *copy = xalloc(size);
    memcpy(copy, messages->text, size);
    if (messages->count == APP_MESSAGES) {
        free(messages->earlier[0]);
        memmove(messages->earlier, messages->earlier + 1,
                (APP_MESSAGES - 1) * sizeof messages->earlier[0]);
        messages->count--;
    }
    messages->earlier[messages->count++] = copy;
}

static void show_message(App *app, Role role)
{
    app->messages.role = role;
    app->messages.shown = true;
    remember(&app->messages);
}

void app_say(App *app, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(app->messages.text, sizeof app->messages.text, format, arguments);
    va_end(arguments);
    show_message(app, ROLE_NOTICE);
}

void app_warn(App *app, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(app->messages.text, sizeof app->messages.text, format, arguments);
    va_end(arguments);
    show_message(app, ROLE_ERROR);
}

View *app_view(App *app)
{
    return pane_top(panes_focused(&app->panes));
}

// What a reload found.
typedef struct {
    Arena *arena;
    size_t *sources;
    size_t count, capacity;
    size_t problem_count;
    const Problem *first;
} Reloaded;

static void note_source(void *context, size_t source)
{
    Reloaded *reloaded = context;
    reloaded->sources = vec_room(reloaded->arena, reloaded->sources, reloaded->count,
                                 &reloaded->capacity, sizeof *reloaded->sources);
    reloaded->sources[reloaded->count++] = source;
}

size_t app_problems(const App *app, size_t source, const Problem **problems)
{
    if (library_source(app->library, source)->kind == SOURCE_DEBATE) {
        const OpenDebate *open = library_debate(app->library, source);
        *problems = open->problems;
        return open->problem_count;
    }
    const OpenDocument *open = library_document(app->library, source);
    *problems = open->problems;
    return open->problem_count;
}

static void note_problems(const App *app, Reloaded *reloaded)
{
    for (size_t i = 0; i < reloaded->count; i++) {
        const Problem *problems;
        size_t count = app_problems(app, reloaded->sources[i], &problems);
        if (count > 0 && !reloaded->first)
            reloaded->first = problems;
        reloaded->problem_count += count;
    }
}

static void say_reloaded(App *app, const Reloaded *reloaded)
{
    Str slug = library_source(app->library, reloaded->sources[0])->slug;
    const Problem *first = reloaded->first;
    if (first)
        app_warn(app, "%.*s was read again. Line %d: %.*s%s", (int)slug.length,
                 slug.data, first->line, (int)first->text.length, first->text.data,
                 reloaded->problem_count > 1 ? " (:problems lists all)" : "");
    else if (reloaded->count == 1)
        app_say(app, "%.*s was read again", (int)slug.length, slug.data);
    else
        app_say(app, "%zu files were read again", reloaded->count);
}

bool app_reload(App *app)
{
    Reloaded reloaded = { .arena = app->frame };
    bool was_searching = app->search && !seeker_is_done(app->seeker);
    seeker_rest(app->seeker);
    crux_finder_stop(&app->cruxes);
    bool was_drawing = app->desk.owner != NULL;
    map_desk_clear(&app->desk, app->desk.owner); // it reads what now goes
    bool is_other = library_reload(app->library, note_source, &reloaded);
    if (app->search && (is_other || was_searching))
        search_view_reload(app->search);
    if (!is_other || reloaded.count == 0)
        return was_drawing || was_searching; // it is to begin again
    note_problems(app, &reloaded);
    app->judge.is_open = false; // the claims have other numbers now
    inquiry_clear(&app->inquiry);
    // Marks of read, cited and used passages may have changed in all of them.
    for (int i = 0; i < app->panes.count; i++)
        for (int k = 0; k < app->panes.panes[i].depth; k++)
            view_reload(app->panes.panes[i].views[k]);
    if (app->preview)
        view_reload(app->preview);
    app->follow.debate = NULL;
    app->follow.text_of = NULL;
    labels_clear(&app->labels);
    say_reloaded(app, &reloaded);
    return true;
}

void app_note_changed(App *app)
{
    for (int i = 0; i < app->panes.count; i++)
        for (int k = 0; k < app->panes.panes[i].depth; k++)
            view_note_changed(app->panes.panes[i].views[k]);
}

bool app_retry(App *app)
{
    bool is_busy;
    Error error;
    if (state_waiting(app->state, &is_busy) == 0 || !state_flush(app->state, &error))
        return false;
    app_say(app, "Saved");
    return true;
}

int app_file(const App *app)
{
    return seeker_file(app->seeker);
}

bool app_hear(App *app)
{
    return app->search && search_view_hear(app->search);
}

void app_settle(App *app, int milliseconds)
{
    if (app->search)
        search_view_settle(app->search, milliseconds);
    while (app->desk.owner && worker_wait(app->desk.worker, milliseconds) &&
           app_take(app))
        continue;
}

bool app_report(App *app)
{
    const Problems *problems = library_check(app->library);
    for (size_t i = 0; i < problems->count; i++) {
        const Problem *problem = &problems->items[i];
        if (problem->severity != SEVERITY_ERROR)
            continue;
        Str before = str(app->messages.shown ? app->messages.text : "");
        Str copy = arena_str(app->frame, before);
        app_warn(app, "%.*s%s%.*s: %.*s%s", STR_ARGUMENTS(copy),
                 copy.length > 0 ? "; " : "", STR_ARGUMENTS(problem->path),
                 STR_ARGUMENTS(problem->text),
                 problems->count > 1 ? " (:problems lists all)" : "");
        return true;
    }
    return false;
}

void app_mark_view(const App *app, View *view)
{
    Str words = app->marked ? str(app->marked) : str("");
    if (view->kind == VIEW_DEBATE)
        debate_view_mark(view->debate, words);
    if (view->kind == VIEW_DOCUMENT)
        document_view_mark(view->document, words);
}

void app_mark(App *app, Str query)
{
    char *copy = NULL;
    if (query.length > 0) {
        copy = xalloc(query.length + 1);
        memcpy(copy, query.data, query.length);
        copy[query.length] = '\0';
    }
    free(app->marked);
    app->marked = copy;
    for (int i = 0; i < app->panes.count; i++)
        for (int k = 0; k < app->panes.panes[i].depth; k++)
            app_mark_view(app, app->panes.panes[i].views[k]);
}
