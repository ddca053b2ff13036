#include "src/debate/labelling.h"

typedef struct {
    const Framework *framework;
    unsigned char *labels;
    int32_t *round;   // of each that has a label
    int32_t *waiting; // attackers of each that are not out yet
    int32_t *queue;   // arguments with a label, in the order in which they got it
    int32_t tail;
} Propagation;

static void decide(Propagation *all, int32_t node, Label label, int32_t round)
{
    all->labels[node] = (unsigned char)label;
    all->round[node] = round;
    all->queue[all->tail++] = node;
}

static void begin(Propagation *all, const unsigned char *forced)
{
    const Framework *framework = all->framework;
    for (int32_t node = 0; node < framework->count; node++) {
        all->labels[node] = LABEL_UNDECIDED;
        all->round[node] = -1;
        all->waiting[node] = framework->start[node + 1] - framework->start[node];
        if (forced && forced[node] != LABEL_UNDECIDED)
            decide(all, node, (Label)forced[node], 0);
        else if (all->waiting[node] == 0)
            decide(all, node, LABEL_IN, 0);
    }
}

// What follows from one label for those that the argument attacks. The queue is in
// order of rounds, so what comes last to decide something has the greatest.
static void follow(Propagation *all, int32_t node)
{
    const Framework *framework = all->framework;
    int32_t round = all->round[node] + 1;
    for (int32_t i = framework->out_start[node]; i < framework->out_start[node + 1];
         i++) {
        int32_t target = framework->targets[i];
        if (all->labels[target] != LABEL_UNDECIDED)
            continue;
        if (all->labels[node] == LABEL_IN)
            decide(all, target, LABEL_OUT, round);
        else if (--all->waiting[target] == 0)
            decide(all, target, LABEL_IN, round);
    }
}

void labelling_grounded(const Framework *framework, const unsigned char *forced,
                        unsigned char *labels, int32_t *order, Arena *scratch)
{
    size_t nodes = (size_t)framework->count + 1;
    Propagation all = {
        .framework = framework,
        .labels = labels,
        .round = order ? order : arena_get(scratch, nodes, sizeof(int32_t)),
        .waiting = arena_get(scratch, nodes, sizeof(int32_t)),
        .queue = arena_get(scratch, nodes, sizeof(int32_t)),
    };
    begin(&all, forced);
    for (int32_t head = 0; head < all.tail; head++)
        follow(&all, all.queue[head]);
}
