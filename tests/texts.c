#include "tests/texts.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/table.h"
#include "src/base/vec.h"
#include "src/debate/link.h"
#include "src/library/filing.h"
#include "src/text/text.h"

enum {
    WORDS = 50000,
    CHARACTERS = 2500, // that Chinese words are made of
    CHINESE_WORDS = 8000,
    DRAWS = 1 << 20, // how finely chance is divided
    CLAIMS_EACH = 500,
    PARAGRAPHS_EACH = 300,
    LIBRARIES = 10,
    AUTHORS = 200,
    TAGS = 40,
};

// Words, and a table that gives each the share that Zipf's law does.
typedef struct {
    Str *words;
    uint16_t *draws;
} Lexicon;

struct Texts {
    Arena *arena;
    Lexicon english, chinese;
};

// --- chance

static uint64_t next_number(uint64_t *seed)
{
    uint64_t number = *seed += 0x9E3779B97F4A7C15u;
    number = (number ^ number >> 30) * 0xBF58476D1CE4E5B9u;
    number = (number ^ number >> 27) * 0x94D049BB133111EBu;
    return number ^ number >> 31;
}

uint32_t texts_random(uint64_t *seed, uint32_t limit)
{
    return (uint32_t)((next_number(seed) >> 32) * limit >> 32);
}

// The share of the word of rank r (from 1) is in proportion to 1/r.
static uint16_t *zipf(size_t count, Arena *arena)
{
    uint16_t *draws = arena_get(arena, DRAWS, sizeof *draws);
    double sum = 0, reached = 0;
    size_t draw = 0;
    for (size_t rank = 1; rank <= count; rank++)
        sum += 1.0 / (double)rank;
    for (size_t rank = 1; rank <= count; rank++) {
        reached += 1.0 / (double)rank / sum;
        while (draw < DRAWS && ((double)draw + 0.5) / DRAWS < reached)
            draws[draw++] = (uint16_t)(rank - 1);
    }
    while (draw < DRAWS)
        draws[draw++] = (uint16_t)(count - 1);
    return draws;
}

static Str draw_word(const Lexicon *lexicon, uint64_t *seed)
{
    return lexicon->words[lexicon->draws[texts_random(seed, DRAWS)]];
}

// --- words

static Str make_word(uint64_t *seed, size_t rank, Arena *arena)
{
    static const char *const onsets[] = { "b", "c", "d", "f", "g",  "h",  "l",  "m",
                                          "n", "p", "r", "s", "t",  "v",  "w",  "j",
                                          "k", "",  "y", "z", "br", "cl", "st", "th" };
    static const char *const vowels[] = { "a", "e", "i", "o", "u" };
    static const char *const codas[] = { "", "", "", "n", "r", "l", "t", "s" };
    size_t length = rank < 300 ? 1 : rank < 6000 ? 2 : 3;
    size_t syllables = length + texts_random(seed, 4) / 3;
    Buffer word = { .arena = arena };
    for (size_t i = 0; i < syllables; i++)
        buffer_format(&word, "%s%s%s", onsets[texts_random(seed, COUNT(onsets))],
                      vowels[texts_random(seed, COUNT(vowels))],
                      codas[texts_random(seed, COUNT(codas))]);
    return buffer_str(&word);
}

static Str other_form(Str word, uint64_t *seed, Arena *arena)
{
    static const char *const endings[] = { "s", "s", "ed", "ing" };
    return arena_format(arena, "%.*s%s", (int)word.length, word.data,
                        endings[texts_random(seed, COUNT(endings))]);
}

static void make_english(Texts *texts, uint64_t *seed)
{
    static const char head[] =
        "the of and to in is that it for as be on are not this with by or an from at "
        "which we they can should would people more because their has have but if do "
        "does will no all than there one these its who what so when may";
    static const struct {
        const char *word;
        size_t rank;
    } known[] = { { "rights", 220 }, { "power", 300 },   { "climate", 350 },
                  { "soft", 1500 },  { "human", 900 },   { "policy", 400 },
                  { "china", 1200 }, { "yurt", 49000 },  { "zeugma", 45000 },
                  { "visit", 2500 }, { "visits", 2600 }, { "visiting", 7000 } };
    Table seen = { .arena = texts->arena };
    Str rest = str(head), word;
    Str *words = arena_get(texts->arena, WORDS, sizeof *words);
    for (size_t i = 0; i < COUNT(known); i++) {
        words[known[i].rank] = str(known[i].word);
        table_set(&seen, str(known[i].word), 0);
    }
    for (size_t rank = 0; rank < WORDS; rank++) {
        if (words[rank].length > 0)
            continue;
        bool is_given = str_next(&rest, ' ', &word);
        while (!is_given && (word.length == 0 || table_get(&seen, word) >= 0)) {
            bool is_form = rank > 1000 && texts_random(seed, 4) == 0;
            word = is_form
                       ? other_form(words[50 + texts_random(seed, (uint32_t)rank - 50)],
                                    seed, texts->arena)
                       : make_word(seed, rank, texts->arena);
        }
        words[rank] = word;
        table_set(&seen, word, 0);
    }
    texts->english = (Lexicon){ words, zipf(WORDS, texts->arena) };
}

