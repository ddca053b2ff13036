// How one moves about in a document: by line, passage and page, sideways in what is
// wider than the window, and by folding headings.
#ifndef UI_DOCUMENT_MOTION_H
#define UI_DOCUMENT_MOTION_H

#include "ui/document_page.h"
#include "ui/motion.h"

// Any motion; false if nothing changed. Next and previous are lines, siblings are
// passages and headings, relations are passages that claims use. Left and right scroll
// code and tables; a table that is shown as records because it is too wide becomes a
// grid by going right, and records again by going left from its left edge.
bool document_motion(DocumentPage *page, Motion motion, int count);

#endif
