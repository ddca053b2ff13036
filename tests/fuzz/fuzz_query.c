// Queries: whatever is typed is answered, the hits are what was asked for, and marks
// stand in what they mark.
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include "src/base/file.h"
#include "src/library/search.h"
#include "src/text/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// A library of one small folder, written into a folder of its own, which is removed
// again once the library has been read.
static Library *query_library(void)
{
    static const char debate[] = "[Soft power]: Songs, films and 软实力 attract. #a\n"
                                 "  {speaker: \"Nye; A b\", cite: {doc: forum}}\n"
                                 "  <- [Hard power]: \"Force\" OR payment decides.\n"
                                 "  <+ Être aimé: c'est l'art d'un État.\n";
    static const char document[] = "# One\n\nPower in 1990: NEAR(the sea), in:side.\n";
    Error error;
    const char *where = getenv("TMPDIR");
    Arena *arena = arena_new();
    char *folder =
        (char *)arena_format(arena, "%s/moot.XXXXXX", where ? where : "/tmp").data;
    assert(mkdtemp(folder));
    const char *path = folder;
    const char *files[] = { arena_format(arena, "%s/a.argdown", folder).data,
                            arena_format(arena, "%s/forum.md", folder).data };
    assert(file_write(files[0], str(debate), &error));
    assert(file_write(files[1], str(document), &error));
    Library *library = library_read(&path, 1, &error);
    assert(library);
    remove(files[0]);
    remove(files[1]);
    remove(folder);
    arena_free(arena);
    return library;
}

static void check_query_marks(Str text, const Mark *marks, size_t count)
{
    size_t end = 0;
    for (size_t i = 0; i < count; i++) {
        assert(marks[i].start >= end && marks[i].start < marks[i].end);
        assert(marks[i].end <= text.length);
        end = marks[i].end;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Library *library;
    if (!library) {
        text_open();
        library = query_library();
    }
    Arena *arena = arena_new();
    Str query = { (const char *)data, size };
    const Hits *hits = search_all(library, query, 50, arena);
    assert(hits->complete && hits->total == hits->count);
    assert(size <= QUERY_BYTES || hits->notice.length > 0);
    for (size_t i = 0; i < hits->count; i++) {
        const Hit *hit = &hits->hits[i];
        assert(hit->source < library_count(library));
        assert(text_is_valid(hit->snippet) && text_is_valid(hit->title));
        check_query_marks(hit->snippet, hit->marks, hit->mark_count);
        check_query_marks(hit->title, hit->title_marks, hit->title_mark_count);
    }
    arena_free(arena);
    return 0;
}
