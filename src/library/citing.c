#include "src/library/citing.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/text/text.h"

// --- reading

typedef struct {
    Arena *arena;
    Cite *items;
    size_t count, capacity;
} List;

static void add_cite(List *list, const Value *cite, const Value *at)
{
    const Value *document = value_get(cite, "doc");
    const Value *place = at && at->line > 0               ? at
                         : document && document->line > 0 ? document
                                                          : cite;
    list->items = vec_room(list->arena, list->items, list->count, &list->capacity,
                           sizeof list->items[0]);
    Cite *new = &list->items[list->count++];
    *new = (Cite){
        .document = value_string(document),
        .at = value_string(at),
        .line = place->line,
        .column = place->column,
        .is_number = at && at->kind == VALUE_NUMBER,
        .is_malformed = value_string(document).length == 0,
    };
    if (new->is_number)
        new->at = arena_format(list->arena, "%.15g", at->number);
}

static void read_cite(List *list, const Value *cite)
{
    const Value *at = value_get(cite, "at");
    if (!at || at->kind != VALUE_LIST) {
        add_cite(list, cite, at);
        return;
    }
    for (size_t i = 0; i < at->count; i++)
        add_cite(list, cite, at->entries[i].value);
}

size_t citing_list(const Value *data, Arena *arena, Cite **cites)
{
    List list = { .arena = arena };
    const Value *cite = value_get(data, "cite");
    if (cite && cite->kind != VALUE_LIST)
        read_cite(&list, cite);
    for (size_t i = 0; cite && cite->kind == VALUE_LIST && i < cite->count; i++)
        read_cite(&list, cite->entries[i].value);
    *cites = list.items;
    return list.count;
}

// --- what is cited

ptrdiff_t citing_document(const CitingLibrary *library, Str own_library, Str name)
{
    ptrdiff_t found = -1;
    Str rest = name, other, slug = name;
    bool is_full = str_find(name, str("/")) >= 0;
    if (is_full && str_next(&rest, '/', &other)) {
        own_library = other;
        slug = rest;
    }
    for (size_t i = 0; i < library->count; i++) {
        const StoreSource *source = &library->sources[i];
        if (source->kind == SOURCE_DEBATE || !str_equal(source->slug, slug))
            continue;
        if (str_equal(source->library, own_library))
            return (ptrdiff_t)i;
        if (found < 0 && !is_full)
            found = (ptrdiff_t)i;
    }
    return found;
}

static ptrdiff_t find_block(const CitingLibrary *library, size_t source, Str at)
{
    return document_find(library->document(library->context, source), at);
}

size_t citing_passages(const CitingLibrary *library, Str own_library, const Value *data,
                       Arena *arena, Citation **citations)
{
    Cite *cites;
    size_t count = citing_list(data, arena, &cites);
    *citations = count > 0 ? arena_get(arena, count, sizeof **citations) : NULL;
    for (size_t i = 0; i < count; i++) {
        Citation *citation = &(*citations)[i];
        *citation = (Citation){ -1, -1, cites[i].document, cites[i].at };
        citation->source = citing_document(library, own_library, cites[i].document);
        if (citation->source >= 0)
            citation->block =
                find_block(library, (size_t)citation->source, cites[i].at);
    }
    return count;
}

