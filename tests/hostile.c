#include "tests/hostile.h"
#include <stdio.h>
#include <wchar.h>
#include "src/base/vec.h"
#include "src/text/code_point.h"
#include "src/text/text.h"
#include "tests/check.h"

enum { CODE_POINTS = 0x110000, BYTES = 0x100 };

// As R1 lists them; the program finds them out from Unicode's properties instead.
static const struct {
    uint32_t first, last;
} named[] = {
    { 0x00, 0x1F },       { 0x7F, 0x9F },     { 0xAD, 0xAD },     { 0x61C, 0x61C },
    { 0x200B, 0x200F },   { 0x2028, 0x202E }, { 0x2060, 0x206F }, { 0xD800, 0xDFFF },
    { 0xFDD0, 0xFDEF },   { 0xFEFF, 0xFEFF }, { 0xFFF9, 0xFFFB }, { 0xFFFE, 0xFFFF },
    { 0xE0000, 0xE007F },
};

static bool is_named(uint32_t code_point)
{
    for (size_t i = 0; i < COUNT(named); i++)
        if (named[i].first <= code_point && code_point <= named[i].last)
            return true;
    return (code_point & 0xFFFE) == 0xFFFE;
}

size_t hostile_string(uint32_t n, char bytes[static 8])
{
    if (n < CODE_POINTS) {
        bytes[0] = 'a';
        if (n < 0xD800 || n > 0xDFFF)
            return 1 + text_encode(n, bytes + 1, 4);
        bytes[1] = (char)(0xE0 | n >> 12);
        bytes[2] = (char)(0x80 | (n >> 6 & 0x3F));
        bytes[3] = (char)(0x80 | (n & 0x3F));
        return 4;
    }
    n -= CODE_POINTS;
    bytes[0] = (char)(n < BYTES ? n : (n - BYTES) >> 8);
    bytes[1] = (char)((n - BYTES) & 0xFF);
    return n < BYTES ? 1 : 2;
}

bool hostile_is_named(uint32_t n)
{
    char bytes[8];
    if (n < CODE_POINTS)
        return is_named(n);
    hostile_string(n, bytes);
    return n < CODE_POINTS + BYTES || is_named((unsigned char)bytes[0]) ||
           is_named((unsigned char)bytes[1]);
}

static void add_string(Buffer *out, uint32_t n)
{
    char bytes[8];
    size_t size = hostile_string(n, bytes);
    if (size == 2 && bytes[0] == '/' && bytes[1] == '*')
        return;
    for (size_t i = 0; i < size; i++)
        if (bytes[i] != '\n')
            buffer_add_byte(out, bytes[i]);
}

Str hostile_text(const HostileForm *form, Arena *arena)
{
    Buffer out = { .arena = arena };
    int count = 0;
    buffer_add(&out, str(form->head));
    for (uint32_t n = 0; n < HOSTILE_STRINGS; n++) {
        if (form->only_named && !hostile_is_named(n))
            continue;
        if (count % form->strings == 0)
            buffer_add(&out, str(count > 0 ? form->after : ""));
        if (count++ % form->strings == 0)
            buffer_format(&out, "%s%d%s", form->before, count, form->middle);
        add_string(&out, n);
    }
    buffer_add(&out, str(form->after));
    return buffer_str(&out);
}

// --- reading

static void complain(Str out, size_t at, const char *what)
{
    char bytes[64] = "";
    for (size_t i = at; i < at + 12 && i < out.length; i++)
        snprintf(bytes + strlen(bytes), 8, " %02x", (unsigned char)out.data[i]);
    fail_msg("%s: at byte %zu of %zu stands%s", what, at, out.length, bytes);
}

// Takes plain text or a character off the front; fails if it is none that may come out.
static void take_text(Str out, Str *rest, const char *what)
{
    size_t plain = 0, at = out.length - rest->length;
    while (plain < rest->length && rest->data[plain] >= ' ' && rest->data[plain] <= '~')
        plain++;
    *rest = str_from(*rest, plain);
    if (plain > 0)
        return;
    bool is_valid;
    uint32_t code_point = code_point_decode(rest, &is_valid);
    if (!is_valid || is_named(code_point) || wcwidth((wchar_t)code_point) < 0)
        complain(out, at, what);
}

void hostile_check_lines(Str out, const char *what)
{
    for (Str rest = out; rest.length > 0;) {
        if (str_starts(rest, str("\r\n")))
            rest = str_from(rest, 2);
        else if (rest.data[0] == '\n')
            rest = str_from(rest, 1);
        else
            take_text(out, &rest, what);
    }
}

// Parameters of the modes that are set and reset: insertion, the keypad, wrapping, the
// cursor's blinking and sight, the alternate screen, mouse and pastes.
static bool is_known_mode(Str parameters)
{
    static const char *const modes[] = { "4",     "34",    "?1",     "?7",
                                         "?12",   "?25",   "?12;25", "?1000",
                                         "?1006", "?2004", "?1049",  "?47" };
    for (size_t i = 0; i < COUNT(modes); i++)
        if (str_is(parameters, modes[i]))
            return true;
    return false;
}

// The length of a control sequence of our own at the front, 0 if it is another's.
static size_t own_sequence(Str rest)
{
    size_t end = 2;
    while (end < rest.length && strchr("0123456789;?", rest.data[end]))
        end++;
    if (end >= rest.length || rest.data[end] == '\0')
        return 0;
    Str parameters = str_part(rest, 2, end);
    char last = rest.data[end];
    bool is_question = str_starts(parameters, str("?"));
    bool is_known = last == 'h' || last == 'l' ? is_known_mode(parameters)
                    : last == 't'
                        ? str_is(parameters, "22;0;0") || str_is(parameters, "23;0;0")
                    : last == 'n' ? str_is(parameters, "6")
                    : last == 'c' ? str_is(parameters, "?0") || // the console's cursor
                                        str_is(parameters, "?1")
                                  : !is_question && strchr("ABCDGHJKLMPSTXdmrb@", last);
    return is_known ? end + 1 : 0;
}

static size_t own_length(Str rest)
{
    if (strchr("\r\n\b\x0E\x0F", rest.data[0]))
        return rest.data[0] != '\0';
    if (rest.data[0] != '\x1b' || rest.length < 2 || rest.data[1] == '\0')
        return 0;
    if (rest.data[1] == '[')
        return own_sequence(rest);
    if (strchr("()", rest.data[1]) && rest.length > 2)
        return strchr("B0", rest.data[2]) && rest.data[2] != '\0' ? 3 : 0;
    return strchr("78=>M", rest.data[1]) ? 2 : 0;
}

void hostile_check_screen(Str out, const char *what)
{
    int questions = 0;
    for (Str rest = out; rest.length > 0;) {
        size_t own = own_length(rest);
        questions += str_starts(rest, str("\x1b[6n"));
        rest = str_from(rest, own);
        if (own == 0)
            take_text(out, &rest, what);
    }
    if (questions > 1)
        fail_msg("%s: the terminal is asked %d times", what, questions);
}
