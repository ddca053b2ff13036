#include "ui/hit_list.h"
#include "src/base/alloc.h"
#include "src/text/text.h"
#include "ui/library_entry.h"
#include "ui/link_look.h"

// From WIDE columns on a hit stands on one line, its text beside it. Between groups
// there is a blank line where the window has ROOMY lines.
// The selected hit shows at most TEXT_LINES of its text.
enum {
    WIDE = 150,
    NARROW = 60,
    ROOMY = 14,
    TEXT_LINES = 3,
    ARGUMENT_LINES = 3,
    TEXT_COLUMNS = 100
};
enum { ADDRESS_LIMIT = 12, FIRST_COLUMN = 2 };

static const Hit *hit_at(const HitList *list, int row)
{
    return &list->hits->hits[row];
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
static bool has_text(const Hit *hit)
{
    return hit->title.length > 0 && hit->snippet.length > 0 &&
           !str_equal(hit->title, hit->snippet);
}

// Whether a hit's text stands on a line of its own.
static bool has_text_line(const HitList *list, const Hit *hit)
{
    return list->columns < WIDE && has_text(hit);
}

// What stands behind a title: the way up to the thesis, or that it is one.
static Str line_of_argument(const Hit *hit, Arena *arena)
{
    if (hit->row.class == ROW_THESIS && hit->row.address.length > 0)
        return str("thesis");
    if (hit->line.length == 0)
        return str("");
    return arena_format(arena, "‹ %.*s", (int)hit->line.length, hit->line.data);
}

static Str address_of_hit(const Hit *hit, Arena *arena)
{
    return hit->row.class == ROW_PASSAGE ? passage_words(hit->row.address, arena)
                                         : hit->row.address;
}

// The columns of a hit's address: in a narrow window its own, so that deep addresses
// take no room from the others, else those of the longest one.
static int address_columns(const HitList *list, const Hit *hit, Arena *arena)
{
    if (list->columns >= NARROW)
        return list->address_columns;
    int own = text_width(address_of_hit(hit, arena));
    return own < ADDRESS_LIMIT ? own : ADDRESS_LIMIT;
}

static int title_column(const HitList *list, const Hit *hit, Arena *arena)
{
    return FIRST_COLUMN + address_columns(list, hit, arena) + 3;
}

// Where the lines below the first one begin.
static int text_column(const HitList *list)
{
    return list->columns < NARROW ? FIRST_COLUMN + 2
                                  : FIRST_COLUMN + list->address_columns + 3;
}

// Where the title and what follows it end on a hit's first line; its text stands behind
// that in a wide window.
static int title_end(const HitList *list)
{
    return list->columns < WIDE ? list->columns - 1 : list->columns * 11 / 20 - 1;
}

// The columns of a title and what stands behind it. An argument's title stands between
// angle brackets, as in the outline.
static int first_width(const Hit *hit, Str line)
{
    int brackets = hit->row.class == ROW_ARGUMENT ? 2 : 0;
    int gap = line.length > 0 ? 2 : 0;
    return text_width(hit->title) + brackets + gap + text_width(line);
}

static bool fits(const HitList *list, const Hit *hit, Arena *arena)
{
    int room = title_end(list) - title_column(list, hit, arena);
    return first_width(hit, line_of_argument(hit, arena)) <= room;
}

// What the selected hit shows of its text and of its way to the thesis, in full lines
// where its first line would cut them.
typedef struct {
    size_t first; // bytes of the snippet on the first line, if that has no title
    Lines text;   // below it; the last one goes on to the snippet's end
    Lines line;   // of the way up to the thesis
} Unfolded;

static Lines some_of(Lines lines, size_t from, size_t most)
{
    size_t start = from < lines.count ? from : lines.count;
    size_t count = lines.count - start;
    return (Lines){ lines.lines + start, count < most ? count : most };
}

// Without a title the text begins on the first line, which is shorter in a narrow
// window. Returns its bytes on that line and gives the lines of the rest.
static size_t first_line(const HitList *list, const Hit *hit, Arena *arena, Lines *rest)
{
    int start = title_column(list, hit, arena), below = text_column(list);
    int room = list->columns - 1 - start, wide = list->columns - 1 - below;
    Lines lines = text_wrap(arena, hit->snippet, room > 1 ? room : 1);
    *rest = (Lines){ 0 };
    if (lines.count < 2)
        return hit->snippet.length;
    size_t next = (size_t)(lines.lines[1].data - hit->snippet.data);
    *rest = text_wrap(arena, str_from(hit->snippet, next), wide > 1 ? wide : 1);
    return lines.lines[0].length;
}

static Unfolded unfolded(const HitList *list, const Hit *hit, Arena *arena)
{
    int room = list->columns - 1 - text_column(list);
    int beside = list->columns - 1 - title_end(list) - 2;
    int columns = room > 1 ? room < TEXT_COLUMNS ? room : TEXT_COLUMNS : 1;
    bool has_title = hit->title.length > 0;
    Unfolded lines = { .first = hit->snippet.length };
    if (has_text_line(list, hit) ||
        (has_text(hit) && text_width(hit->snippet) > beside))
        lines.text = text_wrap(arena, hit->snippet, columns);
    if (!has_title)
        lines.first = first_line(list, hit, arena, &lines.text);
    lines.text = some_of(lines.text, 0, TEXT_LINES);
    if (hit->line.length > 0 && !fits(list, hit, arena))
        lines.line = text_wrap(arena, line_of_argument(hit, arena), columns);
    lines.line = some_of(lines.line, 0, ARGUMENT_LINES);
    return lines;
}

static int height_of(const void *context, int row)
{
    const HitList *list = context;
    const Hit *hit = hit_at(list, row);
    int height = lines_above(list, row) + 1;
    if (row != list->list.selected)
        return height + (has_text_line(list, hit) ? 1 : 0);
    arena_reset(list->scratch);
    Unfolded lines = unfolded(list, hit, list->scratch);
    return height + (int)(lines.text.count + lines.line.count);
}

// --- moving

static void relayout(HitList *list)
{
    int count = list->hits ? (int)list->hits->count : 0;
    list_layout(&list->list, count, list->rows, height_of, list);
}

void hit_list_extend(HitList *list, const Hits *hits, const Str *headings)
{
    list->hits = hits;
    list->headings = headings;
    arena_reset(list->scratch);
    for (size_t i = 0; hits && i < hits->count; i++) {
        int columns = text_width(address_of_hit(&hits->hits[i], list->scratch));
        if (columns > list->address_columns)
            list->address_columns = columns < ADDRESS_LIMIT ? columns : ADDRESS_LIMIT;
    }
    relayout(list);
}

void hit_list_show(HitList *list, const Hits *hits, const Str *headings)
{
    list->list = (List){ 0 };
    list->address_columns = 0;
    hit_list_extend(list, hits, headings);
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

int hit_list_line(const HitList *list)
{
    return list->list.selected < 0
               ? 0
               : list_line(&list->list, list->list.selected, height_of, list);
}

void hit_list_place(HitList *list, int row, int line)
{
    list->list.selected = row;
    relayout(list);
    list_place(&list->list, row, line, height_of, list);
}

const Hit *hit_list_selected(const HitList *list)
{
    return list->list.selected < 0 ? NULL : hit_at(list, list->list.selected);
}

// --- drawing

// Draws a part of a text on the first row, its matched words marked, and returns the
// column after it. What does not fit ends in a sign that says so.
static int draw_marked(Canvas canvas, Role role, Str text, size_t start,
                       const Mark *marks, size_t count)
{
    int column = 0;
    for (size_t i = 0; i < count; i++) {
        if (marks[i].end <= start)
            continue;
        Str plain = str_part(text, start, marks[i].start);
        start = marks[i].start > start ? marks[i].start : start;
        Str matched = str_part(text, start, marks[i].end);
        column = canvas_text(canvas, 0, column, role, plain);
        column = canvas_text(canvas, 0, column, ROLE_MATCH, matched);
        start = marks[i].end;
    }
    column = canvas_text(canvas, 0, column, role, str_from(text, start));
    return column;
}

static void draw_cut(Canvas canvas, Role role, int columns)
{
    if (columns > canvas.columns && canvas.columns > 0)
        canvas_text(canvas, 0, canvas.columns - 1, role, str("…"));
}

// Draws the snippet from its byte `start` up to its byte `end`.
static void draw_snippet(Canvas canvas, Role role, const Hit *hit, size_t start,
                         size_t end)
{
    Str text = str_part(hit->snippet, 0, end);
    draw_marked(canvas, role, text, start, hit->marks, hit->mark_count);
    draw_cut(canvas, role, text_width(str_from(text, start)));
}

static void draw_title(Canvas canvas, Role role, const Hit *hit, Str line)
{
    bool is_argument = hit->row.class == ROW_ARGUMENT;
    Role dim = role == ROLE_SELECTED ? role : ROLE_DIM;
    int column = canvas_text(canvas, 0, 0, role, str(is_argument ? "<" : ""));
    column += draw_marked(canvas_part(canvas, 0, column, 1, canvas.columns), role,
                          hit->title, 0, hit->title_marks, hit->title_mark_count);
    column = canvas_text(canvas, 0, column, role, str(is_argument ? ">" : ""));
    canvas_text(canvas, 0, column + 2, dim, line);
    draw_cut(canvas, dim, first_width(hit, line));
}

// How many hits a source has: all of them, or, while they are not counted yet, those of
// the group that begins here.
static size_t hits_of(const HitList *list, int row)
{
    int end = row + 1;
    while (end < list->list.count && !begins_group(list, end))
        end++;
    const SearchFacets *facets = list->hits->facets;
    return facets ? facets->sources[hit_at(list, row)->source] : (size_t)(end - row);
}

static void draw_heading(const HitList *list, Canvas canvas, int line, int row,
                         Arena *arena)
{
    size_t hits = hits_of(list, row);
    Str count = arena_format(arena, "%zu hit%s", hits, hits == 1 ? "" : "s");
    int room = canvas.columns - text_width(count) - 4;
    Str heading = text_cut(arena, list->headings[row], room > 1 ? room : 1);
    canvas_text(canvas, line, 0, ROLE_STRONG, heading);
    canvas_text(canvas, line, canvas.columns - 1 - text_width(count), ROLE_DIM, count);
}

static Canvas line_part(Canvas canvas, int line, int column, int end)
{
    return canvas_part(canvas, line, column, 1, end - column);
}

// Address and sign, which begin the first line of a hit.
static void draw_sign(const HitList *list, Canvas canvas, int line, int row,
                      Arena *arena)
{
    const Hit *hit = hit_at(list, row);
    int link = hit->row.link >= 0 && hit->row.link < LINK_COUNT ? hit->row.link : 0;
    Role role = link_look(link).role, dim = ROLE_DIM;
    if (row == list->list.selected) {
        role = dim = ROLE_SELECTED;
        canvas_role(canvas, line, 1, canvas.columns - 1, role);
    }
    Str address =
        text_cut(arena, address_of_hit(hit, arena), address_columns(list, hit, arena));
    canvas_text(canvas, line, FIRST_COLUMN, dim, address);
    canvas_text(canvas, line, title_column(list, hit, arena) - 2, role,
                str(link_sign(link)));
}

// What follows them on that line.
static void draw_rest(const HitList *list, Canvas canvas, int line, int row,
                      const Unfolded *lines, Arena *arena)
{
    const Hit *hit = hit_at(list, row);
    Role role = row == list->list.selected ? ROLE_SELECTED : ROLE_TEXT;
    int title = title_column(list, hit, arena), end = title_end(list);
    Canvas part = line_part(canvas, line, title, end);
    if (hit->title.length == 0) {
        part = line_part(canvas, line, title, canvas.columns - 1);
        draw_snippet(part, role, hit, 0, lines->first);
        return;
    }
    bool is_below = lines->line.count > 0;
    draw_title(part, role, hit, is_below ? str("") : line_of_argument(hit, arena));
    if (canvas.columns >= WIDE && has_text(hit) && lines->text.count == 0)
        draw_snippet(line_part(canvas, line, end + 2, canvas.columns - 1), role, hit, 0,
                     hit->snippet.length);
}

static void draw_selected(const HitList *list, Canvas canvas, int line, int row,
                          Arena *arena)
{
    const Hit *hit = hit_at(list, row);
    Unfolded lines = unfolded(list, hit, arena);
    int next = line + 1, text_start = text_column(list);
    draw_rest(list, canvas, line, row, &lines, arena);
    for (size_t i = 0; i < lines.text.count; i++) {
        Str text = lines.text.lines[i];
        size_t start = (size_t)(text.data - hit->snippet.data);
        bool is_last = i + 1 == lines.text.count;
        draw_snippet(line_part(canvas, next++, text_start, canvas.columns - 1),
                     ROLE_TEXT, hit, start,
                     is_last ? hit->snippet.length : start + text.length);
    }
    for (size_t i = 0; i < lines.line.count; i++)
        canvas_text(canvas, next++, text_start, ROLE_DIM, lines.line.lines[i]);
    for (; line < next; line++)
        canvas_text(canvas, line, 0, ROLE_STRONG, str("▌"));
}

static void draw_hit(const HitList *list, Canvas canvas, int line, int row,
                     Arena *arena)
{
    const Hit *hit = hit_at(list, row);
    draw_sign(list, canvas, line, row, arena);
    if (row == list->list.selected) {
        draw_selected(list, canvas, line, row, arena);
        return;
    }
    Unfolded folded = { .first = hit->snippet.length };
    draw_rest(list, canvas, line, row, &folded, arena);
    if (has_text_line(list, hit))
        draw_snippet(line_part(canvas, line + 1, text_column(list), canvas.columns - 1),
                     ROLE_TEXT, hit, 0, hit->snippet.length);
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
