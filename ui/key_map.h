// From keys to commands: the bindings of the command table, read once, and looked up
// key by key, so that a prefix ("g", "z", "Ctrl-W") can wait for what follows.
#ifndef UI_KEY_MAP_H
#define UI_KEY_MAP_H

#include "src/base/arena.h"
#include "ui/command_table.h"

enum { KEY_SEQUENCE = 3 }; // the longest

// In a sequence: any ASCII letter, any digit. They stand above all real keys.
enum { K_ANY_LETTER = K_LAST + 1, K_ANY_DIGIT };

typedef struct {
    Key keys[KEY_SEQUENCE];
    int count;
    const BindingRow *row;
} Binding;

typedef struct {
    const Binding *items; // in the order of the table
    size_t count;
} KeyMap;

// Reads the table of bindings into the arena.
KeyMap key_map_make(Arena *arena);

// Reads a sequence as it stands in the table; false if a key in it has no such name.
bool key_map_parse(Str text, Binding *binding);

typedef enum { KEY_MAP_NONE, KEY_MAP_PREFIX, KEY_MAP_COMMAND } KeyMatch;

// What the keys typed so far mean in a view (one bit of Where). KEY_MAP_COMMAND sets
// *binding.
KeyMatch key_map_find(const KeyMap *map, unsigned where, const Key *keys, int count,
                      const Binding **binding);

// What may follow the keys typed so far, in one line: "z middle · t top · ...". Empty
// if nothing may.
Str key_map_menu(const KeyMap *map, unsigned where, const Key *keys, int count,
                 Arena *arena);

#endif
