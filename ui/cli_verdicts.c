#include "ui/cli_verdicts.h"
#include "src/base/alloc.h"
#include "src/base/file.h"
#include "src/base/vec.h"
#include "src/debate/address.h"
#include "src/export/json_write.h"
#include "ui/cli_judgement.h"
#include "ui/verdict_file.h"

// --- the reader's state

// Opens it; NULL after a sentence on standard error.
static State *open_state(const CliTask *task, Arena *arena)
{
    Error error;
    Str folder = state_folder(arena);
    if (folder.length == 0) {
        cli_say(task->output, str("neither XDG_STATE_HOME nor HOME is set, so there "
                                  "are no verdicts"));
        return NULL;
    }
    State *state = state_open(folder.data, &error);
    if (state == NULL)
        cli_say(task->output, str(error.text));
    else if (state_notice(state)[0])
        output_error(task->output, str(state_notice(state)));
    return state;
}

// Prints JSON, or writes it to the file of -o.
static int put(const CliTask *task, Str text, size_t count, const char *one,
               const char *many, Arena *arena)
{
    Error error;
    if (task->target == NULL) {
        output_raw(task->output, text);
        return CLI_DONE;
    }
    if (!file_write_private(task->target, text, &error))
        return cli_say(task->output, str(error.text));
    output_line(task->output, arena_format(arena, "%s: %s", task->target,
                                           cli_counted(arena, count, one, many).data));
    return CLI_DONE;
}

// --- verdicts

// Reads a file of verdicts ("-": standard input). False after sentences on standard
// error: the first of them if it is none, all of what has been passed over.
static bool read_file(const CliTask *task, const char *name, Arena *arena,
                      StateVerdict **verdicts, size_t *count)
{
    Str text;
    Error error;
    Problems problems = { .arena = arena };
    bool is_input = strcmp(name, "-") == 0;
    Str path = str(is_input ? "<stdin>" : name);
    if (!(is_input ? file_read_input(VERDICT_FILE_BYTES, arena, &text, &error)
                   : file_read(name, VERDICT_FILE_BYTES, arena, &text, &error))) {
        cli_say(task->output, str(error.text));
        return false;
    }
    bool ok = verdict_file_read(text, path, arena, verdicts, count, &problems);
    for (size_t i = 0; i < problems.count; i++)
        output_error(task->output,
                     arena_format(arena, "%.*s:%d:%d: %.*s", STR_ARGUMENTS(path),
                                  problems.items[i].line, problems.items[i].column,
                                  STR_ARGUMENTS(problems.items[i].text)));
    return ok;
}

// Whether the reader has a verdict there already, which stays unless it is older.
static bool is_newer(const StateVerdict *verdict, const StateVerdict *kept,
                     size_t kept_count)
{
    for (size_t i = 0; i < kept_count; i++)
        if (str_equal(kept[i].key, verdict->key) &&
            str_equal(kept[i].source, verdict->source) &&
            str_equal(kept[i].library, verdict->library))
            return verdict->changed > kept[i].changed;
    return true;
}

static int import(const CliTask *task, State *state, Arena *arena)
{
    Error error;
    StateVerdict *verdicts, *kept;
    size_t count, taken = 0;
    if (!read_file(task, task->import, arena, &verdicts, &count))
        return CLI_IMPOSSIBLE;
    size_t kept_count = state_verdicts(state, str(""), str(""), arena, &kept);
    for (size_t i = 0; i < count; i++) {
        if (!is_newer(&verdicts[i], kept, kept_count))
            continue;
        if (!state_set_verdict(state, &verdicts[i], &error) ||
            !state_set_stance(state, &verdicts[i], &error))
            return cli_say(task->output, str(error.text));
        taken++;
    }
    output_line(task->output,
                arena_format(arena, "%s: %s taken in, %zu known already or older",
                             task->import,
                             cli_counted(arena, taken, "verdict", "verdicts").data,
                             count - taken));
    return CLI_DONE;
}

int cli_verdicts(const CliTask *task)
{
    StateVerdict *verdicts;
    if (task->count > 0)
        return cli_say(task->output,
                       str("moot verdicts takes no names: moot verdicts, moot verdicts "
                           "-o FILE, moot verdicts --import FILE"));
    Arena *arena = arena_new();
    State *state = open_state(task, arena);
    int status = CLI_IMPOSSIBLE;
    if (state != NULL && task->import) {
        status = import(task, state, arena);
    } else if (state != NULL) {
        size_t count = state_verdicts(state, str(""), str(""), arena, &verdicts);
        Str text = verdict_file_write(verdicts, count, arena);
        status = put(task, text, count, "verdict", "verdicts", arena);
    }
    state_close(state);
    arena_free(arena);
    return status;
}

int cli_predictions(const CliTask *task)
{
    StatePrediction *predictions;
    if (task->count > 0)
        return cli_say(task->output, str("moot predictions takes no names"));
    Arena *arena = arena_new();
    State *state = open_state(task, arena);
    int status = CLI_IMPOSSIBLE;
    if (state != NULL) {
        size_t count = state_predictions(state, arena, &predictions);
        Str text = verdict_file_predictions(predictions, count, arena);
        status = put(task, text, count, "prediction", "predictions", arena);
    }
    state_close(state);
    arena_free(arena);
    return status;
}

