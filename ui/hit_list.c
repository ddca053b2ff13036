#include "ui/hit_list.h"
#include "src/base/alloc.h"
#include "src/text/text.h"
#include "ui/library_entry.h"

// From WIDE columns on a hit stands on one line, its text beside it. Between groups
// there is a blank line where the window has ROOMY lines.
enum { WIDE = 150, ROOMY = 14, ADDRESS_LIMIT = 12, FIRST_COLUMN = 2 };

// clang-format off
static const struct {
    const char *sign;
    Role role;
} signs[LINK_COUNT] = {
    [LINK_ROOT]          = { " ", ROLE_TEXT },
    [LINK_SUPPORT]       = { "+", ROLE_SUPPORT },
    [LINK_ATTACK]        = { "−", ROLE_ATTACK },
    [LINK_UNDERCUT]      = { "⊘", ROLE_UNDERCUT },
    [LINK_CONTRARY]      = { "≠", ROLE_CONTRARY },
    [LINK_CONTRADICTORY] = { "╳", ROLE_CONTRARY },
    [LINK_EQUIVALENT]    = { "≡", ROLE_SUPPORT },
    [LINK_PREMISE]       = { "⎡", ROLE_SUPPORT },
};
// clang-format on

static const Hit *hit_at(const HitList *list, int row)
{
    return &list->hits->hits[row];
}

static Str address_of_hit(const Hit *hit, Arena *arena)
{
    return hit->row.class == ROW_PASSAGE ? passage_words(hit->row.address, arena)
                                         : hit->row.address;
}

// --- heights

static bool begins_group(const HitList *list, int row)
{
    return row == 0 || hit_at(list, row)->source != hit_at(list, row - 1)->source;
}

static int lines_above(const HitList *list, int row)
{
    if (!begins_group(list, row))
        return 0;
    return row > 0 && list->rows >= ROOMY ? 2 : 1;
}

// A claim without a title is known by its text, which then is not said twice.
static bool has_second_line(const HitList *list, const Hit *hit)
{
    return list->columns < WIDE && hit->title.length > 0 && hit->snippet.length > 0 &&
           !str_equal(hit->title, hit->snippet);
}

static int height_of(const void *context, int row)
{
    const HitList *list = context;
    return lines_above(list, row) + (has_second_line(list, hit_at(list, row)) ? 2 : 1);
}

// --- moving

static void relayout(HitList *list)
{
    int count = list->hits ? (int)list->hits->count : 0;
    list_layout(&list->list, count, list->rows, height_of, list);
}

void hit_list_show(HitList *list, const Hits *hits, const Str *headings)
{
    Arena *arena = arena_new();
    list->hits = hits;
    list->headings = headings;
    list->list = (List){ 0 };
    list->address_columns = 0;
    for (size_t i = 0; hits && i < hits->count; i++) {
        int columns = text_width(address_of_hit(&hits->hits[i], arena));
        if (columns > list->address_columns)
            list->address_columns = columns < ADDRESS_LIMIT ? columns : ADDRESS_LIMIT;
    }
    arena_free(arena);
    relayout(list);
}

void hit_list_layout(HitList *list, int rows, int columns)
{
    list->rows = rows;
    list->columns = columns;
    relayout(list);
}

bool hit_list_move(HitList *list, Motion motion, int count)
{
    return list_move(&list->list, motion, count, height_of, list);
}

bool hit_list_step(HitList *list, int step)
{
    int row = list->list.selected + step;
    if (list->list.selected < 0 || row < 0 || row >= list->list.count)
        return false;
    list->list.selected = row;
    relayout(list);
    return true;
}

const Hit *hit_list_selected(const HitList *list)
{
    return list->list.selected < 0 ? NULL : hit_at(list, list->list.selected);
}

// --- drawing

// Draws on the first row a text with its matched words marked, and returns the column
// after it. What does not fit ends in a sign that says so.
static int draw_marked(Canvas canvas, int column, Role role, Str text,
                       const Mark *marks, size_t count)
{
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        Str plain = str_part(text, at, marks[i].start);
        Str matched = str_part(text, marks[i].start, marks[i].end);
        column = canvas_text(canvas, 0, column, role, plain);
        column = canvas_text(canvas, 0, column, ROLE_MATCH, matched);
        at = marks[i].end;
    }
    column = canvas_text(canvas, 0, column, role, str_from(text, at));
    return column;
}

