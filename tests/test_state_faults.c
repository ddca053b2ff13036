// What becomes of a reader's notes when system calls fail, the process is killed at
// one, or many processes write at once (R8, R15). Sessions are processes of their own:
// this program again, with "session FOLDER" or "writer FOLDER NUMBER COUNT" as its
// arguments.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "src/base/file.h"
#include "src/base/vec.h"
#include "src/store/note_rescue.h"
#include "src/store/note_text.h"
#include "src/store/state_file.h"
#include "tests/check.h"
#include "tests/folder.h"
#include "tests/old_state.h"

enum { NOTES = 6 }; // of a session

static StateNote note_of(int number, Arena *arena)
{
    return (StateNote){ .library = str("soft-power"),
                        .source = str("real-power"),
                        .key = arena_format(arena, "Claim %d", number),
                        .text = arena_format(arena, "Note %d\n%0200d", number, number),
                        .words = str("Attraction"),
                        .created = 1700000000,
                        .changed = 1700000000 + number };
}

static void tell(const char *word, int number)
{
    char line[64];
    int length = snprintf(line, sizeof line, "%s %d\n", word, number);
    if (write(STDOUT_FILENO, line, (size_t)length) != length)
        _exit(9);
}

// --- one session

// Notes are taken, a place is kept, and one note is taken away; what is durable is
// told.
static int run_session(const char *folder)
{
    Error error;
    Arena *arena = arena_new();
    const Str folders[] = { str(folder) };
    Str path, text;
    State *state = state_open(folder, &error);
    bool is_kept = state != NULL;
    if (!state && !(state = state_open(NULL, &error)))
        return 1;
    for (int i = 0; i < NOTES; i++) {
        StateNote note = note_of(i, arena);
        if (state_set_note(state, &note, &error) && is_kept)
            tell("noted", i);
        state_set_position(state, note.library, note.source, note.key, str(""), &error);
    }
    StateNote last = note_of(NOTES - 1, arena);
    last.text = str("");
    if (state_set_note(state, &last, &error) && is_kept)
        tell("dropped", NOTES - 1);
    state_settle(state, &error);
    if (!note_rescue_write(state, folders, 1, arena, &path, &text)) {
        tell("told", 0); // on the terminal, at last
    }
    state_close(state);
    tell("ended", 0);
    arena_free(arena);
    return 0;
}

// --- what is left of it

// The notes that a session left, in its state or in a file beside it.
static State *state_after(const char *folder, const char *what)
{
    Error error;
    State *state = state_open(folder, &error);
    if (!state)
        fail_msg("%s: %s", what, error.text);
    if (strstr(state_notice(state), "damaged"))
        fail_msg("%s: %s", what, state_notice(state));
    note_rescue_take(state, folder);
    return state;
}

static bool was_told(Str out, const char *word, int number)
{
    char line[64];
    snprintf(line, sizeof line, "%s %d\n", word, number);
    return str_find(out, str(line)) >= 0;
}

static void check_left(const char *folder, Str out, const char *what)
{
    Arena *arena = arena_new();
    State *state = state_after(folder, what);
    bool has_ended = was_told(out, "ended", 0) && !was_told(out, "told", 0);
    for (int i = 0; i < NOTES; i++) {
        StateNote wanted = note_of(i, arena), note;
        bool is_there =
            state_note(state, wanted.library, wanted.source, wanted.key, arena, &note);
        bool is_last = i == NOTES - 1; // which may be gone again
        if (is_there && !str_equal(note.text, wanted.text))
            fail_msg("%s: note %d is not what was written", what, i);
        if (!is_there && !is_last && was_told(out, "noted", i))
            fail_msg("%s: note %d was acknowledged and is lost", what, i);
        if (!is_there && !is_last && has_ended)
            fail_msg("%s: note %d is in no file", what, i);
        if (is_there && is_last && was_told(out, "dropped", i))
            fail_msg("%s: note %d is back", what, i);
    }
    state_close(state);
    arena_free(arena);
}

