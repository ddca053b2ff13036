// Watches the folders of a reader's own files, so that what is saved in another editor
// is read again at once. Where the system cannot do that (other than Linux) nothing is
// watched, and :reload is the way.
#ifndef UI_WATCH_H
#define UI_WATCH_H

#include "src/library/library.h"

// A file descriptor to poll, -1 if nothing can be watched. Editors replace files as
// often as they write them, so folders are watched, at most WATCH_FOLDERS.
enum { WATCH_FOLDERS = 256 };
int watch_open(const Library *library);
void watch_close(int fd);

// Takes what has happened off the descriptor, without waiting. True if a file has been
// written or replaced, whichever it is.
bool watch_read(int fd);

#endif
