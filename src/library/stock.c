#include "src/library/stock.h"
#include <stdlib.h>
#include "src/argdown/argdown_notes.h"
#include "src/base/alloc.h"
#include "src/base/vec.h"

Library *stock_new(void)
{
    Library *library = xalloc(sizeof *library);
    *library = (Library){ .arena = arena_new() };
    library->unreadable.arena = library->arena;
    return library;
}

void stock_free(Library *library)
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

static void watch(Library *library, Str path)
{
    library->watched =
        vec_room(library->arena, library->watched, library->watched_count,
                 &library->watched_room, sizeof library->watched[0]);
    library->watched[library->watched_count++] = path;
}

Library *stock_find(const char *const *paths, size_t count)
{
    Library *library = stock_new();
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

bool stock_has_files(const Library *library, const char *path, Error *error)
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

// --- opening a source

// Keeps in mind which files a source includes, and how they were when it was read.
static void note_included(Library *library, StockEntry *entry, const Opened *opened)
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

static Opened *keep(Library *library, size_t index, Opened *opened)
{
    StockEntry *entry = &library->entries[index];
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

Opened *stock_open_at(Library *library, size_t index)
{
    if (library->entries[index].opened)
        return library->entries[index].opened;
    const SourceFile *file = library->is_own ? &library->files.items[index] : NULL;
    return keep(library, index,
                file ? opened_file(file->kind, file->path)
                     : opened_stored(library->store, &library->sources[index]));
}

void stock_parse(Library *library, size_t index, Opened *opened)
{
    keep(library, index, opened_parse(opened, library->files.items[index].path));
}

void stock_close_at(Library *library, size_t index)
{
    opened_free(library->entries[index].opened);
    library->entries[index].opened = NULL;
}

const OpenDebate *stock_debate(Library *library, size_t index)
{
    library->entries[index].debate.tree = opened_tree(stock_open_at(library, index));
    return &library->entries[index].debate;
}

const OpenDocument *stock_document(Library *library, size_t index)
{
    stock_open_at(library, index);
    return &library->entries[index].document;
}

// --- describing

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

void stock_name(Library *library, size_t index)
{
    Str wanted = library->entries[index].slug, slug = wanted;
    for (int number = 2; is_taken(library, index, slug); number++)
        slug = arena_format(library->arena, "%.*s-%d", (int)wanted.length, wanted.data,
                            number);
    library->sources[index].slug = slug;
}

// What lists show of a source, anew from what was read; how large a debate is only if
// that is wanted.
void stock_describe(Library *library, size_t index, bool with_size)
{
    const SourceFile *file = &library->files.items[index];
    Opened *opened = stock_open_at(library, index);
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

bool stock_take_in(Library *library, size_t index, Intake *intake, Error *error)
{
    Opened *opened = stock_open_at(library, index);
    StoreSource *source = &library->sources[index];
    return opened->debate ? intake_debate(intake, source, opened->content,
                                          opened->debate, opened_tree(opened), error)
                          : intake_document(intake, source, opened->content,
                                            opened->document, error);
}

// --- checking

static const Document *document_at(void *context, size_t source)
{
    return stock_document(context, source)->document;
}

static const Tree *tree_at(void *context, size_t source)
{
    return stock_debate(context, source)->tree;
}

CitingLibrary stock_citing(Library *library)
{
    return (CitingLibrary){ library->sources, library->count, document_at, library };
}

TouringLibrary stock_touring(Library *library)
{
    return (TouringLibrary){ stock_citing(library), tree_at };
}

void stock_check_name(Library *library, size_t index)
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
    CitingLibrary citing = stock_citing(library);
    argdown_notes(opened->debate, &own);
    citing_check(&citing, library->sources[index].library, opened->debate,
                 opened->content, &library->checked);
}

void stock_check_source(Library *library, size_t index)
{
    bool was_open = library->entries[index].opened;
    const Opened *opened = stock_open_at(library, index);
    TouringLibrary touring = stock_touring(library);
    for (size_t i = 0; i < opened->problems.count; i++)
        problems_add(&library->checked, &opened->problems.items[i]);
    stock_check_name(library, index);
    if (opened->debate)
        check_debate(library, index, opened);
    if (opened->tour)
        touring_check(&touring, library->sources[index].library, opened->tour,
                      shown_path(library, index), opened->content, &library->checked);
    if (opened->debate && !was_open)
        stock_close_at(library, index);
}
