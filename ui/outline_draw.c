#include "ui/outline_draw.h"
#include "src/text/text.h"

// --- guides

static const struct {
    const char *dash, *sign;
    Role role;
} signs[LINK_COUNT] = {
    // clang-format off
    [LINK_ROOT]          = { " ", " ", ROLE_DIM       },
    [LINK_SUPPORT]       = { "─", "+", ROLE_SUPPORT   },
    [LINK_ATTACK]        = { "╌", "−", ROLE_ATTACK    },
    [LINK_UNDERCUT]      = { "┈", "⊘", ROLE_UNDERCUT  },
    [LINK_CONTRARY]      = { "╌", "≠", ROLE_CONTRARY  },
    [LINK_CONTRADICTORY] = { "═", "╳", ROLE_CONTRARY  },
    [LINK_EQUIVALENT]    = { "─", "≡", ROLE_SUPPORT   },
    [LINK_PREMISE]       = { " ", " ", ROLE_SUPPORT   },
    // clang-format on
};

static const Place *place_at(const OutlineGrid *grid, PlaceId place)
{
    return &grid->subject->tree->places[place];
}

// What runs down at the level of a place past everything below it.
static const char *passing(const OutlineGrid *grid, PlaceId place)
{
    PlaceId next = outline_rows_next_sibling(grid->rows, place);
    if (next == NONE)
        return " ";
    return outline_rows_is_linked(grid->rows, next) ? "⎢" : "│";
}

// The guides at `level` and outside it that pass a line below `place`, which stands at
// that level.
static void draw_passing(const OutlineGrid *grid, Canvas canvas, int row, PlaceId place,
                         int level)
{
    bool is_shown = place_at(grid, place)->depth - grid->base - grid->shift > 0;
    for (int at = level; at > 0 && is_shown; at--) {
        canvas_text(canvas, row, outline_grid_column(grid, at - 1), ROLE_DIM,
                    str(passing(grid, place)));
        place = place_at(grid, place)->parent;
    }
}

static const char *bracket(const OutlineGrid *grid, PlaceId place)
{
    bool is_first = !outline_rows_is_linked(grid->rows, place);
    PlaceId next = outline_rows_next_sibling(grid->rows, place);
    bool is_last = next == NONE || !outline_rows_is_linked(grid->rows, next);
    return is_first && is_last ? "[" : is_first ? "⎡" : is_last ? "⎣" : "⎢";
}

// The joint before a row: "├─+", or a premise's bracket.
static void draw_joint(const OutlineGrid *grid, Canvas canvas, int row, PlaceId place,
                       int level, bool is_dim)
{
    const Place *at = place_at(grid, place);
    int column = outline_grid_column(grid, level - 1);
    Role role = is_dim ? ROLE_DIM : signs[at->link].role;
    if (at->depth - grid->base - grid->shift <= 0)
        return;
    bool is_hidden = predict_hides_sign(grid->subject->predict, place);
    if (at->link == LINK_PREMISE) {
        canvas_text(canvas, row, column, role, str(bracket(grid, place)));
        return;
    }
    bool is_last = outline_rows_next_sibling(grid->rows, place) == NONE;
    column = canvas_text(canvas, row, column, ROLE_DIM, str(is_last ? "╰" : "├"));
    if (!grid->is_narrow)
        column = canvas_text(canvas, row, column, ROLE_DIM,
                             str(is_hidden ? "─" : signs[at->link].dash));
    canvas_text(canvas, row, column, is_hidden ? ROLE_DIM : role,
                str(is_hidden ? "?" : signs[at->link].sign));
}

// The guides of a row outside its own joint, or of a line below it.
static void draw_outer(const OutlineGrid *grid, Canvas canvas, int row, PlaceId place,
                       int level)
{
    if (level > 1)
        draw_passing(grid, canvas, row, place_at(grid, place)->parent, level - 1);
}

// --- words that were searched for

static void mark_words(const OutlineDrawing *drawing, Canvas canvas, int row,
                       int column, Str text)
{
    marked_words_draw(drawing->words, canvas, row, column, text, drawing->arena);
}

// --- rows

static const char *fold_mark(const OutlineGrid *grid, PlaceId place)
{
    if (place_at(grid, place)->home != place)
        return "⇢";
    if (predict_hides_replies(grid->subject->predict, place))
        return "▸"; // a leaf, too, may not be told
    if (!outline_rows_has_children(grid->rows, place))
        return place_at(grid, place)->first_child == NONE ? "·" : "…";
    return outline_rows_is_open(grid->rows, place) ? "▾" : "▸";
}

static Role name_role(const OutlineDrawing *drawing, const ScreenLine *line)
{
    const Place *place = place_at(drawing->grid, line->place);
    if (line->is_pinned && !line->is_selected)
        return ROLE_DIM;
    if (place->home != line->place)
        return ROLE_REFERENCE;
    if (place->node.kind == NODE_ARGUMENT)
        return ROLE_EMPHASIS;
    return place->parent == NONE ? ROLE_STRONG : ROLE_TEXT;
}

// The selection is on the address alone, beside the bar at the left edge: to repaint
// two whole titles would be a good part of what a step sends to the terminal.
static Role address_role(const OutlineDrawing *drawing, const ScreenLine *line)
{
    if (line->is_selected)
        return drawing->is_focused ? ROLE_SELECTED : ROLE_STRONG;
    return ROLE_DIM;
}

