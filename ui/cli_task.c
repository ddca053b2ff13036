#include "ui/cli_task.h"

int cli_say(const Output *output, Str sentence)
{
    Arena *arena = arena_new();
    output_error(
        output, arena_format(arena, "moot: %.*s", (int)sentence.length, sentence.data));
    arena_free(arena);
    return CLI_IMPOSSIBLE;
}
