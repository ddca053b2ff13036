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
    "       {speaker: \"Nye; Keohane\"}\n"
    "        <+ [K-pop fills Korea]: Visitors come for songs. #korea\n"
    "           {cite: {doc: forum, at: 1p1}}\n"
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
                            "author: Some poster\n"
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
    return search_all(library, query, limit, arena);
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
      "songs",                  "forum: - songs: - 1 real-power: 1.1.1 1.2 1.1 forum: 1p1" },
    { "claims by their titles before claims by their texts",
      "power",                  "real-power: - 1 1.1 1.2"             },
    { "all words",              "songs korean",          "forum: 1p1"              },
    { "the last one as a beginning", "visitors bea",     "real-power: 1.1.1.1"     },
    { "but not once a blank follows", "visitors bea ",   ""                        },
    { "as they are typed",      "v",                     "real-power: 1.1.1.2 1.1.1.1 1.1.1" },
    { "words together",         "\"soft power\"",        "real-power: - 1 1.1"     },
    { "not otherwise",          "\"power soft\"",        ""                        },
    { "in one debate",          "in:songs songs",        "songs: - 1"              },
    { "in one and in the other at once", "in:songs songs in:forum", ""             },
    { "in one of two",          "in:songs OR in:forum songs", "forum: - songs: - 1 forum: 1p1" },
    { "in a library",           "in:soft ministry",      "songs: 1"                },
    { "by its full name",       "in:soft/forum songs",   "forum: - 1p1"            },
    { "in documents only",      "doc:forum songs",       "forum: - 1p1"            },
    { "a debate is no document", "doc:songs ministry",   ""                        },
    { "a filter unknown is words", "in:nowhere songs",   ""                        },
    { "which may be found",     "a:thread",              "forum: -"                },
    { "a filter alone lists",   "in:forum",              "forum: - 1p1 1 1p2"      },
    { "one word or another",    "ministry OR beaches",   "songs: 1 real-power: 1.1.1.1" },
    { "a word or a filter",     "ministry OR cites:forum", "songs: 1 real-power: 1.1.1" },
    { "a word that may not be there", "songs -visitors -in:songs -is:passage", "forum: - real-power: 1.2 1.1" },
    { "not in a text whose title has the other", "korea -visitors", ""             },
    { "nor words together",     "songs -\"do not\" in:real-power", "real-power: 1.1.1 1.1" },
    { "absence alone lists",    "-songs -is:claim",      "real-power: - forum: 1 1p2" },
    { "claims",                 "is:claim -in:real-power", "songs: 1"              },
    { "passages",               "is:passage",            "forum: 1p1 1 1p2"        },
    { "sources",                "is:document",           "forum: -"                },
    { "theses",                 "is:thesis",             "real-power: 1 songs: 1"  },
    { "what speaks for the thesis", "side:for",          "real-power: 1.1 1.1.1"   },
    { "against it",             "side:against",          "real-power: 1.2 1.1.1.1 1.1.1.2" },
    { "by how it bears",        "re:undercut",           "real-power: 1.1.1.2"     },
    { "by a tag",               "tag:korea",             "real-power: 1.1.1"       },
    { "while it is typed",      "tag:kor",               "real-power: 1.1.1"       },
    { "but not once it has ended", "tag:kor ",           ""                        },
    { "in any case",            "tag:KOREA",             "real-power: 1.1.1"       },
    { "by who says it",         "author:nye",            "real-power: 1.1"         },
    { "by one of several",      "author:keohane",        "real-power: 1.1"         },
    { "by whoever wrote the text", "author:\"some poster\"", "forum: - 1p1 1 1p2" },
    { "by section",             "section:first",         "forum: 1p1 1 1p2"        },
    { "by what is cited",       "cites:forum",           "real-power: 1.1.1"       },
    { "what nothing speaks against", "is:unanswered in:real-power", "real-power: 1.1 1.2 1.1.1.1 1.1.1.2" },
    { "another form of a word", "song ",                 "forum: - songs: - 1 real-power: 1.1.1 1.2 1.1 forum: 1p1" },
    { "after those with the word itself", "visitor ",    "real-power: 1.1.1.2 1.1.1.1 1.1.1" },
    { "not in quotation marks", "\"a songs\"",           ""                        },
    { "in order of place",      "sort:place songs",      "real-power: 1.1 1.1.1 1.2 songs: - 1 forum: - 1p1" },
    { "by debate",              "songs sort:debate",     "forum: - 1p1 songs: - 1 real-power: 1.1.1 1.2 1.1" },
    { "also one that is typed after words", "songs in:forum", "forum: - 1p1"       },
    { "one without a name is not there yet", "in: korean", "forum: 1p1"            },
    { "Chinese by one character", "软",                  "forum: 1p2"              },
    { "by several",             "软实力",                "forum: 1p2"              },
    { "nothing typed",          "",                      ""                        },
    { "nothing but signs",      "?! ... \"",             ""                        },
    { "syntax is words",        "songs) (x",             ""                        },
    { "and left out",           "\"songs; do\"* OR",     "real-power: 1.2"         },
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
        assert_true(hits->count == hits->total || hits->count == 10);
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
    Buffer filters = { .arena = arena };
    for (int i = 0; i < QUERY_FILTERS; i++)
        buffer_add(&filters, str("is:claim "));
    hits = find(library, buffer_str(&filters), 50, arena);
    check_str(hits->notice, "", "as many filters as may be");
    assert_true(hits->total > 0);
    buffer_add(&filters, str("is:passage"));
    hits = find(library, buffer_str(&filters), 50, arena);
    check_str(hits->notice, "only the first 15 filters were used", "many filters");
    assert_true(hits->total > 0);
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
        folder_build(folder_path(folder, "c", arena), store, &problems, &error));
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

