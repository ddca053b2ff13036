// The five reference screens of the map's design: what they say of the debate, and
// where. The golden screens (tests/screens/reference-4-*) keep every cell; this says
// what of it is meant. Differences from the design, all on purpose:
//
// - The relation of "It rests on willing allies" to the first thesis is short enough
// for
//   a line, where the design has a reference.
// - Supports stand left of undercuts, as counts do; the design has them the other way
//   round below "Attraction outlasts coercion".
// - The two theses are contrary, as decided since.
#include "src/base/file.h"
#include "src/text/text.h"
#include "tests/check.h"

enum { SCREENS = 5, ROWS = 24, FILE_LIMIT = 1 << 16 };

typedef struct {
    Str rows[ROWS];
} Screen;

static Screen read_screen(int number, Arena *arena)
{
    Screen screen = { { { 0 } } };
    Error error;
    Str text;
    Str path = arena_format(arena, "tests/screens/reference-4-%d.screen", number);
    if (!file_read(path.data, FILE_LIMIT, arena, &text, &error))
        fail_msg("%s", error.text);
    for (int i = 0; i < ROWS; i++)
        assert_true(str_next(&text, '\n', &screen.rows[i]));
    return screen;
}

typedef struct {
    int row, column;
} Spot;

// Where a text stands first from a row on; the test fails if it stands nowhere.
static Spot find(const Screen *screen, int number, const char *text, int from)
{
    for (int i = from; i < ROWS; i++) {
        ptrdiff_t at = str_find(screen->rows[i], str(text));
        if (at >= 0)
            return (Spot){ i, text_width(str_part(screen->rows[i], 0, (size_t)at)) };
    }
    fail_msg("4.%d does not have \"%s\"", number, text);
    return (Spot){ 0, 0 };
}

// clang-format off
static const struct {
    int screen;
    const char *text; // rows and columns are those of where these stand first
    enum { LEFT_OF, ABOVE, LEVEL_WITH } how;
    const char *other;
} places[] = {
    { 1, "Soft power is real power",  LEFT_OF,    "Hard power comes first" },
    { 1, "Soft power is real power",  LEVEL_WITH, "Hard power comes first" },
    { 1, "Soft power is real power",  ABOVE,      "Attraction" },
    { 1, "Attraction",                LEFT_OF,    "Nobody can aim" },
    { 1, "Nobody can aim",            LEFT_OF,    "Force breeds" },
    { 1, "Force breeds",              LEFT_OF,    "Deterrence is" },
    { 1, "Attraction",                LEVEL_WITH, "Nobody can aim" },
    { 1, "Attraction",                LEVEL_WITH, "Force breeds" },
    { 1, "Attraction",                LEVEL_WITH, "Deterrence is" },
    { 1, "Attraction",                ABOVE,      "Taste outlives" },
    { 1, "Taste outlives",            LEVEL_WITH, "Admiration is" },
    { 1, "Admiration is",             LEFT_OF,    "▸ Vietnam" },
    { 1, "▸ Vietnam",                 LEFT_OF,    "It rests on" },
    { 1, "Taste outlives",            LEVEL_WITH, "▸ Vietnam" },
    { 1, "Taste outlives",            LEVEL_WITH, "It rests on" },
    { 1, "▸ Vietnam",                 ABOVE,      "▸ Afghanistan" },
    { 1, "▸ Afghanistan",             ABOVE,      "· Algeria" },

    { 2, "1 Soft power is real",      LEFT_OF,    "2 Hard power comes" },
    { 2, "1 Soft power is real",      LEVEL_WITH, "2 Hard power comes" },
    { 2, "1 Soft power is real",      ABOVE,      "Force breeds resistance" },
    { 2, "A people held down",        ABOVE,      "costs nothing." },
    { 2, "costs nothing.",            LEFT_OF,    "#history #morale" },
    { 2, "costs nothing.",            ABOVE,      "+ 1.2.1 Vietnam" },
    { 2, "+ 1.2.1 Vietnam",           LEFT_OF,    "− 1.2.4 Japan" },
    { 2, "+ 1.2.1 Vietnam",           LEVEL_WITH, "− 1.2.4 Japan" },
    { 2, "+ 1.2.1 Vietnam",           ABOVE,      "The stronger army" },
    { 2, "The stronger army",         ABOVE,      "+ 1.2.2 Afghanistan" },
    { 2, "+ 1.2.2 Afghanistan",       ABOVE,      "+ 1.2.3 Algeria" },
    { 2, "− 1.2.4 Japan",             ABOVE,      "− 1.2.5 The quiet" },
    { 2, "◂ 1.1 Attraction",          LEFT_OF,    "1.3 Nobody can aim it" },

    { 3, "▾ 1 Soft power",            ABOVE,      "├─+ ▾ 1.1 Attraction" },
    { 3, "▾ 1 Soft power",            LEFT_OF,    "▾ 1.1 Attraction" },
    { 3, "▾ 1.1 Attraction",          ABOVE,      "├─+ ▸ 1.1.1 Taste" },
    { 3, "├─+ ▸ 1.1.1 Taste",         ABOVE,      "╰┈⊘ · 1.1.2 Admiration" },
    { 3, "╰┈⊘ · 1.1.2 Admiration",    ABOVE,      "▌├─+ ▾ 1.2 Force" },
    { 3, "▌├─+ ▾ 1.2 Force",          ABOVE,      "⇢ also attacks 2 Hard" },
    { 3, "⇢ also attacks 2 Hard",     ABOVE,      "├─+ ▸ 1.2.1 Vietnam" },
    { 3, "├─+ · 1.2.3 Algeria",       ABOVE,      "├╌− ▸ 1.2.4 Japan" },
    { 3, "╰╌− · 1.2.5 The quiet",     ABOVE,      "├─+ ⇢ (2.1.1) It rests" },
    { 3, "├─+ ⇢ (2.1.1) It rests",    ABOVE,      "├╌− ▸ 1.3 Nobody" },
    { 3, "├╌− ▸ 1.3 Nobody",          ABOVE,      "╰╌≠ ⇢ (2) Hard power" },

    { 4, "Soft power is real power",  ABOVE,      "├+⇢ It rests on willing" },
    { 4, "├+⇢ It rests on willing",   ABOVE,      "Attraction outlasts" },
    { 4, "├+⇢ It rests on willing",   LEFT_OF,    "Nobody can aim it" },
    { 4, "Attraction outlasts",       LEFT_OF,    "Nobody can aim it" },
    { 4, "Attraction outlasts",       ABOVE,      "Taste outlives" },
    { 4, "Attraction outlasts",       LEFT_OF,    "Taste outlives" },
    { 4, "╰+┤ Taste outlives",        ABOVE,      "╰⊘┈┈┤ Admiration" },
    { 4, "Admiration is not",         ABOVE,      "╰+┨ Force breeds" },
    { 4, "Force breeds",              ABOVE,      "▸ Vietnam" },
    { 4, "Force breeds",              LEFT_OF,    "▸ Vietnam" },

    { 5, "Soft power is real power",  LEFT_OF,    "Hard power comes first" },
    { 5, "Attraction",                LEFT_OF,    "Nobody can aim" },
    { 5, "Nobody can aim",            LEFT_OF,    "# Force breeds" },
    { 5, "# Force breeds",            LEFT_OF,    "Deterrence is" },
    { 5, "Attraction",                LEVEL_WITH, "Deterrence is" },
    { 5, "Taste outlives",            LEVEL_WITH, "It rests on" },
    { 5, "> Vietnam",                 ABOVE,      "* Algeria" },
};

