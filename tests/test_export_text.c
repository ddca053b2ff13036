#include "src/argdown/argdown_build.h"
#include "src/base/vec.h"
#include "src/export/export_text.h"
#include "src/export/json_text.h"
#include "src/text/text.h"
#include "tests/check.h"

static void take(void *context, Str line)
{
    buffer_add(context, line);
    buffer_add_byte(context, '\n');
}

static Str debate_text_of(const char *source, int columns, Arena *arena)
{
    Problems problems = { .arena = arena };
    Buffer out = { .arena = arena };
    const Debate *debate =
        argdown_read(arena, str("x.argdown"), str(source), &problems);
    export_text_debate(tree_make(debate, arena), columns, take, &out);
    return buffer_str(&out);
}

static Str document_text_of(const char *source, int columns, Arena *arena)
{
    Problems problems = { .arena = arena };
    Buffer out = { .arena = arena };
    export_text_document(document_read(arena, str("x.md"), str(source), &problems),
                         columns, take, &out);
    return buffer_str(&out);
}

// clang-format off
static const struct {
    const char *what, *source;
    int columns;
    const char *text;
} debates[] = {
    { "signs, addresses, counts, references and citations",
      "===\ntitle: Is it?\nabstract: Why ask.\n===\n\n"
      "[Soft]: Attraction moves states. {cite: [{doc: forum, at: \"6p1\"}, {doc: more}]}\n"
      "    <+ [Songs]: Songs are liked.\n"
      "        <_ [Not admired]: Liking is not admiring.\n"
      "    <- [Hard]: Force decides.\n"
      "    <+ A claim without a title.\n\n"
      "[Hard]\n    +> [Songs]\n", 50,
      "Is it?\n"
      "\n"
      "Why ask.\n"
      "\n"
      "5 claims · 1 thesis · 3 deep\n"
      "\n"
      "▾ 1 Soft                                     +2 −1\n"
      "│   Attraction moves states.\n"
      "│   § forum 6p1, more\n"
      "├─+ ▾ 1.1 Songs                              +1 ⊘1\n"
      "│   │   Songs are liked.\n"
      "│   ├─+ ⇢ (1.3) Hard\n"
      "│   ╰┈⊘ · 1.1.1 Not admired\n"
      "│           Liking is not admiring.\n"
      "├─+ · 1.2 A claim without a title.\n"
      "╰╌− · 1.3 Hard\n"
      "        Force decides.\n" },
    { "several theses, contraries and contradictions",
      "[A]: One.\n    >< [B]: Two.\n\n[C]: Three.\n    - [D]: Four.\n\n[D]\n    - [C]\n", 40,
      "x.argdown\n"
      "\n"
      "4 claims · 4 theses · 2 deep\n"
      "\n"
      "▾ 1 A\n"
      "│   One.\n"
      "╰═╳ ⇢ (2) B\n"
      "\n"
      "▾ 2 B\n"
      "│   Two.\n"
      "╰═╳ ⇢ (1) A\n"
      "\n"
      "▾ 3 C\n"
      "│   Three.\n"
      "╰╌≠ ⇢ (4) D\n"
      "\n"
      "▾ 4 D\n"
      "│   Four.\n"
      "╰╌≠ ⇢ (3) C\n" },
    { "linked premises in a bracket",
      "[T]: The thesis.\n    <+ <Reason>\n\n<Reason>\n\n(1) [P]: First.\n(2) [Q]: Second.\n"
      "-----\n(3) [T]\n\n[P]\n    <- [X]: Against.\n", 44,
      "x.argdown\n"
      "\n"
      "5 claims · 1 thesis · 4 deep\n"
      "\n"
      "▾ 1 T                                     +1\n"
      "│   The thesis.\n"
      "╰─+ ▾ 1.1 <Reason> because                ⎡2\n"
      "    ⎡   ▾ 1.1.1 P                         −1\n"
      "    ⎢   │   First.\n"
      "    ⎢   ╰╌− · 1.1.1.1 X\n"
      "    ⎢           Against.\n"
      "    ⎢ and\n"
      "    ⎣   · 1.1.2 Q\n"
      "            Second.\n" },
    { "a narrow page wraps names and puts counts apart",
      "[A rather long title of a thesis]: Its text is long, too.\n    <+ [B]: b\n", 20,
      "x.argdown\n"
      "\n"
      "2 claims · 1 thesis\n"
      "· 2 deep\n"
      "\n"
      "▾ 1 A rather      +1\n"
      "│   long title\n"
      "│   of a thesis\n"
      "│   Its text is\n"
      "│   long, too.\n"
      "╰─+ · 1.1 B\n"
      "        b\n" },
    { "nothing to show",
      "# Only a heading\n", 40,
      "Only a heading\n"
      "\n"
      "There are no claims in this debate.\n"
      "\n" },
    { "what a terminal must not get is taken out",
      "[A]: red \x1B[31m text\n", 60,
      "x.argdown\n"
      "\n"
      "1 hidden character shown as a mark\n"
      "\n"
      "1 claim · 1 thesis · 1 deep\n"
      "\n"
      "· 1 A\n"
      "    red \xEF\xBF\xBD[31m text\n" },
};

