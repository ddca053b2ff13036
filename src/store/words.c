#include "src/store/words.h"
#include <assert.h>
#include "src/base/vec.h"
#include "src/text/text.h"

enum { MARK_BYTES = 4 };

Str words_mark(uint32_t mark, char out[static 5])
{
    assert(mark >= WORDS_FIRST_SOURCE && mark < WORDS_FIRST_TERM + WORDS_MARKS);
    size_t size = text_encode(mark, out, MARK_BYTES);
    out[size] = '\0';
    return (Str){ out, size };
}

// Plane 15 is F3 B0 80 80 to F3 BF BF BF, plane 16 F4 80 80 80 to F4 8F BF BF.
bool words_is_mark(Str word)
{
    if (word.length < MARK_BYTES)
        return false;
    unsigned char first = (unsigned char)word.data[0];
    unsigned char second = (unsigned char)word.data[1];
    return (first == 0xF4 || (first == 0xF3 && second >= 0xB0)) &&
           text_is_valid(str_part(word, 0, MARK_BYTES));
}

// Where the next mark begins.
static size_t find_mark(Str text, size_t from)
{
    for (; from + MARK_BYTES <= text.length; from++)
        if ((unsigned char)text.data[from] >= 0xF3 &&
            words_is_mark(str_from(text, from)))
            return from;
    return text.length;
}

Str words_unmarked(Str text, Arena *arena)
{
    size_t mark = find_mark(text, 0);
    if (mark == text.length)
        return text;
    Str copy = arena_str(arena, text);
    for (; mark < text.length; mark = find_mark(text, mark + MARK_BYTES))
        memset((char *)copy.data + mark, ' ', MARK_BYTES);
    return copy;
}

static bool plain_words(Str text, Arena *arena, WordsTake *take, void *context)
{
    if (text.length == 0)
        return true;
    Word word;
    size_t at = 0;
    Str folded = text_fold(arena, text);
    while (text_word(folded, &at, &word))
        if (!take(context, word.text))
            return false;
    return true;
}

bool words_each(Str text, Arena *arena, WordsTake *take, void *context)
{
    for (size_t at = 0; at < text.length;) {
        size_t mark = find_mark(text, at);
        if (!plain_words(str_part(text, at, mark), arena, take, context))
            return false;
        Str word = str_part(text, mark, mark + MARK_BYTES);
        if (word.length > 0 && !take(context, word))
            return false;
        at = mark + MARK_BYTES;
    }
    return true;
}

typedef struct {
    Arena *arena;
    Str *words;
    size_t count, capacity;
} List;

static bool add_to_list(void *context, Str word)
{
    List *list = context;
    list->words =
        vec_room(list->arena, list->words, list->count, &list->capacity, sizeof word);
    list->words[list->count++] = word;
    return true;
}

size_t words_list(Str text, Arena *arena, Str **words)
{
    List list = { .arena = arena };
    words_each(text, arena, add_to_list, &list);
    *words = list.words;
    return list.count;
}
