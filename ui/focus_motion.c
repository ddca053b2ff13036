#include "ui/focus_motion.h"
#include <stdlib.h>

enum { MARGIN = 1 }; // rows kept between the cursor and the edge of the window

const FocusItem *focus_item(const Focus *focus, int32_t item)
{
    return &focus->items.items[item];
}

int32_t focus_self(const Focus *focus)
{
    return focus->items.start[GROUP_SELF];
}

int focus_page_rows(const Focus *focus)
{
    enum { SIBLING_ROWS = 6 }; // of a window that has a row for the siblings
    return focus->rows >= SIBLING_ROWS ? focus->rows - 1 : focus->rows;
}

// --- layout

// Scrolls as little as possible so that what the cursor is on is whole, or its
// beginning if it is too high.
static void show_cursor(Focus *focus)
{
    const FocusSpot *spot = &focus->sheet.spots[focus->cursor];
    int rows = focus_page_rows(focus);
    int margin = rows >= spot->rows + 2 * MARGIN ? MARGIN : 0;
    int first = spot->row - margin, end = spot->row + spot->rows + margin;
    if (focus->cursor == focus_self(focus) && end <= rows)
        first = 0;
    if (end - focus->top > rows)
        focus->top = end - rows;
    if (first < focus->top)
        focus->top = first;
}

static void clamp_top(Focus *focus)
{
    int most = focus->sheet.page.height - focus_page_rows(focus);
    focus->top = focus->top < most ? focus->top : most;
    focus->top = focus->top > 0 ? focus->top : 0;
}

void focus_layout(Focus *focus)
{
    arena_reset(focus->frame);
    if (focus->wanted.centre == NONE)
        return;
    focus->items = focus_items_make(focus->subject->tree, &focus->wanted, focus->frame);
    focus->sheet =
        focus_page_make(focus->subject, &focus->items, focus_page_rows(focus),
                        focus->columns, focus->frame);
    if (focus->cursor < 0 || focus->cursor >= focus->items.count)
        focus->cursor = focus_self(focus);
    if (!focus->is_free)
        show_cursor(focus);
    clamp_top(focus);
    const FocusSpot *centre = &focus->sheet.spots[focus_self(focus)];
    focus->is_seen |= centre->row + centre->rows <= focus->top + focus_page_rows(focus);
}

// --- what is in the middle

void focus_leave(Focus *focus)
{
    if (focus->wanted.centre != NONE && focus->is_seen)
        outline_mark_read(focus->subject, focus->wanted.centre);
}

void focus_set(Focus *focus, PlaceId place)
{
    focus->wanted = (FocusWanted){
        .centre = place == NONE ? NONE : focus->subject->tree->places[place].home
    };
    focus->cursor = -1;
    focus->top = 0;
    focus->is_free = focus->is_seen = false;
    focus_layout(focus);
}

static bool go_to(Focus *focus, PlaceId place)
{
    if (place == NONE ||
        focus->subject->tree->places[place].home == focus->wanted.centre)
        return false;
    focus_leave(focus);
    focus_set(focus, place);
    return true;
}

// --- moving the cursor

static bool put_cursor(Focus *focus, int32_t item)
{
    if (item < 0 || item >= focus->items.count || item == focus->cursor)
        return false;
    focus->cursor = item;
    focus->is_free = false;
    show_cursor(focus);
    clamp_top(focus);
    return true;
}

// Above the claim, it and what is level with it, or below.
static int part_of(const Focus *focus, int32_t item)
{
    FocusGroup group = focus_item(focus, item)->group;
    return group == GROUP_PARENTS ? 0 : group >= GROUP_PREMISES ? 2 : 1;
}

// The next item, or the one before, in the same column of the same part; -1 if there is
// none.
static int32_t beside(const Focus *focus, int step)
{
    int strip = focus->sheet.spots[focus->cursor].strip;
    int part = part_of(focus, focus->cursor);
    for (int32_t i = focus->cursor + step; i >= 0 && i < focus->items.count; i += step)
        if (part_of(focus, i) == part && focus->sheet.spots[i].strip == strip)
            return i;
    return -1;
}

static int32_t first_reply(const Focus *focus)
{
    int32_t first = focus->items.start[GROUP_PREMISES];
    return first < focus->items.count ? first : -1;
}

