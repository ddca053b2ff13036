// Key input: whatever bytes come, in pieces of any size, keys are keys, pastes are
// clean, and in the end "q" is "q". The first byte of the input says how it is cut.
#include <assert.h>
#include <stdint.h>
#include "src/text/text.h"
#include "ui/input.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void drain_input(Input *input)
{
    for (InputEvent event; input_next(input, &event);) {
        assert(event.key != K_NONE && event.key < K_LAST);
        assert(event.row >= 0 && event.column >= 0);
        assert(event.key != K_PASTE || text_is_valid(event.paste));
        for (Str rest = event.paste; event.key == K_PASTE && rest.length > 0;) {
            uint32_t code_point = text_decode(&rest);
            assert(code_point == '\n' || code_point == '\t' ||
                   text_is_safe(code_point));
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    text_open();
    size_t piece = data[0] % 96 + 1U;
    Input *input = input_new();
    for (size_t at = 1; at < size; at += piece) {
        input_feed(input, data + at, piece < size - at ? piece : size - at);
        drain_input(input);
    }
    input_timeout(input);
    drain_input(input);
    assert(input_pending(input) == -1);
    InputEvent event;
    input_feed(input, (const unsigned char *)"q", 1);
    bool has_key = input_next(input, &event);
    assert(has_key && event.key == 'q');
    input_free(input);
    return 0;
}
