// Building a store and searching it, at 1,000 to 1,000,000 texts (texts.h): how long
// building takes, how large the store is and how much memory that took; then how long
// each key of 120 typed queries takes until the list stands, beside FTS5's own ranking
// of the same index; how soon a search that is under way can be ended; and how much the
// quick first list is like the exact one. Stores are kept in the folder that is named,
// so that only the first run makes them.
#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "src/base/alloc.h"
#include "src/base/file.h"
#include "src/base/vec.h"
#include "src/library/search.h"
#include "src/store/store_build.h"
#include "src/store/store_index.h"
#include "src/text/text.h"
#include "tests/texts.h"

enum {
    MADE = 1,      // the version of what is made: stores of another are made anew
    QUERIES = 120, // that are typed
    WINDOW = 24,   // hits on a screen
    TIMES = 3,     // that each key is pressed; the best counts
    SLOWEST = 10,  // keys that the peer is given
    INTERRUPTS = 100,
    PEER_LIMIT = 50, // hits that it is asked for
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

// Seconds of a processor that this thread has had: what is left of a measurement on a
// machine that is busy with other things.
static double processor(void)
{
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int by_size(const void *left, const void *right)
{
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static double percentile(double *values, size_t count, double share)
{
    qsort(values, count, sizeof *values, by_size);
    size_t at = (size_t)(share * (double)(count - 1) + 0.5);
    return count > 0 ? values[at] : 0;
}

// --- building

typedef struct {
    double seconds, processor; // until the store stands; of a processor
    double making;             // to make the texts alone
    double texts, store, peak; // bytes
} Built;

static void fail(const char *sentence)
{
    fprintf(stderr, "%s\n", sentence);
    exit(1);
}

static double seconds_of_making(Texts *texts, int64_t count)
{
    Error error;
    uint64_t bytes;
    double start = now();
    texts_fill(texts, count, NULL, &bytes, &error);
    return now() - start;
}

static double seconds_of(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

// In a process of its own, so that its peak of memory is that of building.
static Built build(const char *path, int64_t count)
{
    Built built = { 0 };
    int answer[2], status;
    struct rusage usage;
    if (pipe(answer) != 0)
        fail("no pipe");
    pid_t child = fork();
    if (child == 0) {
        Error error;
        uint64_t bytes = 0;
        Texts *texts = texts_new();
        double start = now();
        Store *store = store_create(path, &error);
        if (!store || !texts_fill(texts, count, store, &bytes, &error) ||
            !store_finish(store, &error))
            fail(error.text);
        store_close(store);
        built.seconds = now() - start;
        built.texts = (double)bytes;
        _exit(write(answer[1], &built, sizeof built) != sizeof built);
    }
    close(answer[1]);
    bool ok = read(answer[0], &built, sizeof built) == sizeof built;
    close(answer[0]);
    if (wait4(child, &status, 0, &usage) != child || status != 0 || !ok)
        fail("the store could not be built");
    struct stat info;
    stat(path, &info);
    built.store = (double)info.st_size;
    built.processor = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
    built.peak = (double)usage.ru_maxrss * 1024;
    return built;
}

// What building took is kept beside the store.
static Built built_once(const char *path, int64_t count, Arena *arena)
{
    Built built;
    const char *note = arena_format(arena, "%s.cost", path).data;
    FILE *file = fopen(note, "r");
    bool is_there = file && fscanf(file, "%lf %lf %lf %lf %lf %lf", &built.seconds,
                                   &built.processor, &built.making, &built.texts,
                                   &built.store, &built.peak) == 6;
    if (file)
        fclose(file);
    if (is_there && access(path, R_OK) == 0)
        return built;
    built = build(path, count);
    Texts *texts = texts_new();
    built.making = seconds_of_making(texts, count);
    texts_free(texts);
    if ((file = fopen(note, "w"))) {
        fprintf(file, "%f %f %f %f %f %f\n", built.seconds, built.processor,
                built.making, built.texts, built.store, built.peak);
        fclose(file);
    }
    return built;
}

// --- typing

typedef struct {
    Str query;
    double first, exact; // seconds, the best of some
    double processor;    // ... to the first list, of a processor
    size_t found;
    int same; // of the first ten hits of the exact list, so many are in the quick one
    int ten;  // how many the exact list has, at most ten
} Key;

typedef struct {
    Arena *arena;
    Key *items;
    size_t count, capacity;
} Keys;

// Every beginning of a query is a key that was pressed.
static void type_query(Keys *keys, Str query)
{
    for (size_t at = 0; at < query.length;) {
        at += text_first(str_from(query, at)).length;
        keys->items = vec_room(keys->arena, keys->items, keys->count, &keys->capacity,
                               sizeof keys->items[0]);
        keys->items[keys->count++] =
            (Key){ .query = str_part(query, 0, at), .first = 1e9, .processor = 1e9 };
    }
}

static Keys type_queries(Texts *texts, Arena *arena)
{
    static const char *const given[] = {
        "the",
        "s",
        "\"the of the of\"",
        "软",
        "软实力",
        "soft power",
        "visiting -power",
        "rights OR climate",
        "in:debate-0-0 the",
        "is:claim power",
        "side:against policy",
        "is:thesis",
        "re:undercut human rights",
        "tag:tag-3 power",
        "author:\"author 7\" the",
        "doc:doc-1-0 of",
        "is:unanswered soft",
        "powre",
    };
    Keys keys = { .arena = arena };
    for (size_t i = 0; i < COUNT(given); i++)
        type_query(&keys, str(given[i]));
    for (uint64_t seed = 1; seed <= QUERIES - COUNT(given); seed++)
        type_query(&keys, texts_query(texts, seed, arena));
    return keys;
}

static Hits *answer(Searcher *searcher, Str query, bool is_first, Arena *arena)
{
    SearchRequest request = { .query = query, .is_first = is_first, .near = -1 };
    Hits *hits = search_run(searcher, &request, arena);
    search_more(searcher, hits, WINDOW);
    return hits;
}

static int in_common(const Hits *quick, const Hits *exact, int *ten)
{
    int same = 0;
    *ten = exact->count < 10 ? (int)exact->count : 10;
    for (int i = 0; i < *ten; i++)
        for (size_t j = 0; j < 10 && j < quick->count; j++)
            same += quick->hits[j].row.id == exact->hits[i].row.id;
    return same;
}

// Presses a key; `is_last`: the exact answer is wanted, too.
static void press(Searcher *searcher, Key *key, bool is_last)
{
    Arena *arena = arena_new();
    double start = now(), busy = processor();
    const Hits *quick = answer(searcher, key->query, true, arena);
    double first = now() - start;
    busy = processor() - busy;
    key->first = first < key->first ? first : key->first;
    key->processor = busy < key->processor ? busy : key->processor;
    if (is_last) {
        start = now();
        const Hits *exact = answer(searcher, key->query, false, arena);
        key->exact = now() - start;
        key->found = exact->total;
        key->same = in_common(quick, exact, &key->ten);
    }
    arena_free(arena);
}

static int by_first(const void *left, const void *right)
{
    const Key *a = left, *b = right;
    return (a->first < b->first) - (a->first > b->first);
}

static int by_exact(const void *left, const void *right)
{
    const Key *a = left, *b = right;
    return (a->exact < b->exact) - (a->exact > b->exact);
}

static void print_times(const char *what, double *seconds, size_t count)
{
    printf("  %-28s p50 %8.2f  p99 %8.2f  max %8.2f ms\n", what,
           percentile(seconds, count, 0.5) * 1e3,
           percentile(seconds, count, 0.99) * 1e3, percentile(seconds, count, 1) * 1e3);
}

static void print_keys(Keys *keys)
{
    double *seconds = arena_get(keys->arena, keys->count + 1, sizeof *seconds);
    int same = 0, ten = 0, equal = 0;
    for (size_t i = 0; i < keys->count; i++) {
        same += keys->items[i].same;
        ten += keys->items[i].ten;
        equal += keys->items[i].same == keys->items[i].ten;
    }
    printf("  %zu keys of %d queries\n", keys->count, QUERIES);
    for (size_t i = 0; i < keys->count; i++)
        seconds[i] = keys->items[i].first;
    print_times("key to the first list", seconds, keys->count);
    for (size_t i = 0; i < keys->count; i++)
        seconds[i] = keys->items[i].processor;
    print_times("... of a processor", seconds, keys->count);
    for (size_t i = 0; i < keys->count; i++)
        seconds[i] = keys->items[i].exact;
    print_times("key to the exact list", seconds, keys->count);
    printf("  the first list has %.1f %% of the exact list's first ten; all of them "
           "after %.1f %% of the keys\n",
           100.0 * same / (ten ? ten : 1), 100.0 * equal / (double)keys->count);
}

// --- the peer

// What FTS5 is asked for by this query.
static Str expression_of(Library *library, Str typed, Arena *arena)
{
    TermNames names = { .arena = arena };
    Query query = query_read(typed, arena);
    Asked asked = asked_make(&query, library, library_store(library), &names, arena);
    return store_plan_query(
        store_plan_make(asked.conditions, asked.condition_count, arena), arena);
}

// Seconds that FTS5 takes for its own best hits.
static double ask_peer(sqlite3 *db, Str expression)
{
    sqlite3_stmt *rows = NULL;
    double start = now();
    if (sqlite3_prepare_v2(db,
                           "SELECT rowid FROM word WHERE word MATCH ?1 "
                           "ORDER BY rank LIMIT ?2",
                           -1, &rows, NULL) != SQLITE_OK)
        fail(sqlite3_errmsg(db));
    sql_bind_text(rows, 1, expression);
    sqlite3_bind_int(rows, 2, PEER_LIMIT);
    while (sqlite3_step(rows) == SQLITE_ROW)
        continue;
    sqlite3_finalize(rows);
    return now() - start;
}

// The first keys beside the same queries ranked by FTS5.
static void race(Library *library, const char *path, const Keys *keys,
                 const char *which)
{
    Arena *arena = arena_new();
    sqlite3 *db = NULL;
    double ours = 0, theirs = 0, least = 1e9;
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
        !store_index_register(library_store(library), db))
        fail("the peer cannot open the store");
    printf("  the keys that are slowest to %s, and FTS5's ORDER BY rank LIMIT %d\n",
           which, PEER_LIMIT);
    for (size_t i = 0, raced = 0; raced < SLOWEST && i < keys->count; i++) {
        const Key *key = &keys->items[i];
        Str expression = expression_of(library, key->query, arena);
        if (expression.length == 0)
            continue;
        double one = ask_peer(db, expression), two = ask_peer(db, expression);
        double best = one < two ? one : two;
        printf("  %9.2f ms, exact %9.2f ms; FTS5 %9.2f ms = %6.1fx; %8zu found: %.*s\n",
               key->first * 1e3, key->exact * 1e3, best * 1e3, best / key->first,
               key->found, (int)key->query.length, key->query.data);
        ours += key->first;
        theirs += best;
        least = best / key->first < least ? best / key->first : least;
        raced++;
    }
    printf("  all of them: %.1fx sooner, at least %.1fx\n", theirs / ours, least);
    sqlite3_close(db);
    arena_free(arena);
}

// --- ending a search early

typedef struct {
    Searcher *searcher;
    Str query;
    atomic_bool started, ended;
    double end;
} Running;

static void *run_to_end(void *context)
{
    Running *running = context;
    Arena *arena = arena_new();
    atomic_store(&running->started, true);
    SearchRequest request = { .query = running->query, .near = -1 };
    search_run(running->searcher, &request, arena);
    running->end = now();
    atomic_store(&running->ended, true);
    arena_free(arena);
    return NULL;
}

// Seconds from search_interrupt() to the end of the search; less than nothing if that
// had ended by itself.
static double interrupt(Searcher *searcher, Str query, double after)
{
    Running running = { .searcher = searcher, .query = query };
    pthread_t thread;
    if (pthread_create(&thread, NULL, run_to_end, &running) != 0)
        fail("no thread");
    while (!atomic_load(&running.started))
        continue;
    double start = now();
    while (now() < start + after && !atomic_load(&running.ended))
        continue;
    start = now();
    search_interrupt(searcher);
    pthread_join(thread, NULL);
    search_resume(searcher);
    return running.end - start;
}

static void measure_interrupting(Library *library, const Keys *keys, Arena *arena)
{
    Error error;
    Searcher *searcher = search_open(library, true, &error);
    double *seconds = arena_get(arena, INTERRUPTS, sizeof *seconds);
    size_t count = 0;
    uint64_t seed = 3;
    if (!searcher)
        fail(error.text);
    for (int i = 0; i < INTERRUPTS; i++) {
        const Key *key = &keys->items[texts_random(&seed, 2 * SLOWEST)];
        double after = key->exact * texts_random(&seed, 1000) / 1000;
        double taken = interrupt(searcher, key->query, after);
        if (taken > 0)
            seconds[count++] = taken;
    }
    print_times("interrupting", seconds, count);
    search_close(searcher);
}

// --- the first key of all

static void measure_cold(const char *path, Arena *arena)
{
    static const char *const first[] = { "s", "t", "p", "软", "a" };
    double *seconds = arena_get(arena, COUNT(first), sizeof *seconds);
    for (size_t i = 0; i < COUNT(first); i++) {
        Error error;
        Library *library = library_open(path, &error);
        Searcher *searcher = library ? search_open(library, false, &error) : NULL;
        if (!searcher)
            fail(error.text);
        int file = open(path, O_RDONLY | O_CLOEXEC);
        posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
        double start = now();
        answer(searcher, str(first[i]), true, arena);
        seconds[i] = now() - start;
        close(file);
        search_close(searcher);
        library_close(library);
    }
    print_times("first key, nothing cached", seconds, COUNT(first));
}

static void measure(const char *folder, int64_t count)
{
    Error error;
    Arena *arena = arena_new();
    const char *path = arena_format(arena, "%s/search-%d-%d-%lld.db", folder, MADE,
                                    STORE_VERSION, (long long)count)
                           .data;
    Built built = built_once(path, count, arena);
    printf(
        "%lld texts, %.1f MB: built in %.1f s, %.1f s of a processor (%.1f s to make "
        "the texts), store %.2fx the text, memory %.0f MB\n",
        (long long)count, built.texts / 1e6, built.seconds, built.processor,
        built.making, built.store / built.texts, built.peak / 1e6);
    Library *library = library_open(path, &error);
    if (!library)
        fail(error.text);
    Texts *texts = texts_new();
    Keys keys = type_queries(texts, arena);
    Searcher *searcher = search_open(library, false, &error);
    for (int time = 0; time < TIMES; time++)
        for (size_t i = 0; i < keys.count; i++)
            press(searcher, &keys.items[i], time == TIMES - 1);
    print_keys(&keys);
    qsort(keys.items, keys.count, sizeof keys.items[0], by_first);
    race(library, path, &keys, "the first list");
    qsort(keys.items, keys.count, sizeof keys.items[0], by_exact);
    race(library, path, &keys, "the exact list");
    measure_interrupting(library, &keys, arena);
    measure_cold(path, arena);
    search_close(searcher);
    texts_free(texts);
    arena_free(arena);
    library_close(library);
}

// usage: bench_search FOLDER COUNT...
int main(int argc, char **argv)
{
    text_open();
    for (int i = 2; i < argc; i++)
        measure(argv[1], atoll(argv[i]));
    return 0;
}
