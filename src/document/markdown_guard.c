#include "src/document/markdown_guard.h"
#include "src/base/limits.h"
#include "src/base/vec.h"

enum {
    TAB_COLUMNS = 4,
    // A list inside a list stands two columns further in at least, four as a rule: a
    // mark beyond this column is too deep however it came there.
    PREFIX_COLUMNS = LIMIT_LIST_DEPTH * 4,
};

// clang-format off
static const struct {
    const char *code, *before;
    int limit;
    const char *after;
    Severity severity;
} overs[OVER_COUNT] = {
    [OVER_FILE]        = { "too-large",        "the file has more than",               LIMIT_MARKDOWN_BYTES,   "bytes: the rest of it is left out",            SEVERITY_ERROR   },
    [OVER_LINE]        = { "long-line",        "the line has more than",               LIMIT_LINE_BYTES,       "bytes and is broken",                          SEVERITY_WARNING },
    [OVER_DEPTH]       = { "deep-nesting",     "quotations and lists are nested more than", LIMIT_BLOCK_DEPTH, "deep: the rest stands at that depth",          SEVERITY_WARNING },
    [OVER_COLUMNS]     = { "wide-table",       "the table has more than",              LIMIT_TABLE_COLUMNS,    "columns and is shown as text",                 SEVERITY_WARNING },
    [OVER_CELLS]       = { "large-table",      "the tables up to this one have more than", LIMIT_TABLE_CELLS,  "cells: it is shown as text",                   SEVERITY_WARNING },
    [OVER_LINKS]       = { "many-links",       "there are more than",                  LIMIT_LINKS,            "links: the rest are shown as text",            SEVERITY_WARNING },
    [OVER_BRACKETS]    = { "many-brackets",    "there are more than",                  LIMIT_BRACKETS,         "brackets: those that follow begin no links",   SEVERITY_WARNING },
    [OVER_PARAGRAPH]   = { "long-paragraph",   "the paragraph has more than",          LIMIT_PARAGRAPH_LINES,  "lines: brackets after them begin no links",    SEVERITY_WARNING },
    [OVER_DEFINITIONS] = { "many-definitions", "there are more than",                  LIMIT_LINK_DEFINITIONS, "link definitions: the rest are shown as text", SEVERITY_WARNING },
    [OVER_TARGET]      = { "long-target",      "the target of the link has more than", LIMIT_URL_BYTES,        "bytes and is left out",                        SEVERITY_WARNING },
    [OVER_BLOCKS]      = { "many-blocks",      "there are more than",                  LIMIT_BLOCKS,           "paragraphs: the rest of the document is left out", SEVERITY_ERROR },
};
// clang-format on

void guard_report(Guard *guard, Over over, int line)
{
    if (guard->reported[over])
        return;
    guard->reported[over] = true;
    Str text = arena_format(guard->problems->arena, "%s %d %s", overs[over].before,
                            overs[over].limit, overs[over].after);
    problems_add(guard->problems, &(Problem){ .path = guard->path,
                                              .line = line,
                                              .column = 1,
                                              .length = 1,
                                              .severity = overs[over].severity,
                                              .code = str(overs[over].code),
                                              .text = text });
}

// --- lines

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static size_t line_end(Str text, size_t start)
{
    const char *end = memchr(text.data + start, '\n', text.length - start);
    return end ? (size_t)(end - text.data) : text.length;
}

// Where to break a line that is too long: at a blank before a word, so that what
// follows cannot be taken for the mark of a list; else between characters.
static size_t break_place(Str line)
{
    for (size_t at = LIMIT_LINE_BYTES; at > LIMIT_LINE_BYTES / 2; at--) {
        unsigned char next =
            (unsigned char)line.data[at + 1 < line.length ? at + 1 : at];
        bool word = (next | ' ') >= 'a' && (next | ' ') <= 'z';
        if (is_blank(line.data[at]) && (word || next >= 0x80))
            return at;
    }
    size_t at = LIMIT_LINE_BYTES;
    while (at > 1 && ((unsigned char)line.data[at] & 0xC0) == 0x80)
        at--;
    return at;
}

static void break_lines(Guard *guard, Arena *arena, Str text, GuardedText *guarded)
{
    Buffer shown = { .arena = arena };
    size_t *added = NULL, capacity = 0;
    int line = guard->first_line;
    for (size_t start = 0; start < text.length; line++) {
        size_t end = line_end(text, start);
        while (end - start > LIMIT_LINE_BYTES) {
            guard_report(guard, OVER_LINE, line);
            size_t at = start + break_place(str_part(text, start, end));
            buffer_add(&shown, str_part(text, start, at));
            added =
                vec_room(arena, added, guarded->added_count, &capacity, sizeof *added);
            added[guarded->added_count++] = shown.length;
            buffer_add_byte(&shown, '\n');
            start = is_blank(text.data[at]) ? at + 1 : at;
        }
        buffer_add(&shown, str_part(text, start, end + 1));
        start = end + 1;
    }
    guarded->shown = buffer_str(&shown);
    guarded->added = added;
}

