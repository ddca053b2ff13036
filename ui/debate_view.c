#include "ui/debate_view.h"
#include <inttypes.h>
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/debate/address.h"
#include "src/text/text.h"
#include "ui/claim_filter.h"
#include "ui/focus_view.h"
#include "ui/map_view.h"
#include "ui/present_view.h"

struct DebateView {
    OutlineView *outline;
    FocusView *focus;
    PresentView *present;
    MapView *map;
    Arena *filter_arena;
    Str filter;   // what was typed; empty without one
    Sieve *sieve; // what it lets pass; NULL without one
    Stands stands;
    OpinionBook opinions;
    Predict predict;
    int rows, columns;
    DebateMode open[DEBATE_MODES]; // each at most once, the outline first
    int depth;
};

static const Tree *tree_of(const DebateView *view)
{
    return outline_view_subject(view->outline)->tree;
}

static void read_opinions(DebateView *view)
{
    OutlineSubject *subject = outline_view_subject(view->outline);
    opinion_book_read(&view->opinions, subject->state, subject->library_name,
                      subject->slug, subject->tree);
    subject->opinions = &view->opinions;
    subject->predict = &view->predict;
}

DebateView *debate_view_new(Library *library, size_t source, State *state)
{
    DebateView *view = xalloc(sizeof *view);
    *view = (DebateView){ .outline = outline_view_new(library, source, state),
                          .open = { DEBATE_OUTLINE },
                          .depth = 1 };
    stands_init(&view->stands, tree_of(view));
    outline_view_subject(view->outline)->stands = &view->stands;
    read_opinions(view);
    view->focus = focus_view_new(outline_view_subject(view->outline));
    view->present = present_view_new();
    view->map = map_view_new(outline_view_subject(view->outline));
    return view;
}

void debate_view_free(DebateView *view)
{
    if (view == NULL)
        return;
    arena_free(view->filter_arena);
    map_view_free(view->map);
    present_view_free(view->present);
    focus_view_free(view->focus);
    stands_free(&view->stands);
    opinion_book_free(&view->opinions);
    predict_end(&view->predict);
    outline_view_free(view->outline);
    free(view);
}

void debate_view_employ(DebateView *view, MapDesk *desk)
{
    map_view_employ(view->map, desk);
}

bool debate_view_take(DebateView *view)
{
    return map_view_take(view->map);
}

int32_t debate_view_awaited(const DebateView *view)
{
    return debate_view_mode(view) == DEBATE_MAP ? map_view_awaited(view->map) : 0;
}

Stands *debate_view_stands(DebateView *view)
{
    return &view->stands;
}

OutlineView *debate_view_outline(DebateView *view)
{
    return view->outline;
}

DebateMode debate_view_mode(const DebateView *view)
{
    return view->open[view->depth - 1];
}

OpinionBook *debate_view_opinions(DebateView *view)
{
    return &view->opinions;
}

Predict *debate_view_predict(DebateView *view)
{
    return &view->predict;
}

int debate_view_lit(const DebateView *view)
{
    switch (debate_view_mode(view)) {
    case DEBATE_OUTLINE: return outline_view_lit(view->outline);
    case DEBATE_MAP: return map_view_lit(view->map);
    default: return -1;
    }
}

// --- the one selection

PlaceId debate_view_selected(const DebateView *view)
{
    switch (debate_view_mode(view)) {
    case DEBATE_FOCUS: return focus_view_selected(view->focus);
    case DEBATE_PRESENT: return present_view_selected(view->present);
    case DEBATE_MAP: return map_view_selected(view->map);
    default: return outline_view_selected(view->outline);
    }
}

PlaceId debate_view_place(const DebateView *view)
{
    return debate_view_mode(view) == DEBATE_FOCUS ? focus_view_centre(view->focus)
                                                  : debate_view_selected(view);
}

// The outline keeps a reference selected if that is the same claim.
static void select_in_outline(DebateView *view, PlaceId place)
{
    const Place *places = tree_of(view)->places;
    PlaceId selected = outline_view_selected(view->outline);
    if (place != NONE &&
        (selected == NONE || places[selected].home != places[place].home))
        outline_view_select(view->outline, place);
}

