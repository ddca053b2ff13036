// Memory of many kiosks on one store: starts as many as it is told, each on a terminal
// of its own, reads and searches in all of them, and prints how much of the memory of a
// kiosk and its supervisor is theirs alone (Private_Dirty), as /proc has it: as root,
// since nobody else may look into them.
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "src/base/alloc.h"

enum { MOST = 1000, QUIET = 700, REST = 3000 };

typedef struct {
    pid_t supervisor;
    int pty;
} Reader;

// clang-format off
static const struct {
    const char *what, *keys;
    int milliseconds; // to wait at least, after the last output
} steps[] = {
    { "started",                  "",                          QUIET },
    { "in a debate",              "jj\rzRjjjj",                QUIET },
    { "on its map",               "MzRjjj",                    QUIET },
    { "in its text",              "odjjjjd",                   QUIET },
    { "searched in it",           "/power\r",                  QUIET },
    { "searched everywhere",      "Svisitors\r",               QUIET },
    { "at rest",                  "j",                         REST  },
};
// clang-format on

static long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

// Reads what they print until they have been quiet for so long, and answers where the
// cursor is.
static void listen_to(const Reader *readers, int count, int milliseconds)
{
    static char bytes[65536];
    struct pollfd files[MOST];
    long last = now();
    while (now() - last < milliseconds) {
        for (int i = 0; i < count; i++)
            files[i] = (struct pollfd){ .fd = readers[i].pty, .events = POLLIN };
        if (poll(files, (nfds_t)count, 50) <= 0)
            continue;
        for (int i = 0; i < count; i++) {
            ssize_t got = files[i].revents & POLLIN
                              ? read(readers[i].pty, bytes, sizeof bytes - 1)
                              : 0;
            if (got <= 0)
                continue;
            last = now();
            bytes[got] = '\0';
            if (strstr(bytes, "\x1b[6n") && write(readers[i].pty, "\x1b[1;2R", 6) != 6)
                perror("write");
        }
    }
}

static long private_dirty(pid_t process)
{
    char line[256], path[64];
    long kilobytes = -1;
    snprintf(path, sizeof path, "/proc/%d/smaps_rollup", (int)process);
    FILE *file = fopen(path, "r");
    while (file && kilobytes < 0 && fgets(line, sizeof line, file))
        if (sscanf(line, "Private_Dirty: %ld", &kilobytes) != 1)
            kilobytes = -1;
    if (file)
        fclose(file);
    return kilobytes;
}

static pid_t child_of(pid_t process)
{
    char path[64];
    int child = 0;
    snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)process,
             (int)process);
    FILE *file = fopen(path, "r");
    if (file && fscanf(file, "%d", &child) != 1)
        child = 0;
    if (file)
        fclose(file);
    return child;
}

static int by_size(const void *a, const void *b)
{
    long left = *(const long *)a, right = *(const long *)b;
    return (left > right) - (left < right);
}

static bool print(const char *what, const Reader *readers, int count)
{
    long sizes[MOST], supervisors = 0;
    for (int i = 0; i < count; i++) {
        long supervisor = private_dirty(readers[i].supervisor);
        long kiosk = private_dirty(child_of(readers[i].supervisor));
        if (supervisor < 0 || kiosk < 0)
            return false;
        sizes[i] = supervisor + kiosk;
        supervisors += supervisor;
    }
    qsort(sizes, (size_t)count, sizeof sizes[0], by_size);
    printf("%-22s %8ld %8ld kB  (supervisor %ld)\n", what, sizes[count / 2],
           sizes[count - 1], supervisors / count);
    fflush(stdout);
    return true;
}

static Reader start(char *program, char *store)
{
    char *arguments[] = { program, "--kiosk", "--library", store, NULL };
    struct winsize size = { .ws_row = 24, .ws_col = 80 };
    Reader reader;
    reader.supervisor = forkpty(&reader.pty, NULL, NULL, &size);
    if (reader.supervisor == 0) {
        setenv("TERM", "xterm-256color", 1);
        setenv("LC_ALL", "C.UTF-8", 1);
        execv(program, arguments);
        _exit(127);
    }
    return reader;
}

int main(int argc, char **argv)
{
    Reader readers[MOST];
    int count = argc > 3 ? atoi(argv[3]) : 200;
    if (argc < 3 || count < 1 || count > MOST)
        return 2;
    if (getuid() != 0) {
        printf("skipped: only root may look into a kiosk\n");
        return 0;
    }
    sync(); // pages of a program just written count as its own
    long begun = now();
    for (int i = 0; i < count; i++)
        readers[i] = start(argv[1], argv[2]);
    printf("%d kiosks, memory of each that no other shares: median and most\n", count);
    bool ok = true;
    for (size_t step = 0; ok && step < COUNT(steps); step++) {
        size_t length = strlen(steps[step].keys);
        for (int i = 0; i < count; i++)
            if (write(readers[i].pty, steps[step].keys, length) != (ssize_t)length)
                perror("write");
        listen_to(readers, count, steps[step].milliseconds);
        ok = print(steps[step].what, readers, count);
    }
    for (int i = 0; i < count; i++)
        kill(readers[i].supervisor, SIGTERM);
    int clean = 0;
    for (int i = 0; i < count; i++) {
        int status;
        listen_to(&readers[i], 1, 1);
        waitpid(readers[i].supervisor, &status, 0);
        clean += WIFEXITED(status) && WEXITSTATUS(status) == 128 + SIGTERM;
    }
    printf("%d of %d ended as they should, after %ld ms in all\n", clean, count,
           now() - begun);
    return ok && clean == count ? 0 : 1;
}
