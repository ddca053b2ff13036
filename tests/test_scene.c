// Scenes: what of a debate is shown for what is open, in which boxes, with which words.
#include <inttypes.h>
#include "src/base/vec.h"
#include "src/map/interest.h"
#include "src/map/scene_make.h"
#include "tests/check.h"
#include "tests/sketch.h"

#define STR_ARGUMENTS(text) (int)(text).length, (text).data

enum { COLUMNS = 80, EVERYTHING = 1 << 30 };

typedef struct {
    Arena *arena;
    SceneSubject subject;
    SceneFolds folds;
    SceneOptions options;
    Bearings bearings;
} Stage;

static Stage *stage_of(const Debate *debate, Arena *arena)
{
    Stage *stage = arena_get(arena, 1, sizeof *stage);
    const Tree *tree = tree_make(debate, arena);
    *stage = (Stage){ .arena = arena,
                      .subject = { .debate = debate, .tree = tree },
                      .folds = scene_folds_make(tree, arena),
                      .options = { .zoom = ZOOM_TITLE, .columns = COLUMNS },
                      .bearings = bearings_make(debate, arena) };
    stage->subject.bearings = &stage->bearings;
    return stage;
}

static const Scene *scene_of(Stage *stage)
{
    return scene_make(&stage->subject, &stage->folds, &stage->options, stage->arena);
}

// --- scenes in words

// A row in a few words: the first line of a claim, "because" and "and" as they are;
// what is folded stands behind it.
static void print_row(Buffer *out, const SceneRow *row)
{
    Str line = row->height > 0 ? row->lines[0] : str("");
    buffer_format(out, "%.*s", STR_ARGUMENTS(line));
    if (row->counts.length > 0)
        buffer_format(out, " (%.*s)", STR_ARGUMENTS(row->counts));
}

static void print_link(Buffer *out, const Scene *scene, int32_t number)
{
    const GraphLink *link = &scene->graph.links[number];
    const SceneLink *ends = &scene->links[number];
    buffer_format(out, "; %.*s %s%" PRId32 "%s %.*s",
                  STR_ARGUMENTS(scene->rows[ends->from_row].lines[0]),
                  link_sign(link->link), link->count, link->is_home ? "" : "~",
                  STR_ARGUMENTS(scene->rows[ends->to_row].lines[0]));
    if (link->port != PORT_ANYWHERE)
        buffer_format(out, " at %" PRId32, link->port);
}

// "(A), <B>, {C | D}, [E | because | F | and | G]; B +1 A; ...": boxes of claims and
// arguments, cards and frames; then links, "~" if they are not at home.
static Str print_scene(const Scene *scene, Arena *arena)
{
    static const char *const opened[] = { "(", "<", "{" }, *const closed[] = { ")", ">",
                                                                               "}" };
    Buffer out = { .arena = arena };
    for (int32_t i = 0; i < scene->graph.box_count; i++) {
        const SceneBox *box = &scene->boxes[i];
        buffer_format(&out, "%s%s", i > 0 ? ", " : "",
                      box->is_frame ? "[" : opened[box->kind]);
        for (int32_t row = 0; row < box->row_count; row++) {
            buffer_add(&out, str(row > 0 ? " | " : ""));
            print_row(&out, &scene->rows[box->first_row + row]);
        }
        buffer_add(&out, str(box->is_frame ? "]" : closed[box->kind]));
    }
    for (int32_t i = 0; i < scene->graph.link_count; i++)
        print_link(&out, scene, i);
    return buffer_str(&out);
}

// What is open: "A+" the pros of A, "A-" its cons, "A" all of it, "*" everything.
static void open_some(Stage *stage, const char *wanted)
{
    Str rest = str(wanted), word;
    while (str_next(&rest, ' ', &word)) {
        char name[16] = "";
        char last = word.data[word.length - 1];
        bool is_kind = last == '+' || last == '-';
        memcpy(name, word.data, word.length - is_kind);
        if (str_is(word, "*")) {
            scene_fold_open_below(&stage->folds, NONE, EVERYTHING);
            continue;
        }
        unsigned kinds = last == '+'   ? LINKS_PROS
                         : last == '-' ? LINKS_CONS
                                       : LINKS_ALL;
        Node node = sketch_node(stage->subject.debate, name);
        assert_true(scene_fold_open(&stage->folds, tree_home(stage->subject.tree, node),
                                    kinds));
    }
}

