#include "src/argdown/argdown_builder.h"

Above *builder_above(const Builder *builder, int32_t depth)
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

void builder_close(Builder *builder, int32_t depth)
{
    while ((int32_t)builder->above.count > depth) {
        const Above *above = builder_above(builder, (int32_t)--builder->above.count);
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
        maker_merge(&builder->maker, above->node, member);
    }
}

void builder_open(Builder *builder, int32_t depth, Above above)
{
    builder_close(builder, depth);
    *(Above *)pile_add(&builder->above, sizeof above) = above;
}
