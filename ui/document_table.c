#include "ui/document_table.h"
#include "src/base/vec.h"
#include "src/text/text.h"

enum {
    SEPARATOR = 3,     // columns of " │ "
    NARROWEST = 6,     // a column is not made narrower than that, if it has as much
    LONGEST_WORD = 20, // a longer word may be broken
    WIDEST = 40,       // of a column in a grid that does not fit
};

static int least(int a, int b)
{
    return a < b ? a : b;
}

static int most(int a, int b)
{
    return a > b ? a : b;
}

static Str cell_at(const TableBlock *table, int row, int column)
{
    return table->cells[row * table->columns + column];
}

// --- widths

// How wide a cell is when nothing is broken, and the longest of its words.
static void measure(Str cell, int *width, int *word)
{
    Str line, part;
    *width = 0;
    *word = 0;
    while (str_next(&cell, '\n', &line)) {
        *width = most(*width, text_width(line));
        while (str_next(&line, ' ', &part))
            *word = most(*word, text_width(part));
    }
}

typedef struct {
    int natural, narrow, width;
} Column;

static void measure_columns(const TableBlock *table, Column *columns)
{
    for (int i = 0; i < table->rows * table->columns; i++) {
        Column *column = &columns[i % table->columns];
        int width, word;
        measure(table->cells[i], &width, &word);
        column->natural = most(column->natural, most(width, 1));
        column->narrow = most(column->narrow, least(word, LONGEST_WORD));
    }
    for (int i = 0; i < table->columns; i++)
        columns[i].narrow =
            least(columns[i].natural, most(columns[i].narrow, NARROWEST));
}

// Gives each column its width; false if they do not fit. What is left over when all
// are narrow goes to those that want it, in proportion.
static bool fit_columns(Column *columns, int count, int width)
{
    int room = width - SEPARATOR * (count - 1), natural = 0, narrow = 0;
    for (int i = 0; i < count; i++) {
        natural += columns[i].natural;
        narrow += columns[i].narrow;
    }
    if (narrow > room)
        return false;
    int given = least(room, natural) - narrow, wanted = natural - narrow;
    for (int i = 0; i < count; i++) {
        int want = columns[i].natural - columns[i].narrow;
        int extra = wanted > 0 ? (int)((long)given * want / wanted) : 0;
        columns[i].width = columns[i].narrow + extra;
        given -= extra;
        wanted -= want;
    }
    return true;
}

// --- lines

typedef struct {
    TableLines lines;
    size_t capacity;
    Arena *arena;
} Writer;

static void add_line(Writer *writer, TableLineKind kind, Str text, size_t label)
{
    TableLines *lines = &writer->lines;
    lines->lines = vec_room(writer->arena, lines->lines, lines->count,
                            &writer->capacity, sizeof lines->lines[0]);
    lines->lines[lines->count++] = (TableLine){ kind, text, label };
    lines->width = most(lines->width, text_width(text));
}

static void add_blanks(Buffer *out, int count)
{
    for (int i = 0; i < count; i++)
        buffer_add_byte(out, ' ');
}

static void add_aligned(Buffer *out, Str text, int width, char align)
{
    int blanks = most(0, width - text_width(text));
    int before = align == 'r' ? blanks : align == 'c' ? blanks / 2 : 0;
    add_blanks(out, before);
    buffer_add(out, text);
    add_blanks(out, blanks - before);
}

// One row of the table, as many lines as its highest cell; returns how many.
static size_t add_row(Writer *writer, const TableBlock *table, const Column *columns,
                      int row)
{
    Lines *cells = arena_get(writer->arena, (size_t)table->columns, sizeof *cells);
    size_t height = 1;
    for (int i = 0; i < table->columns; i++) {
        cells[i] = text_wrap(writer->arena, cell_at(table, row, i), columns[i].width);
        height = cells[i].count > height ? cells[i].count : height;
    }
    for (size_t line = 0; line < height; line++) {
        Buffer text = { .arena = writer->arena };
        for (int i = 0; i < table->columns; i++) {
            if (i > 0)
                buffer_add(&text, str(" │ "));
            Str cell = line < cells[i].count ? cells[i].lines[line] : str("");
            add_aligned(&text, cell, columns[i].width, table->align[i]);
        }
        add_line(writer, row == 0 ? TABLE_HEAD : TABLE_BODY, buffer_str(&text), 0);
    }
    return height;
}

static void add_rule(Writer *writer, const Column *columns, int count, const char *dash,
                     const char *crossing)
{
    Buffer text = { .arena = writer->arena };
    for (int i = 0; i < count; i++) {
        if (i > 0)
            buffer_add(&text, str(crossing));
        for (int cell = 0; cell < columns[i].width; cell++)
            buffer_add(&text, str(dash));
    }
    add_line(writer, TABLE_RULE, buffer_str(&text), 0);
}

// Rows of several lines are parted, or nobody could tell where one ends.
static bool has_high_row(const TableBlock *table, const Column *columns)
{
    for (int i = table->columns; i < table->rows * table->columns; i++) {
        int width, word;
        measure(table->cells[i], &width, &word);
        if (width > columns[i % table->columns].width)
            return true;
    }
    return false;
}

TableLines table_grid(const TableBlock *table, int width, bool must, Arena *arena)
{
    Writer writer = { .arena = arena };
    Column *columns = arena_get(arena, (size_t)table->columns, sizeof *columns);
    measure_columns(table, columns);
    bool fits = fit_columns(columns, table->columns, width);
    if (!fits && !must)
        return writer.lines;
    for (int i = 0; i < table->columns && !fits; i++)
        columns[i].width = least(columns[i].natural, WIDEST);

    bool parted = has_high_row(table, columns);
    for (int row = 0; row < table->rows; row++) {
        if (row > 1 && parted)
            add_rule(&writer, columns, table->columns, "┈", "┈┼┈");
        add_row(&writer, table, columns, row);
        if (row == 0)
            add_rule(&writer, columns, table->columns, "─", "─┼─");
    }
    return writer.lines;
}

// --- records

static void add_value(Writer *writer, Str name, Str value, int width)
{
    Buffer text = { .arena = writer->arena };
    buffer_add(&text, name);
    buffer_add(&text, str(name.length > 0 ? ": " : ""));
    buffer_add(&text, value);
    // All lines are as narrow as the indented ones: one wrapping does for all.
    Lines lines =
        text_wrap(writer->arena, buffer_str(&text), most(1, width - TABLE_INDENT));
    size_t name_end = name.length > 0 ? name.length + 1 : 0;
    for (size_t i = 0; i < lines.count; i++) {
        Str line = lines.lines[i];
        size_t start = (size_t)(line.data - text.data);
        size_t label = start < name_end ? name_end - start : 0;
        label = label < line.length ? label : line.length;
        add_line(writer, i == 0 ? TABLE_RECORD : TABLE_MORE, line, label);
    }
}

TableLines table_records(const TableBlock *table, int width, Arena *arena)
{
    Writer writer = { .arena = arena };
    for (int row = 1; row < table->rows; row++) {
        if (row > 1)
            add_line(&writer, TABLE_GAP, str(""), 0);
        for (int i = 0; i < table->columns; i++)
            if (cell_at(table, row, i).length > 0)
                add_value(&writer, cell_at(table, 0, i), cell_at(table, row, i), width);
    }
    for (int i = 0; table->rows < 2 && i < table->columns; i++)
        add_value(&writer, str(""), cell_at(table, 0, i), width);
    return writer.lines;
}
