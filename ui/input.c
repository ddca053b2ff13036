#include "ui/input.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/text/text.h"
#include "ui/sequence.h"

enum {
    TYPED_LIMIT = 64, // more text than this in one read was not typed
    ESCAPE_MS = 25,
    PART_MS = 50,
    PASTE_MS = 1000, // a pause in a bracketed paste may be the network's
};

static const char PASTE_END[] = "\x1b[201~";

struct Input {
    Sequence sequence;
    unsigned char *queue; // fed, not yet parsed
    size_t queue_start, queue_end, queue_room;
    char *paste; // INPUT_PASTE_LIMIT bytes once there has been one
    size_t paste_length;
    bool paste_was_cut;
    bool is_bracketed;  // within a bracketed paste
    size_t end_matched; // bytes of PASTE_END read in it
    bool is_burst;      // within text that came too fast to be typed
    size_t burst_start; // where in the queue that begins
    Key ready;          // what input_timeout() has completed: a key, or the paste
    Arena *arena;       // of the paste handed out last
};

Input *input_new(void)
{
    Input *input = xalloc(sizeof *input);
    *input = (Input){ .arena = arena_new() };
    return input;
}

void input_free(Input *input)
{
    if (!input)
        return;
    arena_free(input->arena);
    free(input->queue);
    free(input->paste);
    free(input);
}

// --- pastes

static void paste_byte(Input *input, char byte)
{
    if (!input->paste)
        input->paste = xalloc(INPUT_PASTE_LIMIT);
    if (input->paste_length < INPUT_PASTE_LIMIT)
        input->paste[input->paste_length++] = byte;
    else
        input->paste_was_cut = true;
}

static void paste_key(Input *input, Key key)
{
    char bytes[4];
    size_t size = 0;
    if (key == K_ENTER || key == K_TAB)
        bytes[size++] = key == K_ENTER ? '\n' : '\t';
    else if (key_is_text(key))
        size = text_encode(key, bytes, sizeof bytes);
    for (size_t i = 0; i < size; i++)
        paste_byte(input, bytes[i]);
}

// Follows PASTE_END through the bytes of a paste; true when it is complete. Only its
// first byte is ESC, so after a mismatch it can begin at once or not at all.
static bool match_end(size_t *matched, unsigned char byte)
{
    if (byte == (unsigned char)PASTE_END[*matched])
        *matched += 1;
    else
        *matched = byte == (unsigned char)PASTE_END[0];
    if (PASTE_END[*matched] != '\0')
        return false;
    *matched = 0;
    return true;
}

// Takes a byte of a bracketed paste; true if that was its end.
static bool step_paste(Input *input, unsigned char byte)
{
    size_t before = input->end_matched;
    bool has_ended = match_end(&input->end_matched, byte);
    if (has_ended || input->end_matched > before)
        return has_ended;
    for (size_t i = 0; i < before; i++)
        paste_byte(input, PASTE_END[i]);
    if (input->end_matched == 0)
        paste_byte(input, (char)byte);
    return false;
}

// The paste as an event. A character that was cut in two is left out.
static bool hand_out_paste(Input *input, InputEvent *event)
{
    Str text = { input->paste, input->paste_length };
    bool was_cut = input->paste_was_cut;
    for (int i = 0; i < 3 && was_cut && text.length > 0 && !text_is_valid(text); i++)
        text.length--;
    input->paste_length = 0;
    input->paste_was_cut = false;
    arena_reset(input->arena);
    *event = (InputEvent){ .key = K_PASTE,
                           .paste = text_clean(input->arena, text, true, NULL),
                           .paste_was_cut = was_cut };
    return true;
}

// The same steps ahead of time, on a copy of what they depend on: how many characters
// of these bytes would be typed, outside of bracketed pastes.
typedef struct {
    Sequence sequence;
    bool is_bracketed;
    size_t matched;
} Ahead;

