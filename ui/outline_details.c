#include "ui/outline_details.h"
#include <inttypes.h>
#include "src/base/vec.h"
#include "src/debate/address.h"
#include "src/debate/voice.h"
#include "src/text/text.h"
#include "ui/link_look.h"

typedef struct {
    const OutlineSubject *subject;
    const DetailsWanted *wanted;
    Arena *arena;
    Details details;
} Maker;

static void add_line(Maker *maker, Str text, Role role)
{
    Details *details = &maker->details;
    details->lines = vec_room(maker->arena, details->lines, details->count,
                              &details->capacity, sizeof details->lines[0]);
    details->lines[details->count++] = (DetailLine){ text, role };
}

// The text on as many lines as it takes; if there are more than `most` (0: no limit),
// the last one says that it goes on.
static void add_wrapped(Maker *maker, Str text, Role role, int most)
{
    if (text.length == 0)
        return;
    int columns = maker->wanted->columns;
    Lines lines = text_wrap(maker->arena, text, columns);
    for (size_t i = 0; i < lines.count; i++) {
        Str line = lines.lines[i];
        bool is_last = most > 0 && i + 1 == (size_t)most;
        if (is_last && i + 1 < lines.count)
            line = arena_format(maker->arena, "%.*s…",
                                STR_ARGUMENTS(text_fit(line, columns - 1)));
        add_line(maker, line, role);
        if (is_last)
            break;
    }
}

// One line, cut if need be.
static void add_cut(Maker *maker, Str text, Role role)
{
    add_line(maker, text_cut(maker->arena, text, maker->wanted->columns), role);
}

// --- text

// The text, unless it only says what the row says already.
static void add_text(Maker *maker)
{
    const Debate *debate = maker->subject->debate;
    const DetailsWanted *wanted = maker->wanted;
    Node node = maker->subject->tree->places[wanted->place].node;
    Str text = str_trim(debate_text(debate, node));
    Str name = debate_name(debate, node);
    if (wanted->is_selected && wanted->needs_title)
        add_wrapped(maker, outline_name(debate, node, maker->arena), ROLE_STRONG, 0);
    if (!str_equal(text, str_trim(name)))
        add_wrapped(maker, text, ROLE_TEXT, wanted->is_selected ? 0 : wanted->most);
    maker->details.text_end = maker->details.count;
}

// --- role

// A line of parts, broken between them where it grows too long.
typedef struct {
    Maker *maker;
    Buffer line;
} Parts;

// As a rule the line is cut, which spares a step in the outline one more line to send;
// not where it would be too short to say anything, nor where all is to be read.
static bool is_wrapped(const DetailsWanted *wanted)
{
    return wanted->level == TEXT_ALL || wanted->needs_address;
}

static void end_parts(Parts *parts)
{
    add_wrapped(parts->maker, buffer_str(&parts->line), ROLE_DIM, 0);
    parts->line = (Buffer){ .arena = parts->maker->arena };
}

static void add_part(Parts *parts, Str part)
{
    enum { SEPARATOR = 3 };
    int width = text_width(buffer_str(&parts->line));
    if (part.length == 0)
        return;
    if (width > 0 && is_wrapped(parts->maker->wanted) &&
        width + SEPARATOR + text_width(part) > parts->maker->wanted->columns)
        end_parts(parts);
    else if (width > 0)
        buffer_add(&parts->line, str(" · "));
    buffer_add(&parts->line, part);
}

static void add_tags(Parts *parts, const Debate *debate, Node node)
{
    bool is_claim = node.kind == NODE_CLAIM;
    const TagId *tags =
        is_claim ? debate->claims[node.id].tags : debate->arguments[node.id].tags;
    size_t count = is_claim ? debate->claims[node.id].tag_count
                            : debate->arguments[node.id].tag_count;
    Buffer words = { .arena = parts->maker->arena };
    for (size_t i = 0; i < count; i++)
        buffer_format(&words, "%s#%.*s", i > 0 ? " " : "",
                      STR_ARGUMENTS(debate->tags[tags[i]]));
    add_part(parts, buffer_str(&words));
}

// What the relation to the claim above is called, where its sign alone says too little:
// undercuts and underminers are told apart from rebuttals.
static Str relation_words(const Tree *tree, PlaceId place, Arena *arena)
{
    const Place *at = &tree->places[place];
    if (at->link == LINK_UNDERCUT) {
        Str step = outline_step(tree, place, arena);
        return arena_format(arena, "undercuts %.*s", STR_ARGUMENTS(step));
    }
    const Place *above = at->parent == NONE ? NULL : &tree->places[at->parent];
    if (above && above->link == LINK_PREMISE && at->link == LINK_ATTACK) {
        Str argument = address_of(tree, above->parent, arena);
        return arena_format(arena, "undermines a premise of %.*s",
                            STR_ARGUMENTS(argument));
    }
    return str("");
}

