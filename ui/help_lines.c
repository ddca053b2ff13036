#include "ui/help_lines.h"
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/text/text.h"
#include "ui/search_guide.h"

// One column of help needs the width of its keys and the 58 columns of its longest
// line; two columns wrap some lines but show twice as many.
enum {
    KEYS_WIDE = 20,
    KEYS_NARROW = 16,
    KEYS_NARROWEST = 10,
    TWO_FROM = 116,
    INDENT = 1
};

// clang-format off
static const struct {
    unsigned where;
    const char *name, *phrase;
} views[] = {
    { IN_OUTLINE,  "outline",  "in the outline" },
    { IN_FOCUS,    "focus",    "in the focus"   },
    { IN_MAP,      "map",      "on the map"     },
    { IN_DOCUMENT, "document", "in a document"  },
    { IN_LIBRARY,  "library",  "in the library" },
    { IN_LIST,     "list",     "in a list"      },
    { IN_PRESENT,  "present",  "in a presentation" },
    { IN_HELP,     "help",     "in the help"    },
};
// clang-format on

// Keys that are shown by a sign, and what a reader types to find them.
// clang-format off
static const struct {
    const char *sign, *name;
} aliases[] = {
    { "Enter", "enter" }, { "↑", "up" }, { "↓", "down" }, { "←", "left" }, { "→", "right" },
};
// clang-format on

typedef struct {
    Str keys; // separated by ", "
    Str text;
    Str words; // folded: what the filter looks at
} Entry;

typedef struct {
    Str heading;
    Entry *entries;
    size_t count, capacity;
} Group;

typedef struct {
    Arena *arena;
    Group *groups;
    size_t count, capacity;
} Groups;

const char *help_view_name(unsigned where)
{
    for (size_t i = 0; i < COUNT(views); i++)
        if (views[i].where & where)
            return views[i].name;
    return "";
}

static Group *group_named(Groups *groups, Str heading)
{
    for (size_t i = 0; i < groups->count; i++)
        if (str_equal(groups->groups[i].heading, heading))
            return &groups->groups[i];
    groups->groups = vec_room(groups->arena, groups->groups, groups->count,
                              &groups->capacity, sizeof groups->groups[0]);
    Group *group = &groups->groups[groups->count++];
    *group = (Group){ .heading = heading };
    return group;
}

static void add_entry(Groups *groups, Str heading, Str keys, Str text, Str name)
{
    Group *group = group_named(groups, heading);
    Buffer words = { .arena = groups->arena };
    Str parts[] = { heading, text, name };
    for (size_t i = 0; i < COUNT(parts); i++) {
        buffer_add(&words, parts[i]);
        buffer_add_byte(&words, '\n');
    }
    for (size_t i = 0; i < COUNT(aliases); i++)
        if (str_find(keys, str(aliases[i].sign)) >= 0)
            buffer_format(&words, "%s\n", aliases[i].name);
    group->entries = vec_room(groups->arena, group->entries, group->count,
                              &group->capacity, sizeof group->entries[0]);
    group->entries[group->count++] =
        (Entry){ keys, text, text_fold(groups->arena, buffer_str(&words)) };
}

// --- from the tables

// "g g" is shown as it is typed, "gg"; "Ctrl-W h" and "m LETTER" keep their blank.
static void add_keys(Buffer *out, const char *keys)
{
    Str rest = str(keys), key;
    bool is_tight = true;
    while (str_next(&rest, ' ', &key))
        is_tight = is_tight && text_width(key) == 1;
    if (out->length > 0)
        buffer_add(out, str(", "));
    if (strcmp(keys, "DIGIT") == 0)
        keys = "0-9";
    for (const char *byte = keys; *byte; byte++)
        if (*byte != ' ' || !is_tight)
            buffer_add_byte(out, *byte);
}

// Whether a binding is one of this command, with or without an argument.
static bool runs(const BindingRow *binding, const CommandRow *command)
{
    Str rest = str(binding->command), name;
    return str_next(&rest, ' ', &name) && str_is(name, command->name);
}

static Str typed_name(const CommandRow *command, Arena *arena)
{
    return arena_format(arena, ":%s%s%s", command->name, command->argument ? " " : "",
                        command->argument ? command->argument : "");
}

