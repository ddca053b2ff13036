#include "ui/outline_motion.h"

static int32_t selected_row(const Outline *outline)
{
    return outline->place == NONE ? -1
                                  : outline_rows_find(&outline->rows, outline->place);
}

// What the window would show with this row selected.
static ScreenWanted wanted_with(const Outline *outline, int32_t row)
{
    PlaceId place = row < 0 ? NONE : outline->rows.rows[row];
    return (ScreenWanted){
        .grid =
            outline_grid_make(&outline->subject, &outline->rows, outline->width, place),
        .selected = row,
        .rows = outline->height,
        .line = outline->line,
        .is_free = outline->is_free,
        .level = outline->level,
        .lit = outline->lit,
        .head = outline->head,
        .head_count = outline->head_count,
    };
}

void outline_layout(Outline *outline)
{
    ScreenWanted wanted = wanted_with(outline, selected_row(outline));
    outline->screen = outline_screen_make(&wanted, outline->frame);
}

void outline_keep_line(Outline *outline)
{
    if (!outline->is_kept)
        outline->line = outline->screen.line;
    outline->is_kept = true;
    outline->is_free = false;
}

// --- the selection

// Whoever leaves a claim whose text has been on the window has read it.
static void mark_read(Outline *outline)
{
    OutlineSubject *subject = &outline->subject;
    PlaceId home = subject->tree->places[outline->place].home;
    Node node = subject->tree->places[home].node;
    Str text = debate_text(subject->debate, node);
    bool is_said =
        text.length == 0 || str_equal(text, debate_name(subject->debate, node));
    bool is_shown = outline->level != TEXT_TITLES && outline->screen.is_seen;
    if (is_shown || is_said)
        outline_mark_read(subject, home);
}

static void put_at(Outline *outline, int32_t row, int line)
{
    mark_read(outline);
    outline->place = outline->rows.rows[row];
    outline->line = outline->screen.line = line;
    outline->screen.is_seen = false;
    outline->is_free = outline->is_kept = false;
    outline->lit = -1;
}

// Lines from one row to another as the reader sees them: on the way down the text of
// the claim that is left folds up, on the way up it stays below.
static int lines_between(const Outline *outline, int32_t from, int32_t to, int limit)
{
    ScreenWanted wanted = wanted_with(outline, from < to ? to : from);
    Arena *arena = arena_new();
    int lines = outline_screen_distance(&wanted, from, to, limit, arena);
    arena_free(arena);
    return lines;
}

// Selects a row where it stands on the window, or as near to it as can be.
static bool go(Outline *outline, int32_t row)
{
    int32_t from = selected_row(outline);
    if (row < 0 || row >= outline->rows.count || row == from)
        return false;
    int limit = 4 * outline->height;
    int lines = lines_between(outline, from, row, limit);
    put_at(outline, row, outline->screen.line + lines);
    return true;
}

static bool go_to(Outline *outline, PlaceId place)
{
    int32_t row = place == NONE ? -1 : outline_rows_find(&outline->rows, place);
    if (row < 0 || outline->rows.rows[row] != place)
        return false;
    return go(outline, row);
}

// Opens what hides a place, and shows everything again if it is not below the root.
static void reveal(Outline *outline, PlaceId place)
{
    const Place *places = outline->subject.tree->places;
    PlaceId root = outline->rows.root;
    if (root != NONE && (place < root || place >= places[root].after))
        outline->rows.root = NONE;
    outline_rows_reveal(&outline->rows, place);
    outline_rows_update(&outline->rows);
}

void outline_select(Outline *outline, PlaceId place)
{
    if (place == NONE || outline->place == NONE)
        return;
    reveal(outline, place);
    if (!go_to(outline, place))
        return;
    bool is_shown =
        outline->line >= outline->screen.pinned && outline->line < outline->height;
    outline->line = is_shown ? outline->line : outline->height / 3;
}

void outline_root(Outline *outline, PlaceId place)
{
    outline_keep_line(outline);
    outline->rows.root = place;
    if (place != NONE && outline_rows_has_children(&outline->rows, place))
        outline->rows.folds[place] = 0;
    else if (place == NONE && outline->place != NONE)
        outline_rows_reveal(&outline->rows, outline->place);
    outline_rows_update(&outline->rows);
    if (place != NONE)
        outline->place = place;
    outline->lit = -1;
}

