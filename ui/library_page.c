#include "ui/library_page.h"
#include "src/base/vec.h"
#include "src/text/text.h"

// Lines longer than WIDEST are hard to follow from a title at the left to its size at
// the right; running text is wrapped at TEXT_COLUMNS. From WIDE on, size and what has
// been read have a column each; from WIDER on the author has one too.
enum { WIDEST = 150, TEXT_COLUMNS = 88, WIDER = 140, WIDE = 100 };
enum { NARROW = 60, NARROWEST = 32, ROOMY = 14 };

static const char first_words[] =
    "Begin anywhere: j and k or the arrows choose, Enter opens, ? shows all keys.";
static const char here[] = "you were here";

// Where the parts of an entry stand on its line.
typedef struct {
    int title, title_end; // columns
    int byline;           // where it has a column of its own, else 0
    int size, read;       // their right ends; read 0: `size` holds what matters more
} Places;

const LibraryEntry *library_page_entry(const LibraryPage *page, int row)
{
    return &page->entries[page->shown[row]];
}

static bool is_roomy(const LibraryPage *page)
{
    return page->rows >= ROOMY;
}

static Places places(const LibraryPage *page)
{
    int end = page->columns < WIDEST ? page->columns : WIDEST;
    int digits = page->entry_count < 100 ? 2 : page->entry_count < 1000 ? 3 : 5;
    Places at = { .title = 3 + digits, .size = end - 1, .title_end = end - 1 };
    if (page->columns >= WIDE) {
        at.read = at.size;
        at.size -= 18;
    }
    if (page->columns >= NARROWEST)
        at.title_end = at.size - (page->columns < NARROW ? 12 : 20);
    if (page->columns >= WIDER)
        at.byline = at.title_end - 28;
    return at;
}

// --- what stands above an entry

static Str folder_of(const LibraryPage *page, int row)
{
    return library_page_entry(page, row)->source->library;
}

static SourceKind kind_of(const LibraryPage *page, int row)
{
    return library_page_entry(page, row)->source->kind;
}

static bool begins_library(const LibraryPage *page, int row)
{
    return row == 0 || !str_equal(folder_of(page, row), folder_of(page, row - 1));
}

bool library_page_begins_group(const LibraryPage *page, int row)
{
    return begins_library(page, row) || kind_of(page, row) != kind_of(page, row - 1);
}

// Debates stand directly below the name of their library; other kinds have a heading.
static const char *kind_heading(const LibraryPage *page, int row)
{
    SourceKind kind = kind_of(page, row);
    if (!library_page_begins_group(page, row) || kind == SOURCE_DEBATE)
        return NULL;
    return kind == SOURCE_DOCUMENT ? "Documents" : "Tours";
}

// The lines of the sentence for a first start, which offers the lesson; none in a
// window with no room for it.
static Lines opening(const LibraryPage *page, Arena *arena)
{
    if (page->has_begun || page->is_filtered || page->rows < 5)
        return (Lines){ 0 };
    int columns = page->columns - 2 < 1 ? 1 : page->columns - 2;
    if (page->lesson < 0)
        return text_wrap(arena, str(first_words), columns);
    Str title = page->entries[page->lesson].source->title;
    Str words = arena_format(arena,
                             "New here? Enter opens “%.*s”. Or begin anywhere: j and k "
                             "or the arrows choose, ? shows all keys.",
                             (int)title.length, title.data);
    return text_wrap(arena, words, columns);
}

int library_page_above(const LibraryPage *page, int row, Arena *arena)
{
    int gap = is_roomy(page) ? 1 : 0;
    int lines = 0;
    if (row == 0) {
        int count = (int)opening(page, arena).count;
        lines += count > 0 ? count + gap : 0;
    } else if (library_page_begins_group(page, row)) {
        lines += gap;
    }
    return lines + (begins_library(page, row) ? 1 : 0) +
           (kind_heading(page, row) ? 1 : 0);
}

// --- an entry

typedef struct {
    Str text;
    Role role;
} TextLine;

typedef struct {
    TextLine *lines;
    size_t count, capacity;
} TextLines;

static void add_line(TextLines *list, Arena *arena, Str text, Role role)
{
    list->lines = vec_room(arena, list->lines, list->count, &list->capacity,
                           sizeof list->lines[0]);
    list->lines[list->count++] = (TextLine){ text, role };
}

