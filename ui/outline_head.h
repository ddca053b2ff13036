// What stands above the first row of an outline: what is wrong with the source,
// how much of it is hidden, and, for a reader who is new to the debate, what it is
// about.
#ifndef UI_OUTLINE_HEAD_H
#define UI_OUTLINE_HEAD_H

#include "ui/outline_details.h"

typedef struct {
    DetailLine *lines;
    int count; // with an empty line at the end, unless there is nothing
} OutlineHead;

typedef struct {
    const Debate *debate;
    const Problem *problems;
    size_t problem_count;
    bool has_abstract; // the abstract is wanted
} HeadWanted;

// Lines for a window of so many columns, in the arena.
OutlineHead outline_head_make(const HeadWanted *wanted, int columns, Arena *arena);

#endif
