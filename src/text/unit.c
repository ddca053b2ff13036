#include "src/text/unit.h"

enum {
    TAG_LIMIT = 16, // code points of a flag that is spelt in tags
    BLACK_FLAG = 0x1F3F4,
};

// Whether an emoji goes on with a joiner and another one. Takes both off the front.
static bool take_joined(const Unit *unit, Str *rest)
{
    Str after = *rest;
    if (!code_point_is_pictograph(unit->first) ||
        code_point_kind(code_point_decode(&after, NULL)) != CODE_POINT_JOINER ||
        after.length == 0 || !code_point_is_pictograph(code_point_decode(&after, NULL)))
        return false;
    *rest = after;
    return true;
}

static bool take_tag(const Unit *unit, int tags, Str *rest)
{
    Str after = *rest;
    uint32_t code_point = code_point_decode(&after, NULL);
    if (unit->first != BLACK_FLAG || tags >= TAG_LIMIT || code_point < 0xE0020 ||
        code_point > 0xE007F)
        return false;
    *rest = after;
    return true;
}

// Takes off the front what follows a base and takes no room: marks, and what is left
// out on the way to the terminal. A blank takes no marks, as a line may be broken
// there.
static void take_marks(Unit *unit, Str *rest)
{
    int marks = 0, tags = 0;
    bool is_clean = unit->kind == CODE_POINT_BASE;
    const char *start = unit->text.data;
    while (rest->length > 0) {
        Str after = *rest;
        uint32_t code_point = code_point_decode(&after, NULL);
        CodePointKind kind = code_point_kind(code_point);
        if (kind == CODE_POINT_MARK && is_clean && marks++ < UNIT_MARKS) {
            unit->clean = (size_t)(after.data - start);
        } else if (kind == CODE_POINT_MARK || kind == CODE_POINT_STYLE) {
            is_clean = false;
        } else if (take_joined(unit, rest) || take_tag(unit, tags++, rest)) {
            is_clean = false;
            continue;
        } else {
            return;
        }
        unit->last = code_point;
        *rest = after;
    }
}

Unit unit_take(Str *rest)
{
    Str start = *rest;
    bool valid;
    uint32_t first = code_point_decode(rest, &valid);
    Unit unit = { .kind = valid ? code_point_kind(first) : CODE_POINT_FORBIDDEN,
                  .text = start,
                  .first = first,
                  .last = first,
                  .width = 1 };
    switch (unit.kind) {
    case CODE_POINT_BASE:
        unit.width = code_point_width(first);
        unit.clean = (size_t)(rest->data - start.data);
        if (first != ' ')
            take_marks(&unit, rest);
        break;
    case CODE_POINT_STYLE: unit.width = 0; break;
    case CODE_POINT_MARK: take_marks(&unit, rest); break;
    case CODE_POINT_FLAG: {
        Str after = *rest;
        if (after.length > 0 &&
            code_point_kind(code_point_decode(&after, NULL)) == CODE_POINT_FLAG)
            *rest = after;
        break;
    }
    case CODE_POINT_JOINER: break;
    case CODE_POINT_FORBIDDEN:
        if (first == '\r' && str_starts(*rest, str("\n")))
            *rest = str_from(*rest, 1);
        break;
    }
    unit.text.length = start.length - rest->length;
    return unit;
}

bool unit_joins(const Unit *unit, Str rest)
{
    if (unit->kind != CODE_POINT_BASE || unit->last == ' ' || rest.length == 0)
        return false;
    bool valid;
    uint32_t next = code_point_decode(&rest, &valid);
    return valid && code_point_kind(next) == CODE_POINT_BASE &&
           code_point_joins(unit->last, next);
}
