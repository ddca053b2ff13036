#include "ui/outline_screen.h"

enum {
    SPACED_ROWS = 20, // smaller windows have no empty lines
    THESIS_LINES = 3, // of a thesis that is not selected
};

typedef struct {
    const ScreenWanted *wanted;
    Arena *arena;
    ScreenLine *lines;
    int filled;
} Filler;

static PlaceId place_of(const ScreenWanted *wanted, int32_t row)
{
    return wanted->grid.rows->rows[row];
}

static int level_of(const ScreenWanted *wanted, int32_t row)
{
    return wanted->grid.subject->tree->places[place_of(wanted, row)].depth -
           wanted->grid.base;
}

static Details details_of(const ScreenWanted *wanted, int32_t row, Arena *arena)
{
    const OutlineGrid *grid = &wanted->grid;
    PlaceId place = place_of(wanted, row);
    bool is_selected = row == wanted->selected;
    bool has_children = outline_rows_has_children(grid->rows, place);
    DetailsWanted details = {
        .place = place,
        .columns = outline_grid_measure(grid, place),
        .is_selected = is_selected,
        .is_folded = has_children && !outline_rows_is_open(grid->rows, place),
        .needs_address = grid->is_narrow,
        .level = wanted->level,
        .lit = is_selected ? wanted->lit : -1,
        .most = wanted->level == TEXT_ALL ? 0 : THESIS_LINES,
    };
    if (is_selected)
        details.needs_title = outline_grid_row(grid, place, arena).is_cut;
    return outline_details(grid->subject, &details, arena);
}

// What stands between a row and the one above it: a claim with replies is set apart
// from the replies to another. It depends on no fold but those above, so that folding a
// claim moves nothing above it.
static LineKind gap_before(const ScreenWanted *wanted, int32_t row, Arena *arena)
{
    if (row == 0)
        return LINE_BLANK;
    int level = level_of(wanted, row), above = level_of(wanted, row - 1);
    if (outline_rows_is_linked(wanted->grid.rows, place_of(wanted, row)))
        return LINE_AND;
    if (wanted->rows < SPACED_ROWS || level > 1)
        return LINE_BLANK;
    if (level == 0)
        return LINE_GAP;
    if (!outline_rows_has_children(wanted->grid.rows, place_of(wanted, row)))
        return LINE_BLANK;
    bool follows_text = above == 0 && details_of(wanted, row - 1, arena).count > 0;
    return above > 1 || follows_text ? LINE_GAP : LINE_BLANK;
}

static int gap_lines(const ScreenWanted *wanted, int32_t row, Arena *arena)
{
    return gap_before(wanted, row, arena) == LINE_BLANK ? 0 : 1;
}

// The gap before a row, its title and its details.
static int height_of(const ScreenWanted *wanted, int32_t row, Arena *arena)
{
    return gap_lines(wanted, row, arena) + 1 +
           (int)details_of(wanted, row, arena).count;
}

int outline_screen_distance(const ScreenWanted *wanted, int32_t from, int32_t to,
                            int limit, Arena *arena)
{
    int32_t first = from < to ? from : to, last = from < to ? to : from;
    int lines = 0;
    for (int32_t row = first; row < last && lines < limit; row++)
        lines += 1 + (int)details_of(wanted, row, arena).count +
                 gap_lines(wanted, row + 1, arena);
    lines = lines < limit ? lines : limit;
    return from < to ? lines : -lines;
}

// --- filling

static void put(Filler *filler, ScreenLine line, int *skip)
{
    if ((*skip)-- > 0 || filler->filled == filler->wanted->rows)
        return;
    filler->lines[filler->filled++] = line;
}

static ScreenLine head_line(const ScreenWanted *wanted, int i)
{
    return (ScreenLine){ .kind = LINE_HEAD,
                         .place = NONE,
                         .text = wanted->head[i].text,
                         .role = wanted->head[i].role };
}

static void put_row(Filler *filler, int32_t row, int *skip)
{
    const ScreenWanted *wanted = filler->wanted;
    ScreenLine line = { .place = place_of(wanted, row) };
    LineKind gap = gap_before(wanted, row, filler->arena);
    if (gap != LINE_BLANK) {
        line.kind = gap;
        put(filler, line, skip);
    }
    line.kind = LINE_TITLE;
    line.is_selected = row == wanted->selected;
    put(filler, line, skip);
    Details details = details_of(wanted, row, filler->arena);
    line.kind = LINE_DETAIL;
    for (size_t i = 0; i < details.count; i++) {
        line.text = details.lines[i].text;
        line.role = details.lines[i].role;
        put(filler, line, skip);
    }
}