// The inference rules of an argument, as its author names them.
static Str rule_words(const Debate *debate, Node node, Arena *arena)
{
    Buffer out = { .arena = arena };
    if (node.kind != NODE_ARGUMENT)
        return str("");
    const Argument *argument = &debate->arguments[node.id];
    for (int32_t i = 0; i < argument->step_count; i++) {
        const Step *step = &debate->steps[argument->first_step + i];
        for (size_t k = 0; k < step->rule_count; k++)
            buffer_format(&out, "%s%.*s", out.length > 0 ? ", " : "by ",
                          STR_ARGUMENTS(step->rules[k]));
    }
    return buffer_str(&out);
}

static void add_role(Maker *maker)
{
    const OutlineSubject *subject = maker->subject;
    const DetailsWanted *wanted = maker->wanted;
    const Tree *tree = subject->tree;
    const Place *place = &tree->places[wanted->place];
    Parts line = { .maker = maker, .line = { .arena = maker->arena } };
    if (predict_is_on(subject->predict))
        return; // a role tells how claims bear
    if (wanted->needs_address)
        add_part(&line, address_of(tree, wanted->place, maker->arena));
    Str stands = stands_words(subject->stands, wanted->place, maker->arena);
    if (stands.length > 0)
        add_part(&line, arena_format(maker->arena, "%s %.*s",
                                     stands_sign(subject->stands, wanted->place),
                                     STR_ARGUMENTS(stands)));
    add_part(&line, opinion_book_words(subject->opinions, wanted->place, maker->arena));
    add_part(&line, outline_role(tree, place->node, maker->arena));
    add_part(&line, relation_words(tree, wanted->place, maker->arena));
    if (wanted->is_folded)
        add_part(&line, outline_below(subject, place->home, maker->arena));
    add_part(&line, rule_words(subject->debate, place->node, maker->arena));
    add_part(&line, voice_speaker(subject->debate, place->node));
    add_tags(&line, subject->debate, place->node);
    if (is_wrapped(wanted))
        end_parts(&line);
    else
        add_cut(maker, buffer_str(&line.line), ROLE_DIM);
}

// --- other places

// "⇢ also attacks 2 Hard power comes first"; of a reference, where it stands in full.
static void add_place(Maker *maker, const Place *place, bool is_home)
{
    Arena *arena = maker->arena;
    const char *verb = link_verb(place->link);
    Str line = str("⇢ stands in full as a thesis");
    if (place->parent != NONE) {
        Str target = outline_entry(maker->subject->tree, place->parent, arena);
        line = arena_format(
            arena, is_home ? "⇢ stands in full where it %s %.*s" : "⇢ also %s %.*s",
            verb, STR_ARGUMENTS(target));
    }
    add_cut(maker, line, ROLE_DIM);
}

static void add_places(Maker *maker)
{
    enum { MOST = 4 };
    const Tree *tree = maker->subject->tree;
    PlaceId home = tree->places[maker->wanted->place].home;
    int said = 0;
    for (PlaceId id = home; id != NONE; id = tree->places[id].next_of_node) {
        const Place *place = &tree->places[id];
        bool is_thesis = id == home && place->parent == NONE;
        if (id == maker->wanted->place || link_is_symmetric(place->link) ||
            (is_thesis && maker->wanted->place == home))
            continue;
        if (said++ == MOST) {
            add_line(maker, str("⇢ ..."), ROLE_DIM);
            return;
        }
        add_place(maker, place, id == home);
    }
}

// --- citations

// The address of a cited passage, how many more there are, and its first words.
static void add_citation(Maker *maker, const Citation *citation, size_t more)
{
    enum { WORDS = 40 }; // columns of them
    Arena *arena = maker->arena;
    Buffer line = { .arena = arena };
    Str address = citation->at, words = str("");
    if (citation->source >= 0 && citation->block >= 0) {
        const Document *document =
            library_document(maker->subject->library, (size_t)citation->source)
                ->document;
        size_t block = (size_t)citation->block;
        address = document_address(document, block, arena);
        words = text_fit(document->blocks[block].text, 2 * WORDS);
        words = text_cut(arena, text_clean(arena, words, false, NULL), WORDS);
    }
    buffer_format(&line, "§ %.*s %.*s", STR_ARGUMENTS(citation->document),
                  STR_ARGUMENTS(address));
    if (more > 0)
        buffer_format(&line, " and %zu more", more);
    if (words.length > 0)
        buffer_format(&line, ": %.*s", STR_ARGUMENTS(words));
    add_cut(maker, buffer_str(&line), ROLE_DIM);
}

