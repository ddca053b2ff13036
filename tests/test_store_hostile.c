// Libraries as an enemy or an accident may have made them: each is refused with one
// sentence, or whatever a reader does with it comes back, and the file stays as it is.
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "src/base/file.h"
#include "src/library/search.h"
#include "src/store/store_file.h"
#include "tests/check.h"
#include "tests/folder.h"

static const char debate[] =
    "===\ntitle: Power\n===\n\n[Soft power]: Songs and films attract. #a\n"
    "  {cite: {doc: forum, at: p1}}\n  <- [Hard power]: Force decides.\n"
    "    <_ <Vietnam>: It held out.\n  <+ [Fame]: Fame opens doors.\n";
static const char document[] =
    "---\ntitle: A forum\n---\n\n# One\n\nSongs attract.\n\n"
    "Force decides, as ever.\n\n1. [Force](force#Fame): see\n";

typedef struct {
    Arena *arena;
    Str folder, good; // the bytes of the library as it was built
    const char *path; // where it stands
} Spot;

static Spot spot_new(void)
{
    Error error;
    Spot spot = { .arena = arena_new() };
    Problems problems = { .arena = spot.arena };
    spot.folder = folder_new(spot.arena);
    spot.path = folder_path(spot.folder, "x.db", spot.arena);
    folder_write(spot.folder, "c/force.argdown", str(debate));
    folder_write(spot.folder, "c/forum.md", str(document));
    folder_write(spot.folder, "c/tours/t.md", str(document));
    if (!folder_build(folder_path(spot.folder, "c", spot.arena), spot.path, &problems,
                      &error))
        fail_msg("%s", error.text);
    assert_true(file_read(spot.path, 1 << 24, spot.arena, &spot.good, &error));
    return spot;
}

static void spot_free(Spot *spot)
{
    folder_remove(spot->folder);
    arena_free(spot->arena);
}

