#include "src/base/alloc.h"
#include "tests/map_spots.h"

static unsigned arms_of(const Spot *spot)
{
    unsigned arms = 0;
    while (arms < 31 && spot->readings != ONE(arms))
        arms++;
    return arms;
}

typedef struct {
    int32_t x, y;
    bool is_across;
} Step;

typedef struct {
    Step *steps;
    size_t count;
    int32_t number;
} Trace;

static void visit(const Reader *reader, Trace *trace, int32_t x, int32_t y,
                  bool is_across)
{
    Spot *spot = map_spot(reader, x, y);
    int32_t *net = is_across ? &spot->net_across : &spot->net_along;
    if (*net >= 0)
        return;
    *net = trace->number;
    trace->steps[trace->count++] = (Step){ x, y, is_across };
}

static void add_link(Reader *reader, int32_t from, int32_t to, Link link, bool is_tag)
{
    bool swaps = link_is_symmetric(link) && from > to;
    reader->reading.links[reader->reading.count++] =
        (ReadLink){ swaps ? to : from, swaps ? from : to, link, is_tag };
}

// Only what is straight has a style; of a crossing, what passes over. 0: not known.
static unsigned style_of(const Spot *spot, unsigned arms, bool is_across)
{
    unsigned style = is_across ? spot->across : spot->along;
    bool is_told = arms == ACROSS || arms == ALONG ||
                   (arms & OVER && (!is_across || spot->along == 0));
    return is_told && (style & (style - 1)) == 0 ? style : 0;
}

// Follows a net from its first cell; puts the ends that it finds into `ends`.
static size_t follow(Reader *reader, Trace *trace, Step first, unsigned *styles,
                     Step *ends)
{
    size_t end_count = 0;
    trace->count = 0;
    visit(reader, trace, first.x, first.y, first.is_across);
    for (size_t i = 0; i < trace->count; i++) {
        Step step = trace->steps[i];
        const Spot *spot = map_spot(reader, step.x, step.y);
        unsigned arms = arms_of(spot);
        *styles |= style_of(spot, arms, step.is_across);
        if (!(arms & OVER) && arms & ACROSS && arms & ALONG)
            visit(reader, trace, step.x, step.y, !step.is_across);
        for (size_t way = 0; way < COUNT(ways); way++) {
            bool is_across = ways[way].x != 0;
            if (is_across != step.is_across || !(arms & ways[way].arm))
                continue;
            int32_t x = step.x + ways[way].x;
            int32_t y = step.y + ways[way].y;
            const Spot *next = map_spot(reader, x, y);
            if (next->box >= 0 || next->stub >= 0)
                ends[end_count++] = (Step){ x, y, is_across };
            else
                visit(reader, trace, x, y, is_across);
        }
    }
    return end_count;
}

static const struct {
    const char *signs;
    Link link;
} labels[] = { { "+", LINK_SUPPORT },
               { "−", LINK_ATTACK },
               { "⊘u", LINK_UNDERCUT },
               { "≡=", LINK_EQUIVALENT } };

// What the label at the head says, where the line does not.
static Link link_of(Reader *reader, unsigned styles, const Step *head)
{
    if (styles & DOUBLE)
        return LINK_CONTRADICTORY;
    if (styles & CROSS)
        return LINK_CONTRARY;
    Link link = styles & SAME     ? LINK_EQUIVALENT
                : styles & DOTTED ? LINK_UNDERCUT
                : styles & DASHED ? LINK_ATTACK
                                  : LINK_SUPPORT;
    if (styles != 0 && styles != PLAIN)
        return link;
    uint32_t sign = map_spot(reader, head->x + 1, head->y)->sign;
    if (sign == ' ')
        sign = map_spot(reader, head->x + 2, head->y)->sign;
    bool is_minus = reader->charset != CHARSET_UTF8 && sign == '-';
    for (size_t i = 0; i < COUNT(labels); i++)
        if (map_is_in(sign, labels[i].signs) && (styles == 0 || i == 0 || i == 3))
            return labels[i].link;
    return is_minus && styles == 0 ? LINK_ATTACK : link;
}

// What a tag at the end of a rail says.
static Link tag_link(Reader *reader, const Step *end)
{
    uint32_t sign = map_spot(reader, end->x, end->y)->sign;
    for (size_t i = 0; i < COUNT(labels); i++)
        if (map_is_in(sign, labels[i].signs))
            return labels[i].link;
    return LINK_ATTACK;
}

static int32_t box_at(const Reader *reader, const Step *end)
{
    const Spot *spot = map_spot(reader, end->x, end->y);
    return spot->stub >= 0 ? spot->stub : reader->boxes[spot->box].number;
}

static void read_net(Reader *reader, unsigned styles, const Step *ends, size_t count)
{
    const Step *head = NULL;
    for (size_t i = 0; i < count; i++) {
        if (!map_spot(reader, ends[i].x, ends[i].y)->is_head)
            continue;
        if (head != NULL)
            map_complain(reader, "a line with two heads", ends[i].x, ends[i].y);
        head = &ends[i];
    }
    if (count < 2)
        map_complain(reader, "a line with one end", ends[0].x, ends[0].y);
    // In ASCII "=" is also the sign in the middle of an equivalence.
    if (styles & DOUBLE && (styles & PLAIN || head != NULL))
        styles = SAME;
    // A line between two that points at neither is level, if it is too short for "╳".
    if (head == NULL && styles == DASHED)
        styles |= CROSS;
    if (styles & (CROSS | DOUBLE)) {
        if (head != NULL || count != 2)
            map_complain(reader, "a level line without two ends", ends[0].x, ends[0].y);
        else
            add_link(reader, box_at(reader, &ends[0]), box_at(reader, &ends[1]),
                     link_of(reader, styles, &ends[0]), false);
        return;
    }
    if (head == NULL) {
        map_complain(reader, "a line without a head", ends[0].x, ends[0].y);
        return;
    }
    Link link = link_of(reader, styles, head);
    for (size_t i = 0; i < count; i++)
        if (map_spot(reader, ends[i].x, ends[i].y)->stub >= 0)
            link = tag_link(reader, &ends[i]);
    for (size_t i = 0; i < count; i++)
        if (&ends[i] != head)
            add_link(reader, box_at(reader, &ends[i]), box_at(reader, head), link,
                     map_spot(reader, ends[i].x, ends[i].y)->stub >= 0);
}

void map_trace(Reader *reader)
{
    size_t cells = (size_t)reader->width * (size_t)reader->height + 1;
    Trace trace = { .steps = arena_get(reader->arena, cells * 2, sizeof(Step)) };
    Step *ends = arena_get(reader->arena, cells, sizeof *ends);
    reader->reading.links =
        arena_get(reader->arena, cells, sizeof *reader->reading.links);
    for (int32_t y = 0; y < reader->height; y++)
        for (int32_t x = 0; x < reader->width; x++)
            for (int across = 0; across < 2; across++) {
                const Spot *spot = map_spot(reader, x, y);
                unsigned arms = arms_of(spot) & (across ? ACROSS : ALONG);
                if (spot->box >= 0 || spot->stub >= 0 || arms == 0 ||
                    (across ? spot->net_across : spot->net_along) >= 0)
                    continue;
                unsigned styles = 0;
                size_t count =
                    follow(reader, &trace, (Step){ x, y, across != 0 }, &styles, ends);
                trace.number++;
                if (count == 0)
                    map_complain(reader, "a line without ends", x, y);
                else
                    read_net(reader, styles, ends, count);
            }
}
