// What a debate leaves open, and what is supposed of it while it is read.
#include "src/argdown/argdown_build.h"
#include "src/base/vec.h"
#include "src/debate/issues.h"
#include "tests/check.h"
#include "ui/stands.h"

static const Tree *tree_of(const char *text, Arena *arena)
{
    Problems problems = { .arena = arena };
    return tree_make(argdown_read(arena, str("case"), str(text), &problems), arena);
}

// "objection B, bare A B": the titles of each kind, in order.
static Str found(const Tree *tree, bool with_labels, Arena *arena)
{
    static const char *const names[ISSUE_KINDS] = { "objection", "bare", "one-sided",
                                                    "unused" };
    Stands stands;
    Issue *issues;
    Buffer out = { .arena = arena };
    stands_init(&stands, tree);
    size_t count = issues_find(tree, with_labels ? stands_verdicts(&stands) : NULL,
                               &issues, arena);
    for (size_t i = 0; i < count; i++) {
        Str title = debate_title(tree->debate, tree->places[issues[i].place].node);
        if (i == 0 || issues[i].kind != issues[i - 1].kind)
            buffer_format(&out, "%s%s", i > 0 ? ", " : "", names[issues[i].kind]);
        buffer_format(&out, " %.*s", STR_ARGUMENTS(title));
    }
    stands_free(&stands);
    return buffer_str(&out);
}

// clang-format off
static const struct {
    const char *what, *text, *without, *with;
} cases[] = {
    { "an objection that nobody answers", "[T]\n  <+ [A]\n  <- [B]\n",
      "objection B, bare A B", "objection B, bare A B" },
    { "one that is answered", "[T]\n  <- [B]\n    <- [C]\n",
      "objection C, bare T B C", "objection C, bare T B C" },
    { "one whose answer is answered: labels know", "[T]\n  <- [B]\n    <- [C]\n      <- [D]\n",
      "objection D, bare T B C D", "objection B D, bare T B C D" },
    { "nothing on the other side", "[T]\n  <+ [A]\n    <+ [B]\n      <+ [C]\n",
      "bare C, one-sided T", "bare C, one-sided T" },
    { "objections alone", "[T]\n  <- [A]\n  <- [B]\n",
      "objection A B, bare T A B, one-sided T", "objection A B, bare T A B, one-sided T" },
    { "a claim that bears on nothing", "[T]\n  <+ [A]\n\n[U]: Alone.\n",
      "bare A U, unused U", "bare A U, unused U" },
};
// clang-format on

static void test_issues(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Arena *arena = arena_new();
        const Tree *tree = tree_of(cases[i].text, arena);
        check_str(found(tree, false, arena), cases[i].without, cases[i].what);
        check_str(found(tree, true, arena), cases[i].with, cases[i].what);
        arena_free(arena);
    }
}

// "A answered, T unanswered (supposed not)" by the order of the tree.
static Str words(const Stands *stands, Arena *arena)
{
    Buffer out = { .arena = arena };
    for (PlaceId id = 0; id < stands->tree->count; id++)
        buffer_format(&out, "%s%s", id > 0 ? ", " : "", stands_word(stands, id));
    return buffer_str(&out);
}

static void test_supposing(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    const Tree *tree = tree_of("[T]\n  <- [A]\n    <- [B]\n", arena);
    Stands stands;
    stands_init(&stands, tree);
    assert_false(stands_is_shown(&stands));
    assert_false(stands_undo(&stands));
    stands_show(&stands, true);
    Node b = tree->places[2].node;
    check_str(words(&stands, arena), "unanswered, answered, unanswered", "at first");
    stands_suppose(&stands, b);
    check_str(words(&stands, arena), "answered, unanswered, supposed not", "x");
    stands_suppose(&stands, b);
    check_str(words(&stands, arena), "unanswered, answered, granted", "x x");
    stands_suppose(&stands, tree->places[0].node);
    check_str(words(&stands, arena), "supposed not, answered, granted", "another");
    assert_true(stands_clear(&stands));
    check_str(words(&stands, arena), "unanswered, answered, unanswered", "X");
    assert_true(stands_undo(&stands));
    check_str(words(&stands, arena), "supposed not, answered, granted", "X u");
    assert_true(stands_undo(&stands));
    assert_true(stands_undo(&stands));
    check_str(words(&stands, arena), "answered, unanswered, supposed not", "u u");
    const Tree *again = tree_of("[U]\n\n[T]\n  <- [A]\n    <- [B]\n", arena);
    stands_read(&stands, again);
    assert_int_equal(stands.count, 1);
    assert_int_equal(verdict_supposed(&stands.verdicts, stands.supposed[0].node),
                     LABEL_OUT);
    stands_free(&stands);
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_issues), cmocka_unit_test(test_supposing))