static void change(const Spot *spot, const char *statements)
{
    sqlite3 *db;
    folder_write(spot->folder, "x.db", spot->good);
    assert_int_equal(sqlite3_open(spot->path, &db), SQLITE_OK);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
    if (sqlite3_exec(db, statements, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s: %s", statements, sqlite3_errmsg(db));
    sqlite3_close(db);
}

// --- what a reader does with a library

static void look_up(Library *library, const char *query, Arena *arena)
{
    Error error;
    Searcher *searcher = search_open(library, true, &error);
    if (!searcher)
        return;
    SearchRequest request = { .query = str(query), .near = -1, .milliseconds = 200 };
    Hits *hits = search_run(searcher, &request, arena);
    search_more(searcher, hits, 50);
    search_close(searcher);
}

// Opens the library and, if it opens, everything in it. Returns how many sources gave a
// debate or a document.
static size_t use_library(const char *path, Error *error)
{
    Library *library = library_open(path, error);
    size_t opened = 0;
    if (!library)
        return 0;
    Arena *arena = arena_new();
    for (size_t i = 0; i < library_count(library); i++) {
        Use *uses;
        if (library_source(library, i)->kind == SOURCE_DEBATE) {
            const OpenDebate *open = library_debate(library, i);
            opened += open != NULL && open->debate != NULL;
        } else {
            const OpenDocument *open = library_document(library, i);
            opened += open != NULL && open->document != NULL;
            library_uses(library, i, arena, &uses);
        }
    }
    static const char *const queries[] = { "force", "is:claim att", "sonsg ", "tag:a" };
    for (size_t i = 0; i < COUNT(queries); i++)
        look_up(library, queries[i], arena);
    library_close(library);
    arena_free(arena);
    return opened;
}

// --- R16, R17

// clang-format off
static const struct {
    const char *what, *change;
    const char *sentence; // of the refusal; NULL: it opens, and is used without harm
} probes[] = {
    { "a view for a table",       "DROP TABLE piece; CREATE VIEW piece AS SELECT 1 AS id, 'a' AS bytes", "tampered" },
    { "a view without an end",    "DROP TABLE layout; CREATE VIEW layout AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS theses, 1 AS claims, 1 AS passages FROM n", "tampered" },
    { "a view that calls",        "DROP TABLE layout; CREATE VIEW layout AS SELECT fts3_tokenizer('a') AS theses, 1 AS claims, 1 AS passages", "tampered" },
    { "a view beside the tables", "CREATE VIEW extra AS SELECT 1", "tampered" },
    { "a trigger",                "CREATE TRIGGER t AFTER INSERT ON piece BEGIN SELECT 1; END", "tampered" },
    { "an index of a call",       "CREATE INDEX extra ON entry(abs(side))", "tampered" },
    { "a column computed",        "ALTER TABLE source ADD COLUMN extra AS (zeroblob(100000000))", "tampered" },
    { "a column renamed",         "ALTER TABLE entry RENAME COLUMN side TO sides", "tampered" },
    { "another virtual table",    "CREATE VIRTUAL TABLE extra USING fts5(x)", "tampered" },
    { "a table lost",             "DROP TABLE citation", "tampered" },
    { "tables that share pages",  "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'entry') WHERE name = 'piece'", NULL },
    { "a table said twice",       "PRAGMA writable_schema=ON; INSERT INTO sqlite_schema SELECT * FROM sqlite_schema WHERE name = 'piece'", "" },
    { "a statement of a megabyte", "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = sql || hex(zeroblob(500000)) WHERE name = 'piece'", "" },
    { "a schema of numbers",      "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = 7 WHERE name = 'entry'", "" },
    { "write-ahead",              "PRAGMA journal_mode=WAL", "damaged" },
    { "a row of 20 MB",           "UPDATE piece SET bytes = zeroblob(20000000) WHERE rowid = (SELECT min(rowid) FROM piece)", NULL },
    { "a title of 20 MB",         "UPDATE source SET title = hex(zeroblob(10000000)) WHERE id = 1", NULL },
    { "a text of 20 MB",          "UPDATE entry SET text = hex(zeroblob(10000000)) WHERE id = 1", NULL },
    { "a source of any size",     "UPDATE source SET size = 9223372036854775807", NULL },
    { "a source of no size",      "UPDATE source SET size = -1", NULL },
    { "a library of any size",    "UPDATE layout SET claims = 2000000000", "tampered" },
    { "a hundred thousand rows",  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) INSERT INTO citation(source, ordinal, document, at) SELECT source, ordinal, document, at FROM citation, n", NULL },
    { "text for numbers",         "UPDATE entry SET parent = 'x', side = x'00ff', start = 1e300", NULL },
    { "an index of nothing",      "DELETE FROM word_data", NULL },
    { "an index of rubbish",      "UPDATE word_data SET block = randomblob(5000)", NULL },
    { "an index of long rows",    "UPDATE word_data SET block = zeroblob(5000000) WHERE id = (SELECT max(id) FROM word_data)", NULL },
};
// clang-format on

static void r16_r17_each_probe_is_refused_or_harmless(void **state)
{
    (void)state;
    Spot spot = spot_new();
    for (size_t i = 0; i < COUNT(probes); i++) {
        Error error = { "" };
        Str before, after;
        change(&spot, probes[i].change);
        Arena *arena = arena_new();
        assert_true(file_read(spot.path, 1 << 26, arena, &before, &error));
        size_t opened = use_library(spot.path, &error);
        if (probes[i].sentence &&
            (opened > 0 || !strstr(error.text, probes[i].sentence) ||
             !strstr(error.text, spot.path)))
            fail_msg("%s: %zu opened; it says “%s”", probes[i].what, opened,
                     error.text);
        assert_true(file_read(spot.path, 1 << 26, arena, &after, &error));
        assert_true(str_equal(before, after));
        arena_free(arena);
    }
    spot_free(&spot);
}

// What no statement of ours asks for is denied to every statement, however it came.
static void r16_nothing_but_reading_is_allowed(void **state)
{
    (void)state;
    static const char *const statements[] = {
        "ATTACH 'other.db' AS other",
        "CREATE TABLE extra(a)",
        "CREATE TEMP TABLE extra(a)",
        "CREATE TEMP VIEW extra AS SELECT 1",
        "CREATE TEMP TRIGGER extra AFTER INSERT ON piece BEGIN SELECT 1; END",
        "DELETE FROM piece",
        "UPDATE source SET title = 'x'",
        "INSERT INTO piece DEFAULT VALUES",
        "PRAGMA writable_schema=ON",
        "PRAGMA query_only=OFF",
        "PRAGMA journal_mode=WAL",
        "SELECT load_extension('x')",
        "SELECT randomblob(1000000000)",
        "SELECT zeroblob(1000000000)",
        "SELECT hex(1)",
        "VACUUM INTO 'other.db'",
        "BEGIN EXCLUSIVE",
        "REINDEX",
        "ANALYZE",
    };
    Spot spot = spot_new();
    Error error;
    Store *store = store_open(spot.path, &error);
    assert_non_null(store);
    for (size_t i = 0; i < COUNT(statements); i++)
        if (sqlite3_exec(store->db, statements[i], NULL, NULL, NULL) == SQLITE_OK)
            fail_msg("%s is allowed", statements[i]);
    store_close(store);
    assert_int_equal(folder_count(spot.folder), 2);
    spot_free(&spot);
}

// A number of pages in the header that the file does not have, and other words of the
// header that SQLite goes by.
static void r16_a_header_that_lies_is_refused(void **state)
{
    (void)state;
    static const struct {
        int offset;
        const char *bytes;
    } lies[] = {
        { 28, "\xFF\xFF\xFF\xFF" },                     // pages in all
        { 28, "\x7F\xFF\xFF\xFF" }, { 16, "\x00\x00" }, // bytes of a page
        { 16, "\x00\x07" },         { 16, "\x80\x00" },
        { 18, "\x02\x02" },                         // write-ahead
        { 18, "\x07\x07" },         { 20, "\xFF" }, // bytes kept free in each page
        { 44, "\x00\x00\x00\xFF" },                 // format of the schema
        { 56, "\x00\x00\x00\x03" },                 // UTF-16
    };
    Spot spot = spot_new();
    for (size_t i = 0; i < COUNT(lies); i++) {
        Error error = { "" };
        static const int sizes[] = {
            [16] = 2, [18] = 2, [20] = 1, [28] = 4, [44] = 4, [56] = 4
        };
        char *bytes = (char *)arena_str(spot.arena, spot.good).data;
        memcpy(bytes + lies[i].offset, lies[i].bytes, (size_t)sizes[lies[i].offset]);
        folder_write(spot.folder, "x.db", (Str){ bytes, spot.good.length });
        if (use_library(spot.path, &error) > 0 || !strstr(error.text, spot.path))
            fail_msg("offset %d: it says “%s”", lies[i].offset, error.text);
    }
    spot_free(&spot);
}

// F10: what stands in a journal that another program has left is not read, whoever may
// write here.
static void r16_a_journal_beside_it_is_refused(void **state)
{
    (void)state;
    static const char *const names[] = { "x.db-journal", "x.db-wal" };
    Spot spot = spot_new();
    for (size_t i = 0; i < COUNT(names); i++) {
        Error error = { "" };
        folder_write(spot.folder, names[i], str("planted"));
        chmod(spot.folder.data, 0555);
        assert_int_equal(use_library(spot.path, &error), 0);
        chmod(spot.folder.data, 0755);
        assert_non_null(strstr(error.text, names[i]));
        unlink(folder_path(spot.folder, names[i], spot.arena));
    }
    Error error;
    assert_int_equal(use_library(spot.path, &error), 3);
    spot_free(&spot);
}

// --- damage

static uint32_t flip(char *bytes, size_t size, uint32_t *seed)
{
    size_t at = check_random(seed) % size;
    bytes[at] = (char)(bytes[at] ^ (1 << check_random(seed) % 8));
    return (uint32_t)at;
}

// Everything in the library is listed, opened and searched after each flip, and the
// file is not touched.
static void r13_r16_flipped_bits_do_no_harm(void **state)
{
    (void)state;
    Spot spot = spot_new();
    uint32_t seed = (uint32_t)check_first_seed();
    int flips = getenv("SOAK") ? 10000 : 400, refused = 0;
    char *bytes = (char *)arena_str(spot.arena, spot.good).data;
    for (int i = 0; i < flips; i++) {
        Error error;
        Str after;
        uint32_t at = flip(bytes, spot.good.length, &seed);
        folder_write(spot.folder, "x.db", (Str){ bytes, spot.good.length });
        refused += use_library(spot.path, &error) == 0;
        Arena *arena = arena_new();
        assert_true(file_read(spot.path, 1 << 24, arena, &after, &error));
        assert_true(str_equal(after, (Str){ bytes, spot.good.length }));
        arena_free(arena);
        bytes[at] = spot.good.data[at];
    }
    assert_true(refused < flips);
    assert_int_equal(folder_count(spot.folder), 2);
    spot_free(&spot);
}

// --- R18

static void r18_hostile_queries_end_in_time(void **state)
{
    (void)state;
    static const char *const queries[] = {
        "\"",
        "\"\"\"\"",
        "NEAR(a b, 1000000)",
        "a* b* c* d* e* f* g* h*",
        "* * * *",
        "{title text}: a",
        "a AND (b OR (c NOT d))",
        "^a ^b",
        "a + b + c + d",
        "-a -b -c -d",
        "\xFF\xFE\x80",
        "'; DROP TABLE entry; --",
        "a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a",
    };
    Spot spot = spot_new();
    Error error;
    Library *library = library_open(spot.path, &error);
    for (size_t i = 0; i < COUNT(queries); i++)
        for (int milliseconds = 0; milliseconds <= 200; milliseconds += 200) {
            Searcher *searcher = search_open(library, true, &error);
            SearchRequest request = { .query = str(queries[i]),
                                      .near = -1,
                                      .milliseconds = milliseconds };
            Hits *hits = search_run(searcher, &request, spot.arena);
            if (hits->notice.length > 0 && !strchr(queries[i], 'a'))
                fail_msg("%s: %.*s", queries[i], STR_ARGUMENTS(hits->notice));
            assert_true(hits->complete);
            search_close(searcher);
        }
    library_close(library);
    spot_free(&spot);
}

TESTS(cmocka_unit_test(r16_r17_each_probe_is_refused_or_harmless),
      cmocka_unit_test(r16_nothing_but_reading_is_allowed),
      cmocka_unit_test(r16_a_header_that_lies_is_refused),
      cmocka_unit_test(r16_a_journal_beside_it_is_refused),
      cmocka_unit_test(r13_r16_flipped_bits_do_no_harm),
      cmocka_unit_test(r18_hostile_queries_end_in_time))
