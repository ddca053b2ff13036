// Which claims an outline shows: what is folded, and the rows that are left. It knows
// no screen; a row is a place of the tree, and rows stand in reading order.
#ifndef UI_OUTLINE_ROWS_H
#define UI_OUTLINE_ROWS_H

#include "src/debate/sieve.h"
#include "ui/motion.h"

// What is folded at a place, as bits.
enum {
    FOLD_ALL = 1 << 0,
    FOLD_SUPPORTS = 1 << 1, // premises and what amounts to it, too
    FOLD_ATTACKS = 1 << 2,  // contraries and contradictions, too
    FOLD_UNDERCUTS = 1 << 3,
};

typedef struct {
    const Tree *tree;     // borrowed
    unsigned char *folds; // by place
    unsigned char *kept;  // the folds as they are without the sieve; NULL without one
    PlaceId kept_root;    // the root without the sieve
    Sieve *sieve;         // borrowed: what passes it alone is shown; NULL: everything
    PlaceId root;         // only what is below it is shown; NONE: everything
    PlaceId *rows;
    int32_t count, capacity;
} OutlineRows;

// Everything folded. The caller frees it with outline_rows_free().
void outline_rows_init(OutlineRows *rows, const Tree *tree);
void outline_rows_free(OutlineRows *rows);

// What a debate looks like when it is opened: theses and their replies are open, but
// about 30 rows at most, so that all of it can be taken in.
void outline_rows_start(OutlineRows *rows);

// Shows only what passes a sieve, which it borrows until it is given another or NULL:
// everything. The rows begin with the theses and folds that hide what was asked for
// are open meanwhile; then all is as it was. The rows are made again.
void outline_rows_sift(OutlineRows *rows, Sieve *sieve);

// The folds as they are without a sieve.
const unsigned char *outline_rows_folds(const OutlineRows *rows);

// Makes the rows again; called after anything that folds or unfolds. It costs what is
// visible.
void outline_rows_update(OutlineRows *rows);

// The row of a place, or of the nearest above it that is shown; -1 if there is none.
int32_t outline_rows_find(const OutlineRows *rows, PlaceId place);

// Whether something may be shown below a place.
bool outline_rows_has_children(const OutlineRows *rows, PlaceId place);

// Whether something below a place is shown, if the place itself is.
bool outline_rows_is_open(const OutlineRows *rows, PlaceId place);

// The sibling after a place that is not folded away, or NONE. The root of the rows has
// none.
PlaceId outline_rows_next_sibling(const OutlineRows *rows, PlaceId place);

// Whether a place and the sibling before it are premises of the same step, which carry
// its conclusion together.
bool outline_rows_is_linked(const OutlineRows *rows, PlaceId place);

// The kind of fold that takes away children of this link.
unsigned outline_rows_group(Link link);

// Opens everything above a place; a sieve lets it pass.
void outline_rows_reveal(OutlineRows *rows, PlaceId place);

// A MOTION_FOLD_... at a place; false if nothing changed. The rows are made again.
bool outline_rows_fold(OutlineRows *rows, PlaceId place, Motion motion);

#endif
