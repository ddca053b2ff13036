// What stands in small debates, by table; what must hold of every debate: labels that
// follow from the labels of what attacks, sentences that say so, cruxes that a check of
// every claim finds as well.
#include <math.h>
#include "src/argdown/argdown_build.h"
#include "src/base/vec.h"
#include "src/debate/address.h"
#include "src/debate/bearing.h"
#include "src/debate/crux.h"
#include "src/debate/standing_strength.h"
#include "src/debate/suppose.h"
#include "src/debate/why.h"
#include "src/export/export_af.h"
#include "src/import/import_af.h"
#include "tests/check.h"
#include "tests/content.h"
#include "tests/random_debate.h"

typedef struct {
    Arena *arena;
    const Tree *tree;
    const Standing *standing;
} Case;

static Case open_case(Str text, const char *rules)
{
    Case made = { .arena = arena_new() };
    Problems problems = { .arena = made.arena };
    made.tree =
        tree_make(argdown_read(made.arena, str("case"), text, &problems), made.arena);
    StandingRules chosen = standing_rules(made.tree->debate);
    Str rest = str(rules ? rules : ""), rule;
    while (str_next(&rest, ' ', &rule)) {
        Str key;
        str_next(&rule, '=', &key);
        assert_true(standing_rule_set(&chosen, key, rule));
    }
    made.standing = standing_make(made.tree, &chosen, made.arena);
    return made;
}

// The titles with a label, in reading order, with "~" before what is undercut.
static Str titles(const Case *made, const Verdicts *verdicts, Label label)
{
    Buffer out = { .arena = made->arena };
    for (PlaceId i = 0; i < made->tree->count; i++) {
        const Place *place = &made->tree->places[i];
        if (place->home != i || verdict_of(verdicts, place->node) != label)
            continue;
        bool is_undercut = place->link != LINK_ROOT && label != LABEL_OUT &&
                           verdict_of_bearing(verdicts, i) == LABEL_OUT;
        Str title = debate_title(made->tree->debate, place->node);
        buffer_format(&out, "%s%s%.*s", out.length > 0 ? " " : "",
                      is_undercut ? "~" : "", STR_ARGUMENTS(title));
    }
    return buffer_str(&out);
}

// --- by table

