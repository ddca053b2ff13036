// What the outline looks like: pictures of two small debates in windows of many sizes,
// compared with tests/outlines/NAME.screen. UPDATE=1 in the environment rewrites them,
// to be reviewed in the diff.
#include <stdlib.h>
#include "src/argdown/argdown_build.h"
#include "src/base/file.h"
#include "src/base/vec.h"
#include "tests/check.h"
#include "ui/outline_view.h"

enum { FILE_LIMIT = 1 << 20, END = -1 };

// The debate of the reference screens, and one with reconstructed arguments.
static const char willing[] = "tests/debates/willing.argdown";
static const char state_made[] = "tests/debates/propaganda.argdown";

// clang-format off
static const struct {
    const char *name, *debate;
    int rows, columns;
    Charset charset;
    bool has_roles;      // below the text, a letter for the role of every cell
    const char *selected; // a title, NULL for where a new reader begins
    int motions[8];
} screens[] = {
    { "first",          willing,    22, 80,  CHARSET_UTF8,  false, NULL, { END } },
    { "reference",      willing,    22, 80,  CHARSET_UTF8,  false, "Force breeds resistance and costs consent",
      { END } },
    { "ascii",          willing,    22, 80,  CHARSET_ASCII, false, "Force breeds resistance and costs consent",
      { END } },
    { "cp437",          willing,    22, 80,  CHARSET_CP437, false, "Force breeds resistance and costs consent",
      { END } },
    { "roles",          willing,    22, 80,  CHARSET_UTF8,  true,  "Force breeds resistance and costs consent",
      { MOTION_FOLD_CLOSE, END } },
    { "cited",          willing,    22, 80,  CHARSET_UTF8,  true,  "Vietnam", { END } },
    { "narrow-first",   willing,     6, 40,  CHARSET_UTF8,  false, NULL, { END } },
    { "narrow",         willing,     6, 40,  CHARSET_UTF8,  false, "Jazz crossed the wall", { END } },
    { "narrow-ascii",   willing,     8, 40,  CHARSET_ASCII, false, "Japan and Germany, 1945", { END } },
    { "tiny",           willing,     3, 10,  CHARSET_UTF8,  false, "Vietnam", { END } },
    { "wide",           willing,    38, 120, CHARSET_UTF8,  false, "Nobody can aim it, so nobody can use it",
      { MOTION_FOLD_OPEN_BELOW, END } },
    { "very-wide",      willing,    48, 200, CHARSET_UTF8,  false, "Afghanistan",
      { MOTION_FOLD_OPEN_ALL, MOTION_MORE_TEXT, END } },
    { "widest",         willing,    24, 1000, CHARSET_UTF8, false, "Algeria", { END } },
    { "pinned",         willing,    12, 80,  CHARSET_UTF8,  true,  "A fleet has a course", { END } },
    { "titles",         willing,    22, 80,  CHARSET_UTF8,  false, "Algeria", { MOTION_LESS_TEXT, END } },
    { "texts",          willing,    22, 80,  CHARSET_UTF8,  false, "Algeria", { MOTION_MORE_TEXT, END } },
    { "relation",       willing,    22, 80,  CHARSET_UTF8,  false, "Force breeds resistance and costs consent",
      { MOTION_NEXT_RELATION, MOTION_NEXT_RELATION, END } },
    { "kinds-folded",   willing,    22, 80,  CHARSET_UTF8,  false, "Force breeds resistance and costs consent",
      { MOTION_FOLD_SUPPORTS, END } },
    { "all-closed",     willing,    22, 80,  CHARSET_UTF8,  false, NULL, { MOTION_FOLD_CLOSE_ALL, END } },
    { "last",           willing,    22, 80,  CHARSET_UTF8,  false, NULL, { MOTION_LAST, END } },
    { "premises",       state_made, 22, 80,  CHARSET_UTF8,  false, "State culture", { MOTION_FOLD_OPEN_ALL, END } },
    { "premises-ascii", state_made, 22, 80,  CHARSET_ASCII, false, "War posters were believed",
      { MOTION_FOLD_OPEN_ALL, END } },
    { "undermined",     state_made, 22, 80,  CHARSET_UTF8,  true,  "War posters were believed",
      { MOTION_FOLD_OPEN_ALL, END } },
    { "untitled",       state_made, 22, 80,  CHARSET_UTF8,  false, NULL, { MOTION_NEXT, MOTION_NEXT, END } },
};

