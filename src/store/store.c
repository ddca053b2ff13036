#include "src/store/store.h"
#include "src/base/limits.h"
#include "src/base/vec.h"
#include "src/store/store_hostile.h"

enum { PADDING = 8 };

Store *store_open(const char *path, Error *error)
{
    return store_hostile_open(path, error);
}

Store *store_again(const Store *store, Error *error)
{
    Store *again = store->is_memory ? store_file_again(store, error)
                                    : store_open(store->name, error);
    if (!again)
        return NULL;
    bool is_same = again->device == store->device && again->inode == store->inode;
    if (!is_same) {
        store_close(again);
        error_set(error, "%s: the library was replaced; open it again to search it",
                  store->name);
        return NULL;
    }
    if (store->is_memory)
        again->indexed = sql_number(again->db, "SELECT max(id) FROM word_docsize", 0);
    return again;
}

void store_interrupt(Store *store)
{
    atomic_store(&store->interrupted, true);
}

void store_resume(Store *store)
{
    atomic_store(&store->interrupted, false);
}

bool store_is_interrupted(const Store *store)
{
    return atomic_load_explicit(&store->interrupted, memory_order_relaxed);
}

void store_forget(Store *store)
{
    sqlite3_db_release_memory(store->db);
}

void store_close(Store *store)
{
    store_file_close(store);
}

static void read_source(sqlite3_stmt *row, Arena *arena, StoreSource *source)
{
    source->id = sql_int(row, 0, 0, INT32_MAX);
    source->kind = (SourceKind)sql_int(row, 1, SOURCE_DEBATE, SOURCE_TOUR);
    Str *const texts[] = { &source->library, &source->slug,  &source->path,
                           &source->title,   &source->about, &source->author,
                           &source->year };
    for (int i = 0; i < 7; i++)
        *texts[i] = sql_text(row, 2 + i, arena);
    int32_t *const numbers[] = { &source->parts, &source->theses, &source->depth,
                                 &source->words };
    for (int i = 0; i < 4; i++)
        *numbers[i] = sql_int(row, 9 + i, 0, INT32_MAX);
    source->size = sqlite3_column_int64(row, 13);
    source->hash = (uint64_t)sqlite3_column_int64(row, 14);
    source->problems = sql_int(row, 15, 0, INT32_MAX);
}

bool store_sources(Store *store, Arena *arena, StoreSource **sources, size_t *count,
                   Error *error)
{
    sqlite3_stmt *rows = store_file_statement(store, STORE_SOURCES, error);
    StoreSource *items = NULL;
    size_t found = 0, capacity = 0;
    int code;
    if (!rows)
        return false;
    while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
        items = vec_room(arena, items, found, &capacity, sizeof *items);
        read_source(rows, arena, &items[found++]);
    }
    if (code != SQLITE_DONE)
        store_file_error(store, error);
    sqlite3_reset(rows);
    if (code != SQLITE_DONE)
        return false;
    *sources = items;
    *count = found;
    return true;
}

Str store_full_name(const StoreSource *source, Arena *arena)
{
    return arena_format(arena, "%.*s/%.*s", (int)source->library.length,
                        source->library.data, (int)source->slug.length,
                        source->slug.data);
}

bool store_content(Store *store, int32_t source, Arena *arena, Str *content,
                   Error *error)
{
    sqlite3_stmt *row = store_file_statement(store, STORE_SOURCE_SIZE, error);
    if (!row)
        return false;
    sqlite3_bind_int(row, 1, source);
    int64_t size = sqlite3_step(row) == SQLITE_ROW ? sqlite3_column_int64(row, 0) : -1;
    sqlite3_reset(row);
    if (size < 0 || size > LIMIT_ARGDOWN_BYTES ||
        !store_file_has_bytes(store, source, size))
        return error_set(error, "%s: the library is damaged", store->name);
    char *bytes = arena_get(arena, (size_t)size + PADDING, 1);
    if (!store_file_bytes(store, source, 0, size, bytes, error))
        return false;
    *content = (Str){ bytes, (size_t)size };
    return true;
}

// --- briefs

static bool read_briefs(Store *store, sqlite3_stmt *rows, StoreBrief *briefs,
                        size_t count)
{
    int code;
    while ((code = sqlite3_step(rows)) == SQLITE_ROW && !store_is_interrupted(store)) {
        int64_t id = sqlite3_column_int64(rows, 0);
        if (id > 0 && id < (int64_t)count)
            briefs[id] = (StoreBrief){
                .source = sql_int(rows, 1, 0, INT32_MAX),
                .ordinal = sql_int(rows, 2, -1, INT32_MAX),
                .class = (RowClass)sql_int(rows, 3, ROW_THESIS, ROW_PASSAGE),
                .side = sql_int(rows, 4, -1, 1),
            };
    }
    sqlite3_reset(rows);
    return code == SQLITE_DONE;
}