static void make_chinese(Texts *texts, uint64_t *seed)
{
    static const char *const known[] = { "软实力", "民主", "权利", "气候" };
    Lexicon *chinese = &texts->chinese;
    Lexicon characters = { arena_get(texts->arena, CHARACTERS, sizeof(Str)),
                           zipf(CHARACTERS, texts->arena) };
    for (uint32_t i = 0; i < CHARACTERS; i++) {
        char bytes[4];
        size_t size = text_encode(0x4E00 + i * 3391 % CHARACTERS * 7, bytes, 4);
        characters.words[i] = arena_str(texts->arena, (Str){ bytes, size });
    }
    chinese->words = arena_get(texts->arena, CHINESE_WORDS, sizeof(Str));
    chinese->draws = zipf(CHINESE_WORDS, texts->arena);
    for (size_t i = 0; i < CHINESE_WORDS; i++) {
        Buffer word = { .arena = texts->arena };
        for (uint32_t left = 2 + (texts_random(seed, 4) == 0); left > 0; left--)
            buffer_add(&word, draw_word(&characters, seed));
        chinese->words[i] = buffer_str(&word);
    }
    for (size_t i = 0; i < COUNT(known); i++)
        chinese->words[40 + 40 * i] = str(known[i]);
}

Texts *texts_new(void)
{
    uint64_t seed = 42;
    Texts *texts = xalloc(sizeof *texts);
    *texts = (Texts){ .arena = arena_new() };
    make_english(texts, &seed);
    make_chinese(texts, &seed);
    return texts;
}

void texts_free(Texts *texts)
{
    arena_free(texts->arena);
    free(texts);
}

// --- texts

static void add_english(Texts *texts, Buffer *out, uint32_t words, uint64_t *seed)
{
    static const char *const phrases[] = { "soft power", "climate policy",
                                           "human rights" };
    uint32_t phrase = texts_random(seed, 170) == 0 ? words / 2 : words;
    for (uint32_t i = 0; i < words; i++) {
        Str word = i == phrase ? str(phrases[texts_random(seed, COUNT(phrases))])
                               : draw_word(&texts->english, seed);
        size_t start = out->length;
        buffer_format(out, i > 0 ? " %.*s" : "%.*s", (int)word.length, word.data);
        if (i == 0)
            out->data[start] = (char)(out->data[start] - 'a' + 'A');
    }
}

static void add_chinese(Texts *texts, Buffer *out, uint32_t words, uint64_t *seed)
{
    uint32_t together = 0;
    for (uint32_t i = 0; i < words; i++) {
        buffer_add(out, draw_word(&texts->chinese, seed));
        if (++together >= 6 && texts_random(seed, 5) == 0) {
            buffer_add(out, str("，"));
            together = 0;
        }
    }
}

// A text of so many words; of a Chinese one only the words differ.
static void add_text(Texts *texts, Buffer *out, bool is_chinese, uint32_t words,
                     uint64_t *seed)
{
    if (is_chinese)
        add_chinese(texts, out, words, seed);
    else
        add_english(texts, out, words, seed);
}

static bool draw_language(uint64_t *seed)
{
    return texts_random(seed, 20) == 0;
}

Str texts_query(Texts *texts, uint64_t seed, Arena *arena)
{
    Buffer query = { .arena = arena };
    bool is_chinese = draw_language(&seed), quotes = texts_random(&seed, 5) == 0;
    uint32_t words = 1 + texts_random(&seed, 5) / 2;
    if (quotes)
        buffer_add_byte(&query, '"');
    add_text(texts, &query, is_chinese, words, &seed);
    Str typed = buffer_str(&query);
    if (!quotes && !is_chinese && texts_random(&seed, 3) == 0)
        return str_part(typed, 0, typed.length - typed.length / 4);
    if (quotes)
        buffer_add_byte(&query, '"');
    return buffer_str(&query);
}

// --- the library

