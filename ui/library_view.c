#include "ui/library_view.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/text/text.h"
#include "ui/library_page.h"
#include "ui/list.h"

struct LibraryView {
    Library *library;
    State *state;
    Arena *arena;   // of the entries; made anew by a reload
    Arena *filter;  // of the words
    Arena *scratch; // of one measuring
    Arena *frame;   // of one drawing
    size_t *shown;  // what page.shown borrows
    Str words;      // of the filter
    LibraryPage page;
    List list;
};

static const LibraryEntry *entry_of(const LibraryView *view, int row)
{
    return library_page_entry(&view->page, row);
}

// The page as it is now: list_move() asks for heights while the selection changes.
static LibraryPage page_now(const LibraryView *view)
{
    LibraryPage page = view->page;
    page.selected = view->list.selected;
    return page;
}

static int height_of(const void *context, int row)
{
    const LibraryView *view = context;
    LibraryPage page = page_now(view);
    arena_reset(view->scratch);
    return library_page_height(&page, row, view->scratch);
}

static int title_line(const LibraryView *view, int row)
{
    int line = list_line(&view->list, row, height_of, view);
    arena_reset(view->scratch);
    return line + library_page_above(&view->page, row, view->scratch);
}

// --- making it

// `words` is folded.
static bool passes(const LibraryEntry *entry, Str words)
{
    Str word;
    while (str_next(&words, ' ', &word))
        if (str_find(entry->folded, word) < 0)
            return false;
    return true;
}

static void choose_shown(LibraryView *view)
{
    LibraryPage *page = &view->page;
    arena_reset(view->scratch);
    Str words = text_fold(view->scratch, view->words);
    page->count = 0;
    for (size_t i = 0; i < page->entry_count; i++)
        if (passes(&page->entries[i], words))
            view->shown[page->count++] = i;
    page->is_filtered = words.length > 0;
    view->list = (List){ .count = page->count, .lines = page->rows };
    view->list.selected = page->count > 0 ? 0 : -1;
}

// The first document of the library that teaches: its folder is called how-to.
static ptrdiff_t find_lesson(const LibraryPage *page)
{
    for (size_t i = 0; i < page->entry_count; i++)
        if (page->entries[i].source->kind == SOURCE_DOCUMENT &&
            str_is(page->entries[i].source->library, "how-to"))
            return (ptrdiff_t)i;
    return -1;
}

static void load(LibraryView *view)
{
    LibraryPage *page = &view->page;
    LibraryEntry *entries;
    arena_free(view->arena);
    view->arena = arena_new();
    page->entry_count =
        library_entries(view->library, view->state, view->arena, &entries);
    view->shown = arena_get(view->arena, page->entry_count + 1, sizeof view->shown[0]);
    page->entries = entries;
    page->shown = view->shown;
    page->has_begun = false;
    page->lesson = find_lesson(page);
    for (size_t i = 0; i < page->entry_count; i++)
        if (entries[i].read > 0 || entries[i].has_place)
            page->has_begun = true;
    choose_shown(view);
}

LibraryView *library_view_new(Library *library, State *state)
{
    LibraryView *view = xalloc(sizeof *view);
    *view = (LibraryView){ .library = library, .state = state };
    view->filter = arena_new();
    view->scratch = arena_new();
    view->frame = arena_new();
    load(view);
    if (!view->page.has_begun && view->page.lesson >= 0)
        library_view_select(view, (size_t)view->page.lesson);
    for (size_t i = 0; i < view->page.entry_count; i++)
        if (view->page.entries[i].was_latest)
            library_view_select(view, i);
    return view;
}

void library_view_free(LibraryView *view)
{
    if (!view)
        return;
    arena_free(view->arena);
    arena_free(view->filter);
    arena_free(view->scratch);
    arena_free(view->frame);
    free(view);
}

static void relayout(LibraryView *view)
{
    list_layout(&view->list, view->page.count, view->page.rows, height_of, view);
}

void library_view_reload(LibraryView *view)
{
    ptrdiff_t selected = library_view_selected(view);
    int top = view->list.top;
    load(view);
    view->list.top = top;
    if (selected >= 0)
        library_view_select(view, (size_t)selected);
    relayout(view);
}

void library_view_layout(LibraryView *view, int rows, int columns)
{
    view->page.rows = rows;
    view->page.columns = columns;
    relayout(view);
}

// --- moving

