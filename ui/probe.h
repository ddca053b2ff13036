// The one question that is asked of a terminal: how many columns "─" takes there. It is
// asked before the first frame and waited for only then, so that the program goes on in
// between (map.md 1.5, R3).
#ifndef UI_PROBE_H
#define UI_PROBE_H

#include <stdbool.h>
#include <stddef.h>

enum { PROBE_PATIENCE_MS = 300, PROBE_TYPED = 512 };

typedef struct {
    bool is_asked;
    long long asked_at; // milliseconds
    // What else came in while waiting: keys that were typed early.
    unsigned char typed[PROBE_TYPED];
    size_t typed_count;
} Probe;

// Writes sign and question to the terminal, which must be in raw mode, and wipes the
// sign away again.
void probe_ask(Probe *probe, int terminal);

// Waits for the answer as long as there is patience left: the columns that the sign
// took, 0 if no answer came (when it comes later, it is among the keys).
int probe_answer(Probe *probe, int terminal);

#endif
