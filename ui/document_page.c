#include "ui/document_page.h"
#include "src/text/text.h"

enum { FIRST_ROWS = 24, FIRST_COLUMNS = 80 };

static int most(int a, int b)
{
    return a > b ? a : b;
}

// --- making it

void document_page_init(DocumentPage *page, const Document *document,
                        const Problem *problems, size_t problem_count)
{
    Arena *arena = arena_new();
    *page = (DocumentPage){ .document = document,
                            .problems = problems,
                            .problem_count = problem_count,
                            .arena = arena,
                            .layout = arena_new(),
                            .search = arena_new(),
                            .scratch = arena_new(),
                            .grid = -1,
                            .scrolled = -1 };
    page->uses = arena_get(arena, document->block_count + 1, sizeof(int));
    page->cited = arena_get(arena, document->block_count + 1, sizeof(bool));
    page->noted = arena_get(arena, document->block_count + 1, sizeof(bool));
    page->folded = arena_get(arena, document->section_count + 1, sizeof(bool));
    document_page_layout(page, FIRST_ROWS, FIRST_COLUMNS);
}

void document_page_free(DocumentPage *page)
{
    passage_guess_end(&page->guess);
    arena_free(page->arena);
    arena_free(page->layout);
    arena_free(page->search);
    arena_free(page->scratch);
}

void document_page_use(DocumentPage *page, size_t block)
{
    page->uses[block]++;
    page->is_stale = true;
}

// --- layout

bool document_page_is_content(const DocumentPage *page, int row)
{
    return row >= 0 && row < page->page.count &&
           page->page.rows[row].kind != PAGE_BLANK;
}

// The row that shows a byte of a block's text, or the heading that it is folded into.
static int row_of(const DocumentPage *page, int block, size_t at)
{
    const DocumentRows *rows = &page->page;
    while (block > 0 && rows->first_row[block] < 0)
        block--;
    int row = rows->first_row[block];
    while (row + 1 < rows->count && rows->rows[row + 1].block == block &&
           rows->rows[row + 1].at <= at)
        row++;
    return row;
}

static void make_rows(DocumentPage *page)
{
    arena_reset(page->layout);
    page->page = document_rows_make(&(PageWanted){ .document = page->document,
                                                   .problems = page->problems,
                                                   .problem_count = page->problem_count,
                                                   .uses = page->uses,
                                                   .folded = page->folded,
                                                   .grid = page->grid,
                                                   .is_tour = page->is_tour,
                                                   .columns = page->columns },
                                    page->layout);
    page->is_stale = false;
}

// A row is found again in other rows by its block and the text that it begins with; in
// the head of the document, by its number.
typedef struct {
    int block, row;
    size_t at;
} Anchor;

static Anchor anchor_of(const DocumentPage *page, int row)
{
    const DocumentRows *rows = &page->page;
    while (row > 0 && rows->rows[row].kind == PAGE_BLANK)
        row--;
    if (row < 0 || row >= rows->count)
        return (Anchor){ -1, 0, 0 };
    return (Anchor){ rows->rows[row].block, row, rows->rows[row].at };
}

static int anchored_row(const DocumentPage *page, Anchor anchor)
{
    if (anchor.block >= 0)
        return row_of(page, anchor.block, anchor.at);
    int head = 0; // rows of the head of the document
    while (head < page->page.count && page->page.rows[head].kind != PAGE_BLANK)
        head++;
    return anchor.row < head ? anchor.row : most(0, head - 1);
}

// Makes the rows again. The cursor, or while it is away the first row that is seen,
// stays on its line of the window.
static void remake(DocumentPage *page)
{
    List *list = &page->list;
    int kept = page->is_away ? list->top : list->selected;
    bool has_rows = page->page.count > 0;
    Anchor cursor = anchor_of(page, list->selected), fixed = anchor_of(page, kept);
    int line = has_rows ? fixed.row - list->top : 0;
    make_rows(page);
    list->count = page->page.count;
    list->selected = has_rows ? anchored_row(page, cursor) : 0;
    list_place(list, anchored_row(page, fixed), line, NULL, NULL);
}

// The list keeps the selection on the window; while the cursor is away, nothing does.
static void fit(DocumentPage *page)
{
    List *list = &page->list;
    int top = list->top, last_top = most(0, page->page.count - page->rows);
    list_layout(list, page->page.count, page->rows, NULL, NULL);
    if (page->is_away)
        list->top = top < last_top ? top : last_top;
}

void document_page_layout(DocumentPage *page, int rows, int columns)
{
    rows = most(1, rows);
    columns = most(1, columns);
    page->is_stale |= columns != page->columns;
    page->rows = rows;
    page->columns = columns;
    page->list.lines = rows;
    if (page->is_stale)
        remake(page);
    fit(page);
}

