// What stands above the text of a document: its title; author, year, kind and length;
// how far to trust it; how much of it is hidden; what is wrong with it.
#ifndef UI_DOCUMENT_HEAD_H
#define UI_DOCUMENT_HEAD_H

#include "src/document/document.h"

typedef enum {
    HEAD_TITLE,
    HEAD_BYLINE,
    HEAD_TRUST,
    HEAD_HIDDEN,
    HEAD_PROBLEM
} HeadKind;

typedef struct {
    HeadKind kind;
    Str text;
    size_t label; // bytes at the beginning that say what it is
} HeadLine;

typedef struct {
    HeadLine *lines; // at least one
    size_t count;
} HeadLines;

// The lines, wrapped, in the arena. Of many problems the first few are shown.
HeadLines document_head_make(const Document *document, const Problem *problems,
                             size_t problem_count, int columns, Arena *arena);

#endif
