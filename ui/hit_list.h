// The hits of a search as a list: a heading for each debate or document, below it a
// line or two for each hit, with the words that matched marked and the way from the
// claim to its thesis; the selected one unfolds what that would cut. It does not know
// where hits come from.
#ifndef UI_HIT_LIST_H
#define UI_HIT_LIST_H

#include "src/library/search.h"
#include "ui/canvas.h"
#include "ui/list.h"

typedef struct {
    Arena *scratch;      // for measuring; borrowed
    const Hits *hits;    // borrowed
    const Str *headings; // by hit: what its group is called; borrowed
    int address_columns; // of the longest address shown
    int rows, columns;   // of the window
    List list;
} HitList;

// Shows these hits, the first one selected. Both must live until the next call; NULL
// shows none. An empty list is { .scratch = arena }.
void hit_list_show(HitList *list, const Hits *hits, const Str *headings);

// Shows the same hits and more of them after those, selection and place kept.
void hit_list_extend(HitList *list, const Hits *hits, const Str *headings);

void hit_list_layout(HitList *list, int rows, int columns);
bool hit_list_move(HitList *list, Motion motion, int count);

// Moves the selection by so many hits; false, and unmoved, where it would leave them.
bool hit_list_step(HitList *list, int step);

// The line of the window on which the selected hit begins; and selects a hit so that it
// begins there, as far as the ends of the list allow.
int hit_list_line(const HitList *list);
void hit_list_place(HitList *list, int row, int line);

// NULL if there is none.
const Hit *hit_list_selected(const HitList *list);

// Draws on a canvas of the size that layout was given; the arena is for this drawing.
void hit_list_draw(const HitList *list, Canvas canvas, Arena *arena);

#endif
