#include "ui/map_pane.h"
#include <inttypes.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/text/text.h"
#include "ui/link_look.h"
#include "ui/outline_details.h"

static Str name_of(const Map *map, PlaceId place, Arena *arena)
{
    const Tree *tree = map->subject->tree;
    return outline_name(tree->debate, tree->places[place].node, arena);
}

// --- counters

typedef struct {
    int32_t left, right, above, below; // boxes wholly outside the window
} Outside;

static Outside count_outside(const Map *map)
{
    Outside outside = { 0 };
    const Layout *layout = map->plan->layout;
    int32_t rows = map_page_rows(map);
    for (int32_t i = 0; i < layout->graph->box_count; i++) {
        const LayoutBox *box = &layout->boxes[i];
        const GraphBox *size = &layout->graph->boxes[i];
        if (!box->is_placed)
            continue;
        outside.above += box->y + size->height <= map->y;
        outside.below += box->y >= map->y + rows;
        outside.left += box->x + size->width <= map->x;
        outside.right += box->x >= map->x + map->columns;
    }
    return outside;
}

// "4 above · ▸ 26 folded · 12 below".
static Str middle_words(const Map *map, const Outside *outside, Arena *arena)
{
    Buffer words = { .arena = arena };
    if (outside->above > 0)
        buffer_format(&words, "%" PRId32 " above", outside->above);
    if (map->plan->scene->hidden > 0)
        buffer_format(&words, "%s▸ %" PRId32 " folded", words.length > 0 ? " · " : "",
                      map->plan->scene->hidden);
    if (outside->below > 0)
        buffer_format(&words, "%s%" PRId32 " below", words.length > 0 ? " · " : "",
                      outside->below);
    return buffer_str(&words);
}

// Which kinds of lines there are, in the order in which the legend names them.
static void draw_legend(const Map *map, Canvas row)
{
    static const struct {
        Link link;
        const char *sample, *word;
    } kinds[] = {
        { LINK_SUPPORT, "───", "supports" },
        { LINK_ATTACK, "╌╌╌", "attacks" },
        { LINK_UNDERCUT, "┈┈┈", "undercuts" },
        { LINK_CONTRADICTORY, "═╳═", "contradicts" },
        { LINK_CONTRARY, "╌╳╌", "contrary" },
    };
    bool is_there[LINK_COUNT] = { 0 };
    const MapGraph *graph = &map->plan->scene->graph;
    for (int32_t i = 0; i < graph->link_count; i++)
        is_there[graph->links[i].link] = true;
    int column = 1, last = row.columns - 14;
    for (size_t i = 0; i < COUNT(kinds); i++) {
        if (!is_there[kinds[i].link] || column + 16 > last)
            continue;
        Role role = link_look(kinds[i].link).role;
        column = canvas_text(row, 0, column, role, str(kinds[i].sample));
        column = canvas_text(row, 0, column + 1, ROLE_DIM, str(kinds[i].word)) + 3;
    }
}

// The selection's name at the edge behind which it is; empty while it is in the window.
static Str out_of_sight(const Map *map, bool *is_right, Arena *arena)
{
    const SceneRow *row = &map->plan->scene->rows[map_row(map)];
    const LayoutBox *box = &map->plan->layout->boxes[row->box];
    const GraphBox *size = &map->plan->layout->graph->boxes[row->box];
    int32_t y = box->y + row->y, rows = map_page_rows(map);
    Str name = text_cut(arena, name_of(map, map->selected, arena), map->columns / 3);
    *is_right = box->x >= map->x + map->columns;
    if (*is_right)
        return arena_format(arena, "%.*s ▸", STR_ARGUMENTS(name));
    const char *sign = box->x + size->width <= map->x ? "◂"
                       : y < map->y                   ? "▴"
                       : y >= map->y + rows           ? "▾"
                                                      : NULL;
    return sign ? arena_format(arena, "%s %.*s", sign, STR_ARGUMENTS(name)) : str("");
}

static void draw_counters(const Map *map, Canvas row, Arena *arena)
{
    Outside outside = count_outside(map);
    bool is_right;
    Str middle = middle_words(map, &outside, arena);
    Str hidden = out_of_sight(map, &is_right, arena);
    Str left =
        outside.left > 0 ? arena_format(arena, "◂ %" PRId32, outside.left) : str("");
    Str right = outside.right > 0 ? arena_format(arena, "%" PRId32 " ▸", outside.right)
                                  : str("");
    if (hidden.length > 0)
        *(is_right ? &right : &left) = hidden;
    bool is_whole =
        left.length + right.length == 0 && outside.above == 0 && outside.below == 0;
    if (is_whole)
        draw_legend(map, row);
    canvas_text(row, 0, 1, ROLE_STRONG, left);
    int column = is_whole ? row.columns - text_width(middle) - 1
                          : (row.columns - text_width(middle)) / 2;
    canvas_text(row, 0, column, ROLE_DIM, middle);
    canvas_text(row, 0, row.columns - text_width(right) - 1, ROLE_STRONG, right);
}

// --- the selected claim