static bool has_long_line(Str text)
{
    for (size_t start = 0; start < text.length;) {
        size_t end = line_end(text, start);
        if (end - start > LIMIT_LINE_BYTES)
            return true;
        start = end + 1;
    }
    return false;
}

int guard_line(const GuardedText *text, LineCounter *counter, size_t offset)
{
    while (counter->offset < offset && counter->offset < text->shown.length) {
        if (counter->added < text->added_count &&
            text->added[counter->added] == counter->offset)
            counter->added++;
        else if (text->shown.data[counter->offset] == '\n')
            counter->line++;
        counter->offset++;
    }
    return counter->line;
}

// --- marks

typedef struct {
    Guard *guard;
    Str text;
    char *parsed;
    int line;
    size_t cells; // in the tables so far
    struct {
        size_t start;   // of the row of dashes
        size_t columns; // 0 outside tables
        size_t cells;   // so far
        int line;
    } table;
    size_t label; // offset + 1 of a [ that begins a line and has no ] yet, else 0
    int definitions, brackets;
    int paragraph_lines; // so far
} Scan;

// The length of the mark of a list item ("-", "12.") at this place, or 0.
static size_t item_mark(Str line, size_t at)
{
    size_t end = at;
    while (end < line.length && end - at < 9 && line.data[end] >= '0' &&
           line.data[end] <= '9')
        end++;
    if (end == line.length || !strchr(end > at ? ".)" : "-+*", line.data[end]))
        return 0;
    end++;
    return end == line.length || is_blank(line.data[end]) ? end - at : 0;
}

// Where a thematic break could begin: "- - - -" is one and not four lists.
static size_t rule_start(Str line)
{
    size_t start = line.length, marks = 0;
    char mark = '\0';
    for (size_t at = line.length; at > 0; at--) {
        char c = line.data[at - 1];
        if (is_blank(c))
            continue;
        if (mark == '\0' && strchr("-*_", c))
            mark = c;
        if (c != mark)
            break;
        start = at - 1;
        marks++;
    }
    return marks > 2 ? start : line.length;
}

// Passes the marks of quotations and list items at the start of a line and takes the
// meaning from those that are too many; returns where the text begins.
static size_t scan_prefix(Scan *scan, size_t start, size_t end)
{
    Str line = str_part(scan->text, start, end);
    size_t at = 0, columns = 0, rule = rule_start(line);
    int marks = 0;
    while (at < rule) {
        size_t length = 0;
        if (line.data[at] == '\t')
            columns += TAB_COLUMNS - columns % TAB_COLUMNS;
        else if (line.data[at] == ' ')
            columns++;
        else if (line.data[at] == '>')
            length = 1;
        else if ((length = item_mark(line, at)) == 0)
            break;
        // Twice the limit: which depth a mark really has only the parser knows.
        if (length > 0 &&
            (++marks > 2 * LIMIT_BLOCK_DEPTH || columns > PREFIX_COLUMNS)) {
            guard_report(scan->guard, OVER_DEPTH, scan->line);
            memset(scan->parsed + start + at, GUARD_MARK, length);
        }
        columns += length;
        at += length > 0 ? length : 1;
    }
    return start + at;
}

// The columns of the row of dashes under a table's head, 0 if the line is none. It may
// find more such rows than md4c does.
static size_t dashed_columns(Str line)
{
    size_t columns = 0;
    bool has_bar = false;
    for (size_t i = 0; i < line.length; i++) {
        if (!strchr(" \t>|:-", line.data[i]) || line.data[i] == '\0')
            return 0;
        has_bar |= line.data[i] == '|';
        columns += line.data[i] == '-' && (i == 0 || line.data[i - 1] != '-');
    }
    return has_bar ? columns : 0;
}

static void refuse_table(Scan *scan, Over over)
{
    guard_report(scan->guard, over, scan->table.line);
    const char *dash = memchr(scan->text.data + scan->table.start, '-',
                              scan->text.length - scan->table.start);
    scan->parsed[dash - scan->text.data] = GUARD_MARK;
    scan->cells -= scan->table.cells;
    scan->table.columns = 0;
}

static void scan_table(Scan *scan, size_t start, size_t end)
{
    size_t columns = 0;
    if (scan->table.columns == 0) {
        columns = dashed_columns(str_part(scan->text, start, end));
        if (columns == 0)
            return;
        scan->table.start = start;
        scan->table.columns = columns;
        scan->table.line = scan->line;
        scan->table.cells = 0; // the dashes count for the head
    }
    scan->table.cells += scan->table.columns;
    scan->cells += scan->table.columns;
    if (columns > LIMIT_TABLE_COLUMNS)
        refuse_table(scan, OVER_COLUMNS);
    else if (scan->cells > LIMIT_TABLE_CELLS)
        refuse_table(scan, OVER_CELLS);
}