static void draw_cut(Canvas canvas, Role role, int columns)
{
    if (columns > canvas.columns && canvas.columns > 0)
        canvas_text(canvas, 0, canvas.columns - 1, role, str("…"));
}

static void draw_snippet(Canvas canvas, Role role, const Hit *hit)
{
    draw_marked(canvas, 0, role, hit->snippet, hit->marks, hit->mark_count);
    draw_cut(canvas, role, text_width(hit->snippet));
}

// What stands behind a title: the way up to the thesis, or that it is one.
static Str line_of_argument(const Hit *hit, Arena *arena)
{
    if (hit->row.class == ROW_THESIS && hit->row.address.length > 0)
        return str("  thesis");
    if (hit->line.length == 0)
        return str("");
    return arena_format(arena, "  ‹ %.*s", (int)hit->line.length, hit->line.data);
}

static void draw_title(Canvas canvas, Role role, const Hit *hit, Arena *arena)
{
    if (hit->title.length == 0) {
        draw_snippet(canvas, role, hit);
        return;
    }
    Str line = line_of_argument(hit, arena);
    bool is_selected = role == ROLE_SELECTED;
    int column = draw_marked(canvas, 0, role, hit->title, hit->title_marks,
                             hit->title_mark_count);
    canvas_text(canvas, 0, column, is_selected ? role : ROLE_DIM, line);
    draw_cut(canvas, is_selected ? role : ROLE_DIM,
             text_width(hit->title) + text_width(line));
}

static void draw_heading(const HitList *list, Canvas canvas, int line, int row,
                         Arena *arena)
{
    int end = row + 1;
    while (end < list->list.count && !begins_group(list, end))
        end++;
    Str count = arena_format(arena, "%d hit%s", end - row, end - row == 1 ? "" : "s");
    int room = canvas.columns - text_width(count) - 4;
    Str heading = text_cut(arena, list->headings[row], room > 1 ? room : 1);
    canvas_text(canvas, line, 0, ROLE_STRONG, heading);
    canvas_text(canvas, line, canvas.columns - 1 - text_width(count), ROLE_DIM, count);
}

static Canvas line_part(Canvas canvas, int line, int column, int end)
{
    return canvas_part(canvas, line, column, 1, end - column);
}

static void draw_hit(const HitList *list, Canvas canvas, int line, int row,
                     Arena *arena)
{
    const Hit *hit = hit_at(list, row);
    bool is_selected = row == list->list.selected;
    Role role = is_selected ? ROLE_SELECTED : ROLE_TEXT;
    bool two_lines = has_second_line(list, hit);
    int link = hit->row.link >= 0 && hit->row.link < LINK_COUNT ? hit->row.link : 0;
    int sign = FIRST_COLUMN + list->address_columns + 1, title = sign + 2;
    int middle = canvas.columns < WIDE ? canvas.columns : canvas.columns * 11 / 20;
    if (is_selected) {
        canvas_role(canvas, line, 1, canvas.columns - 1, role);
        for (int i = 0; i < (two_lines ? 2 : 1); i++)
            canvas_text(canvas, line + i, 0, ROLE_STRONG, str("▌"));
    }
    Str address = text_cut(arena, address_of_hit(hit, arena), list->address_columns);
    canvas_text(canvas, line, FIRST_COLUMN, is_selected ? role : ROLE_DIM, address);
    canvas_text(canvas, line, sign, is_selected ? role : signs[link].role,
                str(signs[link].sign));
    draw_title(line_part(canvas, line, title, middle - 1), role, hit, arena);
    if (two_lines)
        draw_snippet(line_part(canvas, line + 1, title, canvas.columns - 1), ROLE_TEXT,
                     hit);
    else if (canvas.columns >= WIDE && hit->title.length > 0)
        draw_snippet(line_part(canvas, line, middle + 1, canvas.columns - 1), role,
                     hit);
}

void hit_list_draw(const HitList *list, Canvas canvas, Arena *arena)
{
    int line = -list->list.top;
    for (int row = 0; row < list->list.count && line < canvas.rows; row++) {
        int height = height_of(list, row), above = lines_above(list, row);
        if (line + height > 0) {
            if (above > 0)
                draw_heading(list, canvas, line + above - 1, row, arena);
            draw_hit(list, canvas, line + above, row, arena);
        }
        line += height;
    }
}
