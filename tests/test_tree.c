#include "src/debate/address.h"
#include "tests/check.h"
#include "tests/sketch.h"

// clang-format off
static const struct {
    const char *what, *debate, *tree;
} trees[] = {
    { "a debate without claims", "", "" },
    { "claims that bear on nothing are theses, in document order",
      "A\nB\nC", "1 A\n2 B\n3 C\n" },
    { "supports come before attacks before undercuts, each as in the text",
      "U _ T\nA - T\nB + T\nC - T\nD + T",
      "1 T\n1.1 + B\n1.2 + D\n1.3 - A\n1.4 - C\n1.5 _ U\n" },
    { "a claim stands under the first thing it bears on and is a reference elsewhere",
      "A + T\nA - R\nB + A",
      "1 T\n1.1 + A\n1.1.1 + B\n2 R\n~ - A (1.1)\n" },
    { "contradictory claims are references under each other",
      "T >< R\nA + R", "1 T\n~ >< R (2)\n2 R\n2.1 + A\n~ >< T (1)\n" },
    { "two claims that attack each other are contrary and both theses",
      "T - R\nR - T\nA + T", "1 T\n1.1 + A\n~ <> R (2)\n2 R\n~ <> T (1)\n" },
    { "a contrary deep in the tree that has no other place is a thesis",
      "A + T\nA <> X", "1 T\n1.1 + A\n~ <> X (2)\n2 X\n~ <> A (1.1)\n" },
    { "mutual attack of arguments is no contrary but a cycle",
      "<A> - <B>\n<B> - <A>\n<B> + T", "1 T\n1.1 + <B>\n1.1.1 - <A>\n~ - <B> (1.1)\n" },
    { "an undercut of the step from a claim is a child of that claim",
      "A + T\nU _ A>T", "1 T\n1.1 + A\n1.1.1 _ U\n" },
    { "an undercut of an undercut stands below it",
      "A + T\nU _ A>T\nV _ U>A", "1 T\n1.1 + A\n1.1.1 _ U\n1.1.1.1 _ V\n" },
    { "a cycle that no thesis reaches begins with its first claim",
      "A + B\nB + C\nC + A\nX + B", "1 A\n1.1 + C\n1.1.1 + B\n~ + A (1)\n1.1.1.1 + X\n" },
    { "a cycle that leads to a thesis hangs below it",
      "A + B\nB + A\nB - T", "1 T\n1.1 - B\n1.1.1 + A\n~ + B (1.1)\n" },
    { "of two cycles the one that bears on the other is no root",
      "A + B\nB + A\nB + C\nC + D\nD + C",
      "1 C\n1.1 + B\n1.1.1 + A\n~ + B (1.1)\n1.2 + D\n~ + C (1)\n" },
    { "what bears on itself is a thesis with a reference to itself",
      "A + A", "1 A\n~ + A (1)\n" },
    { "the same said twice is shown once, support and attack are two",
      "A + T\nA + T\nA - T", "1 T\n1.1 + A\n~ - A (1.1)\n" },
    { "an argument supports its conclusion and its premises stand below it",
      "<A> : P Q => C\nX - P\nU _ <A>",
      "1 C\n1.1 + <A>\n1.1.1 | P\n1.1.1.1 - X\n1.1.2 | Q\n1.1.3 _ U\n" },
    { "an intermediary conclusion stands among the last premises, with its own below",
      "<A> : P Q => C : R C => D",
      "1 D\n1.1 + <A>\n1.1.1 | R\n1.1.2 | C\n1.1.2.1 | P\n1.1.2.2 | Q\n" },
    { "an intermediary conclusion that no step names belongs to the next step",
      "<A> : P => C : R => D",
      "1 D\n1.1 + <A>\n1.1.1 | C\n1.1.1.1 | P\n1.1.2 | R\n" },
    { "said as a support and as a conclusion an argument is shown once",
      "<A> + C\n<A> : P => C", "1 C\n1.1 + <A>\n1.1.1 | P\n" },
    { "said as a support and as a premise of one thing a claim is shown once",
      "P + C\nX + C\n<A> : P Q => C : R => D",
      "1 D\n1.1 + <A>\n1.1.1 | C\n1.1.1.1 | P\n1.1.1.2 | Q\n1.1.1.3 + X\n1.1.2 | R\n" },
    { "a rephrasing is a reference both ways",
      "A + T\nA == B", "1 T\n1.1 + A\n~ = B (2)\n2 B\n~ = A (1.1)\n" },
    { "an entailment has its place below what it entails",
      "A => T\nB + T", "1 T\n1.1 + B\n1.2 = A\n" },
};

