#include "src/map/raster_label.h"
#include "src/base/vec.h"
#include "src/text/text.h"

enum { MOST_HEADS = 64, MOST_COLUMNS = 512 };

// One horizontal border. Columns count from the left corner.
typedef struct {
    const RasterView *view;
    const Picture *picture;
    Arena *arena;
    int32_t box, x, y, width;
    bool is_taken[MOST_COLUMNS];
} Border;

typedef struct {
    int32_t column;
    const LayoutPin *pin;
    Str label; // drawn beside the head; empty: none yet
} Head;

static PictureCell look_of(const Border *border, PictureStyle style, Link link,
                           int32_t net)
{
    return (PictureCell){ .style = (unsigned char)style,
                          .link = (unsigned char)link,
                          .is_strong = border->box == border->view->selected,
                          .box = border->box,
                          .net = net };
}

// --- room

static int32_t room_after(const Border *border, int32_t column)
{
    int32_t room = 0;
    while (column + room < border->width - 1 && !border->is_taken[column + room])
        room++;
    return room;
}

// The first free stretch (or the last) of so many columns; -1 if there is none.
static int32_t find_room(const Border *border, int32_t columns, bool is_last)
{
    int32_t found = -1;
    for (int32_t column = 1; column < border->width - 1; column++) {
        int32_t room = room_after(border, column);
        if (room >= columns) {
            found = column;
            if (!is_last)
                break;
        }
        column += room;
    }
    return found;
}

static void write_at(Border *border, int32_t column, Str text, PictureCell look)
{
    int32_t width = text_width(text);
    picture_text(border->picture, border->x + column, border->y, width, text, look);
    for (int32_t i = 0; i < width && column + i < border->width; i++)
        border->is_taken[column + i] = true;
}

// Writes a text into the first stretch that has room for it, a column away from the
// corner if it can be; in a hanging map near the right end of the last. A text that
// does not end in a blank touches no line: in ASCII "<1+" would be a count.
static bool write_free(Border *border, Str text, PictureCell look)
{
    bool is_blank = text.length > 0 && text.data[text.length - 1] == ' ';
    int32_t width = text_width(text) + !is_blank;
    bool is_last = border->view->layout->arrangement == ARRANGEMENT_HANGING;
    int32_t column = find_room(border, width, is_last);
    if (column < 0 || text.length == 0)
        return false;
    int32_t spare = room_after(border, column) - width;
    if (is_last)
        column += spare > 3 ? spare - 3 : 0;
    else if (spare > 0)
        column++;
    write_at(border, column, text, look);
    return true;
}

// --- heads

static Str label_of(const Border *border, const LayoutPin *pin, int shortness)
{
    const LayoutNet *net = &border->view->layout->nets[pin->net];
    const char *sign = link_sign(net->link);
    int32_t count = pin->count + net->references;
    const char *back = net->is_reversed ? "↺" : "";
    switch (shortness) {
    case 0:
        if (net->references > 0)
            return arena_format(border->arena, " %s%d%s ⇠%d ", sign, (int)count, back,
                                (int)net->references);
        return arena_format(border->arena, " %s%d%s ", sign, (int)count, back);
    case 1: return arena_format(border->arena, " %s%d ", sign, (int)count);
    case 2: return arena_format(border->arena, "%s%d", sign, (int)count);
    case 3: return str(sign);
    default: return str("");
    }
}

enum { SHORTNESS_COUNT = 5, SHORTNESS_TELLING = 2 };

// The longest label that fits beside the head; says how short it had to be. A number
// never touches the line after it: in ASCII "-1+" would be a count.
static int choose_label(const Border *border, Head *head)
{
    int32_t room = room_after(border, head->column + 1);
    bool is_last = head->column + 1 + room == border->width - 1;
    for (int shortness = 0; shortness < SHORTNESS_COUNT; shortness++) {
        head->label = label_of(border, head->pin, shortness);
        int32_t blank = shortness == SHORTNESS_TELLING && !is_last;
        if (text_width(head->label) + blank <= room)
            return shortness;
    }
    return SHORTNESS_COUNT;
}

