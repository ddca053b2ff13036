#include "src/store/store_build.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "src/base/file.h"
#include "src/base/limits.h"
#include "src/store/store_index.h"
#include "src/store/store_stage.h"
#include "src/store/store_terms.h"
#include "src/store/store_vocabulary.h"

enum {
    TEXT_WINDOW = 64 << 10,  // how far on a row's text is looked for in its source
    SOUGHT_FREE = 256 << 20, // bytes that are looked at for the texts of a source ...
    SOUGHT_EACH = 32,        // ... and so many more for each of its bytes
    COMPARING = 8,           // what comparing a byte costs beside skipping one
    STEPS_BETWEEN_LOOKS = 1000, // of SQLite's machine, at who watches the building
    FILL_MILLISECONDS = 200,    // of making the index at a time
};

Store *store_create(const char *path, Error *error)
{
    char *work = path ? file_beside(path, error) : NULL;
    if (path && !work)
        return NULL;
    Store *store = store_file_create(work, error);
    if (!store) {
        if (work)
            unlink(work);
        free(work);
        return NULL;
    }
    if (path) {
        // Nothing is left of it even if the program is killed.
        unlink(work);
        store_file_name(store, path);
    }
    free(work);
    if (store_stage_open(store, error))
        return store;
    store_close(store);
    return NULL;
}

static int look(void *context)
{
    WatchedBuild *watched = context;
    return !store_watch_goes_on(watched);
}

void store_watch(Store *store, const WatchedBuild *watched)
{
    store->build.watched = *watched;
    sqlite3_progress_handler(store->db, STEPS_BETWEEN_LOOKS, look,
                             &store->build.watched);
}

static bool goes_on(Store *store, Error *error)
{
    return store_watch_goes_on(&store->build.watched) ||
           error_set(error, "%s: building was ended", store->name);
}

bool store_build_goes_on(Store *store, int64_t done, int64_t all, Error *error)
{
    store->build.watched.bytes = all;
    store_watch_part(&store->build.watched, all > 0 ? (double)done / (double)all : 1);
    return goes_on(store, error);
}

// --- adding

static bool add_pieces(Store *store, int32_t source, Str content, Error *error)
{
    for (int64_t number = 0; content.length > 0; number++) {
        sqlite3_stmt *add = store_file_statement(store, STORE_ADD_PIECE, error);
        if (!add)
            return false;
        sqlite3_bind_int64(add, 1, store_file_piece(source, number));
        sql_bind_blob(add, 2, str_part(content, 0, LIMIT_STORE_PIECE));
        if (!sql_done(add))
            return store_file_error(store, error);
        content = str_from(content, LIMIT_STORE_PIECE);
    }
    return true;
}

bool store_add_source(Store *store, StoreSource *source, Str content, Error *error)
{
    sqlite3_stmt *add = store_file_statement(store, STORE_ADD_SOURCE, error);
    if (!add)
        return false;
    if (content.length > LIMIT_ARGDOWN_BYTES)
        return error_set(error, "%.*s: more than %d bytes", (int)source->path.length,
                         source->path.data, LIMIT_ARGDOWN_BYTES);
    const Str texts[] = { source->library, source->slug,   source->path, source->title,
                          source->about,   source->author, source->year };
    const int32_t numbers[] = { source->parts, source->theses, source->depth,
                                source->words };
    source->id = ++store->build.source;
    sqlite3_bind_int(add, 1, source->id);
    sqlite3_bind_int(add, 2, (int)source->kind);
    for (int i = 0; i < 7; i++)
        sql_bind_text(add, 3 + i, texts[i]);
    for (int i = 0; i < 4; i++)
        sqlite3_bind_int(add, 10 + i, numbers[i]);
    sqlite3_bind_int64(add, 14, (int64_t)content.length);
    source->size = (int64_t)content.length;
    sqlite3_bind_int64(add, 15, (int64_t)source->hash);
    if (!sql_done(add))
        return store_file_error(store, error);
    store_stage_source(store, source);
    store->build.content = content;
    store->build.cursor = store->build.sought = 0;
    return add_pieces(store, source->id, content, error);
}

