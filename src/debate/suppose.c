#include "src/debate/suppose.h"
#include "src/debate/address.h"
#include "src/debate/bearing.h"

// Where a byte stands last, or the length if nowhere.
static size_t last_of(Str text, char byte)
{
    for (size_t i = text.length; i > 0; i--)
        if (text.data[i - 1] == byte)
            return i - 1;
    return text.length;
}

// What stands behind the last "=".
static Str word_behind(Str text)
{
    return str_trim(str_from(text, last_of(text, '=') + 1));
}

static Node find(const Tree *tree, Str name)
{
    PlaceId place = address_find(tree, name);
    return place != NONE ? tree->places[place].node : debate_find(tree->debate, name);
}

// The relation by which one claim or argument bears on another; NODE_NONE if it does
// not.
static Node find_relation(const Debate *debate, Node from, Node to)
{
    int32_t lower = bearing_end(debate, from), upper = bearing_end(debate, to);
    for (RelationId i = 0; i < debate->relation_count; i++) {
        const Relation *relation = &debate->relations[i];
        int32_t carrier =
            relation->from_argument == NONE
                ? NONE
                : bearing_node(debate, node_argument(relation->from_argument));
        int32_t source = bearing_end(debate, relation->from);
        int32_t target = bearing_end(debate, relation->to);
        if ((source == lower || carrier == lower) && target == upper && lower != NONE)
            return (Node){ NODE_RELATION, i };
        if (relation_is_symmetric(relation->kind) && source == upper && target == lower)
            return (Node){ NODE_RELATION, i };
    }
    return (Node){ NODE_NONE, NONE };
}

// "1.2" or "1.2 > 1", or a title of either form.
static bool read_node(const Tree *tree, Str text, Node *node, Error *error)
{
    *node = find(tree, text);
    size_t arrow = last_of(text, '>');
    if (node->kind == NODE_NONE && arrow < text.length) {
        Node from = find(tree, str_trim(str_part(text, 0, arrow)));
        Node to = find(tree, str_trim(str_from(text, arrow + 1)));
        if (from.kind != NODE_NONE && to.kind != NODE_NONE) {
            *node = find_relation(tree->debate, from, to);
            return node->kind != NODE_NONE ||
                   error_set(error, "%.*s: the first does not bear on the second",
                             STR_ARGUMENTS(text));
        }
    }
    return node->kind != NODE_NONE ||
           error_set(error,
                     "there is no claim \"%.*s\"; say its address or title, as in "
                     "1.2=out, or 1.2 > 1=out for a relation",
                     STR_ARGUMENTS(text));
}

static bool read_one(const Tree *tree, Str text, Supposition *supposition, Error *error)
{
    Str word = word_behind(text);
    if (str_is(word, "out"))
        supposition->label = LABEL_OUT;
    else if (str_is(word, "in"))
        supposition->label = LABEL_IN;
    else
        return error_set(
            error, "%.*s: say =out for rejected or =in for granted, as in 1.2=out",
            STR_ARGUMENTS(text));
    return read_node(tree, str_trim(str_part(text, 0, last_of(text, '='))),
                     &supposition->node, error);
}

// Where a supposition ends: at a comma behind "=in" or "=out", because titles have
// commas, too.
static size_t end_of_one(Str text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] != ',')
            continue;
        Str word = word_behind(str_part(text, 0, i));
        if (str_is(word, "in") || str_is(word, "out"))
            return i;
    }
    return text.length;
}

bool suppose_read(const Tree *tree, Str text, Supposition **suppositions, size_t *count,
                  Arena *arena, Error *error)
{
    size_t most = 1;
    for (size_t i = 0; i < text.length; i++)
        most += text.data[i] == ',';
    *suppositions = arena_get(arena, most, sizeof **suppositions);
    *count = 0;
    while (str_trim(text).length > 0) {
        size_t end = end_of_one(text);
        if (!read_one(tree, str_trim(str_part(text, 0, end)), &(*suppositions)[*count],
                      error))
            return false;
        (*count)++;
        text = end < text.length ? str_from(text, end + 1) : str("");
    }
    return true;
}
