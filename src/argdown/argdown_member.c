#include "src/argdown/argdown_member.h"
#include "src/argdown/data.h"
#include "src/base/limits.h"

void maker_init(Maker *maker, Arena *arena, Arena *scratch, Source source)
{
    *maker = (Maker){ .source = source, .scratch = scratch, .section = NONE };
    draft_init(&maker->draft, arena, source.strict);
    inliner_init(&maker->inliner, arena, scratch, source.text);
}

Extent extent_of(Token first, uint32_t end)
{
    return (Extent){ first.start, end, first.line,
                     (int32_t)(first.start - first.line_start) + 1 };
}

// --- data

// Reads what a token holds between the signs at its ends.
static const Value *read_inside(Maker *maker, Token token, size_t open, size_t close)
{
    SourcePlace start = source_place(&maker->source, token);
    DataPlace place = { .path = start.path,
                        .text = start.text,
                        .start = start.start + open,
                        .line_start = start.line_start,
                        .line = start.line,
                        .aliases = maker->source.strict };
    return data_read_at(
        maker->draft.arena,
        str_part(maker->source.text, token.start + open, token.end - close), &place,
        maker->source.problems);
}

// {key: value} is YAML as it stands; if a line ends behind the brace, the inside is.
const Value *maker_braces(Maker *maker, Token token)
{
    bool is_block = match_line_end(maker->source.text, token.start + 1) > 0;
    return read_inside(maker, token, is_block ? 1 : 0, is_block ? 1 : 0);
}

// Lays data over what was said before, as long as a debate does not say more than it
// has room for: data that are split into many pieces cost more than their length.
static const Value *lay_over(Maker *maker, const Value *earlier, const Value *later,
                             Token place)
{
    size_t most = LIMIT_MERGED_ENTRIES + maker->source.text.length / 2;
    if (maker->merged <= most)
        return data_merge(maker->draft.arena, earlier, later, &maker->merged);
    if (!maker->merged_too_much && earlier && later)
        source_problem(&maker->source, place, SEVERITY_ERROR, "bad-data",
                       arena_format(maker->draft.arena,
                                    "more than %zu entries of data are laid over each "
                                    "other: the rest are left out",
                                    most),
                       str("write the data of a claim in one place"));
    maker->merged_too_much |= earlier && later;
    return earlier ? earlier : later;
}

const Value *maker_data(Maker *maker, const Element *element)
{
    const Value *all = NULL;
    for (size_t i = 0; i < element->data_count; i++)
        all = lay_over(maker, all, maker_braces(maker, element->data[i]),
                       element->data[i]);
    return all;
}

bool data_says(const Value *data, const char *key, bool wanted)
{
    const Value *value = value_get(data, key);
    return value && value->kind == VALUE_BOOLEAN && value->boolean == wanted;
}

// The first place of a word within a token, or the token if it is not there.
static Token word_within(Str source, Token token, Str word)
{
    ptrdiff_t at = str_find(token_text(source, token), word);
    if (at < 0)
        return token;
    Token spot = token;
    for (uint32_t i = token.start; i < token.start + (uint32_t)at; i++)
        if (source.data[i] == '\n') {
            spot.line++;
            spot.line_start = i + 1;
        }
    spot.start = token.start + (uint32_t)at;
    spot.end = spot.start + (uint32_t)word.length;
    return spot;
}

// One setting is understood and not followed; its author should know.
static void check_model(const Maker *maker, Token front_matter, const Value *model)
{
    static const char key[] = "explodeArguments";
    if (!data_says(model, key, true) || maker->source.strict)
        return;
    source_problem(&maker->source,
                   word_within(maker->source.text, front_matter, str(key)),
                   SEVERITY_NOTE, "whole-arguments",
                   str("arguments are not taken apart into their steps here"),
                   str("they stay whole, and so do their relations"));
}

