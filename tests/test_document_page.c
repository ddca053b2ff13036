#include <stdlib.h>
#include "src/base/vec.h"
#include "src/text/text.h"
#include "tests/check.h"
#include "ui/document_draw.h"
#include "ui/document_motion.h"
#include "ui/document_search.h"

static const char sample_text[] =
    "---\n"
    "title: Soft and hard\n"
    "author: Ada Nye\n"
    "year: 2004\n"
    "kind: essay\n"
    "trust: An opinion, well argued, checked by nobody.\n"
    "---\n"
    "\n"
    "Power is the ability to affect others[^1] as one likes.\n"
    "\n"
    "# Two kinds\n"
    "\n"
    "**Hard power** commands; *soft power* attracts, as [Nye's "
    "book](http://example.org/nye) says at length.\n"
    "\n"
    "1. Hard power pushes, and it costs whoever uses it more than they expected.\n"
    "2. Soft power pulls\n"
    "   - by culture\n"
    "   - by values\n"
    "\n"
    "> People follow willingly.\n"
    ">\n"
    "> > So they say.\n"
    "\n"
    "## Measured\n"
    "\n"
    "| Country | Index of soft power | Rank |\n"
    "|:--------|:--------------------|-----:|\n"
    "| France  | much admired for its food, films and language | 1 |\n"
    "| 中国     | admired for its growth | 27 |\n"
    "\n"
    "```\n"
    "score = pull / (pull + push)  # both in the units of the survey of the year\n"
    "```\n"
    "\n"
    "***\n"
    "\n"
    "# Doubts\n"
    "\n"
    "Can it be counted at all?\n";

// A page of the sample, of which claims use three passages.
typedef struct {
    Arena *arena;
    const Document *document;
    DocumentPage page;
} Sample;

static Sample new_sample(int rows, int columns)
{
    Sample sample = { .arena = arena_new() };
    Problems problems = { .arena = sample.arena };
    sample.document =
        document_read(sample.arena, str("s.md"), str(sample_text), &problems);
    assert_int_equal(problems.count, 0);
    document_page_init(&sample.page, sample.document, NULL, 0);
    static const char *const used[] = { "1p3", "1p3", "1p6" };
    for (size_t i = 0; i < COUNT(used); i++)
        document_page_use(&sample.page,
                          (size_t)document_find(sample.document, str(used[i])));
    for (int i = 0; i < 10; i++)
        document_page_use(&sample.page,
                          (size_t)document_find(sample.document, str("1.1p1")));
    document_page_layout(&sample.page, rows, columns);
    return sample;
}

static void free_sample(Sample *sample)
{
    document_page_free(&sample->page);
    arena_free(sample->arena);
}

static void check_at(const Sample *sample, const char *address, const char *what)
{
    ptrdiff_t block = document_page_block(&sample->page);
    check_str(document_address(sample->document, (size_t)block, sample->arena), address,
              what);
}

// --- keys: a letter a motion, some with the meaning they have in the program

// clang-format off
static const struct {
    char key;
    Motion motion;
} keys[] = {
    { 'j', MOTION_NEXT },           { 'k', MOTION_PREVIOUS },
    { '}', MOTION_NEXT_SIBLING },   { '{', MOTION_PREVIOUS_SIBLING },
    { ']', MOTION_NEXT_RELATION },  { '[', MOTION_PREVIOUS_RELATION },
    { 'h', MOTION_LEFT },           { 'l', MOTION_RIGHT },
    { ' ', MOTION_PAGE_DOWN },      { 'b', MOTION_PAGE_UP },
    { 'd', MOTION_HALF_DOWN },      { 'u', MOTION_HALF_UP },
    { 'e', MOTION_SCROLL_DOWN },    { 'y', MOTION_SCROLL_UP },
    { 'g', MOTION_FIRST },          { 'G', MOTION_LAST },
    { 'z', MOTION_TO_MIDDLE },      { 'T', MOTION_TO_TOP },
    { 'B', MOTION_TO_BOTTOM },      { 'a', MOTION_FOLD_TOGGLE },
    { 'o', MOTION_FOLD_OPEN },      { 'x', MOTION_FOLD_CLOSE },
    { 'R', MOTION_FOLD_OPEN_ALL },  { 'M', MOTION_FOLD_CLOSE_ALL },
    { 'r', MOTION_FOLD_OPEN_LEVEL }, { 'm', MOTION_FOLD_CLOSE_LEVEL },
    { 'O', MOTION_FOLD_OPEN_BELOW }, { 'f', MOTION_FIT },
};
// clang-format on

