#include "src/argdown/argdown_build.h"
#include <stdlib.h>
#include "src/argdown/argdown_member.h"
#include "src/argdown/argdown_relate.h"
#include "src/base/limits.h"

// What stands at one depth: relations of the next depth hang under it.
typedef struct {
    Node node;
    ptrdiff_t member;     // the draft's; -1 for a step
    RelationId relation;  // by which it bears on what stands above it, or NONE
    StepId conclusion_of; // the step whose conclusion stands in this place, or NONE
    bool ends_line;       // a line ends behind its title or data
    bool has_relations;
    bool is_reversed; // the same was said the other way round
} Above;

// A numbered line of a premise-conclusion structure.
typedef struct {
    double number; // as it is written
    ClaimId claim;
    size_t member; // among the draft's
} Numbered;

typedef struct {
    Maker maker;
    Draft *draft;
    Parser parser;
    Pile above;          // Above, by depth
    int32_t closed;      // how many relations' lines have ended
    uint32_t end;        // behind all that has been read
    Pile open_sections;  // SectionId: the current one and those around it
    ArgumentId argument; // to which a premise-conclusion structure would belong
    // the premise-conclusion structure that is being read
    Pile numbered;
    ArgumentId pcs;
    StepId step;      // whose conclusion is awaited, or NONE
    size_t from_here; // the first numbered line that the next step may use
    StepId last_step; // of the text so far: what the reference undercuts by mistake
} Builder;

static Above *above_at(const Builder *builder, int32_t depth)
{
    return (Above *)builder->above.items + depth;
}

static Relation reverse(Relation relation)
{
    Node from = relation.from;
    relation.from = relation.to;
    relation.to = from;
    return relation;
}

// Ends the lines from a depth on: nothing more hangs under them.
static void close_above(Builder *builder, int32_t depth)
{
    while ((int32_t)builder->above.count > depth) {
        const Above *above = above_at(builder, (int32_t)--builder->above.count);
        if (above->relation != NONE) {
            Relation *relation =
                &draft_relation(builder->draft, above->relation)->relation;
            if (relation->order == 0 && above->is_reversed)
                *relation = reverse(*relation);
            if (relation->order == 0)
                relation->order = ++builder->closed;
        }
        if (above->node.kind == NODE_STEP)
            draft_step(builder->draft, above->node.id)->step.whole_end = builder->end;
        if (above->member < 0)
            continue;
        Member *member =
            &((MemberDraft *)builder->draft->members.items)[above->member].member;
        member->whole_end = builder->end;
        member->ends_line |= above->ends_line && above->has_relations;
        maker_merge(&builder->maker, above->node, member->data);
    }
}

static void open_above(Builder *builder, int32_t depth, Above above)
{
    close_above(builder, depth);
    *(Above *)pile_add(&builder->above, sizeof above) = above;
}

// --- relations

// An undercut attacks a step: under a conclusion the one that leads to it; under
// another claim the one that leads from it to what stands above it. The reference takes
// the last step that it has seen anywhere.
static void aim_undercut(const Builder *builder, Relation *relation, const Above *above)
{
    bool strict = builder->maker.source.strict;
    StepId step = strict ? builder->last_step : above->conclusion_of;
    if (relation->to.kind != NODE_CLAIM)
        return;
    if (step != NONE)
        relation->to = (Node){ NODE_STEP, step };
    else
        relation->meant = above->relation;
}

// The mark without its indentation.
static Token without_indent(const Builder *builder, Token mark)
{
    while (strchr(" \t'", builder->maker.source.text.data[mark.start]))
        mark.start++;
    return mark;
}

static RelationId add_once(Builder *builder, const Syntax *syntax,
                           const Relation *relation)
{
    size_t before = builder->draft->relations.count;
    RelationId id = draft_add_relation(builder->draft, relation);
    const Relation *first = &draft_relation(builder->draft, id)->relation;
    if (builder->draft->relations.count == before && !builder->maker.source.strict)
        source_problem(
            &builder->maker.source, syntax->mark, SEVERITY_NOTE, "relation-twice",
            arena_format(builder->maker.scratch, "this is said on line %d already",
                         first->extent.line),
            str("once is enough"));
    return id;
}

