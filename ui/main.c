// The program: arguments, library, state, and the loop.
#include "ui/cli.h"
#include "ui/loop.h"

// The reader's state: in a folder of theirs, else in memory with a word on why.
static State *open_state(Error *error)
{
    Arena *arena = arena_new();
    Str folder = state_folder(arena);
    State *state = NULL;
    if (folder.length > 0)
        state = state_open(folder.data, error);
    else
        error_set(error, "neither XDG_STATE_HOME nor HOME is set");
    arena_free(arena);
    return state;
}

static int run(Library *library, const Arguments *arguments, Error *error)
{
    Error why, why_alone;
    State *state = open_state(&why);
    bool is_kept = state != NULL;
    if (!is_kept && !(state = state_open(NULL, error)))
        return -1;
    App *app = app_new(library, state);
    app_employ(app, worker_new(&why_alone)); // without a thread all is done in this one
    if (state_notice(state)[0])
        app_warn(app, "%s", state_notice(state));
    if (!is_kept)
        app_warn(app, "Your place will not be kept: %s", why.text);
    int status = loop_run(app, &arguments->term, arguments->path_count > 0, error);
    app_free(app);
    state_close(state);
    return status;
}

int main(int argc, char **argv)
{
    Arguments arguments = { 0 };
    Error error;
    int status = cli_run(argc, argv, &arguments);
    if (status != CLI_OPEN)
        return status;
    Library *library = cli_library(&arguments, &error);
    if (!library)
        return cli_fail(&arguments, error.text);
    status = run(library, &arguments, &error);
    library_close(library);
    return status < 0 ? cli_fail(&arguments, error.text) : status;
}