void debate_view_show(DebateView *view, DebateMode mode)
{
    PlaceId place = debate_view_selected(view);
    int line = -1, column;
    if (mode == debate_view_mode(view))
        return;
    if (debate_view_mode(view) == DEBATE_OUTLINE ||
        debate_view_mode(view) == DEBATE_MAP)
        debate_view_cursor(view, &line, &column);
    if (debate_view_mode(view) == DEBATE_FOCUS)
        focus_view_leave(view->focus);
    int below = 0;
    while (below < view->depth && view->open[below] != mode)
        below++;
    view->depth = below + 1;
    view->open[below] = mode;
    select_in_outline(view, place);
    if (mode == DEBATE_OUTLINE && line >= 0)
        outline_view_put(view->outline, line);
    if (mode == DEBATE_FOCUS)
        focus_view_set(view->focus, place);
    if (mode == DEBATE_PRESENT)
        present_view_read(view->present, outline_view_subject(view->outline), place);
    if (mode == DEBATE_MAP) {
        map_view_layout(view->map, view->rows, view->columns);
        map_view_show(view->map, place, line);
    }
}

bool debate_view_close(DebateView *view)
{
    if (debate_view_mode(view) == DEBATE_MAP && map_view_leave_overview(view->map))
        return true;
    if (view->depth == 1)
        return false;
    debate_view_show(view, view->open[view->depth - 2]);
    return true;
}

void debate_view_select(DebateView *view, PlaceId place)
{
    switch (debate_view_mode(view)) {
    case DEBATE_FOCUS: focus_view_select(view->focus, place); break;
    case DEBATE_PRESENT: present_view_select(view->present, place); break;
    case DEBATE_MAP: map_view_select(view->map, place); break;
    default: outline_view_select(view->outline, place); break;
    }
}

static PlaceId find_key(const DebateView *view, Str key)
{
    Node node = library_node(tree_of(view)->debate, key);
    return node.kind == NODE_NONE ? NONE : tree_home(tree_of(view), node);
}

bool debate_view_select_key(DebateView *view, Str key)
{
    PlaceId place = find_key(view, key);
    debate_view_select(view, place);
    return place != NONE;
}

// --- the filter

static void lay_on(DebateView *view, Arena *arena, Str typed, Sieve *sieve,
                   PlaceId wanted)
{
    Arena *before = view->filter_arena;
    view->filter_arena = arena;
    view->filter = typed;
    view->sieve = sieve;
    outline_view_sift(view->outline, sieve, wanted);
    outline_view_mark(view->outline, claim_filter_words(typed, arena));
    map_view_sift(view->map, sieve, wanted);
    arena_free(before);
}

bool debate_view_filter(DebateView *view, Str typed, PlaceId wanted, int32_t *matches)
{
    Arena *arena = arena_new();
    typed = arena_str(arena, str_trim(typed));
    Sieve *sieve = claim_filter_sieve(typed, tree_of(view), matches, arena);
    if (typed.length > 0 && sieve == NULL) {
        arena_free(arena);
        return false;
    }
    if (sieve != NULL || view->sieve != NULL)
        lay_on(view, arena, typed, sieve, wanted);
    else
        arena_free(arena);
    return true;
}

Str debate_view_filter_text(const DebateView *view)
{
    return view->filter;
}

bool debate_view_matches(const DebateView *view, PlaceId place)
{
    return view->sieve != NULL && view->sieve->is_asked[place];
}

int32_t debate_view_hidden(const DebateView *view)
{
    return sieve_hidden(view->sieve);
}

// The debate was read again, and shows everything.
static void filter_again(DebateView *view, PlaceId wanted)
{
    Str typed = view->filter;
    Arena *before = view->filter_arena;
    int32_t matches;
    view->filter_arena = NULL;
    view->filter = str("");
    view->sieve = NULL;
    debate_view_filter(view, typed, wanted, &matches);
    arena_free(before);
}

