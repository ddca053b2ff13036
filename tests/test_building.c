// Building a store again: what has not changed is taken over, the outcome is that of
// building afresh; and building can be ended at any moment.
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "src/base/file.h"
#include "src/base/vec.h"
#include "src/library/building.h"
#include "src/library/library.h"
#include "tests/check.h"
#include "tests/folder.h"
#include "ui/cli.h"

enum { FILES = 12 };

// --- content that changes

// A debate: titles, texts, tags and what is cited depend on the seed.
static Str make_debate(uint32_t *seed, Arena *arena)
{
    Buffer out = { .arena = arena };
    if (check_random(seed) % 3 == 0)
        buffer_format(&out, "===\ntitle: Debate\nslug: name%u\n===\n\n",
                      check_random(seed) % 3);
    for (uint32_t i = 0, count = 1 + check_random(seed) % 5; i < count; i++) {
        buffer_format(&out, "[Claim %u]: People follow %u. #tag%u", i,
                      check_random(seed) % 9, check_random(seed) % 4);
        if (check_random(seed) % 2)
            buffer_format(&out, " {cite: {doc: doc%u, at: \"%up%u\"}}",
                          check_random(seed) % 5, check_random(seed) % 3,
                          check_random(seed) % 3);
        buffer_format(&out, "\n    %s [Claim %u.1]: It does not.\n\n",
                      check_random(seed) % 2 ? "+" : "<-", i);
    }
    return buffer_str(&out);
}

static Str make_document(uint32_t *seed, uint32_t number, Arena *arena)
{
    Buffer out = { .arena = arena };
    buffer_format(&out, "---\ntitle: Text %u\nslug: doc%u\n---\n\n", number,
                  check_random(seed) % 8 ? number : 1);
    for (uint32_t i = 0, count = 1 + check_random(seed) % 3; i < count; i++)
        buffer_format(&out, "# Part %u\n\nPassage %u.\n\nAnother one.\n\n", i,
                      check_random(seed) % 9);
    return buffer_str(&out);
}

static Str make_tour(uint32_t *seed, Arena *arena)
{
    return arena_format(arena, "# A tour\n\n[Go on](doc%u#1p1).\n",
                        check_random(seed) % 5);
}

static const char *name_of(uint32_t number, Arena *arena)
{
    const char *library = number % 2 ? "one" : "two";
    return number < 5 ? arena_format(arena, "c/%s/debates/%u.ad", library, number).data
           : number < 10
               ? arena_format(arena, "c/%s/documents/%u.md", library, number).data
               : arena_format(arena, "c/%s/tours/%u.md", library, number).data;
}

// Writes one of the files anew, or removes it.
static void change_file(Str folder, uint32_t number, bool may_remove, uint32_t *seed)
{
    Arena *arena = arena_new();
    const char *name = name_of(number, arena);
    if (may_remove && number > 0 && check_random(seed) % 4 == 0)
        unlink(folder_path(folder, name, arena));
    else
        folder_write(folder, name,
                     number < 5    ? make_debate(seed, arena)
                     : number < 10 ? make_document(seed, number - 5, arena)
                                   : make_tour(seed, arena));
    arena_free(arena);
}

static Str some_content(uint32_t *seed, Arena *arena)
{
    Str folder = folder_new(arena);
    for (uint32_t i = 0; i < FILES; i++)
        change_file(folder, i, false, seed);
    return folder;
}

// --- building

static BuildReport build(Str folder, const char *store, bool is_fresh,
                         Problems *problems, Arena *arena)
{
    Error error;
    BuildReport report;
    BuildRequest request = { .folder = folder_path(folder, "c", arena),
                             .store = folder_path(folder, store, arena),
                             .is_fresh = is_fresh };
    if (!building_run(&request, &report, problems, &error))
        fail_msg("%s", error.text);
    return report;
}

static Str bytes_of(Str folder, const char *name, Arena *arena)
{
    Error error;
    Str bytes;
    if (!file_read(folder_path(folder, name, arena), 1 << 24, arena, &bytes, &error))
        fail_msg("%s", error.text);
    return bytes;
}

