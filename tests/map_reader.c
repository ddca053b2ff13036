#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/text/text.h"
#include "tests/map_spots.h"

// clang-format off
typedef struct {
    const char *signs;
    uint32_t readings;
    unsigned across, along;
} Sign;
static const Sign grammar[] = {
    { "─", ONE(ACROSS), PLAIN, 0 },  { "│", ONE(ALONG) | BRIDGE, 0, PLAIN },
    { "╌", ONE(ACROSS), DASHED, 0 }, { "╎", ONE(ALONG) | BRIDGE, 0, DASHED },
    { "┈", ONE(ACROSS), DOTTED, 0 }, { "┊", ONE(ALONG) | BRIDGE, 0, DOTTED },
    { "═", ONE(ACROSS), DOUBLE, 0 }, { "║", ONE(ALONG) | BRIDGE, 0, DOUBLE },
    { "∙", ONE(ACROSS) | ONE(ALONG) | BRIDGE, DOTTED, DOTTED },
    { "╪", BRIDGE, DOUBLE, 0 },      { "╫", BRIDGE, 0, DOUBLE },
    { "╭┌", ONE(DOWN | RIGHT), 0, 0 }, { "╮┐", ONE(DOWN | LEFT), 0, 0 },
    { "╰└", ONE(UP | RIGHT), 0, 0 },   { "╯┘", ONE(UP | LEFT), 0, 0 },
    { "├", ONE(ALONG | RIGHT), 0, 0 }, { "┤", ONE(ALONG | LEFT), 0, 0 },
    { "┬", ONE(ACROSS | DOWN), 0, 0 }, { "┴", ONE(ACROSS | UP), 0, 0 },
    { "┼", ONE(ACROSS | ALONG), 0, 0 },
    { "╳", ONE(ACROSS) | ONE(ALONG), CROSS, CROSS },
    { "≡", ONE(ACROSS) | ONE(ALONG), SAME, SAME },
    { "+", ONE(ACROSS), PLAIN, 0 },    { "−", ONE(ACROSS), DASHED, 0 },
    { "⊘", ONE(ACROSS), DOTTED, 0 },
};
static const Sign cp437[] = {
    { "-", ONE(ACROSS), DASHED, 0 },   { ":", ONE(ALONG) | BRIDGE, 0, DASHED },
    { "X", ONE(ACROSS) | ONE(ALONG), CROSS, CROSS },    { "u", ONE(ACROSS), DOTTED, 0 },
};
static const Sign ascii[] = {
    { "-", ONE(ACROSS), PLAIN, 0 },    { "|", ONE(ALONG) | BRIDGE, 0, PLAIN },
    { "~", ONE(ACROSS), DASHED, 0 },   { ":", ONE(ALONG) | BRIDGE, 0, DASHED },
    { "=", ONE(ACROSS) | ONE(ALONG), DOUBLE, SAME },   { "H", ONE(ALONG) | BRIDGE, 0, DOUBLE },
    { ".", ONE(ACROSS) | ONE(ALONG) | BRIDGE | ONE(DOWN | RIGHT) | ONE(DOWN | LEFT),
      DOTTED, DOTTED },
    { ",", ONE(DOWN | RIGHT) | ONE(DOWN | LEFT), 0, 0 },
    { "'", ONE(UP | RIGHT) | ONE(UP | LEFT), 0, 0 },
    { "+", ONE(ACROSS) | JOINTS, PLAIN, 0 },
    { "X", ONE(ACROSS) | ONE(ALONG), CROSS, CROSS },    { "u", ONE(ACROSS), DOTTED, 0 },
};
// clang-format on

Spot *map_spot(const Reader *reader, int32_t x, int32_t y)
{
    if (x < 0 || y < 0 || x >= reader->width || y >= reader->height)
        return reader->outside;
    return &reader->spots[(size_t)y * (size_t)reader->width + (size_t)x];
}