static RelationId add_relation(Builder *builder, const Syntax *syntax, Node node)
{
    // clang-format off
    static const struct {
        RelationKind kind;
        bool from_above;
    } meanings[TOKEN_COUNT] = {
        [TOKEN_SUPPORTS]     = { RELATION_SUPPORT,       true  },
        [TOKEN_ATTACKS]      = { RELATION_ATTACK,        true  },
        [TOKEN_SUPPORTED_BY] = { RELATION_SUPPORT,       false },
        [TOKEN_ATTACKED_BY]  = { RELATION_ATTACK,        false },
        [TOKEN_CONTRADICTS]  = { RELATION_CONTRADICTORY, true  },
        [TOKEN_UNDERCUTS]    = { RELATION_UNDERCUT,      true  },
        [TOKEN_UNDERCUT_BY]  = { RELATION_UNDERCUT,      false },
    };
    // clang-format on
    Above *above = above_at(builder, syntax->depth - 1);
    bool from_above = meanings[syntax->relation].from_above;
    Relation relation = {
        .kind = meanings[syntax->relation].kind,
        .from = from_above ? above->node : node,
        .to = from_above ? node : above->node,
        .meant = NONE,
        .from_argument = NONE,
        .to_argument = NONE,
        .extent = extent_of(without_indent(builder, syntax->mark), syntax->element.end),
    };
    // under an inference there is nothing to attack or support but the step itself
    if (relation.to.kind == NODE_STEP)
        relation.kind = RELATION_UNDERCUT;
    if (relation.from.kind == NODE_STEP)
        relation.from = node_argument(builder->pcs);
    if (relation.kind == RELATION_UNDERCUT && !from_above)
        aim_undercut(builder, &relation, above);
    above->has_relations = true;
    return add_once(builder, syntax, &relation);
}

// Whether a symmetric relation that was there already has the other end first.
static bool is_reversed(const Builder *builder, const Syntax *syntax, RelationId id,
                        Node node)
{
    if (id == NONE || syntax->relation != TOKEN_CONTRADICTS)
        return false;
    return !node_equal(draft_relation(builder->draft, id)->relation.to, node);
}

// --- premise-conclusion structures

// Of the argument just before it, or of one without a title.
static void start_pcs(Builder *builder, const Syntax *syntax)
{
    const Maker *maker = &builder->maker;
    ArgumentId id = builder->argument;
    if (id != NONE && draft_argument(builder->draft, id)->step_count > 0) {
        Str title = draft_argument(builder->draft, id)->title;
        source_deviation(&maker->source, syntax->element.first, SEVERITY_WARNING,
                         "second-reconstruction",
                         arena_format(maker->scratch,
                                      "<%.*s> has been reconstructed before",
                                      (int)title.length, title.data),
                         str("give this argument another title; it is read as one of "
                             "its own"));
        id = NONE;
    }
    if (id == NONE)
        id = draft_node(builder->draft, true, str("")).id;
    builder->argument = NONE;
    builder->pcs = id;
    builder->step = NONE;
    builder->numbered.count = builder->from_here = 0;
    draft_argument(builder->draft, id)->pcs = extent_of(syntax->element.first, 0);
    if (maker->section != NONE)
        draft_argument(builder->draft, id)->section = maker->section;
}

static Numbered *numbered_line(const Builder *builder, size_t index)
{
    return (Numbered *)builder->numbered.items + index;
}

static void add_premise(Builder *builder, StepId step, ClaimId claim)
{
    ClaimId *premise = pile_add(&builder->draft->premises, sizeof *premise);
    *premise = claim;
    draft_step(builder->draft, step)->premise_count++;
}

// The first line with this number; nearly always it stands in its place.
static const Numbered *find_numbered(const Builder *builder, double number)
{
    enum { LOOKED_AT = 1000 };
    size_t count = builder->numbered.count;
    if (number >= 1 && number <= (double)count &&
        numbered_line(builder, (size_t)number - 1)->number == number)
        return numbered_line(builder, (size_t)number - 1);
    for (size_t i = 0; i < count && i < LOOKED_AT; i++)
        if (numbered_line(builder, i)->number == number)
            return numbered_line(builder, i);
    return NULL;
}