// Where am I, and how each place of a claim is said.
static const struct {
    const char *debate, *selected, *where;
} places[] = {
    { willing, "Soft power is real power",
      "1 Soft power is real power: thesis 1 of 2, 1 objection, unread, 34 below" },
    { willing, "Force breeds resistance and costs consent",
      "1.2 Force breeds resistance and costs consent: support 2 of 3 for 1, supports thesis 1, "
      "opposes thesis 2, 2 objections, unread, 13 below" },
    { willing, "Japan and Germany, 1945",
      "1.2.4 Japan and Germany, 1945: objection 1 of 2 to 1.2, opposes thesis 1, 2 objections, "
      "unread, 5 below" },
    { willing, "Admiration is not obedience",
      "1.1.2 Admiration is not obedience: the only undercut of the step from 1.1 to 1, "
      "opposes thesis 1, unanswered, unread" },
    { willing, "It rests on willing allies and their aid",
      "2.1.1 It rests on willing allies and their aid: the only objection to 2.1, "
      "opposes thesis 2, supports thesis 1, unanswered, unread" },
    { state_made, "Propaganda loses belief",
      "1.2.1 Propaganda loses belief: premise 1 of 2 of 1.2, supports thesis 1, 1 objection, "
      "unread, 1 below" },
    { state_made, "War posters were believed",
      "1.2.1.1 War posters were believed: the only objection to 1.2.1, opposes thesis 1, "
      "unanswered, unread" },
    { state_made, "Some believe it all the same",
      "1.2.3 Some believe it all the same: the only undercut of the step of 1.2, "
      "opposes thesis 1, unanswered, unread" },
    { state_made, "Confucius Institutes",
      "1.3 <Confucius Institutes>: the only objection to 1, opposes thesis 1, unanswered, unread" },
};
// clang-format on

static OutlineView *open_debate(const char *path, State *state, Arena *arena)
{
    Error error;
    Str text;
    Problems problems = { .arena = arena };
    if (!file_read(path, FILE_LIMIT, arena, &text, &error))
        fail_msg("%s", error.text);
    const Debate *debate = argdown_read(arena, str(path), text, &problems);
    assert_int_equal(problems.count, 0);
    return outline_view_alone(debate, tree_make(debate, arena), state, str("library"),
                              str("debate"));
}

static Str print_roles(Canvas canvas, Arena *arena)
{
    Buffer out = { .arena = arena };
    for (int row = 0; row < canvas.rows; row++) {
        for (int column = 0; column < canvas.columns; column++)
            buffer_add_byte(&out,
                            theme_letter((Role)canvas_cell(canvas, row, column)->role));
        buffer_add_byte(&out, '\n');
    }
    return buffer_str(&out);
}

// A reader who has been here before is not shown the abstract.
static void come_back(const char *path, State *state, Arena *arena)
{
    OutlineView *view = open_debate(path, state, arena);
    outline_view_save(view);
    outline_view_free(view);
}

static Str shown(size_t i, Arena *arena)
{
    Error error;
    State *state = state_open(NULL, &error);
    int rows = screens[i].rows, columns = screens[i].columns;
    if (screens[i].selected)
        come_back(screens[i].debate, state, arena);
    OutlineView *view = open_debate(screens[i].debate, state, arena);
    outline_view_layout(view, rows, columns);
    if (screens[i].selected)
        assert_true(outline_view_select_key(view, str(screens[i].selected)));
    outline_view_layout(view, rows, columns);
    for (const int *motion = screens[i].motions; *motion != END; motion++) {
        outline_view_move(view, (Motion)*motion, 1);
        outline_view_layout(view, rows, columns);
    }
    Canvas canvas = canvas_new(rows, columns);
    outline_view_draw(view, canvas, true);
    Buffer out = { .arena = arena };
    buffer_add(&out, canvas_print(canvas, screens[i].charset, arena));
    if (screens[i].has_roles)
        buffer_add(&out, print_roles(canvas, arena));
    canvas_free(canvas);
    outline_view_free(view);
    state_close(state);
    return buffer_str(&out);
}

static void test_screens(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < COUNT(screens); i++) {
        Arena *arena = arena_new();
        Error error;
        Str is = shown(i, arena), expected = str("");
        Str path = arena_format(arena, "tests/outlines/%s.screen", screens[i].name);
        bool is_same = file_read(path.data, FILE_LIMIT, arena, &expected, &error) &&
                       str_equal(is, expected);
        if (!is_same && getenv("UPDATE"))
            is_same = file_write(path.data, is, &error);
        if (!is_same)
            print_error("%s is\n%.*s\nexpected\n%.*s\n", path.data, (int)is.length,
                        is.data, (int)expected.length, expected.data);
        wrong += !is_same;
        arena_free(arena);
    }
    assert_int_equal(wrong, 0);
}

