#include "src/store/store_plan.h"
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/store/words.h"

// --- making

static bool is_of_marks(const Str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (words_is_mark(words[i]))
            return true;
    return false;
}

// Reads a condition; false if nothing is left of it.
static bool read_condition(const StoreCondition *from, Arena *arena, PlanCondition *to)
{
    *to = (PlanCondition){ .marks = from->marks,
                           .mark_count = from->mark_count,
                           .is_absent = from->is_absent };
    to->phrases = arena_get(arena, from->word_count + 1, sizeof to->phrases[0]);
    for (size_t i = 0; i < from->word_count; i++) {
        PlanPhrase phrase = { .is_beginning = from->words[i].is_beginning,
                              .is_inflection = from->words[i].is_inflection };
        phrase.count = words_list(from->words[i].text, arena, &phrase.words);
        if (phrase.count > 0 && !is_of_marks(phrase.words, phrase.count))
            to->phrases[to->phrase_count++] = phrase;
    }
    return to->phrase_count + to->mark_count > 0;
}

// Notes which phrase of the expression belongs to which condition.
static void number_phrases(Plan *plan, Arena *arena)
{
    size_t count = 0;
    for (size_t i = 0; i < plan->count; i++)
        count += plan->conditions[i].phrase_count + plan->conditions[i].mark_count;
    plan->of_phrase = arena_get(arena, count + 1, 1);
    for (size_t i = 0; i < plan->count; i++) {
        const PlanCondition *condition = &plan->conditions[i];
        for (size_t j = 0; j < condition->phrase_count; j++)
            plan->of_phrase[plan->phrase_count++] =
                (uint8_t)(condition->is_absent                  ? PLAN_MARK
                          : condition->phrases[j].is_inflection ? i | PLAN_INFLECTION
                                                                : i);
        for (size_t j = 0; j < condition->mark_count; j++)
            plan->of_phrase[plan->phrase_count++] = PLAN_MARK;
    }
}

Plan *store_plan_make(const StoreCondition *conditions, size_t count, Arena *arena)
{
    Plan *plan = arena_get(arena, 1, sizeof *plan);
    for (int absent = 0; absent < 2; absent++) {
        for (size_t i = 0; i < count && plan->count < STORE_CONDITIONS; i++) {
            PlanCondition *condition = &plan->conditions[plan->count];
            if (conditions[i].is_absent != absent ||
                !read_condition(&conditions[i], arena, condition))
                continue;
            plan->count++;
            plan->present += !absent;
            plan->has_words |= !absent && condition->phrase_count > 0;
            plan->bars_words |= absent && condition->phrase_count > 0;
        }
    }
    number_phrases(plan, arena);
    return plan;
}

// --- FTS5's expressions

// A word in quotation marks, so that nothing in it is syntax.
static void add_quoted(Buffer *query, Str word)
{
    buffer_add_byte(query, '"');
    for (size_t i = 0; i < word.length; i++) {
        if (word.data[i] == '"')
            buffer_add_byte(query, '"');
        buffer_add_byte(query, word.data[i]);
    }
    buffer_add_byte(query, '"');
}

static void add_phrase(Buffer *query, const PlanPhrase *phrase)
{
    for (size_t i = 0; i < phrase->count; i++) {
        if (i > 0)
            buffer_add(query, str(" + "));
        add_quoted(query, phrase->words[i]);
    }
    if (phrase->is_beginning)
        buffer_add(query, str(" *"));
}

static void add_condition(Buffer *query, const PlanCondition *condition, bool marks)
{
    const char *between = "(";
    for (size_t i = 0; i < condition->phrase_count; i++, between = " OR ") {
        buffer_add(query, str(between));
        add_phrase(query, &condition->phrases[i]);
    }
    for (size_t i = 0; marks && i < condition->mark_count; i++, between = " OR ") {
        char word[5];
        buffer_add(query, str(between));
        add_quoted(query, words_mark(condition->marks[i], word));
    }
    buffer_add_byte(query, ')');
}

static void add_present(Buffer *query, const Plan *plan)
{
    for (size_t i = 0; i < plan->present; i++) {
        buffer_add(query, str(i > 0 ? " AND " : ""));
        add_condition(query, &plan->conditions[i], true);
    }
}

Str store_plan_query(const Plan *plan, Arena *arena)
{
    Buffer query = { .arena = arena };
    add_present(&query, plan);
    for (size_t i = plan->present; i < plan->count; i++) {
        buffer_add(&query, str(" NOT "));
        add_condition(&query, &plan->conditions[i], true);
    }
    return buffer_str(&query);
}

Str store_plan_barred(const Plan *plan, Arena *arena)
{
    Buffer query = { .arena = arena };
    const char *between = " AND (";
    add_present(&query, plan);
    for (size_t i = plan->present; i < plan->count; i++) {
        if (plan->conditions[i].phrase_count == 0)
            continue;
        buffer_add(&query, str(between));
        add_condition(&query, &plan->conditions[i], false);
        between = " OR ";
    }
    buffer_add_byte(&query, ')');
    return buffer_str(&query);
}

// --- scores

double store_plan_weight(int occurrences, int length)
{
    double norm = 1.2 * (0.25 + 0.75 * length / 50);
    return occurrences > 0 ? 2.2 * occurrences / (occurrences + norm) : 0;
}

double store_plan_score(const Plan *plan, const PlanCounts *counts, int length)
{
    double sum = 0;
    for (size_t i = 0; i < plan->present; i++) {
        bool is_exact = counts->exact[i] > 0 || counts->inflected[i] == 0;
        sum += store_plan_weight(is_exact ? counts->exact[i] : counts->inflected[i],
                                 length);
        sum -= is_exact ? 0 : STORE_INFLECTED;
    }
    return sum;
}