// One source that is being made.
typedef struct {
    Texts *texts;
    Store *store;
    uint64_t seed, bytes;
    Arena *arena; // until the next source
    StoreSource source;
    Buffer content;
    struct DraftRow *rows;
    size_t count;
} Draft;

typedef struct DraftRow {
    StoreRow row;
    size_t title, text; // where they stand in the content, which may still move
    int32_t depth, replies;
} DraftRow;

typedef struct {
    StoreTerm items[12];
    size_t count;
} Terms;

static void add_term(Terms *terms, TermKind kind, Str name)
{
    terms->items[terms->count++] = (StoreTerm){ .kind = kind, .name = name };
}

static void keep_terms(Draft *draft, StoreRow *row, const Terms *terms)
{
    StoreTerm *kept = arena_get(draft->arena, terms->count, sizeof *kept);
    memcpy(kept, terms->items, terms->count * sizeof *kept);
    row->terms = kept;
    row->term_count = terms->count;
}

static Str author_of(Draft *draft)
{
    return arena_format(draft->arena, "Author %u", texts_random(&draft->seed, AUTHORS));
}

// Adds a text and notes where it stands: its bytes may still move.
static void add_to_content(Draft *draft, bool is_chinese, uint32_t words, size_t *start,
                           Str *text)
{
    *start = draft->content.length;
    add_text(draft->texts, &draft->content, is_chinese, words, &draft->seed);
    text->length = draft->content.length - *start;
}

static void bear(Draft *draft, int32_t i, Terms *terms)
{
    static const Link links[] = { LINK_SUPPORT, LINK_SUPPORT, LINK_SUPPORT,
                                  LINK_ATTACK,  LINK_ATTACK,  LINK_UNDERCUT };
    Link link = links[texts_random(&draft->seed, COUNT(links))];
    int32_t parent = (int32_t)texts_random(&draft->seed, (uint32_t)i);
    DraftRow *above = &draft->rows[parent];
    StoreRow *row = &draft->rows[i].row;
    int side = above->row.side >= 0 ? 1 : -1;
    draft->rows[i].depth = above->depth + 1;
    row->parent = parent;
    row->link = (int)link;
    row->side = link_is_minus(link) ? -side : side;
    Str address = above->row.address;
    row->address = str_part(arena_format(draft->arena, "%.*s.%d", (int)address.length,
                                         address.data, ++above->replies),
                            0, 60);
    add_term(terms, TERM_SIDE, str(row->side > 0 ? FILING_FOR : FILING_AGAINST));
    add_term(terms, TERM_BEARING, str(link_name(link)));
}

static void add_claim(Draft *draft, int32_t i)
{
    DraftRow *made = &draft->rows[i];
    StoreRow *row = &made->row;
    Terms terms = { .count = 0 };
    bool is_chinese = draw_language(&draft->seed);
    bool is_argument = i > 0 && texts_random(&draft->seed, 4) == 0;
    *row = (StoreRow){ .class = i == 0        ? ROW_THESIS
                                : is_argument ? ROW_ARGUMENT
                                              : ROW_CLAIM,
                       .parent = -1,
                       .ordinal = i };
    add_term(&terms, TERM_IS, str(is_argument ? FILING_ARGUMENT : FILING_CLAIM));
    if (i == 0) {
        row->address = str("1");
        add_term(&terms, TERM_IS, str(FILING_THESIS));
    } else {
        bear(draft, i, &terms);
    }
    if (texts_random(&draft->seed, 3) == 0)
        add_term(
            &terms, TERM_TAG,
            arena_format(draft->arena, "tag-%u", texts_random(&draft->seed, TAGS)));
    if (texts_random(&draft->seed, 2) == 0)
        add_term(&terms, TERM_AUTHOR, author_of(draft));
    row->quality = -made->depth * 1000 + (int32_t)texts_random(&draft->seed, 6);
    keep_terms(draft, row, &terms);
    buffer_format(&draft->content, "%*s%s [", made->depth % 20 * 2, "",
                  i == 0 ? "" : "+");
    add_to_content(draft, is_chinese, 3 + texts_random(&draft->seed, 6), &made->title,
                   &row->title);
    buffer_add(&draft->content, str("]: "));
    row->near = draft->content.length;
    add_to_content(draft, is_chinese, 20 + texts_random(&draft->seed, 61), &made->text,
                   &row->text);
    buffer_add(&draft->content, str(".\n"));
}

