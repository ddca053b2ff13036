#include "src/export/export_map_svg.h"
#include "src/base/vec.h"
#include "src/map/raster.h"
#include "src/text/text.h"

enum { CELL_WIDTH = 8, CELL_HEIGHT = 16, BASE = 12, BAND = 64 };

typedef struct {
    const MapPlan *plan;
    JsonSink sink;
    void *context;
    Arena *arena; // of one piece
    Buffer out;
} Svg;

static void add_escaped(Buffer *out, Str text)
{
    for (size_t i = 0; i < text.length; i++)
        switch (text.data[i]) {
        case '<': buffer_add(out, str("&lt;")); break;
        case '>': buffer_add(out, str("&gt;")); break;
        case '&': buffer_add(out, str("&amp;")); break;
        case '"': buffer_add(out, str("&quot;")); break;
        default: buffer_add_byte(out, text.data[i]); break;
        }
}

static void flush(Svg *svg)
{
    svg->sink(svg->context, buffer_str(&svg->out));
    arena_reset(svg->arena);
    svg->out = (Buffer){ .arena = svg->arena };
}

static void begin(Svg *svg, Str title)
{
    const Layout *layout = svg->plan->layout;
    int width = layout->width * CELL_WIDTH, height = layout->height * CELL_HEIGHT;
    buffer_format(
        &svg->out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
        "viewBox=\"0 0 %d %d\" role=\"img\">\n<title>",
        width, height, width, height);
    add_escaped(&svg->out, text_clean(svg->arena, title, false, NULL));
    buffer_format(
        &svg->out,
        "</title>\n<desc>An argument map: %d boxes, %d relations. Lines lead "
        "from what bears to what it bears on, where their sign stands: whole ones "
        "support, dashed ones attack or join contraries, dotted ones undercut, heavy "
        "ones join what contradicts each other.</desc>\n",
        layout->graph->box_count, layout->graph->link_count);
    buffer_add(&svg->out,
               str("<style>text{font:13px monospace;white-space:pre}"
                   ".t{font-weight:bold}.b{fill:#fff;stroke:#000}"
                   ".f{fill:none;stroke:#000;stroke-width:.75}"
                   ".l{stroke:#000;fill:none;stroke-width:1.5}</style>\n"
                   "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"));
    flush(svg);
}

static const char *dashes(Link link)
{
    switch (link) {
    case LINK_ATTACK:
    case LINK_CONTRARY: return " stroke-dasharray=\"8 5\"";
    case LINK_UNDERCUT: return " stroke-dasharray=\"2 4\"";
    case LINK_CONTRADICTORY: return " style=\"stroke-width:3\"";
    default: return "";
    }
}

// A line from the middle of a cell to the middle of another.
static void put_line(Svg *svg, int32_t x0, int32_t y0, int32_t x1, int32_t y1,
                     const char *look)
{
    enum { HALF_WIDTH = CELL_WIDTH / 2, HALF_HEIGHT = CELL_HEIGHT / 2 };
    buffer_format(&svg->out, "<path class=\"l\" d=\"M%d %dL%d %d\"%s/>\n",
                  x0 * CELL_WIDTH + HALF_WIDTH, y0 * CELL_HEIGHT + HALF_HEIGHT,
                  x1 * CELL_WIDTH + HALF_WIDTH, y1 * CELL_HEIGHT + HALF_HEIGHT, look);
    flush(svg);
}

static void put_runs(Svg *svg)
{
    const Layout *layout = svg->plan->layout;
    for (int32_t i = 0; i < layout->run_count; i++) {
        const LayoutRun *run = &layout->runs[i];
        put_line(svg, run->x0, run->y0, run->x1, run->y1,
                 dashes(layout->nets[run->net].link));
    }
}

// Beside a box, up from where a line comes in and to the row that it means.
static void put_corridor(Svg *svg, const RasterView *view, const LayoutPin *pin)
{
    const LayoutNet *net = &view->layout->nets[pin->net];
    const LayoutBox *place = &view->layout->boxes[pin->box];
    const RasterBox *box = &view->boxes[pin->box];
    const RasterPort *port = raster_view_port(box, net->port);
    if (port == NULL)
        return;
    int32_t y = place->y + port->row;
    put_line(svg, pin->x, pin->y, pin->x, y, dashes(net->link));
    put_line(svg, pin->x, y, place->x + box->width - 1, y, dashes(net->link));
}

// From the borders to the first cell of a line.
static void put_pins(Svg *svg, const RasterView *view)
{
    const Layout *layout = view->layout;
    for (int32_t i = 0; i < layout->pin_count; i++) {
        const LayoutPin *pin = &layout->pins[i];
        const LayoutNet *net = &layout->nets[pin->net];
        int32_t dx = pin->side == SIDE_LEFT ? -1 : pin->side == SIDE_RIGHT ? 1 : 0;
        int32_t dy = pin->side == SIDE_TOP ? -1 : pin->side == SIDE_BOTTOM ? 1 : 0;
        put_line(svg, pin->x, pin->y, pin->x + dx, pin->y + dy, dashes(net->link));
        if (pin->is_head && pin->side == SIDE_BOTTOM && net->port != PORT_ANYWHERE)
            put_corridor(svg, view, pin);
    }
}

// The lines across a box that part its rows.
static void put_rules(Svg *svg, const RasterView *view, int32_t number)
{
    const LayoutBox *place = &view->layout->boxes[number];
    const RasterBox *box = &view->boxes[number];
    int32_t right = place->x + svg->plan->scene->boxes[number].width - 1;
    for (int32_t i = 0; i < box->row_count; i++)
        if (box->rows[i].kind >= RASTER_STEP)
            put_line(svg, place->x, place->y + 1 + i, right, place->y + 1 + i,
                     box->rows[i].kind == RASTER_AND ? " stroke-dasharray=\"4 3\""
                                                     : "");
}

