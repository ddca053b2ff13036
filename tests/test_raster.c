// Pictures of layouts made by hand: the line grammar in the three charsets.
#include "src/map/raster.h"
#include "tests/check.h"

enum { MOST = 24 };

// A map under construction: one box, net or link after the other.
typedef struct {
    Arena *arena;
    MapGraph graph;
    Layout layout;
    RasterBox texts[MOST];
    RasterView view;
    Charset charset;
} Sketch;

static Sketch *sketch_new(Arena *arena)
{
    Sketch *sketch = arena_get(arena, 1, sizeof *sketch);
    sketch->arena = arena;
    sketch->graph.boxes = arena_get(arena, MOST, sizeof(GraphBox));
    sketch->graph.links = arena_get(arena, MOST, sizeof(GraphLink));
    sketch->layout.graph = &sketch->graph;
    sketch->layout.boxes = arena_get(arena, MOST, sizeof(LayoutBox));
    sketch->layout.links = arena_get(arena, MOST, sizeof(LayoutLink));
    sketch->layout.nets = arena_get(arena, MOST, sizeof(LayoutNet));
    sketch->layout.runs = arena_get(arena, MOST, sizeof(LayoutRun));
    sketch->layout.pins = arena_get(arena, MOST, sizeof(LayoutPin));
    sketch->layout.stubs = arena_get(arena, MOST, sizeof(LayoutStub));
    sketch->view = (RasterView){ .layout = &sketch->layout,
                                 .boxes = sketch->texts,
                                 .selected = -1 };
    return sketch;
}

static RasterBox *box(Sketch *sketch, int x, int y, int width, int height,
                      const char *title)
{
    int32_t number = sketch->graph.box_count++;
    sketch->graph.boxes[number] = (GraphBox){ .width = width, .height = height };
    sketch->layout.boxes[number] = (LayoutBox){ .x = x, .y = y, .is_placed = true };
    RasterRow *row = arena_get(sketch->arena, 1, sizeof *row);
    row->text = str(title);
    sketch->texts[number] =
        (RasterBox){ .title = str(title), .rows = row, .row_count = 1, .width = width };
    return &sketch->texts[number];
}

static LayoutNet *net(Sketch *sketch, Link link, int to)
{
    LayoutNet *added = &sketch->layout.nets[sketch->layout.net_count++];
    *added = (LayoutNet){ .link = link,
                          .to = to,
                          .port = PORT_ANYWHERE,
                          .is_symmetric = link_is_symmetric(link),
                          .first_run = sketch->layout.run_count,
                          .first_pin = sketch->layout.pin_count };
    return added;
}

// A run and a pin belong to the net that was made last.
static void run(Sketch *sketch, int x0, int y0, int x1, int y1)
{
    int32_t number = sketch->layout.net_count - 1;
    sketch->layout.runs[sketch->layout.run_count++] =
        (LayoutRun){ number, x0, y0, x1, y1 };
    sketch->layout.nets[number].run_count++;
}

static void pin(Sketch *sketch, int at, LayoutSide side, int x, int y, int heads)
{
    int32_t number = sketch->layout.net_count - 1;
    sketch->layout.pins[sketch->layout.pin_count++] =
        (LayoutPin){ .net = number,
                     .box = at,
                     .side = side,
                     .x = x,
                     .y = y,
                     .is_head = heads > 0,
                     .count = heads > 0 ? heads : 1,
                     .link = -1 };
    sketch->layout.nets[number].pin_count++;
}

static void undrawn(Sketch *sketch, int from, Link link, int to, LinkFate fate)
{
    int32_t number = sketch->graph.link_count++;
    sketch->graph.links[number] =
        (GraphLink){ .from = from, .to = to, .link = link, .count = 1 };
    sketch->layout.links[number] = (LayoutLink){ .fate = fate, .net = -1 };
}

static void check_picture(Sketch *sketch, LayoutWindow window, const char *expected,
                          const char *what)
{
    sketch->view.charset = sketch->charset;
    sketch->view.index = layout_index_make(&sketch->layout, sketch->arena);
    Picture picture = raster_draw(&sketch->view, window, sketch->arena);
    check_str(picture_print(&picture, sketch->charset, sketch->arena), expected, what);
}

