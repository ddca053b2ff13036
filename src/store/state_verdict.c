#include "src/store/state_verdict.h"
#include <inttypes.h>
#include <stdlib.h>
#include "src/base/vec.h"
#include "src/store/state_rows.h"

// The columns of a verdict and of a prediction, in the order of their tables.
enum { LIBRARY, SOURCE, PLACE, TRUTH, BEARING, CHANGED, VERDICT_COLUMNS, BEFORE = 6 };
enum { KIND = 3, GUESS, ANSWER, MADE, PREDICTION_COLUMNS };

bool state_set_verdict(State *state, const StateVerdict *verdict, Error *error)
{
    const Str about[] = { verdict->library, verdict->source, verdict->key };
    if (verdict->truth.answer == ANSWER_NONE && verdict->bearing.answer == ANSWER_NONE)
        return state_rows_write(state, DROP_VERDICT, about, 3, error);
    Arena *arena = arena_new();
    const Str texts[VERDICT_COLUMNS] = {
        about[0],
        about[1],
        about[2],
        opinion_print(verdict->truth, arena),
        opinion_print(verdict->bearing, arena),
        arena_format(arena, "%" PRId64, verdict->changed),
    };
    bool ok = state_rows_write(state, SET_VERDICT, texts, VERDICT_COLUMNS, error);
    arena_free(arena);
    return ok;
}

bool state_set_stance(State *state, const StateVerdict *verdict, Error *error)
{
    Arena *arena = arena_new();
    const Str texts[] = { verdict->library, verdict->source, verdict->key,
                          opinion_print(verdict->before, arena),
                          arena_format(arena, "%" PRId64, verdict->changed) };
    bool ok = verdict->before.answer == ANSWER_NONE ||
              state_rows_write(state, SET_STANCE, texts, 5, error);
    arena_free(arena);
    return ok;
}

// --- reading verdicts

typedef struct {
    Arena *arena;
    StateVerdict *verdicts;
    size_t count, capacity;
} Collected;

static StateVerdict *verdict_on(Collected *collected, Str library, Str source, Str key)
{
    for (size_t i = 0; i < collected->count; i++) {
        StateVerdict *verdict = &collected->verdicts[i];
        if (str_equal(verdict->key, key) && str_equal(verdict->source, source) &&
            str_equal(verdict->library, library))
            return verdict;
    }
    collected->verdicts =
        vec_room(collected->arena, collected->verdicts, collected->count,
                 &collected->capacity, sizeof collected->verdicts[0]);
    StateVerdict *verdict = &collected->verdicts[collected->count++];
    *verdict = (StateVerdict){ .library = arena_str(collected->arena, library),
                               .source = arena_str(collected->arena, source),
                               .key = arena_str(collected->arena, key),
                               .truth = no_opinion,
                               .bearing = no_opinion,
                               .before = no_opinion };
    return verdict;
}

static void take_write(Collected *collected, const StateWrite *write)
{
    const Str *texts = write->texts;
    StateVerdict *verdict =
        verdict_on(collected, texts[LIBRARY], texts[SOURCE], texts[PLACE]);
    if (write->which == SET_STANCE) {
        if (verdict->before.answer == ANSWER_NONE)
            verdict->before = opinion_parse(texts[3]);
        return;
    }
    bool is_set = write->which == SET_VERDICT;
    verdict->truth = is_set ? opinion_parse(texts[TRUTH]) : no_opinion;
    verdict->bearing = is_set ? opinion_parse(texts[BEARING]) : no_opinion;
    verdict->changed = is_set ? strtoll(texts[CHANGED].data, NULL, 10) : 0;
}

static bool is_wanted(Str library, Str source, const Str *texts)
{
    return source.length == 0 ||
           (str_equal(texts[LIBRARY], library) && str_equal(texts[SOURCE], source));
}

size_t state_verdicts(State *state, Str library, Str source, Arena *arena,
                      StateVerdict **verdicts)
{
    Collected all = { .arena = arena };
    const Str about[] = { library, source };
    sqlite3_stmt *rows = state_rows(state, GET_VERDICTS, about, 2);
    while (rows && sqlite3_step(rows) == SQLITE_ROW) {
        all.verdicts = vec_room(arena, all.verdicts, all.count, &all.capacity,
                                sizeof all.verdicts[0]);
        all.verdicts[all.count++] = (StateVerdict){
            .library = sql_text(rows, LIBRARY, arena),
            .source = sql_text(rows, SOURCE, arena),
            .key = sql_text(rows, PLACE, arena),
            .truth = opinion_parse(sql_text(rows, TRUTH, arena)),
            .bearing = opinion_parse(sql_text(rows, BEARING, arena)),
            .before = opinion_parse(sql_text(rows, BEFORE, arena)),
            .changed = sqlite3_column_int64(rows, CHANGED),
        };
    }
    if (rows)
        sqlite3_reset(rows);
    for (size_t i = 0; i < state->write_count; i++) {
        const StateWrite *write = &state->writes[i];
        bool is_verdict = write->which == SET_VERDICT || write->which == SET_STANCE ||
                          write->which == DROP_VERDICT;
        if (is_verdict && is_wanted(library, source, write->texts))
            take_write(&all, write);
    }
    *verdicts = all.verdicts;
    return all.count;
}

// --- predictions

bool state_add_prediction(State *state, const StatePrediction *prediction, Error *error)
{
    const Str texts[PREDICTION_COLUMNS] = {
        prediction->library, prediction->source, prediction->key,  prediction->kind,
        prediction->guess,   prediction->answer, prediction->made,
    };
    return state_rows_write(state, ADD_PREDICTION, texts, PREDICTION_COLUMNS, error);
}

static StatePrediction *next_prediction(StatePrediction **predictions, size_t *count,
                                        size_t *capacity, Arena *arena)
{
    *predictions =
        vec_room(arena, *predictions, *count, capacity, sizeof **predictions);
    return &(*predictions)[(*count)++];
}

size_t state_predictions(State *state, Arena *arena, StatePrediction **predictions)
{
    size_t count = 0, capacity = 0;
    Str texts[PREDICTION_COLUMNS];
    *predictions = NULL;
    sqlite3_stmt *rows = state_rows(state, GET_PREDICTIONS, NULL, 0);
    while (rows && sqlite3_step(rows) == SQLITE_ROW) {
        for (int i = 0; i < PREDICTION_COLUMNS; i++)
            texts[i] = sql_text(rows, i, arena);
        *next_prediction(predictions, &count, &capacity, arena) =
            (StatePrediction){ texts[LIBRARY], texts[SOURCE], texts[PLACE], texts[KIND],
                               texts[GUESS],   texts[ANSWER], texts[MADE] };
    }
    if (rows)
        sqlite3_reset(rows);
    for (size_t i = 0; i < state->write_count; i++) {
        if (state->writes[i].which != ADD_PREDICTION)
            continue;
        for (int k = 0; k < PREDICTION_COLUMNS; k++)
            texts[k] = arena_str(arena, state->writes[i].texts[k]);
        *next_prediction(predictions, &count, &capacity, arena) =
            (StatePrediction){ texts[LIBRARY], texts[SOURCE], texts[PLACE], texts[KIND],
                               texts[GUESS],   texts[ANSWER], texts[MADE] };
    }
    return count;
}
