// Memory that runs out (R52): each allocation of a task fails in turn, once or from
// then on, in our code and in every library. The task ends with a result, or the
// program ends in one place with one sentence; nothing else happens.
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include "src/argdown/argdown_build.h"
#include "src/argdown/argdown_notes.h"
#include "src/argdown/data.h"
#include "src/debate/tree.h"
#include "src/document/tour.h"
#include "src/export/export_argdown.h"
#include "src/library/search.h"
#include "src/map/map_plan.h"
#include "src/store/state_note.h"
#include "src/text/text.h"
#include "tests/check.h"
#include "tests/folder.h"

#if defined __GLIBC__ && !defined __SANITIZE_ADDRESS__

// --- an allocator that fails when it is told to

void *__libc_malloc(size_t size);                     // NOLINT
void *__libc_calloc(size_t count, size_t size);       // NOLINT
void *__libc_realloc(void *memory, size_t size);      // NOLINT
void *__libc_memalign(size_t alignment, size_t size); // NOLINT

static struct {
    bool counts, fails_for_good;
    long asked, failing; // which one fails, from 1; 0: none
} memory;

static bool has_run_out(void)
{
    if (!memory.counts)
        return false;
    memory.asked++;
    bool fails = memory.failing > 0 &&
                 (memory.asked == memory.failing ||
                  (memory.fails_for_good && memory.asked > memory.failing));
    if (fails)
        errno = ENOMEM;
    return fails;
}

void *malloc(size_t size)
{
    return has_run_out() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return has_run_out() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return has_run_out() ? NULL : __libc_realloc(old, size);
}

int posix_memalign(void **result, size_t alignment, size_t size)
{
    if (has_run_out())
        return ENOMEM;
    *result = __libc_memalign(alignment, size);
    return *result ? 0 : ENOMEM;
}

// --- tasks

static const char whole_debate[] =
    "===\ntitle: \"Pow\\u00e9r\"\ntags: [a, {b: c}]\n===\n\n# One\n\n"
    "[Soft power]: Songs *and* films attract. #a #(b c)\n  {cite: {doc: forum, at: "
    "p1}}\n"
    "  <- [Hard power]: Force decides.\n    <_ <Vietnam>: It held out.\n"
    "  <+ [Fame]: Fame opens doors.\n\n<Vietnam>\n\n(1) It held.\n(2) It won.\n----\n"
    "(3) [Hard power]\n\n[Fame]\n  >< [Soft power]\n";
static const char whole_document[] =
    "---\ntitle: A forum\nauthor: Someone\n---\n\n# One\n\nSongs *attract*, [said][1] "
    "\xE8\xBD\xAF\xE5\xAE\x9E &amp; more.\n\n> - quoted\n> - twice\n\na|b\n-|-\nc|d\n\n"
    "1. [Force](force#Fame): see\n\n[1]: http://example.org\n";

typedef struct {
    Str folder;
    const char *content, *library, *state;
} Work;

static void read_debate(const Work *work)
{
    (void)work;
    bool whole;
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    const Debate *debate =
        argdown_read(arena, str("a.argdown"), str(whole_debate), &problems);
    const Tree *tree = tree_make(debate, arena);
    for (size_t i = 0; i < problems.count; i++)
        problem_format(arena, &problems.items[i]);
    export_argdown(arena, str(whole_debate), &whole);
    text_fold(arena, tree->debate->title);
    arena_free(arena);
}

static void read_document(const Work *work)
{
    (void)work;
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    Str text = str(whole_document);
    const Document *document = document_read(arena, str("forum.md"), text, &problems);
    tour_read(arena, document, text);
    for (size_t i = 0; i < document->block_count; i++)
        text_fold(arena, document->blocks[i].text);
    arena_free(arena);
}

static void search_library(Library *library)
{
    Error error;
    static const char *const queries[] = { "force", "fames att", "is:claim ", "frce " };
    Searcher *searcher = library ? search_open(library, true, &error) : NULL;
    for (size_t i = 0; searcher && i < COUNT(queries); i++) {
        Arena *arena = arena_new();
        SearchRequest request = { .query = str(queries[i]), .near = -1 };
        Hits *hits = search_run(searcher, &request, arena);
        search_more(searcher, hits, 20);
        arena_free(arena);
    }
    search_close(searcher);
}

static void open_library(const Work *work)
{
    Error error;
    Library *library = library_open(work->library, &error);
    for (size_t i = 0; library && i < library_count(library); i++)
        if (library_source(library, i)->kind == SOURCE_DEBATE)
            library_debate(library, i);
        else
            library_document(library, i);
    search_library(library);
    library_close(library);
}

static void read_files(const Work *work)
{
    Error error;
    Library *library = library_read(&work->content, 1, &error);
    search_library(library);
    library_close(library);
}

static void build_library(const Work *work)
{
    Error error;
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    folder_build(work->content, folder_path(work->folder, "new.db", arena), &problems,
                 &error);
    arena_free(arena);
}

