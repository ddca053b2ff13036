// What every test file needs: cmocka, and checks on what a canvas shows.
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include "src/base/alloc.h"
#include "ui/canvas.h"

// The main() of a test file; the arguments are test functions (at most 16). It chooses
// the locale first, as the program does.
int check_run(int argc, char **argv, const struct CMUnitTest *tests, size_t count);

#define TESTS(...) \
    int main(int argc, char **argv) \
    { \
        const struct CMUnitTest tests[] = { __VA_ARGS__ }; \
        return check_run(argc, argv, tests, COUNT(tests)); \
    }

// Leaves the test, which is counted as skipped, and says why.
#define check_skip(why) \
    do { \
        check_say_skipped(why); \
        skip(); \
    } while (0)
void check_say_skipped(const char *why);

// How many seeds a property is tried on: `soak` under `make soak`, else about 200.
int check_seeds(int soak);

// The first of them: SEED in the environment, to try others; else 1.
int check_first_seed(void);

// Fails unless the row reads `expected`, trailing blanks aside.
void check_row(Canvas canvas, int row, const char *expected, const char *what);

// Fails unless the string reads `expected`.
void check_str(Str text, const char *expected, const char *what);

// The next of a row of pseudo-random numbers (xorshift), the same in every run. The
// seed must not be 0.
uint32_t check_random(uint32_t *seed);

#endif
