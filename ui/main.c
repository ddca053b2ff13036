// The program: arguments, sandbox, library, state, and the loop.
#include <stdlib.h>
#include <unistd.h>
#include "src/base/alloc.h"
#include "src/store/note_rescue.h"
#include "src/store/sql.h"
#include "src/store/state_place.h"
#include "ui/cli.h"
#include "ui/doctor.h"
#include "ui/loop.h"
#include "ui/plain_loop.h"
#include "ui/reach.h"
#include "ui/terminfo.h"

enum { KIOSK_DATABASES = 64 << 10 }; // bytes that SQLite should get by with

typedef struct {
    Arguments arguments;
    Arena *arena;      // as long as the program
    const char *store; // that is opened if there are no paths, or NULL
    Str folder;        // of the reader's state; empty: it is kept in memory
    Sandbox sandbox;
    Worker *maps, *searches, *cruxes;
} Program;

// --- the front ends

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

// --- the reader's state

// Finds the folder, and makes it while that can be done: the sandbox takes the folders
// that are there.
static bool find_folder(Program *program, Error *error)
{
    const Arguments *arguments = &program->arguments;
    Error ignored;
    if (arguments->kiosk == KIOSK_NOT) {
        program->folder = state_folder(program->arena);
        if (program->folder.length > 0)
            state_place_make(program->folder.data, &ignored);
    } else if (arguments->identity) {
        program->folder =
            kiosk_state_folder(arguments->identity, program->arena, error);
        return program->folder.length > 0;
    }
    return true;
}

// The reader's state: in a folder of theirs, else in memory with a word on why.
static State *open_state(const Program *program, Error *error)
{
    if (program->folder.length > 0)
        return state_open(program->folder.data, error);
    error_set(error, "neither XDG_STATE_HOME nor HOME is set");
    return NULL;
}

// --- the sandbox

static void add_paths(const Program *program, SandboxPaths *paths)
{
    const Arguments *arguments = &program->arguments;
    bool is_kiosk = arguments->kiosk != KIOSK_NOT;
    sandbox_add_system(paths, is_kiosk);
    sandbox_add(paths, program->folder, LANDLOCK_WRITE);
    if (!is_kiosk)
        sandbox_add(paths, str("."), LANDLOCK_WRITE);
    if (arguments->path_count > 0)
        reach_add(paths, arguments->paths, arguments->path_count, !is_kiosk);
    else if (program->store)
        reach_add(paths, &program->store, 1, !is_kiosk);
}

// Files first, then threads, which take that over, then system calls: making a thread
// is none of those that are left.
static void close_sandbox(Program *program)
{
    SandboxPaths paths = { .arena = program->arena };
    bool is_kiosk = program->arguments.kiosk != KIOSK_NOT;
    const LandlockRules files = { .keeps_signals = !is_kiosk };
    const SeccompRules calls = { .keeps_job = !is_kiosk };
    Error why_alone; // without a thread all is done in this one
    add_paths(program, &paths);
    sandbox_close_files(&program->sandbox, &paths, &files);
    program->maps = worker_new(&why_alone);
    program->searches = worker_new(&why_alone);
    program->cruxes = worker_new(&why_alone);
    sandbox_close_calls(&program->sandbox, &calls);
}

// --- running

// What could not be saved goes to a file, at worst to the terminal. A kiosk without a
// reader keeps nothing, which was said when the note was written.
static void rescue_notes(const Program *program, State *state)
{
    Error ignored;
    Output output = { .charset = cli_charset(&program->arguments) };
    Arena *arena = arena_new();
    const Str folders[] = { program->folder, str(".") };
    Str path = str(""), text = str("");
    bool keeps_nothing =
        program->arguments.kiosk != KIOSK_NOT && !program->arguments.identity;
    state_settle(state, &ignored);
    if (!keeps_nothing &&
        !note_rescue_write(state, folders, COUNT(folders), arena, &path, &text)) {
        output_error(&output, str("Notes could be saved nowhere, so here they are:"));
        output_error(&output, text);
    } else if (path.length > 0) {
        output_error(&output,
                     arena_format(arena,
                                  "Notes could not be saved: they stand in %.*s, and "
                                  "`moot notes --import` takes them in",
                                  STR_ARGUMENTS(path)));
    }
    arena_free(arena);
}

