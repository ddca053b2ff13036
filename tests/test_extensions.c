// Sets of arguments against their definitions, tried on every set there is.
#include <stdlib.h>
#include "src/debate/extensions.h"
#include "tests/check.h"
#include "tests/random_framework.h"

enum { MOST = RANDOM_FRAMEWORK_MOST, SETS = 1 << MOST };

typedef unsigned char Row[MOST];

typedef struct {
    bool attacks[MOST][MOST];
    Row forced;
    int32_t count;
    int number; // of the case, for failures
    Semantics semantics;
    Row rows[SETS]; // the labellings that a semantics allows
    size_t row_count;
} Definition;

// --- the definitions

static bool is_attacked(const Definition *all, const Row labels, int32_t n)
{
    for (int32_t other = 0; other < all->count; other++)
        if (all->attacks[other][n] && labels[other] == LABEL_IN)
            return true;
    return false;
}

static bool has_only_defeated(const Definition *all, const Row labels, int32_t n)
{
    for (int32_t other = 0; other < all->count; other++)
        if (all->attacks[other][n] && labels[other] != LABEL_OUT)
            return false;
    return true;
}

// The labelling of a set; false if what is forced is otherwise.
static bool label_set(const Definition *all, uint32_t set, Row labels)
{
    for (int32_t n = 0; n < all->count; n++)
        labels[n] = set >> n & 1 ? LABEL_IN : LABEL_UNDECIDED;
    for (int32_t n = 0; n < all->count; n++)
        if ((all->forced[n] == LABEL_IN) != (labels[n] == LABEL_IN) &&
            (all->forced[n] != LABEL_UNDECIDED))
            return false;
    for (int32_t n = 0; n < all->count; n++)
        if (all->forced[n] == LABEL_OUT ||
            (labels[n] == LABEL_UNDECIDED && is_attacked(all, labels, n)))
            labels[n] = LABEL_OUT;
    return true;
}

static bool is_conflict_free(const Definition *all, const Row labels)
{
    for (int32_t n = 0; n < all->count; n++)
        if (labels[n] == LABEL_IN && !all->forced[n] && is_attacked(all, labels, n))
            return false;
    return true;
}

static bool is_admissible(const Definition *all, const Row labels)
{
    for (int32_t n = 0; n < all->count; n++)
        if (labels[n] == LABEL_IN && !all->forced[n] &&
            !has_only_defeated(all, labels, n))
            return false;
    return true;
}

static bool is_complete(const Definition *all, const Row labels)
{
    for (int32_t n = 0; n < all->count; n++)
        if (labels[n] != LABEL_IN && !all->forced[n] &&
            has_only_defeated(all, labels, n))
            return false;
    return is_admissible(all, labels);
}

static void collect(Definition *all, bool (*is_one)(const Definition *, const Row))
{
    all->row_count = 0;
    for (uint32_t set = 0; set < 1u << all->count; set++)
        if (label_set(all, set, all->rows[all->row_count]) &&
            is_one(all, all->rows[all->row_count]))
            all->row_count++;
}

static bool counts(unsigned char label, bool is_range)
{
    return label == LABEL_IN || (is_range && label == LABEL_OUT);
}

// Whether what counts in one is all in the other, and that has more.
static bool is_less(const Definition *all, const Row one, const Row other,
                    bool is_range)
{
    bool has_more = false;
    for (int32_t n = 0; n < all->count; n++) {
        bool here = counts(one[n], is_range), there = counts(other[n], is_range);
        if (here && !there)
            return false;
        has_more |= there && !here;
    }
    return has_more;
}

// Keeps those that are not less than any other, or (is_least) those than which no other
// is less.
static void keep_extremes(Definition *all, bool is_range, bool is_least)
{
    static bool is_kept[SETS];
    size_t kept = 0;
    for (size_t i = 0; i < all->row_count; i++) {
        is_kept[i] = true;
        for (size_t j = 0; j < all->row_count; j++)
            if (is_least ? is_less(all, all->rows[j], all->rows[i], is_range)
                         : is_less(all, all->rows[i], all->rows[j], is_range))
                is_kept[i] = false;
    }
    for (size_t i = 0; i < all->row_count; i++)
        if (is_kept[i])
            memmove(all->rows[kept++], all->rows[i], sizeof(Row));
    all->row_count = kept;
}

// Of the admissible sets, those within what all preferred sets have.
static void collect_ideal(Definition *all)
{
    bool is_shared[MOST];
    size_t kept = 0;
    collect(all, is_admissible);
    keep_extremes(all, false, false);
    for (int32_t n = 0; n < all->count; n++) {
        is_shared[n] = true;
        for (size_t i = 0; i < all->row_count; i++)
            is_shared[n] &= all->rows[i][n] == LABEL_IN;
    }
    collect(all, is_admissible);
    for (size_t i = 0; i < all->row_count; i++) {
        bool fits = true;
        for (int32_t n = 0; n < all->count; n++)
            fits &= all->rows[i][n] != LABEL_IN || is_shared[n];
        if (fits)
            memmove(all->rows[kept++], all->rows[i], sizeof(Row));
    }
    all->row_count = kept;
    keep_extremes(all, false, false);
    assert_int_equal(all->row_count, 1);
}

static void collect_stable(Definition *all)
{
    size_t kept = 0;
    collect(all, is_complete);
    for (size_t i = 0; i < all->row_count; i++)
        if (!memchr(all->rows[i], LABEL_UNDECIDED, (size_t)all->count))
            memmove(all->rows[kept++], all->rows[i], sizeof(Row));
    all->row_count = kept;
}

