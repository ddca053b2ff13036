#include "src/library/noting.h"
#include "src/base/vec.h"
#include "src/library/intake.h"

enum { ALIKE = 24 }; // bytes that two texts must begin with to be taken for one

// The beginning of a text with all white space as single blanks.
static Str first_words(Str text, Arena *arena)
{
    Buffer out = { .arena = arena };
    bool is_apart = false;
    for (size_t i = 0; i < text.length && out.length < STATE_WORDS_BYTES; i++) {
        bool is_space = str_is_space(text.data[i]);
        if (!is_space && is_apart && out.length > 0)
            buffer_add_byte(&out, ' ');
        if (!is_space)
            buffer_add_byte(&out, text.data[i]);
        is_apart = is_space;
    }
    // A character that was cut at the end goes.
    size_t end = out.length;
    if (end == STATE_WORDS_BYTES) {
        while (end > 0 && (out.data[end - 1] & 0xC0) == 0x80)
            end--;
        end -= end > 0 && (out.data[end - 1] & 0x80);
    }
    return str_part(buffer_str(&out), 0, end);
}

Str noting_claim_words(const Debate *debate, Node node, Arena *arena)
{
    Str words = first_words(debate_text(debate, node), arena);
    return words.length > 0 ? words : first_words(debate_name(debate, node), arena);
}

Str noting_passage_words(const Document *document, size_t block, Arena *arena)
{
    return first_words(document->blocks[block].text, arena);
}

// How many bytes two texts have in common at their beginning; 0 if too few.
static size_t likeness(Str words, Str other)
{
    size_t common = 0;
    while (common < words.length && common < other.length &&
           words.data[common] == other.data[common])
        common++;
    return common >= ALIKE ||
                   (common > 0 && common == words.length && common == other.length)
               ? common
               : 0;
}

Node noting_claim(const Debate *debate, const StateNote *note)
{
    Node found = debate_find(debate, note->key);
    Node alike = { NODE_NONE, 0 };
    size_t most = 0;
    Arena *scratch = arena_new();
    int32_t claims = debate->claim_count;
    for (int32_t i = 0; found.kind == NODE_NONE && i < claims + debate->argument_count;
         i++) {
        Node node = i < claims ? node_claim(i) : node_argument(i - claims);
        Str words = noting_claim_words(debate, node, scratch);
        size_t common = likeness(note->words, words);
        if (str_starts(note->key, str("#")) &&
            str_equal(intake_key(debate, node, scratch), note->key))
            found = node;
        if (common > most) {
            most = common;
            alike = node;
        }
        arena_reset(scratch);
    }
    arena_free(scratch);
    return found.kind != NODE_NONE ? found : alike;
}

ptrdiff_t noting_passage(const Document *document, const StateNote *note)
{
    ptrdiff_t at = document_find(document, note->key), alike = -1;
    size_t most = 0;
    Arena *scratch = arena_new();
    bool is_there =
        at >= 0 &&
        (note->words.length == 0 ||
         likeness(note->words, noting_passage_words(document, (size_t)at, scratch)));
    for (size_t i = 0; !is_there && i < document->block_count; i++) {
        size_t common =
            likeness(note->words, noting_passage_words(document, i, scratch));
        if (common > most) {
            most = common;
            alike = (ptrdiff_t)i;
        }
        arena_reset(scratch);
    }
    arena_free(scratch);
    return alike >= 0 ? alike : at;
}