// Where a text ends that begins at `at` in the source, a run of white space there being
// one blank here; 0 if it does not stand there. Adds up the bytes that were compared.
static size_t end_of(Str source, size_t at, Str text, size_t *compared)
{
    size_t from = at, end = 0;
    for (size_t i = 0;; i++) {
        end = at;
        if (i == text.length)
            break;
        char wanted = text.data[i];
        end = 0;
        if (at == source.length || str_is_space(source.data[at]) != (wanted == ' '))
            break;
        if (wanted != ' ' && source.data[at++] != wanted)
            break;
        while (wanted == ' ' && at < source.length && str_is_space(source.data[at]))
            at++;
    }
    *compared += at - from;
    return end;
}

// Finds a row's text in its source, at or soon after `near`, or else after the last
// row's text. Sources in which that takes long are not searched to their end: texts
// that were not found are kept as copies.
static bool find_text(Store *store, Str text, size_t near, size_t *start, size_t *end)
{
    Str source = store->build.content;
    size_t from = near ? near : store->build.cursor, first = 0;
    size_t most = SOUGHT_FREE + SOUGHT_EACH * source.length;
    while (first < text.length && !str_is_space(text.data[first]))
        first++;
    Str head = str_part(text, 0, first);
    Str window = str_part(source, 0, from + text.length + TEXT_WINDOW);
    for (; first > 0 && from < window.length && store->build.sought < most; from++) {
        ptrdiff_t found = str_find(str_from(window, from), head);
        size_t passed = found < 0 ? window.length - from : (size_t)found;
        size_t compared = head.length; // by what finds it, in the worst case
        from += passed;
        *end = found < 0 ? 0 : end_of(source, from, text, &compared);
        store->build.sought += passed + COMPARING * compared;
        if (*end > from && *end - from <= LIMIT_STORE_PIECE) {
            *start = from;
            store->build.cursor = *end;
            return true;
        }
    }
    return false;
}

// The front of a text that may be long, whole characters only.
static Str front(Str text)
{
    size_t length = text.length < LIMIT_STORE_PIECE ? text.length : LIMIT_STORE_PIECE;
    while (length < text.length && length > 0 && (text.data[length] & 0xC0) == 0x80)
        length--;
    return str_part(text, 0, length);
}

bool store_add_row(Store *store, const StoreRow *row, Error *error)
{
    size_t start = 0, end = 0;
    Str usual = row->class == ROW_PASSAGE ? row->address : row->title;
    bool has_place = find_text(store, row->text, row->near, &start, &end);
    StageRow staged = {
        .ordinal = row->ordinal,
        .class = (int32_t)row->class,
        .link = row->link,
        .side = row->side,
        .quality = row->quality,
        .parent = row->parent,
        .address = row->address,
        .title = front(row->title),
        .has_key = !str_equal(row->key, usual),
        .key = front(row->key),
        .has_place = has_place,
        .start = (int64_t)start,
        .length = (int64_t)(end - start),
        .text = front(row->text),
        .terms = store_terms_marks(store, row->terms, row->term_count),
    };
    return store_stage_row(store, &staged, error);
}

bool store_add_citation(Store *store, const StoreCitation *citation, Error *error)
{
    return store_stage_citation(store, citation, error);
}

void store_set_problems(Store *store, int32_t source, int32_t problems)
{
    store_stage_problems(store, source, problems);
}

// --- finishing

static bool check_pages(Store *store, Error *error)
{
    sqlite3_stmt *check = NULL;
    Arena *scratch = arena_new();
    bool ok = sqlite3_prepare_v2(store->db, "PRAGMA quick_check(1)", -1, &check,
                                 NULL) == SQLITE_OK;
    ok = ok && sqlite3_step(check) == SQLITE_ROW
             ? str_is(sql_text(check, 0, scratch), "ok") ||
                   error_set(error, "%s: the file is damaged", store->name)
             : store_file_error(store, error);
    sqlite3_finalize(check);
    arena_free(scratch);
    return ok;
}

