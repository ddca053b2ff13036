#include "ui/prompt.h"
#include <stdio.h>
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"

void prompt_init(Prompt *prompt)
{
    *prompt = (Prompt){ .kind = PROMPT_NONE, .choice = -1 };
    line_edit_init(&prompt->edit, str(""));
}

void prompt_free(Prompt *prompt)
{
    for (int i = 0; i < prompt->line_count; i++)
        free(prompt->lines[i]);
    prompt_init(prompt);
}

// What is in the line now is what was typed: completions and earlier lines start here.
static void settle(Prompt *prompt)
{
    Str text = line_edit_text(&prompt->edit);
    snprintf(prompt->typed, sizeof prompt->typed, "%.*s", (int)text.length, text.data);
    prompt->choice = -1;
    prompt->line = prompt->line_count;
}

void prompt_open(Prompt *prompt, PromptKind kind, Str text)
{
    prompt->kind = kind;
    line_edit_init(&prompt->edit, text);
    settle(prompt);
}

void prompt_close(Prompt *prompt)
{
    prompt->kind = PROMPT_NONE;
}

Str prompt_text(const Prompt *prompt)
{
    return line_edit_text(&prompt->edit);
}

void prompt_remember(Prompt *prompt, Str line)
{
    char *copy = xalloc(line.length + 1);
    memcpy(copy, line.data, line.length);
    copy[line.length] = '\0';
    if (prompt->line_count == PROMPT_LINES) {
        free(prompt->lines[0]);
        memmove(prompt->lines, prompt->lines + 1,
                (PROMPT_LINES - 1) * sizeof prompt->lines[0]);
        prompt->line_count--;
    }
    prompt->lines[prompt->line_count++] = copy;
}

typedef struct {
    Arena *arena;
    Completion *items;
    size_t count, capacity;
} List;

static void add(List *list, Str line, Str note)
{
    list->items = vec_room(list->arena, list->items, list->count, &list->capacity,
                           sizeof *list->items);
    list->items[list->count++] = (Completion){ line, note };
}

static void complete_command(List *list, Str start, unsigned where)
{
    for (size_t i = 0; i < command_row_count; i++) {
        const CommandRow *row = &command_rows[i];
        if ((row->where & where) && str_starts(str(row->name), start))
            add(list, str(row->name), str(row->help));
    }
}

static void complete_option(List *list, Str command, Str start)
{
    for (size_t i = 0; i < option_row_count; i++) {
        Str name = str(option_rows[i].name);
        if (str_starts(name, start))
            add(list,
                arena_format(list->arena, "%.*s %s", (int)command.length, command.data,
                             option_rows[i].name),
                str(option_rows[i].help));
    }
}

static void complete_source(List *list, Str command, Str start, Library *library)
{
    for (size_t i = 0; i < library_count(library); i++) {
        const StoreSource *source = library_source(library, i);
        if (str_starts(source->slug, start))
            add(list,
                arena_format(list->arena, "%.*s %.*s", (int)command.length,
                             command.data, (int)source->slug.length, source->slug.data),
                source->title);
    }
}

size_t prompt_completions(const Prompt *prompt, unsigned where, Library *library,
                          Arena *arena, Completion **completions)
{
    List list = { .arena = arena };
    Str rest = str(prompt->typed), command;
    if (prompt->kind == PROMPT_COMMAND) {
        bool has_argument = str_find(rest, str(" ")) >= 0;
        str_next(&rest, ' ', &command);
        const CommandRow *row = has_argument ? command_row(command) : NULL;
        if (!has_argument)
            complete_command(&list, str(prompt->typed), where);
        else if (row && row->argument && strcmp(row->argument, "OPTION") == 0)
            complete_option(&list, command, rest);
        else if (row && row->argument && strcmp(row->argument, "[NAME]") == 0)
            complete_source(&list, command, rest, library);
    }
    *completions = list.items;
    return list.count;
}

// Puts the next or previous completion into the line; after the last comes what was
// typed.
static PromptEvent complete(Prompt *prompt, int step, unsigned where, Library *library)
{
    Completion *items;
    Arena *arena = arena_new();
    int count = (int)prompt_completions(prompt, where, library, arena, &items);
    if (count > 0) {
        prompt->choice = (prompt->choice + 1 + step + count + 1) % (count + 1) - 1;
        line_edit_init(&prompt->edit, prompt->choice < 0 ? str(prompt->typed)
                                                         : items[prompt->choice].line);
    }
    arena_free(arena);
    return count > 0 ? PROMPT_CHANGED : PROMPT_UNCHANGED;
}

static PromptEvent recall(Prompt *prompt, int step)
{
    int line = prompt->line + step;
    if (prompt->kind != PROMPT_COMMAND || line < 0 || line > prompt->line_count)
        return PROMPT_UNCHANGED;
    prompt->line = line;
    line_edit_init(&prompt->edit, line == prompt->line_count
                                      ? str(prompt->typed)
                                      : str(prompt->lines[line]));
    return PROMPT_CHANGED;
}

PromptEvent prompt_key(Prompt *prompt, Key key, unsigned where, Library *library)
{
    enum { CTRL_N = 'N' & K_CTRL_MASK, CTRL_P = 'P' & K_CTRL_MASK };
    switch (key) {
    case K_TAB: return complete(prompt, 1, where, library);
    case K_SHIFT_TAB: return complete(prompt, -1, where, library);
    case K_UP:
    case CTRL_P: return recall(prompt, -1);
    case K_DOWN:
    case CTRL_N: return recall(prompt, 1);
    default: break;
    }
    switch (line_edit_key(&prompt->edit, key)) {
    case LINE_ACCEPTED: return PROMPT_ACCEPTED;
    case LINE_CANCELLED: return PROMPT_CANCELLED;
    case LINE_CHANGED: settle(prompt); return PROMPT_CHANGED;
    case LINE_MOVED: return PROMPT_CHANGED;
    default: return PROMPT_UNCHANGED;
    }
}

PromptEvent prompt_paste(Prompt *prompt, Str text)
{
    line_edit_insert(&prompt->edit, text);
    settle(prompt);
    return PROMPT_CHANGED;
}

int prompt_draw(const Prompt *prompt, Canvas canvas)
{
    static const char *const signs[] = {
        [PROMPT_COMMAND] = ":",      [PROMPT_GO] = "go to ", [PROMPT_FIND] = "/",
        [PROMPT_FILTER] = "filter ", [PROMPT_SIFT] = "&",
    };
    return line_edit_draw(&prompt->edit, str(signs[prompt->kind]), canvas);
}
