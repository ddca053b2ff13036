#include "ui/outline_view.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/debate/address.h"
#include "src/text/text.h"
#include "ui/outline_draw.h"
#include "ui/outline_head.h"
#include "ui/outline_keep.h"
#include "ui/outline_motion.h"

struct OutlineView {
    Outline outline;
    Arena *arena; // as long as the view: names of library and source
    MarkedWords words;
    const Problem *problems;
    size_t problem_count;
    bool has_abstract; // shown above the first row: the reader has not been here before
    bool is_fresh;     // not laid out for a window yet
};

static PlaceId find_key(const Tree *tree, Str key)
{
    Node node = library_node(tree->debate, key);
    return node.kind == NODE_NONE ? NONE : tree_home(tree, node);
}

// --- layout

static void lay_out(OutlineView *view)
{
    Outline *outline = &view->outline;
    arena_reset(outline->frame);
    HeadWanted wanted = { outline->subject.debate, view->problems, view->problem_count,
                          view->has_abstract };
    OutlineHead head = outline_head_make(&wanted, outline->width, outline->frame);
    outline->head = head.lines;
    outline->head_count = head.count;
    outline_layout(outline);
}

// --- beginning and end

static void read_marks(Outline *outline)
{
    OutlineSubject *subject = &outline->subject;
    size_t count = (size_t)subject->tree->count;
    subject->is_read = xalloc(count + 1);
    memset(subject->is_read, 0, count + 1);
    subject->is_noted = xalloc(count + 1);
    outline_find_notes(subject);
    if (subject->state == NULL ||
        state_read_count(subject->state, subject->library_name, subject->slug) == 0)
        return;
    Arena *arena = arena_new();
    for (PlaceId id = 0; id < subject->tree->count; id++) {
        const Place *place = &subject->tree->places[id];
        if (place->home == id)
            subject->is_read[id] =
                state_is_read(subject->state, subject->library_name, subject->slug,
                              library_key(subject->debate, place->node, arena));
    }
    arena_free(arena);
}

// Shows a debate; folds and the selection are what they are at first.
static void begin(OutlineView *view, const Debate *debate, const Tree *tree)
{
    Outline *outline = &view->outline;
    outline->subject.debate = debate;
    outline->subject.tree = tree;
    outline_rows_init(&outline->rows, tree);
    outline_rows_start(&outline->rows);
    read_marks(outline);
    outline->place = tree->count > 0 ? 0 : NONE;
    outline->lit = -1;
    outline->screen = (OutlineScreen){ 0 };
}

static void end(OutlineView *view)
{
    outline_rows_free(&view->outline.rows);
    free(view->outline.subject.is_read);
    free(view->outline.subject.is_noted);
}

// Selects the claim that was selected, as if it had always been.
static void select_first(OutlineView *view, PlaceId place)
{
    Outline *outline = &view->outline;
    if (place == NONE)
        return;
    outline_rows_reveal(&outline->rows, place);
    outline_rows_update(&outline->rows);
    outline->place = place;
}

static OutlineView *make(State *state, Str library, Str slug)
{
    enum { ROWS = 24, COLUMNS = 80 }; // until it is laid out
    OutlineView *view = xalloc(sizeof *view);
    *view = (OutlineView){ .arena = arena_new(), .words = { .arena = arena_new() } };
    Outline *outline = &view->outline;
    outline->frame = arena_new();
    outline->height = ROWS;
    outline->width = COLUMNS;
    outline->level = TEXT_SELECTED;
    outline->subject.state = state;
    outline->subject.library_name = arena_str(view->arena, library);
    outline->subject.slug = arena_str(view->arena, slug);
    return view;
}

// Goes to where the reader left off; else the abstract stands above the first row.
static void restore(OutlineView *view)
{
    Outline *outline = &view->outline;
    OutlineSubject *subject = &outline->subject;
    Arena *arena = arena_new();
    Str key, folds;
    view->has_abstract =
        subject->state == NULL || !state_position(subject->state, subject->library_name,
                                                  subject->slug, arena, &key, &folds);
    if (!view->has_abstract) {
        outline_keep_read(&outline->rows, &outline->level, folds);
        outline_rows_update(&outline->rows);
        select_first(view, find_key(subject->tree, key));
    }
    arena_free(arena);
    lay_out(view);
    view->is_fresh = true;
}

static void take_debate(OutlineView *view)
{
    OutlineSubject *subject = &view->outline.subject;
    const OpenDebate *open = library_debate(subject->library, subject->source);
    begin(view, open->debate, open->tree);
    view->problems = open->problems;
    view->problem_count = open->problem_count;
}

