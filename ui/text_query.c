#include "ui/text_query.h"
#include "src/text/text.h"

// Whether a word follows the one before it: nothing that parts words stands between
// them, or they stand in the same quotation marks. `quoted` is whether such are open
// before what stands between, and then before the word.
static bool is_joined(Str between, bool *quoted)
{
    bool was_quoted = *quoted, has_mark = false;
    for (size_t i = 0; i < between.length; i++)
        if (between.data[i] == '"') {
            has_mark = true;
            *quoted = !*quoted;
        }
    if (was_quoted && !has_mark)
        return true;
    return str_trim(between).length == between.length &&
           str_find(between, str(" ")) < 0;
}

TextQuery text_query_make(Str typed, Arena *arena, Arena *scratch)
{
    Str *words = arena_get(arena, TEXT_QUERY_WORDS, sizeof words[0]);
    bool *follows = arena_get(arena, TEXT_QUERY_WORDS, sizeof follows[0]);
    size_t count = 0, at = 0, end = 0;
    bool quoted = false;
    Word word;
    while (count < TEXT_QUERY_WORDS && text_word(typed, &at, &word)) {
        bool joined = is_joined(str_part(typed, end, word.start), &quoted);
        follows[count] = count > 0 && joined;
        words[count++] = text_fold(arena, word.text);
        end = word.end;
    }
    return (TextQuery){ words, follows, count, scratch };
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

// Whether a word of the text begins with, or is, a word of the query. Folding costs
// much more than looking at the letters, which settles most words.
static bool is_like(const TextQuery *query, Str text, Str folded, bool whole)
{
    for (size_t i = 0; i < text.length; i++) {
        if ((unsigned char)text.data[i] >= 0x80) {
            arena_reset(query->scratch);
            text = text_fold(query->scratch, text);
            return whole ? str_equal(text, folded) : str_starts(text, folded);
        }
        if (i < folded.length && lower(text.data[i]) != folded.data[i])
            return false;
    }
    return whole ? text.length == folded.length : text.length >= folded.length;
}

// The words of the query from `first` on that must follow each other.
static size_t term_length(const TextQuery *query, size_t first)
{
    size_t length = 1;
    while (first + length < query->count && query->follows[first + length])
        length++;
    return length;
}

// Whether a term stands at a word of the text; *end is where it ends.
static bool term_at(const TextQuery *query, size_t first, Str text, Word word,
                    size_t *end)
{
    size_t length = term_length(query, first), at = word.end;
    for (size_t i = 0; i < length; i++) {
        if (i > 0 && !text_word(text, &at, &word))
            return false;
        bool whole = i + 1 < length; // only the last one may go on
        if (!is_like(query, word.text, query->words[first + i], whole))
            return false;
        *end = word.end;
    }
    return true;
}

bool text_query_next(const TextQuery *query, Str text, size_t *start, size_t *end)
{
    Word word;
    size_t at = *start;
    while (query->count > 0 && text_word(text, &at, &word))
        for (size_t i = 0; i < query->count; i += term_length(query, i))
            if (term_at(query, i, text, word, end)) {
                *start = word.start;
                return true;
            }
    return false;
}

bool text_query_matches(const TextQuery *query, Str text)
{
    size_t missing = 0;
    bool found[TEXT_QUERY_WORDS] = { false };
    for (size_t i = 0; i < query->count; i += term_length(query, i))
        missing++;
    Word word;
    for (size_t at = 0, end; missing > 0 && text_word(text, &at, &word);)
        for (size_t i = 0; i < query->count; i += term_length(query, i))
            if (!found[i] && term_at(query, i, text, word, &end)) {
                found[i] = true;
                missing--;
            }
    return query->count > 0 && missing == 0;
}
