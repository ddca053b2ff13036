// What moot costs a terminal: time to the first screen beside a minimal ncurses program
// that draws the same cells, private memory, bytes a step and a page, wake-ups while
// idle.
//
// usage: bench_terminal MOOT FLOOR STORE SCRATCH-FOLDER
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

enum { ROWS = 24, COLUMNS = 80, STARTS = 21, QUIET_MS = 30 };

typedef struct {
    pid_t child;
    int pty;
    VTerm *vterm;
    VTermScreen *screen;
} Run;

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static Run begin(char *const *arguments)
{
    struct winsize size = { .ws_row = ROWS, .ws_col = COLUMNS };
    Run run = { .vterm = vterm_new(ROWS, COLUMNS) };
    vterm_set_utf8(run.vterm, 1);
    run.screen = vterm_obtain_screen(run.vterm);
    vterm_screen_enable_altscreen(run.screen, 1);
    vterm_screen_reset(run.screen, 1);
    run.child = forkpty(&run.pty, NULL, NULL, &size);
    if (run.child == 0) {
        setenv("TERM", "xterm-256color", 1);
        setenv("LC_ALL", "C.UTF-8", 1);
        execv(arguments[0], arguments);
        _exit(127);
    }
    return run;
}

// Hands the terminal's own answers (to the cursor probe) back to the program.
static void answer(Run *run)
{
    char bytes[256];
    size_t length = vterm_output_read(run->vterm, bytes, sizeof bytes);
    if (length > 0 && write(run->pty, bytes, length) < 0)
        perror("write");
}

// Reads until nothing has come for QUIET_MS; returns the bytes, and when the last came.
static size_t settle(Run *run, int first_ms, double *last)
{
    char bytes[65536];
    size_t total = 0;
    struct pollfd wait = { .fd = run->pty, .events = POLLIN };
    while (poll(&wait, 1, total > 0 ? QUIET_MS : first_ms) > 0) {
        ssize_t length = read(run->pty, bytes, sizeof bytes);
        if (length <= 0)
            break;
        *last = now_ms();
        total += (size_t)length;
        vterm_input_write(run->vterm, bytes, (size_t)length);
        answer(run);
    }
    return total;
}

static size_t press(Run *run, const char *keys)
{
    double last;
    if (write(run->pty, keys, strlen(keys)) < 0)
        perror("write");
    return settle(run, 200, &last);
}

static void end(Run *run)
{
    kill(run->child, SIGKILL);
    waitpid(run->child, NULL, 0);
    close(run->pty);
    vterm_free(run->vterm);
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double percentile(double *values, size_t count, double share)
{
    qsort(values, count, sizeof *values, by_size);
    return values[(size_t)((double)(count - 1) * share + 0.5)];
}

static double start_ms(char *const *arguments)
{
    double last = 0, began = now_ms();
    Run run = begin(arguments);
    settle(&run, 3000, &last);
    end(&run);
    return last - began;
}

// Writes the screen that moot shows first, for the floor to draw.
static void save_screen(char *const *arguments, const char *path)
{
    double last;
    Run run = begin(arguments);
    settle(&run, 3000, &last);
    FILE *file = fopen(path, "w");
    if (!file)
        exit(1);
    for (int row = 0; row < ROWS; row++) {
        char looks[COLUMNS + 1] = "";
        size_t length = 0;
        for (int column = 0; column < COLUMNS; column++) {
            VTermScreenCell cell;
            VTermPos place = { row, column };
            vterm_screen_get_cell(run.screen, place, &cell);
            if (cell.chars[0] == (uint32_t)-1)
                continue;
            looks[length++] = cell.attrs.reverse     ? 'r'
                              : cell.attrs.bold      ? 'b'
                              : cell.attrs.underline ? 'u'
                                                     : ' ';
        }
        char text[COLUMNS * 8];
        VTermRect rect = { row, row + 1, 0, COLUMNS };
        size_t size = vterm_screen_get_text(run.screen, text, sizeof text, rect);
        fprintf(file, "%.*s\n%s\n", (int)size, text, looks);
    }
    fclose(file);
    end(&run);
}

static void measure_start(char *const *moot, char *const *floor_)
{
    double ours[STARTS], floors[STARTS], best = 1e9;
    printf("%-44s %10s %10s %8s\n", "start to first full screen, 80x24", "moot ms",
           "floor ms", "ratio");
    start_ms(moot), start_ms(floor_); // the page cache is warm from here on
    for (int run = 1; run <= 3; run++) {
        for (int i = 0; i < STARTS; i++) {
            ours[i] = start_ms(moot);
            floors[i] = start_ms(floor_);
        }
        double our = percentile(ours, STARTS, 0.5);
        double floor_ms = percentile(floors, STARTS, 0.5);
        best = our / floor_ms < best ? our / floor_ms : best;
        printf("  run %d, medians of %d %29.2f %10.2f %8.2f\n", run, STARTS, our,
               floor_ms, our / floor_ms);
    }
    printf("  best of three: %.2f (bar 2.00)\n", best);
}

static double status_number(pid_t pid, const char *file, const char *name)
{
    char path[64], line[256];
    double sum = 0;
    snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, file);
    FILE *stream = fopen(path, "r");
    while (stream && fgets(line, sizeof line, stream))
        if (strncmp(line, name, strlen(name)) == 0)
            sum += strtod(line + strlen(name), NULL);
    if (stream)
        fclose(stream);
    return sum;
}