// clang-format off
static const struct {
    const char *what, *text, *rules, *supposed, *in, *out, *undecided;
} cases[] = {
    { "nothing speaks against it", "[T]\n  + [A]\n", NULL, NULL, "T A", "", "" },
    { "an objection", "[T]\n  - [A]\n", NULL, NULL, "A", "T", "" },
    { "an answered objection", "[T]\n  - [A]\n    - [B]\n", NULL, NULL, "T B", "A", "" },
    { "losing a reason makes no claim false", "[T]\n  + [A]\n    - [B]\n", NULL, NULL, "T B", "A", "" },
    { "an attack on what a reason leads to is one on it", "[T]\n  + [A]\n    + [B]\n  - [C]\n", "reading=deductive", NULL, "C", "T A B", "" },
    { "... as evidence it is not", "[T]\n  + [A]\n    + [B]\n  - [C]\n", "reading=evidence", NULL, "A B C", "T", "" },
    { "... unless the reason is undercut", "[T]\n  + [A]\n    _ [U]\n  - [C]\n", "reading=deductive", NULL, "~A U C", "T", "" },
    { "reasons in a circle fall together", "[T]\n  + [A]\n[A]\n  + [T]\n  - [C]\n", "reading=deductive", NULL, "C", "T A", "" },
    { "... and stand together", "[T]\n  + [A]\n[A]\n  + [T]\n", "reading=deductive", NULL, "T A", "", "" },
    { "an undercut takes the force of an objection", "[T]\n  - [A]\n    _ [U]\n", NULL, NULL, "T ~A U", "", "" },
    { "an undercut that is undercut", "[T]\n  - [A]\n    _ [U]\n      _ [V]\n", NULL, NULL, "A ~U V", "T", "" },
    { "an undercut that is attacked", "[T]\n  - [A]\n    _ [U]\n      - [V]\n", NULL, NULL, "A V", "T U", "" },
    { "contraries", "[T]\n  >< [S]\n", NULL, NULL, "", "", "T S" },
    { "attacks each way", "[T]\n  - [S]\n[S]\n  - [T]\n", NULL, NULL, "", "", "T S" },
    { "a contrary that is answered", "[T]\n  >< [S]\n[S]\n  - [A]\n", NULL, NULL, "T A", "S", "" },
    { "three that attack each other in a circle", "[A]\n  - [B]\n[B]\n  - [C]\n[C]\n  - [A]\n", NULL, NULL, "", "", "A B C" },
    { "a claim against itself", "[A]\n  - [A]\n", NULL, NULL, "", "", "A" },
    { "premises carry an argument together", "<G>\n\n(1) [P]\n(2) [Q]\n----\n(3) [T]\n\n[Q]\n  - [A]\n", NULL, NULL, "T P A", "G Q", "" },
    { "... of all of its steps", "<G>\n\n(1) [P]\n----\n(2) [Q]\n(3) [R]\n----\n(4) [T]\n\n[P]\n  - [A]\n", NULL, NULL, "T Q A R", "G P", "" },
    { "an argument speaks through its conclusion", "<G>\n\n(1) [P]\n----\n(2) [C]\n\n<G>\n  -> [T]\n\n[P]\n  - [A]\n", NULL, NULL, "T ~C A", "G P", "" },
    { "an undercut of a step", "<G>\n\n(1) [P]\n----\n  _ [U]\n(2) [T]\n", NULL, NULL, "T P U", "G", "" },
    { "an undercut of an argument that is sketched", "[T]\n  - <G>\n    _ [U]\n", NULL, NULL, "T U", "G", "" },
    { "the burden of proof without a reason", "[T]\n[S]\n  + [A]\n", "burden=thesis", NULL, "S A", "T", "" },
    { "... with a reason that falls", "[T]\n  + [A]\n    - [B]\n", "burden=thesis", NULL, "B", "T A", "" },
    { "... with a reason that is undercut", "[T]\n  + [A]\n    _ [U]\n", "burden=thesis", NULL, "~A U", "T", "" },
    { "whatever is questioned needs a reason", "[T]\n  + [A]\n    - [B]\n      - [C]\n", "burden=questioned", NULL, "C", "T A B", "" },
    { "... and holds with one", "[T]\n  + [A]\n    + [R]\n    - [B]\n      - [C]\n", "burden=questioned", NULL, "T A R C", "B", "" },
    { "whatever is supported needs its reasons", "[T]\n  + [A]\n    + [B]\n      - [C]\n", "burden=supported", NULL, "C", "T A B", "" },
    { "a burden of its own", "[T] {burden: yes}\n[S]\n", NULL, NULL, "S", "T", "" },
    { "... and a claim that is granted", "[T] {burden: no}\n[S]\n", "burden=thesis", NULL, "T", "S", "" },
    { "the front matter declares it", "===\nburden: thesis\n===\n\n[T]\n", NULL, NULL, "", "T", "" },
    { "reasons in a circle prove nothing", "[T]\n  + [A]\n[A]\n  + [T]\n", "burden=supported", NULL, "", "", "T A" },
    { "preponderance: the stronger reason holds", "[T]\n  + [A] {weight: 0.8}\n  - [B] {weight: 0.6}\n", "standard=preponderance", NULL, "T A B", "", "" },
    { "... an equal one does not", "[T]\n  + [A] {weight: 0.6}\n  - [B] {weight: 0.6}\n", "standard=preponderance", NULL, "A B", "T", "" },
    { "... nor one that fell", "[T]\n  + [A] {weight: 0.8}\n    - [C]\n  - [B] {weight: 0.6}\n", "standard=preponderance", NULL, "C B", "T A", "" },
    { "clear and convincing: by a margin", "[T]\n  + [A] {weight: 0.8}\n  - [B] {weight: 0.6}\n", "standard=clear-and-convincing", NULL, "A B", "T", "" },
    { "... that is great enough", "[T]\n  + [A] {weight: 0.9}\n  - [B] {weight: 0.6}\n", "standard=clear-and-convincing", NULL, "T A B", "", "" },
    { "grounded: what depends on an open question is open", "[A]\n  >< [B]\n[C]\n  - [A]\n  - [B]\n[D]\n  - [C]\n", NULL, NULL, "", "", "D C A B" },
    { "preferred: however it is answered", "[A]\n  >< [B]\n[C]\n  - [A]\n  - [B]\n[D]\n  - [C]\n", "semantics=preferred", NULL, "D", "C", "A B" },
    { "stable: the same here", "[A]\n  >< [B]\n[C]\n  - [A]\n  - [B]\n[D]\n  - [C]\n", "semantics=stable", NULL, "D", "C", "A B" },
    { "complete: as little as grounded", "[A]\n  >< [B]\n[C]\n  - [A]\n  - [B]\n[D]\n  - [C]\n", "semantics=complete", NULL, "", "", "D C A B" },
    { "no stable labelling", "[A]\n  - [A]\n[B]\n", "semantics=stable", NULL, "", "", "A B" },
    { "preferred, with something supposed", "[A]\n  >< [B]\n[C]\n  - [A]\n", "semantics=preferred", "B=out", "A", "B C", "" },
    { "supposed to be rejected", "[T]\n  - [A]\n", NULL, "1.1=out", "T", "A", "" },
    { "supposed to be granted", "[T]\n  - [A]\n", NULL, "1=in", "T A", "", "" },
    { "by title, two at once", "[T]\n  - [A]\n    - [B]\n", NULL, "B=out, A=in", "A", "T B", "" },
    { "a relation", "[T]\n  - [A]\n", NULL, "1.1 > 1=out", "T ~A", "", "" },
    { "rejected, what leads to it falls", "[T]\n  + [A]\n", "reading=deductive", "1=out", "", "T A", "" },
    { "many objections, one unanswered", "[T]\n  - [A]\n    - [C]\n  - [B]\n", NULL, NULL, "C B", "T A", "" },
};
// clang-format on

