#include "src/debate/standing_rules.h"
#include "src/base/alloc.h"
#include "src/base/vec.h"

enum { NAMES_MOST = SEMANTICS_COUNT };

// The keys in the order of the fields of StandingRules, with the names of their values.
// clang-format off
static const struct {
    const char *key;
    const char *names[NAMES_MOST];
} rules_known[] = {
    { "reading",   { "evidence", "deductive" } },
    { "burden",    { "none", "thesis", "questioned", "supported" } },
    { "standard",  { "defeat", "preponderance", "clear-and-convincing" } },
    { "semantics", { "grounded", "complete", "preferred", "stable", "ideal", "semi-stable", "stage" } },
};
// clang-format on

static int key_index(Str key)
{
    for (size_t i = 0; i < COUNT(rules_known); i++)
        if (str_is(key, rules_known[i].key))
            return (int)i;
    return -1;
}

bool standing_rule_set(StandingRules *rules, Str key, Str name)
{
    int row = key_index(key);
    for (int i = 0; row >= 0 && i < NAMES_MOST && rules_known[row].names[i]; i++) {
        if (!str_is(name, rules_known[row].names[i]))
            continue;
        switch (row) {
        case 0: rules->reading = (Reading)i; break;
        case 1: rules->burden = (Burden)i; break;
        case 2: rules->standard = (Standard)i; break;
        default: rules->semantics = (Semantics)i; break;
        }
        return true;
    }
    return false;
}

Str standing_rule_names(Str key, Arena *arena)
{
    Buffer names = { .arena = arena };
    int row = key_index(key);
    for (int i = 0; row >= 0 && i < NAMES_MOST && rules_known[row].names[i]; i++)
        buffer_format(&names, "%s%s", i > 0 ? " " : "", rules_known[row].names[i]);
    return buffer_str(&names);
}

const char *standing_rule(const StandingRules *rules, Str key)
{
    int row = key_index(key);
    const int values[] = { (int)rules->reading, (int)rules->burden,
                           (int)rules->standard, (int)rules->semantics };
    return row < 0 ? NULL : rules_known[row].names[values[row]];
}

StandingRules standing_rules(const Debate *debate)
{
    StandingRules rules = { 0 };
    for (size_t i = 0; i < COUNT(rules_known); i++) {
        Str name = value_string(value_get(debate->meta, rules_known[i].key));
        standing_rule_set(&rules, str(rules_known[i].key), name);
    }
    return rules;
}

const Value *standing_unknown(const Debate *debate, const char **key)
{
    for (size_t i = 0; i < COUNT(rules_known); i++) {
        StandingRules rules = { 0 };
        const Value *value = value_get(debate->meta, rules_known[i].key);
        *key = rules_known[i].key;
        if (value && !standing_rule_set(&rules, str(*key), value_string(value)))
            return value;
    }
    return NULL;
}

int standing_own_burden(const Debate *debate, ClaimId claim)
{
    static const char *const yes[] = { "yes", "needed", "thesis" };
    static const char *const no[] = { "no", "none", "granted" };
    const Value *burden = value_get(debate->claims[claim].data, "burden");
    if (burden && burden->kind == VALUE_BOOLEAN)
        return burden->boolean;
    for (size_t i = 0; i < COUNT(yes); i++)
        if (str_is(value_string(burden), yes[i]))
            return 1;
    for (size_t i = 0; i < COUNT(no); i++)
        if (str_is(value_string(burden), no[i]))
            return 0;
    return -1;
}

double standing_own_weight(const Debate *debate, Node node)
{
    const Value *weight = value_get(debate_data(debate, node), "weight");
    bool is_weight = weight && weight->kind == VALUE_NUMBER && weight->number >= 0 &&
                     weight->number <= 1;
    return is_weight ? weight->number : -1;
}
