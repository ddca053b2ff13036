#include "ui/outline_words.h"
#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include "src/base/vec.h"
#include "src/debate/address.h"
#include "src/library/noting.h"
#include "src/text/text.h"

Str outline_name(const Debate *debate, Node node, Arena *arena)
{
    if (debate_is_wordless(debate, node))
        return str("");
    Str name = str_trim(text_clean(arena, debate_name(debate, node), false, NULL));
    return node.kind == NODE_CLAIM ? name
                                   : arena_format(arena, "<%.*s>", STR_ARGUMENTS(name));
}

Str outline_address(const Tree *tree, PlaceId place, size_t most, Arena *arena)
{
    return address_end(tree, place, most, arena);
}

Str outline_entry(const Tree *tree, PlaceId place, Arena *arena)
{
    enum { ADDRESS = 24 };
    Str address = address_end(tree, place, ADDRESS, arena);
    Str name = outline_name(tree->debate, tree->places[place].node, arena);
    return arena_format(arena, "%.*s %.*s", STR_ARGUMENTS(address),
                        STR_ARGUMENTS(name));
}

// --- counts

static void add_count(Buffer *out, bool is_folded, const char *sign, int32_t count)
{
    if (count > 0)
        buffer_format(out, "%s%s%s%" PRId32, out->length > 0 ? " " : "",
                      is_folded ? "▸" : "", sign, count);
}

Str outline_counts(const OutlineRows *rows, PlaceId place, Arena *arena)
{
    const int32_t *replies = rows->tree->places[place].replies;
    unsigned folds = rows->folds[place] & FOLD_ALL ? 0 : rows->folds[place];
    bool supports = folds & FOLD_SUPPORTS;
    Buffer out = { .arena = arena };
    add_count(&out, supports, link_sign(LINK_PREMISE), replies[LINK_PREMISE]);
    add_count(&out, supports, link_sign(LINK_SUPPORT), replies[LINK_SUPPORT]);
    add_count(&out, supports, link_sign(LINK_EQUIVALENT), replies[LINK_EQUIVALENT]);
    add_count(&out, folds & FOLD_ATTACKS, link_sign(LINK_ATTACK), replies[LINK_ATTACK]);
    add_count(&out, folds & FOLD_UNDERCUTS, link_sign(LINK_UNDERCUT),
              replies[LINK_UNDERCUT]);
    return buffer_str(&out);
}

int32_t outline_unread(const OutlineSubject *subject, PlaceId from, PlaceId to)
{
    int32_t unread = 0;
    for (PlaceId id = from; id < to; id++)
        unread += subject->tree->places[id].home == id && !subject->is_read[id];
    return unread;
}

Str outline_below(const OutlineSubject *subject, PlaceId place, Arena *arena)
{
    const Place *at = &subject->tree->places[place];
    if (at->below == 0)
        return str("");
    int32_t unread = outline_unread(subject, place + 1, at->after);
    if (subject->state == NULL || unread == at->below)
        return arena_format(arena, "%" PRId32 " below", at->below);
    return unread == 0 ? arena_format(arena, "%" PRId32 " below, all read", at->below)
                       : arena_format(arena, "%" PRId32 " below, %" PRId32 " unread",
                                      at->below, unread);
}

void outline_mark_read(OutlineSubject *subject, PlaceId home)
{
    if (subject->is_read[home] || subject->state == NULL)
        return;
    subject->is_read[home] = true;
    Arena *arena = arena_new();
    state_mark_read(
        subject->state, subject->library_name, subject->slug,
        library_key(subject->debate, subject->tree->places[home].node, arena));
    arena_free(arena);
}

// --- notes

// All notes on the debate; none if nothing is kept.
static size_t notes_of(const OutlineSubject *subject, Arena *arena, StateNote **notes)
{
    return subject->state == NULL
               ? 0
               : state_source_notes(subject->state, subject->library_name,
                                    subject->slug, arena, notes);
}

void outline_find_notes(OutlineSubject *subject)
{
    StateNote *notes;
    Arena *arena = arena_new();
    size_t count = notes_of(subject, arena, &notes);
    memset(subject->is_noted, 0, (size_t)subject->tree->count);
    for (size_t i = 0; i < count; i++) {
        Node node = noting_claim(subject->debate, &notes[i]);
        if (node.kind != NODE_NONE)
            subject->is_noted[tree_home(subject->tree, node)] = true;
    }
    arena_free(arena);
}

