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
    for (int32_t i = 0; i < hits.stubs.count; i++)
        draw_stub(view, &view->layout->stubs[hits.stubs.items[i]], &picture, arena);
    for (int32_t i = 0; i < hits.boxes.count; i++)
        raster_box_draw(view, hits.boxes.items[i], &lines, &picture, arena);
    return picture;
}
