#include "src/text/code_point.h"
#include <stdlib.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uniwidth.h>
#include <wchar.h>

enum {
    JOINER = 0x200D,
    // Between these are radicals, kana, Han and Hangul, about which all tables agree.
    WIDE_SCRIPTS = 0x2E80,
    LAST_WIDE_SCRIPT = 0xD7A3,
};

static bool between(uint32_t low, uint32_t code_point, uint32_t high)
{
    return low <= code_point && code_point <= high;
}

int code_point_width(uint32_t code_point)
{
    if (between(' ', code_point, '~'))
        return 1;
    if (MB_CUR_MAX <= 1) // in the locale "C" wcwidth() knows ASCII alone
        return uc_width(code_point, "UTF-8");
    int width = wcwidth((wchar_t)code_point);
    bool may_be_ambiguous = code_point < WIDE_SCRIPTS || code_point > LAST_WIDE_SCRIPT;
    return width == 2 && may_be_ambiguous ? uc_width(code_point, "UTF-8") : width;
}

bool code_point_is_ambiguous_wide(void)
{
    const uint32_t line = 0x2500;
    return MB_CUR_MAX > 1 && wcwidth((wchar_t)line) == 2;
}

static bool is_style(uint32_t code_point)
{
    return between(0xFE00, code_point, 0xFE0F) ||   // variation selectors
           between(0x1F3FB, code_point, 0x1F3FF) || // skin tones
           between(0xE0100, code_point, 0xE01EF) || // more variation selectors
           between(0x180B, code_point, 0x180D) ||
           code_point == 0x180F; // Mongolian ones
}

// Controls of all kinds, and what is meant to be invisible. Line and paragraph
// separators, bidirectional controls and tags are among the controls of UAX #29 or
// ignorable.
static bool is_forbidden(uint32_t code_point)
{
    return code_point < ' ' || between(0x7F, code_point, 0x9F) ||
           between(0xD800, code_point, 0xDFFF) || between(0xFDD0, code_point, 0xFDEF) ||
           (code_point & 0xFFFE) == 0xFFFE || code_point_width(code_point) < 0 ||
           uc_is_property_default_ignorable_code_point(code_point) ||
           uc_graphemeclusterbreak_property(code_point) == GBP_CONTROL;
}

CodePointKind code_point_kind(uint32_t code_point)
{
    // Most text is made of these: ASCII, Latin, Cyrillic, kana, Han and Hangul.
    if (between(' ', code_point, '~') || between(0xAE, code_point, 0x2FF) ||
        between(0x400, code_point, 0x481) || between(0x3041, code_point, 0x3096) ||
        between(0x4E00, code_point, 0x9FFC) || between(0xAC00, code_point, 0xD7A3))
        return CODE_POINT_BASE;
    if (between(0x300, code_point, 0x34E) || between(0x350, code_point, 0x36F))
        return CODE_POINT_MARK;
    if (is_style(code_point))
        return CODE_POINT_STYLE;
    if (code_point == JOINER)
        return CODE_POINT_JOINER;
    if (is_forbidden(code_point))
        return CODE_POINT_FORBIDDEN;
    if (between(0x1F1E6, code_point, 0x1F1FF))
        return CODE_POINT_FLAG;
    return code_point_width(code_point) == 0 ? CODE_POINT_MARK : CODE_POINT_BASE;
}

bool code_point_is_certain(uint32_t code_point)
{
    static const struct {
        uint32_t first, last;
    } certain[] = {
        { ' ', '~' },       { 0xA0, 0xAC },     { 0xAE, 0x36F },    { 0x384, 0x482 },
        { 0x48A, 0x52F },   { 0x1E00, 0x1FFE }, { 0x2010, 0x2027 }, { 0x2030, 0x205E },
        { 0x2070, 0x20AB }, { 0x2100, 0x214B }, { 0x2150, 0x2188 }, { 0x2190, 0x2319 },
        { 0x239B, 0x23B3 }, { 0x2460, 0x25FC }, { 0x2600, 0x2613 }, { 0x2701, 0x2704 },
        { 0x2706, 0x2709 }, { 0x270C, 0x2727 }, { 0x3001, 0x3029 }, { 0x3041, 0x3096 },
        { 0x309B, 0x30FF }, { 0x4E00, 0x9FBB }, { 0xAC00, 0xD7A3 }, { 0xFF01, 0xFF9D },
        { 0xFFFD, 0xFFFD },
    };
    size_t low = 0, high = sizeof certain / sizeof certain[0];
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (code_point > certain[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sizeof certain / sizeof certain[0] && code_point >= certain[low].first;
}

bool code_point_is_pictograph(uint32_t code_point)
{
    return uc_is_property_extended_pictographic(code_point);
}

// The pairwise rules are those that concern code points of these two classes.
static bool is_indifferent(uint32_t code_point)
{
    return code_point < 0x300 ||
           uc_graphemeclusterbreak_property(code_point) == GBP_OTHER;
}

bool code_point_joins(uint32_t last, uint32_t next)
{
    if (last >= ' ' && is_indifferent(last) && is_indifferent(next))
        return false;
    const uint32_t pair[2] = { last, next };
    char breaks[2];
    u32_grapheme_breaks(pair, 2, breaks);
    return breaks[1] == 0;
}

// How many bytes a sequence has that begins so, and what its second byte may be
// (Unicode 15, table 3-7).
static size_t sequence_length(unsigned char lead, unsigned char *low,
                              unsigned char *high)
{
    *low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    *high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (between(0xC2, lead, 0xDF))
        return 2;
    if (between(0xE0, lead, 0xEF))
        return 3;
    return between(0xF0, lead, 0xF4) ? 4 : 1;
}

static uint32_t take(Str *rest, size_t size, uint32_t code_point, bool is_valid,
                     bool *valid)
{
    *rest = str_from(*rest, size);
    if (valid)
        *valid = is_valid;
    return code_point;
}

uint32_t code_point_decode(Str *rest, bool *valid)
{
    const unsigned char *bytes = (const unsigned char *)rest->data;
    if (bytes[0] < 0x80)
        return take(rest, 1, bytes[0], true, valid);

    unsigned char low, high;
    size_t length = sequence_length(bytes[0], &low, &high), size = 1;
    uint32_t code_point = bytes[0] & (0x7FU >> length);
    while (size < length && size < rest->length && between(low, bytes[size], high)) {
        code_point = code_point << 6 | (bytes[size++] & 0x3FU);
        low = 0x80;
        high = 0xBF;
    }
    bool whole = length > 1 && size == length;
    return take(rest, size, whole ? code_point : CODE_POINT_BAD, whole, valid);
}

size_t code_point_encode(uint32_t code_point, char *out, size_t room)
{
    if (code_point > 0x10FFFF || between(0xD800, code_point, 0xDFFF))
        return 0;
    size_t size = code_point < 0x80      ? 1
                  : code_point < 0x800   ? 2
                  : code_point < 0x10000 ? 3
                                         : 4;
    if (size > room)
        return 0;
    static const unsigned char leads[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    for (size_t i = size; i > 1; i--, code_point >>= 6)
        out[i - 1] = (char)(0x80 | (code_point & 0x3F));
    out[0] = (char)(leads[size] | code_point);
    return size;
}
