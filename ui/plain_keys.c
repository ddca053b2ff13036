#include "ui/plain_keys.h"
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "ui/command_run.h"

const LineRow *plain_key_row(unsigned where, Key key)
{
    for (size_t i = 0; i < line_row_count; i++) {
        Str rest = str(line_rows[i].keys), name;
        if (!(line_rows[i].where & where))
            continue;
        while (str_next(&rest, ' ', &name))
            if (key_parse(name) == key)
                return &line_rows[i];
    }
    return NULL;
}

// What a key is called where its name is a sign.
static void add_name(Buffer *out, Str name)
{
    static const struct {
        const char *sign, *name;
    } names[] = {
        { "↓", "down arrow" },
        { "↑", "up arrow" },
        { "←", "left arrow" },
        { "→", "right arrow" },
        { "}", "right brace }" },
        { "{", "left brace {" },
        { ")", "right parenthesis )" },
        { "(", "left parenthesis (" },
        { "]", "right bracket ]" },
        { "[", "left bracket [" },
        { ".", "full stop" },
        { "?", "question mark" },
        { "/", "slash" },
        { ":", "colon" },
        { "<", "less than" },
        { ">", "greater than" },
        { "'", "apostrophe" },
        { "!", "exclamation mark" },
        { "*", "asterisk" },
        { "&", "ampersand" },
        { "+", "plus" },
        { "-", "minus" },
        { "_", "underscore" },
        { "=", "equals sign" },
        { "LETTER", "a letter" },
        { "DIGIT", "a digit" },
    };
    for (size_t i = 0; i < COUNT(names); i++)
        if (str_is(name, names[i].sign))
            name = str(names[i].name);
    buffer_add(out, name);
}

// Keys of one binding after each other, with a word between them.
static void add_sequence(Buffer *out, const char *keys, const char *between)
{
    Str rest = str(keys), name;
    for (bool first = true; str_next(&rest, ' ', &name); first = false) {
        if (!first)
            buffer_add(out, str(between));
        add_name(out, name);
    }
}

// Whether the first key of a binding means something else in line mode.
static bool is_taken(const BindingRow *row, unsigned where)
{
    Str rest = str(row->keys), name;
    str_next(&rest, ' ', &name);
    return plain_key_row(where, key_parse(name)) != NULL;
}

static bool runs(const BindingRow *row, const CommandRow *command)
{
    Str rest = str(row->command), name;
    return str_next(&rest, ' ', &name) && str_is(name, command->name);
}

static void add_command(Buffer *out, unsigned where, const CommandRow *command)
{
    Buffer keys = { .arena = out->arena };
    for (size_t i = 0; i < binding_row_count; i++) {
        const BindingRow *row = &binding_rows[i];
        if (!(row->where & where) || !runs(row, command) || is_taken(row, where))
            continue;
        if (keys.length > 0)
            buffer_add(&keys, str(" or "));
        add_sequence(&keys, row->keys, " and then ");
    }
    if (keys.length > 0)
        buffer_format(out, "\n%.*s: %s.", STR_ARGUMENTS(buffer_str(&keys)),
                      command->help);
}

Str plain_keys(unsigned where, Arena *arena)
{
    Buffer out = { .arena = arena };
    buffer_add(&out, str("Keys of line mode here:"));
    for (size_t i = 0; i < line_row_count; i++)
        if (line_rows[i].where & where) {
            buffer_add_byte(&out, '\n');
            add_sequence(&out, line_rows[i].keys, " or ");
            buffer_format(&out, ": %s.", line_rows[i].help);
        }
    for (size_t i = 0; i < command_row_count; i++)
        if ((command_rows[i].where & where) && !command_is_painted(&command_rows[i]))
            add_command(&out, where, &command_rows[i]);
    buffer_add(&out, str("\nLine mode is chosen by moot --plain, MOOT_PLAIN=1 or :set "
                         "plain on; :set plain off paints the screen."));
    return buffer_str(&out);
}
