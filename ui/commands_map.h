// Commands of the map: opening it, its zoom, the pane below it, its overview.
#ifndef UI_COMMANDS_MAP_H
#define UI_COMMANDS_MAP_H

#include "ui/commands_go.h"

CommandFunction command_map, command_zoom, command_details, command_overview,
    command_strip, command_frames;

#endif
