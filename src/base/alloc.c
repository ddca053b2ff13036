#include "src/base/alloc.h"
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

void alloc_failed(void)
{
    static const char sentence[] = "moot: out of memory\n";
    ssize_t written = write(STDERR_FILENO, sentence, sizeof sentence - 1);
    (void)written;
    abort();
}

static void *checked(void *memory)
{
    if (!memory)
        alloc_failed();
    return memory;
}

void *xalloc(size_t size)
{
    return checked(malloc(size ? size : 1));
}

void *xrealloc(void *memory, size_t size)
{
    return checked(realloc(memory, size ? size : 1));
}

void *xalloc_large(size_t size)
{
    enum { HUGE_PAGE = 2 << 20 };
    void *memory = NULL;
    if (size < HUGE_PAGE || posix_memalign(&memory, HUGE_PAGE, size) != 0)
        return xalloc(size);
#ifdef MADV_HUGEPAGE
    madvise(memory, size, MADV_HUGEPAGE); // a hint; nothing depends on it
#endif
    return memory;
}

void alloc_trim(void)
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