// --- comparing

typedef struct {
    const CliTask *task;
    CliSource source;
    Arena *arena;
    const Tree *tree;
    Judgements left, right;
} Comparison;

// The name that a file of verdicts knows a debate by: that of its file without its
// ending, or its name in the library.
static Str slug_of(Str name)
{
    for (size_t i = name.length; i > 0; i--)
        if (name.data[i - 1] == '/') {
            name = str_from(name, i);
            break;
        }
    static const char *const endings[] = { ".argdown", ".ad", ".md" };
    for (size_t i = 0; i < COUNT(endings); i++)
        if (str_ends(name, str(endings[i])))
            return str_part(name, 0, name.length - strlen(endings[i]));
    return name;
}

static bool read_side(Comparison *comparison, const char *name, Judgements *side)
{
    StateVerdict *verdicts;
    size_t count;
    const CliTask *task = comparison->task;
    if (!read_file(task, name, comparison->arena, &verdicts, &count))
        return false;
    *side = verdict_file_judgements(verdicts, count, slug_of(str(task->operands[2])),
                                    comparison->tree, comparison->arena);
    return true;
}

static Str name_of(const Comparison *comparison, PlaceId place)
{
    const Tree *tree = comparison->tree;
    Str address = address_of(tree, place, comparison->arena);
    Str title = debate_title(tree->debate, tree->places[place].node);
    return arena_format(comparison->arena, "%.*s “%.*s”", STR_ARGUMENTS(address),
                        STR_ARGUMENTS(title));
}

static void print_text(const Comparison *comparison, const Divergence *found,
                       size_t count)
{
    Output *output = comparison->task->output;
    int32_t both =
        divergence_both(comparison->tree, &comparison->left, &comparison->right);
    if (count == 0) {
        output_line(
            output,
            arena_format(
                comparison->arena, "They part nowhere, on %s that both judge.",
                cli_counted(comparison->arena, (size_t)both, "claim", "claims").data));
        return;
    }
    output_line(output, str("Where they part first, what follows from that left out:"));
    for (size_t i = 0; i < count; i++) {
        Str name = name_of(comparison, found[i].place);
        output_line(output,
                    arena_format(
                        comparison->arena, "  %.*s: %s, %s and %s", STR_ARGUMENTS(name),
                        found[i].is_bearing ? "does it bear?" : "is it true?",
                        answer_word(found[i].left), answer_word(found[i].right)));
    }
}

static void add_piece(void *context, Str piece)
{
    output_raw(context, piece);
}

static void print_json(const Comparison *comparison, const Divergence *found,
                       size_t count)
{
    JsonWriter writer;
    const Tree *tree = comparison->tree;
    json_begin(&writer, comparison->arena, add_piece, comparison->task->output);
    json_open(&writer, '{');
    json_key(&writer, "both");
    json_number(&writer, divergence_both(tree, &comparison->left, &comparison->right));
    json_key(&writer, "parting");
    json_open(&writer, '[');
    for (size_t i = 0; i < count; i++) {
        json_open(&writer, '{');
        cli_judgement_field(&writer, "address",
                            address_of(tree, found[i].place, comparison->arena));
        cli_judgement_field(
            &writer, "title",
            debate_title(tree->debate, tree->places[found[i].place].node));
        cli_judgement_field(&writer, "question",
                            str(found[i].is_bearing ? "bears" : "true"));
        cli_judgement_field(&writer, "left", str(answer_word(found[i].left)));
        cli_judgement_field(&writer, "right", str(answer_word(found[i].right)));
        json_close(&writer, '}');
    }
    json_close(&writer, ']');
    json_close(&writer, '}');
    json_end(&writer);
    output_raw(comparison->task->output, str("\n"));
}

// Status 1 if they part somewhere, as diff does it.
int cli_compare(const CliTask *task)
{
    if (task->count != 3)
        return cli_say(task->output, str("say what to compare, two files of verdicts "
                                         "and a debate: moot compare A B NAME"));
    Comparison comparison = { .task = task };
    Divergence *found;
    bool ok = cli_source_open(&comparison.source, task, task->operands[2], CLI_KINDLY);
    size_t count = 0;
    if (ok) {
        comparison.arena = comparison.source.arena;
        comparison.tree = tree_make(comparison.source.debate, comparison.arena);
        ok = read_side(&comparison, task->operands[0], &comparison.left) &&
             read_side(&comparison, task->operands[1], &comparison.right);
    }
    if (ok) {
        count = divergence_find(comparison.tree, &comparison.left, &comparison.right,
                                &found, comparison.arena);
        if (task->json)
            print_json(&comparison, found, count);
        else
            print_text(&comparison, found, count);
    }
    cli_source_close(&comparison.source);
    return !ok ? CLI_IMPOSSIBLE : count > 0 ? CLI_FOUND : CLI_DONE;
}