void outline_sift(Outline *outline, Sieve *sieve, PlaceId wanted)
{
    if (outline->place == NONE)
        return;
    outline_keep_line(outline);
    outline_rows_sift(&outline->rows, sieve);
    bool is_hidden = !sieve_passes(sieve, wanted);
    outline->place = is_hidden ? sieve_nearest(sieve, wanted) : wanted;
    int32_t row = selected_row(outline);
    if (row < 0 || outline->rows.rows[row] != outline->place)
        reveal(outline, outline->place);
    outline->lit = -1;
}

// --- motions

static bool scroll_to(Outline *outline, int line)
{
    outline->line = line;
    outline->is_free = true;
    outline->is_kept = false;
    return true;
}

// The text of a claim that is longer than the window is read before moving on: true if
// there was something left to read.
static bool read_on(Outline *outline)
{
    int below = outline->screen.end - outline->height;
    int page = outline->height - outline->screen.pinned - 1;
    if (below <= 0)
        return false;
    return scroll_to(outline, outline->screen.line - (below < page ? below
                                                      : page > 1   ? page
                                                                   : 1));
}

static bool read_back(Outline *outline)
{
    int line = outline->screen.line, page = outline->height - 2;
    bool is_first = outline->place == outline->rows.rows[0];
    int above =
        is_first && !outline->screen.is_top ? outline->head_count - line : -line;
    if (above <= 0)
        return false;
    return scroll_to(outline, line + (above < page ? above : page > 1 ? page : 1));
}

static bool step(Outline *outline, int count)
{
    if (count == 1 && read_on(outline))
        return true;
    if (count == -1 && read_back(outline))
        return true;
    int32_t row = selected_row(outline) + count;
    int32_t last = outline->rows.count - 1;
    return go(outline, row < 0 ? 0 : row > last ? last : row);
}

// Moves by so many lines, the selection staying on its line of the window.
static bool page(Outline *outline, int lines, bool is_down)
{
    int32_t from = selected_row(outline), row = from;
    int line = outline->screen.line, passed = 0;
    while (passed < lines && (is_down ? row + 1 < outline->rows.count : row > 0)) {
        int32_t next = is_down ? row + 1 : row - 1;
        int between = lines_between(outline, row, next, 4 * lines);
        passed += is_down ? between : -between;
        row = next;
    }
    if (row == from)
        return is_down ? read_on(outline) : read_back(outline);
    if (passed < lines)
        line += is_down ? passed : -passed;
    put_at(outline, row, line);
    return true;
}

static bool scroll(Outline *outline, int count)
{
    if (count > 0 ? outline->screen.used <= outline->height / 2
                  : outline->screen.is_top)
        return false;
    return scroll_to(outline, outline->screen.line - count);
}

static bool stand_at(Outline *outline, int line)
{
    int before = outline->screen.line;
    outline->line = line;
    outline->is_free = outline->is_kept = false;
    outline_layout(outline);
    return outline->screen.line != before;
}

static bool go_to_end(Outline *outline, bool is_last)
{
    int32_t row = is_last ? outline->rows.count - 1 : 0;
    bool moved = go(outline, row);
    return stand_at(outline, is_last ? outline->height : outline->head_count) || moved;
}

// --- folds

static bool fold(Outline *outline, Motion motion)
{
    if (!outline_rows_fold(&outline->rows, outline->place, motion))
        return false;
    outline_keep_line(outline);
    outline->place = outline->rows.rows[selected_row(outline)];
    return true;
}

static bool left(Outline *outline)
{
    if (outline_rows_is_open(&outline->rows, outline->place))
        return fold(outline, MOTION_FOLD_CLOSE);
    return go_to(outline, outline->subject.tree->places[outline->place].parent);
}

static bool right(Outline *outline)
{
    if (fold(outline, MOTION_FOLD_OPEN))
        return true;
    int32_t next = selected_row(outline) + 1;
    return next < outline->rows.count &&
           outline->subject.tree->places[outline->rows.rows[next]].parent ==
               outline->place &&
           go(outline, next);
}

