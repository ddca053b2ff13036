#include "tests/random_debate.h"
#include "src/base/alloc.h"

typedef struct {
    Random random;
    Buffer out;
    int left; // claims and arguments still to be made
    int next; // number of the next title
} Maker;

uint32_t random_below(Random *random, uint32_t below)
{
    random->state = random->state * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)(random->state >> 4) * below >> 28);
}

static uint32_t roll(Maker *maker, uint32_t below)
{
    return random_below(&maker->random, below);
}

static void add(Maker *maker, const char *text)
{
    buffer_add(&maker->out, str(text));
}

static void add_words(Maker *maker, int indent)
{
    static const char *const words[] = {
        "power",
        "people",
        "trust",
        "*liking*",
        "**force**",
        "_a law_",
        "states",
        "softly",
        "[link](u.v)",
        "@[T1]",
        "@<T2>",
        "\\*",
        "é",
        "\u65E5\u672C",
        "\U0001F600",
        "a, b",
        "x. y",
        "(so)",
        "1990",
        "half-way",
        ".->.",
        "#tag",
        "#(two words)",
        "it's",
        "/* no */",
        "\u8F6F\u5B9E\u529B",
        "4 > 3",
    };
    uint32_t count = 1 + roll(maker, 7);
    for (uint32_t i = 0; i < count; i++) {
        const char *word = words[roll(maker, COUNT(words))];
        if (i > 0)
            add(maker, " ");
        add(maker, i == 0 && word[0] == '/' ? "so" : word); // a comment is no text
    }
    if (roll(maker, 8) == 0)
        buffer_format(&maker->out, "\n%*smore of it", indent, "");
}

static void add_data(Maker *maker)
{
    static const char *const data[] = {
        " {source: \"a book, p. 2\"}",
        " {isInMap: false}",
        " {n: 1.5, b: true, z: ~}",
        " {cite: [{doc: d, at: \"1p2\"}, {doc: e, at: \"3p4\"}]}",
        " {isCanonical: true}",
        " {weight: 0.25, speaker: Nye}",
    };
    if (roll(maker, 6) == 0)
        add(maker, data[roll(maker, COUNT(data))]);
}

// An element: mostly something new, sometimes what is there already.
static void add_element(Maker *maker, bool may_be_argument, int indent)
{
    int known = maker->next > 0 ? (int)roll(maker, (uint32_t)maker->next) : 0;
    bool is_argument = may_be_argument && roll(maker, 4) == 0;
    uint32_t form = roll(maker, 10);
    maker->left--;
    if (form == 0) {
        add(maker, "Plain ");
        add_words(maker, indent);
    } else if (form <= 2) {
        buffer_format(&maker->out, is_argument ? "<T%d>" : "[T%d]", known);
        if (roll(maker, 3) == 0)
            add(maker, " #tag #(two words)");
    } else {
        buffer_format(&maker->out, is_argument ? "<T%d>: " : "[T%d]: ", maker->next++);
        add_words(maker, indent);
    }
    add_data(maker);
}

static void add_relations(Maker *maker, int levels)
{
    static const char *const signs[] = { "+",  "-",  "<+", "<-", "+>",
                                         "->", "><", "<_", "_",  "_>" };
    enum { DEEPEST = 9 };
    int depth = 0;
    while (maker->left > 0 && roll(maker, 5) > 0) {
        depth = 1 + (int)roll(maker, (uint32_t)(depth < DEEPEST ? depth + 1 : depth));
        const char *sign = signs[roll(maker, COUNT(signs))];
        buffer_format(&maker->out, "\n%*s%s ", depth * levels, "", sign);
        add_element(maker, strcmp(sign, "><") != 0, depth * levels + 2);
    }
}

static void add_argument(Maker *maker)
{
    static const char *const inferences[] = { "----", "-- Modus ponens --",
                                              "-- A, B {uses: [1]} --" };
    int number = 1;
    buffer_format(&maker->out, "<T%d>: ", maker->next++);
    add_words(maker, 2);
    add(maker, "\n");
    for (uint32_t steps = 1 + roll(maker, 2); steps > 0; steps--) {
        for (uint32_t premises = 1 + roll(maker, 3); premises > 0; premises--) {
            buffer_format(&maker->out, "\n(%d) ", number++);
            add_element(maker, false, 4);
        }
        buffer_format(&maker->out, "\n%s", inferences[roll(maker, COUNT(inferences))]);
        if (roll(maker, 4) == 0)
            buffer_format(&maker->out, "\n    <_ <T%d>: Not so", maker->next++);
        buffer_format(&maker->out, "\n(%d) ", number++);
        add_element(maker, false, 4);
    }
    if (roll(maker, 3) == 0)
        add_relations(maker, 3);
}

static void add_list(Maker *maker)
{
    bool ordered = roll(maker, 2) == 0;
    for (int i = 1; i <= 3; i++) {
        buffer_format(&maker->out, ordered ? "%s%d. " : "%s* ", i > 1 ? "\n" : "", i);
        add_element(maker, true, 4);
    }
}

Str random_debate(Arena *arena, uint32_t seed, int size)
{
    Maker maker = { .random = { seed * 2654435761u + 1 },
                    .out.arena = arena,
                    .left = size };
    if (roll(&maker, 2) == 0)
        add(&maker, "===\ntitle: A debate\nauthor: nobody\n===\n\n");
    while (maker.left > 0) {
        uint32_t kind = roll(&maker, 12);
        if (kind == 0) {
            buffer_format(&maker.out, "%.*s Part %u", 1 + (int)roll(&maker, 3), "###",
                          roll(&maker, 9));
            add(&maker, roll(&maker, 4) == 0 ? " {isGroup: true}" : "");
        } else if (kind <= 2) {
            add_argument(&maker);
        } else if (kind == 3) {
            add_list(&maker);
        } else {
            add(&maker, roll(&maker, 9) == 0 ? "// what comes next\n" : "");
            add_element(&maker, true, 0);
            add_relations(&maker, roll(&maker, 2) == 0 ? 2 : 4);
        }
        add(&maker, "\n\n");
    }
    return buffer_str(&maker.out);
}
