#include "ui/search_view.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/text/text.h"
#include "ui/hit_list.h"
#include "ui/query_completion.h"
#include "ui/search_guide.h"

enum { CTRL_N = 14, CTRL_O = 15, CTRL_P = 16, CTRL_R = 18 };
enum { HITS_AT_ONCE = 200, BAR_ROWS = 1, HEADER_ROWS = 1 };
// Milliseconds that a key waits for its answer, so that it mostly is on the screen with
// the key; and that Enter waits for it.
enum { AT_ONCE = 3, BEFORE_GOING = 1000 };

static const char prompt[] = "/";

struct SearchView {
    Library *library;
    Seeker *seeker;
    ptrdiff_t near;
    const Table *read;
    LineEdit bar;
    Arena *arena;     // of what belongs to the hits
    Arena *scratch;   // of one measuring
    Arena *frame;     // of one drawing
    const Hits *hits; // the seeker's, of a query that may be older than the bar's
    Arena *words_arena;
    Str words; // the bar's query without its filters
    HitList list;
    const Str *history;
    size_t history_count;
    LineEdit seed;   // what stood in the bar before Ctrl-R
    size_t recalled; // how many earlier queries Ctrl-R has gone back, 0: none
    Arena *offered;  // of the completion
    TermNames names; // that filters may have
    QueryCompletion completion;
    size_t next_offer; // which one the next Tab puts in, once they are shown
    bool is_offering;
    int rows, columns;
};

// --- searching

static const Hits no_hits = { .complete = true };

// Shows the hits that are made; a new list begins at its top.
static void show_hits(SearchView *view, bool is_new)
{
    const Hits *hits = view->hits;
    Str *headings = arena_get(view->arena, hits->count + 1, sizeof *headings);
    for (size_t i = 0; i < hits->count; i++)
        headings[i] = library_source(view->library, hits->hits[i].source)->title;
    if (is_new)
        hit_list_show(&view->list, hits, headings);
    else
        hit_list_extend(&view->list, hits, headings);
}

// Where a row is among the hits, of which so many are made; -1 if it is not.
static int find_row(const SearchView *view, int64_t row, size_t most)
{
    while (view->hits->count < most && view->hits->count < view->hits->total) {
        size_t made = view->hits->count;
        seeker_more(view->seeker, made + HITS_AT_ONCE);
        if (view->hits->count == made)
            break;
    }
    for (size_t i = 0; i < view->hits->count; i++)
        if (view->hits->hits[i].row.id == row)
            return (int)i;
    return -1;
}

// The exact answer comes after the first one: the selected hit stays where it is.
static void show_exact(SearchView *view, int64_t row, int line)
{
    int index = find_row(view, row, (size_t)view->list.list.selected + HITS_AT_ONCE);
    show_hits(view, index < 0);
    if (index >= 0)
        hit_list_place(&view->list, index, line);
}

bool search_view_hear(SearchView *view)
{
    bool was_answered = seeker_has_answered(view->seeker);
    const Hit *selected = hit_list_selected(&view->list);
    int64_t row = selected ? selected->row.id : 0;
    int line = hit_list_line(&view->list);
    if (!seeker_hear(view->seeker))
        return false;
    view->hits = seeker_hits(view->seeker);
    arena_reset(view->arena);
    if (was_answered && row > 0)
        show_exact(view, row, line);
    else
        show_hits(view, true);
    search_view_layout(view, view->rows, view->columns);
    return true;
}

bool search_view_settle(SearchView *view, int milliseconds)
{
    bool changed = false;
    while (!seeker_is_done(view->seeker) && seeker_wait(view->seeker, milliseconds))
        changed |= search_view_hear(view);
    return changed;
}

static void search_again(SearchView *view)
{
    Str query = line_edit_text(&view->bar);
    arena_reset(view->words_arena);
    view->words = query_words(query, view->words_arena);
    seeker_ask(view->seeker, query, view->near, view->read);
    if (seeker_has_answered(view->seeker)) { // there is no thread
        view->hits = seeker_hits(view->seeker);
        seeker_more(view->seeker, HITS_AT_ONCE);
        show_hits(view, true);
    } else if (seeker_wait(view->seeker, AT_ONCE)) {
        search_view_hear(view);
    }
    search_view_layout(view, view->rows, view->columns);
}

// Makes more hits when the selection comes near the end of those that are there.
static void extend(SearchView *view)
{
    size_t made = view->hits->count;
    bool is_near_end = view->list.list.selected + HITS_AT_ONCE / 2 >= (int)made;
    if (!is_near_end || made >= view->hits->total)
        return;
    seeker_more(view->seeker, made + HITS_AT_ONCE);
    show_hits(view, false);
}

SearchView *search_view_new(const SearchViewOptions *options, Str text)
{
    SearchView *view = xalloc(sizeof *view);
    *view = (SearchView){ .library = options->library,
                          .seeker = options->seeker,
                          .near = options->near,
                          .read = options->read,
                          .hits = &no_hits };
    view->arena = arena_new();
    view->words_arena = arena_new();
    view->scratch = view->list.scratch = arena_new();
    view->frame = arena_new();
    view->offered = arena_new();
    view->names.arena = arena_new();
    hit_list_show(&view->list, view->hits, NULL);
    line_edit_init(&view->bar, text);
    search_again(view);
    return view;
}