bool store_verify(const char *path, WatchedBuild *watched, Error *error)
{
    Store *store = store_file_new(path);
    // FTS5's check counts as writing but writes nothing, so no locks are wanted.
    int code = sqlite3_open_v2(path, &store->db, SQLITE_OPEN_READWRITE, "unix-none");
    bool ok = code == SQLITE_OK && store_index_register(store, store->db);
    if (ok) {
        sqlite3_progress_handler(store->db, STEPS_BETWEEN_LOOKS, look, watched);
        ok = check_pages(store, error) && store_index_verify(store->db, path, error);
    } else {
        store_file_error(store, error);
    }
    store_file_close(store);
    return ok;
}

// Writes a compact copy into an empty file, and has it looked through.
static bool write_compactly(Store *store, const char *path, Error *error)
{
    sqlite3_stmt *copy = NULL;
    store_watch_step(&store->build.watched, BUILD_WRITES, false);
    sqlite3_blob_close(store->piece); // would count as a statement in progress
    store->piece = NULL;
    bool ok =
        sqlite3_prepare_v2(store->db, "VACUUM INTO ?1", -1, &copy, NULL) == SQLITE_OK;
    if (ok) {
        sql_bind_text(copy, 1, str(path));
        ok = sql_done(copy);
    }
    if (!ok)
        store_file_error(store, error);
    sqlite3_finalize(copy);
    store_watch_step(&store->build.watched, BUILD_VERIFIES, false);
    return ok && store_verify(path, &store->build.watched, error);
}

// Makes the index in pieces, so that it is known how far it has come.
static bool fill_index(Store *store, Error *error)
{
    WatchedBuild *watched = &store->build.watched;
    bool ok = true;
    store_watch_step(watched, BUILD_INDEXES, true);
    while (ok && !store_index_is_whole(store)) {
        ok = store_index_fill(store, FILL_MILLISECONDS, error);
        store_watch_part(watched,
                         (double)store->indexed / (double)store_file_last(store));
    }
    return ok;
}

// Takes away a copy that is not to be had, and what SQLite could not take away itself.
static void remove_copy(const char *path)
{
    char journal[4096 + 16];
    snprintf(journal, sizeof journal, "%s-journal", path);
    unlink(journal);
    unlink(path);
}

static bool finish_file(Store *store, Error *error)
{
    // The words are gathered in memory up to this size before they are written: what is
    // larger than the processor's cache is slower. Parts are joined once, at the end.
    static const char gather[] =
        "INSERT INTO word(word, rank) VALUES('hashsize', 16777216);"
        "INSERT INTO word(word, rank) VALUES('automerge', 0);"
        "INSERT INTO word(word, rank) VALUES('crisismerge', 1999)";
    if (!store_index_create(store, error) ||
        !sql_run(store->db, gather, store->name, error) || !fill_index(store, error))
        return false;
    store_watch_step(&store->build.watched, BUILD_JOINS, false);
    if (!store_index_optimize(store, error) || !store_vocabulary_make(store, error))
        return false;
    char *made = file_beside(store->name, error);
    if (!made)
        return false;
    bool ok = write_compactly(store, made, error) && goes_on(store, error) &&
              file_replace(made, store->name, error);
    if (!ok)
        remove_copy(made);
    free(made);
    return ok;
}

bool store_finish(Store *store, Error *error)
{
    store->build.content = str("");
    store_watch_step(&store->build.watched, BUILD_SORTS, false);
    if (!store_stage_finish(store, error))
        return false;
    store_file_end_build(store);
    if (store->is_memory)
        return store_index_create(store, error);
    return finish_file(store, error);
}
