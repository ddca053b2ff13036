// Scenes: what of a debate is shown for what is open, in which boxes, with which words.
#include <inttypes.h>
#include "src/argdown/argdown_build.h"
#include "src/base/vec.h"
#include "src/map/interest.h"
#include "src/map/scene_make.h"
#include "tests/check.h"
#include "tests/random_debate.h"
#include "tests/sketch.h"

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

static Str first_line(const SceneRow *row)
{
    return row->height > 0 ? row->lines[0] : str("");
}

// A row in a few words: the first line of a claim, "because" and "and" as they are;
// what is folded stands behind it.
static void print_row(Buffer *out, const SceneRow *row)
{
    buffer_format(out, "%.*s", STR_ARGUMENTS(first_line(row)));
    if (row->counts.length > 0)
        buffer_format(out, " (%.*s)", STR_ARGUMENTS(row->counts));
}

static void print_link(Buffer *out, const Stage *stage, const Scene *scene,
                       int32_t number)
{
    const GraphLink *link = &scene->graph.links[number];
    const Place *places = stage->subject.tree->places;
    const Place *at = &places[scene->link_places[scene->links[number].first_place]];
    const SceneBox *box = &scene->boxes[link->to];
    const SceneRow *from = &scene->rows[scene->row_of[at->home]];
    const SceneRow *to = &scene->rows[scene->row_of[at->parent]];
    for (int32_t i = 0; i < box->port_count; i++)
        if (scene->ports[box->first_port + i].column == link->port)
            to = &scene->rows[scene->ports[box->first_port + i].row];
    bool is_turned = from->box != link->from;
    buffer_format(out, "; %.*s %s%" PRId32 "%s %.*s",
                  STR_ARGUMENTS(first_line(is_turned ? to : from)),
                  link_sign(link->link), link->count, link->is_home ? "" : "~",
                  STR_ARGUMENTS(first_line(is_turned ? from : to)));
    if (link->port != PORT_ANYWHERE)
        buffer_format(out, " at %" PRId32, link->port);
}

// "(A), <B>, {C | D}, [E | because | F | and | G]; B +1 A; ...": boxes of claims and
// arguments, cards and frames; then links, "~" if they are not at home.
static Str print_scene(const Stage *stage, const Scene *scene, Arena *arena)
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
        print_link(&out, stage, scene, i);
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
        check_str(print_scene(stage, scene_of(stage), arena), scenes[i].scene,
                  scenes[i].debate);
        arena_free(arena);
    }
}

// --- words

// The lines of all rows of the only box, "/" between lines, "|" between rows.
static Str print_lines(const Scene *scene, Arena *arena)
{
    Buffer out = { .arena = arena };
    for (int32_t i = 0; i < scene->boxes[0].row_count; i++) {
        const SceneRow *row = &scene->rows[i];
        buffer_add(&out, str(i > 0 ? " | " : ""));
        for (int32_t line = 0; line < row->height; line++)
            buffer_format(&out, "%s%.*s", line > 0 ? "/" : "",
                          STR_ARGUMENTS(row->lines[line]));
    }
    return buffer_str(&out);
}

// clang-format off
static const struct {
    const char *debate;
    Zoom zoom;
    int32_t columns;
    Arrangement arrangement;
    Charset charset;
    const char *lines;
    int32_t width, height;
} texts[] = {
    { "[A long name for a claim]: It has a text that is longer.\n", ZOOM_DOT, 80, ARRANGEMENT_LAYERED, CHARSET_UTF8, "●", 1, 1 },
    { "[A long name for a claim]: It has a text that is longer.\n", ZOOM_TAG, 80, ARRANGEMENT_LAYERED, CHARSET_UTF8, "A long name f…", 14, 1 },
    { "[A long name for a claim]: It has a text that is longer.\n", ZOOM_TITLE, 80, ARRANGEMENT_LAYERED, CHARSET_UTF8, "A long name for a claim/It has a text that is/longer.", 32, 5 },
    { "[A long name for a claim]: It has a text that is longer.\n", ZOOM_TITLE, 20, ARRANGEMENT_LAYERED, CHARSET_UTF8, "A long name for/a claim/It has a text/that is longer.", 20, 6 },
    { "[A long name for a claim]: It has a text that is longer.\n", ZOOM_TITLE, 80, ARRANGEMENT_HANGING, CHARSET_UTF8, "A long name for a claim    It has a text that is longer.", 78, 3 },
    { "[A]: One two three four five six seven eight nine ten eleven twelve.\n", ZOOM_TITLE, 20, ARRANGEMENT_LAYERED, CHARSET_UTF8, "A/One two three/four five six s…", 20, 5 },
    { "[A]: One two three four five six seven eight nine ten eleven twelve.\n", ZOOM_TEXT, 20, ARRANGEMENT_LAYERED, CHARSET_UTF8, "A/One two three/four five six/seven eight nine/ten eleven/twelve.", 20, 8 },
    { "[A]: One two three four five six seven eight nine ten eleven twelve.\n", ZOOM_FULL, 12, ARRANGEMENT_LAYERED, CHARSET_UTF8, "A/One two/three/four/five six/seven/eight/nine ten/eleven/twelve.", 12, 12 },
    { "A claim without a name\n", ZOOM_FULL, 80, ARRANGEMENT_LAYERED, CHARSET_UTF8, "A claim without a name", 68, 3 },
    { "<A>: A reason.\n", ZOOM_TEXT, 80, ARRANGEMENT_LAYERED, CHARSET_UTF8, "A/A reason.", 48, 4 },
    { "<A>: A reason.\n", ZOOM_TEXT, 80, ARRANGEMENT_LAYERED, CHARSET_ASCII, "<A>/A reason.", 48, 4 },
    { "[軟實力]: 軟實力是一種力量，不是武力。\n", ZOOM_TITLE, 9, ARRANGEMENT_LAYERED, CHARSET_UTF8, "軟實/力/軟實/力是…", 9, 6 },
};
// clang-format on

