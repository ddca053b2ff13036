// The exercise "predict, then reveal" (predict.h): beginning it, its keys, its log.
#ifndef UI_COMMANDS_PREDICT_H
#define UI_COMMANDS_PREDICT_H

#include "ui/commands_move.h"

CommandFunction command_predict;

// Whether the view with the focus shows an exercise, which takes keys first.
bool command_is_predicting(const App *app);

// Whether a key moves about and hides or shows nothing else.
bool command_predict_moves(Key key);

// Whether the exercise takes a key, and does not let it move about.
bool command_predict_takes(App *app, Key key);

// A key during the exercise; false if it moves about, and is to be carried out.
bool command_predict_key(App *app, Key key);

#endif
