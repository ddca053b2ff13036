// A debate under construction: claims and arguments grow as their titles and members
// are met, in the order of the text. Everything of unknown number is kept outside the
// debate's arena and put there, in its final size, at the end.
#ifndef SRC_ARGDOWN_ARGDOWN_DRAFT_H
#define SRC_ARGDOWN_ARGDOWN_DRAFT_H

#include "src/debate/debate.h"

typedef struct {
    void *items; // owned
    size_t count, room;
} Pile;

// The new item, zeroed, after which older pointers into the pile are invalid.
void *pile_add(Pile *pile, size_t size);

typedef struct {
    Member member;
    Node owner; // a claim or an argument
} MemberDraft;

typedef struct {
    Step step;
    size_t premise_start, premise_count; // in the draft's premises
    // of the last step of an argument: all claims that stand as premises in it
    size_t line_start, line_count;
    bool is_dropped;
} StepDraft;

typedef struct {
    Relation relation;
    bool is_dropped;
} RelationDraft;

typedef struct {
    Arena *arena;    // the debate's
    Debate *debate;  // titles, tags and what the front matter says
    Pile claims;     // Claim, ArgumentDraft ...: without members until the end
    Pile arguments;  // Argument
    Pile members;    // MemberDraft, in document order
    Pile steps;      // StepDraft, those of one argument in order
    Pile lines;      // ClaimId
    Pile last_steps; // StepId, by argument: its last one with a conclusion, + 1
    Pile premises;   // ClaimId
    Pile relations;  // RelationDraft
    Pile sections;   // Section
    Table tags;
    Pile tag_marks;       // uint32_t, by tag: when it was marked last
    uint32_t round;       // of marks
    Pile relation_slots;  // of the hash table that finds a relation again
    size_t changes;       // entries in it that are stale
    int32_t untitled;     // how many titles have been made up
    bool strict;          // made-up titles may be those of the author
    bool has_such_titles; // the author has titles of that form
} Draft;

void draft_init(Draft *draft, Arena *arena, bool strict);

static inline Claim *draft_claim(const Draft *draft, ClaimId id)
{
    return (Claim *)draft->claims.items + id;
}

static inline Argument *draft_argument(const Draft *draft, ArgumentId id)
{
    return (Argument *)draft->arguments.items + id;
}

static inline StepDraft *draft_step(const Draft *draft, StepId id)
{
    return (StepDraft *)draft->steps.items + id;
}

static inline RelationDraft *draft_relation(const Draft *draft, RelationId id)
{
    return (RelationDraft *)draft->relations.items + id;
}

// The claim or argument with this title, made if there is none; an empty title makes
// one up: "Untitled 3".
Node draft_node(Draft *draft, bool is_argument, Str title);

// The last step of an argument that has a conclusion, or NONE. Between its steps there
// may be some that never came to one.
StepId draft_last_step(const Draft *draft, ArgumentId argument);
void draft_set_last_step(Draft *draft, ArgumentId argument, StepId step);

TagId draft_tag(Draft *draft, Str tag);

// For keeping tags once: marks a tag, true if it was not marked since the last
// draft_unmark_tags().
bool draft_mark_tag(Draft *draft, TagId tag);
void draft_unmark_tags(Draft *draft);

// Adds a member to a claim or argument and returns it.
Member *draft_member(Draft *draft, Node owner);

// The relation of this kind between these two (of a symmetric kind: either way round),
// or NONE.
RelationId draft_find_relation(const Draft *draft, RelationKind kind, Node from,
                               Node to);

// Adds a relation that is not there yet; else returns the one that is.
RelationId draft_add_relation(Draft *draft, const Relation *relation);

// Gives a relation other ends or another kind, of which there is none yet.
void draft_change_relation(Draft *draft, RelationId id, const Relation *changed);

// Puts everything into the debate's arena and frees the draft.
const Debate *draft_finish(Draft *draft);

#endif
