#include "src/text/text.h"
#include "tests/check.h"
#include "ui/library_page.h"

#define TEXT(words) \
    { \
        words, sizeof words - 1 \
    }

// clang-format off
static const StoreSource sources[] = {
    { .kind = SOURCE_DEBATE, .library = TEXT("soft-power"), .slug = TEXT("real"), .title = TEXT("Is soft power real?"),
      .about = TEXT("Can liking change what states do, or does force decide everything? "
                    "Whoever asserts that soft power is real has to show a change that neither force nor payment explains. "
                    "Both positions may be wrong. The numbers of claims on either side are no score."),
      .parts = 57, .depth = 5 },
    { .kind = SOURCE_DEBATE, .library = TEXT("soft-power"), .slug = TEXT("first"), .title = TEXT("Does soft power rest on hard power?"),
      .parts = 41, .depth = 4 },
    { .kind = SOURCE_DOCUMENT, .library = TEXT("soft-power"), .slug = TEXT("cultural"),
      .title = TEXT("Study on the Role of Cultural Soft Power in International Communication"),
      .about = TEXT("What cultural soft power is, and how globalization affects it."),
      .author = TEXT("Zhima Luosang"), .year = TEXT("2022"), .parts = 23 },
    { .kind = SOURCE_TOUR, .library = TEXT("soft-power"), .slug = TEXT("steps"), .title = TEXT("First steps"), .parts = 4 },
    { .kind = SOURCE_DEBATE, .library = TEXT("ethics"), .slug = TEXT("ought"), .title = TEXT("Does ought imply can?"), .parts = 1, .depth = 1 },
    { .kind = SOURCE_DEBATE, .library = TEXT("ethics"), .slug = TEXT("void"), .title = TEXT("") },
};
// clang-format on

enum { ENTRIES = COUNT(sources) };

// A reader who has begun was last in the document and left the first debate before.
static void make_entries(LibraryEntry *entries, bool has_begun)
{
    for (size_t i = 0; i < ENTRIES; i++)
        entries[i] = (LibraryEntry){ .source = &sources[i], .index = i };
    if (!has_begun)
        return;
    entries[0].read = 12;
    entries[0].has_place = true;
    entries[0].place = str("Force breeds resistance");
    entries[1].read = 41;
    entries[2].read = 4;
    entries[2].has_place = entries[2].was_latest = true;
    entries[2].place = str("4.1 ¶3");
}

static const size_t all[ENTRIES] = { 0, 1, 2, 3, 4, 5 };

static LibraryPage page_of(const LibraryEntry *entries, int rows, int columns,
                           int selected, bool has_begun)
{
    return (LibraryPage){ .lesson = -1,
                          .entries = entries,
                          .entry_count = ENTRIES,
                          .shown = all,
                          .count = ENTRIES,
                          .selected = selected,
                          .has_begun = has_begun,
                          .rows = rows,
                          .columns = columns };
}

static Canvas draw(const LibraryPage *page, bool focused)
{
    Canvas canvas = canvas_new(page->rows, page->columns);
    Arena *arena = arena_new();
    int line = 0;
    for (int row = 0; row < page->count; row++) {
        library_page_draw(page, row, canvas, line, focused, arena);
        line += library_page_height(page, row, arena);
    }
    arena_free(arena);
    return canvas;
}