static size_t count_typed(Ahead *ahead, const unsigned char *bytes, size_t count)
{
    size_t typed = 0;
    for (size_t i = 0; i < count; i++) {
        bool again = !ahead->is_bracketed;
        if (ahead->is_bracketed && match_end(&ahead->matched, bytes[i]))
            ahead->is_bracketed = false;
        while (again) {
            Key key = sequence_step(&ahead->sequence, bytes[i], &again).key;
            typed += key_is_text(key) || key == K_ENTER || key == K_TAB;
            ahead->is_bracketed = ahead->is_bracketed || key == K_PASTE;
        }
    }
    return typed;
}

static bool is_too_fast(const Input *input, const unsigned char *bytes, size_t count)
{
    if (count <= TYPED_LIMIT)
        return false;
    Ahead ahead = { input->sequence, input->is_bracketed, input->end_matched };
    if (input->queue_start < input->queue_end)
        count_typed(&ahead, input->queue + input->queue_start,
                    input->queue_end - input->queue_start);
    return count_typed(&ahead, bytes, count) > TYPED_LIMIT;
}

// --- in and out

void input_feed(Input *input, const unsigned char *bytes, size_t count)
{
    if (count == 0)
        return;
    if (!input->is_burst && is_too_fast(input, bytes, count)) {
        input->is_burst = true;
        input->burst_start = input->queue_end;
    }
    if (input->queue_room - input->queue_end < count) {
        input->queue_room = input->queue_end + count + 256;
        input->queue = xrealloc(input->queue, input->queue_room);
    }
    memcpy(input->queue + input->queue_end, bytes, count);
    input->queue_end += count;
}

// What has become ready without a byte.
static bool hand_out_ready(Input *input, InputEvent *event)
{
    Key key = input->ready;
    input->ready = K_NONE;
    if (key == K_PASTE)
        return hand_out_paste(input, event);
    *event = (InputEvent){ .key = key };
    return key != K_NONE;
}

static bool is_in_burst(const Input *input)
{
    return input->is_burst && input->queue_start >= input->burst_start;
}

// Takes one byte off the queue, or none if it has to be looked at again; true if that
// makes an event.
static bool step_queue(Input *input, InputEvent *event)
{
    unsigned char byte = input->queue[input->queue_start];
    bool in_burst = is_in_burst(input);
    if (input->is_bracketed) {
        input->queue_start++;
        input->is_bracketed = !step_paste(input, byte);
        return !input->is_bracketed && !in_burst && hand_out_paste(input, event);
    }
    bool again;
    Report report = sequence_step(&input->sequence, byte, &again);
    input->queue_start += !again;
    if (report.key == K_PASTE) {
        input->is_bracketed = true;
        return false;
    }
    if (in_burst) {
        paste_key(input, report.key);
        return false;
    }
    *event = (InputEvent){ .key = report.key,
                           .row = report.row,
                           .column = report.column,
                           .button = report.button,
                           .pressed = report.pressed };
    return report.key != K_NONE;
}

bool input_next(Input *input, InputEvent *event)
{
    if (hand_out_ready(input, event))
        return true;
    while (input->queue_start < input->queue_end)
        if (step_queue(input, event))
            return true;
    input->queue_start = input->queue_end = input->burst_start = 0;
    return false;
}

int input_pending(const Input *input)
{
    if (input->is_bracketed)
        return PASTE_MS;
    if (input->is_burst)
        return PART_MS;
    switch (input->sequence.state) {
    case SEQUENCE_GROUND: return -1;
    case SEQUENCE_ESCAPE: return ESCAPE_MS;
    default: return PART_MS;
    }
}

bool input_is_pasting(const Input *input)
{
    return input->is_bracketed || input->is_burst;
}

void input_timeout(Input *input)
{
    if (input->queue_start < input->queue_end)
        return; // bytes have come that were not looked at yet
    Key key = input->sequence.state == SEQUENCE_ESCAPE ? K_ESCAPE
              : input->sequence.state == SEQUENCE_UTF8 ? TEXT_BAD
                                                       : K_NONE;
    if (input->is_burst)
        paste_key(input, key);
    if (input->is_burst || input->is_bracketed)
        key = K_PASTE;
    input->ready = key;
    input->sequence = (Sequence){ 0 };
    input->is_burst = input->is_bracketed = false;
    input->end_matched = 0;
}
