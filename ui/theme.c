#include "ui/theme.h"

char theme_letter(Role role)
{
    // clang-format off
    static const char letters[ROLE_COUNT] = {
        [ROLE_TEXT] = '.',     [ROLE_DIM] = 'd',       [ROLE_STRONG] = 'B',
        [ROLE_EMPHASIS] = 'e', [ROLE_BAR] = 'T',       [ROLE_KEYS] = 'k',
        [ROLE_SELECTED] = 'S', [ROLE_SUPPORT] = '+',   [ROLE_ATTACK] = '-',
        [ROLE_UNDERCUT] = 'u', [ROLE_CONTRARY] = 'X',  [ROLE_REFERENCE] = '>',
        [ROLE_MATCH] = 'm',    [ROLE_CITED] = 'c',     [ROLE_MARGIN] = '|',
        [ROLE_PROMPT] = '/',   [ROLE_NOTICE] = 'n',    [ROLE_ERROR] = '!',
    };
    // clang-format on
    return letters[role];
}
