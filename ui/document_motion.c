#include "ui/document_motion.h"

enum { SIDEWAYS = 8 }; // columns that one step to the left or right scrolls

static int least(int a, int b)
{
    return a < b ? a : b;
}

static int most(int a, int b)
{
    return a > b ? a : b;
}

static void go_to_row(DocumentPage *page, int row)
{
    page->list.selected = row;
    list_layout(&page->list, page->page.count, page->rows, NULL, NULL);
}

// --- lines and pages

static bool move_lines(DocumentPage *page, int step, int count)
{
    int row = page->list.selected;
    for (int next = row + step; count > 0 && next >= 0 && next < page->page.count;
         next += step)
        if (document_page_is_content(page, next)) {
            row = next;
            count--;
        }
    bool has_moved = row != page->list.selected;
    go_to_row(page, row);
    return has_moved;
}

// Leaves a blank row, for the side that can be seen.
static void settle(DocumentPage *page, bool down)
{
    int row = page->list.selected;
    int end = page->list.top + page->list.lines;
    if (document_page_is_content(page, row))
        return;
    int after = row + 1 < end ? row + 1 : row - 1;
    int before = row - 1 >= page->list.top ? row - 1 : row + 1;
    go_to_row(page, down ? after : before);
}

static bool move_list(DocumentPage *page, Motion motion, int count)
{
    bool down = motion == MOTION_PAGE_DOWN || motion == MOTION_HALF_DOWN ||
                motion == MOTION_SCROLL_DOWN;
    bool has_moved = list_move(&page->list, motion, count, NULL, NULL);
    settle(page, down);
    return has_moved;
}

// --- passages

static bool is_shown(const DocumentPage *page, int block)
{
    return page->page.first_row[block] >= 0;
}

static bool move_blocks(DocumentPage *page, int step, int count)
{
    int count_of_blocks = (int)page->document->block_count;
    int before = page->list.selected;
    if (count_of_blocks == 0)
        return false;
    int block = page->page.rows[before].block, reached = block;
    if (step < 0 && block >= 0 && page->page.first_row[block] < before)
        count--; // its own beginning comes first
    for (int next = block + step; count > 0 && next >= 0 && next < count_of_blocks;
         next += step)
        if (is_shown(page, next) && page->document->blocks[next].kind != BLOCK_RULE) {
            reached = next;
            count--;
        }
    if (step < 0 && count > 0)
        go_to_row(page, 0); // above the first passage stands the head of the document
    else if (step > 0 && reached == block)
        go_to_row(page, page->page.count - 1);
    else
        document_page_enter(page, reached);
    return page->list.selected != before;
}

// Passages that claims use, folded away or not.
static bool move_uses(DocumentPage *page, int step, int count)
{
    int row = page->list.selected;
    int block = page->page.rows[row].block, reached = -1;
    for (int next = block + step;
         count > 0 && next >= 0 && next < (int)page->document->block_count;
         next += step)
        if (page->uses[next] > 0) {
            reached = next;
            count--;
        }
    if (reached < 0)
        return false;
    document_page_select(page, reached);
    return true;
}

// --- sideways

static bool is_wide_kind(const DocumentPage *page, ptrdiff_t block)
{
    return block >= 0 && (page->document->blocks[block].kind == BLOCK_TABLE ||
                          page->document->blocks[block].kind == BLOCK_CODE);
}

static bool change_grid(DocumentPage *page, ptrdiff_t grid)
{
    page->grid = grid;
    page->is_stale = true;
    document_page_refresh(page);
    return true;
}

static bool scroll_right(DocumentPage *page, int block, int count)
{
    const PageRow *row = &page->page.rows[page->page.first_row[block]];
    if (row->kind == PAGE_RECORD)
        return change_grid(page, block);
    int last = document_rows_width(&page->page, block) - page->page.room;
    int offset = most(0, least(page->offset + count * SIDEWAYS, last));
    bool has_moved = offset != page->offset;
    page->offset = offset;
    return has_moved;
}

static bool scroll_left(DocumentPage *page, int block, int count)
{
    if (page->offset == 0 && page->grid == block)
        return change_grid(page, -1);
    bool has_moved = page->offset > 0;
    page->offset = most(0, page->offset - count * SIDEWAYS);
    return has_moved;
}

static bool move_sideways(DocumentPage *page, bool right, int count)
{
    ptrdiff_t block = page->page.rows[page->list.selected].block;
    if (!is_wide_kind(page, block))
        return false;
    if (page->scrolled != block)
        page->offset = 0;
    page->scrolled = block;
    return right ? scroll_right(page, (int)block, count)
                 : scroll_left(page, (int)block, count);
}

// --- folds

static bool has_content(const DocumentPage *page, int section)
{
    const DocumentSection *found = &page->document->sections[section];
    return found->end_block > found->first_block + 1;
}

