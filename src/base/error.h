// Why something could not be done, in words meant for the user.
#ifndef SRC_BASE_ERROR_H
#define SRC_BASE_ERROR_H

#include <stdbool.h>

typedef struct {
    char text[512]; // one sentence, without a full stop or a line end
} Error;

// Writes the reason and returns false, so that a function can end with
//     return error_set(error, "%s: %s", path, strerror(errno));
bool error_set(Error *error, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
