#include "src/argdown/shortcode.h"
#include "src/base/alloc.h"

// As the reference implementation (version 2.0.1) has them.
// clang-format off
static const struct {
    const char *name, *text;
} shortcodes[] = {
    { "A", "∀" }, { "E", "∃" }, { "O", "𝗢" }, { "P", "𝗣" }, { "->", "→" },
    { "<->", "↔" }, { "~", "¬" }, { "^", "∧" }, { "v", "∨" }, { "v_", "⊻" },
    { "<>", "◇" }, { "[]", "◻" }, { "happy", "😀" }, { "smile", "☺" },
    { "smiley", "☺" }, { "laugh", "😆" }, { "lol", "😆" }, { "rofl", "🤣" },
    { "joy", "😂" }, { "heart", "❤" }, { "?", "❓" }, { "question", "❓" },
    { "love", "😍" }, { "wink", "😉" }, { "shush", "🤫" }, { "meh", "😐" },
    { "eye-roll", "🙄" }, { "sad", "😢" }, { "disappointed", "😞" }, { "scream", "😱" },
    { "+1", "👍" }, { "up", "👍" }, { "-1", "👎" }, { "down", "👎" }, { "think", "🤔" },
    { "star", "⭐" }, { "y", "✔" }, { "agree", "✔" }, { "n", "❌" },
    { "disagree", "❌" },
};
// clang-format on

static const Value *own_entry(const Value *own, Str code)
{
    for (size_t i = 0; own && own->kind == VALUE_MAP && i < own->count; i++)
        if (str_equal(own->entries[i].key, code))
            return own->entries[i].value;
    return NULL;
}

Str shortcode_text(Str code, const Value *own)
{
    Str text = value_string(value_get(own_entry(own, code), "unicode"));
    if (text.length > 0)
        return text;
    Str name = str_part(code, 1, code.length - 1);
    if (str_is(code, ":smile:"))
        return str("☺️"); // with a selector for its emoji form
    for (size_t i = 0; i < COUNT(shortcodes); i++)
        if (str_is(name, shortcodes[i].name))
            return str(shortcodes[i].text);
    return str("");
}