static void test_texts(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < COUNT(texts); i++) {
        Arena *arena = arena_new();
        Problems problems = { .arena = arena };
        Stage *stage = stage_of(
            argdown_read(arena, str("debate"), str(texts[i].debate), &problems), arena);
        stage->options =
            (SceneOptions){ texts[i].zoom, texts[i].columns, texts[i].arrangement,
                            false, texts[i].charset };
        const Scene *scene = scene_of(stage);
        check_str(print_lines(scene, arena), texts[i].lines, texts[i].debate);
        assert_int_equal(scene->graph.boxes[0].width, texts[i].width);
        assert_int_equal(scene->graph.boxes[0].height, texts[i].height);
        arena_free(arena);
    }
}

static void test_long_card(void **unused)
{
    (void)unused;
    Arena *arena = arena_new();
    Buffer lines = { .arena = arena };
    buffer_add(&lines, str("T\n"));
    for (int i = 0; i < 20; i++)
        buffer_format(&lines, "A%d + T\n", i);
    buffer_add_byte(&lines, '\0');
    const Debate *debate = sketch(arena, buffer_str(&lines).data);
    Stage *stage = stage_of(debate, arena);
    open_some(stage, "*");
    const Scene *scene = scene_of(stage);
    assert_int_equal(scene->graph.box_count, 2);
    assert_int_equal(scene->boxes[1].row_count, 13);
    assert_int_equal(scene->graph.links[0].count, 20);
    const SceneRow *last = &scene->rows[scene->row_count - 1];
    check_str(last->lines[0], "… 8 more", "the end of a card");
    assert_int_equal(
        scene->row_of[tree_home(stage->subject.tree, sketch_node(debate, "A15"))],
        scene->row_count - 1);
    arena_free(arena);
}

// --- folds

static const char layers[] = "T\nA + T\nB + T\nC - T\nD + A\nE - A\nF + D\nG + B\n";

static void check_shows(Stage *stage, const char *expected, const char *what)
{
    Buffer out = { .arena = stage->arena };
    const SceneFolds *folds = &stage->folds;
    for (PlaceId id = scene_fold_next(folds, NONE); id != NONE;
         id = scene_fold_next(folds, id)) {
        Str title =
            debate_title(stage->subject.debate, stage->subject.tree->places[id].node);
        buffer_add(&out, title);
    }
    check_str(buffer_str(&out), expected, what);
}

static PlaceId home_of(const Stage *stage, const char *name)
{
    return tree_home(stage->subject.tree, sketch_node(stage->subject.debate, name));
}

static void close_all(SceneFolds *folds)
{
    memset(folds->open, 0, (size_t)folds->tree->count);
}

static void test_folds(void **unused)
{
    (void)unused;
    Arena *arena = arena_new();
    Stage *stage = stage_of(sketch(arena, layers), arena);
    SceneFolds *folds = &stage->folds;
    check_shows(stage, "T", "folded");
    assert_true(scene_fold_more(folds, EVERYTHING));
    check_shows(stage, "TABC", "a level more");
    assert_true(scene_fold_more(folds, EVERYTHING));
    check_shows(stage, "TADEBGC", "another");
    assert_true(scene_fold_more(folds, EVERYTHING));
    check_shows(stage, "TADFEBGC", "the last");
    assert_false(scene_fold_more(folds, EVERYTHING));
    assert_true(scene_fold_less(folds));
    check_shows(stage, "TADEBGC", "a level less");
    assert_true(scene_fold_toggle(folds, home_of(stage, "A"), LINKS_CONS));
    check_shows(stage, "TADBGC", "no cons");
    assert_true(scene_fold_toggle(folds, home_of(stage, "A"), LINKS_CONS));
    check_shows(stage, "TADEBGC", "and again");
    close_all(folds);
    check_shows(stage, "T", "nothing below");
    scene_fold_reveal(folds, home_of(stage, "F"));
    check_shows(stage, "TADFB", "what leads to it");
    folds->root = home_of(stage, "B");
    check_shows(stage, "B", "from further down");
    assert_true(scene_fold_open_below(folds, NONE, 1));
    check_shows(stage, "BG", "all of that");
    scene_fold_reveal(folds, home_of(stage, "D"));
    check_shows(stage, "TADFBG", "from the top again");
    close_all(folds);
    assert_false(scene_fold_open_below(folds, NONE, 4));
    check_shows(stage, "TADBC", "as much as may be");
    assert_false(scene_fold_open(folds, home_of(stage, "F"), LINKS_ALL));
    arena_free(arena);
}

