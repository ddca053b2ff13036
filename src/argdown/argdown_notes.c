#include "src/argdown/argdown_notes.h"
#include <stdlib.h>
#include "src/debate/standing_rules.h"
#include "src/text/text.h"

typedef struct {
    const Debate *debate;
    const Source *source;
    Arena *arena;
} Notes;

// What the front matter does not want to hear: {check: {ignore: [code]}}.
static bool is_ignored(const Debate *debate, const char *code)
{
    const Value *list = value_get(value_get(debate->meta, "check"), "ignore");
    for (size_t i = 0; list && list->kind == VALUE_LIST && i < list->count; i++)
        if (str_is(value_string(list->entries[i].value), code))
            return true;
    return false;
}

static void note(const Notes *notes, Extent extent, Severity severity, const char *code,
                 Str text, Str help)
{
    if (is_ignored(notes->debate, code))
        return;
    Token place = { TOKEN_TEXT, extent.start, extent.end,
                    extent.start - (uint32_t)(extent.column - 1), extent.line };
    source_problem(notes->source, place, severity, code, text, help);
}

static Str shown(const Notes *notes, Node node)
{
    Str title = debate_title(notes->debate, node);
    bool is_argument = node.kind == NODE_ARGUMENT;
    return arena_format(notes->arena, is_argument ? "<%.*s>" : "[%.*s]",
                        (int)title.length, title.data);
}

static const Member *members_of(const Notes *notes, Node node, size_t *count)
{
    const Debate *debate = notes->debate;
    *count = node.kind == NODE_CLAIM ? debate->claims[node.id].member_count
                                     : debate->arguments[node.id].member_count;
    return node.kind == NODE_CLAIM ? debate->claims[node.id].members
                                   : debate->arguments[node.id].members;
}

// Only the title, of a line that may go on.
static Extent title_extent(const Notes *notes, Node node, const Member *member)
{
    Extent extent = member->extent;
    size_t length = debate_title(notes->debate, node).length + 2;
    if (extent.end - extent.start > length)
        extent.end = extent.start + (uint32_t)length;
    return extent;
}

static Node nth_node(const Debate *debate, int32_t index)
{
    return index < debate->claim_count ? node_claim(index)
                                       : node_argument(index - debate->claim_count);
}

static bool is_defined(const Notes *notes, Node node)
{
    size_t count;
    const Member *members = members_of(notes, node, &count);
    for (size_t i = 0; i < count; i++)
        if (!members[i].is_reference)
            return true;
    return node.kind == NODE_ARGUMENT &&
           notes->debate->arguments[node.id].step_count > 0;
}

// --- titles

// The title of this kind that is defined and most like one that is not; empty if none
// is like it.
static Str like_title(const Notes *notes, Node node)
{
    enum { LIKE = 2, SHORT = 4 };
    const Debate *debate = notes->debate;
    Str title = debate_title(debate, node), best = str("");
    Str folded = text_fold(notes->arena, title);
    int least = LIKE + 1;
    int32_t count =
        node.kind == NODE_CLAIM ? debate->claim_count : debate->argument_count;
    for (int32_t i = 0; i < count && title.length > SHORT; i++) {
        Node other = { node.kind, i };
        Str name = debate_title(debate, other);
        bool near = name.length + LIKE >= title.length &&
                    title.length + LIKE >= name.length && i != node.id;
        if (!near || !is_defined(notes, other))
            continue;
        int distance = text_distance(folded, text_fold(notes->arena, name), LIKE);
        if (distance < least) {
            least = distance;
            best = name;
        }
    }
    return best;
}

static void note_undefined(const Notes *notes, Node node, bool looks)
{
    size_t count;
    const Member *members = members_of(notes, node, &count);
    if (count == 0 || debate_is_untitled(notes->debate, node) ||
        is_defined(notes, node))
        return;
    Str like = looks ? like_title(notes, node) : str("");
    Str name = shown(notes, node);
    if (like.length == 0 && node.kind == NODE_ARGUMENT)
        return; // a title is often all that an argument has
    note(notes, title_extent(notes, node, &members[0]),
         like.length > 0 ? SEVERITY_WARNING : SEVERITY_NOTE, "undefined-title",
         arena_format(notes->arena, "%.*s is defined nowhere", (int)name.length,
                      name.data),
         like.length > 0 ? arena_format(notes->arena, "did you mean “%.*s”?",
                                        (int)like.length, like.data)
                         : arena_format(notes->arena, "write its text once: %.*s: text",
                                        (int)name.length, name.data));
}

static void note_titles(const Notes *notes)
{
    enum { LOOKED_FOR = 50 }; // titles for which a like one is looked for
    const Debate *debate = notes->debate;
    int looked_for = 0;
    for (int32_t i = 0; i < debate->claim_count + debate->argument_count; i++) {
        Node node = nth_node(debate, i);
        bool undefined = !debate_is_untitled(debate, node) && !is_defined(notes, node);
        looked_for += undefined;
        if (undefined)
            note_undefined(notes, node, looked_for <= LOOKED_FOR);
    }
}

