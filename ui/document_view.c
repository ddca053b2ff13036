#include "ui/document_view.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/library/noting.h"
#include "src/text/text.h"
#include "ui/document_draw.h"
#include "ui/document_motion.h"
#include "ui/document_page.h"
#include "ui/document_search.h"

struct DocumentView {
    Library *library;
    size_t source;
    State *state;
    Arena *arena; // of what belongs to one reading of the source
    Arena *frame; // of one drawing
    Str library_name, slug;
    const Use *uses;
    size_t use_count;
    DocumentPage page;
};

// --- making and keeping

static size_t notes_of(const DocumentView *view, Arena *arena, StateNote **notes)
{
    return view->state == NULL ? 0
                               : state_source_notes(view->state, view->library_name,
                                                    view->slug, arena, notes);
}

bool document_view_note(const DocumentView *view, ptrdiff_t block, Arena *arena,
                        StateNote *note)
{
    StateNote *notes;
    if (block < 0 || !view->page.noted[block])
        return false;
    size_t count = notes_of(view, arena, &notes);
    for (size_t i = 0; i < count; i++)
        if (noting_passage(view->page.document, &notes[i]) == block) {
            *note = notes[i];
            return true;
        }
    return false;
}

void document_view_note_changed(DocumentView *view)
{
    StateNote *notes;
    Arena *arena = arena_new();
    DocumentPage *page = &view->page;
    size_t count = notes_of(view, arena, &notes);
    memset(page->noted, 0, page->document->block_count * sizeof *page->noted);
    for (size_t i = 0; i < count; i++) {
        ptrdiff_t block = noting_passage(page->document, &notes[i]);
        if (block >= 0)
            page->noted[block] = true;
    }
    arena_free(arena);
}

static void load(DocumentView *view)
{
    const OpenDocument *open = library_document(view->library, view->source);
    const StoreSource *source = library_source(view->library, view->source);
    Use *uses;
    view->arena = arena_new();
    view->library_name = arena_str(view->arena, source->library);
    view->slug = arena_str(view->arena, source->slug);
    view->use_count = library_uses(view->library, view->source, view->arena, &uses);
    view->uses = uses;
    document_page_init(&view->page, open->document, open->problems,
                       open->problem_count);
    view->page.is_tour = open->tour != NULL;
    view->page.is_stale = view->page.is_tour;
    for (size_t i = 0; i < view->use_count; i++)
        document_page_use(&view->page, uses[i].block);
    document_page_refresh(&view->page);
    document_view_note_changed(view);
}

static void unload(DocumentView *view)
{
    document_page_free(&view->page);
    arena_free(view->arena);
}

// Folds as text: the numbers of the sections, with blanks between them.
static Str folds_text(const DocumentView *view, Arena *arena)
{
    const Document *document = view->page.document;
    Buffer out = { .arena = arena };
    for (size_t i = 0; i < document->section_count; i++)
        if (view->page.folded[i]) {
            buffer_add(&out, str(out.length > 0 ? " " : ""));
            buffer_add(&out, document->sections[i].number);
        }
    return buffer_str(&out);
}

static void set_folds(DocumentView *view, Str folds)
{
    Str number;
    while (str_next(&folds, ' ', &number)) {
        int section = table_get(&view->page.document->numbers, number);
        if (section >= 0)
            view->page.folded[section] = true;
    }
    view->page.is_stale = true;
    document_page_refresh(&view->page);
}

// The block of a row, or -1 in the head.
static int block_of(const DocumentPage *page, int row)
{
    return page->page.rows[row].block;
}

// The address of a row's block; empty above the first one.
static Str address_of(const DocumentPage *page, int row, Arena *arena)
{
    int block = block_of(page, row);
    return block < 0 ? str("") : document_address(page->document, (size_t)block, arena);
}

DocumentView *document_view_new(Library *library, size_t source, State *state)
{
    DocumentView *view = xalloc(sizeof *view);
    *view = (DocumentView){ .library = library, .source = source, .state = state };
    view->frame = arena_new();
    load(view);
    Str key, folds;
    if (state && state_position(state, view->library_name, view->slug, view->frame,
                                &key, &folds)) {
        set_folds(view, folds);
        document_page_select(&view->page, document_find(view->page.document, key));
    }
    return view;
}

void document_view_free(DocumentView *view)
{
    if (!view)
        return;
    unload(view);
    arena_free(view->frame);
    free(view);
}