static void define(Definition *all)
{
    Semantics semantics = all->semantics;
    switch (semantics) {
    case SEMANTICS_IDEAL: collect_ideal(all); return;
    case SEMANTICS_STABLE: collect_stable(all); return;
    case SEMANTICS_STAGE: collect(all, is_conflict_free); break;
    case SEMANTICS_PREFERRED: collect(all, is_admissible); break;
    default: collect(all, is_complete); break;
    }
    if (semantics == SEMANTICS_GROUNDED) {
        keep_extremes(all, false, true);
        assert_int_equal(all->row_count, 1);
    } else if (semantics != SEMANTICS_COMPLETE) {
        keep_extremes(all, semantics != SEMANTICS_PREFERRED, false);
    }
}

// --- the answers

static void check(bool is_right, const Definition *all, const char *what)
{
    static const char *const names[] = { "grounded", "complete", "preferred",
                                         "stable",   "ideal",    "semi-stable",
                                         "stage" };
    if (!is_right)
        fail_msg("seed %d, %s: %s", all->number, names[all->semantics], what);
}

typedef struct {
    const Definition *definition;
    bool is_found[SETS];
    size_t found;
} Found;

static int row_of(const Definition *all, const unsigned char *labels)
{
    for (size_t i = 0; i < all->row_count; i++)
        if (memcmp(all->rows[i], labels, (size_t)all->count) == 0)
            return (int)i;
    return -1;
}

static bool note_found(void *context, const unsigned char *labels)
{
    Found *found = context;
    int row = row_of(found->definition, labels);
    check(row >= 0, found->definition, "one of the sets is none");
    check(!found->is_found[row], found->definition, "one of the sets is given twice");
    found->is_found[row] = true;
    found->found++;
    return true;
}

static bool stop_at_first(void *context, const unsigned char *labels)
{
    (void)labels;
    ++*(int *)context;
    return false;
}

static void check_sets(const Inquiry *inquiry, const Definition *all)
{
    Row labels;
    Found found = { .definition = all };
    int given = 0;
    bool any = all->row_count > 0;
    Answer answer = extension_find(inquiry, labels);
    check(answer == (any ? ANSWER_YES : ANSWER_NO), all, "whether there is a set");
    check(!any || row_of(all, labels) >= 0, all, "the one set is none");
    answer = extension_each(inquiry, note_found, &found);
    check(answer == ANSWER_YES && found.found == all->row_count, all, "all sets");
    answer = extension_each(inquiry, stop_at_first, &given);
    check(answer == ANSWER_YES && given == any, all, "the first set alone");
}

static void check_arguments(const Inquiry *inquiry, const Definition *all)
{
    Row accepted, labels;
    extension_accepted(inquiry, accepted);
    for (int32_t n = 0; n < all->count; n++) {
        bool some = false, every = true;
        for (size_t i = 0; i < all->row_count; i++) {
            some |= all->rows[i][n] == LABEL_IN;
            every &= all->rows[i][n] == LABEL_IN;
        }
        Answer answer = extension_accepts(inquiry, n, false, labels);
        check(answer == (some ? ANSWER_YES : ANSWER_NO), all, "whether in some");
        check(!some || (row_of(all, labels) >= 0 && labels[n] == LABEL_IN), all,
              "a set with it");
        answer = extension_accepts(inquiry, n, true, labels);
        check(answer == (every ? ANSWER_YES : ANSWER_NO), all, "whether in all");
        check(every || (row_of(all, labels) >= 0 && labels[n] != LABEL_IN), all,
              "a set without it");
        int bits = (some ? ACCEPTED_IN_SOME : 0) | (every ? ACCEPTED_IN_ALL : 0);
        check(accepted[n] == bits, all, "what is known of all");
    }
}

static void test_all_semantics_equal_their_definitions(void **state)
{
    (void)state;
    static Definition all;
    for (int i = 0; i < check_seeds(5000) * 3; i++) {
        all = (Definition){ .number = check_first_seed() + i };
        uint32_t seed = (uint32_t)all.number * 2654435761u | 1u;
        Arena *arena = arena_new();
        Framework framework = random_framework(&seed, all.attacks, arena);
        random_forced(&seed, framework.count, all.forced);
        all.count = framework.count;
        for (all.semantics = 0; all.semantics < SEMANTICS_COUNT; all.semantics++) {
            define(&all);
            Inquiry inquiry = { &framework, all.forced, all.semantics, 0 };
            check_sets(&inquiry, &all);
            check_arguments(&inquiry, &all);
        }
        arena_free(arena);
    }
}

// Ten pairs that attack each other: 2^10 preferred sets, 3^10 complete ones.
static bool count_set(void *context, const unsigned char *labels)
{
    (void)labels;
    ++*(int32_t *)context;
    return true;
}

static void test_steps_end_the_search(void **state)
{
    (void)state;
    AttackPair pairs[20];
    for (int32_t i = 0; i < 20; i++)
        pairs[i] = (AttackPair){ i, i ^ 1 };
    Arena *arena = arena_new();
    int32_t count = 0;
    Framework framework = framework_make(20, pairs, 20, arena);
    Inquiry inquiry = { &framework, NULL, SEMANTICS_PREFERRED, 0 };
    assert_int_equal(extension_each(&inquiry, count_set, &count), ANSWER_YES);
    assert_int_equal(count, 1024);
    count = 0;
    inquiry.steps = 1000;
    assert_int_equal(extension_each(&inquiry, count_set, &count), ANSWER_NOT_DECIDED);
    assert_true(count > 0 && count < 1024);
    inquiry.steps = 1;
    unsigned char accepted[20];
    extension_accepted(&inquiry, accepted);
    assert_int_equal(accepted[19], ACCEPTED_SOME_UNKNOWN | ACCEPTED_ALL_UNKNOWN);
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_all_semantics_equal_their_definitions),
      cmocka_unit_test(test_steps_end_the_search))
