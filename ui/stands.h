// What stands in a debate while it is read: the labels once the reader has asked for
// them, what they suppose, and the rules they have chosen. All views of the debate show
// the same; they get it with its words (outline_words.h).
#ifndef UI_STANDS_H
#define UI_STANDS_H

#include "src/debate/standing_strength.h"
#include "src/debate/why.h"

enum { STANDS_ROOM = 12 }; // columns of the longest word: "supposed not"

typedef struct {
    const Tree *tree;         // borrowed
    Arena *arena;             // of the standing
    Arena *labels;            // of the verdicts and suppositions
    const Standing *standing; // NULL until something has been asked
    StandingRules rules;
    bool has_rules;        // the reader chose a rule: it outlives a reload
    bool counts_issues;    // open issues have been asked for
    bool is_shown;         // labels stand beside the claims
    Supposition *supposed; // the latest last; owned
    size_t count, capacity;
    struct StandsPast *past; // what was supposed before, the latest first; owned
    Verdicts verdicts;       // under what is supposed
    int32_t issue_count;
    bool has_strength; // strengths stand in the place of words
    double *votes;     // the reader's base scores, by bearing_node(); NULL: none; owned
    Strengths strengths; // by DF-QuAD, while they are shown
} Stands;

// Nothing is computed before it is asked for.
void stands_init(Stands *stands, const Tree *tree);
void stands_free(Stands *stands);

// The debate was read again: labels are made anew, and of what is supposed that is kept
// which is still there, by titles. The tree before must still be readable.
void stands_read(Stands *stands, const Tree *tree);

// The labels under what is supposed, made first if need be; valid until something else
// is supposed.
const Verdicts *stands_verdicts(Stands *stands);

// The labels of now, to be compared with later ones (standing_changes()); in the arena.
// They borrow the standing, which a rule or another reading ends.
Verdicts stands_copy(Stands *stands, Arena *arena);

void stands_show(Stands *stands, bool is_shown);

// Supposes that a claim, argument or relation is rejected; if that is supposed already,
// that it is granted; if that, neither. Returns what is supposed of it now.
Label stands_suppose(Stands *stands, Node node);

// Undoes the last of these, stands_clear() included; takes all back. False if there is
// nothing to undo, or nothing supposed.
bool stands_undo(Stands *stands);
bool stands_clear(Stands *stands);

// Shows strengths in degrees from 0 to 1 in the place of words, or words again. `votes`
// has the reader's base score for each claim and argument (bearing_node()), negative
// where there is none, or is NULL; it is copied.
void stands_show_strength(Stands *stands, bool has_strength, const double *votes);

// How many issues are open (issues.h), counted while labels are shown or once
// `counts_issues` is set; negative otherwise.
int32_t stands_issues(const Stands *stands);

// Chooses a rule (standing_rules.h); false if there is no such rule.
bool stands_rule(Stands *stands, Str key, Str name);

// --- what views show; `stands` may be NULL

// Whether labels are to be shown, and there are any.
bool stands_is_shown(const Stands *stands);

// Of the claim at a place: its sign, one cell wide, and its word: "unanswered",
// "answered", "contested"; "supposed not", "granted". Only while labels are shown.
const char *stands_sign(const Stands *stands, PlaceId place);
const char *stands_word(const Stands *stands, PlaceId place);

// What stands in the place of the word: the word, or "████░ 0.82". At most STANDS_ROOM
// columns.
Str stands_label(const Stands *stands, PlaceId place, Arena *arena);

// "unanswered, rests on 3 bare assertions, its bearing answered"; empty unless labels
// are shown.
Str stands_words(const Stands *stands, PlaceId place, Arena *arena);

#endif