void document_view_reload(DocumentView *view)
{
    Arena *kept = arena_new();
    DocumentPage *page = &view->page;
    Str at = address_of(page, page->list.selected, kept),
        folds = folds_text(view, kept);
    Str typed = arena_str(kept, page->typed);
    int line = page->list.selected - page->list.top;
    int rows = page->rows, columns = page->columns;
    unload(view);
    load(view);
    set_folds(view, folds);
    document_page_layout(page, rows, columns);
    document_search_mark(page, typed);
    document_page_select(page, document_find(page->document, at));
    list_place(&page->list, page->list.selected, line, NULL, NULL);
    arena_free(kept);
}

void document_view_save(const DocumentView *view)
{
    Arena *arena = arena_new();
    Error error; // a position that cannot be kept is not worth a word
    if (view->state)
        state_set_position(view->state, view->library_name, view->slug,
                           address_of(&view->page, view->page.list.selected, arena),
                           folds_text(view, arena), &error);
    arena_free(arena);
}

// --- reading

// A passage counts as read when the reader moves on from it while its end is on the
// window: down out of it, by line or passage, or by a page or half of one.
static void mark_read(DocumentView *view, int block)
{
    const DocumentPage *page = &view->page;
    if (!view->state || block < 0 || page->document->blocks[block].paragraph == 0)
        return;
    arena_reset(view->frame);
    Str key = document_address(page->document, (size_t)block, view->frame);
    state_mark_read(view->state, view->library_name, view->slug, key);
}

void document_view_mark_read(DocumentView *view, ptrdiff_t block)
{
    mark_read(view, (int)block);
}

static bool is_end_seen(const DocumentPage *page, int row)
{
    return page->page.rows[row].is_last && row >= page->list.top &&
           row < page->list.top + page->list.lines;
}

static void mark_page_read(DocumentView *view)
{
    const DocumentPage *page = &view->page;
    for (int i = 0; i < page->list.lines; i++) {
        int row = page->list.top + i;
        if (row < page->page.count && is_end_seen(page, row))
            mark_read(view, page->page.rows[row].block);
    }
}

// The block that the cursor is in if its end is on the window, else -1.
static int block_to_leave(const DocumentPage *page)
{
    int row = page->list.selected, block = page->page.rows[row].block;
    while (row + 1 < page->page.count && page->page.rows[row + 1].block == block)
        row++;
    return block >= 0 && is_end_seen(page, row) ? block : -1;
}

bool document_view_move(DocumentView *view, Motion motion, int count)
{
    DocumentPage *page = &view->page;
    bool by_page = motion == MOTION_PAGE_DOWN || motion == MOTION_HALF_DOWN;
    bool by_block = motion == MOTION_NEXT || motion == MOTION_NEXT_SIBLING;
    int block = page->is_away ? -1 : block_to_leave(page);
    if (by_page && !page->is_away)
        mark_page_read(view);
    bool has_moved = document_motion(page, motion, count);
    int row = page->list.selected;
    bool is_at_end = row + 1 == page->page.count;
    if (by_block && (is_at_end || page->page.rows[row].block != block))
        mark_read(view, block);
    if (by_block && is_at_end)
        mark_read(view, page->page.rows[row].block);
    return has_moved;
}

bool document_view_is_read(const DocumentView *view, ptrdiff_t block)
{
    arena_reset(view->frame);
    Str key = document_address(view->page.document, (size_t)block, view->frame);
    return view->state &&
           state_is_read(view->state, view->library_name, view->slug, key);
}

ptrdiff_t document_view_next_unread(const DocumentView *view)
{
    const DocumentPage *page = &view->page;
    ptrdiff_t count = (ptrdiff_t)page->document->block_count;
    ptrdiff_t here = block_of(page, document_page_row(page));
    for (ptrdiff_t i = 1; i <= count; i++) {
        ptrdiff_t block = (here + i) % count;
        if (page->document->blocks[block].paragraph > 0 &&
            !document_view_is_read(view, block))
            return block;
    }
    return -1;
}

// --- what the page does

void document_view_layout(DocumentView *view, int rows, int columns)
{
    document_page_layout(&view->page, rows, columns);
}

ptrdiff_t document_view_block(const DocumentView *view)
{
    return document_page_block(&view->page);
}

void document_view_select(DocumentView *view, ptrdiff_t block)
{
    document_page_select(&view->page, block);
}

void document_view_cite(DocumentView *view, const ptrdiff_t *blocks, size_t count,
                        bool scroll)
{
    document_page_cite(&view->page, blocks, count, scroll);
}

void document_view_mark(DocumentView *view, Str query)
{
    document_search_mark(&view->page, query);
}

bool document_view_find(DocumentView *view, bool forward)
{
    return document_search_next(&view->page, forward);
}

size_t document_view_matches(const DocumentView *view)
{
    return (size_t)view->page.matches;
}

