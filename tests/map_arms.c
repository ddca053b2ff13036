#include <stdlib.h>
#include "src/base/alloc.h"
#include "tests/map_spots.h"

enum { STYLES = PLAIN | DASHED | DOTTED | DOUBLE, NO_ARM = 16 };

static uint16_t pairs(unsigned across, unsigned along)
{
    uint16_t result = 0;
    for (int a = 0; a < 4; a++)
        for (int b = 0; b < 4; b++)
            if (across & (1u << a) && along & (1u << b))
                result |= (uint16_t)(1u << (4 * a + b));
    return result;
}

// What the sign says of styles: corners and joints nothing, a crossing that of what
// passes over.
static void fill_looks(Spot *spot)
{
    unsigned across = spot->across & STYLES;
    unsigned along = spot->along & STYLES;
    for (unsigned arms = 0; arms < 32; arms++)
        spot->looks[arms] = (uint16_t)STYLES;
    if (across != 0)
        spot->looks[ACROSS] = (uint16_t)across;
    if (along != 0)
        spot->looks[ALONG] = (uint16_t)along;
    // Among dots a corner is ",".
    if (spot->sign == '.')
        spot->looks[DOWN | RIGHT] = spot->looks[DOWN | LEFT] = PLAIN | DASHED | DOUBLE;
    if (spot->sign == ',')
        spot->looks[DOWN | RIGHT] = spot->looks[DOWN | LEFT] = DOTTED;
    // Also the sign in the middle of an equivalence.
    if (spot->sign == '=') {
        spot->looks[ACROSS] = PLAIN | DOUBLE;
        spot->looks[ALONG] = PLAIN;
    }
    spot->looks[ACROSS | ALONG | OVER] =
        pairs(along == 0 && across != 0 ? across : STYLES, along != 0 ? along : STYLES);
}

// The styles that the line may have at an arm of this reading.
static unsigned styles_at(const Spot *spot, unsigned arms, unsigned arm)
{
    if (!(arms & OVER))
        return spot->looks[arms];
    unsigned styles = 0;
    for (int a = 0; a < 4; a++)
        for (int b = 0; b < 4; b++)
            if (spot->looks[arms] & (1u << (4 * a + b)))
                styles |= 1u << (arm & ACROSS ? a : b);
    return styles;
}

// What a cell may show at an arm: styles, or NO_ARM.
static unsigned offers_at(const Spot *spot, unsigned arm)
{
    unsigned offers = 0;
    for (unsigned arms = 0; arms < 32; arms++)
        if (spot->readings & ONE(arms))
            offers |= arms & arm ? styles_at(spot, arms, arm) : NO_ARM;
    return offers;
}

// Leaves the readings that meet the offers; true if any or a style of it went.
static bool meet(Spot *spot, unsigned arm, unsigned offers)
{
    bool has_changed = false;
    for (unsigned arms = 0; arms < 32; arms++) {
        if (!(spot->readings & ONE(arms)))
            continue;
        uint16_t before = spot->looks[arms];
        unsigned styles = offers & STYLES;
        if (!(arms & arm))
            spot->looks[arms] = offers & NO_ARM ? before : 0;
        else if (arms & OVER)
            spot->looks[arms] &=
                arm & ACROSS ? pairs(styles, STYLES) : pairs(STYLES, styles);
        else
            spot->looks[arms] &= (uint16_t)styles;
        if (spot->looks[arms] == 0)
            spot->readings &= ~ONE(arms);
        has_changed |= spot->looks[arms] != before;
    }
    return has_changed;
}

// Takes away what the neighbours rule out; true if anything was.
static bool narrow(const Reader *reader, int32_t x, int32_t y)
{
    Spot *spot = map_spot(reader, x, y);
    bool has_changed = false;
    for (size_t i = 0; i < COUNT(ways); i++) {
        const Spot *next = map_spot(reader, x + ways[i].x, y + ways[i].y);
        // Within a box there is nothing to meet: its border is asked from outside.
        if (spot->box >= 0 && next->box == spot->box)
            continue;
        has_changed |= meet(spot, ways[i].arm, offers_at(next, ways[i].back));
    }
    return has_changed;
}

// False if a cell is left without a reading; *where is that cell.
static bool settle(const Reader *reader, int32_t *where)
{
    int32_t cells = reader->width * reader->height;
    size_t room = (size_t)cells * 40 + 64;
    int32_t *queue = xalloc(room * sizeof *queue);
    size_t count = 0;
    bool is_readable = true;
    for (int32_t i = 0; i < cells; i++)
        queue[count++] = i;
    while (count > 0 && is_readable) {
        *where = queue[--count];
        int32_t x = *where % reader->width;
        int32_t y = *where / reader->width;
        if (!narrow(reader, x, y))
            continue;
        is_readable = map_spot(reader, x, y)->readings != 0;
        for (size_t i = 0; i < COUNT(ways); i++) {
            int32_t beside = x + ways[i].x;
            int32_t below = y + ways[i].y;
            if (beside >= 0 && below >= 0 && beside < reader->width &&
                below < reader->height && count < room)
                queue[count++] = below * reader->width + beside;
        }
    }
    free(queue);
    return is_readable;
}

static bool is_open(const Spot *spot)
{
    return (spot->readings & (spot->readings - 1)) != 0;
}

// Where signs leave two readings, takes away those that lead to nothing.
static void ponder(Reader *reader)
{
    int32_t cells = reader->width * reader->height;
    Spot *before = xalloc(((size_t)cells + 1) * sizeof *before);
    int32_t where = 0;
    for (int32_t i = 0; i < cells; i++)
        for (unsigned arms = 0; arms < 32 && is_open(&reader->spots[i]); arms++) {
            if (!(reader->spots[i].readings & ONE(arms)))
                continue;
            memcpy(before, reader->spots, (size_t)cells * sizeof *before);
            reader->spots[i].readings = ONE(arms);
            bool is_possible = settle(reader, &where);
            memcpy(reader->spots, before, (size_t)cells * sizeof *before);
            if (!is_possible)
                reader->spots[i].readings &= ~ONE(arms);
        }
    free(before);
    settle(reader, &where);
}

static void check_settled(Reader *reader)
{
    for (int32_t y = 0; y < reader->height; y++)
        for (int32_t x = 0; x < reader->width; x++) {
            uint32_t readings = map_spot(reader, x, y)->readings;
            if (readings == 0)
                map_complain(reader, "an arm that meets nothing", x, y);
            else if (is_open(map_spot(reader, x, y)))
                map_complain(reader, "a sign with two readings", x, y);
        }
}

void map_read_arms(Reader *reader)
{
    int32_t where = 0;
    for (int32_t i = 0; i <= reader->width * reader->height; i++)
        fill_looks(&reader->spots[i]);
    if (!settle(reader, &where))
        map_complain(reader, "an arm that meets nothing", where % reader->width,
                     where / reader->width);
    else
        ponder(reader);
    check_settled(reader);
}