void search_view_free(SearchView *view)
{
    if (!view)
        return;
    seeker_rest(view->seeker);
    arena_free(view->arena);
    arena_free(view->words_arena);
    arena_free(view->scratch);
    arena_free(view->frame);
    arena_free(view->offered);
    arena_free(view->names.arena);
    free(view);
}

void search_view_reload(SearchView *view)
{
    view->hits = &no_hits;
    hit_list_show(&view->list, view->hits, NULL);
    arena_reset(view->names.arena);
    view->names = (TermNames){ .arena = view->names.arena };
    view->is_offering = false;
    search_again(view);
}

void search_view_history(SearchView *view, const Str *queries, size_t count)
{
    view->history = queries;
    view->history_count = count;
}

// --- completion

static LineEvent put_offer(SearchView *view, Str word, bool is_final)
{
    QueryCompletion *completion = &view->completion;
    bool ends = is_final && word.data[word.length - 1] != ':';
    Str text = arena_format(view->offered, "%.*s%s", (int)word.length, word.data,
                            ends ? " " : "");
    LineEvent event =
        line_edit_replace(&view->bar, completion->start, completion->end, text);
    completion->end = view->bar.cursor;
    return event;
}

// Where nothing was found and something else may have been meant, Tab takes that. Else
// the first Tab puts in what all candidates share and lists them, the next ones put in
// one after the other.
static LineEvent complete(SearchView *view)
{
    Str suggestion = view->hits->suggestion;
    if (suggestion.length > 0 && seeker_has_answered(view->seeker)) {
        line_edit_init(&view->bar, suggestion);
        return LINE_CHANGED;
    }
    if (view->is_offering) {
        QueryCompletion *offers = &view->completion;
        return put_offer(view, offers->words[view->next_offer++ % offers->count],
                         false);
    }
    arena_reset(view->offered);
    view->completion =
        query_complete(view->library, &view->names, line_edit_text(&view->bar),
                       view->bar.cursor, view->offered);
    if (view->completion.count == 0)
        return LINE_UNCHANGED;
    view->is_offering = view->completion.count > 1;
    view->next_offer = 0;
    return put_offer(view, view->completion.common, !view->is_offering);
}

// --- earlier queries

static bool is_recalled(const SearchView *view, size_t index)
{
    Str query = view->history[index], seed = line_edit_text(&view->seed);
    return str_find(query, seed) >= 0 && !str_equal(query, seed);
}

// Goes on to the next earlier query that has what was typed before the first Ctrl-R in
// it, and after the last of them back to what was typed.
static LineEvent recall(SearchView *view)
{
    if (view->recalled == 0)
        view->seed = view->bar;
    while (view->recalled < view->history_count)
        if (is_recalled(view, view->recalled++)) {
            line_edit_init(&view->bar, view->history[view->recalled - 1]);
            return LINE_CHANGED;
        }
    bool is_changed =
        !str_equal(line_edit_text(&view->bar), line_edit_text(&view->seed));
    view->bar = view->seed;
    view->recalled = 0;
    return is_changed ? LINE_CHANGED : LINE_UNCHANGED;
}

// --- the order

static LineEvent change_order(SearchView *view)
{
    Str text = query_next_order(line_edit_text(&view->bar), view->frame);
    line_edit_init(&view->bar, text);
    return LINE_CHANGED;
}

// --- keys

static bool motion_of(Key key, Motion *motion)
{
    switch (key) {
    case K_DOWN:
    case CTRL_N: *motion = MOTION_NEXT; return true;
    case K_UP:
    case CTRL_P: *motion = MOTION_PREVIOUS; return true;
    case K_PAGE_DOWN: *motion = MOTION_PAGE_DOWN; return true;
    case K_PAGE_UP: *motion = MOTION_PAGE_UP; return true;
    default: return false;
    }
}

// The hits of an older query are not what Enter is for.
static SearchEvent accept(SearchView *view)
{
    bool heard = !seeker_has_answered(view->seeker) &&
                 seeker_wait(view->seeker, BEFORE_GOING) && search_view_hear(view);
    if (seeker_has_answered(view->seeker) && hit_list_selected(&view->list))
        return SEARCH_ACCEPTED;
    return heard ? SEARCH_CHANGED : SEARCH_UNCHANGED;
}

static SearchEvent answer(SearchView *view, LineEvent event)
{
    switch (event) {
    case LINE_CHANGED: search_again(view); return SEARCH_CHANGED;
    case LINE_MOVED: return SEARCH_CHANGED;
    case LINE_ACCEPTED: return accept(view);
    case LINE_CANCELLED: return SEARCH_CANCELLED;
    default: return SEARCH_UNCHANGED;
    }
}

