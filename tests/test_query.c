#include "src/base/vec.h"
#include "src/library/query.h"
#include "tests/check.h"

// Parts as a letter for the kind (w: word, i: in:, d: doc:, ...), "-" before it where
// it may not be there and "|" where OR stands before it, the text, and "." where it has
// ended.
// clang-format off
static const struct {
    const char *what, *query, *parts;
} cases[] = {
    { "nothing",                           "",                      ""                        },
    { "blanks",                            " \t\n ",                ""                        },
    { "a word being typed",                "soft",                  "w<soft>"                 },
    { "a word that has ended",             "soft ",                 "w<soft>."                },
    { "words",                             " soft  power",          "w<soft>. w<power>"       },
    { "words together",                    "\"soft power\"",        "w<soft power>."          },
    { "words together, being typed",       "a \"soft pow",          "w<a>. w<soft pow>"       },
    { "an empty pair of marks",            "\"\" x",                "w<>. w<x>"               },
    { "one mark alone",                    "\"",                    "w<>"                     },
    { "a mark within a word is part of it","5\"x y",                "w<5\"x>. w<y>"           },
    { "two phrases without a blank",       "\"a b\"\"c d\"",        "w<a b>. w<c d>."         },
    { "a filter",                          "in:real-power x",       "i<real-power>. w<x>"     },
    { "a filter being typed",              "x in:real",             "w<x>. i<real>"           },
    { "a filter without a name",           "in:",                   "i<>"                     },
    { "a filter for documents",            "doc:forum",             "d<forum>"                },
    { "a filter with blanks",              "in:\"a b\" c",          "i<a b>. w<c>"            },
    { "all filters",                       "is:claim side:for re:attack tag:x author:y section:z cites:c sort:best",
      "k<claim>. s<for>. r<attack>. t<x>. a<y>. e<z>. c<c>. o<best>" },
    { "a filter unknown is a word",        "isnt:claim",            "w<isnt:claim>"           },
    { "a word that may not be there",      "soft -power",           "w<soft>. -w<power>"      },
    { "words and filters that may not",    "-\"a b\" -in:x -y ",    "-w<a b>. -i<x>. -w<y>."  },
    { "a minus alone is a word",           "- -",                   "w<->. w<->"              },
    { "within a word it is part of it",    "soft-power",            "w<soft-power>"           },
    { "one word or another",               "soft OR hard power",    "w<soft>. |w<hard>. w<power>" },
    { "three of them",                     "a OR tag:b OR \"c d\"", "w<a>. |t<b>. |w<c d>."   },
    { "an OR being typed",                 "a OR",                  "w<a>."                   },
    { "an OR with nothing before it",      "OR a",                  "w<OR>. w<a>"             },
    { "OR twice",                          "a OR OR b",             "w<a>. |w<b>"             },
    { "OR before what may not be there",   "a OR -b OR c",          "w<a>. -w<b>. w<c>"       },
    { "or in small letters is a word",     "a or b",                "w<a>. w<or>. w<b>"       },
    { "OR in quotation marks, too",        "a \"OR\" b",            "w<a>. w<OR>. w<b>"       },
    { "capitals are no filter",            "IN:x",                  "w<IN:x>"                 },
    { "other operators are words",         "AND* NEAR(c) NOT",      "w<AND*>. w<NEAR(c)>. w<NOT>" },
    { "what is no text stays what it is",  "\xFF\xC3 x",            "w<\xFF\xC3>. w<x>"       },
};
// clang-format on

static Str describe(const Query *query, Arena *arena)
{
    Buffer out = { .arena = arena };
    for (size_t i = 0; i < query->count; i++)
        buffer_format(
            &out, "%s%s%s%c<%.*s>%s", i > 0 ? " " : "",
            query->parts[i].absent ? "-" : "", query->parts[i].either ? "|" : "",
            "widksrtaeco"[query->parts[i].kind], (int)query -> parts[i].text.length,
            query->parts[i].text.data, query->parts[i].ended ? "." : "");
    return buffer_str(&out);
}

