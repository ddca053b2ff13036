// What a reader answers about a claim: whether it is true, or whether it bears on what
// stands above it, and how strongly they mean it.
#ifndef SRC_DEBATE_OPINION_H
#define SRC_DEBATE_OPINION_H

#include "src/base/arena.h"

typedef enum { ANSWER_NONE, ANSWER_YES, ANSWER_NO, ANSWER_UNSURE } Answer;

enum { STRENGTH_MOST = 4 };

typedef struct {
    Answer answer;
    int strength; // 0 to STRENGTH_MOST; negative: not given
} Opinion;

extern const Opinion no_opinion;

// "yes", "no", "unsure"; empty for none.
const char *answer_word(Answer answer);

// "yes 3", "unsure", "": how it is kept, and back; what is not known is no opinion.
Str opinion_print(Opinion opinion, Arena *arena);
Opinion opinion_parse(Str text);

// "yes, 3 of 4"; "not answered".
Str opinion_words(Opinion opinion, Arena *arena);

#endif