static void lay_out(const Work *work)
{
    (void)work;
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    const Debate *debate =
        argdown_read(arena, str("a.argdown"), str(whole_debate), &problems);
    const Tree *tree = tree_make(debate, arena);
    Bearings bearings = bearings_make(debate, arena);
    SceneSubject subject = { debate, tree, &bearings, NULL };
    subject.keys = map_plan_keys(&subject, arena);
    SceneFolds folds = scene_folds_make(tree, arena);
    scene_fold_open_below(&folds, NONE, INT_MAX);
    SceneOptions options = { .zoom = ZOOM_TITLE,
                             .columns = 80,
                             .arrangement = ARRANGEMENT_LAYERED };
    map_plan_make(&subject, &folds, &options, 24, arena);
    arena_free(arena);
}

static void keep_state(const Work *work)
{
    Error error;
    Arena *arena = arena_new();
    State *state = state_open(work->state, &error);
    StateNote note = {
        .library = str("a"), .source = str("b"), .key = str("c"), .text = str("A note.")
    };
    StateNote *notes;
    if (state) {
        state_set(state, "theme", str("dark"), &error);
        state_set_note(state, &note, &error);
        state_notes(state, arena, &notes);
        state_mark_read(state, str("a"), str("b"), str("c"));
        state_flush(state, &error);
    }
    state_close(state);
    arena_free(arena);
}

static const struct {
    const char *what;
    void (*run)(const Work *work);
} tasks[] = {
    { "reading a debate", read_debate },     { "reading a document", read_document },
    { "opening a library", open_library },   { "reading files", read_files },
    { "building a library", build_library }, { "laying out a map", lay_out },
    { "keeping notes", keep_state },
};

// --- trying

typedef struct {
    int status;
    Str said;
    long asked; // allocations of the task
} Outcome;

// Runs a task in a process of its own.
static Outcome try_task(const Work *work, size_t task, long failing, bool for_good,
                        Arena *arena)
{
    int ends[2];
    char said[512] = "";
    fflush(NULL);
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct rlimit none = { 0, 0 };
        setrlimit(RLIMIT_CORE, &none);
        dup2(ends[1], STDERR_FILENO);
        memory.failing = failing;
        memory.fails_for_good = for_good;
        memory.counts = true;
        tasks[task].run(work);
        memory.counts = false;
        dprintf(STDERR_FILENO, "%ld allocations\n", memory.asked);
        _exit(0);
    }
    close(ends[1]);
    size_t length = 0;
    for (ssize_t got;
         length < sizeof said - 1 &&
         (got = read(ends[0], said + length, sizeof said - 1 - length)) > 0;)
        length += (size_t)got;
    close(ends[0]);
    Outcome outcome = { .said = arena_str(arena, (Str){ said, length }) };
    assert_int_equal(waitpid(child, &outcome.status, 0), child);
    outcome.asked = strtol(outcome.said.data, NULL, 10);
    return outcome;
}

static void check_outcome(const Outcome *outcome, size_t task, long failing)
{
    static const char sentence[] = "moot: out of memory\n";
    bool ended = WIFSIGNALED(outcome->status) && WTERMSIG(outcome->status) == SIGABRT &&
                 str_is(outcome->said, sentence);
    bool went_on = WIFEXITED(outcome->status) && WEXITSTATUS(outcome->status) == 0;
    if (!ended && !went_on)
        fail_msg("%s: without allocation %ld it ends with %d and says “%.*s”",
                 tasks[task].what, failing, outcome->status,
                 STR_ARGUMENTS(outcome->said));
}

static Work work_new(Arena *arena)
{
    Error error;
    Problems problems = { .arena = arena };
    Work work = { .folder = folder_new(arena) };
    work.content = folder_path(work.folder, "c", arena);
    work.library = folder_path(work.folder, "x.db", arena);
    work.state = folder_path(work.folder, "state", arena);
    folder_write(work.folder, "c/force.argdown", str(whole_debate));
    folder_write(work.folder, "c/forum.md", str(whole_document));
    if (!folder_build(work.content, work.library, &problems, &error))
        fail_msg("%s", error.text);
    return work;
}

static void r52_memory_that_runs_out_ends_in_one_place(void **state)
{
    (void)state;
    long points = getenv("SOAK") ? 1000 : 25;
    Arena *arena = arena_new();
    Work work = work_new(arena);
    for (size_t task = 0; task < COUNT(tasks); task++) {
        Outcome all = try_task(&work, task, 0, false, arena);
        assert_true(WIFEXITED(all.status) && all.asked > 5);
        long step = all.asked / points + 1;
        for (long failing = 1 + (long)task % step; failing <= all.asked;
             failing += step)
            for (int for_good = 0; for_good < 2; for_good++) {
                Arena *scratch = arena_new();
                Outcome outcome =
                    try_task(&work, task, failing, for_good != 0, scratch);
                check_outcome(&outcome, task, failing);
                arena_free(scratch);
            }
    }
    folder_remove(work.folder);
    arena_free(arena);
}

#else

static void r52_memory_that_runs_out_ends_in_one_place(void **state)
{
    (void)state;
    check_skip("the allocator of this C library cannot be made to fail");
}

#endif

TESTS(cmocka_unit_test(r52_memory_that_runs_out_ends_in_one_place))
