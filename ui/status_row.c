#include "ui/status_row.h"
#include <inttypes.h>
#include "src/base/vec.h"
#include "src/text/text.h"

enum {
    LEAST_ROWS = 5, // of a window that has room for the hints
    MOST_LINES = 4, // of a message
    MOST_COMPLETIONS = 8,
    MOST_RANK = 10, // of a hint
};

bool status_row_is_kept(const App *app)
{
    const View *view = pane_top(&app->panes.panes[app->panes.focus]);
    bool is_presenting = view_is_presenting(view) && !app->help && !app->note;
    return app->rows >= LEAST_ROWS && app->hints_shown && !is_presenting;
}

// The view that the keys go to.
static unsigned where(const App *app)
{
    return view_where(pane_top(&app->panes.panes[app->panes.focus]));
}

// --- hints

static int hint_width(const HintRow *hint)
{
    return text_width(str(hint->keys)) + 1 + text_width(str(hint->word));
}

// The hints of a view whose rank is at most this, in one line.
static Str hints_of(unsigned view, int rank, Arena *arena)
{
    Buffer line = { .arena = arena };
    for (size_t i = 0; i < hint_row_count; i++) {
        const HintRow *hint = &hint_rows[i];
        if (!(hint->where & view) || hint->rank > rank)
            continue;
        if (line.length > 0)
            buffer_add(&line, str(" · "));
        buffer_format(&line, "%s %s", hint->keys, hint->word);
    }
    return buffer_str(&line);
}

// As many hints as fit, the most needed ones first.
static Str hints(const App *app, int columns)
{
    unsigned view = where(app);
    int rank = -1;
    for (int next = 0; next <= MOST_RANK; next++) {
        int width = 0;
        for (size_t i = 0; i < hint_row_count; i++)
            if ((hint_rows[i].where & view) && hint_rows[i].rank <= next)
                width += (width > 0 ? 3 : 0) + hint_width(&hint_rows[i]);
        if (width > columns)
            break;
        rank = next;
    }
    return hints_of(view, rank, app->frame);
}

// --- what the row says

// Breaks a text between the items that " · " parts, never within one that fits.
static Lines wrap_items(Arena *arena, Str text, int columns)
{
    static const char between[] = " · ";
    Lines lines = { .lines = arena_get(arena, text.length + 1, sizeof *lines.lines) };
    size_t start = 0, end = 0;
    while (end < text.length) {
        ptrdiff_t next = str_find(str_from(text, end + 1), str(between));
        size_t stop = next < 0 ? text.length : end + 1 + (size_t)next;
        if (end > start && text_width(str_part(text, start, stop)) > columns) {
            lines.lines[lines.count++] = str_part(text, start, end);
            start = end + sizeof between - 1;
        }
        end = stop;
    }
    lines.lines[lines.count++] = str_from(text, start);
    return lines;
}

static Str prefix_menu(const App *app)
{
    Buffer line = { .arena = app->frame };
    Str menu = key_map_menu(&app->keys, where(app), app->pending, app->pending_count,
                            app->frame);
    for (int i = 0; i < app->pending_count; i++) {
        char name[16];
        key_name(app->pending[i], name);
        buffer_format(&line, "%s ", name);
    }
    buffer_format(&line, "… %.*s · Esc leaves", (int)menu.length, menu.data);
    return buffer_str(&line);
}

static Str status(const App *app, Role *role, int columns)
{
    *role = ROLE_NOTICE;
    if (app->messages.shown) {
        *role = app->messages.role;
        return str(app->messages.text);
    }
    if (app->pending_count > 0)
        return prefix_menu(app);
    if (app->labels.count > 0)
        return str("Type the two letters of a label to go there · Esc leaves");
    *role = ROLE_KEYS;
    if (app->note)
        return str(
            "Esc saves and closes · Ctrl-C drops · Enter new line · Ctrl-Z undo · "
            "Ctrl-U Ctrl-W erase");
    if (app->help)
        return str("type to filter · ↓ ↑ PgDn PgUp move · Esc closes");
    if (app->search)
        return str("↓ ↑ hit · Enter go · Esc return · Tab completes · Ctrl-R earlier · "
                   "Ctrl-O order");
    return app->hints_shown ? hints(app, columns) : str("");
}

// "47 hidden": by the filter of a debate, where that is shown.
static Str hidden(const App *app)
{
    const View *view = pane_top(&app->panes.panes[app->panes.focus]);
    bool is_filtered = view->kind == VIEW_DEBATE &&
                       (view_where(view) & (IN_OUTLINE | IN_MAP)) &&
                       debate_view_filter_text(view->debate).length > 0;
    return is_filtered ? arena_format(app->frame, "& %" PRId32 " hidden",
                                      debate_view_hidden(view->debate))
                       : str("");
}

// "hit 4/15", with the query whose hits are marked: "/visitors · hit 4/15".
static Str walked(const App *app)
{
    enum { QUERY_COLUMNS = 24 };
    Str walk = walk_status(&app->walk, app->frame);
    if (!app->marked || !str_starts(walk, str("hit ")))
        return walk;
    Str query = text_cut(app->frame, str(app->marked), QUERY_COLUMNS);
    return arena_format(app->frame, "/%.*s · %.*s", (int)query.length, query.data,
                        (int)walk.length, walk.data);
}

// "drawing 100,000 claims …": a map that takes long.
static Str drawing(const App *app)
{
    const View *view = pane_top(&app->panes.panes[app->panes.focus]);
    int32_t awaited = view->kind == VIEW_DEBATE ? debate_view_awaited(view->debate) : 0;
    if (awaited >= 1000)
        return arena_format(app->frame, "drawing %" PRId32 ",%03" PRId32 " claims …",
                            awaited / 1000, awaited % 1000);
    return awaited > 0
               ? arena_format(app->frame, "drawing %" PRId32 " claims …", awaited)
               : str("");
}

