// Which files a reader's session may reach, for the sandbox: what the command line
// names, and what stands below it.
#ifndef UI_REACH_H
#define UI_REACH_H

#include "ui/sandbox.h"

// Adds, to be read, the folder of each file (where it stands, and where it really is if
// it is a link) and each folder. With `follows_links` that is also what symbolic links
// in and below such a folder lead to now, so that a folder of links can be read as
// before; a link that is made later leads to what cannot be read.
void reach_add(SandboxPaths *paths, const char *const *named, size_t count,
               bool follows_links);

// Adds the folder that a file stands in, and where it really is.
void reach_add_folder_of(SandboxPaths *paths, const char *file);

#endif
