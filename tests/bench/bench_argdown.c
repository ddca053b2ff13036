// What reading Argdown costs: time and memory for made-up debates of 1,000 to 1,000,000
// claims, nested trees and premise-conclusion structures, with data on one claim in ten
// and about 120 bytes a claim. Both should grow as the debate does.
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "src/argdown/argdown_build.h"
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/text/text.h"

static const char words[] =
    "people trust what they admire and follow whom they trust, although nobody can say "
    "how long admiration lasts once interest speaks against it and neighbours look on";

static uint32_t random_number(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void add_text(Buffer *out, uint32_t *seed)
{
    size_t start = random_number(seed) % (sizeof words - 90);
    buffer_add(out, (Str){ words + start, 60 + random_number(seed) % 25 });
}

static int add_tree(Buffer *out, uint32_t *seed, int number, int size)
{
    static const char *const marks[] = { "+", "-", "<+", "<-", "+>", "<_" };
    int depth = 0;
    buffer_format(out, "[Claim %d]: ", number);
    add_text(out, seed);
    for (int i = 1; i < size; i++) {
        depth = 1 + (int)(random_number(seed) % (uint32_t)(depth + 1));
        buffer_format(out, "\n%*s%s [Claim %d]: ", depth * 2, "",
                      marks[random_number(seed) % COUNT(marks)], number + i);
        add_text(out, seed);
        if (i % 10 == 0)
            buffer_add(out, str(" {cite: {doc: source, at: \"2.1p3\"}}"));
    }
    buffer_add(out, str("\n\n"));
    return size;
}

static int add_argument(Buffer *out, uint32_t *seed, int number)
{
    buffer_format(out, "<Argument %d>: ", number);
    add_text(out, seed);
    buffer_add(out, str("\n\n"));
    for (int i = 1; i <= 4; i++) {
        if (i == 4)
            buffer_add(out, str("-- Modus ponens --\n"));
        buffer_format(out, "(%d) ", i);
        add_text(out, seed);
        buffer_add(out, str(i == 2 ? " #tag\n" : "\n"));
    }
    buffer_add_byte(out, '\n');
    return 5;
}

static Str make_debate(Arena *arena, int claims)
{
    Buffer out = { .arena = arena };
    uint32_t seed = 1;
    for (int number = 0; number < claims;)
        number +=
            random_number(&seed) % 4 == 0
                ? add_argument(&out, &seed, number)
                : add_tree(&out, &seed, number, 5 + (int)(random_number(&seed) % 30));
    return buffer_str(&out);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

// In a process of its own, so that the peak is that of one debate.
static void measure(int claims)
{
    Arena *source = arena_new();
    Str text = make_debate(source, claims);
    char *copy = malloc(text.length);
    memcpy(copy, text.data, text.length);
    text.data = copy;
    arena_free(source);
    pid_t child = fork();
    if (child == 0) {
        struct rusage usage;
        double best = 1e9;
        size_t size = 0, problems_found = 0;
        for (int i = 0; i < 5; i++) {
            Arena *arena = arena_new();
            Problems problems = { .arena = arena };
            double start = now();
            argdown_read(arena, str("bench"), text, &problems);
            double taken = now() - start;
            best = taken < best ? taken : best;
            size = arena_size(arena);
            problems_found = problems.count;
            arena_free(arena);
        }
        getrusage(RUSAGE_SELF, &usage);
        printf("%9d %8.1f MB %9.1f ms %6.0f MB/s %6.2fx debate %6.2fx peak %zu\n",
               claims, (double)text.length / 1e6, best * 1e3,
               (double)text.length / 1e6 / best, (double)size / (double)text.length,
               (double)usage.ru_maxrss * 1024 / (double)text.length, problems_found);
        fflush(stdout);
        _exit(0);
    }
    waitpid(child, NULL, 0);
    free(copy);
}

int main(void)
{
    text_open();
    printf(
        "   claims     source      time     speed    memory, in sizes of the source; "
        "problems\n");
    fflush(stdout);
    for (int claims = 1000; claims <= 1000000; claims *= 10)
        measure(claims);
    return 0;
}