ptrdiff_t document_view_next_unused(const DocumentView *view)
{
    return document_search_unused(&view->page);
}

size_t document_view_uses(const DocumentView *view, Arena *arena, Use **uses)
{
    ptrdiff_t block = document_view_block(view);
    size_t count = 0;
    *uses = arena_get(arena, view->use_count + 1, sizeof **uses);
    for (size_t i = 0; i < view->use_count; i++)
        if ((ptrdiff_t)view->uses[i].block == block &&
            !passage_guess_hides(&view->page.guess, view->uses[i].block))
            (*uses)[count++] = view->uses[i];
    return count;
}

ptrdiff_t document_view_block_at(const DocumentView *view, int line)
{
    int row = list_row_at(&view->page.list, line, NULL, NULL);
    return row < 0 ? -1 : view->page.page.rows[row].block;
}

// --- in words

Str document_view_title(const DocumentView *view, Arena *arena)
{
    const DocumentPage *page = &view->page;
    int block = block_of(page, document_page_row(page));
    int section = block < 0 ? -1 : page->document->blocks[block].section;
    Str number = str(""), title = page->document->title;
    if (section >= 0) {
        number = page->document->sections[section].number;
        title = page->document->sections[section].title;
    }
    return arena_format(arena, "%.*s ▸ %.*s%s%.*s", (int)view->slug.length,
                        view->slug.data, (int)number.length, number.data,
                        section >= 0 ? " " : "", (int)title.length, title.data);
}

Str document_view_count(const DocumentView *view, Arena *arena)
{
    const DocumentPage *page = &view->page;
    Str address = address_of(page, document_page_row(page), arena);
    return arena_format(arena, "%.*s%s%d %%", (int)address.length, address.data,
                        address.length > 0 ? " · " : "", document_page_percent(page));
}

// The number of the last paragraph under the heading of a block.
static int paragraphs_beside(const Document *document, size_t block)
{
    int section = document->blocks[block].section, last = 0;
    for (; block < document->block_count && document->blocks[block].section == section;
         block++)
        if (document->blocks[block].paragraph > 0)
            last = document->blocks[block].paragraph;
    return last;
}

static void add_place(Buffer *out, const DocumentPage *page, int index)
{
    const Document *document = page->document;
    const Block *block = &document->blocks[index];
    if (block->section >= 0) {
        const DocumentSection *section = &document->sections[block->section];
        buffer_format(out, ", section %.*s %.*s", (int)section->number.length,
                      section->number.data, (int)section->title.length,
                      section->title.data);
    }
    if (block->kind == BLOCK_HEADING)
        buffer_add(out, str(page->folded[block->section] ? ", folded" : ", heading"));
    if (block->paragraph > 0)
        buffer_format(out, ", paragraph %d of %d", block->paragraph,
                      paragraphs_beside(document, (size_t)index));
    int uses = page->page.rows[page->page.first_row[index]].uses; // of a fold: all
    if (uses > 0 && !passage_guess_hides(&page->guess, (size_t)index))
        buffer_format(out, ", used by %d %s", uses, uses == 1 ? "claim" : "claims");
    if (document_page_is_cited(page, index))
        buffer_add(out, str(", cited by the selected claim"));
}

Str document_view_where(const DocumentView *view, Arena *arena)
{
    const DocumentPage *page = &view->page;
    int block = block_of(page, document_page_row(page));
    Buffer out = { .arena = arena };
    buffer_add(&out, page->document->title);
    if (block < 0)
        buffer_add(&out, str(", at its head"));
    else
        add_place(&out, page, block);
    StateNote note;
    bool is_noted = document_view_note(view, block, arena, &note);
    buffer_format(&out, ", %d percent of the way", document_page_percent(page));
    if (is_noted)
        buffer_format(&out, "; your note: %.*s",
                      STR_ARGUMENTS(text_clean(arena, note.text, false, NULL)));
    return buffer_str(&out);
}

// --- drawing

void document_view_cursor(const DocumentView *view, int *row, int *column)
{
    const DocumentPage *page = &view->page;
    int line = document_page_row(page) - page->list.top;
    *row = line < 0 ? 0 : line < page->rows ? line : page->rows - 1;
    *column = 0;
}

PassageGuess *document_view_guess(DocumentView *view)
{
    return &view->page.guess;
}

bool document_view_is_used(const DocumentView *view, size_t block)
{
    return view->page.uses[block] > 0;
}

void document_view_draw(const DocumentView *view, Canvas canvas, bool focused)
{
    arena_reset(view->frame);
    document_draw(&view->page, canvas, focused, view->frame);
}
