#include "src/store/note_rescue.h"
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "src/base/file.h"
#include "src/store/note_text.h"

#define BEGINNING "unsaved-notes-"

bool note_rescue_write(State *state, const Str *folders, size_t count, Arena *arena,
                       Str *path, Str *text)
{
    char stamp[32];
    time_t now = time(NULL);
    struct tm parts;
    StateNote *notes;
    Error ignored;
    size_t note_count = state_unsaved_notes(state, arena, &notes);
    *path = *text = str("");
    if (note_count == 0)
        return true;
    *text = note_text_write(notes, note_count, arena);
    strftime(stamp, sizeof stamp, "%Y%m%d-%H%M%S", gmtime_r(&now, &parts));
    for (size_t i = 0; i < count; i++) {
        if (folders[i].length == 0)
            continue;
        Str file = arena_format(arena, "%.*s/" BEGINNING "%s-%d.md",
                                STR_ARGUMENTS(folders[i]), stamp, (int)getpid());
        if (file_write_private(file.data, *text, &ignored)) {
            *path = file;
            return true;
        }
    }
    return false;
}

// Whether a file is one that note_rescue_write() has made: nobody else's, and no link.
static bool is_own(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0 && S_ISREG(info.st_mode) &&
           info.st_uid == geteuid() && info.st_nlink == 1 &&
           (info.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

size_t note_rescue_take(State *state, const char *folder)
{
    Arena *arena = arena_new();
    FileList files;
    Error ignored;
    size_t taken = 0;
    Str start = arena_format(arena, "%s/" BEGINNING, folder);
    if (!state_is_kept(state) || !file_list(folder, arena, &files, &ignored))
        files.count = 0;
    for (size_t i = 0; i < files.count; i++) {
        Str text;
        StateNote *notes;
        NoteMerge merge;
        size_t count;
        const char *path = files.paths[i].data;
        if (str_starts(files.paths[i], start) && is_own(path) &&
            file_read(path, NOTE_TEXT_BYTES, arena, &text, &ignored) &&
            note_text_read(text, path, arena, &notes, &count, &ignored) &&
            note_text_merge(state, notes, count, &merge, &ignored)) {
            taken += count;
            unlink(path);
        }
    }
    arena_free(arena);
    return taken;
}