// What a child tells, to its end.
static Str hear(pid_t child, int end, Arena *arena)
{
    char buffer[4096];
    ssize_t length;
    Buffer out = { .arena = arena };
    while ((length = read(end, buffer, sizeof buffer)) > 0)
        buffer_add(&out, (Str){ buffer, (size_t)length });
    close(end);
    waitpid(child, NULL, 0);
    return buffer_str(&out);
}

// --- strace

static const char *find_strace(void)
{
    return access("/usr/bin/strace", X_OK) == 0 ? "/usr/bin/strace" : NULL;
}

// Runs this program's session under strace with such an option, or, if there are keys,
// moot in line mode with them; what it told.
static Str run_traced(const char *folder, const char *option, const char *log,
                      const char *keys, Arena *arena)
{
    int ends[2];
    char self[4096];
    const char *build = getenv("BUILD");
    const char *moot = arena_format(arena, "%s/moot", build ? build : "build").data;
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    assert_true(length > 0 && pipe(ends) == 0);
    self[length] = '\0';
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        int null = open("/dev/null", O_WRONLY);
        dup2(null, STDERR_FILENO);
        close(ends[0]);
        close(ends[1]);
        if (keys) {
            setenv("XDG_STATE_HOME", folder, 1);
            int input = open(keys, O_RDONLY);
            dup2(input, STDIN_FILENO);
            execl(find_strace(), "strace", "-f", "-o", log, "-e", option, moot,
                  "--plain", "tests/debates/harbour.argdown", (char *)NULL);
        }
        execl(find_strace(), "strace", "-o", log, "-e", option, self, "session", folder,
              (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    return hear(child, ends[0], arena);
}

// How often a session makes a system call; 0 if this machine has none of that name.
static int count_calls(const char *call)
{
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena), log, line;
    const char *path = folder_path(folder, "log", arena);
    Str out =
        run_traced(folder_path(folder, "moot", arena),
                   arena_format(arena, "trace=?%s", call).data, path, NULL, arena);
    int count = 0;
    if (!was_told(out, "ended", 0))
        count = -1;
    else if (file_read(path, 1 << 24, arena, &log, &error))
        while (str_next(&log, '\n', &line))
            count += str_starts(line, arena_format(arena, "%s(", call));
    folder_remove(folder);
    arena_free(arena);
    return count;
}

static void inject(const char *call, const char *fault, int when)
{
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    const char *place = folder_path(folder, "moot", arena);
    const char *option =
        arena_format(arena, "inject=%s:%s:when=%d", call, fault, when).data;
    Str out = run_traced(place, option, "/dev/null", NULL, arena);
    check_left(place, out, option);
    folder_remove(folder);
    arena_free(arena);
}

// Each fault at each call of a session; by default at one of several, in SOAK at all.
static void r8_r53_a_fault_at_any_system_call_loses_no_note(void **state)
{
    (void)state;
    static const char *const calls[] = { "pwrite64", "fdatasync",  "fsync", "openat",
                                         "unlink",   "ftruncate",  "mmap",  "pread64",
                                         "fcntl",    "newfstatat", "write", "mkdir" };
    static const char *const faults[] = { "signal=KILL", "error=EIO", "error=ENOSPC" };
    if (!find_strace())
        check_skip("there is no strace");
    int step = check_seeds(10000) > 1000 ? 1 : 61, cases = 0, next = 0;
    for (size_t i = 0; i < COUNT(calls); i++) {
        int count = count_calls(calls[i]);
        if (count < 0)
            check_skip("strace cannot trace here");
        for (size_t k = 0; k < COUNT(faults); k++)
            for (int when = 1; when <= count; when++, next++)
                if (next % step == 0) {
                    inject(calls[i], faults[k], when);
                    cases++;
                }
    }
    if (step == 1)
        printf("%d faults\n", cases);
    assert_true(cases >= 10);
}

// The program itself: what it has said "Noted" to is there, wherever it is killed.
static void r8_the_program_that_is_killed_loses_no_note(void **state)
{
    (void)state;
    static const char keys[] = "l\naOne\nj\naTwo\nj\naThree\nQ\n";
    static const char *const texts[] = { "One", "Two", "Three" };
    bool is_soak = check_seeds(10000) > 1000;
    if (!find_strace())
        check_skip("there is no strace");
    if (count_calls("fdatasync") < 0)
        check_skip("strace cannot trace here");
    int all = 0;
    for (int when = is_soak ? 1 : 44; when <= 64; when += is_soak ? 1 : 6) {
        Error error;
        Arena *arena = arena_new();
        StateNote *notes;
        Str folder = folder_new(arena);
        folder_write(folder, "keys", str(keys));
        const char *option =
            arena_format(arena, "inject=pwrite64,fdatasync:signal=KILL:when=%d", when)
                .data;
        Str out = run_traced(folder.data, option, "/dev/null",
                             folder_path(folder, "keys", arena), arena);
        int noted = 0;
        for (ptrdiff_t at; (at = str_find(out, str("\nNoted\n"))) >= 0; noted++)
            out = str_from(out, (size_t)at + 6);
        State *left = state_open(folder_path(folder, "moot", arena), &error);
        assert_non_null(left);
        size_t count = state_notes(left, arena, &notes);
        all += noted;
        if ((int)count < noted)
            fail_msg("%s: %d were noted, %zu are left", option, noted, count);
        for (size_t i = 0; i < count; i++)
            assert_true(str_is(notes[i].text, texts[0]) ||
                        str_is(notes[i].text, texts[1]) ||
                        str_is(notes[i].text, texts[2]));
        state_close(left);
        folder_remove(folder);
        arena_free(arena);
    }
    assert_true(all > 0); // else nothing has been tested
}

// --- bringing an earlier file up to date

static void r14_a_migration_that_is_killed_or_fails_loses_nothing(void **state)
{
    (void)state;
    static const char *const calls[] = { "pwrite64", "fdatasync", "fsync", "openat",
                                         "write",    "rename",    "unlink" };
    static const char *const faults[] = { "signal=KILL", "error=EIO", "error=ENOSPC" };
    bool is_soak = check_seeds(10000) > 1000;
    if (!find_strace())
        check_skip("there is no strace");
    if (count_calls("fdatasync") < 0)
        check_skip("strace cannot trace here");
    for (int i = 0; i < (is_soak ? 7 * 3 * 30 : 12); i++) {
        int number = is_soak ? i : i * 52;
        const char *call = calls[number / 90], *fault = faults[number / 30 % 3];
        Arena *arena = arena_new();
        Str folder = folder_new(arena);
        const char *place = folder_path(folder, "moot", arena);
        const char *path = folder_path(folder, "moot/state.db", arena);
        assert_int_equal(mkdir(place, 0700), 0);
        old_state_write(path);
        const char *option =
            arena_format(arena, "inject=%s:%s:when=%d", call, fault, number % 30 + 1)
                .data;
        Str out = run_traced(place, option, "/dev/null", NULL, arena);
        check_left(place, out, option);
        State *left = state_after(place, option);
        if (!str_is(state_get(left, "hints", arena), "off") ||
            !state_is_read(left, str("soft-power"), str("real-power"), str("Vietnam")))
            fail_msg("%s: what the first version kept is lost", option);
        state_close(left);
        folder_remove(folder);
        arena_free(arena);
    }
}

// --- limits

// Runs a session in a child that has been limited; what it told.
static Str run_limited(const char *folder, void (*limit)(void), Arena *arena)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        signal(SIGXFSZ, SIG_IGN);
        limit();
        _exit(run_session(folder));
    }
    close(ends[1]);
    return hear(child, ends[0], arena);
}

