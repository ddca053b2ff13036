// What is wrong in a content file, and where. Content never fails: reading it gives a
// result and a list of these, shown like the messages of a compiler.
#ifndef SRC_DEBATE_PROBLEM_H
#define SRC_DEBATE_PROBLEM_H

#include "src/base/arena.h"

typedef enum { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR } Severity;

typedef struct {
    Str path;
    int line, column; // from 1; the column counts characters as a person does
    int length;       // characters to underline, at least 1
    Severity severity;
    Str code;   // a short name that can be switched off: "unused-definition"
    Str text;   // one sentence: what is wrong
    Str help;   // one sentence: what would be right; may be empty
    Str source; // the source line, for showing; may be empty, of a long line a part
    int source_column; // characters of the line before that part
} Problem;

typedef struct {
    Arena *arena;
    Problem *items;
    size_t count, capacity;
    size_t errors; // how many of them are errors
    struct {       // what problems_point() counted last
        const char *line, *spot;
        int columns;
    } counted;
} Problems;

// Whether there are notes or warnings with this code.
bool problem_is_known(Str code);

// An empty list is { .arena = arena }.

// Adds a copy of the problem; its strings are copied too.
void problems_add(Problems *problems, const Problem *problem);

// Whether nobody would read one problem more of this kind. It counts as an error
// though.
bool problems_are_many(Problems *problems, Severity severity);

// Sets where a problem stands: the bytes from `start` to `end` of a text, of which the
// line begins at `line_start`: column, length, and the source, borrowed from the text.
// Many problems of one long line take no longer than it has bytes.
void problems_point(Problems *problems, Problem *problem, Str text, size_t line_start,
                    size_t start, size_t end);

// The same for a problem whose column and length are known: sets its source.
void problems_show(Problems *problems, Problem *problem, Str text, size_t line_start);

// Sorts by path, line and column; equal places keep their order.
void problems_sort(Problems *problems);

// What is said of a text of which so many code points are unsafe or invisible and so
// show as marks; empty if there are none.
Str problem_hidden(size_t count, Arena *arena);

// "path:line:column: error: text" on one line, fit for a terminal.
Str problem_line(Arena *arena, const Problem *problem);

// problem_line() and, if there are, the source line with the spot
// underlined and "help: ...", each on a line of its own. The text is fit for a
// terminal.
Str problem_format(Arena *arena, const Problem *problem);

#endif
