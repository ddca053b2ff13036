#include "ui/screen.h"
#include "src/text/text.h"
#include "ui/follow.h"
#include "ui/guide.h"
#include "ui/preview.h"
#include "ui/status_row.h"

enum {
    TITLE_LEAST = 40, // columns that the count in a title row leaves to the title
    SEARCH_LEAST = 6, // rows of the search bar and its hits above the panes
    PANES_LEAST = 8,  // rows of panes below a search bar
};

static bool is_too_small(int rows, int columns)
{
    return rows < SCREEN_LEAST_ROWS || columns < SCREEN_LEAST_COLUMNS;
}

// The view that fills the window with nothing else, or NULL.
static View *presented(const App *app)
{
    View *view = pane_top(&app->panes.panes[app->panes.focus]);
    return view_is_presenting(view) && !app->help ? view : NULL;
}

// Rows of the answer to what was asked about the debate that has the focus.
static int answer_rows(const App *app)
{
    const View *view = pane_top(&app->panes.panes[app->panes.focus]);
    bool is_free = !app->help && !app->search && !app->note;
    bool is_shown = view->kind == VIEW_DEBATE && is_free;
    bool is_guessing =
        view->kind == VIEW_DOCUMENT && document_view_guess(view->document)->is_on;
    if (is_guessing && is_free)
        return app->rows >= PREDICT_LEAST ? PREDICT_ROWS : 0;
    bool is_there = is_shown && view->source == app->inquiry.source;
    if (app->judge.is_open && is_shown)
        return app->rows >= JUDGE_LEAST ? JUDGE_ROWS : 0;
    if (is_shown && predict_is_on(debate_view_predict(view->debate)))
        return app->rows >= PREDICT_LEAST ? PREDICT_ROWS : 0;
    return is_there ? inquiry_rows(&app->inquiry, app->rows, app->columns) : 0;
}

// The rows of the note that is being written.
static int note_rows(const App *app)
{
    return app->note ? note_pane_rows(app->rows - (status_row_is_kept(app) ? 1 : 0))
                     : 0;
}

// The rows above the last one, if that is kept for hints, and above the words of a
// tour, an answer or a note.
static int rows_above(const App *app)
{
    return app->rows - (status_row_is_kept(app) ? 1 : 0) - note_rows(app) -
           guide_rows(app, app->rows, app->columns) - answer_rows(app);
}

// Rows of the search bar with its hits: all there are, but where there is room the
// preview of the selected hit stays below it, and in a wide window the panes do.
static int search_rows(const App *app)
{
    int rows = rows_above(app);
    if (!app->search)
        return 0;
    bool beside = panes_are_beside(&app->panes, app->columns);
    int wanted = beside ? rows * 2 / 5 : rows * 3 / 5;
    int part = wanted > SEARCH_LEAST ? wanted : SEARCH_LEAST;
    return (beside || app->preview) && rows - part >= PANES_LEAST ? part : rows;
}

int screen_top(const App *app)
{
    return search_rows(app);
}

// Rows of the window that the standing line leaves.
static int rows_left(const App *app, int rows)
{
    return rows - (app->standing.length > 0 && rows > SCREEN_LEAST_ROWS ? 1 : 0);
}

void screen_layout(App *app, int rows, int columns)
{
    rows = rows_left(app, rows);
    app->rows = rows;
    app->columns = columns;
    if (is_too_small(rows, columns))
        return;
    if (app->note)
        note_pane_layout(app->note, note_rows(app), columns);
    if (presented(app)) {
        if (rows_above(app) > 0)
            view_layout(presented(app), rows_above(app), columns);
        return;
    }
    follow_update(app, columns);
    if (app->search)
        preview_update(app);
    int above = rows_above(app), searched = search_rows(app);
    if (app->help)
        help_view_layout(app->help, above > 1 ? above - 1 : 1, columns);
    if (app->search)
        search_view_layout(app->search, searched, columns);
    if (searched < above && app->preview)
        view_layout(app->preview, above - searched - 1, columns);
    else if (searched < above)
        panes_layout(&app->panes, above - searched, columns);
}

// As many parts of a count ("65 claims · 2 theses · 6 deep") as leave the title whole,
// but at least the first.
static Str count_beside(Str count, int room)
{
    while (text_width(count) > room) {
        size_t end = count.length;
        while (end > 0 && !str_starts(str_from(count, end), str(" · ")))
            end--;
        if (end == 0)
            break;
        count.length = end;
    }
    return count;
}

static void draw_title(Canvas row, Str title, Str count, bool focused, Arena *arena)
{
    Role role = focused ? ROLE_BAR : ROLE_DIM;
    int room = row.columns - 2;
    count = count_beside(count, room - 2 - text_width(title));
    int width = text_width(count);
    canvas_clear(row, role);
    if (width > 0 && room - width - 2 >= TITLE_LEAST) {
        canvas_text(row, 0, row.columns - 1 - width, role, count);
        room -= width + 2;
    }
    canvas_text(row, 0, 1, role, text_cut(arena, title, room > 1 ? room : 1));
}

static void draw_view(const App *app, const View *view, bool focused, Canvas canvas)
{
    Arena *arena = app->frame;
    draw_title(canvas_part(canvas, 0, 0, 1, canvas.columns), view_title(view, arena),
               view_count(view, arena), focused, arena);
    view_draw(view, canvas_part(canvas, 1, 0, canvas.rows - 1, canvas.columns),
              focused);
}

