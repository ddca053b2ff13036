#include "tests/check.h"
#include "ui/keys.h"

static void test_names(void **state)
{
    (void)state;
    // clang-format off
    static const struct { Key key; const char *name; } cases[] = {
        { 'j', "j" }, { 'J', "J" }, { '?', "?" }, { 0xE9, "é" }, { 0x65E5, "日" },
        { ' ', "Space" }, { 4, "Ctrl-D" }, { 0x1C, "Ctrl-\\" }, { K_TAB, "Tab" },
        { K_ENTER, "Enter" }, { K_ESCAPE, "Esc" }, { K_PAGE_DOWN, "PgDn" },
        { K_SHIFT_TAB, "Shift-Tab" }, { K_UP, "↑" }, { K_F12, "F12" },
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(cases); i++) {
        char name[16];
        key_name(cases[i].key, name);
        assert_string_equal(name, cases[i].name);
        assert_int_equal(key_parse(str(cases[i].name)), cases[i].key);
    }
    assert_int_equal(key_parse(str("Enter")), K_ENTER);
    assert_int_equal(key_parse(str("esc")), K_ESCAPE);
    assert_int_equal(key_parse(str("ctrl-d")), 4);
    assert_int_equal(key_parse(str("Ctrl-M")), K_ENTER);
    assert_int_equal(key_parse(str("Ctrl-5")), K_NONE);
    assert_int_equal(key_parse(str("jk")), K_NONE);
    assert_int_equal(key_parse(str("")), K_NONE);
    assert_int_equal(key_parse(str("\x1b")), K_NONE);
}

// Whatever has a name can be typed by it.
static void test_every_name_is_read_back(void **state)
{
    (void)state;
    for (Key key = 1; key < K_LAST; key++) {
        char name[16];
        key_name(key, name);
        if (name[0] == '\0')
            continue;
        Key read = key_parse(str(name));
        if (read != key && !(key < K_ENTER && read >= K_ENTER))
            fail_msg("the key %u is called %s, which is the key %u", key, name, read);
    }
    for (Key key = K_ENTER; key < K_LAST; key++) {
        char name[16];
        key_name(key, name);
        assert_string_not_equal(name, "");
    }
}

TESTS(cmocka_unit_test(test_names), cmocka_unit_test(test_every_name_is_read_back))
