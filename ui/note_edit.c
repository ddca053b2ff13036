#include "ui/note_edit.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"

enum {
    CTRL_A = 1,
    CTRL_C = 3,
    CTRL_E = 5,
    CTRL_K = 11,
    CTRL_O = 15,
    CTRL_S = 19,
    CTRL_U = 21,
    CTRL_W = 23,
    CTRL_X = 24,
    CTRL_Z = 26,
    CTRL_UNDERSCORE = 31,
};

Str note_edit_text(const NoteEdit *edit)
{
    return (Str){ edit->now.text, edit->now.length };
}

// --- lines

static void break_paragraph(NoteEdit *edit, size_t start, size_t end, size_t *capacity)
{
    Str paragraph = str_part(note_edit_text(edit), start, end);
    // The last column is left for the cursor behind a full line.
    int columns = edit->columns > 2 ? edit->columns - 1 : 1;
    Arena *scratch = arena_new();
    Lines lines = text_wrap(scratch, paragraph, columns);
    for (size_t i = 0; i < lines.count; i++) {
        size_t offset =
            i == 0 ? 0 : (size_t)(lines.lines[i].data - edit->now.text) - start;
        edit->starts = vec_room(edit->layout, edit->starts, edit->line_count, capacity,
                                sizeof *edit->starts);
        edit->starts[edit->line_count++] = start + offset;
    }
    arena_free(scratch);
}

static void break_lines(NoteEdit *edit)
{
    Str text = note_edit_text(edit);
    size_t capacity = 0, start = 0;
    arena_reset(edit->layout);
    edit->starts = NULL;
    edit->line_count = 0;
    for (bool is_last = false; !is_last;) {
        ptrdiff_t length = str_find(str_from(text, start), str("\n"));
        is_last = length < 0;
        size_t end = is_last ? text.length : start + (size_t)length;
        break_paragraph(edit, start, end, &capacity);
        start = end + 1;
    }
    edit->starts = vec_room(edit->layout, edit->starts, edit->line_count, &capacity,
                            sizeof *edit->starts);
    edit->starts[edit->line_count] = text.length;
}

