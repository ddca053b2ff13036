#include "src/debate/crux.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/debate/bearing.h"

// The part of the framework that can bear on the thesis, numbered anew.
typedef struct {
    Framework framework;
    int32_t *number; // by node of the whole: in the part, or NONE
} Part;

struct CruxSearch {
    const Verdicts *verdicts;
    const StandingFrame *frame;
    Arena *arena, *scratch;
    Node thesis;
    Part part;
    int32_t aim;         // the thesis in the part
    int32_t *candidates; // nodes of the debate, nearest first
    int32_t *distances;  // by node of the debate
    int32_t candidate_count;
    bool *is_single;               // by candidate
    unsigned char *before;         // the part's labels as they are
    unsigned char *forced, *after; // one trial
    unsigned char *outs;           // by candidate and candidate: the second is out when
                                   // the first falls; NULL if pairs are not looked for
    int32_t left, right;           // the next trial; right -1: of `left` alone
    Crux *found;
    size_t found_count, found_capacity, sorted_count;
};

// --- what can bear on the thesis

static void find_part(CruxSearch *search, int32_t thesis)
{
    const Framework *whole = &search->frame->framework;
    Part *part = &search->part;
    int32_t *reached =
        arena_get(search->arena, (size_t)whole->count + 1, sizeof *reached);
    int32_t count = 0;
    part->number =
        arena_get(search->arena, (size_t)whole->count + 1, sizeof *part->number);
    for (int32_t i = 0; i < whole->count; i++)
        part->number[i] = NONE;
    part->number[thesis] = count;
    reached[count++] = thesis;
    AttackPair *pairs = NULL;
    size_t pair_count = 0, capacity = 0;
    for (int32_t next = 0; next < count; next++)
        for (int32_t i = whole->start[reached[next]];
             i < whole->start[reached[next] + 1]; i++) {
            int32_t attacker = whole->attackers[i];
            if (part->number[attacker] == NONE) {
                part->number[attacker] = count;
                reached[count++] = attacker;
            }
            pairs = vec_room(search->scratch, pairs, pair_count, &capacity,
                             sizeof pairs[0]);
            pairs[pair_count++] =
                (AttackPair){ part->number[attacker], part->number[reached[next]] };
        }
    part->framework = framework_make(count, pairs, pair_count, search->arena);
    search->aim = part->number[thesis];
    search->before = arena_get(search->arena, (size_t)count + 1, 1);
    search->forced = arena_get(search->arena, (size_t)count + 1, 1);
    search->after = arena_get(search->arena, (size_t)count + 1, 1);
    for (int32_t i = 0; i < count; i++) {
        search->before[i] = search->verdicts->labels[reached[i]];
        search->forced[i] = search->verdicts->forced[reached[i]];
    }
}

// How many steps a place is from another in the reading tree.
static int32_t steps_between(const Tree *tree, PlaceId from, PlaceId to)
{
    int32_t steps = 0;
    while (from != to && from != NONE && to != NONE) {
        bool is_deeper = tree->places[from].depth >= tree->places[to].depth;
        PlaceId *up = is_deeper ? &from : &to;
        *up = tree->places[*up].parent;
        steps++;
    }
    return steps;
}

typedef struct {
    int32_t distance, node;
} Near;

static int by_distance(const void *left, const void *right)
{
    const Near *a = left, *b = right;
    int order = (a->distance > b->distance) - (a->distance < b->distance);
    return order ? order : (a->node > b->node) - (a->node < b->node);
}

// The node of a part that falls with a claim because what leads to it does, or NONE.
static int32_t sound_of(const CruxSearch *search, int32_t node)
{
    int32_t group = search->frame->group[node];
    return group == NONE ? NONE : search->part.number[search->frame->sound[group]];
}

// Whether the fall of a claim or argument can make a difference: what is out already
// cannot fall, and what is supposed is not at issue.
static bool can_fall(const CruxSearch *search, int32_t node)
{
    int32_t number = search->part.number[node], sound = sound_of(search, node);
    if (search->verdicts->forced[node] != LABEL_UNDECIDED)
        return false;
    return (number != NONE && search->before[number] != LABEL_OUT) ||
           (sound != NONE && search->before[sound] != LABEL_OUT);
}

