#include <stdio.h>
#include <stdlib.h>
#include "src/base/vec.h"
#include "tests/check.h"
#include "tests/folder.h"
#include "ui/document_view.h"

static const char debate[] =
    "===\n"
    "title: Is soft power power?\n"
    "slug: power\n"
    "===\n"
    "\n"
    "[Soft power]: Attraction is power. {cite: {doc: forum, at: "
    "\"1p1\"}}\n"
    "    <- [Hard power]: Force comes first. {cite: [{doc: "
    "forum, at: \"1p1\"}, {doc: forum, at: \"2p1\"}]}\n";

static const char document[] = "---\n"
                               "title: A thread\n"
                               "slug: forum\n"
                               "---\n"
                               "\n"
                               "Before all.\n"
                               "\n"
                               "# One\n"
                               "\n"
                               "First passage about *liking*.\n"
                               "\n"
                               "Second passage about force.\n"
                               "\n"
                               "# Two\n"
                               "\n"
                               "Third passage.\n";

typedef struct {
    Arena *arena;
    Str folder;
    Library *library;
    State *state;
    size_t source;
    DocumentView *view;
} Fixture;

static Fixture open_view(int rows, int columns)
{
    Fixture fixture = { .arena = arena_new() };
    Error error;
    fixture.folder = folder_new(fixture.arena);
    folder_write(fixture.folder, "c/soft/a.argdown", str(debate));
    folder_write(fixture.folder, "c/soft/thread.md", str(document));
    const char *path = folder_path(fixture.folder, "c", fixture.arena);
    fixture.library = library_read(&path, 1, &error);
    assert_non_null(fixture.library);
    fixture.state = state_open(NULL, &error);
    assert_non_null(fixture.state);
    fixture.source = (size_t)library_find(fixture.library, str("forum"));
    fixture.view = document_view_new(fixture.library, fixture.source, fixture.state);
    document_view_layout(fixture.view, rows, columns);
    return fixture;
}

static void close_view(Fixture *fixture)
{
    document_view_free(fixture->view);
    state_close(fixture->state);
    library_close(fixture->library);
    folder_remove(fixture->folder);
    arena_free(fixture->arena);
}

static bool is_read(const Fixture *fixture, const char *address)
{
    return state_is_read(fixture->state, str("soft"), str("forum"), str(address));
}

static size_t block_at(const Fixture *fixture, const char *address)
{
    const OpenDocument *open = library_document(fixture->library, fixture->source);
    ptrdiff_t block = document_find(open->document, str(address));
    assert_true(block >= 0);
    return (size_t)block;
}

static void test_uses(void **state)
{
    (void)state;
    Fixture fixture = open_view(12, 50);
    Use *uses;
    document_view_select(fixture.view, (ptrdiff_t)block_at(&fixture, "1p1"));
    assert_int_equal(document_view_uses(fixture.view, fixture.arena, &uses), 2);
    check_str(uses[0].title, "Soft power", "the first claim");
    check_str(uses[1].title, "Hard power", "the second claim");
    document_view_select(fixture.view, (ptrdiff_t)block_at(&fixture, "1p2"));
    assert_int_equal(document_view_uses(fixture.view, fixture.arena, &uses), 0);
    assert_true(document_view_move(fixture.view, MOTION_NEXT_RELATION, 1));
    assert_int_equal(document_view_block(fixture.view), block_at(&fixture, "2p1"));
    assert_int_equal(document_view_next_unused(fixture.view), block_at(&fixture, "p1"));

    Canvas canvas = canvas_new(12, 50);
    document_view_draw(fixture.view, canvas, true);
    check_row(canvas, 0, "        A thread", "the title");
    check_row(canvas, 6, "  ¶1 ◂2 First passage about liking.", "a used passage");
    check_row(canvas, 8, "  ¶2    Second passage about force.", "one not used");
    check_row(canvas, 11, "▌ ¶1 ◂1 Third passage.", "the cursor");
    int row, column;
    document_view_cursor(fixture.view, &row, &column);
    assert_int_equal(row, 11);
    assert_int_equal(column, 0);
    assert_int_equal(document_view_block_at(fixture.view, 6),
                     block_at(&fixture, "1p1"));
    assert_int_equal(document_view_block_at(fixture.view, 7), -1);
    assert_int_equal(document_view_block_at(fixture.view, 50), -1);
    canvas_free(canvas);
    close_view(&fixture);
}

static void test_words(void **state)
{
    (void)state;
    Fixture fixture = open_view(12, 50);
    DocumentView *view = fixture.view;
    check_str(document_view_title(view, fixture.arena), "forum ▸ A thread",
              "at the head");
    check_str(document_view_count(view, fixture.arena), "0 %", "at the head");
    check_str(document_view_where(view, fixture.arena),
              "A thread, at its head, 0 percent of the way", "at the head");
    ptrdiff_t cited = (ptrdiff_t)block_at(&fixture, "1p1");
    document_view_select(view, cited);
    document_view_cite(view, &cited, 1, true);
    check_str(document_view_title(view, fixture.arena), "forum ▸ 1 One", "a section");
    check_str(document_view_count(view, fixture.arena), "1 ¶1 · 54 %", "a passage");
    check_str(
        document_view_where(view, fixture.arena),
        "A thread, section 1 One, paragraph 1 of 2, used by 2 claims, cited by the "
        "selected claim, 54 percent of the way",
        "a cited passage");
    document_view_move(view, MOTION_FOLD_CLOSE, 1);
    check_str(
        document_view_where(view, fixture.arena),
        "A thread, section 1 One, folded, used by 2 claims, cited by the selected "
        "claim, 62 percent of the way",
        "a fold");
    document_view_move(view, MOTION_LAST, 1);
    check_str(document_view_count(view, fixture.arena), "2 ¶1 · 100 %", "the end");
    document_view_mark(view, str("passage"));
    assert_int_equal(document_view_matches(view), 3);
    assert_true(document_view_find(view, true));
    assert_int_equal(document_view_block(view), block_at(&fixture, "1p1"));
    close_view(&fixture);
}

