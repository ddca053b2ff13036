#include "ui/uncertain.h"
#include "src/text/text.h"

static bool is_certain(const Cell *cell)
{
    return cell->text[1] == '\0' || text_is_certain(str(cell->text));
}

static bool is_blank(const Cell *cell)
{
    return cell->text[0] == ' ' || cell->width == 0;
}

// "│" and its like; letters move with the text before them, as they should.
static bool is_border(const Cell *cell)
{
    Str text = str(cell->text);
    uint32_t code_point = text.length > 1 ? text_decode(&text) : 0;
    return (code_point >= 0x2500 && code_point <= 0x259F) ||
           (code_point >= 0x239B && code_point <= 0x23B3);
}

int uncertain_cuts(const Cell *cells, int columns, int *cuts, int room)
{
    int count = -1;
    bool is_open = false; // after text that is not certain
    for (int column = 0; column < columns; column++) {
        const Cell *cell = &cells[column];
        if (cell->width == 0)
            continue;
        bool is_gap = is_blank(cell) && column + 1 < columns && is_blank(cell + 1);
        if (is_open && (is_border(cell) || is_gap) && count < room) {
            cuts[count++] = column;
            is_open = false;
        }
        if (!is_certain(cell)) {
            is_open = true;
            count = count < 0 ? 0 : count;
        }
    }
    return count;
}
