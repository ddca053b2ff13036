// The presentation: its steps, and that no word of the revealed claim is ever lost.
#include <stdlib.h>
#include "src/argdown/argdown_build.h"
#include "src/base/file.h"
#include "src/base/vec.h"
#include "src/text/text.h"
#include "tests/check.h"
#include "tests/sketch.h"
#include "ui/outline_view.h"
#include "ui/present_slide.h"
#include "ui/present_view.h"

static const char real_power[] = "content/soft-power/debates/real-power.argdown";

static const Debate *read_debate(const char *path, Arena *arena)
{
    enum { FILE_LIMIT = 1 << 22 };
    Error error;
    Str text;
    Problems problems = { .arena = arena };
    if (!file_read(path, FILE_LIMIT, arena, &text, &error))
        fail_msg("%s", error.text);
    return argdown_read(arena, str(path), text, &problems);
}

static OutlineView *open_debate(const Debate *debate, Arena *arena)
{
    return outline_view_alone(debate, tree_make(debate, arena), NULL, str("library"),
                              str("debate"));
}

// The strong and plain texts of a slide, the others left out, with single blanks.
static void add_claim(Buffer *out, const Slide *slide)
{
    for (size_t i = 0; i < slide->sheet.count; i++) {
        const SheetMark *mark = &slide->sheet.marks[i];
        bool is_claim = (mark->role == ROLE_TEXT || mark->role == ROLE_STRONG) &&
                        mark->repeat == 1 && mark->column > slide->column - 1;
        if (is_claim && text_width(mark->text) > 1) {
            buffer_add(out, mark->text);
            buffer_add_byte(out, ' ');
        }
    }
}

static void check_words(Str shown, Str text, const char *what)
{
    size_t at = 0, from = 0;
    Word word;
    while (text_word(text, &at, &word)) {
        ptrdiff_t found = str_find(str_from(shown, from), word.text);
        if (found < 0)
            fail_msg("%s: '%.*s' is not shown in\n%.*s", what, (int)word.text.length,
                     word.text.data, (int)shown.length, shown.data);
        from += (size_t)found + word.text.length;
    }
}

static void check_inside(const Slide *slide, int rows, int columns)
{
    for (size_t i = 0; i < slide->sheet.count; i++) {
        const SheetMark *mark = &slide->sheet.marks[i];
        int width = text_width(mark->text) * (mark->is_down ? 1 : mark->repeat);
        assert_true(mark->column >= 0 && mark->column + width <= columns);
        assert_true(mark->row >= 0 && mark->row < rows);
    }
}

// All steps of a debate in a window: all words of each, at most five claims, and what a
// tour says of it.
static void check_steps(const OutlineSubject *subject, int rows, int columns,
                        const char *said)
{
    const Tree *tree = subject->tree;
    PlaceId *shown = xalloc(((size_t)tree->count + 1) * sizeof *shown);
    size_t count = 0;
    Arena *arena = arena_new();
    for (PlaceId id = 0; id < tree->count; id++) {
        if (tree->places[id].home != id)
            continue;
        arena_reset(arena);
        SlideWanted wanted = { .place = id,
                               .rows = rows,
                               .columns = columns,
                               .shown = shown,
                               .shown_count = count,
                               .words = str(said) };
        Buffer words = { .arena = arena };
        for (int pages = 1; wanted.page < pages; wanted.page++) {
            Slide slide = present_slide_make(subject, &wanted, arena);
            pages = slide.page_count;
            assert_true(slide.claims >= 1 && slide.claims <= SLIDE_CLAIMS);
            check_inside(&slide, rows, columns);
            add_claim(&words, &slide);
        }
        Node node = tree->places[id].node;
        Str name = debate_name(tree->debate, node),
            text = debate_text(tree->debate, node);
        check_words(buffer_str(&words), text_clean(arena, name, false, NULL),
                    "the name");
        if (!str_equal(str_trim(text), str_trim(name)))
            check_words(buffer_str(&words), text_clean(arena, text, false, NULL),
                        "the text");
        check_words(buffer_str(&words), str(said), "the words of a tour");
        shown[count++] = id;
    }
    arena_free(arena);
    free(shown);
}

