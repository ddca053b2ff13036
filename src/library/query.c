#include "src/library/query.h"
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/store/words.h"
#include "src/text/text.h"

// --- reading

// As much of a text as is allowed, whole characters only.
static Str front(Str text)
{
    size_t length = text.length < QUERY_BYTES ? text.length : QUERY_BYTES;
    while (length < text.length && length > 0 && (text.data[length] & 0xC0) == 0x80)
        length--;
    return str_part(text, 0, length);
}

// Takes the next part off the text: what stands in quotation marks, also after a colon,
// or what has no blanks in it.
static QueryPart take_part(Str *rest)
{
    size_t end = 0, colon = 0;
    bool quoted = false, closed = false; // what follows the second mark is another part
    while (end < rest->length && !closed &&
           (quoted || !str_is_space(rest->data[end]))) {
        char byte = rest->data[end++];
        bool opens = end == 1 || (colon > 0 && end == colon + 1);
        closed = byte == '"' && quoted;
        quoted = quoted || (byte == '"' && opens);
        if (byte == ':' && colon == 0 && !quoted)
            colon = end;
    }
    QueryPart part = { .typed = str_part(*rest, 0, end), .ended = end < rest->length };
    *rest = str_from(*rest, end);
    part.text = part.typed;
    if (str_starts(part.typed, str("in:")))
        part.kind = QUERY_IN;
    else if (str_starts(part.typed, str("doc:")))
        part.kind = QUERY_DOC;
    if (part.kind != QUERY_WORD)
        part.text = str_from(part.typed, colon);
    if (str_starts(part.text, str("\""))) {
        part.text = str_part(part.text, 1, part.text.length - closed);
        part.ended = part.ended || closed;
    }
    return part;
}

Query query_read(Str text, Arena *arena)
{
    Query query = { .was_cut = text.length > QUERY_BYTES };
    size_t capacity = 0, words = 0;
    Str rest = front(text);
    while (true) {
        while (rest.length > 0 && str_is_space(rest.data[0]))
            rest = str_from(rest, 1);
        if (rest.length == 0)
            return query;
        QueryPart part = take_part(&rest);
        words += part.kind == QUERY_WORD;
        query.has_more_words = query.has_more_words || words > QUERY_WORDS;
        if (part.kind == QUERY_WORD && words > QUERY_WORDS)
            continue;
        query.parts = vec_room(arena, query.parts, query.count, &capacity, sizeof part);
        query.parts[query.count++] = part;
    }
}

// --- marking

typedef struct {
    Str folded;
    size_t start, end; // of the word in the text
} MarkWord;

// The words of a text with their places. A word that folds to several (or to none)
// stands for all of them with the same place.
static size_t words_with_places(Str text, Arena *arena, MarkWord **words)
{
    size_t count = 0, capacity = 0, at = 0;
    Word word;
    *words = NULL;
    while (text_word(text, &at, &word)) {
        Str *folded;
        size_t parts = words_list(word.text, arena, &folded);
        for (size_t i = 0; i < parts; i++) {
            *words = vec_room(arena, *words, count, &capacity, sizeof **words);
            (*words)[count++] = (MarkWord){ folded[i], word.start, word.end };
        }
    }
    return count;
}

static bool stands_at(const MarkWord *words, const Str *phrase, size_t count,
                      bool prefix)
{
    for (size_t i = 0; i < count; i++) {
        bool may_go_on = prefix && i + 1 == count;
        if (may_go_on ? !str_starts(words[i].folded, phrase[i])
                      : !str_equal(words[i].folded, phrase[i]))
            return false;
    }
    return true;
}

size_t query_marks(const Str *words, size_t word_count, bool prefix, Str text,
                   Arena *arena, Mark **marks)
{
    MarkWord *places;
    size_t place_count = words_with_places(text, arena, &places);
    bool *marked = arena_get(arena, place_count + 1, sizeof *marked);
    for (size_t i = 0; i < word_count; i++) {
        Str *phrase;
        size_t count = words_list(words[i], arena, &phrase);
        bool may_go_on = prefix && i + 1 == word_count;
        for (size_t at = 0; count > 0 && at + count <= place_count; at++)
            if (stands_at(places + at, phrase, count, may_go_on))
                for (size_t j = 0; j < count; j++)
                    marked[at + j] = true;
    }
    size_t found = 0, capacity = 0;
    *marks = NULL;
    for (size_t i = 0; i < place_count; i++) {
        if (!marked[i] || (found > 0 && (*marks)[found - 1].end > places[i].start))
            continue;
        *marks = vec_room(arena, *marks, found, &capacity, sizeof **marks);
        (*marks)[found++] = (Mark){ places[i].start, places[i].end };
    }
    return found;
}
