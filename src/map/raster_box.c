#include "src/map/raster_box.h"
#include "src/map/raster_label.h"
#include "src/text/text.h"

// A box that is being drawn.
typedef struct {
    const RasterView *view;
    const RasterLines *lines;
    const Picture *picture;
    const RasterBox *box;
    const BoxGlyphs *glyphs;
    int32_t number, x, y, width, height;
} Drawing;

static PictureCell look_of(const Drawing *drawing, PictureStyle style)
{
    return (PictureCell){ .style = (unsigned char)style,
                          .is_strong = drawing->number == drawing->view->selected,
                          .box = drawing->number,
                          .net = -1 };
}

// Of a border only what is in the picture.
static void draw_across(const Drawing *drawing, int32_t y, const char *left,
                        const char *middle, const char *right)
{
    const Picture *picture = drawing->picture;
    PictureCell look = look_of(drawing, PICTURE_BORDER);
    int32_t end = drawing->x + drawing->width - 1;
    int32_t from = drawing->x + 1 > picture->x ? drawing->x + 1 : picture->x;
    int32_t to = end < picture->x + picture->width ? end : picture->x + picture->width;
    if (y < picture->y || y >= picture->y + picture->height)
        return;
    picture_sign(picture, drawing->x, y, left, look);
    for (int32_t x = from; x < to; x++)
        picture_sign(picture, x, y, middle, look);
    picture_sign(picture, end, y, right, look);
}

static void draw_border(const Drawing *drawing)
{
    const BoxGlyphs *glyphs = drawing->glyphs;
    const char *const *corners = glyphs->corners;
    const Picture *picture = drawing->picture;
    draw_across(drawing, drawing->y, corners[0], glyphs->across, corners[1]);
    int32_t end = drawing->y + drawing->height - 1;
    PictureCell look = look_of(drawing, PICTURE_BORDER);
    int32_t from = drawing->y + 1 > picture->y ? drawing->y + 1 : picture->y;
    int32_t to =
        end < picture->y + picture->height ? end : picture->y + picture->height;
    for (int32_t y = from; y < to; y++) {
        picture_sign(picture, drawing->x, y, glyphs->along, look);
        picture_sign(picture, drawing->x + drawing->width - 1, y, glyphs->along, look);
    }
    draw_across(drawing, end, corners[2], glyphs->across, corners[3]);
}

static void draw_row(const Drawing *drawing, const RasterRow *row, int32_t y)
{
    bool is_rule = row->kind >= RASTER_STEP;
    bool is_selected = drawing->number == drawing->view->selected;
    if (is_rule)
        draw_across(drawing, y, is_selected ? "┠" : "├",
                    row->kind == RASTER_AND ? "╌" : "─", is_selected ? "┨" : "┤");
    static const PictureStyle styles[] = { [RASTER_TITLE] = PICTURE_TITLE,
                                           [RASTER_TEXT] = PICTURE_TEXT,
                                           [RASTER_STEP] = PICTURE_NOTE,
                                           [RASTER_AND] = PICTURE_NOTE };
    PictureCell look = look_of(drawing, styles[row->kind]);
    int32_t room = drawing->width - 4;
    int32_t right = text_width(row->right);
    if (right > 0 && right < room) {
        picture_text(drawing->picture, drawing->x + 2 + room - right, y, right,
                     row->right, look_of(drawing, PICTURE_NOTE));
        room -= right + 1;
    }
    if (row->text.length == 0)
        return;
    int32_t end = drawing->x + 2;
    if (is_rule)
        end = picture_text(drawing->picture, end, y, 1, str(" "), look);
    end = picture_text(drawing->picture, end, y, room - (is_rule ? 2 : 0), row->text,
                       look);
    if (is_rule)
        picture_text(drawing->picture, end, y, 1, str(" "), look);
}

// Where lines meet the left and right side.
static void draw_sides(const Drawing *drawing)
{
    const Layout *layout = drawing->view->layout;
    LayoutList pins = layout_index_pins(drawing->view->index, drawing->number);
    for (int32_t i = 0; i < pins.count; i++) {
        const LayoutPin *pin = &layout->pins[pins.items[i]];
        const LayoutNet *net = &layout->nets[pin->net];
        if (pin->side != SIDE_LEFT && pin->side != SIDE_RIGHT)
            continue;
        bool is_left = pin->side == SIDE_LEFT;
        const char *sign = drawing->glyphs->pins[pin->side];
        if (pin->is_head && !net->is_symmetric)
            sign = is_left ? "►" : "◄";
        else if (net->link == LINK_CONTRADICTORY &&
                 drawing->number != drawing->view->selected)
            sign = is_left ? "╡" : "╞";
        PictureCell look = look_of(drawing, PICTURE_BORDER);
        look.net = pin->net;
        int32_t x = is_left ? pin->x : drawing->x + drawing->width - 1;
        picture_sign(drawing->picture, x, pin->y, sign, look);
    }
}

