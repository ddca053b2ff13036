// What unfolds below a claim of an outline: its text, its role and speaker, where else
// it bears, what it cites; and its relations one by one.
#ifndef UI_OUTLINE_DETAILS_H
#define UI_OUTLINE_DETAILS_H

#include "ui/outline_words.h"
#include "ui/theme.h"

// How much text is shown (+ and -).
typedef enum { TEXT_TITLES, TEXT_SELECTED, TEXT_ALL, TEXT_LEVELS } TextLevel;

typedef struct {
    Str text;
    Role role;
} DetailLine;

typedef struct {
    DetailLine *lines;
    size_t count, capacity;
    size_t text_end; // lines before it are the claim's own title and text
} Details;

// What is asked for: which place, how wide, and what of it.
typedef struct {
    PlaceId place;
    int columns;      // at least 1
    bool is_selected; // with all that is said of it, not the text alone
    bool is_folded;   // so that it says how much is hidden
    bool needs_title; // it did not fit into its row
    bool needs_address;
    bool is_amid; // what it bears on is shown around it
    TextLevel level;
    int lit;  // the relation that is lit, -1 for none
    int most; // lines of text, if it is not selected; 0: all
} DetailsWanted;

// Lines of at most `columns` columns, in the arena.
Details outline_details(const OutlineSubject *subject, const DetailsWanted *wanted,
                        Arena *arena);

// A relation of a claim, seen from it.
typedef struct {
    PlaceId far; // the place in full at its other end
    Link link;
    bool is_out; // it bears on the other; false: the other on it
    PlaceId at;  // the place of that which bears, by which it does so
} Relative;

// All relations of a place's claim: first what it bears on, then its replies.
size_t outline_relatives(const Tree *tree, PlaceId place, Arena *arena,
                         Relative **relatives);

#endif
