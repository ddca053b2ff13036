#include "ui/cli_notes.h"
#include "src/base/file.h"
#include "src/base/vec.h"
#include "src/store/note_text.h"

static int print_notes(const CliTask *task, State *state, Arena *arena)
{
    StateNote *notes;
    Error error;
    size_t count = state_notes(state, arena, &notes);
    Str text = note_text_write(notes, count, arena), line;
    if (task->target) {
        if (!file_write_private(task->target, text, &error))
            return cli_say(task->output, str(error.text));
        output_line(task->output,
                    arena_format(arena, "%s: %s", task->target,
                                 cli_counted(arena, count, "note", "notes").data));
        return CLI_DONE;
    }
    if (count == 0)
        output_error(task->output,
                     str("There are no notes yet; in moot, a writes one"));
    while (count > 0 && str_next(&text, '\n', &line))
        output_line(task->output, line);
    return CLI_DONE;
}

static int import_notes(const CliTask *task, State *state, Arena *arena)
{
    StateNote *notes;
    size_t count;
    Str text;
    NoteMerge merge;
    Error error;
    bool is_input = strcmp(task->import, "-") == 0;
    const char *name = is_input ? "standard input" : task->import;
    bool ok = is_input ? file_read_input(NOTE_TEXT_BYTES, arena, &text, &error)
                       : file_read(name, NOTE_TEXT_BYTES, arena, &text, &error);
    ok = ok && note_text_read(text, name, arena, &notes, &count, &error);
    if (ok && !note_text_merge(state, notes, count, &merge, &error)) {
        bool is_busy; // by another moot: it is waited for; else nothing has been begun
        ok = state_waiting(state, &is_busy) > 0 && state_settle(state, &error);
    }
    if (!ok)
        return cli_say(task->output, str(error.text));
    Str said = note_text_merged(&merge, arena);
    output_line(task->output,
                arena_format(arena, "%s: %.*s", name, STR_ARGUMENTS(said)));
    return CLI_DONE;
}

int cli_notes(const CliTask *task)
{
    Error error;
    Arena *arena = arena_new();
    Str folder = state_folder(arena);
    State *state = NULL;
    int status;
    if (task->count > 0)
        status = cli_say(task->output, str("moot notes takes no names: moot notes, "
                                           "moot notes -o FILE, moot notes --import "
                                           "FILE"));
    else if (folder.length == 0)
        status = cli_say(task->output, str("neither XDG_STATE_HOME nor HOME is set, so "
                                           "there are no notes"));
    else if (!(state = state_open(folder.data, &error)))
        status = cli_say(task->output, str(error.text));
    else {
        if (state_notice(state)[0])
            output_error(task->output, str(state_notice(state)));
        status = task->import ? import_notes(task, state, arena)
                              : print_notes(task, state, arena);
    }
    state_close(state);
    arena_free(arena);
    return status;
}
