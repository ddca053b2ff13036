#include "src/debate/extensions.h"

static LabelSearch *begin(const Inquiry *inquiry, const bool *among, Arena *arena)
{
    return label_search_make(inquiry->framework, inquiry->forced, inquiry->semantics,
                             among, inquiry->steps > 0 ? inquiry->steps : INT64_MAX,
                             arena);
}

static void copy_labels(const LabelSearch *search, Labels labels)
{
    if (labels && search->framework->count > 0)
        memcpy(labels, search->labels, (size_t)search->framework->count);
}

static Answer solve_with(LabelSearch *search, Literal literal)
{
    label_search_assume_nothing(search);
    label_search_assume(search, literal);
    return label_search_solve(search);
}

static bool has_greatest_sets(Semantics semantics)
{
    return semantics == SEMANTICS_PREFERRED || semantics == SEMANTICS_SEMI_STABLE ||
           semantics == SEMANTICS_STAGE;
}

static bool has_one_set(Semantics semantics)
{
    return semantics == SEMANTICS_GROUNDED || semantics == SEMANTICS_IDEAL;
}

// --- one set

// What has been seen of an argument in some set.
enum { SEEN_IN = 1 << 0, SEEN_NOT_IN = 1 << 1 };

static void note_labels(const LabelSearch *search, unsigned char *seen)
{
    for (int32_t i = 0; i < search->framework->count; i++)
        seen[i] |= search->labels[i] == LABEL_IN ? SEEN_IN : SEEN_NOT_IN;
}

// Lets arguments be in that have not been seen so, and what has been seen so be out,
// where the search has the choice: so few sets show all that can be in.
static void prefer_unseen(LabelSearch *search, const unsigned char *seen)
{
    for (int32_t i = 0; i < search->count; i++) {
        int negated = seen[search->open[i]] & SEEN_IN ? 1 : 0;
        sat_prefer(search->sat, label_search_in(i) ^ negated);
        sat_prefer(search->sat, label_search_out(i) ^ (1 - negated));
    }
}

// Marks with SEEN_IN what is in some complete set.
static Answer mark_credible(LabelSearch *search, unsigned char *seen)
{
    Answer answer = ANSWER_YES;
    while (answer == ANSWER_YES) {
        Literal is_on = label_search_literal(search);
        size_t count = 0;
        search->clause[count++] = is_on ^ 1;
        for (int32_t i = 0; i < search->count; i++)
            if (!(seen[search->open[i]] & SEEN_IN))
                search->clause[count++] = label_search_in(i);
        sat_clause(search->sat, search->clause, count);
        prefer_unseen(search, seen);
        answer = solve_with(search, is_on);
        if (answer == ANSWER_YES)
            note_labels(search, seen);
    }
    return answer == ANSWER_NO ? ANSWER_YES : answer;
}

// The ideal set is the greatest complete one that nothing credible attacks (Dunne 2009,
// theorem 3.2).
static Answer find_ideal(LabelSearch *search)
{
    const Framework *framework = search->framework;
    unsigned char *seen = arena_get(search->arena, (size_t)framework->count + 1, 1);
    Answer answer = mark_credible(search, seen);
    for (int32_t i = 0; i < search->count; i++) {
        int32_t argument = search->open[i];
        bool is_attacked = false;
        for (int32_t j = framework->start[argument]; j < framework->start[argument + 1];
             j++) {
            int32_t attacker = framework->attackers[j];
            is_attacked |= search->spot[attacker] >= 0 && (seen[attacker] & SEEN_IN);
        }
        if (is_attacked)
            sat_clause(search->sat, (Literal[]){ label_search_in(i) ^ 1 }, 1);
    }
    label_search_assume_nothing(search);
    answer = answer == ANSWER_YES ? label_search_solve(search) : answer;
    return answer == ANSWER_YES ? label_search_grow(search, -1) : answer;
}

// What is settled is the least complete set.
static Answer find_least(LabelSearch *search)
{
    for (int32_t i = 0; i < search->count; i++)
        search->labels[search->open[i]] = LABEL_UNDECIDED;
    return ANSWER_YES;
}

static Answer find(LabelSearch *search)
{
    switch (search->semantics) {
    case SEMANTICS_GROUNDED:
    case SEMANTICS_COMPLETE: return find_least(search);
    case SEMANTICS_IDEAL: return find_ideal(search);
    default: break;
    }
    label_search_assume_nothing(search);
    Answer answer = label_search_solve(search);
    if (answer == ANSWER_YES && has_greatest_sets(search->semantics))
        answer = label_search_grow(search, -1);
    return answer;
}

