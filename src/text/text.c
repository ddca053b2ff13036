#include "src/text/text.h"
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <strings.h>
#include <unistr.h>
#include "src/base/vec.h"
#include "src/text/unit.h"

enum { FLAG_A = 0x1F1E6 };

static const Str REPLACEMENT = { "\uFFFD", 3 };
static const Str DOTTED_CIRCLE = { "\u25CC", 3 };

// --- locale

static bool locale_is_utf8(void)
{
    return strcasecmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static bool reader_asks_for_utf8(void)
{
    static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);
        if (value && value[0] != '\0')
            return strcasestr(value, "UTF-8") || strcasestr(value, "UTF8");
    }
    return false;
}

bool text_open(void)
{
    if (setlocale(LC_CTYPE, "") && locale_is_utf8())
        return true;
    static const char *const fallbacks[] = { "C.UTF-8", "C.utf8", "en_US.UTF-8",
                                             "UTF-8" };
    bool found = false;
    for (size_t i = 0; i < sizeof fallbacks / sizeof fallbacks[0] && !found; i++)
        found = setlocale(LC_CTYPE, fallbacks[i]) && locale_is_utf8();
    if (!found)
        setlocale(LC_CTYPE, "C");
    return reader_asks_for_utf8();
}

bool text_ambiguous_is_wide(void)
{
    return code_point_is_ambiguous_wide();
}

// --- decoding and encoding

uint32_t text_decode(Str *rest)
{
    return code_point_decode(rest, NULL);
}

size_t text_encode(uint32_t code_point, char *out, size_t room)
{
    return code_point_encode(code_point, out, room);
}

bool text_is_valid(Str text)
{
    return text.length == 0 || !u8_check((const uint8_t *)text.data, text.length);
}

bool text_is_safe(uint32_t code_point)
{
    CodePointKind kind = code_point_kind(code_point);
    return kind == CODE_POINT_BASE || kind == CODE_POINT_MARK;
}

bool text_is_certain(Str text)
{
    while (text.length > 0)
        if (!code_point_is_certain(text_decode(&text)))
            return false;
    return true;
}

// --- clusters

static bool is_plain(char byte)
{
    return byte >= ' ' && byte <= '~';
}

static Str unit_shown(const Unit *unit)
{
    switch (unit->kind) {
    case CODE_POINT_BASE: return str_part(unit->text, 0, unit->clean);
    case CODE_POINT_STYLE: return (Str){ "", 0 };
    case CODE_POINT_MARK: return DOTTED_CIRCLE;
    default: return REPLACEMENT;
    }
}

bool text_next(Str *rest, Cluster *cluster)
{
    if (rest->length == 0)
        return false;
    if (is_plain(rest->data[0]) &&
        (rest->length == 1 || (unsigned char)rest->data[1] < 0x80)) {
        Str text = { rest->data, 1 };
        *cluster = (Cluster){ text, 1, true, text };
        *rest = str_from(*rest, 1);
        return true;
    }
    Unit unit = unit_take(rest);
    *cluster = (Cluster){ unit.text, unit.width, true, unit.text };
    if (unit.clean < unit.text.length) {
        cluster->safe = false;
        cluster->shown = unit_shown(&unit);
        return true;
    }
    while (unit_joins(&unit, *rest)) {
        Str after = *rest;
        unit = unit_take(&after);
        if (cluster->width + unit.width > 2 || unit.clean < unit.text.length ||
            cluster->text.length + unit.text.length > TEXT_CLUSTER_BYTES)
            break;
        cluster->text.length += unit.text.length;
        cluster->width += unit.width;
        *rest = after;
    }
    cluster->shown = cluster->text;
    return true;
}

// Takes off the front all that a person sees as one character, however wide.
static Str take_character(Str *rest)
{
    Str start = *rest;
    Unit unit = unit_take(rest);
    while (unit_joins(&unit, *rest))
        unit = unit_take(rest);
    return str_part(start, 0, start.length - rest->length);
}

Str text_first(Str text)
{
    return text.length > 0 ? take_character(&text) : text;
}

static size_t previous(Str text, size_t at)
{
    for (at--; at > 0 && ((unsigned char)text.data[at] & 0xC0) == 0x80; at--)
        ;
    return at;
}

// Whether a character certainly begins here: at printable ASCII or Han (no marks, no
// emoji) to which what stands before is not joined.
static bool is_anchor(Str text, size_t at)
{
    unsigned char byte = (unsigned char)text.data[at];
    if (at == 0)
        return true;
    if (!is_plain((char)byte) && (byte < 0xE4 || byte > 0xE9))
        return false;
    Str here = str_from(text, at), before = str_from(text, previous(text, at));
    uint32_t last = text_decode(&before);
    return !code_point_joins(last, text_decode(&here));
}

Str text_last(Str text)
{
    if (text.length == 0)
        return text;
    size_t at = previous(text, text.length);
    while (!is_anchor(text, at))
        at = previous(text, at);
    Str rest = str_from(text, at), last = rest;
    while (rest.length > 0)
        last = take_character(&rest);
    return last;
}

