#include "src/library/filing.h"
#include "src/base/vec.h"
#include "src/debate/voice.h"
#include "src/library/citing.h"

typedef struct {
    Arena *arena;
    StoreTerm *terms;
    size_t count, capacity;
} List;

static void add(List *list, TermKind kind, Str name)
{
    if (name.length == 0)
        return;
    list->terms = vec_room(list->arena, list->terms, list->count, &list->capacity,
                           sizeof list->terms[0]);
    list->terms[list->count++] = (StoreTerm){ .kind = kind, .name = name };
}

static void add_authors(List *list, Str authors)
{
    Str author;
    while (str_next(&authors, ';', &author))
        add(list, TERM_AUTHOR, str_trim(author));
}

// --- claims and arguments

static bool is_spoken_against(const Place *place)
{
    for (int link = LINK_ROOT; link < LINK_COUNT; link++)
        if (link_is_minus((Link)link) && place->replies[link] > 0)
            return true;
    return link_is_symmetric(place->link); // what stands above speaks against it, too
}

static void add_bearings(List *list, const Tree *tree, PlaceId home)
{
    for (PlaceId id = home; id != NONE; id = tree->places[id].next_of_node) {
        const Place *place = &tree->places[id];
        if (place->link == LINK_ROOT) {
            add(list, TERM_IS, str(FILING_THESIS));
            continue;
        }
        if (place->link == LINK_PREMISE)
            add(list, TERM_IS, str(FILING_PREMISE));
        add(list, TERM_BEARING, str(link_name(place->link)));
        add(list, TERM_SIDE, str(place->minuses % 2 ? FILING_AGAINST : FILING_FOR));
    }
}

static void add_tags(List *list, const Debate *debate, Node node)
{
    bool is_claim = node.kind == NODE_CLAIM;
    const Claim *claim = is_claim ? &debate->claims[node.id] : NULL;
    const Argument *argument = is_claim ? NULL : &debate->arguments[node.id];
    const TagId *tags = is_claim ? claim->tags : argument->tags;
    size_t count = is_claim ? claim->tag_count : argument->tag_count;
    for (size_t i = 0; i < count; i++)
        add(list, TERM_TAG, debate->tags[tags[i]]);
    SectionId section = is_claim ? claim->section : argument->section;
    for (; section != NONE; section = debate->sections[section].parent)
        add(list, TERM_SECTION, debate->sections[section].title);
}

size_t filing_place(const Tree *tree, PlaceId home, Arena *arena, StoreTerm **terms)
{
    List list = { .arena = arena };
    const Debate *debate = tree->debate;
    Node node = tree->places[home].node;
    Cite *cites;
    add(&list, TERM_IS, str(node.kind == NODE_CLAIM ? FILING_CLAIM : FILING_ARGUMENT));
    if (!is_spoken_against(&tree->places[home]))
        add(&list, TERM_IS, str(FILING_UNANSWERED));
    add_bearings(&list, tree, home);
    add_tags(&list, debate, node);
    add_authors(&list, voice_speaker(debate, node));
    size_t count = citing_list(debate_data(debate, node), arena, &cites);
    for (size_t i = 0; i < count; i++)
        add(&list, TERM_CITES, cites[i].document);
    *terms = list.terms;
    return list.count;
}

// --- passages and sources

size_t filing_block(const Document *document, size_t block, Str author, Arena *arena,
                    StoreTerm **terms)
{
    List list = { .arena = arena };
    add(&list, TERM_IS, str(FILING_PASSAGE));
    add_authors(&list, author);
    for (int i = document->blocks[block].section; i >= 0;
         i = document->sections[i].parent)
        add(&list, TERM_SECTION, document->sections[i].title);
    *terms = list.terms;
    return list.count;
}

size_t filing_source(const StoreSource *source, Arena *arena, StoreTerm **terms)
{
    List list = { .arena = arena };
    add(&list, TERM_IS,
        str(source->kind == SOURCE_DEBATE ? FILING_DEBATE : FILING_DOCUMENT));
    add_authors(&list, source->author);
    *terms = list.terms;
    return list.count;
}
