// The argument model: claims, arguments with their steps, the relations between them,
// sections and tags. It holds the whole of what Argdown can say and knows no syntax.
//
// A claim is one proposition however often it occurs (Argdown: equivalence class);
// every occurrence is a member. An argument is a reason as a whole; where it has been
// reconstructed it has steps, each with linked premises and a conclusion. Relations go
// from what bears to what is borne on. All ids are indices, valid for this Debate only;
// across runs a claim is known by its title.
#ifndef SRC_DEBATE_DEBATE_H
#define SRC_DEBATE_DEBATE_H

#include "src/base/table.h"
#include "src/base/value.h"

typedef int32_t ClaimId, ArgumentId, StepId, RelationId, SectionId, TagId;
enum { NONE = -1 }; // no claim, no argument ...

typedef enum {
    NODE_NONE,
    NODE_CLAIM,
    NODE_ARGUMENT,
    NODE_STEP,
    NODE_RELATION
} NodeKind;

typedef struct {
    NodeKind kind;
    int32_t id;
} Node;

typedef enum {
    RELATION_SUPPORT,
    RELATION_ATTACK,
    RELATION_UNDERCUT, // on an argument, a step, or the step from a claim to what it
                       // bears on
    RELATION_CONTRADICTORY, // symmetric: exactly one is true
    RELATION_CONTRARY,      // symmetric: both may be false
    RELATION_ENTAILS,
    RELATION_REPHRASE,
} RelationKind;

// A stretch of the source text, in bytes, the end excluded; line and column from 1, the
// column in bytes.
typedef struct {
    uint32_t start, end;
    int32_t line, column;
} Extent;

typedef enum {
    MEMBER_TOP_LEVEL,
    MEMBER_RELATION,
    MEMBER_PREMISE,
    MEMBER_INTERMEDIARY,
    MEMBER_CONCLUSION,
    MEMBER_DESCRIPTION, // of an argument
    MEMBER_LISTED,
} MemberRole;

typedef enum {
    RANGE_BOLD,
    RANGE_ITALIC,
    RANGE_LINK,
    RANGE_TAG,
    RANGE_CLAIM_MENTION,
    RANGE_ARGUMENT_MENTION,
} RangeKind;

typedef struct {
    RangeKind kind;
    bool blank_after;    // the markup takes in the blank behind it (Argdown counts it)
    uint32_t start, end; // bytes of the member's text, the end excluded
    Str target;          // URL, tag or title
} Range;

typedef struct {
    MemberRole role;
    bool is_reference;
    bool is_top_level;     // it stands under nothing
    bool ends_line;        // a line ends between its text and what follows of it
    uint8_t blanks_before; // how many blanks stand in memory before and behind the
    uint16_t blanks_after; // text; they belong to it where Argdown counts characters
    uint32_t whole_end;    // as extent.end, but behind its relations and its line end
    Str text;              // without markup; of a reference: its tags
    Range *ranges;
    size_t range_count;
    TagId *tags;
    size_t tag_count;
    const Value *data;   // of this occurrence; NULL if none
    SectionId section;   // NONE outside any
    ArgumentId argument; // whose premise or conclusion it is, else NONE
    Extent extent;       // of the element itself, without its relations
} Member;

typedef struct {
    Str title;
    bool is_untitled; // the title was made up: "Untitled 3"
    Str text; // of the canonical member, without the tags at its end, so that its
              // ranges may go beyond; may be empty
    Member *members; // in document order
    size_t member_count;
    TagId *tags; // of all members
    size_t tag_count;
    const Value *data; // of all members merged; NULL if none
    SectionId section;
} Claim;

typedef struct {
    Str title;
    bool is_untitled;
    Str text; // its description, as a claim's
    Member *members;
    size_t member_count;
    TagId *tags;
    size_t tag_count;
    const Value *data;
    SectionId section;
    StepId
        first_step; // its steps follow each other; the last one has the main conclusion
    int32_t step_count;
    Extent pcs; // of its premise-conclusion structure, if step_count > 0
} Argument;

typedef struct {
    ArgumentId argument;
    ClaimId *premises; // linked: they carry the conclusion together
    size_t premise_count;
    ClaimId conclusion;
    Str *rules; // names of inference rules
    size_t rule_count;
    const Value *data;
    Extent extent;      // of the inference
    uint32_t whole_end; // as extent.end, but behind its relations and its line end
} Step;

typedef struct {
    RelationKind kind;
    Node from, to;
    // of an undercut written under a claim: the relation by which that claim bears on
    // what stands above it; else NONE
    RelationId meant;
    // the reconstructed argument of which the text says what is said here of its main
    // conclusion (`from`) or of its last step (`to`); else NONE
    ArgumentId from_argument, to_argument;
    int32_t order; // in the order in which the lines end, with those below them; from 1
    bool is_unlisted; // read strictly: the reference's step does not list it (relate.c)
    Extent extent;    // of the line that says it
} Relation;

typedef struct {
    Str title;
    uint8_t blanks_before; // as a member's
    Range *ranges;
    size_t range_count;
    int32_t level; // number of #
    SectionId parent;
    TagId *tags;
    size_t tag_count;
    const Value *data;
    Extent extent;      // of the heading
    uint32_t whole_end; // as extent.end, but behind its line end
} Section;

typedef struct {
    const RelationId *items; // in document order
    size_t count;
} RelationList;

typedef struct {
    Str path;
    Str title;    // the question, from the front matter, else the first heading or the
                  // path
    Str abstract; // from the front matter; may be empty
    const Value *meta; // all of the front matter; NULL if none
    size_t hidden;     // code points of the source that show as marks (R6)
    Claim *claims;
    Argument *arguments;
    Step *steps;
    Relation *relations; // in document order of the lines that say them
    Section *sections;
    Str *tags;
    int32_t claim_count, argument_count, step_count, relation_count, section_count,
        tag_count;
    Table claim_titles, argument_titles; // title -> id
    // the neighbour index, made by debate_index()
    RelationId *into, *out_of;
    uint32_t *into_start,
        *out_of_start; // by claim, then argument, then step, then relation
} Debate;

// Makes the neighbour index once claims, arguments, steps and relations are in place.
void debate_index(Debate *debate, Arena *arena);

// The relations that bear on a node, and those by which it bears on others. A symmetric
// relation is in both lists of both its ends.
RelationList debate_into(const Debate *debate, Node node);
RelationList debate_out_of(const Debate *debate, Node node);

bool node_equal(Node a, Node b);
Node node_claim(ClaimId id);
Node node_argument(ArgumentId id);

// The title, text, tags and data of a claim or argument.
Str debate_title(const Debate *debate, Node node);
Str debate_text(const Debate *debate, Node node);
const Value *debate_data(const Debate *debate, Node node);

// The member that gives a claim or argument its text: the last definition, or the last
// one whose data say isCanonical. NULL if there are only references.
const Member *debate_canonical(const Member *members, size_t count);
const Member *debate_member(const Debate *debate, Node node);

// What a reader is shown as its name: the title, or, if it has none, its text.
Str debate_name(const Debate *debate, Node node);

// Whether it has no title of its own, only one that was made up.
bool debate_is_untitled(const Debate *debate, Node node);

// Whether it is an argument with neither title nor text: only what it consists of says
// anything.
bool debate_is_wordless(const Debate *debate, Node node);

// The claim or argument with this title (claims first); NODE_NONE if there is none.
Node debate_find(const Debate *debate, Str title);

bool relation_is_symmetric(RelationKind kind);

// "support", "attack", "undercut", "contradictory", "contrary", "entails", "rephrase".
const char *relation_name(RelationKind kind);

#endif
