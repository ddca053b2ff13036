// Looking for words and for passages of some kind in a document.
#ifndef UI_DOCUMENT_SEARCH_H
#define UI_DOCUMENT_SEARCH_H

#include "ui/document_page.h"

// The words to be marked from now on; none: no marks. Counts the blocks that have them
// all in page->matches.
void document_search_mark(DocumentPage *page, Str typed);

// Goes to the next or previous row with one of the words, of a block that has them all,
// beyond the cursor, wrapping round; folds open. False if there is none.
bool document_search_next(DocumentPage *page, bool forward);

// The next passage after the cursor, wrapping round, that no claim uses; -1: none.
ptrdiff_t document_search_unused(const DocumentPage *page);

#endif
