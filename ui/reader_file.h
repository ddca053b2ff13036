// Files that a reader names in a command, to be read or written. The sandbox leaves
// some folders only, and a kiosk none; whoever meets that is told so, not that
// permission is denied.
#ifndef UI_READER_FILE_H
#define UI_READER_FILE_H

#include "ui/app.h"

// file_read() and file_write_private() for a path as it was typed.
bool reader_file_read(const App *app, Str path, size_t limit, Str *content,
                      Error *error);
bool reader_file_write(const App *app, Str path, Str content, Error *error);

#endif
