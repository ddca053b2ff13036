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
    { "·", "",  "*" }, { "•", "",  "*" }, { "●", "•", "o" }, { "○", "o", "o" },
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
