#include "ui/document_draw.h"
#include "src/text/text.h"

typedef struct {
    const DocumentPage *page;
    Canvas canvas;
    Arena *frame;
} Pen;

static const Block *block_of(const Pen *pen, const PageRow *row)
{
    return row->block < 0 ? NULL : &pen->page->document->blocks[row->block];
}

static bool is_cited(const Pen *pen, const PageRow *row)
{
    return row->block >= 0 && !pen->page->guess.is_on &&
           document_page_is_cited(pen->page, row->block);
}

// --- the gutter

static bool is_numbered(const Block *block, const PageGutter *gutter)
{
    return block->paragraph > 0 && gutter->number_columns > 0;
}

static void draw_gutter(const Pen *pen, int line, const PageRow *row)
{
    PageGutter gutter = pen->page->page.gutter;
    const Block *block = block_of(pen, row);
    const PassageGuess *guess = &pen->page->guess;
    bool used = block && row->is_first && row->uses > 0 && gutter.use_columns > 0 &&
                !passage_guess_hides(guess, (size_t)row->block);
    if (used && gutter.use_columns == 1)
        canvas_text(pen->canvas, line, gutter.use, ROLE_MARGIN, str("◂"));
    else if (used)
        canvas_format(pen->canvas, line, gutter.use, ROLE_MARGIN, "◂%d", row->uses);
    if (is_cited(pen, row))
        canvas_text(pen->canvas, line, 1, ROLE_CITED, str(row->is_first ? "►" : "┃"));
    bool noted = block && row->is_first && pen->page->noted[row->block];
    if (noted && !is_numbered(block, &gutter) && !is_cited(pen, row) &&
        !(used && gutter.use <= 1))
        canvas_text(pen->canvas, line, 1, ROLE_MARGIN, str("✎"));
    if (block && row->is_first)
        canvas_text(pen->canvas, line, 1, ROLE_MARGIN,
                    str(passage_guess_sign(guess, (size_t)row->block,
                                           pen->page->uses[row->block] > 0)));
    if (!block || !row->is_first || !is_numbered(block, &gutter))
        return;
    // The sign of a note stands where "¶" does.
    const char *sign = noted ? "✎" : gutter.has_sign ? "¶" : "";
    Str number = arena_format(pen->frame, "%s%d", sign, block->paragraph);
    canvas_text(pen->canvas, line,
                gutter.number + gutter.number_columns - text_width(number), ROLE_DIM,
                number);
    if (noted)
        canvas_role(pen->canvas, line,
                    gutter.number + gutter.number_columns - text_width(number), 1,
                    ROLE_MARGIN);
}

// The bars of quotations and the mark of a list item, left of the text.
static void draw_marks(const Pen *pen, int line, const PageRow *row)
{
    const Block *block = block_of(pen, row);
    int text = pen->page->page.gutter.text;
    for (int i = 0; block && i < block->quote_depth && 2 * i < row->indent; i++)
        canvas_text(pen->canvas, line, text + 2 * i, ROLE_DIM, str("│"));
    if (!block || block->kind != BLOCK_ITEM || !row->is_first)
        return;
    Str mark = block->item_number > 0
                   ? arena_format(pen->frame, "%d.", block->item_number)
                   : str("•");
    int column = text + row->indent - 1 - text_width(mark);
    canvas_text(pen->canvas, line, column < text ? text : column, ROLE_TEXT, mark);
}

// Between two blocks of one quotation its bars go on.
static void draw_blank(const Pen *pen, int line, int row)
{
    const DocumentRows *page = &pen->page->page;
    if (row == 0 || row + 1 >= page->count)
        return;
    const Block *above = block_of(pen, &page->rows[row - 1]);
    const Block *below = block_of(pen, &page->rows[row + 1]);
    for (int i = 0; above && below && i < above->quote_depth && i < below->quote_depth;
         i++)
        canvas_text(pen->canvas, line, page->gutter.text + 2 * i, ROLE_DIM, str("│"));
}

// --- text

// A part of a row's text gets another role.
static void paint(Canvas part, const PageRow *row, int shift, size_t start, size_t end,
                  Role role)
{
    int column = shift + text_width(str_part(row->text, 0, start));
    int width = text_width(str_part(row->text, start, end));
    if (column < 0) {
        width += column;
        column = 0;
    }
    if (width > 0 && column < part.columns)
        canvas_role(part, 0, column, width, role);
}

static Role span_role(const Span *span, Role plain)
{
    if (span->styles & (SPAN_TARGET | SPAN_REFERENCE))
        return ROLE_DIM;
    if (span->styles & SPAN_LINK)
        return ROLE_REFERENCE;
    if (span->styles & SPAN_STRONG)
        return ROLE_STRONG;
    return span->styles & (SPAN_EMPHASIS | SPAN_CODE) ? ROLE_EMPHASIS : plain;
}