void debate_view_reload(DebateView *view)
{
    Arena *arena = arena_new();
    DebateMode mode = debate_view_mode(view);
    PlaceId place = debate_view_place(view);
    Str key = str("");
    if (place != NONE)
        key = arena_str(arena, library_key(tree_of(view)->debate,
                                           tree_of(view)->places[place].node, arena));
    outline_view_reload(view->outline);
    if (view->stands.tree != tree_of(view))
        stands_read(&view->stands, tree_of(view));
    predict_end(&view->predict);
    opinion_book_free(&view->opinions);
    read_opinions(view);
    place = key.length > 0 ? find_key(view, key) : NONE;
    if (place == NONE)
        place = outline_view_selected(view->outline);
    focus_view_set(view->focus, mode == DEBATE_FOCUS ? place : NONE);
    if (mode == DEBATE_PRESENT)
        present_view_read(view->present, outline_view_subject(view->outline), place);
    map_view_reload(view->map);
    filter_again(view, place);
    if (view->sieve != NULL)
        place = sieve_nearest(view->sieve, place);
    if (mode == DEBATE_MAP)
        map_view_show(view->map, place, -1);
    arena_free(arena);
}

void debate_view_save(DebateView *view)
{
    select_in_outline(view, debate_view_place(view));
    outline_view_save(view->outline);
}

// --- moving

void debate_view_layout(DebateView *view, int rows, int columns)
{
    view->rows = rows;
    view->columns = columns;
    switch (debate_view_mode(view)) {
    case DEBATE_FOCUS: focus_view_layout(view->focus, rows, columns); break;
    case DEBATE_PRESENT: present_view_layout(view->present, rows, columns); break;
    case DEBATE_MAP: map_view_layout(view->map, rows, columns); break;
    default: outline_view_layout(view->outline, rows, columns); break;
    }
}

bool debate_view_move(DebateView *view, Motion motion, int count)
{
    switch (debate_view_mode(view)) {
    case DEBATE_FOCUS: return focus_view_move(view->focus, motion, count);
    case DEBATE_PRESENT: return present_view_move(view->present, motion, count);
    case DEBATE_MAP: return map_view_move(view->map, motion, count);
    default: return outline_view_move(view->outline, motion, count);
    }
}

bool debate_view_has_room(const DebateView *view)
{
    return view->rows >= MAP_ROWS && view->columns >= MAP_COLUMNS;
}

void debate_view_turn(DebateView *view)
{
    map_view_turn(view->map);
}

bool debate_view_zoom(DebateView *view, int zoom)
{
    return map_view_zoom(view->map, zoom);
}

bool debate_view_frame(DebateView *view)
{
    return map_view_frame(view->map);
}

void debate_view_pane(DebateView *view)
{
    map_view_pane(view->map);
}

void debate_view_overview(DebateView *view)
{
    map_view_overview(view->map);
}

void debate_view_strip(DebateView *view)
{
    map_view_strip(view->map);
}

void debate_view_blank(DebateView *view)
{
    present_view_blank(view->present);
}

bool debate_view_enter(DebateView *view)
{
    if (debate_view_mode(view) == DEBATE_FOCUS)
        return focus_view_enter(view->focus);
    if (debate_view_mode(view) == DEBATE_MAP ? map_view_follow(view->map)
                                             : outline_view_follow(view->outline))
        return true;
    if (debate_view_selected(view) == NONE)
        return false;
    debate_view_show(view, DEBATE_FOCUS);
    return true;
}

bool debate_view_put_out(DebateView *view)
{
    switch (debate_view_mode(view)) {
    case DEBATE_FOCUS: return focus_view_put_out(view->focus);
    case DEBATE_MAP: return map_view_put_out(view->map);
    default: return outline_view_put_out(view->outline);
    }
}

void debate_view_root(DebateView *view, bool selected)
{
    if (debate_view_mode(view) == DEBATE_MAP)
        map_view_root(view->map, selected);
    else
        outline_view_root(view->outline, selected);
}