void map_complain(Reader *reader, const char *problem, int32_t x, int32_t y)
{
    if (reader->reading.problem != NULL)
        return;
    reader->reading.problem = problem;
    reader->reading.x = x;
    reader->reading.y = y;
}

bool map_is_in(uint32_t sign, const char *signs)
{
    Str rest = str(signs);
    while (rest.length > 0)
        if (text_decode(&rest) == sign)
            return true;
    return false;
}

static bool is_digit(uint32_t sign)
{
    return sign >= '0' && sign <= '9';
}

// --- the cells

static void fill_spots(Reader *reader, Str text)
{
    Str rest = text;
    Str line;
    while (str_next(&rest, '\n', &line)) {
        int32_t width = text_width(line);
        reader->width = width > reader->width ? width : reader->width;
        reader->height++;
    }
    size_t count = (size_t)reader->width * (size_t)reader->height + 1;
    reader->spots = arena_get(reader->arena, count, sizeof *reader->spots);
    for (size_t i = 0; i < count; i++)
        reader->spots[i] = (Spot){ .sign = ' ',
                                   .box = -1,
                                   .readings = ONE(0),
                                   .net_across = -1,
                                   .net_along = -1,
                                   .stub = -1 };
    reader->outside = &reader->spots[count - 1];
    rest = text;
    for (int32_t y = 0; str_next(&rest, '\n', &line); y++)
        for (int32_t x = 0; line.length > 0; x++)
            map_spot(reader, x, y)->sign = text_decode(&line);
}

static int32_t number_at(const Reader *reader, int32_t x, int32_t y)
{
    if (map_spot(reader, x, y)->sign != 'B' ||
        !is_digit(map_spot(reader, x + 1, y)->sign))
        return -1;
    int32_t number = 0;
    for (x++; is_digit(map_spot(reader, x, y)->sign); x++)
        number = number * 10 + (int32_t)(map_spot(reader, x, y)->sign - '0');
    return number;
}

static const char *const top_left = "╭┌┏╔.#";
static const char *const top_right = "╮┐┓╗.#";
static const char *const bottom_left = "╰└┗╚'";
// No head points at a left side.
static const char *const left_sides = "│┃║|#┤┨╢╡+";
static const char *const right_sides = "│┃║|#├┠╟╞+◄<";

// The box whose title begins at a cell: its border is two cells to the left.
static bool find_box(const Reader *reader, int32_t x, int32_t y, ReadBox *box)
{
    *box = (ReadBox){ x - 2, y - 1, x, y, number_at(reader, x, y) };
    if (box->number < 0 || map_spot(reader, x - 1, y)->sign != ' ' ||
        !map_is_in(map_spot(reader, x - 2, y)->sign, left_sides) ||
        !map_is_in(map_spot(reader, x - 2, y - 1)->sign, top_left) ||
        map_spot(reader, x - 2, y - 1)->box >= 0)
        return false;
    while (box->right < reader->width &&
           !(map_is_in(map_spot(reader, box->right, box->top)->sign, top_right) &&
             map_is_in(map_spot(reader, box->right, y)->sign, right_sides) &&
             !map_is_in(map_spot(reader, box->right + 1, box->top)->sign, "#")))
        box->right++;
    while (box->bottom < reader->height) {
        uint32_t corner = map_spot(reader, box->left, box->bottom)->sign;
        if (map_is_in(corner, bottom_left) ||
            (corner == '#' &&
             map_spot(reader, box->left, box->bottom + 1)->sign != '#'))
            break;
        box->bottom++;
    }
    return box->right < reader->width && box->bottom < reader->height;
}

