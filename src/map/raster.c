#include "src/map/raster.h"
#include "src/map/raster_box.h"
#include "src/text/text.h"

// "+⇢ Title": what a stub stands for stands elsewhere.
static void draw_stub(const RasterView *view, const LayoutStub *stub,
                      const Picture *picture, Arena *arena)
{
    const GraphLink *link = &view->layout->graph->links[stub->link];
    Str title = view->boxes[link->from].title;
    Str text = arena_format(arena, "%s⇢ %.*s", link_sign(link->link), (int)title.length,
                            title.data);
    picture_text(picture, stub->x, stub->y, stub->width,
                 text_cut(arena, text, stub->width),
                 (PictureCell){ .style = PICTURE_REFERENCE,
                                .link = (unsigned char)link->link,
                                .box = -1,
                                .net = -1 });
}

static PictureCell frame_look(PictureStyle style)
{
    return (PictureCell){ .style = (unsigned char)style, .box = -1, .net = -1 };
}

// A line of a frame from one cell to another, ends included, as much as the picture
// shows.
static void draw_side(const Picture *picture, int32_t x0, int32_t y0, int32_t x1,
                      int32_t y1, const char *sign)
{
    int32_t right = picture->x + picture->width, end = picture->y + picture->height;
    for (int32_t y = y0 > picture->y ? y0 : picture->y; y <= y1 && y < end; y++)
        for (int32_t x = x0 > picture->x ? x0 : picture->x; x <= x1 && x < right; x++)
            picture_sign(picture, x, y, sign, frame_look(PICTURE_BORDER));
}

// "┌─ # Title ───┐" and what else goes round a section.
static void draw_frame(const RasterView *view, const LayoutFrame *frame,
                       const Picture *picture, Arena *arena)
{
    enum { BEFORE = 2, BESIDE = 4 };
    const BoxGlyphs *glyphs = glyph_box(BOX_ARGUMENT, false, view->charset);
    const char *const *corners = glyphs->corners;
    int32_t x = frame->x, y = frame->y;
    int32_t right = x + frame->width - 1, below = y + frame->height - 1;
    PictureCell look = frame_look(PICTURE_BORDER);
    draw_side(picture, x + 1, y, right - 1, y, glyphs->across);
    draw_side(picture, x + 1, below, right - 1, below, glyphs->across);
    draw_side(picture, x, y + 1, x, below - 1, glyphs->along);
    draw_side(picture, right, y + 1, right, below - 1, glyphs->along);
    picture_sign(picture, x, y, corners[0], look);
    picture_sign(picture, right, y, corners[1], look);
    picture_sign(picture, x, below, corners[2], look);
    picture_sign(picture, right, below, corners[3], look);
    // The title stays in the picture as long as its side does.
    int32_t start = x + BEFORE > picture->x ? x + BEFORE : picture->x;
    int32_t room = right - 1 - start;
    if (room <= BESIDE)
        return;
    Str title = text_cut(arena, view->sections[frame->section], room - BESIDE);
    picture_text(picture, start, y, room,
                 arena_format(arena, " # %.*s ", STR_ARGUMENTS(title)),
                 frame_look(PICTURE_NOTE));
}

Picture raster_draw(const RasterView *view, LayoutWindow window, Arena *arena)
{
    Picture picture =
        picture_new(arena, window.x, window.y, window.width, window.height);
    if (picture.width == 0)
        return picture;
    LayoutWindow around = { window.x - 1, window.y - 1, window.width + 2,
                            window.height + 2 };
    LayoutHits hits = layout_index_find(view->index, around, arena);
    RasterLines lines = raster_line_find(view, around, &hits, arena);
    raster_line_draw(view, &lines, &hits, &picture, arena);
    for (int32_t i = 0; i < view->layout->frame_count; i++)
        draw_frame(view, &view->layout->frames[i], &picture, arena);
    for (int32_t i = 0; i < hits.stubs.count; i++)
        draw_stub(view, &view->layout->stubs[hits.stubs.items[i]], &picture, arena);
    for (int32_t i = 0; i < hits.boxes.count; i++)
        raster_box_draw(view, hits.boxes.items[i], &lines, &picture, arena);
    return picture;
}
