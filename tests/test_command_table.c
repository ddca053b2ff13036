#include "src/text/text.h"
#include "tests/check.h"
#include "ui/command_run.h"
#include "ui/key_map.h"

// The name of a command in a binding, without its argument.
static Str command_name(const BindingRow *row)
{
    Str rest = str(row->command), name;
    str_next(&rest, ' ', &name);
    return name;
}

static void test_every_binding_names_a_command_that_works_there(void **state)
{
    (void)state;
    for (size_t i = 0; i < binding_row_count; i++) {
        const BindingRow *row = &binding_rows[i];
        const CommandRow *command = command_row(command_name(row));
        if (!command)
            fail_msg("%s is bound to %s, which is no command", row->keys, row->command);
        if (row->where & ~command->where)
            fail_msg("%s is bound where %s does not work", row->keys, row->command);
    }
}

static void test_every_command_has_help_on_one_line(void **state)
{
    (void)state;
    for (size_t i = 0; i < command_row_count; i++) {
        const CommandRow *row = &command_rows[i];
        int width = text_width(str(row->help));
        if (width < 10 || width > 58)
            fail_msg("the help of %s takes %d columns", row->name, width);
        if (row->help[0] < 'A' || row->help[0] > 'Z')
            fail_msg("the help of %s begins small", row->name);
        assert_true(row->group[0] != '\0');
        assert_true(row->where != 0);
    }
}

static void test_every_command_has_a_function(void **state)
{
    (void)state;
    for (size_t i = 0; i < command_row_count; i++)
        if (!command_is_known(str(command_rows[i].name)))
            fail_msg(":%s is in the table and does nothing", command_rows[i].name);
    assert_false(command_is_known(str("none of these")));
}

static void test_names_of_commands_are_single(void **state)
{
    (void)state;
    for (size_t i = 0; i < command_row_count; i++)
        if (command_row(str(command_rows[i].name)) != &command_rows[i])
            fail_msg("there are two commands called %s", command_rows[i].name);
}

static void test_all_keys_can_be_read(void **state)
{
    (void)state;
    Binding binding;
    for (size_t i = 0; i < binding_row_count; i++)
        if (!key_map_parse(str(binding_rows[i].keys), &binding))
            fail_msg("%s is no sequence of keys", binding_rows[i].keys);
}

// Whether one sequence is the beginning of the other, or the same.
static bool clash(const Binding *a, const Binding *b)
{
    for (int i = 0; i < a->count && i < b->count; i++)
        if (a->keys[i] != b->keys[i])
            return false;
    return true;
}

static void test_no_key_is_bound_twice_in_one_place(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    KeyMap map = key_map_make(arena);
    for (size_t i = 0; i < map.count; i++)
        for (size_t k = i + 1; k < map.count; k++) {
            const Binding *a = &map.items[i], *b = &map.items[k];
            if ((a->row->where & b->row->where) && clash(a, b))
                fail_msg("%s is bound to %s and %s", b->row->keys, a->row->command,
                         b->row->command);
        }
    arena_free(arena);
}

static void test_hints_name_keys_that_are_bound(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    KeyMap map = key_map_make(arena);
    for (size_t i = 0; i < hint_row_count; i++) {
        const HintRow *hint = &hint_rows[i];
        Str rest = str(hint->keys), name;
        str_next(&rest, ' ', &name);
        Key key = key_parse(name);
        for (unsigned view = 1; view < IN_HELP; view <<= 1) {
            const Binding *binding = NULL;
            if (!(hint->where & view))
                continue;
            key_map_find(&map, view, &key, 1, &binding);
            if (!binding || !str_is(command_name(binding->row), hint->command))
                fail_msg("the hint %s does not lead to %s", hint->keys, hint->command);
        }
    }
    arena_free(arena);
}

static bool is_hinted(unsigned view, const char *command)
{
    for (size_t i = 0; i < hint_row_count; i++)
        if ((hint_rows[i].where & view) && hint_rows[i].rank <= 2 &&
            strcmp(hint_rows[i].command, command) == 0)
            return true;
    return false;
}

static void test_the_ways_to_text_back_and_help_are_never_left_out(void **state)
{
    (void)state;
    for (unsigned view = 1; view < IN_HELP; view <<= 1) {
        assert_true(is_hinted(view, "help"));
        assert_true(is_hinted(view, "back") || is_hinted(view, "close"));
    }
    assert_true(is_hinted(IN_OUTLINE, "text"));
    assert_true(is_hinted(IN_DOCUMENT, "claim"));
}