// clang-format off
static const struct {
    const char *what;
    int rows, columns, selected;
    bool has_begun;
    const char *lines[23];
} pages[] = {
    { "a first start", 22, 80, 0, false, {
        " Begin anywhere: j and k or the arrows choose, Enter opens, ? shows all keys.",
        "",
        " Soft power                                     2 debates · 1 document · 1 tour",
        "▌  1 Is soft power real?                                     57 claims · 5 deep",
        "▌    Can liking change what states do, or does force decide everything? Whoever",
        "▌    asserts that soft power is real has to show a change that neither force",
        "▌    nor payment explains. Both positions may be wrong. The numbers of claims",
        "▌    on either side are no score.",
        "   2 Does soft power rest on hard power?                     41 claims · 4 deep",
        "",
        " Documents",
        "   3 Study on the Role of Cultural Soft Power in Internati…                23 ¶",
        "     Zhima Luosang, 2022",
        "",
        " Tours",
        "   4 First steps                                                            4 ¶",
        "",
        " Ethics                                                               2 debates",
        "   5 Does ought imply can?                                     1 claim · 1 deep",
        "   6 void                                                             no claims" } },
    { "on the way", 22, 80, 2, true, {
        " Soft power                                     2 debates · 1 document · 1 tour",
        "   1 Is soft power real?                                          12 of 57 read",
        "   2 Does soft power rest on hard power?                            all 41 read",
        "",
        " Documents",
        "▌  3 Study on the Role of Cultural Soft Power in                 4 of 23 ¶ read",
        "▌    International Communication",
        "▌    Zhima Luosang, 2022",
        "▌    You were here: 4.1 ¶3",
        "▌    What cultural soft power is, and how globalization affects it." } },
    { "the latest is named where it is not selected", 22, 80, 0, true, {
        " Soft power                                     2 debates · 1 document · 1 tour",
        "▌  1 Is soft power real?                                          12 of 57 read",
        "▌    Continue at Force breeds resistance",
        "▌    Can liking change what states do, or does force decide everything? Whoever",
        "▌    asserts that soft power is real has to show a change that neither force",
        "▌    nor payment explains. Both positions may be wrong. The numbers of claims",
        "▌    on either side are no score.",
        "   2 Does soft power rest on hard power?                            all 41 read",
        "",
        " Documents",
        "   3 Study on the Role of Cultural Soft Po…  you were here       4 of 23 ¶ read",
        "     Zhima Luosang, 2022" } },
    { "a small window", 8, 40, 0, false, {
        " Begin anywhere: j and k or the arrows",
        " choose, Enter opens, ? shows all keys.",
        " Soft power",
        "▌  1 Is soft power real?      57 claims",
        "▌    Can liking change what states do,",
        "▌    or does force decide everything? …",
        "   2 Does soft power rest …   41 claims",
        " Documents" } },
    { "a very small window", 2, 20, 1, true, {
        " Soft power",
        "   1 Is soft power…" } },
    { "a wide window", 20, 120, 2, true, {
        " Soft power                                                                             2 debates · 1 document · 1 tour",
        "   1 Is soft power real?                                                           57 claims · 5 deep     12 of 57 read",
        "   2 Does soft power rest on hard power?                                           41 claims · 4 deep       all 41 read",
        "",
        " Documents",
        "▌  3 Study on the Role of Cultural Soft Power in International Communication                     23 ¶    4 of 23 ¶ read",
        "▌    Zhima Luosang, 2022",
        "▌    You were here: 4.1 ¶3",
        "▌    What cultural soft power is, and how globalization affects it.",
        "",
        " Tours" } },
    { "a very wide window", 20, 200, 1, false, {
        " Begin anywhere: j and k or the arrows choose, Enter opens, ? shows all keys.",
        "",
        " Soft power                                                                                                           2 debates · 1 document · 1 tour",
        "   1 Is soft power real?                                                                                         57 claims · 5 deep",
        "▌  2 Does soft power rest on hard power?                                                                         41 claims · 4 deep",
        "",
        " Documents",
        "   3 Study on the Role of Cultural Soft Power in International Communication       Zhima Luosang, 2022                         23 ¶" } },
};
// clang-format on

static void test_pages(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(pages); i++) {
        LibraryEntry entries[ENTRIES];
        make_entries(entries, pages[i].has_begun);
        LibraryPage page = page_of(entries, pages[i].rows, pages[i].columns,
                                   pages[i].selected, pages[i].has_begun);
        Canvas canvas = draw(&page, true);
        for (int row = 0; row < 23 && pages[i].lines[row]; row++)
            check_row(canvas, row, pages[i].lines[row], pages[i].what);
        canvas_free(canvas);
    }
}

static void test_selection_without_colour(void **state)
{
    (void)state;
    LibraryEntry entries[ENTRIES];
    make_entries(entries, true);
    LibraryPage page = page_of(entries, 22, 80, 1, true);
    Canvas canvas = draw(&page, true);
    assert_string_equal(canvas_cell(canvas, 2, 0)->text, "▌");
    assert_int_equal(canvas_cell(canvas, 2, 5)->role, ROLE_SELECTED);
    assert_int_equal(canvas_cell(canvas, 1, 5)->role, ROLE_TEXT);
    canvas_free(canvas);
    canvas = draw(&page, false);
    assert_string_equal(canvas_cell(canvas, 2, 0)->text, "▌");
    assert_int_equal(canvas_cell(canvas, 2, 5)->role, ROLE_STRONG);
    canvas_free(canvas);
}

