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

// The digits of a positive number without zeros at their end, and where the dot stands:
// 0.0125 gives "125" and -1.
static int shortest_digits(double number, char digits[static 32])
{
    char text[40];
    for (int count = 0; count < 17; count++) {
        snprintf(text, sizeof text, "%.*e", count, number);
        if (strtod(text, NULL) == number)
            break;
    }
    char *exponent = strchr(text, 'e');
    size_t length = 0;
    for (const char *at = text; at < exponent; at++)
        if (*at != '.')
            digits[length++] = *at;
    while (length > 1 && digits[length - 1] == '0')
        length--;
    digits[length] = '\0';
    return (int)strtol(exponent + 1, NULL, 10) + 1;
}

Str scalar_number(Arena *arena, double number)
{
    char digits[32];
    if (!isfinite(number))
        return str("null");
    if (number == 0)
        return str("0");
    const char *sign = number < 0 ? "-" : "";
    int point = shortest_digits(fabs(number), digits);
    int length = (int)strlen(digits);
    if (point > 21 || point <= -6)
        return arena_format(arena, "%s%.1s%s%se%+d", sign, digits,
                            length > 1 ? "." : "", digits + 1, point - 1);
    if (point <= 0)
        return arena_format(arena, "%s0.%.*s%s", sign, -point, "000000", digits);
    if (length <= point)
        return arena_format(arena, "%s%s%.*s", sign, digits, point - length,
                            "000000000000000000000");
    return arena_format(arena, "%s%.*s.%s", sign, point, digits, digits + point);
}

// Days from 1970-01-01 to a date of the Gregorian calendar (Howard Hinnant, "chrono-
// Compatible Low-Level Date Algorithms").
static int64_t days_of(int64_t year, int64_t month, int64_t day)
{
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t of_era = year - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static void date_of(int64_t days, int64_t *year, int *month, int *day)
{
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t of_era = days - era * 146097;
    int64_t years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * years + years / 4 - years / 100);
    int64_t part = (5 * of_year + 2) / 153;
    *day = (int)(of_year - (153 * part + 2) / 5 + 1);
    *month = (int)(part < 10 ? part + 3 : part - 9);
    *year = years + era * 400 + (*month <= 2);
}

// Takes between `least` and `most` digits.
static bool take_digits(Str *rest, size_t least, size_t most, int64_t *number)
{
    size_t count = 0;
    *number = 0;
    while (count < most && count < rest->length && digit(rest->data[count]) < 10)
        *number = *number * 10 + digit(rest->data[count++]);
    *rest = str_from(*rest, count);
    return count >= least;
}

static bool take(Str *rest, char wanted)
{
    bool is_there = rest->length > 0 && rest->data[0] == wanted;
    *rest = str_from(*rest, is_there ? 1 : 0);
    return is_there;
}

// Z, +2 or -05:30, as milliseconds east.
static bool take_zone(Str *rest, int64_t *zone)
{
    int64_t hours = 0, minutes = 0;
    *zone = 0;
    while (take(rest, ' ') || take(rest, '\t'))
        ;
    if (rest->length == 0 || take(rest, 'Z'))
        return rest->length == 0;
    bool west = take(rest, '-');
    if ((!west && !take(rest, '+')) || !take_digits(rest, 1, 2, &hours) ||
        (take(rest, ':') && !take_digits(rest, 2, 2, &minutes)))
        return false;
    *zone = (hours * 60 + minutes) * (west ? -60000 : 60000);
    return rest->length == 0;
}

// A time of day with its zone, as milliseconds.
static bool take_time(Str *rest, int64_t *time)
{
    int64_t hour, minute, second, fraction = 0, zone;
    if (!take_digits(rest, 1, 2, &hour) || !take(rest, ':') ||
        !take_digits(rest, 2, 2, &minute) || !take(rest, ':') ||
        !take_digits(rest, 2, 2, &second))
        return false;
    if (take(rest, '.')) {
        size_t before = rest->length;
        take_digits(rest, 0, 3, &fraction);
        for (size_t digits = before - rest->length; digits < 3; digits++)
            fraction *= 10;
        int64_t more;
        while (rest->length > 0 && digit(rest->data[0]) < 10)
            take_digits(rest, 1, 1, &more);
    }
    if (!take_zone(rest, &zone))
        return false;
    *time = ((hour * 60 + minute) * 60 + second) * 1000 + fraction - zone;
    return true;
}

bool scalar_date(Str text, char out[static 32])
{
    Str rest = text;
    int64_t year, month, day, time = 0;
    size_t least = text.length == 10 ? 2 : 1;
    if (!take_digits(&rest, 4, 4, &year) || !take(&rest, '-') ||
        !take_digits(&rest, least, 2, &month) || !take(&rest, '-') ||
        !take_digits(&rest, least, 2, &day) || (rest.length == 0 && least == 1))
        return false;
    if (rest.length > 0) {
        if (!take(&rest, 'T') && !take(&rest, 't') && !take(&rest, ' ') &&
            !take(&rest, '\t'))
            return false;
        while (take(&rest, ' ') || take(&rest, '\t'))
            ;
        if (!take_time(&rest, &time))
            return false;
    }
    const int64_t per_day = 86400000;
    int64_t days =
        days_of(year, month, day) + (time >= 0 ? time : time - per_day + 1) / per_day;
    int64_t of_day = (time % per_day + per_day) % per_day;
    int new_month, new_day;
    date_of(days, &year, &new_month, &new_day);
    snprintf(out, 32, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", (int)year, new_month,
             new_day, (int)(of_day / 3600000), (int)(of_day / 60000 % 60),
             (int)(of_day / 1000 % 60), (int)(of_day % 1000));
    return true;
}

static Str simple_key(Arena *arena, const Value *value)
{
    switch (value->kind) {
    case VALUE_NULL: return str("null");
    case VALUE_BOOLEAN: return value->boolean ? str("true") : str("false");
    case VALUE_NUMBER: return scalar_number(arena, value->number);
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