static void test_labels(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Case made = open_case(str(cases[i].text), cases[i].rules);
        Supposition *supposed = NULL;
        size_t count = 0;
        Error error = { "" };
        Str typed = str(cases[i].supposed ? cases[i].supposed : "");
        if (!suppose_read(made.tree, typed, &supposed, &count, made.arena, &error))
            fail_msg("%s: %s", cases[i].what, error.text);
        Verdicts verdicts =
            standing_verdicts(made.standing, supposed, count, made.arena);
        check_str(titles(&made, &verdicts, LABEL_IN), cases[i].in, cases[i].what);
        check_str(titles(&made, &verdicts, LABEL_OUT), cases[i].out, cases[i].what);
        check_str(titles(&made, &verdicts, LABEL_UNDECIDED), cases[i].undecided,
                  cases[i].what);
        arena_free(made.arena);
    }
}

// --- sentences

// clang-format off
static const struct {
    const char *what, *text, *rules, *about, *why;
} sentences[] = {
    { "nothing against it", "[T]\n", NULL, "1", "Unanswered: nothing on this map speaks against it." },
    { "an objection", "[T]\n  - [A]\n", NULL, "1", "Answered: 1.1 “A” attacks it, and nobody answers 1.1." },
    { "an objection that stands against others", "[T]\n  - [A]\n    - [B]\n      - [C]\n", NULL, "1", "Answered: 1.1 “A” attacks it. What is said against 1.1 fails: 1.1.1 “B” is answered by 1.1.1.1 “C”." },
    { "an objection that is answered", "[T]\n  - [A]\n    - [B]\n", NULL, "1", "Unanswered: what is said against it fails: 1.1 “A” is answered by 1.1.1 “B”." },
    { "an objection that is undercut", "[T]\n  - [A]\n    _ [U]\n", NULL, "1", "Unanswered: what is said against it fails: 1.1 “A” is undercut by 1.1.1 “U”." },
    { "three objections", "[T]\n  - [A]\n    - [X]\n  - [B]\n    - [X]\n  - [C]\n    - [X]\n", NULL, "1", "Unanswered: all 3 objections to it fail: 1.1 “A” is answered by 1.1.1 “X”; 1.2 “B” is answered by 1.1.1 “X”; and 1 more is answered." },
    { "the only reason is undercut", "[T]\n  + [A]\n    _ [U]\n", "burden=thesis", "1", "Answered: 1.1.1 “U” undercuts its only reason, and nobody answers 1.1.1." },
    { "the only reason falls", "[T]\n  + [A]\n    - [B]\n", "burden=thesis", "1", "Answered: it needs a reason, and its only one, 1.1 “A”, is answered by 1.1.1 “B”." },
    { "no reason is given", "[T]\n", "burden=thesis", "1", "Answered: it carries the burden of proof, and no reason for it is given." },
    { "each against the other", "[T]\n  >< [S]\n", NULL, "1", "Contested: it and 2 “S” speak against each other, and nothing decides between them." },
    { "a contested objection", "[T]\n  - [A]\n    >< [S]\n", NULL, "1", "Contested: 1.1 “A” attacks it, and 1.1 is contested itself." },
    { "a premise falls", "<G>\n\n(1) [P]\n----\n(2) [T]\n\n[P]\n  - [A]\n", NULL, "1.1", "Answered: its premise 1.1.1 “P” is answered by 1.1.1.1 “A”." },
    { "what it leads to falls", "[T]\n  + [A]\n  - [C]\n", "reading=deductive", "1.1", "Answered: it is defeated with 1 “T”, to which it leads." },
    { "outweighed", "[T]\n  + [A] {weight: 0.8}\n  - [B] {weight: 0.6}\n", "standard=preponderance", "1", "Unanswered: what is said against it fails: 1.2 “B” is outweighed by 1.1 “A”." },
    { "a claim of which the bearing is undercut", "[T]\n  + [A]\n    _ [U]\n", NULL, "1.1", "Unanswered: nothing on this map speaks against it. Its bearing on 1 is undercut by 1.1.1 “U”." },
    { "a relation that is undercut", "[T]\n  + [A]\n    _ [U]\n", NULL, "1.1 > 1", "1.1 “A” supports 1 “T”. Answered: 1.1.1 “U” undercuts that, and nobody answers 1.1.1." },
    { "a relation that holds", "[T]\n  + [A]\n", NULL, "1.1 > 1", "1.1 “A” supports 1 “T”. Unanswered: nothing undercuts that." },
};
// clang-format on

