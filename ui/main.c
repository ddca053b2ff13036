// The program: arguments, library, state, and the loop.
#include <stdlib.h>
#include <unistd.h>
#include "ui/cli.h"
#include "ui/loop.h"
#include "ui/plain_loop.h"
#include "ui/terminfo.h"

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

// Which front end it is to be: --plain, then MOOT_PLAIN, then what was set last; and
// where nothing can be painted, line mode in any case.
static void choose_front_end(App *app, const Arguments *arguments)
{
    const char *wanted = getenv("MOOT_PLAIN");
    bool is_terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    if (wanted && wanted[0] != '\0')
        app->is_plain = wanted[0] != '0';
    if (arguments->is_plain)
        app->is_plain = true;
    if (app->is_plain && !is_terminal) {
        app->is_paintable = false;
    } else if (!app->is_plain && is_terminal &&
               !terminfo_is_paintable(getenv("TERM"))) {
        app->is_plain = true;
        app->is_paintable = false;
        app_say(app, "This terminal cannot place its cursor, so nothing is painted");
    }
}

// The front ends, until one of them is left for good: :set changes between them.
static int read_on(App *app, const Arguments *arguments, Error *error)
{
    bool is_own = arguments->path_count > 0, has_begun = false;
    for (;; has_begun = true) {
        int status = app->is_plain
                         ? plain_loop_run(app, cli_charset(arguments), is_own, error)
                         : loop_run(app, &arguments->term, is_own, error);
        bool could_not = has_begun && status < 0 && status != LOOP_SWITCH;
        if (status != LOOP_SWITCH && !(could_not && !app->is_plain))
            return status;
        if (could_not) {
            app->is_plain = true;
            app->is_paintable = false;
            app_warn(app, "%s", error->text);
        }
    }
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
    choose_front_end(app, arguments);
    int status = read_on(app, arguments, error);
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