static bool go_to_sibling(Outline *outline, bool is_next)
{
    const Place *places = outline->subject.tree->places;
    const Place *here = &places[outline->place];
    PlaceId found = NONE;
    if (outline->place == outline->rows.root)
        return false;
    if (is_next) {
        found = outline_rows_next_sibling(&outline->rows, outline->place);
        return found != NONE && places[found].link == here->link &&
               go_to(outline, found);
    }
    PlaceId first = here->parent == NONE ? 0 : places[here->parent].first_child;
    for (PlaceId id = first; id != outline->place; id = places[id].next_sibling)
        found = sieve_passes(outline->rows.sieve, id) ? id : found;
    return found != NONE && places[found].link == here->link && go_to(outline, found);
}

static bool fit(Outline *outline)
{
    outline_keep_line(outline);
    outline->rows.root = NONE;
    outline_rows_start(&outline->rows);
    outline_rows_reveal(&outline->rows, outline->place);
    outline_rows_update(&outline->rows);
    return true;
}

static bool light(Outline *outline, int count)
{
    Relative *relatives;
    Arena *arena = arena_new();
    int relations = (int)outline_relatives(outline->subject.tree, outline->place, arena,
                                           &relatives);
    arena_free(arena);
    if (relations == 0)
        return false;
    outline_keep_line(outline);
    int from = outline->lit < 0 && count < 0 ? 0 : outline->lit;
    outline->lit = ((from + count) % relations + relations) % relations;
    return true;
}

static bool set_level(Outline *outline, int level)
{
    bool changed = level >= 0 && level < TEXT_LEVELS && level != (int)outline->level;
    if (!changed)
        return false;
    outline_keep_line(outline);
    outline->level = (TextLevel)level;
    return true;
}

static bool move(Outline *outline, Motion motion, int count)
{
    int whole = outline->height - outline->screen.pinned - 2;
    int page_lines = whole > 1 ? whole : 1;
    int half = outline->height / 2 > 1 ? outline->height / 2 : 1;
    switch (motion) {
    case MOTION_NEXT: return step(outline, count);
    case MOTION_PREVIOUS: return step(outline, -count);
    case MOTION_LEFT: return left(outline);
    case MOTION_RIGHT: return right(outline);
    case MOTION_NEXT_SIBLING: return go_to_sibling(outline, true);
    case MOTION_PREVIOUS_SIBLING: return go_to_sibling(outline, false);
    case MOTION_NEXT_RELATION: return light(outline, count);
    case MOTION_PREVIOUS_RELATION: return light(outline, -count);
    case MOTION_FIRST: return go_to_end(outline, false);
    case MOTION_LAST: return go_to_end(outline, true);
    case MOTION_HALF_DOWN: return page(outline, half, true);
    case MOTION_HALF_UP: return page(outline, half, false);
    case MOTION_PAGE_DOWN: return page(outline, page_lines, true);
    case MOTION_PAGE_UP: return page(outline, page_lines, false);
    case MOTION_SCROLL_DOWN: return scroll(outline, count);
    case MOTION_SCROLL_UP: return scroll(outline, -count);
    case MOTION_TO_MIDDLE: return stand_at(outline, outline->height / 2);
    case MOTION_TO_TOP: return stand_at(outline, 0);
    case MOTION_TO_BOTTOM: return stand_at(outline, outline->height);
    case MOTION_MORE_TEXT: return set_level(outline, (int)outline->level + 1);
    case MOTION_LESS_TEXT: return set_level(outline, (int)outline->level - 1);
    case MOTION_FIT: return fit(outline);
    default: return fold(outline, motion);
    }
}

// Motions that a number repeats without having a use for it themselves.
static bool repeats(Motion motion)
{
    switch (motion) {
    case MOTION_LEFT:
    case MOTION_RIGHT:
    case MOTION_NEXT_SIBLING:
    case MOTION_PREVIOUS_SIBLING:
    case MOTION_HALF_DOWN:
    case MOTION_HALF_UP:
    case MOTION_PAGE_DOWN:
    case MOTION_PAGE_UP:
    case MOTION_FOLD_OPEN_LEVEL:
    case MOTION_FOLD_CLOSE_LEVEL: return true;
    default: return false;
    }
}

bool outline_motion(Outline *outline, Motion motion, int count)
{
    count = count < 1 ? 1 : count;
    if (outline->place == NONE)
        return false;
    bool changed = move(outline, motion, count);
    for (int i = 1; i < count && changed && repeats(motion); i++)
        if (!move(outline, motion, 1))
            break;
    return changed;
}