static void test_sentences(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(sentences); i++) {
        Case made = open_case(str(sentences[i].text), sentences[i].rules);
        Verdicts verdicts = standing_verdicts(made.standing, NULL, 0, made.arena);
        Supposition *about;
        size_t count;
        Error error;
        Str name = arena_format(made.arena, "%s=in", sentences[i].about);
        assert_true(suppose_read(made.tree, name, &about, &count, made.arena, &error));
        Why why = why_of(&verdicts, about[0].node, made.arena);
        check_str(why.text, sentences[i].why, sentences[i].what);
        arena_free(made.arena);
    }
}

// --- what holds of every debate

static bool attacks(const StandingFrame *frame, int32_t attacker, int32_t target)
{
    return framework_has(&frame->framework, attacker, target);
}

// Whether each step of a derivation follows, and goes back to what was decided before.
static bool follows(const Verdicts *verdicts, WhyStep step)
{
    const StandingFrame *frame = verdicts->standing->frame;
    const Framework *framework = &frame->framework;
    const unsigned char *labels = verdicts->labels;
    if (verdicts->forced[step.subject] != LABEL_UNDECIDED)
        return step.because == NONE;
    if (labels[step.subject] == LABEL_OUT)
        return step.because != NONE && attacks(frame, step.because, step.subject) &&
               labels[step.because] == LABEL_IN &&
               verdicts->rounds[step.because] < verdicts->rounds[step.subject];
    if (labels[step.subject] == LABEL_UNDECIDED)
        return step.because != NONE && attacks(frame, step.because, step.subject) &&
               labels[step.because] == LABEL_UNDECIDED;
    for (int32_t i = framework->start[step.subject];
         i < framework->start[step.subject + 1]; i++)
        if (labels[framework->attackers[i]] != LABEL_OUT)
            return false;
    return true;
}

