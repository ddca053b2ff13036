#include "ui/link_look.h"

LinkLook link_look(Link link)
{
    static const LinkLook looks[LINK_COUNT] = {
        // clang-format off
        [LINK_ROOT]          = { "─", "│", ROLE_TEXT     },
        [LINK_SUPPORT]       = { "─", "│", ROLE_SUPPORT  },
        [LINK_ATTACK]        = { "╌", "╎", ROLE_ATTACK   },
        [LINK_UNDERCUT]      = { "┈", "┊", ROLE_UNDERCUT },
        [LINK_CONTRARY]      = { "╌", "╎", ROLE_CONTRARY },
        [LINK_CONTRADICTORY] = { "═", "║", ROLE_CONTRARY },
        [LINK_EQUIVALENT]    = { "─", "│", ROLE_SUPPORT  },
        [LINK_PREMISE]       = { "─", "│", ROLE_SUPPORT  },
        // clang-format on
    };
    return looks[link];
}
