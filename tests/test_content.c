// What the library promises its readers, counted: the rules for claims and debates that
// authors write by. Counts of claims are a rule for us and never shown as a score.
#include <stdio.h>
#include <unistd.h>
#include "src/argdown/argdown_build.h"
#include "src/base/file.h"
#include "src/debate/tree.h"
#include "src/text/text.h"
#include "tests/check.h"

enum { CLAIM_WORDS = 30, TITLE_WORDS = 6, FILE_BYTES = 1 << 20 };

typedef struct {
    int claims, levels, with, against, undercuts, linked, multi_step, uncited,
        inferences;
} Tally;

// clang-format off
static const struct {
    const char *path;
    int inference_percent; // at most
} debates[] = {
    { "content/soft-power/debates/real-power.argdown", 25 },
    { "content/soft-power/debates/foundation.argdown", 25 },
    { "content/soft-power/debates/entertainment.argdown", 25 },
    { "content/soft-power/debates/measure.argdown", 35 },
};
// clang-format on

static int words(Str text)
{
    int count = 0;
    bool inside = false;
    for (size_t i = 0; i < text.length; i++) {
        bool blank = text.data[i] == ' ' || text.data[i] == '\n';
        count += !blank && !inside;
        inside = !blank;
    }
    return count;
}

static bool has_tag(const Debate *debate, const Claim *claim, const char *tag)
{
    for (size_t i = 0; i < claim->tag_count; i++)
        if (str_is(debate->tags[claim->tags[i]], tag))
            return true;
    return false;
}

// The claim's own words, without the tags that Argdown leaves in the text.
static Str own_words(const Claim *claim)
{
    ptrdiff_t tag = str_find(claim->text, str(" #"));
    return tag < 0 ? claim->text : str_part(claim->text, 0, (size_t)tag);
}

static void check_claim(const Debate *debate, const Claim *claim, Tally *tally)
{
    if (words(claim->title) > TITLE_WORDS)
        fail_msg("%.*s: a title of %d words", (int)claim->title.length,
                 claim->title.data, words(claim->title));
    if (words(own_words(claim)) > CLAIM_WORDS || words(own_words(claim)) < 4)
        fail_msg("%.*s: a text of %d words", (int)claim->title.length,
                 claim->title.data, words(own_words(claim)));
    tally->claims++;
    tally->inferences += has_tag(debate, claim, "inference");
    if (!value_get(claim->data, "cite")) {
        printf("without a citation: %.*s\n", (int)claim->title.length,
               claim->title.data);
        tally->uncited++;
    }
}

// Whether a place stands for the first thesis: by the signs on the way to its root, and
// by what its root is to the first thesis.
static bool is_for(const Tree *tree, PlaceId place)
{
    const Place *at = &tree->places[place];
    PlaceId root = place;
    while (tree->places[root].parent != NONE)
        root = tree->places[root].parent;
    int rivals = tree->places[root].node.id != tree->places[0].node.id;
    return (at->minuses + rivals) % 2 == 0;
}

static Tally count(const Debate *debate, const Tree *tree)
{
    Tally tally = { 0 };
    for (PlaceId id = 0; id < tree->count; id++) {
        const Place *place = &tree->places[id];
        if (place->depth + 1 > tally.levels)
            tally.levels = place->depth + 1;
        tally.undercuts += place->link == LINK_UNDERCUT && place->home == id;
        if (place->home != id || place->node.kind != NODE_CLAIM)
            continue;
        const Claim *claim = &debate->claims[place->node.id];
        if (claim->is_untitled)
            continue;
        check_claim(debate, claim, &tally);
        if (is_for(tree, id))
            tally.with++;
        else
            tally.against++;
    }
    for (int32_t i = 0; i < debate->step_count; i++)
        tally.linked += debate->steps[i].premise_count >= 2;
    for (int32_t i = 0; i < debate->argument_count; i++)
        tally.multi_step += debate->arguments[i].step_count >= 2;
    return tally;
}

static void check_debate(size_t index)
{
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    const char *path = debates[index].path;
    Str text;
    Error error;
    if (!file_read(path, FILE_BYTES, arena, &text, &error))
        fail_msg("%s", error.text);
    const Debate *debate = argdown_read(arena, str(path), text, &problems);
    assert_int_equal(problems.errors, 0);
    Tally tally = count(debate, tree_make(debate, arena));
    printf(
        "%s: %d claims, %d levels, %d for, %d against, %d undercuts, %d inferences\n",
        path, tally.claims, tally.levels, tally.with, tally.against, tally.undercuts,
        tally.inferences);
    assert_true(debate->abstract.length > 0);
    assert_in_range(tally.claims, 35, 80);
    assert_in_range(tally.levels, 4, 99);
    assert_true(tally.with * 100 >= tally.claims * 35);
    assert_true(tally.against * 100 >= tally.claims * 35);
    assert_true(tally.undercuts >= 2 && tally.linked >= 1 && tally.multi_step >= 1);
    assert_int_equal(tally.uncited, 0);
    assert_true(tally.inferences * 100 <=
                tally.claims * debates[index].inference_percent);
    arena_free(arena);
}

static void test_debates(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(debates); i++)
        check_debate(i);
}

TESTS(cmocka_unit_test(test_debates))
