// What the library promises of its debates, counted: the rules for claims and debates
// that authors write by. Counts of claims are a rule for us and never shown as a score.
#include <stdio.h>
#include "src/base/vec.h"
#include "src/debate/voice.h"
#include "src/store/words.h"
#include "tests/content.h"

enum {
    CLAIMS_LEAST = 35,
    CLAIMS_MOST = 80,
    LEVELS_LEAST = 4,
    SIDE_PERCENT = 35, // of the claims, at least
    ABSTRACT_WORDS = 30,
    ALIKE_PERCENT = 75, // of the words of two claims, at most
};

// clang-format off
static const struct {
    const char *slug;
    int inference_percent; // at most; more where the sources argue one side
} debates[] = {
    { "real-power",    25 },
    { "foundation",    25 },
    { "entertainment", 25 },
    { "china-us",      25 },
    { "platforms",     35 },
    { "state",         25 },
    { "exchange",      35 },
    { "measure",       35 },
};
// clang-format on

static bool has_tag(const Debate *debate, const Claim *claim, const char *tag)
{
    for (size_t i = 0; i < claim->tag_count; i++)
        if (str_is(debate->tags[claim->tags[i]], tag))
            return true;
    return false;
}

// --- claims

typedef struct {
    int claims, levels, with, against, undercuts, linked, multi_step, inferences,
        sections, shared;
} Tally;

static void check_claim(Content *content, size_t source, ClaimId id, Tally *tally)
{
    const Debate *debate = library_debate(content->library, source)->debate;
    const Claim *claim = &debate->claims[id];
    bool is_inference = has_tag(debate, claim, "inference");
    Citation *citations;
    size_t count = library_citations(content->library, source, node_claim(id),
                                     content->arena, &citations);
    content_check_words(content, claim);
    content_expect(content, count > 0 || is_inference, claim->title,
                   "neither a citation nor #inference");
    content_expect(content,
                   is_inference || voice_speaker(debate, node_claim(id)).length > 0,
                   claim->title, "somebody's claim without a speaker");
    content_expect(content, claim->section != NONE, claim->title,
                   "outside all sections");
    tally->claims++;
    tally->inferences += is_inference;
}

// --- debates

// Whether a place stands for the first thesis: by the signs on the way to its root, and
// by what its root is to the first thesis.
static bool is_for(const Tree *tree, PlaceId place)
{
    bool is_rival = tree->places[place].root != 0;
    return (tree->places[place].minuses + is_rival) % 2 == 0;
}

// The claims on the way from a place to its root, itself included.
static int level(const Tree *tree, PlaceId place)
{
    int count = 0;
    for (; place != NONE; place = tree->places[place].parent)
        count += tree->places[place].node.kind == NODE_CLAIM;
    return count;
}

// How many claims of a debate stand in another one with the same title and text.
static int shared_claims(Content *content, size_t source)
{
    const Debate *debate = library_debate(content->library, source)->debate;
    int count = 0;
    for (ClaimId id = 0; id < debate->claim_count; id++) {
        bool is_shared = false;
        for (size_t i = 0; i < library_count(content->library); i++) {
            const OpenDebate *other = content_debate(content, i);
            ClaimId same = other ? table_get(&other->debate->claim_titles,
                                             debate->claims[id].title)
                                 : NONE;
            if (i == source || same == NONE)
                continue;
            is_shared = true;
            content_expect(content,
                           str_equal(content_claim_text(&debate->claims[id]),
                                     content_claim_text(&other->debate->claims[same])),
                           debate->claims[id].title, "one title, two texts");
        }
        count += is_shared;
    }
    return count;
}

static Tally count_debate(Content *content, size_t source)
{
    const OpenDebate *open = library_debate(content->library, source);
    const Debate *debate = open->debate;
    const Tree *tree = open->tree;
    Tally tally = { .sections = debate->section_count };
    for (PlaceId id = 0; id < tree->count; id++) {
        const Place *place = &tree->places[id];
        tally.undercuts += place->link == LINK_UNDERCUT && place->home == id;
        if (place->home != id || place->node.kind != NODE_CLAIM ||
            debate->claims[place->node.id].is_untitled)
            continue;
        check_claim(content, source, place->node.id, &tally);
        if (level(tree, id) > tally.levels)
            tally.levels = level(tree, id);
        if (is_for(tree, id))
            tally.with++;
        else
            tally.against++;
    }
    for (int32_t i = 0; i < debate->step_count; i++)
        tally.linked += debate->steps[i].premise_count >= 2;
    for (int32_t i = 0; i < debate->argument_count; i++)
        tally.multi_step += debate->arguments[i].step_count >= 2;
    tally.shared = shared_claims(content, source);
    return tally;
}

// The two theses, of which the second speaks against the first.
static void check_theses(Content *content, const OpenDebate *open, Str slug)
{
    const Tree *tree = open->tree;
    bool is_answered = false;
    for (PlaceId id = tree->places[0].first_child; id != NONE;
         id = tree->places[id].next_sibling) {
        const Place *child = &tree->places[id];
        is_answered |= child->home != id && tree->places[child->home].parent == NONE &&
                       child->minuses == 1;
    }
    content_expect(content, tree->root_count == 2 && is_answered, slug,
                   "not two theses of which the second speaks against the first");
}