static void add_here(Groups *groups, unsigned where)
{
    for (size_t i = 0; i < command_row_count; i++) {
        const CommandRow *command = &command_rows[i];
        Buffer keys = { .arena = groups->arena };
        if (!(command->where & where))
            continue;
        for (size_t j = 0; j < binding_row_count; j++)
            if ((binding_rows[j].where & where) && runs(&binding_rows[j], command))
                add_keys(&keys, binding_rows[j].keys);
        Str name = typed_name(command, groups->arena);
        add_entry(groups, str(command->group),
                  keys.length > 0 ? buffer_str(&keys) : name, str(command->help), name);
    }
}

// "In a document, in the library and in a list".
static Str places_heading(unsigned where, Arena *arena)
{
    Buffer text = { .arena = arena };
    size_t named = 0, count = 0;
    for (size_t i = 0; i < COUNT(views); i++)
        count += (views[i].where & where) != 0;
    for (size_t i = 0; i < COUNT(views); i++)
        if (views[i].where & where) {
            named++;
            const char *joint = named == 1 ? "" : named == count ? " and " : ", ";
            buffer_format(&text, "%s%s", joint, views[i].phrase);
        }
    if (text.length > 0)
        text.data[0] = (char)(text.data[0] - 'a' + 'A');
    return buffer_str(&text);
}

// Whether an earlier binding of the command works in just the same places.
static bool is_repeated(const CommandRow *command, size_t binding)
{
    for (size_t i = 0; i < binding; i++)
        if (binding_rows[i].where == binding_rows[binding].where &&
            runs(&binding_rows[i], command))
            return true;
    return false;
}

// The bindings of a command that do not work here, once for each set of places.
static void add_there(Groups *groups, const CommandRow *command, unsigned here)
{
    Str name = typed_name(command, groups->arena);
    for (size_t i = 0; i < binding_row_count; i++) {
        unsigned where = binding_rows[i].where;
        Buffer keys = { .arena = groups->arena };
        if ((where & here) || !runs(&binding_rows[i], command) ||
            is_repeated(command, i))
            continue;
        for (size_t j = i; j < binding_row_count; j++)
            if (binding_rows[j].where == where && runs(&binding_rows[j], command))
                add_keys(&keys, binding_rows[j].keys);
        add_entry(groups, places_heading(where, groups->arena), buffer_str(&keys),
                  str(command->help), name);
    }
}

static bool has_binding(const CommandRow *command)
{
    for (size_t i = 0; i < binding_row_count; i++)
        if (runs(&binding_rows[i], command))
            return true;
    return false;
}

static void add_elsewhere(Groups *groups, unsigned here)
{
    for (size_t i = 0; i < command_row_count; i++) {
        const CommandRow *command = &command_rows[i];
        add_there(groups, command, here);
        if (!(command->where & here) && !has_binding(command))
            add_entry(groups, places_heading(command->where, groups->arena),
                      typed_name(command, groups->arena), str(command->help),
                      str(command->name));
    }
}

static void add_options(Groups *groups)
{
    for (size_t i = 0; i < option_row_count; i++) {
        Str typed = arena_format(groups->arena, ":set %s", option_rows[i].name);
        add_entry(groups, str("Options"), typed, str(option_rows[i].help), typed);
    }
}

static void add_searches(Groups *groups)
{
    for (size_t i = 0; i < search_example_count; i++)
        add_entry(groups, str("In the search bar"), str(search_examples[i].example),
                  str(search_examples[i].meaning), str("search"));
}

static void add_signs(Groups *groups)
{
    for (size_t i = 0; i < sign_row_count; i++)
        add_entry(groups, str("Signs"), str(sign_rows[i].sign),
                  str(sign_rows[i].meaning), str(""));
}

// --- filtering

static bool has_key(const Entry *entry, Str filter)
{
    Str rest = entry->keys, key;
    while (str_next(&rest, ',', &key))
        if (str_starts(str_trim(key), filter))
            return true;
    return false;
}

static bool has_words(const Entry *entry, Str folded)
{
    Str word;
    while (str_next(&folded, ' ', &word))
        if (str_find(entry->words, word) < 0)
            return false;
    return true;
}

typedef enum { ALL, BY_KEY, BY_WORDS } Pass;

static bool passes(const Entry *entry, Pass pass, Str filter, Str folded)
{
    if (pass == ALL)
        return true;
    bool by_key = has_key(entry, filter);
    return pass == BY_KEY ? by_key : !by_key && has_words(entry, folded);
}

