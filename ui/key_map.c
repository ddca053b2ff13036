#include "ui/key_map.h"
#include "src/base/vec.h"

static Key parse_key(Str name)
{
    if (str_is(name, "LETTER"))
        return K_ANY_LETTER;
    if (str_is(name, "DIGIT"))
        return K_ANY_DIGIT;
    return key_parse(name);
}

bool key_map_parse(Str text, Binding *binding)
{
    Str name;
    binding->count = 0;
    while (str_next(&text, ' ', &name)) {
        Key key = parse_key(name);
        if (key == K_NONE || binding->count == KEY_SEQUENCE)
            return false;
        binding->keys[binding->count++] = key;
    }
    return binding->count > 0;
}

KeyMap key_map_make(Arena *arena)
{
    Binding *items = arena_get(arena, binding_row_count, sizeof *items);
    for (size_t i = 0; i < binding_row_count; i++) {
        items[i].row = &binding_rows[i];
        key_map_parse(str(binding_rows[i].keys), &items[i]);
    }
    return (KeyMap){ items, binding_row_count };
}

static bool key_matches(Key bound, Key key)
{
    if (bound == K_ANY_DIGIT)
        return key >= '0' && key <= '9';
    if (bound == K_ANY_LETTER)
        return (key >= 'a' && key <= 'z') || (key >= 'A' && key <= 'Z');
    return bound == key;
}

// Whether a binding works in this view and begins with these keys.
static bool begins_with(const Binding *binding, unsigned where, const Key *keys,
                        int count)
{
    if (!(binding->row->where & where) || binding->count < count)
        return false;
    for (int i = 0; i < count; i++)
        if (!key_matches(binding->keys[i], keys[i]))
            return false;
    return true;
}

KeyMatch key_map_find(const KeyMap *map, unsigned where, const Key *keys, int count,
                      const Binding **binding)
{
    KeyMatch match = KEY_MAP_NONE;
    for (size_t i = 0; i < map->count; i++) {
        const Binding *item = &map->items[i];
        if (!begins_with(item, where, keys, count))
            continue;
        if (item->count == count) {
            *binding = item;
            return KEY_MAP_COMMAND;
        }
        match = KEY_MAP_PREFIX;
    }
    return match;
}

static void add_name(Buffer *menu, Key key)
{
    char name[16];
    if (key == K_ANY_LETTER) {
        buffer_add(menu, str("a-z A-Z"));
    } else {
        key_name(key, name);
        buffer_add(menu, str(name));
    }
}

Str key_map_menu(const KeyMap *map, unsigned where, const Key *keys, int count,
                 Arena *arena)
{
    Buffer menu = { .arena = arena };
    for (size_t i = 0; i < map->count; i++) {
        const Binding *item = &map->items[i];
        if (!begins_with(item, where, keys, count) || item->count == count)
            continue;
        if (menu.length > 0)
            buffer_add(&menu, str(" · "));
        add_name(&menu, item->keys[count]);
        buffer_add_byte(&menu, ' ');
        buffer_add(&menu, str(item->row->command));
    }
    return buffer_str(&menu);
}
