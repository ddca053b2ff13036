#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "src/base/file.h"
#include "src/base/limits.h"
#include "src/base/vec.h"
#include "src/store/store_build.h"
#include "src/store/store_match.h"
#include "tests/check.h"
#include "tests/folder.h"

// A small library: two sources, with rows of every class.
static const char debate_text[] =
    "# Power\n\n[Soft power]: Attraction is a power\n    of its own.\n"
    "    <- [Hard power]: Force comes   first.\n"
    "    <+ [Vietnam]: A people held down obeys only while it is watched.\n"
    "    <+ <Café>: *Naïve* cooks win friends.\n";
static const char document_text[] =
    "Soft power (软实力) is argued about.\n\nForce and attraction differ: \"power\" OR "
    "not.\n";

static const struct {
    int32_t source;
    RowClass class;
    const char *title, *text, *address;
    int link, parent, ordinal, side, quality;
} rows[] = {
    { 2, ROW_PASSAGE, "On power", "Force and attraction differ: \"power\" OR not.",
      "p2", 0, -1, 1, 0, 0 },
    { 1, ROW_CLAIM, "Hard power", "Force comes first.", "1.2", 2, 0, 2, -1, -10 },
    { 1, ROW_CLAIM, "Vietnam", "A people held down obeys only while it is watched.",
      "1.1", 1, 0, 1, 1, 10 },
    { 1, ROW_ARGUMENT, "Café", "Naïve cooks win friends.", "1.3", 1, 0, 3, 1, 0 },
    { 1, ROW_THESIS, "Soft power", "Attraction is a power of its own.", "1", 0, -1, 0,
      0, 5 },
    { 2, ROW_PASSAGE, "On power", "Soft power (软实力) is argued about.", "p1", 0, -1,
      0, 0, 0 },
    { 1, ROW_THESIS, "Is soft power power?", "A question.", "", 0, -1, -1, 0, 9 },
};

static void fill_store(Store *store)
{
    Error error;
    StoreSource debate = { .kind = SOURCE_DEBATE,
                           .library = str("soft"),
                           .slug = str("power"),
                           .path = str("debates/power.argdown"),
                           .title = str("Is soft power power?"),
                           .parts = 4,
                           .theses = 1,
                           .depth = 2,
                           .words = 30 };
    StoreSource document = { .kind = SOURCE_DOCUMENT,
                             .library = str("soft"),
                             .slug = str("text"),
                             .author = str("Nye"),
                             .year = str("1990") };
    StoreCitation citation = {
        .source = 1, .ordinal = 1, .document = str("text"), .at = str("p2")
    };
    assert_true(store_add_source(store, &debate, str(debate_text), &error));
    for (int32_t source = 1; source <= 2; source++) {
        if (source == 2)
            assert_true(store_add_source(store, &document, str(document_text), &error));
        for (size_t i = 0; i < COUNT(rows); i++) {
            if (rows[i].source != source)
                continue;
            StoreRow row = {
                .source = source,
                .class = rows[i].class,
                .title = str(rows[i].title),
                .text = str(rows[i].text),
                .address = str(rows[i].address),
                .key =
                    str(rows[i].class == ROW_PASSAGE ? rows[i].address : rows[i].title),
                .link = rows[i].link,
                .parent = rows[i].parent,
                .ordinal = rows[i].ordinal,
                .side = rows[i].side,
                .quality = rows[i].quality,
            };
            assert_true(store_add_row(store, &row, &error));
        }
    }
    assert_int_equal(debate.id, 1);
    assert_int_equal(document.id, 2);
    assert_true(store_add_citation(store, &citation, &error));
}

static void build(const char *path)
{
    Error error;
    Store *store = store_create(path, &error);
    assert_non_null(store);
    fill_store(store);
    if (!store_finish(store, &error))
        fail_msg("%s", error.text);
    store_close(store);
}

static Store *open_store(const char *path)
{
    Error error;
    Store *store = store_open(path, &error);
    if (!store)
        fail_msg("%s", error.text);
    return store;
}

