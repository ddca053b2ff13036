#include "src/debate/label_search.h"

enum { PER_ARGUMENT = 3 }; // variables: in, out, one of both

static Literal one_of_both(int32_t place)
{
    return 2 * (PER_ARGUMENT * place + 2);
}

static Literal opposite(Literal literal)
{
    return literal ^ 1;
}

// --- what is settled

// In stages an unattacked argument need not be in, so only what is forced is settled,
// and what it attacks.
static void settle_forced(LabelSearch *search)
{
    const Framework *framework = search->framework;
    const unsigned char *forced = search->forced;
    for (int32_t i = 0; forced && i < framework->count; i++)
        if (forced[i] != LABEL_UNDECIDED)
            search->labels[i] = forced[i];
    for (int32_t i = 0; forced && i < framework->count; i++)
        for (int32_t j = framework->out_start[i]; j < framework->out_start[i + 1]; j++)
            if (forced[i] == LABEL_IN &&
                forced[framework->targets[j]] == LABEL_UNDECIDED)
                search->labels[framework->targets[j]] = LABEL_OUT;
}

static void settle(LabelSearch *search, const bool *among)
{
    const Framework *framework = search->framework;
    size_t count = (size_t)framework->count + 1;
    search->labels = arena_get(search->arena, count, 1);
    search->open = arena_get(search->arena, count, sizeof(int32_t));
    search->spot = arena_get(search->arena, count, sizeof(int32_t));
    if (search->semantics == SEMANTICS_STAGE)
        settle_forced(search);
    else
        labelling_grounded(framework, search->forced, search->labels, NULL,
                           search->arena);
    for (int32_t i = 0; i < framework->count; i++) {
        bool is_open = search->labels[i] == LABEL_UNDECIDED && (!among || among[i]);
        search->spot[i] = is_open ? search->count : -1;
        if (is_open)
            search->open[search->count++] = i;
    }
}

// --- clauses

static void add(LabelSearch *search, size_t *count, Literal literal)
{
    search->clause[(*count)++] = literal;
}

// What an argument has to do with one that attacks it.
static void join(LabelSearch *search, int32_t place, int32_t attacker)
{
    Sat *sat = search->sat;
    Literal in = label_search_in(place), out = label_search_out(place);
    Literal other_in = label_search_in(attacker);
    Literal other_out = label_search_out(attacker);
    sat_clause(sat, (Literal[]){ out, opposite(other_in) }, 2);
    if (search->semantics == SEMANTICS_STAGE)
        sat_clause(sat, (Literal[]){ opposite(in), opposite(other_in) }, 2);
    else
        sat_clause(sat, (Literal[]){ opposite(in), other_out }, 2);
}

static void describe(LabelSearch *search, int32_t place)
{
    const Framework *framework = search->framework;
    int32_t argument = search->open[place];
    Literal in = label_search_in(place), out = label_search_out(place);
    size_t attacked = 0, defended = (size_t)search->count + 1, half = defended;
    add(search, &attacked, opposite(out));
    add(search, &defended, in);
    for (int32_t i = framework->start[argument]; i < framework->start[argument + 1];
         i++) {
        int32_t attacker = search->spot[framework->attackers[i]];
        if (attacker < 0)
            continue;
        join(search, place, attacker);
        add(search, &attacked, label_search_in(attacker));
        add(search, &defended, opposite(label_search_out(attacker)));
    }
    sat_clause(search->sat, search->clause, attacked);
    if (search->semantics != SEMANTICS_STAGE)
        sat_clause(search->sat, search->clause + half, defended - half);
    sat_clause(search->sat, (Literal[]){ opposite(in), opposite(out) }, 2);
    if (search->semantics == SEMANTICS_STABLE)
        sat_clause(search->sat, (Literal[]){ in, out }, 2);
    Literal both = one_of_both(place);
    if (label_search_goal(search, place) == both)
        sat_clause(search->sat, (Literal[]){ opposite(both), in, out }, 3);
}

