#include "ui/line_edit.h"
#include "src/text/text.h"

enum { CTRL_A = 1, CTRL_C = 3, CTRL_E = 5, CTRL_K = 11, CTRL_U = 21, CTRL_W = 23 };

void line_edit_init(LineEdit *edit, Str text)
{
    *edit = (LineEdit){ 0 };
    line_edit_insert(edit, text);
}

Str line_edit_text(const LineEdit *edit)
{
    return (Str){ edit->text, edit->length };
}

// The first place between clusters at `at` or after it: what was typed may have joined
// with what follows.
static size_t settle(const LineEdit *edit, size_t at)
{
    Str rest = line_edit_text(edit);
    Cluster cluster;
    size_t end = 0;
    while (end < at && text_next(&rest, &cluster))
        end += cluster.text.length;
    return end;
}

// The place one cluster before `at`.
static size_t before(const LineEdit *edit, size_t at)
{
    return at - text_last(str_part(line_edit_text(edit), 0, at)).length;
}

static size_t after(const LineEdit *edit, size_t at)
{
    return at + text_first(str_from(line_edit_text(edit), at)).length;
}

// The start of the word before the cursor, as Ctrl-W of a shell sees it: up to a blank.
static size_t word_start(const LineEdit *edit)
{
    size_t at = edit->cursor;
    while (at > 0 && edit->text[at - 1] == ' ')
        at--;
    while (at > 0 && edit->text[at - 1] != ' ')
        at--;
    return at;
}

static LineEvent move_to(LineEdit *edit, size_t at)
{
    if (at == edit->cursor)
        return LINE_UNCHANGED;
    edit->cursor = at;
    return LINE_MOVED;
}

static LineEvent erase(LineEdit *edit, size_t start, size_t end)
{
    if (start == end)
        return LINE_UNCHANGED;
    memmove(edit->text + start, edit->text + end, edit->length - end);
    edit->length -= end - start;
    edit->cursor = settle(edit, start);
    return LINE_CHANGED;
}

// As many whole clusters from the front of a text as fit into so many bytes.
static Str front(Str text, size_t room)
{
    Str rest = text;
    Cluster cluster;
    size_t size = 0;
    while (text_next(&rest, &cluster) && size + cluster.text.length <= room)
        size += cluster.text.length;
    return str_part(text, 0, size);
}

static LineEvent put_in(LineEdit *edit, Str text)
{
    Str fits = front(text, LINE_EDIT_BYTES - edit->length);
    edit->was_cut = fits.length < text.length;
    if (fits.length == 0)
        return edit->was_cut ? LINE_MOVED : LINE_UNCHANGED;
    char *place = edit->text + edit->cursor;
    memmove(place + fits.length, place, edit->length - edit->cursor);
    memcpy(place, fits.data, fits.length);
    edit->length += fits.length;
    edit->cursor = settle(edit, edit->cursor + fits.length);
    return LINE_CHANGED;
}

LineEvent line_edit_insert(LineEdit *edit, Str text)
{
    while (text.length > 0 && strchr("\r\n", text.data[text.length - 1]))
        text.length--;
    Arena *arena = arena_new();
    LineEvent event = put_in(edit, text_clean(arena, text, false, NULL));
    arena_free(arena);
    return event;
}

LineEvent line_edit_replace(LineEdit *edit, size_t start, size_t end, Str text)
{
    LineEvent erased = erase(edit, start, end);
    edit->cursor = start;
    LineEvent inserted = line_edit_insert(edit, text);
    return inserted == LINE_CHANGED ? LINE_CHANGED : erased;
}

static LineEvent insert_key(LineEdit *edit, Key key)
{
    char bytes[4];
    if (!key_is_text(key) || !text_is_safe(key))
        return LINE_UNCHANGED;
    return put_in(edit, (Str){ bytes, text_encode(key, bytes, sizeof bytes) });
}

static LineEvent edit_key(LineEdit *edit, Key key)
{
    size_t at = edit->cursor;
    switch (key) {
    case K_ENTER: return LINE_ACCEPTED;
    case K_ESCAPE:
    case CTRL_C: return LINE_CANCELLED;
    case K_BACKSPACE:
        return edit->length > 0 ? erase(edit, before(edit, at), at) : LINE_CANCELLED;
    case K_DELETE: return erase(edit, at, after(edit, at));
    case K_LEFT: return move_to(edit, before(edit, at));
    case K_RIGHT: return move_to(edit, after(edit, at));
    case K_HOME:
    case CTRL_A: return move_to(edit, 0);
    case K_END:
    case CTRL_E: return move_to(edit, edit->length);
    case CTRL_U: return erase(edit, 0, at);
    case CTRL_W: return erase(edit, word_start(edit), at);
    case CTRL_K: return erase(edit, at, edit->length);
    default: return insert_key(edit, key);
    }
}

LineEvent line_edit_key(LineEdit *edit, Key key)
{
    bool was_cut = edit->was_cut;
    edit->was_cut = false;
    LineEvent event = edit_key(edit, key);
    return event == LINE_UNCHANGED && was_cut ? LINE_MOVED : event;
}

// What of the text is shown: a slice, and the columns of the cursor in it.
typedef struct {
    size_t start;
    int column;
} Window;

// The first byte shown is a function of the cursor alone, so that drawing needs no
// memory of what was shown before: a quarter of the window stays free for what follows
// the cursor, as far as something does.
static Window window_at(const LineEdit *edit, int columns)
{
    Str text = line_edit_text(edit);
    int left = text_width(str_part(text, 0, edit->cursor));
    int right = text_width(str_from(text, edit->cursor));
    if (left + (right > 0 ? right : 1) <= columns)
        return (Window){ 0, left };
    int ahead = columns / 4 > 3 ? columns / 4 : 3;
    ahead = right < ahead ? right : ahead;
    int room = columns - (ahead > 0 ? ahead : 1);
    Str rest = text;
    Cluster cluster;
    size_t start = 0;
    // One column more goes to the sign that something stands before.
    while (left > (start > 0 ? room - 1 : room) && start < edit->cursor &&
           text_next(&rest, &cluster)) {
        start += cluster.text.length;
        left -= cluster.width;
    }
    return (Window){ start, start > 0 ? left + 1 : left };
}

int line_edit_column(const LineEdit *edit, Str prompt, int columns)
{
    int used = text_width(prompt);
    if (columns - used < 2)
        return columns > 0 ? columns - 1 : 0;
    int column = used + window_at(edit, columns - used).column;
    return column < columns ? column : columns - 1;
}

int line_edit_draw(const LineEdit *edit, Str prompt, Canvas canvas)
{
    int used = canvas_text(canvas, 0, 0, ROLE_PROMPT, prompt);
    int columns = canvas.columns - used;
    if (columns < 2)
        return line_edit_column(edit, prompt, canvas.columns);
    Window window = window_at(edit, columns);
    int column = used;
    if (window.start > 0)
        column = canvas_text(canvas, 0, column, ROLE_DIM, str("…"));
    Str shown = str_from(line_edit_text(edit), window.start);
    if (column + text_width(shown) <= canvas.columns) {
        canvas_text(canvas, 0, column, ROLE_TEXT, shown);
    } else {
        Str fits = text_fit(shown, canvas.columns - column - 1);
        column = canvas_text(canvas, 0, column, ROLE_TEXT, fits);
        canvas_text(canvas, 0, column, ROLE_DIM, str("…"));
    }
    return line_edit_column(edit, prompt, canvas.columns);
}
