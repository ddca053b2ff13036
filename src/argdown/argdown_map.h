// The map that the reference implementation makes of a debate: which claims and
// arguments it shows, the edges between them, and the groups that they stand in. What
// it shows is settled by the front matter (selection, map, group) and by the data of
// claims, arguments and headings. moot's own map (src/map) shows everything and needs
// none of this; it is what other programs expect in the exported JSON.
//
// Source: the reference's documentation of its map settings (argdown.org/guide), and
// its behaviour where that is silent.
#ifndef SRC_ARGDOWN_ARGDOWN_MAP_H
#define SRC_ARGDOWN_ARGDOWN_MAP_H

#include "src/debate/debate.h"

typedef struct {
    Node node; // a claim or an argument
    bool shows_title, shows_text;
    const Member *member; // whose text it shows; NULL without one
    int32_t group;        // -1 outside any
} ArgdownMapNode;

typedef struct {
    RelationKind kind;
    int32_t from, to;             // nodes, or groups where that is said
    bool from_group, to_group;    // the group is closed
    ClaimId from_claim, to_claim; // of whose relation it is, or NONE
    int32_t number;
    bool is_numbered_n; // its id begins with n, not e
} ArgdownMapEdge;

// What the reference calls a section: a heading, or a group that the front matter
// makes instead.
typedef struct {
    Str title;
    int32_t number; // its id is "s" and this; groups of the front matter may share one
    int32_t level;
    int32_t parent;              // section, or -1
    SectionId heading;           // NONE of a group of the front matter
    bool has_group, has_closed;  // whether anything says so
    const Value *group, *closed; // as it is said; NULL: group_is
    bool group_is;
    const Value *tags; // of a group of the front matter; may be NULL
} ArgdownMapSection;

typedef struct {
    bool is_group;
    int32_t item; // node or group
} ArgdownMapChild;

typedef struct {
    int32_t section;
    int32_t parent_section; // as the reference names it; -1 if it names none
    int32_t level;
    const Value *closed; // NULL if nothing says so
    bool is_closed;
    ArgdownMapChild *children;
    size_t child_count, child_room;
} ArgdownMapGroup;

typedef struct {
    const Debate *debate;
    ArgdownMapSection *sections; // parents before their children
    int32_t section_count;
    bool is_regrouped;
    int32_t *claim_section, *argument_section; // by id; -1 outside any
    ArgdownMapNode *nodes;
    int32_t node_count;
    ArgdownMapEdge *edges;
    size_t edge_count, edge_room;
    ArgdownMapGroup *groups; // in the order in which the reference makes them
    int32_t group_count;
} ArgdownMap;

#endif