// --- definitions

static void mark_mentions(const Notes *notes, const Member *member, bool *mentioned)
{
    for (size_t i = 0; i < member->range_count; i++) {
        const Range *range = &member->ranges[i];
        const Debate *debate = notes->debate;
        int32_t id = -1;
        if (range->kind == RANGE_CLAIM_MENTION)
            id = table_get(&debate->claim_titles, range->target);
        else if (range->kind == RANGE_ARGUMENT_MENTION &&
                 (id = table_get(&debate->argument_titles, range->target)) >= 0)
            id += debate->claim_count;
        if (id >= 0)
            mentioned[id] = true;
    }
}

// Mentions of what there is not.
static void note_mentions(const Notes *notes, const Member *member, Table *told)
{
    const Debate *debate = notes->debate;
    for (size_t i = 0; i < member->range_count; i++) {
        const Range *range = &member->ranges[i];
        bool of_claim = range->kind == RANGE_CLAIM_MENTION;
        if (!of_claim && range->kind != RANGE_ARGUMENT_MENTION)
            continue;
        bool is_there =
            table_get(of_claim ? &debate->claim_titles : &debate->argument_titles,
                      range->target) >= 0;
        if (is_there || table_get(told, range->target) >= 0)
            continue;
        table_set(told, range->target, 0);
        note(notes, member->extent, SEVERITY_NOTE, "undefined-title",
             arena_format(notes->arena,
                          of_claim ? "the text mentions [%.*s], which there is not"
                                   : "the text mentions <%.*s>, which there is not",
                          (int)range->target.length, range->target.data),
             str("write it as its title stands where it is defined"));
    }
}

static bool is_used(const Notes *notes, Node node, const bool *mentioned, int32_t index)
{
    const Debate *debate = notes->debate;
    size_t count;
    const Member *members = members_of(notes, node, &count);
    if (mentioned[index] || debate_into(debate, node).count > 0 ||
        debate_out_of(debate, node).count > 0 || count > 1 ||
        (node.kind == NODE_ARGUMENT && debate->arguments[node.id].step_count > 0))
        return true;
    return count == 0 || members[0].argument != NONE ||
           members[0].role == MEMBER_LISTED;
}

static void note_unused(const Notes *notes)
{
    const Debate *debate = notes->debate;
    int32_t count = debate->claim_count + debate->argument_count;
    Table told = { .arena = notes->arena };
    bool *mentioned = arena_get(notes->arena, (size_t)count + 1, sizeof *mentioned);
    for (int32_t i = 0; i < count; i++) {
        size_t member_count;
        const Member *members = members_of(notes, nth_node(debate, i), &member_count);
        for (size_t k = 0; k < member_count; k++) {
            mark_mentions(notes, &members[k], mentioned);
            note_mentions(notes, &members[k], &told);
        }
    }
    for (int32_t i = 0; i < count; i++) {
        Node node = nth_node(debate, i);
        size_t member_count;
        const Member *members = members_of(notes, node, &member_count);
        if (count < 2 || // there is nothing else that could use it
            debate_is_untitled(debate, node) || is_used(notes, node, mentioned, i) ||
            members[0].is_reference)
            continue;
        Str name = shown(notes, node);
        note(notes, title_extent(notes, node, &members[0]), SEVERITY_NOTE,
             "unused-definition",
             arena_format(notes->arena, "%.*s bears on nothing, and nothing on it",
                          (int)name.length, name.data),
             str("say below it what supports or attacks it, or what it supports"));
    }
}

// "[Title]", or where it stands if it has none.
static Str named(const Notes *notes, Node node)
{
    const Member *member = debate_member(notes->debate, node);
    if (!debate_is_untitled(notes->debate, node) || !member)
        return shown(notes, node);
    return arena_format(notes->arena, "the claim on line %d", member->extent.line);
}

static void note_duplicates(const Notes *notes)
{
    enum { WORTH = 12 }; // bytes of a text that is no mere word
    const Debate *debate = notes->debate;
    Table texts = { .arena = notes->arena };
    for (int32_t i = 0; i < debate->claim_count + debate->argument_count; i++) {
        Node node = nth_node(debate, i);
        if (i == debate->claim_count) // an argument may say what its premise says
            texts = (Table){ .arena = notes->arena };
        const Member *member = debate_member(debate, node);
        Str text = debate_text(debate, node);
        if (!member || text.length < WORTH)
            continue;
        int32_t first = table_get(&texts, text);
        if (first < 0) {
            table_set(&texts, text, i);
            continue;
        }
        Str other = named(notes, nth_node(debate, first));
        note(notes, member->extent, SEVERITY_NOTE, "duplicate-text",
             arena_format(notes->arena, "%.*s has this text too", (int)other.length,
                          other.data),
             str("refer to it by its title if both are one claim"));
    }
}

// --- relations

