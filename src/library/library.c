#include "src/library/library.h"
#include "src/base/vec.h"
#include "src/library/intake.h"
#include "src/library/stock.h"

void library_close(Library *library)
{
    stock_free(library);
}

Library *library_open(const char *store_path, Error *error)
{
    Store *store = store_open(store_path, error);
    if (!store)
        return NULL;
    Library *library = stock_new();
    library->store = store;
    size_t count = 0;
    if (store_sources(store, library->arena, &library->sources, &count, error)) {
        library->entries =
            arena_get(library->arena, count + 1, sizeof library->entries[0]);
        library->count = count;
        return library;
    }
    library_close(library);
    return NULL;
}

const OpenDebate *library_debate(Library *library, size_t index)
{
    return stock_debate(library, index);
}

const OpenDocument *library_document(Library *library, size_t index)
{
    return stock_document(library, index);
}

// --- filling a store in memory

// Takes all sources into a store and finishes it.
static bool fill(Library *library, Store *store, Error *error)
{
    Intake *intake = intake_new(store);
    bool ok = true;
    for (size_t i = 0; ok && i < library->count; i++) {
        bool was_described = library->sources[i].id > 0;
        if (!was_described || !library->entries[i].opened)
            stock_describe(library, i, true);
        stock_name(library, i);
        ok = stock_take_in(library, i, intake, error);
    }
    intake_free(intake);
    return ok && store_finish(store, error);
}

static bool fill_memory(Library *library, Error *error)
{
    Store *store = store_create(NULL, error);
    if (store && fill(library, store, error)) {
        store_close(library->store);
        library->store = store;
        return true;
    }
    store_close(store);
    return false;
}

// --- a reader's own files

Library *library_read(const char *const *paths, size_t count, Error *error)
{
    Library *library = stock_find(paths, count);
    if (stock_has_files(library, count > 0 ? paths[0] : ".", error) &&
        fill_memory(library, error))
        return library;
    library_close(library);
    return NULL;
}

Library *library_inspect(const char *const *paths, size_t count, Error *error)
{
    Library *library = stock_find(paths, count);
    if (!stock_has_files(library, count > 0 ? paths[0] : ".", error)) {
        library_close(library);
        return NULL;
    }
    for (size_t i = 0; i < library->count; i++) {
        stock_describe(library, i, false);
        stock_name(library, i);
    }
    return library;
}

// Whether a source's file, or one that it includes, is another than it was.
static bool has_changed(Library *library, size_t index)
{
    StockEntry *entry = &library->entries[index];
    bool changed = source_files_changed(&library->files.items[index]);
    for (size_t i = 0; i < entry->included_count; i++)
        changed |= source_files_changed(&entry->included[i]);
    return changed;
}

bool library_reload(Library *library, void (*changed)(void *context, size_t source),
                    void *context)
{
    Error ignored;
    Arena *scratch = arena_new();
    size_t *indices = arena_get(scratch, library->count + 1, sizeof *indices);
    size_t count = 0;
    for (size_t i = 0; library->is_own && i < library->count; i++) {
        StockEntry *entry = &library->entries[i];
        if (!has_changed(library, i))
            continue;
        opened_free(entry->replaced);
        entry->replaced = entry->opened;
        entry->opened = NULL;
        indices[count++] = i;
    }
    if (count > 0)
        fill_memory(library, &ignored);
    for (size_t i = 0; changed && i < count; i++)
        changed(context, indices[i]);
    arena_free(scratch);
    return count > 0;
}

size_t library_watched(const Library *library, const Str **paths)
{
    *paths = library->watched;
    return library->watched_count;
}

// --- what there is

size_t library_count(const Library *library)
{
    return library->count;
}

const StoreSource *library_source(const Library *library, size_t index)
{
    return &library->sources[index];
}

static bool is_called(const Library *library, size_t index, Str name, Arena *scratch)
{
    const StoreSource *source = &library->sources[index];
    return str_equal(store_full_name(source, scratch), name) ||
           str_equal(source->path, name) ||
           (library->is_own && str_equal(library->files.items[index].path, name));
}

ptrdiff_t library_find(const Library *library, Str name)
{
    Arena *scratch = arena_new();
    ptrdiff_t found = -1;
    for (size_t i = 0; found < 0 && i < library->count; i++)
        if (str_equal(library->sources[i].slug, name))
            found = (ptrdiff_t)i;
    for (size_t i = 0; found < 0 && i < library->count; i++)
        if (is_called(library, i, name, scratch))
            found = (ptrdiff_t)i;
    arena_free(scratch);
    return found;
}

Str library_key(const Debate *debate, Node node, Arena *arena)
{
    return intake_key(debate, node, arena);
}

Node library_node(const Debate *debate, Str key)
{
    Node found = debate_find(debate, key);
    if (found.kind != NODE_NONE || !str_starts(key, str("#")))
        return found;
    Arena *scratch = arena_new();
    int32_t claims = debate->claim_count;
    for (int32_t i = 0; found.kind == NODE_NONE && i < claims + debate->argument_count;
         i++) {
        Node node = i < claims ? node_claim(i) : node_argument(i - claims);
        if (str_equal(intake_key(debate, node, scratch), key))
            found = node;
    }
    arena_free(scratch);
    return found;
}

Store *library_store(Library *library)
{
    return library->store;
}

// --- citations and problems

size_t library_citations(Library *library, size_t debate, Node node, Arena *arena,
                         Citation **citations)
{
    CitingLibrary citing = stock_citing(library);
    return citing_passages(&citing, library->sources[debate].library,
                           debate_data(library_debate(library, debate)->debate, node),
                           arena, citations);
}

size_t library_uses(Library *library, size_t document, Arena *arena, Use **uses)
{
    CitingLibrary citing = stock_citing(library);
    return citing_uses(&citing, library->store, document, arena, uses);
}

TourPlace library_tour_place(Library *library, size_t tour, const TourStep *step)
{
    TouringLibrary touring = stock_touring(library);
    return touring_find(&touring, library->sources[tour].library, step);
}

const Problems *library_check(Library *library)
{
    arena_free(library->check_arena);
    library->check_arena = arena_new();
    library->checked = (Problems){ .arena = library->check_arena };
    for (size_t i = 0; i < library->unreadable.count; i++)
        problems_add(&library->checked, &library->unreadable.items[i]);
    for (size_t i = 0; i < library->count; i++)
        stock_check_source(library, i);
    problems_sort(&library->checked);
    return &library->checked;
}
