#include "ui/commands_find.h"
#include "src/base/vec.h"
#include "ui/commands_filter.h"
#include "ui/guide.h"
#include "ui/library_entry.h"
#include "ui/query_completion.h"
#include "ui/travel.h"

enum { HITS_TO_WALK = 1000 };

// --- the search bar

// What the reader has read, for is:unread; as long as the bar is open.
static const Table *reads_of(App *app)
{
    StateMark *marks;
    size_t count = state_reads(app->state, app->queries, &marks);
    Table *read = arena_get(app->queries, 1, sizeof *read);
    *read = (Table){ .arena = app->queries };
    for (size_t i = 0; i < count; i++)
        table_set(read,
                  search_read_key(marks[i].library, marks[i].source, marks[i].key,
                                  app->queries),
                  1);
    return read;
}

static bool open_search(App *app, Str text)
{
    Str *queries;
    const View *view = app_view(app);
    bool is_in_source = view->kind == VIEW_DEBATE || view->kind == VIEW_DOCUMENT;
    arena_reset(app->queries);
    size_t count = state_queries(app->state, app->queries, &queries);
    SearchViewOptions options = {
        .library = app->library,
        .seeker = app->seeker,
        .near = is_in_source ? (ptrdiff_t)view->source : -1,
        .read = reads_of(app),
    };
    app->search = search_view_new(&options, text);
    search_view_history(app->search, queries, count);
    return true;
}

bool command_search(App *app, Str argument, Error *error)
{
    (void)error;
    return open_search(app, argument);
}

bool command_find(App *app, Str argument, Error *error)
{
    View *view = app_view(app);
    if (view->kind == VIEW_DEBATE) {
        Str slug = library_source(app->library, view->source)->slug;
        return open_search(app, arena_format(app->frame, "in:%.*s %.*s",
                                             (int)slug.length, slug.data,
                                             (int)argument.length, argument.data));
    }
    if (argument.length == 0) {
        app->filter_start = view_selected_target(view);
        prompt_open(&app->prompt,
                    view->kind == VIEW_DOCUMENT ? PROMPT_FIND : PROMPT_FILTER, str(""));
    } else if (view->kind == VIEW_DOCUMENT) {
        return command_accept_words(app, argument, error);
    } else {
        command_filter(app, argument);
    }
    return true;
}

void command_filter(App *app, Str words)
{
    View *view = app_view(app);
    if (view->kind == VIEW_LIBRARY)
        library_view_filter(view->entries, words);
    if (view->kind == VIEW_LIST)
        list_view_filter(view->list, words);
    view->is_filtered = words.length > 0;
}

void command_close_search(App *app)
{
    search_view_free(app->search);
    view_free(app->preview);
    app->search = NULL;
    app->preview = NULL;
}

// The hits that n and N walk: those that are made, and some more.
static size_t walk_hits(App *app, Spot **spots)
{
    const Hits *hits = search_view_some(app->search, HITS_TO_WALK);
    *spots = arena_get(app->frame, hits->count + 1, sizeof **spots);
    for (size_t i = 0; i < hits->count; i++)
        (*spots)[i] = (Spot){ .source = (ptrdiff_t)hits->hits[i].source,
                              .at = -1,
                              .key = hits->hits[i].row.key };
    return hits->count;
}

// Keeps a query that has mark:a in it under that letter, in the place of a source.
static void mark_query(App *app, char letter, Str query)
{
    Error error;
    StateMark mark = { letter, str(""), str(COMMAND_MARKED_QUERY), query };
    if (state_set_mark(app->state, &mark, &error))
        app_say(app, "Mark %c is this search; ' %c searches so again", letter, letter);
    else
        app_warn(app, "%s", error.text);
}

// Closes the search bar; its hits are the current list from now on.
static void take_hits(App *app, ptrdiff_t index)
{
    Spot *spots;
    size_t count = walk_hits(app, &spots);
    Str query = arena_str(app->frame, search_view_query(app->search));
    char letter;
    Str typed = arena_str(
        app->frame, query_unmarked(search_view_text(app->search), &letter, app->frame));
    walk_set(&app->walk, "hit", spots, count, index);
    app_mark(app, query);
    command_close_search(app);
    app->found_in_text = false;
    Error ignored; // a lost history is not worth a sentence
    state_add_query(app->state, typed, &ignored);
    if (letter != '\0')
        mark_query(app, letter, typed);
}

bool command_accept_hit(App *app, Error *error)
{
    ptrdiff_t index = search_view_index(app->search);
    if (index < 0)
        return error_set(error, "Nothing was found; Backspace takes letters back, "
                                "Esc returns");
    take_hits(app, index);
    return travel_go(app, &app->walk.spots[index], error);
}

static ListItem hit_item(const App *app, const Hit *hit)
{
    const StoreSource *source = library_source(app->library, hit->source);
    bool is_passage = hit->row.class == ROW_PASSAGE || hit->title.length == 0;
    Str address = hit->row.class == ROW_PASSAGE
                      ? passage_words(hit->row.address, app->frame)
                      : hit->row.address;
    return (ListItem){
        .text = arena_str(app->frame, is_passage ? hit->snippet : hit->title),
        .note = arena_format(app->frame, "%.*s%s%.*s", STR_ARGUMENTS(address),
                             address.length > 0 ? " in " : "",
                             STR_ARGUMENTS(source->title)),
        .source = hit->source,
        .key = arena_str(app->frame, hit->row.key),
    };
}

