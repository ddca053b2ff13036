// The layered layout beside Graphviz dot, where that is installed: crossings (metric 5,
// every relation drawn) on the same made-up graphs, and processor time. Those of dot
// are pairs of its own curves that cross, six straight pieces to a curve.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include "src/base/alloc.h"
#include "src/map/layered.h"
#include "tests/random_graph.h"

static double seconds_of_children(void)
{
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

typedef struct {
    double x0, y0, x1, y1;
    int edge;
} Piece;

typedef struct {
    Piece *pieces;
    size_t count, capacity;
    int (*ends)[2];
    int edge_count;
} Curves;

// dot's edges as straight pieces, from its plain output.
static Curves read_curves(FILE *plain, int edges)
{
    Curves curves = { .ends = xalloc(((size_t)edges + 1) * sizeof curves.ends[0]) };
    char word[64];
    while (fscanf(plain, "%63s", word) == 1) {
        int points = 0, read = 0;
        double p[4][2] = { 0 };
        if (strcmp(word, "edge") != 0 || curves.edge_count == edges ||
            fscanf(plain, " n%d n%d %d", &curves.ends[curves.edge_count][0],
                   &curves.ends[curves.edge_count][1], &points) != 3)
            continue;
        for (; read < points && fscanf(plain, "%lf %lf", &p[3][0], &p[3][1]) == 2;
             read++) {
            double from[2] = { p[0][0], p[0][1] };
            for (int k = 1; k <= 6 && read > 0 && read % 3 == 0; k++) {
                double t = k / 6.0, s = 1 - t, to[2];
                for (int d = 0; d < 2; d++)
                    to[d] = s * s * s * p[0][d] + 3 * s * s * t * p[1][d] +
                            3 * s * t * t * p[2][d] + t * t * t * p[3][d];
                if (curves.count == curves.capacity) {
                    curves.capacity = curves.capacity * 2 + 256;
                    curves.pieces = xrealloc(curves.pieces,
                                             curves.capacity * sizeof curves.pieces[0]);
                }
                curves.pieces[curves.count++] =
                    (Piece){ from[0], from[1], to[0], to[1], curves.edge_count };
                memcpy(from, to, sizeof from);
            }
            // The last point of one curve is the first of the next.
            int at = read % 3 == 0 ? 0 : read % 3;
            p[at][0] = p[3][0];
            p[at][1] = p[3][1];
        }
        curves.edge_count++;
    }
    return curves;
}

static double larger(double a, double b)
{
    return a > b ? a : b;
}

static double smaller(double a, double b)
{
    return a < b ? a : b;
}

static double turn(const Piece *a, double x, double y)
{
    return (a->x1 - a->x0) * (y - a->y0) - (a->y1 - a->y0) * (x - a->x0);
}

static bool cross(const Piece *a, const Piece *b)
{
    return turn(a, b->x0, b->y0) * turn(a, b->x1, b->y1) < 0 &&
           turn(b, a->x0, a->y0) * turn(b, a->x1, a->y1) < 0;
}

// Pairs of edges without a common end whose pieces cross.
static long count_pairs(const Curves *curves)
{
    int edges = curves->edge_count;
    char *met = calloc((size_t)edges * (size_t)edges + 1, 1);
    long pairs = 0;
    for (size_t i = 0; i < curves->count; i++)
        for (size_t k = i + 1; k < curves->count; k++) {
            const Piece *a = &curves->pieces[i], *b = &curves->pieces[k];
            const int *from = curves->ends[a->edge], *to = curves->ends[b->edge];
            if (larger(a->y0, a->y1) < smaller(b->y0, b->y1) ||
                larger(b->y0, b->y1) < smaller(a->y0, a->y1) || from[0] == to[0] ||
                from[0] == to[1] || from[1] == to[0] || from[1] == to[1])
                continue;
            size_t pair = (size_t)a->edge * (size_t)edges + (size_t)b->edge;
            if (!met[pair] && cross(a, b)) {
                met[pair] = 1;
                pairs++;
            }
        }
    free(met);
    return pairs;
}

// Runs dot; returns its seconds, or -1 without it. Counts crossings if asked.
static double run_dot(const MapGraph *graph, const char *folder, long *pairs)
{
    char path[512], command[1200];
    snprintf(path, sizeof path, "%s/graph.dot", folder);
    FILE *file = fopen(path, "w");
    if (file == NULL)
        return -1;
    fprintf(file, "digraph {\nnodesep=0.1667; ranksep=0.5;\n"
                  "node [shape=box, fixedsize=true, width=2.2, height=0.7];\n");
    for (int32_t i = 0; i < graph->box_count; i++)
        fprintf(file, "n%d;\n", i);
    for (int32_t i = 0; i < graph->link_count; i++)
        fprintf(file, "n%d -> n%d%s;\n", graph->links[i].to, graph->links[i].from,
                link_is_symmetric(graph->links[i].link) ? " [constraint=false]" : "");
    fprintf(file, "}\n");
    fclose(file);
    snprintf(command, sizeof command, "dot -Tplain -o %s/graph.plain %s 2>/dev/null",
             folder, path);
    double before = seconds_of_children();
    if (system(command) != 0)
        return -1;
    double seconds = seconds_of_children() - before;
    snprintf(path, sizeof path, "%s/graph.plain", folder);
    FILE *plain = pairs != NULL ? fopen(path, "r") : NULL;
    if (plain != NULL) {
        Curves curves = read_curves(plain, graph->link_count);
        *pairs = count_pairs(&curves);
        fclose(plain);
        free(curves.pieces);
        free(curves.ends);
    }
    return seconds;
}

static double order(MapGraph *graph, Arena *arena)
{
    double before = milliseconds();
    random_graph_order(graph, true, arena);
    return milliseconds() - before;
}

static void compare(RandomGraphKind kind, int32_t size, int graphs, const char *folder)
{
    long ours = 0, theirs = 0;
    bool has_dot = true;
    for (int seed = 1; seed <= graphs; seed++) {
        Arena *arena = arena_new();
        MapGraph *graph = random_graph(arena, kind, (uint32_t)seed, size);
        long pairs = 0;
        has_dot = has_dot && run_dot(graph, folder, &pairs) >= 0;
        theirs += pairs;
        order(graph, arena);
        ours += (long)random_graph_crossings(graph, arena);
        arena_free(arena);
    }
    printf("%-10s %6d boxes, mean of %2d: %8.1f crossings",
           kind == GRAPH_OF_DEBATE ? "debates" : "near links", size, graphs,
           (double)ours / graphs);
    if (has_dot)
        printf("   dot %8.1f", (double)theirs / graphs);
    printf("\n");
}

static void time_size(int32_t size, const char *folder)
{
    Arena *arena = arena_new();
    MapGraph *graph = random_graph(arena, GRAPH_OF_DEBATE, 1, size);
    LayeredOptions options = { .width = 80, .height = 24 };
    double ordering = order(graph, arena), before = milliseconds();
    layered_make(graph, &options, arena);
    double layout = milliseconds() - before;
    printf("%7d boxes: layout %7.1f ms, ordering before it %7.1f ms", size, layout,
           ordering);
    double dot = size <= 5000 ? run_dot(graph, folder, NULL) : -1;
    if (dot >= 0)
        printf("   dot %8.1f ms: %.0f times both", dot * 1e3,
               dot * 1e3 / (layout + ordering));
    printf("\n");
    fflush(stdout);
    arena_free(arena);
}

int main(int argc, char **argv)
{
    static const int32_t debates[] = { 25, 60, 100, 300 };
    static const int32_t near[] = { 50, 200, 1000 };
    static const int32_t times[] = { 1000, 5000, 10000, 100000 };
    const char *folder = argc > 1 ? argv[1] : ".";
    for (size_t i = 0; i < COUNT(debates); i++)
        compare(GRAPH_OF_DEBATE, debates[i], 10, folder);
    for (size_t i = 0; i < COUNT(near); i++)
        compare(GRAPH_OF_NEAR_LINKS, near[i], near[i] < 1000 ? 5 : 1, folder);
    for (size_t i = 0; i < COUNT(times); i++)
        time_size(times[i], folder);
    return 0;
}