static void add_wrapped(TextLines *list, Arena *arena, Str text, Role role, int columns,
                        size_t limit)
{
    if (text.length == 0)
        return;
    Lines lines = text_wrap(arena, text, columns);
    for (size_t i = 0; i < lines.count && i < limit; i++) {
        Str line = lines.lines[i];
        if (i + 1 == limit && lines.count > limit) {
            Str cut = str_trim(text_fit(line, columns > 2 ? columns - 2 : 0));
            line = arena_format(arena, "%.*s …", (int)cut.length, cut.data);
        }
        add_line(list, arena, line, role);
    }
}

static bool has_second_line(const LibraryPage *page, const LibraryEntry *entry)
{
    return entry->source->kind != SOURCE_DEBATE && is_roomy(page) &&
           page->columns < WIDER &&
           entry->source->author.length + entry->source->year.length > 0;
}

// All that the selected entry says: its whole title, then who wrote it, where the
// reader left off, and what it is about, as far as the window has room.
static TextLines unfolded(const LibraryPage *page, int row, Arena *arena)
{
    const LibraryEntry *entry = library_page_entry(page, row);
    Places at = places(page);
    TextLines list = { 0 };
    int title_columns = at.title_end - at.title < 1 ? 1 : at.title_end - at.title;
    int columns = page->columns - at.title - 1;
    columns = columns < 1 ? 1 : columns > TEXT_COLUMNS ? TEXT_COLUMNS : columns;
    add_wrapped(&list, arena, entry->source->title, ROLE_STRONG, title_columns, 4);
    if (list.count == 0)
        add_line(&list, arena, entry->source->slug, ROLE_STRONG);
    add_wrapped(&list, arena, entry_byline(entry, arena), ROLE_DIM, columns, 2);
    add_wrapped(&list, arena, entry_place(entry, arena), ROLE_EMPHASIS, columns, 2);
    int room = page->rows - (int)list.count - library_page_above(page, row, arena);
    int most = page->rows / 3;
    room = room > most ? most : room;
    add_wrapped(&list, arena, entry->source->about, ROLE_TEXT, columns,
                (size_t)(room < 1 ? 1 : room));
    return list;
}

int library_page_height(const LibraryPage *page, int row, Arena *arena)
{
    int above = library_page_above(page, row, arena);
    if (row == page->selected)
        return above + (int)unfolded(page, row, arena).count;
    return above + (has_second_line(page, library_page_entry(page, row)) ? 2 : 1);
}

// --- drawing

typedef struct {
    const LibraryPage *page;
    Canvas canvas;
    Arena *arena;
} Pen;

static void draw_right(Pen pen, int row, int end, Role role, Str text)
{
    canvas_text(pen.canvas, row, end - text_width(text), role, text);
}

// The heading of a library, with what it holds at the right; of the only one the title
// of the pane says that, where it has room.
static void draw_library(Pen pen, int line, int row)
{
    const LibraryEntry *entries = pen.page->entries;
    Str folder = folder_of(pen.page, row);
    size_t first = pen.page->shown[row], end = first;
    while (first > 0 && str_equal(entries[first - 1].source->library, folder))
        first--;
    while (end < pen.page->entry_count &&
           str_equal(entries[end].source->library, folder))
        end++;
    Str heading = library_heading(folder, pen.arena);
    Str tally = library_tally(entries + first, end - first, pen.arena);
    int right =
        places(pen.page).read > 0 ? places(pen.page).read : places(pen.page).size;
    int room = right - text_width(tally) - 3;
    bool is_only = end - first == pen.page->entry_count;
    bool has_room =
        text_width(heading) < room && (!is_only || pen.page->columns < NARROW);
    heading = text_cut(pen.arena, heading, has_room ? room : right - 1);
    canvas_text(pen.canvas, line, 1, ROLE_STRONG, heading);
    if (has_room)
        draw_right(pen, line, right, ROLE_DIM, tally);
}

static void draw_above(Pen pen, int line, int row)
{
    int gap = is_roomy(pen.page) ? 1 : 0;
    if (row == 0) {
        Lines words = opening(pen.page, pen.arena);
        for (size_t i = 0; i < words.count; i++)
            canvas_text(pen.canvas, line++, 1, ROLE_NOTICE, words.lines[i]);
        line += words.count > 0 ? gap : 0;
    } else if (library_page_begins_group(pen.page, row)) {
        line += gap;
    }
    if (begins_library(pen.page, row))
        draw_library(pen, line++, row);
    const char *kind = kind_heading(pen.page, row);
    if (kind)
        canvas_text(pen.canvas, line, 1, ROLE_DIM, str(kind));
}

