#include "ui/outline_grid.h"
#include "src/text/text.h"

enum {
    NARROW = 60,     // below it rows are set tighter
    WIDE = 100,      // a row of a debate of usual depth is not wider
    USUAL_DEPTH = 4, // deeper ones get more room
    MEASURE = 76,    // columns of text that an eye follows without losing the line
    COUNTS = 8,      // "+3 −2 ⊘1"
    MARKS = 4,       // "✓§" and two blanks
    LEAST_TEXT = 20, // text moves left rather than be narrower
    LEAST_NAME = 8,  // counts go rather than leave less of the name
    ADDRESS = 15,    // bytes of an address at most
};

static int least(int a, int b)
{
    return a < b ? a : b;
}

static int most(int a, int b)
{
    return a > b ? a : b;
}

// In a debate deeper than the window is wide, the outer levels leave it on the left, in
// steps of half the window so that moving does not push the rows about.
static int shift_for(int level, int levels)
{
    int step = most(1, levels / 2);
    return level < levels ? 0 : ((level - levels) / step + 1) * step;
}

OutlineGrid outline_grid_make(const OutlineSubject *subject, const OutlineRows *rows,
                              int columns, PlaceId selected)
{
    const Place *places = subject->tree->places;
    OutlineGrid grid = { .subject = subject, .rows = rows, .columns = columns };
    grid.is_narrow = columns < NARROW;
    grid.step = grid.is_narrow ? 3 : 4;
    grid.base = rows->root == NONE ? 0 : places[rows->root].depth;
    grid.levels = most(1, (columns * 11 / 20 - 1) / grid.step);
    if (selected != NONE)
        grid.shift = shift_for(places[selected].depth - grid.base, grid.levels);
    int deeper = least(most(0, subject->tree->deepest - USUAL_DEPTH), grid.levels);
    grid.edge = least(columns, WIDE + grid.step * deeper);
    return grid;
}

int outline_grid_level(const OutlineGrid *grid, PlaceId place)
{
    int level = grid->subject->tree->places[place].depth - grid->base - grid->shift;
    return most(0, least(level, grid->levels));
}

int outline_grid_column(const OutlineGrid *grid, int level)
{
    return 1 + grid->step * level;
}

int outline_grid_text_column(const OutlineGrid *grid, PlaceId place)
{
    int column = outline_grid_column(grid, outline_grid_level(grid, place) + 1);
    return most(1, least(column, grid->columns - LEAST_TEXT));
}

int outline_grid_measure(const OutlineGrid *grid, PlaceId place)
{
    int end = grid->is_narrow ? grid->edge : grid->edge - COUNTS;
    int room = end - outline_grid_text_column(grid, place);
    return most(1, least(MEASURE, room));
}

// The number among its siblings alone where there is no room for more.
static Str address_at(const OutlineGrid *grid, PlaceId place, Arena *arena)
{
    const Place *places = grid->subject->tree->places;
    bool is_reference = places[place].home != place;
    if (grid->is_narrow && !is_reference && places[place].parent != NONE)
        return arena_format(arena, "%d", (int)places[place].number);
    Str address = outline_address(grid->subject->tree, place, ADDRESS, arena);
    // It is not where it would be by the order of the rows: hence the brackets.
    return is_reference
               ? arena_format(arena, "(%.*s)", (int)address.length, address.data)
               : address;
}

static bool cites(const OutlineGrid *grid, PlaceId place)
{
    Node node = grid->subject->tree->places[place].node;
    return value_get(debate_data(grid->subject->debate, node), "cite") != NULL;
}

static bool has_because(const OutlineGrid *grid, PlaceId place)
{
    const Place *places = grid->subject->tree->places;
    PlaceId child = places[place].first_child;
    return outline_rows_is_open(grid->rows, place) &&
           places[child].link == LINK_PREMISE &&
           (grid->rows->folds[place] & FOLD_SUPPORTS) == 0;
}

// Counts and marks at the end of the row; the name has what is left.
static void set_end(const OutlineGrid *grid, OutlineRow *row)
{
    int counts = text_width(row->counts);
    int marks = grid->is_narrow ? (row->is_read ? 2 : 0) : MARKS;
    row->counts_column = grid->edge - (grid->is_narrow ? counts : most(COUNTS, counts));
    row->mark_column = row->counts_column - marks;
    bool has_end = counts > 0 || row->is_read || row->is_cited;
    int end = has_end ? row->mark_column - 1 : grid->edge;
    row->name_room = most(0, end - row->name_column);
}

// The word stands before the marks, all of them below each other, if name and
// "because" leave room for it.
static void set_label(const OutlineGrid *grid, PlaceId place, OutlineRow *row,
                      Arena *arena)
{
    enum { BECAUSE = 8 };
    row->label_column = row->mark_column - STANDS_ROOM - 1;
    int end =
        row->name_column + text_width(row->name) + (row->has_because ? BECAUSE : 0);
    if (row->label_sign.length == 0 || grid->is_narrow || end >= row->label_column)
        return;
    row->label_word = stands_label(grid->subject->stands, place, arena);
    row->name_room = most(0, row->label_column - 1 - row->name_column);
}

// What the reader has answered stands before the name.
static Str marked_name(const OutlineSubject *subject, PlaceId place, Arena *arena)
{
    Str name = outline_name(subject->debate, subject->tree->places[place].node, arena);
    Str mark = predict_is_on(subject->predict)
                   ? predict_mark(subject->predict, place, arena)
                   : opinion_book_mark(subject->opinions, place, arena);
    return mark.length == 0 ? name
                            : arena_format(arena, "%.*s%.*s", STR_ARGUMENTS(mark),
                                           STR_ARGUMENTS(name));
}

OutlineRow outline_grid_row(const OutlineGrid *grid, PlaceId place, Arena *arena)
{
    const OutlineSubject *subject = grid->subject;
    PlaceId home = subject->tree->places[place].home;
    OutlineRow row = {
        .address = address_at(grid, place, arena),
        .name = marked_name(subject, place, arena),
        .counts = predict_is_on(subject->predict)
                      ? str("")
                      : outline_counts(grid->rows, place, arena),
        .is_cited = cites(grid, place) && !grid->is_narrow,
        .is_read = subject->is_read[home] || subject->is_noted[home],
        .is_noted = subject->is_noted[home],
        .has_because = has_because(grid, place),
    };
    row.address_column = outline_grid_column(grid, outline_grid_level(grid, place)) + 2;
    row.name_column = row.address_column + text_width(row.address) + 1;
    if (stands_is_shown(subject->stands)) {
        row.label_sign = str(stands_sign(subject->stands, place));
        row.name_column += 2;
    }
    set_end(grid, &row);
    if (row.name_room < LEAST_NAME && row.counts.length > 0) {
        row.counts = str("");
        row.is_read = false;
        set_end(grid, &row);
    }
    int wanted = text_width(row.name);
    row.is_cut = wanted > row.name_room;
    set_label(grid, place, &row, arena);
    return row;
}
