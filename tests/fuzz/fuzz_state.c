// A reader's file as an accident may have left it: the input says which bytes of a good
// file are others (two bytes where, one byte what), or that it ends early. Whatever is
// asked of it comes back, and what was there is still there afterwards, in its place
// or put aside.
#include <assert.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "src/base/alloc.h"
#include "src/base/file.h"
#include "src/store/state.h"
#include "src/store/state_note.h"
#include "src/store/state_place.h"
#include "src/text/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void fill_state(const char *folder)
{
    Error error;
    State *state = state_open(folder, &error);
    StateNote note = { str("soft"),
                       str("power"),
                       str("Soft power"),
                       str("A note.\n"),
                       str("Attraction is"),
                       1,
                       2 };
    StateMark mark = { 'a', str("soft"), str("power"), str("Hard power") };
    assert(state && state_set_note(state, &note, &error));
    assert(state_set_mark(state, &mark, &error));
    assert(state_set(state, "theme", str("dark"), &error));
    assert(state_set_position(state, str("soft"), str("power"), str("k"), str("f"),
                              &error));
    state_mark_read(state, str("soft"), str("power"), str("Soft power"));
    assert(state_add_query(state, str("visitors"), &error));
    state_close(state);
}

static void use_state(State *state)
{
    Error error;
    Arena *arena = arena_new();
    Str key, folds, *queries;
    StateMark *marks;
    StateNote *notes;
    StateNote note = { .library = str("soft"),
                       .source = str("power"),
                       .key = str("n"),
                       .text = str("new") };
    state_get(state, "theme", arena);
    state_position(state, str("soft"), str("power"), arena, &key, &folds);
    state_latest(state, arena, &key, &folds);
    state_is_read(state, str("soft"), str("power"), str("Soft power"));
    state_marks(state, arena, &marks);
    state_reads(state, arena, &marks);
    state_queries(state, arena, &queries);
    state_notes(state, arena, &notes);
    state_set_note(state, &note, &error);
    assert(state_note(state, note.library, note.source, note.key, arena, &note));
    state_flush(state, &error);
    arena_free(arena);
}

// Removes all files of the folder, of which there must be one at least if wanted.
static void empty_folder(const char *folder, bool has_some)
{
    char path[8192];
    size_t count = 0;
    DIR *files = opendir(folder);
    assert(files);
    for (struct dirent *file; (file = readdir(files));) {
        if (file->d_name[0] == '.')
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, file->d_name);
        unlink(path);
        count++;
    }
    closedir(files);
    assert(count > 0 || !has_some);
}

static void write_damaged(Str good, const uint8_t *data, size_t size, const char *path)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert(file >= 0);
    size_t length = good.length;
    if (size % 3 == 2)
        length = (size_t)(data[size - 2] << 8 | data[size - 1]) % (good.length + 1);
    assert(write(file, good.data, length) == (ssize_t)length);
    for (size_t i = 0; length > 0 && i + 2 < size; i += 3) {
        off_t at = (data[i] << 8 | data[i + 1]) % (long)length;
        assert(pwrite(file, &data[i + 2], 1, at) == 1);
    }
    close(file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Arena *kept;
    static Str good;
    static char folder[4096], path[4200];
    Error error;
    if (!kept) {
        const char *where = getenv("TMPDIR");
        text_open();
        kept = arena_new();
        snprintf(folder, sizeof folder, "%s/fuzz-state-%ld", where ? where : "/tmp",
                 (long)getpid());
        snprintf(path, sizeof path, "%s/%s", folder, STATE_FILE);
        fill_state(folder);
        assert(file_read(path, 1 << 24, kept, &good, &error));
        empty_folder(folder, true);
    }
    mkdir(folder, 0700);
    write_damaged(good, data, size, path);
    State *state = state_open(folder, &error);
    assert(state || error.text[0]);
    if (state)
        use_state(state);
    state_close(state);
    empty_folder(folder, true);
    rmdir(folder);
    return 0;
}
