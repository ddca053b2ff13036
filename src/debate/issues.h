// Open issues: what a debate still owes its readers. Objections that nobody answers,
// claims without a reason, branches with one side only, premises that nothing uses. A
// pure function on the reading tree.
#ifndef SRC_DEBATE_ISSUES_H
#define SRC_DEBATE_ISSUES_H

#include "src/debate/standing.h"

typedef enum {
    ISSUE_OBJECTION, // an attack or undercut that stands: nothing speaks against it
    ISSUE_BARE,      // a claim with neither a reason nor a source
    ISSUE_ONE_SIDED, // a branch of at least ISSUE_BRANCH claims without an objection,
                     // or a claim with objections alone
    ISSUE_UNUSED,    // what bears on nothing, and premises of a step that leads nowhere
    ISSUE_KINDS,
} IssueKind;

enum { ISSUE_BRANCH = 4, ISSUE_OBJECTIONS = 2 };

typedef struct {
    IssueKind kind;
    PlaceId place; // in full
} Issue;

// All of them, by kind and then in reading order, into the arena; something may have
// several. With `verdicts` (may be NULL) an objection is open if it is not out and
// neither is its bearing; without, if nothing attacks or undercuts it. Linear.
size_t issues_find(const Tree *tree, const Verdicts *verdicts, Issue **issues,
                   Arena *arena);

// "unanswered objection", "no reason and no source" ...; and several of them:
// "unanswered objections" ...
const char *issue_name(IssueKind kind);
const char *issue_names(IssueKind kind);

#endif
