// Which sets of arguments can be held together: the complete, preferred and stable ones
// (Dung 1995), semi-stable ones (Caminada 2006), stages (Verheij 1996) and the ideal
// one (Dung, Mancarella and Toni 2007), exactly. Questions become clauses
// (label_search.h); a preferred set is grown from a complete one, and to find out
// whether all of them have an argument, one without it is looked for, as CEGARTIX does
// (Dvořák, Järvisalo, Wallner and Woltran 2014).
#ifndef SRC_DEBATE_EXTENSIONS_H
#define SRC_DEBATE_EXTENSIONS_H

#include "src/debate/label_search.h"

typedef struct {
    const Framework *framework;
    const unsigned char *forced; // as in labelling.h; NULL: nothing
    Semantics semantics;
    int64_t steps; // as in sat.h, until it is ANSWER_NOT_DECIDED; 0: any number
} Inquiry;

// A set is given as the labelling that belongs to it, one label for each argument:
// those in the set are in, those that it attacks out, others undecided.
typedef unsigned char *Labels;

// One set of the kind that is asked for. ANSWER_NO if there is none, which only happens
// with stable ones.
Answer extension_find(const Inquiry *inquiry, Labels labels);

// All of them, each once: `take` is called for each until it returns false.
// ANSWER_NOT_DECIDED if the steps ended before all were found.
Answer extension_each(const Inquiry *inquiry,
                      bool (*take)(void *context, const unsigned char *labels),
                      void *context);

// Whether some set has an argument (is_every: whether each has it, as all do where
// there are none). `labels`, unless NULL, gets a set that shows it: one with the
// argument after ANSWER_YES, or, if is_every, one without it after ANSWER_NO.
Answer extension_accepts(const Inquiry *inquiry, int32_t argument, bool is_every,
                         Labels labels);

// What is known of an argument, as bits.
enum {
    ACCEPTED_IN_SOME = 1 << 0,
    ACCEPTED_IN_ALL = 1 << 1,
    ACCEPTED_SOME_UNKNOWN = 1 << 2, // it was not decided whether in some
    ACCEPTED_ALL_UNKNOWN = 1 << 3,  // ... whether in all
};

// extension_accepts() for every argument at once; the steps are for all of them
// together.
void extension_accepted(const Inquiry *inquiry, unsigned char *accepted);

#endif
