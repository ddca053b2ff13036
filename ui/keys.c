#include "ui/keys.h"
#include <stdio.h>
#include <strings.h>
#include "src/base/alloc.h"
#include "src/text/text.h"

// The first name of a key is the one that is shown.
// clang-format off
static const struct {
    Key key;
    const char *name;
} names[] = {
    { K_ENTER, "Enter" },          { K_ENTER, "↵" },
    { K_ENTER, "Return" },         { K_ENTER, "Ctrl-M" },
    { K_ENTER, "Ctrl-J" },         { K_ESCAPE, "Esc" },
    { K_ESCAPE, "Escape" },        { K_ESCAPE, "Ctrl-[" },
    { K_TAB, "Tab" },              { K_TAB, "Ctrl-I" },
    { K_BACKSPACE, "Backspace" },  { K_BACKSPACE, "Ctrl-H" },
    { K_DELETE, "Delete" },        { K_DELETE, "Del" },
    { K_INSERT, "Insert" },        { K_INSERT, "Ins" },
    { K_UP, "↑" },                 { K_UP, "Up" },
    { K_DOWN, "↓" },               { K_DOWN, "Down" },
    { K_LEFT, "←" },               { K_LEFT, "Left" },
    { K_RIGHT, "→" },              { K_RIGHT, "Right" },
    { K_SHIFT_UP, "Shift-↑" },     { K_SHIFT_UP, "Shift-Up" },
    { K_SHIFT_DOWN, "Shift-↓" },   { K_SHIFT_DOWN, "Shift-Down" },
    { K_SHIFT_LEFT, "Shift-←" },   { K_SHIFT_LEFT, "Shift-Left" },
    { K_SHIFT_RIGHT, "Shift-→" },  { K_SHIFT_RIGHT, "Shift-Right" },
    { K_SHIFT_TAB, "Shift-Tab" },  { K_HOME, "Home" },
    { K_END, "End" },              { K_PAGE_UP, "PgUp" },
    { K_PAGE_UP, "PageUp" },       { K_PAGE_DOWN, "PgDn" },
    { K_PAGE_DOWN, "PageDown" },   { K_RESIZE, "Resize" },
    { K_MOUSE, "Mouse" },          { K_PASTE, "Paste" },
    { K_HANG_UP, "HangUp" },       { K_CURSOR_AT, "CursorAt" },
    { ' ', "Space" },              { 0x7F, "Ctrl-?" },
    { K_F1, "F1" },   { K_F2, "F2" },   { K_F3, "F3" },   { K_F4, "F4" },
    { K_F5, "F5" },   { K_F6, "F6" },   { K_F7, "F7" },   { K_F8, "F8" },
    { K_F9, "F9" },   { K_F10, "F10" }, { K_F11, "F11" }, { K_F12, "F12" },
};
// clang-format on

void key_name(Key key, char out[static 16])
{
    for (size_t i = 0; i < COUNT(names); i++)
        if (names[i].key == key) {
            snprintf(out, 16, "%s", names[i].name);
            return;
        }
    if (key > 0 && key < ' ') {
        snprintf(out, 16, "Ctrl-%c", (char)(key + '@'));
        return;
    }
    size_t size = key_is_text(key) && text_is_safe(key) ? text_encode(key, out, 15) : 0;
    out[size] = '\0';
}

Key key_parse(Str name)
{
    for (size_t i = 0; i < COUNT(names); i++)
        if (name.length == strlen(names[i].name) &&
            strncasecmp(name.data, names[i].name, name.length) == 0)
            return names[i].key;
    if (name.length == 6 && strncasecmp(name.data, "Ctrl-", 5) == 0) {
        Key control = (Key)name.data[5] & K_CTRL_MASK;
        bool is_control = name.data[5] >= '@' && name.data[5] <= 'z';
        return is_control ? control : K_NONE;
    }
    if (name.length == 0)
        return K_NONE;
    Str rest = name;
    Key key = text_decode(&rest);
    return rest.length == 0 && key_is_text(key) && text_is_safe(key) ? key : K_NONE;
}