// 't' goes to the table, 'c' cites two passages and shows the first, 'n' and 'N' find.
static bool press(Sample *sample, char key)
{
    DocumentPage *page = &sample->page;
    ptrdiff_t cited[] = { document_find(sample->document, str("1p6")),
                          document_find(sample->document, str("1p2")) };
    for (size_t i = 0; i < COUNT(keys); i++)
        if (keys[i].key == key)
            return document_motion(page, keys[i].motion, 1);
    switch (key) {
    case 't':
        document_page_select(page, document_find(sample->document, str("1.1p1")));
        return true;
    case 'c': document_page_cite(page, cited, COUNT(cited), true); return true;
    case 'n': return document_search_next(page, true);
    case 'N': return document_search_next(page, false);
    default: fail_msg("no such key: %c", key); return false;
    }
}

static bool press_all(Sample *sample, const char *typed)
{
    bool changed = false;
    for (; *typed; typed++)
        changed = press(sample, *typed);
    return changed;
}

// clang-format off
static const struct {
    const char *what;
    int rows, columns;
    const char *keys;
    Charset charset;
    const char *screen;
} screens[] = {
    { "the head, lists, a quotation", 22, 80, "", CHARSET_UTF8,
      "▌        Soft and hard\n"
      "         Ada Nye · 2004 · essay · 97 words\n"
      "         How far to trust it: An opinion, well argued, checked by nobody.\n"
      "\n"
      "  ¶1     Power is the ability to affect others[1] as one likes.\n"
      "\n"
      "         1 Two kinds\n"
      "  ¶1     Hard power commands; soft power attracts, as Nye's book (http://\n"
      "         example.org/nye) says at length.\n"
      "\n"
      "  ¶2     1. Hard power pushes, and it costs whoever uses it more than they\n"
      "            expected.\n"
      "  ¶3 ◂2  2. Soft power pulls\n"
      "  ¶4        • by culture\n"
      "  ¶5        • by values\n"
      "\n"
      "  ¶6 ◂1  │ People follow willingly.\n"
      "         │\n"
      "  ¶7     │ │ So they say.\n"
      "\n"
      "         1.1 Measured\n"
      "  ¶1 ◂10 Country │ Index of soft power                           │ Rank\n"
    },
    { "a small window, one passage on", 6, 40, "}}}", CHARSET_UTF8,
      "       others[1] as one likes.\n"
      "\n"
      "       1 Two kinds\n"
      "▌ 1    Hard power commands; soft power\n"
      "       attracts, as Nye's book (http://\n"
      "       example.org/nye) says at length.\n"
    },
    { "a narrow pane", 40, 60, "", CHARSET_UTF8,
      "▌        Soft and hard\n"
      "         Ada Nye · 2004 · essay · 97 words\n"
      "         How far to trust it: An opinion, well argued,\n"
      "         checked by nobody.\n"
      "\n"
      "  ¶1     Power is the ability to affect others[1] as one\n"
      "         likes.\n"
      "\n"
      "         1 Two kinds\n"
      "  ¶1     Hard power commands; soft power attracts, as Nye's\n"
      "         book (http://example.org/nye) says at length.\n"
      "\n"
      "  ¶2     1. Hard power pushes, and it costs whoever uses it\n"
      "            more than they expected.\n"
      "  ¶3 ◂2  2. Soft power pulls\n"
      "  ¶4        • by culture\n"
      "  ¶5        • by values\n"
      "\n"
      "  ¶6 ◂1  │ People follow willingly.\n"
      "         │\n"
      "  ¶7     │ │ So they say.\n"
      "\n"
      "         1.1 Measured\n"
      "  ¶1 ◂10 Country │ Index of soft power               │ Rank\n"
      "         ────────┼───────────────────────────────────┼─────\n"
      "         France  │ much admired for its food, films  │    1\n"
      "                 │ and language                      │\n"
      "         ┈┈┈┈┈┈┈┈┼┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┼┈┈┈┈┈\n"
      "         中国    │ admired for its growth            │   27\n"
      "\n"
      "  ¶2     score = pull / (pull + push)  # both in the units …\n"
      "\n"
      "         * * *\n"
      "\n"
      "         2 Doubts\n"
      "  ¶1     Can it be counted at all?\n"
      "\n"
      "\n"
      "\n"
      "\n"
    },
    { "in ASCII, at the end", 14, 60, "G", CHARSET_ASCII,
      "         1.1 Measured\n"
      "  p1 <10 Country | Index of soft power               | Rank\n"
      "         --------+-----------------------------------+-----\n"
      "         France  | much admired for its food, films  |    1\n"
      "                 | and language                      |\n"
      "         ........+...................................+.....\n"
      "         ????    | admired for its growth            |   27\n"
      "\n"
      "  p2     score = pull / (pull + push)  # both in the units .\n"
      "\n"
      "         * * *\n"
      "\n"
      "         2 Doubts\n"
      "# p1     Can it be counted at all?\n"
    },
    { "in CP437", 9, 60, "]]", CHARSET_CP437,
      "\n"
      "  ¶2     1. Hard power pushes, and it costs whoever uses it\n"
      "            more than they expected.\n"
      "  ¶3 ◄2  2. Soft power pulls\n"
      "  ¶4        • by culture\n"
      "  ¶5        • by values\n"
      "\n"
      "▌ ¶6 ◄1  │ People follow willingly.\n"
      "         │\n"
    },
    { "a table wrapped to its columns", 16, 50, "t", CHARSET_UTF8,
      "  ¶6 ◂1  │ People follow willingly.\n"
      "         │\n"
      "  ¶7     │ │ So they say.\n"
      "\n"
      "         1.1 Measured\n"
      "▌ ¶1 ◂10 Country │ Index of soft power     │ Rank\n"
      "         ────────┼─────────────────────────┼─────\n"
      "         France  │ much admired for its    │    1\n"
      "                 │ food, films and         │\n"
      "                 │ language                │\n"
      "         ┈┈┈┈┈┈┈┈┼┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┼┈┈┈┈┈\n"
      "         中国    │ admired for its growth  │   27\n"
      "\n"
      "  ¶2     score = pull / (pull + push)  # both in …\n"
      "\n"
      "         * * *\n"
    },
    { "a table as records", 16, 27, "t", CHARSET_UTF8,
      "   │\n"
      "   │ │ So they say.\n"
      "\n"
      "   1.1 Measured\n"
      "▌◂ Country: France\n"
      "   Index of soft power:\n"
      "     much admired for its\n"
      "     food, films and\n"
      "     language\n"
      "   Rank: 1\n"
      "\n"
      "   Country: 中国\n"
      "   Index of soft power:\n"
      "     admired for its\n"
      "     growth\n"
      "   Rank: 27\n"
    },
    { "... as a grid that is scrolled", 9, 27, "tlll", CHARSET_UTF8,
      "▌◂ …f soft power          …\n"
      "   …──────────────────────…\n"
      "   …mired for its food, fi…\n"
      "   …e                     …\n"
      "   …┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈…\n"
      "   … for its growth       …\n"
      "\n"
      "   score = pull / (pull + …\n"
      "\n"
    },
    { "... and as records again", 9, 27, "tlllhhh", CHARSET_UTF8,
      "▌◂ Country: France\n"
      "   Index of soft power:\n"
      "     much admired for its\n"
      "     food, films and\n"
      "     language\n"
      "   Rank: 1\n"
      "\n"
      "   Country: 中国\n"
      "   Index of soft power:\n"
    },
    { "code that is scrolled", 4, 50, "t}ll", CHARSET_UTF8,
      "         ┈┈┈┈┈┈┈┈┼┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┼┈┈┈┈┈\n"
      "         中国    │ admired for its growth  │   27\n"
      "\n"
      "▌ ¶2     …ull + push)  # both in the units of the…\n"
    },
    { "a cited passage, the cursor elsewhere", 11, 60, "c", CHARSET_UTF8,
      "  ¶4        • by culture\n"
      "  ¶5        • by values\n"
      "\n"
      " ►¶6 ◂1  │ People follow willingly.\n"
      "         │\n"
      "  ¶7     │ │ So they say.\n"
      "\n"
      "         1.1 Measured\n"
      "  ¶1 ◂10 Country │ Index of soft power               │ Rank\n"
      "         ────────┼───────────────────────────────────┼─────\n"
      "         France  │ much admired for its food, films  │    1\n"
    },
    { "cited passages in ASCII", 10, 60, "}}}c", CHARSET_ASCII,
      "  p4        * by culture\n"
      "  p5        * by values\n"
      "\n"
      " >p6 <1  | People follow willingly.\n"
      "         |\n"
      "  p7     | | So they say.\n"
      "\n"
      "         1.1 Measured\n"
      "  p1 <10 Country | Index of soft power               | Rank\n"
      "         --------+-----------------------------------+-----\n"
    },
    { "everything folded", 11, 60, "M}}", CHARSET_UTF8,
      "         Soft and hard\n"
      "         Ada Nye · 2004 · essay · 97 words\n"
      "         How far to trust it: An opinion, well argued,\n"
      "         checked by nobody.\n"
      "\n"
      "  ¶1     Power is the ability to affect others[1] as one\n"
      "         likes.\n"
      "\n"
      "▌    ◂13 ▸ 1 Two kinds · 9 paragraphs\n"
      "\n"
      "         ▸ 2 Doubts · 1 paragraph\n"
    },
    { "a section folded within another", 12, 60, "ta", CHARSET_UTF8,
      "  ¶3 ◂2  2. Soft power pulls\n"
      "  ¶4        • by culture\n"
      "  ¶5        • by values\n"
      "\n"
      "  ¶6 ◂1  │ People follow willingly.\n"
      "         │\n"
      "  ¶7     │ │ So they say.\n"
      "\n"
      "▌    ◂10 ▸ 1.1 Measured · 2 paragraphs\n"
      "\n"
      "         2 Doubts\n"
      "  ¶1     Can it be counted at all?\n"
    },
    { "... and open again", 5, 60, "taa", CHARSET_UTF8,
      "\n"
      "▌        1.1 Measured\n"
      "  ¶1 ◂10 Country │ Index of soft power               │ Rank\n"
      "         ────────┼───────────────────────────────────┼─────\n"
      "         France  │ much admired for its food, films  │    1\n"
    },
    { "hardly any room", 6, 12, "}}", CHARSET_UTF8,
      "   others[1\n"
      "   ] as one\n"
      "   likes.\n"
      "\n"
      "▌  1 Two\n"
      "   kinds\n"
    },
};
// clang-format on