PlaceId debate_view_next_unread(const DebateView *view)
{
    return outline_view_next_unread(view->outline, debate_view_selected(view));
}

void debate_view_mark(DebateView *view, Str query)
{
    outline_view_mark(view->outline, query);
}

// --- words

// "supposed: 2 · Is soft power real power?": first, so that it is never cut off.
static Str with_suppositions(const DebateView *view, Str title, Arena *arena)
{
    if (view->stands.count == 0)
        return title;
    return arena_format(arena, "supposed: %zu · %.*s", view->stands.count,
                        STR_ARGUMENTS(title));
}

Str debate_view_title(const DebateView *view, Arena *arena)
{
    if (debate_view_mode(view) == DEBATE_OUTLINE)
        return with_suppositions(view, outline_view_title(view->outline, arena), arena);
    Str title = text_clean(arena, tree_of(view)->debate->title, false, NULL);
    Str mode = debate_view_mode(view) == DEBATE_FOCUS ? str("Focus")
               : debate_view_mode(view) == DEBATE_MAP ? map_view_title(view->map, arena)
                                                      : str("Present");
    return with_suppositions(
        view,
        arena_format(arena, "%.*s ▸ %.*s", STR_ARGUMENTS(title), STR_ARGUMENTS(mode)),
        arena);
}

static Str count_of(const DebateView *view, Arena *arena)
{
    switch (debate_view_mode(view)) {
    case DEBATE_FOCUS: return focus_view_count(view->focus, arena);
    case DEBATE_PRESENT: return present_view_count(view->present, arena);
    case DEBATE_MAP: return map_view_count(view->map, arena);
    default: return outline_view_count(view->outline, arena);
    }
}

Str debate_view_count(const DebateView *view, Arena *arena)
{
    Str count = count_of(view, arena);
    int32_t open = stands_issues(&view->stands);
    return open < 0 || debate_view_mode(view) == DEBATE_PRESENT
               ? count
               : arena_format(arena, "%" PRId32 " open · %.*s", open,
                              STR_ARGUMENTS(count));
}

Str debate_view_where(const DebateView *view, Arena *arena)
{
    PlaceId place = debate_view_selected(view);
    if (debate_view_mode(view) == DEBATE_OUTLINE || place == NONE)
        return outline_view_where(view->outline, arena);
    return outline_where(outline_view_subject(view->outline), place, arena);
}

// --- cells

bool debate_view_target(const DebateView *view, int index, int *row, int *column,
                        PlaceId *place)
{
    switch (debate_view_mode(view)) {
    case DEBATE_FOCUS: return focus_view_target(view->focus, index, row, column, place);
    case DEBATE_MAP: return map_view_target(view->map, index, row, column, place);
    default: return outline_view_target(view->outline, index, row, column, place);
    }
}

PlaceId debate_view_place_at(const DebateView *view, int row, int column)
{
    switch (debate_view_mode(view)) {
    case DEBATE_FOCUS: return focus_view_place_at(view->focus, row, column);
    case DEBATE_MAP: return map_view_place_at(view->map, row, column);
    default: return outline_view_place_at(view->outline, row);
    }
}

void debate_view_cursor(const DebateView *view, int *row, int *column)
{
    switch (debate_view_mode(view)) {
    case DEBATE_FOCUS: focus_view_cursor(view->focus, row, column); break;
    case DEBATE_PRESENT: present_view_cursor(view->present, row, column); break;
    case DEBATE_MAP: map_view_cursor(view->map, row, column); break;
    default: outline_view_cursor(view->outline, row, column); break;
    }
}

void debate_view_draw(const DebateView *view, Canvas canvas, bool focused)
{
    const MarkedWords *words = outline_view_words(view->outline);
    switch (debate_view_mode(view)) {
    case DEBATE_FOCUS: focus_view_draw(view->focus, canvas, words, focused); break;
    case DEBATE_PRESENT: present_view_draw(view->present, canvas); break;
    case DEBATE_MAP: map_view_draw(view->map, canvas, words, focused); break;
    default: outline_view_draw(view->outline, canvas, focused); break;
    }
}
