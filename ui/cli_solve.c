#include "ui/cli_solve.h"
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/debate/extensions.h"
#include "src/import/import_af.h"
#include "src/import/import_bag.h"
#include "ui/cli_import.h"

// clang-format off
typedef enum { PROBLEM_ONE, PROBLEM_ALL, PROBLEM_COUNT, PROBLEM_SOME, PROBLEM_EVERY } ProblemKind;

static const char *const problem_names[] = { "SE", "EE", "CE", "DC", "DS" };

static const struct {
    const char *name;
    Semantics semantics;
} semantics_names[] = {
    { "GR", SEMANTICS_GROUNDED },  { "CO", SEMANTICS_COMPLETE }, { "PR", SEMANTICS_PREFERRED },
    { "ST", SEMANTICS_STABLE },    { "ID", SEMANTICS_IDEAL },    { "SST", SEMANTICS_SEMI_STABLE },
    { "STG", SEMANTICS_STAGE },
};
// clang-format on

typedef struct {
    const CliTask *task;
    Arena *arena;
    ProblemKind problem;
    Inquiry inquiry;
    ImportedAf file;
    int32_t argument;
    uint64_t found; // sets, so far
} Solving;

// --- what is asked

// Whether two words are the same but for the case of ASCII letters.
static bool is_alike(Str word, const char *name)
{
    for (size_t i = 0; i < word.length; i++)
        if ((word.data[i] & ~0x20) != name[i])
            return false;
    return word.length == strlen(name);
}

static bool read_task(const char *name, ProblemKind *problem, Semantics *semantics)
{
    Str rest = str(name), first;
    size_t i = 0, k = 0;
    if (!str_next(&rest, '-', &first))
        return false;
    while (i < COUNT(problem_names) && !is_alike(first, problem_names[i]))
        i++;
    while (k < COUNT(semantics_names) && !is_alike(rest, semantics_names[k].name))
        k++;
    if (i == COUNT(problem_names) || k == COUNT(semantics_names))
        return false;
    *problem = (ProblemKind)i;
    *semantics = semantics_names[k].semantics;
    return true;
}

bool cli_solve_knows(const char *name, Error *error)
{
    ProblemKind problem;
    Semantics semantics;
    return read_task(name, &problem, &semantics) ||
           error_set(
               error,
               "--task=%s: it is SE, EE, CE, DC or DS, \"-\", and GR, CO, PR, ST, "
               "ID, SST or STG, such as DC-CO",
               name);
}

static int print_problems(const CliTask *task, Arena *arena)
{
    Buffer line = { .arena = arena };
    for (size_t i = 0; i < COUNT(problem_names); i++)
        for (size_t k = 0; k < COUNT(semantics_names); k++)
            buffer_format(&line, "%s%s-%s", line.length > 0 ? "," : "[",
                          problem_names[i], semantics_names[k].name);
    buffer_add(&line, str("]"));
    output_line(task->output, buffer_str(&line));
    return CLI_DONE;
}

static bool takes_argument(ProblemKind problem)
{
    return problem == PROBLEM_SOME || problem == PROBLEM_EVERY;
}

static bool find_argument(Solving *solving, const char *path)
{
    const CliTask *task = solving->task;
    if (!takes_argument(solving->problem))
        return true;
    solving->argument = table_get(&solving->file.index, str(task->argument));
    if (solving->argument >= 0)
        return true;
    cli_say(task->output, arena_format(solving->arena, "there is no argument %s in %s",
                                       task->argument, path));
    return false;
}

static bool read_framework(Solving *solving, const char *name)
{
    Str path, text;
    const CliTask *task = solving->task;
    Problems problems = { .arena = solving->arena };
    if (!cli_import_text(task, name, solving->arena, &path, &text))
        return false;
    if (import_af_format(text) == AF_APX && import_bag_is(text)) {
        cli_say(task->output,
                arena_format(solving->arena,
                             "%s has weights or supports, which no framework has; "
                             "`moot stands FILE.bag` computes strengths",
                             name));
        return false;
    }
    solving->file = import_af(solving->arena, path, text, &problems);
    return !cli_import_complain(task, &problems);
}

// --- answers

static bool is_numbered(const Solving *solving)
{
    return solving->file.format == AF_NUMBERED;
}