static void test_screens(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(screens); i++) {
        Sample sample = new_sample(screens[i].rows, screens[i].columns);
        press_all(&sample, screens[i].keys);
        Canvas canvas = canvas_new(screens[i].rows, screens[i].columns);
        // What only follows a debate has no focus.
        document_draw(&sample.page, canvas, !sample.page.is_away, sample.arena);
        check_str(canvas_print(canvas, screens[i].charset, sample.arena),
                  screens[i].screen, screens[i].what);
        canvas_free(canvas);
        free_sample(&sample);
    }
}

static Str roles_of(Canvas canvas, int row, Arena *arena)
{
    Buffer out = { .arena = arena };
    for (int column = 0; column < canvas.columns; column++)
        buffer_add_byte(&out, theme_letter(canvas_cell(canvas, row, column)->role));
    return buffer_str(&out);
}

// clang-format off
static const struct {
    const char *what, *keys, *query;
    bool focused;
    int row;
    const char *text, *roles;
} rows[] = {
    { "the title is the cursor's row", "", "", true, 0,
      "▌        Soft and hard",
      "BSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS" },
    { "... in a pane without the focus", "", "", false, 0,
      "▌        Soft and hard",
      "B........BBBBBBBBBBBBB......................................" },
    { "the byline", "", "", true, 1,
      "         Ada Nye · 2004 · essay · 97 words",
      ".........ddddddddddddddddddddddddddddddddd.................." },
    { "a word that is looked for, a reference", "", "POWER", true, 5,
      "  ¶1     Power is the ability to affect others[1] as one",
      "..dd.....mmmmm................................ddd..........." },
    { "a heading", "", "", true, 8,
      "         1 Two kinds",
      ".........BBBBBBBBBBB........................................" },
    { "strong, emphasis, a link", "", "", true, 9,
      "  ¶1     Hard power commands; soft power attracts, as Nye's",
      "..dd.....BBBBBBBBBB...........eeeeeeeeee..............>>>>>." },
    { "its target", "", "", true, 10,
      "         book (http://example.org/nye) says at length.",
      ".........>>>>ddddddddddddddddddddddddd......................" },
    { "a mark in the margin", "", "", true, 14,
      "  ¶3 ◂2  2. Soft power pulls",
      "..dd.||....................................................." },
    { "a found word on the cursor's row", "}}}}}", "soft", true, 14,
      "▌ ¶3 ◂2  2. Soft power pulls",
      "BSSSSSSSSSSSmmmmSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS" },
    { "a cited passage", "c", "", true, 12,
      " ►¶2     1. Hard power pushes, and it costs whoever uses it",
      ".cdd........ccccccccccccccccccccccccccccccccccccccccccccccc." },
    { "all of its rows", "c", "", true, 13,
      " ┃          more than they expected.",
      ".c..........cccccccccccccccccccccccc........................" },
    { "a quotation", "c", "", true, 18,
      " ►¶6 ◂1  │ People follow willingly.",
      ".cdd.||..d.cccccccccccccccccccccccc........................." },
    { "the head of a table", "", "", true, 23,
      "  ¶1 ◂10 Country │ Index of soft power               │ Rank",
      "..dd.|||.BBBBBBBBdBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBdBBBBB." },
};
// clang-format on