// Marks and counts, one stretch like the ground on the left.
static void draw_end(const OutlineGrid *grid, Canvas canvas, int line_row,
                     const OutlineRow *row)
{
    if (row->counts.length > 0 || row->is_read || row->is_cited)
        canvas_role(canvas, line_row, row->mark_column, grid->edge - row->mark_column,
                    ROLE_DIM);
    canvas_text(canvas, line_row, row->counts_column, ROLE_DIM, row->counts);
    if (row->is_read)
        canvas_text(canvas, line_row, row->mark_column, ROLE_DIM,
                    str(row->is_noted ? "✎" : "✓"));
    if (row->is_cited)
        canvas_text(canvas, line_row, row->mark_column + 1, ROLE_DIM, str("§"));
}

// What stands: by sign and word alone, as a colour would look like a verdict on truth.
static void draw_label(Canvas canvas, int line_row, const OutlineRow *row)
{
    if (row->label_sign.length > 0)
        canvas_text(canvas, line_row, row->name_column - 2, ROLE_TEXT, row->label_sign);
    canvas_text(canvas, line_row, row->label_column, ROLE_DIM, row->label_word);
}

static void draw_name(const OutlineDrawing *drawing, Canvas canvas, int line_row,
                      const ScreenLine *line, const OutlineRow *row)
{
    Role role = name_role(drawing, line);
    Str name = row->name;
    if (row->is_cut)
        name = text_cut(drawing->arena, name, row->name_room);
    if (row->name_room <= 0)
        return;
    int column = canvas_text(canvas, line_row, row->name_column, role, name);
    mark_words(drawing, canvas, line_row, row->name_column, name);
    Str because = str(name.length > 0 ? " because" : "because");
    int room = row->name_column + row->name_room - column;
    if (row->has_because && text_width(because) <= room)
        canvas_text(canvas, line_row, column, ROLE_DIM, because);
}

static void draw_title(const OutlineDrawing *drawing, Canvas canvas, int line_row,
                       const ScreenLine *line)
{
    const OutlineGrid *grid = drawing->grid;
    int level = outline_grid_level(grid, line->place);
    OutlineRow row = outline_grid_row(grid, line->place, drawing->arena);
    bool is_dim = line->is_pinned && !line->is_selected;
    draw_outer(grid, canvas, line_row, line->place, level);
    if (level > 0)
        draw_joint(grid, canvas, line_row, line->place, level, is_dim);
    canvas_text(canvas, line_row, outline_grid_column(grid, level), ROLE_DIM,
                str(fold_mark(grid, line->place)));
    canvas_text(canvas, line_row, row.address_column, address_role(drawing, line),
                row.address);
    draw_label(canvas, line_row, &row);
    draw_name(drawing, canvas, line_row, line, &row);
    draw_end(grid, canvas, line_row, &row);
}

static void draw_detail(const OutlineDrawing *drawing, Canvas canvas, int row,
                        const ScreenLine *line)
{
    const OutlineGrid *grid = drawing->grid;
    PlaceId place = line->place;
    int level = outline_grid_level(grid, place);
    int column = outline_grid_text_column(grid, place);
    draw_passing(grid, canvas, row, place, level);
    bool has_guide = outline_rows_is_open(grid->rows, place);
    if (has_guide && outline_grid_column(grid, level) < column)
        canvas_text(canvas, row, outline_grid_column(grid, level), ROLE_DIM, str("│"));
    canvas_text(canvas, row, column, line->role, line->text);
    mark_words(drawing, canvas, row, column, line->text);
}

// The line above a row: its guide goes on, and between premises it says so.
static void draw_gap(const OutlineDrawing *drawing, Canvas canvas, int row,
                     const ScreenLine *line)
{
    const OutlineGrid *grid = drawing->grid;
    int level = outline_grid_level(grid, line->place);
    bool is_and = line->kind == LINE_AND;
    draw_outer(grid, canvas, row, line->place, level);
    if (level > 0)
        canvas_text(canvas, row, outline_grid_column(grid, level - 1),
                    is_and ? ROLE_SUPPORT : ROLE_DIM, str(is_and ? "⎢" : "│"));
    if (is_and)
        canvas_text(canvas, row, outline_grid_column(grid, level - 1) + 2, ROLE_DIM,
                    str("and"));
}

// Guides, blanks between them, fold mark and address are one stretch of one role: every
// change of role costs the terminal a dozen bytes.
static void draw_ground(const OutlineGrid *grid, Canvas canvas, int row,
                        const ScreenLine *line)
{
    if (line->kind == LINE_BLANK || line->kind == LINE_HEAD)
        return;
    int level = outline_grid_level(grid, line->place);
    int end = line->kind == LINE_DETAIL ? outline_grid_text_column(grid, line->place)
                                        : outline_grid_column(grid, level) + 2;
    canvas_role(canvas, row, 0, end, ROLE_DIM);
}

void outline_draw_line(const OutlineDrawing *drawing, Canvas canvas, int row,
                       const ScreenLine *line)
{
    draw_ground(drawing->grid, canvas, row, line);
    switch (line->kind) {
    case LINE_TITLE: draw_title(drawing, canvas, row, line); break;
    case LINE_DETAIL: draw_detail(drawing, canvas, row, line); break;
    case LINE_GAP:
    case LINE_AND: draw_gap(drawing, canvas, row, line); break;
    case LINE_HEAD:
        canvas_text(canvas, row, 1, line->role, line->text);
        mark_words(drawing, canvas, row, 1, line->text);
        break;
    case LINE_BLANK: break;
    }
    if (line->is_selected && line->kind != LINE_GAP && line->kind != LINE_AND)
        canvas_text(canvas, row, 0, line->kind == LINE_TITLE ? ROLE_TEXT : ROLE_DIM,
                    str("▌"));
}
