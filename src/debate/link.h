// How one thing bears on another, as the reading tree shows it.
#ifndef SRC_DEBATE_LINK_H
#define SRC_DEBATE_LINK_H

#include <stdbool.h>

typedef enum {
    LINK_ROOT,
    LINK_SUPPORT,
    LINK_ATTACK,
    LINK_UNDERCUT,
    LINK_CONTRARY, // also two claims that attack each other
    LINK_CONTRADICTORY,
    LINK_EQUIVALENT, // entails, rephrases
    LINK_PREMISE,    // of the argument or intermediary conclusion above
    LINK_COUNT,
} Link;

// Whether a link says the same from both ends, so that neither bears on the other.
bool link_is_symmetric(Link link);

// Whether it speaks against what it is laid on.
bool link_is_minus(Link link);

// "supports", "attacks", "undercuts", "is contrary to" ...: what stands between the
// names of the lower and the upper end. Of LINK_ROOT "is a thesis".
const char *link_verb(Link link);

// "support", "attack", "undercut" ...: what the lower end is to the upper one. Of
// LINK_ROOT "thesis".
const char *link_name(Link link);

// The sign of a link in lists and counts, one cell wide: "+", "−", "⊘" ...; a blank for
// LINK_ROOT.
const char *link_sign(Link link);

#endif