static bool move_group(LibraryView *view, int step, int times)
{
    int row = view->list.selected, before = row;
    for (int i = 0; i < times && row >= 0; i++) {
        int next = row + step;
        while (next > 0 && next < view->page.count &&
               !library_page_begins_group(&view->page, next))
            next += step;
        if (next < 0 || next >= view->page.count)
            break;
        row = next;
    }
    view->list.selected = row;
    return row != before;
}

bool library_view_move(LibraryView *view, Motion motion, int count)
{
    bool has_moved;
    if (motion == MOTION_NEXT_SIBLING || motion == MOTION_PREVIOUS_SIBLING)
        has_moved = move_group(view, motion == MOTION_NEXT_SIBLING ? 1 : -1,
                               count > 0 ? count : 1);
    else
        has_moved = list_move(&view->list, motion, count, height_of, view);
    relayout(view);
    return has_moved;
}

ptrdiff_t library_view_selected(const LibraryView *view)
{
    return library_view_entry(view, view->list.selected + 1);
}

ptrdiff_t library_view_entry(const LibraryView *view, int number)
{
    if (number < 1 || number > view->page.count)
        return -1;
    return (ptrdiff_t)entry_of(view, number - 1)->index;
}

void library_view_select(LibraryView *view, size_t source)
{
    for (int row = 0; row < view->page.count; row++)
        if (entry_of(view, row)->index == source)
            view->list.selected = row;
}

void library_view_filter(LibraryView *view, Str words)
{
    ptrdiff_t selected = library_view_selected(view);
    arena_reset(view->filter);
    view->words = arena_str(view->filter, words);
    choose_shown(view);
    if (selected >= 0)
        library_view_select(view, (size_t)selected);
    relayout(view);
}

static bool is_unread(const LibraryEntry *entry)
{
    return entry->source->parts > 0 && entry->read < (size_t)entry->source->parts;
}

ptrdiff_t library_view_next_unread(const LibraryView *view)
{
    for (int i = 1; i <= view->page.count; i++) {
        int row = (view->list.selected + i) % view->page.count;
        if (is_unread(entry_of(view, row)))
            return (ptrdiff_t)entry_of(view, row)->index;
    }
    return -1;
}

ptrdiff_t library_view_source_at(const LibraryView *view, int line)
{
    int row = list_row_at(&view->list, line, height_of, view);
    if (row < 0 || line < title_line(view, row))
        return -1;
    return (ptrdiff_t)entry_of(view, row)->index;
}

// --- in words

Str library_view_title(const LibraryView *view, Arena *arena)
{
    Str words = view->words;
    if (words.length == 0)
        return str("moot ▸ Library");
    return arena_format(arena, "moot ▸ Library: %.*s", (int)words.length, words.data);
}

Str library_view_count(const LibraryView *view, Arena *arena)
{
    if (view->words.length > 0)
        return arena_format(arena, "%d of %zu shown", view->page.count,
                            view->page.entry_count);
    return library_tally(view->page.entries, view->page.entry_count, arena);
}

Str library_view_sentence(const LibraryView *view, int number, Arena *arena)
{
    if (number < 1 || number > view->page.count)
        return str("");
    return entry_sentence(entry_of(view, number - 1), arena);
}

Str library_view_where(const LibraryView *view, Arena *arena)
{
    if (view->list.selected < 0)
        return str("The library, no entry shown");
    Str said = library_view_sentence(view, view->list.selected + 1, arena);
    return arena_format(arena, "The library, entry %d of %d: %.*s",
                        view->list.selected + 1, view->page.count, (int)said.length,
                        said.data);
}

void library_view_cursor(const LibraryView *view, int *row, int *column)
{
    int line = view->list.selected < 0 ? 0 : title_line(view, view->list.selected);
    *row = line < 0 ? 0 : line < view->page.rows ? line : view->page.rows - 1;
    *column = 0;
}

// --- drawing

void library_view_draw(const LibraryView *view, Canvas canvas, bool focused)
{
    LibraryPage page = page_now(view);
    arena_reset(view->frame);
    if (page.count == 0) {
        library_page_draw_nothing(&page, canvas, view->frame);
        return;
    }
    int line = -view->list.top;
    for (int row = 0; row < page.count && line < canvas.rows; row++) {
        int height = height_of(view, row);
        if (line + height > 0)
            library_page_draw(&page, row, canvas, line, focused, view->frame);
        line += height;
    }
}