static void paint_spans(Canvas part, const PageRow *row, Role plain)
{
    const Block *block = row->shown;
    size_t low = 0, high = block->span_count, end = row->at + row->text.length;
    while (low < high) { // the first span that ends within the row or after it
        size_t middle = (low + high) / 2;
        if (block->spans[middle].end <= row->at)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < block->span_count && block->spans[low].start < end; low++) {
        const Span *span = &block->spans[low];
        size_t start = span->start > row->at ? span->start - row->at : 0;
        paint(part, row, 0, start, span->end - row->at, span_role(span, plain));
    }
}

static Role row_role(const Pen *pen, const PageRow *row)
{
    static const Role roles[] = {
        [PAGE_BLANK] = ROLE_TEXT,        [PAGE_TITLE] = ROLE_STRONG,
        [PAGE_BYLINE] = ROLE_DIM,        [PAGE_TRUST] = ROLE_TEXT,
        [PAGE_HIDDEN] = ROLE_NOTICE,     [PAGE_ERROR] = ROLE_ERROR,
        [PAGE_HEADING] = ROLE_STRONG,    [PAGE_TEXT] = ROLE_TEXT,
        [PAGE_CODE] = ROLE_TEXT,         [PAGE_RULE] = ROLE_DIM,
        [PAGE_TABLE_HEAD] = ROLE_STRONG, [PAGE_TABLE_RULE] = ROLE_DIM,
        [PAGE_TABLE_BODY] = ROLE_TEXT,   [PAGE_RECORD] = ROLE_TEXT,
    };
    Role role = roles[row->kind];
    return role == ROLE_TEXT && is_cited(pen, row) ? ROLE_CITED : role;
}

static bool is_line(Str sign)
{
    return str_is(sign, "│") || str_is(sign, "─") || str_is(sign, "┼") ||
           str_is(sign, "┈");
}

static void paint_lines(Canvas part)
{
    for (int column = 0; column < part.columns; column++)
        if (is_line(str(canvas_cell(part, 0, column)->text)))
            canvas_role(part, 0, column, 1, ROLE_DIM);
}

static void draw_text(const Pen *pen, int line, const PageRow *row)
{
    const DocumentPage *page = pen->page;
    int column = page->page.gutter.text + row->indent;
    Canvas part =
        canvas_part(pen->canvas, line, column, 1, pen->canvas.columns - column);
    int shift = row->block >= 0 && row->block == page->scrolled ? -page->offset : 0;
    Role role = row_role(pen, row);
    if (part.rows == 0 || part.columns == 0)
        return;
    canvas_text(part, 0, shift, role, row->text);
    if (row->label > 0)
        paint(part, row, shift, 0, row->label, ROLE_STRONG);
    if (row->kind == PAGE_TEXT)
        paint_spans(part, row, role);
    if (row->kind == PAGE_TABLE_HEAD || row->kind == PAGE_TABLE_BODY)
        paint_lines(part);
    for (size_t at = 0, end;
         row->block >= 0 && text_query_next(&page->query, row->text, &at, &end);
         at = end)
        paint(part, row, shift, at, end, ROLE_MATCH);
    if (shift < 0 && row->text.length > 0)
        canvas_text(part, 0, 0, ROLE_DIM, str("…"));
    if (shift + text_width(row->text) > part.columns)
        canvas_text(part, 0, part.columns - 1, ROLE_DIM, str("…"));
}

// --- the window

static void draw_cursor(const Pen *pen, int line, bool focused)
{
    canvas_text(pen->canvas, line, 0, ROLE_STRONG, str("▌"));
    for (int column = 1; focused && column < pen->canvas.columns; column++)
        if (canvas_cell(pen->canvas, line, column)->role != ROLE_MATCH)
            canvas_role(pen->canvas, line, column, 1, ROLE_SELECTED);
}

void document_draw(const DocumentPage *page, Canvas canvas, bool focused, Arena *frame)
{
    Pen pen = { page, canvas, frame };
    // A window that only follows a debate has no cursor.
    int cursor = focused || !page->is_away ? document_page_row(page) : -1;
    for (int line = 0; line < canvas.rows; line++) {
        int row = page->list.top + line;
        if (row < 0 || row >= page->page.count)
            break;
        if (page->page.rows[row].kind == PAGE_BLANK) {
            draw_blank(&pen, line, row);
            continue;
        }
        draw_gutter(&pen, line, &page->page.rows[row]);
        draw_marks(&pen, line, &page->page.rows[row]);
        draw_text(&pen, line, &page->page.rows[row]);
        if (row == cursor)
            draw_cursor(&pen, line, focused);
    }
}
