#include "src/debate/opinion.h"

const Opinion no_opinion = { ANSWER_NONE, -1 };

static const char *const words[] = { [ANSWER_NONE] = "",
                                     [ANSWER_YES] = "yes",
                                     [ANSWER_NO] = "no",
                                     [ANSWER_UNSURE] = "unsure" };

const char *answer_word(Answer answer)
{
    return words[answer];
}

Str opinion_print(Opinion opinion, Arena *arena)
{
    if (opinion.answer == ANSWER_NONE || opinion.strength < 0)
        return str(words[opinion.answer]);
    return arena_format(arena, "%s %d", words[opinion.answer], opinion.strength);
}

Opinion opinion_parse(Str text)
{
    Opinion opinion = no_opinion;
    Str rest = str_trim(text), word;
    if (!str_next(&rest, ' ', &word))
        return opinion;
    for (int answer = ANSWER_YES; answer <= ANSWER_UNSURE; answer++)
        if (str_is(word, words[answer]))
            opinion.answer = (Answer)answer;
    rest = str_trim(rest);
    bool is_strength = opinion.answer != ANSWER_NONE && rest.length == 1 &&
                       rest.data[0] >= '0' && rest.data[0] <= '0' + STRENGTH_MOST;
    if (is_strength)
        opinion.strength = rest.data[0] - '0';
    return opinion;
}

Str opinion_words(Opinion opinion, Arena *arena)
{
    if (opinion.answer == ANSWER_NONE)
        return str("not answered");
    if (opinion.strength < 0)
        return str(words[opinion.answer]);
    return arena_format(arena, "%s, %d of %d", words[opinion.answer], opinion.strength,
                        STRENGTH_MOST);
}
