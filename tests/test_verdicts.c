// What readers answer about claims: kept, written to a file and read back, compared.
#include "src/argdown/argdown_build.h"
#include "src/base/vec.h"
#include "src/debate/divergence.h"
#include "src/debate/problem.h"
#include "tests/check.h"
#include "ui/verdict_file.h"

static const char text[] = "[T]: Thesis.\n"
                           "  <+ [A]: First.\n"
                           "    <- [B]: Against it.\n"
                           "  <- [C]: Second.\n";

static const Tree *tree_of(Arena *arena)
{
    Problems problems = { .arena = arena };
    return tree_make(argdown_read(arena, str("case"), str(text), &problems), arena);
}

// "T yes, A no/yes": what is judged of titles, the second answer about the bearing.
static Judgements judged(const Tree *tree, Str words, Arena *arena)
{
    Judgements made = judgements_make(tree, arena);
    Str word;
    while (str_next(&words, ',', &word)) {
        Str title, answer, rest = str_trim(word);
        str_next(&rest, ' ', &title);
        str_next(&rest, '/', &answer);
        for (PlaceId id = 0; id < tree->count; id++)
            if (str_equal(debate_title(tree->debate, tree->places[id].node), title)) {
                made.truth[id] = (unsigned char)opinion_parse(answer).answer;
                made.bearing[id] = (unsigned char)opinion_parse(rest).answer;
            }
    }
    return made;
}

// clang-format off
static const struct {
    const char *what, *left, *right, *found;
} cases[] = {
    { "they agree",                    "T yes, A no",  "T yes, A no",  "" },
    { "one says nothing",              "T yes, A no",  "B yes",        "" },
    { "on the thesis alone",           "T yes, A yes", "T no, A yes",  "T" },
    { "what follows is left out",      "T yes, A yes", "T no, A no",   "A" },
    { "down to the first",             "T yes, A yes, B no", "T no, A no, B yes", "B" },
    { "a step between is not judged",  "T yes, B no",  "T no, B yes",  "T B" },
    { "unsure is an answer",           "T unsure",     "T yes",        "T" },
    { "true, but beside the point",    "T yes, C yes/no", "T no, C yes/yes", "C?" },
    { "nearest to the thesis first",   "B yes, C no",  "B no, C yes",  "C B" },
};
// clang-format on

static void test_divergence(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Arena *arena = arena_new();
        const Tree *tree = tree_of(arena);
        Judgements left = judged(tree, str(cases[i].left), arena);
        Judgements right = judged(tree, str(cases[i].right), arena);
        Divergence *found;
        size_t count = divergence_find(tree, &left, &right, &found, arena);
        Buffer out = { .arena = arena };
        for (size_t k = 0; k < count; k++) {
            Str title = debate_title(tree->debate, tree->places[found[k].place].node);
            buffer_format(&out, "%s%.*s%s", k > 0 ? " " : "", STR_ARGUMENTS(title),
                          found[k].is_bearing ? "?" : "");
        }
        check_str(buffer_str(&out), cases[i].found, cases[i].what);
        arena_free(arena);
    }
}

static void test_opinions(void **state)
{
    (void)state;
    static const char *const kept[] = { "yes", "no 0", "unsure 4", "" };
    Arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(kept); i++)
        check_str(opinion_print(opinion_parse(str(kept[i])), arena), kept[i], kept[i]);
    check_str(opinion_print(opinion_parse(str("yes 7")), arena), "yes", "no strength");
    check_str(opinion_print(opinion_parse(str("perhaps 3")), arena), "", "no answer");
    arena_free(arena);
}

static const StateVerdict verdicts[] = {
    { .library = { "lib", 3 },
      .source = { "harbour", 7 },
      .key = { "A \"b\"\n\u00e9", 8 },
      .truth = { ANSWER_YES, 3 },
      .bearing = { ANSWER_NO, -1 },
      .before = { ANSWER_UNSURE, 0 },
      .changed = 1764000000 },
    { .library = { "lib", 3 },
      .source = { "harbour", 7 },
      .key = { "C", 1 },
      .truth = { ANSWER_NO, -1 },
      .bearing = { ANSWER_NONE, -1 },
      .before = { ANSWER_NONE, -1 },
      .changed = 5 },
};

