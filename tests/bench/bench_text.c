// Text on its way to a cell: how fast it is cleaned, and what a megabyte of marks on
// one letter costs to draw (R5: less than 50 ms).
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "src/base/alloc.h"
#include "src/text/text.h"
#include "ui/canvas.h"

enum { SIZE = 1 << 20, RUNS = 9 };

static double now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

// A megabyte of a text, after a letter.
static Str repeat(const char *unit, char *bytes)
{
    size_t size = strlen(unit), length = 1;
    bytes[0] = 'e';
    for (; length + size <= SIZE; length += size)
        memcpy(bytes + length, unit, size);
    return (Str){ bytes, length };
}

static void clean(Str text, Canvas canvas)
{
    (void)canvas;
    Arena *arena = arena_new();
    text_clean(arena, text, true, NULL);
    arena_free(arena);
}

static void draw(Str text, Canvas canvas)
{
    canvas_text(canvas, 0, 0, ROLE_TEXT, text);
}

int main(void)
{
    static const struct {
        const char *what, *unit;
        void (*run)(Str text, Canvas canvas);
    } cases[] = {
        { "clean English", "It is said that a debate has no end. ", clean },
        { "clean Chinese", "软实力是真实的力量吗？", clean },
        { "clean controls", "\x1b[31mred\xC2\x9B", clean },
        { "draw a megabyte of marks", "\u0301", draw },
        { "draw a megabyte of joined emoji", "\u200D👩", draw },
    };
    text_open();
    char *bytes = xalloc(SIZE);
    Canvas canvas = canvas_new(1, 80);
    for (size_t i = 0; i < COUNT(cases); i++) {
        Str text = repeat(cases[i].unit, bytes);
        double best = 1e9;
        for (int run = 0; run < RUNS; run++) {
            double start = now_ms();
            cases[i].run(text, canvas);
            double spent = now_ms() - start;
            best = spent < best ? spent : best;
        }
        printf("%-34s %7.2f ms %8.0f MB/s\n", cases[i].what, best,
               (double)text.length / 1e3 / best);
    }
    canvas_free(canvas);
    free(bytes);
    return 0;
}
