#include "src/argdown/argdown_draft.h"
#include <stdlib.h>
#include "src/base/alloc.h"

void *pile_add(Pile *pile, size_t size)
{
    if (pile->count == pile->room) {
        pile->room = pile->room ? pile->room + pile->room / 2 : 16;
        pile->items = xrealloc(pile->items, pile->room * size);
    }
    char *item = (char *)pile->items + pile->count++ * size;
    return memset(item, 0, size);
}

// A copy in the arena; the pile is empty afterwards.
static void *move_pile(Arena *arena, Pile *pile, size_t size)
{
    void *copy = arena_get(arena, pile->count + 1, size);
    if (pile->count > 0)
        memcpy(copy, pile->items, pile->count * size);
    free(pile->items);
    *pile = (Pile){ 0 };
    return copy;
}

void draft_init(Draft *draft, Arena *arena, bool strict)
{
    *draft = (Draft){ .arena = arena, .tags = { .arena = arena }, .strict = strict };
    draft->debate = arena_get(arena, 1, sizeof *draft->debate);
    draft->debate->claim_titles.arena = arena;
    draft->debate->argument_titles.arena = arena;
}

static Str made_up_title(Draft *draft)
{
    for (;;) {
        Str title = arena_format(draft->arena, "Untitled %d", ++draft->untitled);
        if (draft->strict || !draft->has_such_titles ||
            (table_get(&draft->debate->claim_titles, title) < 0 &&
             table_get(&draft->debate->argument_titles, title) < 0))
            return title;
    }
}

static Node new_node(Draft *draft, bool is_argument, Str title, bool is_untitled)
{
    if (is_argument) {
        Argument *argument = pile_add(&draft->arguments, sizeof *argument);
        *argument = (Argument){ .title = title,
                                .is_untitled = is_untitled,
                                .section = NONE,
                                .first_step = NONE };
        return node_argument((ArgumentId)draft->arguments.count - 1);
    }
    Claim *claim = pile_add(&draft->claims, sizeof *claim);
    *claim = (Claim){ .title = title, .is_untitled = is_untitled, .section = NONE };
    return node_claim((ClaimId)draft->claims.count - 1);
}

Node draft_node(Draft *draft, bool is_argument, Str title)
{
    Table *titles =
        is_argument ? &draft->debate->argument_titles : &draft->debate->claim_titles;
    bool is_untitled = title.length == 0;
    if (is_untitled)
        title = made_up_title(draft);
    else if (title.data[0] == 'U' && str_starts(title, str("Untitled ")))
        draft->has_such_titles = true;
    int32_t id = table_get(titles, title);
    if (id >= 0)
        return (Node){ is_argument ? NODE_ARGUMENT : NODE_CLAIM, id };
    Node node = new_node(draft, is_argument, title, is_untitled);
    table_set(titles, title, node.id);
    return node;
}

StepId draft_last_step(const Draft *draft, ArgumentId argument)
{
    bool known = (size_t)argument < draft->last_steps.count;
    return known ? ((const StepId *)draft->last_steps.items)[argument] - 1 : NONE;
}

void draft_set_last_step(Draft *draft, ArgumentId argument, StepId step)
{
    while (draft->last_steps.count <= (size_t)argument)
        *(StepId *)pile_add(&draft->last_steps, sizeof(StepId)) = 0;
    ((StepId *)draft->last_steps.items)[argument] = step + 1;
}

void draft_unmark_tags(Draft *draft)
{
    draft->round++;
}

bool draft_mark_tag(Draft *draft, TagId tag)
{
    while (draft->tag_marks.count <= (size_t)tag)
        *(uint32_t *)pile_add(&draft->tag_marks, sizeof(uint32_t)) = 0;
    uint32_t *mark = (uint32_t *)draft->tag_marks.items + tag;
    bool is_new = *mark != draft->round;
    *mark = draft->round;
    return is_new;
}

TagId draft_tag(Draft *draft, Str tag)
{
    int32_t id = table_get(&draft->tags, tag);
    if (id < 0) {
        id = (int32_t)draft->tags.count;
        table_set(&draft->tags, tag, id);
    }
    return id;
}

Member *draft_member(Draft *draft, Node owner)
{
    MemberDraft *member = pile_add(&draft->members, sizeof *member);
    member->owner = owner;
    return &member->member;
}

// --- relations, found by their ends

static uint64_t mix(uint64_t hash, uint64_t part)
{
    hash = (hash ^ part) * 0x9E3779B97F4A7C15u;
    return hash ^ (hash >> 29);
}

// Equal for both directions of a symmetric relation.
static uint64_t relation_hash(RelationKind kind, Node from, Node to)
{
    uint64_t a = mix((uint64_t)from.kind, (uint64_t)from.id);
    uint64_t b = mix((uint64_t)to.kind, (uint64_t)to.id);
    if (relation_is_symmetric(kind) && a > b)
        return mix(mix((uint64_t)kind, b), a);
    return mix(mix((uint64_t)kind, a), b);
}

