// The library that ships, opened for tests that count what it promises.
#ifndef TESTS_CONTENT_H
#define TESTS_CONTENT_H

#include "src/library/library.h"
#include "tests/check.h"

typedef struct {
    Library *library;
    Arena *arena;
    int failures; // of content_expect()
} Content;

// Set-up and tear-down of a test whose state is a Content.
int content_open(void **state);
int content_close(void **state);
#define CONTENT_TEST(test) \
    cmocka_unit_test_setup_teardown(test, content_open, content_close)

// Counts a failure and prints where and what it is, unless it holds.
void content_expect(Content *content, bool holds, Str where, const char *what);

// Whether a source of this kind is in the library on soft power.
bool content_is_ours(const StoreSource *source, SourceKind kind);

// A debate of that library by the index of its source; NULL if it is something else.
const OpenDebate *content_debate(Content *content, size_t source);

// How many words, parted by white space, and how many ends of sentences a text has.
int content_words(Str text);
int content_sentences(Str text);

// The claim's own words, without the tags that Argdown leaves in the text.
Str content_claim_text(const Claim *claim);

// Expects that title and text of a claim have few enough words, that the text is one
// sentence, and that nothing in it points outside.
void content_check_words(Content *content, const Claim *claim);

#endif
