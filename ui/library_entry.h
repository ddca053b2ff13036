// One entry of the library's page, in words: its size, how much of it has been read,
// where the reader left off. All texts are made in the arena given.
#ifndef UI_LIBRARY_ENTRY_H
#define UI_LIBRARY_ENTRY_H

#include "src/library/library.h"
#include "src/store/state.h"

typedef struct {
    const StoreSource *source;
    size_t index;    // in the library
    size_t read;     // claims, paragraphs or steps, never more than there are
    bool has_place;  // the reader left off in it before
    bool was_latest; // and it is what they read last
    Str place;       // in words: a claim's title, or "4.1 ¶3"
    Str folded;      // title, author and slug, for the filter
} LibraryEntry;

// The entries of a library in its order. They borrow the library's sources. Tours that
// have been begun are opened.
size_t library_entries(Library *library, State *state, Arena *arena,
                       LibraryEntry **entries);

// A passage's address in words: "4.1p3" is "4.1 ¶3".
Str passage_words(Str address, Arena *arena);

// A folder's name as a heading: "soft-power" is "Soft power".
Str library_heading(Str folder, Arena *arena);

// "8 debates · 5 documents · 1 tour", what there is none of left out.
Str library_tally(const LibraryEntry *entries, size_t count, Arena *arena);

// "57 claims · 5 deep", "23 ¶", "15 steps"; if `is_short` "57 claims".
Str entry_size(const LibraryEntry *entry, bool is_short, Arena *arena);

// "12 of 57 read", "all 57 read", or empty if none is; "4 of 23 ¶ read"; if `is_short`
// "12 of 57", "all read".
Str entry_read(const LibraryEntry *entry, bool is_short, Arena *arena);

// "Zhima Luosang, 2022", or what of it is known.
Str entry_byline(const LibraryEntry *entry, Arena *arena);

// "You were here: Force breeds resistance", "Continue at 4.1 ¶3", or empty.
Str entry_place(const LibraryEntry *entry, Arena *arena);

// All of this in one sentence without signs.
Str entry_sentence(const LibraryEntry *entry, Arena *arena);

#endif
