// What line mode says of a passage of a document: its address in words, what kind of
// passage it is, how many claims use it, and its text.
#ifndef UI_PLAIN_PASSAGE_H
#define UI_PLAIN_PASSAGE_H

#include "ui/document_view.h"
#include "ui/plain_claim.h"

// An address as it is spoken: "4.1 ¶3" is "4.1 paragraph 3".
Str plain_address(const Document *document, size_t block, Arena *arena);

// What a reader has done with a passage, and how many claims use it.
typedef struct {
    size_t uses;
    bool is_read, is_noted;
} PassageMarks;

// "2.1 paragraph 3 of 5, quotation, 2 claims use it, read: The text." Of a heading:
// "Section 2.1, level 2, 5 paragraphs: Its title." A short one has the number alone.
// The text is always whole.
Str plain_passage(const Document *document, size_t block, const PassageMarks *marks,
                  SayLength length, Arena *arena);

// Where a passage is: the headings above it, from the nearest up, a line each.
Str plain_passage_path(const Document *document, size_t block, Arena *arena);

#endif