void maker_front_matter(Maker *maker, const Element *element)
{
    Debate *debate = maker->draft.debate;
    Str text = token_text(maker->source.text, element->first);
    size_t open = 0, close = 0;
    while (open < text.length && text.data[open] == '=')
        open++;
    if (open == text.length) // the two rulers are one
        open = 3;
    while (close < text.length - open && text.data[text.length - close - 1] == '=')
        close++;
    debate->meta = read_inside(maker, element->first, open, close);
    debate->title = str_trim(value_string(value_get(debate->meta, "title")));
    debate->abstract = str_trim(value_string(value_get(debate->meta, "abstract")));
    const Value *model = value_get(debate->meta, "model");
    maker->inliner.without_tags = data_says(model, "removeTagsFromText", true);
    maker->inliner.shortcodes = value_get(model, "shortcodes");
    maker->has_bad_model = model && model->kind != VALUE_MAP;
    check_model(maker, element->first, model);
}

// --- texts

TagId *maker_tags(Maker *maker, const InlineText *text, size_t *count)
{
    *count = 0;
    if (text->tag_count == 0)
        return NULL;
    draft_unmark_tags(&maker->draft);
    TagId *tags = arena_get(maker->draft.arena, text->tag_count, sizeof *tags);
    for (size_t i = 0; i < text->tag_count; i++) {
        TagId tag = draft_tag(&maker->draft, text->tags[i].target);
        if (draft_mark_tag(&maker->draft, tag))
            tags[(*count)++] = tag;
    }
    return tags;
}

static MemberRole role_of(const Syntax *syntax)
{
    if (syntax->element.is_argument && syntax->place != PLACE_NUMBERED)
        return MEMBER_DESCRIPTION;
    switch (syntax->place) {
    case PLACE_TOP: return MEMBER_TOP_LEVEL;
    case PLACE_ITEM: return MEMBER_LISTED;
    case PLACE_NUMBERED: return MEMBER_PREMISE;
    default: return MEMBER_RELATION;
    }
}

void maker_merge(Maker *maker, Node node, const Member *member)
{
    const Extent *extent = &member->extent;
    Token place = { .start = extent->start,
                    .end = extent->end,
                    .line_start = extent->start - (uint32_t)(extent->column - 1),
                    .line = extent->line };
    const Value **all = node.kind == NODE_CLAIM
                            ? &draft_claim(&maker->draft, node.id)->data
                            : &draft_argument(&maker->draft, node.id)->data;
    *all = lay_over(maker, *all, member->data, place);
}

// Where the front matter has a `model` that holds nothing, shortcodes crash the
// reference.
static void check_shortcodes(const Maker *maker, const Element *element)
{
    for (size_t i = 0; maker->has_bad_model && i < element->content_count; i++)
        if (element->content[i].kind == TOKEN_SPECIAL && maker->source.strict)
            source_deviation(&maker->source, element->content[i], SEVERITY_NOTE,
                             "bad-model", str("the front matter's “model” is no map"),
                             str("write its settings below it, indented"));
}

void maker_member(Maker *maker, Node node, const Syntax *syntax)
{
    const Element *element = &syntax->element;
    check_shortcodes(maker, element);
    InlineText text =
        inline_text(&maker->inliner, element->content, element->content_count);
    const Value *data = maker_data(maker, element);
    Member *member = draft_member(&maker->draft, node);
    *member = (Member){
        .role = role_of(syntax),
        .is_reference = element->form == FORM_REFERENCE,
        .is_top_level = syntax->place == PLACE_TOP,
        .ends_line = element->line_ends > (element->ends_in_line_end ? 1 : 0),
        .blanks_before = text.blanks_before,
        .blanks_after = text.blanks_after,
        .text = text.text,
        .ranges = text.ranges,
        .range_count = text.range_count,
        .data = data,
        .section = maker->section,
        .argument = NONE,
        .extent = extent_of(element->first, element->end),
    };
    member->tags = maker_tags(maker, &text, &member->tag_count);
}

SectionId maker_section(Maker *maker, const Element *element, int32_t level,
                        SectionId parent)
{
    check_shortcodes(maker, element);
    InlineText text =
        inline_text(&maker->inliner, element->content, element->content_count);
    const Value *data = maker_data(maker, element);
    Section *section = pile_add(&maker->draft.sections, sizeof *section);
    *section = (Section){ .title = text.text,
                          .blanks_before = text.blanks_before,
                          .ranges = text.ranges,
                          .range_count = text.range_count,
                          .level = level,
                          .parent = parent,
                          .data = data,
                          .extent = extent_of(element->first, element->end),
                          .whole_end = element->whole_end };
    section->tags = maker_tags(maker, &text, &section->tag_count);
    return (SectionId)maker->draft.sections.count - 1;
}
