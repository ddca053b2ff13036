#include "ui/command_run.h"
#include "src/base/alloc.h"
#include "src/text/text.h"
#include "ui/commands_filter.h"
#include "ui/commands_find.h"
#include "ui/commands_go.h"
#include "ui/commands_guess.h"
#include "ui/commands_issues.h"
#include "ui/commands_judge.h"
#include "ui/commands_map.h"
#include "ui/commands_mark.h"
#include "ui/commands_note.h"
#include "ui/commands_panes.h"
#include "ui/commands_predict.h"
#include "ui/commands_program.h"
#include "ui/commands_stand.h"

// clang-format off
static const struct {
    const char *name;
    CommandFunction *run;
} functions[] = {
    { "go",            command_go },
    { "labels",        command_labels },
    { "root",          command_root },
    { "whole",         command_whole },
    { "open",          command_open },
    { "text",          command_text },
    { "claim",         command_claim },
    { "present",       command_present },
    { "blank",         command_blank },
    { "outline",       command_outline },
    { "map",           command_map },
    { "zoom",          command_zoom },
    { "details",       command_details },
    { "overview",      command_overview },
    { "strip",         command_strip },
    { "contents",      command_contents },
    { "library",       command_library },
    { "back",          command_back },
    { "forward",       command_forward },
    { "before",        command_before },
    { "close",         command_close },
    { "mark",          command_mark },
    { "to-mark",       command_to_mark },
    { "marks",         command_marks },
    { "note",          command_note },
    { "notes",         command_notes },
    { "export-notes",  command_export_notes },
    { "import-notes",  command_import_notes },
    { "find",          command_find },
    { "filter",        command_filter_claims },
    { "frames",        command_frames },
    { "search",        command_search },
    { "next-item",     command_next_item },
    { "previous-item", command_previous_item },
    { "unused",        command_unused },
    { "unread",        command_unread },
    { "where",         command_where },
    { "cancel",        command_cancel },
    { "stands",        command_stands },
    { "why",           command_why },
    { "suppose",       command_suppose },
    { "undo",          command_undo },
    { "unsuppose",     command_unsuppose },
    { "supposed",      command_supposed },
    { "semantics",     command_semantics },
    { "reading",       command_reading },
    { "burden",        command_burden },
    { "standard",      command_standard },
    { "issues",        command_issues },
    { "cruxes",        command_cruxes },
    { "judge",         command_judge },
    { "stance",        command_stance },
    { "compare",       command_compare },
    { "predict",       command_predict },
    { "guess",         command_guess },
    { "next-pane",     command_next_pane },
    { "previous-pane", command_previous_pane },
    { "left-pane",     command_left_pane },
    { "right-pane",    command_right_pane },
    { "maximise",      command_maximise },
    { "narrower",      command_narrower },
    { "wider",         command_wider },
    { "equal",         command_equal },
    { "width",         command_width },
    { "split",         command_split },
    { "help",          command_help },
    { "command",       command_command },
    { "hints",         command_hints },
    { "set",           command_set },
    { "reload",        command_reload },
    { "problems",      command_problems },
    { "messages",      command_messages },
    { "copy",          command_copy },
    { "repaint",       command_repaint },
    { "suspend",       command_suspend },
    { "quit",          command_quit },
};

// What readers type out of habit.
static const struct {
    const char *typed, *name;
} habits[] = {
    { "q",   "close" }, { "q!", "quit" },  { "qa", "quit" }, { "qa!", "quit" },
    { "x",   "quit" },  { "wq", "quit" },  { "e",  "open" }, { "h",   "help" },
    { "vs",  "split" }, { "sp", "split" }, { "w",  "where" },
};
// clang-format on

static CommandFunction *function_of(Str name)
{
    for (size_t i = 0; i < COUNT(functions); i++)
        if (str_is(name, functions[i].name))
            return functions[i].run;
    return NULL;
}

bool command_is_known(Str name)
{
    return command_is_motion(name) || function_of(name);
}

// What is about the picture on the screen alone.
bool command_is_painted(const CommandRow *row)
{
    static const char *const names[] = {
        "half-down", "half-up", "page-down", "page-up",  "scroll-down", "scroll-up",
        "middle",    "top",     "bottom",    "labels",   "more-text",   "less-text",
        "blank",     "map",     "zoom",      "overview", "frames",      "strip",
        "details",   "hints",   "fit",       "repaint"
    };
    for (size_t i = 0; i < COUNT(names); i++)
        if (strcmp(row->name, names[i]) == 0)
            return true;
    return strcmp(row->group, "Panes") == 0;
}

// The only command that begins so; NULL if none does, or several do.
static const CommandRow *row_by_beginning(Str start)
{
    const CommandRow *found = NULL;
    for (size_t i = 0; i < command_row_count; i++)
        if (str_starts(str(command_rows[i].name), start)) {
            if (found)
                return NULL;
            found = &command_rows[i];
        }
    return found;
}

static const CommandRow *find_row(Str name)
{
    for (size_t i = 0; i < COUNT(habits); i++)
        if (str_is(name, habits[i].typed))
            return command_row(str(habits[i].name));
    const CommandRow *row = command_row(name);
    return row ? row : row_by_beginning(name);
}

// Says that there is no such command, and which is nearest.
static bool refuse(App *app, Str name, Error *error)
{
    enum { NEAR = 3 };
    const char *best = NULL;
    Str folded = text_fold(app->frame, name);
    int least = NEAR + 1;
    for (size_t i = 0; i < command_row_count; i++) {
        int distance = text_distance(folded, str(command_rows[i].name), NEAR);
        if (distance < least ||
            (!best && str_starts(str(command_rows[i].name), name))) {
            least = distance;
            best = command_rows[i].name;
        }
    }
    if (best)
        return error_set(error, "There is no command \"%.*s\": did you mean %s?",
                         (int)name.length, name.data, best);
    return error_set(error, "There is no command \"%.*s\"; Tab after : lists them",
                     (int)name.length, name.data);
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool command_run(App *app, Str line, Error *error)
{
    Str rest = str_trim(line), name;
    if (rest.length == 0)
        return true;
    if (is_digit(rest.data[0]))
        return command_go(app, rest, error);
    str_next(&rest, ' ', &name);
    Str argument = str_trim(rest);
    const CommandRow *row = find_row(name);
    if (!row)
        return refuse(app, name, error);
    if (app->is_plain && command_is_painted(row))
        return error_set(error,
                         "%s is for the screen; in line mode ? says what there is",
                         row->name);
    if (!(row->where & view_where(app_view(app))))
        return error_set(error, "%s does nothing here; ? shows what does", row->name);
    if (row->argument && row->argument[0] != '[' && argument.length == 0)
        return error_set(error, "%s takes %s after it", row->name, row->argument);
    if (!row->argument && argument.length > 0)
        return error_set(error, "%s takes nothing after it", row->name);
    CommandFunction *run = function_of(str(row->name));
    return run ? run(app, argument, error) : command_motion(app, str(row->name), error);
}
