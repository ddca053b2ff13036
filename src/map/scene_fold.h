// What of a debate is open on the map: for each claim and argument which kinds of
// replies are shown, and below which claim the map begins. It knows no screen.
#ifndef SRC_MAP_SCENE_FOLD_H
#define SRC_MAP_SCENE_FOLD_H

#include "src/debate/sieve.h"

// Kinds of links as bits: 1 << link.
enum {
    LINKS_PROS = 1 << LINK_PREMISE | 1 << LINK_SUPPORT | 1 << LINK_EQUIVALENT,
    LINKS_CONS = 1 << LINK_ATTACK | 1 << LINK_UNDERCUT | 1 << LINK_CONTRARY |
                 1 << LINK_CONTRADICTORY,
    LINKS_ALL = LINKS_PROS | LINKS_CONS,
};

typedef struct {
    const Tree *tree;  // borrowed
    uint8_t *open;     // by place in full: the kinds of replies that are shown
    uint8_t *kept;     // what was open before a sieve was laid on; it has its room
    Sieve *sieve;      // borrowed: what passes it alone is shown; NULL: everything
    PlaceId kept_root; // the root before
    PlaceId root;      // in full: only what is below it is shown; NONE: everything
} SceneFolds;

// Everything folded. It lives in the arena.
SceneFolds scene_folds_make(const Tree *tree, Arena *arena);

// Whether the map begins at a place: it is a root of the tree, or of the map.
bool scene_fold_begins(const SceneFolds *folds, PlaceId place);

// Shows only what passes a sieve, which is borrowed until there is another or NULL:
// everything. What was asked for is open meanwhile, from the theses on; then all is as
// it was before.
void scene_fold_sift(SceneFolds *folds, Sieve *sieve);

// Whether a place in full is shown: it passes, and all above it, up to the root, is
// open.
bool scene_fold_shows(const SceneFolds *folds, PlaceId place);

// Opens, closes or turns about some kinds of replies of a place in full. Turning about
// closes if any of them is open. They return whether anything changed.
bool scene_fold_open(SceneFolds *folds, PlaceId place, unsigned kinds);
bool scene_fold_close(SceneFolds *folds, PlaceId place, unsigned kinds);
bool scene_fold_toggle(SceneFolds *folds, PlaceId place, unsigned kinds);

// Opens everything above a place, and begins the map above it if it does not stand
// below its root. A sieve lets it pass.
void scene_fold_reveal(SceneFolds *folds, PlaceId place);

// Opens a place and all below it, level by level, until `budget` claims and arguments
// more are shown; of a level all or the first part of it, group by group. Returns
// whether all of it is open. NONE means all that the map shows.
bool scene_fold_open_below(SceneFolds *folds, PlaceId place, int32_t budget);

// One level more or less of the whole map: opens all that is shown and not wholly open,
// up to the first level at which there is such; closes the deepest level that is open.
// They return whether anything changed.
bool scene_fold_more(SceneFolds *folds, int32_t budget);
bool scene_fold_less(SceneFolds *folds);

// Takes over what was open in an earlier reading of the same debate: claims and
// arguments are known by their titles.
void scene_fold_carry(SceneFolds *folds, const SceneFolds *before);

// The next place in full that is shown, in reading order; of NONE the first; NONE after
// the last. It costs what is passed over: replies that are folded away are not entered.
PlaceId scene_fold_next(const SceneFolds *folds, PlaceId place);

#endif
