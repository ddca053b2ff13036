#include "src/import/facts.h"

FactReader facts_of(Str path, Str text, Problems *problems)
{
    bool has_mark = str_starts(text, str("\xEF\xBB\xBF"));
    return (FactReader){ .source = { .path = path, .text = text, .problems = problems },
                         .at = has_mark ? 3 : 0,
                         .line = 1 };
}

void facts_problem(const FactReader *reader, Token place, Severity severity,
                   const char *code, Str text, Str help)
{
    source_problem(&reader->source, place, severity, code, text, help);
}

static int peek(const FactReader *reader)
{
    Str text = reader->source.text;
    return reader->at < text.length ? (unsigned char)text.data[reader->at] : -1;
}

// A line ends with LF, CR LF or CR.
static void step(FactReader *reader)
{
    Str text = reader->source.text;
    char byte = text.data[reader->at++];
    bool is_half = byte == '\r' && peek(reader) == '\n';
    if (byte != '\n' && (byte != '\r' || is_half))
        return;
    reader->line++;
    reader->line_start = reader->at;
}

static void skip_line(FactReader *reader)
{
    while (peek(reader) >= 0 && peek(reader) != '\n' && peek(reader) != '\r')
        step(reader);
}

static void skip_space(FactReader *reader)
{
    for (int byte; (byte = peek(reader)) >= 0;)
        if (byte == '%' || byte == '#')
            skip_line(reader);
        else if (str_is_space((char)byte) || byte == 0)
            step(reader);
        else
            return;
}

static Token token_from(const FactReader *reader, size_t start)
{
    return (Token){ .start = (uint32_t)start,
                    .end = (uint32_t)reader->at,
                    .line_start = (uint32_t)reader->line_start,
                    .line = reader->line };
}

static bool is_of_name(int byte)
{
    return byte >= 0x80 || byte == '_' || byte == '-' || (byte >= '0' && byte <= '9') ||
           (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

// A quoted string, or all up to a comma or bracket that is not within brackets.
static void skip_term(FactReader *reader)
{
    int depth = 0;
    bool is_quoted = false;
    for (int byte; (byte = peek(reader)) >= 0; step(reader)) {
        if (byte == '\n' || byte == '\r')
            return;
        if (is_quoted && byte == '\\')
            step(reader);
        else if (byte == '"')
            is_quoted = !is_quoted;
        else if (!is_quoted && depth == 0 && (byte == ',' || byte == ')'))
            return;
        else if (!is_quoted)
            depth += (byte == '(') - (byte == ')');
        if (peek(reader) < 0)
            return;
    }
}

static bool take_term(FactReader *reader, Fact *fact)
{
    skip_space(reader);
    size_t start = reader->at;
    skip_term(reader);
    Token place = token_from(reader, start);
    Str term = str_trim(token_text(reader->source.text, place));
    place.end = place.start + (uint32_t)term.length;
    if (fact->count < FACT_TERMS) {
        fact->terms[fact->count] = term;
        fact->places[fact->count] = place;
    }
    fact->count++;
    skip_space(reader);
    return term.length > 0;
}

// The terms with their brackets; false if it is not so.
static bool take_terms(FactReader *reader, Fact *fact)
{
    do {
        step(reader); // over the bracket or comma
        if (!take_term(reader, fact))
            return false;
    } while (peek(reader) == ',');
    if (peek(reader) != ')')
        return false;
    step(reader);
    return true;
}

static bool take_fact(FactReader *reader, Fact *fact)
{
    size_t start = reader->at;
    *fact = (Fact){ 0 };
    while (is_of_name(peek(reader)))
        step(reader);
    fact->place = token_from(reader, start);
    fact->name = token_text(reader->source.text, fact->place);
    skip_space(reader);
    if (fact->name.length == 0 || peek(reader) != '(' || !take_terms(reader, fact))
        return false;
    skip_space(reader);
    if (peek(reader) == '.')
        step(reader);
    return true;
}

bool facts_next(FactReader *reader, Fact *fact)
{
    for (;;) {
        skip_space(reader);
        if (peek(reader) < 0)
            return false;
        FactReader before = *reader;
        if (take_fact(reader, fact))
            return true;
        // What is none ends with its line, or where a later one says something else.
        if (reader->at == before.at)
            step(reader);
        if (reader->line == before.line)
            skip_line(reader);
        facts_problem(reader,
                      (Token){ .start = (uint32_t)before.at,
                               .end = (uint32_t)reader->at,
                               .line_start = (uint32_t)before.line_start,
                               .line = before.line },
                      SEVERITY_ERROR, "no-fact", str("This is no fact."),
                      str("A fact is a name with terms in brackets: att(a, b)."));
    }
}
