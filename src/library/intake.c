#include "src/library/intake.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/debate/address.h"
#include "src/library/citing.h"
#include "src/library/filing.h"

// Nearness to the thesis weighs more than any number of relations.
enum {
    ADDRESS_BYTES = 60,
    RELATIONS_AT_MOST = 999,
    LEVEL_WEIGHT = 1000,
    LEVELS_AT_MOST = 1000000
};

// --- sources

static int32_t count_words(Str text)
{
    int32_t words = 0;
    bool inside = false;
    for (size_t i = 0; i < text.length; i++) {
        bool blank = (unsigned char)text.data[i] <= ' ';
        words += !blank && !inside;
        inside = !blank;
    }
    return words;
}

// A value of the front matter as text: years are written as numbers.
static Str meta_text(const Value *meta, const char *key, Arena *arena)
{
    const Value *value = value_get(meta, key);
    if (value && value->kind == VALUE_NUMBER)
        return arena_format(arena, "%.15g", value->number);
    return value_string(value);
}

StoreSource intake_debate_source(const SourceFile *file, const Debate *debate,
                                 const Tree *tree, Arena *arena)
{
    Str slug = meta_text(debate->meta, "slug", arena);
    Str stem = source_files_stem(file->path);
    bool has_title = !str_equal(debate->title, debate->path);
    StoreSource source = {
        .kind = file->kind,
        .library = file->library,
        .slug = slug.length > 0 ? slug : stem,
        .path = file->name,
        .title = has_title ? debate->title : stem,
        .about = debate->abstract,
        .author = meta_text(debate->meta, "author", arena),
        .year = meta_text(debate->meta, "year", arena),
    };
    if (!tree)
        return source;
    source.theses = tree->root_count;
    source.depth = tree->deepest + 1;
    for (PlaceId id = 0; id < tree->count; id++)
        source.parts +=
            tree->places[id].home == id && tree->places[id].node.kind == NODE_CLAIM;
    for (ClaimId id = 0; id < debate->claim_count; id++)
        source.words += count_words(debate->claims[id].text);
    for (ArgumentId id = 0; id < debate->argument_count; id++)
        source.words += count_words(debate->arguments[id].text);
    return source;
}

StoreSource intake_document_source(const SourceFile *file, const Document *document,
                                   Arena *arena)
{
    StoreSource source = {
        .kind = file->kind,
        .library = file->library,
        .slug = document->slug,
        .path = file->name,
        .title = document->title.length > 0 ? document->title : document->slug,
        .about = document->about,
        .author = document->author,
        .year = document->year.length > 0 ? document->year
                                          : meta_text(document->meta, "year", arena),
        .theses = (int32_t)document->section_count,
        .words = (int32_t)document->words,
    };
    for (size_t i = 0; i < document->block_count; i++)
        source.parts += document->blocks[i].paragraph > 0;
    for (size_t i = 0; i < document->section_count; i++)
        if (document->sections[i].level > source.depth)
            source.depth = document->sections[i].level;
    return source;
}

// --- rows

// What was cited so far, by library and name as written, each a chain of places.
typedef struct {
    Str at;
    int32_t next; // index, or -1
} Cited;

struct Intake {
    Store *store;
    Arena *arena; // of the citations
    Table documents;
    Cited *cited;
    size_t count, capacity;
};

Intake *intake_new(Store *store)
{
    Intake *intake = xalloc(sizeof *intake);
    *intake = (Intake){ .store = store, .arena = arena_new() };
    intake->documents.arena = intake->arena;
    return intake;
}

void intake_free(Intake *intake)
{
    arena_free(intake->arena);
    free(intake);
}

uint64_t intake_hash(Str content)
{
    return str_hash(content) ^ str_hash(str("moot " VERSION " " INTAKE_VERSION)) << 1;
}

Str intake_key(const Debate *debate, Node node, Arena *arena)
{
    bool is_untitled = debate_is_untitled(debate, node);
    if (!is_untitled)
        return debate_title(debate, node);
    return arena_format(arena, "#%016llx",
                        (unsigned long long)str_hash(debate_text(debate, node)));
}

static bool add_source(Intake *intake, StoreSource *source, Str content, Error *error)
{
    source->hash = intake_hash(content);
    return store_add_source(intake->store, source, content, error);
}

// A row for the source itself, found by its title and by what it is about.
static bool add_source_row(Intake *intake, const StoreSource *source, Error *error)
{
    StoreRow row = {
        .source = source->id,
        .class = ROW_THESIS,
        .title = source->title,
        .text = source->about,
        .parent = -1,
        .ordinal = -1,
        .quality = INT32_MAX,
    };
    Arena *scratch = arena_new();
    StoreTerm *terms;
    row.term_count = filing_source(source, scratch, &terms);
    row.terms = terms;
    bool ok = store_add_row(intake->store, &row, error);
    arena_free(scratch);
    return ok;
}

// Where in the source the text of a node stands.
static size_t text_start(const Debate *debate, Node node)
{
    const Member *member = debate_member(debate, node);
    return member ? member->extent.start : 0;
}