// What stands at the right of an entry's line.
static void draw_sizes(Pen pen, int line, const LibraryEntry *entry, Role role)
{
    Places at = places(pen.page);
    bool is_short = pen.page->columns < NARROW;
    if (pen.page->columns < NARROWEST)
        return;
    Str size = entry_size(entry, is_short, pen.arena);
    Str read = entry_read(entry, is_short, pen.arena);
    if (at.read > 0)
        draw_right(pen, line, at.read, role, read);
    else if (read.length > 0)
        size = read;
    draw_right(pen, line, at.size, role, size);
}

// The title of an entry that is not selected, on one line, and if it was the latest one
// read, the words that say so.
static void draw_title(Pen pen, int line, const LibraryEntry *entry)
{
    Places at = places(pen.page);
    Str title =
        entry->source->title.length > 0 ? entry->source->title : entry->source->slug;
    Str byline = entry_byline(entry, pen.arena);
    int end = at.title_end;
    if (at.byline > 0 && entry->source->kind != SOURCE_DEBATE && byline.length > 0) {
        Str shown = text_cut(pen.arena, byline, end - at.byline);
        canvas_text(pen.canvas, line, at.byline, ROLE_DIM, shown);
        end = at.byline - 2;
    }
    int room = end - at.title - (int)sizeof here - 2;
    bool says_here = entry->was_latest && room >= 12;
    title = text_cut(pen.arena, title, says_here ? room : end - at.title);
    int column = canvas_text(pen.canvas, line, at.title, ROLE_TEXT, title);
    if (says_here)
        canvas_text(pen.canvas, line, column + 2, ROLE_EMPHASIS, str(here));
    if (has_second_line(pen.page, entry)) {
        Str shown = text_cut(pen.arena, byline, pen.page->columns - at.title - 1);
        canvas_text(pen.canvas, line + 1, at.title, ROLE_DIM, shown);
    }
}

static void draw_selected(Pen pen, int line, int row, bool focused)
{
    Places at = places(pen.page);
    TextLines text = unfolded(pen.page, row, pen.arena);
    for (size_t i = 0; i < text.count; i++) {
        canvas_text(pen.canvas, line + (int)i, 0, ROLE_STRONG, str("▌"));
        canvas_text(pen.canvas, line + (int)i, at.title, text.lines[i].role,
                    text.lines[i].text);
    }
    if (focused)
        canvas_role(pen.canvas, line, 1, pen.page->columns - 1, ROLE_SELECTED);
}

static void draw_entry(Pen pen, int line, int row, bool focused)
{
    const LibraryEntry *entry = library_page_entry(pen.page, row);
    bool is_selected = row == pen.page->selected;
    Str number = arena_format(pen.arena, "%d", row + 1);
    draw_right(pen, line, places(pen.page).title - 1,
               is_selected ? ROLE_STRONG : ROLE_DIM, number);
    draw_sizes(pen, line, entry, is_selected ? ROLE_STRONG : ROLE_DIM);
    if (is_selected)
        draw_selected(pen, line, row, focused);
    else
        draw_title(pen, line, entry);
}

void library_page_draw(const LibraryPage *page, int row, Canvas canvas, int line,
                       bool focused, Arena *arena)
{
    Pen pen = { page, canvas, arena };
    draw_above(pen, line, row);
    draw_entry(pen, line + library_page_above(page, row, arena), row, focused);
}

void library_page_draw_nothing(const LibraryPage *page, Canvas canvas, Arena *arena)
{
    const char *sentence =
        page->entry_count == 0
            ? "There is nothing in this library. Files of your own open with: moot "
              "FILE..."
            : "Nothing here has all of these words. Esc shows everything again.";
    int columns = canvas.columns - 2 < 1 ? 1 : canvas.columns - 2;
    Lines lines = text_wrap(arena, str(sentence), columns);
    for (size_t i = 0; i < lines.count; i++)
        canvas_text(canvas, (int)i, 1, ROLE_NOTICE, lines.lines[i]);
}
