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

static const char *const filters[QUERY_KINDS] = {
    [QUERY_WORD] = "",        [QUERY_IN] = "in:",         [QUERY_DOC] = "doc:",
    [QUERY_IS] = "is:",       [QUERY_SIDE] = "side:",     [QUERY_BEARING] = "re:",
    [QUERY_TAG] = "tag:",     [QUERY_AUTHOR] = "author:", [QUERY_SECTION] = "section:",
    [QUERY_CITES] = "cites:", [QUERY_SORT] = "sort:",     [QUERY_MARK] = "mark:",
};

const char *query_filter_name(QueryKind kind)
{
    return filters[kind];
}

static void set_kind(QueryPart *part)
{
    part->text = part->typed;
    for (int kind = QUERY_WORD + 1; kind < QUERY_KINDS; kind++)
        if (str_starts(part->typed, str(filters[kind]))) {
            part->kind = (QueryKind)kind;
            part->text = str_from(part->typed, strlen(filters[kind]));
        }
}

// Takes the next part off the text: what stands in quotation marks, also after a colon,
// or what has no blanks in it.
static QueryPart take_part(Str *rest)
{
    QueryPart part = { 0 };
    part.absent =
        rest->length > 1 && rest->data[0] == '-' && !str_is_space(rest->data[1]);
    *rest = str_from(*rest, part.absent);
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
    part.typed = str_part(*rest, 0, end);
    part.ended = end < rest->length;
    *rest = str_from(*rest, end);
    set_kind(&part);
    if (str_starts(part.text, str("\""))) {
        part.text = str_part(part.text, 1, part.text.length - closed);
        part.ended = part.ended || closed;
    }
    return part;
}

static bool is_or(const QueryPart *part)
{
    return str_is(part->typed, "OR") && !part->absent;
}

typedef struct {
    Query query;
    Arena *arena;
    size_t capacity, words, filters;
    bool after_or; // the part before was OR
} Reader;

static void add_part(Reader *reader, QueryPart part)
{
    Query *query = &reader->query;
    part.either =
        reader->after_or && !part.absent && !query->parts[query->count - 1].absent;
    reader->after_or = false;
    reader->words += part.kind == QUERY_WORD;
    reader->filters += part.kind != QUERY_WORD;
    query->has_more_words |= reader->words > QUERY_WORDS;
    query->has_more_filters |= reader->filters > QUERY_FILTERS;
    if (part.kind == QUERY_WORD ? query->has_more_words : query->has_more_filters)
        return;
    query->parts = vec_room(reader->arena, query->parts, query->count,
                            &reader->capacity, sizeof part);
    query->parts[query->count++] = part;
}

// An OR with nothing before it is a word, one with nothing after it is being typed.
Query query_read(Str text, Arena *arena)
{
    Reader reader = { .arena = arena };
    Str rest = front(text);
    reader.query.was_cut = text.length > QUERY_BYTES;
    while (true) {
        while (rest.length > 0 && str_is_space(rest.data[0]))
            rest = str_from(rest, 1);
        if (rest.length == 0)
            return reader.query;
        QueryPart part = take_part(&rest);
        if (is_or(&part) && reader.query.count > 0)
            reader.after_or = true;
        else
            add_part(&reader, part);
    }
}

char query_mark_letter(const QueryPart *part)
{
    if (part->kind != QUERY_MARK || part->absent || part->text.length != 1)
        return '\0';
    char letter = part->text.data[0];
    bool is_letter =
        (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    return is_letter ? letter : '\0';
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

size_t query_marks(const StoreWords *words, size_t word_count, Str text, Arena *arena,
                   Mark **marks)
{
    MarkWord *places;
    size_t place_count = words_with_places(text, arena, &places);
    bool *marked = arena_get(arena, place_count + 1, sizeof *marked);
    for (size_t i = 0; i < word_count; i++) {
        Str *phrase;
        size_t count = words_list(words[i].text, arena, &phrase);
        for (size_t at = 0; count > 0 && at + count <= place_count; at++)
            if (stands_at(places + at, phrase, count, words[i].is_beginning))
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
