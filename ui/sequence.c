#include "ui/sequence.h"
#include "src/base/alloc.h"
#include "src/text/text.h"

enum {
    ESC = 0x1B,
    CANCEL = 0x18,
    SUBSTITUTE = 0x1A,
    BELL = 7,
};

typedef struct {
    char prefix; // "<", "?", ">" or NUL
    int values[4];
    size_t count;
} Parameters;

static Parameters parse_parameters(const Sequence *sequence)
{
    Parameters parameters = { 0 };
    size_t at = 0;
    if (sequence->count > 0 && sequence->bytes[0] >= '<' && sequence->bytes[0] <= '?')
        parameters.prefix = (char)sequence->bytes[at++];
    for (; at < sequence->count && parameters.count < COUNT(parameters.values); at++) {
        unsigned char byte = sequence->bytes[at];
        int *value = &parameters.values[parameters.count];
        if (byte == ';')
            parameters.count++;
        else if (byte >= '0' && byte <= '9' && *value < 100000)
            *value = *value * 10 + byte - '0';
    }
    if (at > 0 && parameters.count < COUNT(parameters.values))
        parameters.count++;
    return parameters;
}

// The letters that end ESC [ and ESC O for the same keys.
static Key letter_key(unsigned char final)
{
    switch (final) {
    case 'A': return K_UP;
    case 'B': return K_DOWN;
    case 'C': return K_RIGHT;
    case 'D': return K_LEFT;
    case 'E': return '5'; // the middle of the keypad
    case 'F': return K_END;
    case 'H': return K_HOME;
    case 'P': return K_F1;
    case 'Q': return K_F2;
    case 'R': return K_F3;
    case 'S': return K_F4;
    case 'Z': return K_SHIFT_TAB;
    default: return K_NONE;
    }
}

// The keypad in its application mode.
static Key keypad_key(unsigned char final)
{
    static const char keys[] = "*+,-./0123456789"; // for j to y
    if (final == 'M')
        return K_ENTER;
    if (final == 'X')
        return '=';
    return final >= 'j' && final <= 'y' ? (Key)keys[final - 'j'] : K_NONE;
}

// The numbers before "~" (xterm, VT220, rxvt, Linux console).
static Key number_key(int number)
{
    // clang-format off
    static const Key keys[] = {
        [1] = K_HOME,  [2] = K_INSERT,  [3] = K_DELETE,    [4] = K_END,
        [5] = K_PAGE_UP, [6] = K_PAGE_DOWN, [7] = K_HOME,  [8] = K_END,
        [11] = K_F1,  [12] = K_F2,  [13] = K_F3,  [14] = K_F4,  [15] = K_F5,
        [17] = K_F6,  [18] = K_F7,  [19] = K_F8,  [20] = K_F9,  [21] = K_F10,
        [23] = K_F11, [24] = K_F12,
    };
    // clang-format on
    return number >= 0 && (size_t)number < COUNT(keys) ? keys[number] : K_NONE;
}

// A key with modifiers as "modifyOtherKeys" and CSI u write them: 1 + shift + 2 alt +
// 4 control.
static Key coded_key(int code, int modifiers)
{
    bool control = modifiers > 1 && ((modifiers - 1) & 4);
    bool shift = modifiers > 1 && ((modifiers - 1) & 1);
    switch (code) {
    case ESC: return K_ESCAPE;
    case '\r': return K_ENTER;
    case '\t': return shift ? K_SHIFT_TAB : K_TAB;
    case 0x7F:
    case '\b': return K_BACKSPACE;
    default: break;
    }
    if (control)
        return code >= '@' && code <= '~' ? (Key)code & K_CTRL_MASK : K_NONE;
    return code >= ' ' && code < 0x7F ? (Key)code : K_NONE;
}

static Key with_shift(Key key, int modifiers)
{
    if (modifiers != 2)
        return key;
    return key >= K_UP && key <= K_RIGHT ? key - K_UP + K_SHIFT_UP : key;
}

static Report mouse_report(int button, int column, int row, bool pressed)
{
    const int shift_alt_control = 4 + 8 + 16, motion = 32;
    Report report = { .key = button & motion ? K_NONE : K_MOUSE,
                      .button = button & ~shift_alt_control,
                      .row = row > 0 ? row - 1 : 0,
                      .column = column > 0 ? column - 1 : 0,
                      .pressed = pressed };
    return report;
}

static Report csi_report(const Sequence *sequence, unsigned char final)
{
    Parameters parameters = parse_parameters(sequence);
    const int *values = parameters.values;
    if (parameters.prefix == '<' && (final == 'M' || final == 'm'))
        return mouse_report(values[0], values[1], values[2], final == 'M');
    Report report = { 0 };
    if (parameters.prefix != '\0')
        return report;
    if (final == 'R' && parameters.count == 2) {
        report.key = K_CURSOR_AT;
        report.row = values[0] > 0 ? values[0] - 1 : 0;
        report.column = values[1] > 0 ? values[1] - 1 : 0;
    } else if (final == 'u') {
        report.key = coded_key(values[0], values[1]);
    } else if (final == '~' && values[0] == 27) {
        report.key = coded_key(values[2], values[1]);
    } else if (final == '~' && values[0] == 200) {
        report.key = K_PASTE;
    } else if (final == '~') {
        report.key = number_key(values[0]);
    } else {
        report.key = with_shift(letter_key(final), values[1]);
    }
    return report;
}

// --- byte by byte

static Report key_report(Key key)
{
    return (Report){ .key = key };
}

static void enter(Sequence *sequence, SequenceState state)
{
    sequence->state = state;
    sequence->count = 0;
}

