// A debate as an abstract argumentation framework (Dung 1995), in which only attacks
// are left, so that one labelling answers what stands. For standing.h and what builds
// on it.
//
// Every claim and argument is an argument of the framework, and so is every relation
// between them, as the effect that its source has on its target: it stands where its
// source stands and nothing that stands undercuts it. That "something falls where
// another thing falls" is said with a third sort, the denial of a claim or argument,
// which stands where that is defeated (Boella, Gabbay, van der Torre and Villata 2010
// call such nodes auxiliary; they are in or out as soon as what they deny is):
//
// - an attack, also each way of a contrary or contradictory pair, attacks its target;
// - an undercut attacks the argument whose step it is laid on, or the effect of the
//   relation (ASPIC+: Modgil and Prakken 2014, definition 10);
// - premises carry an argument together: the denial of each attacks the argument; those
//   of all of its steps count, intermediary conclusions as well;
// - a support attacks nothing. With the evidence reading it is one reason more, the
// loss
//   of which makes no claim false. With the deductive reading (Cayrol and
//   Lagasquie-Schiex 2005, Boella and others 2010) what supports a claim falls with it:
//   an attack on the target is one on the source as well, unless the support is
//   undercut. What entails or rephrases another claim is always read so;
// - a claim that carries a burden of proof is attacked by "no reason for it stands",
//   which each of its supports attacks (standing_rules.h: Burden);
// - with a standard of proof an objection is attacked by the reasons that outweigh it
//   (Gordon, Prakken and Walton 2007: Standard).
#ifndef SRC_DEBATE_STANDING_FRAME_H
#define SRC_DEBATE_STANDING_FRAME_H

#include "src/debate/framework.h"
#include "src/debate/standing_rules.h"
#include "src/debate/tree.h"

typedef enum {
    EFFECT_SUPPORT,
    EFFECT_ENTAIL, // a support that is always read deductively
    EFFECT_ATTACK,
    EFFECT_EXCLUDE, // one way of a contrary or contradictory pair
    EFFECT_UNDERCUT,
} EffectKind;

// What one claim or argument does to another. Nodes are numbered as bearing_node()
// does.
typedef struct {
    EffectKind kind;
    int32_t from;
    int32_t carrier;     // the argument that speaks through the claim `from`, or NONE
    int32_t to;          // NONE: it is laid on a relation
    RelationId relation; // NONE: of an argument on its conclusion
    RelationId undercut; // the relation whose effects it attacks, or NONE
    double weight;       // as the author has it, usually 0.5
} Effect;

typedef enum {
    FRAME_NODE,       // a claim or argument
    FRAME_DENIAL,     // of the node `of`
    FRAME_EFFECT,     // `of` the effect of that number
    FRAME_UNREASONED, // no reason stands for the node `of`
    FRAME_SILENT,     // the denial of the effect `of`
    FRAME_OBJECTION,  // the effect `of`, as far as no reason outweighs it
    FRAME_SOUND,      // no attack on the group `of`, or on what follows from it, stands
    FRAME_UNSOUND,    // the denial of that
    FRAME_FOLLOWS,    // what the support `of` leads to is defeated
} FrameKind;

typedef struct {
    FrameKind kind;
    int32_t of;
} FrameNode;

typedef struct {
    const Debate *debate;
    int32_t node_count; // claims, then arguments: the first nodes of the framework
    Effect *effects;    // those of a relation follow each other
    int32_t effect_count;
    int32_t *relation_effects;  // by relation: its first effect; one more at the end
    int32_t *into_start, *into; // by node: the effects on it
    int32_t *out_start, *out; // by node: the effects that it has, as source or carrier
    int32_t *group;           // by node: those that stand and fall together by
                              // entailing each other; NONE: no deduction touches it
    int32_t *sound;           // by group: the framework's node
    FrameNode *frame;         // what each node of the framework is
    int32_t *unreasoned;      // by node: the framework's node that says that no reason
                              // for it stands, or NONE where none is needed
    Framework framework;
} StandingFrame;

// Linear in the debate, apart from standards of proof: there each objection to a claim
// meets each reason for it. It lives in the arena and borrows the tree.
const StandingFrame *standing_frame_make(const Tree *tree, const StandingRules *rules,
                                         Arena *arena);

// The framework's node for the denial of a node, and for an effect.
int32_t standing_frame_denial(const StandingFrame *frame, int32_t node);
int32_t standing_frame_effect(const StandingFrame *frame, int32_t effect);

// The effects that an undercut of a relation is laid on: from the number that is
// returned up to, without, *end. None of what is laid on no relation.
int32_t standing_frame_laid_on(const StandingFrame *frame, const Effect *undercut,
                               int32_t *end);

// The premises of an argument, of all its steps, into the arena; one that is used twice
// is there twice.
size_t standing_frame_premises(const Debate *debate, ArgumentId argument,
                               ClaimId **premises, Arena *arena);

// Whether an effect attacks its target, or is a reason for it.
bool effect_is_attack(const Effect *effect);
bool effect_is_reason(const Effect *effect);

#endif