static void test_roles(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        Sample sample = new_sample(40, 60);
        press_all(&sample, rows[i].keys);
        document_search_mark(&sample.page, str(rows[i].query));
        Canvas canvas = canvas_new(40, 60);
        document_draw(&sample.page, canvas, rows[i].focused, sample.arena);
        check_row(canvas, rows[i].row, rows[i].text, rows[i].what);
        check_str(roles_of(canvas, rows[i].row, sample.arena), rows[i].roles,
                  rows[i].what);
        canvas_free(canvas);
        free_sample(&sample);
    }
}

// clang-format off
static const struct {
    const char *what, *keys;
    bool changed; // by the last key
    const char *address;
    int line; // of the cursor on a window of 10 rows and 60 columns
} motions[] = {
    { "starts at the head",             "g",         false, "¶1",     0 },
    { "lines pass the blank ones",      "jjjjj",     true,  "¶1",     6 },
    { "and stop at the head",           "k",         false, "¶1",     0 },
    { "a passage, a heading",           "}}",        true,  "1",      8 },
    { "back to the start of the own",   "}}}j{",     true,  "1 ¶1",   8 },
    { "and to the one before",          "}}}{",      true,  "1",      7 },
    { "above the first, the head",      "}{",        true,  "¶1",     0 },
    { "the passage is shown whole",     "}}}}",      true,  "1 ¶2",   8 },
    { "beyond the last, the last line", "G}",        false, "2 ¶1",   9 },
    { "a page, and off a blank line",          "}} ",       true,  "1 ¶6", 9 },
    { "half a page",                    "jd",        true,  "¶1",     1 },
    { "a page never lands on a blank",  "jjj ",      true,  "1 ¶2",   3 },
    { "the next used",                  "]",         true,  "1 ¶3",   3 },
    { "and the one before",             "]][",       true,  "1 ¶3",   3 },
    { "none before the first",          "][",        false, "1 ¶3",   3 },
    { "nothing sideways in a text",     "}l",        false, "¶1",     5 },
    { "no fold before the headings",    "}a",        false, "¶1",     5 },
    { "a fold takes the cursor",        "}}}}a",     true,  "1",      6 },
    { "an open one opens",              "}}}}ao",    true,  "1",      6 },
    { "nothing to open",                "}}o",       false, "1",      8 },
    { "closed twice: the one around",   "txx",       true,  "1",      6 },
    { "all closed",                     "tM",        true,  "1",      7 },
    { "nothing more to close",          "MM",        false, "¶1",     0 },
    { "one level",                      "tm",        true,  "1.1",    6 },
    { "and another",                    "tmm",       true,  "1",      7 },
    { "and open again",                 "tmmrr",     true,  "1",      7 },
    { "open all below",                 "tmmO",      true,  "1",      7 },
    { "a use in a fold opens it",       "M]",        true,  "1 ¶3",   3 },
    { "what the map knows is not ours", "f",         false, "¶1",     0 },
    { "from a cited passage one goes on", "cj",      true,  "1 ¶7",   5 },
};
// clang-format on

