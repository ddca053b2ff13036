// How a link looks on a screen: its lines, and the role that repeats it in colour.
#ifndef UI_LINK_LOOK_H
#define UI_LINK_LOOK_H

#include "src/debate/link.h"
#include "ui/theme.h"

typedef struct {
    const char *across, *down; // one cell of a line
    Role role;
} LinkLook;

LinkLook link_look(Link link);

#endif