static Store *memory_store(void)
{
    Error error;
    Store *store = store_create(NULL, &error);
    assert_non_null(store);
    fill_store(store);
    assert_true(store_finish(store, &error));
    return store;
}

static void check_reading(Store *store)
{
    Error error;
    Arena *arena = arena_new();
    StoreSource *sources;
    StoreCitation *citations;
    StoreRow row;
    Str content;
    size_t count;
    assert_true(store_sources(store, arena, &sources, &count, &error));
    assert_int_equal(count, 2);
    check_str(sources[0].slug, "power", "the first source's slug");
    check_str(sources[0].path, "debates/power.argdown", "its path");
    check_str(sources[1].author, "Nye", "the second source's author");
    assert_int_equal(sources[1].kind, SOURCE_DOCUMENT);
    assert_int_equal(sources[0].words, 30);
    assert_true(store_content(store, 1, arena, &content, &error));
    check_str(content, debate_text, "the source is kept as it is");
    assert_memory_equal(content.data + content.length, "\0\0\0\0\0\0\0\0", 8);

    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(
            store_row(store, rows[i].source, rows[i].ordinal, arena, &row, &error));
        check_str(row.text, rows[i].text, "the text of a row");
        check_str(row.title, rows[i].title, "its title");
        check_str(row.address, rows[i].address, "its address");
        check_str(row.key,
                  rows[i].class == ROW_PASSAGE ? rows[i].address : rows[i].title,
                  "its key");
        assert_int_equal(row.class, rows[i].class);
        assert_int_equal(row.parent, rows[i].parent);
        assert_int_equal(row.link, rows[i].link);
        assert_int_equal(row.side, rows[i].side);
    }
    assert_false(store_row(store, 1, 99, arena, &row, &error));

    assert_true(
        store_citations_of(store, str("text"), arena, &citations, &count, &error));
    assert_int_equal(count, 1);
    check_str(citations[0].at, "p2", "where a citation points");
    assert_true(
        store_citations_of(store, str("other"), arena, &citations, &count, &error));
    assert_int_equal(count, 0);
    assert_true(store_citations_by(store, 1, arena, &citations, &count, &error));
    assert_int_equal(count, 1);
    assert_int_equal(citations[0].ordinal, 1);
    arena_free(arena);
}

static void test_what_goes_in_comes_out(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    const char *path = folder_path(folder, "a ?#%41.db", arena);
    build(path);
    Store *stores[] = { open_store(path), memory_store() };
    for (size_t i = 0; i < COUNT(stores); i++) {
        check_reading(stores[i]);
        store_close(stores[i]);
    }
    assert_int_equal(folder_count(folder), 1);
    folder_remove(folder);
    arena_free(arena);
}

static void r19_long_sources_are_kept_in_pieces(void **state)
{
    (void)state;
    static const int sizes[] = { 0,
                                 1,
                                 LIMIT_STORE_PIECE - 1,
                                 LIMIT_STORE_PIECE,
                                 LIMIT_STORE_PIECE + 1,
                                 3 * LIMIT_STORE_PIECE };
    Error error;
    for (size_t i = 0; i < COUNT(sizes); i++) {
        Arena *arena = arena_new();
        size_t size = (size_t)sizes[i];
        char *bytes = arena_get(arena, size + 1, 1);
        for (size_t j = 0; j < size; j++)
            bytes[j] = (char)(j * 31 + j / 251);
        Store *store = store_create(NULL, &error);
        StoreSource source = { .slug = str("long") };
        Str content;
        // Rows whose texts stand on both sides of a border and in the last piece.
        StoreRow row = { .source = 1, .class = ROW_CLAIM };
        bool crosses = size > LIMIT_STORE_PIECE;
        if (crosses)
            memcpy(bytes + LIMIT_STORE_PIECE - 8, "words across", 12);
        assert_true(store_add_source(store, &source, (Str){ bytes, size }, &error));
        row.text = str("words across");
        row.near = LIMIT_STORE_PIECE - 100;
        assert_true(store_add_row(store, &row, &error));
        assert_true(store_finish(store, &error));
        assert_true(store_content(store, 1, arena, &content, &error));
        assert_int_equal(content.length, size);
        assert_memory_equal(content.data, bytes, size);
        assert_true(store_row(store, 1, 0, arena, &row, &error));
        check_str(row.text, "words across", "a text across a border");
        store_close(store);
        arena_free(arena);
    }
}

