// The database under a store, for the modules of the store alone: its tables, its
// statements, and the bytes of sources and rows.
#ifndef SRC_STORE_STORE_FILE_H
#define SRC_STORE_STORE_FILE_H

#include <stdatomic.h>
#include <sys/types.h>
#include "src/store/sql.h"
#include "src/store/store_watch.h"

typedef struct Store Store;

enum {
    STORE_APPLICATION = 0x6D6F6F74, // "moot": the application_id of the file
    STORE_VERSION = 4,              // its user_version: the tables and the index
    STORE_MILLISECONDS = 5000,      // that reading a hostile store may take at once
};

// The statements that are prepared when they are first used.
typedef enum {
    STORE_SOURCES,
    STORE_SOURCE_SIZE,
    STORE_CITATIONS_OF,
    STORE_CITATIONS_BY,
    STORE_ROW_BY_ORDINAL,
    STORE_ROW_BY_ID,
    STORE_ROWS_IN_ORDER,
    STORE_BRIEFS,
    STORE_TERMS,
    STORE_WORD,
    STORE_WORD_BEGINS,
    STORE_WORDS_OF_STEM,
    STORE_ALL_WORDS,
    STORE_ADD_SOURCE,
    STORE_ADD_PIECE,
    STORE_ADD_CITATION,
    STORE_ROWS_OF_SOURCE,
    STORE_SUM_OF_SOURCE,
    STORE_EVERY_TERM,
    STORE_END_SOURCE,
    STORE_ADD_STAGED,
    STORE_ADD_ROW,
    STORE_ADD_WORDS,
    STORE_ADD_TERM,
    STORE_ADD_VOCABULARY,
    STORE_STATEMENTS,
} StoreStatement;

// The columns of the statements that give rows.
enum {
    ENTRY_ID,
    ENTRY_SOURCE,
    ENTRY_ORDINAL,
    ENTRY_CLASS,
    ENTRY_LINK,
    ENTRY_PARENT,
    ENTRY_SIDE,
    ENTRY_ADDRESS,
    ENTRY_TITLE,
    ENTRY_KEY,
    ENTRY_START,
    ENTRY_LENGTH,
    ENTRY_TEXT,
    ENTRY_TERMS, // the marks of its terms, as UTF-8
    ENTRY_QUALITY,
};

struct Store {
    sqlite3 *db;
    char *name; // for sentences: the path, or "your files"
    bool is_memory, is_hostile;
    bool is_searched; // within the time that store_match() gives it
    dev_t device;     // of the file that was opened
    ino_t inode;
    char memory_name[32]; // by which a store in memory is opened again
    Deadline deadline;
    sqlite3_stmt *statements[STORE_STATEMENTS];
    sqlite3_blob *piece; // the piece read last

    // The rows: theses have the ids 1 to `theses`; then as many ids as there are claims
    // and arguments are left free for the index, which lists their titles there; then
    // come the claims and arguments, then the passages.
    int64_t theses, claims, passages;

    // The index (store_index.h).
    bool index_is_ready, index_is_damaged, opens_index;
    int64_t indexed;         // of a store in memory: the last id in the index
    const void *score_plan;  // while matches are scored (store_plan.h)
    atomic_bool interrupted; // by another thread, until the next question

    // While it is being built (store_build.h).
    struct {
        WatchedBuild watched;
        int32_t source;               // the source added last
        struct StagedSource *sources; // by id, from 1
        size_t source_capacity;
        Str content;   // its bytes
        size_t cursor; // where in them the text of the last row stands
        size_t sought; // bytes of them that were looked at for texts
        struct StagedRow *staged;
        size_t staged_count, staged_capacity;
        Arena *arena, *scratch; // of the terms
        struct StagedTerms *terms;
        uint64_t term_sum; // of those that were written
    } build;
};

// The last id of theses, titles, claims and passages.
static inline int64_t store_file_last(const Store *store)
{
    return store->theses + 2 * store->claims + store->passages;
}

// A store without a database yet.
Store *store_file_new(const char *name);

// Whether a database has the tables of a store and no others.
bool store_file_has_schema(sqlite3 *db);

// Opens a new database, in memory or in the file at `path`, which is empty or is not
// there, and makes its tables.
Store *store_file_create(const char *path, Error *error);

// Another connection to a store in memory.
Store *store_file_again(const Store *store, Error *error);

// Gives the store another name for sentences.
void store_file_name(Store *store, const char *name);

// Frees what was needed while it was built.
void store_file_end_build(Store *store);

// Closes the database and frees the store. NULL does nothing.
void store_file_close(Store *store);

// The statement that makes the index.
const char *store_file_index_sql(void);

// The statement, reset and without bindings; NULL with an error.
sqlite3_stmt *store_file_statement(Store *store, StoreStatement which, Error *error);

bool store_file_error(Store *store, Error *error);

// The id of a source's n-th piece, from 0.
int64_t store_file_piece(int32_t source, int64_t number);

// Whether the pieces of a source have so many bytes; reads none of them.
bool store_file_has_bytes(Store *store, int32_t source, int64_t size);

// A stretch of a source's bytes.
bool store_file_bytes(Store *store, int32_t source, int64_t start, int64_t length,
                      char *bytes, Error *error);

// A text in which every run of blanks, tabs and line ends is one blank, in place;
// returns its length.
size_t store_file_join(char *text, size_t length);

// The text of the row that a statement stands on, with NULs after it.
bool store_file_text(Store *store, sqlite3_stmt *row, Arena *arena, Str *text,
                     Error *error);

#endif