Answer extension_find(const Inquiry *inquiry, Labels labels)
{
    Arena *arena = arena_new();
    LabelSearch *search = begin(inquiry, NULL, arena);
    Answer answer = find(search);
    copy_labels(search, labels);
    arena_free(arena);
    return answer;
}

// --- all of them

typedef struct {
    bool (*take)(void *context, const unsigned char *labels);
    void *context;
    bool is_over;
} Taker;

static void give(Taker *taker, const LabelSearch *search)
{
    taker->is_over = !taker->take(taker->context, search->labels);
}

// All models, where each is one.
static Answer each_model(LabelSearch *search, Taker *taker)
{
    Answer answer = ANSWER_YES;
    label_search_assume_nothing(search);
    while (!taker->is_over && (answer = label_search_solve(search)) == ANSWER_YES) {
        give(taker, search);
        label_search_block_labels(search, search->semantics == SEMANTICS_STABLE);
    }
    return answer;
}

// All models that have the same goals as the one that was found. Among those none is
// part of another, so that each differs from the others in what it lacks.
static Answer each_with_goals(LabelSearch *search, Taker *taker)
{
    Answer answer = ANSWER_YES;
    label_search_assume_nothing(search);
    label_search_assume_goals(search);
    while (answer == ANSWER_YES && !taker->is_over) {
        give(taker, search);
        label_search_block_labels(search, true);
        answer = label_search_solve(search);
    }
    return answer;
}

static Answer each_greatest(LabelSearch *search, Taker *taker)
{
    for (;;) {
        label_search_assume_nothing(search);
        Answer answer = label_search_solve(search);
        if (answer == ANSWER_YES)
            answer = label_search_grow(search, -1);
        if (answer != ANSWER_YES)
            return answer;
        if (search->semantics == SEMANTICS_PREFERRED)
            give(taker, search);
        else
            answer = each_with_goals(search, taker);
        if (taker->is_over || answer == ANSWER_NOT_DECIDED)
            return answer;
        label_search_block_goals(search, -1);
    }
}

Answer extension_each(const Inquiry *inquiry,
                      bool (*take)(void *context, const unsigned char *labels),
                      void *context)
{
    Arena *arena = arena_new();
    LabelSearch *search = begin(inquiry, NULL, arena);
    Taker taker = { take, context, false };
    Answer answer;
    if (has_greatest_sets(inquiry->semantics))
        answer = each_greatest(search, &taker);
    else if (inquiry->semantics == SEMANTICS_COMPLETE ||
             inquiry->semantics == SEMANTICS_STABLE)
        answer = each_model(search, &taker);
    else if ((answer = find(search)) == ANSWER_YES)
        give(&taker, search);
    arena_free(arena);
    return answer == ANSWER_NOT_DECIDED ? answer : ANSWER_YES;
}

// --- single arguments

// A model that can be grown without `wanted` is grown, and the search goes on among
// those that have a goal which that lacks.
static Answer find_greatest(LabelSearch *search, Literal wanted, Literal is_on)
{
    unsigned char *found =
        arena_get(search->arena, (size_t)search->framework->count + 1, 1);
    for (;;) {
        label_search_assume_nothing(search);
        label_search_assume(search, is_on);
        label_search_assume(search, wanted);
        Answer answer = label_search_solve(search);
        if (answer == ANSWER_YES)
            answer = label_search_grow(search, wanted);
        if (answer != ANSWER_YES)
            return answer;
        copy_labels(search, found);
        answer = label_search_grow(search, -1);
        if (answer != ANSWER_YES)
            return answer;
        bool has_grown = false;
        for (int32_t i = 0; i < search->count; i++)
            has_grown |= search->labels[search->open[i]] != found[search->open[i]];
        if (!has_grown)
            return ANSWER_YES;
        label_search_assume_nothing(search);
        label_search_assume_goals(search);
        label_search_assume(search, wanted);
        answer = label_search_solve(search);
        if (answer != ANSWER_NO)
            return answer;
        label_search_block_goals(search, is_on);
    }
}

// Whether a greatest model has a literal.
static Answer is_in_greatest(LabelSearch *search, Literal wanted)
{
    Literal is_on = label_search_literal(search);
    Answer answer = find_greatest(search, wanted, is_on);
    sat_clause(search->sat, (Literal[]){ is_on ^ 1 }, 1);
    return answer;
}