// --- finding

// The rows found, as their addresses in order, "T" before one that was found by its
// title.
// clang-format off
static const struct {
    const char *what;
    const char *words[4];
    bool prefix;
    int32_t source;
    const char *found;
} searches[] = {
    { "importance decides the order",       { "power" },               false, 0, "? 1 T1.2 p2 p1" },
    { "quality decides within a class",     { "watched" },             false, 0, "1.1"          },
    { "all words must occur",               { "force", "first" },      false, 0, "1.2"          },
    { "a title and its text count as one",  { "hard", "force" },       false, 0, "1.2"          },
    { "case and accents do not matter",     { "CAFE" },                false, 0, "T1.3"         },
    { "nor do they in the text",            { "naive" },               false, 0, "1.3"          },
    { "a word is not its beginning",        { "attract" },             false, 0, ""             },
    { "the last word may be a beginning",   { "power", "attract" },    true,  0, "1 p2"         },
    { "the first may not",                  { "attract", "power" },    true,  0, ""             },
    { "one letter is a beginning",          { "v" },                   true,  0, "T1.1"         },
    { "words together are a phrase",        { "soft power" },          false, 0, "? 1 p1"       },
    { "in their order",                     { "power soft" },          false, 0, ""             },
    { "a phrase does not cross the title",  { "power force" },         false, 0, ""             },
    { "a phrase may end in a beginning",    { "soft pow" },            true,  0, "? 1 p1"       },
    { "Chinese is found by one character",  { "软" },                  false, 0, "p1"           },
    { "and by several",                     { "软实力" },              false, 0, "p1"           },
    { "which must stand together",          { "软力" },                false, 0, ""             },
    { "a section's title is no passage",    { "on" },                  false, 0, ""             },
    { "sources restrict",                   { "power" },               false, 2, "p2 p1"        },
    { "to none if there are none",          { "power" },               false, 7, ""             },
    { "operators are words",                { "OR" },                  false, 0, "p2"           },
    { "also in capitals between others",    { "power", "OR", "not" },  false, 0, "p2"           },
    { "quotation marks are no syntax",      { "\"power\"" },           false, 2, "p2 p1"        },
    { "nor is a column",                    { "place:", "power" },     false, 0, ""             },
    { "nor are brackets and stars",         { "NEAR(power*", "{-^+" }, false, 0, ""             },
    { "what has no word is left out",       { "power", "!?" },         false, 2, "p2 p1"        },
    { "nothing finds nothing",              { "" },                    true,  0, ""             },
    { "a mark of a source is not a word",   { "\xF3\xB0\x80\x81" },    false, 0, ""             },
};
// clang-format on

static Str describe(Store *store, const StoreMatches *matches, Arena *arena)
{
    Error error;
    Buffer out = { .arena = arena };
    for (size_t i = 0; i < matches->count; i++) {
        StoreRow row;
        assert_true(store_row_at(store, matches->hits[i].id, arena, &row, &error));
        buffer_format(&out, "%s%s%.*s", i > 0 ? " " : "",
                      matches->hits[i].class == ROW_TITLE ? "T" : "",
                      (int)row.address.length, row.address.data);
        if (row.address.length == 0)
            buffer_add_byte(&out, '?');
        assert_true(matches->hits[i].score >= 0);
    }
    return buffer_str(&out);
}