// Whether something speaks both for and against one thing.
static void note_both_sides(const Notes *notes)
{
    const Debate *debate = notes->debate;
    for (RelationId i = 0; i < debate->relation_count; i++) {
        const Relation *attack = &debate->relations[i];
        if (attack->kind != RELATION_ATTACK)
            continue;
        RelationList own = debate_out_of(debate, attack->from);
        RelationList all = debate_into(debate, attack->to);
        RelationList few = own.count < all.count ? own : all;
        for (size_t k = 0; k < few.count; k++) {
            const Relation *support = &debate->relations[few.items[k]];
            if (support->kind != RELATION_SUPPORT ||
                !node_equal(support->from, attack->from) ||
                !node_equal(support->to, attack->to))
                continue;
            Str from = shown(notes, attack->from), to = shown(notes, attack->to);
            note(notes, (support->order > attack->order ? support : attack)->extent,
                 SEVERITY_WARNING, "both-sides",
                 arena_format(notes->arena, "%.*s both supports and attacks %.*s",
                              (int)from.length, from.data, (int)to.length, to.data),
                 str("keep one of them, or make two arguments of it"));
        }
    }
}

// --- cycles

typedef struct {
    int32_t node;
    size_t next; // of the relations out of it
} Way;

static int32_t index_of(const Debate *debate, Node node)
{
    return node.kind == NODE_CLAIM      ? node.id
           : node.kind == NODE_ARGUMENT ? debate->claim_count + node.id
                                        : -1;
}

static void note_cycle(const Notes *notes, const Relation *relation)
{
    bool itself = node_equal(relation->from, relation->to);
    Str from = shown(notes, relation->from), to = shown(notes, relation->to);
    note(notes, relation->extent, SEVERITY_WARNING, "cycle",
         itself ? arena_format(notes->arena, "%.*s supports itself", (int)from.length,
                               from.data)
                : arena_format(notes->arena,
                               "%.*s supports %.*s, on which it rests itself",
                               (int)from.length, from.data, (int)to.length, to.data),
         str("leave out one of the supports in this circle"));
}

// Supports that lead back to where they began. Depth first, without recursion; each
// relation is looked at once.
static void note_cycles(const Notes *notes)
{
    enum { NEW, OPEN, DONE };
    const Debate *debate = notes->debate;
    int32_t count = debate->claim_count + debate->argument_count;
    unsigned char *state = arena_get(notes->arena, (size_t)count + 1, 1);
    Way *stack = arena_get(notes->arena, (size_t)count + 1, sizeof *stack);
    for (int32_t root = 0; root < count; root++) {
        size_t depth = 0;
        if (state[root] != NEW)
            continue;
        stack[depth++] = (Way){ root, 0 };
        state[root] = OPEN;
        while (depth > 0) {
            Way *top = &stack[depth - 1];
            RelationList list = debate_out_of(debate, nth_node(debate, top->node));
            if (top->next == list.count) {
                state[top->node] = DONE;
                depth--;
                continue;
            }
            const Relation *relation = &debate->relations[list.items[top->next++]];
            int32_t to = index_of(debate, relation->to);
            bool supports = relation->kind == RELATION_SUPPORT ||
                            relation->kind == RELATION_ENTAILS;
            if (!supports || to < 0)
                continue;
            if (state[to] == OPEN)
                note_cycle(notes, relation);
            if (state[to] != NEW)
                continue;
            state[to] = OPEN;
            stack[depth++] = (Way){ to, 0 };
        }
    }
}

// --- rules

// Where a value of the front matter stands, up to the end of its line.
static Extent extent_of_value(const Notes *notes, const Value *value)
{
    Str text = notes->source->text;
    size_t start = 0, end;
    for (int32_t line = 1; line < value->line; line++) {
        const char *next = memchr(text.data + start, '\n', text.length - start);
        if (!next)
            break;
        start = (size_t)(next - text.data) + 1;
    }
    int32_t column = value->column > 0 ? value->column : 1;
    start += (size_t)column - 1;
    start = start < text.length ? start : text.length;
    for (end = start; end < text.length && text.data[end] != '\n'; end++)
        continue;
    return (Extent){ (uint32_t)start, (uint32_t)end, value->line, column };
}

static void note_rules(const Notes *notes)
{
    const char *key;
    const Value *value = standing_unknown(notes->debate, &key);
    if (!value || value->line <= 0)
        return;
    note(notes, extent_of_value(notes, value), SEVERITY_WARNING, "unknown-rule",
         arena_format(notes->arena, "%s: has no such value", key),
         arena_format(notes->arena, "it is one of: %s",
                      standing_rule_names(str(key), notes->arena).data));
}

void argdown_notes(const Debate *debate, const Source *source)
{
    Notes notes = { debate, source, arena_new() };
    note_titles(&notes);
    note_unused(&notes);
    note_duplicates(&notes);
    note_both_sides(&notes);
    note_cycles(&notes);
    note_rules(&notes);
    arena_free(notes.arena);
}