bool outline_note(const OutlineSubject *subject, PlaceId home, Arena *arena,
                  StateNote *note)
{
    StateNote *notes;
    if (!subject->is_noted[home])
        return false;
    Node node = subject->tree->places[home].node;
    if (state_note(subject->state, subject->library_name, subject->slug,
                   library_key(subject->debate, node, arena), arena, note))
        return true;
    size_t count = notes_of(subject, arena, &notes);
    for (size_t i = 0; i < count; i++)
        if (node_equal(noting_claim(subject->debate, &notes[i]), node)) {
            *note = notes[i];
            return true;
        }
    return false;
}

// --- roles

// The thesis that a place is under: "the thesis", or its number if there are several.
static Str thesis_name(const Tree *tree, PlaceId root, Arena *arena)
{
    return tree->root_count == 1
               ? str("the thesis")
               : arena_format(arena, "thesis %" PRId32, tree->places[root].number);
}

// Whether an earlier place of the node has the same root and, unless it is NULL, role.
static bool is_said(const Tree *tree, PlaceId home, PlaceId place, const char *role)
{
    for (PlaceId id = home; id != place; id = tree->places[id].next_of_node)
        if (tree->places[id].root == tree->places[place].root &&
            !link_is_symmetric(tree->places[id].link) &&
            (role == NULL || str_is(str(role), tree_role(tree, id))))
            return true;
    return false;
}

// All roles towards one thesis: "supports thesis 1", "both supports and opposes it".
static void add_roles(Buffer *out, const Tree *tree, PlaceId home, PlaceId first)
{
    PlaceId root = tree->places[first].root;
    const char *roles[4] = { NULL };
    size_t count = 0;
    for (PlaceId id = first; id != NONE && count < 4;
         id = tree->places[id].next_of_node)
        if (tree->places[id].root == root &&
            !link_is_symmetric(tree->places[id].link) &&
            !is_said(tree, home, id, tree_role(tree, id)))
            roles[count++] = tree_role(tree, id);
    assert(count > 0);
    if (count > 1)
        buffer_add(out, str("both "));
    for (size_t i = 0; i < count; i++)
        buffer_format(out, "%s%s", i == 0 ? "" : " and ", roles[i]);
    Str thesis = thesis_name(tree, root, out->arena);
    bool is_weak = str_ends(str(roles[count - 1]), str("defence"));
    buffer_format(out, " %s%.*s", is_weak ? "of " : "", STR_ARGUMENTS(thesis));
}

Str outline_role(const Tree *tree, Node node, Arena *arena)
{
    enum { MOST = 4 }; // theses named
    Buffer out = { .arena = arena };
    PlaceId home = tree_home(tree, node);
    int said = 0;
    for (PlaceId id = home; id != NONE; id = tree->places[id].next_of_node) {
        const Place *place = &tree->places[id];
        if (link_is_symmetric(place->link) || is_said(tree, home, id, NULL))
            continue;
        if (said++ == MOST) {
            buffer_add(&out, str(" and more"));
            break;
        }
        if (said > 1)
            buffer_add(&out, str(", "));
        if (place->parent != NONE)
            add_roles(&out, tree, home, id);
        else if (tree->root_count == 1)
            buffer_add(&out, str("the thesis"));
        else
            buffer_format(&out, "thesis %" PRId32 " of %" PRId32, place->number,
                          tree->root_count);
    }
    return buffer_str(&out);
}

// --- where

Str outline_step(const Tree *tree, PlaceId place, Arena *arena)
{
    const Place *at = &tree->places[place];
    const Debate *debate = tree->debate;
    Str from = address_of(tree, at->parent, arena);
    Node target = at->relation == NONE ? (Node){ NODE_NONE, NONE }
                                       : debate->relations[at->relation].to;
    PlaceId to = tree->places[at->parent].parent;
    if (target.kind == NODE_RELATION)
        to = tree_home(tree, debate->relations[target.id].to);
    if (tree->places[at->parent].node.kind == NODE_ARGUMENT || to == NONE)
        return arena_format(arena, "the step of %.*s", STR_ARGUMENTS(from));
    Str end = address_of(tree, to, arena);
    return arena_format(arena, "the step from %.*s to %.*s", STR_ARGUMENTS(from),
                        STR_ARGUMENTS(end));
}

