#include "ui/stands.h"
#include <inttypes.h>
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/debate/bearing.h"
#include "src/debate/issues.h"
#include "src/library/library.h"

struct StandsPast {
    struct StandsPast *before;
    Supposition *supposed;
    size_t count;
};

void stands_init(Stands *stands, const Tree *tree)
{
    *stands = (Stands){ .tree = tree, .arena = arena_new(), .labels = arena_new() };
}

static void forget(Stands *stands)
{
    while (stands->past != NULL) {
        struct StandsPast *past = stands->past;
        stands->past = past->before;
        free(past->supposed);
        free(past);
    }
}

void stands_free(Stands *stands)
{
    forget(stands);
    arena_free(stands->labels);
    arena_free(stands->arena);
    free(stands->supposed);
    free(stands->votes);
}

// --- labels

static void judge(Stands *stands)
{
    arena_reset(stands->labels);
    stands->verdicts = standing_verdicts(stands->standing, stands->supposed,
                                         stands->count, stands->labels);
    if (stands->has_strength)
        stands->strengths =
            standing_strengths(stands->standing, GRADUAL_DF_QUAD, stands->votes,
                               stands->supposed, stands->count, stands->labels);
    Issue *issues;
    stands->issue_count = (int32_t)issues_find(
        stands->tree, stands->verdicts.is_decided ? &stands->verdicts : NULL, &issues,
        stands->labels);
}

const Verdicts *stands_verdicts(Stands *stands)
{
    if (stands->standing == NULL) {
        if (!stands->has_rules)
            stands->rules = standing_rules(stands->tree->debate);
        stands->standing = standing_make(stands->tree, &stands->rules, stands->arena);
        judge(stands);
    }
    return &stands->verdicts;
}

// Everything from the beginning, if it was made before.
static void judge_again(Stands *stands)
{
    bool was_made = stands->standing != NULL;
    stands->standing = NULL;
    arena_reset(stands->arena);
    if (was_made)
        stands_verdicts(stands);
}

void stands_show(Stands *stands, bool is_shown)
{
    stands->is_shown = is_shown;
    if (is_shown)
        stands_verdicts(stands);
}

void stands_show_strength(Stands *stands, bool has_strength, const double *votes)
{
    const Debate *debate = stands->tree->debate;
    size_t nodes = (size_t)debate->claim_count + (size_t)debate->argument_count;
    free(stands->votes);
    stands->votes = NULL;
    if (has_strength && votes != NULL)
        stands->votes =
            memcpy(xalloc((nodes + 1) * sizeof *votes), votes, nodes * sizeof *votes);
    stands->has_strength = has_strength;
    stands_verdicts(stands);
    judge(stands);
}

int32_t stands_issues(const Stands *stands)
{
    bool is_asked = stands->is_shown || stands->counts_issues;
    return is_asked && stands->standing != NULL ? stands->issue_count : -1;
}

bool stands_rule(Stands *stands, Str key, Str name)
{
    StandingRules rules =
        stands->has_rules ? stands->rules : standing_rules(stands->tree->debate);
    if (!standing_rule_set(&rules, key, name))
        return false;
    stands->rules = rules;
    stands->has_rules = true;
    judge_again(stands);
    return true;
}

// --- suppositions

static void add(Stands *stands, Supposition supposition)
{
    if (stands->count == stands->capacity) {
        stands->capacity = stands->capacity * 2 + 8;
        stands->supposed =
            xrealloc(stands->supposed, stands->capacity * sizeof *stands->supposed);
    }
    stands->supposed[stands->count++] = supposition;
}

// Notes what is supposed, for undoing what follows.
static void note(Stands *stands)
{
    size_t size = stands->count * sizeof *stands->supposed;
    struct StandsPast *past = xalloc(sizeof *past);
    *past = (struct StandsPast){ stands->past, xalloc(size + 1), stands->count };
    if (size > 0)
        memcpy(past->supposed, stands->supposed, size);
    stands->past = past;
}

static void drop(Stands *stands, size_t index)
{
    stands->count--;
    memmove(stands->supposed + index, stands->supposed + index + 1,
            (stands->count - index) * sizeof *stands->supposed);
}

Verdicts stands_copy(Stands *stands, Arena *arena)
{
    Verdicts copy = *stands_verdicts(stands);
    size_t labels = (size_t)copy.standing->frame->framework.count + 1;
    copy.labels = memcpy(arena_get(arena, labels, 1), copy.labels, labels);
    return copy;
}

Label stands_suppose(Stands *stands, Node node)
{
    Label supposed = verdict_supposed(stands_verdicts(stands), node);
    note(stands);
    for (size_t i = stands->count; i-- > 0;)
        if (node_equal(stands->supposed[i].node, node))
            drop(stands, i);
    Label next = supposed == LABEL_OUT  ? LABEL_IN
                 : supposed == LABEL_IN ? LABEL_UNDECIDED
                                        : LABEL_OUT;
    if (next != LABEL_UNDECIDED)
        add(stands, (Supposition){ node, next });
    judge(stands);
    return next;
}

bool stands_undo(Stands *stands)
{
    struct StandsPast *past = stands->past;
    if (past == NULL)
        return false;
    stands->past = past->before;
    free(stands->supposed);
    stands->supposed = past->supposed;
    stands->count = stands->capacity = past->count;
    free(past);
    judge(stands);
    return true;
}

