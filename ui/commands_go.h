// Commands that go somewhere else: into entries, between debate and text, along the
// trail, to marks.
#ifndef UI_COMMANDS_GO_H
#define UI_COMMANDS_GO_H

#include "ui/commands_move.h"

CommandFunction command_open, command_text, command_claim, command_outline, command_map,
    command_zoom, command_details, command_overview, command_strip, command_present,
    command_blank, command_contents, command_library, command_back, command_forward,
    command_before, command_close;

// The source that a reader names, or whose name alone begins so; -1 with a sentence
// that has the nearest name.
ptrdiff_t command_source(App *app, Str name, Error *error);

#endif
