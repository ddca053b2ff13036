// Files that are named in a command: what is said when the sandbox or a kiosk is in the
// way, and that nothing else is said otherwise.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
#include "tests/check.h"
#include "tests/folder.h"
#include "ui/reader_file.h"
#include "ui/sandbox.h"

typedef struct {
    App app;
    Str folder;
} Setting;

static Setting place_new(void)
{
    Setting place = { .app = { .frame = arena_new() } };
    place.folder = folder_new(place.app.frame);
    folder_write(place.folder, "in/file", str("text"));
    folder_write(place.folder, "out/file", str("text"));
    return place;
}

static void place_free(Setting *place)
{
    folder_remove(place->folder);
    arena_free(place->app.frame);
}

static bool reads(const Setting *place, const char *name, Error *error)
{
    Str content;
    const char *path = folder_path(place->folder, name, place->app.frame);
    return reader_file_read(&place->app, str(path), 100, &content, error) &&
           str_is(content, "text");
}

static bool writes(const Setting *place, const char *name, Error *error)
{
    const char *path = folder_path(place->folder, name, place->app.frame);
    return reader_file_write(&place->app, str(path), str("text"), error);
}

static void r37_a_kiosk_reads_and_writes_no_named_file(void **state)
{
    (void)state;
    Setting place = place_new();
    Error error;
    place.app.is_kiosk = true;
    assert_false(reads(&place, "in/file", &error));
    assert_true(str_starts(str(error.text), str("A kiosk ")));
    assert_false(writes(&place, "in/new", &error));
    assert_true(str_starts(str(error.text), str("A kiosk ")));
    place_free(&place);
}

// In a child, as a sandbox is never opened again. 0, or the number of what failed.
static int try_in_sandbox(Setting *place)
{
    enum { HAS_NONE = 77 };
    SandboxPaths paths = { .arena = place->app.frame };
    Sandbox sandbox = { .landlock = 0 };
    const LandlockRules how = { .keeps_signals = true };
    const char *in = folder_path(place->folder, "in", place->app.frame);
    Error error;
    sandbox_add(&paths, str(in), LANDLOCK_WRITE);
    if (!sandbox_close_files(&sandbox, &paths, &how))
        return HAS_NONE;
    place->app.is_confined = true;
    if (!reads(place, "in/file", &error) || !writes(place, "in/new", &error))
        return 1;
    if (reads(place, "out/file", &error) ||
        str_find(str(error.text), str("moot reads only")) < 0)
        return 2;
    if (writes(place, "out/new", &error) ||
        str_find(str(error.text), str("moot writes only")) < 0)
        return 3;
    if (reads(place, "in/none", &error) ||
        str_find(str(error.text), str("No such file")) < 0)
        return 4;
    return 0;
}

static void r37_what_the_sandbox_denies_is_said(void **state)
{
    (void)state;
    Setting place = place_new();
    int status;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0)
        _exit(try_in_sandbox(&place));
    assert_int_equal(waitpid(child, &status, 0), child);
    place_free(&place);
    assert_true(WIFEXITED(status));
    if (WEXITSTATUS(status) == 77)
        check_skip("no sandbox: the kernel lacks it, or a sanitizer is in use");
    assert_int_equal(WEXITSTATUS(status), 0);
}

TESTS(cmocka_unit_test(r37_a_kiosk_reads_and_writes_no_named_file),
      cmocka_unit_test(r37_what_the_sandbox_denies_is_said))