// The sentence of every claim and argument is replayed: each step follows from labels,
// the first is about what was asked, and what is named is named as it is called.
static void check_reasons(const Case *made, const Verdicts *verdicts)
{
    const StandingFrame *frame = made->standing->frame;
    for (int32_t i = 0; i < frame->node_count; i++) {
        Node node = i < made->tree->debate->claim_count
                        ? node_claim(i)
                        : node_argument(i - made->tree->debate->claim_count);
        Arena *arena = arena_new();
        Why why = why_of(verdicts, node, arena);
        assert_true(why.step_count > 0 && why.steps[0].subject == i);
        for (size_t s = 0; s < why.step_count; s++)
            if (!follows(verdicts, why.steps[s]))
                fail_msg("%.*s: step %zu of \"%.*s\" does not follow",
                         STR_ARGUMENTS(debate_title(made->tree->debate, node)), s,
                         STR_ARGUMENTS(why.text));
        for (size_t m = 0; m < why.mention_count; m++)
            assert_true(why.mentions[m].start < why.mentions[m].end &&
                        why.mentions[m].end <= why.text.length);
        assert_true(str_ends(why.text, str(".")));
        arena_free(arena);
    }
}

static const char *const rule_sets[] = {
    "",
    "reading=deductive",
    "burden=thesis",
    "burden=questioned",
    "burden=supported",
    "standard=preponderance",
    "reading=deductive burden=supported",
};

static void test_reasons_of_random_debates(void **state)
{
    (void)state;
    int first = check_first_seed(), seeds = check_seeds(3000);
    for (int seed = first; seed < first + seeds; seed++) {
        Arena *arena = arena_new();
        Case made = open_case(random_debate(arena, (uint32_t)seed, 12 + seed % 40),
                              rule_sets[(size_t)seed % COUNT(rule_sets)]);
        Verdicts verdicts = standing_verdicts(made.standing, NULL, 0, made.arena);
        check_reasons(&made, &verdicts);
        arena_free(made.arena);
        arena_free(arena);
    }
}

// The content's own debates under every set of rules.
static void test_reasons_of_the_content(void **state)
{
    Content *content = *state;
    size_t judged = 0;
    for (size_t source = 0; source < library_count(content->library); source++) {
        const OpenDebate *open = content_debate(content, source);
        for (size_t i = 0; open && i < COUNT(rule_sets); i++) {
            Case made = { arena_new(), open->tree, NULL };
            StandingRules rules = standing_rules(open->debate);
            Str rest = str(rule_sets[i]), rule, key;
            while (str_next(&rest, ' ', &rule)) {
                str_next(&rule, '=', &key);
                assert_true(standing_rule_set(&rules, key, rule));
            }
            made.standing = standing_make(open->tree, &rules, made.arena);
            Verdicts verdicts = standing_verdicts(made.standing, NULL, 0, made.arena);
            check_reasons(&made, &verdicts);
            judged++;
            arena_free(made.arena);
        }
    }
    assert_true(judged >= 8 * COUNT(rule_sets));
}

// --- cruxes

static Label thesis_without(const Case *made, Node thesis, Node first, Node second)
{
    Supposition supposed[] = { { first, LABEL_OUT }, { second, LABEL_OUT } };
    size_t count = second.kind == NODE_NONE ? 1 : 2;
    Arena *arena = arena_new();
    Verdicts verdicts = standing_verdicts(made->standing, supposed, count, arena);
    Label label = verdict_of(&verdicts, thesis);
    arena_free(arena);
    return label;
}