static const struct {
    const char *what, *source;
    int columns;
    const char *text;
} documents[] = {
    { "head, sections, paragraphs",
      "---\ntitle: On power\nauthor: Nye\nyear: 1990\nabout: What it is.\ntrust: Read with care.\n---\n\n"
      "Before.\n\n# First\n\nA *long* paragraph that is wrapped.\n\n## Second\n\nText.\n", 24,
      "On power\n"
      "\n"
      "Nye, 1990\n"
      "\n"
      "What it is.\n"
      "\n"
      "Read with care.\n"
      "\n"
      "¶1    Before.\n"
      "\n"
      "1 First\n"
      "───────\n"
      "\n"
      "¶1    A long paragraph\n"
      "      that is wrapped.\n"
      "\n"
      "1.1 Second\n"
      "\n"
      "¶1    Text.\n" },
    { "lists, quotations, code and rules",
      "- one\n- two\n    1. inner\n\n> quoted words\n> go on\n\n    code  stays\n    as it is\n\n---\n\nEnd.\n", 40,
      "x\n"
      "\n"
      "¶1    • one\n"
      "¶2    • two\n"
      "¶3      1. inner\n"
      "\n"
      "¶4    │ quoted words go on\n"
      "\n"
      "¶5    code  stays\n"
      "      as it is\n"
      "\n"
      "      ──────────\n"
      "\n"
      "¶6    End.\n" },
    { "a table that fits",
      "| Index | Value |\n|:--|--:|\n| Reach | 10 |\n| Trust in it | 9 |\n", 40,
      "x\n"
      "\n"
      "¶1\n"
      "      Index        Value\n"
      "      ───────────  ─────\n"
      "      Reach           10\n"
      "      Trust in it      9\n" },
    { "a table that does not",
      "| Index | Value |\n|:--|--:|\n| Reach | ten points |\n| Trust in it | 9 |\n", 24,
      "x\n"
      "\n"
      "¶1\n"
      "      Index: Reach\n"
      "        Value: ten\n"
      "        points\n"
      "\n"
      "      Index: Trust in it\n"
      "        Value: 9\n" },
    { "nothing", "", 40, "x\n\n" },
};
// clang-format on

static void test_debates(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(debates); i++) {
        Arena *arena = arena_new();
        check_str(debate_text_of(debates[i].source, debates[i].columns, arena),
                  debates[i].text, debates[i].what);
        arena_free(arena);
    }
}

static void test_documents(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(documents); i++) {
        Arena *arena = arena_new();
        check_str(document_text_of(documents[i].source, documents[i].columns, arena),
                  documents[i].text, documents[i].what);
        arena_free(arena);
    }
}

// R20: a chain of many levels, each a reply to the one before.
static void test_r20_depth_costs_no_stack_and_no_width(void **state)
{
    (void)state;
    enum { LEVELS = 50000, COLUMNS = 60 };
    Arena *arena = arena_new();
    Buffer source = { .arena = arena };
    buffer_add(&source, str("[c0]: The thesis.\n"));
    for (int i = 1; i < LEVELS; i++)
        buffer_format(&source, "\n[c%d]: Text.\n  +> [c%d]\n", i, i - 1);
    buffer_add_byte(&source, '\0');
    Problems problems = { .arena = arena };
    Str text = buffer_str(&source);
    text.length--;
    const Debate *debate = argdown_read(arena, str("x"), text, &problems);
    const Tree *tree = tree_make(debate, arena);
    assert_int_equal(tree->deepest, LEVELS - 1);
    Buffer out = { .arena = arena };
    export_text_debate(tree, COLUMNS, take, &out);
    Str rest = buffer_str(&out), line;
    size_t lines = 0;
    for (; str_next(&rest, '\n', &line); lines++)
        assert_true(text_width(line) <= COLUMNS);
    assert_true(lines >= 2 * LEVELS);
    arena_free(arena);
}

// Every line fits, whatever the width.
static void test_lines_fit(void **state)
{
    (void)state;
    for (int columns = 1; columns < 130; columns++) {
        int least = columns < EXPORT_COLUMNS_LEAST ? EXPORT_COLUMNS_LEAST : columns;
        for (size_t i = 0; i < COUNT(debates) + COUNT(documents); i++) {
            Arena *arena = arena_new();
            bool is_debate = i < COUNT(debates);
            Str rest = is_debate
                           ? debate_text_of(debates[i].source, columns, arena)
                           : document_text_of(documents[i - COUNT(debates)].source,
                                              columns, arena);
            Str line;
            while (str_next(&rest, '\n', &line))
                if (text_width(line) > least)
                    fail_msg("at %d: '%.*s'", columns, (int)line.length, line.data);
            arena_free(arena);
        }
    }
}

static void test_json_strings(void **state)
{
    (void)state;
    static const struct {
        const char *text, *json;
    } cases[] = {
        { "", "\"\"" },
        { "plain", "\"plain\"" },
        { "a \"b\" \\ c\n", "\"a \\\"b\\\" \\\\ c\\n\"" },
        { "\x1B[2J\t\x7F", "\"\\u001b[2J\\u0009\\u007f\"" },
        { "é软\xF0\x9F\x98\x80", "\"\\u00e9\\u8f6f\\ud83d\\ude00\"" },
        { "\xFF", "\"\\ufffd\"" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        Arena *arena = arena_new();
        Buffer out = { .arena = arena };
        json_text_string(&out, str(cases[i].text));
        check_str(buffer_str(&out), cases[i].json, "a string as JSON");
        arena_free(arena);
    }
    Arena *arena = arena_new();
    Buffer out = { .arena = arena };
    buffer_add_byte(&out, '{');
    json_text_field(&out, "a", str("x{"));
    json_text_field(&out, "b", str("y"));
    check_str(buffer_str(&out), "{\"a\":\"x{\",\"b\":\"y\"", "fields");
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_debates), cmocka_unit_test(test_documents),
      cmocka_unit_test(test_r20_depth_costs_no_stack_and_no_width),
      cmocka_unit_test(test_lines_fit), cmocka_unit_test(test_json_strings))