static void test_no_word_is_lost(void **state)
{
    (void)state;
    static const struct {
        int rows, columns;
    } sizes[] = { { 24, 80 }, { 14, 60 }, { 12, 40 }, { 40, 120 }, { 50, 200 } };
    Arena *arena = arena_new();
    OutlineView *outline = open_debate(read_debate(real_power, arena), arena);
    for (size_t i = 0; i < COUNT(sizes); i++)
        check_steps(outline_view_subject(outline), sizes[i].rows, sizes[i].columns, "");
    outline_view_free(outline);
    arena_free(arena);
}

static void test_random_debates(void **state)
{
    (void)state;
    static const char *const sayings[] = {
        "", "Look at what it grants. What does it deny?",
        "It says more than one screen takes in. That is rare, but then nothing is to "
        "be lost of it either: neither the beginning, nor the middle, nor what comes "
        "at the end of all of it, which would be missed the most. Who would know?"
    };
    for (int seed = 1; seed <= check_seeds(2000); seed++) {
        Arena *arena = arena_new();
        Debate *debate = sketch_random(arena, (uint32_t)seed, seed % 60 + 3);
        OutlineView *outline = open_debate(debate, arena);
        check_steps(outline_view_subject(outline), 10 + seed % 30, 30 + seed % 100,
                    sayings[seed % 3]);
        outline_view_free(outline);
        arena_free(arena);
    }
}

// A passage of any length, and what is said of it.
static void test_passages(void **state)
{
    (void)state;
    static const char said[] = "Ask who counted. Then ask what was not counted.";
    for (int seed = 1; seed <= check_seeds(500); seed++) {
        Arena *arena = arena_new();
        Buffer text = { .arena = arena }, words = { .arena = arena };
        for (int i = 0; i < seed % 150; i++)
            buffer_format(&text, "word%d%s", i, i % 9 == 8 ? ". New " : " ");
        SlideWanted wanted = { .place = NONE,
                               .rows = 6 + seed % 30,
                               .columns = 30 + seed % 100,
                               .name = str("A report, 1 ¶2"),
                               .text = buffer_str(&text),
                               .words = str(said) };
        for (int pages = 1; wanted.page < pages; wanted.page++) {
            Slide slide = present_slide_make(NULL, &wanted, arena);
            pages = slide.page_count;
            assert_int_equal(slide.claims, 0);
            check_inside(&slide, wanted.rows, wanted.columns);
            add_claim(&words, &slide);
        }
        check_words(buffer_str(&words), wanted.text, "the passage");
        check_words(buffer_str(&words), str(said), "what is said of it");
        arena_free(arena);
    }
}

static Str shown_name(const OutlineSubject *subject, const PresentView *view)
{
    PlaceId place = present_view_selected(view);
    return debate_title(subject->debate, subject->tree->places[place].node);
}

static void test_steps(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    OutlineView *outline =
        open_debate(sketch(arena, "T\nA + T\nB - A\nC + T\nU\nA - U\n"), arena);
    OutlineSubject *subject = outline_view_subject(outline);
    PresentView *view = present_view_new();
    const Tree *tree = subject->tree;
    present_view_read(view, subject, tree_home(tree, sketch_node(tree->debate, "A")));
    check_str(shown_name(subject, view), "A", "it begins where the reader is");
    assert_true(present_view_move(view, MOTION_NEXT, 1));
    check_str(shown_name(subject, view), "B", "in reading order");
    assert_true(present_view_move(view, MOTION_NEXT, 2));
    check_str(shown_name(subject, view), "U", "a count repeats");
    assert_false(present_view_move(view, MOTION_NEXT, 1));
    present_view_blank(view);
    assert_true(present_view_move(view, MOTION_PREVIOUS, 1));
    check_str(shown_name(subject, view), "U", "what was blank comes back first");
    assert_true(present_view_move(view, MOTION_FIRST, 1));
    check_str(shown_name(subject, view), "T", "the first");

    PresentStep tour[] = {
        { .subject = subject,
          .place = tree_home(tree, sketch_node(tree->debate, "C")) },
        { .subject = subject, .place = 0 },
    };
    present_view_start(view, tour, 2, 1);
    check_str(present_view_count(view, arena), "step 2 of 2", "steps of its own");
    assert_false(
        present_view_select(view, tree_home(tree, sketch_node(tree->debate, "B"))));
    present_view_free(view);
    outline_view_free(outline);
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_no_word_is_lost), cmocka_unit_test(test_random_debates),
      cmocka_unit_test(test_passages), cmocka_unit_test(test_steps))
