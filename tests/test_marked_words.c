#include "src/base/vec.h"
#include "src/text/text.h"
#include "tests/check.h"
#include "ui/marked_words.h"

// What is marked stands in brackets.
// clang-format off
static const struct {
    const char *what, *query, *text, *marked;
} cases[] = {
    { "a word",                     "power",             "Soft power is real.",     "Soft [power] is real."        },
    { "its beginning",              "pow",               "Soft power is real.",     "Soft [power] is real."        },
    { "other forms",                "visits",            "Visiting, a visit.",      "[Visiting], a [visit]."       },
    { "no other word",              "artist",            "An art",                  "An art"                       },
    { "together",                   "\"soft power\"",    "Soft power, soft cheese", "[Soft power], soft cheese"    },
    { "together, still typed",      "\"soft pow",        "Soft power, soft cheese", "[Soft power], soft cheese"    },
    { "together, in no other form", "\"soft powers\"",   "soft power",              "soft power"                   },
    { "together, and a word",       "\"soft power\" it", "it: soft power soft",     "[it]: [soft power] soft"      },
    { "a word, and together",       "it \"soft power\"", "it: soft power soft",     "[it]: [soft power] soft"      },
    { "two pairs",                  "\"a b\" \"c d\"",   "a b c d b c",             "[a b] [c d] b c"              },
    { "Chinese",                    "实力",               "软实力 和力",               "软[实力] 和力"                 },
    { "accents",                    "elan",              "L'Élan",                  "L'[Élan]"                     },
    { "nothing",                    "",                  "Soft power",              "Soft power"                   },
};
// clang-format on

// The row with brackets around what has the role of a match.
static Str with_brackets(Str text, Canvas canvas, Arena *arena)
{
    Buffer out = { .arena = arena };
    Cluster cluster;
    bool was = false;
    for (int column = 0; text_next(&text, &cluster); column += cluster.width) {
        bool is = canvas_cell(canvas, 0, column)->role == ROLE_MATCH;
        if (is != was)
            buffer_add_byte(&out, is ? '[' : ']');
        buffer_add(&out, cluster.text);
        was = is;
    }
    if (was)
        buffer_add_byte(&out, ']');
    return buffer_str(&out);
}

static void test_marks(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Arena *arena = arena_new();
        MarkedWords marked = { .arena = arena_new() };
        Canvas canvas = canvas_new(1, 60);
        Str text = str(cases[i].text);
        marked_words_set(&marked, str(cases[i].query));
        canvas_text(canvas, 0, 0, ROLE_TEXT, text);
        marked_words_draw(&marked, canvas, 0, 0, text, arena);
        check_str(with_brackets(text, canvas, arena), cases[i].marked, cases[i].what);
        assert_int_equal(marked_words_has(&marked, text, arena),
                         strchr(cases[i].marked, '[') != NULL);
        canvas_free(canvas);
        arena_free(marked.arena);
        arena_free(arena);
    }
}

TESTS(cmocka_unit_test(test_marks))
