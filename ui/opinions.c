#include "ui/opinions.h"
#include <time.h>
#include "src/base/vec.h"
#include "src/debate/address.h"
#include "src/debate/bearing.h"
#include "src/library/library.h"

static const Opinions nothing = { { ANSWER_NONE, -1 },
                                  { ANSWER_NONE, -1 },
                                  { ANSWER_NONE, -1 } };

static bool is_any(const Opinions *opinions)
{
    return opinions->truth.answer != ANSWER_NONE ||
           opinions->bearing.answer != ANSWER_NONE;
}

void opinion_book_read(OpinionBook *book, State *state, Str library, Str slug,
                       const Tree *tree)
{
    StateVerdict *verdicts;
    *book = (OpinionBook){ .tree = tree,
                           .state = state,
                           .arena = arena_new(),
                           .library = library,
                           .slug = slug };
    book->places =
        arena_get(book->arena, (size_t)tree->count + 1, sizeof *book->places);
    for (PlaceId id = 0; id < tree->count; id++)
        book->places[id] = nothing;
    size_t count = state == NULL
                       ? 0
                       : state_verdicts(state, library, slug, book->arena, &verdicts);
    for (size_t i = 0; i < count; i++) {
        Node node = library_node(tree->debate, verdicts[i].key);
        PlaceId home = node.kind == NODE_NONE ? NONE : tree_home(tree, node);
        if (home == NONE)
            continue;
        book->places[home] =
            (Opinions){ verdicts[i].truth, verdicts[i].bearing, verdicts[i].before };
        book->has_any = book->has_any || is_any(&book->places[home]);
    }
}

void opinion_book_free(OpinionBook *book)
{
    arena_free(book->arena);
}

bool opinion_book_set(OpinionBook *book, PlaceId home, const Opinions *opinions,
                      bool ends, Error *error)
{
    Arena *arena = arena_new();
    const Place *place = &book->tree->places[home];
    Opinions *kept = &book->places[home];
    StateVerdict verdict = { .library = book->library,
                             .source = book->slug,
                             .key = library_key(book->tree->debate, place->node, arena),
                             .truth = opinions->truth,
                             .bearing = opinions->bearing,
                             .before = opinions->truth,
                             .changed = (int64_t)time(NULL) };
    Opinion before = kept->before;
    *kept = *opinions;
    kept->before = before;
    bool is_first = ends && place->parent == NONE && before.answer == ANSWER_NONE;
    if (is_first)
        kept->before = opinions->truth;
    book->has_any = true;
    bool ok = book->state == NULL ||
              (state_set_verdict(book->state, &verdict, error) &&
               (!is_first || state_set_stance(book->state, &verdict, error)));
    arena_free(arena);
    return ok;
}

// --- words

static const Opinions *opinions_at(const OpinionBook *book, PlaceId place)
{
    if (book == NULL || !book->has_any)
        return &nothing;
    return &book->places[book->tree->places[place].home];
}

Str opinion_book_mark(const OpinionBook *book, PlaceId place, Arena *arena)
{
    const Opinions *opinions = opinions_at(book, place);
    if (!is_any(opinions))
        return str("");
    const char *truth = answer_word(opinions->truth.answer);
    if (opinions->bearing.answer != ANSWER_NO)
        return truth[0] == '\0' ? str("") : arena_format(arena, "(%s) ", truth);
    return arena_format(arena, "(%s%sbeside the point) ", truth,
                        truth[0] == '\0' ? "" : ", ");
}

Str opinion_book_words(const OpinionBook *book, PlaceId place, Arena *arena)
{
    const Opinions *opinions = opinions_at(book, place);
    if (book == NULL || !is_any(opinions))
        return str("");
    const Tree *tree = book->tree;
    Buffer out = { .arena = arena };
    Str truth = opinion_words(opinions->truth, arena);
    buffer_format(&out, "my answer: %.*s", STR_ARGUMENTS(truth));
    if (opinions->before.answer != ANSWER_NONE &&
        opinions->before.answer != opinions->truth.answer) {
        Str before = opinion_words(opinions->before, arena);
        buffer_format(&out, " (before reading: %.*s)", STR_ARGUMENTS(before));
    }
    PlaceId parent = tree->places[tree->places[place].home].parent;
    if (opinions->bearing.answer != ANSWER_NONE && parent != NONE) {
        Str target = address_of(tree, parent, arena);
        Str bearing = opinion_words(opinions->bearing, arena);
        buffer_format(&out, "; bears on %.*s: %.*s", STR_ARGUMENTS(target),
                      STR_ARGUMENTS(bearing));
    }
    return buffer_str(&out);
}

Judgements opinion_book_judgements(const OpinionBook *book, Arena *arena)
{
    Judgements made = judgements_make(book->tree, arena);
    for (PlaceId id = 0; id < book->tree->count; id++) {
        made.truth[id] = (unsigned char)book->places[id].truth.answer;
        made.bearing[id] = (unsigned char)book->places[id].bearing.answer;
    }
    return made;
}

const double *opinion_book_votes(const OpinionBook *book, Arena *arena)
{
    enum { USUAL = 2 }; // the strength of an answer without one
    const Debate *debate = book->tree->debate;
    size_t nodes = (size_t)debate->claim_count + (size_t)debate->argument_count;
    double *votes = book->has_any ? arena_get(arena, nodes + 1, sizeof *votes) : NULL;
    for (size_t i = 0; votes != NULL && i < nodes; i++)
        votes[i] = -1;
    for (PlaceId id = 0; votes != NULL && id < book->tree->count; id++) {
        Opinion truth = book->places[id].truth;
        int strength = truth.strength < 0 ? USUAL : truth.strength;
        double way = truth.answer == ANSWER_YES  ? 1
                     : truth.answer == ANSWER_NO ? -1
                                                 : 0;
        if (truth.answer != ANSWER_NONE)
            votes[bearing_node(debate, book->tree->places[id].node)] =
                0.5 + way * 0.5 * strength / STRENGTH_MOST;
    }
    return votes;
}
