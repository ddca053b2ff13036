// What line mode answers to a key: what is new since the last one, and where the reader
// is. It is made of sentences (plain_say.h) and collected on a page (plain_page.h).
#ifndef UI_PLAIN_ANSWER_H
#define UI_PLAIN_ANSWER_H

#include "ui/app.h"
#include "ui/plain_page.h"
#include "ui/plain_say.h"

// What the reader was told last, to see what is new.
typedef struct {
    const View *view;
    ViewKind kind;
    unsigned where;
    ptrdiff_t source;
    int target, lit;
    bool is_open, is_filtered;
    const char *walk;
    ptrdiff_t tour, step;
} PlainMoment;

typedef struct {
    App *app; // borrowed
    PlainPage page;
    SayLength length;
    PlainMoment last;
    PlainMoment headed; // the debate, text or library whose heading was said last
    bool *is_headed;    // by source: it has been said what it is
    size_t headed_count;
    Arena *scratch; // of one key
    Arena *kept;
    Str said;       // by the last key that said something; kept
    unsigned asked; // the answer about what stands that was told last (inquiry.h)
    bool is_told;   // the key has been answered by something else than the place
} PlainAnswer;

// Begins with sentences as long as the reader had them last.
void plain_answer_init(PlainAnswer *answer, App *app);
void plain_answer_free(PlainAnswer *answer);

// A new key: what was answered is forgotten.
void plain_answer_begin(PlainAnswer *answer);

// Says paragraphs; tells what may be long, so that it waits at the end of a window.
void plain_answer_say(PlainAnswer *answer, Str text);
void plain_answer_tell(PlainAnswer *answer, Str text);

// Says where the reader is.
void plain_answer_place(PlainAnswer *answer);

// Says what has changed since the last key; if nothing has and nothing has been said,
// where the reader is.
void plain_answer_news(PlainAnswer *answer);

// The current list has changed, which is not worth saying.
void plain_answer_skip_walk(PlainAnswer *answer);

// Makes sentences longer, shorter, usual again, and keeps that.
void plain_answer_lengthen(PlainAnswer *answer);

// Keeps what has been said, for saying it again.
void plain_answer_keep(PlainAnswer *answer);

#endif
