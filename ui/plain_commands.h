// What the keys of line mode do that mean something else there, or are there for it
// alone: a function for each command of line_rows that is no movement.
#ifndef UI_PLAIN_COMMANDS_H
#define UI_PLAIN_COMMANDS_H

#include "ui/command_table.h"
#include "ui/plain_answer.h"

// Carries out a row of line_rows, so many times if it is a movement. What it says goes
// into the answer; why it could not be done, on the message line.
void plain_command_run(PlainAnswer *answer, const LineRow *row, int count);

#endif