bool stands_clear(Stands *stands)
{
    if (stands->count == 0)
        return false;
    note(stands);
    stands->count = 0;
    judge(stands);
    return true;
}

// --- reading again

// The same claim, argument or relation in another reading of the debate.
static Node found_again(const Debate *before, Node node, const Debate *now,
                        Arena *arena)
{
    if (node.kind != NODE_RELATION)
        return library_node(now, library_key(before, node, arena));
    const Relation *relation = &before->relations[node.id];
    Node from = found_again(before, relation->from, now, arena);
    Node to = relation->to.kind == NODE_RELATION
                  ? (Node){ NODE_NONE, NONE }
                  : found_again(before, relation->to, now, arena);
    for (RelationId i = 0; i < now->relation_count; i++)
        if (now->relations[i].kind == relation->kind &&
            node_equal(now->relations[i].from, from) &&
            node_equal(now->relations[i].to, to))
            return (Node){ NODE_RELATION, i };
    return (Node){ NODE_NONE, NONE };
}

void stands_read(Stands *stands, const Tree *tree)
{
    Arena *arena = arena_new();
    size_t kept = 0;
    for (size_t i = 0; i < stands->count; i++) {
        Supposition supposition = stands->supposed[i];
        supposition.node =
            found_again(stands->tree->debate, supposition.node, tree->debate, arena);
        if (supposition.node.kind != NODE_NONE)
            stands->supposed[kept++] = supposition;
    }
    stands->count = kept;
    free(stands->votes); // they are counted by the claims of the reading before
    stands->votes = NULL;
    forget(stands);
    stands->tree = tree;
    arena_free(arena);
    judge_again(stands);
}

// --- what views show

bool stands_is_shown(const Stands *stands)
{
    return stands != NULL && stands->is_shown && stands->standing != NULL &&
           stands->verdicts.is_decided;
}

static Label label_at(const Stands *stands, PlaceId place, Label *supposed)
{
    Node node = stands->tree->places[place].node;
    *supposed = verdict_supposed(&stands->verdicts, node);
    return verdict_of(&stands->verdicts, node);
}

const char *stands_sign(const Stands *stands, PlaceId place)
{
    Label supposed;
    return verdict_sign(label_at(stands, place, &supposed));
}

const char *stands_word(const Stands *stands, PlaceId place)
{
    Label supposed, label = label_at(stands, place, &supposed);
    return supposed == LABEL_OUT  ? "supposed not"
           : supposed == LABEL_IN ? "granted"
                                  : verdict_word(label);
}

static double strength_at(const Stands *stands, PlaceId place)
{
    Node node = stands->tree->places[place].node;
    return stands->strengths.of[bearing_node(stands->tree->debate, node)];
}

Str stands_label(const Stands *stands, PlaceId place, Arena *arena)
{
    enum { CELLS = 5 };
    Buffer out = { .arena = arena };
    if (!stands->has_strength)
        return str(stands_word(stands, place));
    double strength = strength_at(stands, place);
    int full = (int)(strength * CELLS + 0.5);
    for (int i = 0; i < CELLS; i++)
        buffer_add(&out, str(i < full ? "█" : "░"));
    buffer_format(&out, " %.2f", strength);
    return buffer_str(&out);
}

static Str own_words(const Stands *stands, PlaceId place, Arena *arena)
{
    enum { MOST = 999 };
    const char *word = stands_word(stands, place);
    if (stands->has_strength)
        word =
            arena_format(arena, "%s, strength %.2f", word, strength_at(stands, place))
                .data;
    Node node = stands->tree->places[place].node;
    int32_t bare = verdict_bare(&stands->verdicts, node, MOST);
    if (verdict_of(&stands->verdicts, node) == LABEL_OUT || bare == 0)
        return str(word);
    const int32_t *replies =
        stands->tree->places[stands->tree->places[place].home].replies;
    if (replies[LINK_SUPPORT] + replies[LINK_PREMISE] == 0)
        return arena_format(arena, "%s, a bare assertion", word);
    if (bare == MOST)
        return arena_format(arena, "%s, rests on %d bare assertions or more", word,
                            MOST);
    return arena_format(arena, "%s, rests on %" PRId32 " bare assertion%s", word, bare,
                        bare == 1 ? "" : "s");
}

// How it bears on what stands above it, where that is not as with itself.
static const char *bearing_words(const Stands *stands, PlaceId place)
{
    const Place *at = &stands->tree->places[place];
    Label own = verdict_of(&stands->verdicts, at->node);
    Label bearing = verdict_of_bearing(&stands->verdicts, place);
    if (at->link == LINK_ROOT || bearing == own)
        return "";
    return bearing == LABEL_OUT  ? ", its bearing answered"
           : bearing == LABEL_IN ? ", its bearing granted"
                                 : ", its bearing contested";
}

Str stands_words(const Stands *stands, PlaceId place, Arena *arena)
{
    if (!stands_is_shown(stands))
        return str("");
    Str words = own_words(stands, place, arena);
    return arena_format(arena, "%.*s%s", STR_ARGUMENTS(words),
                        bearing_words(stands, place));
}