void document_page_refresh(DocumentPage *page)
{
    if (page->is_stale)
        remake(page);
    fit(page);
}

// --- the cursor

static bool is_on_window(const DocumentPage *page, int row)
{
    return row >= page->list.top && row < page->list.top + page->list.lines;
}

// The last row of a block, or of as much of it as fits on a window.
static int last_row(const DocumentPage *page, int block)
{
    int first = page->page.first_row[block], last = first;
    while (last + 1 < page->page.count && page->page.rows[last + 1].block == block)
        last++;
    return last - first < page->list.lines ? last : first + page->list.lines - 1;
}

ptrdiff_t document_page_block(const DocumentPage *page)
{
    if (page->document->block_count == 0)
        return -1;
    int row = document_page_row(page);
    while (row < page->page.count && page->page.rows[row].block < 0)
        row++;
    return row < page->page.count ? page->page.rows[row].block : 0;
}

void document_page_unfold(DocumentPage *page, ptrdiff_t block)
{
    const Document *document = page->document;
    int section = document->blocks[block].section;
    if (document->blocks[block].kind == BLOCK_HEADING)
        section = document->sections[section].parent;
    for (; section >= 0; section = document->sections[section].parent) {
        page->is_stale |= page->folded[section];
        page->folded[section] = false;
    }
    document_page_refresh(page);
}

void document_page_go(DocumentPage *page, int row)
{
    List *list = &page->list;
    list->selected = row;
    page->is_away = false;
    if (!is_on_window(page, row))
        list_place(list, row, list->lines / 3, NULL, NULL);
    fit(page);
}

void document_page_enter(DocumentPage *page, int block)
{
    List *list = &page->list;
    int first = page->page.first_row[block], last = last_row(page, block);
    list->selected = first;
    if (first < list->top)
        list_place(list, first, 0, NULL, NULL);
    else if (!is_on_window(page, last))
        list_place(list, last, list->lines - 1, NULL, NULL);
    fit(page);
}

void document_page_select(DocumentPage *page, ptrdiff_t block)
{
    if (block < 0 || block >= (ptrdiff_t)page->document->block_count)
        return;
    document_page_unfold(page, block);
    document_page_go(page, page->page.first_row[block]);
    document_page_enter(page, (int)block);
}

// --- what a claim cites

// Who cites a heading cites all that stands below it.
static void mark_cited(DocumentPage *page, ptrdiff_t block)
{
    const Block *cited = &page->document->blocks[block];
    size_t end = (size_t)block + 1;
    if (cited->kind == BLOCK_HEADING)
        end = page->document->sections[cited->section].end_block;
    for (size_t i = (size_t)block; i < end; i++)
        page->cited[i] = true;
}

void document_page_cite(DocumentPage *page, const ptrdiff_t *blocks, size_t count,
                        bool scroll)
{
    ptrdiff_t first = -1;
    memset(page->cited, 0, page->document->block_count * sizeof page->cited[0]);
    for (size_t i = 0; i < count; i++)
        if (blocks[i] >= 0 && blocks[i] < (ptrdiff_t)page->document->block_count) {
            mark_cited(page, blocks[i]);
            first = first < 0 ? blocks[i] : first;
        }
    if (first < 0 || !scroll)
        return;
    document_page_unfold(page, first);
    int row = page->page.first_row[first];
    if (!is_on_window(page, row) || !is_on_window(page, last_row(page, (int)first)))
        list_place(&page->list, row, page->list.lines / 3, NULL, NULL);
    int end = last_row(page, (int)first);
    if (!is_on_window(page, end))
        list_place(&page->list, end, page->list.lines - 1, NULL, NULL);
    page->is_away = !is_on_window(page, page->list.selected);
}

bool document_page_is_cited(const DocumentPage *page, int block)
{
    const Block *found = &page->document->blocks[block];
    size_t count = 1;
    if (found->kind == BLOCK_HEADING && page->folded[found->section])
        count = page->document->sections[found->section].end_block - (size_t)block;
    return memchr(&page->cited[block], true, count) != NULL;
}

int document_page_row(const DocumentPage *page)
{
    int seen = -1;
    if (!page->is_away)
        return page->list.selected;
    for (int i = 0; i < page->list.lines; i++) {
        int row = page->list.top + i;
        if (!document_page_is_content(page, row))
            continue;
        int block = page->page.rows[row].block;
        if (block >= 0 && page->cited[block])
            return row;
        seen = seen < 0 ? row : seen;
    }
    return seen < 0 ? page->list.selected : seen;
}

void document_page_return(DocumentPage *page)
{
    int row = document_page_row(page);
    if (!page->is_away)
        return;
    page->is_away = false;
    page->list.selected = row;
    fit(page);
}

int document_page_percent(const DocumentPage *page)
{
    int last = page->page.count - 1;
    return last < 1 ? 100 : (int)(100L * document_page_row(page) / last);
}
