#include "src/text/charset.h"
#include "src/base/alloc.h"
#include "src/text/text.h"

bool charset_parse(Str name, Charset *charset)
{
    static const char *const names[] = { "utf8", "cp437", "ascii" };
    for (size_t i = 0; i < COUNT(names); i++)
        if (str_is(name, names[i])) {
            *charset = (Charset)i;
            return true;
        }
    return false;
}

// What the program draws with and what stands for it. An empty CP437 sign: the same.
// Dashes become what has gaps between the cells, heavy lines double ones; in ASCII a
// junction is "+" and a crossing the line that passes over. "↵" is a stroke that no key
// is bound to, "¶" the letter that is typed for it.
// clang-format off
static const struct {
    const char *sign, *cp437, *ascii;
} signs[] = {
    { "─", "",  "-" }, { "│", "",  "|" }, { "╌", "-", "~" }, { "╎", ":", ":" },
    { "┈", "∙", "." }, { "┊", "∙", "." }, { "┄", "-", "~" }, { "┆", ":", ":" },
    { "═", "",  "=" }, { "║", "",  "H" }, { "╳", "X", "X" },
    { "╭", "┌", "." }, { "╮", "┐", "." }, { "╰", "└", "'" }, { "╯", "┘", "'" },
    { "┌", "",  "." }, { "┐", "",  "." }, { "└", "",  "'" }, { "┘", "",  "'" },
    { "├", "",  "+" }, { "┤", "",  "+" }, { "┬", "",  "+" }, { "┴", "",  "+" },
    { "┼", "",  "+" }, { "╞", "",  "+" }, { "╡", "",  "+" }, { "╪", "",  "|" },
    { "╫", "",  "H" }, { "╵", "│", "|" }, { "╷", "│", "|" }, { "╴", "─", "-" },
    { "╶", "─", "-" },
    { "╔", "",  "#" }, { "╗", "",  "#" }, { "╚", "",  "#" }, { "╝", "",  "#" },
    { "╠", "",  "#" }, { "╣", "",  "#" }, { "╦", "",  "#" }, { "╩", "",  "#" },
    { "╬", "",  "#" }, { "╧", "",  "#" }, { "╤", "",  "#" }, { "╢", "",  "#" },
    { "╟", "",  "#" },
    { "━", "═", "#" }, { "┃", "║", "#" }, { "┏", "╔", "#" }, { "┓", "╗", "#" },
    { "┗", "╚", "#" }, { "┛", "╝", "#" }, { "┷", "╧", "#" }, { "┯", "╤", "#" },
    { "┨", "╢", "#" }, { "┠", "╟", "#" },
    { "▲", "",  "^" }, { "▼", "",  "v" }, { "▸", "►", ">" }, { "▾", "▼", "v" },
    { "►", "",  ">" }, { "◄", "",  "<" }, { "▶", "►", ">" }, { "◀", "◄", "<" },
    { "◂", "◄", "<" }, { "▴", "▲", "^" },
    { "·", "",  "*" }, { "•", "",  "*" }, { "●", "•", "o" }, { "○", "o", "x" },
    { "◐", "%", "%" },
    { "▪", "■", "*" }, { "■", "",  "#" }, { "□", "o", "o" }, { "◆", "♦", "*" },
    { "◇", "♦", "*" }, { "★", "*", "*" }, { "☆", "*", "*" }, { "◌", "o", "o" },
    { "█", "",  "#" }, { "▌", "",  "#" }, { "▐", "",  "#" }, { "▀", "",  "#" },
    { "▄", "",  "#" }, { "▓", "",  "#" }, { "▒", "",  "%" }, { "░", "",  ":" },
    { "−", "-", "-" }, { "⊘", "u", "u" }, { "≠", "!", "!" }, { "≡", "",  "=" },
    { "⇢", "»", ">" }, { "⇠", "«", "<" }, { "↺", "@", "@" }, { "↵", "\\", "\\" },
    { "⎡", "[", "[" }, { "⎢", "[", "[" }, { "⎣", "[", "[" },
    { "⎤", "]", "]" }, { "⎥", "]", "]" }, { "⎦", "]", "]" },
    { "¶", "",  "p" }, { "§", "",  "S" }, { "…", ".", "." }, { "✓", "√", "v" },
    { "✔", "√", "v" }, { "✗", "x", "x" }, { "✘", "x", "x" }, { "⚑", "!", "!" },
    { "✎", "*", "*" }, { "\uFFFD", "?", "?" },
};

// The upper half of code page 437, which is what the console's own font shows. Its
// signs for the control codes are added where the table above uses them.
static const char cp437[] =
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»"
    "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
    "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■" "▲▼►◄♦•¶§↑↓→←↔↕";
// clang-format on

static bool is_in_cp437(Str cluster)
{
    bool is_ascii = cluster.length == 1 && (unsigned char)cluster.data[0] < 0x80;
    return is_ascii || str_find(str(cp437), cluster) >= 0;
}

static void copy(Str text, char out[static 32])
{
    size_t length = text.length < 32 ? text.length : 0;
    memcpy(out, text.data, length);
    out[length] = '\0';
}

// Cells of dots (braille): in CP437 the halves in which there are any, in ASCII how
// many there are.
static bool show_dots(Charset charset, Str cluster, char out[static 32])
{
    static const char *const halves[] = { " ", "▀", "▄", "█" };
    enum { UPPER = 0x1B, LOWER = 0xE4 }; // the dots of rows 1 and 2, 3 and 4
    const unsigned char *bytes = (const unsigned char *)cluster.data;
    if (cluster.length != 3 || bytes[0] != 0xE2 || (bytes[1] & 0xFC) != 0xA0)
        return false;
    unsigned dots = (bytes[1] & 3U) << 6 | (bytes[2] & 0x3FU), count = 0;
    for (unsigned i = 0; i < 8; i++)
        count += dots >> i & 1;
    if (charset == CHARSET_CP437) {
        copy(str(halves[((dots & UPPER) != 0) + 2 * ((dots & LOWER) != 0)]), out);
        return true;
    }
    out[0] = count > 0 ? (char)('0' + count) : ' ';
    out[1] = '\0';
    return true;
}

void charset_show(Charset charset, Str cluster, int width, char out[static 32])
{
    if (charset == CHARSET_UTF8) {
        copy(cluster, out);
        return;
    }
    if (cluster.length == 1) {
        text_ascii(cluster, width, out);
        return;
    }
    if (show_dots(charset, cluster, out))
        return;
    for (size_t i = 0; i < COUNT(signs); i++) {
        if (!str_is(cluster, signs[i].sign))
            continue;
        const char *sign = charset == CHARSET_ASCII ? signs[i].ascii : signs[i].cp437;
        copy(sign[0] != '\0' ? str(sign) : cluster, out);
        return;
    }
    if (charset == CHARSET_CP437 && width == 1 && is_in_cp437(cluster))
        copy(cluster, out);
    else
        text_ascii(cluster, width, out);
}