static void test_where(void **test_state)
{
    (void)test_state;
    for (size_t i = 0; i < COUNT(places); i++) {
        Arena *arena = arena_new();
        Error error;
        State *state = state_open(NULL, &error);
        OutlineView *view = open_debate(places[i].debate, state, arena);
        assert_true(outline_view_select_key(view, str(places[i].selected)));
        check_str(outline_view_where(view, arena), places[i].where, places[i].selected);
        outline_view_free(view);
        state_close(state);
        arena_free(arena);
    }
}

// The rows of the reference screen, with its contraries as it was decided later, in the
// state of folds that it has.
static const char *const reference[] = {
    "▾ Soft power is real power +3 −1",
    "│ Make them want what you want.",
    "│",
    "├─+ ▾ Attraction outlasts coercion +1 ⊘1",
    "│ ├─+ ▸ Taste outlives empires +4",
    "│ ╰┈⊘ · Admiration is not obedience",
    "│",
    "▌├─+ ▾ Force breeds resistance and costs consent +3 −2",
    "▌│ │ A people held down by force obeys only while it is watched:",
    "▌│ │ every occupation pays for obedience again each day, while",
    "▌│ │ consent, once won, costs nothing.",
    "▌│ │ ⇢ also attacks Hard power comes first",
    "│ ├─+ ▸ Vietnam +1",
    "│ ├─+ ▸ Afghanistan −2",
    "│ ├─+ · Algeria",
    "│ ├╌− ▸ Japan and Germany, 1945 +3 −2",
    "│ ╰╌− · The quiet conquered",
    "├─+ ⇢ It rests on willing allies and their aid",
    "├╌− ▸ Nobody can aim it, so nobody can use it +2 −1",
    "╰╌≠ ⇢ Hard power comes first",
    "",
    "▸ Hard power comes first +1 −1",
};

// An address or a mark, which the reference screen had not yet.
static bool is_later(Str word)
{
    bool is_address = word.length > 0 && !str_is(word, "1945");
    for (size_t i = 0; i < word.length; i++)
        is_address &= strchr("0123456789.()", word.data[i]) != NULL;
    return is_address || str_is(word, "✓") || str_is(word, "§") || str_is(word, "✓§");
}

// A line with single blanks, without what has been added since.
static Str without_later(Str line, Arena *arena)
{
    Buffer out = { .arena = arena };
    Str word;
    while (str_next(&line, ' ', &word)) {
        if (word.length == 0 || is_later(word))
            continue;
        if (out.length > 0)
            buffer_add_byte(&out, ' ');
        buffer_add(&out, word);
    }
    return buffer_str(&out);
}

static void test_reference_screen(void **test_state)
{
    (void)test_state;
    Arena *arena = arena_new();
    Error error;
    State *state = state_open(NULL, &error);
    come_back(willing, state, arena);
    OutlineView *view = open_debate(willing, state, arena);
    static const char *const folded[] = { "Nobody can aim it, so nobody can use it",
                                          "Hard power comes first" };
    outline_view_layout(view, 30, 80);
    for (size_t i = 0; i < COUNT(folded); i++) {
        outline_view_select_key(view, str(folded[i]));
        outline_view_layout(view, 30, 80);
        outline_view_move(view, MOTION_FOLD_CLOSE, 1);
        outline_view_layout(view, 30, 80);
    }
    outline_view_select_key(view, str("Force breeds resistance and costs consent"));
    outline_view_layout(view, 30, 80);
    Canvas canvas = canvas_new(30, 80);
    outline_view_draw(view, canvas, true);
    Str rest = canvas_print(canvas, CHARSET_UTF8, arena), line;
    for (size_t i = 0; i < COUNT(reference); i++) {
        assert_true(str_next(&rest, '\n', &line));
        if (str_find(line, str("supports thesis 1, opposes thesis 2")) >= 0)
            assert_true(str_next(&rest, '\n', &line)); // roles came later, too
        check_str(without_later(line, arena), reference[i], "the reference screen");
    }
    canvas_free(canvas);
    outline_view_free(view);
    state_close(state);
    arena_free(arena);
}

// It says how many claims there are, too.
static void test_words_about_the_debate(void **test_state)
{
    (void)test_state;
    Arena *arena = arena_new();
    OutlineView *view = open_debate(willing, NULL, arena);
    check_str(outline_view_title(view, arena), "Is soft power real power? ▸ Outline",
              "the title row, left");
    check_str(outline_view_count(view, arena), "38 claims · 2 theses · 4 deep",
              "the title row, right");
    outline_view_free(view);
    view = open_debate(state_made, NULL, arena);
    check_str(outline_view_count(view, arena),
              "8 claims · 2 arguments · 2 theses · 4 deep", "with arguments");
    outline_view_free(view);
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_screens), cmocka_unit_test(test_reference_screen),
      cmocka_unit_test(test_where), cmocka_unit_test(test_words_about_the_debate))