static void check_verdict(const StateVerdict *verdict, const StateVerdict *expected)
{
    assert_true(str_equal(verdict->key, expected->key));
    assert_true(str_equal(verdict->source, expected->source));
    assert_int_equal(verdict->truth.answer, expected->truth.answer);
    assert_int_equal(verdict->truth.strength, expected->truth.strength);
    assert_int_equal(verdict->bearing.answer, expected->bearing.answer);
    assert_int_equal(verdict->before.answer, expected->before.answer);
    assert_int_equal(verdict->changed, expected->changed);
}

static void test_file(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    StateVerdict *read;
    size_t count;
    Str file = verdict_file_write(verdicts, COUNT(verdicts), arena);
    assert_true(verdict_file_read(file, str("f"), arena, &read, &count, &problems));
    assert_int_equal(count, COUNT(verdicts));
    for (size_t i = 0; i < count; i++)
        check_verdict(&read[i], &verdicts[i]);
    assert_int_equal(problems.count, 0);
    static const char *const wrong[] = {
        "", "hello", "{}", "[1, 2]", "{\"format\": 3", "{\"format\": \"moot-verdicts\"}"
    };
    for (size_t i = 0; i < COUNT(wrong); i++) {
        Problems found = { .arena = arena };
        if (verdict_file_read(str(wrong[i]), str("f"), arena, &read, &count, &found) ||
            found.count == 0)
            fail_msg("'%s' is taken for a file of verdicts", wrong[i]);
    }
    Str half = str("{\"format\": \"moot-verdicts\", \"verdicts\": [{\"claim\": 3}, "
                   "{\"source\": \"s\", \"claim\": \"T\", \"true\": "
                   "{\"answer\": \"yes\", \"strength\": 9}}]}");
    assert_true(verdict_file_read(half, str("f"), arena, &read, &count, &problems));
    assert_int_equal(count, 1);
    assert_int_equal(read[0].truth.strength, -1);
    assert_int_equal(problems.count, 1);
    arena_free(arena);
}

static void test_state(void **state)
{
    (void)state;
    Error error;
    Arena *arena = arena_new();
    StateVerdict *kept;
    State *memory = state_open(NULL, &error);
    assert_non_null(memory);
    for (size_t i = 0; i < COUNT(verdicts); i++) {
        assert_true(state_set_verdict(memory, &verdicts[i], &error));
        assert_true(state_set_stance(memory, &verdicts[i], &error));
    }
    StateVerdict later = verdicts[0];
    later.before = (Opinion){ ANSWER_YES, 4 };
    assert_true(state_set_stance(memory, &later, &error)); // the first one stays
    assert_int_equal(state_verdicts(memory, str("lib"), str("harbour"), arena, &kept),
                     2);
    check_verdict(&kept[0], &verdicts[0]);
    check_verdict(&kept[1], &verdicts[1]);
    later = verdicts[1];
    later.truth = no_opinion;
    assert_true(state_set_verdict(memory, &later, &error));
    assert_int_equal(state_verdicts(memory, str(""), str(""), arena, &kept), 1);
    assert_int_equal(state_verdicts(memory, str("lib"), str("else"), arena, &kept), 0);
    StatePrediction prediction = { str("lib"),  str("harbour"), str("A"),
                                   str("sign"), str("support"), str("attack"),
                                   str("17") };
    StatePrediction *log;
    assert_true(state_add_prediction(memory, &prediction, &error));
    assert_true(state_add_prediction(memory, &prediction, &error));
    assert_int_equal(state_predictions(memory, arena, &log), 2);
    check_str(log[1].answer, "attack", "a prediction");
    check_str(log[1].made, "17", "its time");
    state_close(memory);
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_divergence), cmocka_unit_test(test_opinions),
      cmocka_unit_test(test_file), cmocka_unit_test(test_state))
