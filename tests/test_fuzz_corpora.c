// Every input that a fuzzer has kept, given to its target once. A fuzz file is included
// under a name of its own; its functions must have names that no other one has.
#include <stdlib.h>
#include "src/base/file.h"
#include "tests/check.h"

// clang-format off
#define LLVMFuzzerTestOneInput fuzz_af
#include "tests/fuzz/fuzz_af.c" // NOLINT(bugprone-suspicious-include)
#undef LLVMFuzzerTestOneInput

#define LLVMFuzzerTestOneInput fuzz_argdown
#include "tests/fuzz/fuzz_argdown.c" // NOLINT(bugprone-suspicious-include)
#undef LLVMFuzzerTestOneInput

#define LLVMFuzzerTestOneInput fuzz_data
#include "tests/fuzz/fuzz_data.c" // NOLINT(bugprone-suspicious-include)
#undef LLVMFuzzerTestOneInput

#define LLVMFuzzerTestOneInput fuzz_document
#include "tests/fuzz/fuzz_document.c" // NOLINT(bugprone-suspicious-include)
#undef LLVMFuzzerTestOneInput

#define LLVMFuzzerTestOneInput fuzz_input
#include "tests/fuzz/fuzz_input.c" // NOLINT(bugprone-suspicious-include)
#undef LLVMFuzzerTestOneInput

#define LLVMFuzzerTestOneInput fuzz_layout
#include "tests/fuzz/fuzz_layout.c" // NOLINT(bugprone-suspicious-include)
#undef LLVMFuzzerTestOneInput

#define LLVMFuzzerTestOneInput fuzz_query
#include "tests/fuzz/fuzz_query.c" // NOLINT(bugprone-suspicious-include)
#undef LLVMFuzzerTestOneInput

#define LLVMFuzzerTestOneInput fuzz_state
#include "tests/fuzz/fuzz_state.c" // NOLINT(bugprone-suspicious-include)
#undef LLVMFuzzerTestOneInput

#define LLVMFuzzerTestOneInput fuzz_store
#include "tests/fuzz/fuzz_store.c" // NOLINT(bugprone-suspicious-include)
#undef LLVMFuzzerTestOneInput

#define LLVMFuzzerTestOneInput fuzz_text
#include "tests/fuzz/fuzz_text.c" // NOLINT(bugprone-suspicious-include)
#undef LLVMFuzzerTestOneInput

static const struct {
    const char *folder;
    int (*target)(const uint8_t *data, size_t size);
} targets[] = {
    { "tests/fuzz/corpus/af",       fuzz_af       },
    { "tests/fuzz/corpus/argdown",  fuzz_argdown  },
    { "tests/fuzz/corpus/data",     fuzz_data     },
    { "tests/fuzz/corpus/document", fuzz_document },
    { "tests/fuzz/corpus/input",    fuzz_input    },
    { "tests/fuzz/corpus/layout",   fuzz_layout   },
    { "tests/fuzz/corpus/query",    fuzz_query    },
    { "tests/fuzz/corpus/state",    fuzz_state    },
    { "tests/fuzz/corpus/store",    fuzz_store    },
    { "tests/fuzz/corpus/text",     fuzz_text     },
};
// clang-format on

static void r51_corpora_of_fuzzers(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(targets); i++) {
        Arena *arena = arena_new();
        FileList files;
        Error error;
        if (!file_list(targets[i].folder, arena, &files, &error))
            fail_msg("%s", error.text);
        assert_true(files.count > 0);
        for (size_t file = 0; file < files.count; file++) {
            Str content;
            if (!file_read(files.paths[file].data, 1 << 20, arena, &content, &error))
                fail_msg("%s", error.text);
            // A copy of its own, so that reading past its end is found.
            uint8_t *data = xalloc(content.length + 1);
            memcpy(data, content.data, content.length);
            data = xrealloc(data, content.length > 0 ? content.length : 1);
            assert_int_equal(targets[i].target(data, content.length), 0);
            free(data);
        }
        arena_free(arena);
    }
}

TESTS(cmocka_unit_test(r51_corpora_of_fuzzers))