static void find_boxes(Reader *reader)
{
    size_t room = (size_t)reader->width * (size_t)reader->height / 8 + 1;
    reader->boxes = arena_get(reader->arena, room, sizeof *reader->boxes);
    for (int32_t y = 1; y < reader->height; y++)
        for (int32_t x = 2; x < reader->width; x++) {
            ReadBox *box = &reader->boxes[reader->box_count];
            if (map_spot(reader, x, y)->box >= 0 || !find_box(reader, x, y, box))
                continue;
            for (int32_t row = box->top; row <= box->bottom; row++)
                for (int32_t column = box->left; column <= box->right; column++)
                    map_spot(reader, column, row)->box = reader->box_count;
            reader->box_count++;
        }
}

// Frames of sections have their title in the upper side, after "#", as has the first
// box of a section. No line meets frames: they are taken away, corner by corner and
// side by side.
static void take_frame(Reader *reader, int32_t left, int32_t top)
{
    static const char *const along = "│|";
    int32_t right = left + 1, bottom = top + 1;
    while (right < reader->width &&
           !map_is_in(map_spot(reader, right, top)->sign, "┐."))
        right++;
    while (bottom < reader->height &&
           map_is_in(map_spot(reader, left, bottom)->sign, along))
        bottom++;
    if (!map_is_in(map_spot(reader, left, bottom)->sign, "└'") ||
        !map_is_in(map_spot(reader, right, bottom)->sign, "┘'"))
        map_complain(reader, "a frame that does not close", left, top);
    for (int32_t y = top; y <= bottom; y++) {
        bool is_end = y == top || y == bottom;
        if (!is_end && !map_is_in(map_spot(reader, right, y)->sign, along))
            map_complain(reader, "a frame with a hole", right, y);
        for (int32_t x = left; x <= right; x += is_end ? 1 : right - left)
            map_spot(reader, x, y)->sign = ' ';
    }
}

static void take_frames(Reader *reader)
{
    for (int32_t y = 0; y < reader->height; y++)
        for (int32_t x = 0; x + 3 < reader->width; x++)
            if (map_is_in(map_spot(reader, x, y)->sign, "┌.") &&
                map_is_in(map_spot(reader, x + 1, y)->sign, "─-") &&
                map_spot(reader, x + 2, y)->sign == ' ' &&
                map_spot(reader, x + 3, y)->sign == '#' &&
                number_at(reader, x + 2, y + 1) < 0)
                take_frame(reader, x, y);
}

// A cell of a border: whether a line may or must meet it from outside.
static void read_border(Reader *reader, int32_t x, int32_t y, unsigned outward,
                        const char *tails, const char *heads)
{
    Spot *spot = map_spot(reader, x, y);
    if (map_is_in(spot->sign, heads)) {
        // In ASCII a "v" may be a letter of a title.
        spot->readings = ONE(outward) | (spot->sign == 'v' ? ONE(0) : 0);
        spot->is_head = true;
    } else if (reader->charset == CHARSET_ASCII && spot->sign == '+') {
        // Beside a head it may be a label, with a number or an arrow it is one; in a
        // side it may be the end of a line within the box.
        uint32_t next = map_spot(reader, x + 1, y)->sign;
        bool is_label = outward & ALONG && (is_digit(next) || map_is_in(next, ">@") ||
                                            is_digit(map_spot(reader, x - 1, y)->sign));
        bool is_pin = outward & ALONG && !map_spot(reader, x - 1, y)->is_head;
        spot->readings = is_label ? ONE(0)
                         : is_pin ? ONE(outward)
                                  : ONE(0) | ONE(outward);
    } else if (map_is_in(spot->sign, tails)) {
        spot->readings = ONE(outward);
    }
}

static void read_borders(Reader *reader)
{
    bool is_ascii = reader->charset == CHARSET_ASCII;
    for (int32_t i = 0; i < reader->box_count; i++) {
        const ReadBox *box = &reader->boxes[i];
        for (int32_t x = box->left + 1; x < box->right; x++) {
            read_border(reader, x, box->top, UP, "┴┷╧", is_ascii ? "v" : "▼");
            read_border(reader, x, box->bottom, DOWN, "┬┯╤", is_ascii ? "^" : "▲");
        }
        for (int32_t y = box->top + 1; y < box->bottom; y++) {
            read_border(reader, box->left, y, LEFT, "┤┨╢╡", is_ascii ? ">" : "►");
            read_border(reader, box->right, y, RIGHT, "├┠╟╞", is_ascii ? "<" : "◄");
        }
    }
}

