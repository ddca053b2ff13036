#include "src/export/export_af.h"
#include "src/base/vec.h"
#include "src/debate/address.h"
#include "src/debate/bearing.h"

typedef struct {
    const Standing *standing;
    ExportAf form;
    Arena *frame; // a line
    void (*sink)(void *context, Str piece);
    void *context;
} Writer;

// "c1_2_1", "a1_2"; of what has no address its number among the nodes.
static Str name_of_node(const Writer *writer, int32_t node)
{
    const Tree *tree = writer->standing->tree;
    Node named = bearing_nth(tree->debate, node);
    PlaceId home = tree_home(tree, named);
    char kind = named.kind == NODE_CLAIM ? 'c' : 'a';
    if (home == NONE)
        return arena_format(writer->frame, "%c_%d", kind, node + 1);
    Buffer name = { .arena = writer->frame };
    Str address = address_of(tree, home, writer->frame);
    buffer_add_byte(&name, kind);
    for (size_t i = 0; i < address.length; i++)
        buffer_add_byte(&name, address.data[i] == '.' ? '_' : address.data[i]);
    return buffer_str(&name);
}

static Str name_of(const Writer *writer, int32_t number)
{
    FrameNode at = writer->standing->frame->frame[number];
    if (at.kind == FRAME_NODE)
        return name_of_node(writer, at.of);
    if (at.kind == FRAME_DENIAL) {
        Str name = name_of_node(writer, at.of);
        return arena_format(writer->frame, "not_%.*s", STR_ARGUMENTS(name));
    }
    return arena_format(writer->frame, "%c%d", at.kind == FRAME_EFFECT ? 'r' : 'x',
                        at.kind == FRAME_EFFECT ? at.of + 1 : number + 1);
}

static void put(Writer *writer, Str line)
{
    writer->sink(writer->context, line);
    arena_reset(writer->frame);
}

static void put_argument(Writer *writer, int32_t number)
{
    Str name = name_of(writer, number);
    switch (writer->form) {
    case EXPORT_APX:
        put(writer, arena_format(writer->frame, "arg(%.*s).\n", STR_ARGUMENTS(name)));
        break;
    case EXPORT_TGF:
        put(writer, arena_format(writer->frame, "%.*s\n", STR_ARGUMENTS(name)));
        break;
    default:
        put(writer, arena_format(writer->frame, "# %d %.*s\n", number + 1,
                                 STR_ARGUMENTS(name)));
    }
}

static void put_attack(Writer *writer, int32_t attacker, int32_t target)
{
    if (writer->form == EXPORT_NUMBERED) {
        put(writer, arena_format(writer->frame, "%d %d\n", attacker + 1, target + 1));
        return;
    }
    Str from = name_of(writer, attacker), to = name_of(writer, target);
    Str line = writer->form == EXPORT_APX
                   ? arena_format(writer->frame, "att(%.*s,%.*s).\n",
                                  STR_ARGUMENTS(from), STR_ARGUMENTS(to))
                   : arena_format(writer->frame, "%.*s %.*s\n", STR_ARGUMENTS(from),
                                  STR_ARGUMENTS(to));
    put(writer, line);
}

void export_af(const Standing *standing, ExportAf form,
               void (*sink)(void *context, Str piece), void *context)
{
    const Framework *framework = &standing->frame->framework;
    Writer writer = { standing, form, arena_new(), sink, context };
    if (form == EXPORT_NUMBERED)
        put(&writer, arena_format(writer.frame, "p af %d\n", framework->count));
    for (int32_t i = 0; i < framework->count; i++)
        put_argument(&writer, i);
    if (form == EXPORT_TGF)
        put(&writer, str("#\n"));
    for (int32_t i = 0; i < framework->count; i++)
        for (int32_t k = framework->start[i]; k < framework->start[i + 1]; k++)
            put_attack(&writer, framework->attackers[k], i);
    arena_free(writer.frame);
}
