// Comparing: the part of text.h that knows case, marks, words and likenesses.
#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/text/text.h"

// --- folding

// Letters whose stroke or ligature is no mark to Unicode, but is one to whoever types a
// name without it.
// clang-format off
static const struct {
    uint32_t letter;
    const char *plain;
} strokes[] = {
    { 0x00E6, "ae" }, { 0x00F0, "d" }, { 0x00F8, "o" }, { 0x00FE, "th" },
    { 0x0111, "d" },  { 0x0127, "h" }, { 0x0131, "i" }, { 0x0142, "l" },
    { 0x0153, "oe" }, { 0x0167, "t" }, { 0x2019, "'" },
};
// clang-format on

static const char *without_stroke(uint32_t letter)
{
    for (size_t i = 0; i < COUNT(strokes); i++)
        if (strokes[i].letter == letter)
            return strokes[i].plain;
    return NULL;
}

static bool drops_marks(uint32_t base)
{
    if (base < 0x80)
        return base >= 'a' && base <= 'z';
    const uc_script_t *script = uc_script(base);
    return script &&
           (strcmp(script->name, "Latin") == 0 || strcmp(script->name, "Greek") == 0 ||
            strcmp(script->name, "Cyrillic") == 0);
}

// Takes the marks of European letters out of decomposed text, in place, and what
// nobody sees. Nothing gets longer: each stroke letter has the size of its likeness.
static size_t strip_marks(uint8_t *bytes, size_t length)
{
    Str rest = { (const char *)bytes, length };
    size_t kept = 0;
    bool strips = false;
    while (rest.length > 0) {
        const char *start = rest.data;
        uint32_t code_point = text_decode(&rest);
        size_t size = (size_t)(rest.data - start);
        const char *plain = code_point < 0x80 ? NULL : without_stroke(code_point);
        bool is_mark =
            code_point >= 0x300 && uc_is_general_category(code_point, UC_MARK);
        bool is_invisible = code_point >= 0x80 &&
                            uc_is_property_default_ignorable_code_point(code_point);
        if (!is_mark && !is_invisible)
            strips = plain || drops_marks(code_point);
        if ((is_mark && strips) || is_invisible)
            continue;
        if (plain) {
            start = plain;
            size = strlen(plain);
        }
        memmove(bytes + kept, start, size);
        kept += size;
    }
    return kept;
}

// Folds a piece of valid text that is not all ASCII.
static void fold_piece(Buffer *buffer, Str piece)
{
    uint8_t room[256], more[256];
    size_t length = sizeof room, composed_length = sizeof more;
    uint8_t *folded = u8_casefold((const uint8_t *)piece.data, piece.length, NULL,
                                  UNINORM_NFKD, room, &length);
    if (!folded) // of valid text: there was no memory for it
        alloc_failed();
    length = strip_marks(folded, length);
    uint8_t *composed =
        u8_normalize(UNINORM_NFC, folded, length, more, &composed_length);
    if (!composed)
        alloc_failed();
    buffer_add(buffer, (Str){ (const char *)composed, composed_length });
    if (folded != room)
        free(folded);
    if (composed != more)
        free(composed);
}

static Str make_valid(Buffer *buffer, Str text)
{
    while (text.length > 0) {
        char bytes[4];
        size_t size = text_encode(text_decode(&text), bytes, sizeof bytes);
        buffer_add(buffer, (Str){ bytes, size });
    }
    return buffer_str(buffer);
}

// Adds the lower-case form of the ASCII text before the first other character, but no
// letter that marks may follow; returns its length.
static size_t fold_ascii(Buffer *buffer, Str text)
{
    size_t length = 0;
    while (length < text.length && (unsigned char)text.data[length] < 0x80)
        length++;
    if (length < text.length && length > 0)
        length--;
    for (size_t i = 0; i < length; i++) {
        char byte = text.data[i];
        buffer_add_byte(buffer,
                        (char)(byte >= 'A' && byte <= 'Z' ? byte + 'a' - 'A' : byte));
    }
    return length;
}

Str text_fold(Arena *arena, Str text)
{
    Buffer buffer = { .arena = arena }, valid = { .arena = arena };
    if (!text_is_valid(text))
        text = make_valid(&valid, text);
    while (text.length > 0) {
        text = str_from(text, fold_ascii(&buffer, text));
        size_t length = 0;
        while (length < text.length && text.data[length] != ' ')
            length++;
        if (length == 0 && text.length > 0) // a blank before something else
            length = 1;
        if (length > 0)
            fold_piece(&buffer, str_part(text, 0, length));
        text = str_from(text, length);
    }
    return buffer_str(&buffer);
}