// "+⇢ B7" at the end of a rail.
static bool read_stub(Reader *reader, int32_t x, int32_t y)
{
    static const char *const arrows[] = { "⇢", "»", ">" };
    if (!map_is_in(map_spot(reader, x, y)->sign, "+−⊘≡╳≠-uX=!") ||
        !map_is_in(map_spot(reader, x + 1, y)->sign, arrows[reader->charset]) ||
        number_at(reader, x + 3, y) < 0)
        return false;
    Spot *spot = map_spot(reader, x, y);
    spot->stub = number_at(reader, x + 3, y);
    spot->readings = ONE(LEFT);
    return true;
}

static const Sign *find_sign(const Sign *signs, size_t count, uint32_t sign)
{
    for (size_t i = 0; i < count; i++)
        if (map_is_in(sign, signs[i].signs))
            return &signs[i];
    return NULL;
}

static void read_line(Reader *reader, int32_t x, int32_t y)
{
    Spot *spot = map_spot(reader, x, y);
    const Sign *sign = NULL;
    if (reader->charset == CHARSET_ASCII)
        sign = find_sign(ascii, COUNT(ascii), spot->sign);
    else if (reader->charset == CHARSET_CP437)
        sign = find_sign(cp437, COUNT(cp437), spot->sign);
    if (sign == NULL)
        sign = find_sign(grammar, COUNT(grammar), spot->sign);
    if (sign == NULL) {
        map_complain(reader, "an unknown sign", x, y);
        return;
    }
    spot->readings = sign->readings;
    // Beside a head in a side there is the sign of its kind.
    if (map_spot(reader, x - 1, y)->is_head)
        spot->readings &= ONE(ACROSS);
    spot->across = sign->across;
    spot->along = sign->along;
    // A single "-" in ASCII may also be the sign of an attack.
    if (reader->charset == CHARSET_ASCII && spot->sign == '-' &&
        map_spot(reader, x - 1, y)->sign != '-' &&
        map_spot(reader, x + 1, y)->sign != '-')
        spot->across = PLAIN | DASHED;
}

static void read_lines(Reader *reader)
{
    for (int32_t y = 0; y < reader->height; y++)
        for (int32_t x = 0; x < reader->width; x++) {
            if (map_spot(reader, x, y)->box >= 0 || map_spot(reader, x, y)->sign == ' ')
                continue;
            if (!read_stub(reader, x, y)) {
                read_line(reader, x, y);
                continue;
            }
            for (x += 3;
                 number_at(reader, x, y) >= 0 || is_digit(map_spot(reader, x, y)->sign);
                 x++)
                continue;
        }
}

int map_reader_by_ends(const void *a, const void *b)
{
    const ReadLink *left = a;
    const ReadLink *right = b;
    if (left->from != right->from)
        return left->from < right->from ? -1 : 1;
    if (left->to != right->to)
        return left->to < right->to ? -1 : 1;
    if (left->link != right->link)
        return left->link < right->link ? -1 : 1;
    return left->is_reference - right->is_reference;
}

MapReading map_read(Str text, Charset charset, Arena *arena)
{
    Reader reader = { .charset = charset, .arena = arena };
    fill_spots(&reader, text);
    take_frames(&reader);
    find_boxes(&reader);
    read_borders(&reader);
    read_lines(&reader);
    map_read_arms(&reader);
    if (reader.reading.problem == NULL)
        map_trace(&reader);
    if (reader.reading.count > 0)
        qsort(reader.reading.links, (size_t)reader.reading.count,
              sizeof *reader.reading.links, map_reader_by_ends);
    return reader.reading;
}
