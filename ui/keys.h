// A key press: a Unicode code point, or one of the special keys above them.
// The prefix is K_ because <curses.h> has macros called KEY_....
#ifndef UI_KEYS_H
#define UI_KEYS_H

#include <stdbool.h>
#include <stdint.h>
#include "src/base/str.h"

typedef uint32_t Key;

// A control key is its control code: Ctrl-D is 4. Those that are other keys (Ctrl-M,
// Ctrl-I, Ctrl-H, Ctrl-J) arrive as these.
enum {
    K_NONE = 0,
    K_TAB = 9,
    K_ENTER = 0x110000,
    K_ESCAPE,
    K_BACKSPACE,
    K_DELETE,
    K_INSERT,
    K_UP,
    K_DOWN,
    K_LEFT,
    K_RIGHT,
    K_SHIFT_UP,
    K_SHIFT_DOWN,
    K_SHIFT_LEFT,
    K_SHIFT_RIGHT,
    K_SHIFT_TAB,
    K_HOME,
    K_END,
    K_PAGE_UP,
    K_PAGE_DOWN,
    K_F1,
    K_F2,
    K_F3,
    K_F4,
    K_F5,
    K_F6,
    K_F7,
    K_F8,
    K_F9,
    K_F10,
    K_F11,
    K_F12,
    K_RESIZE,    // the window has another size
    K_MOUSE,     // see InputEvent
    K_PASTE,     // text was pasted; see InputEvent
    K_HANG_UP,   // the terminal is gone
    K_CURSOR_AT, // an answer to the cursor probe; never reaches a view
    K_LAST,
};

enum { K_CTRL_MASK = 0x1F };

static inline bool key_is_text(Key key)
{
    return key >= ' ' && key != 0x7F && key < K_ENTER;
}

// "j", "Ctrl-D", "Enter", "PgDn", "Space": as help and hints show it. `out` gets a NUL.
void key_name(Key key, char out[static 16]);

// The key with such a name (as key_name() writes it, also "Enter", "Esc"), or K_NONE.
Key key_parse(Str name);

#endif
