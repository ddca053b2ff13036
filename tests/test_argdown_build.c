#include "src/argdown/argdown_build.h"
#include "src/base/vec.h"
#include "tests/check.h"

static void add_node(Buffer *out, const Debate *debate, Node node)
{
    Str title = debate_title(debate, node);
    const char *open = node.kind == NODE_CLAIM      ? "["
                       : node.kind == NODE_ARGUMENT ? "<"
                                                    : "step of <";
    buffer_format(out, "%s%.*s%s", open, (int)title.length, title.data,
                  node.kind == NODE_CLAIM ? "]" : ">");
}

static void add_step(Buffer *out, const Debate *debate, const Step *step)
{
    for (size_t i = 0; i < step->premise_count; i++)
        add_node(out, debate, node_claim(step->premises[i]));
    buffer_add(out, str(" -"));
    for (size_t i = 0; i < step->rule_count; i++)
        buffer_format(out, "%s%.*s", i > 0 ? ", " : "", (int)step->rules[i].length,
                      step->rules[i].data);
    buffer_add(out, str("-> "));
    add_node(out, debate, node_claim(step->conclusion));
    buffer_add_byte(out, '\n');
}

// The debate in a few lines: claims and arguments with their texts, steps, relations.
static Str describe(Arena *arena, const Debate *debate)
{
    Buffer out = { .arena = arena };
    for (int32_t i = 0; i < debate->claim_count + debate->argument_count; i++) {
        Node node = i < debate->claim_count ? node_claim(i)
                                            : node_argument(i - debate->claim_count);
        Str text = debate_text(debate, node);
        add_node(&out, debate, node);
        buffer_format(&out, " %.*s\n", (int)text.length, text.data);
    }
    for (int32_t i = 0; i < debate->step_count; i++)
        add_step(&out, debate, &debate->steps[i]);
    for (int32_t i = 0; i < debate->relation_count; i++) {
        add_node(&out, debate, debate->relations[i].from);
        buffer_format(&out, " %s ", relation_name(debate->relations[i].kind));
        add_node(&out, debate, debate->relations[i].to);
        buffer_add_byte(&out, '\n');
    }
    return buffer_str(&out);
}

// clang-format off
static const struct {
    const char *what, *source, *debate;
} cases[] = {
    { "an empty text has no claims", "", "" },
    { "a paragraph is an untitled claim", "One line\nand another.",
      "[Untitled 1] One line and another.\n" },
    { "a reference adds nothing to its claim", "[A]: text\n\n[A] #tag\n",
      "[A] text\n" },
    { "the last definition counts", "[A]: one\n\n[A]: two", "[A] two\n" },
    { "unless an earlier one says that it does", "[A]: one {isCanonical: true}\n\n[A]: two",
      "[A] one\n" },
    { "tags at the end are no text", "[A]: x *y*   z #a #(b c)\n", "[A] x y z\n" },
    { "braces in the middle of a text are text, and reading ends", "[A]: the set {a} is",
      "[A] the set {a} is\n" },
    { "claims and arguments have titles of their own", "[A]: s\n\n<A>: a",
      "[A] s\n<A> a\n" },
    { "all relations in both directions",
      "[A]: a\n  + [s1]\n  <+ [s2]\n  +> [s3]\n  - [a1]\n  <- [a2]\n  -> [a3]\n  >< [c]\n",
      "[A] a\n[s1] \n[s2] \n[s3] \n[a1] \n[a2] \n[a3] \n[c] \n"
      "[s1] support [A]\n[s2] support [A]\n[A] support [s3]\n"
      "[a1] attack [A]\n[a2] attack [A]\n[A] attack [a3]\n[A] contradictory [c]\n" },
    { "relations nest by their indentation",
      "[A]: a\n  + <B>: b\n      - [C]: c\n    + [D]: d\n  - <E>\n",
      "[A] a\n[C] c\n[D] d\n<B> b\n<E> \n"
      "<B> support [A]\n[C] attack <B>\n[D] support [A]\n<E> attack [A]\n" },
    { "an argument is reconstructed",
      "<R>: reason\n\n(1) [P]: p\n(2) q\n-- Modus ponens, Luck {uses: [1]} --\n(3) [C]: c\n",
      "[P] p\n[Untitled 1] q\n[C] c\n<R> reason\n[P] -Modus ponens, Luck-> [C]\n" },
    { "three dashes are an inference without a rule", "(1) [P]\n---\n(2) [C]\n",
      "[P] \n[C] \n<Untitled 1> \n[P] --> [C]\n" },
    { "a step builds on the conclusion before it",
      "(1) [P]\n----\n(2) [Q]\n(3) [R]\n----\n(4) [S]\n",
      "[P] \n[Q] \n[R] \n[S] \n<Untitled 1> \n[P] --> [Q]\n[Q][R] --> [S]\n" },
    { "what a reconstructed argument bears on is borne on by its conclusion",
      "<R>\n  +> [T]\n  <_ <U>\n\n(1) [P]\n----\n(2) [C]\n",
      "[T] \n[P] \n[C] \n<R> \n<U> \n[P] --> [C]\n"
      "[C] support [T]\n<U> undercut step of <R>\n" },
    { "an undercut under a conclusion attacks the step",
      "(1) [P]\n----\n(2) [C]\n  <_ [U]\n",
      "[P] \n[C] \n[U] \n<Untitled 1> \n[P] --> [C]\n"
      "[U] undercut step of <Untitled 1>\n" },
    { "an undercut under another claim attacks what it bears on by that claim",
      "(1) [P]\n----\n(2) [C]\n\n[A]\n  + [B]\n    <_ [U]\n",
      "[P] \n[C] \n[A] \n[B] \n[U] \n<Untitled 1> \n[P] --> [C]\n"
      "[B] support [A]\n[U] undercut [B]\n" },
    { "what is said twice is one relation", "[A]\n  + [B]\n  >< [C]\n\n[B]\n  +> [A]\n\n[C]\n  >< [A]\n",
      "[A] \n[B] \n[C] \n[B] support [A]\n[A] contradictory [C]\n" },
    { "strict mode makes support entailment",
      "===\nmodel:\n  mode: strict\n===\n\n[A]\n  + [B]\n  - [C]\n  - <D>\n",
      "[A] \n[B] \n[C] \n<D> \n[B] entails [A]\n[C] contrary [A]\n<D> attack [A]\n" },
};
// clang-format on