// The premises that data name by number: {uses: [1, 2]}. False if they name none.
static bool add_used(Builder *builder, StepId step, const Value *data)
{
    const Value *uses = value_get(data, "uses");
    if (!uses)
        uses = value_get(data, "from");
    if (!uses || uses->kind != VALUE_LIST)
        return false;
    size_t before = draft_step(builder->draft, step)->premise_count;
    for (size_t i = 0; i < uses->count; i++) {
        const Value *number = uses->entries[i].value;
        const Numbered *line = number->kind == VALUE_NUMBER
                                   ? find_numbered(builder, number->number)
                                   : NULL;
        if (line)
            add_premise(builder, step, line->claim);
    }
    return draft_step(builder->draft, step)->premise_count > before;
}

static void add_rules(Builder *builder, Step *step, const Element *element)
{
    step->rules = arena_get(builder->draft->arena, element->content_count + 1,
                            sizeof step->rules[0]);
    size_t start = 0;
    for (size_t i = 0; i <= element->content_count; i++) {
        TokenKind kind =
            i < element->content_count ? element->content[i].kind : TOKEN_END;
        bool is_text = kind == TOKEN_TEXT || kind == TOKEN_CONTROL ||
                       kind == TOKEN_ESCAPED || kind == TOKEN_SPECIAL;
        if (is_text)
            continue;
        if (i > start) {
            InlineText rule = inline_text(&builder->maker.inliner,
                                          element->content + start, i - start);
            if (rule.text.length > 0)
                step->rules[step->rule_count++] = rule.text;
        }
        if (kind == TOKEN_DATA)
            step->data = maker_braces(&builder->maker, element->content[i]);
        start = i + 1;
    }
}

static void add_inference(Builder *builder, const Syntax *syntax)
{
    StepDraft *draft = pile_add(&builder->draft->steps, sizeof *draft);
    StepId id = (StepId)builder->draft->steps.count - 1;
    const Element *element = &syntax->element;
    draft->step = (Step){ .argument = builder->pcs,
                          .conclusion = NONE,
                          .extent = extent_of(element->first, element->end) };
    draft->premise_start = builder->draft->premises.count;
    draft->is_dropped = true; // until its conclusion comes
    add_rules(builder, &draft->step, element);
    if (!add_used(builder, id, draft->step.data))
        for (size_t i = builder->from_here; i < builder->numbered.count; i++)
            add_premise(builder, id, numbered_line(builder, i)->claim);
    builder->step = builder->last_step = id;
    open_above(builder, 0,
               (Above){ .node = { NODE_STEP, id },
                        .member = -1,
                        .relation = NONE,
                        .conclusion_of = NONE });
}

static void conclude(Builder *builder, ClaimId claim, const Value *data)
{
    StepId id = builder->step;
    StepDraft *draft = draft_step(builder->draft, id);
    Argument *argument = draft_argument(builder->draft, builder->pcs);
    draft->step.conclusion = claim;
    draft->is_dropped = false;
    if (value_get(data, "uses") || value_get(data, "from")) {
        size_t count = draft->premise_count;
        draft->premise_count = 0;
        draft->premise_start = builder->draft->premises.count;
        if (!add_used(builder, id, data)) {
            draft->premise_start -= count;
            draft->premise_count = count;
        }
    }
    if (argument->step_count++ == 0)
        argument->first_step = id;
    draft_set_last_step(builder->draft, builder->pcs, id);
    builder->from_here = builder->numbered.count;
    builder->step = NONE;
}

static double number_of(const Builder *builder, Token mark)
{
    Str text = token_text(builder->maker.source.text, mark);
    double number = 0;
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] >= '0' && text.data[i] <= '9')
            number = number * 10 + (text.data[i] - '0');
    return number;
}

// Numbers usually rise, so it is enough to look at those that do not.
static void note_number_twice(const Builder *builder, const Syntax *syntax)
{
    size_t count = builder->numbered.count;
    double number = number_of(builder, syntax->mark);
    if (builder->maker.source.strict || count == 0 ||
        number > numbered_line(builder, count - 1)->number)
        return;
    enum { LOOKED_AT = 100 };
    for (size_t i = count > LOOKED_AT ? count - LOOKED_AT : 0; i < count; i++)
        if (numbered_line(builder, i)->number == number) {
            source_problem(&builder->maker.source, syntax->mark, SEVERITY_WARNING,
                           "premise-number-twice",
                           arena_format(builder->maker.scratch,
                                        "another line of this argument is (%.0f) too",
                                        number),
                           str("number the lines of an argument from 1 on"));
            return;
        }
}

