#include "tests/check.h"
#include "ui/hit_list.h"
#include "ui/search_guide.h"

#define TEXT(words) \
    { \
        words, sizeof words - 1 \
    }

static Mark thesis_marks[] = { { 14, 21 } };
static Mark title_marks[] = { { 0, 8 } };
static Mark visit_marks[] = { { 14, 22 }, { 38, 44 } };
static Mark post_marks[] = { { 0, 3 }, { 4, 9 } };

// clang-format off
static Hit some[] = {
    { .source = 3, .row = { .class = ROW_THESIS, .link = LINK_ROOT, .address = TEXT("1") },
      .title = TEXT("Soft power is real power"),
      .snippet = TEXT("Attraction and belief can change what states do."), .marks = thesis_marks, .mark_count = 1 },
    { .source = 3, .row = { .class = ROW_CLAIM, .link = LINK_UNDERCUT, .address = TEXT("2.3.1") },
      .title = TEXT("Visiting is not admiring"), .title_marks = title_marks, .title_mark_count = 1,
      .snippet = TEXT("Crowds came by visiting friends, some visits are sold, and few admire."), .marks = visit_marks, .mark_count = 2,
      .line = TEXT("undercuts K-pop fills Korea with visitors ‹ supports Entertainment is soft power") },
    { .source = 3, .row = { .class = ROW_ARGUMENT, .link = LINK_ATTACK, .address = TEXT("2.10") },
      .title = TEXT("软实力 is a word"), .snippet = TEXT("软实力 is a word"), .line = TEXT("attacks Hard power comes first") },
    { .source = 5, .row = { .class = ROW_PASSAGE, .address = TEXT("4.1p3") },
      .title = TEXT("The first post"), .snippet = TEXT("the first poster holds"), .marks = post_marks, .mark_count = 2 },
    { .source = 5, .row = { .class = ROW_PASSAGE, .address = TEXT("p1") },
      .snippet = TEXT("the first line of the thread"), .marks = post_marks, .mark_count = 2 },
};
static const Str headings[] = {
    TEXT("Is soft power real power?"), { 0 }, { 0 }, TEXT("A forum thread"), { 0 },
};

static const struct {
    const char *what;
    int rows, columns, selected;
    const char *lines[12];
} screens[] = {
    { "two lines a hit, the selected one unfolded", 14, 80, 1, {
        "Is soft power real power?                                                3 hits",
        "  1        Soft power is real power  thesis",
        "           Attraction and belief can change what states do.",
        "▌ 2.3.1  ⊘ Visiting is not admiring",
        "▌          Crowds came by visiting friends, some visits are sold, and few",
        "▌          admire.",
        "▌          ‹ undercuts K-pop fills Korea with visitors ‹ supports Entertainment",
        "▌          is soft power",
        "  2.10   − <软实力 is a word>  ‹ attacks Hard power comes first",
        "",
        "A forum thread                                                           2 hits",
        "  4.1 ¶3   The first post" } },
    { "others are cut to the width", 14, 80, 0, {
        "Is soft power real power?                                                3 hits",
        "▌ 1        Soft power is real power  thesis",
        "▌          Attraction and belief can change what states do.",
        "  2.3.1  ⊘ Visiting is not admiring  ‹ undercuts K-pop fills Korea with visito…",
        "           Crowds came by visiting friends, some visits are sold, and few admi…",
        "  2.10   − <软实力 is a word>  ‹ attacks Hard power comes first" } },
    { "a passage before any heading is its text", 3, 34, 4, {
        "    the first poster holds",
        "▌ ¶1   the first line of the",
        "▌   thread" } },
    { "a low window: no blank lines, the selected hit in sight", 4, 80, 4, {
        "A forum thread                                                           2 hits",
        "  4.1 ¶3   The first post",
        "           the first poster holds",
        "▌ ¶1       the first line of the thread" } },
    { "a narrow window: texts begin at the left", 8, 40, 2, {
        "Is soft power real power?        3 hits",
        "  1   Soft power is real power  thesis",
        "    Attraction and belief can change w…",
        "  2.3.1 ⊘ Visiting is not admiring  ‹ …",
        "    Crowds came by visiting friends, s…",
        "▌ 2.10 − <软实力 is a word>",
        "▌   ‹ attacks Hard power comes first",
        "A forum thread                   2 hits" } },
    { "one line a hit where there is room", 8, 160, 0, {
        "Is soft power real power?                                                                                                                                3 hits",
        "▌ 1        Soft power is real power  thesis                                              Attraction and belief can change what states do.",
        "  2.3.1  ⊘ Visiting is not admiring  ‹ undercuts K-pop fills Korea with visitors ‹ sup…  Crowds came by visiting friends, some visits are sold, and few admire.",
        "  2.10   − <软实力 is a word>  ‹ attacks Hard power comes first",
        "A forum thread                                                                                                                                           2 hits",
        "  4.1 ¶3   The first post                                                                the first poster holds",
        "  ¶1       the first line of the thread" } },
};
// clang-format on