// --- measures

int text_width(Str text)
{
    Cluster cluster;
    int width = 0;
    while (width < INT_MAX - 2 && text_next(&text, &cluster))
        width += cluster.width;
    return width;
}

Str text_fit(Str text, int columns)
{
    Cluster cluster;
    Str rest = text;
    size_t fits = 0;
    while (text_next(&rest, &cluster) && cluster.width <= columns) {
        columns -= cluster.width;
        fits = text.length - rest.length;
    }
    return str_part(text, 0, fits);
}

Str text_cut(Arena *arena, Str text, int columns)
{
    if (text_fit(text, columns).length == text.length)
        return text;
    if (columns < 1)
        return (Str){ text.data, 0 };
    Buffer buffer = { .arena = arena };
    buffer_add(&buffer, text_fit(text, columns - 1));
    buffer_add(&buffer, str("…"));
    return buffer_str(&buffer);
}

size_t text_count(Str text)
{
    size_t count = 0;
    for (; text.length > 0; count++)
        take_character(&text);
    return count;
}

size_t text_utf16(Str text)
{
    size_t count = 0;
    while (text.length > 0) {
        if ((unsigned char)text.data[0] < 0x80) { // most are, and need no decoding
            text = str_from(text, 1);
            count++;
        } else {
            count += text_decode(&text) < 0x10000 ? 1 : 2;
        }
    }
    return count;
}

// --- the boundary

// How many bytes at the front need no change: bases with at most UNIT_MARKS marks each,
// and line ends and tabs where they stay.
static size_t clean_length(Str text, bool lines)
{
    const char *start = text.data, *end = start + text.length, *at = start;
    const char *base = NULL; // the last one, as long as it takes marks
    int marks = 0;
    while (at < end) {
        if (is_plain(*at) || (lines && (*at == '\n' || *at == '\t'))) {
            base = *at > ' ' ? at : NULL;
            marks = 0;
            at++;
            continue;
        }
        Str rest = { at, (size_t)(end - at) };
        bool valid;
        CodePointKind kind = code_point_kind(code_point_decode(&rest, &valid));
        if (valid && kind == CODE_POINT_BASE) {
            base = at;
            marks = 0;
        } else if (!valid || kind != CODE_POINT_MARK || !base || ++marks > UNIT_MARKS) {
            return (size_t)((base ? base : at) - start);
        }
        at = rest.data;
    }
    return text.length;
}

static void add_flag(Buffer *buffer, Str text)
{
    buffer_add_byte(buffer, '[');
    while (text.length > 0)
        buffer_add_byte(buffer, (char)('A' + (text_decode(&text) - FLAG_A)));
    buffer_add_byte(buffer, ']');
}

// The base, if there is one, with its first marks; the rest of the unit is left out.
static void add_marked(Buffer *buffer, const Unit *unit)
{
    int marks = 0;
    bool first = true;
    if (unit->kind == CODE_POINT_MARK)
        buffer_add(buffer, DOTTED_CIRCLE);
    for (Str rest = unit->text; rest.length > 0 && marks < UNIT_MARKS;) {
        Str start = rest;
        CodePointKind kind = code_point_kind(text_decode(&rest));
        if (kind == CODE_POINT_MARK || (first && kind == CODE_POINT_BASE))
            buffer_add(buffer, str_part(start, 0, start.length - rest.length));
        marks += kind == CODE_POINT_MARK;
        first = false;
    }
}

static void add_unit(Buffer *buffer, const Unit *unit, bool lines, size_t *hidden)
{
    if (unit->first == '\n' || unit->first == '\r') {
        buffer_add_byte(buffer, lines ? '\n' : ' ');
    } else if (unit->first == '\t') {
        buffer_add_byte(buffer, lines ? '\t' : ' ');
    } else if (unit->kind == CODE_POINT_FLAG) {
        add_flag(buffer, unit->text);
    } else if (unit->kind == CODE_POINT_BASE || unit->kind == CODE_POINT_MARK) {
        add_marked(buffer, unit);
    } else if (unit->kind != CODE_POINT_STYLE) {
        buffer_add(buffer, REPLACEMENT);
        if (hidden && unit->first != CODE_POINT_BAD)
            *hidden += 1;
    }
}

Str text_clean(Arena *arena, Str text, bool lines, size_t *hidden)
{
    size_t clean = text.length > 0 ? clean_length(text, lines) : 0;
    if (clean == text.length)
        return text;
    Buffer buffer = { .arena = arena };
    while (text.length > 0) {
        buffer_add(&buffer, str_part(text, 0, clean));
        text = str_from(text, clean);
        if (text.length > 0) {
            Unit unit = unit_take(&text);
            add_unit(&buffer, &unit, lines, hidden);
        }
        clean = clean_length(text, lines);
    }
    return buffer_str(&buffer);
}
