#include "src/debate/problem.h"
#include <stdlib.h>
#include "src/base/alloc.h"
#include "src/base/limits.h"
#include "src/base/vec.h"
#include "src/text/text.h"

bool problem_is_known(Str code)
{
    // clang-format off
    static const char *const codes[] = {
        "argument-as-premise", "bad-escape", "bad-model", "bad-rules",
        "blank-line-after-front-matter", "blank-line-before-relation",
        "blank-line-in-argument", "both-sides", "cite-number",
        "contradiction-of-argument", "cycle", "dash-list", "data-twice", "deep-nesting",
        "duplicate-text", "empty", "empty-definition", "empty-heading",
        "included-front-matter", "included-twice", "large-table", "late-front-matter",
        "link-over-lines", "long-line", "long-paragraph", "long-target", "many-blocks",
        "many-brackets", "many-definitions", "many-links", "missing-blank-line",
        "missing-colon", "missing-inference", "mixed-list", "nested-list",
        "premise-number-twice", "read-as-text", "relation-not-indented",
        "relation-of-inference", "relation-twice", "second-reconstruction",
        "stray-dashes", "tag-alone", "text-after-data", "text-after-inference",
        "title-of-javascript", "tour-empty", "unclosed-data", "unclosed-inference",
        "unclosed-mark", "unclosed-tag", "unclosed-title", "undefined-title",
        "uneven-list", "unknown-rule", "unused-definition", "whole-arguments",
        "wide-table",
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(codes); i++)
        if (str_is(code, codes[i]))
            return true;
    return false;
}

void problems_add(Problems *problems, const Problem *problem)
{
    problems->items = vec_room(problems->arena, problems->items, problems->count,
                               &problems->capacity, sizeof problems->items[0]);
    Problem *copy = &problems->items[problems->count++];
    *copy = *problem;
    copy->path = arena_str(problems->arena, problem->path);
    copy->code = arena_str(problems->arena, problem->code);
    copy->text = arena_str(problems->arena, problem->text);
    copy->help = arena_str(problems->arena, problem->help);
    copy->source = arena_str(problems->arena, problem->source);
    if (problem->severity == SEVERITY_ERROR)
        problems->errors++;
}

// A text may have as many mistakes as letters; nobody reads them all.
bool problems_are_many(Problems *problems, Severity severity)
{
    size_t most = severity == SEVERITY_ERROR ? LIMIT_ERRORS_TOLD : LIMIT_NOTES_TOLD;
    if (problems->count < most)
        return false;
    problems->errors += severity == SEVERITY_ERROR;
    return true;
}

// How many characters stand before a spot in its line. What was counted for the last
// problem in the line is not counted again, if a sign stands there that begins a
// character whatever is before it.
static int columns_before(Problems *problems, Str text, size_t line_start, size_t spot)
{
    const char *line = text.data + line_start, *to = text.data + spot;
    const char *from = line;
    int columns = 0;
    if (problems->counted.line == line && problems->counted.spot <= to) {
        from = problems->counted.spot;
        columns = problems->counted.columns;
    }
    columns += (int)text_count((Str){ from, (size_t)(to - from) });
    if (spot<text.length && * to> ' ' && *to < 0x7F) {
        problems->counted.line = line;
        problems->counted.spot = to;
        problems->counted.columns = columns;
    }
    return columns;
}

// Where the line ends that `at` stands in, or some way behind it.
static size_t line_end(Str text, size_t at, size_t most)
{
    size_t end = at;
    while (end < text.length && end - at < most && text.data[end] != '\n' &&
           text.data[end] != '\r')
        end++;
    return end;
}

// Where a character of a line begins, counted from 1, or where the line ends.
static size_t spot_of(Problems *problems, Str text, size_t line_start, int column)
{
    size_t at = line_start;
    int before = 0;
    if (problems->counted.line == text.data + line_start &&
        problems->counted.columns < column) {
        at = (size_t)(problems->counted.spot - text.data);
        before = problems->counted.columns;
    }
    Str rest = str_from(text, at);
    Cluster cluster;
    while (before + 1 < column && text_next(&rest, &cluster) &&
           !(cluster.text.length == 1 && strchr("\r\n", cluster.text.data[0])))
        before++;
    return text.length - rest.length;
}

static bool is_within_character(Str text, size_t at)
{
    return at < text.length && ((unsigned char)text.data[at] & 0xC0) == 0x80;
}

