#include "ui/verdict_file.h"
#include <inttypes.h>
#include <stdlib.h>
#include "src/argdown/data.h"
#include "src/base/vec.h"
#include "src/export/json_write.h"
#include "src/library/library.h"

static const char format_name[] = "moot-verdicts";

static void add_piece(void *context, Str piece)
{
    buffer_add(context, piece);
}

static void write_opinion(JsonWriter *writer, const char *key, Opinion opinion)
{
    if (opinion.answer == ANSWER_NONE)
        return;
    json_key(writer, key);
    json_open(writer, '{');
    json_key(writer, "answer");
    json_string(writer, str(answer_word(opinion.answer)));
    if (opinion.strength >= 0) {
        json_key(writer, "strength");
        json_number(writer, opinion.strength);
    }
    json_close(writer, '}');
}

static void write_text(JsonWriter *writer, const char *key, Str text)
{
    json_key(writer, key);
    json_string(writer, text);
}

static void write_about(JsonWriter *writer, Str library, Str source, Str key)
{
    write_text(writer, "library", library);
    write_text(writer, "source", source);
    write_text(writer, "claim", key);
}

Str verdict_file_write(const StateVerdict *verdicts, size_t count, Arena *arena)
{
    Buffer out = { .arena = arena };
    JsonWriter writer;
    json_begin(&writer, arena, add_piece, &out);
    json_open(&writer, '{');
    write_text(&writer, "format", str(format_name));
    json_key(&writer, "version");
    json_number(&writer, 1);
    json_key(&writer, "verdicts");
    json_open(&writer, '[');
    for (size_t i = 0; i < count; i++) {
        json_open(&writer, '{');
        write_about(&writer, verdicts[i].library, verdicts[i].source, verdicts[i].key);
        write_opinion(&writer, "true", verdicts[i].truth);
        write_opinion(&writer, "bears", verdicts[i].bearing);
        write_opinion(&writer, "before", verdicts[i].before);
        json_key(&writer, "changed");
        json_number(&writer, (double)verdicts[i].changed);
        json_close(&writer, '}');
    }
    json_close(&writer, ']');
    json_close(&writer, '}');
    json_end(&writer);
    buffer_add_byte(&out, '\n');
    return buffer_str(&out);
}

// --- reading

static Opinion read_opinion(const Value *map)
{
    Opinion opinion = opinion_parse(value_string(value_get(map, "answer")));
    const Value *strength = value_get(map, "strength");
    bool is_strength = opinion.answer != ANSWER_NONE && strength != NULL &&
                       strength->kind == VALUE_NUMBER && strength->number >= 0 &&
                       strength->number <= STRENGTH_MOST;
    if (is_strength)
        opinion.strength = (int)strength->number;
    return opinion;
}

static void refuse(Problems *problems, Str path, const Value *value, const char *text)
{
    problems_add(problems, &(Problem){ .path = path,
                                       .line = value != NULL ? value->line : 1,
                                       .column = value != NULL ? value->column : 1,
                                       .severity = SEVERITY_ERROR,
                                       .text = str(text) });
}

static bool read_verdict(const Value *map, StateVerdict *verdict)
{
    const Value *changed = value_get(map, "changed");
    bool is_time = changed != NULL && changed->kind == VALUE_NUMBER &&
                   changed->number >= 0 && changed->number < 1e15;
    *verdict = (StateVerdict){ .library = value_string(value_get(map, "library")),
                               .source = value_string(value_get(map, "source")),
                               .key = value_string(value_get(map, "claim")),
                               .truth = read_opinion(value_get(map, "true")),
                               .bearing = read_opinion(value_get(map, "bears")),
                               .before = read_opinion(value_get(map, "before")),
                               .changed = is_time ? (int64_t)changed->number : 0 };
    bool has_any =
        verdict->truth.answer != ANSWER_NONE || verdict->bearing.answer != ANSWER_NONE;
    return has_any && verdict->source.length > 0 && verdict->key.length > 0;
}

