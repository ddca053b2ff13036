#include "ui/probe.h"
#include <poll.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "ui/rescue.h"

static long long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void probe_ask(Probe *probe, int terminal)
{
    rescue_write(terminal, str("\r─\x1b[6n\r \r"));
    *probe = (Probe){ .is_asked = true, .asked_at = now_ms() };
}

static size_t skip_digits(const Probe *probe, size_t at)
{
    while (at < probe->typed_count && probe->typed[at] >= '0' &&
           probe->typed[at] <= '9')
        at++;
    return at;
}

static bool is_at(const Probe *probe, size_t at, unsigned char byte)
{
    return at < probe->typed_count && probe->typed[at] == byte;
}

// Takes "ESC [ row ; column R" out of what came in; the column, or 0.
static int take_answer(Probe *probe)
{
    for (size_t start = 0; start + 1 < probe->typed_count; start++) {
        if (!is_at(probe, start, 0x1B) || !is_at(probe, start + 1, '['))
            continue;
        size_t semicolon = skip_digits(probe, start + 2);
        size_t end = skip_digits(probe, semicolon + 1);
        if (!is_at(probe, semicolon, ';') || !is_at(probe, end, 'R'))
            continue;
        int column = 0;
        for (size_t i = semicolon + 1; i < end && column < 1000; i++)
            column = column * 10 + probe->typed[i] - '0';
        memmove(probe->typed + start, probe->typed + end + 1,
                probe->typed_count - end - 1);
        probe->typed_count -= end + 1 - start;
        return column;
    }
    return 0;
}

int probe_answer(Probe *probe, int terminal)
{
    if (!probe->is_asked)
        return 0;
    probe->is_asked = false;
    long long deadline = probe->asked_at + PROBE_PATIENCE_MS;
    int column = 0;
    while (column == 0 && probe->typed_count < PROBE_TYPED) {
        long long left = deadline - now_ms();
        struct pollfd wait = { .fd = terminal, .events = POLLIN };
        if (left <= 0 || poll(&wait, 1, (int)left) <= 0)
            break;
        ssize_t count = read(terminal, probe->typed + probe->typed_count,
                             PROBE_TYPED - probe->typed_count);
        if (count <= 0)
            break;
        probe->typed_count += (size_t)count;
        column = take_answer(probe);
    }
    return column > 1 ? column - 1 : 0;
}