static void test_parts(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Arena *arena = arena_new();
        Query query = query_read(str(cases[i].query), arena);
        check_str(describe(&query, arena), cases[i].parts, cases[i].what);
        arena_free(arena);
    }
}

static void r18_limits_of_a_query(void **state)
{
    (void)state;
    char text[QUERY_BYTES + 4];
    Arena *arena = arena_new();
    memset(text, 'a', sizeof text);
    Query query = query_read((Str){ text, QUERY_BYTES }, arena);
    assert_false(query.was_cut);
    assert_int_equal(query.parts[0].text.length, QUERY_BYTES);
    query = query_read((Str){ text, QUERY_BYTES + 1 }, arena);
    assert_true(query.was_cut);
    assert_int_equal(query.parts[0].text.length, QUERY_BYTES);
    memcpy(text + QUERY_BYTES - 1, "é", 2); // a character is not cut in two
    query = query_read((Str){ text, sizeof text }, arena);
    assert_int_equal(query.parts[0].text.length, QUERY_BYTES - 1);

    Buffer words = { .arena = arena };
    for (int i = 0; i < QUERY_WORDS; i++)
        buffer_add(&words, str(i < QUERY_FILTERS ? "w in:x " : "w "));
    query = query_read(buffer_str(&words), arena);
    assert_int_equal(query.count, QUERY_WORDS + QUERY_FILTERS);
    assert_false(query.has_more_words || query.has_more_filters);
    buffer_add(&words, str("more doc:y"));
    query = query_read(buffer_str(&words), arena);
    assert_int_equal(query.count, QUERY_WORDS + QUERY_FILTERS);
    assert_true(query.has_more_filters);
    assert_true(query.has_more_words);
    arena_free(arena);
}

// Marks as square brackets in the text.
// clang-format off
static const struct {
    const char *what, *words[3];
    bool prefix;
    const char *text, *marked;
} marks[] = {
    { "a word wherever it stands", { "power" }, false, "Power, power: powers", "[Power], [power]: powers" },
    { "the beginning of a word",   { "pow" }, true, "Power and powder", "[Power] and [powder]" },
    { "only the last is one",      { "po", "so" }, true, "po power soft", "[po] power [soft]" },
    { "words that stand together", { "soft power" }, false, "soft power, power soft", "[soft] [power], power soft" },
    { "each of them once",         { "a b", "b c" }, false, "a b c b", "[a] [b] [c] b" },
    { "whatever the accents",      { "cafe" }, false, "Le Café, CAFÉ", "Le [Café], [CAFÉ]" },
    { "Chinese characters",        { "软实" }, false, "中国软实力软", "中国[软][实]力软" },
    { "nothing",                   { "x" }, false, "abc", "abc" },
    { "no words",                  { "" }, true, "abc", "abc" },
    { "letters that fold to two",  { "strasse" }, false, "Die Straße!", "Die [Straße]!" },
};
// clang-format on

static void test_marks(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(marks); i++) {
        Arena *arena = arena_new();
        StoreWords words[3] = { 0 };
        Str text = str(marks[i].text);
        size_t count = 0, at = 0;
        for (; count < 3 && marks[i].words[count]; count++)
            words[count].text = str(marks[i].words[count]);
        if (count > 0)
            words[count - 1].is_beginning = marks[i].prefix;
        Mark *found;
        Buffer out = { .arena = arena };
        size_t mark_count = query_marks(words, count, text, arena, &found);
        for (size_t j = 0; j < mark_count; at = found[j++].end) {
            buffer_add(&out, str_part(text, at, found[j].start));
            buffer_add_byte(&out, '[');
            buffer_add(&out, str_part(text, found[j].start, found[j].end));
            buffer_add_byte(&out, ']');
        }
        buffer_add(&out, str_from(text, at));
        check_str(buffer_str(&out), marks[i].marked, marks[i].what);
        arena_free(arena);
    }
}

TESTS(cmocka_unit_test(test_parts), cmocka_unit_test(r18_limits_of_a_query),
      cmocka_unit_test(test_marks))