static bool is_same(const Relation *relation, RelationKind kind, Node from, Node to)
{
    bool same = node_equal(relation->from, from) && node_equal(relation->to, to);
    bool reverse = node_equal(relation->from, to) && node_equal(relation->to, from);
    return relation->kind == kind && (same || (reverse && relation_is_symmetric(kind)));
}

// The slot that holds the relation (its id + 1), or the empty one where it belongs.
static size_t slot_of(const Draft *draft, RelationKind kind, Node from, Node to)
{
    const int32_t *slots = draft->relation_slots.items;
    size_t mask = draft->relation_slots.room - 1;
    size_t slot = (size_t)relation_hash(kind, from, to) & mask;
    while (slots[slot] != 0) {
        const RelationDraft *other = draft_relation(draft, slots[slot] - 1);
        if (!other->is_dropped && is_same(&other->relation, kind, from, to))
            break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

RelationId draft_find_relation(const Draft *draft, RelationKind kind, Node from,
                               Node to)
{
    if (draft->relation_slots.room == 0)
        return NONE;
    const int32_t *slots = draft->relation_slots.items;
    return slots[slot_of(draft, kind, from, to)] - 1;
}

static int32_t *slot_for(const Draft *draft, const Relation *relation)
{
    return (int32_t *)draft->relation_slots.items +
           slot_of(draft, relation->kind, relation->from, relation->to);
}

static void grow_slots(Draft *draft)
{
    Pile *slots = &draft->relation_slots;
    if (slots->room > (draft->relations.count + draft->changes) * 2)
        return;
    draft->changes = 0;
    slots->room = slots->room ? slots->room * 4 : 64;
    free(slots->items);
    slots->items = xalloc(slots->room * sizeof(int32_t));
    memset(slots->items, 0, slots->room * sizeof(int32_t));
    for (size_t i = 0; i < draft->relations.count; i++) {
        const RelationDraft *relation = draft_relation(draft, (RelationId)i);
        if (!relation->is_dropped)
            *slot_for(draft, &relation->relation) = (int32_t)i + 1;
    }
}

RelationId draft_add_relation(Draft *draft, const Relation *relation)
{
    grow_slots(draft);
    int32_t *slot = slot_for(draft, relation);
    if (*slot != 0)
        return *slot - 1;
    RelationDraft *added = pile_add(&draft->relations, sizeof *added);
    added->relation = *relation;
    *slot = (int32_t)draft->relations.count;
    return *slot - 1;
}

void draft_change_relation(Draft *draft, RelationId id, const Relation *changed)
{
    grow_slots(draft);
    draft_relation(draft, id)->relation = *changed;
    *slot_for(draft, changed) = id + 1;
    draft->changes++;
}

// --- the end

static Member **members_of(const Draft *draft, Node owner, size_t **count)
{
    if (owner.kind == NODE_ARGUMENT) {
        Argument *argument = draft_argument(draft, owner.id);
        *count = &argument->member_count;
        return &argument->members;
    }
    Claim *claim = draft_claim(draft, owner.id);
    *count = &claim->member_count;
    return &claim->members;
}

// Gives every claim and argument its members, in one array that is sorted by owner.
static void place_members(Draft *draft)
{
    const MemberDraft *drafts = draft->members.items;
    Member *room = arena_get(draft->arena, draft->members.count + 1, sizeof *room);
    size_t *count;
    for (size_t i = 0; i < draft->members.count; i++) {
        members_of(draft, drafts[i].owner, &count);
        (*count)++;
    }
    for (size_t i = 0; i < draft->members.count; i++) {
        Member **members = members_of(draft, drafts[i].owner, &count);
        if (!*members) {
            *members = room;
            room += *count;
            *count = 0;
        }
        (*members)[(*count)++] = drafts[i].member;
    }
    free(draft->members.items);
    draft->members = (Pile){ 0 };
}

// The text without the tags at its end.
static Str text_without_tags(const Member *member)
{
    if (!member)
        return str("");
    Str text = member->text;
    for (size_t i = member->range_count; i-- > 0;) {
        const Range *range = &member->ranges[i];
        if (range->kind != RANGE_TAG || range->end != text.length)
            break;
        text = str_part(text, 0, range->start);
        while (text.length > 0 && (text.data[text.length - 1] == ' ' ||
                                   text.data[text.length - 1] == '\t'))
            text.length--;
    }
    return text;
}

// The tags of all members, each once, as they first come.
static TagId *unite_tags(Draft *draft, const Member *members, size_t count,
                         size_t *tag_count)
{
    size_t room = 0, holders = 0;
    for (size_t i = 0; i < count; i++) {
        room += members[i].tag_count;
        holders += members[i].tag_count > 0;
    }
    *tag_count = 0;
    if (room == 0)
        return NULL;
    TagId *tags = holders == 1 ? NULL : arena_get(draft->arena, room, sizeof *tags);
    draft_unmark_tags(draft);
    for (size_t i = 0; i < count; i++) {
        if (holders == 1 && members[i].tag_count > 0) {
            *tag_count = members[i].tag_count;
            return members[i].tags;
        }
        for (size_t k = 0; k < members[i].tag_count; k++)
            if (draft_mark_tag(draft, members[i].tags[k]))
                tags[(*tag_count)++] = members[i].tags[k];
    }
    return tags;
}

// Where a member says so itself, else that of the first definition in any, else that of
// the first member. A definition that says {isInGroup: false} counts as a reference.
static SectionId section_of(const Member *members, size_t count)
{
    SectionId defined = NONE, said = NONE;
    for (size_t i = 0; i < count; i++) {
        const Value *says = value_get(members[i].data, "isInGroup");
        bool is_said = says && says->kind == VALUE_BOOLEAN;
        if (is_said && says->boolean)
            said = members[i].section;
        if (!is_said && !members[i].is_reference && defined == NONE)
            defined = members[i].section;
    }
    if (said != NONE || defined != NONE)
        return said != NONE ? said : defined;
    return count > 0 ? members[0].section : NONE;
}

static void finish_claims(Draft *draft)
{
    for (size_t i = 0; i < draft->claims.count; i++) {
        Claim *claim = draft_claim(draft, (ClaimId)i);
        claim->text =
            text_without_tags(debate_canonical(claim->members, claim->member_count));
        claim->tags =
            unite_tags(draft, claim->members, claim->member_count, &claim->tag_count);
        claim->section = section_of(claim->members, claim->member_count);
    }
    for (size_t i = 0; i < draft->arguments.count; i++) {
        Argument *argument = draft_argument(draft, (ArgumentId)i);
        argument->text = text_without_tags(
            debate_canonical(argument->members, argument->member_count));
        argument->tags = unite_tags(draft, argument->members, argument->member_count,
                                    &argument->tag_count);
        if (argument->section == NONE)
            argument->section = section_of(argument->members, argument->member_count);
    }
}

// Where each step goes: those of dropped beginnings go nowhere (NONE).
static StepId *place_steps(Draft *draft)
{
    size_t count = draft->steps.count;
    StepId *moved = xalloc((count + 1) * sizeof *moved);
    Step *steps = arena_get(draft->arena, count + 1, sizeof *steps);
    ClaimId *premises = move_pile(draft->arena, &draft->premises, sizeof *premises);
    int32_t used = 0;
    for (size_t i = 0; i < count; i++) {
        const StepDraft *step = draft_step(draft, (StepId)i);
        moved[i] = step->is_dropped ? NONE : used;
        if (step->is_dropped)
            continue;
        steps[used] = step->step;
        steps[used].premises = premises + step->premise_start;
        steps[used++].premise_count = step->premise_count;
    }
    for (size_t i = 0; i < draft->arguments.count; i++) {
        Argument *argument = draft_argument(draft, (ArgumentId)i);
        argument->first_step =
            argument->step_count > 0 ? moved[argument->first_step] : NONE;
    }
    free(draft->lines.items);
    free(draft->steps.items);
    draft->steps = (Pile){ 0 };
    draft->debate->steps = steps;
    draft->debate->step_count = used;
    return moved;
}

static bool follow(Node *node, const StepId *moved)
{
    if (node->kind == NODE_STEP)
        node->id = moved[node->id];
    return node->id != NONE;
}

static void place_relations(Draft *draft, const StepId *moved)
{
    size_t count = draft->relations.count;
    RelationId *ids = xalloc((count + 1) * sizeof *ids);
    Relation *relations = arena_get(draft->arena, count + 1, sizeof *relations);
    int32_t used = 0;
    for (size_t i = 0; i < count; i++) {
        Relation relation = draft_relation(draft, (RelationId)i)->relation;
        ids[i] = NONE;
        if (draft_relation(draft, (RelationId)i)->is_dropped ||
            !follow(&relation.from, moved) || !follow(&relation.to, moved))
            continue;
        ids[i] = used;
        relations[used++] = relation;
    }
    for (int32_t i = 0; i < used; i++)
        if (relations[i].meant != NONE)
            relations[i].meant = ids[relations[i].meant];
    free(ids);
    free(draft->relations.items);
    free(draft->relation_slots.items);
    free(draft->tag_marks.items);
    free(draft->last_steps.items);
    draft->debate->relations = relations;
    draft->debate->relation_count = used;
}

const Debate *draft_finish(Draft *draft)
{
    Debate *debate = draft->debate;
    place_members(draft);
    finish_claims(draft);
    StepId *moved = place_steps(draft);
    place_relations(draft, moved);
    free(moved);
    debate->claim_count = (int32_t)draft->claims.count;
    debate->argument_count = (int32_t)draft->arguments.count;
    debate->section_count = (int32_t)draft->sections.count;
    debate->tag_count = (int32_t)draft->tags.count;
    debate->claims = move_pile(draft->arena, &draft->claims, sizeof(Claim));
    debate->arguments = move_pile(draft->arena, &draft->arguments, sizeof(Argument));
    debate->sections = move_pile(draft->arena, &draft->sections, sizeof(Section));
    debate->tags = draft->tags.keys;
    debate_index(debate, draft->arena);
    return debate;
}