static bool down(Focus *focus)
{
    int part = part_of(focus, focus->cursor);
    if (focus->cursor == focus_self(focus))
        return put_cursor(focus, first_reply(focus));
    int32_t next = beside(focus, 1);
    if (next >= 0)
        return put_cursor(focus, next);
    return part == 0 ? put_cursor(focus, focus_self(focus))
                     : part == 1 && put_cursor(focus, first_reply(focus));
}

static bool up(Focus *focus)
{
    int part = part_of(focus, focus->cursor);
    if (focus->cursor == focus_self(focus))
        return focus_self(focus) > 0 && put_cursor(focus, 0);
    int32_t before = beside(focus, -1);
    if (before >= 0 && before != focus_self(focus))
        return put_cursor(focus, before);
    return part != 0 && put_cursor(focus, focus_self(focus));
}

// The item of the same part in the other column that stands nearest; -1 if there is
// none.
static int32_t across(const Focus *focus, int strip)
{
    const FocusSpot *spots = focus->sheet.spots;
    int32_t best = -1;
    for (int32_t i = 0; i < focus->items.count; i++)
        if (part_of(focus, i) == part_of(focus, focus->cursor) &&
            spots[i].strip == strip &&
            (best < 0 || abs(spots[i].row - spots[focus->cursor].row) <
                             abs(spots[best].row - spots[focus->cursor].row)))
            best = i;
    return best;
}

PlaceId focus_sibling(const Focus *focus, bool is_next, bool same_sign)
{
    const Place *places = focus->subject->tree->places;
    const Place *here = &places[focus->wanted.centre];
    PlaceId before = NONE, after = NONE;
    PlaceId first = here->parent == NONE ? 0 : places[here->parent].first_child;
    for (PlaceId id = first; id != NONE && after == NONE;
         id = places[id].next_sibling) {
        if ((same_sign && places[id].link != here->link) || places[id].home != id)
            continue;
        if (id < focus->wanted.centre)
            before = id;
        if (id > focus->wanted.centre)
            after = id;
    }
    return is_next ? after : before;
}

static bool sideways(Focus *focus, bool is_right)
{
    int strip = focus->sheet.spots[focus->cursor].strip;
    if (focus->cursor == focus_self(focus))
        return go_to(focus, focus_sibling(focus, is_right, false));
    if (part_of(focus, focus->cursor) == 1)
        return !is_right && put_cursor(focus, focus_self(focus));
    if (is_right ? strip == 0 : strip == 1)
        return put_cursor(focus, across(focus, 1 - strip));
    return false;
}

static bool same_sign(Focus *focus, bool is_next)
{
    if (focus->cursor == focus_self(focus))
        return go_to(focus, focus_sibling(focus, is_next, true));
    int32_t other = focus->cursor + (is_next ? 1 : -1);
    bool is_same =
        other >= 0 && other < focus->items.count &&
        focus_item(focus, other)->group == focus_item(focus, focus->cursor)->group;
    return is_same && put_cursor(focus, other);
}

// From relation to relation, round and round; what stands for more is none.
static bool relation(Focus *focus, int step)
{
    int32_t count = focus->items.count, item = focus->cursor;
    for (int32_t i = 0; i < count; i++) {
        item = (item + step + count) % count;
        if (item != focus_self(focus) && focus_item(focus, item)->place != NONE)
            return put_cursor(focus, item);
    }
    return false;
}

// Moves the cursor by so many rows, within its column.
static bool page(Focus *focus, int rows)
{
    const FocusSpot *spots = focus->sheet.spots;
    int wanted = spots[focus->cursor].row + rows;
    int32_t best = focus->cursor;
    for (int32_t i = 0; i < focus->items.count; i++) {
        bool is_ahead = rows > 0 ? spots[i].row > spots[focus->cursor].row
                                 : spots[i].row < spots[focus->cursor].row;
        if (is_ahead && (best == focus->cursor ||
                         abs(spots[i].row - wanted) < abs(spots[best].row - wanted)))
            best = i;
    }
    return put_cursor(focus, best);
}

static bool scroll(Focus *focus, int rows)
{
    int before = focus->top;
    focus->top += rows;
    clamp_top(focus);
    focus->is_free |= focus->top != before;
    return focus->top != before;
}

static bool stand_at(Focus *focus, int line)
{
    return scroll(focus, focus->sheet.spots[focus->cursor].row - line - focus->top);
}

