// Memory that is always there: running out of it ends the program, in one place.
#ifndef SRC_BASE_ALLOC_H
#define SRC_BASE_ALLOC_H

#include <stddef.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

// Like malloc() and realloc(), but never NULL: when there is no memory left, one
// sentence goes to standard error and the program aborts. Whoever owns the terminal
// restores it on SIGABRT. The caller frees the memory with free().
void *xalloc(size_t size);
void *xrealloc(void *memory, size_t size);

// The same end, for when a library says that there was no memory for it.
_Noreturn void alloc_failed(void);

// xalloc() for much memory at once, in pages as large as the system has: reading a
// large debate otherwise spends a good part of its time on being given small ones.
void *xalloc_large(size_t size);

// Gives what has been freed back to the system, where that can be done. It takes as
// long as there is much of it, so it is for rests.
void alloc_trim(void);

#endif
