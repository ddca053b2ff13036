#include "src/map/raster_line.h"

static RasterLineCell *at(const RasterLines *lines, int32_t x, int32_t y)
{
    int64_t column = (int64_t)x - lines->window.x;
    int64_t row = (int64_t)y - lines->window.y;
    if (column < 0 || column >= lines->window.width || row < 0 ||
        row >= lines->window.height)
        return NULL;
    return &lines->cells[row * lines->window.width + column];
}

const RasterLineCell *raster_line_at(const RasterLines *lines, int32_t x, int32_t y)
{
    return at(lines, x, y);
}

static int32_t larger(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static int32_t smaller(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

// An end of a run has no arm outward: a pin or another run of the net gives it.
static void add_run(const RasterLines *lines, LayoutRun run)
{
    const LayoutWindow *window = &lines->window;
    if (run.y0 == run.y1 && run.x0 < run.x1) {
        int32_t end = smaller(run.x1, window->x + window->width - 1);
        for (int32_t x = larger(run.x0, window->x); x <= end; x++) {
            RasterLineCell *cell = at(lines, x, run.y0);
            if (cell == NULL)
                return;
            cell->across = run.net + 1;
            cell->arms |= (unsigned char)((x > run.x0 ? ARM_LEFT : 0) |
                                          (x < run.x1 ? ARM_RIGHT : 0));
        }
        return;
    }
    int32_t end = smaller(run.y1, window->y + window->height - 1);
    for (int32_t y = larger(run.y0, window->y); y <= end; y++) {
        RasterLineCell *cell = at(lines, run.x0, y);
        if (cell == NULL)
            return;
        if (run.y0 < run.y1)
            cell->along = run.net + 1;
        cell->arms |=
            (unsigned char)((y > run.y0 ? ARM_UP : 0) | (y < run.y1 ? ARM_DOWN : 0));
    }
}

static void add_arm(const RasterLines *lines, int32_t net, int32_t x, int32_t y,
                    unsigned arm)
{
    RasterLineCell *cell = at(lines, x, y);
    if (cell == NULL)
        return;
    cell->arms |= (unsigned char)arm;
    if (arm & (ARM_LEFT | ARM_RIGHT))
        cell->across = net + 1;
    else
        cell->along = net + 1;
}

// A run that begins below the end of another of its net goes on from it.
static void join_below(const RasterLines *lines, const LayoutRun *run)
{
    RasterLineCell *end = at(lines, run->x1, run->y1);
    RasterLineCell *next = at(lines, run->x1, run->y1 + 1);
    if (run->x0 != run->x1 || end == NULL || next == NULL ||
        next->along != run->net + 1)
        return;
    end->along = run->net + 1;
    end->arms |= ARM_DOWN;
    next->arms |= ARM_UP;
}

// From the bottom edge of the box up to the row, then left to the border.
static void add_corridor(const RasterView *view, const RasterLines *lines,
                         const LayoutPin *pin)
{
    const RasterBox *box = &view->boxes[pin->box];
    const LayoutBox *place = &view->layout->boxes[pin->box];
    const RasterPort *port = raster_view_port(box, view->layout->nets[pin->net].port);
    if (port == NULL)
        return;
    int32_t y = place->y + port->row;
    int32_t left = place->x + box->width;
    add_run(lines, (LayoutRun){ pin->net, pin->x, y, pin->x, pin->y });
    add_run(lines, (LayoutRun){ pin->net, left, y, pin->x, y });
    add_arm(lines, pin->net, pin->x, pin->y, ARM_DOWN);
    add_arm(lines, pin->net, left, y, ARM_LEFT);
}

// A line from the right side goes on through the corridor to what the box shows.
static void cross_corridor(const RasterView *view, const RasterLines *lines,
                           const LayoutPin *pin)
{
    int32_t left = view->layout->boxes[pin->box].x + view->boxes[pin->box].width;
    add_run(lines, (LayoutRun){ pin->net, left, pin->y, pin->x, pin->y });
    add_arm(lines, pin->net, pin->x, pin->y, ARM_RIGHT);
    add_arm(lines, pin->net, left, pin->y, ARM_LEFT);
}

static void add_pin(const RasterView *view, const RasterLines *lines,
                    const LayoutPin *pin)
{
    static const struct {
        int x, y;
        unsigned arm;
    } outside[] = { [SIDE_TOP] = { 0, -1, ARM_DOWN },
                    [SIDE_BOTTOM] = { 0, 1, ARM_UP },
                    [SIDE_LEFT] = { -1, 0, ARM_RIGHT },
                    [SIDE_RIGHT] = { 1, 0, ARM_LEFT } };
    add_arm(lines, pin->net, pin->x + outside[pin->side].x,
            pin->y + outside[pin->side].y, outside[pin->side].arm);
    if (pin->is_head && pin->side == SIDE_BOTTOM &&
        view->layout->nets[pin->net].port != PORT_ANYWHERE)
        add_corridor(view, lines, pin);
    else if (pin->side == SIDE_RIGHT)
        cross_corridor(view, lines, pin);
}

PictureCell raster_line_look(const RasterView *view, int32_t net)
{
    return (PictureCell){ .style = PICTURE_LINE,
                          .link = (unsigned char)view->layout->nets[net].link,
                          .box = -1,
                          .net = net };
}

RasterLines raster_line_find(const RasterView *view, LayoutWindow window,
                             const LayoutHits *hits, Arena *arena)
{
    const Layout *layout = view->layout;
    size_t count = (size_t)window.width * (size_t)window.height;
    RasterLines lines = {
        .cells = arena_get(arena, count, sizeof(RasterLineCell)),
        .window = window,
    };
    for (int32_t i = 0; i < hits->runs.count; i++)
        add_run(&lines, layout->runs[hits->runs.items[i]]);
    for (int32_t i = 0; i < hits->runs.count; i++)
        join_below(&lines, &layout->runs[hits->runs.items[i]]);
    for (int32_t i = 0; i < hits->boxes.count; i++) {
        LayoutList pins = layout_index_pins(view->index, hits->boxes.items[i]);
        for (int32_t j = 0; j < pins.count; j++)
            add_pin(view, &lines, &layout->pins[pins.items[j]]);
    }
    // The rail that a stub hangs from turns towards it.
    for (int32_t i = 0; i < hits->stubs.count; i++) {
        const LayoutStub *stub = &layout->stubs[hits->stubs.items[i]];
        RasterLineCell *cell = at(&lines, stub->x - 1, stub->y);
        if (cell != NULL && cell->along != 0)
            cell->arms |= ARM_RIGHT;
    }
    return lines;
}

static void draw_cell(const RasterView *view, const RasterLines *lines,
                      const Picture *picture, int32_t x, int32_t y)
{
    const RasterLineCell *cell = at(lines, x, y);
    const LayoutNet *nets = view->layout->nets;
    if (cell->arms == 0)
        return;
    int32_t net = (cell->along != 0 ? cell->along : cell->across) - 1;
    Link link = nets[net].link;
    bool is_crossing =
        cell->along != 0 && cell->across != 0 && cell->along != cell->across;
    const char *sign =
        is_crossing ? glyph_crossing(link, nets[cell->across - 1].link, view->charset)
                    : glyph_line(cell->arms, link, view->charset);
    picture_sign(picture, x, y, sign, raster_line_look(view, net));
}

// --- signs in the middle of lines

// Equivalences look like supports. On rails the tails have the sign.
static bool is_marked(const Layout *layout, const LayoutNet *net)
{
    if (net->is_symmetric || net->link != LINK_EQUIVALENT)
        return net->is_symmetric;
    const LayoutPin *last = &layout->pins[net->first_pin + net->pin_count - 1];
    return net->pin_count > 1 && last->side != SIDE_LEFT;
}

// Whether a run at a right angle passes through a cell or ends there.
static bool is_crossed(const Layout *layout, const LayoutList *runs, bool is_across,
                       int32_t x, int32_t y)
{
    for (int32_t i = 0; i < runs->count; i++) {
        const LayoutRun *run = &layout->runs[runs->items[i]];
        bool has_other = is_across ? run->x0 == run->x1 : run->y0 == run->y1;
        bool is_point = run->x0 == run->x1 && run->y0 == run->y1;
        if (has_other && !is_point && run->x0 <= x && run->x1 >= x && run->y0 <= y &&
            run->y1 >= y)
            return true;
    }
    return false;
}

// Whether an end of the net meets the line in a cell from the side.
static bool is_met(const Layout *layout, int32_t net, bool is_across, int32_t x,
                   int32_t y)
{
    for (int32_t i = 0; i < layout->nets[net].pin_count; i++) {
        const LayoutPin *pin = &layout->pins[layout->nets[net].first_pin + i];
        bool is_beside = is_across
                             ? pin->x == x && (pin->y == y - 1 || pin->y == y + 1)
                             : pin->y == y && (pin->x == x - 1 || pin->x == x + 1);
        if (is_beside)
            return true;
    }
    return false;
}

static const LayoutRun *longest_run(const Layout *layout, const LayoutNet *net,
                                    bool is_across)
{
    const LayoutRun *longest = NULL;
    int32_t most = -1;
    for (int32_t i = 0; i < net->run_count; i++) {
        const LayoutRun *run = &layout->runs[net->first_run + i];
        int32_t length = is_across ? run->x1 - run->x0 : run->y1 - run->y0;
        bool is_along = run->x0 == run->x1;
        if (is_along != is_across && length > most) {
            longest = run;
            most = length;
        }
    }
    return longest;
}

// A cell of the run that nothing else touches, as near to its middle as can be; of
// horizontal runs the ends are corners.
static bool find_mark(const RasterView *view, const LayoutRun *run, bool is_across,
                      Arena *arena, int32_t *x, int32_t *y)
{
    LayoutWindow stretch = { run->x0, run->y0, run->x1 - run->x0 + 1,
                             run->y1 - run->y0 + 1 };
    LayoutHits hits = layout_index_find(view->index, stretch, arena);
    int32_t length = is_across ? stretch.width : stretch.height;
    int32_t margin = is_across ? 1 : 0;
    int32_t middle = (length - 1) / 2;
    for (int32_t away = 0; away <= length; away++)
        for (int side = -1; side <= 1; side += 2) {
            int32_t at = middle + side * away;
            if (at < margin || at >= length - margin)
                continue;
            *x = run->x0 + (is_across ? at : 0);
            *y = run->y0 + (is_across ? 0 : at);
            if (!is_crossed(view->layout, &hits.runs, is_across, *x, *y) &&
                !is_met(view->layout, run->net, is_across, *x, *y))
                return true;
        }
    return false;
}

// On the longest horizontal stretch, or else on the longest vertical one.
static void draw_mark(const RasterView *view, int32_t net, const Picture *picture,
                      Arena *arena)
{
    Link link = view->layout->nets[net].link;
    for (int across = 1; across >= 0; across--) {
        const LayoutRun *run =
            longest_run(view->layout, &view->layout->nets[net], across);
        int32_t x = 0;
        int32_t y = 0;
        // What is left of a short vertical line would not show its style.
        bool is_short = across == 0 && link != LINK_EQUIVALENT && run != NULL &&
                        run->y1 - run->y0 < 2;
        if (run == NULL || is_short || !find_mark(view, run, across, arena, &x, &y))
            continue;
        picture_sign(picture, x, y, link == LINK_EQUIVALENT ? "≡" : "╳",
                     raster_line_look(view, net));
        return;
    }
}

void raster_line_draw(const RasterView *view, const RasterLines *lines,
                      const LayoutHits *hits, const Picture *picture, Arena *arena)
{
    for (int32_t y = picture->y; y < picture->y + picture->height; y++)
        for (int32_t x = picture->x; x < picture->x + picture->width; x++)
            draw_cell(view, lines, picture, x, y);
    unsigned char *is_done = arena_get(arena, (size_t)view->layout->net_count + 1, 1);
    for (int32_t i = 0; i < hits->runs.count; i++) {
        int32_t net = view->layout->runs[hits->runs.items[i]].net;
        if (is_marked(view->layout, &view->layout->nets[net]) && !is_done[net])
            draw_mark(view, net, picture, arena);
        is_done[net] = 1;
    }
}
