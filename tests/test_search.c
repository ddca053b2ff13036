#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include "src/base/vec.h"
#include "src/library/search.h"
#include "tests/check.h"
#include "tests/folder.h"

static const char debate[] =
    "===\n"
    "title: Is soft power real power?\n"
    "slug: real-power\n"
    "abstract: Whether liking moves states.\n"
    "===\n"
    "\n"
    "[Soft power is real]: Attraction changes what states do.\n"
    "    <+ [Entertainment is soft power]: Films and songs make a people liked.\n"
    "        <+ [K-pop fills Korea]: Visitors come for songs.\n"
    "            <_ [Visiting is not admiring]: A visitor may dislike the state.\n"
    "            <- Visitors come for beaches.\n"
    "    <- [Hard power comes first]: Force decides; songs do not.\n"
    "\n"
    "[Hard power comes first]\n"
    "    -> [Soft power is real]\n";

static const char second[] = "===\n"
                             "title: Can a state make songs?\n"
                             "slug: songs\n"
                             "===\n"
                             "\n"
                             "[A state can]: A ministry paid for songs.\n";

static const char forum[] = "---\n"
                            "title: A thread about songs\n"
                            "slug: forum\n"
                            "---\n"
                            "\n"
                            "# First post\n"
                            "\n"
                            "Songs in English win, songs in Korean seldom do.\n"
                            "\n"
                            "软实力 is a *word* for liking.\n";

static Library *small_library(Str folder, Arena *arena)
{
    Error error;
    folder_write(folder, "c/soft/a.argdown", str(debate));
    folder_write(folder, "c/soft/b.argdown", str(second));
    folder_write(folder, "c/soft/forum.md", str(forum));
    const char *path = folder_path(folder, "c", arena);
    Library *library = library_read(&path, 1, &error);
    if (!library)
        fail_msg("%s", error.text);
    return library;
}

// On a busy machine the time that searches have may be up.
static const Hits *find(Library *library, Str query, size_t limit, Arena *arena)
{
    return search_within(library, query, limit, 0, arena);
}

// Hits as slug, then ":" and the address (or "-" for the source itself) of each.
static Str describe(Library *library, const Hits *hits, Arena *arena)
{
    Buffer out = { .arena = arena };
    for (size_t i = 0; i < hits->count; i++) {
        const Hit *hit = &hits->hits[i];
        Str slug = library_source(library, hit->source)->slug;
        Str address = hit->row.address.length > 0 ? hit->row.address : str("-");
        if (i == 0 || hits->hits[i - 1].source != hit->source)
            buffer_format(&out, "%s%.*s:", i > 0 ? " " : "", (int)slug.length,
                          slug.data);
        buffer_format(&out, " %.*s", (int)address.length, address.data);
    }
    return buffer_str(&out);
}

// clang-format off
static const struct {
    const char *what, *query, *hits;
} cases[] = {
    { "titles of sources come first, then titles, texts, passages",
      "songs",                  "forum: - 1p1 songs: - 1 real-power: 1.1.1 1.2 1.1" },
    { "claims by their titles before claims by their texts",
      "power",                  "real-power: - 1 1.1 1.2"             },
    { "all words",              "songs korean",          "forum: 1p1"              },
    { "the last one as a beginning", "visitors bea",     "real-power: 1.1.1.1"     },
    { "but not once a blank follows", "visitors bea ",   ""                        },
    { "as they are typed",      "v",                     "real-power: 1.1.1.2 1.1.1.1 1.1.1" },
    { "words together",         "\"soft power\"",        "real-power: - 1 1.1"     },
    { "not otherwise",          "\"power soft\"",        ""                        },
    { "in one debate",          "in:songs songs",        "songs: - 1"              },
    { "in one of two",          "in:songs songs in:forum", "forum: - 1p1 songs: - 1" },
    { "in a library",           "in:soft ministry",      "songs: 1"                },
    { "by its full name",       "in:soft/forum songs",   "forum: - 1p1"            },
    { "in documents only",      "doc:forum songs",       "forum: - 1p1"            },
    { "a debate is no document", "doc:songs ministry",   ""                        },
    { "a filter unknown is words", "in:nowhere songs",   ""                        },
    { "which may be found",     "a:thread",              "forum: -"                },
    { "a filter alone lists",   "in:forum",              "forum: - 1 1p1 1p2"      },
    { "also one that is typed after words", "songs in:forum", "forum: - 1p1"       },
    { "one without a name is not there yet", "in: korean", "forum: 1p1"            },
    { "Chinese by one character", "软",                  "forum: 1p2"              },
    { "by several",             "软实力",                "forum: 1p2"              },
    { "nothing typed",          "",                      ""                        },
    { "nothing but signs",      "?! ... \"",             ""                        },
    { "syntax is words",        "songs) OR (x",          ""                        },
    { "and found as such",      "\"songs; do\"* OR",     ""                        },
};
// clang-format on

