#include "ui/plain_claim.h"
#include <inttypes.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/debate/address.h"
#include "src/debate/voice.h"
#include "src/text/text.h"
#include "ui/library_entry.h"
#include "ui/outline_details.h"

Str plain_stop(Str text, Arena *arena)
{
    static const char *const ends[] = { ".", "?", "!", ":", "…", "。", "？", "！" };
    text = str_trim(text);
    for (size_t i = 0; i < COUNT(ends); i++)
        if (text.length == 0 || str_ends(text, str(ends[i])))
            return text;
    return arena_format(arena, "%.*s.", STR_ARGUMENTS(text));
}

static Str clean(Str text, Arena *arena)
{
    return str_trim(text_clean(arena, text, false, NULL));
}

static const Place *home_of(const Tree *tree, PlaceId place)
{
    return &tree->places[tree->places[place].home];
}

// The title, or the beginning of a text that has none.
static Str name_of(const Tree *tree, PlaceId place, Arena *arena)
{
    Node node = tree->places[place].node;
    if (node.kind == NODE_ARGUMENT && debate_is_untitled(tree->debate, node) &&
        debate_text(tree->debate, node).length == 0)
        return str("an argument without a title");
    return clean(debate_name(tree->debate, node), arena);
}

// The text, empty if the name says it already.
static Str text_of(const Tree *tree, PlaceId place, Arena *arena)
{
    Node node = tree->places[place].node;
    Str text = debate_text(tree->debate, node);
    return str_equal(text, debate_name(tree->debate, node)) ? str("")
                                                            : clean(text, arena);
}

// --- counts

static void add_count(Buffer *out, int32_t count, const char *one, const char *more)
{
    if (count > 0)
        buffer_format(out, ", %" PRId32 " %s", count, count == 1 ? one : more);
}

// That there are none is "unanswered", unless what stands is said in such words.
static void add_objections(Buffer *out, const int32_t *replies, bool is_labelled)
{
    if (!is_labelled && replies[LINK_ATTACK] == 0 && replies[LINK_UNDERCUT] == 0)
        buffer_add(out, str(", unanswered"));
    add_count(out, replies[LINK_ATTACK], "objection", "objections");
    add_count(out, replies[LINK_UNDERCUT], "undercut", "undercuts");
}

static void add_others(Buffer *out, const int32_t *replies)
{
    add_count(out, replies[LINK_SUPPORT], "support", "supports");
    add_count(out, replies[LINK_PREMISE], "premise", "premises");
    add_count(out, replies[LINK_EQUIVALENT], "equivalent", "equivalents");
    add_count(out, replies[LINK_CONTRARY], "contrary", "contraries");
    add_count(out, replies[LINK_CONTRADICTORY], "contradictory", "contradictories");
}

static size_t citations_of(const OutlineSubject *subject, Node node, Arena *arena,
                           Citation **citations)
{
    return subject->library == NULL
               ? 0
               : library_citations(subject->library, subject->source, node, arena,
                                   citations);
}

static void add_marks(Buffer *out, const PlainDebate *debate, PlaceId place)
{
    const OutlineSubject *subject = debate->subject;
    Citation *citations;
    PlaceId home = subject->tree->places[place].home;
    size_t count =
        citations_of(subject, subject->tree->places[home].node, out->arena, &citations);
    bool is_folded = debate->rows && home == place &&
                     outline_rows_has_children(debate->rows, place) &&
                     !outline_rows_is_open(debate->rows, place);
    if (is_folded)
        buffer_add(out, str(", folded"));
    add_count(out, (int32_t)count, "citation", "citations");
    if (subject->state != NULL && subject->is_read[home])
        buffer_add(out, str(", read"));
    if (subject->is_noted[home])
        buffer_add(out, str(", noted"));
}

// --- sentences

// Of an address that is longer than anyone listens to, only the end is said.
static void add_address(Buffer *out, const Tree *tree, PlaceId place)
{
    enum { MOST = 80 };
    static const char cut[] = "…";
    Str address = address_end(tree, place, MOST, out->arena);
    bool is_cut = str_starts(address, str(cut));
    buffer_format(out, "%s%.*s", is_cut ? "An address that ends in " : "",
                  STR_ARGUMENTS(str_from(address, is_cut ? strlen(cut) : 0)));
}