SearchEvent search_view_key(SearchView *view, Key key)
{
    Motion motion;
    bool was_offering = view->is_offering;
    view->is_offering = was_offering && key == K_TAB;
    view->recalled = key == CTRL_R ? view->recalled : 0;
    SearchEvent event = SEARCH_UNCHANGED;
    if (key == K_TAB)
        event = answer(view, complete(view));
    else if (key == CTRL_R)
        event = answer(view, recall(view));
    else if (key == CTRL_O)
        event = answer(view, change_order(view));
    else if (motion_of(key, &motion)) {
        extend(view);
        event =
            hit_list_move(&view->list, motion, 1) ? SEARCH_CHANGED : SEARCH_UNCHANGED;
    } else
        event = answer(view, line_edit_key(&view->bar, key));
    search_view_layout(view, view->rows, view->columns);
    bool shows_another = was_offering != view->is_offering;
    return event == SEARCH_UNCHANGED && shows_another ? SEARCH_CHANGED : event;
}

SearchEvent search_view_paste(SearchView *view, Str text)
{
    view->is_offering = false;
    view->recalled = 0;
    SearchEvent event = answer(view, line_edit_insert(&view->bar, text));
    search_view_layout(view, view->rows, view->columns);
    return event;
}

// --- what it holds

Str search_view_query(const SearchView *view)
{
    return view->words;
}

Str search_view_text(const SearchView *view)
{
    return line_edit_text(&view->bar);
}

const Hits *search_view_some(SearchView *view, size_t count)
{
    if (view->hits != &no_hits)
        seeker_more(view->seeker, count);
    return view->hits;
}

ptrdiff_t search_view_index(const SearchView *view)
{
    return view->list.list.selected;
}

const Hit *search_view_selected(const SearchView *view)
{
    return hit_list_selected(&view->list);
}

bool search_view_step(SearchView *view, int step)
{
    extend(view);
    return hit_list_step(&view->list, step);
}

// --- the window

// The sentence under the header, if there is one.
static Str notice_of(const SearchView *view)
{
    if (view->bar.was_cut)
        return str("A query has at most 256 bytes: what does not fit was left out.");
    return view->hits->notice;
}

// The rows above the list. In a low window a notice takes the place of the header.
static int rows_above(const SearchView *view)
{
    bool has_notice = notice_of(view).length > 0 && view->rows >= 6;
    return BAR_ROWS + HEADER_ROWS + (has_notice ? 1 : 0);
}

void search_view_layout(SearchView *view, int rows, int columns)
{
    view->rows = rows;
    view->columns = columns;
    hit_list_layout(&view->list, rows - rows_above(view), columns);
}

void search_view_cursor(const SearchView *view, int *row, int *column)
{
    *row = 0;
    *column = line_edit_column(&view->bar, str(prompt), view->columns);
}

static void draw_offers(const SearchView *view, Canvas canvas)
{
    int column = 0;
    for (size_t i = 0; i < view->completion.count; i++) {
        bool is_in = view->next_offer > 0 &&
                     (view->next_offer - 1) % view->completion.count == i;
        column = canvas_text(canvas, BAR_ROWS, column, is_in ? ROLE_STRONG : ROLE_DIM,
                             view->completion.words[i]);
        column = canvas_text(canvas, BAR_ROWS, column, ROLE_DIM, str("  "));
    }
}

static void draw_header(const SearchView *view, Canvas canvas)
{
    Str notice = notice_of(view);
    bool has_words = str_trim(line_edit_text(&view->bar)).length > 0;
    if (view->is_offering)
        draw_offers(view, canvas);
    else if (notice.length > 0 && rows_above(view) == BAR_ROWS + HEADER_ROWS)
        canvas_text(canvas, BAR_ROWS, 0, ROLE_NOTICE, notice);
    else if (has_words && (view->words.length > 0 || view->hits->count > 0))
        canvas_text(canvas, BAR_ROWS, 0, ROLE_DIM,
                    search_summary(view->hits, canvas.columns - 1, view->frame));
    if (rows_above(view) > BAR_ROWS + HEADER_ROWS)
        canvas_text(canvas, BAR_ROWS + HEADER_ROWS, 0, ROLE_NOTICE,
                    text_cut(view->frame, notice, canvas.columns));
}

void search_view_draw(const SearchView *view, Canvas canvas)
{
    arena_reset(view->frame);
    Str query = line_edit_text(&view->bar);
    int above = rows_above(view);
    Canvas rest = canvas_part(canvas, above, 0, canvas.rows - above, canvas.columns);
    line_edit_draw(&view->bar, str(prompt), canvas);
    draw_header(view, canvas);
    if (view->hits->count > 0) {
        hit_list_draw(&view->list, rest, view->frame);
    } else if (view->words.length == 0) {
        search_guide_draw(view->library, query, view->history, view->history_count,
                          rest, view->frame);
    } else if (seeker_has_answered(view->seeker)) {
        Str sentence = search_nothing(query, view->hits->suggestion, view->frame);
        Lines lines = text_wrap(view->frame, sentence,
                                canvas.columns > 2 ? canvas.columns - 2 : 1);
        for (size_t i = 0; i < lines.count; i++)
            canvas_text(rest, (int)i, 0, ROLE_TEXT, lines.lines[i]);
    }
}
