// A document on a window: where the cursor is, what is folded, scrolled, cited and
// looked for. It knows no library and no state, and draws nothing.
//
// The cursor is a row; it never stands on a blank one. It is always on the window,
// except after document_page_cite() has scrolled to what a claim cites: then the reader
// is there, and the cursor follows with the next movement.
#ifndef UI_DOCUMENT_PAGE_H
#define UI_DOCUMENT_PAGE_H

#include "ui/document_rows.h"
#include "ui/list.h"
#include "ui/passage_guess.h"
#include "ui/text_query.h"

typedef struct {
    const Document *document; // borrowed, as are the problems
    bool is_tour;             // false unless its owner says so
    const Problem *problems;
    size_t problem_count;
    int *uses;          // of each block: how many claims use it
    bool *cited;        // of each block: the selected claim cites it
    bool *noted;        // of each block: the reader has a note on it
    bool *folded;       // of each section
    PassageGuess guess; // an exercise that hides what is used and cited
    Arena *arena;       // of these
    int rows, columns;  // of the window
    Arena *layout;      // of the rows
    DocumentRows page;
    bool is_stale;      // folds or columns have changed: the rows are to be made again
    List list;          // over the rows
    bool is_away;       // the window shows something else than the cursor
    ptrdiff_t grid;     // a table shown wider than the window, or -1
    ptrdiff_t scrolled; // the block that is scrolled sideways, or -1
    int offset;         // by so many columns
    Arena *search, *scratch;
    Str typed; // of the query
    TextQuery query;
    int matches; // blocks that have all words of the query
} DocumentPage;

// Makes a page of a document whose head shows the problems. It borrows document and
// problems, and owns the rest.
void document_page_init(DocumentPage *page, const Document *document,
                        const Problem *problems, size_t problem_count);
void document_page_free(DocumentPage *page);

// One more claim uses a block.
void document_page_use(DocumentPage *page, size_t block);

// Fits it to a window. What the cursor is on stays on its line of the window.
void document_page_layout(DocumentPage *page, int rows, int columns);

// The block that the reader is at; above the first one that is the first. -1: there is
// none.
ptrdiff_t document_page_block(const DocumentPage *page);

// Puts the cursor on the first row of a block and opens what hides it; a third from
// the top if it was not on the window.
void document_page_select(DocumentPage *page, ptrdiff_t block);

// Puts the cursor on a row, in the same way.
void document_page_go(DocumentPage *page, int row);

// Puts the cursor on the first row of a block that is not folded away, and scrolls as
// little as shows the whole of it.
void document_page_enter(DocumentPage *page, int block);

// Opens what hides a block.
void document_page_unfold(DocumentPage *page, ptrdiff_t block);

// Shows these blocks as cited, and the first of them on the window if `scroll`.
void document_page_cite(DocumentPage *page, const ptrdiff_t *blocks, size_t count,
                        bool scroll);

// Whether a block is cited or, if it is a folded heading, anything that it hides.
bool document_page_is_cited(const DocumentPage *page, int block);

// The row that the reader is at: the cursor's, or while that is away the first one on
// the window that is cited, or the first there is.
int document_page_row(const DocumentPage *page);

// Ends being away: the cursor goes to where the reader is.
void document_page_return(DocumentPage *page);

// Lays out anew if folds have changed, with the cursor where it was.
void document_page_refresh(DocumentPage *page);

// Whether a row of the window can have the cursor.
bool document_page_is_content(const DocumentPage *page, int row);

// How far the cursor is down the text, in percent.
int document_page_percent(const DocumentPage *page);

#endif
