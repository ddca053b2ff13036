// What the program was built with (R55): readelf says it of the file itself.
#include <stdio.h>
#include <stdlib.h>
#include "src/base/vec.h"
#include "tests/check.h"

// What readelf prints of the program; skips the test where there is no readelf.
static Str read_elf(const char *options, const char *file, Arena *arena)
{
    const char *build = getenv("BUILD");
    Buffer out = { .arena = arena };
    char piece[4096];
    Str command = arena_format(arena, "readelf %s %s/%s 2>/dev/null", options,
                               build ? build : "build", file);
    FILE *pipe = popen(command.data, "r"); // NOLINT(cert-env33-c)
    assert_non_null(pipe);
    for (size_t size; (size = fread(piece, 1, sizeof piece, pipe)) > 0;)
        buffer_add(&out, (Str){ piece, size });
    if (pclose(pipe) != 0)
        check_skip("there is no readelf, or this is no ELF program");
    return buffer_str(&out);
}

static void r55_the_program_is_hardened(void **state)
{
    (void)state;
#if defined __SANITIZE_ADDRESS__
    check_skip("a program with sanitizers is not hardened");
#endif
    // clang-format off
    static const struct {
        const char *what, *options, *file, *says;
    } cases[] = {
        { "it can stand anywhere in memory",   "-hW", "moot",      "DYN ("            },
        { "its tables are made read-only",     "-lW", "moot",      "GNU_RELRO"        },
        { "all its symbols are bound at once", "-dW", "moot",      "NOW"              },
        { "its stack is no program",           "-lW", "moot",      "GNU_STACK"        },
        { "it looks after its stack",          "-sW", "moot",      "__stack_chk_fail" },
        { "it looks after its buffers",        "-sW", "moot",      "__snprintf_chk"   },
#if defined __x86_64__
        { "calls and returns are watched",     "-nW", "ui/main.o", "IBT, SHSTK"       },
#endif
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(cases); i++) {
        Arena *arena = arena_new();
        Str out = read_elf(cases[i].options, cases[i].file, arena);
        if (str_find(out, str(cases[i].says)) < 0)
            fail_msg("%s: readelf %s does not say %s", cases[i].what, cases[i].options,
                     cases[i].says);
        Str line;
        while (str_next(&out, '\n', &line))
            if (str_find(line, str("GNU_STACK")) >= 0)
                assert_true(str_find(line, str("RWE")) < 0);
        arena_free(arena);
    }
}

TESTS(cmocka_unit_test(r55_the_program_is_hardened))
