// A library's file as an enemy may have made it: the input says which bytes of a good
// file are others (two bytes where, one byte what). It is refused with a sentence, or
// whatever is asked of it comes back in time.
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "src/base/alloc.h"
#include "src/base/file.h"
#include "src/store/store_build.h"
#include "src/store/store_match.h"
#include "src/store/store_vocabulary.h"
#include "src/text/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void build_good_store(const char *path)
{
    static const char text[] = "Soft power is argued about.\n\nForce comes first.\n";
    Error error;
    Store *store = store_create(path, &error);
    StoreSource source = { .library = str("soft"), .slug = str("text") };
    StoreCitation citation = { 1, 1, str("text"), str("p1") };
    StoreTerm term = { .kind = TERM_TAG, .name = str("china") };
    assert(store && store_add_source(store, &source, str(text), &error));
    static const char *const texts[] = { "Soft power is argued about.",
                                         "Force comes first." };
    for (int i = 0; i < 2; i++) {
        StoreRow row = { .source = 1,
                         .class = i ? ROW_CLAIM : ROW_PASSAGE,
                         .title = str("A title"),
                         .text = str(texts[i]),
                         .parent = i - 1,
                         .ordinal = i,
                         .terms = &term,
                         .term_count = 1 };
        assert(store_add_row(store, &row, &error));
    }
    assert(store_add_citation(store, &citation, &error));
    assert(store_finish(store, &error));
    store_close(store);
}

static void use_whole_store(Store *store)
{
    Error error;
    Arena *arena = arena_new();
    StoreWords words[] = { { .text = str("force") }, { str("f"), true, false } };
    StoreCondition conditions[] = { { .words = &words[0], .word_count = 1 },
                                    { .words = &words[1], .word_count = 1 } };
    StoreMatch match = { .conditions = conditions,
                         .condition_count = COUNT(conditions),
                         .limit = 50,
                         .milliseconds = 200 };
    StoreMatches matches;
    StoreTerm *terms;
    Str *forms;
    StoreBrief *briefs;
    Str content;
    StoreSource *sources;
    StoreCitation *citations;
    StoreRow row;
    size_t count;
    if (store_sources(store, arena, &sources, &count, &error))
        for (size_t i = 0; i < count; i++)
            store_content(store, sources[i].id, arena, &content, &error);
    store_citations_of(store, str("text"), arena, &citations, &count, &error);
    store_citations_by(store, 1, arena, &citations, &count, &error);
    for (int32_t i = -1; i < 3; i++)
        store_row(store, 1, i, arena, &row, &error);
    for (int kind = 0; kind < TERM_KINDS; kind++)
        store_terms(store, (TermKind)kind, arena, &terms, &count, &error);
    store_briefs(store, arena, &briefs, &count, &error);
    store_vocabulary_nearest(store, str("forse"), false, arena);
    store_vocabulary_inflections(store, str("forces"), false, arena, &forms);
    if (store_match(store, &match, arena, &matches, &error))
        for (size_t i = 0; i < matches.count; i++)
            store_row_at(store, matches.hits[i].id, arena, &row, &error);
    arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Arena *kept;
    static Str good;
    static char path[4096];
    Error error;
    if (!kept) {
        const char *where = getenv("TMPDIR");
        text_open();
        kept = arena_new();
        snprintf(path, sizeof path, "%s/fuzz-%ld.db", where ? where : "/tmp",
                 (long)getpid());
        build_good_store(path);
        assert(file_read(path, 1 << 24, kept, &good, &error));
    }
    FILE *file = fopen(path, "wb");
    assert(file && fwrite(good.data, 1, good.length, file) == good.length);
    for (size_t i = 0; i + 2 < size; i += 3) {
        long at = (data[i] << 8 | data[i + 1]) % (long)good.length;
        fseek(file, at, SEEK_SET);
        fputc(data[i + 2], file);
    }
    fclose(file);
    Store *store = store_open(path, &error);
    assert(store || error.text[0]);
    if (store)
        use_whole_store(store);
    store_close(store);
    unlink(path);
    return 0;
}