// The sign of the relation on the line that leads from a rail to the left side.
static void draw_rail_sign(const Drawing *drawing, const LayoutPin *pin)
{
    int32_t x = pin->x - 1;
    const RasterLineCell *cell = raster_line_at(drawing->lines, x, pin->y);
    while (cell != NULL && cell->across == pin->net + 1 &&
           cell->along != pin->net + 1) {
        x--;
        cell = raster_line_at(drawing->lines, x, pin->y);
    }
    if (cell == NULL || cell->along != pin->net + 1 || x + 1 >= pin->x)
        return;
    PictureCell look = raster_line_look(drawing->view, pin->net);
    picture_sign(drawing->picture, x + 1, pin->y, link_sign((Link)look.link), look);
}

// Heads of lines to single rows, in the right side that the box shows.
static void draw_row_head(const Drawing *drawing, const LayoutPin *pin)
{
    const RasterBox *box = drawing->box;
    const LayoutNet *net = &drawing->view->layout->nets[pin->net];
    const RasterPort *port = raster_view_port(box, net->port);
    if (port == NULL)
        return;
    PictureCell look = raster_line_look(drawing->view, pin->net);
    look.box = drawing->number;
    int32_t y = drawing->y + port->row;
    int32_t x = drawing->x + drawing->width - 1;
    picture_sign(drawing->picture, x, y, "◄", look);
    if (net->port > box->width)
        picture_sign(drawing->picture, x + 1, y, link_sign(net->link), look);
}

// Of the rows of a box, the first of which stands at `y`, those in the picture: a box
// may be higher than many pictures.
static int32_t first_seen(const Drawing *drawing, int32_t y)
{
    return drawing->picture->y > y ? drawing->picture->y - y : 0;
}

static int32_t end_seen(const Drawing *drawing, int32_t y, int32_t height)
{
    int32_t end = drawing->picture->y + drawing->picture->height - y;
    int32_t count = drawing->box->row_count < height ? drawing->box->row_count : height;
    return end < count ? end : count;
}

static void draw_plain(const Drawing *drawing)
{
    PictureCell look = look_of(drawing, PICTURE_TITLE);
    int32_t end = end_seen(drawing, drawing->y, drawing->height);
    for (int32_t i = first_seen(drawing, drawing->y); i < end; i++)
        picture_text(drawing->picture, drawing->x, drawing->y + i, drawing->width,
                     drawing->box->rows[i].text, look);
}

// Below (or above) a box without a border, if the line goes straight there.
static void draw_plain_head(const Drawing *drawing, const LayoutPin *pin)
{
    const LayoutNet *net = &drawing->view->layout->nets[pin->net];
    if (!pin->is_head || net->is_symmetric || pin->side > SIDE_BOTTOM)
        return;
    bool is_below = pin->side == SIDE_BOTTOM;
    int32_t y = pin->y + (is_below ? 1 : -1);
    const RasterLineCell *cell = raster_line_at(drawing->lines, pin->x, y);
    if (cell == NULL || cell->arms != (ARM_UP | ARM_DOWN) ||
        cell->along != pin->net + 1 || cell->across != 0)
        return;
    picture_sign(drawing->picture, pin->x, y, is_below ? "▲" : "▼",
                 raster_line_look(drawing->view, pin->net));
}

static void draw_special_pins(const Drawing *drawing, bool has_border)
{
    LayoutList pins = layout_index_pins(drawing->view->index, drawing->number);
    for (int32_t i = 0; i < pins.count; i++) {
        const LayoutPin *pin = &drawing->view->layout->pins[pins.items[i]];
        const LayoutNet *net = &drawing->view->layout->nets[pin->net];
        if (!has_border)
            draw_plain_head(drawing, pin);
        if (pin->side == SIDE_LEFT && !pin->is_head)
            draw_rail_sign(drawing, pin);
        if (has_border && pin->is_head && pin->side == SIDE_BOTTOM &&
            net->port != PORT_ANYWHERE)
            draw_row_head(drawing, pin);
    }
}

void raster_box_draw(const RasterView *view, int32_t box, const RasterLines *lines,
                     const Picture *picture, Arena *arena)
{
    const LayoutBox *place = &view->layout->boxes[box];
    Drawing drawing = { view,
                        lines,
                        picture,
                        &view->boxes[box],
                        glyph_box(view->boxes[box].shape, box == view->selected,
                                  view->charset),
                        box,
                        place->x,
                        place->y,
                        view->boxes[box].width,
                        view->layout->graph->boxes[box].height };
    bool has_border = drawing.width >= 2 && drawing.height >= 2;
    if (!has_border) {
        draw_plain(&drawing);
    } else {
        draw_border(&drawing);
        int32_t end = end_seen(&drawing, drawing.y + 1, drawing.height - 2);
        for (int32_t i = first_seen(&drawing, drawing.y + 1); i < end; i++)
            draw_row(&drawing, &drawing.box->rows[i], drawing.y + 1 + i);
        raster_label_draw(view, box, picture, arena);
        draw_sides(&drawing);
    }
    draw_special_pins(&drawing, has_border);
}