static void test_motions(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(motions); i++) {
        Sample sample = new_sample(10, 60);
        bool changed = press_all(&sample, motions[i].keys);
        check_at(&sample, motions[i].address, motions[i].what);
        int line = sample.page.list.selected - sample.page.list.top;
        if (line != motions[i].line || changed != motions[i].changed)
            fail_msg("%s: line %d, %s", motions[i].what, line,
                     changed ? "changed" : "unchanged");
        free_sample(&sample);
    }
}

static void test_search(void **state)
{
    (void)state;
    Sample sample = new_sample(10, 60);
    DocumentPage *page = &sample.page;
    document_search_mark(page, str("soft power"));
    assert_int_equal(page->matches, 3); // two passages and the table
    static const char *const found[] = { "1 ¶1", "1 ¶3", "1.1 ¶1", "1 ¶1" };
    for (size_t i = 0; i < COUNT(found); i++) {
        assert_true(press(&sample, 'n'));
        check_at(&sample, found[i], "forward, wrapping round");
    }
    assert_true(press(&sample, 'N'));
    check_at(&sample, "1.1 ¶1", "backward, wrapping round");
    press_all(&sample, "gM");
    assert_true(press(&sample, 'n'));
    check_at(&sample, "1 ¶1", "a fold opens");
    press(&sample, 'g');
    assert_true(press(&sample, 'N'));
    check_at(&sample, "1.1 ¶1", "backward from the head");

    document_search_mark(page, str("expected"));
    press_all(&sample, "gn");
    check_at(&sample, "1 ¶2", "a word on the second row of a passage");
    assert_false(page->page.rows[page->list.selected].is_first);
    document_search_mark(page, str("soft cheese"));
    assert_int_equal(page->matches, 0);
    assert_false(press(&sample, 'n'));
    document_search_mark(page, str(""));
    assert_false(press(&sample, 'n'));

    press(&sample, 'g');
    static const char *const unused[] = { "¶1", "1 ¶1", "1 ¶2", "1 ¶4" };
    for (size_t i = 0; i < COUNT(unused); i++) {
        ptrdiff_t block = document_search_unused(page);
        document_page_select(page, block);
        check_at(&sample, unused[i], "passages that no claim uses");
    }
    free_sample(&sample);
}

