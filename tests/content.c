#include "tests/content.h"
#include <stdlib.h>
#include "src/store/words.h"

enum {
    CLAIM_WORDS = 30,
    TITLE_WORDS = 6,
};

void content_expect(Content *content, bool holds, Str where, const char *what)
{
    if (holds)
        return;
    print_error("%.*s: %s\n", STR_ARGUMENTS(where), what);
    content->failures++;
}

int content_open(void **state)
{
    Content *content = xalloc(sizeof *content);
    Error error;
    *content = (Content){ .arena = arena_new() };
    content->library = library_read((const char *[]){ "content" }, 1, &error);
    assert_non_null(content->library);
    *state = content;
    return 0;
}

int content_close(void **state)
{
    Content *content = *state;
    library_close(content->library);
    arena_free(content->arena);
    free(content);
    return 0;
}

bool content_is_ours(const StoreSource *source, SourceKind kind)
{
    return source->kind == kind && str_is(source->library, "soft-power");
}

const OpenDebate *content_debate(Content *content, size_t source)
{
    return content_is_ours(library_source(content->library, source), SOURCE_DEBATE)
               ? library_debate(content->library, source)
               : NULL;
}

int content_words(Str text)
{
    int count = 0;
    bool inside = false;
    for (size_t i = 0; i < text.length; i++) {
        count += !str_is_space(text.data[i]) && !inside;
        inside = !str_is_space(text.data[i]);
    }
    return count;
}

int content_sentences(Str text)
{
    int count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += strchr(".?!", text.data[i]) &&
                 (i + 1 == text.length || str_is_space(text.data[i + 1]));
    return count;
}

Str content_claim_text(const Claim *claim)
{
    ptrdiff_t tag = str_find(claim->text, str(" #"));
    return str_trim(tag < 0 ? claim->text : str_part(claim->text, 0, (size_t)tag));
}

// A word that points to something outside the claim.
static bool points_outside(Content *content, Str text)
{
    static const char *const pointing[] = { "this", "these", "such" };
    Str *list;
    size_t count = words_list(text, content->arena, &list);
    for (size_t i = 0; i < count; i++) {
        bool is_such_as =
            i + 1 < count && (str_is(list[i + 1], "as") || str_is(list[i + 1], "who"));
        for (size_t p = 0; p < COUNT(pointing) && !is_such_as; p++)
            if (str_is(list[i], pointing[p]))
                return true;
    }
    return count > 0 && (str_is(list[0], "it") || str_is(list[0], "they"));
}

void content_check_words(Content *content, const Claim *claim)
{
    Str text = content_claim_text(claim), title = claim->title;
    content_expect(content, content_words(title) <= TITLE_WORDS, title,
                   "a title of more than 6 words");
    content_expect(content,
                   content_words(text) >= 4 && content_words(text) <= CLAIM_WORDS,
                   title, "a text of fewer than 4 or more than 30 words");
    content_expect(content, content_sentences(text) == 1 && str_ends(text, str(".")),
                   title, "not one sentence that ends in a full stop");
    content_expect(content, !points_outside(content, text), title,
                   "a word that points outside the claim");
}