// --- words

static bool is_in_word(uint32_t code_point)
{
    if (code_point < 0x80)
        return (code_point >= '0' && code_point <= '9') ||
               (code_point >= 'A' && code_point <= 'Z') ||
               (code_point >= 'a' && code_point <= 'z');
    return uc_is_general_category(code_point, UC_LETTER) ||
           uc_is_general_category(code_point, UC_NUMBER);
}

// Blocks of scripts that put no blanks between words, and of Korean, where particles
// follow the word without one.
static bool is_cjk(uint32_t code_point)
{
    static const struct {
        uint32_t low, high;
    } blocks[] = { { 0x1100, 0x11FF },   { 0x2E80, 0x2FDF },  { 0x3005, 0x318F },
                   { 0x31A0, 0x31FF },   { 0x3400, 0x9FFF },  { 0xA960, 0xA97F },
                   { 0xAC00, 0xD7FF },   { 0xF900, 0xFAFF },  { 0xFF66, 0xFFDC },
                   { 0x1B000, 0x1B16F }, { 0x20000, 0x3FFFF } };
    for (size_t i = 0; i < COUNT(blocks); i++)
        if (blocks[i].low <= code_point && code_point <= blocks[i].high)
            return true;
    return false;
}

static bool goes_on_with(uint32_t code_point)
{
    return (is_in_word(code_point) && !is_cjk(code_point)) ||
           (code_point >= 0x80 &&
            (uc_is_general_category(code_point, UC_MARK) ||
             uc_is_property_default_ignorable_code_point(code_point)));
}

static bool is_digit(Str text, size_t at)
{
    return at < text.length && text.data[at] >= '0' && text.data[at] <= '9';
}

// The end of a word that has begun before `at`: "3.5" and "1,000" are one.
static size_t word_end(Str text, size_t at)
{
    while (at < text.length) {
        Str rest = str_from(text, at);
        uint32_t code_point = text_decode(&rest);
        bool is_point = (code_point == '.' || code_point == ',') &&
                        is_digit(text, at - 1) && is_digit(text, at + 1);
        if (!is_point && !goes_on_with(code_point))
            break;
        at = text.length - rest.length;
    }
    return at;
}

bool text_word(Str text, size_t *at, Word *word)
{
    while (*at < text.length) {
        Str rest = str_from(text, *at);
        size_t start = *at;
        uint32_t code_point = text_decode(&rest);
        *at = text.length - rest.length;
        if (!is_in_word(code_point))
            continue;
        *at = is_cjk(code_point) ? start + text_first(str_from(text, start)).length
                                 : word_end(text, *at);
        *word = (Word){ str_part(text, start, *at), start, *at };
        return true;
    }
    return false;
}

// --- distance

static size_t code_points(Str text, uint32_t *out)
{
    size_t count = 0;
    while (text.length > 0)
        out[count++] = text_decode(&text);
    return count;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

// Optimal string alignment (Damerau's four edits, none of them inside another), row by
// row; ends when a whole row is beyond the limit.
static int align(const uint32_t *a, size_t rows, const uint32_t *b, size_t columns,
                 int limit)
{
    int *memory = xalloc(3 * (columns + 1) * sizeof memory[0]);
    int *before = memory, *above = before + columns + 1, *row = above + columns + 1;
    int best = 0;
    for (size_t j = 0; j <= columns; j++)
        row[j] = (int)j;
    for (size_t i = 1; i <= rows && best <= limit; i++) {
        int *recycled = before;
        before = above;
        above = row;
        row = recycled;
        best = row[0] = (int)i;
        for (size_t j = 1; j <= columns; j++) {
            int cost = above[j - 1] + (a[i - 1] != b[j - 1]);
            cost = smaller(cost, smaller(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost = smaller(cost, before[j - 2] + 1);
            row[j] = cost;
            best = smaller(best, cost);
        }
    }
    int distance = best > limit ? limit + 1 : smaller(row[columns], limit + 1);
    free(memory);
    return distance;
}

int text_distance(Str a, Str b, int limit)
{
    uint32_t *letters = xalloc((a.length + b.length + 1) * sizeof letters[0]);
    size_t rows = code_points(a, letters), columns = code_points(b, letters + rows);
    size_t difference = rows > columns ? rows - columns : columns - rows;
    int distance = limit < 0 || difference > (size_t)limit
                       ? limit + 1
                       : align(letters, rows, letters + rows, columns, limit);
    free(letters);
    return distance;
}