static void check_debate(Content *content, size_t source, int inference_percent)
{
    Str slug = library_source(content->library, source)->slug;
    const OpenDebate *open = library_debate(content->library, source);
    Tally tally = count_debate(content, source);
    printf("%.*s: %d claims, %d levels, %d for, %d against, %d undercuts, %d linked, "
           "%d cited, %d inference, %d shared\n",
           STR_ARGUMENTS(slug), tally.claims, tally.levels, tally.with, tally.against,
           tally.undercuts, tally.linked, tally.claims - tally.inferences,
           tally.inferences, tally.shared);
    check_theses(content, open, slug);
    content_expect(content, tally.claims >= CLAIMS_LEAST && tally.claims <= CLAIMS_MOST,
                   slug, "fewer than 35 or more than 80 claims");
    content_expect(content, tally.levels >= LEVELS_LEAST, slug, "fewer than 4 levels");
    content_expect(content, tally.with * 100 >= tally.claims * SIDE_PERCENT, slug,
                   "fewer than 35 % for the thesis");
    content_expect(content, tally.against * 100 >= tally.claims * SIDE_PERCENT, slug,
                   "fewer than 35 % against the thesis");
    content_expect(content, tally.undercuts >= 2, slug, "fewer than 2 undercuts");
    content_expect(content, tally.linked >= 1, slug, "no pair of co-premises");
    content_expect(content, tally.multi_step >= 1, slug,
                   "no argument in several steps");
    content_expect(content, tally.inferences * 100 <= tally.claims * inference_percent,
                   slug, "too much is our inference");
    content_expect(content, tally.sections >= 3, slug, "fewer than 3 sections");
    content_expect(content, open->debate->tag_count >= 3, slug, "fewer than 3 tags");
    content_expect(content, content_words(open->debate->abstract) >= ABSTRACT_WORDS,
                   slug, "an abstract of fewer than 30 words");
    content_expect(content, tally.shared >= 2, slug, "fewer than 2 claims shared");
}

static void test_debates(void **state)
{
    Content *content = *state;
    size_t count = 0;
    for (size_t i = 0; i < library_count(content->library); i++)
        count += content_debate(content, i) != NULL;
    assert_int_equal(count, COUNT(debates));
    for (size_t i = 0; i < COUNT(debates); i++) {
        ptrdiff_t source = library_find(content->library, str(debates[i].slug));
        assert_true(source >= 0);
        check_debate(content, (size_t)source, debates[i].inference_percent);
    }
    assert_int_equal(content->failures, 0);
}

// In the forum's own debate every claim serves one of the thread's two positions.
static void test_positions(void **state)
{
    Content *content = *state;
    ptrdiff_t source = library_find(content->library, str("real-power"));
    assert_true(source >= 0);
    const Debate *debate = library_debate(content->library, (size_t)source)->debate;
    for (ClaimId id = 0; id < debate->claim_count; id++)
        content_expect(content,
                       has_tag(debate, &debate->claims[id], "hard-power-first") !=
                           has_tag(debate, &debate->claims[id], "soft-power-real"),
                       debate->claims[id].title, "not of exactly one position");
    assert_int_equal(content->failures, 0);
}

// --- the same said twice

typedef struct {
    const Claim *claim;
    Str *words;
    size_t count;
} Said;

// How many percent of the words of two claims they have in common.
static int likeness(const Said *a, const Said *b)
{
    size_t common = 0;
    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; j < b->count; j++)
            if (str_equal(a->words[i], b->words[j])) {
                common++;
                break;
            }
    size_t all = a->count + b->count - common;
    return all > 0 ? (int)(common * 100 / all) : 0;
}

static void test_said_once(void **state)
{
    Content *content = *state;
    Said *said = NULL;
    size_t count = 0, capacity = 0;
    for (size_t i = 0; i < library_count(content->library); i++) {
        const OpenDebate *open = content_debate(content, i);
        for (ClaimId id = 0; open && id < open->debate->claim_count; id++) {
            Said one = { .claim = &open->debate->claims[id] };
            one.count =
                words_list(content_claim_text(one.claim), content->arena, &one.words);
            for (size_t s = 0; s < count; s++)
                if (!str_equal(said[s].claim->title, one.claim->title))
                    content_expect(
                        content, likeness(&said[s], &one) <= ALIKE_PERCENT,
                        one.claim->title,
                        arena_str(content->arena, said[s].claim->title).data);
            said = vec_room(content->arena, said, count, &capacity, sizeof said[0]);
            said[count++] = one;
        }
    }
    assert_int_equal(content->failures, 0);
}

TESTS(CONTENT_TEST(test_debates), CONTENT_TEST(test_positions),
      CONTENT_TEST(test_said_once))