static Str said(const Problems *problems, Arena *arena)
{
    Buffer out = { .arena = arena };
    for (size_t i = 0; i < problems->count; i++) {
        buffer_add(&out, problem_format(arena, &problems->items[i]));
        buffer_add_byte(&out, '\n');
    }
    return buffer_str(&out);
}

static void check_same(Str folder, uint32_t seed, Arena *arena)
{
    Problems again = { .arena = arena }, afresh = { .arena = arena };
    build(folder, "again.db", false, &again, arena);
    build(folder, "fresh.db", true, &afresh, arena);
    if (!str_equal(bytes_of(folder, "again.db", arena),
                   bytes_of(folder, "fresh.db", arena)))
        fail_msg("seed %u: another store", seed);
    check_str(said(&again, arena), said(&afresh, arena).data, "problems");
}

static void test_the_same_as_afresh(void **state)
{
    (void)state;
    int seeds = check_seeds(2000) / 4;
    for (int i = 1; i <= seeds; i++) {
        uint32_t seed = (uint32_t)i * 7919;
        Arena *arena = arena_new();
        Str folder = some_content(&seed, arena);
        check_same(folder, (uint32_t)i, arena);
        for (int step = 0; step < 3; step++) {
            for (uint32_t left = check_random(&seed) % 3; left > 0; left--)
                change_file(folder, check_random(&seed) % FILES, true, &seed);
            check_same(folder, (uint32_t)i, arena);
        }
        folder_remove(folder);
        arena_free(arena);
    }
}

static Str plain_content(Arena *arena)
{
    Str folder = folder_new(arena);
    folder_write(folder, "c/one/debates/a.ad",
                 str("[A]: People follow. {cite: {doc: text, at: \"1p1\"}}\n"
                     "    <- [B]: They do not.\n"));
    folder_write(folder, "c/one/debates/b.ad", str("[C]: Another.\n    + [D]: Yes.\n"));
    folder_write(folder, "c/one/documents/text.md",
                 str("# One\n\nFirst.\n\nSecond.\n"));
    folder_write(folder, "c/one/documents/other.md", str("# Other\n\nAlone.\n"));
    return folder;
}

static void test_only_what_changed_is_read(void **state)
{
    (void)state;
    static const struct {
        const char *name, *content;
        size_t read;
    } cases[] = {
        { "c/one/debates/b.ad", "[C]: Another.\n    + [D]: No.\n", 1 },
        { "c/one/documents/other.md", "# Other\n\nStill alone.\n", 1 },
        // what is cited of the document is not what it was
        { "c/one/debates/a.ad",
          "[A]: People follow. {cite: {doc: text, at: \"1p2\"}}\n"
          "    <- [B]: They do not.\n",
          2 },
        { "c/one/documents/new.md", "# New\n\nThird.\n", 1 },
    };
    Arena *arena = arena_new();
    Str folder = plain_content(arena);
    Problems problems = { .arena = arena };
    assert_int_equal(build(folder, "l.db", false, &problems, arena).read, 4);
    for (size_t i = 0; i < COUNT(cases); i++) {
        folder_write(folder, cases[i].name, str(cases[i].content));
        BuildReport report = build(folder, "l.db", false, &problems, arena);
        assert_false(report.is_unchanged);
        assert_int_equal(report.read, cases[i].read);
    }
    unlink(folder_path(folder, "c/one/documents/new.md", arena));
    assert_int_equal(build(folder, "l.db", false, &problems, arena).read, 0);
    folder_remove(folder);
    arena_free(arena);
}