// "+ 1 Soft power   − 2 Hard power": what it bears on, as much as there is room for.
static Str bears_on(const Map *map, int room, Arena *arena)
{
    enum { ADDRESS = 12, LEAST = 8 };
    const Tree *tree = map->subject->tree;
    Buffer words = { .arena = arena };
    PlaceId home = tree->places[map->selected].home;
    for (PlaceId i = home; i != NONE; i = tree->places[i].next_of_node) {
        PlaceId parent = tree->places[i].parent;
        if (parent == NONE)
            continue;
        Str address = outline_address(tree, parent, ADDRESS, arena);
        Str name = name_of(map, parent, arena);
        Str part = arena_format(arena, " %s %.*s %.*s", link_sign(tree->places[i].link),
                                STR_ARGUMENTS(address), STR_ARGUMENTS(name));
        int left = room - text_width(buffer_str(&words));
        if (left < LEAST)
            break;
        buffer_add(&words, text_cut(arena, part, left - 1));
        buffer_add(&words, str(" "));
    }
    return buffer_str(&words);
}

// "── 1.2 Force breeds resistance ──── + 1 Soft power  − 2 Hard power ──".
static void draw_rule(const Map *map, Canvas row, Arena *arena)
{
    enum { ADDRESS = 15 };
    const OutlineSubject *subject = map->subject;
    PlaceId home = subject->tree->places[map->selected].home;
    for (int i = 0; i < row.columns; i++)
        canvas_text(row, 0, i, ROLE_DIM, str("─"));
    Str address = outline_address(subject->tree, map->selected, ADDRESS, arena);
    if (stands_is_shown(subject->stands))
        address = arena_format(arena, "%.*s %s %s:", STR_ARGUMENTS(address),
                               stands_sign(subject->stands, map->selected),
                               stands_word(subject->stands, map->selected));
    Str mark = opinion_book_mark(subject->opinions, map->selected, arena);
    Str name = arena_format(arena, " %.*s %.*s%.*s%s ", STR_ARGUMENTS(address),
                            STR_ARGUMENTS(mark),
                            STR_ARGUMENTS(name_of(map, map->selected, arena)),
                            subject->is_noted[home]  ? " ✎"
                            : subject->is_read[home] ? " ✓"
                                                     : "");
    name = text_cut(arena, name, row.columns - 4);
    int end = canvas_text(row, 0, 2, ROLE_STRONG, name);
    Str targets = bears_on(map, row.columns - end - 4, arena);
    canvas_text(row, 0, row.columns - 2 - text_width(targets), ROLE_TEXT, targets);
}

static Details details_of(const Map *map, PlaceId place, int columns, Arena *arena)
{
    DetailsWanted wanted = { .place = place,
                             .columns = columns > 1 ? columns : 1,
                             .is_selected = true,
                             .is_amid = map->pane == PANE_SHORT,
                             .level = TEXT_SELECTED,
                             .lit = -1 };
    return outline_details(map->subject, &wanted, arena);
}

// The relation that is lit, and the text of its far end.
static Details lit_details(const Map *map, int columns, Arena *arena)
{
    DetailsWanted wanted = { .place = map->selected,
                             .columns = columns > 1 ? columns : 1,
                             .is_selected = true,
                             .level = TEXT_TITLES,
                             .lit = map->lit };
    Details lit = outline_details(map->subject, &wanted, arena);
    Details far = details_of(map, map_lit_end(map), columns, arena);
    size_t first = lit.count;
    for (size_t i = 0; i < far.count; i++) {
        lit.lines =
            vec_room(arena, lit.lines, lit.count, &lit.capacity, sizeof lit.lines[0]);
        lit.lines[lit.count++] = far.lines[i];
    }
    lit.text_end = first + far.text_end;
    return lit;
}

// As many lines as there is room for; the last one is the cited passage, if there is
// one, and a text that is not all there ends in "…".
static void draw_details(const Details *details, Canvas canvas, Arena *arena)
{
    size_t room = (size_t)canvas.rows, count = details->count;
    const DetailLine *last = count > 0 ? &details->lines[count - 1] : NULL;
    bool is_cut = count > room;
    bool has_source = is_cut && room > 1 && str_starts(last->text, str("§"));
    size_t shown = is_cut ? room - has_source : count;
    for (size_t i = 0; i < shown; i++) {
        Str text = details->lines[i].text;
        if (i + 1 == shown && shown < details->text_end)
            text = arena_format(arena, "%.*s…",
                                STR_ARGUMENTS(text_fit(text, canvas.columns - 3)));
        canvas_text(canvas, (int)i, 1, details->lines[i].role, text);
    }
    if (has_source)
        canvas_text(canvas, canvas.rows - 1, 1, last->role, last->text);
}

void map_pane_draw(const Map *map, Canvas canvas, Arena *arena)
{
    canvas_clear(canvas, ROLE_TEXT);
    draw_counters(map, canvas_part(canvas, 0, 0, 1, canvas.columns), arena);
    if (canvas.rows < 3)
        return;
    draw_rule(map, canvas_part(canvas, 1, 0, 1, canvas.columns), arena);
    Details details = map->lit >= 0
                          ? lit_details(map, canvas.columns - 2, arena)
                          : details_of(map, map->selected, canvas.columns - 2, arena);
    draw_details(&details, canvas_part(canvas, 2, 0, canvas.rows - 2, canvas.columns),
                 arena);
}
