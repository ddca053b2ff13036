#include "tests/sketch.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/debate/address.h"

typedef struct {
    Arena *arena;
    Debate *debate;
    size_t claims, arguments, steps, relations; // room
} Sketcher;

#define GROW(sketcher, list, count) \
    ((sketcher)->debate->list = \
         vec_room((sketcher)->arena, (sketcher)->debate->list, \
                  (size_t)(sketcher)->debate->count, &(sketcher)->list, \
                  sizeof(sketcher)->debate->list[0]))

static Node node_of(Sketcher *sketcher, Str name)
{
    Debate *debate = sketcher->debate;
    bool is_argument = name.data[0] == '<';
    Str title = arena_str(sketcher->arena,
                          is_argument ? str_part(name, 1, name.length - 1) : name);
    for (char *byte = (char *)(uintptr_t)title.data; *byte; byte++)
        *byte = *byte == '_' ? ' ' : *byte;
    Table *titles = is_argument ? &debate->argument_titles : &debate->claim_titles;
    int32_t id = table_get(titles, title);
    if (id < 0 && is_argument) {
        GROW(sketcher, arguments, argument_count);
        id = debate->argument_count++;
        debate->arguments[id] = (Argument){ .title = title, .section = NONE };
        table_set(titles, title, id);
    } else if (id < 0) {
        GROW(sketcher, claims, claim_count);
        id = debate->claim_count++;
        debate->claims[id] = (Claim){ .title = title, .section = NONE };
        table_set(titles, title, id);
    }
    return is_argument ? node_argument(id) : node_claim(id);
}

static void relate(Sketcher *sketcher, RelationKind kind, Node from, Node to)
{
    GROW(sketcher, relations, relation_count);
    Debate *debate = sketcher->debate;
    debate->relations[debate->relation_count++] = (Relation){ .kind = kind,
                                                              .from = from,
                                                              .to = to,
                                                              .meant = NONE,
                                                              .from_argument = NONE,
                                                              .to_argument = NONE };
}

// "Y>Z": the relation said before from Y to Z; else a claim or an argument.
static Node end_of(Sketcher *sketcher, Str name)
{
    ptrdiff_t arrow = name.data[0] == '<' ? -1 : str_find(name, str(">"));
    if (arrow < 0)
        return node_of(sketcher, name);
    Node from = node_of(sketcher, str_part(name, 0, (size_t)arrow));
    Node to = node_of(sketcher, str_from(name, (size_t)arrow + 1));
    for (int32_t i = 0; i < sketcher->debate->relation_count; i++) {
        const Relation *relation = &sketcher->debate->relations[i];
        bool is_on_step = relation->to.kind == NODE_RELATION;
        if (node_equal(relation->from, from) &&
            (is_on_step || node_equal(relation->to, to)))
            return (Node){ NODE_RELATION, i };
    }
    abort(); // the relation must have been said before
}

static void add_step(Sketcher *sketcher, ArgumentId argument, const Str *premises,
                     size_t count, Str conclusion)
{
    Step step = { .argument = argument, .premise_count = count };
    step.premises = arena_get(sketcher->arena, count + 1, sizeof(ClaimId));
    for (size_t i = 0; i < count; i++)
        step.premises[i] = node_of(sketcher, premises[i]).id;
    step.conclusion = node_of(sketcher, conclusion).id;
    GROW(sketcher, steps, step_count);
    Debate *debate = sketcher->debate;
    if (debate->arguments[argument].step_count++ == 0)
        debate->arguments[argument].first_step = debate->step_count;
    debate->steps[debate->step_count++] = step;
}

static void add_steps(Sketcher *sketcher, ArgumentId argument, Str rest)
{
    Str words[16], word;
    size_t count = 0;
    bool concludes = false;
    while (str_next(&rest, ' ', &word)) {
        if (str_is(word, ":") || word.length == 0)
            continue;
        if (str_is(word, "=>")) {
            concludes = true;
        } else if (concludes) {
            add_step(sketcher, argument, words, count, word);
            count = 0;
            concludes = false;
        } else {
            words[count++] = word;
        }
    }
}

static void add_text(Sketcher *sketcher, Str rest)
{
    Str name;
    str_next(&rest, ' ', &name);
    Node node = node_of(sketcher, name);
    if (node.kind == NODE_CLAIM)
        sketcher->debate->claims[node.id].text = rest;
    else
        sketcher->debate->arguments[node.id].text = rest;
}

static void add_line(Sketcher *sketcher, Str line)
{
    static const struct {
        const char *sign;
        RelationKind kind;
    } signs[] = {
        { "+", RELATION_SUPPORT },   { "-", RELATION_ATTACK },
        { "_", RELATION_UNDERCUT },  { "><", RELATION_CONTRADICTORY },
        { "<>", RELATION_CONTRARY }, { "==", RELATION_REPHRASE },
        { "=>", RELATION_ENTAILS },
    };
    Str rest = line, first, sign;
    if (!str_next(&rest, ' ', &first))
        return;
    if (str_is(first, "\"")) {
        add_text(sketcher, rest);
        return;
    }
    Node from = node_of(sketcher, first);
    if (!str_next(&rest, ' ', &sign))
        return;
    if (str_is(sign, ":")) {
        add_steps(sketcher, from.id, rest);
        return;
    }
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (str_is(sign, signs[i].sign))
            relate(sketcher, signs[i].kind, from, end_of(sketcher, rest));
}

