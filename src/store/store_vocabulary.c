#include "src/store/store_vocabulary.h"
#include "src/base/vec.h"
#include "src/store/stem.h"
#include "src/store/store_file.h"
#include "src/store/words.h"
#include "src/text/text.h"

// --- making

// A word that may be one of several forms, or be mistyped: it has an alphabet's
// letters.
static bool is_of_use(Str word)
{
    if (word.length == 0 || word.length > STORE_WORD_BYTES || words_is_mark(word))
        return false;
    return text_first(word).length < word.length;
}

static bool add_word(Store *store, Stemmer *stemmer, Str word, int64_t entries,
                     Error *error)
{
    if (!is_of_use(word))
        return true;
    sqlite3_stmt *add = store_file_statement(store, STORE_ADD_VOCABULARY, error);
    if (!add)
        return false;
    sql_bind_text(add, 1, word);
    sql_bind_text(add, 2, stem_of(stemmer, word));
    sqlite3_bind_int64(add, 3, entries);
    return sql_done(add) || store_file_error(store, error);
}

static bool add_words(Store *store, Error *error)
{
    sqlite3_stmt *rows = NULL;
    Stemmer *stemmer = stem_open();
    Arena *scratch = arena_new();
    int code = sqlite3_prepare_v2(store->db, "SELECT term, doc FROM temp.every_word",
                                  -1, &rows, NULL);
    bool ok = code == SQLITE_OK || store_file_error(store, error);
    while (ok && sqlite3_step(rows) == SQLITE_ROW) {
        Str word = sql_text(rows, 0, scratch);
        ok = add_word(store, stemmer, word, sqlite3_column_int64(rows, 1), error);
        arena_reset(scratch);
    }
    bool ended = sqlite3_finalize(rows) == SQLITE_OK;
    arena_free(scratch);
    stem_close(stemmer);
    return ok && (ended || store_file_error(store, error));
}

bool store_vocabulary_make(Store *store, Error *error)
{
    return sql_run(store->db,
                   "BEGIN; CREATE VIRTUAL TABLE temp.every_word "
                   "USING fts5vocab('main', 'word', 'row')",
                   store->name, error) &&
           add_words(store, error) &&
           sql_run(store->db, "DROP TABLE temp.every_word; COMMIT", store->name, error);
}

// --- asking

// The one column of the one row that a statement gives for this word; empty if none.
static Str ask(Store *store, StoreStatement which, Str word, Arena *arena)
{
    Error ignored;
    sqlite3_stmt *row = store_file_statement(store, which, &ignored);
    if (!row)
        return str("");
    sql_bind_text(row, 1, word);
    Str answer = sqlite3_step(row) == SQLITE_ROW ? sql_text(row, 0, arena) : str("");
    sqlite3_reset(row);
    return answer;
}

bool store_vocabulary_has(Store *store, Str word, bool is_beginning)
{
    Arena *scratch = arena_new();
    Str found = is_beginning ? ask(store, STORE_WORD_BEGINS, word, scratch)
                             : ask(store, STORE_WORD, word, scratch);
    bool has =
        is_beginning ? str_starts(found, word) && found.length > 0 : found.length > 0;
    arena_free(scratch);
    return has;
}

size_t store_vocabulary_inflections(Store *store, Str word, bool is_beginning,
                                    Arena *arena, Str **words)
{
    Error ignored;
    size_t count = 0;
    *words = arena_get(arena, STORE_INFLECTIONS, sizeof **words);
    Stemmer *stemmer = stem_open();
    Str stem = arena_str(arena, stem_of(stemmer, word));
    stem_close(stemmer);
    sqlite3_stmt *rows = store_file_statement(store, STORE_WORDS_OF_STEM, &ignored);
    if (!rows)
        return 0;
    sql_bind_text(rows, 1, stem);
    while (count < STORE_INFLECTIONS && sqlite3_step(rows) == SQLITE_ROW) {
        Str other = sql_text(rows, 0, arena);
        bool is_same = is_beginning ? str_starts(other, word) : str_equal(other, word);
        if (!is_same && other.length <= STORE_WORD_BYTES)
            (*words)[count++] = other;
    }
    sqlite3_reset(rows);
    return count;
}

// How far a word is from the one that was typed, more than `limit` if too far.
static int distance(Str word, Str typed, bool is_beginning, int limit)
{
    if (is_beginning)
        word = str_part(word, 0, typed.length + 1);
    bool is_near = word.length <= typed.length + (size_t)limit * 4 &&
                   typed.length <= word.length + (size_t)limit * 4;
    return is_near ? text_distance(word, typed, limit) : limit + 1;
}

Str store_vocabulary_nearest(Store *store, Str word, bool is_beginning, Arena *arena)
{
    Error ignored;
    size_t letters = text_count(word);
    int limit = letters > 5 ? 2 : 1, nearest = limit + 1, most = 0;
    Str best = str("");
    sqlite3_stmt *rows = store_file_statement(store, STORE_ALL_WORDS, &ignored);
    if (!rows || letters < 3)
        return best;
    Arena *scratch = arena_new();
    while (sqlite3_step(rows) == SQLITE_ROW && !atomic_load(&store->interrupted)) {
        Str other = sql_text(rows, 0, scratch);
        int entries = sql_int(rows, 1, 0, INT32_MAX);
        bool may = other.length <= STORE_WORD_BYTES &&
                   (letters > 3 || str_equal(text_first(other), text_first(word)));
        int away = may ? distance(other, word, is_beginning, limit) : limit + 1;
        if (away < nearest || (away == nearest && away <= limit && entries > most)) {
            nearest = away;
            most = entries;
            best = arena_str(arena, other);
        }
        arena_reset(scratch);
    }
    sqlite3_reset(rows);
    arena_free(scratch);
    return atomic_load(&store->interrupted) ? str("") : best;
}
