#include "ui/marked_words.h"
#include "src/base/vec.h"
#include "src/text/text.h"

void marked_words_set(MarkedWords *marked, Str query)
{
    size_t at = 0, capacity = 0;
    Word word;
    arena_reset(marked->arena);
    marked->words = NULL;
    marked->count = 0;
    Str kept = arena_str(marked->arena, query);
    while (text_word(kept, &at, &word)) {
        marked->words = vec_room(marked->arena, marked->words, marked->count, &capacity,
                                 sizeof marked->words[0]);
        marked->words[marked->count++] = text_fold(marked->arena, word.text);
    }
}

static bool is_marked(const MarkedWords *marked, Str word, Arena *arena)
{
    Str folded = text_fold(arena, word);
    for (size_t i = 0; folded.length > 0 && i < marked->count; i++)
        if (str_starts(folded, marked->words[i]))
            return true;
    return false;
}

void marked_words_draw(const MarkedWords *marked, Canvas canvas, int row, int column,
                       Str text, Arena *arena)
{
    size_t at = 0;
    Word word;
    while (marked->count > 0 && text_word(text, &at, &word))
        if (is_marked(marked, word.text, arena))
            canvas_role(canvas, row, column + text_width(str_part(text, 0, word.start)),
                        text_width(word.text), ROLE_MATCH);
}