// All labels in one text, if there is room for it right of the last head.
static bool write_together(Border *border, const Head *heads, int32_t count)
{
    Buffer text = { .arena = border->arena };
    buffer_add_byte(&text, ' ');
    for (int32_t i = 0; i < count; i++) {
        buffer_add(&text, str_trim(label_of(border, heads[i].pin, 0)));
        buffer_add_byte(&text, ' ');
    }
    int32_t width = text_width(buffer_str(&text));
    int32_t start = heads[count - 1].column + 1;
    int32_t room = room_after(border, start);
    if (room < width + 1 || start + room < border->width - 1)
        return false;
    int32_t spare = room - width;
    write_at(border, start + (spare > 3 ? spare - 3 : spare), buffer_str(&text),
             look_of(border, PICTURE_NOTE, LINK_ROOT, -1));
    // What follows a head is read as its label.
    for (int32_t i = 0; i < count; i++)
        border->is_taken[heads[i].column + 1] = true;
    return true;
}

static void write_head_labels(Border *border, Head *heads, int32_t count)
{
    int worst = 0;
    for (int32_t i = 0; i < count; i++) {
        int shortness = choose_label(border, &heads[i]);
        worst = shortness > worst ? shortness : worst;
    }
    if (worst >= SHORTNESS_TELLING && write_together(border, heads, count))
        return;
    for (int32_t i = 0; i < count; i++) {
        const LayoutNet *net = &border->view->layout->nets[heads[i].pin->net];
        write_at(border, heads[i].column + 1, heads[i].label,
                 look_of(border, PICTURE_LINE, net->link, heads[i].pin->net));
    }
}

// Draws where lines meet the border; collects the heads, from left to right.
static int32_t draw_pins(Border *border, LayoutSide side, Head *heads)
{
    const RasterView *view = border->view;
    const RasterBox *box = &view->boxes[border->box];
    const BoxGlyphs *glyphs =
        glyph_box(box->shape, border->box == view->selected, view->charset);
    LayoutList pins = layout_index_pins(view->index, border->box);
    int32_t count = 0;
    for (int32_t i = 0; i < pins.count; i++) {
        const LayoutPin *pin = &view->layout->pins[pins.items[i]];
        const LayoutNet *net = &view->layout->nets[pin->net];
        int32_t column = pin->x - border->x;
        if (pin->side != side || column < 0 || column >= border->width)
            continue;
        border->is_taken[column] = true;
        bool is_head = pin->is_head && !net->is_symmetric;
        const char *sign = !is_head ? glyphs->pins[side] : side == SIDE_TOP ? "▼" : "▲";
        picture_sign(border->picture, pin->x, pin->y, sign,
                     look_of(border, is_head ? PICTURE_LINE : PICTURE_BORDER, net->link,
                             pin->net));
        if (!is_head || count == MOST_HEADS)
            continue;
        int32_t at = count++;
        for (; at > 0 && heads[at - 1].column > column; at--)
            heads[at] = heads[at - 1];
        heads[at] = (Head){ column, pin, str("") };
    }
    return count;
}

// --- what is not drawn

static void write_folded(Border *border)
{
    const RasterBox *box = &border->view->boxes[border->box];
    if (box->folded.length == 0)
        return;
    Str text = arena_format(border->arena, " ▸ %.*s ", STR_ARGUMENTS(box->folded));
    PictureCell look = look_of(border, PICTURE_NOTE, LINK_ROOT, -1);
    if (!write_free(border, text, look) && !write_free(border, str_trim(text), look))
        write_free(border, str("▸"), look);
}

// " +⇢ Title " for a reference to what this box bears on, the title as long as there is
// room for; without one only if it need not say where it leads.
static bool write_reference(Border *border, Link link, Str title, bool is_titled)
{
    PictureCell look = look_of(border, PICTURE_REFERENCE, link, -1);
    int32_t room = 0;
    for (int32_t column = 1; column < border->width - 1; column++) {
        int32_t here = room_after(border, column);
        room = here > room ? here : room;
        column += here;
    }
    if (room >= 9) {
        Str cut = text_cut(border->arena, title, room - 5);
        Str text = arena_format(border->arena, " %s⇢ %.*s ", link_sign(link),
                                (int)cut.length, cut.data);
        return write_free(border, text, look);
    }
    if (is_titled)
        return false;
    return write_free(border, arena_format(border->arena, " %s⇢ ", link_sign(link)),
                      look) ||
           write_free(border, arena_format(border->arena, "%s⇢", link_sign(link)),
                      look);
}

static bool has_head(const Head *heads, int32_t count, const Layout *layout, Link link)
{
    for (int32_t i = 0; i < count; i++)
        if (layout->nets[heads[i].pin->net].link == link)
            return true;
    return false;
}

