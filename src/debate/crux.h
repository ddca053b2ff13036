// Cruxes: the claims whose fall alone would change what becomes of a thesis, and the
// pairs that would do so together though neither does alone. What is worth arguing
// about.
#ifndef SRC_DEBATE_CRUX_H
#define SRC_DEBATE_CRUX_H

#include "src/debate/standing.h"

// Above so many claims and arguments that could be cruxes, pairs are not looked for.
enum { CRUX_PAIRS_MOST = 1500 };

typedef struct {
    Node first, second; // second: NODE_NONE of a crux by itself
    Label after;        // the thesis's label if they fell
    int change;         // 2 from in to out or back, 1 to or from undecided
    int32_t distance;   // the farther one's steps from the thesis in the reading tree
    int32_t changes;    // how many claims and arguments would change besides
} Crux;

typedef struct CruxSearch CruxSearch;

// Makes ready to look for the cruxes of a claim or argument, under the suppositions of
// `verdicts`, by the grounded labelling. It lives until crux_end() and borrows the
// verdicts.
CruxSearch *crux_begin(const Verdicts *verdicts, Node thesis);
void crux_end(CruxSearch *search);

// Tries so many more; false once all has been tried. One trial is linear in what can
// bear on the thesis. Single ones come first, pairs nearest to the thesis first.
bool crux_step(CruxSearch *search, int32_t trials);

// What has been found: single cruxes before pairs; of each sort first what changes the
// label most, then what is nearest, then what changes least besides, then by reading
// order. Borrowed until the next step.
const Crux *crux_found(CruxSearch *search, size_t *count);

// Whether all single cruxes are known.
bool crux_has_singles(const CruxSearch *search);

// Whether pairs are looked for at all.
bool crux_has_pairs(const CruxSearch *search);

#endif