static bool set_fold(DocumentPage *page, int section, bool folded)
{
    if (section < 0 || page->folded[section] == folded ||
        (folded && !has_content(page, section)))
        return false;
    page->folded[section] = folded;
    page->is_stale = true;
    return true;
}

// The heading takes the cursor and keeps its line; one above the window becomes the
// first line.
static bool close_fold(DocumentPage *page, int section)
{
    if (section >= 0 && page->folded[section])
        section = page->document->sections[section].parent;
    if (section < 0 || !has_content(page, section))
        return false;
    int heading = (int)page->document->sections[section].first_block;
    int row = page->page.first_row[heading];
    page->list.selected = row;
    if (row < page->list.top)
        list_place(&page->list, row, 0, NULL, NULL);
    return set_fold(page, section, true);
}

// All sections of a level, or of all levels (0).
static bool set_level(DocumentPage *page, int level, bool folded)
{
    bool changed = false;
    for (size_t i = 0; i < page->document->section_count; i++)
        if (level == 0 || page->document->sections[i].level == level)
            changed |= set_fold(page, (int)i, folded);
    return changed;
}

// The highest level that has a fold, or the deepest that has something to fold; 0 if
// there is none.
static int next_level(const DocumentPage *page, bool open)
{
    int level = 0;
    for (size_t i = 0; i < page->document->section_count; i++) {
        int at = page->document->sections[i].level;
        if (open ? page->folded[i] && (level == 0 || at < level)
                 : !page->folded[i] && has_content(page, (int)i) && at > level)
            level = at;
    }
    return level;
}

static bool fold_by_level(DocumentPage *page, bool folded, int count)
{
    bool changed = false;
    for (; count > 0; count--) {
        int level = next_level(page, !folded);
        if (level == 0)
            break;
        changed |= set_level(page, level, folded);
    }
    return changed;
}

static bool open_below(DocumentPage *page, int section)
{
    bool changed = false;
    size_t end = section < 0 ? 0 : page->document->sections[section].end_block;
    for (size_t i = section < 0 ? 0 : (size_t)section;
         i < page->document->section_count &&
         page->document->sections[i].first_block < end;
         i++)
        changed |= set_fold(page, (int)i, false);
    return changed;
}

static bool fold(DocumentPage *page, Motion motion, int count)
{
    ptrdiff_t block = page->page.rows[page->list.selected].block;
    int section = block < 0 ? -1 : page->document->blocks[block].section;
    bool is_folded = section >= 0 && page->folded[section];
    bool changed = false;
    switch (motion) {
    case MOTION_FOLD_TOGGLE:
        changed =
            is_folded ? set_fold(page, section, false) : close_fold(page, section);
        break;
    case MOTION_FOLD_OPEN: changed = set_fold(page, section, false); break;
    case MOTION_FOLD_CLOSE: changed = close_fold(page, section); break;
    case MOTION_FOLD_OPEN_ALL: changed = set_level(page, 0, false); break;
    case MOTION_FOLD_CLOSE_ALL: changed = set_level(page, 0, true); break;
    case MOTION_FOLD_OPEN_LEVEL: changed = fold_by_level(page, false, count); break;
    case MOTION_FOLD_CLOSE_LEVEL: changed = fold_by_level(page, true, count); break;
    case MOTION_FOLD_OPEN_BELOW: changed = open_below(page, section); break;
    default: break;
    }
    document_page_refresh(page);
    return changed;
}

bool document_motion(DocumentPage *page, Motion motion, int count)
{
    bool was_away = page->is_away;
    count = most(1, count);
    document_page_return(page);
    switch (motion) {
    case MOTION_NEXT: return move_lines(page, 1, count) || was_away;
    case MOTION_PREVIOUS: return move_lines(page, -1, count) || was_away;
    case MOTION_NEXT_SIBLING: return move_blocks(page, 1, count) || was_away;
    case MOTION_PREVIOUS_SIBLING: return move_blocks(page, -1, count) || was_away;
    case MOTION_NEXT_RELATION: return move_uses(page, 1, count) || was_away;
    case MOTION_PREVIOUS_RELATION: return move_uses(page, -1, count) || was_away;
    case MOTION_LEFT:
    case MOTION_RIGHT:
        return move_sideways(page, motion == MOTION_RIGHT, count) || was_away;
    case MOTION_FIRST:
    case MOTION_LAST:
    case MOTION_HALF_DOWN:
    case MOTION_HALF_UP:
    case MOTION_PAGE_DOWN:
    case MOTION_PAGE_UP:
    case MOTION_SCROLL_DOWN:
    case MOTION_SCROLL_UP:
    case MOTION_TO_MIDDLE:
    case MOTION_TO_TOP:
    case MOTION_TO_BOTTOM: return move_list(page, motion, count) || was_away;
    default: return fold(page, motion, count) || was_away;
    }
}
