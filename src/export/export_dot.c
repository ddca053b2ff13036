#include "src/export/export_dot.h"
#include "src/base/vec.h"
#include "src/text/text.h"

// A text in quotation marks, as dot reads it: only these two signs mean something.
static void add_quoted(Buffer *line, Arena *arena, Str text)
{
    Str clean = text_clean(arena, text, false, NULL);
    buffer_add_byte(line, '"');
    for (size_t i = 0; i < clean.length; i++) {
        if (clean.data[i] == '"' || clean.data[i] == '\\')
            buffer_add_byte(line, '\\');
        buffer_add_byte(line, clean.data[i]);
    }
    buffer_add_byte(line, '"');
}

static void add_id(Buffer *line, const Debate *debate, int32_t node)
{
    if (node < debate->claim_count)
        buffer_format(line, "c%d", node + 1);
    else
        buffer_format(line, "a%d", node - debate->claim_count + 1);
}

static void add_node(Buffer *line, const Debate *debate, int32_t index, Arena *arena)
{
    Node node = bearing_nth(debate, index);
    buffer_add(line, str("  "));
    add_id(line, debate, index);
    buffer_add(line, str(" [label="));
    add_quoted(line, arena, debate_name(debate, node));
    if (!debate_is_untitled(debate, node)) {
        buffer_add(line, str(", tooltip="));
        add_quoted(line, arena, debate_text(debate, node));
    }
    buffer_add(line, str(node.kind == NODE_CLAIM ? ", style=rounded];\n" : "];\n"));
}

// A symmetric relation is an edge from either end: the later one's is taken.
static bool is_second(const Bearing *edge)
{
    return link_is_symmetric(edge->link) && edge->child < edge->parent;
}

static void add_edge(Buffer *line, const Debate *debate, const Bearing *edge)
{
    static const char *const looks[LINK_COUNT] = {
        [LINK_ROOT] = "",
        [LINK_SUPPORT] = "label=\"+\"",
        [LINK_ATTACK] = "label=\"-\", style=dashed",
        [LINK_UNDERCUT] = "label=\"undercuts\", style=dotted",
        [LINK_CONTRARY] =
            "label=\"contrary\", style=dashed, dir=both, constraint=false",
        [LINK_CONTRADICTORY] =
            "label=\"contradicts\", style=bold, dir=none, constraint=false",
        [LINK_EQUIVALENT] = "label=\"=\"",
        [LINK_PREMISE] = "label=\"premise\", arrowhead=none",
    };
    buffer_add(line, str("  "));
    add_id(line, debate, edge->child);
    buffer_add(line, str(" -> "));
    add_id(line, debate, edge->parent);
    buffer_format(line, " [%s];\n", looks[edge->link]);
}

void export_dot(const Bearings *bearings, JsonSink sink, void *context)
{
    const Debate *debate = bearings->debate;
    Arena *arena = arena_new();
    Buffer line = { .arena = arena };
    buffer_add(&line, str("digraph "));
    add_quoted(&line, arena, debate->title);
    buffer_add(&line, str(" {\n  rankdir=BT;\n  node [shape=box];\n"));
    sink(context, buffer_str(&line));
    for (int32_t i = 0; i < bearings->nodes; i++) {
        arena_reset(arena);
        line = (Buffer){ .arena = arena };
        add_node(&line, debate, i, arena);
        sink(context, buffer_str(&line));
    }
    for (int32_t i = 0; i < bearings->edge_count; i++) {
        if (is_second(&bearings->edges[i]))
            continue;
        arena_reset(arena);
        line = (Buffer){ .arena = arena };
        add_edge(&line, debate, &bearings->edges[i]);
        sink(context, buffer_str(&line));
    }
    sink(context, str("}\n"));
    arena_free(arena);
}