static void no_large_files(void)
{
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){ 40000, 40000 });
}

static void no_files_at_all(void)
{
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){ 0, 0 });
}

static void few_files(void)
{
    setrlimit(RLIMIT_NOFILE, &(struct rlimit){ 4, 4 });
}

static void no_more_files(void)
{
    setrlimit(RLIMIT_NOFILE, &(struct rlimit){ 3, 3 });
}

// From a system call on, all of a kind fail: a file system that has become read-only, a
// quota that is used up, no file that can be opened.
static void r15_errors_that_last_lose_no_note(void **state)
{
    (void)state;
    static const char *const errors[] = { "EROFS", "EDQUOT", "EMFILE", "ENOSPC" };
    if (!find_strace())
        check_skip("there is no strace");
    if (count_calls("fdatasync") < 0)
        check_skip("strace cannot trace here");
    for (size_t i = 0; i < COUNT(errors); i++)
        for (int when = 1; when <= 21; when += 20) {
            Arena *arena = arena_new();
            Str folder = folder_new(arena);
            const char *place = folder_path(folder, "moot", arena);
            const char *option =
                arena_format(arena, "inject=pwrite64,fsync,rename:error=%s:when=%d+",
                             errors[i], when)
                    .data;
            assert_int_equal(mkdir(place, 0700), 0);
            check_left(place, run_traced(place, option, "/dev/null", NULL, arena),
                       option);
            folder_remove(folder);
            arena_free(arena);
        }
}

