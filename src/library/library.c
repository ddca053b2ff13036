#include "src/library/library.h"
#include <stdlib.h>
#include "src/argdown/argdown_notes.h"
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/library/intake.h"
#include "src/library/opened.h"

typedef struct {
    Opened *opened;   // NULL: not (yet)
    Opened *replaced; // what was opened before its file changed
    OpenDebate debate;
    OpenDocument document;
    Str slug;             // that its file asks for; another source may have it
    SourceFile *included; // files that its file includes
    size_t included_count;
} Entry;

struct Library {
    Arena *arena; // of the sources and files
    Store *store; // NULL while one is built
    StoreSource *sources;
    Entry *entries;
    size_t count;
    bool is_own;       // read from files
    SourceFiles files; // one a source
    Str *watched;
    size_t watched_count, watched_room;
    Problems unreadable;
    Problems checked;
    Arena *check_arena;
};

static Library *new_library(void)
{
    Library *library = xalloc(sizeof *library);
    *library = (Library){ .arena = arena_new() };
    library->unreadable.arena = library->arena;
    return library;
}

void library_close(Library *library)
{
    if (!library)
        return;
    for (size_t i = 0; i < library->count; i++) {
        opened_free(library->entries[i].opened);
        opened_free(library->entries[i].replaced);
    }
    store_close(library->store);
    arena_free(library->check_arena);
    arena_free(library->arena);
    free(library);
}