static void test_nothing_changed(void **state)
{
    (void)state;
    struct stat before, after;
    Arena *arena = arena_new();
    Str folder = plain_content(arena);
    Problems problems = { .arena = arena };
    const char *store = folder_path(folder, "l.db", arena);
    assert_false(build(folder, "l.db", false, &problems, arena).is_unchanged);
    assert_int_equal(stat(store, &before), 0);
    assert_true(build(folder, "l.db", false, &problems, arena).is_unchanged);
    assert_int_equal(stat(store, &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
    assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
    assert_false(build(folder, "l.db", true, &problems, arena).is_unchanged);
    assert_int_equal(problems.count, 0);
    // a problem is told whether anything has changed or not
    folder_write(folder, "c/one/debates/a.ad", str("[A]: x {cite: {doc: nothing}}\n"));
    build(folder, "l.db", false, &problems, arena);
    size_t told = problems.count;
    assert_true(told > 0);
    assert_true(build(folder, "l.db", false, &problems, arena).is_unchanged);
    assert_int_equal(problems.count, 2 * told);
    folder_remove(folder);
    arena_free(arena);
}

static void test_damaged_older_store(void **state)
{
    (void)state;
    int seeds = check_seeds(2000);
    Arena *arena = arena_new();
    Str folder = plain_content(arena);
    Problems problems = { .arena = arena };
    build(folder, "l.db", true, &problems, arena);
    folder_write(folder, "c/one/debates/b.ad", str("[C]: Changed.\n    + [D]: Yes.\n"));
    Str older = bytes_of(folder, "l.db", arena);
    build(folder, "fresh.db", true, &problems, arena);
    Str fresh = bytes_of(folder, "fresh.db", arena);
    for (int i = 1; i <= seeds; i++) {
        uint32_t seed = (uint32_t)i * 104729;
        Arena *scratch = arena_new();
        Str damaged = arena_str(scratch, older);
        for (uint32_t left = 1 + check_random(&seed) % 20; left > 0; left--)
            ((char *)damaged.data)[check_random(&seed) % damaged.length] ^=
                (char)(1 << check_random(&seed) % 8);
        if (i % 10 == 0)
            damaged = str_part(damaged, 0, check_random(&seed) % damaged.length);
        folder_write(folder, "l.db", damaged);
        build(folder, "l.db", false, &problems, scratch);
        if (!str_equal(bytes_of(folder, "l.db", scratch), fresh))
            fail_msg("seed %d: the damage is taken over", i);
        arena_free(scratch);
    }
    assert_int_equal(folder_count(folder), 3);
    folder_remove(folder);
    arena_free(arena);
}

// Changes a store by hand.
static void spoil(const char *path, const char *statement)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, statement, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s: %s", statement, sqlite3_errmsg(db));
    sqlite3_close(db);
}

static void test_unchanged_but_damaged(void **state)
{
    (void)state;
    static const char *const statements[] = {
        "UPDATE word_data SET block = x'FFFFFFFF' WHERE id > 10",
        "DELETE FROM word_data WHERE id > 10",
        "UPDATE entry SET title = 'another' WHERE ordinal = 0",
        "DELETE FROM entry WHERE ordinal = 1",
        "UPDATE entry SET parent = 7 WHERE ordinal = 1",
        "UPDATE piece SET bytes = zeroblob(length(bytes))",
        "DELETE FROM citation",
        "UPDATE source SET title = 'another' WHERE id = 2",
        "UPDATE source SET problems = 9",
        "UPDATE term SET name = 'another' WHERE id = 1",
    };
    Arena *arena = arena_new();
    Str folder = plain_content(arena);
    Problems problems = { .arena = arena };
    build(folder, "fresh.db", true, &problems, arena);
    Str fresh = bytes_of(folder, "fresh.db", arena);
    for (size_t i = 0; i < COUNT(statements); i++) {
        folder_write(folder, "l.db", fresh);
        spoil(folder_path(folder, "l.db", arena), statements[i]);
        if (build(folder, "l.db", false, &problems, arena).is_unchanged ||
            !str_equal(bytes_of(folder, "l.db", arena), fresh))
            fail_msg("%s: the store is not mended", statements[i]);
    }
    folder_remove(folder);
    arena_free(arena);
}

// --- being ended

typedef struct {
    int left; // calls until it says no
    int steps[BUILD_STEPS];
    double share;
} Patience;

static bool goes_on(void *context, const BuildProgress *progress)
{
    Patience *patience = context;
    assert_true(progress->share >= 0 && progress->share <= 1.001);
    patience->steps[progress->step]++;
    return patience->left-- > 0;
}

// The content is large enough for the watcher to be asked in every step.
static void write_much(Str folder, int claims)
{
    Arena *arena = arena_new();
    Buffer out = { .arena = arena };
    for (int i = 0; i < claims; i++)
        buffer_format(&out, "[Claim %d]: Word%d word%d word%d.\n\n", i, i, i / 2,
                      i / 3);
    folder_write(folder, "c/one/debates/much.ad", buffer_str(&out));
    arena_free(arena);
}

// Content of which a store has been built before there was so much of it.
static Str grown_content(Str *older, Problems *problems, Arena *arena)
{
    Str folder = plain_content(arena);
    build(folder, "l.db", true, problems, arena);
    *older = bytes_of(folder, "l.db", arena);
    write_much(folder, 3000);
    return folder;
}

static void test_ended_anywhere(void **state)
{
    (void)state;
    Error error;
    BuildReport report;
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    Str older, folder = grown_content(&older, &problems, arena);
    BuildRequest request = { .folder = folder_path(folder, "c", arena),
                             .store = folder_path(folder, "l.db", arena) };
    Patience patience = { .left = 1 << 30 };
    request.watch = (BuildWatch){ goes_on, &patience };
    request.store = folder_path(folder, "whole.db", arena);
    assert_true(building_run(&request, &report, &problems, &error));
    for (int step = 0; step < BUILD_STEPS; step++)
        if (patience.steps[step] == 0)
            fail_msg("nobody is asked in step %d", step);
    int calls = (1 << 30) - patience.left, tries = check_seeds(2000) / 5;
    unlink(request.store);
    request.store = folder_path(folder, "l.db", arena);
    for (int i = 0; i < tries; i++) {
        Arena *scratch = arena_new();
        patience.left = (int)((int64_t)calls * i / tries);
        if (!building_run(&request, &report, &problems, &error))
            assert_true(str_equal(bytes_of(folder, "l.db", scratch), older));
        else
            fail_msg("it was not ended after %d of %d calls", patience.left, calls);
        assert_int_equal(folder_count(folder), 2);
        arena_free(scratch);
    }
    folder_remove(folder);
    arena_free(arena);
}

// Runs `moot build --progress c -o l.db` and interrupts it when it has said so many
// lines; returns its status as waitpid() gives it.
static int run_interrupted(Str folder, int lines, int number)
{
    int said_here[2], status;
    assert_int_equal(pipe(said_here), 0);
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        char *words[] = { "moot", "build", "--progress", "c", "-o", "l.db", NULL };
        Arguments arguments;
        dup2(said_here[1], STDERR_FILENO);
        close(said_here[0]);
        close(said_here[1]);
        signal(number, SIG_DFL);
        _exit(chdir(folder.data) == 0 ? cli_run(6, words, &arguments) : 98);
    }
    close(said_here[1]);
    char byte;
    while (lines > 0 && read(said_here[0], &byte, 1) == 1)
        lines -= byte == '\n';
    kill(child, number);
    while (read(said_here[0], &byte, 1) == 1)
        continue;
    close(said_here[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void test_signals(void **state)
{
    (void)state;
    static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    Str older, folder = grown_content(&older, &problems, arena);
    build(folder, "fresh.db", true, &problems, arena);
    Str fresh = bytes_of(folder, "fresh.db", arena);
    for (int i = 0; i < 18; i++) {
        int number = signals[i % (int)COUNT(signals)];
        int status = run_interrupted(folder, i / (int)COUNT(signals), number);
        // It may have been done before the signal came.
        bool was_ended = WIFSIGNALED(status) && WTERMSIG(status) == number;
        assert_true(was_ended || (WIFEXITED(status) && WEXITSTATUS(status) == 0));
        Str now = bytes_of(folder, "l.db", arena);
        assert_true(str_equal(now, older) || str_equal(now, fresh));
        assert_true(was_ended || str_equal(now, fresh));
        assert_int_equal(folder_count(folder), 3);
        folder_write(folder, "l.db", older);
    }
    folder_remove(folder);
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_the_same_as_afresh),
      cmocka_unit_test(test_only_what_changed_is_read),
      cmocka_unit_test(test_nothing_changed),
      cmocka_unit_test(test_damaged_older_store),
      cmocka_unit_test(test_unchanged_but_damaged),
      cmocka_unit_test(test_ended_anywhere), cmocka_unit_test(test_signals))
