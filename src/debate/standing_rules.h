// The rules by which it is judged what stands in a debate: how supports are read, which
// claims need a reason, what it takes to hold one, and which labelling is meant.
#ifndef SRC_DEBATE_STANDING_RULES_H
#define SRC_DEBATE_STANDING_RULES_H

#include "src/debate/debate.h"
#include "src/debate/labelling.h"

// How supports are read. Evidence: losing a reason does not make a claim false.
// Deductive: a reason leads to its claim, so what defeats the claim defeats the reason
// (standing_frame.h has the literature).
typedef enum { READING_EVIDENCE, READING_DEDUCTIVE, READING_COUNT } Reading;

// Which claims need a reason that stands; all others are granted until something
// defeats them (Gordon, Prakken and Walton 2007: assumptions and ordinary premises). A
// claim whose data say {burden: yes} or {burden: no} decides for itself.
typedef enum {
    BURDEN_NONE,       // none
    BURDEN_THESIS,     // theses
    BURDEN_QUESTIONED, // theses, and whatever is objected to
    BURDEN_SUPPORTED,  // theses, and whatever is given a reason
    BURDEN_COUNT,
} Burden;

// What it takes to hold a claim against objections. By default an objection that stands
// defeats it. By preponderance a claim holds if its strongest reason outweighs its
// strongest objection; clear and convincing: by at least 0.3, and weighs at least 0.5
// itself (Gordon, Prakken and Walton 2007, section 3.4, leave both numbers open).
// Weights are the author's, {weight: 0.8} in the data of the reason; usually 0.5.
typedef enum {
    STANDARD_DEFEAT,
    STANDARD_PREPONDERANCE,
    STANDARD_CLEAR,
    STANDARD_COUNT,
} Standard;

typedef struct {
    Reading reading;
    Burden burden;
    Standard standard;
    Semantics semantics; // which labelling (standing.h)
} StandingRules;

// The rules that a debate declares in its front matter (reading:, burden:, standard:,
// semantics:), the usual ones elsewhere. What is not known there is passed over;
// standing_unknown() gives the first such value and the key it stands under.
StandingRules standing_rules(const Debate *debate);
const Value *standing_unknown(const Debate *debate, const char **key);

// Sets one rule by key and name ("burden", "thesis"); false if there is no such rule.
bool standing_rule_set(StandingRules *rules, Str key, Str name);

// The names that a rule can have, with blanks between them: "none thesis ..."; empty if
// there is no such key.
Str standing_rule_names(Str key, Arena *arena);

// "evidence", "thesis" ...: what a rule is now; NULL if there is no such key.
const char *standing_rule(const StandingRules *rules, Str key);

// What the data of a claim say of its burden of proof: yes, no, or nothing (negative).
int standing_own_burden(const Debate *debate, ClaimId claim);

// The weight that the author gives a claim or argument, {weight: 0.8}; negative if none
// is given, or no number from 0 to 1.
double standing_own_weight(const Debate *debate, Node node);

#endif
