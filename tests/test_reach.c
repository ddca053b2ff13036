// What the sandbox leaves of a reader's own files: folders with links in them, links to
// files, files that an editor replaces, and nothing beside them. Tried in child
// processes, as a sandbox is never opened again.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#include "src/base/file.h"
#include "tests/check.h"
#include "tests/folder.h"
#include "ui/reach.h"

typedef struct {
    Arena *arena;
    Str folder;
} Place;

static Place place_new(void)
{
    static const char *const files[] = { "named/a.md", "named/below/b.md",
                                         "far/c.md",   "far/below/d.md",
                                         "alone/e.md", "hidden/f.md",
                                         "cycle/g.md" };
    static const char *const links[][2] = {
        { "../far", "named/link" },
        { "../../alone/e.md", "named/below/link.md" },
        { "../cycle", "far/cycle" },
        { "../named", "cycle/back" },
        { "../nowhere", "named/broken" },
        { "alone/e.md", "link.md" },
        { "named", "folder" },
    };
    Place place = { .arena = arena_new() };
    place.folder = folder_new(place.arena);
    for (size_t i = 0; i < COUNT(files); i++)
        folder_write(place.folder, files[i], str("text"));
    for (size_t i = 0; i < COUNT(links); i++)
        assert_int_equal(
            symlink(links[i][0], folder_path(place.folder, links[i][1], place.arena)),
            0);
    return place;
}

static void place_free(Place *place)
{
    folder_remove(place->folder);
    arena_free(place->arena);
}

static bool can_read(const Place *place, const char *name)
{
    Error error;
    Str content;
    return file_read(folder_path(place->folder, name, place->arena), 100, place->arena,
                     &content, &error);
}

// clang-format off
static const struct {
    const char *what, *named;
    bool follows_links;
    const char *readable[8], *denied[8];
} cases[] = {
    { "a folder, and what its links lead to", "named", true,
      { "named/a.md", "named/below/b.md", "named/link/c.md", "named/link/below/d.md",
        "named/below/link.md", "far/cycle/g.md" },
      { "hidden/f.md" } },
    { "a link to a folder", "folder", true,
      { "folder/a.md", "named/a.md", "folder/link/c.md" }, { "hidden/f.md" } },
    { "a folder alone", "named", false,
      { "named/a.md", "named/below/b.md" },
      { "named/link/c.md", "named/below/link.md", "hidden/f.md", "far/c.md" } },
    { "a file, and its folder", "named/a.md", true,
      { "named/a.md", "named/below/b.md" }, { "far/c.md", "hidden/f.md" } },
    { "a link to a file, and both folders", "alone/../link.md", true,
      { "link.md", "alone/e.md", "far/c.md" }, { NULL } }, // it stands above them all
    { "a file that is not there yet", "alone/new.md", true,
      { "alone/e.md" }, { "named/a.md" } },
    { "a folder that is not there", "nowhere/new.md", true, { NULL }, { "named/a.md" } },
};
// clang-format on

enum { HAS_NONE = 77 };

// 0, or the number of the first file that is not as it should be: from 10 on of those
// that can be read, from 30 on of those that cannot.
static int try_case(const Place *place, size_t number)
{
    SandboxPaths paths = { .arena = place->arena };
    Sandbox sandbox = { .landlock = 0 };
    const LandlockRules how = { .keeps_signals = true };
    const char *named = folder_path(place->folder, cases[number].named, place->arena);
    reach_add(&paths, &named, 1, cases[number].follows_links);
    if (!sandbox_close_files(&sandbox, &paths, &how))
        return HAS_NONE;
    for (int i = 0; cases[number].readable[i]; i++)
        if (!can_read(place, cases[number].readable[i]))
            return 10 + i;
    for (int i = 0; cases[number].denied[i]; i++)
        if (can_read(place, cases[number].denied[i]))
            return 30 + i;
    return 0;
}

static void test_what_is_named_can_be_read_and_no_more(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Place place = place_new();
        int status;
        fflush(stdout);
        pid_t child = fork();
        if (child == 0)
            _exit(try_case(&place, i));
        assert_int_equal(waitpid(child, &status, 0), child);
        place_free(&place);
        assert_true(WIFEXITED(status));
        if (WEXITSTATUS(status) == HAS_NONE)
            check_skip("no sandbox: the kernel lacks it, or a sanitizer is in use");
        if (WEXITSTATUS(status) != 0)
            fail_msg("%s: %s %d", cases[i].what,
                     WEXITSTATUS(status) < 30 ? "cannot read number"
                                              : "can read what is denied, number",
                     WEXITSTATUS(status) % 10);
    }
}

// An editor writes beside the file and renames: what stands there then is another file.
static int try_replaced(const Place *place)
{
    SandboxPaths paths = { .arena = place->arena };
    Sandbox sandbox = { .landlock = 0 };
    const LandlockRules how = { .keeps_signals = true };
    const char *named = folder_path(place->folder, "link.md", place->arena);
    int ends[2];
    char byte;
    Error error;
    reach_add(&paths, &named, 1, true);
    if (pipe(ends) != 0)
        return 1;
    pid_t editor = fork(); // outside of the sandbox
    if (editor == 0) {
        close(ends[1]); // so that it ends if nobody tells it to begin
        bool ok = read(ends[0], &byte, 1) == 1 && file_write(named, str("new"), &error);
        _exit(!ok);
    }
    if (!sandbox_close_files(&sandbox, &paths, &how))
        return HAS_NONE;
    int status = 1;
    if (write(ends[1], "", 1) != 1 || waitpid(editor, &status, 0) != editor ||
        status != 0)
        return 2;
    return can_read(place, "link.md") && can_read(place, "alone/e.md") ? 0 : 3;
}

static void test_a_file_that_an_editor_replaces_can_be_read(void **state)
{
    (void)state;
    Place place = place_new();
    int status;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0)
        _exit(try_replaced(&place));
    assert_int_equal(waitpid(child, &status, 0), child);
    place_free(&place);
    if (WEXITSTATUS(status) == HAS_NONE)
        check_skip("no sandbox: the kernel lacks it, or a sanitizer is in use");
    assert_int_equal(status, 0);
}

TESTS(cmocka_unit_test(test_what_is_named_can_be_read_and_no_more),
      cmocka_unit_test(test_a_file_that_an_editor_replaces_can_be_read))
