// What the library promises of its documents, its tours and the way in, counted.
// test_copied.c says what may be taken over from the sources.
#include <stdio.h>
#include "tests/content.h"

enum {
    DOCUMENT_WORDS = 2500,
    CITED_PERCENT = 60, // of the paragraphs, at least
    TOURS = 3,
    TOUR_STEPS = 15,
};

// clang-format off
static const struct {
    const char *slug;
    int words;  // at least: 1,200, or three quarters of a source of fewer than 1,600
    int tables; // in the source
} documents[] = {
    { "globalization", 1200, 0 },
    { "divide",         729, 0 },
    { "cultural",      1200, 1 },
    { "diplomacy",     1200, 0 },
    { "forum",         1200, 0 },
};
// clang-format on

static void check_cited(Content *content, size_t source, const Document *document)
{
    Use *uses;
    size_t count = library_uses(content->library, source, content->arena, &uses);
    int paragraphs = 0, cited = 0;
    for (size_t block = 0; block < document->block_count; block++) {
        bool is_cited = false;
        for (size_t i = 0; i < count && !is_cited; i++)
            is_cited = uses[i].block == block;
        paragraphs += document->blocks[block].paragraph > 0;
        cited += document->blocks[block].paragraph > 0 && is_cited;
    }
    printf("%.*s: %zu words, %d of %d paragraphs cited\n",
           STR_ARGUMENTS(document->slug), document->words, cited, paragraphs);
    content_expect(content, cited * 100 >= paragraphs * CITED_PERCENT, document->slug,
                   "fewer than 60 % of the paragraphs are cited");
}

static void check_document(Content *content, size_t source, int least, int tables)
{
    const Document *document = library_document(content->library, source)->document;
    const Str said[] = { document->title, document->author, document->year,
                         document->kind,  document->source, document->about,
                         document->trust };
    for (size_t i = 0; i < COUNT(said); i++)
        content_expect(
            content, said[i].length > 0, document->slug,
            "front matter without title, author, year, kind, source, about or trust");
    content_expect(content, (int)document->words >= least, document->slug, "too short");
    content_expect(content, document->words <= DOCUMENT_WORDS, document->slug,
                   "more than 2,500 words");
    for (size_t i = 0; i < document->block_count; i++)
        tables -= document->blocks[i].kind == BLOCK_TABLE;
    content_expect(content, tables == 0, document->slug,
                   "not the tables of the source");
    check_cited(content, source, document);
}

static void test_documents(void **state)
{
    Content *content = *state;
    size_t count = 0;
    for (size_t i = 0; i < library_count(content->library); i++)
        count += content_is_ours(library_source(content->library, i), SOURCE_DOCUMENT);
    assert_int_equal(count, COUNT(documents));
    for (size_t i = 0; i < COUNT(documents); i++) {
        ptrdiff_t source = library_find(content->library, str(documents[i].slug));
        assert_true(source >= 0);
        check_document(content, (size_t)source, documents[i].words,
                       documents[i].tables);
    }
    assert_int_equal(content->failures, 0);
}

// --- tours, the way in, the whole

static void check_tour(Content *content, size_t source)
{
    const Tour *tour = library_document(content->library, source)->tour;
    Str slug = library_source(content->library, source)->slug;
    content_expect(content, tour->count == TOUR_STEPS, slug, "not 15 steps");
    for (size_t i = 0; i < tour->count; i++) {
        const TourStep *step = &tour->steps[i];
        content_expect(content, step->place.length > 0, step->label, "no place");
        content_expect(content, content_sentences(step->words) == 2, step->label,
                       "not two sentences on why to look");
    }
}

static void test_tours(void **state)
{
    Content *content = *state;
    int count = 0;
    for (size_t i = 0; i < library_count(content->library); i++) {
        if (!content_is_ours(library_source(content->library, i), SOURCE_TOUR))
            continue;
        check_tour(content, i);
        count++;
    }
    assert_int_equal(count, TOURS);
    assert_int_equal(content->failures, 0);
}

// What a first start offers: a page that teaches, and the debate that it walks through.
static void test_how_to(void **state)
{
    Content *content = *state;
    ptrdiff_t page = library_find(content->library, str("how-to/argument-map"));
    ptrdiff_t practice = library_find(content->library, str("how-to/sundays"));
    assert_true(page >= 0 && practice >= 0);
    const OpenDebate *open = library_debate(content->library, (size_t)practice);
    assert_int_equal(open->debate->claim_count, 12);
    for (ClaimId id = 0; id < open->debate->claim_count; id++) {
        content_check_words(content, &open->debate->claims[id]);
        Use *uses;
        size_t count =
            library_uses(content->library, (size_t)page, content->arena, &uses);
        bool is_there = false;
        for (size_t i = 0; i < count && !is_there; i++)
            is_there = str_equal(uses[i].title, open->debate->claims[id].title);
        content_expect(content, is_there, open->debate->claims[id].title,
                       "not in the page");
    }
    assert_int_equal(content->failures, 0);
}

static void test_no_problems(void **state)
{
    Content *content = *state;
    const Problems *problems = library_check(content->library);
    for (size_t i = 0; i < problems->count; i++)
        print_error("%.*s:%d: %.*s\n", STR_ARGUMENTS(problems->items[i].path),
                    problems->items[i].line, STR_ARGUMENTS(problems->items[i].text));
    assert_int_equal(problems->count, 0);
}

TESTS(CONTENT_TEST(test_documents), CONTENT_TEST(test_tours), CONTENT_TEST(test_how_to),
      CONTENT_TEST(test_no_problems))
