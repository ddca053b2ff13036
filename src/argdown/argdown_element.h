// One element of Argdown: a statement or an argument with its title, text, tags and
// data, but without the relations below it. Reads ahead by one token.
#ifndef SRC_ARGDOWN_ARGDOWN_ELEMENT_H
#define SRC_ARGDOWN_ARGDOWN_ELEMENT_H

#include "src/argdown/argdown_lex.h"
#include "src/argdown/argdown_source.h"

typedef enum { FORM_TEXT, FORM_DEFINITION, FORM_REFERENCE } Form;

typedef struct {
    Form form;
    bool is_argument;
    Str title;          // empty for FORM_TEXT
    Token first;        // where it begins
    uint32_t end;       // behind its last character that is no white space
    uint32_t whole_end; // behind all of it, a line end included
    int line_ends;      // behind its title and its data
    bool ends_in_line_end;
    const Token *content; // borrowed until the next element is read
    size_t content_count;
    const Token *data; // the {...} that belong to it, borrowed as the content
    size_t data_count;
} Element;

typedef enum { BLOCK_NONE, BLOCK_ELEMENT, BLOCK_LIST, BLOCK_PCS } Block;

typedef struct {
    Source source;
    Lexer lexer;
    LexState before; // of the token that comes next
    Token token;     // that comes next
    Block block;     // in which the reader is
    uint32_t taken;  // behind the token that was taken last
    int line_ends;   // behind the title and the data of the element being read
    Token *content, *data;
    size_t content_count, content_room, data_count, data_room;
} Reader;

void reader_init(Reader *reader, Arena *scratch, Source source);

// Takes the next token.
void reader_next(Reader *reader);

// What stands next behind changes of level.
TokenKind reader_beyond_levels(const Reader *reader);

// Whether an element can begin with the next token.
bool reader_at_element(const Reader *reader);

// Reads an element, up to what cannot belong to it. False if there is none: nothing has
// been taken then.
bool reader_element(Reader *reader, Element *element);

// Reads the content of a heading.
void reader_heading(Reader *reader, Element *element);

#endif