// Every single crux by definition is found, and nothing else is; every pair that is
// found is one, and neither of it is one alone.
static void check_cruxes(const Case *made, const Verdicts *verdicts, Node thesis)
{
    const Debate *debate = made->tree->debate;
    Label before = verdict_of(verdicts, thesis);
    CruxSearch *search = crux_begin(verdicts, thesis);
    size_t count, singles = 0, expected = 0;
    Node none = { NODE_NONE, NONE };
    while (crux_step(search, 3))
        continue;
    const Crux *cruxes = crux_found(search, &count);
    for (size_t i = 0; i < count; i++) {
        bool is_pair = cruxes[i].second.kind != NODE_NONE;
        singles += !is_pair;
        assert_true(thesis_without(made, thesis, cruxes[i].first, cruxes[i].second) ==
                    cruxes[i].after);
        assert_true(cruxes[i].after != before);
        if (is_pair)
            assert_true(thesis_without(made, thesis, cruxes[i].first, none) == before &&
                        thesis_without(made, thesis, cruxes[i].second, none) == before);
    }
    for (int32_t i = 0; i < debate->claim_count + debate->argument_count; i++) {
        Node node = i < debate->claim_count ? node_claim(i)
                                            : node_argument(i - debate->claim_count);
        expected += !node_equal(node, thesis) &&
                    thesis_without(made, thesis, node, none) != before;
    }
    assert_int_equal(singles, expected);
    crux_end(search);
}

static void test_cruxes(void **state)
{
    (void)state;
    int first = check_first_seed(), seeds = check_seeds(2000);
    for (int seed = first; seed < first + seeds; seed++) {
        Arena *arena = arena_new();
        Case made = open_case(random_debate(arena, (uint32_t)seed, 8 + seed % 16),
                              rule_sets[(size_t)seed % COUNT(rule_sets)]);
        Verdicts verdicts = standing_verdicts(made.standing, NULL, 0, made.arena);
        if (made.tree->count > 0)
            check_cruxes(&made, &verdicts, made.tree->places[0].node);
        arena_free(made.arena);
        arena_free(arena);
    }
}

// --- for other solvers

static void take_text(void *context, Str piece)
{
    buffer_add(context, piece);
}

// What a solver reads of an exported framework has the labels that moot gives.
static void test_exported_frameworks_say_the_same(void **state)
{
    (void)state;
    int first = check_first_seed(), seeds = check_seeds(1000);
    for (int seed = first; seed < first + seeds; seed++) {
        Arena *arena = arena_new();
        Case made = open_case(random_debate(arena, (uint32_t)seed, 5 + seed % 30),
                              rule_sets[(size_t)seed % COUNT(rule_sets)]);
        const Framework *framework = &made.standing->frame->framework;
        Verdicts verdicts = standing_verdicts(made.standing, NULL, 0, made.arena);
        for (int form = EXPORT_APX; form <= EXPORT_NUMBERED; form++) {
            Buffer text = { .arena = arena };
            Problems problems = { .arena = arena };
            export_af(made.standing, (ExportAf)form, take_text, &text);
            ImportedAf read = import_af(arena, str("x"), buffer_str(&text), &problems);
            unsigned char *labels =
                arena_get(arena, (size_t)framework->count + 1, sizeof *labels);
            assert_int_equal(problems.count, 0);
            assert_int_equal(read.framework.count, framework->count);
            assert_int_equal(framework_attacks(&read.framework),
                             framework_attacks(framework));
            labelling_grounded(&read.framework, NULL, labels, NULL, arena);
            assert_memory_equal(labels, verdicts.labels, (size_t)framework->count);
        }
        arena_free(made.arena);
        arena_free(arena);
    }
}

// --- degrees

// clang-format off
static const struct {
    const char *what, *text, *supposed, *about;
    double quad, energy; // worked out by hand from the papers' formulas
} degrees[] = {
    { "alone", "[T]\n", NULL, "1", 0.5, 0.5 },
    { "a reason", "[T]\n  + [A]\n", NULL, "1", 0.75, 0.6 },
    { "an objection", "[T]\n  - [A]\n", NULL, "1", 0.25, 0.4 },
    { "the author's weight", "[T] {weight: 0.2}\n", NULL, "1", 0.2, 0.2 },
    { "a reason that is undercut", "[T]\n  + [A]\n    _ [U]\n", NULL, "1", 0.625, 0.5 + 0.5 * (0.16 / 1.16) },
    { "a reason that is supposed to fail", "[T]\n  + [A]\n", "1.1=out", "1", 0.5, 0.5 },
    { "one that is granted", "[T]\n  + [A]\n", "1.1=in", "1", 1, 0.75 },
    { "a relation that is supposed to fail", "[T]\n  + [A]\n", "1.1 > 1=out", "1", 0.5, 0.5 },
    { "the weakest premise", "<G>\n\n(1) [P] {weight: 0.8}\n(2) [Q] {weight: 0.6}\n----\n(3) [T]\n", NULL, "1.1", 0.6, 0.6 },
    { "... and what that supports", "<G>\n\n(1) [P] {weight: 0.8}\n(2) [Q] {weight: 0.6}\n----\n(3) [T]\n", NULL, "1", 0.8, 0.5 + 0.5 * (0.36 / 1.36) },
};
// clang-format on

