#include "src/debate/address.h"
#include <inttypes.h>
#include <stdio.h>

Str address_of(const Tree *tree, PlaceId place, Arena *arena)
{
    PlaceId home = tree->places[place].home;
    // Written from its end: a number has at most ten digits and a dot.
    size_t room = ((size_t)tree->places[home].depth + 1) * 11;
    char *text = arena_get(arena, room + 1, 1);
    size_t start = room;
    for (PlaceId id = home; id != NONE; id = tree->places[id].parent) {
        if (start < room)
            text[--start] = '.';
        for (int32_t number = tree->places[id].number; number > 0; number /= 10)
            text[--start] = (char)('0' + number % 10);
    }
    return (Str){ text + start, room - start };
}

Str address_end(const Tree *tree, PlaceId place, size_t most, Arena *arena)
{
    char text[64];
    size_t start = sizeof text;
    most = most < sizeof text ? most : sizeof text;
    for (PlaceId id = tree->places[place].home; id != NONE;
         id = tree->places[id].parent) {
        char part[16];
        size_t size =
            (size_t)snprintf(part, sizeof part, "%" PRId32 "%s",
                             tree->places[id].number, start == sizeof text ? "" : ".");
        if (sizeof text - start + size > most)
            return arena_format(arena, "…%.*s", (int)(sizeof text - start),
                                text + start);
        start -= size;
        memcpy(text + start, part, size);
    }
    return arena_str(arena, (Str){ text + start, sizeof text - start });
}

// Takes a number off the front of an address; 0 if there is none.
static int32_t next_number(Str *rest)
{
    int32_t number = 0;
    while (rest->length > 0 && rest->data[0] >= '0' && rest->data[0] <= '9') {
        if (number > INT32_MAX / 10 - 1)
            return 0;
        number = number * 10 + (rest->data[0] - '0');
        *rest = str_from(*rest, 1);
    }
    return number;
}

static PlaceId sibling(const Tree *tree, PlaceId first, int32_t number)
{
    for (PlaceId id = first; id != NONE; id = tree->places[id].next_sibling)
        if (tree->places[id].number == number)
            return id;
    return NONE;
}

PlaceId address_find(const Tree *tree, Str address)
{
    Str rest = str_trim(address);
    if (rest.length > 0 && rest.data[rest.length - 1] == '.')
        rest.length--;
    PlaceId first = tree->count > 0 ? 0 : NONE;
    for (;;) {
        int32_t number = next_number(&rest);
        PlaceId found = number > 0 ? sibling(tree, first, number) : NONE;
        if (found == NONE || rest.length == 0)
            return found;
        if (rest.data[0] != '.')
            return NONE;
        rest = str_from(rest, 1);
        first = tree->places[found].first_child;
    }
}