// The upper part of the design's layered reference screen.
static Sketch *reference(Arena *arena)
{
    Sketch *map = sketch_new(arena);
    box(map, 4, 0, 32, 4, "Soft power is real power");
    box(map, 45, 0, 32, 4, "Hard power comes first");
    box(map, 0, 6, 18, 4, "Attraction");
    box(map, 20, 6, 18, 4, "Nobody can aim")->folded = str("2+ 1−");
    map->texts[3].shape = BOX_ARGUMENT;
    box(map, 42, 6, 20, 4, "Force breeds")->folded = str("2−");
    box(map, 64, 6, 16, 4, "Deterrence");
    net(map, LINK_SUPPORT, 0)->references = 1;
    run(map, 9, 4, 9, 5);
    run(map, 9, 4, 47, 4);
    run(map, 47, 4, 47, 5);
    pin(map, 0, SIDE_BOTTOM, 9, 3, 2);
    pin(map, 2, SIDE_TOP, 9, 6, 0);
    pin(map, 4, SIDE_TOP, 47, 6, 0);
    net(map, LINK_ATTACK, 0);
    run(map, 29, 4, 29, 5);
    pin(map, 0, SIDE_BOTTOM, 29, 3, 1);
    pin(map, 3, SIDE_TOP, 29, 6, 0);
    net(map, LINK_ATTACK, 1);
    run(map, 53, 4, 53, 5);
    pin(map, 1, SIDE_BOTTOM, 53, 3, 1);
    pin(map, 4, SIDE_TOP, 53, 6, 0);
    net(map, LINK_SUPPORT, 1);
    run(map, 70, 4, 70, 5);
    pin(map, 1, SIDE_BOTTOM, 70, 3, 1);
    pin(map, 5, SIDE_TOP, 70, 6, 0);
    net(map, LINK_CONTRADICTORY, 0);
    run(map, 36, 1, 44, 1);
    pin(map, 0, SIDE_RIGHT, 35, 1, 1);
    pin(map, 1, SIDE_LEFT, 45, 1, 1);
    undrawn(map, 5, LINK_SUPPORT, 0, FATE_REFERENCE);
    undrawn(map, 2, LINK_ATTACK, 2, FATE_BADGE);
    map->view.selected = 4;
    return map;
}

static void test_reference(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Sketch *map = reference(arena);
    LayoutWindow window = { 0, 0, 80, 10 };
    check_picture(
        map, window,
        "    ╭──────────────────────────────╮         "
        "╭──────────────────────────────╮\n"
        "    │ Soft power is real power     ╞════╳════╡ Hard power comes first       "
        "│\n"
        "    │                              │         │                              "
        "│\n"
        "    ╰────▲ +3 ⇠1 ────────────▲ −1 ─╯         ╰───────▲ −1 ────────────▲ +1 "
        "─╯\n"
        "         ├───────────────────╎─────────────────╮     ╎                │\n"
        "         │                   ╎                 │     ╎                │\n"
        "╭────────┴───────╮  ┌────────┴───────┐    ┏━━━━┷━━━━━┷━━━━━━━┓  "
        "╭─────┴────────╮\n"
        "│ Attraction     │  │ Nobody can aim │    ┃ Force breeds     ┃  │ Deterrence  "
        " │\n"
        "│                │  │                │    ┃                  ┃  │             "
        " │\n"
        "╰─ −↺ ───────────╯  └─ ▸ 2+ 1− ──────┘    ┗━ ▸ 2− ━━━━━━━━━━━┛  ╰ +⇢ Soft "
        "pow… ╯\n",
        "utf8");
    map->charset = CHARSET_ASCII;
    check_picture(
        map, window,
        "    .------------------------------.         "
        ".------------------------------.\n"
        "    | Soft power is real power     +====X====+ Hard power comes first       "
        "|\n"
        "    |                              |         |                              "
        "|\n"
        "    '----^ +3 <1 ------------^ -1 -'         '-------^ -1 ------------^ +1 "
        "-'\n"
        "         +-------------------:-----------------.     :                |\n"
        "         |                   :                 |     :                |\n"
        ".--------+-------.  .--------+-------.    #####+#####+########  "
        ".-----+--------.\n"
        "| Attraction     |  | Nobody can aim |    # Force breeds     #  | Deterrence  "
        " |\n"
        "|                |  |                |    #                  #  |             "
        " |\n"
        "'- -@ -----------'  '- > 2+ 1- ------'    ## > 2- ############  ' +> Soft "
        "pow. '\n",
        "ascii");
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_reference))