static void test_searches(void **state)
{
    (void)state;
    Arena *folder_arena = arena_new();
    Str folder = folder_new(folder_arena);
    Library *library = small_library(folder, folder_arena);
    for (size_t i = 0; i < COUNT(cases); i++) {
        Arena *arena = arena_new();
        const Hits *hits = find(library, str(cases[i].query), 50, arena);
        check_str(describe(library, hits, arena), cases[i].hits, cases[i].what);
        assert_int_equal(hits->total, hits->count);
        assert_true(hits->complete);
        assert_int_equal(hits->notice.length, 0);
        arena_free(arena);
    }
    library_close(library);
    folder_remove(folder);
    arena_free(folder_arena);
}

// Hits with their titles, snippets (marks in brackets) and lines of argument.
// clang-format off
static const struct {
    const char *query, *title, *snippet, *line;
} shown[] = {
    { "admiring", "Visiting is not [admiring]", "A visitor may dislike the state.",
      "undercuts K-pop fills Korea ‹ supports Entertainment is soft power ‹ supports Soft power is real" },
    { "beaches", "", "Visitors come for [beaches].",
      "attacks K-pop fills Korea ‹ supports Entertainment is soft power ‹ supports Soft power is real" },
    { "attraction", "Soft power is real", "[Attraction] changes what states do.", "" },
    { "english wi", "First post", "Songs in [English] [win], songs in Korean seldom do.", "" },
    { "liking moves", "Is soft power real power?", "Whether [liking] [moves] states.", "" },
    { "word liking", "First post", "软实力 is a [word] for [liking].", "" },
};
// clang-format on

static Str with_marks(Str text, const Mark *marks, size_t count, Arena *arena)
{
    Buffer out = { .arena = arena };
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        buffer_add(&out, str_part(text, at, marks[i].start));
        buffer_add_byte(&out, '[');
        buffer_add(&out, str_part(text, marks[i].start, marks[i].end));
        buffer_add_byte(&out, ']');
        at = marks[i].end;
    }
    buffer_add(&out, str_from(text, at));
    return buffer_str(&out);
}

static void test_what_a_hit_shows(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    Library *library = small_library(folder, arena);
    for (size_t i = 0; i < COUNT(shown); i++) {
        const Hits *hits = find(library, str(shown[i].query), 50, arena);
        assert_int_equal(hits->count, 1);
        const Hit *hit = &hits->hits[0];
        check_str(
            with_marks(hit->title, hit->title_marks, hit->title_mark_count, arena),
            shown[i].title, shown[i].query);
        check_str(with_marks(hit->snippet, hit->marks, hit->mark_count, arena),
                  shown[i].snippet, shown[i].query);
        check_str(hit->line, shown[i].line, shown[i].query);
    }
    library_close(library);
    folder_remove(folder);
    arena_free(arena);
}

static Library *one_document(Str folder, Str text, Arena *arena)
{
    Error error;
    folder_write(folder, "c/x.md", text);
    const char *path = folder_path(folder, "c", arena);
    Library *library = library_read(&path, 1, &error);
    assert_non_null(library);
    return library;
}

static void test_a_long_text_is_shown_around_its_first_match(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    Buffer text = { .arena = arena };
    for (int i = 0; i < 100; i++)
        buffer_format(&text, "word%d ", i);
    Library *library = one_document(folder, buffer_str(&text), arena);
    const Hits *hits = find(library, str("word50"), 50, arena);
    assert_int_equal(hits->count, 1);
    const Hit *hit = &hits->hits[0];
    assert_true(str_starts(hit->snippet, str("…word47 word48 word49 word50")));
    assert_true(str_ends(hit->snippet, str("…")));
    assert_int_equal(hit->mark_count, 1);
    check_str(str_part(hit->snippet, hit->marks[0].start, hit->marks[0].end), "word50",
              "the mark is where the word is");
    hits = find(library, str("word2 word60"), 50, arena);
    assert_true(str_starts(hits->hits[0].snippet, str("word0 word1")));
    assert_int_equal(hits->hits[0].mark_count, 1); // the other is not shown
    library_close(library);
    folder_remove(folder);
    arena_free(arena);
}

