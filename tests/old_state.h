// The reader's file as the first version of moot made it, with one of everything.
#ifndef TESTS_OLD_STATE_H
#define TESTS_OLD_STATE_H

// Writes it to a path, for its owner alone.
void old_state_write(const char *path);

// Runs statements on a database, which is made if it is not there.
void old_state_run(const char *path, const char *statements);

#endif