static void r15_limits_lose_no_note(void **state)
{
    (void)state;
    static void (*const limits[])(void) = { no_large_files, no_files_at_all, few_files,
                                            no_more_files };
    for (size_t i = 0; i < COUNT(limits); i++) {
        Arena *arena = arena_new();
        Str folder = folder_new(arena);
        const char *place = folder_path(folder, "moot", arena);
        assert_int_equal(mkdir(place, 0700), 0);
        Str out = run_limited(place, limits[i], arena);
        if (!was_told(out, "ended", 0))
            fail_msg("limit %zu: the session did not end", i);
        check_left(place, out, arena_format(arena, "limit %zu", i).data);
        folder_remove(folder);
        arena_free(arena);
    }
}

// The sentence has the file and the cause, and what is there can be read.
static void r15_a_full_device_is_said_and_the_session_goes_on(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    pid_t child = fork();
    if (child == 0) {
        Error error = { "" };
        bool is_busy;
        State *own = state_open(folder.data, &error);
        StateNote first = note_of(0, arena), large = note_of(1, arena), note;
        if (!own || !state_set_note(own, &first, &error))
            _exit(1);
        char *text = arena_get(arena, STATE_NOTE_BYTES, 1);
        memset(text, 'x', STATE_NOTE_BYTES);
        large.text = (Str){ text, STATE_NOTE_BYTES };
        signal(SIGXFSZ, SIG_IGN);
        no_large_files();
        if (state_set_note(own, &large, &error))
            _exit(2);
        if (!strstr(error.text, "state.db: ") || strchr(error.text, '\n'))
            _exit(3);
        if (state_waiting(own, &is_busy) != 1 || is_busy)
            _exit(4);
        if (!state_note(own, first.library, first.source, first.key, arena, &note) ||
            !state_note(own, large.library, large.source, large.key, arena, &note) ||
            note.text.length != STATE_NOTE_BYTES)
            _exit(5);
        _exit(0);
    }
    int status;
    waitpid(child, &status, 0);
    assert_int_equal(WEXITSTATUS(status), 0);
    folder_remove(folder);
    arena_free(arena);
}

// --- many processes

