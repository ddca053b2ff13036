#include "src/argdown/argdown_source.h"
#include "src/text/text.h"

static size_t line_end(Str text, size_t at)
{
    while (at < text.length && text.data[at] != '\n' && text.data[at] != '\r')
        at++;
    return at;
}

static size_t line_begin(Str text, size_t at)
{
    while (at > 0 && text.data[at - 1] != '\n' && text.data[at - 1] != '\r')
        at--;
    return at;
}

SourcePlace source_place(const Source *source, Token place)
{
    const SourcePieces *pieces = &source->pieces;
    size_t low = 0, high = pieces->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (pieces->items[middle].start <= place.start)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return (SourcePlace){ source->path, source->text, place.start, place.line_start,
                              place.line };
    const SourcePiece *piece = &pieces->items[low - 1];
    bool begins_here = place.line_start >= piece->start;
    return (SourcePlace){
        .path = piece->path,
        .text = piece->file,
        .start = piece->from + (place.start - piece->start),
        .line_start = begins_here ? piece->from + (place.line_start - piece->start)
                                  : line_begin(piece->file, piece->from),
        .line = piece->file_line + (place.line - piece->line),
    };
}

// A text may have as many mistakes as letters; nobody reads them all.
static bool is_one_too_many(const Source *source, Severity severity)
{
    enum { NOTES_MOST = 1000, ERRORS_MOST = 2000 };
    Problems *problems = source->problems;
    size_t most = severity == SEVERITY_ERROR ? ERRORS_MOST : NOTES_MOST;
    if (problems->count < most)
        return false;
    problems->errors += severity == SEVERITY_ERROR;
    return true;
}

// The line to be shown; of a very long one what stands around the spot.
static Str excerpt_of(Str text, size_t line_start, size_t spot, size_t stop,
                      int *left_out)
{
    enum { LONG = 1000, AROUND = 200 };
    *left_out = 0;
    if (stop - line_start <= LONG)
        return str_part(text, line_start, stop);
    size_t start = spot - line_start > AROUND ? spot - AROUND : line_start;
    size_t end = stop - spot > AROUND ? spot + AROUND : stop;
    while (start < spot && ((unsigned char)text.data[start] & 0xC0) == 0x80)
        start++;
    while (end > spot && end < stop && ((unsigned char)text.data[end] & 0xC0) == 0x80)
        end--;
    *left_out = (int)text_count(str_part(text, line_start, start));
    return str_part(text, start, end);
}

void source_problem(const Source *source, Token token, Severity severity,
                    const char *code, Str text, Str help)
{
    if (is_one_too_many(source, severity))
        return;
    SourcePlace place = source_place(source, token);
    size_t stop = line_end(place.text, place.line_start);
    size_t start = place.start < stop ? place.start : stop;
    // the indentation that belongs to a mark is not what is meant
    while (start < stop && start + 1 < place.start + (token.end - token.start) &&
           strchr(" \t'", place.text.data[start]))
        start++;
    size_t whole_end = place.start + (token.end - token.start);
    size_t end = whole_end < stop ? whole_end : stop;
    Str before = str_part(place.text, place.line_start, start);
    int left_out;
    Str excerpt = excerpt_of(place.text, place.line_start, start, stop, &left_out);
    size_t length = text_count(str_part(place.text, start, end));
    Problem problem = {
        .path = place.path,
        .line = place.line,
        .column = (int)text_count(before) + 1,
        .length = length > 0 ? (int)length : 1,
        .severity = severity,
        .code = str(code),
        .text = text,
        .help = help,
        .source = excerpt,
        .source_column = left_out,
    };
    problems_add(source->problems, &problem);
}

void source_deviation(const Source *source, Token place, Severity severity,
                      const char *code, Str text, Str help)
{
    source_problem(source, place, source->strict ? SEVERITY_ERROR : severity, code,
                   text, help);
}
