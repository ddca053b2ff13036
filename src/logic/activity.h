// Which variable to decide next: the one that has taken part in most conflicts of late
// (VSIDS: Moskewicz and others 2001, section 3; kept in a heap as in MiniSat).
#ifndef SRC_LOGIC_ACTIVITY_H
#define SRC_LOGIC_ACTIVITY_H

#include <stdint.h>
#include "src/base/vec.h"

typedef struct {
    Arena *arena;
    double *score; // by variable
    int32_t *heap; // variables, the greatest score first
    int32_t *spot; // by variable: where it is in the heap, -1 if it is not
    size_t count, score_capacity, heap_capacity, spot_capacity;
    size_t waiting; // variables in the heap
    double step;    // what one conflict adds; it grows, so that old ones count less
} Activity;

// An empty one is { .arena = arena, .step = 1 }.

// Adds the next variable; variables are numbered from 0.
void activity_add(Activity *activity);

// A variable has taken part in a conflict.
void activity_bump(Activity *activity, int32_t variable);

// A conflict is over.
void activity_decay(Activity *activity);

// Takes the variable with the greatest score out of the heap; -1 if it is empty.
int32_t activity_next(Activity *activity);

// Puts a variable back, if it is not there.
void activity_return(Activity *activity, int32_t variable);

#endif
