// Kiosk: moot as the only program that an account runs, behind a forced command of
// sshd. The process trusts nothing that the other side can set: not the environment,
// not open files, not the terminal's name, not the command that was asked for. It runs
// under a supervisor, which gives the terminal back whatever ends it.
//
// The order is R35's: kiosk_prepare(), then the command line, kiosk_log(),
// kiosk_supervise(), then in the child the sandbox, and only then terminal, database
// and content.
#ifndef UI_KIOSK_H
#define UI_KIOSK_H

#include "src/base/arena.h"
#include "src/base/error.h"

typedef enum { KIOSK_NOT, KIOSK_STRICT, KIOSK_BEST_EFFORT } KioskMode;

enum { KIOSK_UNAVAILABLE = 69, KIOSK_NAME = 64, KIOSK_COMMAND = 256 };

typedef struct {
    char command[KIOSK_COMMAND]; // that the client asked for, printable; it is not run
    bool was_asked;              // there was one
} Kiosk;

// Whether user and group are the process's own. moot has no use for the rights of
// another, so it is never installed setuid or setgid (R40). False with one sentence.
bool kiosk_has_own_rights(Error *error);

// Whether --kiosk stands among the arguments: it is looked for before they are read,
// since reading them asks the environment.
bool kiosk_is_asked(int argc, char *const *argv);

// Refuses if anything but a terminal is at the other end, or if the system itself says
// that the process may have more rights than who started it; closes all other files;
// leaves of the environment a TERM that is known and LANG and LC_* that are names, and
// sets HOME to what the system says; sets limits (core 0, files of 64 MB, 64
// descriptors, 1 GB of addresses, 512 MB of data) and the umask. False with one
// sentence.
bool kiosk_prepare(Kiosk *kiosk, Error *error);

// Writes the command that was not run to the system's log.
void kiosk_log(const Kiosk *kiosk, const char *identity);

// Whether a name will do for --as: 1 to 64 letters (of ASCII), digits, "_", "." and
// "-", the first no ".".
bool kiosk_is_name(const char *name);

// The folder of this identity, below the account's own for state; it is made if need
// be. Empty with one sentence if that cannot be.
Str kiosk_state_folder(const char *identity, Arena *arena, Error *error);

// Splits the process. In the child it returns true. The parent hands SIGTERM and SIGHUP
// on to the child and ignores what the keyboard sends; when the child has ended it
// gives the terminal back as it was if the child did not, and returns false with the
// exit status, 128 and the number if a signal ended the child. -1 as status: it could
// not be split, with one sentence.
bool kiosk_supervise(int *status, Error *error);

// Nobody may look into the process from outside, or have its memory written to disk.
void kiosk_hide(void);

// A copy of a text with "?" for all that is not printable ASCII, cut to fit.
void kiosk_printable(const char *text, char *out, size_t room);

#endif
