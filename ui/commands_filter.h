// Commands that filter the claims of a debate: by a line, or as it is typed.
#ifndef UI_COMMANDS_FILTER_H
#define UI_COMMANDS_FILTER_H

#include "ui/commands_move.h"

CommandFunction command_filter_claims;

// Takes the filter off if the view with the focus has one; else false.
bool command_unfilter_claims(App *app);

// Shows what is left by the words that are being typed, from where the typing began;
// while nothing matches, what matched last.
void command_preview_claims(App *app, Str words);

// The words were accepted; or the typing was left, and all is as it was.
bool command_accept_claims(App *app, Str words, Error *error);
void command_leave_claims(App *app);

#endif