// What the screens have to say, in their order from the top.
static const struct {
    int screen;
    const char *labels[12];
} grammar[] = {
    { 1, { "├╌╌╌╳╌╌╌┤", "▲ −1 ─", "┷━", "▲⊘╯", "▸ 2+ 1−", "▸ 2− ▲ +3", "▸ 4+",
           "─── supports", "▸ 26 folded", "── 1.2 Force breeds" } },
    { 2, { "├╌╌╳╌╌┤", "▲ +2 of 3", "│ supports", "▲ +3 pro", "▸ +1", "▸ −2" } },
    { 3, { "+3 −1", "+1 ⊘1", "+4", "+3 −2", "#history #morale", "+1", "−2", "+3 −2", "+2 −1" } },
    { 4, { "▲ +3 ⇠1", "├+⇢", "▸ 2+ 1−", "⊘1 +1", "▸ 4+", "╰+┨", "▲ +3", "▸ 26 folded" } },
    { 5, { "+~~~X~~~+", "^ -1", "##########", "^u", "> 2+ 1-", "> 2- ^ +3", "> 4+",
           "--- supports   ~~~ attacks   ... undercuts" } },
};
// clang-format on

static void test_places(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(places); i++) {
        int number = places[i].screen;
        Screen screen = read_screen(number, arena);
        Spot a = find(&screen, number, places[i].text, 1);
        Spot b = find(&screen, number, places[i].other, 1);
        bool holds = places[i].how == LEFT_OF ? a.column < b.column
                     : places[i].how == ABOVE ? a.row < b.row
                                              : a.row == b.row;
        if (!holds)
            fail_msg("4.%d: \"%s\" (%d:%d) and \"%s\" (%d:%d)", number, places[i].text,
                     a.row, a.column, places[i].other, b.row, b.column);
    }
    arena_free(arena);
}

static void test_grammar(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    assert_int_equal(COUNT(grammar), SCREENS);
    for (size_t i = 0; i < COUNT(grammar); i++) {
        int row = 1;
        Screen screen = read_screen(grammar[i].screen, arena);
        for (size_t k = 0; k < COUNT(grammar[i].labels) && grammar[i].labels[k]; k++)
            row = find(&screen, grammar[i].screen, grammar[i].labels[k], row).row;
    }
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_places), cmocka_unit_test(test_grammar))
