#include "src/library/reuse.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/table.h"
#include "src/base/vec.h"

struct Reuse {
    Store *store;
    const char *path;
    StoreTaker *taker;
    Arena *arena;
    StoreSource *sources;
    size_t count;
    Table files; // by kind and path: index
    Table names; // by kind, library and slug: index
};

static Str file_key(SourceKind kind, Str path, Arena *arena)
{
    return arena_format(arena, "%d %.*s", (int)kind, (int)path.length, path.data);
}

static Str name_key(SourceKind kind, Str library, Str slug, Arena *arena)
{
    return arena_format(arena, "%d %.*s/%.*s", (int)kind, (int)library.length,
                        library.data, (int)slug.length, slug.data);
}

Reuse *reuse_open(const char *store_path)
{
    Error ignored;
    Store *store = store_open(store_path, &ignored);
    if (!store)
        return NULL;
    Reuse *reuse = xalloc(sizeof *reuse);
    *reuse = (Reuse){ .store = store, .arena = arena_new() };
    reuse->path = arena_str(reuse->arena, str(store_path)).data;
    reuse->files.arena = reuse->names.arena = reuse->arena;
    reuse->taker = store_taker_open(store, &ignored);
    if (!reuse->taker ||
        !store_sources(store, reuse->arena, &reuse->sources, &reuse->count, &ignored)) {
        reuse_close(reuse);
        return NULL;
    }
    for (size_t i = 0; i < reuse->count; i++) {
        const StoreSource *source = &reuse->sources[i];
        table_set(&reuse->files, file_key(source->kind, source->path, reuse->arena),
                  (int32_t)i);
        table_set(&reuse->names,
                  name_key(source->kind, source->library, source->slug, reuse->arena),
                  (int32_t)i);
    }
    return reuse;
}

void reuse_close(Reuse *reuse)
{
    if (!reuse)
        return;
    store_taker_close(reuse->taker);
    store_close(reuse->store);
    arena_free(reuse->arena);
    free(reuse);
}

size_t reuse_count(const Reuse *reuse)
{
    return reuse->count;
}

// Whether a source is called "name-2" for want of "name": then its file asks for a name
// that is not known here.
static bool was_renamed(const Reuse *reuse, const StoreSource *source, Arena *scratch)
{
    size_t end = source->slug.length;
    while (end > 0 && source->slug.data[end - 1] >= '0' &&
           source->slug.data[end - 1] <= '9')
        end--;
    if (end == source->slug.length || end < 2 || source->slug.data[end - 1] != '-')
        return false;
    Str before = str_part(source->slug, 0, end - 1);
    return table_get(&reuse->names,
                     name_key(source->kind, source->library, before, scratch)) >= 0;
}

const StoreSource *reuse_find(const Reuse *reuse, const SourceFile *file, Str content)
{
    Arena *scratch = arena_new();
    int32_t index = table_get(&reuse->files, file_key(file->kind, file->name, scratch));
    const StoreSource *source = index >= 0 ? &reuse->sources[index] : NULL;
    if (source &&
        (!str_equal(source->library, file->library) ||
         source->size != (int64_t)content.length ||
         source->hash != intake_hash(content) || was_renamed(reuse, source, scratch)))
        source = NULL;
    arena_free(scratch);
    return source;
}

bool reuse_citations(Reuse *reuse, const StoreSource *older, Arena *arena,
                     StoreCitation **citations, size_t *count)
{
    Error ignored;
    return store_citations_by(reuse->store, older->id, arena, citations, count,
                              &ignored);
}

// The library that an older source stood in.
static Str library_of(const Reuse *reuse, int32_t id)
{
    bool is_known =
        id > 0 && (size_t)id <= reuse->count && reuse->sources[id - 1].id == id;
    return is_known ? reuse->sources[id - 1].library : str("");
}

// Whether a document was cited before as it is now, place by place.
static bool is_cited_alike(Reuse *reuse, const StoreSource *older, const Intake *intake,
                           const StoreSource *source, Arena *scratch)
{
    Error ignored;
    Str *places;
    StoreCitation *before;
    size_t before_count;
    size_t left = intake_cited(intake, source->library, source->slug, scratch, &places);
    if (!store_citations_of(reuse->store, older->slug, scratch, &before, &before_count,
                            &ignored))
        return false;
    for (size_t i = 0; i < before_count; i++) {
        if (!str_equal(library_of(reuse, before[i].source), older->library))
            continue;
        // The places of now are in reverse.
        if (left == 0 || !str_equal(places[--left], before[i].at))
            return false;
    }
    return left == 0;
}

Reused reuse_take(Reuse *reuse, const StoreSource *older, Intake *intake,
                  StoreSource *source, Str content, Error *error)
{
    Arena *scratch = arena_new();
    IntakeOlder known = { .taker = reuse->taker, .source = older };
    bool is_debate = source->kind == SOURCE_DEBATE;
    bool is_alike = is_debate ? reuse_citations(reuse, older, scratch, &known.citations,
                                                &known.citation_count)
                              : is_cited_alike(reuse, older, intake, source, scratch);
    Reused reused = !is_alike ? REUSE_DIFFERS
                    : intake_older(intake, source, content, &known, error)
                        ? REUSE_TAKEN
                        : REUSE_FAILED;
    arena_free(scratch);
    return reused;
}

// Whether a source's bytes, rows and citations are what they were.
static bool is_sound(Reuse *reuse, const StoreSource *source)
{
    Error ignored;
    Str content;
    Arena *scratch = arena_new();
    bool sound = store_content(reuse->store, source->id, scratch, &content, &ignored) &&
                 intake_hash(content) == source->hash &&
                 store_take_verify(reuse->taker, source, &ignored);
    arena_free(scratch);
    return sound;
}

bool reuse_is_sound(Reuse *reuse, WatchedBuild *watched)
{
    Error ignored;
    bool sound = true;
    for (size_t i = 0; sound && i < reuse->count; i++)
        sound = store_watch_goes_on(watched) && is_sound(reuse, &reuse->sources[i]);
    return sound && store_verify(reuse->path, watched, &ignored);
}
