// Content that was made to break whoever reads it: each of these is small to write down
// and large, deep or malformed when it is made.
#ifndef TESTS_BOMBS_H
#define TESTS_BOMBS_H

#include "src/base/arena.h"

// A text is `before`, `piece` so many times, `middle`, `end` so many times, `after`.
// In them %d is the number of the piece, %n the next number, %w a word of 40,000
// letters, %0 a NUL byte and %% a percent sign.
typedef struct {
    const char *what;
    const char *file; // its name, which says what reads it
    const char *before, *piece;
    int times;
    const char *middle, *end, *after;
    const char
        *says; // in what `moot check` prints: limit or fault; NULL: it just opens
} Bomb;

enum { BOMB_SHOWN = 64 << 10 };

size_t bomb_count(void);
const Bomb *bomb_at(size_t index);

// Its text, in the arena.
Str bomb_text(const Bomb *bomb, Arena *arena);

// Writes it into a folder, with the other files that it needs: what an include names,
// and what a tour leads to. Returns the path of its file.
const char *bomb_write(const Bomb *bomb, Str folder, Arena *arena);

// What became of a program that was given a bomb.
typedef struct {
    int status;       // of its exit, or 128 and the signal
    double seconds;   // of the processor
    double megabytes; // resident at the peak
    Str out, error;   // the first BOMB_SHOWN bytes of what it printed, in the arena
} BombRun;

// Runs a program (arguments[0] is its path, NULL ends them) with at most so many
// megabytes of address space (0: any) and so many seconds of the processor, and, if
// `stack` is not 0, so many bytes of stack.
typedef struct {
    int megabytes, seconds, stack;
} BombLimits;
BombRun bomb_run(const char *const *arguments, const BombLimits *limits, Str folder,
                 Arena *arena);

#endif