// The window goes to what is cited; the cursor stays until the reader moves.
static void test_citing(void **state)
{
    (void)state;
    Sample sample = new_sample(8, 60);
    DocumentPage *page = &sample.page;
    ptrdiff_t heading = document_find(sample.document, str("1.1"));
    press(&sample, 'c');
    assert_int_equal(page->list.selected, 0);
    assert_true(page->is_away);
    check_at(&sample, "1 ¶6", "the reader is at what is cited");
    Canvas canvas = canvas_new(8, 60);
    document_draw(page, canvas, true, sample.arena);
    check_row(canvas, 2, "▌►¶6 ◂1  │ People follow willingly.", "with the focus");
    canvas_free(canvas);
    document_page_layout(page, 8, 50);
    assert_true(page->is_away);
    press(&sample, 'k');
    assert_false(page->is_away);
    check_at(&sample, "1 ¶5", "movement begins at what is cited");
    press(&sample, 'c');
    assert_false(page->is_away); // nothing had to move
    document_page_cite(page, &heading, 1, false);
    assert_true(page->cited[document_find(sample.document, str("1.1p2"))]);
    assert_false(page->cited[document_find(sample.document, str("2p1"))]);
    document_page_cite(page, NULL, 0, true);
    for (size_t i = 0; i < sample.document->block_count; i++)
        assert_false(page->cited[i]);
    press(&sample, 'M');
    press(&sample, 'c');
    assert_true(page->page.first_row[document_find(sample.document, str("1p6"))] > 0);
    free_sample(&sample);
}

