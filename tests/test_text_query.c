#include "tests/check.h"
#include "ui/text_query.h"

// What is found stands in brackets.
// clang-format off
static const struct {
    const char *what, *query, *text, *marked;
    bool matches;
} cases[] = {
    { "a word",                       "power",       "Soft power is real.",    "Soft [power] is real.",     true  },
    { "any case",                     "SOFT",        "Soft power",             "[Soft] power",              true  },
    { "without its marks",            "elan",        "L'Élan vital",           "L'[Élan] vital",            true  },
    { "marks that are typed",         "Élan",        "an elan",                "an [elan]",                 true  },
    { "the beginning of a word",      "pow",         "soft powers",            "soft [powers]",             true  },
    { "not its end",                  "ower",        "soft power",             "soft power",                false },
    { "two words anywhere",           "real soft",   "Soft power is real",     "[Soft] power is [real]",    true  },
    { "one of two is missing",        "real hard",   "Soft power is real",     "Soft power is [real]",      false },
    { "words without a blank",        "soft-pow",    "Soft power, soft cheese", "[Soft power], soft cheese", true  },
    { "words in quotation marks",     "\"soft pow\"",  "Soft power, pow soft",   "[Soft power], pow soft",    true  },
    { "a word beside such",           "is \"soft po", "Soft power is, po",      "[Soft power] [is], po",     true  },
    { "the first of them is whole",   "sof-pow",     "Soft power",             "Soft power",                false },
    { "Chinese goes together",        "实力",         "软实力和实权",             "软[实力]和实权",              true  },
    { "Chinese words apart",          "实 权",        "软实力和实权",             "软[实]力和[实][权]",          true  },
    { "a word and its next",          "a ab",        "a ab abc",               "[a] [ab] [abc]",            true  },
    { "nothing typed",                "",            "Soft power",             "Soft power",                false },
    { "nothing but signs",            "!? -",        "Soft - power!?",         "Soft - power!?",            false },
    { "nothing to look in",           "a",           "",                       "",                          false },
    { "full-width letters",           "nye",         "Ｎｙｅ 2004",             "[Ｎｙｅ] 2004",              true  },
};
// clang-format on

static void test_queries(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Arena *arena = arena_new(), *scratch = arena_new();
        TextQuery query = text_query_make(str(cases[i].query), arena, scratch);
        Str text = str(cases[i].text);
        Str out = str("");
        size_t at = 0, end, start = 0;
        while (text_query_next(&query, text, &start, &end)) {
            assert_true(start >= at && end > start && end <= text.length);
            out = arena_format(arena, "%.*s%.*s[%.*s]", (int)out.length, out.data,
                               (int)(start - at), text.data + at, (int)(end - start),
                               text.data + start);
            at = start = end;
        }
        out = arena_format(arena, "%.*s%s", (int)out.length, out.data, text.data + at);
        check_str(out, cases[i].marked, cases[i].what);
        if (text_query_matches(&query, text) != cases[i].matches)
            fail_msg("%s: it should%s match", cases[i].what,
                     cases[i].matches ? "" : " not");
        arena_free(arena);
        arena_free(scratch);
    }
}

static void test_many_words(void **state)
{
    (void)state;
    Arena *arena = arena_new(), *scratch = arena_new();
    TextQuery query =
        text_query_make(str("a b c d e f g h i j k l m n o p q r s t"), arena, scratch);
    assert_int_equal(query.count, TEXT_QUERY_WORDS); // the rest are left out
    assert_true(text_query_matches(&query, str("p o n m l k j i h g f e d c b a")));
    assert_false(text_query_matches(&query, str("o n m l k j i h g f e d c b a")));
    arena_free(arena);
    arena_free(scratch);
}

TESTS(cmocka_unit_test(test_queries), cmocka_unit_test(test_many_words))