// Without a library a citation is what the author wrote.
static size_t written_citations(const Value *cite, Arena *arena, Citation **citations)
{
    bool is_list = cite != NULL && cite->kind == VALUE_LIST;
    size_t count = cite == NULL ? 0 : is_list ? cite->count : 1;
    *citations = arena_get(arena, count + 1, sizeof **citations);
    for (size_t i = 0; i < count; i++) {
        const Value *one = is_list ? cite->entries[i].value : cite;
        (*citations)[i] = (Citation){ .source = -1,
                                      .block = -1,
                                      .document = value_string(value_get(one, "doc")),
                                      .at = value_string(value_get(one, "at")) };
    }
    return count;
}

// The first one; of the others, how many.
static void add_citations(Maker *maker)
{
    const OutlineSubject *subject = maker->subject;
    Node node = subject->tree->places[maker->wanted->place].node;
    const Value *data = debate_data(subject->debate, node);
    Citation *citations;
    size_t count =
        subject->library
            ? library_citations(subject->library, subject->source, node, maker->arena,
                                &citations)
            : written_citations(value_get(data, "cite"), maker->arena, &citations);
    if (count > 0)
        add_citation(maker, &citations[0], count - 1);
}

// --- the reader's note

static void add_note(Maker *maker)
{
    const OutlineSubject *subject = maker->subject;
    StateNote note;
    PlaceId home = subject->tree->places[maker->wanted->place].home;
    if (!outline_note(subject, home, maker->arena, &note))
        return;
    Str text = text_clean(maker->arena, note.text, true, NULL);
    add_wrapped(maker, arena_format(maker->arena, "✎ %.*s", STR_ARGUMENTS(text)),
                ROLE_NOTICE, 0);
}

// --- relations

size_t outline_relatives(const Tree *tree, PlaceId place, Arena *arena,
                         Relative **relatives)
{
    const Place *places = tree->places;
    PlaceId home = places[place].home;
    Relative *list = NULL;
    size_t count = 0, capacity = 0;
    for (PlaceId id = home; id != NONE; id = places[id].next_of_node) {
        if (places[id].parent == NONE)
            continue;
        list = vec_room(arena, list, count, &capacity, sizeof list[0]);
        list[count++] = (Relative){ places[id].parent, places[id].link, true, id };
    }
    for (PlaceId id = places[home].first_child; id != NONE;
         id = places[id].next_sibling) {
        // Symmetric ones are there already, from this end.
        if (link_is_symmetric(places[id].link))
            continue;
        list = vec_room(arena, list, count, &capacity, sizeof list[0]);
        list[count++] = (Relative){ places[id].home, places[id].link, false, id };
    }
    *relatives = list;
    return count;
}

// "2 of 5: 1.2.1 Vietnam supports it": which relation Enter would follow.
static void add_lit(Maker *maker)
{
    Relative *relatives;
    size_t count = outline_relatives(maker->subject->tree, maker->wanted->place,
                                     maker->arena, &relatives);
    size_t lit = (size_t)maker->wanted->lit;
    if (maker->wanted->lit < 0 || lit >= count)
        return;
    const Relative *relative = &relatives[lit];
    Str far = outline_entry(maker->subject->tree, relative->far, maker->arena);
    const char *verb = link_verb(relative->link);
    Str says = relative->is_out
                   ? arena_format(maker->arena, "%s %.*s", verb, STR_ARGUMENTS(far))
                   : arena_format(maker->arena, "%.*s %s it", STR_ARGUMENTS(far), verb);
    add_wrapped(maker,
                arena_format(maker->arena, "relation %zu of %zu: %.*s · Enter goes",
                             lit + 1, count, STR_ARGUMENTS(says)),
                link_look(relative->link).role, 0);
}

Details outline_details(const OutlineSubject *subject, const DetailsWanted *wanted,
                        Arena *arena)
{
    Maker maker = { .subject = subject, .wanted = wanted, .arena = arena };
    bool is_thesis = subject->tree->places[wanted->place].parent == NONE;
    if (wanted->level == TEXT_ALL ||
        (wanted->level == TEXT_SELECTED && (wanted->is_selected || is_thesis)))
        add_text(&maker);
    if (!wanted->is_selected)
        return maker.details;
    if (wanted->level != TEXT_TITLES) {
        add_role(&maker);
        if (!wanted->is_amid && !predict_is_on(subject->predict))
            add_places(&maker);
        add_citations(&maker);
        add_note(&maker);
    }
    if (wanted->lit >= 0)
        add_lit(&maker);
    return maker.details;
}