// Writes notes until they are durable, from a number on; tells each by a byte.
static int run_writer(const char *folder, int writer, int from, int count)
{
    Error error;
    Arena *arena = arena_new();
    State *state = NULL;
    while (!state)
        state = state_open(folder, &error);
    for (int i = from; i < count; i++) {
        arena_reset(arena);
        StateNote note = note_of(i, arena);
        note.key = arena_format(arena, "%d-%d", writer, i);
        bool is_durable = state_set_note(state, &note, &error);
        while (!is_durable)
            is_durable = state_settle(state, &error);
        if (write(STDOUT_FILENO, "n", 1) != 1)
            return 1;
    }
    state_close(state);
    return 0;
}

typedef struct {
    pid_t process;
    int out; // what it tells
    int acknowledged;
} Writer;

static void start_writer(Writer *writers, int number, const char *folder, int count)
{
    int ends[2];
    Writer *writer = &writers[number];
    assert_int_equal(pipe(ends), 0);
    writer->process = fork();
    assert_true(writer->process >= 0);
    if (writer->process == 0) {
        dup2(ends[1], STDOUT_FILENO);
        for (int fd = 3; fd < 256; fd++)
            close(fd);
        _exit(run_writer(folder, number, writer->acknowledged, count));
    }
    close(ends[1]);
    writer->out = ends[0];
}

// Takes what a writer has told, to its end; whether it has finished.
static bool drain(Writer *writer, int count)
{
    char buffer[256];
    ssize_t length;
    while ((length = read(writer->out, buffer, sizeof buffer)) > 0)
        writer->acknowledged += (int)length;
    close(writer->out);
    waitpid(writer->process, NULL, 0);
    return writer->acknowledged >= count;
}

static void r8_many_processes_that_are_killed_lose_no_note(void **state)
{
    (void)state;
    bool is_soak = check_seeds(10000) > 1000;
    int processes = is_soak ? 50 : 6, count = is_soak ? 1000 : 12, kills = 0;
    uint32_t seed = (uint32_t)check_first_seed();
    Arena *arena = arena_new();
    Str folder = folder_new(arena);
    Writer *writers = arena_get(arena, (size_t)processes, sizeof *writers);
    for (int i = 0; i < processes; i++)
        start_writer(writers, i, folder.data, count);
    for (int i = 0; i < (is_soak ? 300 : 8); i++) {
        int number = (int)(check_random(&seed) % (uint32_t)processes);
        Writer *writer = &writers[number];
        char told;
        // It is killed somewhere within or between two notes.
        for (uint32_t left = check_random(&seed) % 4; writer->process > 0 && left > 0;
             left--)
            writer->acknowledged += read(writer->out, &told, 1) == 1;
        if (writer->process == 0)
            continue;
        kills += kill(writer->process, SIGKILL) == 0;
        if (drain(writer, count))
            writer->process = 0;
        else
            start_writer(writers, number, folder.data, count);
    }
    for (int i = 0; i < processes; i++)
        while (writers[i].process > 0 && !drain(&writers[i], count))
            start_writer(writers, i, folder.data, count);
    State *left = state_after(folder.data, "many");
    StateNote *notes;
    assert_int_equal(state_notes(left, arena, &notes), processes * count);
    if (is_soak)
        printf("%d notes of %d processes, %d kills\n", processes * count, processes,
               kills);
    state_close(left);
    folder_remove(folder);
    arena_free(arena);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(r8_r53_a_fault_at_any_system_call_loses_no_note),
        cmocka_unit_test(r8_the_program_that_is_killed_loses_no_note),
        cmocka_unit_test(r14_a_migration_that_is_killed_or_fails_loses_nothing),
        cmocka_unit_test(r8_many_processes_that_are_killed_lose_no_note),
        cmocka_unit_test(r15_errors_that_last_lose_no_note),
        cmocka_unit_test(r15_limits_lose_no_note),
        cmocka_unit_test(r15_a_full_device_is_said_and_the_session_goes_on),
    };
    if (argc == 3 && strcmp(argv[1], "session") == 0)
        return run_session(argv[2]);
    return check_run(argc, argv, tests, COUNT(tests));
}
