// Argdown: whatever bytes come, strictly read or kindly, the debate holds together, its
// reading tree has every claim once, problems lie in the file, the exported JSON ends,
// and the canonical text says what was said and is its own canonical text.
#include <assert.h>
#include <stdint.h>
#include "src/argdown/argdown_build.h"
#include "src/argdown/argdown_notes.h"
#include "src/debate/debate_compare.h"
#include "src/debate/tree.h"
#include "src/export/export_argdown.h"
#include "src/export/export_argdown_json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void count_piece(void *context, Str piece)
{
    *(size_t *)context += piece.length;
}

static void check_node(const Debate *debate, Node node)
{
    int32_t count = node.kind == NODE_CLAIM      ? debate->claim_count
                    : node.kind == NODE_ARGUMENT ? debate->argument_count
                    : node.kind == NODE_STEP     ? debate->step_count
                                                 : debate->relation_count;
    assert(node.kind != NODE_NONE && node.id >= 0 && node.id < count);
}

static void check_tree(const Debate *debate, Arena *arena)
{
    const Tree *tree = tree_make(debate, arena);
    for (PlaceId i = 0; i < tree->count; i++)
        assert(tree->places[i].parent < i && tree->places[i].home < tree->count);
    for (ClaimId i = 0; i < debate->claim_count; i++)
        assert(tree->claim_home[i] >= 0);
}

static void read_once(Str text, bool strict)
{
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    ArgdownOptions options = { .strict = strict };
    const Debate *debate =
        argdown_read_with(arena, str("f"), text, &options, &problems);
    Source source = { .path = str("f"), .text = text, .problems = &problems };
    argdown_notes(debate, &source);
    int lines = 2;
    for (size_t i = 0; i < text.length; i++)
        lines += text.data[i] == '\n' || text.data[i] == '\r';
    for (size_t i = 0; i < problems.count; i++)
        assert(problems.items[i].line >= 0 && problems.items[i].line <= lines &&
               problems.items[i].length >= 1);
    for (RelationId i = 0; i < debate->relation_count; i++) {
        check_node(debate, debate->relations[i].from);
        check_node(debate, debate->relations[i].to);
    }
    check_tree(debate, arena);
    size_t length = 0;
    export_argdown_json(debate, text, count_piece, &length);
    assert(length > 0);
    arena_free(arena);
}

// What is in the usual form already, stays, if it says the same: what had things in it
// that no text can say rightly is never written.
static void write_once(Str text)
{
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    bool whole;
    Str difference;
    const Debate *debate = argdown_read(arena, str("f"), text, &problems);
    Str formatted = export_argdown(arena, text, &whole);
    const Debate *again = argdown_read(arena, str("f"), formatted, &problems);
    if (problems.errors == 0 && whole &&
        debate_equal(debate, again, arena, &difference))
        assert(str_equal(export_argdown(arena, formatted, &whole), formatted));
    arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Str text = { (const char *)data, size };
    read_once(text, true);
    read_once(text, false);
    write_once(text);
    return 0;
}
