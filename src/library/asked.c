#include "src/library/asked.h"
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/library/filing.h"
#include "src/store/store_match.h"
#include "src/store/store_vocabulary.h"
#include "src/store/words.h"
#include "src/text/text.h"

static const char unread[] = "unread";

const char *asked_order_name(SearchOrder order)
{
    static const char *const names[ORDER_COUNT] = { "best", "place", "debate" };
    return names[order];
}

// --- names

size_t asked_terms(TermNames *names, Store *store, TermKind kind)
{
    Error ignored;
    size_t count = 0;
    if (names->is_read[kind])
        return names->counts[kind];
    names->is_read[kind] = true;
    if (!store_terms(store, kind, names->arena, &names->terms[kind], &count, &ignored))
        return 0;
    names->shown[kind] = arena_get(names->arena, count + 1, sizeof(Str));
    for (size_t i = 0; i < count; i++) {
        StoreTerm *term = &names->terms[kind][i];
        names->shown[kind][i] = text_clean(names->arena, term->name, false, NULL);
        term->name = text_fold(names->arena, term->name);
    }
    names->counts[kind] = count;
    return count;
}

bool asked_term_kind(QueryKind filter, TermKind *kind)
{
    static const TermKind kinds[QUERY_KINDS] = {
        [QUERY_IS] = TERM_IS,           [QUERY_SIDE] = TERM_SIDE,
        [QUERY_BEARING] = TERM_BEARING, [QUERY_TAG] = TERM_TAG,
        [QUERY_AUTHOR] = TERM_AUTHOR,   [QUERY_SECTION] = TERM_SECTION,
        [QUERY_CITES] = TERM_CITES,
    };
    *kind = kinds[filter];
    return *kind != TERM_IS || filter == QUERY_IS;
}

// --- making

typedef struct {
    const Library *library;
    Store *store;
    TermNames *names;
    Arena *arena;
    Asked asked;
    StoreWords *words; // of all conditions
    size_t word_room;
    uint32_t *marks; // of the part being read
    size_t mark_count, mark_room;
} Maker;

static void add_mark(Maker *maker, uint32_t mark)
{
    if (maker->mark_count == ASKED_MARKS) {
        maker->asked.has_too_many_names = true;
        return;
    }
    maker->marks = vec_room(maker->arena, maker->marks, maker->mark_count,
                            &maker->mark_room, sizeof mark);
    maker->marks[maker->mark_count++] = mark;
}

// How a name answers to what was typed, both folded.
typedef bool Answers(Str name, Str typed);

static bool is_same(Str name, Str typed)
{
    return str_equal(name, typed);
}

static bool begins_so(Str name, Str typed)
{
    return str_starts(name, typed);
}

// Whether a name has all words that were typed, as beginnings of its own.
static bool has_words(Str name, Str typed)
{
    Word wanted, word;
    for (size_t at = 0; text_word(typed, &at, &wanted);) {
        bool found = false;
        for (size_t from = 0; !found && text_word(name, &from, &word);)
            found = str_starts(word.text, wanted.text);
        if (!found)
            return false;
    }
    return true;
}

static void add_sources(Maker *maker, const QueryPart *part, Answers *answers)
{
    Str typed = text_fold(maker->arena, part->text);
    for (size_t i = 0; i < library_count(maker->library); i++) {
        const StoreSource *source = library_source(maker->library, i);
        if (part->kind == QUERY_DOC && source->kind == SOURCE_DEBATE)
            continue;
        const Str names[] = { source->slug, store_full_name(source, maker->arena),
                              part->kind == QUERY_IN ? source->library : source->slug };
        bool is_meant = false;
        for (int j = 0; j < 3 && !is_meant; j++)
            is_meant = answers(text_fold(maker->arena, names[j]), typed);
        if (is_meant)
            add_mark(maker, store_source_mark(source->id));
    }
}

static void add_terms(Maker *maker, const QueryPart *part, TermKind kind,
                      Answers *answers)
{
    Str typed = text_fold(maker->arena, part->text);
    size_t count = asked_terms(maker->names, maker->store, kind);
    for (size_t i = 0; i < count; i++)
        if (answers(maker->names->terms[kind][i].name, typed))
            add_mark(maker, maker->names->terms[kind][i].mark);
}

// Finds what a filter names: what is called just so; else, where names are sentences,
// what has these words; else, while it is being typed, what begins so.
static bool find_marks(Maker *maker, const QueryPart *part)
{
    TermKind kind = TERM_IS;
    bool is_term = asked_term_kind(part->kind, &kind);
    bool is_sentence = part->kind == QUERY_AUTHOR || part->kind == QUERY_SECTION;
    Answers *const ways[] = { is_same, is_sentence ? has_words : NULL,
                              part->ended ? NULL : begins_so };
    maker->marks = NULL;
    maker->mark_count = maker->mark_room = 0;
    for (int i = 0; i < 3 && maker->mark_count == 0; i++)
        if (ways[i] && is_term)
            add_terms(maker, part, kind, ways[i]);
        else if (ways[i])
            add_sources(maker, part, ways[i]);
    return maker->mark_count > 0;
}

static void add_words(Maker *maker, StoreCondition *condition, StoreWords words)
{
    Asked *asked = &maker->asked;
    StoreWords *own = arena_get(maker->arena, condition->word_count + 1, sizeof *own);
    for (size_t i = 0; i < condition->word_count; i++)
        own[i] = condition->words[i];
    own[condition->word_count++] = words;
    condition->words = own;
    if (condition->is_absent)
        return;
    maker->words = vec_room(maker->arena, maker->words, asked->word_count,
                            &maker->word_room, sizeof words);
    maker->words[asked->word_count++] = words;
}