static double private_mb(pid_t pid)
{
    return (status_number(pid, "smaps_rollup", "Private_Clean:") +
            status_number(pid, "smaps_rollup", "Private_Dirty:")) /
           1024;
}

static void measure_keys(Run *run, const char *what, const char *key, int times)
{
    double bytes[128];
    size_t count = 0;
    for (int i = 0; i < times; i++) {
        size_t sent = press(run, key);
        if (sent > 0) // at the end of the list nothing is sent, which is no step
            bytes[count++] = (double)sent;
    }
    if (count == 0) {
        printf("%-44s nothing was sent\n", what);
        return;
    }
    double median = percentile(bytes, count, 0.5), high = percentile(bytes, count, 0.9);
    printf("%-44s median %5.0f  p90 %5.0f  max %5.0f  (%zu)\n", what, median, high,
           bytes[count - 1], count);
}

// What is kept between runs is written two seconds after the last key: that is no
// idling.
static void let_rest(int seconds)
{
    struct timespec pause = { .tv_sec = seconds };
    nanosleep(&pause, NULL);
}

static void measure_idle(const Run *run)
{
    enum { SECONDS = 3 };
    let_rest(SECONDS);
    double before = status_number(run->child, "status", "voluntary_ctxt_switches:");
    let_rest(SECONDS);
    double after = status_number(run->child, "status", "voluntary_ctxt_switches:");
    printf("%-44s %.1f\n", "wake-ups a second while idle", (after - before) / SECONDS);
}

static void measure_running(char *const *moot)
{
    double last;
    Run run = begin(moot);
    settle(&run, 3000, &last);
    press(&run, "\r"); // the first debate
    measure_keys(&run, "bytes, one step, text unfolding", "j", 40);
    press(&run, "ggzR");
    measure_keys(&run, "bytes, one step, all open, unfolding", "j", 60);
    measure_keys(&run, "bytes, one step up, all open, unfolding", "k", 60);
    press(&run, "G");
    measure_keys(&run, "bytes, one page up", "\x1b[5~", 6);
    press(&run, "gg");
    measure_keys(&run, "bytes, one page down", "\x1b[6~", 6);
    press(&run, "gg-");
    measure_keys(&run, "bytes, one step, titles only", "j", 60);
    press(&run, "M");
    measure_keys(&run, "bytes, one step in a map", "j", 30);
    press(&run, "zRgg");
    measure_keys(&run, "bytes, one step in a map, all open", "j", 60);
    measure_keys(&run, "bytes, one step sideways in a map", "l", 30);
    measure_keys(&run, "bytes, a map painted anew", "\f", 4);
    press(&run, "gg\r");
    measure_keys(&run, "bytes, one step in a focus", "j", 20);
    press(&run, "ogg");
    press(&run, "d");
    press(&run, "gg");
    measure_keys(&run, "bytes, one page of a document", " ", 8);
    printf("%-44s %.1f MB\n", "private memory in an outline", private_mb(run.child));
    end(&run);

    run = begin(moot);
    settle(&run, 3000, &last);
    printf("%-44s %.1f MB\n", "private memory in the library", private_mb(run.child));
    press(&run, "Spower");
    printf("%-44s %.1f MB\n", "private memory after a search", private_mb(run.child));
    press(&run, "\x1b");
    measure_idle(&run);
    end(&run);
}

int main(int argc, char **argv)
{
    if (argc != 5) {
        fputs("usage: bench_terminal MOOT FLOOR STORE SCRATCH-FOLDER\n", stderr);
        return 2;
    }
    char screen[4096];
    snprintf(screen, sizeof screen, "%s/screen", argv[4]);
    setenv("XDG_STATE_HOME", argv[4], 1);
    char *moot[] = { argv[1], "--library", argv[3], NULL };
    char *floor_[] = { argv[2], screen, NULL };
    save_screen(moot, screen);
    measure_start(moot, floor_);
    measure_running(moot);
    return 0;
}