static void find_candidates(CruxSearch *search, int32_t thesis)
{
    const StandingFrame *frame = search->frame;
    const Tree *tree = search->verdicts->standing->tree;
    size_t nodes = (size_t)frame->node_count;
    Near *near = arena_get(search->scratch, nodes + 1, sizeof *near);
    size_t count = 0;
    search->distances = arena_get(search->arena, nodes + 1, sizeof(int32_t));
    for (int32_t i = 0; i < frame->node_count; i++) {
        if (i == thesis || !can_fall(search, i))
            continue;
        PlaceId home = tree_home(tree, bearing_nth(frame->debate, i));
        search->distances[i] =
            steps_between(tree, home, tree_home(tree, search->thesis));
        near[count++] = (Near){ search->distances[i], i };
    }
    if (count > 0)
        qsort(near, count, sizeof *near, by_distance);
    search->candidates = arena_get(search->arena, count + 1, sizeof(int32_t));
    search->is_single = arena_get(search->arena, count + 1, sizeof(bool));
    for (size_t i = 0; i < count; i++)
        search->candidates[i] = near[i].node;
    search->candidate_count = (int32_t)count;
    if (count <= CRUX_PAIRS_MOST)
        search->outs = arena_get(search->arena, count * count + 1, 1);
}

CruxSearch *crux_begin(const Verdicts *verdicts, Node thesis)
{
    Arena *arena = arena_new();
    CruxSearch *search = arena_get(arena, 1, sizeof *search);
    *search = (CruxSearch){ .verdicts = verdicts,
                            .frame = verdicts->standing->frame,
                            .arena = arena,
                            .scratch = arena_new(),
                            .thesis = thesis,
                            .right = -1 };
    int32_t node = bearing_end(search->frame->debate, thesis);
    if (node != NONE) {
        find_part(search, node);
        find_candidates(search, node);
    }
    return search;
}

void crux_end(CruxSearch *search)
{
    if (!search)
        return;
    arena_free(search->scratch);
    arena_free(search->arena);
}

// --- trials

// Lets a candidate fall, or stand again as it did.
static void let_fall(CruxSearch *search, int32_t candidate, Label label)
{
    int32_t node = search->candidates[candidate];
    int32_t nodes[] = { search->part.number[node], sound_of(search, node) };
    for (size_t i = 0; i < COUNT(nodes); i++)
        if (nodes[i] != NONE)
            search->forced[nodes[i]] = (unsigned char)label;
}

static void label(CruxSearch *search)
{
    arena_reset(search->scratch);
    labelling_grounded(&search->part.framework, search->forced, search->after, NULL,
                       search->scratch);
}

static int32_t count_changes(const CruxSearch *search)
{
    int32_t count = 0;
    for (int32_t i = 0; i < search->frame->node_count; i++) {
        int32_t number = search->part.number[i];
        count += number != NONE && number != search->aim &&
                 search->before[number] != search->after[number];
    }
    return count;
}

// From out over undecided to in, or back: how far it is from one label to another.
static int change_of(Label before, Label after)
{
    static const int ranks[] = {
        [LABEL_OUT] = 0, [LABEL_UNDECIDED] = 1, [LABEL_IN] = 2
    };
    return abs(ranks[before] - ranks[after]);
}

static void note(CruxSearch *search, int32_t left, int32_t right)
{
    const Debate *debate = search->frame->debate;
    int32_t first = search->candidates[left];
    Crux crux = { .first = bearing_nth(debate, first),
                  .after = (Label)search->after[search->aim],
                  .change = change_of((Label)search->before[search->aim],
                                      (Label)search->after[search->aim]),
                  .distance = search->distances[first],
                  .changes = count_changes(search) - (right < 0 ? 1 : 2) };
    if (right >= 0) {
        int32_t second = search->candidates[right];
        crux.second = bearing_nth(debate, second);
        if (search->distances[second] > crux.distance)
            crux.distance = search->distances[second];
    }
    search->found = vec_room(search->arena, search->found, search->found_count,
                             &search->found_capacity, sizeof search->found[0]);
    search->found[search->found_count++] = crux;
}

