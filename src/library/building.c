#include "src/library/building.h"
#include "src/base/alloc.h"
#include "src/library/reuse.h"
#include "src/library/stock.h"
#include "src/store/store_build.h"

typedef struct {
    Library *library;
    Reuse *reuse; // NULL: everything is read
    Store *store;
    Intake *intake;
    WatchedBuild watched;
    Arena *arena;
    const StoreSource **older; // by source: the same in the older store, or NULL
    int64_t bytes, all_bytes;  // taken in, and of all files
    BuildReport *report;
    bool is_damaged; // the older store, as it turned out
} Building;

// --- what has changed

static Opened *read_bytes(const Building *building, size_t index)
{
    const SourceFile *file = &building->library->files.items[index];
    return opened_bytes(file->kind, file->path);
}

// What the older store says of a source with these bytes.
static const StoreSource *find_older(const Building *building, size_t index,
                                     const Opened *opened)
{
    const SourceFile *file = &building->library->files.items[index];
    return building->reuse && opened->problems.count == 0
               ? reuse_find(building->reuse, file, opened->content)
               : NULL;
}

// A source as an older store describes it, to be taken into another.
static void copy_source(Library *library, size_t index, const StoreSource *older)
{
    StoreSource source = *older;
    Str *const texts[] = { &source.library, &source.slug,   &source.path, &source.title,
                           &source.about,   &source.author, &source.year };
    for (size_t i = 0; i < COUNT(texts); i++)
        *texts[i] = arena_str(library->arena, *texts[i]);
    library->sources[index] = source;
    library->entries[index].slug = source.slug;
}

// Whether all sources are what they were, in their order, and so is the older store.
static bool is_unchanged(Building *building)
{
    Library *library = building->library;
    bool same = building->reuse && reuse_count(building->reuse) == library->count;
    for (size_t i = 0; same && i < library->count; i++) {
        Opened *opened = read_bytes(building, i);
        building->older[i] = find_older(building, i, opened);
        same = building->older[i] && building->older[i]->id == (int32_t)i + 1 &&
               store_watch_goes_on(&building->watched);
        opened_free(opened);
    }
    return same && reuse_is_sound(building->reuse, &building->watched);
}

// --- taking in

// Takes a source over if the older store has the same.
static Reused take_over(Building *building, size_t index, const Opened *opened,
                        Error *error)
{
    Library *library = building->library;
    const StoreSource *older = building->older[index];
    if (!older)
        return REUSE_DIFFERS;
    copy_source(library, index, older);
    stock_name(library, index);
    Reused reused = reuse_take(building->reuse, older, building->intake,
                               &library->sources[index], opened->content, error);
    building->is_damaged = reused == REUSE_FAILED;
    return reused;
}

static bool take_in(Building *building, size_t index, Error *error)
{
    Library *library = building->library;
    Opened *opened = read_bytes(building, index);
    building->older[index] = find_older(building, index, opened);
    Reused reused = take_over(building, index, opened, error);
    bool ok = reused != REUSE_FAILED;
    if (reused == REUSE_DIFFERS) {
        stock_parse(library, index, opened);
        opened = NULL;
        stock_describe(library, index, true);
        stock_name(library, index);
        ok = stock_take_in(library, index, building->intake, error);
        stock_close_at(library, index);
        building->report->read++;
    }
    opened_free(opened);
    building->bytes += library->sources[index].size;
    return ok && store_build_goes_on(building->store, building->bytes,
                                     building->all_bytes, error);
}

// --- problems

// Whether a source is what it was and is called what it was.
static bool is_same(const Building *building, size_t index)
{
    const StoreSource *older = building->older[index];
    return older && str_equal(older->slug, building->library->sources[index].slug);
}

static bool cites_the_same(const Building *building, size_t index)
{
    Library *library = building->library;
    Arena *scratch = arena_new();
    CitingLibrary citing = stock_citing(library);
    StoreCitation *citations;
    size_t count;
    bool same = reuse_citations(building->reuse, building->older[index], scratch,
                                &citations, &count);
    for (size_t i = 0; same && i < count; i++) {
        ptrdiff_t document = citing_document(&citing, library->sources[index].library,
                                             citations[i].document);
        same = document >= 0 && is_same(building, (size_t)document);
    }
    arena_free(scratch);
    return same;
}

