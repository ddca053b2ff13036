// Commands that list what a debate leaves open, and the claims that its theses hang on;
// both are the current list then.
#ifndef UI_COMMANDS_ISSUES_H
#define UI_COMMANDS_ISSUES_H

#include "ui/commands_move.h"

CommandFunction command_issues, command_cruxes;

// Takes cruxes that have been found meanwhile into the list that shows them; false if
// there is nothing new.
bool command_take_cruxes(App *app);

// Waits until all of them are found, at most so many milliseconds for each answer.
void command_settle_cruxes(App *app, int milliseconds);

#endif
