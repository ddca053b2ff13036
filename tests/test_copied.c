// No run of eight words of a source stands in the library outside quotation marks. The
// sources do not ship; tests/source-runs.bin has fingerprints of all their runs.
//
// Words are those that search compares, so case, accents and punctuation do not count.
// A fingerprint is the lower 48 bits of the FNV-1a hash (base/table.h) of eight words
// with a blank between them. The file holds them sorted, each once, in six bytes, the
// highest first. Where the sources are at hand (in ../shared/sources, or in SOURCES)
// the file is compared with them, and UPDATE=1 writes it.
#include <stdio.h>
#include <stdlib.h>
#include "src/base/file.h"
#include "src/base/table.h"
#include "src/base/vec.h"
#include "src/store/words.h"
#include "tests/content.h"

static const char stored_path[] = "tests/source-runs.bin";
enum { RUN = 8, RUN_BYTES = 6, QUOTED_WORDS = 15, FILE_LIMIT = 1 << 22, SOURCES = 5 };

typedef struct {
    Arena *arena;
    uint64_t *items;
    size_t count, capacity;
} Runs;

static Str joined(const Str *words, Arena *arena)
{
    Buffer buffer = { .arena = arena };
    for (int i = 0; i < RUN; i++) {
        if (i > 0)
            buffer_add_byte(&buffer, ' ');
        buffer_add(&buffer, words[i]);
    }
    return buffer_str(&buffer);
}

static uint64_t fingerprint(Str run)
{
    return str_hash(run) & (((uint64_t)1 << (8 * RUN_BYTES)) - 1);
}

