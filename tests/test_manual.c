// The manual page agrees with the tables: each command stands in it as this file would
// write it, in the section of its group, and so do options and signs.
#include <ctype.h>
#include "src/base/file.h"
#include "src/base/vec.h"
#include "src/text/text.h"
#include "tests/check.h"
#include "ui/command_table.h"
#include "ui/help_lines.h"

// --- mdoc

// clang-format off
static const struct {
    const char *sign, *roff;
} escapes[] = {
    { "-", "\\-" }, { "\"", "\\(dq" }, { "'", "\\(aq" }, { "\\", "\\e" },
};
// clang-format on

// The page is ASCII, whatever program formats it.
static void add_escaped(Buffer *out, Str text)
{
    while (text.length > 0) {
        size_t taken = 0;
        for (size_t i = 0; i < COUNT(escapes) && taken == 0; i++)
            if (str_starts(text, str(escapes[i].sign))) {
                buffer_add(out, str(escapes[i].roff));
                taken = strlen(escapes[i].sign);
            }
        if (taken > 0) {
            text = str_from(text, taken);
            continue;
        }
        uint32_t code_point = text_decode(&text);
        if (code_point < 0x80)
            buffer_add_byte(out, (char)code_point);
        else
            buffer_format(out, "\\[u%04X]", (unsigned)code_point);
    }
}

static bool is_tight(const char *keys)
{
    Str rest = str(keys), key;
    while (str_next(&rest, ' ', &key))
        if (text_width(key) != 1)
            return false;
    return true;
}

// One argument of a macro: "g g" is typed "gg", what has a blank in it is quoted, and
// what would be punctuation is protected.
static void add_key(Buffer *out, const char *keys)
{
    Str rest = str(strcmp(keys, "DIGIT") == 0 ? "0-9" : keys), key;
    bool tight = is_tight(keys), quoted = strchr(keys, ' ') && !tight;
    if (quoted)
        buffer_add_byte(out, '"');
    if (ispunct((unsigned char)keys[0]))
        buffer_add(out, str("\\&"));
    for (bool first = true; str_next(&rest, ' ', &key); first = false) {
        if (!first && !tight)
            buffer_add_byte(out, ' ');
        add_escaped(out, key);
    }
    if (quoted)
        buffer_add_byte(out, '"');
}

// "outline, document".
static void add_places(Buffer *out, unsigned where)
{
    static const unsigned kinds[] = { IN_OUTLINE,  IN_FOCUS,   IN_MAP, IN_PRESENT,
                                      IN_DOCUMENT, IN_LIBRARY, IN_LIST };
    const char *joint = "";
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (where & kinds[i]) {
            buffer_format(out, "%s%s", joint, help_view_name(kinds[i]));
            joint = ", ";
        }
}

// Where a command works that needs no word about it; in a presentation most do not.
enum { MOST = IN_OUTLINE | IN_FOCUS | IN_MAP | IN_DOCUMENT | IN_LIBRARY | IN_LIST };

static bool runs(const BindingRow *binding, const CommandRow *command)
{
    Str rest = str(binding->command), name;
    return str_next(&rest, ' ', &name) && str_is(name, command->name);
}

// ":width N" as the arguments of Ic.
static void add_name(Buffer *out, const CommandRow *command)
{
    add_escaped(out, str(command->name));
    if (command->argument && command->argument[0] == '[')
        buffer_format(out, " Op Ar %.*s", (int)strlen(command->argument) - 2,
                      command->argument + 1);
    else if (command->argument)
        buffer_format(out, " Ar %s", command->argument);
}

// The keys of a command, and below them those that do not work wherever it does.
static bool add_keys(Buffer *out, const CommandRow *command, Buffer *narrower)
{
    bool has_keys = false;
    for (size_t i = 0; i < binding_row_count; i++) {
        const BindingRow *binding = &binding_rows[i];
        if (!runs(binding, command))
            continue;
        buffer_add(out, str(has_keys ? " , " : ".It Ic "));
        add_key(out, binding->keys);
        has_keys = true;
        if (binding->where == command->where)
            continue;
        buffer_add(narrower, str(".Ic "));
        add_key(narrower, binding->keys);
        buffer_add(narrower, str(" :\nonly "));
        add_places(narrower, binding->where);
        buffer_add(narrower, str(".\n"));
    }
    return has_keys;
}

//     .It Ic PgDn , Ctrl\-F , Space
//     .Cm page\-down :
//     Go a page down.
//     .Ic Space :
//     only document, library, list.
static Str command_item(const CommandRow *command, Arena *arena)
{
    Buffer out = { .arena = arena }, narrower = { .arena = arena };
    if (add_keys(&out, command, &narrower)) {
        buffer_add(&out, str("\n.Cm "));
        add_name(&out, command);
        buffer_add(&out, str(" :\n"));
    } else {
        buffer_add(&out, str(".It Ic \\&: Ns Cm "));
        add_name(&out, command);
        buffer_add_byte(&out, '\n');
    }
    add_escaped(&out, str(command->help));
    if ((command->where & MOST) != MOST) {
        buffer_add(&out, str(" ("));
        add_places(&out, command->where);
        buffer_add_byte(&out, ')');
    }
    buffer_add(&out, str(".\n"));
    buffer_add(&out, buffer_str(&narrower));
    return buffer_str(&out);
}

