// A table as text: its columns side by side if they fit, else each row as a short list
// with the header's words before the values.
#ifndef SRC_EXPORT_TEXT_TABLE_H
#define SRC_EXPORT_TEXT_TABLE_H

#include "src/document/document.h"
#include "src/export/text_lines.h"

// `margin` stands before each line.
void text_table(const TextLines *lines, const TableBlock *table, Str margin,
                int columns);

#endif