// Conditions of a word each, the last one perhaps a beginning, and of a source if there
// is one. They live in the arena.
static StoreMatch match_of(const Str *words, size_t count, bool prefix, int32_t source,
                           size_t limit, Arena *arena)
{
    StoreCondition *conditions = arena_get(arena, count + 1, sizeof *conditions);
    StoreWords *wanted = arena_get(arena, count + 1, sizeof *wanted);
    uint32_t *mark = arena_get(arena, 1, sizeof *mark);
    for (size_t i = 0; i < count; i++) {
        wanted[i] = (StoreWords){ words[i], prefix && i + 1 == count, false };
        conditions[i] = (StoreCondition){ .words = &wanted[i], .word_count = 1 };
    }
    *mark = store_source_mark(source);
    conditions[count] = (StoreCondition){ .marks = mark, .mark_count = 1 };
    return (StoreMatch){ .conditions = conditions,
                         .condition_count = count + (source > 0),
                         .limit = limit };
}

static void check_searches(Store *store, bool scanned)
{
    Error error;
    for (size_t i = 0; i < COUNT(searches); i++) {
        Arena *arena = arena_new();
        Str words[4];
        size_t count = 0;
        while (count < 4 && searches[i].words[count]) {
            words[count] = str(searches[i].words[count]);
            count++;
        }
        StoreMatch match =
            match_of(words, count, searches[i].prefix, searches[i].source, 100, arena);
        StoreMatches matches;
        assert_true(store_match(store, &match, arena, &matches, &error));
        check_str(describe(store, &matches, arena), searches[i].found,
                  searches[i].what);
        assert_true(matches.complete);
        if (matches.count > 0 && matches.scanned != scanned)
            fail_msg("%s: %s", searches[i].what,
                     scanned ? "by the index" : "by reading");
        arena_free(arena);
    }
}

static void run_sql(const char *path, const char *statements)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, statements, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s: %s", statements, sqlite3_errmsg(db));
    sqlite3_close(db);
}

static void test_searches(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    const char *path = folder_path(folder, "s.db", arena);
    build(path);
    Store *stores[] = { open_store(path), memory_store() };
    for (size_t i = 0; i < COUNT(stores); i++) {
        check_searches(stores[i], false);
        store_close(stores[i]);
    }
    // F12: a damaged index is found out when it is used, and the texts are read.
    run_sql(path, "UPDATE word_data SET block = x'00' WHERE id > 1");
    Store *damaged = open_store(path);
    check_searches(damaged, true);
    store_close(damaged);
    folder_remove(folder);
    arena_free(arena);
}

// --- opening

static void cut_to(const char *path, off_t size)
{
    assert_int_equal(truncate(path, size), 0);
}

static void r16_r17_what_is_no_library_is_refused_with_a_sentence(void **state)
{
    (void)state;
    // clang-format off
    static const struct {
        const char *what, *change, *sentence;
    } cases[] = {
        { "another database",   "PRAGMA application_id=7",                         "not a library of moot" },
        { "an older version",   "PRAGMA user_version=0",                           "made by an older moot" },
        { "a newer version",    "PRAGMA user_version=999",                         "made by a newer moot" },
        { "R16: write-ahead",   "PRAGMA journal_mode=WAL",                         "damaged" },
        { "R17: a new table",   "CREATE TABLE extra(a)",                           "tampered" },
        { "R17: a new index",   "CREATE INDEX extra ON entry(abs(side))",          "tampered" },
        { "R17: a trigger",     "CREATE TRIGGER t AFTER INSERT ON piece BEGIN SELECT 1; END", "tampered" },
        { "R17: a new column",  "ALTER TABLE source ADD COLUMN extra",             "tampered" },
        { "R17: a lost table",  "DROP TABLE citation",                             "tampered" },
        { "R16: a view",        "DROP TABLE piece; CREATE VIEW piece AS SELECT 1 AS id, 'a' AS bytes", "tampered" },
        { "an impossible size", "UPDATE layout SET claims = -5",                   "tampered" },
        { "more than there is room for", "UPDATE layout SET passages = 2000000000", "tampered" },
        { "no sizes at all",    "DELETE FROM layout",                              "tampered" },
    };
    // clang-format on
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    for (size_t i = 0; i < COUNT(cases); i++) {
        Error error = { "" };
        const char *path =
            folder_path(folder, arena_format(arena, "%zu.db", i).data, arena);
        build(path);
        run_sql(path, cases[i].change);
        assert_null(store_open(path, &error));
        if (!strstr(error.text, cases[i].sentence) || !strstr(error.text, path))
            fail_msg("%s: it says '%s'", cases[i].what, error.text);
    }
    folder_remove(folder);
    arena_free(arena);
}

