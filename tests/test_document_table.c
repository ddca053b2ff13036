#include "src/base/vec.h"
#include "tests/check.h"
#include "ui/document_table.h"

static TableBlock table_of(int rows, int columns, const char *align, const char **cells,
                           Arena *arena)
{
    TableBlock table = { .rows = rows, .columns = columns };
    table.cells = arena_get(arena, (size_t)(rows * columns), sizeof table.cells[0]);
    table.align = arena_get(arena, (size_t)columns, 1);
    memcpy(table.align, align, (size_t)columns);
    for (int i = 0; i < rows * columns; i++)
        table.cells[i] = str(cells[i]);
    return table;
}

// The lines, each with its kind (Head, -, Body, Record, More, gap); a label ends in
// "|".
static Str print(TableLines lines, Arena *arena)
{
    static const char kinds[] = { 'H', '-', 'B', 'R', 'M', 'g' };
    Buffer out = { .arena = arena };
    for (size_t i = 0; i < lines.count; i++) {
        Str text = lines.lines[i].text;
        buffer_format(&out, "%c ", kinds[lines.lines[i].kind]);
        buffer_add(&out, str_part(text, 0, lines.lines[i].label));
        buffer_add(&out, str(lines.lines[i].label > 0 ? "|" : ""));
        buffer_add(&out, str_from(text, lines.lines[i].label));
        buffer_add(&out, str("\n"));
    }
    return buffer_str(&out);
}

static const char *cells[] = {
    "Name", "What it says", "No", "one", "a text of several words", "1",
    "",     "软实力",       "22"
};

// clang-format off
static const struct {
    const char *what;
    int width;
    bool must, records;
    const char *lines;
} cases[] = {
    { "as wide as it wants to be", 80, false, false,
      "H Name │      What it says       │ No\n"
      "- ─────┼─────────────────────────┼───\n"
      "B one  │ a text of several words │  1\n"
      "B      │         软实力          │ 22\n" },
    { "one column less", 34, false, false,
      "H Name │      What it says      │ No\n"
      "- ─────┼────────────────────────┼───\n"
      "B one  │   a text of several    │  1\n"
      "B      │         words          │   \n"
      "- ┈┈┈┈┈┼┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┼┈┈┈\n"
      "B      │         软实力         │ 22\n" },
    { "as narrow as words allow", 19, false, false,
      "H Name │ What it │ No\n"
      "H      │  says   │   \n"
      "- ─────┼─────────┼───\n"
      "B one  │ a text  │  1\n"
      "B      │   of    │   \n"
      "B      │ several │   \n"
      "B      │  words  │   \n"
      "- ┈┈┈┈┈┼┈┈┈┈┈┈┈┈┈┼┈┈┈\n"
      "B      │ 软实力  │ 22\n" },
    { "not narrower", 18, false, false, "" },
    { "unless it must", 18, true, false,
      "H Name │      What it says       │ No\n"
      "- ─────┼─────────────────────────┼───\n"
      "B one  │ a text of several words │  1\n"
      "B      │         软实力          │ 22\n" },
    { "records, without empty cells", 18, false, true,
      "R Name:| one\n"
      "R What it says:| a\n"
      "M text of several\n"
      "M words\n"
      "R No:| 1\n"
      "g \n"
      "R What it says:| 软\n"
      "M 实力\n"
      "R No:| 22\n" },
    { "records that wrap within the name", 8, false, true,
      "R Name:|\n"
      "M one\n"
      "R What|\n"
      "M it|\n"
      "M says:|\n"
      "M a text\n"
      "M of\n"
      "M severa\n"
      "M l\n"
      "M words\n"
      "R No:| 1\n"
      "g \n"
      "R What|\n"
      "M it|\n"
      "M says:|\n"
      "M 软实力\n"
      "R No:| 22\n" },
};
// clang-format on

static void test_tables(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Arena *arena = arena_new();
        TableBlock table = table_of(3, 3, "lcr", cells, arena);
        TableLines lines =
            cases[i].records ? table_records(&table, cases[i].width, arena)
                             : table_grid(&table, cases[i].width, cases[i].must, arena);
        check_str(print(lines, arena), cases[i].lines, cases[i].what);
        arena_free(arena);
    }
}

static void test_odd_tables(void **state)
{
    (void)state;
    const char *lonely[] = { "a", "b" };
    const char *unnamed[] = { "", "x" };
    Arena *arena = arena_new();
    TableBlock table = table_of(1, 2, "ll", lonely, arena);
    check_str(print(table_grid(&table, 9, false, arena), arena), "H a │ b\n- ──┼──\n",
              "a head alone");
    check_str(print(table_records(&table, 9, arena), arena), "R a\nR b\n",
              "as records");
    table = table_of(2, 1, "l", unnamed, arena);
    check_str(print(table_records(&table, 9, arena), arena), "R x\n",
              "a column without a name");
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_tables), cmocka_unit_test(test_odd_tables))