static const struct {
    const char *debate, *name, *role, *roles;
} roles[] = {
    { "T",                                "T", "thesis",            "thesis" },
    { "A + T",                            "A", "supports",          "supports" },
    { "A - T\nB + A",                     "B", "opposes",           "opposes" },
    { "A + T\nB - A",                     "B", "opposes",           "opposes" },
    { "A + T\nB _ A",                     "B", "opposes",           "opposes" },
    { "A - T\nB - A",                     "B", "defends",           "defends" },
    { "A - T\nB - A\nC + B",              "C", "defends",           "defends" },
    { "A - T\nB - A\nC _ B",              "C", "weakens a defence", "weakens a defence" },
    { "A - T\nB - A\nC _ B\nD - C",       "D", "defends",           "defends" },
    { "A + T\nA - R",                     "A", "supports",          "both supports and opposes" },
    { "A + T\nA - R\nX - R\nA - X",       "A", "supports",          "both supports, opposes and defends" },
    { "A + T\nA <> R",                    "A", "supports",          "supports" },
    { "T <> R",                           "R", "thesis",            "thesis" },
};

static const struct {
    const char *address, *name;
} addresses[] = {
    { "1",          "T"  },
    { "2",          "R"  },
    { "1.2",        "B"  },
    { "1.2.1",      "C"  },
    { " 1.2.1. ",   "C"  },
    { "1.02",       "B"  },
    { "3",          NULL },
    { "0",          NULL },
    { "",           NULL },
    { ".",          NULL },
    { "1..2",       NULL },
    { "1.2.1.1",    NULL },
    { "1,2",        NULL },
    { "-1",         NULL },
    { "1.2x",       NULL },
    { "2.1",        NULL }, // only a reference stands there
    { "99999999999999999999", NULL },
};
// clang-format on

static void test_trees(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(trees); i++) {
        Arena *arena = arena_new();
        const Tree *tree = tree_make(sketch(arena, trees[i].debate), arena);
        check_str(sketch_print(tree, arena), trees[i].tree, trees[i].what);
        arena_free(arena);
    }
}

static void test_roles(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(roles); i++) {
        Arena *arena = arena_new();
        const Tree *tree = tree_make(sketch(arena, roles[i].debate), arena);
        Node node = sketch_node(tree->debate, roles[i].name);
        check_str(str(tree_role(tree, tree_home(tree, node))), roles[i].role,
                  roles[i].debate);
        check_str(tree_roles(tree, node, arena), roles[i].roles, roles[i].debate);
        arena_free(arena);
    }
}

static void test_addresses(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    const Tree *tree = tree_make(sketch(arena, "A + T\nB + T\nC - B\nA + R"), arena);
    for (size_t i = 0; i < COUNT(addresses); i++) {
        PlaceId found = address_find(tree, str(addresses[i].address));
        if (addresses[i].name == NULL)
            assert_int_equal(found, NONE);
        else
            check_str(debate_title(tree->debate, tree->places[found].node),
                      addresses[i].name, addresses[i].address);
    }
    arena_free(arena);
}