static void r16_what_is_no_file_is_refused_with_a_sentence(void **state)
{
    (void)state;
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    const char *path = folder_path(folder, "x.db", arena);
    assert_null(store_open(path, &error));
    assert_non_null(strstr(error.text, "there is no library here"));
    assert_null(store_open(folder.data, &error));
    assert_non_null(strstr(error.text, "not a file"));
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_null(store_open(path, &error));
    assert_non_null(strstr(error.text, "not a file"));
    unlink(path);

    static const char *const texts[] = { "", "x", "SQLite format 3", "# A debate\n" };
    for (size_t i = 0; i < COUNT(texts); i++) {
        folder_write(folder, "x.db", str(texts[i]));
        assert_null(store_open(path, &error));
        assert_non_null(strstr(error.text, "not a library of moot"));
    }
    static const char *const journals[] = { "x.db-wal", "x.db-journal" };
    for (size_t i = 0; i < COUNT(journals); i++) {
        build(path);
        folder_write(folder, journals[i], str("planted"));
        assert_null(store_open(path, &error));
        assert_non_null(strstr(error.text, journals[i]));
        unlink(folder_path(folder, journals[i], arena));
    }
    Store *store = open_store(path);
    store_close(store);
    folder_remove(folder);
    arena_free(arena);
}

static void r16_a_file_that_is_cut_short_is_refused(void **state)
{
    (void)state;
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    const char *path = folder_path(folder, "x.db", arena);
    build(path);
    struct stat info;
    assert_int_equal(stat(path, &info), 0);
    for (off_t size = info.st_size - 512; size > 100; size -= 512) {
        cut_to(path, size);
        assert_null(store_open(path, &error));
        assert_non_null(strstr(error.text, "damaged"));
    }
    folder_remove(folder);
    arena_free(arena);
}

// Uses everything there is in a store that may be damaged; only that it comes back
// counts.
static void use_store(const char *path)
{
    Error error;
    Store *store = store_open(path, &error);
    if (!store)
        return;
    Arena *arena = arena_new();
    Str words[] = { str("power"), str("a") }, content;
    StoreMatch match = match_of(words, 2, true, 0, 50, arena);
    match.milliseconds = 200;
    StoreMatches matches;
    StoreSource *sources;
    StoreCitation *citations;
    StoreRow row;
    size_t count;
    if (store_sources(store, arena, &sources, &count, &error))
        for (size_t i = 0; i < count; i++)
            store_content(store, sources[i].id, arena, &content, &error);
    store_citations_of(store, str("text"), arena, &citations, &count, &error);
    store_row(store, 1, 2, arena, &row, &error);
    if (store_match(store, &match, arena, &matches, &error))
        for (size_t i = 0; i < matches.count; i++)
            store_row_at(store, matches.hits[i].id, arena, &row, &error);
    arena_free(arena);
    store_close(store);
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void r16_damaged_bytes_never_crash(void **state)
{
    (void)state;
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena), whole;
    const char *path = folder_path(folder, "x.db", arena);
    build(path);
    assert_true(file_read(path, 1 << 24, arena, &whole, &error));
    char *bytes = (char *)whole.data;
    int flips = check_seeds(10000) < 10000 ? 2000 : 10000;
    uint32_t seed = 1;
    for (int i = 0; i < flips; i++) {
        size_t at = next_random(&seed) % whole.length;
        char before = bytes[at];
        bytes[at] = (char)(before ^ (1 << next_random(&seed) % 8));
        folder_write(folder, "x.db", whole);
        use_store(path);
        bytes[at] = before;
    }
    folder_remove(folder);
    arena_free(arena);
}