// --- link definitions

// Passes blanks, marks of quotations and at most one line end.
static size_t skip_gap(Str text, size_t at)
{
    bool same_line = true;
    while (at < text.length && (is_blank(text.data[at]) || text.data[at] == '>' ||
                                (same_line && text.data[at] == '\n'))) {
        same_line &= text.data[at] != '\n';
        at++;
    }
    return at;
}

// Passes text up to `end`; stops when that is too long for what it is.
static size_t skip_until(Str text, size_t at, const char *end)
{
    size_t start = at;
    while (at < text.length && at - start <= LIMIT_URL_BYTES &&
           !strchr(end, text.data[at]))
        at += text.data[at] == '\\' && at + 1 < text.length ? 2 : 1;
    return at;
}

// Whether the target or title of a definition, which begins at `at`, is too long.
static bool is_long_definition(Str text, size_t at)
{
    at = skip_gap(text, at);
    size_t start = at;
    at = skip_until(text, at,
                    at < text.length && text.data[at] == '<' ? ">\n" : " \t\n");
    if (at - start > LIMIT_URL_BYTES)
        return true;
    at = skip_gap(text, at < text.length && text.data[at] == '>' ? at + 1 : at);
    if (at == text.length || !strchr("\"'(", text.data[at]))
        return false;
    start = at + 1;
    char close[2] = { text.data[at] == '(' ? ')' : text.data[at], '\0' };
    return skip_until(text, start, close) - start > LIMIT_URL_BYTES;
}

// A definition whose label stands at `label` and whose target begins at `at`.
static void scan_definition(Scan *scan, size_t label, size_t at)
{
    // [^note]: is a footnote, which Markdown itself does not know: it stays text.
    bool refused = scan->text.data[label + 1] == '^';
    if (!refused && ++scan->definitions > LIMIT_LINK_DEFINITIONS) {
        guard_report(scan->guard, OVER_DEFINITIONS, scan->line);
        refused = true;
    } else if (!refused && is_long_definition(scan->text, at)) {
        guard_report(scan->guard, OVER_TARGET, scan->line);
        refused = true;
    }
    if (refused)
        scan->parsed[label] = GUARD_MARK;
}

// For each bracket md4c needs 50 bytes and looks its line up among all lines of the
// paragraph.
static void count_bracket(Scan *scan, size_t at)
{
    bool many = ++scan->brackets > LIMIT_BRACKETS;
    if (many || scan->paragraph_lines > LIMIT_PARAGRAPH_LINES) {
        guard_report(scan->guard, many ? OVER_BRACKETS : OVER_PARAGRAPH, scan->line);
        scan->parsed[at] = GUARD_MARK;
    }
}

static void scan_brackets(Scan *scan, size_t start, size_t end)
{
    const char *data = scan->text.data;
    for (size_t at = start; at < end; at++) {
        if (data[at] == '[' || data[at] == ']')
            count_bracket(scan, at);
        if (data[at] == '[')
            scan->label = at == start ? at + 1 : 0;
        else if (data[at] == ']') {
            if (scan->label && at + 1 < end && data[at + 1] == ':')
                scan_definition(scan, scan->label - 1, at + 2);
            scan->label = 0;
        } else if (data[at] == '\\')
            at++;
    }
}

GuardedText guard_text(Guard *guard, Arena *arena, Str text)
{
    GuardedText guarded = { .shown = text };
    if (has_long_line(text))
        break_lines(guard, arena, text, &guarded);
    text = guarded.shown;
    guarded.parsed = arena_get(arena, text.length + GUARD_PADDING, 1);
    memcpy(guarded.parsed, text.data, text.length);

    Scan scan = { .guard = guard, .text = text, .parsed = guarded.parsed };
    LineCounter counter = { .line = guard->first_line };
    for (size_t start = 0; start < text.length;) {
        size_t end = line_end(text, start);
        scan.line = guard_line(&guarded, &counter, start);
        size_t inside = scan_prefix(&scan, start, end);
        if (inside == end) {
            scan.table.columns = 0;
            scan.label = 0;
            scan.paragraph_lines = 0;
        } else {
            scan.paragraph_lines++;
            scan_table(&scan, start, end);
            scan_brackets(&scan, inside, end);
        }
        start = end + 1;
    }
    return guarded;
}

void guard_links(GuardedText *text, size_t start)
{
    for (size_t at = start; at < text->shown.length; at++)
        if (text->parsed[at] == '[' || text->parsed[at] == '<')
            text->parsed[at] = GUARD_MARK;
}
