// Searching while the reader types: each question goes to a thread of its own, which
// has its own connection to the store. A question is answered twice: soon by the best
// of the first matches, then by all of them in their exact order; a newer question ends
// the work on an older one.
#ifndef UI_SEEKER_H
#define UI_SEEKER_H

#include "src/base/worker.h"
#include "src/library/search.h"

typedef struct Seeker Seeker;

// Borrows the library. The caller frees it; NULL does nothing.
Seeker *seeker_new(Library *library);
void seeker_free(Seeker *seeker);

// Gives it a thread, which it owns from then on, before the first question. Without one
// (NULL: none could be started) questions are answered at once.
void seeker_employ(Seeker *seeker, Worker *worker);

// Asks. The query is copied; `read` (SearchRequest) must live until the next question
// or seeker_rest().
void seeker_ask(Seeker *seeker, Str query, ptrdiff_t near, const Table *read);

// Takes an answer; false if there is no new one. The hits of the one before are gone
// then.
bool seeker_hear(Seeker *seeker);

// The hits of the latest answer, NULL before the first; whether they answer the latest
// question, and whether nothing more will come.
Hits *seeker_hits(Seeker *seeker);
bool seeker_has_answered(const Seeker *seeker);
bool seeker_is_done(const Seeker *seeker);

// Makes the hits up to `count`.
void seeker_more(Seeker *seeker, size_t count);

// Waits for an answer, at most so many milliseconds; whether there is one to be heard.
bool seeker_wait(Seeker *seeker, int milliseconds);

// For poll(): readable when there may be something to hear; -1 if it never will be.
int seeker_file(const Seeker *seeker);

// Ends all work and forgets the question; hits that were heard stay. The library may be
// changed after it.
void seeker_rest(Seeker *seeker);

// The same, and the hits are gone, too.
void seeker_forget(Seeker *seeker);

#endif