// What is current at the right end: "& 47 hidden · /visitors · hit 4/15".
static Str current(const App *app)
{
    bool is_busy;
    if (state_waiting(app->state, &is_busy) > 0 && !app->messages.shown)
        return str(is_busy ? "saving …" : "not saved yet");
    if (app->help || app->search || app->messages.shown || app->pending_count > 0)
        return str("");
    Str awaited = drawing(app);
    if (awaited.length > 0)
        return awaited;
    if (app->found_in_text) {
        const View *view = pane_top(&app->panes.panes[app->panes.focus]);
        if (view->kind == VIEW_DOCUMENT)
            return arena_format(app->frame, "%zu found",
                                document_view_matches(view->document));
    }
    Str filtered = hidden(app), walk = walked(app);
    if (filtered.length == 0 || walk.length == 0)
        return filtered.length > 0 ? filtered : walk;
    return arena_format(app->frame, "%.*s · %.*s", (int)filtered.length, filtered.data,
                        (int)walk.length, walk.data);
}

static void draw_status(const App *app, Canvas canvas)
{
    Role role;
    Str right = current(app);
    int width = text_width(right);
    int room = canvas.columns - 2 - (width > 0 ? width + 2 : 0);
    Str text = status(app, &role, room);
    Lines lines = app->messages.shown ? text_wrap(app->frame, text, room > 1 ? room : 1)
                                      : wrap_items(app->frame, text, room);
    int count = (int)lines.count < MOST_LINES ? (int)lines.count : MOST_LINES;
    count = count < canvas.rows / 2 ? count : canvas.rows / 2 > 0 ? canvas.rows / 2 : 1;
    if (text.length == 0 && width == 0)
        return;
    if (role == ROLE_KEYS)
        count = 1; // hints take no room from the view
    for (int i = 0; i < count; i++) {
        int row = canvas.rows - count + i;
        canvas_clear(canvas_part(canvas, row, 0, 1, canvas.columns), role);
        canvas_text(canvas, row, 1, role, lines.lines[i]);
        if (i == count - 1 && count < (int)lines.count && role != ROLE_KEYS)
            canvas_text(canvas, row, canvas.columns - 1, role, str("…"));
    }
    canvas_text(canvas, canvas.rows - 1, canvas.columns - 1 - width, ROLE_PROMPT,
                right);
}

// --- the input line

static void draw_completions(const App *app, Canvas canvas)
{
    Completion *items;
    int count = (int)prompt_completions(&app->prompt, where(app), app->library,
                                        app->frame, &items);
    int rows = count < MOST_COMPLETIONS ? count : MOST_COMPLETIONS;
    rows = rows < canvas.rows - 2 ? rows : canvas.rows - 2;
    int first = app->prompt.choice >= rows ? app->prompt.choice - rows + 1 : 0;
    int names = 0; // columns of the longest
    for (int i = 0; i < rows; i++) {
        int width = text_width(items[first + i].line);
        names = width > names ? width : names;
    }
    for (int i = 0; i < rows; i++) {
        int row = canvas.rows - 1 - rows + i;
        Role role = first + i == app->prompt.choice ? ROLE_SELECTED : ROLE_KEYS;
        Canvas part = canvas_part(canvas, row, 0, 1, canvas.columns);
        canvas_clear(part, role);
        canvas_text(part, 0, 1, role, items[first + i].line);
        canvas_text(part, 0, 1 + names + 2, role, items[first + i].note);
    }
}

// What helps while the line is typed, at its right end.
static Str typing_note(const App *app)
{
    const View *view = pane_top(&app->panes.panes[app->panes.focus]);
    switch (app->prompt.kind) {
    case PROMPT_COMMAND: return str("Tab completes · Esc leaves");
    case PROMPT_GO: return str("Enter or G goes · j k count · Esc leaves");
    case PROMPT_FIND:
        return view->kind == VIEW_DOCUMENT && prompt_text(&app->prompt).length > 0
                   ? arena_format(app->frame, "%zu found · Enter goes · Esc leaves",
                                  document_view_matches(view->document))
                   : str("Enter goes · Esc leaves");
    case PROMPT_SIFT:
        return arena_format(app->frame, "%" PRId32 " hidden · tag:NAME · Enter keeps",
                            debate_view_hidden(view->debate));
    default: return str("Enter keeps · Esc leaves");
    }
}

static void draw_prompt(const App *app, Canvas canvas, int *cursor_row,
                        int *cursor_column)
{
    Canvas row = canvas_part(canvas, canvas.rows - 1, 0, 1, canvas.columns);
    Str note = typing_note(app);
    int width = text_width(note);
    canvas_clear(row, ROLE_TEXT);
    if (width + 30 <= canvas.columns) {
        canvas_text(row, 0, canvas.columns - 1 - width, ROLE_DIM, note);
        row = canvas_part(row, 0, 0, 1, canvas.columns - width - 2);
    }
    *cursor_row = canvas.rows - 1;
    *cursor_column = prompt_draw(&app->prompt, row);
    draw_completions(app, canvas);
}

void status_row_draw(const App *app, Canvas canvas, int *cursor_row, int *cursor_column)
{
    if (app->prompt.kind != PROMPT_NONE && !app->messages.shown)
        draw_prompt(app, canvas, cursor_row, cursor_column);
    else if (status_row_is_kept(app) || app->messages.shown || app->pending_count > 0 ||
             app->labels.count > 0)
        draw_status(app, canvas);
}
