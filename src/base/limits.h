// How large content may be. What is larger is refused with a problem that names file,
// line and limit, and everything else still opens. The limits keep the worst content
// that fits them within a second and a few hundred megabytes; each is tested one below,
// at, and one above. Sizes are in bytes.
//
// Relations between claims may be nested to any depth: nothing recurses on them.
#ifndef SRC_BASE_LIMITS_H
#define SRC_BASE_LIMITS_H

enum {
    // files
    LIMIT_MARKDOWN_BYTES = 8 << 20,
    LIMIT_ARGDOWN_BYTES = 256 << 20,
    LIMIT_FRAMEWORK_BYTES = 256 << 20, // for solvers
    LIMIT_STORE_PIECE = 1 << 20, // longer sources are stored in pieces of this size
    LIMIT_LINE_BYTES = 64 << 10, // a longer line is broken where it may be
    LIMIT_INCLUDE_DEPTH = 8,     // and each file is included once

    // debates
    LIMIT_CLAIMS = 2000000,
    LIMIT_ATTACKS = 20000000,  // of a framework for solvers
    LIMIT_BAG_EDGES = 2000000, // of a weighted graph
    LIMIT_MAP_BOXES = 200000,  // claims and arguments that are open at once
    LIMIT_MAP_EDGES = 800000,

    // documents
    LIMIT_BLOCK_DEPTH = 32, // quotations and lists within each other
    LIMIT_LIST_DEPTH = 32,
    LIMIT_BLOCKS = 100000,         // paragraphs, items, headings ... of one document
    LIMIT_PARAGRAPH_LINES = 10000, // in the source; links after them are text
    LIMIT_BRACKETS = 200000,       // in one document; links after them are text
    LIMIT_TABLE_COLUMNS = 64,
    LIMIT_TABLE_CELLS = 10000,     // of all tables in one document
    LIMIT_LINKS = 10000,           // in one document
    LIMIT_LINK_DEFINITIONS = 1000, // in one document
    LIMIT_URL_BYTES = 2 << 10,     // the target of a link

    // YAML: front matter and {...} data
    LIMIT_YAML_DEPTH = 64,
    LIMIT_YAML_NODES = 100000,
    LIMIT_YAML_SCALAR = 1 << 20,
    LIMIT_YAML_ALIASED = 1000, // nodes that aliases stand for, where there may be any
    LIMIT_MERGED_ENTRIES = 1000000, // laid over each other, and half the debate's bytes

    // stores: what SQLite may take while one is open, and what one value may have
    LIMIT_STORE_HEAP = 64 << 20,
    LIMIT_STORE_VALUE = 4 << 20,
    LIMIT_STORE_TERM = 200, // of a tag, an author, a section ... that filters ask for

    // what readers type
    LIMIT_QUERY_BYTES = 256,
    LIMIT_QUERY_WORDS = 16,
    LIMIT_NOTE_BYTES = 64 << 10,

    // problems of one source that are told; more of them are counted
    LIMIT_NOTES_TOLD = 1000,
    LIMIT_ERRORS_TOLD = 2000,
};

#endif
