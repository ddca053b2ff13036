#include "src/library/opened.h"
#include <stdlib.h>
#include "src/argdown/argdown_build.h"
#include "src/argdown/argdown_file.h"
#include "src/base/alloc.h"
#include "src/base/file.h"
#include "src/base/limits.h"
#include "src/library/source_files.h"

static Opened *new_opened(SourceKind kind)
{
    Opened *opened = xalloc(sizeof *opened);
    *opened = (Opened){ .arena = arena_new(), .kind = kind };
    opened->problems.arena = opened->arena;
    return opened;
}

static void note_unread(Opened *opened, Str path, const Error *error)
{
    opened->content = arena_str(opened->arena, str(""));
    source_files_problem(&opened->problems, path, error->text);
}

Opened *opened_parse(Opened *opened, Str path)
{
    if (opened->kind == SOURCE_DEBATE) {
        opened->debate = argdown_read_with(
            opened->arena, path, opened->content,
            &(ArgdownOptions){ .pieces = opened->pieces }, &opened->problems);
    } else {
        opened->document =
            document_read(opened->arena, path, opened->content, &opened->problems);
    }
    if (opened->kind == SOURCE_TOUR)
        opened->tour = tour_read(opened->arena, opened->document, opened->content);
    problems_sort(&opened->problems);
    return opened;
}

Opened *opened_bytes(SourceKind kind, Str path)
{
    Error error;
    Opened *opened = new_opened(kind);
    size_t limit = kind == SOURCE_DEBATE ? LIMIT_ARGDOWN_BYTES : LIMIT_MARKDOWN_BYTES;
    if (!file_read(path.data, limit, opened->arena, &opened->content, &error)) {
        note_unread(opened, path, &error);
    } else if (kind == SOURCE_DEBATE) {
        ArgdownFile file = argdown_file_make(opened->arena, path, opened->content,
                                             false, &opened->problems);
        opened->content = file.text;
        opened->pieces = file.pieces;
        opened->included = file.included;
        opened->included_count = file.included_count;
    }
    return opened;
}

Opened *opened_file(SourceKind kind, Str path)
{
    return opened_parse(opened_bytes(kind, path), path);
}

Opened *opened_stored(Store *store, const StoreSource *source)
{
    Error error;
    Opened *opened = new_opened(source->kind);
    Str path = arena_str(opened->arena, source->path);
    if (!store_content(store, source->id, opened->arena, &opened->content, &error))
        note_unread(opened, path, &error);
    return opened_parse(opened, path);
}

const Tree *opened_tree(Opened *opened)
{
    if (!opened->tree && opened->debate)
        opened->tree = tree_make(opened->debate, opened->arena);
    return opened->tree;
}

void opened_free(Opened *opened)
{
    if (!opened)
        return;
    arena_free(opened->arena);
    free(opened);
}
