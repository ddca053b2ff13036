#include "ui/document_head.h"
#include "src/base/vec.h"
#include "src/text/text.h"

enum { MOST_PROBLEMS = 3 };

typedef struct {
    HeadLines head;
    size_t capacity;
    int columns;
    Arena *arena;
} Writer;

static void add(Writer *writer, HeadKind kind, Str text, size_t label)
{
    HeadLines *head = &writer->head;
    if (text.length == 0)
        return;
    Lines lines = text_wrap(writer->arena, text, writer->columns);
    for (size_t i = 0; i < lines.count; i++) {
        Str line = lines.lines[i];
        size_t start = (size_t)(line.data - text.data);
        size_t rest = start < label ? label - start : 0;
        head->lines = vec_room(writer->arena, head->lines, head->count,
                               &writer->capacity, sizeof head->lines[0]);
        head->lines[head->count++] =
            (HeadLine){ kind, line, rest < line.length ? rest : line.length };
    }
}

// --- the byline

static void add_part(Buffer *out, Str text)
{
    if (out->length > 0 && text.length > 0)
        buffer_add(out, str(" · "));
    buffer_add(out, text);
}

// "2,046", as people write it.
static Str with_commas(size_t number, Arena *arena)
{
    Str plain = arena_format(arena, "%zu", number);
    Buffer out = { .arena = arena };
    for (size_t i = 0; i < plain.length; i++) {
        if (i > 0 && (plain.length - i) % 3 == 0)
            buffer_add_byte(&out, ',');
        buffer_add_byte(&out, plain.data[i]);
    }
    return buffer_str(&out);
}

static Str byline(const Document *document, Arena *arena)
{
    Buffer out = { .arena = arena };
    Str words = with_commas(document->words, arena);
    add_part(&out, document->author);
    add_part(&out, document->year);
    add_part(&out, document->kind);
    add_part(&out, words);
    buffer_add(&out, str(document->words == 1 ? " word" : " words"));
    return buffer_str(&out);
}

// --- what a reader should know

static void add_trust(Writer *writer, Str trust)
{
    static const char label[] = "How far to trust it:";
    if (trust.length > 0)
        add(writer, HEAD_TRUST,
            arena_format(writer->arena, "%s %.*s", label, (int)trust.length,
                         trust.data),
            strlen(label));
}

static void add_problems(Writer *writer, const Problem *problems, size_t count)
{
    for (size_t i = 0; i < count && i < MOST_PROBLEMS; i++) {
        Str text = text_clean(writer->arena, problems[i].text, false, NULL);
        add(writer, HEAD_PROBLEM,
            arena_format(writer->arena, "line %d: %.*s", problems[i].line,
                         (int)text.length, text.data),
            0);
    }
    if (count > MOST_PROBLEMS)
        add(writer, HEAD_PROBLEM,
            arena_format(writer->arena, "and %zu more %s", count - MOST_PROBLEMS,
                         count == MOST_PROBLEMS + 1 ? "problem" : "problems"),
            0);
}

HeadLines document_head_make(const Document *document, const Problem *problems,
                             size_t problem_count, int columns, Arena *arena)
{
    Writer writer = { .columns = columns, .arena = arena };
    add(&writer, HEAD_TITLE, document->title, 0);
    add(&writer, HEAD_BYLINE, byline(document, arena), 0);
    add_trust(&writer, document->trust);
    add(&writer, HEAD_HIDDEN, problem_hidden(document->hidden, arena), 0);
    add_problems(&writer, problems, problem_count);
    return writer.head;
}
