// What is probably not meant in a debate that is written correctly: references to
// titles that are defined nowhere, definitions that nothing uses, one text under two
// titles, a reason for both sides, claims that rest on themselves, rules of judging
// that there are not. The reference implementation says nothing of these.
//
// Codes: undefined-title (a warning if another title is like it, else a note),
// unused-definition, duplicate-text, both-sides, cycle,
// unknown-rule. The reader itself notes
// relation-twice and premise-number-twice. A debate can do without some of them by its
// front matter: {check: {ignore: [cycle]}}.
#ifndef SRC_ARGDOWN_ARGDOWN_NOTES_H
#define SRC_ARGDOWN_ARGDOWN_NOTES_H

#include "src/argdown/argdown_source.h"
#include "src/debate/debate.h"

// Adds what it finds to the problems of the source that the debate was read from.
// Linear in the debate, but for a bounded number of titles that are looked for.
void argdown_notes(const Debate *debate, const Source *source);

#endif
