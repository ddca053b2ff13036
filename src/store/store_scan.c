#include "src/store/store_scan.h"
#include "src/store/words.h"

typedef struct {
    Str *words;
    size_t count;
} WordList;

static WordList words_of(Str text, Arena *scratch)
{
    WordList list;
    list.count = words_list(text, scratch, &list.words);
    return list;
}

static bool word_matches(const PlanPhrase *phrase, size_t i, Str word)
{
    bool may_go_on = phrase->is_beginning && i + 1 == phrase->count;
    return may_go_on ? str_starts(word, phrase->words[i])
                     : str_equal(word, phrase->words[i]);
}

static int occurrences(const PlanPhrase *phrase, const WordList *list)
{
    int found = 0;
    for (size_t at = 0; at + phrase->count <= list->count; at++) {
        size_t i = 0;
        while (i < phrase->count && word_matches(phrase, i, list->words[at + i]))
            i++;
        found += i == phrase->count;
    }
    return found;
}

static bool has_mark(const PlanCondition *condition, Str marks)
{
    for (size_t i = 0; i < condition->mark_count; i++) {
        char word[5];
        if (str_find(marks, words_mark(condition->marks[i], word)) >= 0)
            return true;
    }
    return false;
}

// Counts a condition's words in title and text; whether it is there in any way.
static bool count(const PlanCondition *condition, const WordList *title,
                  const WordList *text, Str marks, int *exact, int *inflected)
{
    *exact = *inflected = 0;
    for (size_t i = 0; i < condition->phrase_count; i++) {
        const PlanPhrase *phrase = &condition->phrases[i];
        int found = occurrences(phrase, title) + occurrences(phrase, text);
        *(phrase->is_inflection ? inflected : exact) += found;
    }
    return *exact + *inflected > 0 || has_mark(condition, marks);
}

bool store_scan_matches(const Plan *plan, const StoreScanEntry *entry, Arena *scratch,
                        double *score)
{
    WordList in_title = words_of(words_unmarked(entry->title, scratch), scratch);
    WordList in_text = words_of(words_unmarked(entry->text, scratch), scratch);
    WordList in_whole = in_text;
    if (plan->bars_words && entry->whole.data != entry->text.data)
        in_whole = words_of(words_unmarked(entry->whole, scratch), scratch);
    PlanCounts counts = { { 0 }, { 0 } };
    for (size_t i = 0; i < plan->count; i++) {
        const PlanCondition *condition = &plan->conditions[i];
        bool is_there =
            count(condition, &in_title, condition->is_absent ? &in_whole : &in_text,
                  entry->marks, &counts.exact[i], &counts.inflected[i]);
        if (is_there == condition->is_absent)
            return false;
    }
    *score = store_plan_score(plan, &counts, (int)(in_title.count + in_text.count));
    return true;
}
