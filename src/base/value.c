#include "src/base/value.h"

const Value *value_get(const Value *map, const char *key)
{
    if (!map || map->kind != VALUE_MAP)
        return NULL;
    for (size_t i = 0; i < map->count; i++)
        if (str_is(map->entries[i].key, key))
            return map->entries[i].value;
    return NULL;
}

Str value_string(const Value *value)
{
    return value && value->kind == VALUE_STRING ? value->string : str("");
}