static void add_relation(Buffer *out, const Tree *tree, PlaceId place)
{
    Str relation = outline_relation(tree, place, out->arena);
    bool is_argument = tree->places[place].node.kind == NODE_ARGUMENT;
    add_address(out, tree, place);
    buffer_format(out, ", %s%.*s", is_argument ? "argument, " : "",
                  STR_ARGUMENTS(relation));
    if (tree->places[place].home != place)
        buffer_add(out, str(", a reference"));
}

// What there is below a claim, and what has been done with it.
static void add_replies(Buffer *out, const PlainDebate *debate, PlaceId place)
{
    const Place *home = home_of(debate->subject->tree, place);
    const Stands *stands = debate->subject->stands;
    if (stands_is_shown(stands))
        buffer_format(out, ", %s", stands_word(stands, place));
    add_objections(out, home->replies, stands_is_shown(stands));
    if (home->below > 0)
        buffer_format(out, ", %" PRId32 " below", home->below);
    add_others(out, home->replies);
    add_marks(out, debate, place);
}

static void add_name(Buffer *out, const Tree *tree, PlaceId place)
{
    Str name = plain_stop(name_of(tree, place, out->arena), out->arena);
    buffer_format(out, ": %.*s", STR_ARGUMENTS(name));
}

// During an exercise: what has been guessed, or the question.
static void add_exercise(Buffer *out, const PlainDebate *debate, PlaceId place)
{
    const Predict *predict = debate->subject->predict;
    Str mark = predict_words(predict, place, out->arena);
    add_address(out, debate->subject->tree, place);
    if (mark.length > 0)
        buffer_format(out, ", %.*s", STR_ARGUMENTS(mark));
}

Str plain_claim(const PlainDebate *debate, PlaceId place, SayLength length,
                Arena *arena)
{
    const Tree *tree = debate->subject->tree;
    Buffer out = { .arena = arena };
    const Predict *predict = debate->subject->predict;
    if (predict_is_on(predict))
        add_exercise(&out, debate, place);
    else
        add_relation(&out, tree, place);
    if (length != SAY_SHORT && !predict_is_on(predict))
        add_replies(&out, debate, place);
    add_name(&out, tree, place);
    if (predict_asks(predict, place) && predict_mark(predict, place, arena).length == 0)
        buffer_format(&out, " %.*s",
                      STR_ARGUMENTS(predict_question(predict, place, arena)));
    Str text = length == SAY_LONG ? text_of(tree, place, arena) : str("");
    if (text.length > 0)
        buffer_format(&out, " %.*s", STR_ARGUMENTS(plain_stop(text, arena)));
    return buffer_str(&out);
}

static void add_line(Buffer *out, const char *what, Str text)
{
    if (text.length > 0)
        buffer_format(out, "\n%s%.*s", what,
                      STR_ARGUMENTS(plain_stop(text, out->arena)));
}

static void add_citations(Buffer *out, const OutlineSubject *subject, Node node)
{
    Citation *citations;
    size_t count = citations_of(subject, node, out->arena, &citations);
    for (size_t i = 0; i < count; i++) {
        const Citation *citation = &citations[i];
        Str title =
            citation->source < 0
                ? citation->document
                : library_source(subject->library, (size_t)citation->source)->title;
        buffer_format(out, "\nCites %.*s%s%.*s%s",
                      STR_ARGUMENTS(clean(title, out->arena)),
                      citation->at.length > 0 ? ", " : "",
                      STR_ARGUMENTS(passage_words(citation->at, out->arena)),
                      citation->block >= 0 ? "; d goes there."
                                           : ", which is not in this library.");
    }
}

static void add_note(Buffer *out, const OutlineSubject *subject, PlaceId home)
{
    StateNote note;
    if (outline_note(subject, home, out->arena, &note))
        add_line(out, "Your note: ", text_clean(out->arena, note.text, true, NULL));
}