static bool is_crux(const CruxSearch *search)
{
    return search->after[search->aim] != search->before[search->aim];
}

// Whether a node is out in the last trial, in all that it does.
static bool has_fallen(const CruxSearch *search, int32_t node)
{
    int32_t number = search->part.number[node], sound = sound_of(search, node);
    return (number == NONE || search->after[number] == LABEL_OUT) &&
           (sound == NONE || search->after[sound] == LABEL_OUT);
}

static void try_single(CruxSearch *search)
{
    int32_t left = search->left;
    let_fall(search, left, LABEL_OUT);
    label(search);
    let_fall(search, left, LABEL_UNDECIDED);
    search->is_single[left] = is_crux(search);
    if (search->is_single[left])
        note(search, left, -1);
    for (int32_t i = 0; search->outs && i < search->candidate_count; i++)
        search->outs[(size_t)left * (size_t)search->candidate_count + (size_t)i] =
            has_fallen(search, search->candidates[i]);
}

// Whether one of a pair falls with the other, so that both together are no more.
static bool is_out_with(const CruxSearch *search, int32_t a, int32_t b)
{
    return search->outs[(size_t)a * (size_t)search->candidate_count + (size_t)b] != 0;
}

static void try_pair(CruxSearch *search)
{
    let_fall(search, search->left, LABEL_OUT);
    let_fall(search, search->right, LABEL_OUT);
    label(search);
    let_fall(search, search->left, LABEL_UNDECIDED);
    let_fall(search, search->right, LABEL_UNDECIDED);
    if (is_crux(search))
        note(search, search->left, search->right);
}

// The next pair that may be a crux; false if there is none left. Pairs go by their
// farther member, so that near ones come first.
static bool next_pair(CruxSearch *search)
{
    do {
        if (++search->left >= search->right) {
            search->left = 0;
            search->right++;
        }
        if (search->right >= search->candidate_count)
            return false;
    } while (search->left == search->right || search->is_single[search->left] ||
             search->is_single[search->right] ||
             is_out_with(search, search->left, search->right) ||
             is_out_with(search, search->right, search->left));
    return true;
}

bool crux_step(CruxSearch *search, int32_t trials)
{
    while (trials-- > 0) {
        if (!crux_has_singles(search)) {
            try_single(search);
            if (++search->left == search->candidate_count)
                search->right = 0; // the first pair is behind this
        } else if (!search->outs || !next_pair(search)) {
            search->right = search->candidate_count;
            return false;
        } else {
            try_pair(search);
        }
    }
    return true;
}

bool crux_has_singles(const CruxSearch *search)
{
    return search->right >= 0 || search->candidate_count == 0;
}

bool crux_has_pairs(const CruxSearch *search)
{
    return search->outs != NULL;
}

// --- what was found

static int by_rank(const void *left, const void *right)
{
    const Crux *a = left, *b = right;
    int pairs = (a->second.kind != NODE_NONE) - (b->second.kind != NODE_NONE);
    int change = b->change - a->change;
    int distance = (a->distance > b->distance) - (a->distance < b->distance);
    int changes = (a->changes > b->changes) - (a->changes < b->changes);
    if (pairs || change || distance || changes)
        return pairs ? pairs : change ? change : distance ? distance : changes;
    return a->first.id != b->first.id
               ? (a->first.id > b->first.id ? 1 : -1)
               : (a->second.id > b->second.id) - (a->second.id < b->second.id);
}

const Crux *crux_found(CruxSearch *search, size_t *count)
{
    *count = search->found_count;
    if (search->sorted_count != search->found_count) {
        qsort(search->found, search->found_count, sizeof search->found[0], by_rank);
        search->sorted_count = search->found_count;
    }
    return search->found;
}