static const Hits found = {
    .hits = (Hit *)some, .count = COUNT(some), .total = COUNT(some), .complete = true
};

static Canvas draw(HitList *list, int rows, int columns)
{
    Canvas canvas = canvas_new(rows, columns);
    Arena *arena = arena_new();
    hit_list_layout(list, rows, columns);
    hit_list_draw(list, canvas, arena);
    arena_free(arena);
    return canvas;
}

static void test_screens(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(screens); i++) {
        Arena *scratch = arena_new();
        HitList list = { .scratch = scratch };
        hit_list_show(&list, &found, headings);
        hit_list_layout(&list, screens[i].rows, screens[i].columns);
        hit_list_step(&list, screens[i].selected);
        Canvas canvas = draw(&list, screens[i].rows, screens[i].columns);
        for (int row = 0; row < 12 && screens[i].lines[row]; row++)
            check_row(canvas, row, screens[i].lines[row], screens[i].what);
        canvas_free(canvas);
        arena_free(scratch);
    }
}

// The roles of a row as letters, a run of one role once.
static void check_roles(Canvas canvas, int row, const char *expected, const char *what)
{
    char letters[64] = "";
    size_t count = 0;
    for (int column = 0; column < canvas.columns; column++) {
        char letter = theme_letter((Role)canvas_cell(canvas, row, column)->role);
        if (count == 0 || letters[count - 1] != letter)
            letters[count++] = letter;
        assert_true(count < sizeof letters);
    }
    if (strcmp(letters, expected) != 0)
        fail_msg("%s: the roles are '%s', expected '%s'", what, letters, expected);
}

// The letters of these roles in this order.
static const char *roles(const Role *list, char out[static 32])
{
    size_t count = 0;
    while (list[count] != ROLE_COUNT) {
        out[count] = theme_letter(list[count]);
        count++;
    }
    out[count] = '\0';
    return out;
}

#define ROLES(...) roles((const Role[]){ __VA_ARGS__, ROLE_COUNT }, (char[32]){ 0 })

static void test_roles(void **state)
{
    (void)state;
    Arena *scratch = arena_new();
    HitList list = { .scratch = scratch };
    hit_list_show(&list, &found, headings);
    hit_list_layout(&list, 14, 80);
    hit_list_step(&list, 2);
    Canvas canvas = draw(&list, 14, 80);
    check_roles(canvas, 3,
                ROLES(ROLE_TEXT, ROLE_DIM, ROLE_TEXT, ROLE_UNDERCUT, ROLE_TEXT,
                      ROLE_MATCH, ROLE_TEXT, ROLE_DIM, ROLE_TEXT),
                "address, sign, matched word, title, line of argument");
    check_roles(canvas, 4,
                ROLES(ROLE_TEXT, ROLE_MATCH, ROLE_TEXT, ROLE_MATCH, ROLE_TEXT),
                "two matched words in the text");
    check_roles(canvas, 5, ROLES(ROLE_STRONG, ROLE_SELECTED), "the selected hit");
    hit_list_step(&list, -1);
    canvas_free(canvas);
    canvas = draw(&list, 14, 80);
    check_roles(canvas, 3, ROLES(ROLE_STRONG, ROLE_SELECTED, ROLE_MATCH, ROLE_SELECTED),
                "matched words are marked in the selected hit, too");
    check_roles(
        canvas, 4,
        ROLES(ROLE_STRONG, ROLE_TEXT, ROLE_MATCH, ROLE_TEXT, ROLE_MATCH, ROLE_TEXT),
        "and in its unfolded text");
    canvas_free(canvas);
    arena_free(scratch);
}