// Adds a word, and beside it its other forms if it is one word alone.
static void add_word(Maker *maker, StoreCondition *condition, Str text, bool ended)
{
    Str *folded, *others;
    add_words(maker, condition, (StoreWords){ .text = text, .is_beginning = !ended });
    if (condition->is_absent || words_list(text, maker->arena, &folded) != 1)
        return;
    size_t count = store_vocabulary_inflections(maker->store, folded[0], !ended,
                                                maker->arena, &others);
    for (size_t i = 0; i < count; i++)
        add_words(maker, condition,
                  (StoreWords){ .text = others[i], .is_inflection = true });
}

// The condition that a part belongs to: the last one after OR, else a new one.
static StoreCondition *condition_of(Maker *maker, const QueryPart *part)
{
    Asked *asked = &maker->asked;
    bool joins = part->either && asked->condition_count > 0 &&
                 !asked->conditions[asked->condition_count - 1].is_absent;
    if (!joins)
        asked->conditions[asked->condition_count++] =
            (StoreCondition){ .is_absent = part->absent };
    return &asked->conditions[asked->condition_count - 1];
}

static void add_marks(Maker *maker, StoreCondition *condition)
{
    size_t count = condition->mark_count + maker->mark_count;
    uint32_t *marks = arena_get(maker->arena, count, sizeof *marks);
    for (size_t i = 0; i < count; i++)
        marks[i] = i < condition->mark_count ? condition->marks[i]
                                             : maker->marks[i - condition->mark_count];
    condition->marks = marks;
    condition->mark_count = count;
}

static bool read_order(Asked *asked, const QueryPart *part)
{
    if (part->kind != QUERY_SORT)
        return false;
    for (int order = 0; order < ORDER_COUNT; order++)
        if (str_is(part->text, asked_order_name((SearchOrder)order))) {
            asked->order = (SearchOrder)order;
            return true;
        }
    return !part->ended; // it is being typed
}

static bool is_mark(const QueryPart *part)
{
    return part->kind == QUERY_MARK && query_mark_letter(part) != '\0';
}

static bool read_unread(Asked *asked, const QueryPart *part)
{
    bool is_meant =
        part->kind == QUERY_IS && (str_is(part->text, unread) ||
                                   (!part->ended && part->text.length > 2 &&
                                    str_starts(str(unread), part->text) &&
                                    !str_starts(str(FILING_UNANSWERED), part->text)));
    if (is_meant)
        *(part->absent ? &asked->asks_read : &asked->asks_unread) = true;
    return is_meant;
}

static void read_part(Maker *maker, const QueryPart *part)
{
    Str *words;
    bool is_word = part->kind == QUERY_WORD;
    if (is_word && words_list(part->text, maker->arena, &words) == 0)
        return; // a dash that a word is to follow, a mark
    if ((!is_word && part->text.length == 0) || is_mark(part) ||
        read_order(&maker->asked, part) || read_unread(&maker->asked, part))
        return;
    bool is_filter = !is_word && part->kind != QUERY_SORT && part->kind != QUERY_MARK;
    if (is_filter && find_marks(maker, part))
        add_marks(maker, condition_of(maker, part));
    else
        add_word(maker, condition_of(maker, part), is_word ? part->text : part->typed,
                 part->ended);
}

// Something must be there for something else to be absent, or unread: any row at all.
static void add_everything(Maker *maker)
{
    Asked *asked = &maker->asked;
    bool needs = asked->asks_unread || asked->asks_read || asked->condition_count > 0;
    for (size_t i = 0; i < asked->condition_count; i++)
        needs = needs && asked->conditions[i].is_absent;
    if (!needs)
        return;
    maker->marks = NULL;
    maker->mark_count = maker->mark_room = 0;
    static const char *const all[] = { FILING_CLAIM, FILING_ARGUMENT, FILING_PASSAGE,
                                       FILING_DEBATE, FILING_DOCUMENT };
    for (size_t i = 0; i < COUNT(all); i++)
        add_terms(maker, &(QueryPart){ .text = str(all[i]) }, TERM_IS, is_same);
    add_marks(maker, condition_of(maker, &(QueryPart){ .kind = QUERY_IS }));
}

Asked asked_make(const Query *query, const Library *library, Store *store,
                 TermNames *names, Arena *arena)
{
    Maker maker = {
        .library = library, .store = store, .names = names, .arena = arena
    };
    maker.asked.conditions =
        arena_get(arena, query->count + 1, sizeof maker.asked.conditions[0]);
    for (size_t i = 0; i < query->count; i++)
        read_part(&maker, &query->parts[i]);
    add_everything(&maker);
    maker.asked.words = maker.words;
    return maker.asked;
}

// --- a hint

Str asked_suggestion(Str typed, const Query *query, Store *store, Arena *arena)
{
    for (size_t i = 0; i < query->count; i++) {
        const QueryPart *part = &query->parts[i];
        Str *words, *others;
        if (part->kind != QUERY_WORD || part->absent ||
            words_list(part->text, arena, &words) != 1 ||
            store_vocabulary_has(store, words[0], !part->ended) ||
            store_vocabulary_inflections(store, words[0], false, arena, &others) > 0)
            continue;
        Str nearest = store_vocabulary_nearest(store, words[0], !part->ended, arena);
        if (nearest.length == 0)
            continue;
        size_t start = (size_t)(part->text.data - typed.data);
        Str rest = str_from(typed, start + part->text.length);
        return arena_format(arena, "%.*s%.*s%.*s", (int)start, typed.data,
                            (int)nearest.length, nearest.data, (int)rest.length,
                            rest.data);
    }
    return str("");
}