static void test_degrees(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(degrees); i++) {
        Case made = open_case(str(degrees[i].text), NULL);
        Supposition *supposed = NULL;
        size_t count = 0;
        Error error;
        if (degrees[i].supposed)
            assert_true(suppose_read(made.tree, str(degrees[i].supposed), &supposed,
                                     &count, made.arena, &error));
        Node about =
            made.tree->places[address_find(made.tree, str(degrees[i].about))].node;
        int32_t node = bearing_node(made.tree->debate, about);
        for (int k = 0; k < 2; k++) {
            double expected = k == 0 ? degrees[i].quad : degrees[i].energy;
            Strengths strengths = standing_strengths(
                made.standing, k == 0 ? GRADUAL_DF_QUAD : GRADUAL_QUADRATIC_ENERGY,
                NULL, supposed, count, made.arena);
            assert_true(strengths.is_settled);
            if (fabs(strengths.of[node] - expected) > 1e-9)
                fail_msg("%s: %.12f, expected %.12f", degrees[i].what,
                         strengths.of[node], expected);
        }
        arena_free(made.arena);
    }
}

// --- what is typed

static void test_bad_suppositions(void **state)
{
    (void)state;
    // clang-format off
    static const struct { const char *typed, *said; } bad[] = {
        { "1.1", "1.1: say =out for rejected or =in for granted, as in 1.2=out" },
        { "1.1=maybe", "1.1=maybe: say =out for rejected or =in for granted, as in 1.2=out" },
        { "9.9=out", "there is no claim \"9.9\"; say its address or title, as in 1.2=out, or 1.2 > 1=out for a relation" },
        { "1 > 1.1=out", "1 > 1.1: the first does not bear on the second" },
        { "1.1=out,,", ",: say =out for rejected or =in for granted, as in 1.2=out" },
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(bad); i++) {
        Case made = open_case(str("[T]\n  - [A]\n"), NULL);
        Supposition *supposed;
        size_t count;
        Error error = { "" };
        suppose_read(made.tree, str(bad[i].typed), &supposed, &count, made.arena,
                     &error);
        check_str(str(error.text), bad[i].said, bad[i].typed);
        arena_free(made.arena);
    }
}

static void test_changes_go_by_nearness(void **state)
{
    (void)state;
    Case made = open_case(str("[T]\n  - [A]\n    - [B]\n      - [C]\n"), NULL);
    Verdicts before = standing_verdicts(made.standing, NULL, 0, made.arena);
    Supposition out = { debate_find(made.tree->debate, str("C")), LABEL_OUT };
    Verdicts after = standing_verdicts(made.standing, &out, 1, made.arena);
    PlaceId *places;
    size_t count = standing_changes(&before, &after, &places, made.arena);
    assert_int_equal(count, 4);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(made.tree->places[places[i]].depth, i);
    arena_free(made.arena);
}

TESTS(cmocka_unit_test(test_labels), cmocka_unit_test(test_sentences),
      cmocka_unit_test(test_reasons_of_random_debates),
      CONTENT_TEST(test_reasons_of_the_content), cmocka_unit_test(test_cruxes),
      cmocka_unit_test(test_exported_frameworks_say_the_same),
      cmocka_unit_test(test_degrees), cmocka_unit_test(test_bad_suppositions),
      cmocka_unit_test(test_changes_go_by_nearness))
