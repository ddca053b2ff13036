// What an outline says of a claim in words: its name, address, role, how it bears, what
// is below it. Words and numbers only; where signs stand is for those who draw.
#ifndef UI_OUTLINE_WORDS_H
#define UI_OUTLINE_WORDS_H

#include "src/debate/tree.h"
#include "src/library/library.h"
#include "src/store/state_note.h"
#include "ui/opinions.h"
#include "ui/outline_rows.h"
#include "ui/predict.h"
#include "ui/stands.h"

// The debate that an outline is of. All borrowed.
typedef struct {
    const Debate *debate;
    const Tree *tree;
    Library *library; // NULL: the debate stands by itself
    size_t source;    // its index there
    State *state;     // NULL: nothing is kept
    Str library_name, slug;
    unsigned char *is_read; // by place in full
    unsigned char *is_noted;
    const Stands *stands;        // NULL: nothing is said of what stands
    const OpinionBook *opinions; // what the reader has answered, or NULL
    const Predict *predict;      // an exercise that hides some of it, or NULL
} OutlineSubject;

// The name on one line: "Visiting is not admiring", "<State culture>"; empty for an
// argument that has neither title nor text.
Str outline_name(const Debate *debate, Node node, Arena *arena);

// The address, or as much of its end as fits into `most` bytes after "…".
Str outline_address(const Tree *tree, PlaceId place, size_t most, Arena *arena);

// "1.2 Force breeds resistance", of a long address the end.
Str outline_entry(const Tree *tree, PlaceId place, Arena *arena);

// "+3 −2 ⊘1": direct replies; "⎡2" before them: premises. A kind that alone is folded
// has "▸" before it. Empty for a leaf and for a reference.
Str outline_counts(const OutlineRows *rows, PlaceId place, Arena *arena);

// The role towards the thesis: "supports the thesis", "weakens a defence of thesis 2",
// "thesis 1 of 2"; where a claim has several places all that is true: "supports thesis
// 1, opposes thesis 2".
Str outline_role(const Tree *tree, Node node, Arena *arena);

// "14 below, 3 unread"; empty if there is nothing below.
Str outline_below(const OutlineSubject *subject, PlaceId place, Arena *arena);

// The reader has read a claim: a place in full.
void outline_mark_read(OutlineSubject *subject, PlaceId home);

// The reader's note on a place in full, in the arena; false if there is none.
bool outline_note(const OutlineSubject *subject, PlaceId home, Arena *arena,
                  StateNote *note);

// Looks up which claims have notes.
void outline_find_notes(OutlineSubject *subject);

// Which claims between two places (the end excluded) are unread.
int32_t outline_unread(const OutlineSubject *subject, PlaceId from, PlaceId to);

// What an undercut is laid on: "the step from 1.2 to 1", "the step of 1.3".
Str outline_step(const Tree *tree, PlaceId place, Arena *arena);

// "objection 2 of 3 to 1.2": what a place is to what it bears on, counted among the
// replies of its kind.
Str outline_relation(const Tree *tree, PlaceId place, Arena *arena);

// Where a place is, in one sentence without signs.
Str outline_where(const OutlineSubject *subject, PlaceId place, Arena *arena);

// "57 claims · 2 theses · 5 deep".
Str outline_size(const Tree *tree, Arena *arena);

#endif