// clang-format off
static const struct {
    const char *what;
    Motion motions[6];
    size_t count;
    int rows;
    const char *read; // of "p1 1p1 1p2 2p1", those that are
} readings[] = {
    { "opening a text reads nothing",  { MOTION_FIRST }, 1, 20, "...." },
    { "a line out of a passage",       { MOTION_NEXT, MOTION_NEXT, MOTION_NEXT }, 3, 20, "1..." },
    { "not a line into it",            { MOTION_NEXT, MOTION_NEXT }, 2, 20, "...." },
    { "a step to the next passage",    { MOTION_NEXT_SIBLING, MOTION_NEXT_SIBLING,
                                         MOTION_NEXT_SIBLING, MOTION_NEXT_SIBLING }, 4, 20, "11.." },
    { "a page: all that is on it",     { MOTION_PAGE_DOWN }, 1, 7, "11.." },
    { "... and at the end of the text", { MOTION_PAGE_DOWN }, 1, 20, "1111" },
    { "going up reads nothing",        { MOTION_LAST, MOTION_PAGE_UP, MOTION_PREVIOUS }, 3, 5, "...." },
    { "the last line of the text",     { MOTION_LAST, MOTION_PREVIOUS, MOTION_NEXT }, 3, 20, "...1" },
};
// clang-format on

static void test_reading(void **state)
{
    (void)state;
    static const char *const passages[] = { "¶1", "1 ¶1", "1 ¶2", "2 ¶1" };
    for (size_t i = 0; i < COUNT(readings); i++) {
        Fixture fixture = open_view(readings[i].rows, 50);
        for (size_t step = 0; step < readings[i].count; step++)
            document_view_move(fixture.view, readings[i].motions[step], 1);
        ptrdiff_t unread = -1;
        for (size_t k = 0; k < COUNT(passages); k++) {
            bool expected = readings[i].read[k] == '1';
            if (is_read(&fixture, passages[k]) != expected)
                fail_msg("%s: %s should be %s", readings[i].what, passages[k],
                         expected ? "read" : "unread");
            if (unread < 0 && !expected)
                unread = (ptrdiff_t)block_at(&fixture, passages[k]);
        }
        document_view_move(fixture.view, MOTION_FIRST, 1);
        assert_int_equal(document_view_next_unread(fixture.view), unread);
        close_view(&fixture);
    }
}

static void test_keeping(void **state)
{
    (void)state;
    Fixture fixture = open_view(6, 50);
    document_view_select(fixture.view, (ptrdiff_t)block_at(&fixture, "1"));
    document_view_move(fixture.view, MOTION_FOLD_CLOSE, 1);
    document_view_select(fixture.view, (ptrdiff_t)block_at(&fixture, "2p1"));
    document_view_save(fixture.view);
    document_view_free(fixture.view);
    fixture.view = document_view_new(fixture.library, fixture.source, fixture.state);
    document_view_layout(fixture.view, 6, 50);
    assert_int_equal(document_view_block(fixture.view), block_at(&fixture, "2p1"));
    Canvas canvas = canvas_new(6, 50);
    document_view_draw(fixture.view, canvas, true);
    check_row(canvas, 2, "     ◂2 ▸ 1 One · 2 paragraphs", "the fold is kept");

    // The text is edited: the position is kept by its address, and so is its line.
    Str edited = arena_format(fixture.arena, "%s\nFourth passage.\n", document);
    folder_write(fixture.folder, "c/soft/thread.md", edited);
    assert_true(library_reload(fixture.library, NULL, NULL));
    document_view_mark(fixture.view, str("fourth"));
    document_view_reload(fixture.view);
    document_view_layout(fixture.view, 6, 50);
    canvas_clear(canvas, ROLE_TEXT);
    document_view_draw(fixture.view, canvas, true);
    assert_int_equal(document_view_matches(fixture.view), 1);
    assert_int_equal(document_view_block(fixture.view), block_at(&fixture, "2p1"));
    check_row(canvas, 5, "▌ ¶1 ◂1 Third passage.", "the line is kept");
    canvas_free(canvas);
    close_view(&fixture);
}

// A reader without a state: nothing is kept, and everything is unread.
static void test_no_state(void **state)
{
    (void)state;
    Fixture fixture = open_view(6, 50);
    DocumentView *view = document_view_new(fixture.library, fixture.source, NULL);
    document_view_layout(view, 6, 50);
    document_view_move(view, MOTION_PAGE_DOWN, 3);
    document_view_save(view);
    document_view_move(view, MOTION_FIRST, 1);
    assert_int_equal(document_view_next_unread(view), block_at(&fixture, "p1"));
    document_view_free(view);
    document_view_free(NULL);
    close_view(&fixture);
}

TESTS(cmocka_unit_test(test_uses), cmocka_unit_test(test_words),
      cmocka_unit_test(test_reading), cmocka_unit_test(test_keeping),
      cmocka_unit_test(test_no_state))