static Sketcher begin(Arena *arena)
{
    Debate *debate = arena_get(arena, 1, sizeof *debate);
    debate->claim_titles.arena = arena;
    debate->argument_titles.arena = arena;
    return (Sketcher){ .arena = arena, .debate = debate };
}

Debate *sketch(Arena *arena, const char *lines)
{
    Sketcher sketcher = begin(arena);
    Str rest = str(lines), line;
    while (str_next(&rest, '\n', &line))
        add_line(&sketcher, line);
    debate_index(sketcher.debate, arena);
    return sketcher.debate;
}

Node sketch_node(const Debate *debate, const char *name)
{
    return debate_find(debate, str(name));
}

// xorshift (Marsaglia 2003): the same on every machine.
static uint32_t next_random(uint32_t *seed, uint32_t below)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed % below;
}

static Node random_node(Sketcher *sketcher, uint32_t *seed, int32_t below)
{
    int32_t id = (int32_t)next_random(seed, (uint32_t)below);
    bool is_argument = id % 7 == 6;
    return node_of(sketcher, is_argument ? arena_format(sketcher->arena, "<A%d>", id)
                                         : arena_format(sketcher->arena, "C%d", id));
}

static void random_steps(Sketcher *sketcher, uint32_t *seed, int32_t size)
{
    for (int32_t id = 6; id < size; id += 28) {
        Str words[3];
        for (int i = 0; i < 3; i++)
            words[i] = arena_format(sketcher->arena, "C%d",
                                    (int)next_random(seed, (uint32_t)size) / 7 * 7);
        Node argument = node_of(sketcher, arena_format(sketcher->arena, "<A%d>", id));
        add_step(sketcher, argument.id, words, 1, words[1]);
        add_step(sketcher, argument.id, words, 2, words[2]);
    }
}

Debate *sketch_random(Arena *arena, uint32_t seed, int size)
{
    static const RelationKind kinds[] = {
        RELATION_SUPPORT,  RELATION_SUPPORT,  RELATION_SUPPORT,       RELATION_ATTACK,
        RELATION_ATTACK,   RELATION_ATTACK,   RELATION_UNDERCUT,      RELATION_ATTACK,
        RELATION_CONTRARY, RELATION_REPHRASE, RELATION_CONTRADICTORY, RELATION_ENTAILS,
    };
    Sketcher sketcher = begin(arena);
    seed = seed * 2654435761u + 1;
    for (int32_t id = 0; id < size; id++) {
        Node from = random_node(&sketcher, &seed, id + 1);
        bool bears_back = next_random(&seed, 12) == 0;
        Node to = random_node(&sketcher, &seed, bears_back ? size : id / 2 + 1);
        uint32_t kind = next_random(&seed, next_random(&seed, 4) ? 8 : COUNT(kinds));
        relate(&sketcher, kinds[kind], from, to);
        if (sketcher.debate->relation_count > 1 && next_random(&seed, 10) == 0)
            relate(&sketcher, RELATION_UNDERCUT, random_node(&sketcher, &seed, size),
                   (Node){ NODE_RELATION, sketcher.debate->relation_count - 1 });
    }
    random_steps(&sketcher, &seed, size);
    debate_index(sketcher.debate, arena);
    return sketcher.debate;
}

Str sketch_print(const Tree *tree, Arena *arena)
{
    static const char *const signs[LINK_COUNT] = {
        [LINK_ROOT] = "",         [LINK_SUPPORT] = "+ ",   [LINK_ATTACK] = "- ",
        [LINK_UNDERCUT] = "_ ",   [LINK_CONTRARY] = "<> ", [LINK_CONTRADICTORY] = ">< ",
        [LINK_EQUIVALENT] = "= ", [LINK_PREMISE] = "| ",
    };
    Buffer out = { .arena = arena };
    for (PlaceId id = 0; id < tree->count; id++) {
        const Place *place = &tree->places[id];
        bool is_home = place->home == id;
        Str address = address_of(tree, id, arena);
        Str title = debate_title(tree->debate, place->node);
        bool is_argument = place->node.kind == NODE_ARGUMENT;
        if (is_home)
            buffer_format(&out, "%.*s ", (int)address.length, address.data);
        else
            buffer_add(&out, str("~ "));
        buffer_format(&out, is_argument ? "%s<%.*s>" : "%s%.*s", signs[place->link],
                      (int)title.length, title.data);
        if (!is_home)
            buffer_format(&out, " (%.*s)", (int)address.length, address.data);
        buffer_add_byte(&out, '\n');
    }
    return buffer_str(&out);
}