static void put_frames(Svg *svg)
{
    const Layout *layout = svg->plan->layout;
    for (int32_t i = 0; i < layout->frame_count; i++) {
        const LayoutFrame *frame = &layout->frames[i];
        buffer_format(
            &svg->out,
            "<rect class=\"f\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n",
            frame->x * CELL_WIDTH + CELL_WIDTH / 2,
            frame->y * CELL_HEIGHT + CELL_HEIGHT / 2, (frame->width - 1) * CELL_WIDTH,
            (frame->height - 1) * CELL_HEIGHT);
    }
}

static void put_boxes(Svg *svg, const RasterView *view)
{
    const MapPlan *plan = svg->plan;
    for (int32_t i = 0; i < plan->layout->graph->box_count; i++) {
        const LayoutBox *placed = &plan->layout->boxes[i];
        const SceneBox *box = &plan->scene->boxes[i];
        int32_t height = plan->layout->graph->boxes[i].height;
        if (!placed->is_placed || box->is_bare || height < 2)
            continue;
        buffer_format(
            &svg->out,
            "<rect class=\"b\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"%s/>\n",
            placed->x * CELL_WIDTH + CELL_WIDTH / 2,
            placed->y * CELL_HEIGHT + CELL_HEIGHT / 2, (box->width - 1) * CELL_WIDTH,
            (height - 1) * CELL_HEIGHT, box->kind == SCENE_ARGUMENT ? "" : " rx=\"8\"");
        put_rules(svg, view, i);
    }
}

// Signs that are drawn as lines here: the block of box drawing, but for its cross,
// which is the sign of a contradiction.
static bool is_drawn(const PictureCell *cell)
{
    Str rest = str(cell->text);
    uint32_t sign = rest.length > 0 ? text_decode(&rest) : ' ';
    bool is_line = sign >= 0x2500 && sign <= 0x257F && sign != 0x2573;
    return is_line && cell->style != PICTURE_TEXT && cell->style != PICTURE_TITLE;
}

static bool is_word(const PictureCell *cell)
{
    return cell->text[0] != '\0' && strcmp(cell->text, " ") != 0 && !is_drawn(cell);
}

// Words that may stand on a line, of which nothing may show between their letters.
static bool is_on_line(const PictureCell *cell)
{
    return cell->style == PICTURE_BORDER || cell->style == PICTURE_LINE ||
           cell->style == PICTURE_NOTE || cell->style == PICTURE_REFERENCE;
}

// Where the words end that begin at x; single blanks within them belong to them.
static int32_t last_of(const Picture *picture, int32_t x, int32_t y)
{
    int32_t last = x, end = picture->x + picture->width;
    for (int32_t k = x; k < end && k <= last + 2; k++) {
        const PictureCell *cell = picture_at(picture, k, y);
        if (is_drawn(cell))
            break;
        if (is_word(cell))
            last = cell->width > 1 ? k + 1 : k;
    }
    return last;
}

// The words and signs of one row of cells.
static void put_row(Svg *svg, const Picture *picture, int32_t y)
{
    for (int32_t x = picture->x; x < picture->x + picture->width; x++) {
        const PictureCell *first = picture_at(picture, x, y);
        if (!is_word(first))
            continue;
        int32_t last = last_of(picture, x, y);
        if (is_on_line(first))
            buffer_format(&svg->out,
                          "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" "
                          "fill=\"#fff\"/>\n",
                          x * CELL_WIDTH, y * CELL_HEIGHT + 1,
                          (last - x + 1) * CELL_WIDTH, CELL_HEIGHT - 2);
        buffer_format(&svg->out, "<text x=\"%d\" y=\"%d\"%s>", x * CELL_WIDTH,
                      y * CELL_HEIGHT + BASE,
                      first->style == PICTURE_TITLE ? " class=\"t\"" : "");
        for (; x <= last; x++) {
            const PictureCell *cell = picture_at(picture, x, y);
            if (cell && cell->width > 0)
                add_escaped(&svg->out, cell->text[0] ? str(cell->text) : str(" "));
        }
        buffer_add(&svg->out, str("</text>\n"));
    }
    flush(svg);
}

static void put_words(Svg *svg, const RasterView *view)
{
    const Layout *layout = svg->plan->layout;
    Arena *arena = arena_new();
    for (int32_t y = 0; y < layout->height; y += BAND) {
        int32_t rows = layout->height - y < BAND ? layout->height - y : BAND;
        LayoutWindow window = { 0, y, layout->width, rows };
        Picture picture = raster_draw(view, window, arena);
        for (int32_t i = 0; i < rows; i++)
            put_row(svg, &picture, y + i);
        arena_reset(arena);
    }
    arena_free(arena);
}

void export_map_svg(const MapPlan *plan, Str title, JsonSink sink, void *context)
{
    Svg svg = { .plan = plan, .sink = sink, .context = context, .arena = arena_new() };
    svg.out.arena = svg.arena;
    begin(&svg, title);
    RasterView view = map_plan_view(plan, CHARSET_UTF8);
    put_runs(&svg);
    put_pins(&svg, &view);
    put_frames(&svg);
    put_boxes(&svg, &view);
    put_words(&svg, &view);
    buffer_add(&svg.out, str("</svg>\n"));
    flush(&svg);
    arena_free(svg.arena);
}