static void add_paragraph(Draft *draft, int32_t i)
{
    DraftRow *made = &draft->rows[i];
    StoreRow *row = &made->row;
    Terms terms = { .count = 0 };
    int32_t section = i / 10 + 1;
    *row = (StoreRow){ .class = ROW_PASSAGE,
                       .parent = -1,
                       .ordinal = i,
                       .quality = texts_random(&draft->seed, 10) == 0 };
    row->address = arena_format(draft->arena, "%dp%d", section, i % 10 + 1);
    add_term(&terms, TERM_IS, str(FILING_PASSAGE));
    add_term(&terms, TERM_AUTHOR, draft->source.author);
    add_term(&terms, TERM_SECTION,
             arena_format(draft->arena, "Section %d of part %d", section, section % 7));
    keep_terms(draft, row, &terms);
    if (i % 10 == 0)
        buffer_format(&draft->content, "## Section %d of part %d\n\n", section,
                      section % 7);
    row->title = str("Section");
    add_to_content(draft, draw_language(&draft->seed),
                   20 + texts_random(&draft->seed, 61), &made->text, &row->text);
    buffer_add(&draft->content, str(".\n\n"));
}

static bool store_source(Draft *draft, Error *error)
{
    StoreSource *source = &draft->source;
    StoreRow head = { .class = ROW_THESIS,
                      .title = source->title,
                      .text = source->about,
                      .parent = -1,
                      .ordinal = -1,
                      .quality = INT32_MAX };
    bool is_debate = source->kind == SOURCE_DEBATE;
    Terms terms = { .count = 0 };
    add_term(&terms, TERM_IS, str(is_debate ? FILING_DEBATE : FILING_DOCUMENT));
    keep_terms(draft, &head, &terms);
    bool ok =
        store_add_source(draft->store, source, buffer_str(&draft->content), error);
    head.source = source->id;
    ok = ok && store_add_row(draft->store, &head, error);
    for (size_t i = 0; ok && i < draft->count; i++) {
        StoreRow *row = &draft->rows[i].row;
        row->source = source->id;
        row->text.data = draft->content.data + draft->rows[i].text;
        if (is_debate)
            row->title.data = draft->content.data + draft->rows[i].title;
        row->key = is_debate ? row->title : row->address;
        ok = store_add_row(draft->store, row, error);
        StoreCitation citation = { source->id, row->ordinal, str("doc-0-1"),
                                   str("1p1") };
        if (ok && is_debate && i % 10 == 0)
            ok = store_add_citation(draft->store, &citation, error);
    }
    return ok;
}

static bool add_source(Draft *draft, SourceKind kind, int number, size_t rows,
                       Error *error)
{
    arena_reset(draft->arena);
    Arena *arena = draft->arena;
    int library = number % LIBRARIES;
    bool is_debate = kind == SOURCE_DEBATE;
    Buffer title = { .arena = arena };
    add_text(draft->texts, &title, false, 6, &draft->seed);
    draft->count = rows;
    draft->rows = arena_get(arena, rows, sizeof draft->rows[0]);
    draft->content = (Buffer){ .arena = arena };
    draft->source = (StoreSource){
        .kind = kind,
        .library = arena_format(arena, "library-%d", library),
        .slug = arena_format(arena, "%s-%d-%d", is_debate ? "debate" : "doc", library,
                             number / LIBRARIES),
        .title = buffer_str(&title),
        .about = str("Made up to be searched."),
        .parts = (int32_t)rows,
        .theses = 1,
    };
    draft->source.path = arena_format(arena, "%s.%s", draft->source.slug.data,
                                      is_debate ? "argdown" : "md");
    draft->source.author = author_of(draft);
    for (size_t i = 0; i < rows; i++)
        (is_debate ? add_claim : add_paragraph)(draft, (int32_t)i);
    draft->bytes += draft->content.length;
    return !draft->store || store_source(draft, error);
}

bool texts_fill(Texts *texts, int64_t count, Store *store, uint64_t *bytes,
                Error *error)
{
    Draft draft = { .texts = texts, .store = store, .seed = 7, .arena = arena_new() };
    bool ok = true;
    const struct {
        SourceKind kind;
        int64_t each, count;
    } parts[] = { { SOURCE_DEBATE, CLAIMS_EACH, count - count / 2 },
                  { SOURCE_DOCUMENT, PARAGRAPHS_EACH, count / 2 } };
    for (size_t i = 0; i < COUNT(parts); i++) {
        int number = 0;
        for (int64_t left = parts[i].count; ok && left > 0; left -= parts[i].each) {
            int64_t rows = left < parts[i].each ? left : parts[i].each;
            ok = add_source(&draft, parts[i].kind, number++, (size_t)rows, error);
        }
    }
    *bytes = draft.bytes;
    arena_free(draft.arena);
    return ok;
}