bool verdict_file_read(Str text, Str path, Arena *arena, StateVerdict **verdicts,
                       size_t *count, Problems *problems)
{
    size_t capacity = 0, before = problems->count;
    const Value *file = data_read(arena, text, path, 1, problems);
    const Value *list = value_get(file, "verdicts");
    *verdicts = NULL;
    *count = 0;
    if (!str_is(value_string(value_get(file, "format")), format_name) || list == NULL ||
        list->kind != VALUE_LIST) {
        if (problems->count == before)
            refuse(problems, path, file,
                   "this is no file of verdicts: `moot verdicts > FILE` makes one");
        return false;
    }
    for (size_t i = 0; i < list->count; i++) {
        StateVerdict verdict;
        if (!read_verdict(list->entries[i].value, &verdict)) {
            refuse(problems, path, list->entries[i].value,
                   "a verdict has source, claim, and true or bears with the answer "
                   "yes, no or unsure");
            continue;
        }
        *verdicts = vec_room(arena, *verdicts, *count, &capacity, sizeof **verdicts);
        (*verdicts)[(*count)++] = verdict;
    }
    return true;
}

Judgements verdict_file_judgements(const StateVerdict *verdicts, size_t count,
                                   Str source, const Tree *tree, Arena *arena)
{
    Judgements made = judgements_make(tree, arena);
    for (size_t i = 0; i < count; i++) {
        if (!str_equal(verdicts[i].source, source))
            continue;
        Node node = library_node(tree->debate, verdicts[i].key);
        PlaceId home = node.kind == NODE_NONE ? NONE : tree_home(tree, node);
        if (home == NONE)
            continue;
        made.truth[home] = (unsigned char)verdicts[i].truth.answer;
        made.bearing[home] = (unsigned char)verdicts[i].bearing.answer;
    }
    return made;
}

// --- predictions

typedef struct {
    Str kind;
    size_t right, all;
} Score;

static size_t count_scores(const StatePrediction *predictions, size_t count,
                           Score *scores, size_t most)
{
    size_t kinds = 0;
    for (size_t i = 0; i < count; i++) {
        size_t at = 0;
        while (at < kinds && !str_equal(scores[at].kind, predictions[i].kind))
            at++;
        if (at == kinds && kinds == most)
            continue;
        if (at == kinds)
            scores[kinds++] = (Score){ .kind = predictions[i].kind };
        scores[at].all++;
        scores[at].right += str_equal(predictions[i].guess, predictions[i].answer);
    }
    return kinds;
}

static void write_score(JsonWriter *writer, const Score *score)
{
    json_open(writer, '{');
    write_text(writer, "kind", score->kind);
    json_key(writer, "right");
    json_number(writer, (double)score->right);
    json_key(writer, "of");
    json_number(writer, (double)score->all);
    json_close(writer, '}');
}

static void write_prediction(JsonWriter *writer, const StatePrediction *prediction)
{
    json_open(writer, '{');
    write_about(writer, prediction->library, prediction->source, prediction->key);
    write_text(writer, "kind", prediction->kind);
    write_text(writer, "guess", prediction->guess);
    write_text(writer, "answer", prediction->answer);
    json_key(writer, "right");
    json_boolean(writer, str_equal(prediction->guess, prediction->answer));
    json_key(writer, "made");
    json_number(writer, (double)strtoll(prediction->made.data, NULL, 10));
    json_close(writer, '}');
}

Str verdict_file_predictions(const StatePrediction *predictions, size_t count,
                             Arena *arena)
{
    enum { KINDS = 8 };
    Score scores[KINDS];
    Buffer out = { .arena = arena };
    JsonWriter writer;
    size_t kinds = count_scores(predictions, count, scores, KINDS);
    json_begin(&writer, arena, add_piece, &out);
    json_open(&writer, '{');
    write_text(&writer, "format", str("moot-predictions"));
    json_key(&writer, "scores");
    json_open(&writer, '[');
    for (size_t i = 0; i < kinds; i++)
        write_score(&writer, &scores[i]);
    json_close(&writer, ']');
    json_key(&writer, "predictions");
    json_open(&writer, '[');
    for (size_t i = 0; i < count; i++)
        write_prediction(&writer, &predictions[i]);
    json_close(&writer, ']');
    json_close(&writer, '}');
    json_end(&writer);
    buffer_add_byte(&out, '\n');
    return buffer_str(&out);
}
