// What reading Argdown costs: time and memory for made-up debates of 1,000 to 1,000,000
// claims, nested trees and premise-conclusion structures, with data on one claim in ten
// and about 120 bytes a claim. Both should grow as the debate does.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "src/argdown/argdown_build.h"
#include "src/base/alloc.h"
#include "src/base/file.h"
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
            buffer_add(out, str(" {source: \"a book\", page: 17}"));
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

// --- whole commands

typedef struct {
    double wall, user; // seconds, the best of some runs
    double memory;     // bytes at the peak
    bool ok;
} Cost;

static Cost run_once(char *const command[])
{
    double start = now();
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        execvp(command[0], command);
        _exit(127);
    }
    int status = 1;
    struct rusage usage = { 0 };
    wait4(child, &status, 0, &usage);
    return (Cost){ now() - start,
                   (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec / 1e6,
                   (double)usage.ru_maxrss * 1024,
                   WIFEXITED(status) && WEXITSTATUS(status) == 0 };
}

static Cost run_best(char *const command[], int times)
{
    Cost best = run_once(command);
    for (int i = 1; i < times; i++) {
        Cost one = run_once(command);
        best.wall = one.wall < best.wall ? one.wall : best.wall;
        best.user = one.user < best.user ? one.user : best.user;
        best.ok &= one.ok;
    }
    return best;
}

static void write_debate(const char *path, int claims, size_t *size)
{
    Arena *arena = arena_new();
    Error error;
    Str text = make_debate(arena, claims);
    *size = text.length;
    if (!file_write(path, text, &error))
        exit(fprintf(stderr, "%s\n", error.text) > 0);
    arena_free(arena);
}

static void measure_commands(const char *moot, const char *folder, const char *script,
                             bool has_reference)
{
    char path[4096], empty[4096];
    size_t size;
    snprintf(path, sizeof path, "%s/debate.argdown", folder);
    snprintf(empty, sizeof empty, "%s/empty.argdown", folder);
    write_debate(empty, 1, &size);
    char *const base[] = { (char *)moot, "check", empty, NULL };
    char *const check[] = { (char *)moot, "check", path, NULL };
    char *const json[] = { (char *)moot, "export", "--strict", "--format=argdown-json",
                           path,         NULL };
    char *const peer[] = {
        "node", "--stack-size=50000", "--max-old-space-size=8000", (char *)script, path,
        NULL
    };
    double floor = run_best(base, 3).memory;
    printf("   claims   check                      JSON                the reference's "
           "JSON\n");
    for (int claims = 1000; claims <= 1000000; claims *= 10) {
        write_debate(path, claims, &size);
        Cost one = run_best(check, 3), two = run_best(json, 3);
        printf("%9d %7.3f s %5.1fx the file %9.3f s user %s", claims, one.wall,
               (one.memory - floor) / (double)size, two.user, two.ok ? "" : "FAILED");
        if (has_reference && claims <= 100000) {
            Cost three = run_best(peer, 1);
            if (three.ok)
                printf(" %9.2f s user, %4.0fx, %.0f MB", three.user,
                       three.user / two.user, three.memory / 1e6);
            else
                printf("  it gives up");
        }
        printf("\n");
        fflush(stdout);
    }
    unlink(path);
    unlink(empty);
}

// usage: bench_argdown MOOT FOLDER SCRIPT
int main(int argc, char **argv)
{
    text_open();
    printf(
        "   claims     source      time     speed    memory, in sizes of the source; "
        "problems\n");
    fflush(stdout);
    for (int claims = 1000; claims <= 1000000; claims *= 10)
        measure(claims);
    if (argc < 4)
        return 0;
    char *const asks[] = { "node", "-e", "require('@argdown/core/dist/argdown.js')",
                           NULL };
    bool has_reference = run_once(asks).ok;
    if (!has_reference)
        printf("(the reference is not here: node and NODE_PATH=.../node_modules with "
               "@argdown/core are wanted)\n");
    measure_commands(argv[1], argv[2], argv[3], has_reference);
    return 0;
}