bool command_list_hits(App *app, Error *error)
{
    const Hits *hits = search_view_some(app->search, HITS_TO_WALK);
    size_t count = hits->count, total = hits->total;
    if (count == 0) {
        error_set(error, "Nothing was found. %.*s", STR_ARGUMENTS(hits->notice));
        if (hits->suggestion.length > 0)
            error_set(error, "Nothing was found; did you mean %.*s?",
                      STR_ARGUMENTS(hits->suggestion));
        command_close_search(app);
        return false;
    }
    ListItem *items = arena_get(app->frame, count, sizeof *items);
    for (size_t i = 0; i < count; i++)
        items[i] = hit_item(app, &hits->hits[i]);
    Str title = arena_format(app->frame, "Hits for %.*s, best first",
                             STR_ARGUMENTS(search_view_text(app->search)));
    if (total > count)
        title = arena_format(app->frame, "%.*s, the first %zu of %zu",
                             STR_ARGUMENTS(title), count, total);
    take_hits(app, -1);
    travel_list(app, title, items, count);
    app_view(app)->is_walk = true;
    return true;
}

// --- words in a text

static bool find_in_text(App *app, bool forward, Error *error)
{
    travel_leave(app);
    if (document_view_find(app_view(app)->document, forward))
        return true;
    return error_set(error, "No passage has these words; S searches the whole library");
}

bool command_accept_words(App *app, Str words, Error *error)
{
    walk_clear(&app->walk);
    app->found_in_text = words.length > 0;
    app_mark(app, words);
    return words.length == 0 || find_in_text(app, true, error);
}

// --- the current list

static bool step(App *app, int direction, Error *error)
{
    int count = app->count > 0 ? app->count : 1;
    if (app->found_in_text && app_view(app)->kind == VIEW_DOCUMENT)
        return find_in_text(app, direction > 0, error);
    if (!app->walk.name && guide_tour(app) >= 0)
        guide_begin(app, (size_t)guide_tour(app));
    return travel_step(app, direction * count, error);
}

bool command_next_item(App *app, Str argument, Error *error)
{
    (void)argument;
    return step(app, 1, error);
}

bool command_previous_item(App *app, Str argument, Error *error)
{
    (void)argument;
    return step(app, -1, error);
}

// The passages of a document that no claim uses, in order.
static size_t unused_spots(App *app, size_t source, Spot **spots)
{
    const Document *document = library_document(app->library, source)->document;
    Use *uses;
    size_t use_count = library_uses(app->library, source, app->frame, &uses);
    size_t count = 0, use = 0;
    *spots = arena_get(app->frame, document->block_count + 1, sizeof **spots);
    for (size_t i = 0; i < document->block_count; i++) {
        while (use < use_count && uses[use].block < i)
            use++;
        bool is_used = use < use_count && uses[use].block == i;
        if (document->blocks[i].paragraph > 0 && !is_used)
            (*spots)[count++] =
                (Spot){ .source = (ptrdiff_t)source,
                        .at = (int32_t)i,
                        .key = document_address(document, i, app->frame) };
    }
    return count;
}

bool command_unused(App *app, Str argument, Error *error)
{
    (void)argument;
    View *view = app_view(app);
    Spot *spots;
    size_t count = unused_spots(app, view->source, &spots);
    ptrdiff_t next = document_view_next_unused(view->document);
    if (count == 0 || next < 0)
        return error_set(error, "Claims use every passage of this text");
    size_t index = 0;
    while (index + 1 < count && spots[index].at < next)
        index++;
    walk_set(&app->walk, "unused passage", spots, count, (ptrdiff_t)index);
    app->found_in_text = false;
    travel_leave(app);
    document_view_select(view->document, next);
    return true;
}

// --- reading on

static bool next_unread_source(App *app, Error *error)
{
    LibraryView *entries = app_view(app)->entries;
    ptrdiff_t next = library_view_next_unread(entries);
    if (next < 0)
        return error_set(error, app_view(app)->is_filtered
                                    ? "You have read everything that is shown here"
                                    : "You have read everything in this library");
    library_view_select(entries, (size_t)next);
    return true;
}

bool command_unread(App *app, Str argument, Error *error)
{
    (void)argument;
    View *view = app_view(app);
    if (view->kind == VIEW_LIBRARY)
        return next_unread_source(app, error);
    if (view->kind == VIEW_LIST)
        return error_set(error, "Lists are not marked as read; q closes this one");
    int target = view->kind == VIEW_DEBATE
                     ? debate_view_next_unread(view->debate)
                     : (int)document_view_next_unread(view->document);
    if (target < 0)
        return error_set(error, "Everything from here on has been read");
    travel_leave(app);
    view_select_target(view, target);
    return true;
}

bool command_where(App *app, Str argument, Error *error)
{
    (void)argument, (void)error;
    Str sentence = view_sentence(app_view(app), app->frame);
    app_say(app, "%.*s", (int)sentence.length, sentence.data);
    return true;
}

// --- leaving

bool command_cancel(App *app, Str argument, Error *error)
{
    (void)argument;
    View *view = app_view(app);
    if (view->kind == VIEW_DEBATE && debate_view_put_out(view->debate))
        return true;
    if (inquiry_clear(&app->inquiry))
        return true;
    if (command_unfilter_claims(app))
        return true;
    if (view->is_filtered) {
        command_filter(app, str(""));
        return true;
    }
    if (view->kind == VIEW_LIST) {
        travel_close(app);
        return true;
    }
    if (app->walk.name || app->found_in_text || app->marked) {
        walk_clear(&app->walk);
        app->found_in_text = false;
        app_mark(app, str(""));
        return true;
    }
    return error_set(error,
                     "There is nothing to leave here: q closes this view, Q quits");
}
