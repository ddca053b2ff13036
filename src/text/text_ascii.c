// Likenesses: the part of text.h for terminals that show ASCII alone.
#include <uninorm.h>
#include "src/base/alloc.h"
#include "src/text/text.h"

// What Unicode does not decompose into ASCII. Letters are one for one, as the cell has
// room for no more.
// clang-format off
static const struct {
    uint32_t first;
    const char *likes; // for `first` and the code points after it
} ranges[] = {
    { 0x00A0, " !cL$Y|S\"ca<--r-o+23'up*,1o>113?" },
    { 0x00C0, "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTs" },
    { 0x00E0, "aaaaaaaceeeeiiiidnooooo/ouuuuyty" },
    { 0x0110, "Dd" },
    { 0x0126, "Hh" },
    { 0x0131, "i" },
    { 0x0141, "Ll" },
    { 0x0152, "Oo" },
    { 0x0166, "Tt" },
    { 0x0391, "ABGDEZHTIKLMNXOPR?STYFXPO" },
    { 0x03B1, "abgdezhtiklmnxoprsstyfxpo" },
    { 0x0410, "ABVGDEZZIJKLMNOPRSTUFHCCSS'Y'EUA" },
    { 0x0430, "abvgdezzijklmnoprstufhccss'y'eua" },
    { 0x2010, "------|_'',`\"\"\"\"++*>...*" },
    { 0x2030, "%%'\"\"`\"\"^<>*" },
    { 0x2044, "/" },
    { 0x20AC, "E" },
    { 0x2190, "<^>v-|" },
    { 0x21D0, "<^>v=" },
    { 0x2212, "-+" },
    { 0x2215, "/\\*o*" },
    { 0x2248, "=" },
    { 0x2260, "!=" },
    { 0x2264, "<>" },
    { 0x3001, ",." },
    { 0x3008, "<><>[][]" },
};
// clang-format on

// NUL if there is none.
static char likeness(uint32_t code_point)
{
    if (code_point >= ' ' && code_point <= '~')
        return (char)code_point;
    for (size_t i = 0; i < COUNT(ranges); i++)
        if (code_point >= ranges[i].first &&
            code_point - ranges[i].first < strlen(ranges[i].likes))
            return ranges[i].likes[code_point - ranges[i].first];
    return '\0';
}

// The likenesses of what a code point is made of: "Ａ", "①", "ﬁ" or "ǻ".
static void decomposed(uint32_t code_point, int width, char out[static 3])
{
    uint8_t room[128];
    char bytes[4];
    size_t size = sizeof room;
    size_t length = text_encode(code_point, bytes, sizeof bytes);
    uint8_t *parts = u8_normalize(UNINORM_NFKD, (uint8_t *)bytes, length, room, &size);
    Str rest = { (const char *)parts, parts == room ? size : 0 };
    for (int i = 0; i < width && rest.length > 0;) {
        out[i] = likeness(text_decode(&rest));
        i += out[i] != '\0';
    }
}

void text_ascii(Str cluster, int width, char out[static 3])
{
    width = width < 0 ? 0 : width > 2 ? 2 : width;
    memset(out, '\0', 3);
    if (cluster.length > 0) {
        uint32_t first = text_decode(&cluster);
        out[0] = likeness(first);
        if (out[0] == '\0')
            decomposed(first, width, out);
    }
    const char filler = out[0] == '\0' ? '?' : ' ';
    for (int i = 0; i < width; i++)
        out[i] = out[i] == '\0' ? filler : out[i];
    out[width] = '\0';
}
