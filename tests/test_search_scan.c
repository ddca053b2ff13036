// The same queries asked of a library twice, of its index and, after that was damaged,
// of its texts: filters, -words, OR and phrases find the same, in the same order.
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include "src/base/vec.h"
#include "src/library/search.h"
#include "tests/check.h"
#include "tests/folder.h"

enum { CLAIMS = 40, QUERIES = 20 };

// --- a library

static const char *const words[] = { "power",      "powers", "soft",   "state",  "软",
                                     "软实力",     "war",    "art",    "artist", "1990",
                                     "soft-power", "Élan",   "a state" };

static const char *any(const char *const *list, size_t count, uint32_t *seed)
{
    return list[check_random(seed) % count];
}

static void add_words(Buffer *out, uint32_t *seed, uint32_t most)
{
    for (uint32_t i = check_random(seed) % most + 1; i > 0; i--)
        buffer_format(out, "%s ", any(words, COUNT(words), seed));
}

static Str random_debate(uint32_t *seed, Arena *arena)
{
    static const char *const relations[] = { "<+", "<-", "<_" };
    static const char *const extras[] = {
        "#china", "#soft", "{speaker: \"Nye; Artist\"}", "{cite: {doc: text, at: p1}}",
        "",       ""
    };
    Buffer out = { .arena = arena };
    for (int i = 0; i < CLAIMS; i++) {
        bool is_reply = i > 0 && check_random(seed) % 3 > 0;
        if (check_random(seed) % 8 == 0)
            buffer_format(&out, "\n# Section %s %d\n", any(words, COUNT(words), seed),
                          i);
        if (is_reply && out.data[out.length - 1] != '#')
            buffer_format(&out, "\n[c%d]\n  %s ",
                          (int)(check_random(seed) % (uint32_t)i),
                          any(relations, COUNT(relations), seed));
        else
            buffer_add_byte(&out, '\n');
        buffer_format(&out, check_random(seed) % 5 ? "[c%d]: " : "<c%d>: ", i);
        add_words(&out, seed, 8);
        buffer_format(&out, "%s\n", any(extras, COUNT(extras), seed));
    }
    return buffer_str(&out);
}

static Str random_document(uint32_t *seed, Arena *arena)
{
    Buffer out = { .arena = arena };
    buffer_add(&out, str("---\nauthor: Some Artist\n---\n"));
    for (int i = 0; i < CLAIMS; i++) {
        if (check_random(seed) % 8 == 0)
            buffer_format(&out, "# On %s\n\n", any(words, COUNT(words), seed));
        add_words(&out, seed, 12);
        buffer_add(&out, str("\n\n"));
    }
    return buffer_str(&out);
}

static void build_both(Str folder, uint32_t *seed, const char *whole,
                       const char *damaged, Arena *arena)
{
    Error error;
    sqlite3 *db;
    Problems problems = { .arena = arena };
    const char *content = folder_path(folder, "c", arena);
    folder_write(folder, "c/soft/one.argdown", random_debate(seed, arena));
    folder_write(folder, "c/hard/two.argdown", random_debate(seed, arena));
    folder_write(folder, "c/soft/text.md", random_document(seed, arena));
    assert_true(folder_build(content, whole, &problems, &error));
    assert_true(folder_build(content, damaged, &problems, &error));
    assert_int_equal(sqlite3_open(damaged, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "UPDATE word_data SET block = x'FFFFFFFFFF'",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(db);
}

// --- queries

static Str random_query(uint32_t *seed, Arena *arena)
{
    static const char *const filters[] = {
        "in:one",        "in:hard",      "doc:text",   "is:claim",
        "is:argument",   "is:passage",   "is:thesis",  "is:unanswered",
        "side:for",      "side:against", "re:support", "re:attack",
        "re:undercut",   "tag:china",    "tag:so",     "author:nye",
        "author:artist", "section:soft", "cites:text", "in:nothing",
        "section:\"on",  "tag:",         "sort:place", "sort:debate",
        "mark:q",        "is:unread",    "in:soft",    "author:\"some artist\"",
    };
    static const char *const between[] = { " ", " ", " ", " OR ", " - ", " \"" };
    Buffer query = { .arena = arena };
    for (uint32_t i = check_random(seed) % 5 + 1; i > 0; i--) {
        if (check_random(seed) % 5 == 0)
            buffer_add_byte(&query, '-');
        uint32_t kind = check_random(seed) % 6;
        if (kind < 2)
            buffer_add(&query, str(any(filters, COUNT(filters), seed)));
        else if (kind == 2)
            buffer_format(&query, "\"%s %s\"", any(words, COUNT(words), seed),
                          any(words, COUNT(words), seed));
        else
            buffer_add(&query, str(any(words, COUNT(words), seed)));
        if (i > 1 || check_random(seed) % 2)
            buffer_add(&query, str(any(between, COUNT(between), seed)));
    }
    return buffer_str(&query);
}

// How many hits there are, the same ones.
static size_t check_same(Library *whole, Library *damaged, Str query, Arena *arena)
{
    const Hits *found = search_all(whole, query, SIZE_MAX, arena);
    const Hits *read = search_all(damaged, query, SIZE_MAX, arena);
    assert_true(found->complete && read->complete);
    assert_int_equal(str_find(found->notice, str("the index")), -1);
    assert_true(read->total == 0 || str_find(read->notice, str("the index")) >= 0);
    if (found->total != read->total)
        fail_msg("%.*s: %zu in the index, %zu in the texts", (int)query.length,
                 query.data, found->total, read->total);
    assert_int_equal(found->count, read->count);
    for (size_t i = 0; i < found->count; i++) {
        const Hit *a = &found->hits[i], *b = &read->hits[i];
        if (a->row.id != b->row.id || a->class != b->class || a->score < b->score ||
            a->score > b->score)
            fail_msg("%.*s: hit %zu is row %d (class %d, %f), or %d (%d, %f)",
                     (int)query.length, query.data, i, (int)a->row.id, a->class,
                     a->score, (int)b->row.id, b->class, b->score);
    }
    return found->total;
}

static void test_reading_finds_what_the_index_finds(void **state)
{
    (void)state;
    size_t hits = 0;
    int first = check_first_seed();
    for (int run = first; run < first + check_seeds(2000); run++) {
        Error error;
        uint32_t seed = (uint32_t)run * 2654435761u + 1;
        Arena *arena = arena_new();
        Str folder = folder_new(arena);
        const char *index = folder_path(folder, "index.db", arena);
        const char *texts = folder_path(folder, "texts.db", arena);
        build_both(folder, &seed, index, texts, arena);
        Library *whole = library_open(index, &error);
        Library *damaged = library_open(texts, &error);
        assert_true(whole && damaged);
        for (int i = 0; i < QUERIES; i++) {
            Arena *scratch = arena_new();
            Str query = random_query(&seed, scratch);
            hits += check_same(whole, damaged, query, scratch);
            arena_free(scratch);
        }
        library_close(whole);
        library_close(damaged);
        folder_remove(folder);
        arena_free(arena);
    }
    assert_true(hits > 0);
}

TESTS(cmocka_unit_test(test_reading_finds_what_the_index_finds))
