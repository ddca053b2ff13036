#include "src/store/words.h"
#include <assert.h>
#include "src/base/vec.h"
#include "src/text/text.h"

enum { FIRST_MARK = 0xF0000, MARK_BYTES = 4 };

Str words_mark(uint32_t number, char out[static 5])
{
    assert(number < WORDS_MARKS);
    size_t size = text_encode(FIRST_MARK + number, out, MARK_BYTES);
    out[size] = '\0';
    return (Str){ out, size };
}

// Where the next mark begins: plane 15 is F3 B0 80 80 to F3 BF BF BF.
static size_t find_mark(Str text, size_t from)
{
    while (from + MARK_BYTES <= text.length) {
        const char *found = memchr(text.data + from, 0xF3, text.length - from);
        if (!found)
            break;
        from = (size_t)(found - text.data);
        Str mark = str_part(text, from, from + MARK_BYTES);
        if (mark.length == MARK_BYTES && (unsigned char)mark.data[1] >= 0xB0 &&
            text_is_valid(mark))
            return from;
        from++;
    }
    return text.length;
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