// Whether a set has the argument, or with `is_without`: whether one lacks it. If so,
// search->labels has it.
static Answer find_with(LabelSearch *search, int32_t argument, bool is_without)
{
    int32_t place = search->spot[argument];
    Semantics semantics = search->semantics;
    if (place < 0 || has_one_set(semantics) ||
        (semantics == SEMANTICS_COMPLETE && is_without)) {
        Answer answer = find(search);
        bool is_in = search->labels[argument] == LABEL_IN;
        return answer == ANSWER_YES && is_in == is_without ? ANSWER_NO : answer;
    }
    Literal wanted = label_search_in(place) ^ (is_without ? 1 : 0);
    if (semantics == SEMANTICS_PREFERRED) {
        // What is out or in stays so while the set grows.
        Literal kept = is_without ? label_search_out(place) : wanted;
        Answer answer = solve_with(search, kept);
        if (answer == ANSWER_YES)
            return label_search_grow(search, -1);
        if (answer == ANSWER_NOT_DECIDED || !is_without)
            return answer;
    }
    return has_greatest_sets(semantics) ? is_in_greatest(search, wanted)
                                        : solve_with(search, wanted);
}

// The argument with all that bears on it: where that decides, the rest need not be
// searched.
static bool *find_ancestors(const Framework *framework, int32_t argument, Arena *arena)
{
    bool *is_found = arena_get(arena, (size_t)framework->count, 1);
    int32_t *queue = arena_get(arena, (size_t)framework->count, sizeof *queue);
    int32_t tail = 0;
    queue[tail++] = argument;
    is_found[argument] = true;
    for (int32_t head = 0; head < tail; head++) {
        int32_t node = queue[head];
        for (int32_t i = framework->start[node]; i < framework->start[node + 1]; i++) {
            int32_t attacker = framework->attackers[i];
            if (is_found[attacker])
                continue;
            is_found[attacker] = true;
            queue[tail++] = attacker;
        }
    }
    return is_found;
}

// What was found among some arguments to a set among all of them.
static Answer widen(const Inquiry *inquiry, const LabelSearch *search, Labels labels)
{
    Inquiry wider = *inquiry;
    wider.forced = search->labels;
    wider.steps = search->steps;
    if (search->steps <= 0)
        return ANSWER_NOT_DECIDED;
    return extension_find(&wider, labels);
}

Answer extension_accepts(const Inquiry *inquiry, int32_t argument, bool is_every,
                         Labels labels)
{
    Arena *arena = arena_new();
    bool is_directed = inquiry->semantics == SEMANTICS_COMPLETE ||
                       inquiry->semantics == SEMANTICS_PREFERRED;
    const bool *among =
        is_directed ? find_ancestors(inquiry->framework, argument, arena) : NULL;
    LabelSearch *search = begin(inquiry, among, arena);
    Answer answer = find_with(search, argument, is_every);
    if (answer == ANSWER_YES && labels && is_directed)
        answer = widen(inquiry, search, labels);
    else if (answer == ANSWER_YES)
        copy_labels(search, labels);
    arena_free(arena);
    if (answer == ANSWER_NOT_DECIDED || !is_every)
        return answer;
    return answer == ANSWER_YES ? ANSWER_NO : ANSWER_YES;
}

// --- all arguments

static Answer ask(LabelSearch *search, int32_t argument, bool is_without, Answer first,
                  unsigned char *seen)
{
    if (seen[argument] & (is_without ? SEEN_NOT_IN : SEEN_IN))
        return ANSWER_YES;
    bool is_clear = search->spot[argument] < 0 || has_one_set(search->semantics);
    if (first != ANSWER_YES || is_clear)
        return first == ANSWER_YES ? ANSWER_NO : first;
    prefer_unseen(search, seen);
    Answer answer = find_with(search, argument, is_without);
    if (answer == ANSWER_YES)
        note_labels(search, seen);
    return answer;
}

void extension_accepted(const Inquiry *inquiry, unsigned char *accepted)
{
    Arena *arena = arena_new();
    int32_t count = inquiry->framework->count;
    LabelSearch *search = begin(inquiry, NULL, arena);
    unsigned char *seen = arena_get(arena, (size_t)count + 1, 1);
    Answer first = find(search);
    if (first == ANSWER_YES)
        note_labels(search, seen);
    for (int32_t i = 0; i < count; i++) {
        Answer in = ask(search, i, false, first, seen);
        Answer not_in = ask(search, i, true, first, seen);
        accepted[i] =
            (unsigned char)((in == ANSWER_YES ? ACCEPTED_IN_SOME : 0) |
                            (in == ANSWER_NOT_DECIDED ? ACCEPTED_SOME_UNKNOWN : 0) |
                            (not_in == ANSWER_NO ? ACCEPTED_IN_ALL : 0) |
                            (not_in == ANSWER_NOT_DECIDED ? ACCEPTED_ALL_UNKNOWN : 0));
    }
    arena_free(arena);
}