static int run(Program *program, Library *library, Error *error)
{
    Error why;
    State *state = open_state(program, &why);
    bool is_kept = state != NULL, is_kiosk = program->arguments.kiosk != KIOSK_NOT;
    if (!is_kept && !(state = state_open(NULL, error)))
        return -1;
    App *app = app_new(library, state);
    app_employ(app, program->maps, program->searches);
    app->cruxes.worker = program->cruxes;
    app->is_kiosk = is_kiosk;
    app->is_confined = program->sandbox.landlock > 0;
    if (is_kiosk)
        app->standing = sandbox_lack(&program->sandbox, program->arena);
    if (app->standing.length >
        0) // line mode says it at the start, and where the reader is
        app_say(app, "%.*s", (int)app->standing.length, app->standing.data);
    if (state_notice(state)[0])
        app_warn(app, "%s", state_notice(state));
    if (!is_kept && !is_kiosk)
        app_warn(app, "Your place will not be kept: %s", why.text);
    choose_front_end(app, &program->arguments);
    size_t taken = is_kept ? note_rescue_take(state, program->folder.data) : 0;
    if (taken > 0)
        app_say(app, "%zu notes that an earlier session could not save are here again",
                taken);
    app_note_changed(app);
    int status = read_on(app, &program->arguments, error);
    app_free(app);
    rescue_notes(program, state);
    state_close(state);
    return status;
}

static int read_library(Program *program)
{
    Error error;
    const Arguments *arguments = &program->arguments;
    Library *library = cli_library(arguments, &error);
    if (!library)
        return cli_fail(arguments, error.text);
    int status = run(program, library, &error);
    library_close(library);
    return status < 0 ? cli_fail(arguments, error.text) : status;
}

static int refuse(const Program *program, const char *sentence)
{
    cli_fail(&program->arguments, sentence);
    return KIOSK_UNAVAILABLE;
}

// The kiosk: the same, in a child that is watched, once it is known that the sandbox is
// closed.
static int run_kiosk(Program *program, const Kiosk *kiosk)
{
    Error error;
    int status;
    const Sandbox *sandbox = &program->sandbox;
    kiosk_log(kiosk, program->arguments.identity);
    if (!find_folder(program, &error))
        return refuse(program, error.text);
    if (!kiosk_supervise(&status, &error))
        return status < 0 ? refuse(program, error.text) : status;
    kiosk_hide();
    sql_keep_small(KIOSK_DATABASES);
    close_sandbox(program);
    bool is_closed = sandbox->landlock > 0 && sandbox->has_seccomp;
    if (!is_closed && program->arguments.kiosk == KIOSK_STRICT) {
        error_set(&error, "moot --kiosk does not start without its sandbox: %s",
                  sandbox->landlock == 0 ? sandbox->why_landlock.text
                                         : sandbox->why_seccomp.text);
        return refuse(program, error.text);
    }
    return read_library(program);
}

static int examine(Program *program)
{
    Error error;
    Output output = { .charset = cli_charset(&program->arguments) };
    if (!find_folder(program, &error))
        return refuse(program, error.text);
    close_sandbox(program);
    const Doctor doctor = { .sandbox = &program->sandbox,
                            .store = program->store,
                            .folder = program->folder };
    int status = doctor_run(&doctor, &output);
    worker_close(program->maps);
    worker_close(program->searches);
    worker_close(program->cruxes);
    return status;
}

static int run_program(Program *program, const Kiosk *kiosk, bool is_kiosk)
{
    Arguments *arguments = &program->arguments;
    Error error;
    if (is_kiosk != (arguments->kiosk != KIOSK_NOT))
        return refuse(program, "--kiosk must stand for itself among the options");
    program->store = cli_store(arguments, program->arena);
    arguments->library = program->store; // where it was found cannot be asked later
    if (arguments->is_doctor)
        return examine(program);
    if (is_kiosk)
        return run_kiosk(program, kiosk);
    find_folder(program, &error);
    close_sandbox(program);
    return read_library(program);
}

int main(int argc, char **argv)
{
    Program program = { .arguments = { 0 } };
    Kiosk kiosk = { .was_asked = false };
    Error error;
    bool is_kiosk = kiosk_is_asked(argc, argv);
    if (!kiosk_has_own_rights(&error) || (is_kiosk && !kiosk_prepare(&kiosk, &error)))
        return refuse(&program, error.text);
    int status = cli_run(argc, argv, &program.arguments);
    if (status != CLI_OPEN)
        return status;
    program.arena = arena_new();
    status = run_program(&program, &kiosk, is_kiosk);
    arena_free(program.arena);
    return status;
}