// What the header promises of every place, counted again in the slowest way.
static void check_place(const Tree *tree, PlaceId id)
{
    const Place *place = &tree->places[id];
    const Place *parent = place->parent == NONE ? NULL : &tree->places[place->parent];
    bool is_home = place->home == id;
    assert_int_equal(tree_home(tree, place->node), place->home);
    assert_true(tree->places[place->home].home == place->home);
    assert_true(node_equal(tree->places[place->home].node, place->node));
    assert_int_equal(place->depth, parent ? parent->depth + 1 : 0);
    assert_int_equal(place->root, parent ? parent->root : id);
    assert_true(place->parent < id && place->after > id);
    assert_true(is_home || (place->first_child == NONE && place->number == 0));
    assert_true(!link_is_symmetric(place->link) || !is_home);
    int32_t below = 0, replies[LINK_COUNT] = { 0 };
    PlaceId child = place->first_child;
    for (PlaceId other = id + 1; other < place->after; other++) {
        below += tree->places[other].home == other;
        if (tree->places[other].parent == id) {
            replies[tree->places[other].link]++;
            assert_int_equal(child, other);
            child = tree->places[other].next_sibling;
        }
    }
    assert_int_equal(child, NONE);
    assert_int_equal(place->below, below);
    assert_memory_equal(place->replies, replies, sizeof replies);
}

static void test_random_trees(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 200; seed++) {
        Arena *arena = arena_new();
        const Debate *debate = sketch_random(arena, seed, (int)(seed % 60) + 1);
        const Tree *tree = tree_make(debate, arena);
        int32_t homes = 0, listed = 0;
        for (PlaceId id = 0; id < tree->count; id++) {
            check_place(tree, id);
            PlaceId home = tree->places[id].home;
            assert_int_equal(address_find(tree, address_of(tree, id, arena)), home);
            homes += home == id;
            for (PlaceId at = home == id ? id : NONE; at != NONE;
                 at = tree->places[at].next_of_node)
                listed++;
        }
        assert_int_equal(homes, debate->claim_count + debate->argument_count);
        assert_int_equal(listed, tree->count);
        Str once = sketch_print(tree, arena);
        assert_true(str_equal(once, sketch_print(tree_make(debate, arena), arena)));
        arena_free(arena);
    }
}

// A debate of claims that each bear on the next, written straight into the model.
static const Tree *chain(Arena *arena, int32_t length, bool is_cycle)
{
    Debate *debate = arena_get(arena, 1, sizeof *debate);
    debate->claims = arena_get(arena, (size_t)length, sizeof(Claim));
    debate->relations = arena_get(arena, (size_t)length, sizeof(Relation));
    debate->claim_count = length;
    debate->relation_count = is_cycle ? length : length - 1;
    for (int32_t i = 0; i < debate->relation_count; i++)
        debate->relations[i] = (Relation){ .kind = RELATION_ATTACK,
                                           .from = node_claim((i + 1) % length),
                                           .to = node_claim(i) };
    debate_index(debate, arena);
    return tree_make(debate, arena);
}

static void test_long_chains(void **state)
{
    (void)state;
    static const int32_t lengths[] = { 1, 3, 50000, 100000 };
    for (size_t i = 0; i < COUNT(lengths); i++)
        for (int cycle = 0; cycle < 2; cycle++) {
            Arena *arena = arena_new();
            const Tree *tree = chain(arena, lengths[i], cycle);
            assert_int_equal(tree->count, lengths[i] + cycle);
            assert_int_equal(tree->deepest, lengths[i] - 1 + cycle);
            assert_int_equal(tree->places[0].below, lengths[i] - 1);
            PlaceId last = lengths[i] - 1;
            assert_int_equal(address_find(tree, address_of(tree, last, arena)), last);
            arena_free(arena);
        }
}

TESTS(cmocka_unit_test(test_trees), cmocka_unit_test(test_roles),
      cmocka_unit_test(test_addresses), cmocka_unit_test(test_random_trees),
      cmocka_unit_test(test_long_chains))