// --- building

static void test_a_build_that_ends_early_leaves_the_old_file(void **state)
{
    (void)state;
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena), before, after;
    const char *path = folder_path(folder, "x.db", arena);
    build(path);
    assert_true(file_read(path, 1 << 24, arena, &before, &error));

    Store *store = store_create(path, &error);
    fill_store(store);
    store_close(store);
    // Two rows with one place cannot be finished.
    store = store_create(path, &error);
    fill_store(store);
    StoreRow twin = { .source = 1, .ordinal = 0 };
    assert_true(store_add_row(store, &twin, &error));
    assert_false(store_finish(store, &error));
    assert_non_null(strstr(error.text, path));
    store_close(store);

    assert_true(file_read(path, 1 << 24, arena, &after, &error));
    assert_true(str_equal(before, after));
    assert_int_equal(folder_count(folder), 1);
    assert_null(store_create(folder_path(folder, "no/x.db", arena), &error));
    build(path);
    assert_true(file_read(path, 1 << 24, arena, &after, &error));
    assert_true(str_equal(before, after)); // the same content makes the same file
    folder_remove(folder);
    arena_free(arena);
}

// --- many rows

static const char *const vocabulary[] = { "the",   "power", "soft", "hard",
                                          "state", "软",    "实",   "elan",
                                          "war",   "art",   "1990", "we",
                                          "film",  "trade", "a",    "an" };

static Str random_text(uint32_t *seed, size_t words, Arena *arena)
{
    Buffer text = { .arena = arena };
    for (size_t i = 0; i < words; i++) {
        uint32_t most = next_random(seed) % COUNT(vocabulary) + 1;
        buffer_format(&text, "%s%s", i > 0 ? " " : "",
                      vocabulary[next_random(seed) % most]);
    }
    return arena_str(arena, buffer_str(&text));
}

static void fill_at_random(Store *store, uint32_t seed, int count, Arena *arena)
{
    Error error;
    for (int i = 0; i < count; i++) {
        if (i % 50 == 0) {
            StoreSource source = { .slug = str("s") };
            assert_true(store_add_source(store, &source, str(""), &error));
        }
        StoreRow row = {
            .source = i / 50 + 1,
            .ordinal = i,
            .class = (RowClass)(next_random(&seed) % (ROW_PASSAGE + 1)),
            .quality = (int32_t)(next_random(&seed) % 5),
            .text = random_text(&seed, next_random(&seed) % 20, arena),
            .title = random_text(&seed, next_random(&seed) % 4, arena),
        };
        row.class = row.class == ROW_TITLE ? ROW_PASSAGE : row.class;
        assert_true(store_add_row(store, &row, &error));
    }
    assert_true(store_finish(store, &error));
}

// How often a text, as blanks divide it, has the word (or begins one with it), and of
// how many words it is.
static int count_word(Str text, Str wanted, bool prefix, int *length)
{
    Str word;
    int found = 0;
    for (*length = 0; str_next(&text, ' ', &word); ++*length)
        found += str_equal(word, wanted) || (prefix && str_starts(word, wanted));
    return found;
}

// What the row's score should be, 0 if it does not match.
static double naive_score(const StoreRow *row, const Str *words, size_t count,
                          bool prefixes, bool title_alone)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        int in_title = 0, in_text = 0, titles = 0, texts = 0;
        bool prefix = prefixes && i + 1 == count;
        if (row->class != ROW_PASSAGE)
            in_title = count_word(row->title, words[i], prefix, &titles);
        if (!title_alone)
            in_text = count_word(row->text, words[i], prefix, &texts);
        double n = in_title + in_text, length = titles + texts;
        if (n <= 0)
            return 0;
        sum += 2.2 * n / (n + 1.2 * (0.25 + 0.75 * length / 50));
    }
    return sum;
}