// --- lines

// An entry, wrapped to its column.
typedef struct {
    Lines keys, text;
    size_t height;
} Wrapped;

static HelpLine *add_line(HelpLines *help, Arena *arena)
{
    help->lines = vec_room(arena, help->lines, help->count, &help->capacity,
                           sizeof help->lines[0]);
    return &help->lines[help->count++];
}

static Wrapped wrap(const HelpLines *help, const Entry *entry, Arena *arena)
{
    Wrapped wrapped = { .keys = text_wrap(arena, entry->keys, help->key_columns),
                        .text = text_wrap(arena, entry->text, help->text_columns) };
    size_t keys = wrapped.keys.count, text = wrapped.text.count;
    wrapped.height = keys > text ? keys : text;
    return wrapped;
}

// Fills one column of the lines from `first` on.
static void fill(HelpLines *help, size_t first, int column, const Wrapped *wrapped,
                 size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < wrapped[i].height; j++) {
            HelpLine *line = &help->lines[first + j];
            if (j < wrapped[i].keys.count)
                line->cells[column].keys = wrapped[i].keys.lines[j];
            if (j < wrapped[i].text.count)
                line->cells[column].text = wrapped[i].text.lines[j];
        }
        first += wrapped[i].height;
    }
}

static size_t height_of(const Wrapped *wrapped, size_t count)
{
    size_t height = 0;
    for (size_t i = 0; i < count; i++)
        height += wrapped[i].height;
    return height;
}

// The entries go down the first column and on in the second, which is not longer.
static void add_columns(HelpLines *help, const Wrapped *wrapped, size_t count,
                        Arena *arena)
{
    size_t total = height_of(wrapped, count), split = count;
    if (help->columns == 2)
        for (split = 0; height_of(wrapped, split) * 2 < total;)
            split++;
    size_t left = height_of(wrapped, split), first = help->count;
    for (size_t i = 0; i < left; i++)
        *add_line(help, arena) = (HelpLine){ 0 };
    fill(help, first, 0, wrapped, split);
    fill(help, first, 1, wrapped + split, count - split);
}

static void add_group(HelpLines *help, const Group *group, Pass pass, Str filter,
                      Arena *arena)
{
    Str folded = text_fold(arena, filter);
    Wrapped *wrapped = arena_get(arena, group->count + 1, sizeof *wrapped);
    size_t count = 0;
    for (size_t i = 0; i < group->count; i++)
        if (passes(&group->entries[i], pass, filter, folded))
            wrapped[count++] = wrap(help, &group->entries[i], arena);
    if (count == 0)
        return;
    if (help->count > 0)
        *add_line(help, arena) = (HelpLine){ 0 };
    *add_line(help, arena) = (HelpLine){ .heading = group->heading };
    add_columns(help, wrapped, count, arena);
    help->found += count;
}

static void add_groups(HelpLines *help, const Groups *groups, Pass pass, Str filter)
{
    for (size_t i = 0; i < groups->count; i++)
        add_group(help, &groups->groups[i], pass, filter, groups->arena);
}

static void set_columns(HelpLines *help, int columns)
{
    help->columns = columns >= TWO_FROM ? 2 : 1;
    help->width = columns / help->columns > 1 ? columns / help->columns : 1;
    help->key_columns = help->width >= 70   ? KEYS_WIDE
                        : help->width >= 50 ? KEYS_NARROW
                                            : KEYS_NARROWEST;
    int rest = help->width - help->key_columns - INDENT - help->columns;
    help->text_columns = rest > 1 ? rest : 1;
}

const HelpLines *help_lines(unsigned where, Str filter, int columns, Arena *arena)
{
    Groups groups = { .arena = arena };
    HelpLines *help = arena_get(arena, 1, sizeof *help);
    filter = str_trim(filter);
    set_columns(help, columns);
    add_here(&groups, where);
    add_elsewhere(&groups, where);
    add_options(&groups);
    add_searches(&groups);
    add_signs(&groups);
    if (filter.length == 0) {
        add_groups(help, &groups, ALL, filter);
        return help;
    }
    add_groups(help, &groups, BY_KEY, filter);
    if (help->found == 0 || text_count(filter) > 1)
        add_groups(help, &groups, BY_WORDS, filter);
    return help;
}