// Fills the window so that the selected row stands at `screen->line`, or nearer to the
// top if there is not so much above it.
static void fill(Filler *filler, OutlineScreen *screen)
{
    const ScreenWanted *wanted = filler->wanted;
    int32_t row = wanted->selected;
    int above = screen->line - gap_lines(wanted, row, filler->arena);
    while (above > 0 && row > 0)
        above -= height_of(wanted, --row, filler->arena);
    int head = wanted->head_count; // how much of it is skipped
    if (row == 0 && above > 0) {
        head = wanted->head_count - above;
        if (head < 0)
            screen->line += head;
        head = head > 0 ? head : 0;
        above = 0;
    }
    screen->is_top = row == 0 && above == 0 && head == 0;
    memset(filler->lines, 0, (size_t)wanted->rows * sizeof filler->lines[0]);
    filler->filled = 0;
    int skip = 0;
    for (int i = head; i < wanted->head_count; i++)
        put(filler, head_line(wanted, i), &skip);
    skip = -above;
    for (; row < wanted->grid.rows->count && filler->filled < wanted->rows; row++)
        put_row(filler, row, &skip);
    screen->used = filler->filled;
    for (int i = screen->used; i < wanted->rows; i++)
        filler->lines[i].place = NONE;
}

// --- the way to the thesis

// How many of the claims above the selected one are to be pinned: those that are not on
// the window, or would be covered by what is pinned, up to a third of it. *hidden gets
// how many there are.
static int count_pinned(const ScreenWanted *wanted, const OutlineScreen *screen,
                        int *hidden)
{
    const Place *places = wanted->grid.subject->tree->places;
    PlaceId selected = place_of(wanted, wanted->selected);
    int cap = wanted->rows / 3, shown = 0;
    bool is_above = screen->line < 0;
    for (int i = 0; i < screen->used; i++)
        shown += screen->lines[i].kind == LINE_TITLE &&
                 screen->lines[i].place < selected &&
                 selected < places[screen->lines[i].place].after;
    *hidden = places[selected].depth + is_above - shown;
    for (int i = 0; i < *hidden && i < cap && i < screen->used; i++) {
        const ScreenLine *line = &screen->lines[i];
        if (line->kind == LINE_TITLE && line->place < selected &&
            selected < places[line->place].after)
            (*hidden)++;
    }
    int pinned = *hidden < cap ? *hidden : cap;
    if (!wanted->is_free || is_above || screen->line >= pinned)
        return pinned;
    (*hidden)++; // the selected row itself would be covered
    return *hidden < cap ? *hidden : cap;
}

// The thesis first, then the nearest of the hidden ones.
static void pin(const ScreenWanted *wanted, OutlineScreen *screen, int hidden)
{
    const Place *places = wanted->grid.subject->tree->places;
    PlaceId selected = place_of(wanted, wanted->selected);
    PlaceId place = selected;
    while (places[place].depth > hidden - 1)
        place = places[place].parent;
    for (int i = screen->pinned; i-- > 0; place = places[place].parent) {
        if (i == 0)
            place = places[selected].root;
        screen->lines[i] = (ScreenLine){ .kind = LINE_TITLE,
                                         .place = place,
                                         .is_selected = place == selected,
                                         .is_pinned = true };
    }
}

// The line at which the selected row with its details is in the window.
static int fit_line(const ScreenWanted *wanted, int height)
{
    int lowest = wanted->rows - height;
    int line = wanted->line < lowest ? wanted->line : lowest;
    return line > 0 ? line : 0;
}

// A debate without claims: what stands before its rows is all.
static OutlineScreen without_rows(Filler *filler)
{
    const ScreenWanted *wanted = filler->wanted;
    int skip = 0;
    for (int i = 0; i < wanted->rows; i++)
        filler->lines[i].place = NONE;
    for (int i = 0; i < wanted->head_count; i++)
        put(filler, head_line(wanted, i), &skip);
    return (OutlineScreen){ .lines = filler->lines, .is_top = true };
}

OutlineScreen outline_screen_make(const ScreenWanted *wanted, Arena *arena)
{
    enum { TRIES = 4 }; // pinning moves the row, which may change what is pinned
    Filler filler = { .wanted = wanted, .arena = arena };
    filler.lines = arena_get(arena, (size_t)wanted->rows, sizeof filler.lines[0]);
    if (wanted->selected < 0)
        return without_rows(&filler);
    Details details = details_of(wanted, wanted->selected, arena);
    int height = 1 + (int)details.count, hidden = 0;
    OutlineScreen screen = { .lines = filler.lines, .line = wanted->line };
    if (!wanted->is_free)
        screen.line = fit_line(wanted, height);
    for (int i = 0; i < TRIES; i++) {
        fill(&filler, &screen);
        if (screen.used < wanted->rows / 2 && !screen.is_top) {
            screen.line += wanted->rows - screen.used;
            fill(&filler, &screen);
        }
        screen.pinned = count_pinned(wanted, &screen, &hidden);
        if (wanted->is_free || screen.line >= screen.pinned)
            break;
        screen.line = screen.pinned;
    }
    screen.end = screen.line + height;
    screen.is_seen = screen.line + (int)details.text_end < wanted->rows;
    if (screen.pinned > 0)
        pin(wanted, &screen, hidden);
    return screen;
}
