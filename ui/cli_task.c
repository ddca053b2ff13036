#include "ui/cli_task.h"

Str cli_counted(Arena *arena, size_t count, const char *one, const char *many)
{
    return arena_format(arena, "%zu %s", count, count == 1 ? one : many);
}

int cli_say(const Output *output, Str sentence)
{
    Arena *arena = arena_new();
    output_error(
        output, arena_format(arena, "moot: %.*s", (int)sentence.length, sentence.data));
    arena_free(arena);
    return CLI_IMPOSSIBLE;
}

const char *cli_kind_name(SourceKind kind)
{
    static const char *const names[] = { "debate", "document", "tour" };
    return names[kind];
}