OutlineView *outline_view_new(Library *library, size_t source, State *state)
{
    const StoreSource *about = library_source(library, source);
    OutlineView *view = make(state, about->library, about->slug);
    view->outline.subject.library = library;
    view->outline.subject.source = source;
    take_debate(view);
    restore(view);
    return view;
}

OutlineView *outline_view_alone(const Debate *debate, const Tree *tree, State *state,
                                Str library, Str slug)
{
    OutlineView *view = make(state, library, slug);
    begin(view, debate, tree);
    restore(view);
    return view;
}

void outline_view_free(OutlineView *view)
{
    if (view == NULL)
        return;
    end(view);
    arena_free(view->outline.frame);
    arena_free(view->words.arena);
    arena_free(view->arena);
    free(view);
}

void outline_view_note_changed(OutlineView *view)
{
    outline_find_notes(&view->outline.subject);
    outline_layout(&view->outline);
}

void outline_view_reload(OutlineView *view)
{
    Outline *outline = &view->outline;
    OutlineSubject *subject = &outline->subject;
    if (subject->library == NULL)
        return;
    Arena *arena = arena_new();
    Str folds = outline_keep_write(&outline->rows, outline->level, arena);
    Str key = str("");
    if (outline->place != NONE)
        key = arena_str(arena,
                        library_key(subject->debate,
                                    subject->tree->places[outline->place].node, arena));
    outline_keep_line(outline);
    int line = outline->line;
    end(view);
    take_debate(view);
    outline_keep_read(&outline->rows, &outline->level, folds);
    outline_rows_update(&outline->rows);
    select_first(view, find_key(subject->tree, key));
    outline->line = line;
    arena_free(arena);
}

void outline_view_save(const OutlineView *view)
{
    const Outline *outline = &view->outline;
    const OutlineSubject *subject = &outline->subject;
    if (subject->state == NULL || outline->place == NONE)
        return;
    Arena *arena = arena_new();
    Str folds = outline_keep_write(&outline->rows, outline->level, arena);
    Str key =
        library_key(subject->debate, subject->tree->places[outline->place].node, arena);
    Error error; // a position that could not be kept is no reason to disturb anyone
    state_set_position(subject->state, subject->library_name, subject->slug, key, folds,
                       &error);
    arena_free(arena);
}

// The first window shows the abstract from its beginning, or the claim that was
// selected last; later ones keep the selection where it is.
void outline_view_layout(OutlineView *view, int rows, int columns)
{
    enum { LEAST_BELOW = 3 }; // lines of the first claim beside the abstract
    Outline *outline = &view->outline;
    rows = rows > 1 ? rows : 1;
    columns = columns > 1 ? columns : 1;
    bool has_changed = rows != outline->height || columns != outline->width;
    if (has_changed && !view->is_fresh)
        outline_keep_line(outline);
    outline->height = rows;
    outline->width = columns;
    lay_out(view);
    if (!view->is_fresh)
        return;
    view->is_fresh = false;
    int head = view->has_abstract ? outline->head_count : 0;
    outline->is_free = head > 0 && head + LEAST_BELOW <= rows;
    outline->line = head > 0 ? head : rows / 3;
    outline_layout(outline);
}

// --- moving

bool outline_view_move(OutlineView *view, Motion motion, int count)
{
    Outline *outline = &view->outline;
    int lit = outline->lit;
    bool changed = outline_motion(outline, motion, count);
    bool is_relation =
        motion == MOTION_NEXT_RELATION || motion == MOTION_PREVIOUS_RELATION;
    if (!is_relation)
        outline->lit = -1;
    return changed || outline->lit != lit;
}

PlaceId outline_view_selected(const OutlineView *view)
{
    return view->outline.place;
}

void outline_view_select(OutlineView *view, PlaceId place)
{
    outline_select(&view->outline, place);
}

void outline_view_put(OutlineView *view, int line)
{
    Outline *outline = &view->outline;
    if (outline->place == NONE)
        return;
    outline->line = line;
    outline->is_free = false;
    lay_out(view);
}

bool outline_view_select_key(OutlineView *view, Str key)
{
    PlaceId place = find_key(view->outline.subject.tree, key);
    outline_select(&view->outline, place);
    return place != NONE;
}

bool outline_view_follow(OutlineView *view)
{
    Outline *outline = &view->outline;
    if (outline->place == NONE)
        return false;
    const Tree *tree = outline->subject.tree;
    PlaceId target = tree->places[outline->place].home;
    if (outline->lit >= 0) {
        Relative *relatives;
        size_t count =
            outline_relatives(tree, outline->place, outline->frame, &relatives);
        if ((size_t)outline->lit < count)
            target = relatives[outline->lit].far;
    }
    bool leads_on = target != outline->place;
    outline->lit = -1;
    outline_select(outline, target);
    return leads_on;
}