static StoreRow row_of_place(const Tree *tree, PlaceId id, Arena *arena)
{
    const Debate *debate = tree->debate;
    const Place *place = &tree->places[id];
    Node node = place->node;
    bool is_untitled = debate_is_untitled(debate, node);
    size_t relations =
        debate_into(debate, node).count + debate_out_of(debate, node).count;
    if (relations > RELATIONS_AT_MOST)
        relations = RELATIONS_AT_MOST;
    int32_t depth = place->depth < LEVELS_AT_MOST ? place->depth : LEVELS_AT_MOST;
    return (StoreRow){
        .class = place->link == LINK_ROOT  ? ROW_THESIS
                 : node.kind == NODE_CLAIM ? ROW_CLAIM
                                           : ROW_ARGUMENT,
        .title = is_untitled ? str("") : debate_title(debate, node),
        .text = debate_text(debate, node),
        .address = address_end(tree, id, ADDRESS_BYTES, arena),
        .key = intake_key(debate, node, arena),
        .link = (int)place->link,
        .parent = place->parent,
        .ordinal = id,
        .side = place->link == LINK_ROOT ? 0
                : place->minuses % 2     ? -1
                                         : 1,
        .quality = -depth * LEVEL_WEIGHT + (int32_t)relations,
        .near = text_start(debate, node),
    };
}

static void remember(Intake *intake, Str library, Str document, Str at)
{
    Str name = arena_format(intake->arena, "%.*s/%.*s", (int)library.length,
                            library.data, (int)document.length, document.data);
    intake->cited = vec_room(intake->arena, intake->cited, intake->count,
                             &intake->capacity, sizeof intake->cited[0]);
    intake->cited[intake->count] =
        (Cited){ arena_str(intake->arena, at), table_get(&intake->documents, name) };
    table_set(&intake->documents, name, (int32_t)intake->count++);
}

static bool add_citations(Intake *intake, const StoreSource *source, const Value *data,
                          PlaceId place, Arena *arena, Error *error)
{
    Cite *cites;
    size_t count = citing_list(data, arena, &cites);
    for (size_t i = 0; i < count; i++) {
        StoreCitation citation = { source->id, place, cites[i].document, cites[i].at };
        if (!store_add_citation(intake->store, &citation, error))
            return false;
        remember(intake, source->library, cites[i].document, cites[i].at);
    }
    return true;
}

bool intake_debate(Intake *intake, StoreSource *source, Str content,
                   const Debate *debate, const Tree *tree, Error *error)
{
    bool ok = add_source(intake, source, content, error) &&
              add_source_row(intake, source, error);
    Arena *scratch = arena_new();
    for (PlaceId id = 0; ok && id < tree->count; id++) {
        if (tree->places[id].home != id)
            continue;
        StoreTerm *terms;
        StoreRow row = row_of_place(tree, id, scratch);
        row.source = source->id;
        row.term_count = filing_place(tree, id, scratch, &terms);
        row.terms = terms;
        ok = store_add_row(intake->store, &row, error) &&
             add_citations(intake, source, debate_data(debate, tree->places[id].node),
                           id, scratch, error);
        arena_reset(scratch);
    }
    arena_free(scratch);
    return ok;
}

size_t intake_cited(const Intake *intake, Str library, Str slug, Arena *arena,
                    Str **places)
{
    Str name = arena_format(arena, "%.*s/%.*s", (int)library.length, library.data,
                            (int)slug.length, slug.data);
    size_t count = 0, capacity = 0;
    *places = NULL;
    for (int32_t i = table_get(&intake->documents, name); i >= 0;
         i = intake->cited[i].next) {
        *places = vec_room(arena, *places, count, &capacity, sizeof **places);
        (*places)[count++] = intake->cited[i].at;
    }
    return count;
}

// Counts how often each block is cited by what was taken in before.
static void count_citations(const Intake *intake, const StoreSource *source,
                            const Document *document, int32_t *counts, Arena *arena)
{
    Str *places;
    size_t count = intake_cited(intake, source->library, source->slug, arena, &places);
    for (size_t i = 0; i < count; i++) {
        ptrdiff_t block = document_find(document, places[i]);
        if (block >= 0)
            counts[block]++;
    }
}

bool intake_older(Intake *intake, StoreSource *source, Str content,
                  const IntakeOlder *older, Error *error)
{
    if (!add_source(intake, source, content, error) ||
        !store_take(intake->store, older->taker, older->source, error))
        return false;
    for (size_t i = 0; i < older->citation_count; i++)
        remember(intake, source->library, older->citations[i].document,
                 older->citations[i].at);
    return true;
}

bool intake_document(Intake *intake, StoreSource *source, Str content,
                     const Document *document, Error *error)
{
    bool ok = add_source(intake, source, content, error) &&
              add_source_row(intake, source, error);
    Arena *counts_arena = arena_new(), *scratch = arena_new();
    int32_t *counts =
        arena_get(counts_arena, document->block_count + 1, sizeof *counts);
    count_citations(intake, source, document, counts, scratch);
    for (size_t i = 0; ok && i < document->block_count; i++) {
        const Block *block = &document->blocks[i];
        if (block->kind == BLOCK_RULE || block->text.length == 0)
            continue;
        Str address = citing_address(document, i, scratch);
        StoreTerm *terms;
        size_t term_count = filing_block(document, i, source->author, scratch, &terms);
        StoreRow row = {
            .source = source->id,
            .class = ROW_PASSAGE,
            .title = block->section >= 0 ? document->sections[block->section].title
                                         : source->title,
            .text = block->text,
            .address = address,
            .key = address,
            .parent = -1,
            .ordinal = (int32_t)i,
            .quality = counts[i],
            .terms = terms,
            .term_count = term_count,
        };
        ok = store_add_row(intake->store, &row, error);
        arena_reset(scratch);
    }
    arena_free(scratch);
    arena_free(counts_arena);
    return ok;
}
