#include "src/map/picture.h"
#include "src/base/vec.h"
#include "src/text/text.h"

Picture picture_new(Arena *arena, int32_t x, int32_t y, int32_t width, int32_t height)
{
    Picture picture = { .x = x, .y = y, .width = width, .height = height };
    if (width <= 0 || height <= 0) {
        picture.width = picture.height = 0;
        return picture;
    }
    size_t count = (size_t)width * (size_t)height;
    picture.cells = arena_get(arena, count, sizeof *picture.cells);
    for (size_t i = 0; i < count; i++) {
        picture.cells[i].width = 1;
        picture.cells[i].box = picture.cells[i].net = -1;
    }
    return picture;
}

PictureCell *picture_at(const Picture *picture, int32_t x, int32_t y)
{
    int64_t column = (int64_t)x - picture->x;
    int64_t row = (int64_t)y - picture->y;
    if (column < 0 || column >= picture->width || row < 0 || row >= picture->height)
        return NULL;
    return &picture->cells[row * picture->width + column];
}

static void put(PictureCell *cell, Str text, int width, PictureCell look)
{
    if (cell == NULL)
        return;
    *cell = look;
    size_t length = text.length < sizeof cell->text ? text.length : 0;
    if (length > 0)
        memcpy(cell->text, text.data, length);
    memset(cell->text + length, 0, sizeof cell->text - length);
    cell->width = (signed char)width;
}

void picture_sign(const Picture *picture, int32_t x, int32_t y, const char *sign,
                  PictureCell look)
{
    put(picture_at(picture, x, y), str(sign), 1, look);
}

int32_t picture_text(const Picture *picture, int32_t x, int32_t y, int32_t columns,
                     Str text, PictureCell look)
{
    int32_t end = x + columns;
    Cluster cluster;
    while (text_next(&text, &cluster)) {
        if (cluster.width == 0)
            continue;
        if (x + cluster.width > end)
            break;
        PictureCell *left = picture_at(picture, x, y);
        if (cluster.width == 1) {
            put(left, cluster.shown, 1, look);
        } else {
            PictureCell *right = picture_at(picture, x + 1, y);
            bool is_whole = left != NULL && right != NULL;
            put(left, is_whole ? cluster.shown : str(""), is_whole ? 2 : 1, look);
            put(right, str(""), is_whole ? 0 : 1, look);
        }
        x += cluster.width;
    }
    return x;
}

static void print_row(const PictureCell *cells, int32_t width, Charset charset,
                      Buffer *out)
{
    size_t end = out->length; // after the last cell that is no blank
    for (int32_t i = 0; i < width; i++) {
        if (cells[i].width == 0)
            continue;
        if (cells[i].text[0] == '\0' || cells[i].text[0] == ' ') {
            buffer_add_byte(out, ' ');
            continue;
        }
        char shown[32];
        charset_show(charset, str(cells[i].text), cells[i].width, shown);
        buffer_add(out, str(shown));
        end = out->length;
    }
    out->length = end;
    buffer_add_byte(out, '\n');
}

Str picture_print(const Picture *picture, Charset charset, Arena *arena)
{
    Buffer out = { .arena = arena };
    for (int32_t row = 0; row < picture->height; row++)
        print_row(picture->cells + (size_t)row * (size_t)picture->width, picture->width,
                  charset, &out);
    return buffer_str(&out);
}