// The line that a byte is on.
static size_t line_of(const NoteEdit *edit, size_t at)
{
    size_t low = 0, high = edit->line_count - 1;
    while (low < high) {
        size_t middle = (low + high + 1) / 2;
        if (edit->starts[middle] <= at)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

// A line without the line end or the blanks that it was broken at.
static Str line_text(const NoteEdit *edit, size_t line)
{
    Str text =
        str_part(note_edit_text(edit), edit->starts[line], edit->starts[line + 1]);
    if (text.length > 0 && text.data[text.length - 1] == '\n')
        text.length--;
    return text;
}

static int column_of(const NoteEdit *edit, size_t at)
{
    size_t line = line_of(edit, at);
    int column = text_width(str_part(note_edit_text(edit), edit->starts[line], at));
    return column < edit->columns ? column : edit->columns - 1;
}

static void keep_in_window(NoteEdit *edit)
{
    int line = (int)line_of(edit, edit->now.cursor);
    int rows = edit->rows > 0 ? edit->rows : 1;
    if (line < edit->top)
        edit->top = line;
    if (line >= edit->top + rows)
        edit->top = line - rows + 1;
    if (edit->top + rows > (int)edit->line_count)
        edit->top = (int)edit->line_count - rows;
    edit->top = edit->top < 0 ? 0 : edit->top;
}

// --- undo

static NoteState copy(const NoteState *state)
{
    NoteState copied = *state;
    copied.text = memcpy(xalloc(state->length + 1), state->text, state->length);
    return copied;
}

static void remember(NoteEdit *edit)
{
    if (edit->undo_count == NOTE_EDIT_UNDOS) {
        free(edit->undos[0].text);
        memmove(edit->undos, edit->undos + 1,
                (NOTE_EDIT_UNDOS - 1) * sizeof edit->undos[0]);
        edit->undo_count--;
    }
    edit->undos[edit->undo_count++] = copy(&edit->now);
}

static NoteEvent undo(NoteEdit *edit)
{
    if (edit->undo_count == 0)
        return NOTE_UNCHANGED;
    free(edit->now.text);
    edit->now = edit->undos[--edit->undo_count];
    edit->capacity = edit->now.length + 1;
    edit->is_typing = false;
    break_lines(edit);
    return NOTE_CHANGED;
}

// --- changes

// The first place between clusters at `at` or after it, from the start of its
// paragraph: what was typed may have joined with what follows.
static size_t settle(const NoteEdit *edit, size_t at)
{
    size_t end = at;
    while (end > 0 && edit->now.text[end - 1] != '\n')
        end--;
    Str rest = str_from(note_edit_text(edit), end);
    Cluster cluster;
    while (end < at && text_next(&rest, &cluster))
        end += cluster.text.length;
    return end;
}

static NoteEvent erase(NoteEdit *edit, size_t start, size_t end)
{
    if (start == end)
        return NOTE_UNCHANGED;
    remember(edit);
    edit->is_typing = false;
    memmove(edit->now.text + start, edit->now.text + end, edit->now.length - end);
    edit->now.length -= end - start;
    edit->now.cursor = settle(edit, start);
    break_lines(edit);
    return NOTE_CHANGED;
}

static void make_room(NoteEdit *edit, size_t more)
{
    size_t wanted = edit->now.length + more + 1;
    if (wanted <= edit->capacity)
        return;
    edit->capacity = wanted * 2;
    edit->now.text = xrealloc(edit->now.text, edit->capacity);
}

// As many whole clusters from the front of a text as fit into so many bytes.
static Str front(Str text, size_t room)
{
    Str rest = text;
    Cluster cluster;
    size_t size = 0;
    if (text.length <= room)
        return text;
    while (text_next(&rest, &cluster) && size + cluster.text.length <= room)
        size += cluster.text.length;
    return str_part(text, 0, size);
}

static NoteEvent put_in(NoteEdit *edit, Str text)
{
    NoteState *now = &edit->now;
    Str fits = front(text, edit->most > now->length ? edit->most - now->length : 0);
    edit->was_cut = fits.length < text.length;
    if (fits.length == 0)
        return edit->was_cut ? NOTE_MOVED : NOTE_UNCHANGED;
    make_room(edit, fits.length);
    char *place = now->text + now->cursor;
    memmove(place + fits.length, place, now->length - now->cursor);
    memcpy(place, fits.data, fits.length);
    now->length += fits.length;
    now->cursor = settle(edit, now->cursor + fits.length);
    break_lines(edit);
    return NOTE_CHANGED;
}

NoteEvent note_edit_insert(NoteEdit *edit, Str text)
{
    Buffer out = { .arena = arena_new() };
    Str clean = text_clean(out.arena, text, true, NULL), part;
    while (clean.length > 0) {
        ptrdiff_t tab = str_find(clean, str("\t"));
        part = tab < 0 ? clean : str_part(clean, 0, (size_t)tab);
        buffer_add(&out, part);
        if (tab >= 0)
            buffer_add(&out, str("    "));
        clean = str_from(clean, part.length + (tab >= 0));
    }
    remember(edit);
    edit->is_typing = false;
    NoteEvent event = put_in(edit, buffer_str(&out));
    arena_free(out.arena);
    return event;
}

static NoteEvent insert_key(NoteEdit *edit, Key key)
{
    char bytes[4];
    bool is_letter = key_is_text(key) && key != ' ';
    if (key != '\n' && (!key_is_text(key) || !text_is_safe(key)))
        return NOTE_UNCHANGED;
    if (!edit->is_typing || !is_letter)
        remember(edit);
    edit->is_typing = is_letter;
    return put_in(edit, (Str){ bytes, text_encode(key, bytes, sizeof bytes) });
}

// --- movements

static NoteEvent move_to(NoteEdit *edit, size_t at)
{
    edit->is_typing = false;
    if (at == edit->now.cursor)
        return NOTE_UNCHANGED;
    edit->now.cursor = at;
    return NOTE_MOVED;
}

static size_t before(const NoteEdit *edit, size_t at)
{
    size_t start = edit->starts[line_of(edit, at)];
    if (at == start) // a line end, or the blank that a line was broken at
        start = start > 0 ? edit->starts[line_of(edit, start - 1)] : 0;
    return at - text_last(str_part(note_edit_text(edit), start, at)).length;
}

static size_t after(const NoteEdit *edit, size_t at)
{
    size_t line = line_of(edit, at), end = line + 2 < edit->line_count
                                               ? edit->starts[line + 2]
                                               : edit->now.length;
    return at + text_first(str_part(note_edit_text(edit), at, end)).length;
}

// The end of a line; where the text goes on below, before its last cluster, because
// behind that is the start of the next line.
static size_t line_end(const NoteEdit *edit, size_t line)
{
    size_t end = edit->starts[line + 1];
    if (line + 1 == edit->line_count)
        return end;
    return end > edit->starts[line] ? before(edit, end) : end;
}

static size_t at_column(const NoteEdit *edit, size_t line, int column)
{
    Str fits = text_fit(line_text(edit, line), column);
    size_t at = edit->starts[line] + fits.length, end = line_end(edit, line);
    return at < end ? at : end;
}

static NoteEvent move_lines(NoteEdit *edit, int lines)
{
    int line = (int)line_of(edit, edit->now.cursor), last = (int)edit->line_count - 1;
    int goal = edit->goal >= 0 ? edit->goal : column_of(edit, edit->now.cursor);
    int wanted = line + lines;
    wanted = wanted < 0 ? 0 : wanted > last ? last : wanted;
    NoteEvent event = move_to(edit, at_column(edit, (size_t)wanted, goal));
    edit->goal = goal;
    return event;
}

// The start of the word before the cursor: up to a blank or a line end.
static size_t word_start(const NoteEdit *edit)
{
    size_t at = edit->now.cursor;
    while (at > 0 && str_is_space(edit->now.text[at - 1]))
        at--;
    while (at > 0 && !str_is_space(edit->now.text[at - 1]))
        at--;
    return at;
}

// From the cursor to an end of its line; if it is there already, over the line end.
static NoteEvent erase_line(NoteEdit *edit, bool forward)
{
    size_t at = edit->now.cursor, line = line_of(edit, at);
    if (forward) {
        size_t end = line_end(edit, line);
        return erase(edit, at, end > at ? end : after(edit, at));
    }
    size_t start = edit->starts[line];
    return erase(edit, start < at ? start : before(edit, at), at);
}

static NoteEvent edit_key(NoteEdit *edit, Key key)
{
    size_t at = edit->now.cursor, line = line_of(edit, at);
    switch (key) {
    case K_ESCAPE:
    case CTRL_X: return NOTE_DONE;
    case CTRL_S:
    case CTRL_O: return NOTE_KEPT;
    case CTRL_C: return NOTE_DROPPED;
    case K_ENTER: return insert_key(edit, '\n');
    case K_TAB: return note_edit_insert(edit, str("\t"));
    case K_BACKSPACE: return erase(edit, before(edit, at), at);
    case K_DELETE: return erase(edit, at, after(edit, at));
    case K_LEFT: return move_to(edit, before(edit, at));
    case K_RIGHT: return move_to(edit, after(edit, at));
    case K_HOME:
    case CTRL_A: return move_to(edit, edit->starts[line]);
    case K_END:
    case CTRL_E: return move_to(edit, line_end(edit, line));
    case CTRL_U: return erase_line(edit, false);
    case CTRL_K: return erase_line(edit, true);
    case CTRL_W: return erase(edit, word_start(edit), at);
    case CTRL_Z:
    case CTRL_UNDERSCORE: return undo(edit);
    default: return insert_key(edit, key);
    }
}

NoteEvent note_edit_key(NoteEdit *edit, Key key)
{
    int page = edit->rows > 1 ? edit->rows - 1 : 1;
    NoteEvent event;
    edit->was_cut = false;
    switch (key) {
    case K_UP: event = move_lines(edit, -1); break;
    case K_DOWN: event = move_lines(edit, 1); break;
    case K_PAGE_UP: event = move_lines(edit, -page); break;
    case K_PAGE_DOWN: event = move_lines(edit, page); break;
    default: event = edit_key(edit, key); edit->goal = -1;
    }
    keep_in_window(edit);
    return event;
}

// --- beginning, end, and the window

void note_edit_init(NoteEdit *edit, Str text, size_t most)
{
    enum { ROWS = 8, COLUMNS = 80 }; // until it is laid out
    *edit = (NoteEdit){ .rows = ROWS, .columns = COLUMNS, .goal = -1 };
    edit->layout = arena_new();
    edit->most = most > text.length ? most : text.length;
    edit->capacity = text.length + 1;
    edit->now = (NoteState){ xalloc(edit->capacity), text.length, text.length };
    if (text.length > 0)
        memcpy(edit->now.text, text.data, text.length);
    break_lines(edit);
}

void note_edit_free(NoteEdit *edit)
{
    for (int i = 0; i < edit->undo_count; i++)
        free(edit->undos[i].text);
    free(edit->now.text);
    arena_free(edit->layout);
    *edit = (NoteEdit){ 0 };
}

void note_edit_layout(NoteEdit *edit, int rows, int columns)
{
    bool is_other = columns != edit->columns;
    edit->rows = rows;
    edit->columns = columns;
    if (is_other)
        break_lines(edit);
    keep_in_window(edit);
}

void note_edit_cursor(const NoteEdit *edit, int *row, int *column)
{
    *row = (int)line_of(edit, edit->now.cursor) - edit->top;
    *column = column_of(edit, edit->now.cursor);
}

void note_edit_draw(const NoteEdit *edit, Canvas canvas)
{
    for (int row = 0; row < canvas.rows; row++) {
        size_t line = (size_t)edit->top + (size_t)row;
        if (line >= edit->line_count)
            break;
        canvas_text(canvas, row, 0, ROLE_TEXT, line_text(edit, line));
    }
}