// A word of a table and its one line of help.
static Str row_item(const char *macro, const char *word, const char *help, Arena *arena)
{
    Buffer out = { .arena = arena };
    buffer_format(&out, ".It %s \"", macro);
    add_escaped(&out, str(word));
    buffer_add(&out, str("\"\n"));
    add_escaped(&out, str(help));
    buffer_add(&out, str(".\n"));
    return buffer_str(&out);
}

// --- the tests

static Str read_manual(Arena *arena)
{
    Str manual;
    Error error;
    if (!file_read("moot.1", 1 << 20, arena, &manual, &error))
        fail_msg("%s", error.text);
    return manual;
}

// The part of the manual from this line up to the next heading of its kind.
static Str part_of(Str manual, Str heading)
{
    ptrdiff_t start = str_find(manual, heading);
    if (start < 0)
        fail_msg("moot.1 has no line '%.*s'", (int)heading.length, heading.data);
    Str part = str_from(manual, (size_t)start + heading.length);
    ptrdiff_t end = str_find(part, str("\n.S"));
    return end < 0 ? part : str_part(part, 0, (size_t)end + 1);
}

static void check_item(Str manual, const char *heading, Str item)
{
    Str line = str(heading);
    if (str_find(part_of(manual, line), item) < 0)
        fail_msg("moot.1, under %s lacks\n%.*s", heading + 1, (int)item.length,
                 item.data);
}

static void test_commands(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Str manual = read_manual(arena);
    for (size_t i = 0; i < command_row_count; i++) {
        const CommandRow *command = &command_rows[i];
        Str heading = arena_format(arena, "\n.Ss %s\n", command->group);
        check_item(manual, heading.data, command_item(command, arena));
    }
    arena_free(arena);
}

static void test_options_and_signs(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Str manual = read_manual(arena);
    for (size_t i = 0; i < option_row_count; i++)
        check_item(manual, "\n.Ss Options of set\n",
                   row_item("Cm", option_rows[i].name, option_rows[i].help, arena));
    for (size_t i = 0; i < sign_row_count; i++)
        check_item(manual, "\n.Ss Signs\n",
                   row_item("Li", sign_rows[i].sign, sign_rows[i].meaning, arena));
    arena_free(arena);
}

// Nothing stands in the lists that the tables do not have.
static void test_no_more_than_the_tables(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Str manual = read_manual(arena);
    Str heading = str("\n.Sh KEYS AND COMMANDS\n"), line;
    ptrdiff_t start = str_find(manual, heading);
    assert_true(start >= 0);
    Str rest = str_from(manual, (size_t)start + heading.length);
    ptrdiff_t end = str_find(rest, str("\n.Sh "));
    rest = end < 0 ? rest : str_part(rest, 0, (size_t)end);
    size_t items = 0;
    while (str_next(&rest, '\n', &line))
        items += str_starts(line, str(".It "));
    size_t rows = command_row_count + option_row_count + sign_row_count;
    if (items != rows)
        fail_msg("moot.1 lists %zu keys, commands, options and signs, the tables %zu",
                 items, rows);
    arena_free(arena);
}

// The page for operators says what the options, the exit status and the sentence on the
// screen are.
static void r38_the_page_for_operators_knows_the_program(void **state)
{
    (void)state;
    static const char *const wanted[] = {
        "Fl \\-kiosk\n",
        "kiosk=best-effort",
        "Fl \\-as",
        "Fl \\-doctor",
        "exits with 69",
        "sandbox: partial (ABI 2: no truncate, TCP, scope)",
        "~/.local/state/moot/kiosk/NAME",
        "restrict,pty",
        "MaxStartups",
        "kernel.pty.max",
    };
    Arena *arena = arena_new();
    Str page;
    Error error;
    if (!file_read("moot-kiosk.7", 1 << 20, arena, &page, &error))
        fail_msg("%s", error.text);
    for (size_t i = 0; i < COUNT(wanted); i++)
        if (str_find(page, str(wanted[i])) < 0)
            fail_msg("moot-kiosk.7 lacks '%s'", wanted[i]);
    assert_true(str_find(read_manual(arena), str(".Xr moot\\-kiosk 7")) >= 0);
    arena_free(arena);
}

TESTS(cmocka_unit_test(r38_the_page_for_operators_knows_the_program),
      cmocka_unit_test(test_commands), cmocka_unit_test(test_options_and_signs),
      cmocka_unit_test(test_no_more_than_the_tables))
