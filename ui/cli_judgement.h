// A debate that a command judges: opened, with the rules and suppositions that the
// command line gives, and the parts of answers that `moot stands` and `moot cruxes`
// have in common.
#ifndef UI_CLI_JUDGEMENT_H
#define UI_CLI_JUDGEMENT_H

#include "src/base/vec.h"
#include "src/debate/standing_strength.h"
#include "src/export/json_write.h"
#include "ui/cli_source.h"

typedef struct {
    const CliTask *task;
    CliSource source;
    Arena *arena;
    const Tree *tree;
    StandingRules rules;
    const Standing *standing;
    bool is_gradual; // --semantics names one of degrees: strengths, no verdicts
    Gradual semantics;
    Verdicts verdicts;
    Strengths strengths;
} Judgement;

// Opens what the only operand names and judges it; false after a sentence on standard
// error. The caller closes it in any case.
bool cli_judgement_open(Judgement *judgement, const CliTask *task);
void cli_judgement_close(Judgement *judgement);

// Appends the address and name of a claim or argument: 1.2 “Ideas raise armies”.
void cli_judgement_name(Buffer *line, const Judgement *judgement, Node node);

// JSON on standard output: begins with the title and the rules within a brace that is
// left open, and ends.
void cli_judgement_begin_json(const Judgement *judgement, JsonWriter *writer);
void cli_judgement_end_json(const Judgement *judgement, JsonWriter *writer);

// A key with a text; address, kind and title of a claim or argument; "in", "out",
// "undecided", the literature's words for labels.
void cli_judgement_field(JsonWriter *writer, const char *key, Str value);
void cli_judgement_node(JsonWriter *writer, const Judgement *judgement, Node node,
                        Arena *frame);
Str cli_judgement_status(Label label);

#endif
