// What stands: which claims and arguments of a debate nothing on the map defeats, which
// are answered, and which are neither; and what if one of them fell. Pure functions on
// the model: labels say what follows from the relations on this map, never what is
// true.
//
// How a debate becomes attacks is told in standing_frame.h. The grounded labelling
// (Dung 1995; Caminada 2006) is the reading by default: of all consistent ways of
// judging the debate it claims the least.
#ifndef SRC_DEBATE_STANDING_H
#define SRC_DEBATE_STANDING_H

#include "src/debate/labelling.h"
#include "src/debate/standing_frame.h"

// How many steps a search for labellings may take (sat.h): a second or so.
enum { STANDING_STEPS = 30000000 };

// A debate made ready for labels. It borrows the tree.
typedef struct {
    const Tree *tree;
    StandingRules rules;
    const StandingFrame *frame;
} Standing;
const Standing *standing_make(const Tree *tree, const StandingRules *rules,
                              Arena *arena);

// The effect (standing_frame.h) by which the claim or argument at a place bears on what
// is above it; NONE of a thesis and of premises.
int32_t standing_effect_of(const Standing *standing, PlaceId place);

// What is supposed of a claim, an argument, or a relation: that it is rejected
// (LABEL_OUT) or granted (LABEL_IN), whatever the map says.
typedef struct {
    Node node;
    Label label;
} Supposition;

// The labels under some suppositions. They live in the arena and borrow the standing
// and the suppositions.
typedef struct {
    const Standing *standing;
    const Supposition *suppositions;
    size_t supposed_count;
    const unsigned char *labels;    // of all nodes of the framework
    const unsigned char *forced;    // what is supposed of them
    const int32_t *rounds;          // grounded: when each was decided, -1 if never
    const unsigned char *credulous; // not grounded: whether some labelling has it in
    bool is_decided; // false: the budget did not suffice for some, which are undecided
    bool has_none;   // stable: there is no such labelling, and nothing is labelled
} Verdicts;

// Grounded labels are linear in the debate. Of the other semantics, which may have many
// labellings (extensions.h), something is in if it is so in all of them, out if it is
// so in all of them, else undecided; they are searched for within STANDING_STEPS, and
// is_decided says whether that sufficed for everything.
Verdicts standing_verdicts(const Standing *standing, const Supposition *suppositions,
                           size_t count, Arena *arena);

// The label of a claim or argument, and that of a relation: whether its source bears on
// its target as the text says, that is, stands and is not undercut. Of a step: its
// argument's.
Label verdict_of(const Verdicts *verdicts, Node node);

// Whether some labelling has a claim or argument in; of the grounded one, whether that
// has.
bool verdict_is_credulous(const Verdicts *verdicts, Node node);

// Whether a claim or argument bears on what stands above its place: as verdict_of() its
// relation; of a premise as the claim itself; of a thesis undecided.
Label verdict_of_bearing(const Verdicts *verdicts, PlaceId place);

// Whether this is supposed: the label, else undecided.
Label verdict_supposed(const Verdicts *verdicts, Node node);

// The words that stand for labels, which cannot be taken for truth: "unanswered",
// "answered", "contested"; and their signs, one cell wide.
const char *verdict_word(Label label);
const char *verdict_sign(Label label);

// How many bare assertions something rests on: claims below it, through reasons and
// premises, for which no reason on this map stands; itself if none stands for it. At
// most `most` are counted, among the STANDING_BARE_LOOKED claims and arguments that are
// met first; there is always at least one.
enum { STANDING_BARE_LOOKED = 2000 };
int32_t verdict_bare(const Verdicts *verdicts, Node node, int32_t most);

// What has another label in `after` than in `before`: nearest to a thesis first, then
// in reading order. The places in full, into the arena.
size_t standing_changes(const Verdicts *before, const Verdicts *after, PlaceId **places,
                        Arena *arena);

#endif