static void check_against_naive(Store *store, int row_count, uint32_t seed)
{
    Error error;
    Arena *arena = arena_new();
    Str words[3];
    size_t count = next_random(&seed) % 3 + 1;
    bool prefix = next_random(&seed) % 2;
    StoreMatches matches;
    for (size_t i = 0; i < count; i++)
        words[i] = str(vocabulary[next_random(&seed) % COUNT(vocabulary)]);
    if (prefix) // a longer word by its first letters
        words[count - 1] = str_part(words[count - 1], 0, 3);
    StoreMatch match = match_of(words, count, prefix, 0, 1000, arena);
    assert_true(store_match(store, &match, arena, &matches, &error));
    assert_true(matches.complete);
    size_t expected = 0;
    for (int i = 0; i < row_count; i++) {
        StoreRow row;
        assert_true(store_row(store, i / 50 + 1, i, arena, &row, &error));
        bool is_claim = row.class == ROW_CLAIM || row.class == ROW_ARGUMENT;
        bool by_title = is_claim && naive_score(&row, words, count, prefix, true) > 0;
        double score = naive_score(&row, words, count, prefix, by_title);
        size_t found = 0;
        for (size_t j = 0; j < matches.count; j++) {
            const StoreHit *hit = &matches.hits[j];
            if (hit->id != row.id)
                continue;
            found++;
            assert_true(fabs(hit->score - score) < 1e-5);
            assert_int_equal(hit->class == ROW_TITLE, by_title);
        }
        if (found != (score > 0))
            fail_msg("seed %u: row %d was found %zu times", seed, i, found);
        expected += score > 0;
    }
    assert_int_equal(matches.count, expected);
    for (size_t i = 1; i < matches.count; i++)
        assert_true(matches.hits[i - 1].class < matches.hits[i].class ||
                    matches.hits[i - 1].id < matches.hits[i].id);
    arena_free(arena);
}

static void test_everything_that_matches_is_found_once(void **state)
{
    (void)state;
    enum { ROWS = 120 };
    Error error;
    for (int seed = 1; seed <= check_seeds(2000); seed++) {
        Arena *arena = arena_new();
        Store *store = store_create(NULL, &error);
        fill_at_random(store, (uint32_t)seed, ROWS, arena);
        for (uint32_t query = 0; query < 4; query++)
            check_against_naive(store, ROWS, (uint32_t)seed * 7 + query);
        store_close(store);
        arena_free(arena);
    }
}

static void test_limits_of_a_search(void **state)
{
    (void)state;
    enum { ROWS = 3000 };
    Error error;
    Arena *arena = arena_new();
    Store *store = store_create(NULL, &error);
    fill_at_random(store, 5, ROWS, arena);
    Str words[] = { str("the") };
    StoreMatch match = match_of(words, 1, false, 0, 10, arena);
    StoreMatches some, all;
    assert_true(store_match(store, &match, arena, &some, &error));
    assert_int_equal(some.count, 10);
    assert_false(some.complete || some.interrupted || some.late);
    match.limit = SIZE_MAX;
    assert_true(store_match(store, &match, arena, &all, &error));
    assert_true(all.complete);
    assert_true(all.count > 200);
    for (size_t i = 0; i < some.count; i++)
        assert_int_equal(some.hits[i].id, all.hits[i].id);
    store_close(store);
    arena_free(arena);
}

static void test_an_index_in_memory_grows_with_every_search(void **state)
{
    (void)state;
    enum { ROWS = 6000 };
    Error error;
    Arena *arena = arena_new();
    Store *whole = store_create(NULL, &error), *store = store_create(NULL, &error);
    fill_at_random(whole, 5, ROWS, arena);
    fill_at_random(store, 5, ROWS, arena);
    Str words[] = { str("trade") };
    StoreMatch match = match_of(words, 1, false, 0, ROWS, arena);
    StoreMatches all, some;
    assert_true(store_match(whole, &match, arena, &all, &error));
    match.milliseconds = 1;
    assert_true(store_match(store, &match, arena, &some, &error));
    assert_true(some.indexing && !some.complete);
    assert_true(some.count < all.count);
    int searches_needed = 1;
    for (; some.indexing && searches_needed < ROWS; searches_needed++)
        assert_true(store_match(store, &match, arena, &some, &error));
    assert_true(searches_needed > 2);
    match.milliseconds = 0;
    assert_true(store_match(store, &match, arena, &some, &error));
    assert_true(some.complete);
    assert_int_equal(some.count, all.count);
    store_close(store);
    store_close(whole);
    arena_free(arena);
}