bool store_briefs(Store *store, Arena *arena, StoreBrief **briefs, size_t *count,
                  Error *error)
{
    sqlite3_stmt *rows = store_file_statement(store, STORE_BRIEFS, error);
    int64_t last =
        sql_number(store->db, "SELECT id FROM entry ORDER BY id DESC LIMIT 1", 0);
    if (!rows)
        return false;
    int64_t most = store_file_last(store);
    *count = (size_t)(last < most ? last : most) + 1;
    *briefs = arena_get(arena, *count, sizeof **briefs);
    return read_briefs(store, rows, *briefs, *count) || store_file_error(store, error);
}

// --- citations

static bool read_citations(Store *store, sqlite3_stmt *rows, Arena *arena,
                           StoreCitation **items, size_t *count, Error *error)
{
    StoreCitation *list = NULL;
    size_t found = 0, capacity = 0;
    int code;
    while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
        list = vec_room(arena, list, found, &capacity, sizeof *list);
        list[found++] = (StoreCitation){
            .source = sql_int(rows, 0, 0, INT32_MAX),
            .ordinal = sql_int(rows, 1, -1, INT32_MAX),
            .document = sql_text(rows, 2, arena),
            .at = sql_text(rows, 3, arena),
        };
    }
    if (code != SQLITE_DONE)
        store_file_error(store, error);
    sqlite3_reset(rows);
    if (code != SQLITE_DONE)
        return false;
    *items = list;
    *count = found;
    return true;
}

bool store_citations_of(Store *store, Str document, Arena *arena, StoreCitation **items,
                        size_t *count, Error *error)
{
    sqlite3_stmt *rows = store_file_statement(store, STORE_CITATIONS_OF, error);
    if (!rows)
        return false;
    sql_bind_text(rows, 1, document);
    return read_citations(store, rows, arena, items, count, error);
}

bool store_citations_by(Store *store, int32_t debate, Arena *arena,
                        StoreCitation **items, size_t *count, Error *error)
{
    sqlite3_stmt *rows = store_file_statement(store, STORE_CITATIONS_BY, error);
    if (!rows)
        return false;
    sqlite3_bind_int(rows, 1, debate);
    return read_citations(store, rows, arena, items, count, error);
}

// --- rows

// A key that is the title or the address is not stored a second time.
static Str read_key(sqlite3_stmt *row, Arena *arena)
{
    int class = sql_int(row, ENTRY_CLASS, ROW_THESIS, ROW_PASSAGE);
    bool has_key = sqlite3_column_type(row, ENTRY_KEY) != SQLITE_NULL;
    int usual = class == ROW_PASSAGE ? ENTRY_ADDRESS : ENTRY_TITLE;
    return sql_text(row, has_key ? ENTRY_KEY : usual, arena);
}

static bool read_row(Store *store, sqlite3_stmt *found, Arena *arena, StoreRow *row,
                     Error *error)
{
    int code = sqlite3_step(found);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return store_file_error(store, error);
    if (code == SQLITE_DONE)
        return error_set(error, "%s: there is no such row", store->name);
    *row = (StoreRow){
        .id = sqlite3_column_int64(found, ENTRY_ID),
        .source = sql_int(found, ENTRY_SOURCE, 0, INT32_MAX),
        .ordinal = sql_int(found, ENTRY_ORDINAL, -1, INT32_MAX),
        .class = (RowClass)sql_int(found, ENTRY_CLASS, ROW_THESIS, ROW_PASSAGE),
        .link = sql_int(found, ENTRY_LINK, 0, INT32_MAX),
        .parent = sql_int(found, ENTRY_PARENT, -1, INT32_MAX),
        .side = sql_int(found, ENTRY_SIDE, -1, 1),
        .address = sql_text(found, ENTRY_ADDRESS, arena),
        .title = sql_text(found, ENTRY_TITLE, arena),
    };
    row->key = read_key(found, arena);
    return store_file_text(store, found, arena, &row->text, error);
}

bool store_row(Store *store, int32_t source, int32_t ordinal, Arena *arena,
               StoreRow *row, Error *error)
{
    sqlite3_stmt *found = store_file_statement(store, STORE_ROW_BY_ORDINAL, error);
    if (!found)
        return false;
    sqlite3_bind_int(found, 1, source);
    sqlite3_bind_int(found, 2, ordinal);
    bool ok = read_row(store, found, arena, row, error);
    sqlite3_reset(found);
    return ok;
}

bool store_row_at(Store *store, int64_t id, Arena *arena, StoreRow *row, Error *error)
{
    sqlite3_stmt *found = store_file_statement(store, STORE_ROW_BY_ID, error);
    if (!found)
        return false;
    sqlite3_bind_int64(found, 1, id);
    bool ok = read_row(store, found, arena, row, error);
    sqlite3_reset(found);
    return ok;
}

bool store_row_key(Store *store, int64_t id, Arena *arena, int32_t *source, Str *key)
{
    Error ignored;
    sqlite3_stmt *row = store_file_statement(store, STORE_ROW_BY_ID, &ignored);
    if (!row)
        return false;
    sqlite3_bind_int64(row, 1, id);
    bool found = sqlite3_step(row) == SQLITE_ROW;
    if (found) {
        *source = sql_int(row, ENTRY_SOURCE, 0, INT32_MAX);
        *key = read_key(row, arena);
    }
    sqlite3_reset(row);
    return found;
}
