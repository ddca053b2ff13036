#include "src/import/import_bag.h"
#include "src/argdown/scalar.h"
#include "src/base/limits.h"
#include "src/base/table.h"
#include "src/base/vec.h"
#include "src/import/facts.h"

static const double usual_weight = 0.5;

typedef struct {
    Arena *arena;
    FactReader facts;
    Table index;
    Table edges; // "from to sign" of those that are there
    GradualNode *nodes;
    Mention *mentions; // by node
    GradualEdge *list;
    size_t node_capacity, mention_capacity, edge_count, edge_capacity;
    bool is_full;
} BagReader;

static void complain(const BagReader *reader, Token place, Severity severity,
                     const char *code, const char *text, const char *help)
{
    facts_problem(&reader->facts, place, severity, code, str(text), str(help));
}

static void say_full(BagReader *reader, const Fact *fact)
{
    if (!reader->is_full)
        complain(reader, fact->place, SEVERITY_ERROR, "large-framework",
                 "There are more arguments or relations than can be read; the rest is "
                 "left out.",
                 "Up to 2,000,000 arguments and 2,000,000 relations are read.");
    reader->is_full = true;
}

// The node of a name, which is new or not; -1 if there is no room.
static int32_t mention(BagReader *reader, const Fact *fact, size_t term)
{
    Str name = fact->terms[term];
    size_t count = reader->index.count;
    int32_t node = table_get(&reader->index, name);
    if (node >= 0)
        return node;
    if (count >= LIMIT_CLAIMS) {
        say_full(reader, fact);
        return -1;
    }
    table_set(&reader->index, name, (int32_t)count);
    reader->nodes = vec_room(reader->arena, reader->nodes, count,
                             &reader->node_capacity, sizeof reader->nodes[0]);
    reader->mentions = vec_room(reader->arena, reader->mentions, count,
                                &reader->mention_capacity, sizeof reader->mentions[0]);
    reader->nodes[count] = (GradualNode){ usual_weight, -1 };
    reader->mentions[count] = (Mention){ fact->places[term], false };
    return (int32_t)count;
}

static void read_argument(BagReader *reader, const Fact *fact)
{
    int32_t node = mention(reader, fact, 0);
    if (node < 0)
        return;
    if (reader->mentions[node].is_declared)
        complain(reader, fact->place, SEVERITY_WARNING, "second-weight",
                 "This argument has been declared before; the last weight counts.", "");
    reader->mentions[node].is_declared = true;
    reader->nodes[node].base = usual_weight;
    if (fact->count < 2) {
        complain(reader, fact->place, SEVERITY_NOTE, "no-weight",
                 "This argument has no weight; 0.5 is taken.", "");
        return;
    }
    Value weight = scalar_value(fact->terms[1]);
    if (weight.kind == VALUE_NUMBER && weight.number >= 0 && weight.number <= 1)
        reader->nodes[node].base = weight.number;
    else
        complain(reader, fact->places[1], SEVERITY_ERROR, "bad-weight",
                 "This is no weight; 0.5 is taken.",
                 "A weight is a number from 0 to 1: arg(a, 0.5).");
}

static void read_edge(BagReader *reader, const Fact *fact, bool is_support)
{
    int32_t from = mention(reader, fact, 0), to = mention(reader, fact, 1);
    if (from < 0 || to < 0)
        return;
    if (reader->edge_count >= LIMIT_BAG_EDGES) {
        say_full(reader, fact);
        return;
    }
    Str key = arena_format(reader->arena, "%d %d %d", (int)from, (int)to, is_support);
    if (table_get(&reader->edges, key) >= 0) {
        complain(reader, fact->place, SEVERITY_WARNING, "edge-twice",
                 "This has been said before and counts once.", "");
        return;
    }
    table_set(&reader->edges, key, 0);
    reader->list = vec_room(reader->arena, reader->list, reader->edge_count,
                            &reader->edge_capacity, sizeof reader->list[0]);
    reader->list[reader->edge_count++] =
        (GradualEdge){ .from = from, .to = to, .is_support = is_support };
}

bool import_bag_is(Str text)
{
    Arena *arena = arena_new();
    Problems ignored = { .arena = arena };
    FactReader facts = facts_of(str(""), text, &ignored);
    bool is_one = false;
    for (Fact fact; !is_one && facts_next(&facts, &fact);)
        is_one =
            fact.count == 2 && (str_is(fact.name, "arg") || str_is(fact.name, "sup"));
    arena_free(arena);
    return is_one;
}

ImportedBag import_bag(Arena *arena, Str path, Str text, Problems *problems)
{
    BagReader reader = { .arena = arena,
                         .facts = facts_of(path, text, problems),
                         .index = { .arena = arena },
                         .edges = { .arena = arena } };
    for (Fact fact; facts_next(&reader.facts, &fact);) {
        bool is_support = str_is(fact.name, "sup");
        if (str_is(fact.name, "arg") && (fact.count == 1 || fact.count == 2))
            read_argument(&reader, &fact);
        else if ((is_support || str_is(fact.name, "att")) && fact.count == 2)
            read_edge(&reader, &fact, is_support);
        else
            complain(&reader, fact.place, SEVERITY_WARNING, "unknown-fact",
                     "This fact means nothing here and is left out.",
                     "Facts are arg(a, 0.5), att(a, b) and sup(a, b).");
    }
    for (size_t i = 0; i < reader.index.count; i++)
        if (!reader.mentions[i].is_declared)
            complain(&reader, reader.mentions[i].place, SEVERITY_WARNING,
                     "undeclared-argument",
                     "This argument is not declared; it is taken as one of weight 0.5.",
                     "Declare it: arg(a, 0.5).");
    return (ImportedBag){ .graph = { .count = (int32_t)reader.index.count,
                                     .nodes = reader.nodes,
                                     .edges = reader.list,
                                     .edge_count = reader.edge_count },
                          .names = reader.index.keys };
}
