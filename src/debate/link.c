#include "src/debate/link.h"

bool link_is_symmetric(Link link)
{
    return link == LINK_CONTRARY || link == LINK_CONTRADICTORY;
}

bool link_is_minus(Link link)
{
    return link == LINK_ATTACK || link == LINK_UNDERCUT || link_is_symmetric(link);
}

const char *link_verb(Link link)
{
    static const char *const verbs[LINK_COUNT] = {
        [LINK_ROOT] = "is a thesis",        [LINK_SUPPORT] = "supports",
        [LINK_ATTACK] = "attacks",          [LINK_UNDERCUT] = "undercuts",
        [LINK_CONTRARY] = "is contrary to", [LINK_CONTRADICTORY] = "contradicts",
        [LINK_EQUIVALENT] = "amounts to",   [LINK_PREMISE] = "is a premise of",
    };
    return verbs[link];
}

const char *link_name(Link link)
{
    static const char *const names[LINK_COUNT] = {
        [LINK_ROOT] = "thesis",           [LINK_SUPPORT] = "support",
        [LINK_ATTACK] = "attack",         [LINK_UNDERCUT] = "undercut",
        [LINK_CONTRARY] = "contrary",     [LINK_CONTRADICTORY] = "contradiction",
        [LINK_EQUIVALENT] = "equivalent", [LINK_PREMISE] = "premise",
    };
    return names[link];
}

const char *link_sign(Link link)
{
    static const char *const signs[LINK_COUNT] = {
        [LINK_ROOT] = " ",       [LINK_SUPPORT] = "+",  [LINK_ATTACK] = "−",
        [LINK_UNDERCUT] = "⊘",   [LINK_CONTRARY] = "≠", [LINK_CONTRADICTORY] = "╳",
        [LINK_EQUIVALENT] = "≡", [LINK_PREMISE] = "⎡",
    };
    return signs[link];
}