static void test_no_key_is_one_that_terminals_keep(void **state)
{
    (void)state;
    static const char *const kept[] = { "Ctrl-A", "Ctrl-S", "Ctrl-Q", "Ctrl-T",
                                        "Ctrl-N", "Ctrl-]", "Ctrl-^", "Ctrl-\\",
                                        "~",      "F10",    "F11" };
    Binding binding;
    for (size_t i = 0; i < binding_row_count; i++) {
        key_map_parse(str(binding_rows[i].keys), &binding);
        for (size_t k = 0; k < COUNT(kept); k++)
            if (binding.keys[0] == key_parse(str(kept[k])))
                fail_msg("%s is bound", kept[k]);
    }
}

// clang-format off
static const struct {
    const char *what;
    unsigned where;
    const char *keys;
    KeyMatch match;
    const char *command; // or NULL
} lookups[] = {
    { "a single key is a command",            IN_OUTLINE,  "j",       KEY_MAP_COMMAND, "next" },
    { "what it does depends on the view",     IN_OUTLINE,  "Space",   KEY_MAP_COMMAND, "fold" },
    { "... in a text it turns the page",      IN_DOCUMENT, "Space",   KEY_MAP_COMMAND, "page-down" },
    { "a prefix waits",                       IN_OUTLINE,  "z",       KEY_MAP_PREFIX,  NULL },
    { "... and its second key decides",       IN_OUTLINE,  "z R",     KEY_MAP_COMMAND, "fold-open-all" },
    { "... if it leads anywhere",             IN_OUTLINE,  "z q",     KEY_MAP_NONE,    NULL },
    { "a prefix may have one meaning only",   IN_LIBRARY,  "z a",     KEY_MAP_NONE,    NULL },
    { "any digit opens the line for one",     IN_LIST,     "7",       KEY_MAP_COMMAND, "go" },
    { "any letter names a mark",              IN_OUTLINE,  "m Q",     KEY_MAP_COMMAND, "mark" },
    { "... but not a sign",                   IN_OUTLINE,  "m !",     KEY_MAP_NONE,    NULL },
    { "two quotes go to before the jump",     IN_OUTLINE,  "' '",     KEY_MAP_COMMAND, "before" },
    { "Ctrl-W opens the keys for panes",      IN_DOCUMENT, "Ctrl-W =", KEY_MAP_COMMAND, "equal" },
    { "an unbound key is none",               IN_OUTLINE,  "s",       KEY_MAP_NONE,    NULL },
};
// clang-format on

static void test_lookup(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    KeyMap map = key_map_make(arena);
    for (size_t i = 0; i < COUNT(lookups); i++) {
        Binding typed;
        const Binding *found = NULL;
        assert_true(key_map_parse(str(lookups[i].keys), &typed));
        KeyMatch match =
            key_map_find(&map, lookups[i].where, typed.keys, typed.count, &found);
        if (match != lookups[i].match)
            fail_msg("%s: %d", lookups[i].what, match);
        if (lookups[i].command)
            check_str(str(found->row->command), lookups[i].command, lookups[i].what);
    }
    arena_free(arena);
}

static void test_a_prefix_says_what_may_follow(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    KeyMap map = key_map_make(arena);
    Key quote = '\'', letter = 'j';
    check_str(key_map_menu(&map, IN_LIST, &quote, 1, arena),
              "a-z A-Z to-mark · ' before · Enter marks", "the menu of marks");
    check_str(key_map_menu(&map, IN_LIST, &letter, 1, arena), "", "j is no prefix");
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_every_command_has_a_function),
      cmocka_unit_test(test_every_binding_names_a_command_that_works_there),
      cmocka_unit_test(test_every_command_has_help_on_one_line),
      cmocka_unit_test(test_names_of_commands_are_single),
      cmocka_unit_test(test_all_keys_can_be_read),
      cmocka_unit_test(test_no_key_is_bound_twice_in_one_place),
      cmocka_unit_test(test_hints_name_keys_that_are_bound),
      cmocka_unit_test(test_the_ways_to_text_back_and_help_are_never_left_out),
      cmocka_unit_test(test_no_key_is_one_that_terminals_keep),
      cmocka_unit_test(test_lookup),
      cmocka_unit_test(test_a_prefix_says_what_may_follow))
