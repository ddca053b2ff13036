#include "src/argdown/argdown_source.h"
#include "src/text/text.h"

static size_t line_end(Str text, size_t at)
{
    while (at < text.length && text.data[at] != '\n' && text.data[at] != '\r')
        at++;
    return at;
}

void source_problem(const Source *source, Token place, Severity severity,
                    const char *code, Str text, Str help)
{
    size_t stop = line_end(source->text, place.line_start);
    size_t start = place.start < stop ? place.start : stop;
    size_t end = place.end < stop ? place.end : stop;
    Str before = str_part(source->text, place.line_start, start);
    size_t length = text_count(str_part(source->text, start, end));
    Problem problem = {
        .path = source->path,
        .line = place.line,
        .column = (int)text_count(before) + 1,
        .length = length > 0 ? (int)length : 1,
        .severity = severity,
        .code = str(code),
        .text = text,
        .help = help,
        .source = str_part(source->text, place.line_start, stop),
    };
    problems_add(source->problems, &problem);
}

void source_deviation(const Source *source, Token place, Severity severity,
                      const char *code, Str text, Str help)
{
    source_problem(source, place, source->strict ? SEVERITY_ERROR : severity, code,
                   text, help);
}