Library *library_open(const char *store_path, Error *error)
{
    Store *store = store_open(store_path, error);
    if (!store)
        return NULL;
    Library *library = new_library();
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

// --- opening a source

static void watch(Library *library, Str path)
{
    library->watched =
        vec_room(library->arena, library->watched, library->watched_count,
                 &library->watched_room, sizeof library->watched[0]);
    library->watched[library->watched_count++] = path;
}

// Keeps in mind which files a source includes, and how they were when it was read.
static void note_included(Library *library, Entry *entry, const Opened *opened)
{
    entry->included_count = opened->included_count;
    if (opened->included_count == 0)
        return;
    entry->included =
        arena_get(library->arena, opened->included_count, sizeof entry->included[0]);
    for (size_t i = 0; i < opened->included_count; i++) {
        SourceFile *file = &entry->included[i];
        file->path = arena_str(library->arena, opened->included[i]);
        source_files_changed(file);
        watch(library, file->path);
    }
}

static Opened *open_at(Library *library, size_t index)
{
    Entry *entry = &library->entries[index];
    if (entry->opened)
        return entry->opened;
    const SourceFile *file = library->is_own ? &library->files.items[index] : NULL;
    Opened *opened = file ? opened_file(file->kind, file->path)
                          : opened_stored(library->store, &library->sources[index]);
    entry->opened = opened;
    note_included(library, entry, opened);
    entry->debate = (OpenDebate){ .source = index,
                                  .debate = opened->debate,
                                  .content = opened->content,
                                  .problems = opened->problems.items,
                                  .problem_count = opened->problems.count };
    entry->document = (OpenDocument){ index, opened->document, opened->tour,
                                      opened->problems.items, opened->problems.count };
    return opened;
}

static void close_at(Library *library, size_t index)
{
    opened_free(library->entries[index].opened);
    library->entries[index].opened = NULL;
}

const OpenDebate *library_debate(Library *library, size_t index)
{
    library->entries[index].debate.tree = opened_tree(open_at(library, index));
    return &library->entries[index].debate;
}

const OpenDocument *library_document(Library *library, size_t index)
{
    open_at(library, index);
    return &library->entries[index].document;
}

// --- filling a store

// Another source of this kind and library, before this one, that has the slug.
static bool is_taken(const Library *library, size_t index, Str slug)
{
    const StoreSource *own = &library->sources[index];
    for (size_t i = 0; i < index; i++)
        if (library->sources[i].kind == own->kind &&
            str_equal(library->sources[i].library, own->library) &&
            str_equal(library->sources[i].slug, slug))
            return true;
    return false;
}

static void make_unique(Library *library, size_t index)
{
    Str wanted = library->entries[index].slug, slug = wanted;
    for (int number = 2; is_taken(library, index, slug); number++)
        slug = arena_format(library->arena, "%.*s-%d", (int)wanted.length, wanted.data,
                            number);
    library->sources[index].slug = slug;
}

// What lists show of a source, anew from what was read; how large a debate is only if
// that is wanted.
static void describe(Library *library, size_t index, bool with_size)
{
    const SourceFile *file = &library->files.items[index];
    Opened *opened = open_at(library, index);
    const Tree *tree = with_size ? opened_tree(opened) : NULL;
    Arena *arena = library->arena;
    StoreSource source = opened->debate
                             ? intake_debate_source(file, opened->debate, tree, arena)
                             : intake_document_source(file, opened->document, arena);
    if (opened->tour)
        source.theses = (int32_t)opened->tour->count;
    Str *const texts[] = { &source.slug,  &source.path,   &source.title,
                           &source.about, &source.author, &source.year };
    for (size_t i = 0; i < COUNT(texts); i++)
        *texts[i] = arena_str(arena, *texts[i]);
    library->entries[index].slug = source.slug;
    library->sources[index] = source;
}

// Takes all sources into a store and finishes it. If `keeps` is false, each is closed
// as soon as it has been taken in.
static bool fill(Library *library, Store *store, bool keeps, Error *error)
{
    Intake *intake = intake_new(store);
    bool ok = true;
    for (size_t i = 0; ok && i < library->count; i++) {
        bool was_described = library->sources[i].id > 0;
        if (!was_described || !library->entries[i].opened)
            describe(library, i, true);
        make_unique(library, i);
        Opened *opened = open_at(library, i);
        StoreSource *source = &library->sources[i];
        ok = opened->debate ? intake_debate(intake, source, opened->content,
                                            opened->debate, opened_tree(opened), error)
                            : intake_document(intake, source, opened->content,
                                              opened->document, error);
        if (!keeps)
            close_at(library, i);
    }
    intake_free(intake);
    return ok && store_finish(store, error);
}

static bool fill_memory(Library *library, Error *error)
{
    Store *store = store_create(NULL, error);
    if (store && fill(library, store, true, error)) {
        store_close(library->store);
        library->store = store;
        return true;
    }
    store_close(store);
    return false;
}

// --- a reader's own files

static Library *find_files(const char *const *paths, size_t count)
{
    Library *library = new_library();
    Arena *arena = library->arena;
    library->is_own = true;
    library->files = source_files_find(paths, count, arena, &library->unreadable);
    const SourceFiles *files = &library->files;
    library->count = files->count;
    library->entries = arena_get(arena, files->count + 1, sizeof library->entries[0]);
    library->sources = arena_get(arena, files->count + 1, sizeof library->sources[0]);
    for (size_t i = 0; i < files->count; i++)
        watch(library, files->items[i].path);
    for (size_t i = 0; i < files->folder_count; i++)
        watch(library, files->folders[i]);
    return library;
}

static bool has_files(const Library *library, const char *path, Error *error)
{
    if (library->count > 0)
        return true;
    if (library->unreadable.count == 0)
        return error_set(
            error, "%s: there is no debate (.argdown) or document (.md) in it", path);
    const Problem *problem = &library->unreadable.items[0];
    return error_set(error, "%.*s: %.*s", (int)problem->path.length, problem->path.data,
                     (int)problem->text.length, problem->text.data);
}

Library *library_read(const char *const *paths, size_t count, Error *error)
{
    Library *library = find_files(paths, count);
    if (has_files(library, count > 0 ? paths[0] : ".", error) &&
        fill_memory(library, error))
        return library;
    library_close(library);
    return NULL;
}

Library *library_inspect(const char *const *paths, size_t count, Error *error)
{
    Library *library = find_files(paths, count);
    if (!has_files(library, count > 0 ? paths[0] : ".", error)) {
        library_close(library);
        return NULL;
    }
    for (size_t i = 0; i < library->count; i++) {
        describe(library, i, false);
        make_unique(library, i);
    }
    return library;
}

// Whether a source's file, or one that it includes, is another than it was.
static bool has_changed(Library *library, size_t index)
{
    Entry *entry = &library->entries[index];
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
        Entry *entry = &library->entries[i];
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

bool library_build(const char *folder, const char *store_path, Problems *problems,
                   Error *error)
{
    Library *library = find_files(&folder, 1);
    Store *store = NULL;
    bool ok = has_files(library, folder, error) &&
              (store = store_create(store_path, error)) &&
              fill(library, store, false, error);
    store_close(store);
    const Problems *found = ok ? library_check(library) : NULL;
    for (size_t i = 0; found && i < found->count; i++)
        problems_add(problems, &found->items[i]);
    library_close(library);
    return ok;
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

static const Document *document_at(void *context, size_t source)
{
    return library_document(context, source)->document;
}

static const Tree *tree_at(void *context, size_t source)
{
    return library_debate(context, source)->tree;
}

static CitingLibrary citing_library(Library *library)
{
    return (CitingLibrary){ library->sources, library->count, document_at, library };
}

size_t library_citations(Library *library, size_t debate, Node node, Arena *arena,
                         Citation **citations)
{
    CitingLibrary citing = citing_library(library);
    return citing_passages(&citing, library->sources[debate].library,
                           debate_data(library_debate(library, debate)->debate, node),
                           arena, citations);
}

size_t library_uses(Library *library, size_t document, Arena *arena, Use **uses)
{
    CitingLibrary citing = citing_library(library);
    return citing_uses(&citing, library->store, document, arena, uses);
}

TourPlace library_tour_place(Library *library, size_t tour, const TourStep *step)
{
    TouringLibrary touring = { citing_library(library), tree_at };
    return touring_find(&touring, library->sources[tour].library, step);
}

static void check_slug(Library *library, size_t index)
{
    const StoreSource *source = &library->sources[index];
    Str wanted = library->entries[index].slug;
    if (!library->is_own || str_equal(source->slug, wanted))
        return;
    Arena *arena = library->check_arena;
    problems_add(
        &library->checked,
        &(Problem){
            .path = library->files.items[index].path,
            .line = 1,
            .column = 1,
            .severity = SEVERITY_ERROR,
            .code = str("duplicate-slug"),
            .text = arena_format(arena, "the name \"%.*s\" is taken already",
                                 (int)wanted.length, wanted.data),
            .help = arena_format(arena, "give it another `slug:`; for now it is %.*s",
                                 (int)source->slug.length, source->slug.data) });
}

// The path that problems of a source are told with.
static Str shown_path(const Library *library, size_t index)
{
    return library->is_own ? library->files.items[index].path
                           : library->sources[index].path;
}

static void check_debate(Library *library, size_t index, const Opened *opened)
{
    Source own = { .path = shown_path(library, index),
                   .text = opened->content,
                   .problems = &library->checked,
                   .pieces = opened->pieces };
    CitingLibrary citing = citing_library(library);
    argdown_notes(opened->debate, &own);
    citing_check(&citing, library->sources[index].library, opened->debate,
                 opened->content, &library->checked);
}

static void check_source(Library *library, size_t index)
{
    bool was_open = library->entries[index].opened;
    const Opened *opened = open_at(library, index);
    TouringLibrary touring = { citing_library(library), tree_at };
    for (size_t i = 0; i < opened->problems.count; i++)
        problems_add(&library->checked, &opened->problems.items[i]);
    check_slug(library, index);
    if (opened->debate)
        check_debate(library, index, opened);
    if (opened->tour)
        touring_check(&touring, library->sources[index].library, opened->tour,
                      shown_path(library, index), opened->content, &library->checked);
    if (opened->debate && !was_open)
        close_at(library, index);
}

const Problems *library_check(Library *library)
{
    arena_free(library->check_arena);
    library->check_arena = arena_new();
    library->checked = (Problems){ .arena = library->check_arena };
    for (size_t i = 0; i < library->unreadable.count; i++)
        problems_add(&library->checked, &library->unreadable.items[i]);
    for (size_t i = 0; i < library->count; i++)
        check_source(library, i);
    problems_sort(&library->checked);
    return &library->checked;
}
