#include "ui/inquiry.h"
#include "src/text/text.h"

enum {
    PART = 3,        // a third of the window at most
    LEAST_ROWS = 10, // of a window with such lines
};

void inquiry_set(Inquiry *inquiry, size_t source, Str head, const Str *lines,
                 size_t count, bool has_list)
{
    Arena *arena = arena_new();
    Str *copies = arena_get(arena, count + 1, sizeof *copies);
    for (size_t i = 0; i < count; i++)
        copies[i] = arena_str(arena, lines[i]);
    unsigned serial = inquiry->serial + 1;
    head = arena_str(arena, head);
    inquiry_clear(inquiry);
    *inquiry = (Inquiry){ arena, source, head, copies, count, has_list, serial };
}

bool inquiry_clear(Inquiry *inquiry)
{
    bool was_shown = inquiry->arena != NULL;
    arena_free(inquiry->arena);
    *inquiry = (Inquiry){ .serial = inquiry->serial };
    return was_shown;
}

// All lines wrapped; of more than `most` the last says that they go on.
static Lines wrapped(const Inquiry *inquiry, int most, int columns, Arena *arena)
{
    Lines all = { .lines = arena_get(arena, (size_t)most + 1, sizeof *all.lines) };
    bool is_cut = false;
    for (size_t i = 0; i < inquiry->count && !is_cut; i++) {
        Lines lines = text_wrap(arena, inquiry->lines[i], columns);
        for (size_t k = 0; k < lines.count && !is_cut; k++) {
            is_cut = all.count == (size_t)most;
            if (!is_cut)
                all.lines[all.count++] = lines.lines[k];
        }
    }
    if (is_cut && most > 0)
        all.lines[most - 1] = arena_format(
            arena, "%.*s …", STR_ARGUMENTS(text_fit(all.lines[most - 1], columns - 2)));
    return all;
}

int inquiry_rows(const Inquiry *inquiry, int rows, int columns)
{
    if (inquiry->arena == NULL || rows < LEAST_ROWS || columns < 4)
        return 0;
    Arena *arena = arena_new();
    int count = 1 + (int)wrapped(inquiry, rows / PART - 1, columns - 2, arena).count;
    arena_free(arena);
    return count;
}

void inquiry_draw(const Inquiry *inquiry, Canvas canvas, Arena *arena)
{
    canvas_clear(canvas, ROLE_TEXT);
    for (int i = 0; i < canvas.columns; i++)
        canvas_text(canvas, 0, i, ROLE_DIM, str("─"));
    const char *keys = inquiry->has_list ? " n N walk · Esc closes " : " Esc closes ";
    Str head = arena_format(arena, " %.*s ", STR_ARGUMENTS(inquiry->head));
    int end = canvas_text(canvas, 0, 2, ROLE_STRONG,
                          text_cut(arena, head, canvas.columns - 4));
    int column = canvas.columns - 2 - text_width(str(keys));
    if (column > end)
        canvas_text(canvas, 0, column, ROLE_DIM, str(keys));
    Lines lines = wrapped(inquiry, canvas.rows - 1, canvas.columns - 2, arena);
    for (int i = 0; i < (int)lines.count; i++)
        canvas_text(canvas, i + 1, 1, ROLE_TEXT, lines.lines[i]);
}