bool outline_view_put_out(OutlineView *view)
{
    bool was_lit = view->outline.lit >= 0;
    view->outline.lit = -1;
    return was_lit;
}

void outline_view_root(OutlineView *view, bool selected)
{
    Outline *outline = &view->outline;
    if (outline->place == NONE)
        return;
    PlaceId home = outline->subject.tree->places[outline->place].home;
    outline_root(outline, selected ? home : NONE);
}

void outline_view_sift(OutlineView *view, Sieve *sieve, PlaceId wanted)
{
    outline_sift(&view->outline, sieve, wanted);
}

PlaceId outline_view_next_unread(const OutlineView *view, PlaceId here)
{
    const OutlineSubject *subject = &view->outline.subject;
    for (PlaceId i = 1; here != NONE && i < subject->tree->count; i++) {
        PlaceId id = (here + i) % subject->tree->count;
        if (subject->tree->places[id].home == id && !subject->is_read[id])
            return id;
    }
    return NONE;
}

void outline_view_mark(OutlineView *view, Str query)
{
    marked_words_set(&view->words, query);
}

const MarkedWords *outline_view_words(const OutlineView *view)
{
    return &view->words;
}

OutlineSubject *outline_view_subject(OutlineView *view)
{
    return &view->outline.subject;
}

const OutlineRows *outline_view_rows(const OutlineView *view)
{
    return &view->outline.rows;
}

int outline_view_lit(const OutlineView *view)
{
    return view->outline.lit;
}

bool outline_view_is_new(const OutlineView *view)
{
    return view->has_abstract;
}

// --- words

Str outline_view_title(const OutlineView *view, Arena *arena)
{
    const Outline *outline = &view->outline;
    Str title = text_clean(arena, outline->subject.debate->title, false, NULL);
    if (outline->rows.root == NONE)
        return arena_format(arena, "%.*s ▸ Outline", (int)title.length, title.data);
    Str root = address_of(outline->subject.tree, outline->rows.root, arena);
    return arena_format(arena, "%.*s ▸ Outline of %.*s", (int)title.length, title.data,
                        (int)root.length, root.data);
}

Str outline_view_count(const OutlineView *view, Arena *arena)
{
    return outline_size(view->outline.subject.tree, arena);
}

Str outline_view_where(const OutlineView *view, Arena *arena)
{
    if (view->outline.place == NONE)
        return str("This debate has no claims");
    return outline_where(&view->outline.subject, view->outline.place, arena);
}

// --- drawing

PlaceId outline_view_place_at(const OutlineView *view, int line)
{
    const Outline *outline = &view->outline;
    if (line < 0 || line >= outline->height ||
        outline->screen.lines[line].kind != LINE_TITLE)
        return NONE;
    return outline->screen.lines[line].place;
}

bool outline_view_target(const OutlineView *view, int index, int *row, int *column,
                         PlaceId *place)
{
    PlaceId last = NONE;
    for (int line = 0; line < view->outline.height; line++) {
        PlaceId here = outline_view_place_at(view, line);
        if (here == NONE || here == last)
            continue;
        last = here;
        if (index-- > 0)
            continue;
        *row = line;
        *column = 0;
        *place = here;
        return true;
    }
    return false;
}

void outline_view_cursor(const OutlineView *view, int *row, int *column)
{
    const Outline *outline = &view->outline;
    int last = outline->height - 1;
    *row = outline->screen.line < last ? outline->screen.line : last;
    *row = *row > 0 ? *row : 0;
    *column = 0;
    for (int i = 0; i < outline->height; i++)
        if (outline->screen.lines[i].is_pinned && outline->screen.lines[i].is_selected)
            *row = i;
}

void outline_view_draw(const OutlineView *view, Canvas canvas, bool focused)
{
    const Outline *outline = &view->outline;
    OutlineGrid grid = outline_grid_make(&outline->subject, &outline->rows,
                                         outline->width, outline->place);
    OutlineDrawing drawing = { .grid = &grid,
                               .is_focused = focused,
                               .words = &view->words,
                               .arena = arena_new() };
    canvas_clear(canvas, ROLE_TEXT);
    for (int i = 0; i < canvas.rows && i < outline->height; i++)
        outline_draw_line(&drawing, canvas, i, &outline->screen.lines[i]);
    arena_free(drawing.arena);
}
