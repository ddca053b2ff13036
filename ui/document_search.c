#include "ui/document_search.h"

void document_search_mark(DocumentPage *page, Str typed)
{
    arena_reset(page->search);
    page->typed = arena_str(page->search, typed);
    page->query = text_query_make(page->typed, page->search, page->scratch);
    page->matches = 0;
    for (size_t i = 0; i < page->document->block_count; i++)
        if (text_query_matches(&page->query, page->document->blocks[i].text))
            page->matches++;
}

static bool has_word(const DocumentPage *page, int row)
{
    size_t start = 0, end;
    return text_query_next(&page->query, page->page.rows[row].text, &start, &end);
}

// The first row with a word, or the last one, of a block, beyond a row; -1: none.
static int row_in_block(const DocumentPage *page, int block, int beyond, bool forward)
{
    int first = page->page.first_row[block], found = -1;
    for (int row = first; row < page->page.count; row++) {
        if (page->page.rows[row].block != block)
            break;
        if ((forward ? row <= beyond : row >= beyond) || !has_word(page, row))
            continue;
        found = row;
        if (forward)
            break;
    }
    return found;
}

// Goes to a word in a block. A word that the wrapping has broken has no row of its own:
// then it is the first.
static void go_into(DocumentPage *page, int block, bool forward)
{
    document_page_unfold(page, block);
    int row = row_in_block(page, block, forward ? -1 : page->page.count, forward);
    document_page_go(page, row < 0 ? page->page.first_row[block] : row);
}

bool document_search_next(DocumentPage *page, bool forward)
{
    int count = (int)page->document->block_count, step = forward ? 1 : -1;
    document_page_return(page);
    if (page->matches == 0)
        return false;
    int here = page->page.rows[page->list.selected].block;
    if (here >= 0 &&
        text_query_matches(&page->query, page->document->blocks[here].text)) {
        int row = row_in_block(page, here, page->list.selected, forward);
        if (row >= 0) {
            document_page_go(page, row);
            return true;
        }
    }
    if (here < 0 && !forward)
        here = count;
    for (int i = 1; i <= count; i++) {
        int block = ((here + i * step) % count + count) % count;
        if (text_query_matches(&page->query, page->document->blocks[block].text)) {
            go_into(page, block, forward);
            return true;
        }
    }
    return false;
}

ptrdiff_t document_search_unused(const DocumentPage *page)
{
    ptrdiff_t count = (ptrdiff_t)page->document->block_count;
    ptrdiff_t here = page->page.rows[document_page_row(page)].block;
    for (ptrdiff_t i = 1; i <= count; i++) {
        ptrdiff_t block = (here + i) % count;
        if (page->uses[block] == 0 && page->document->blocks[block].paragraph > 0)
            return block;
    }
    return -1;
}