// What a row says it takes is what it takes, in any window and wherever the selection
// is: one row more of lines would show in the next row.
static void test_heights(void **state)
{
    (void)state;
    for (int rows = 2; rows < 30; rows += 3)
        for (int columns = 20; columns < 170; columns += 7)
            for (int selected = 0; selected < ENTRIES; selected++) {
                LibraryEntry entries[ENTRIES];
                Arena *arena = arena_new();
                make_entries(entries, selected % 2);
                LibraryPage page =
                    page_of(entries, rows, columns, selected, selected % 2);
                int height = library_page_height(&page, selected, arena);
                Canvas canvas = canvas_new(height + 4, columns);
                library_page_draw(&page, selected, canvas, 0, true, arena);
                int above = library_page_above(&page, selected, arena);
                for (int line = 0; line < canvas.rows; line++) {
                    bool is_marked = strcmp(canvas_cell(canvas, line, 0)->text, " ");
                    assert_int_equal(is_marked, line >= above && line < height);
                }
                canvas_free(canvas);
                arena_free(arena);
            }
}

// clang-format off
static const struct {
    const char *what, *address, *words;
} addresses[] = {
    { "a paragraph of a section",   "4.1p3", "4.1 ¶3" },
    { "before the first heading",   "p12",   "¶12"    },
    { "a heading",                  "4.1",   "4.1"    },
    { "nothing",                    "",      ""       },
    { "not an address",             "p",     "p"      },
    { "an address in words",        "4 ¶3",  "4 ¶3"   },
};

static const struct {
    const char *folder, *heading;
} headings[] = {
    { "soft-power", "Soft power" }, { "law_of_war", "Law of war" }, { "软实力", "软实力" }, { "", "Your files" },
};
// clang-format on

static void test_words(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(addresses); i++)
        check_str(passage_words(str(addresses[i].address), arena), addresses[i].words,
                  addresses[i].what);
    for (size_t i = 0; i < COUNT(headings); i++)
        check_str(library_heading(str(headings[i].folder), arena), headings[i].heading,
                  headings[i].folder);
    LibraryEntry entries[ENTRIES];
    make_entries(entries, true);
    check_str(
        entry_sentence(&entries[0], arena),
        "Debate \"Is soft power real?\", 57 claims, 5 deep, 12 read, you left off "
        "in it",
        "a debate that was begun");
    check_str(entry_sentence(&entries[1], arena),
              "Debate \"Does soft power rest on hard power?\", 41 claims, 4 deep, all "
              "read",
              "a debate that was read");
    check_str(entry_sentence(&entries[2], arena),
              "Document \"Study on the Role of Cultural Soft Power in International "
              "Communication\" by Zhima Luosang, 2022, 23 paragraphs, 4 read, you were "
              "here",
              "the document read last");
    check_str(entry_sentence(&entries[4], arena),
              "Debate \"Does ought imply can?\", 1 claim, 1 deep, not begun",
              "a debate of one claim");
    arena_free(arena);
}

static void test_nothing(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Canvas canvas = canvas_new(3, 80);
    LibraryPage page = { .rows = 3, .columns = 80, .selected = -1, .lesson = -1 };
    library_page_draw_nothing(&page, canvas, arena);
    check_row(canvas, 0,
              " There is nothing in this library. Files of your own open with: moot "
              "FILE...",
              "an empty library");
    canvas_clear(canvas, ROLE_TEXT);
    page.entry_count = 3;
    library_page_draw_nothing(&page, canvas, arena);
    check_row(canvas, 0,
              " Nothing here has all of these words. Esc shows everything again.",
              "a filter that nothing passes");
    canvas_free(canvas);
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_pages), cmocka_unit_test(test_selection_without_colour),
      cmocka_unit_test(test_heights), cmocka_unit_test(test_words),
      cmocka_unit_test(test_nothing))
