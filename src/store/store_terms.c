#include "src/store/store_terms.h"
#include "src/base/table.h"
#include "src/base/vec.h"
#include "src/store/words.h"

// --- gathering

struct StagedTerms {
    Arena *arena;   // of the names
    Arena *scratch; // of one row's marks
    Table numbers;  // by kind and name: from 0
    struct StagedTerm {
        int32_t rows;
        int64_t last; // of the rows that were asked for, the last one that has it
    } * terms;        // by number
    size_t capacity;
    int64_t asked;
};

static struct StagedTerms *staged_of(Store *store)
{
    if (!store->build.terms) {
        store->build.arena = arena_new();
        store->build.scratch = arena_new();
        struct StagedTerms *staged = arena_get(store->build.arena, 1, sizeof *staged);
        *staged = (struct StagedTerms){ .arena = store->build.arena,
                                        .scratch = store->build.scratch };
        staged->numbers.arena = staged->arena;
        staged->terms = vec_room(staged->arena, NULL, 0, &staged->capacity,
                                 sizeof staged->terms[0]);
        store->build.terms = staged;
    }
    return store->build.terms;
}

// The number of a term, a new one if need be; -1 if it gets none. A kind is one letter
// before the name.
static int32_t number_of(struct StagedTerms *staged, const StoreTerm *term)
{
    if (term->name.length == 0 || term->name.length > STORE_TERM_BYTES)
        return -1;
    Str key = arena_format(staged->scratch, "%c%.*s", 'a' + (int)term->kind,
                           (int)term->name.length, term->name.data);
    int32_t number = table_get(&staged->numbers, key);
    if (number >= 0 || staged->numbers.count == WORDS_MARKS)
        return number;
    number = (int32_t)staged->numbers.count;
    staged->terms = vec_room(staged->arena, staged->terms, (size_t)number,
                             &staged->capacity, sizeof staged->terms[0]);
    staged->terms[number] = (struct StagedTerm){ 0 };
    table_set(&staged->numbers, arena_str(staged->arena, key), number);
    return number;
}

Str store_terms_marks(Store *store, const StoreTerm *terms, size_t count)
{
    struct StagedTerms *staged = staged_of(store);
    arena_reset(staged->scratch);
    Buffer marks = { .arena = staged->scratch };
    staged->asked++;
    for (size_t i = 0; i < count; i++) {
        int32_t number = number_of(staged, &terms[i]);
        if (number < 0 || staged->terms[number].last == staged->asked)
            continue;
        char word[5];
        buffer_add(&marks, words_mark(WORDS_FIRST_TERM + (uint32_t)number, word));
        staged->terms[number].last = staged->asked;
        staged->terms[number].rows++;
    }
    return buffer_str(&marks);
}

uint64_t store_terms_sum(uint64_t before, const StoreTerm *term)
{
    return (before + str_hash(term->name)) * 31 + (uint64_t)term->kind;
}

bool store_terms_finish(Store *store, Error *error)
{
    const struct StagedTerms *staged = staged_of(store);
    for (size_t i = 0; i < staged->numbers.count; i++) {
        sqlite3_stmt *add = store_file_statement(store, STORE_ADD_TERM, error);
        if (!add)
            return false;
        Str key = staged->numbers.keys[i];
        StoreTerm term = { .kind = (TermKind)(key.data[0] - 'a'),
                           .name = str_from(key, 1) };
        store->build.term_sum = store_terms_sum(store->build.term_sum, &term);
        sqlite3_bind_int64(add, 1, (int64_t)i);
        sqlite3_bind_int(add, 2, (int)term.kind);
        sql_bind_text(add, 3, term.name);
        sqlite3_bind_int(add, 4, staged->terms[i].rows);
        if (!sql_done(add))
            return store_file_error(store, error);
    }
    return true;
}

// --- reading

bool store_terms(Store *store, TermKind kind, Arena *arena, StoreTerm **terms,
                 size_t *count, Error *error)
{
    sqlite3_stmt *rows = store_file_statement(store, STORE_TERMS, error);
    StoreTerm *found = NULL;
    size_t found_count = 0, capacity = 0;
    int code;
    if (!rows)
        return false;
    sqlite3_bind_int(rows, 1, (int)kind);
    while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
        int32_t number = sql_int(rows, 0, 0, WORDS_MARKS - 1);
        found = vec_room(arena, found, found_count, &capacity, sizeof *found);
        found[found_count++] = (StoreTerm){
            .kind = kind,
            .name = sql_text(rows, 1, arena),
            .mark = WORDS_FIRST_TERM + (uint32_t)number,
            .rows = sql_int(rows, 2, 0, INT32_MAX),
        };
    }
    if (code != SQLITE_DONE)
        store_file_error(store, error);
    sqlite3_reset(rows);
    if (code != SQLITE_DONE)
        return false;
    *terms = found;
    *count = found_count;
    return true;
}