static void add_numbered(Builder *builder, const Syntax *syntax, Node node)
{
    size_t member = builder->draft->members.count - 1;
    MemberDraft *draft = (MemberDraft *)builder->draft->members.items + member;
    draft->member.argument = builder->pcs;
    StepId step = builder->step;
    if (step != NONE) {
        draft->member.role = MEMBER_INTERMEDIARY; // the last one becomes the main one
        conclude(builder, node.id, draft->member.data);
    }
    note_number_twice(builder, syntax);
    Numbered *line = pile_add(&builder->numbered, sizeof *line);
    *line = (Numbered){ number_of(builder, syntax->mark), node.id, member };
    above_at(builder, 0)->conclusion_of = step;
}

// Premises without any inference: the last line was probably meant as their conclusion.
static void infer_anyway(Builder *builder)
{
    const Numbered *last = numbered_line(builder, builder->numbered.count - 1);
    MemberDraft *member = (MemberDraft *)builder->draft->members.items + last->member;
    StepDraft *draft = pile_add(&builder->draft->steps, sizeof *draft);
    StepId id = (StepId)builder->draft->steps.count - 1;
    draft->step = (Step){ .argument = builder->pcs, .extent = member->member.extent };
    draft->premise_start = builder->draft->premises.count;
    member->member.role = MEMBER_INTERMEDIARY;
    for (size_t i = builder->from_here; i + 1 < builder->numbered.count; i++)
        add_premise(builder, id, numbered_line(builder, i)->claim);
    builder->step = id;
    conclude(builder, last->claim, NULL);
}

// Notes what stands as a premise anywhere in the argument.
static void list_premises(Builder *builder)
{
    const Argument *argument = draft_argument(builder->draft, builder->pcs);
    if (argument->step_count == 0)
        return;
    StepDraft *last =
        draft_step(builder->draft, draft_last_step(builder->draft, builder->pcs));
    last->line_start = builder->draft->lines.count;
    const MemberDraft *members = builder->draft->members.items;
    for (size_t i = 0; i < builder->numbered.count; i++) {
        const Numbered *line = numbered_line(builder, i);
        if (members[line->member].member.role != MEMBER_PREMISE)
            continue;
        *(ClaimId *)pile_add(&builder->draft->lines, sizeof(ClaimId)) = line->claim;
        last->line_count++;
    }
}

static void end_pcs(Builder *builder)
{
    draft_argument(builder->draft, builder->pcs)->pcs.end = builder->end;
    if (builder->from_here == 0 && builder->step == NONE && builder->numbered.count > 1)
        infer_anyway(builder);
    for (size_t i = builder->numbered.count; i-- > 0;) {
        MemberDraft *draft = (MemberDraft *)builder->draft->members.items +
                             numbered_line(builder, i)->member;
        if (draft->member.role != MEMBER_INTERMEDIARY)
            continue;
        draft->member.role = MEMBER_CONCLUSION;
        break;
    }
    builder->step = NONE;
    list_premises(builder);
}

// --- blocks

static void add_section(Builder *builder, const Syntax *syntax)
{
    Pile *open = &builder->open_sections;
    const Section *sections = builder->draft->sections.items;
    int32_t level =
        (int32_t)(syntax->element.first.end - syntax->element.first.start) - 1;
    while (open->count > 0 &&
           sections[((SectionId *)open->items)[open->count - 1]].level >= level)
        open->count--;
    SectionId parent =
        open->count > 0 ? ((SectionId *)open->items)[open->count - 1] : NONE;
    SectionId id = maker_section(&builder->maker, &syntax->element, level, parent);
    *(SectionId *)pile_add(open, sizeof id) = id;
    builder->maker.section = id;
    builder->argument = NONE;
    if (builder->draft->debate->title.length == 0)
        builder->draft->debate->title =
            ((Section *)builder->draft->sections.items)[id].title;
}