static void test_models(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Arena *arena = arena_new();
        Problems problems = { .arena = arena };
        const Debate *debate =
            argdown_read(arena, str("x.argdown"), str(cases[i].source), &problems);
        check_str(describe(arena, debate), cases[i].debate, cases[i].what);
        assert_int_equal(problems.errors, 0);
        arena_free(arena);
    }
}

static void test_front_matter(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    const Debate *debate = argdown_read(
        arena, str("x.argdown"),
        str("===\ntitle: A question?\nabstract: >\n  Some\n  words.\n===\n\n"
            "# Part *one* #tag\n\n## Below\n\n[A]: a\n"),
        &problems);
    check_str(debate->title, "A question?", "the title is the front matter's");
    check_str(debate->abstract, "Some words.", "the abstract is folded");
    assert_int_equal(debate->section_count, 2);
    check_str(debate->sections[0].title, "Part one #tag",
              "a heading's markup is taken");
    assert_int_equal(debate->sections[1].parent, 0);
    assert_int_equal(debate->claims[0].section, 1);
    assert_int_equal(problems.count, 0);
    arena_free(arena);
}

static void test_member(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    const Debate *debate = argdown_read(arena, str("x.argdown"),
                                        str("# H\n\n[A]: é [link](http://x.y/z), "
                                            "@[B]\n  **and** more {cite: {doc: d}}\n"),
                                        &problems);
    const Member *member = &debate->claims[0].members[0];
    check_str(member->text, "é link, @[B] and more", "lines are joined");
    assert_int_equal(member->range_count, 3);
    check_str(member->ranges[0].target, "http://x.y/z", "a link has its address");
    assert_int_equal(member->ranges[0].start, 3);
    assert_int_equal(member->ranges[0].end, 7);
    check_str(member->ranges[1].target, "B", "a mention has its title");
    assert_int_equal(member->ranges[2].kind, RANGE_BOLD);
    check_str(value_string(value_get(value_get(member->data, "cite"), "doc")), "d",
              "the data are read");
    assert_int_equal(member->extent.line, 3);
    assert_int_equal(member->extent.column, 1);
    assert_int_equal(problems.count, 0);
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_models), cmocka_unit_test(test_front_matter),
      cmocka_unit_test(test_member))