static void test_moving(void **state)
{
    (void)state;
    Arena *scratch = arena_new();
    HitList list = { .scratch = scratch };
    hit_list_layout(&list, 10, 80);
    assert_null(hit_list_selected(&list));
    assert_false(hit_list_step(&list, 1));
    assert_false(hit_list_move(&list, MOTION_NEXT, 1));

    hit_list_show(&list, &found, headings);
    assert_ptr_equal(hit_list_selected(&list), &some[0]);
    assert_false(hit_list_step(&list, -1));
    assert_true(hit_list_move(&list, MOTION_NEXT, 1));
    assert_ptr_equal(hit_list_selected(&list), &some[1]);
    assert_true(hit_list_step(&list, 3));
    assert_false(hit_list_step(&list, 1));
    assert_ptr_equal(hit_list_selected(&list), &some[4]);

    hit_list_show(&list, &found, headings);
    assert_ptr_equal(hit_list_selected(&list), &some[0]);
    hit_list_show(&list, NULL, NULL);
    assert_null(hit_list_selected(&list));
    arena_free(scratch);
}

static void test_summary(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    static const SearchFacets all = { 1, 20, 3, 1204, 12, 11, NULL };
    static const SearchFacets few = { .claims = 1, .against_thesis = 1 };
    // clang-format off
    static const struct {
        size_t total;
        bool complete;
        SearchOrder order;
        const SearchFacets *facets;
        int columns;
        const char *words;
    } cases[] = {
        { 5, true, ORDER_BEST, NULL, 80,    "5 hits, best first" },
        { 1, true, ORDER_BEST, NULL, 80,    "1 hit" },
        { 0, true, ORDER_BEST, NULL, 80,    "No hits" },
        { 0, false, ORDER_BEST, NULL, 80,   "No hits yet" },
        { 1234567, true, ORDER_PLACE, NULL, 80, "1,234,567 hits, as they stand" },
        { 1000, false, ORDER_BEST, NULL, 80, "1,000 hits or more, best first" },
        { 1228, true, ORDER_DEBATE, &all, 90,
          "1,228 hits, by text: 1 thesis, 20 claims, 3 arguments, 1,204 passages; 12 for, 11 against" },
        { 1228, true, ORDER_DEBATE, &all, 80,
          "1,228 hits, by text: 1 thesis, 20 claims, 3 arguments, 1,204 passages" },
        { 1228, true, ORDER_BEST, &all, 40, "1,228 hits, best first" },
        { 1, true, ORDER_BEST, &few, 80,    "1 hit: 1 claim; 1 against" },
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(cases); i++) {
        Hits hits = { .total = cases[i].total,
                      .complete = cases[i].complete,
                      .order = cases[i].order,
                      .facets = cases[i].facets };
        check_str(search_summary(&hits, cases[i].columns, arena), cases[i].words,
                  "the summary");
    }
    arena_free(arena);
}

static void test_nothing(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    check_str(
        search_nothing(str("korea"), str(""), arena),
        "Nothing in the library has this word. Try only the beginning of the word.",
        "one word");
    check_str(search_nothing(str("korea visitors "), str(""), arena),
              "Nothing in the library has all of these words. Try fewer words, or only "
              "the beginning of one.",
              "two words");
    check_str(search_nothing(str("in:real-power korea"), str(""), arena),
              "Nothing has this word within in:real-power. Try only the beginning of "
              "the word, or delete in:real-power to search everything.",
              "a word and a filter");
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_screens), cmocka_unit_test(test_roles),
      cmocka_unit_test(test_moving), cmocka_unit_test(test_summary),
      cmocka_unit_test(test_nothing))