static void check_invariants(const DocumentPage *page)
{
    const List *list = &page->list;
    assert_in_range(list->selected, 0, page->page.count - 1);
    assert_true(document_page_is_content(page, list->selected));
    assert_true(list->top >= 0);
    assert_true(list->top == 0 || list->top + list->lines <= page->page.count);
    bool is_seen =
        list->selected >= list->top && list->selected < list->top + list->lines;
    assert_true(page->is_away || is_seen);
    int percent = document_page_percent(page);
    assert_in_range(percent, 0, 100);
    for (int row = 0; row < page->page.count; row++) {
        const PageRow *found = &page->page.rows[row];
        int width = found->indent + text_width(found->text);
        bool wraps = found->kind != PAGE_CODE && found->kind != PAGE_TABLE_HEAD &&
                     found->kind != PAGE_TABLE_RULE && found->kind != PAGE_TABLE_BODY &&
                     found->kind != PAGE_RULE;
        if (wraps && page->page.measure > 4 && width > page->page.measure)
            fail_msg("'%.*s' is wider than %d", (int)found->text.length,
                     found->text.data, page->page.measure);
    }
}

// Random keys and windows: the cursor is always on a line that can be seen.
static void test_random_reading(void **state)
{
    (void)state;
    static const char typed[] = "jk}{][hl bdueygGzTBaoxRMrmOftcnN";
    int seeds = check_seeds(2000);
    for (int seed = 0; seed < seeds; seed++) {
        srand((unsigned)seed);
        Sample sample = new_sample(1 + rand() % 30, 1 + rand() % 120);
        document_search_mark(&sample.page, str("soft"));
        for (int step = 0; step < 30; step++) {
            if (rand() % 8 == 0)
                document_page_layout(&sample.page, 1 + rand() % 30, 1 + rand() % 120);
            press(&sample, typed[(size_t)rand() % (sizeof typed - 1)]);
            check_invariants(&sample.page);
        }
        Canvas canvas = canvas_new(sample.page.rows, sample.page.columns);
        document_draw(&sample.page, canvas, true, sample.arena);
        canvas_free(canvas);
        free_sample(&sample);
    }
}

