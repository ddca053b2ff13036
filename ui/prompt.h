// The input line in the last row: a command, an address to go to, words to find or to
// filter by. It keeps what was typed before and completes commands; it does not do what
// the line says.
#ifndef UI_PROMPT_H
#define UI_PROMPT_H

#include "src/library/library.h"
#include "ui/command_table.h"
#include "ui/line_edit.h"

typedef enum {
    PROMPT_NONE,
    PROMPT_COMMAND,
    PROMPT_GO,     // digits open it
    PROMPT_FIND,   // in a document
    PROMPT_FILTER, // in a list
    PROMPT_SIFT,   // the claims of a debate
} PromptKind;

enum { PROMPT_LINES = 32 };

// One way to complete the command line: the whole line, and a note on it.
typedef struct {
    Str line, note;
} Completion;

typedef struct {
    PromptKind kind;
    LineEdit edit;
    char *lines[PROMPT_LINES]; // commands typed before, the latest last; owned
    int line_count;
    int line; // the one shown, line_count if it is a new one
    char typed[LINE_EDIT_BYTES +
               1]; // what was typed, completions and earlier lines aside
    int choice;    // the completion shown, -1 if none
} Prompt;

typedef enum {
    PROMPT_UNCHANGED,
    PROMPT_CHANGED,
    PROMPT_ACCEPTED,
    PROMPT_CANCELLED,
} PromptEvent;

void prompt_init(Prompt *prompt);
void prompt_free(Prompt *prompt);

void prompt_open(Prompt *prompt, PromptKind kind, Str text);
void prompt_close(Prompt *prompt);

// Lets the line handle a key. Tab and Shift-Tab walk the completions of a command (made
// for a view, one bit of Where), Up and Down the commands typed before.
PromptEvent prompt_key(Prompt *prompt, Key key, unsigned where, Library *library);

// Text was pasted.
PromptEvent prompt_paste(Prompt *prompt, Str text);

// Remembers a command that was carried out.
void prompt_remember(Prompt *prompt, Str line);

// Borrows the text until the next key.
Str prompt_text(const Prompt *prompt);

// The ways to complete what was typed, in the arena; none unless it is a command.
size_t prompt_completions(const Prompt *prompt, unsigned where, Library *library,
                          Arena *arena, Completion **completions);

// Draws the line on the first row of the canvas; returns the cursor's column.
int prompt_draw(const Prompt *prompt, Canvas canvas);

#endif