static void test_carry(void **unused)
{
    (void)unused;
    Arena *arena = arena_new();
    Stage *before = stage_of(sketch(arena, layers), arena);
    scene_fold_open(&before->folds, home_of(before, "T"), LINKS_PROS);
    scene_fold_open(&before->folds, home_of(before, "B"), LINKS_ALL);
    Stage *after =
        stage_of(sketch(arena, "N + T\nB + T\nC - T\nG + B\nA + N\n"), arena);
    scene_fold_carry(&after->folds, &before->folds);
    check_shows(after, "TNBG", "what was open is open");
    before->folds.root = home_of(before, "B");
    scene_fold_carry(&after->folds, &before->folds);
    check_shows(after, "BG", "and begins where it began");
    arena_free(arena);
}

static void test_interest(void **unused)
{
    (void)unused;
    for (int seed = 1; seed <= check_seeds(5000); seed++) {
        Arena *arena = arena_new();
        Stage *stage = stage_of(sketch_random(arena, (uint32_t)seed, 60), arena);
        const Tree *tree = stage->subject.tree;
        PlaceId focus = tree->places[seed % tree->count].home;
        int32_t budget = 5 + seed % 40, shown = 0, above = 1 + tree->root_count;
        interest_open(&stage->folds, &(Interest){ .foci = &focus, .focus_count = 1 },
                      budget);
        assert_true(scene_fold_shows(&stage->folds, focus));
        for (PlaceId id = focus; tree->places[id].parent != NONE;
             id = tree->places[id].parent)
            for (PlaceId child = tree->places[tree->places[id].parent].first_child;
                 child != NONE; child = tree->places[child].next_sibling)
                above++;
        for (PlaceId id = scene_fold_next(&stage->folds, NONE); id != NONE;
             id = scene_fold_next(&stage->folds, id))
            shown++;
        assert_true(shown <= (budget > above ? budget : above));
        arena_free(arena);
    }
    assert_int_equal(interest_budget(80, 24, 18), 13);
    assert_int_equal(interest_budget(1, 1, 18), 12);
    assert_int_equal(interest_budget(5000, 200, 18), 400);
}

// --- any debate

// Opens about every second kind of replies.
static void open_randomly(Stage *stage, uint32_t *seed)
{
    const Tree *tree = stage->subject.tree;
    for (PlaceId id = 0; id < tree->count; id++)
        if (tree->places[id].home == id && check_random(seed) % 4 > 0)
            scene_fold_open(&stage->folds, id, check_random(seed) % 256);
    if (tree->count > 0 && check_random(seed) % 8 == 0)
        stage->folds.root =
            tree->places[check_random(seed) % (uint32_t)tree->count].home;
}

// Every row stands within its box, and its lines within the row.
static void check_rows(const Scene *scene)
{
    for (int32_t i = 0; i < scene->row_count; i++) {
        const SceneRow *row = &scene->rows[i];
        const SceneBox *box = &scene->boxes[row->box];
        int32_t border = box->is_bare ? 0 : 1;
        assert_in_range(i, box->first_row, box->first_row + box->row_count - 1);
        if (row->height == 0)
            continue;
        assert_true(row->x >= 0 && row->width >= 1);
        assert_true(row->x + row->width <= box->width);
        assert_true(row->y >= border && row->y + row->height + border <=
                                            scene->graph.boxes[row->box].height);
        for (int32_t line = 0; line < row->height; line++)
            assert_true(text_width(row->lines[line]) <=
                        (row->width > 1 ? row->width : 2));
        if (i > box->first_row)
            assert_true(row->y >= row[-1].y + row[-1].height);
    }
}