// clang-format off
static const struct {
    const char *debate, *open, *scene;
} scenes[] = {
    { "T\n", "", "(T)" },
    { "T\nA + T\nB - T\n", "", "(T (1+ 1−))" },
    { "T\nA + T\nB - T\n", "T", "(T), (A), (B); A +1 T; B −1 T" },
    { "T\nA + T\nB - T\n", "T+", "(T (1−)), (A); A +1 T" },
    { "T\nA + T\nB - T\n", "T-", "(T (1+)), (B); B −1 T" },
    // cards
    { "T\nA + T\nB + T\nC - T\n", "T", "(T), {A | B}, (C); A +2 T; C −1 T" },
    { "T\nA + T\nB + T\nC + T\nD - B\n", "T", "(T), {A | B (1−) | C}; A +3 T" },
    { "T\nA + T\nB + T\nC + T\nD - B\n", "T B", "(T), {A | C}, (B), (D); A +2 T; B +1 T; D −1 B" },
    { "T\nA + T\nB + T\nC + T\nA - B\n", "T", "(T), (A), (B), (C); A +1 T; B +1 T; A −1~ B; C +1 T" },
    { "T\nA + T\nB + T\nA - Z\nZ\n", "T", "(T), (A), (B), (Z); A +1 T; B +1 T; A −1~ Z" },
    // references, symmetric relations, relations to itself
    { "T\nU\nA + T\nA - U\n", "T", "(T), (A), (U); A +1 T; A −1~ U" },
    { "T\nU\nA + T\nA - U\n", "", "(T (1+)), (U (1−))" },
    { "T\nU\nT >< U\n", "", "(T), (U); T ╳1~ U" },
    { "T\nU\nT - U\nU - T\n", "", "(T), (U); T ≠1~ U" },
    { "T\nA + T\nA + A\n", "T", "(T), (A); A +1 T; A +1~ A" },
    { "T\nA + T\nA + T\n", "T", "(T), (A); A +2 T" },
    { "T\nA - T\nB _ A>T\n", "*", "(T), (A), (B); A −1 T; B ⊘1 A" },
    // arguments
    { "T\n<A> + T\n", "*", "(T), <A>; A +1 T" },
    { "T\n<A> : P Q => T\n", "T", "(T), <A (2⎡)>; A +1 T" },
    { "T\n<A> : P Q => T\n", "*", "(T), [A | because | P | and | Q]; A +1 T" },
    { "T\n<A> : P Q => T\nX - Q\nY _ <A>\nZ - <A>\nW - T\n", "*",
      "(T), [A | because | P | and | Q], (X), (Z), (Y), (W); A +1 T; X −1 Q at 19; Z −1 A; Y ⊘1 because at 21; W −1 T" },
    { "T\n<A> : P Q => C : R => T\n", "*",
      "(T), [A | because | C | because | P | and | Q | and | R]; A +1 T" },
    { "T\n<A> : P Q => T\n<B> : P R => T\n", "*",
      "(T), [A | because | P | and | Q], [B | because | ⇢ P | and | R]; A +1 T; B +1 T" },
};
// clang-format on

static void test_scenes(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < COUNT(scenes); i++) {
        Arena *arena = arena_new();
        Stage *stage = stage_of(sketch(arena, scenes[i].debate), arena);
        open_some(stage, scenes[i].open);
        check_str(print_scene(scene_of(stage), arena), scenes[i].scene,
                  scenes[i].debate);
        arena_free(arena);
    }
}

TESTS(cmocka_unit_test(test_scenes))
