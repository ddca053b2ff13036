// Debates and documents as plain text, for the command line.
//
// A debate is the outline of the reading tree with everything open: signs on the
// guides, addresses, counts of direct replies, the whole texts, and what they cite:
//
//     ▾ 1 Soft power is real power                                          +1 −1
//     │   Attraction can change what states do.
//     │   § forum 6p1
//     ├─+ · 1.1 Attraction outlasts coercion
//     ╰╌− ⇢ (2) Hard power comes first
//
// A document has its paragraphs' numbers in the margin.
#ifndef SRC_EXPORT_EXPORT_TEXT_H
#define SRC_EXPORT_EXPORT_TEXT_H

#include "src/debate/tree.h"
#include "src/document/document.h"
#include "src/export/text_lines.h"

enum { EXPORT_COLUMNS_LEAST = 20, EXPORT_COLUMNS_MOST = 1000 };

// `columns` is cut to the range above. The lines' text is safe to show.
void export_text_debate(const Tree *tree, int columns, TakeLine *take, void *context);
void export_text_document(const Document *document, int columns, TakeLine *take,
                          void *context);

#endif