static int by_block(const void *left, const void *right)
{
    const Use *a = left, *b = right;
    if (a->block != b->block)
        return a->block < b->block ? -1 : 1;
    if (a->debate != b->debate)
        return a->debate < b->debate ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

static bool read_use(const CitingLibrary *library, Store *store, size_t document,
                     const StoreCitation *citation, Arena *arena, Use *use)
{
    Error ignored;
    StoreRow row;
    size_t debate = 0;
    while (debate < library->count && library->sources[debate].id != citation->source)
        debate++;
    if (debate == library->count ||
        citing_document(library, library->sources[debate].library,
                        citation->document) != (ptrdiff_t)document)
        return false;
    ptrdiff_t block = find_block(library, document, citation->at);
    if (block < 0 ||
        !store_row(store, citation->source, citation->ordinal, arena, &row, &ignored))
        return false;
    *use = (Use){ debate, citation->ordinal,
                  row.title.length > 0 ? row.title : row.text, (size_t)block };
    return true;
}

size_t citing_uses(const CitingLibrary *library, Store *store, size_t document,
                   Arena *arena, Use **uses)
{
    Error ignored;
    const StoreSource *source = &library->sources[document];
    const Str names[] = { source->slug, store_full_name(source, arena) };
    size_t found = 0, capacity = 0;
    *uses = NULL;
    for (size_t i = 0; i < COUNT(names); i++) {
        StoreCitation *items;
        size_t count;
        if (!store_citations_of(store, names[i], arena, &items, &count, &ignored))
            continue;
        for (size_t j = 0; j < count; j++) {
            *uses = vec_room(arena, *uses, found, &capacity, sizeof **uses);
            found +=
                read_use(library, store, document, &items[j], arena, &(*uses)[found]);
        }
    }
    if (found > 0)
        qsort(*uses, found, sizeof **uses, by_block);
    return found;
}

// --- checking

typedef struct {
    const CitingLibrary *library;
    Str own_library;
    const Debate *debate;
    Str text;
    Problems *problems;
    Arena *arena; // for one problem
    // where the last line that was asked for begins: most come in their order
    size_t *line_start;
    int *line;
} Check;

static Str line_of(const Check *check, int number)
{
    Str line = str("");
    if (number < *check->line) {
        *check->line = 1;
        *check->line_start = 0;
    }
    Str text = str_from(check->text, *check->line_start);
    while (str_next(&text, '\n', &line) && *check->line < number) {
        ++*check->line;
        *check->line_start = check->text.length - text.length;
    }
    return str_ends(line, str("\r")) ? str_part(line, 0, line.length - 1) : line;
}

// Adds a problem at a citation, of which the caller says the rest.
static void add_problem(const Check *check, const Cite *cite, Problem problem)
{
    problem.path = check->debate->path;
    problem.line = cite->line;
    problem.column = cite->column;
    problem.length = problem.length > 0 ? problem.length : 1;
    if (problems_are_many(check->problems, problem.severity))
        return;
    Str line = line_of(check, cite->line);
    if (line.length > 0)
        problems_show(check->problems, &problem, check->text,
                      (size_t)(line.data - check->text.data));
    problems_add(check->problems, &problem);
}

// The document whose slug is most like what was written, if one is like it at all;
// else the names of all there are.
static Str like_document(const Check *check, Str name)
{
    Buffer all = { .arena = check->arena };
    int best = 3;
    Str like = str("");
    size_t count = 0;
    for (size_t i = 0; i < check->library->count; i++) {
        const StoreSource *source = &check->library->sources[i];
        if (source->kind == SOURCE_DEBATE)
            continue;
        int distance = text_distance(source->slug, name, best);
        if (distance < best) {
            best = distance;
            like = source->slug;
        }
        if (count++ < 12)
            buffer_format(&all, "%s%.*s", count > 1 ? ", " : "",
                          (int)source->slug.length, source->slug.data);
    }
    if (like.length > 0)
        return arena_format(check->arena, "did you mean \"%.*s\"?", (int)like.length,
                            like.data);
    return count > 0 ? arena_format(check->arena, "there are %.*s%s", (int)all.length,
                                    all.data, count > 12 ? " and others" : "")
                     : str("there is no document here at all");
}

static void check_document(const Check *check, const Cite *cite)
{
    int length = (int)cite->document.length;
    Str help = cite->is_malformed ? str("write {cite: {doc: NAME, at: \"4.1p3\"}}")
                                  : like_document(check, cite->document);
    Str text = cite->is_malformed
                   ? str("a citation names no document")
                   : arena_format(check->arena, "there is no document \"%.*s\" to cite",
                                  length, cite->document.data);
    add_problem(check, cite,
                (Problem){ .length = length,
                           .severity = SEVERITY_ERROR,
                           .code = str("cite-document"),
                           .text = text,
                           .help = help });
}

static void check_number(const Check *check, const Cite *cite)
{
    int length = (int)cite->at.length;
    add_problem(check, cite,
                (Problem){ .length = length,
                           .severity = SEVERITY_WARNING,
                           .code = str("cite-number"),
                           .text = arena_format(check->arena,
                                                "the place %.*s is read as a number, "
                                                "and 4.10 as 4.1",
                                                length, cite->at.data),
                           .help = arena_format(check->arena, "write at: \"%.*s\"",
                                                length, cite->at.data) });
}

static void check_cite(const Check *check, const Cite *cite)
{
    ptrdiff_t source =
        citing_document(check->library, check->own_library, cite->document);
    if (cite->is_malformed || source < 0) {
        check_document(check, cite);
        return;
    }
    if (cite->is_number)
        check_number(check, cite);
    const Document *document =
        check->library->document(check->library->context, (size_t)source);
    if (cite->at.length == 0 || document_find(document, cite->at) >= 0)
        return;
    Str text = arena_format(check->arena, "%.*s has no passage \"%.*s\"",
                            (int)cite->document.length, cite->document.data,
                            (int)cite->at.length, cite->at.data);
    add_problem(
        check, cite,
        (Problem){ .length = (int)cite->at.length,
                   .severity = SEVERITY_ERROR,
                   .code = str("cite-passage"),
                   .text = text,
                   .help = citing_like_address(document, cite->at, check->arena) });
}

static void check_data(const Check *check, const Value *data)
{
    Cite *cites;
    size_t count = citing_list(data, check->arena, &cites);
    for (size_t i = 0; i < count; i++)
        check_cite(check, &cites[i]);
    arena_reset(check->arena);
}

void citing_check(const CitingLibrary *library, Str own_library, const Debate *debate,
                  Str text, Problems *problems)
{
    size_t line_start = 0;
    int line = 1;
    Check check = { library,  own_library, debate,      text,
                    problems, arena_new(), &line_start, &line };
    for (ClaimId id = 0; id < debate->claim_count; id++)
        check_data(&check, debate->claims[id].data);
    for (ArgumentId id = 0; id < debate->argument_count; id++)
        check_data(&check, debate->arguments[id].data);
    arena_free(check.arena);
}

Str citing_address(const Document *document, size_t block, Arena *arena)
{
    Str shown = document_address(document, block, arena);
    ptrdiff_t sign = str_find(shown, str("¶"));
    if (sign < 0)
        return shown;
    Str section = str_trim(str_part(shown, 0, (size_t)sign));
    Str number = str_from(shown, (size_t)sign + strlen("¶"));
    return arena_format(arena, "%.*sp%.*s", (int)section.length, section.data,
                        (int)number.length, number.data);
}

Str citing_like_address(const Document *document, Str at, Arena *arena)
{
    Str best = str("");
    int distance = 1000;
    ptrdiff_t last = -1;
    size_t split = at.length;
    while (split > 0 && at.data[split - 1] != 'p')
        split--;
    Str number = str_part(at, 0, split > 0 ? split - 1 : 0);
    int32_t section = table_get(&document->numbers, number);
    for (size_t i = 0; i < document->block_count; i++) {
        const Block *block = &document->blocks[i];
        if (block->kind == BLOCK_RULE)
            continue;
        if (block->paragraph > 0 && section >= 0 && block->section == section)
            last = (ptrdiff_t)i;
        Str address = citing_address(document, i, arena);
        int far = text_distance(address, at, distance);
        if (far < distance) {
            distance = far;
            best = address;
        }
    }
    if (last >= 0)
        best = citing_address(document, (size_t)last, arena);
    if (best.length == 0)
        return str("the document has no text");
    return arena_format(arena, "%s %.*s",
                        last >= 0 ? "the last there is" : "the nearest is",
                        (int)best.length, best.data);
}
