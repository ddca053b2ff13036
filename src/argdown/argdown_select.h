// Which claims and arguments the reference's map shows: the first step in making it
// (argdown_map.h).
#ifndef SRC_ARGDOWN_ARGDOWN_SELECT_H
#define SRC_ARGDOWN_ARGDOWN_SELECT_H

#include "src/argdown/argdown_map.h"

typedef struct {
    bool *claims, *arguments; // by id
} ArgdownSelection;

// The sections must be in place. The arrays live in the arena.
ArgdownSelection argdown_select(const ArgdownMap *map, Arena *arena);

// Whether a node of a relation is shown: itself, or an argument that has it as premise
// (where it is borne on) or as main conclusion (where it bears).
bool argdown_is_selected(const Debate *debate, const ArgdownSelection *selection,
                         const Relation *relation, bool is_to);

#endif