// "[a,b]", or "w 1 2".
static void add_set(const Solving *solving, const unsigned char *labels, Buffer *line)
{
    const char *separator = is_numbered(solving) ? " " : ",";
    buffer_add(line, str(is_numbered(solving) ? "w" : "["));
    bool is_first = !is_numbered(solving);
    for (int32_t i = 0; i < solving->file.framework.count; i++) {
        if (labels[i] != LABEL_IN)
            continue;
        buffer_add(line, str(is_first ? "" : separator));
        buffer_add(line, solving->file.names[i]);
        is_first = false;
    }
    buffer_add(line, str(is_numbered(solving) ? "" : "]"));
}

static void print_set(const Solving *solving, const unsigned char *labels)
{
    Buffer line = { .arena = solving->arena };
    add_set(solving, labels, &line);
    buffer_add(&line, str("\n"));
    output_raw(solving->task->output, buffer_str(&line));
}

// One after the other as they are found: "[[a],[b,c]]", or a line for each.
static bool print_next(void *context, const unsigned char *labels)
{
    Solving *solving = context;
    Arena *frame = arena_new();
    Buffer line = { .arena = frame };
    bool is_first = solving->found++ == 0;
    if (!is_numbered(solving))
        buffer_add(&line, str(is_first ? "[" : ","));
    add_set(solving, labels, &line);
    buffer_add(&line, str(is_numbered(solving) ? "\n" : ""));
    output_raw(solving->task->output, buffer_str(&line));
    arena_free(frame);
    return solving->task->output->failure == 0;
}

static bool count_next(void *context, const unsigned char *labels)
{
    (void)labels;
    ((Solving *)context)->found++;
    return true;
}

static void print_all(Solving *solving)
{
    extension_each(&solving->inquiry, print_next, solving);
    if (is_numbered(solving) && solving->found == 0)
        output_raw(solving->task->output, str("NO\n"));
    else if (!is_numbered(solving))
        output_raw(solving->task->output, str(solving->found == 0 ? "[]\n" : "]\n"));
}

static void print_one(const Solving *solving, Labels labels)
{
    if (extension_find(&solving->inquiry, labels) == ANSWER_YES)
        print_set(solving, labels);
    else
        output_raw(solving->task->output, str("NO\n"));
}

// YES or NO; in the newer format with a set that shows it, where one can.
static void print_accepted(const Solving *solving, Labels labels)
{
    bool is_every = solving->problem == PROBLEM_EVERY;
    Answer answer =
        extension_accepts(&solving->inquiry, solving->argument, is_every, labels);
    bool is_yes = answer == ANSWER_YES;
    output_raw(solving->task->output, str(is_yes ? "YES\n" : "NO\n"));
    if (is_numbered(solving) && is_yes != is_every)
        print_set(solving, labels);
}

static void answer(Solving *solving)
{
    Labels labels =
        arena_get(solving->arena, (size_t)solving->file.framework.count + 1, 1);
    switch (solving->problem) {
    case PROBLEM_ONE: print_one(solving, labels); break;
    case PROBLEM_ALL: print_all(solving); break;
    case PROBLEM_COUNT:
        extension_each(&solving->inquiry, count_next, solving);
        output_line(
            solving->task->output,
            arena_format(solving->arena, "%llu", (unsigned long long)solving->found));
        break;
    default: print_accepted(solving, labels); break;
    }
}

static int solve(Solving *solving)
{
    const CliTask *task = solving->task;
    const char *name = task->file         ? task->file
                       : task->count == 1 ? task->operands[0]
                                          : NULL;
    if (task->lists_problems)
        return print_problems(task, solving->arena);
    if (task->lists_formats) {
        output_line(task->output, str("[apx,tgf,af]"));
        return CLI_DONE;
    }
    if (!name || (task->file && task->count > 0) || !task->problem)
        return cli_say(task->output, str("say what to solve and in which one file: "
                                         "moot solve --task=SE-GR FILE"));
    read_task(task->problem, &solving->problem, &solving->inquiry.semantics);
    if (takes_argument(solving->problem) && !task->argument)
        return cli_say(
            task->output,
            str("say of which argument: moot solve --task=DC-CO -a ARG FILE"));
    if (!read_framework(solving, name) || !find_argument(solving, name))
        return CLI_IMPOSSIBLE;
    solving->inquiry.framework = &solving->file.framework;
    answer(solving);
    return CLI_DONE;
}

int cli_solve(const CliTask *task)
{
    Solving solving = { .task = task, .arena = arena_new() };
    int status = solve(&solving);
    arena_free(solving.arena);
    return status;
}