void problems_point(Problems *problems, Problem *problem, Str text, size_t line_start,
                    size_t start, size_t end)
{
    enum { LONG = 1000, AROUND = 200 };
    size_t from = line_start, stop = line_end(text, line_start, LONG + 1);
    if (stop - line_start > LONG) { // only what stands around the spot is shown
        start = start < text.length ? start : text.length;
        from = start - line_start > AROUND ? start - AROUND : line_start;
        stop = line_end(text, start, AROUND);
        while (from < start && is_within_character(text, from))
            from++;
        while (stop > start && is_within_character(text, stop))
            stop--;
    }
    start = start < stop ? start : stop;
    end = end < stop ? end : stop;
    int before = columns_before(problems, text, line_start, start);
    int length = end > start ? (int)text_count(str_part(text, start, end)) : 0;
    problem->column = before + 1;
    problem->length = length > 0 ? length : 1;
    problem->source = str_part(text, from, stop);
    problem->source_column =
        from > line_start ? before - (int)text_count(str_part(text, from, start)) : 0;
}

void problems_show(Problems *problems, Problem *problem, Str text, size_t line_start)
{
    int column = problem->column, length = problem->length;
    size_t spot = spot_of(problems, text, line_start, column);
    problems_point(problems, problem, text, line_start, spot, spot);
    problem->column = column;
    problem->length = length;
}

typedef struct {
    Problem problem;
    size_t order;
} Ordered;

static int by_place(const void *left, const void *right)
{
    const Ordered *a = left, *b = right;
    int order = str_compare(a->problem.path, b->problem.path);
    if (order == 0)
        order =
            (a->problem.line > b->problem.line) - (a->problem.line < b->problem.line);
    if (order == 0)
        order = (a->problem.column > b->problem.column) -
                (a->problem.column < b->problem.column);
    if (order == 0)
        order = (a->order > b->order) - (a->order < b->order);
    return order;
}

void problems_sort(Problems *problems)
{
    size_t count = problems->count;
    if (count < 2)
        return;
    Ordered *sorted = arena_get(problems->arena, count, sizeof *sorted);
    for (size_t i = 0; i < count; i++)
        sorted[i] = (Ordered){ problems->items[i], i };
    qsort(sorted, count, sizeof *sorted, by_place);
    for (size_t i = 0; i < count; i++)
        problems->items[i] = sorted[i].problem;
}

// The source line and, below it, a caret with tildes under the spot.
static void add_source(Buffer *out, Arena *arena, const Problem *problem)
{
    Str line = text_clean(arena, problem->source, false, NULL);
    int gutter = (int)arena_format(arena, "%d", problem->line).length;
    buffer_format(out, "\n %d | %.*s\n %*s | ", problem->line, (int)line.length,
                  line.data, gutter, "");
    Cluster cluster;
    Str rest = line;
    for (int i = 1 + problem->source_column;
         i < problem->column && text_next(&rest, &cluster); i++)
        for (int cell = 0; cell < cluster.width; cell++)
            buffer_add_byte(out, ' ');
    buffer_add_byte(out, '^');
    int under = 0;
    for (int i = 0; i < problem->length && text_next(&rest, &cluster); i++)
        under += cluster.width;
    for (int cell = 1; cell < under; cell++)
        buffer_add_byte(out, '~');
}

static Buffer first_line(Arena *arena, const Problem *problem)
{
    static const char *const names[] = { "note", "warning", "error" };
    Buffer out = { .arena = arena };
    buffer_add(&out, text_clean(arena, problem->path, false, NULL));
    if (problem->line > 0)
        buffer_format(&out, ":%d:%d", problem->line, problem->column);
    buffer_format(&out, ": %s: ", names[problem->severity]);
    buffer_add(&out, text_clean(arena, problem->text, false, NULL));
    return out;
}

Str problem_line(Arena *arena, const Problem *problem)
{
    Buffer out = first_line(arena, problem);
    return buffer_str(&out);
}

Str problem_hidden(size_t count, Arena *arena)
{
    if (count == 0)
        return str("");
    return arena_format(arena, "%zu hidden %s", count,
                        count == 1 ? "character shown as a mark"
                                   : "characters shown as marks");
}

Str problem_format(Arena *arena, const Problem *problem)
{
    Buffer out = first_line(arena, problem);
    if (problem->source.length > 0 && problem->line > 0)
        add_source(&out, arena, problem);
    if (problem->help.length > 0) {
        buffer_add(&out, str("\n  help: "));
        buffer_add(&out, text_clean(arena, problem->help, false, NULL));
    }
    return buffer_str(&out);
}