// --- folding

static bool toggle(Focus *focus, unsigned *bits, FocusGroup first, FocusGroup last)
{
    unsigned groups = 0;
    for (FocusGroup group = first; group <= last; group++)
        if (focus->items.total[group] > 0)
            groups |= 1u << group;
    if (groups == 0)
        return false;
    *bits ^= groups;
    focus->cursor = focus_self(focus);
    focus_layout(focus);
    return true;
}

// Shows a group to its end. The cursor is then on the first of what was hidden.
static bool show_rest(Focus *focus)
{
    const FocusItem *item = focus_item(focus, focus->cursor);
    if (item->place != NONE)
        return false;
    focus->wanted.whole |= 1u << item->group;
    focus_layout(focus);
    return true;
}

// --- motions

static bool first(Focus *focus)
{
    const Place *places = focus->subject->tree->places;
    PlaceId thesis = places[focus->wanted.centre].root;
    if (thesis == focus->wanted.centre)
        return put_cursor(focus, focus_self(focus));
    return go_to(focus, thesis);
}

static bool move(Focus *focus, Motion motion)
{
    int rows = focus_page_rows(focus), half = rows / 2 > 1 ? rows / 2 : 1;
    unsigned *folded = &focus->wanted.folded;
    switch (motion) {
    case MOTION_NEXT: return down(focus);
    case MOTION_PREVIOUS: return up(focus);
    case MOTION_LEFT: return sideways(focus, false);
    case MOTION_RIGHT: return sideways(focus, true);
    case MOTION_NEXT_SIBLING: return same_sign(focus, true);
    case MOTION_PREVIOUS_SIBLING: return same_sign(focus, false);
    case MOTION_NEXT_RELATION: return relation(focus, 1);
    case MOTION_PREVIOUS_RELATION: return relation(focus, -1);
    case MOTION_FIRST: return first(focus);
    case MOTION_LAST: return put_cursor(focus, focus->items.count - 1);
    case MOTION_HALF_DOWN: return page(focus, half) || scroll(focus, half);
    case MOTION_HALF_UP: return page(focus, -half) || scroll(focus, -half);
    case MOTION_PAGE_DOWN: return page(focus, rows) || scroll(focus, rows);
    case MOTION_PAGE_UP: return page(focus, -rows) || scroll(focus, -rows);
    case MOTION_SCROLL_DOWN: return scroll(focus, 1);
    case MOTION_SCROLL_UP: return scroll(focus, -1);
    case MOTION_TO_MIDDLE: return stand_at(focus, rows / 2);
    case MOTION_TO_TOP: return stand_at(focus, 0);
    case MOTION_TO_BOTTOM: return stand_at(focus, rows - 1);
    case MOTION_FOLD_TOGGLE: return show_rest(focus);
    case MOTION_FOLD_SUPPORTS:
        return toggle(focus, folded, GROUP_PREMISES, GROUP_EQUIVALENTS);
    case MOTION_FOLD_ATTACKS:
        return toggle(focus, folded, GROUP_ATTACKS, GROUP_ATTACKS);
    case MOTION_FOLD_UNDERCUTS:
        return toggle(focus, folded, GROUP_UNDERCUTS, GROUP_UNDERCUTS);
    default: return false;
    }
}

bool focus_move(Focus *focus, Motion motion, int count)
{
    if (focus->wanted.centre == NONE)
        return false;
    bool changed = move(focus, motion);
    for (int i = 1; i < count && changed; i++)
        if (!move(focus, motion))
            break;
    return changed;
}

bool focus_enter(Focus *focus)
{
    if (focus->wanted.centre == NONE)
        return false;
    return show_rest(focus) || go_to(focus, focus_item(focus, focus->cursor)->place);
}

bool focus_put_out(Focus *focus)
{
    return focus->wanted.centre != NONE && put_cursor(focus, focus_self(focus));
}

void focus_select(Focus *focus, PlaceId place)
{
    if (place == NONE)
        return;
    PlaceId home = focus->subject->tree->places[place].home;
    for (int32_t i = 0; focus->wanted.centre != NONE && i < focus->items.count; i++)
        if (focus_item(focus, i)->place == home) {
            put_cursor(focus, i);
            return;
        }
    go_to(focus, home);
}
