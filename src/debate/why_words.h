// The words in which why.h tells what stands: names, and how something is out or open;
// for that module alone.
#ifndef SRC_DEBATE_WHY_WORDS_H
#define SRC_DEBATE_WHY_WORDS_H

#include "src/base/vec.h"
#include "src/debate/standing.h"

// A claim or argument that is named: where in the text, in bytes, the end excluded.
typedef struct {
    Node node;
    uint32_t start, end;
} WhyMention;

// One step of the derivation that the sentences give, on nodes of the framework. Of a
// subject that is out, `because` attacks it and is in; of an undecided one, it attacks
// it and is undecided as well. Of one that is in it is NONE: all that attacks it is
// out. Of one that is supposed it is NONE, too.
typedef struct {
    int32_t subject, because;
} WhyStep;

// A text that grows, with what it names and the derivation it gives.
typedef struct {
    const Verdicts *verdicts;
    const StandingFrame *frame;
    Arena *arena;
    Buffer text;
    const char *subject; // "it", or "that" of a relation
    WhyMention *mentions;
    WhyStep *steps;
    size_t mention_count, mention_capacity, step_count, step_capacity;
} WhyTeller;

void why_say(WhyTeller *teller, const char *words);

// Names a claim or argument by its address, and by its title if that is wanted.
void why_mention(WhyTeller *teller, int32_t node, bool with_title);

// Writes down a step of the derivation (WhyStep).
void why_derive(WhyTeller *teller, int32_t subject, int32_t because);

// The label of a node of the framework, and whether that is supposed.
Label why_label(const WhyTeller *teller, int32_t node);
bool why_is_forced(const WhyTeller *teller, int32_t node);

// Of the attackers of a node with this label the one that was decided first; NONE if
// there is none.
int32_t why_decider(const WhyTeller *teller, int32_t node, Label label);

// Who speaks through an effect: the argument, if one does, else the claim.
int32_t why_speaker(const WhyTeller *teller, int32_t effect);

// What an attacker denies, NONE if it is no denial.
int32_t why_denied(const WhyTeller *teller, int32_t attacker);

// "answered by 2.1 ...": how something is out or undecided because of this attacker.
void why_say_cause(WhyTeller *teller, int32_t attacker, Label label);

// "answered by 2.1", "supposed to be rejected": the state of something that is out or
// undecided, as it follows "is".
void why_say_state(WhyTeller *teller, int32_t node, Label label);

#endif