// The connection of the list beside that of the search: none may lock the other out.
static void test_what_was_read_from_memory_does_not_hold_up_its_index(void **state)
{
    (void)state;
    Error error;
    Arena *arena = arena_new();
    Store *store = memory_store(), *again = store_again(store, &error);
    Str content;
    StoreRow row;
    assert_true(store_content(store, 1, arena, &content, &error));
    assert_true(store_row(store, 2, 0, arena, &row, &error));
    Str words[] = { str("power") };
    StoreMatch match = match_of(words, 1, false, 0, 10, arena);
    StoreMatches found;
    if (!store_match(again, &match, arena, &found, &error))
        fail_msg("%s", error.text);
    assert_true(found.complete && found.count > 0);
    for (size_t i = 0; i < found.count; i++)
        assert_true(store_row_at(store, found.hits[i].id, arena, &row, &error));
    store_close(again);
    store_close(store);
    arena_free(arena);
}

static void test_another_file_in_its_place_is_not_the_same_store(void **state)
{
    (void)state;
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    const char *path = folder_path(folder, "x.db", arena);
    build(path);
    Store *store = open_store(path), *again = store_again(store, &error);
    assert_non_null(again);
    store_close(again);
    build(path);
    assert_null(store_again(store, &error));
    assert_non_null(strstr(error.text, "replaced"));
    unlink(path);
    assert_null(store_again(store, &error));
    StoreRow row; // what was opened goes on
    assert_true(store_row(store, 1, 0, arena, &row, &error));
    store_close(store);
    folder_remove(folder);
    arena_free(arena);
}

static void r18_reading_instead_of_searching_ends_in_time(void **state)
{
    (void)state;
    enum { ROWS = 6000 };
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    const char *path = folder_path(folder, "x.db", arena);
    Store *store = store_create(path, &error);
    fill_at_random(store, 9, ROWS, arena);
    store_close(store);
    run_sql(path, "DELETE FROM word_data");
    store = open_store(path);
    Str words[] = { str("nowhere") };
    StoreMatch match = match_of(words, 1, false, 0, 10, arena);
    match.milliseconds = 1;
    StoreMatches matches;
    assert_true(store_match(store, &match, arena, &matches, &error));
    assert_true(matches.scanned && matches.late && !matches.complete);
    match.milliseconds = 0;
    assert_true(store_match(store, &match, arena, &matches, &error));
    assert_true(matches.scanned && !matches.late && matches.complete);
    store_close(store);
    folder_remove(folder);
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_what_goes_in_comes_out),
      cmocka_unit_test(r19_long_sources_are_kept_in_pieces),
      cmocka_unit_test(test_searches),
      cmocka_unit_test(r16_r17_what_is_no_library_is_refused_with_a_sentence),
      cmocka_unit_test(r16_what_is_no_file_is_refused_with_a_sentence),
      cmocka_unit_test(r16_a_file_that_is_cut_short_is_refused),
      cmocka_unit_test(r16_damaged_bytes_never_crash),
      cmocka_unit_test(test_a_build_that_ends_early_leaves_the_old_file),
      cmocka_unit_test(test_everything_that_matches_is_found_once),
      cmocka_unit_test(test_limits_of_a_search),
      cmocka_unit_test(test_an_index_in_memory_grows_with_every_search),
      cmocka_unit_test(test_what_was_read_from_memory_does_not_hold_up_its_index),
      cmocka_unit_test(test_another_file_in_its_place_is_not_the_same_store),
      cmocka_unit_test(r18_reading_instead_of_searching_ends_in_time))