LabelSearch *label_search_make(const Framework *framework, const unsigned char *forced,
                               Semantics semantics, const bool *among, int64_t steps,
                               Arena *arena)
{
    LabelSearch *search = arena_get(arena, 1, sizeof *search);
    *search = (LabelSearch){ .arena = arena,
                             .framework = framework,
                             .forced = forced,
                             .semantics = semantics,
                             .sat = sat_new(arena),
                             .steps = steps };
    settle(search, among);
    size_t room = 2 * (size_t)search->count + 8;
    search->assumed = arena_get(arena, room, sizeof(Literal));
    search->clause = arena_get(arena, room, sizeof(Literal));
    // Being in is tried first: what is found then needs little growing.
    for (int32_t i = 0; i < search->count; i++) {
        sat_variable(search->sat, true);
        sat_variable(search->sat, false);
        sat_variable(search->sat, true);
    }
    for (int32_t i = 0; i < search->count; i++)
        describe(search, i);
    return search;
}

// --- questions

Literal label_search_goal(const LabelSearch *search, int32_t place)
{
    bool is_range = search->semantics == SEMANTICS_SEMI_STABLE ||
                    search->semantics == SEMANTICS_STAGE;
    return is_range ? one_of_both(place) : label_search_in(place);
}

bool label_search_has(const LabelSearch *search, int32_t place)
{
    unsigned char label = search->labels[search->open[place]];
    bool is_range = label_search_goal(search, place) == one_of_both(place);
    return label == LABEL_IN || (is_range && label == LABEL_OUT);
}

void label_search_assume_nothing(LabelSearch *search)
{
    search->assumed_count = 0;
}

void label_search_assume(LabelSearch *search, Literal literal)
{
    search->assumed[search->assumed_count++] = literal;
}

Literal label_search_literal(LabelSearch *search)
{
    return 2 * sat_variable(search->sat, false);
}

Answer label_search_solve(LabelSearch *search)
{
    const Sat *sat = search->sat;
    Answer answer =
        sat_solve(search->sat, search->assumed, search->assumed_count, &search->steps);
    for (int32_t i = 0; answer == ANSWER_YES && i < search->count; i++)
        search->labels[search->open[i]] = sat_value(sat, label_search_in(i)) ? LABEL_IN
                                          : sat_value(sat, label_search_out(i))
                                              ? LABEL_OUT
                                              : LABEL_UNDECIDED;
    return answer;
}

void label_search_assume_goals(LabelSearch *search)
{
    for (int32_t i = 0; i < search->count; i++)
        if (label_search_has(search, i))
            label_search_assume(search, label_search_goal(search, i));
}

Answer label_search_grow(LabelSearch *search, Literal kept)
{
    Answer answer = ANSWER_YES;
    while (answer == ANSWER_YES) {
        Literal is_on = label_search_literal(search);
        label_search_block_goals(search, is_on);
        label_search_assume_nothing(search);
        label_search_assume(search, is_on);
        if (kept >= 0)
            label_search_assume(search, kept);
        label_search_assume_goals(search);
        for (int32_t i = 0; i < search->count; i++)
            sat_prefer(search->sat, label_search_goal(search, i));
        answer = label_search_solve(search);
        sat_clause(search->sat, (Literal[]){ opposite(is_on) }, 1);
    }
    return answer == ANSWER_NO ? ANSWER_YES : answer;
}

void label_search_block_goals(LabelSearch *search, Literal is_on)
{
    size_t count = 0;
    if (is_on >= 0)
        add(search, &count, opposite(is_on));
    for (int32_t i = 0; i < search->count; i++)
        if (!label_search_has(search, i))
            add(search, &count, label_search_goal(search, i));
    sat_clause(search->sat, search->clause, count);
}

void label_search_block_labels(LabelSearch *search, bool lacks)
{
    size_t count = 0;
    for (int32_t i = 0; i < search->count; i++) {
        bool is_in = search->labels[search->open[i]] == LABEL_IN;
        if (is_in || !lacks)
            add(search, &count,
                is_in ? opposite(label_search_in(i)) : label_search_in(i));
    }
    sat_clause(search->sat, search->clause, count);
}
