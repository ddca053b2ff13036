#include "ui/marked_words.h"
#include "src/store/stem.h"
#include "src/text/text.h"

// A word that follows another or is followed by one has no other forms.
static bool is_alone(const TextQuery *query, size_t word)
{
    return !query->follows[word] &&
           (word + 1 == query->count || !query->follows[word + 1]);
}

void marked_words_set(MarkedWords *marked, Str query)
{
    arena_reset(marked->arena);
    Stemmer *stemmer = stem_open();
    Str kept = arena_str(marked->arena, query);
    marked->query = text_query_make(kept, marked->arena, NULL);
    marked->count = marked->query.count;
    Str *stems = arena_get(marked->arena, marked->count + 1, sizeof *stems);
    for (size_t i = 0; i < marked->count; i++)
        if (is_alone(&marked->query, i))
            stems[i] =
                arena_str(marked->arena, stem_of(stemmer, marked->query.words[i]));
    marked->stems = stems;
    stem_close(stemmer);
}

// Whether a word is another form of one that was searched for. Most words are told
// apart by their first letters, and then nothing is stemmed.
static bool is_form(const MarkedWords *marked, Stemmer *stemmer, Str word, Arena *arena)
{
    enum { SHARED = 2 }; // letters that all forms begin with
    Str folded = text_fold(arena, word);
    for (size_t i = 0; i < marked->count; i++)
        if (marked->stems[i].length > 0 &&
            str_starts(folded, str_part(marked->stems[i], 0, SHARED)) &&
            str_equal(stem_of(stemmer, folded), marked->stems[i]))
            return true;
    return false;
}

typedef struct {
    const MarkedWords *marked;
    TextQuery query; // with a scratch of its own
    Stemmer *stemmer;
    Arena *arena;
    Str text;
    size_t at;
} Walk;

// The next place of the text that is to be marked.
static bool next_place(Walk *walk, size_t *start, size_t *end)
{
    size_t found = walk->at, found_end = 0, at = walk->at;
    bool is_found = text_query_next(&walk->query, walk->text, &found, &found_end);
    Word word;
    while (text_word(walk->text, &at, &word) && (!is_found || word.start < found))
        if (is_form(walk->marked, walk->stemmer, word.text, walk->arena)) {
            found = word.start;
            found_end = word.end;
            is_found = true;
        }
    *start = found;
    *end = walk->at = found_end;
    return is_found;
}

static Walk begin(const MarkedWords *marked, Str text, Arena *arena)
{
    Walk walk = { marked, marked->query, stem_open(), arena, text, 0 };
    walk.query.scratch = arena_new();
    return walk;
}

static void finish(Walk *walk)
{
    arena_free(walk->query.scratch);
    stem_close(walk->stemmer);
}

void marked_words_draw(const MarkedWords *marked, Canvas canvas, int row, int column,
                       Str text, Arena *arena)
{
    if (marked->count == 0)
        return;
    size_t start, end;
    Walk walk = begin(marked, text, arena);
    while (next_place(&walk, &start, &end))
        canvas_role(canvas, row, column + text_width(str_part(text, 0, start)),
                    text_width(str_part(text, start, end)), ROLE_MATCH);
    finish(&walk);
}

bool marked_words_has(const MarkedWords *marked, Str text, Arena *arena)
{
    if (marked->count == 0)
        return false;
    size_t start, end;
    Walk walk = begin(marked, text, arena);
    bool has = next_place(&walk, &start, &end);
    finish(&walk);
    return has;
}
