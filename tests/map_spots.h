// How map_reader.c, map_arms.c and map_trace.c share what has been read of a map: cells
// with the arms that their signs may have.
#ifndef TESTS_MAP_SPOTS_H
#define TESTS_MAP_SPOTS_H

#include "tests/map_reader.h"

enum { UP = 1, RIGHT = 2, DOWN = 4, LEFT = 8, OVER = 16 };
enum { ACROSS = LEFT | RIGHT, ALONG = UP | DOWN };

// What a cell may be is a set of readings: bit m for the arms m. OVER is a vertical
// line that passes over a horizontal one.
#define ONE(arms) (1u << (arms))
#define BRIDGE ONE(ACROSS | ALONG | OVER)
#define JOINTS \
    (ONE(ACROSS | UP) | ONE(ACROSS | DOWN) | ONE(ALONG | LEFT) | ONE(ALONG | RIGHT) | \
     ONE(ACROSS | ALONG))

typedef enum {
    PLAIN = 1,
    DASHED = 2,
    DOTTED = 4,
    DOUBLE = 8,
    CROSS = 16,
    SAME = 32
} Style;

typedef struct {
    uint32_t sign;
    int32_t box;       // of a border or what is within, -1 of none
    uint32_t readings; // outside boxes, and in borders the arm outward
    // By arms: which styles the line may have, as a set of PLAIN to DOUBLE; of OVER a
    // set of pairs: bit 4 * across + along, the styles counted from 0.
    uint16_t looks[32];
    unsigned across, along;        // styles of what passes
    int32_t net_across, net_along; // while tracing
    bool is_head;
    int32_t stub; // the box that a tag names, -1 of none
} Spot;

typedef struct {
    int32_t left, top, right, bottom, number;
} ReadBox;

typedef struct {
    Spot *spots, *outside;
    int32_t width, height;
    ReadBox *boxes;
    int32_t box_count;
    Charset charset;
    Arena *arena;
    MapReading reading;
} Reader;

static const struct {
    int x, y;
    unsigned arm, back;
} ways[] = { { 0, -1, UP, DOWN },
             { 1, 0, RIGHT, LEFT },
             { 0, 1, DOWN, UP },
             { -1, 0, LEFT, RIGHT } };

// A cell; beyond the text there is a blank.
Spot *map_spot(const Reader *reader, int32_t x, int32_t y);

// Notes the first problem.
void map_complain(Reader *reader, const char *problem, int32_t x, int32_t y);

// Whether a sign is one of these.
bool map_is_in(uint32_t sign, const char *signs);

// Finds the one reading of each cell: arms must meet, and be of one style.
void map_read_arms(Reader *reader);

// From cells that each have one reading to the relations.
void map_trace(Reader *reader);

#endif
