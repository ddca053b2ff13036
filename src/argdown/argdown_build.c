#include "src/argdown/argdown_build.h"
#include <assert.h>
#include <stdlib.h>
#include "src/argdown/argdown_pcs.h"
#include "src/argdown/argdown_relate.h"
#include "src/base/limits.h"
#include "src/text/text.h"

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
    assert((size_t)syntax->depth <= builder->above.count);
    Above *above = builder_above(builder, syntax->depth - 1);
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
    builder_close(builder, syntax->depth);
    maker_member(&builder->maker, node, syntax);
    if (syntax->place == PLACE_RELATION)
        relation = add_relation(builder, syntax, node);
    else if (!is_numbered)
        builder->argument =
            syntax->place == PLACE_TOP && element->is_argument ? node.id : NONE;
    builder_open(
        builder, syntax->depth,
        (Above){ .node = node,
                 .member = (ptrdiff_t)builder->draft->members.count - 1,
                 .relation = relation,
                 .conclusion_of = NONE,
                 .ends_line = element->line_ends > 0,
                 .is_reversed = is_reversed(builder, syntax, relation, node) });
    if (is_numbered)
        pcs_line(builder, syntax, node);
}

static void add_piece(Builder *builder, const Syntax *syntax)
{
    if (syntax->kind != SYNTAX_ELEMENT)
        builder_close(builder, 0);
    switch (syntax->kind) {
    case SYNTAX_FRONT_MATTER:
        maker_front_matter(&builder->maker, &syntax->element);
        break;
    case SYNTAX_HEADING: add_section(builder, syntax); break;
    case SYNTAX_ELEMENT: add_element(builder, syntax); break;
    case SYNTAX_PCS_START: pcs_start(builder, syntax); break;
    case SYNTAX_INFERENCE: pcs_inference(builder, syntax); break;
    case SYNTAX_PCS_END: pcs_end(builder); break;
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
    builder_close(builder, 0);
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
    text_clean(scratch, text, true, &builder.draft->debate->hidden);
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
