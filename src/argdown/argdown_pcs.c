#include "src/argdown/argdown_pcs.h"

void pcs_start(Builder *builder, const Syntax *syntax)
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

void pcs_inference(Builder *builder, const Syntax *syntax)
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
    builder_open(builder, 0,
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

void pcs_line(Builder *builder, const Syntax *syntax, Node node)
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
    builder_above(builder, 0)->conclusion_of = step;
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

void pcs_end(Builder *builder)
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
