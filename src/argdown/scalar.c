#include "src/argdown/scalar.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"

static bool is_one_of(Str text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_is(text, words[i]))
            return true;
    return false;
}

static int digit(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    char letter = (char)(byte | 0x20);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : 16;
}

// Digits in a base, at least one.
static bool read_digits(Str text, int base, double *number)
{
    *number = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (digit(text.data[i]) >= base)
            return false;
        *number = *number * base + digit(text.data[i]);
    }
    return text.length > 0;
}

static size_t skip_digits(Str text, size_t at)
{
    while (at < text.length && text.data[at] >= '0' && text.data[at] <= '9')
        at++;
    return at;
}

// Digits with a dot and an exponent somewhere; a sign wants a digit before the dot.
static bool is_decimal(Str text, bool has_sign)
{
    size_t whole = skip_digits(text, 0), at = whole;
    if (at < text.length && text.data[at] == '.')
        at = skip_digits(text, at + 1);
    if (whole == 0 && (at < 2 || has_sign))
        return false;
    if (at < text.length && (text.data[at] | 0x20) == 'e') {
        size_t sign = at + 1;
        if (sign < text.length && (text.data[sign] == '+' || text.data[sign] == '-'))
            sign++;
        at = skip_digits(text, sign);
        if (at == sign)
            return false;
    }
    return at == text.length;
}

static bool read_number(Str text, double *number)
{
    static const char *const infinite[] = { ".inf", ".Inf", ".INF" };
    static const char *const not_numbers[] = { ".nan", ".NaN", ".NAN" };
    if (is_one_of(text, not_numbers, COUNT(not_numbers))) {
        *number = NAN;
        return true;
    }
    bool negative = text.length > 0 && text.data[0] == '-';
    bool has_sign = negative || (text.length > 0 && text.data[0] == '+');
    if (has_sign)
        text = str_from(text, 1);
    bool found = false;
    char copy[64];
    if (is_one_of(text, infinite, COUNT(infinite))) {
        *number = INFINITY;
        found = true;
    } else if (str_starts(text, str("0x"))) {
        found = read_digits(str_from(text, 2), 16, number);
    } else if (str_starts(text, str("0o"))) {
        found = read_digits(str_from(text, 2), 8, number);
    } else if (str_starts(text, str("0b"))) {
        found = read_digits(str_from(text, 2), 2, number);
    } else if (text.length < sizeof copy && is_decimal(text, has_sign)) {
        memcpy(copy, text.data, text.length);
        copy[text.length] = '\0';
        *number = strtod(copy, NULL);
        found = isfinite(*number);
    }
    if (found && negative)
        *number = -*number;
    return found;
}

Value scalar_value(Str text)
{
    static const char *const nulls[] = { "", "~", "null", "Null", "NULL" };
    static const char *const yes[] = { "true", "True", "TRUE" };
    static const char *const no[] = { "false", "False", "FALSE" };
    double number;
    if (is_one_of(text, nulls, COUNT(nulls)))
        return (Value){ .kind = VALUE_NULL };
    if (is_one_of(text, yes, COUNT(yes)))
        return (Value){ .kind = VALUE_BOOLEAN, .boolean = true };
    if (is_one_of(text, no, COUNT(no)))
        return (Value){ .kind = VALUE_BOOLEAN, .boolean = false };
    if (read_number(text, &number))
        return (Value){ .kind = VALUE_NUMBER, .number = number };
    return (Value){ .kind = VALUE_STRING, .string = text };
}

// The shortest decimal that reads back as the same number.
static Str number_text(Arena *arena, double number)
{
    char text[40];
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, number);
        if (strtod(text, NULL) == number)
            break;
    }
    return arena_str(arena, str(text));
}

static Str simple_key(Arena *arena, const Value *value)
{
    switch (value->kind) {
    case VALUE_NULL: return str("null");
    case VALUE_BOOLEAN: return value->boolean ? str("true") : str("false");
    case VALUE_NUMBER: return number_text(arena, value->number);
    case VALUE_STRING: return value->string;
    default: return str("[object Object]");
    }
}

Str scalar_key(Arena *arena, const Value *value)
{
    if (value->kind != VALUE_LIST)
        return simple_key(arena, value);
    Buffer joined = { .arena = arena };
    for (size_t i = 0; i < value->count; i++) {
        if (i > 0)
            buffer_add_byte(&joined, ',');
        buffer_add(&joined, simple_key(arena, value->entries[i].value));
    }
    return buffer_str(&joined);
}