Str outline_relation(const Tree *tree, PlaceId place, Arena *arena)
{
    static const char *const nouns[LINK_COUNT][2] = {
        [LINK_ROOT] = { "thesis", "" },
        [LINK_SUPPORT] = { "support", "for" },
        [LINK_ATTACK] = { "objection", "to" },
        [LINK_UNDERCUT] = { "undercut", "of" },
        [LINK_CONTRARY] = { "contrary", "of" },
        [LINK_CONTRADICTORY] = { "contradictory", "of" },
        [LINK_EQUIVALENT] = { "equivalent", "of" },
        [LINK_PREMISE] = { "premise", "of" },
    };
    const Place *at = &tree->places[place];
    enum { MOST = 80 }; // bytes of an address: a claim may stand deeper than it helps
    const char *noun = nouns[at->link][0];
    Buffer out = { .arena = arena };
    int32_t number = 0, count = 0;
    PlaceId first = at->parent == NONE ? 0 : tree->places[at->parent].first_child;
    for (PlaceId id = first; id != NONE; id = tree->places[id].next_sibling)
        if (tree->places[id].link == at->link) {
            count++;
            number = id <= place ? count : number;
        }
    if (count == 1)
        buffer_format(&out, "the only %s", noun);
    else
        buffer_format(&out, "%s %" PRId32 " of %" PRId32, noun, number, count);
    if (at->parent == NONE)
        return buffer_str(&out);
    Str target = at->link == LINK_UNDERCUT ? outline_step(tree, place, arena)
                                           : address_end(tree, at->parent, MOST, arena);
    buffer_format(&out, " %s %.*s", nouns[at->link][1], STR_ARGUMENTS(target));
    return buffer_str(&out);
}

static void add_replies(Buffer *out, const OutlineSubject *subject, const Place *place)
{
    int32_t objections = place->replies[LINK_ATTACK] + place->replies[LINK_UNDERCUT];
    if (stands_is_shown(subject->stands))
        buffer_format(
            out, ", %s",
            stands_word(subject->stands, (PlaceId)(place - subject->tree->places)));
    else if (objections == 0)
        buffer_add(out, str(", unanswered"));
    if (objections > 0)
        buffer_format(out, ", %" PRId32 " %s", objections,
                      objections == 1 ? "objection" : "objections");
}

Str outline_where(const OutlineSubject *subject, PlaceId place, Arena *arena)
{
    const Tree *tree = subject->tree;
    const Place *at = &tree->places[place];
    const Place *home = &tree->places[at->home];
    Str address = address_of(tree, place, arena);
    Str name = outline_name(tree->debate, at->node, arena);
    if (name.length > 0 && name.data[name.length - 1] == '.')
        name.length--;
    Buffer out = { .arena = arena };
    buffer_format(&out, "%.*s %.*s: ", STR_ARGUMENTS(address), STR_ARGUMENTS(name));
    buffer_add(&out, outline_relation(tree, place, arena));
    if (at->home != place)
        buffer_add(&out, str(", a reference"));
    if (at->parent != NONE && !link_is_symmetric(at->link)) {
        buffer_add(&out, str(", "));
        buffer_add(&out, outline_role(tree, at->node, arena));
    }
    add_replies(&out, subject, home);
    if (subject->state != NULL)
        buffer_add(&out, str(subject->is_noted[at->home]  ? ", noted"
                             : subject->is_read[at->home] ? ", read"
                                                          : ", unread"));
    Str below = outline_below(subject, at->home, arena);
    if (below.length > 0)
        buffer_format(&out, ", %.*s", STR_ARGUMENTS(below));
    return buffer_str(&out);
}

static void add_number(Buffer *out, int32_t count, const char *one, const char *more)
{
    buffer_format(out, "%s%" PRId32 " %s", out->length > 0 ? " · " : "", count,
                  count == 1 ? one : more);
}

Str outline_size(const Tree *tree, Arena *arena)
{
    Buffer out = { .arena = arena };
    if (tree->debate->claim_count > 0 || tree->count == 0)
        add_number(&out, tree->debate->claim_count, "claim", "claims");
    if (tree->debate->argument_count > 0)
        add_number(&out, tree->debate->argument_count, "argument", "arguments");
    if (tree->count == 0)
        return buffer_str(&out);
    add_number(&out, tree->root_count, "thesis", "theses");
    buffer_format(&out, " · %" PRId32 " deep", tree->deepest + 1);
    return buffer_str(&out);
}