// --- limits and notices

static void test_limits_are_said(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    Library *library = small_library(folder, arena);
    char query[10000];
    memset(query, ' ', sizeof query);
    memcpy(query, "songs", 5);
    const Hits *hits = find(library, (Str){ query, sizeof query }, 50, arena);
    check_str(hits->notice, "only the first 256 bytes were used", "a long query");
    assert_int_equal(hits->count, 7);
    hits = find(library, str("a b c d e f g h i j k l m n o p q"), 50, arena);
    check_str(hits->notice, "only the first 16 words were used", "many words");
    hits = find(library, str("songs"), 2, arena);
    assert_int_equal(hits->count, 2);
    assert_int_equal(hits->total, 7);
    hits = find(library, str("songs"), SIZE_MAX, arena);
    assert_int_equal(hits->count, 7);
    hits = find(library, str("songs"), 0, arena);
    assert_int_equal(hits->count, 0);
    assert_int_equal(hits->total, 7);
    library_close(library);
    folder_remove(folder);
    arena_free(arena);
}

static void test_f12_a_damaged_index_is_said_and_everything_found(void **state)
{
    (void)state;
    Error error;
    sqlite3 *db;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    Problems problems = { .arena = arena };
    const char *store = folder_path(folder, "l.db", arena);
    library_close(small_library(folder, arena));
    assert_true(
        library_build(folder_path(folder, "c", arena), store, &problems, &error));
    assert_int_equal(sqlite3_open(store, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "UPDATE word_data SET block = x'FFFFFFFFFF'",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(db);
    Library *library = library_open(store, &error);
    assert_non_null(library);
    for (size_t i = 0; i < COUNT(cases); i++) {
        const Hits *hits = find(library, str(cases[i].query), 50, arena);
        check_str(describe(library, hits, arena), cases[i].hits, cases[i].what);
        assert_true(hits->count == 0 ||
                    str_find(hits->notice, str("the index is damaged")) == 0);
    }
    library_close(library);
    folder_remove(folder);
    arena_free(arena);
}

static void test_circles_of_claims_have_an_end(void **state)
{
    (void)state;
    Error error;
    sqlite3 *db;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    Problems problems = { .arena = arena };
    const char *store = folder_path(folder, "l.db", arena);
    library_close(small_library(folder, arena));
    assert_true(
        library_build(folder_path(folder, "c", arena), store, &problems, &error));
    assert_int_equal(sqlite3_open(store, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "UPDATE entry SET parent = ordinal, link = 99",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(db);
    Library *library = library_open(store, &error);
    const Hits *hits = find(library, str("beaches"), 50, arena);
    assert_int_equal(hits->count, 1);
    assert_true(str_ends(hits->hits[0].line, str("‹ …")));
    library_close(library);
    folder_remove(folder);
    arena_free(arena);
}

// --- recall

static const char *const vocabulary[] = { "power",  "powers", "soft", "state",
                                          "软",     "实",     "war",  "art",
                                          "artist", "1990",   "we",   "a" };

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void add_words(Buffer *out, uint32_t *seed, uint32_t most)
{
    for (uint32_t i = next_random(seed) % most; i <= most; i++)
        buffer_format(out, "%s ", vocabulary[next_random(seed) % COUNT(vocabulary)]);
}

static Library *random_library(Str folder, uint32_t seed, Arena *arena)
{
    Error error;
    Buffer claims = { .arena = arena }, passages = { .arena = arena };
    for (int i = 0; i < 60; i++) {
        buffer_format(&claims, "[c%d ", i);
        add_words(&claims, &seed, 2);
        buffer_add(&claims, str("]: "));
        add_words(&claims, &seed, 9);
        buffer_add(&claims, str("\n\n"));
        add_words(&passages, &seed, 9);
        buffer_add(&passages, str("\n\n"));
    }
    folder_write(folder, "c/x.argdown", buffer_str(&claims));
    folder_write(folder, "c/y.md", buffer_str(&passages));
    const char *path = folder_path(folder, "c", arena);
    Library *library = library_read(&path, 1, &error);
    assert_non_null(library);
    return library;
}

static bool has_word(Str text, Str wanted, bool prefix)
{
    Str word;
    while (str_next(&text, ' ', &word))
        if (str_equal(word, wanted) || (prefix && str_starts(word, wanted)))
            return true;
    return false;
}

static bool is_hit(const Hits *hits, int64_t id)
{
    size_t found = 0;
    for (size_t i = 0; i < hits->count; i++)
        found += hits->hits[i].row.id == id;
    assert_true(found <= 1);
    return found == 1;
}

// What a query of these words should find, by reading all rows.
static size_t check_all_rows(Library *library, const Hits *hits, const Str *words,
                             size_t count, Arena *arena)
{
    enum { NO_ROW_HAS_A_HIGHER_ID = 400 };
    size_t expected = 0;
    for (int64_t id = 1; id < NO_ROW_HAS_A_HIGHER_ID; id++) {
        Error error;
        StoreRow row;
        if (!store_row_at(library_store(library), id, arena, &row, &error))
            continue;
        bool all = true;
        for (size_t i = 0; i < count; i++) {
            bool prefix = i + 1 == count, in_title = row.class != ROW_PASSAGE;
            all = all && (has_word(row.text, words[i], prefix) ||
                          (in_title && has_word(row.title, words[i], prefix)));
        }
        if (is_hit(hits, id) != all)
            fail_msg("%.*s | %.*s: %.*s", (int)words[count - 1].length,
                     words[count - 1].data, (int)row.title.length, row.title.data,
                     (int)row.text.length, row.text.data);
        expected += all;
    }
    return expected;
}

static void check_groups(const Hits *hits)
{
    for (size_t i = 1; i < hits->count; i++)
        for (size_t j = 0; j < i; j++)
            if (hits->hits[j].source == hits->hits[i].source)
                assert_true(hits->hits[i - 1].source == hits->hits[i].source);
    for (size_t i = 0; i < hits->count; i++)
        assert_true(hits->hits[i].mark_count + hits->hits[i].title_mark_count > 0);
}

static void test_recall_equals_a_naive_scan(void **state)
{
    (void)state;
    for (int run = 1; run <= check_seeds(2000); run++) {
        uint32_t seed = (uint32_t)run;
        Arena *arena = arena_new();
        Str folder = folder_new(arena);
        Library *library = random_library(folder, seed, arena);
        for (int i = 0; i < 5; i++) {
            Str words[3], query = str("");
            size_t count = next_random(&seed) % 3 + 1;
            for (size_t j = 0; j < count; j++) {
                words[j] = str(vocabulary[next_random(&seed) % COUNT(vocabulary)]);
                if (j + 1 == count)
                    words[j] = str_part(words[j], 0, 3);
                query = arena_format(arena, "%.*s %.*s", (int)query.length, query.data,
                                     (int)words[j].length, words[j].data);
            }
            const Hits *hits = find(library, query, 1000, arena);
            assert_true(hits->complete);
            assert_int_equal(hits->total,
                             check_all_rows(library, hits, words, count, arena));
            check_groups(hits);
        }
        library_close(library);
        folder_remove(folder);
        arena_free(arena);
    }
}

static void test_any_query_is_answered(void **state)
{
    (void)state;
    static const char *const pieces[] = { "\"",   "in:",
                                          "doc:", "forum",
                                          " ",    "*",
                                          "(",    ")",
                                          "OR ",  "NEAR(",
                                          "^",    "-",
                                          "{",    "}",
                                          "+",    "软",
                                          "a",    "\xFF",
                                          "\t",   "songs",
                                          ":",    "\xF3\xB0\x80\x81" };
    Arena *folder_arena = arena_new();
    Str folder = folder_new(folder_arena);
    Library *library = small_library(folder, folder_arena);
    uint32_t seed = 7;
    for (int run = 0; run < 5 * check_seeds(20000); run++) {
        Arena *arena = arena_new();
        Buffer query = { .arena = arena };
        for (uint32_t i = next_random(&seed) % 12; i > 0; i--)
            buffer_add(&query, str(pieces[next_random(&seed) % COUNT(pieces)]));
        const Hits *hits = find(library, buffer_str(&query), 10, arena);
        assert_true(hits->complete);
        assert_int_equal(hits->notice.length, 0);
        arena_free(arena);
    }
    library_close(library);
    folder_remove(folder);
    arena_free(folder_arena);
}

TESTS(cmocka_unit_test(test_searches), cmocka_unit_test(test_what_a_hit_shows),
      cmocka_unit_test(test_a_long_text_is_shown_around_its_first_match),
      cmocka_unit_test(test_limits_are_said),
      cmocka_unit_test(test_f12_a_damaged_index_is_said_and_everything_found),
      cmocka_unit_test(test_circles_of_claims_have_an_end),
      cmocka_unit_test(test_recall_equals_a_naive_scan),
      cmocka_unit_test(test_any_query_is_answered))
