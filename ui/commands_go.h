// Commands that go somewhere else: into entries, between debate and text, along the
// trail, to marks.
#ifndef UI_COMMANDS_GO_H
#define UI_COMMANDS_GO_H

#include "ui/commands_move.h"

CommandFunction command_open, command_text, command_claim, command_outline,
    command_present, command_blank, command_contents, command_library, command_back,
    command_forward, command_before, command_close;

// The source that a reader names, or whose name alone begins so; -1 with a sentence
// that has the nearest name.
ptrdiff_t command_source(App *app, Str name, Error *error);

// Goes to the debate that is meant: the one that has the focus, the one beside the
// text, the entry that is selected, or the one read last.
bool command_reach_debate(App *app, Error *error);

// Shows it in one of its views; `is_shown` is said if it is in that already.
bool command_show_debate(App *app, DebateMode mode, const char *is_shown, Error *error);

#endif