// What is shown is in one row, what is not is in none.
static void check_shown(const Stage *stage, const Scene *scene)
{
    const Tree *tree = stage->subject.tree;
    int32_t shown = 0;
    for (PlaceId id = 0; id < tree->count; id++) {
        if (tree->places[id].home != id)
            continue;
        bool is_shown = scene_fold_shows(&stage->folds, id);
        int32_t row = scene->row_of[id];
        shown += is_shown;
        assert_int_equal(row >= 0, is_shown);
        if (is_shown && scene->rows[row].kind == SCENE_NODE)
            assert_int_equal(scene->rows[row].place, id);
        else if (is_shown)
            assert_int_equal(scene->rows[row].kind, SCENE_MORE);
    }
    assert_int_equal(scene->shown, shown);
    for (int32_t i = 0; i < scene->row_count; i++)
        if (scene->rows[i].kind == SCENE_NODE)
            assert_int_equal(scene->row_of[scene->rows[i].place], i);
}

// Every relation between two that are shown is in one link, or in a frame.
static void check_relations(const Stage *stage, const Scene *scene)
{
    const Tree *tree = stage->subject.tree;
    int32_t *linked = arena_get(stage->arena, (size_t)tree->count + 1, sizeof *linked);
    for (int32_t i = 0; i < scene->graph.link_count; i++) {
        const SceneLink *link = &scene->links[i];
        assert_true(link->place_count > 0);
        for (int32_t k = 0; k < link->place_count; k++) {
            PlaceId id = scene->link_places[link->first_place + k];
            const GraphLink *of = &scene->graph.links[i];
            int32_t lower = scene->rows[scene->row_of[tree->places[id].home]].box;
            int32_t upper = scene->rows[scene->row_of[tree->places[id].parent]].box;
            assert_true((of->from == lower && of->to == upper) ||
                        (link_is_symmetric(of->link) && of->from == upper &&
                         of->to == lower && of->from <= of->to));
            linked[id]++;
        }
    }
    for (PlaceId id = 0; id < tree->count; id++) {
        const Place *place = &tree->places[id];
        bool both = place->parent != NONE && scene->row_of[place->home] >= 0 &&
                    scene->row_of[place->parent] >= 0 &&
                    stage->folds.root != place->home;
        bool is_mirror = link_is_symmetric(place->link) && place->home < place->parent;
        bool is_in_frame = place->parent != NONE && place->link == LINK_PREMISE &&
                           stage->folds.open[place->parent] >> LINK_PREMISE & 1;
        if (both && place->parent != NONE)
            assert_int_equal(linked[id], !is_mirror && !is_in_frame);
        if (is_in_frame && scene->row_of[place->parent] >= 0)
            assert_true(scene->row_of[id] >= 0);
    }
}

// Ports of a frame are columns of their own beside it, lower rows nearer to it.
static void check_ports(const Scene *scene)
{
    for (int32_t i = 0; i < scene->graph.box_count; i++) {
        const SceneBox *box = &scene->boxes[i];
        for (int32_t k = 0; k < box->port_count; k++) {
            const ScenePort *port = &scene->ports[box->first_port + k];
            assert_true(port->column > box->width &&
                        port->column < scene->graph.boxes[i].width);
            if (k > 0)
                assert_true(port->column > port[-1].column && port->y <= port[-1].y);
        }
    }
}

static void check_any(const Debate *debate, Arena *arena, uint32_t seed)
{
    static const int windows[] = { 1, 3, 9, 20, 80, 120, 160, 250, 500 };
    Stage *stage = stage_of(debate, arena);
    open_randomly(stage, &seed);
    stage->options.zoom = (Zoom)(ZOOM_DOT + check_random(&seed) % ZOOM_FULL);
    stage->options.columns = windows[check_random(&seed) % COUNT(windows)];
    stage->options.arrangement = (Arrangement)(check_random(&seed) % 2);
    stage->options.charset = (Charset)(check_random(&seed) % 3);
    const Scene *scene = scene_of(stage);
    check_rows(scene);
    check_shown(stage, scene);
    check_relations(stage, scene);
    check_ports(scene);
    check_str(print_scene(stage, scene_of(stage), arena),
              arena_str(arena, print_scene(stage, scene, arena)).data,
              "the same again");
}

static void test_any(void **unused)
{
    (void)unused;
    for (int seed = 1; seed <= check_seeds(5000); seed++) {
        Arena *arena = arena_new();
        uint32_t random = (uint32_t)seed;
        int size = 1 + (int)(check_random(&random) % 80);
        check_any(sketch_random(arena, random, size), arena, random);
        Problems problems = { .arena = arena };
        Str text = random_debate(arena, random, size);
        check_any(argdown_read(arena, str("debate"), text, &problems), arena, random);
        arena_free(arena);
    }
}

TESTS(cmocka_unit_test(test_scenes), cmocka_unit_test(test_texts),
      cmocka_unit_test(test_long_card), cmocka_unit_test(test_folds),
      cmocka_unit_test(test_carry), cmocka_unit_test(test_interest),
      cmocka_unit_test(test_any))