static void draw_panes(const App *app, Canvas canvas, int *row, int *column)
{
    const Panes *panes = &app->panes;
    for (int i = 0; i < panes->count; i++) {
        const Pane *pane = &panes->panes[i];
        bool focused = i == panes->focus && !app->search;
        if (pane->columns == 0)
            continue;
        draw_view(app, pane_top(pane), focused,
                  canvas_part(canvas, 0, pane->column, canvas.rows, pane->columns));
        int right = pane->column + pane->columns;
        for (int line = 0; right < canvas.columns && line < canvas.rows; line++)
            canvas_text(canvas, line, right, ROLE_DIM, str("│"));
        if (i == panes->focus) {
            view_cursor(pane_top(pane), row, column);
            *row += 1;
            *column += pane->column;
        }
    }
    labels_draw(&app->labels, canvas);
}

// Below the panes: the reader's own answer while it is given, or the answer to what
// they have asked.
static void draw_answer(const App *app, Canvas canvas, int top, int *row, int *column)
{
    int rows = answer_rows(app);
    if (rows == 0)
        return;
    Canvas part = canvas_part(canvas, top, 0, rows, canvas.columns);
    const View *view = pane_top(&app->panes.panes[app->panes.focus]);
    if (view->kind == VIEW_DOCUMENT) {
        passage_guess_draw(document_view_guess(view->document), part, app->frame);
        return;
    }
    const Predict *predict = debate_view_predict(view->debate);
    if (!app->judge.is_open && predict_is_on(predict)) {
        predict_draw(predict, debate_view_selected(view->debate), part, app->frame);
        return;
    }
    if (!app->judge.is_open) {
        inquiry_draw(&app->inquiry, part, app->frame);
        return;
    }
    judge_draw(&app->judge, part, app->frame, row, column);
    *row += top;
}

static void draw_help(const App *app, Canvas canvas, int *row, int *column)
{
    draw_title(canvas_part(canvas, 0, 0, 1, canvas.columns),
               help_view_title(app->help, app->frame),
               help_view_count(app->help, app->frame), true, app->frame);
    help_view_draw(app->help,
                   canvas_part(canvas, 1, 0, canvas.rows - 1, canvas.columns));
    help_view_cursor(app->help, row, column);
    *row += 1;
}

static void draw_note(const App *app, Canvas canvas, int *row, int *column)
{
    int rows = note_rows(app);
    int first = canvas.rows - (status_row_is_kept(app) ? 1 : 0) - rows;
    note_pane_draw(app->note, canvas_part(canvas, first, 0, rows, canvas.columns),
                   app->frame, row, column);
    *row += first;
}

static void draw_too_small(const App *app, Canvas canvas)
{
    Lines lines =
        text_wrap(app->frame, str("window too small: make it larger"), canvas.columns);
    for (int i = 0; i < (int)lines.count; i++)
        canvas_text(canvas, i, 0, ROLE_TEXT, lines.lines[i]);
}

// The panes, the search bar above them, and what stands below them.
static void draw_reading(const App *app, Canvas canvas, int *row, int *column)
{
    int above = rows_above(app), searched = search_rows(app);
    if (searched < above && app->search && app->preview) {
        draw_view(app, app->preview, false,
                  canvas_part(canvas, searched, 0, above - searched, canvas.columns));
    } else if (searched < above) {
        draw_panes(app,
                   canvas_part(canvas, searched, 0, above - searched, canvas.columns),
                   row, column);
        *row += searched;
    }
    if (guide_rows(app, canvas.rows, canvas.columns) > 0)
        guide_draw(app, canvas_part(canvas, above, 0,
                                    guide_rows(app, canvas.rows, canvas.columns),
                                    canvas.columns));
    draw_answer(app, canvas, above, row, column);
    if (app->search) {
        search_view_draw(app->search,
                         canvas_part(canvas, 0, 0, searched, canvas.columns));
        search_view_cursor(app->search, row, column);
    }
}

void screen_draw(const App *app, Canvas canvas, int *cursor_row, int *cursor_column)
{
    *cursor_row = *cursor_column = 0;
    canvas_clear(canvas, ROLE_TEXT);
    int left = rows_left(app, canvas.rows);
    if (left < canvas.rows)
        canvas_text(canvas, left, 0, ROLE_NOTICE,
                    text_cut(app->frame, app->standing, canvas.columns));
    canvas = canvas_part(canvas, 0, 0, left, canvas.columns);
    if (is_too_small(canvas.rows, canvas.columns)) {
        draw_too_small(app, canvas);
        return;
    }
    int above = rows_above(app);
    if (presented(app)) {
        if (above > 0)
            view_draw(presented(app), canvas_part(canvas, 0, 0, above, canvas.columns),
                      true);
        view_cursor(presented(app), cursor_row, cursor_column);
    } else if (app->help) {
        draw_help(app, canvas_part(canvas, 0, 0, above, canvas.columns), cursor_row,
                  cursor_column);
    } else {
        draw_reading(app, canvas, cursor_row, cursor_column);
    }
    if (app->note)
        draw_note(app, canvas, cursor_row, cursor_column);
    status_row_draw(app, canvas, cursor_row, cursor_column);
}