// Whether a source must be looked at again to know what is wrong with it.
static bool may_have_problems(const Building *building, size_t index)
{
    if (!is_same(building, index) || building->older[index]->problems > 0)
        return true;
    switch (building->older[index]->kind) {
    case SOURCE_DEBATE: return !cites_the_same(building, index);
    case SOURCE_TOUR: return !building->report->is_unchanged;
    case SOURCE_DOCUMENT: break;
    }
    return false;
}

// Documents stay open for the debates that cite them, which are mostly of the same
// library.
static void close_library(Library *library, size_t before)
{
    for (size_t i = before; i-- > 0;)
        if (library->entries[i].opened)
            stock_close_at(library, i);
}

static bool check(Building *building, Error *error)
{
    Library *library = building->library;
    bool ok = true;
    library->check_arena = arena_new();
    library->checked = (Problems){ .arena = library->check_arena };
    for (size_t i = 0; i < library->unreadable.count; i++)
        problems_add(&library->checked, &library->unreadable.items[i]);
    for (size_t i = 0; ok && i < library->count; i++) {
        size_t before = library->checked.count;
        if (i > 0 &&
            !str_equal(library->sources[i].library, library->sources[i - 1].library))
            close_library(library, i);
        if (may_have_problems(building, i))
            stock_check_source(library, i);
        else
            stock_check_name(library, i);
        if (!building->store)
            continue;
        store_set_problems(building->store, library->sources[i].id,
                           (int32_t)(library->checked.count - before));
        ok = store_build_goes_on(building->store, building->bytes, building->all_bytes,
                                 error);
    }
    problems_sort(&library->checked);
    return ok;
}

// --- all of it

static bool make_store(Building *building, const BuildRequest *request, Error *error)
{
    Library *library = building->library;
    building->store = store_create(request->store, error);
    if (!building->store)
        return false;
    store_watch(building->store, &building->watched);
    building->intake = intake_new(building->store);
    bool ok = true;
    for (size_t i = 0; ok && i < library->count; i++)
        ok = take_in(building, i, error);
    intake_free(building->intake);
    ok = ok && check(building, error) && store_finish(building->store, error);
    store_close(building->store);
    building->store = NULL;
    return ok;
}

static bool leave_store(Building *building, Error *error)
{
    Library *library = building->library;
    building->report->is_unchanged = true;
    for (size_t i = 0; i < library->count; i++) {
        copy_source(library, i, building->older[i]);
        stock_name(library, i);
    }
    return check(building, error);
}

static bool build(const BuildRequest *request, bool is_fresh, BuildReport *report,
                  Problems *problems, bool *is_damaged, Error *error)
{
    Library *library = stock_find(&request->folder, 1);
    Building building = { .library = library, .arena = arena_new(), .report = report };
    *report = (BuildReport){ .sources = library->count };
    store_watch_begin(&building.watched, request->watch);
    building.older =
        arena_get(building.arena, library->count + 1, sizeof(StoreSource *));
    building.reuse = is_fresh ? NULL : reuse_open(request->store);
    for (size_t i = 0; i < library->count; i++)
        building.all_bytes += library->files.items[i].stamp.size;
    bool ok = stock_has_files(library, request->folder, error) &&
              (is_unchanged(&building) ? leave_store(&building, error)
                                       : make_store(&building, request, error));
    for (size_t i = 0; ok && i < library->checked.count; i++)
        problems_add(problems, &library->checked.items[i]);
    *is_damaged = building.is_damaged;
    reuse_close(building.reuse);
    arena_free(building.arena);
    stock_free(library);
    return ok;
}

bool building_run(const BuildRequest *request, BuildReport *report, Problems *problems,
                  Error *error)
{
    bool is_damaged;
    return build(request, request->is_fresh, report, problems, &is_damaged, error) ||
           (is_damaged && build(request, true, report, problems, &is_damaged, error));
}
