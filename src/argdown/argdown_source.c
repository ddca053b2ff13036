#include "src/argdown/argdown_source.h"

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

void source_problem(const Source *source, Token token, Severity severity,
                    const char *code, Str text, Str help)
{
    if (problems_are_many(source->problems, severity))
        return;
    SourcePlace place = source_place(source, token);
    size_t start = place.start, end = place.start + (token.end - token.start);
    // the indentation that belongs to a mark is not what is meant
    while (start + 1 < end && strchr(" \t'", place.text.data[start]))
        start++;
    Problem problem = {
        .path = place.path,
        .line = place.line,
        .severity = severity,
        .code = str(code),
        .text = text,
        .help = help,
    };
    problems_point(source->problems, &problem, place.text, place.line_start, start,
                   end);
    problems_add(source->problems, &problem);
}

void source_deviation(const Source *source, Token place, Severity severity,
                      const char *code, Str text, Str help)
{
    source_problem(source, place, source->strict ? SEVERITY_ERROR : severity, code,
                   text, help);
}