static int by_value(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

static void add_runs(Runs *runs, Str text)
{
    Str *words;
    size_t count = words_list(text, runs->arena, &words);
    for (size_t i = 0; i + RUN <= count; i++) {
        runs->items = vec_room(runs->arena, runs->items, runs->count, &runs->capacity,
                               sizeof runs->items[0]);
        runs->items[runs->count++] = fingerprint(joined(words + i, runs->arena));
    }
}

static void sort_runs(Runs *runs)
{
    size_t kept = 0;
    if (runs->count > 0)
        qsort(runs->items, runs->count, sizeof runs->items[0], by_value);
    for (size_t i = 0; i < runs->count; i++)
        if (kept == 0 || runs->items[i] != runs->items[kept - 1])
            runs->items[kept++] = runs->items[i];
    runs->count = kept;
}

static bool has_run(const Runs *runs, Str run)
{
    uint64_t wanted = fingerprint(run);
    return runs->count > 0 &&
           bsearch(&wanted, runs->items, runs->count, sizeof runs->items[0], by_value);
}

// Takes the next stretch off the text: what stands before the next quotation mark. The
// stretches are by turns outside and inside quotation marks; `closing` is the mark that
// ends this one, and becomes the one that ends the next.
static Str next_stretch(Str *rest, Str *closing)
{
    static const char straight[] = "\"", opening[] = "“", curled[] = "”";
    size_t end = 0;
    Str mark = { 0 };
    for (; end < rest->length && !mark.data; end++) {
        Str here = str_from(*rest, end);
        if (closing->length > 0)
            mark = str_starts(here, *closing) ? *closing : mark;
        else if (str_starts(here, str(straight)))
            mark = str(straight);
        else if (str_starts(here, str(opening)))
            mark = str(opening);
    }
    end -= mark.data ? 1 : 0;
    Str stretch = str_part(*rest, 0, end);
    *rest = str_from(*rest, end + mark.length);
    if (closing->length > 0)
        *closing = str("");
    else
        *closing = str_is(mark, opening) ? str(curled) : mark;
    return stretch;
}

// How many runs of the text outside quotation marks are among these. Each is printed
// if there is a path.
static int copied(const Runs *runs, const char *path, Str text, Arena *arena)
{
    int found = 0;
    Str closing = str("");
    while (text.length > 0) {
        bool is_quoted = closing.length > 0;
        Str stretch = next_stretch(&text, &closing), *words;
        size_t count = is_quoted ? 0 : words_list(stretch, arena, &words);
        for (size_t i = 0; i + RUN <= count; i++) {
            Str run = joined(words + i, arena);
            if (!has_run(runs, run))
                continue;
            if (path)
                print_error("%s: \"%.*s\" is a source's\n", path, STR_ARGUMENTS(run));
            found++;
        }
    }
    return found;
}

static Runs read_stored(Arena *arena)
{
    Runs runs = { .arena = arena };
    Str bytes;
    Error error;
    if (!file_read(stored_path, FILE_LIMIT, arena, &bytes, &error))
        fail_msg("%s", error.text);
    for (size_t at = 0; at + RUN_BYTES <= bytes.length; at += RUN_BYTES) {
        uint64_t value = 0;
        for (size_t i = 0; i < RUN_BYTES; i++)
            value = value << 8 | (unsigned char)bytes.data[at + i];
        runs.items =
            vec_room(arena, runs.items, runs.count, &runs.capacity, sizeof value);
        runs.items[runs.count++] = value;
    }
    return runs;
}

static void write_stored(const Runs *runs)
{
    Buffer buffer = { .arena = runs->arena };
    Error error;
    for (size_t i = 0; i < runs->count; i++)
        for (int byte = RUN_BYTES - 1; byte >= 0; byte--)
            buffer_add_byte(&buffer, (char)(runs->items[i] >> (8 * byte) & 0xFF));
    if (!file_write(stored_path, buffer_str(&buffer), &error))
        fail_msg("%s", error.text);
}

static void test_fingerprints(void **state)
{
    (void)state;
    const char *folder = getenv("SOURCES") ? getenv("SOURCES") : "../shared/sources";
    if (!file_is_folder(folder))
        check_skip("the sources are not at hand");
    Arena *arena = arena_new();
    Runs runs = { .arena = arena };
    FileList files;
    Error error;
    Str text;
    int sources = 0;
    assert_true(file_list(folder, arena, &files, &error));
    for (size_t i = 0; i < files.count; i++) {
        if (!str_ends(files.paths[i], str(".txt")))
            continue;
        assert_true(file_read(files.paths[i].data, FILE_LIMIT, arena, &text, &error));
        add_runs(&runs, text);
        sources++;
    }
    assert_int_equal(sources, SOURCES);
    sort_runs(&runs);
    if (getenv("UPDATE"))
        write_stored(&runs);
    Runs stored = read_stored(arena);
    assert_int_equal(stored.count, runs.count);
    assert_memory_equal(stored.items, runs.items, runs.count * sizeof runs.items[0]);
    arena_free(arena);
}

static void test_content(void **state)
{
    Content *content = *state;
    Runs runs = read_stored(content->arena);
    const Str *paths;
    Error error;
    Str text;
    int found = 0;
    assert_true(runs.count > 10000);
    library_watched(content->library, &paths);
    for (size_t i = 0; i < library_count(content->library); i++) {
        const char *path = arena_str(content->arena, paths[i]).data;
        assert_true(file_read(path, FILE_LIMIT, content->arena, &text, &error));
        found += copied(&runs, path, text, content->arena);
    }
    assert_int_equal(found, 0);
}

static void check_quotations(Content *content, Str text)
{
    Str closing = str("");
    while (text.length > 0) {
        bool is_quoted = closing.length > 0;
        Str stretch = next_stretch(&text, &closing);
        content_expect(content, !is_quoted || content_words(stretch) <= QUOTED_WORDS,
                       stretch, "a quotation of more than 15 words");
    }
}

// Quotations in documents are short.
static void test_quotations(void **state)
{
    Content *content = *state;
    for (size_t i = 0; i < library_count(content->library); i++) {
        if (library_source(content->library, i)->kind != SOURCE_DOCUMENT)
            continue;
        const Document *document = library_document(content->library, i)->document;
        for (size_t block = 0; block < document->block_count; block++)
            check_quotations(content, document->blocks[block].text);
    }
    assert_int_equal(content->failures, 0);
}

// clang-format off
static const struct {
    const char *what, *text;
    int found;
} cases[] = {
    { "the run itself",           "one two three four five six seven eight", 1 },
    { "case and punctuation",     "One, two: three - four. \n Five six (seven) EIGHT!", 1 },
    { "within a longer text",     "Zero one two three four five six seven eight nine ten.", 1 },
    { "two runs",                 "one two three four five six seven eight eight nine one two three four five six seven eight", 2 },
    { "seven words",              "one two three four five six seven", 0 },
    { "another word in between",  "one two three four and five six seven eight", 0 },
    { "in quotation marks",       "He said \"one two three four five six seven eight\" once.", 0 },
    { "in curled marks",          "He said “one two three four five six seven eight” once.", 0 },
    { "behind a quotation",       "\"So.\" one two three four five six seven eight", 1 },
    { "behind curled marks",      "“So.” one two three four five six seven eight", 1 },
    { "parted by a quotation",    "one two three four \"so\" five six seven eight", 0 },
};
// clang-format on

static void test_cases(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Runs runs = { .arena = arena };
    add_runs(&runs, str("one two three four five six seven eight"));
    sort_runs(&runs);
    for (size_t i = 0; i < COUNT(cases); i++) {
        int found = copied(&runs, NULL, str(cases[i].text), arena);
        if (found != cases[i].found)
            fail_msg("%s: %d", cases[i].what, found);
    }
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_fingerprints), CONTENT_TEST(test_content),
      CONTENT_TEST(test_quotations), cmocka_unit_test(test_cases))