static Key control_key(unsigned char byte)
{
    switch (byte) {
    case '\r':
    case '\n': return K_ENTER;
    case '\b':
    case 0x7F: return K_BACKSPACE;
    default: return byte;
    }
}

static size_t utf8_length(unsigned char lead)
{
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : lead >= 0xE0 ? 3 : 2;
}

// A byte that is no part of a sequence. Of C1 controls nothing is typed.
static Report step_ground(Sequence *sequence, unsigned char byte)
{
    enter(sequence, SEQUENCE_GROUND);
    if (byte == ESC) {
        enter(sequence, SEQUENCE_ESCAPE);
        return key_report(K_NONE);
    }
    if (byte < 0x80)
        return key_report(byte < ' ' || byte == 0x7F ? control_key(byte) : byte);
    if (byte < 0xC2 || byte > 0xF4)
        return key_report(TEXT_BAD);
    enter(sequence, SEQUENCE_UTF8);
    sequence->bytes[sequence->count++] = byte;
    return key_report(K_NONE);
}

static Report step_utf8(Sequence *sequence, unsigned char byte, bool *again)
{
    sequence->bytes[sequence->count++] = byte;
    Str rest = { (const char *)sequence->bytes, sequence->count };
    uint32_t code_point = text_decode(&rest);
    if (rest.length > 0) { // `byte` does not belong to it
        enter(sequence, SEQUENCE_GROUND);
        *again = true;
        return key_report(TEXT_BAD);
    }
    if (sequence->count < utf8_length(sequence->bytes[0]))
        return key_report(K_NONE);
    enter(sequence, SEQUENCE_GROUND);
    return key_report(code_point < 0xA0 ? TEXT_BAD : code_point);
}

static Report step_escape(Sequence *sequence, unsigned char byte, bool *again)
{
    switch (byte) {
    case '[': enter(sequence, SEQUENCE_CSI); return key_report(K_NONE);
    case 'O': enter(sequence, SEQUENCE_SS3); return key_report(K_NONE);
    case 'P':
    case ']':
    case '_':
    case '^':
    case 'X': enter(sequence, SEQUENCE_STRING); return key_report(K_NONE);
    default:
        enter(sequence, SEQUENCE_GROUND);
        *again = true;
        return key_report(K_ESCAPE);
    }
}

// ESC [ and ESC O: parameters, then a final byte. Anything else ends the sequence,
// which is dropped, and is read by itself.
static Report step_sequence(Sequence *sequence, unsigned char byte, bool *again)
{
    bool is_csi = sequence->state == SEQUENCE_CSI;
    if (byte < ' ' || byte >= 0x7F) {
        enter(sequence, SEQUENCE_GROUND);
        *again = byte != CANCEL && byte != SUBSTITUTE;
        return key_report(K_NONE);
    }
    if (byte < '@') {
        sequence->bytes[sequence->count++] = byte;
        if (sequence->count == SEQUENCE_LIMIT)
            enter(sequence, SEQUENCE_GROUND);
        return key_report(K_NONE);
    }
    if (is_csi && sequence->count == 0 && (byte == '[' || byte == 'M')) {
        enter(sequence, byte == '[' ? SEQUENCE_CONSOLE : SEQUENCE_MOUSE);
        return key_report(K_NONE);
    }
    Report report;
    if (is_csi) {
        report = csi_report(sequence, byte);
    } else {
        Key key = letter_key(byte);
        report = key_report(key != K_NONE ? key : keypad_key(byte));
    }
    enter(sequence, SEQUENCE_GROUND);
    return report;
}

static void step_string(Sequence *sequence, unsigned char byte, bool *again)
{
    if (sequence->state == SEQUENCE_STRING_END) {
        enter(sequence, byte == '\\' ? SEQUENCE_GROUND : SEQUENCE_ESCAPE);
        *again = byte != '\\';
    } else if (byte == ESC) {
        sequence->state = SEQUENCE_STRING_END;
    } else if (byte == BELL || byte == CANCEL || byte == SUBSTITUTE ||
               ++sequence->count == SEQUENCE_LIMIT) {
        enter(sequence, SEQUENCE_GROUND);
    }
}

static Report step_mouse(Sequence *sequence, unsigned char byte)
{
    sequence->bytes[sequence->count++] = byte;
    if (sequence->count < 3)
        return key_report(K_NONE);
    const unsigned char *bytes = sequence->bytes;
    enter(sequence, SEQUENCE_GROUND);
    int button = bytes[0] - ' ';
    bool released = (button & 3) == 3 && button < 64;
    return mouse_report(released ? button & ~3 : button, bytes[1] - ' ', bytes[2] - ' ',
                        !released);
}

Report sequence_step(Sequence *sequence, unsigned char byte, bool *again)
{
    *again = false;
    switch (sequence->state) {
    case SEQUENCE_GROUND: return step_ground(sequence, byte);
    case SEQUENCE_UTF8: return step_utf8(sequence, byte, again);
    case SEQUENCE_ESCAPE: return step_escape(sequence, byte, again);
    case SEQUENCE_CSI:
    case SEQUENCE_SS3: return step_sequence(sequence, byte, again);
    case SEQUENCE_STRING:
    case SEQUENCE_STRING_END:
        step_string(sequence, byte, again);
        return key_report(K_NONE);
    case SEQUENCE_CONSOLE:
        enter(sequence, SEQUENCE_GROUND);
        return key_report(byte >= 'A' && byte <= 'E' ? K_F1 + byte - 'A' : K_NONE);
    case SEQUENCE_MOUSE: return step_mouse(sequence, byte);
    }
    return key_report(K_NONE);
}