// References to this box of a kind of which no line ends here.
static void write_counts(Border *border, const Head *heads, int32_t head_count)
{
    const Layout *layout = border->view->layout;
    int32_t counts[LINK_COUNT] = { 0 };
    LayoutList undrawn = layout_index_undrawn(border->view->index, border->box);
    for (int32_t i = 0; i < undrawn.count; i++) {
        const GraphLink *link = &layout->graph->links[undrawn.items[i]];
        if (link->to == border->box && link->from != border->box)
            counts[link->link] += link->count;
    }
    for (int link = LINK_SUPPORT; link < LINK_COUNT; link++) {
        if (counts[link] == 0 || link_is_symmetric((Link)link) ||
            has_head(heads, head_count, layout, (Link)link))
            continue;
        const char *sign = link_sign((Link)link);
        PictureCell look = look_of(border, PICTURE_REFERENCE, (Link)link, -1);
        int count = (int)counts[link];
        if (!write_free(border,
                        arena_format(border->arena, " %s%d ⇠%d ", sign, count, count),
                        look))
            write_free(border, arena_format(border->arena, "⇠%d", count), look);
    }
}

// Writes those from number `first` on and returns the first that found no room.
static int32_t write_references(Border *border, int32_t first, bool are_titled)
{
    const RasterView *view = border->view;
    LayoutList undrawn = layout_index_undrawn(view->index, border->box);
    for (int32_t i = first; i < undrawn.count; i++) {
        const GraphLink *link = &view->layout->graph->links[undrawn.items[i]];
        bool is_done = true;
        if (link->from == link->to)
            is_done = write_free(
                border, arena_format(border->arena, " %s↺ ", link_sign(link->link)),
                look_of(border, PICTURE_REFERENCE, link->link, -1));
        else if (link->from == border->box)
            is_done = write_reference(border, link->link, view->boxes[link->to].title,
                                      are_titled);
        else if (link_is_symmetric(link->link))
            is_done = write_reference(border, link->link, view->boxes[link->from].title,
                                      are_titled);
        if (!is_done)
            return i;
    }
    return undrawn.count;
}

// "# Title", where a run of boxes of another section begins; only if there is room for
// enough of it to be known by.
static void write_section(Border *border)
{
    enum { BESIDE = 6, LEAST = 6 };
    Str title = border->view->boxes[border->box].section;
    int32_t width = text_width(title);
    for (int32_t room = width < border->width - BESIDE ? width : border->width - BESIDE;
         room >= (width < LEAST ? width : LEAST) && room > 0; room--) {
        Str text = arena_format(border->arena, " # %.*s ",
                                STR_ARGUMENTS(text_cut(border->arena, title, room)));
        if (write_free(border, text, look_of(border, PICTURE_NOTE, LINK_ROOT, -1)))
            return;
    }
}

// --- the two borders

static Border border_of(const RasterView *view, int32_t box, int32_t row,
                        const Picture *picture, Arena *arena)
{
    const LayoutBox *place = &view->layout->boxes[box];
    int32_t width = view->boxes[box].width;
    return (Border){ .view = view,
                     .picture = picture,
                     .arena = arena,
                     .box = box,
                     .x = place->x,
                     .y = place->y + row,
                     .width = width < MOST_COLUMNS ? width : MOST_COLUMNS };
}

void raster_label_draw(const RasterView *view, int32_t box, const Picture *picture,
                       Arena *arena)
{
    Head heads[MOST_HEADS];
    int32_t height = view->layout->graph->boxes[box].height;
    Border bottom = border_of(view, box, height - 1, picture, arena);
    int32_t count = draw_pins(&bottom, SIDE_BOTTOM, heads);
    if (count > 0)
        write_head_labels(&bottom, heads, count);
    write_folded(&bottom);
    write_counts(&bottom, heads, count);
    int32_t rest = write_references(&bottom, 0, true);
    Border top = border_of(view, box, 0, picture, arena);
    count = draw_pins(&top, SIDE_TOP, heads);
    if (count > 0)
        write_head_labels(&top, heads, count);
    // Where both borders are full, a tag without a title is better than none.
    rest = write_references(&top, rest, true);
    rest = write_references(&bottom, rest, false);
    write_references(&top, rest, false);
    write_section(&top);
}
