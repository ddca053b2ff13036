#include "src/base/alloc.h"
#include <stdlib.h>
#include <unistd.h>

static void *checked(void *memory)
{
    static const char sentence[] = "moot: out of memory\n";
    if (memory)
        return memory;
    ssize_t written = write(STDERR_FILENO, sentence, sizeof sentence - 1);
    (void)written;
    abort();
}

void *xalloc(size_t size)
{
    return checked(malloc(size ? size : 1));
}

void *xrealloc(void *memory, size_t size)
{
    return checked(realloc(memory, size ? size : 1));
}