// Whatever the width, the cursor's passage stays on its line of the window as far as
// the ends of the text allow.
static void test_resize(void **state)
{
    (void)state;
    static const char *const starts[] = { "}}}}", "t", "jjjjjjj", "]]", "tm" };
    for (size_t i = 0; i < COUNT(starts); i++)
        for (int columns = 20; columns < 120; columns += 3) {
            Sample sample = new_sample(7, 60);
            DocumentPage *page = &sample.page;
            press_all(&sample, starts[i]);
            press(&sample, 'z');
            ptrdiff_t block = document_page_block(page);
            int line = page->list.selected - page->list.top;
            document_page_layout(page, 7, columns);
            assert_int_equal(document_page_block(page), block);
            bool at_end = page->list.top == 0 ||
                          page->list.top + page->list.lines == page->page.count;
            if (!at_end)
                assert_int_equal(page->list.selected - page->list.top, line);
            document_page_layout(page, 7, 60);
            assert_int_equal(document_page_block(page), block);
            free_sample(&sample);
        }
}

// What a document may lack, and what it may have too much of.
static void test_odd_documents(void **state)
{
    (void)state;
    static const char *const texts[] = { "",
                                         "# \n",
                                         "***\n",
                                         "|a|\n|---|\n",
                                         "|  |\n|---|\n|  |\n",
                                         "```\n\n\na\n```\n",
                                         "- - - a\n",
                                         "[](#x) [y](#z) <http://a>\n",
                                         "a\x1b[2J\xE2\x80\xAE\n" };
    static const Problem problems[5] = { { .line = 3, .text = { "first", 5 } },
                                         { .line = 4, .text = { "second", 6 } },
                                         { .line = 5, .text = { "third", 5 } },
                                         { .line = 6, .text = { "fourth", 6 } },
                                         { .line = 7, .text = { "fifth", 5 } } };
    for (size_t i = 0; i < COUNT(texts); i++) {
        Sample sample = { .arena = arena_new() };
        Problems none = { .arena = sample.arena };
        sample.document =
            document_read(sample.arena, str("odd.md"), str(texts[i]), &none);
        document_page_init(&sample.page, sample.document, problems, i < 1 ? 5 : 0);
        for (int columns = 1; columns < 40; columns += 13) {
            document_page_layout(&sample.page, 12, columns);
            for (const char *key = "jk}{][hl bdueygGzTBaoxRMrmOnN"; *key; key++)
                press(&sample, *key);
            document_search_unused(&sample.page);
            document_page_block(&sample.page);
            check_invariants(&sample.page);
        }
        document_page_layout(&sample.page, 12, 60);
        document_motion(&sample.page, MOTION_FIRST, 1);
        Canvas canvas = canvas_new(12, 60);
        document_draw(&sample.page, canvas, false, sample.arena);
        if (i == 0) {
            check_row(canvas, 1, "     0 words", "an empty file");
            check_row(canvas, 4, "     line 5: third", "its problems");
            check_row(canvas, 5, "     and 2 more problems", "not all of them");
        }
        if (i + 1 == COUNT(texts)) {
            check_row(canvas, 2, "     2 hidden characters shown as marks", "R6");
            check_row(canvas, 4, "  ¶1 a\uFFFD[2J\uFFFD", "the marks");
        }
        canvas_free(canvas);
        free_sample(&sample);
    }
}

TESTS(cmocka_unit_test(test_screens), cmocka_unit_test(test_roles),
      cmocka_unit_test(test_motions), cmocka_unit_test(test_search),
      cmocka_unit_test(test_citing), cmocka_unit_test(test_random_reading),
      cmocka_unit_test(test_resize), cmocka_unit_test(test_odd_documents))