Str plain_claim_whole(const PlainDebate *debate, PlaceId place, Arena *arena)
{
    const OutlineSubject *subject = debate->subject;
    const Tree *tree = subject->tree;
    Node node = tree->places[place].node;
    Relative *relatives;
    Buffer out = { .arena = arena };
    buffer_add(&out, plain_claim(debate, place, SAY_USUAL, arena));
    add_line(&out, "", text_of(tree, place, arena));
    if (tree->places[place].parent != NONE)
        add_line(&out, "Its role: ", outline_role(tree, node, arena));
    Str opinion = opinion_book_words(subject->opinions, place, arena);
    if (opinion.length > 0)
        add_line(&out, "",
                 arena_format(arena, "M%.*s", STR_ARGUMENTS(str_from(opinion, 1))));
    Str stands = stands_words(subject->stands, place, arena);
    if (stands.length > 0)
        add_line(&out, "What stands: ", stands);
    add_line(&out, "Said by ", clean(voice_speaker(subject->debate, node), arena));
    add_line(&out, "From ", clean(voice_source(subject->debate, node), arena));
    add_citations(&out, subject, node);
    add_note(&out, subject, tree->places[place].home);
    size_t count = outline_relatives(tree, place, arena, &relatives);
    if (count > 0)
        buffer_format(&out, "\nIt has %zu relation%s; ] goes through them.", count,
                      count == 1 ? "" : "s");
    return buffer_str(&out);
}

// --- the way up

static void add_step(Buffer *out, const Tree *tree, PlaceId place)
{
    buffer_add(out, str("\nAbove it: "));
    add_relation(out, tree, place);
    add_name(out, tree, place);
}

Str plain_claim_path(const PlainDebate *debate, PlaceId place, Arena *arena)
{
    enum { NEAREST = 8 };
    const Tree *tree = debate->subject->tree;
    Buffer out = { .arena = arena };
    buffer_add(&out, plain_claim(debate, place, SAY_USUAL, arena));
    add_note(&out, debate->subject, tree->places[place].home);
    PlaceId above = tree->places[place].parent;
    for (int i = 0; i < NEAREST && above != NONE; i++) {
        add_step(&out, tree, above);
        above = tree->places[above].parent;
    }
    if (above == NONE)
        return buffer_str(&out);
    PlaceId root = tree->places[above].root;
    int32_t between = tree->places[above].depth;
    if (between > 0)
        buffer_format(&out, "\nThen %" PRId32 " more claims up to the thesis.",
                      between);
    add_step(&out, tree, root);
    return buffer_str(&out);
}

// --- relations

Str plain_claim_relation(const PlainDebate *debate, PlaceId place, int relation,
                         Arena *arena)
{
    const Tree *tree = debate->subject->tree;
    Relative *relatives;
    size_t count = outline_relatives(tree, place, arena, &relatives);
    if (relation < 0 || (size_t)relation >= count)
        return str("");
    const Relative *relative = &relatives[relation];
    Str address = address_of(tree, relative->far, arena);
    Str name = name_of(tree, relative->far, arena);
    const char *verb = link_verb(relative->link);
    if (relative->is_out || link_is_symmetric(relative->link))
        return arena_format(arena,
                            "Relation %d of %zu: it %s %.*s, %.*s Enter goes there.",
                            relation + 1, count, verb, STR_ARGUMENTS(address),
                            STR_ARGUMENTS(plain_stop(name, arena)));
    return arena_format(arena, "Relation %d of %zu: %.*s %s it: %.*s Enter goes there.",
                        relation + 1, count, STR_ARGUMENTS(address), verb,
                        STR_ARGUMENTS(plain_stop(name, arena)));
}

// --- the outline

// Unlike in a sentence by itself, siblings are not counted: they are heard one after
// the other, and there may be many.
static void add_outline_line(Buffer *out, const PlainDebate *debate, PlaceId place)
{
    const Tree *tree = debate->subject->tree;
    const Place *at = &tree->places[place];
    add_address(out, tree, place);
    buffer_format(out, ", %s%s",
                  at->link == LINK_ATTACK ? "objection" : link_name(at->link),
                  at->home == place ? "" : ", a reference");
    add_replies(out, debate, place);
    add_name(out, tree, place);
}

Str plain_claim_outline(const PlainDebate *debate, PlaceId place, Arena *arena)
{
    const Tree *tree = debate->subject->tree;
    const Sieve *sieve = debate->rows ? debate->rows->sieve : NULL;
    PlaceId end = tree_after(tree, place);
    Buffer out = { .arena = arena };
    for (PlaceId id = place; id < end; id++) {
        if (!sieve_passes(sieve, id))
            continue;
        if (out.length > 0)
            buffer_add_byte(&out, '\n');
        add_outline_line(&out, debate, id);
        // What is asked for is read even if it is folded itself.
        bool is_open =
            id == place || !debate->rows || outline_rows_is_open(debate->rows, id);
        if (!is_open)
            id = tree_after(tree, id) - 1;
    }
    return buffer_str(&out);
}
