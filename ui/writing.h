// Writing a note: the editor is opened on what is selected, and whatever ends it but
// Ctrl-C, pressed twice, keeps what has been written.
#ifndef UI_WRITING_H
#define UI_WRITING_H

#include "ui/app.h"

// Opens the editor with the note on the claim or passage that is selected; in line mode
// empty, and what is written is added. False with a sentence where nothing can be
// noted.
bool writing_open(App *app, Error *error);

void writing_key(App *app, Key key);
void writing_paste(App *app, Str text);

// Keeps the note, closes the editor and says what has become of it.
void writing_close(App *app);

// Takes the note away that was there when the editor was opened, and closes it.
void writing_remove(App *app);

#endif