// Searches a store whose table was changed, in another thread's way.
static size_t count_hits(const char *store, const char *change, Str query, Arena *arena)
{
    Error error;
    sqlite3 *db;
    assert_int_equal(sqlite3_open(store, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, change, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    Library *library = library_open(store, &error);
    assert_non_null(library);
    Searcher *searcher = search_open(library, true, &error);
    SearchRequest request = { .query = query, .near = 0 };
    Hits *hits = search_run(searcher, &request, arena);
    search_more(searcher, hits, 50);
    size_t count = hits->count;
    search_close(searcher);
    library_close(library);
    return count;
}

static void test_numbers_in_a_store_may_be_anything(void **state)
{
    (void)state;
    // clang-format off
    static const struct {
        const char *change, *query;
        bool finds;
    } changes[] = {
        { "UPDATE entry SET ordinal = 2147483647 WHERE ordinal = 1",       "songs sort:place",  true  },
        { "UPDATE entry SET parent = 2147483647, link = -5, class = 99",   "songs",             true  },
        { "UPDATE entry SET terms = CAST(zeroblob(100000) AS TEXT)",       "is:claim",          true  },
        { "UPDATE term SET id = -id - 70000, entries = -9, kind = kind",   "is:claim songs",    true  },
        { "UPDATE vocabulary SET word = hex(zeroblob(50000)) || word, stem = 'song'", "songs", true  },
        { "UPDATE source SET id = 2147483647 WHERE id = 2",                "sonsg ",            false },
    };
    // clang-format on
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    Problems problems = { .arena = arena };
    const char *store = folder_path(folder, "l.db", arena);
    library_close(small_library(folder, arena));
    assert_true(
        folder_build(folder_path(folder, "c", arena), store, &problems, &error));
    for (size_t i = 0; i < COUNT(changes); i++) {
        size_t count =
            count_hits(store, changes[i].change, str(changes[i].query), arena);
        if (changes[i].finds && count == 0)
            fail_msg("after %s: nothing", changes[i].change);
    }
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
        folder_build(folder_path(folder, "c", arena), store, &problems, &error));
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

// "power" and "powers" are forms of one word, "art" and "artist" are not.
static bool is_form_of(Str word, Str wanted)
{
    return (str_is(word, "power") && str_is(wanted, "powers")) ||
           (str_is(word, "powers") && str_is(wanted, "power"));
}

static bool has_word(Str text, Str wanted, bool prefix)
{
    Str word;
    while (str_next(&text, ' ', &word))
        if (str_equal(word, wanted) || is_form_of(word, wanted) ||
            (prefix && str_starts(word, wanted)))
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
        for (size_t j = i / SEARCH_GROUP * SEARCH_GROUP; j < i; j++)
            if (hits->hits[j].source == hits->hits[i].source &&
                hits->hits[j].class == hits->hits[i].class &&
                hits->total < SEARCH_GROUP)
                assert_true(hits->hits[i - 1].source == hits->hits[i].source);
    for (size_t i = 1; i < hits->count; i++)
        assert_true(hits->hits[i - 1].class <= hits->hits[i].class);
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

static void r18_any_query_is_answered(void **state)
{
    (void)state;
    static const char *const pieces[] = { "\"",       "in:",
                                          "doc:",     "forum",
                                          " ",        "*",
                                          "(",        ")",
                                          "OR ",      "NEAR(",
                                          "^",        "-",
                                          "{",        "}",
                                          "+",        "软",
                                          "a",        "\xFF",
                                          "\t",       "songs",
                                          ":",        "\xF3\xB0\x80\x81",
                                          "tag:",     "is:",
                                          "re:",      "un",
                                          "sort:",    "author:",
                                          "section:", "side:",
                                          "cites:",   "\xF4\x80\x80\x81" };
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
        assert_true(hits->count == hits->total || hits->count == 10);
        arena_free(arena);
    }
    library_close(library);
    folder_remove(folder);
    arena_free(folder_arena);
}

// --- what an answer says besides

// Queries, and what may have been meant where nothing is found.
// clang-format off
static const struct {
    const char *query, *suggestion;
} suggestions[] = {
    { "sonsg ",           "songs "          }, // letters exchanged
    { "korea visitrs ",   "korea visitors " },
    { "visitrs korea",    "visitors korea"  },
    { "attracti",         ""                }, // is a beginning
    { "atrract",          "attraction"      }, // it is a beginning of
    { "in:songs mnistry", "in:songs ministry" },
    { "xyzzy ",           ""                },
    { "\"sonsg korea\"",  ""                }, // words together are left alone
    { "songs",            ""                },
    { "-sonsg ministry ", ""                },
};
// clang-format on

static void test_did_you_mean(void **state)
{
    (void)state;
    Arena *folder_arena = arena_new();
    Str folder = folder_new(folder_arena);
    Library *library = small_library(folder, folder_arena);
    for (size_t i = 0; i < COUNT(suggestions); i++) {
        Arena *arena = arena_new();
        const Hits *hits = find(library, str(suggestions[i].query), 50, arena);
        check_str(hits->suggestion, suggestions[i].suggestion, suggestions[i].query);
        arena_free(arena);
    }
    library_close(library);
    folder_remove(folder);
    arena_free(folder_arena);
}

static void test_facets_count_all_hits(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    Library *library = small_library(folder, arena);
    const Hits *hits = find(library, str("songs"), 1, arena);
    const SearchFacets *facets = hits->facets;
    assert_int_equal(hits->count, 1);
    assert_int_equal(hits->total, 7);
    assert_int_equal(facets->theses, 1);
    assert_int_equal(facets->claims, 3);
    assert_int_equal(facets->arguments, 0);
    assert_int_equal(facets->passages, 1);
    assert_int_equal(facets->for_thesis, 2);
    assert_int_equal(facets->against_thesis, 1);
    assert_int_equal(facets->sources[library_find(library, str("forum"))], 2);
    assert_int_equal(facets->sources[library_find(library, str("songs"))], 2);
    assert_int_equal(facets->sources[library_find(library, str("real-power"))], 3);
    library_close(library);
    folder_remove(folder);
    arena_free(arena);
}

static void test_what_has_been_read_can_be_left_out(void **state)
{
    (void)state;
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    Library *library = small_library(folder, arena);
    Searcher *searcher = search_open(library, true, &error);
    Table read = { .arena = arena };
    table_set(&read,
              search_read_key(str("soft"), str("real-power"), str("K-pop fills Korea"),
                              arena),
              1);
    SearchRequest request = { .query = str("songs is:unread is:claim"),
                              .near = -1,
                              .read = &read };
    Hits *hits = search_run(searcher, &request, arena);
    search_more(searcher, hits, 50);
    check_str(describe(library, hits, arena), "songs: 1 real-power: 1.2 1.1", "unread");
    request.query = str("songs -is:unread");
    hits = search_run(searcher, &request, arena);
    search_more(searcher, hits, 50);
    check_str(describe(library, hits, arena), "real-power: 1.1.1", "read");
    search_close(searcher);
    library_close(library);
    folder_remove(folder);
    arena_free(arena);
}

static void test_the_reader_s_own_debate_comes_first_among_equals(void **state)
{
    (void)state;
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    folder_write(folder, "c/a.argdown", str("[First]: Songs win.\n"));
    folder_write(folder, "c/b.argdown", str("[Second]: Songs win.\n"));
    const char *path = folder_path(folder, "c", arena);
    Library *library = library_read(&path, 1, &error);
    Searcher *searcher = search_open(library, false, &error);
    for (ptrdiff_t near = 0; near < 2; near++) {
        Hits *hits = search_run(
            searcher, &(SearchRequest){ .query = str("songs"), .near = near }, arena);
        search_more(searcher, hits, 2);
        assert_int_equal(hits->count, 2);
        assert_int_equal(hits->hits[0].source, near);
    }
    search_close(searcher);
    library_close(library);
    folder_remove(folder);
    arena_free(arena);
}

static void test_a_search_that_was_interrupted_says_so(void **state)
{
    (void)state;
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    Library *library = small_library(folder, arena);
    Searcher *searcher = search_open(library, true, &error);
    SearchRequest request = { .query = str("songs"), .near = -1 };
    assert_true(search_run(searcher, &request, arena)->complete);
    search_interrupt(searcher);
    const Hits *hits = search_run(searcher, &request, arena);
    assert_true(hits->interrupted && !hits->complete);
    search_resume(searcher);
    assert_true(search_run(searcher, &request, arena)->complete);
    search_close(searcher);
    library_close(library);
    folder_remove(folder);
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_searches), cmocka_unit_test(test_did_you_mean),
      cmocka_unit_test(test_facets_count_all_hits),
      cmocka_unit_test(test_what_has_been_read_can_be_left_out),
      cmocka_unit_test(test_the_reader_s_own_debate_comes_first_among_equals),
      cmocka_unit_test(test_a_search_that_was_interrupted_says_so),
      cmocka_unit_test(test_what_a_hit_shows),
      cmocka_unit_test(test_a_long_text_is_shown_around_its_first_match),
      cmocka_unit_test(test_limits_are_said),
      cmocka_unit_test(test_f12_a_damaged_index_is_said_and_everything_found),
      cmocka_unit_test(test_numbers_in_a_store_may_be_anything),
      cmocka_unit_test(test_circles_of_claims_have_an_end),
      cmocka_unit_test(test_recall_equals_a_naive_scan),
      cmocka_unit_test(r18_any_query_is_answered))
