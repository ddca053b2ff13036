// What notes are on: the first words of a claim or passage are kept with its note, so
// that the note finds its place again when a title or an address has changed.
#ifndef SRC_LIBRARY_NOTING_H
#define SRC_LIBRARY_NOTING_H

#include "src/debate/debate.h"
#include "src/document/document.h"
#include "src/store/state_note.h"

// The words to keep: the beginning of the text (of a claim without one: of its title)
// on one line, in the arena.
Str noting_claim_words(const Debate *debate, Node node, Arena *arena);
Str noting_passage_words(const Document *document, size_t block, Arena *arena);

// What a note is on: the claim with its key, else the one whose text begins most like
// the words that were kept. NODE_NONE if there is none: the note is an orphan.
Node noting_claim(const Debate *debate, const StateNote *note);

// The block at its address if that still begins so, else the one that begins most like
// it, else whatever stands at the address now; -1 if there is none.
ptrdiff_t noting_passage(const Document *document, const StateNote *note);

#endif