// Titles that crash the reference: names that every JavaScript object has.
static void check_title(const Builder *builder, const Element *element)
{
    static const char *const names[] = {
        "constructor",      "toString",
        "toLocaleString",   "valueOf",
        "hasOwnProperty",   "isPrototypeOf",
        "__proto__",        "propertyIsEnumerable",
        "__defineGetter__", "__defineSetter__",
        "__lookupGetter__", "__lookupSetter__",
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (builder->maker.source.strict && str_is(element->title, names[i]))
            source_deviation(&builder->maker.source, element->first, SEVERITY_NOTE,
                             "title-of-javascript",
                             str("this title breaks other readers of Argdown"),
                             str("choose another"));
}

static void add_element(Builder *builder, const Syntax *syntax)
{
    const Element *element = &syntax->element;
    check_title(builder, element);
    bool is_numbered = syntax->place == PLACE_NUMBERED;
    Node node = draft_node(builder->draft, element->is_argument && !is_numbered,
                           element->title);
    RelationId relation = NONE;
    close_above(builder, syntax->depth);
    maker_member(&builder->maker, node, syntax);
    if (syntax->place == PLACE_RELATION)
        relation = add_relation(builder, syntax, node);
    else if (!is_numbered)
        builder->argument =
            syntax->place == PLACE_TOP && element->is_argument ? node.id : NONE;
    open_above(builder, syntax->depth,
               (Above){ .node = node,
                        .member = (ptrdiff_t)builder->draft->members.count - 1,
                        .relation = relation,
                        .conclusion_of = NONE,
                        .ends_line = element->line_ends > 0,
                        .is_reversed = is_reversed(builder, syntax, relation, node) });
    if (is_numbered)
        add_numbered(builder, syntax, node);
}

static void add_piece(Builder *builder, const Syntax *syntax)
{
    if (syntax->kind != SYNTAX_ELEMENT)
        close_above(builder, 0);
    switch (syntax->kind) {
    case SYNTAX_FRONT_MATTER:
        maker_front_matter(&builder->maker, &syntax->element);
        break;
    case SYNTAX_HEADING: add_section(builder, syntax); break;
    case SYNTAX_ELEMENT: add_element(builder, syntax); break;
    case SYNTAX_PCS_START: start_pcs(builder, syntax); break;
    case SYNTAX_INFERENCE: add_inference(builder, syntax); break;
    case SYNTAX_PCS_END: end_pcs(builder); break;
    default: break;
    }
    if (syntax->kind != SYNTAX_PCS_START && syntax->kind != SYNTAX_PCS_END)
        builder->end = syntax->element.whole_end;
}

static bool is_too_large(Builder *builder, const Syntax *syntax)
{
    if (builder->draft->members.count < LIMIT_CLAIMS)
        return false;
    source_problem(&builder->maker.source, syntax->element.first, SEVERITY_ERROR,
                   "too-large", str("this file has more than 2,000,000 claims"),
                   str("split it; what follows is not read"));
    return true;
}

static void read_all(Builder *builder)
{
    for (;;) {
        const Syntax *syntax = parser_next(&builder->parser);
        if (syntax->kind == SYNTAX_END || is_too_large(builder, syntax))
            return;
        add_piece(builder, syntax);
    }
}

static const Debate *finish(Builder *builder)
{
    Debate *debate = builder->draft->debate;
    const Value *model = value_get(debate->meta, "model");
    close_above(builder, 0);
    relate(builder->draft,
           &(RelateOptions){
               .transform_arguments =
                   !data_says(model, "transformArgumentRelations", false) &&
                   !(builder->maker.source.strict && builder->maker.has_bad_model),
               .strict_mode = str_is(value_string(value_get(model, "mode")), "strict"),
               .like_reference = builder->maker.source.strict,
           });
    if (debate->title.length == 0)
        debate->title = debate->path;
    free(builder->above.items);
    free(builder->open_sections.items);
    free(builder->numbered.items);
    return draft_finish(builder->draft);
}

const Debate *argdown_read_with(Arena *arena, Str path, Str text,
                                const ArgdownOptions *options, Problems *problems)
{
    Arena *scratch = arena_new();
    Source source = { path, text, problems, options->strict, options->pieces };
    Builder builder = { .argument = NONE, .step = NONE, .last_step = NONE };
    maker_init(&builder.maker, arena, scratch, source);
    builder.draft = &builder.maker.draft;
    builder.draft->debate->path = path;
    parser_init(&builder.parser, scratch, source);
    read_all(&builder);
    const Debate *debate = finish(&builder);
    arena_free(scratch);
    return debate;
}

const Debate *argdown_read(Arena *arena, Str path, Str text, Problems *problems)
{
    return argdown_read_with(arena, path, text, &(ArgdownOptions){ 0 }, problems);
}
