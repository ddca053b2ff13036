#include "src/map/glyph.h"

// By arms: up 1, right 2, down 4, left 8.
static const char *const light[16] = {
    " ", "╵", "╶", "╰", "╷", "│", "╭", "├", "╴", "╯", "─", "┴", "╮", "┤", "┬", "┼",
};

static const char *straight(Link link, bool is_across)
{
    switch (link) {
    case LINK_ATTACK:
    case LINK_CONTRARY: return is_across ? "╌" : "╎";
    case LINK_UNDERCUT: return is_across ? "┈" : "┊";
    case LINK_CONTRADICTORY: return is_across ? "═" : "║";
    default: return is_across ? "─" : "│";
    }
}

const char *glyph_line(unsigned arms, Link link, Charset charset)
{
    if (charset == CHARSET_ASCII && link == LINK_UNDERCUT &&
        (arms == (ARM_DOWN | ARM_RIGHT) || arms == (ARM_DOWN | ARM_LEFT)))
        return ",";
    if (arms == (ARM_LEFT | ARM_RIGHT) || arms == (ARM_UP | ARM_DOWN))
        return straight(link, arms == (ARM_LEFT | ARM_RIGHT));
    return light[arms & 15];
}

const char *glyph_crossing(Link vertical, Link horizontal, Charset charset)
{
    bool is_double = vertical == LINK_CONTRADICTORY;
    if (charset == CHARSET_ASCII || is_double == (horizontal == LINK_CONTRADICTORY))
        return straight(vertical, false);
    return is_double ? "╫" : "╪";
}

const BoxGlyphs *glyph_box(BoxShape shape, bool is_selected, Charset charset)
{
    static const BoxGlyphs claim = {
        { "╭", "╮", "╰", "╯" }, "─", "│", { "┴", "┬", "┤", "├" }
    };
    static const BoxGlyphs argument = {
        { "┌", "┐", "└", "┘" }, "─", "│", { "┴", "┬", "┤", "├" }
    };
    static const BoxGlyphs selected = {
        { "┏", "┓", "┗", "┛" }, "━", "┃", { "┷", "┯", "┨", "┠" }
    };
    static const BoxGlyphs selected_ascii = {
        { "┏", "┓", "┗", "┛" }, "━", "┃", { "+", "+", "+", "+" }
    };
    if (is_selected)
        return charset == CHARSET_ASCII ? &selected_ascii : &selected;
    return shape == BOX_ARGUMENT ? &argument : &claim;
}
