#include "tests/script.h"
#include "src/base/file.h"
#include "src/base/vec.h"
#include "src/text/text.h"
#include "tests/check.h"
#include "tests/confined.h"
#include "ui/commands.h"
#include "ui/commands_issues.h"
#include "ui/screen.h"

enum { MOST_PATHS = 16, CLICK_TIME = 100, PATIENCE = 10000 };

void script_init(Script *script)
{
    *script = (Script){ .arena = arena_new(), .canvas = canvas_new(24, 80) };
}

void script_free(Script *script)
{
    app_free(script->app);
    if (script->state)
        state_close(script->state);
    if (script->library)
        library_close(script->library);
    canvas_free(script->canvas);
    arena_free(script->arena);
}

// As the loop does after each batch of input, and after the last answer to it.
static void draw(Script *script)
{
    app_settle(script->app, PATIENCE);
    command_settle_cruxes(script->app, PATIENCE);
    screen_layout(script->app, script->canvas.rows, script->canvas.columns);
    screen_draw(script->app, script->canvas, &script->cursor_row,
                &script->cursor_column);
}

static void open_paths(Script *script, Str rest)
{
    const char *paths[MOST_PATHS];
    size_t count = 0;
    Str path;
    Error error;
    while (count < MOST_PATHS && str_next(&rest, ' ', &path))
        paths[count++] = arena_str(script->arena, path).data;
    script->library = library_read(paths, count, &error);
    if (!script->library)
        fail_msg("%s", error.text);
    script->state = state_open(NULL, &error);
    assert_non_null(script->state);
    script->app = app_new(script->library, script->state);
    app_employ(script->app, NULL, confined_worker());
    app_report(script->app);
}

static int number(Str *rest)
{
    Str part = str("");
    int value = 0;
    while (part.length == 0 && str_next(rest, ' ', &part))
        continue;
    assert_true(part.length > 0);
    for (size_t i = 0; i < part.length; i++)
        value = value * 10 + part.data[i] - '0';
    return value;
}

static void resize(Script *script, Str rest)
{
    int columns = number(&rest);
    canvas_free(script->canvas);
    script->canvas = canvas_new(number(&rest), columns);
}

static void type(Script *script, Str text)
{
    while (text.length > 0) {
        commands_key(script->app, text_decode(&text));
        draw(script);
    }
}

static void press_keys(Script *script, const char *name, Str line)
{
    Str word;
    while (str_next(&line, ' ', &word)) {
        Key key = key_parse(word);
        if (word.length > 0 && key == K_NONE)
            fail_msg("%s: %.*s is no key", name, (int)word.length, word.data);
        if (word.length == 0)
            continue;
        commands_key(script->app, key);
        draw(script);
    }
}

static void press_button(Script *script, int button, Str rest)
{
    InputEvent event = { .key = K_MOUSE, .button = button, .pressed = true };
    event.row = number(&rest);
    event.column = number(&rest);
    script->milliseconds += CLICK_TIME;
    commands_mouse(script->app, &event, script->milliseconds);
    event.pressed = false;
    commands_mouse(script->app, &event, script->milliseconds);
    draw(script);
}

// Holds the left button at one column of the first row and lets it go at another.
static void drag(Script *script, Str rest)
{
    InputEvent event = { .key = K_MOUSE, .pressed = true, .column = number(&rest) };
    commands_mouse(script->app, &event, script->milliseconds);
    event.pressed = false;
    event.column = number(&rest);
    commands_mouse(script->app, &event, script->milliseconds);
}

static void run_line(Script *script, const char *name, Str line)
{
    Str rest = line, word = str("");
    str_next(&rest, ' ', &word);
    if (str_starts(line, str("# ")) || line.length == 0)
        return;
    if (str_is(word, "size"))
        resize(script, rest);
    else if (str_is(word, "open"))
        open_paths(script, rest);
    else if (str_is(word, "mono"))
        script->is_mono = true;
    else if (str_is(word, "charset"))
        assert_true(charset_parse(rest, &script->charset));
    else if (!script->app)
        fail_msg("%s: nothing is open yet", name);
    else if (str_is(word, "type"))
        type(script, rest);
    else if (str_is(word, "click"))
        press_button(script, 0, rest);
    else if (str_is(word, "drag"))
        drag(script, rest);
    else if (str_is(word, "wheel"))
        press_button(script, str_starts(rest, str("up")) ? 64 : 65,
                     str_from(rest, (size_t)str_find(rest, str(" "))));
    else if (str_is(word, "paste"))
        commands_paste(script->app, rest, false);
    else
        press_keys(script, name, line);
    if (script->app)
        draw(script);
}

void script_run(Script *script, const char *name, Str text)
{
    Str line;
    while (str_next(&text, '\n', &line))
        run_line(script, name, line);
}

static void print_roles(const Script *script, Buffer *out)
{
    for (int row = 0; row < script->canvas.rows; row++) {
        size_t end = out->length;
        for (int column = 0; column < script->canvas.columns; column++) {
            const Cell *cell = canvas_cell(script->canvas, row, column);
            bool is_cursor =
                row == script->cursor_row && column == script->cursor_column;
            char letter = is_cursor ? '_' : theme_letter((Role)cell->role);
            buffer_add_byte(out, letter == '.' ? ' ' : letter);
            if (letter != '.')
                end = out->length;
        }
        out->length = end;
        buffer_add_byte(out, '\n');
    }
}

Str script_print(Script *script)
{
    Buffer out = { .arena = script->arena };
    buffer_add(&out, canvas_print(script->canvas, script->charset, script->arena));
    if (!script->is_mono) {
        buffer_add(&out, str("--- roles\n"));
        print_roles(script, &out);
    }
    return buffer_str(&out);
}

bool script_shows(Script *script, const char *text)
{
    Str all = canvas_print(script->canvas, script->charset, script->arena);
    return str_find(all, str(text)) >= 0;
}

void script_check_folder(const char *folder, int least,
                         bool (*check)(Str keys_path, Arena *arena))
{
    Arena *arena = arena_new();
    FileList files;
    Error error;
    int count = 0, wrong = 0;
    assert_true(file_list(folder, arena, &files, &error));
    for (size_t i = 0; i < files.count; i++) {
        if (!str_ends(files.paths[i], str(".keys")))
            continue;
        count++;
        wrong += !check(arena_str(arena, files.paths[i]), arena);
    }
    arena_free(arena);
    assert_int_equal(wrong, 0);
    assert_true(count >= least);
}
