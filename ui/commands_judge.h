// Commands on the reader's own answers: the panel that asks for them, and where they
// part from what the map says, or from another reader's.
#ifndef UI_COMMANDS_JUDGE_H
#define UI_COMMANDS_JUDGE_H

#include "ui/commands_move.h"

CommandFunction command_judge, command_stance, command_compare;

// A key while the panel is open; false if it closed the panel and is still to be
// carried out.
bool command_judge_key(App *app, Key key);

#endif
