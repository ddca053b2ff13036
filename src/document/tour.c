#include "src/document/tour.h"
#include <string.h>
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/text/text.h"

typedef struct {
    const Document *document;
    Arena *arena;
    Tour *tour;
    size_t capacity;
    Str text;
    size_t at;      // in the text: how far targets have been looked for
    int line;       // of `at`
    size_t counted; // where the column of a target was counted last
    int columns;    // before that
} Reader;

// --- targets

static int hex_value(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    digit = (char)(digit | ' ');
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

// A text with %20 and the like read as bytes, cleaned.
static Str decoded(Str text, Arena *arena)
{
    Buffer out = { .arena = arena };
    for (size_t i = 0; i < text.length; i++) {
        int high = -1, low = -1;
        if (text.data[i] == '%' && i + 2 < text.length) {
            high = hex_value(text.data[i + 1]);
            low = hex_value(text.data[i + 2]);
        }
        bool is_byte = high >= 0 && low >= 0;
        buffer_add_byte(&out, is_byte ? (char)(high * 16 + low) : text.data[i]);
        i += is_byte ? 2 : 0;
    }
    return str_trim(text_clean(arena, buffer_str(&out), false, NULL));
}

// Whether a target begins with the name of a scheme, "https:".
static bool has_scheme(Str target)
{
    for (size_t i = 0; i < target.length; i++) {
        char c = target.data[i];
        if (c == ':')
            return i > 0;
        bool is_letter = (c | ' ') >= 'a' && (c | ' ') <= 'z';
        if (!is_letter && (i == 0 || !strchr("0123456789+-.", c)))
            return false;
    }
    return false;
}

// "real-power" of "../debates/real-power.argdown"; other names stay whole. False if it
// is the path of some other kind of file.
static bool read_name(Str *name)
{
    static const char *const endings[] = { ".argdown", ".ad", ".md" };
    size_t start = name->length;
    while (start > 0 && name->data[start - 1] != '/')
        start--;
    for (size_t i = 0; i < COUNT(endings); i++)
        if (str_ends(*name, str(endings[i]))) {
            size_t length = name->length - start - strlen(endings[i]);
            *name = str_part(*name, start, start + length);
            return length > 0;
        }
    return str_find(str_from(*name, start), str(".")) < 0;
}

// Reads a target into the step; false if it is none of a step.
static bool read_target(TourStep *step, Str target, Arena *arena)
{
    step->target = target;
    if (str_starts(target, str("moot:")))
        target = str_from(target, strlen("moot:"));
    else if (has_scheme(target))
        return false;
    ptrdiff_t mark = str_find(target, str("#"));
    Str name = mark < 0 ? target : str_part(target, 0, (size_t)mark);
    step->source = decoded(name, arena);
    if (mark >= 0)
        step->place = decoded(str_from(target, (size_t)mark + 1), arena);
    bool is_name = read_name(&step->source);
    return step->source.length > 0 && (is_name || mark >= 0);
}

// --- where they stand

// Moves on to a line of the text.
static void go_to_line(Reader *reader, int line)
{
    while (reader->line < line && reader->at < reader->text.length) {
        Str rest = str_from(reader->text, reader->at), skipped;
        str_next(&rest, '\n', &skipped);
        reader->at = reader->text.length - rest.length;
        reader->line++;
    }
}

// The column of a place in the text. What stands before the target that was found last,
// in the same line, is not counted again.
static int column_of(Reader *reader, size_t at)
{
    size_t start = at;
    while (start > reader->counted && reader->text.data[start - 1] != '\n')
        start--;
    bool goes_on = start == reader->counted;
    int columns = goes_on ? reader->columns : 0;
    for (Str before = str_part(reader->text, start, at); before.length > 0;)
        columns += text_decode(&before) != 0;
    reader->counted = at;
    reader->columns = columns;
    return columns + 1;
}

// Where the target stands in the file; where its block begins, if it is written in
// another way than it reads.
static void find_target(Reader *reader, TourStep *step, int line)
{
    go_to_line(reader, line);
    // Few targets stand far from where their block begins, or the link before.
    enum { FAR = 1 << 16 };
    Str near = str_part(reader->text, reader->at, reader->at + FAR);
    ptrdiff_t found = str_find(near, step->target);
    step->line = line;
    step->column = 1;
    if (found < 0 || step->target.length == 0)
        return;
    size_t at = reader->at + (size_t)found;
    for (; reader->at < at; reader->at++)
        reader->line += reader->text.data[reader->at] == '\n';
    step->line = reader->line;
    step->column = column_of(reader, at);
    reader->at += step->target.length;
}

// --- steps

static void add_step(Reader *reader, size_t index, const Span *first, const Span *last)
{
    const Block *block = &reader->document->blocks[index];
    TourStep step = { .block = index,
                      .label = str_part(block->text, first->start, last->end) };
    if (!read_target(&step, first->target, reader->arena))
        return;
    find_target(reader, &step, block->line);
    Tour *tour = reader->tour;
    tour->steps = vec_room(reader->arena, tour->steps, tour->count, &reader->capacity,
                           sizeof tour->steps[0]);
    tour->steps[tour->count++] = step;
}

// The links of a block. One with several styles in it is several spans.
static void read_block(Reader *reader, size_t index)
{
    const Block *block = &reader->document->blocks[index];
    for (size_t i = 0, last; i < block->span_count; i = last + 1) {
        const Span *span = &block->spans[i];
        last = i;
        if (!(span->styles & SPAN_LINK))
            continue;
        while (last + 1 < block->span_count &&
               block->spans[last + 1].start == block->spans[last].end &&
               str_equal(block->spans[last + 1].target, span->target))
            last++;
        add_step(reader, index, span, &block->spans[last]);
    }
}

// --- words

// What a block says behind the label that it begins with.
static Str without_label(Str text, Str label)
{
    Str rest = str_trim(str_from(text, label.length));
    static const char *const marks[] = { ":", ".", ",", "-", "–", "—", "·" };
    for (size_t i = 0; i < COUNT(marks); i++)
        if (str_starts(rest, str(marks[i])))
            return str_trim(str_from(rest, strlen(marks[i])));
    return rest;
}

// What is said from a step's block on to the block `end`, or to a heading before that.
// `first` is what its own block says.
static Str words_from(const Reader *reader, size_t block, Str first, size_t end)
{
    Buffer words = { .arena = reader->arena };
    if (reader->document->blocks[block].kind != BLOCK_HEADING)
        buffer_add(&words, first);
    for (size_t i = block + 1; i < end; i++) {
        const Block *next = &reader->document->blocks[i];
        if (next->kind == BLOCK_HEADING || next->kind == BLOCK_RULE)
            break;
        if (words.length > 0 && next->text.length > 0)
            buffer_add_byte(&words, ' ');
        buffer_add(&words, next->text);
    }
    return text_clean(reader->arena, buffer_str(&words), false, NULL);
}

// The words of the steps from `first` to `last`, which are links of one block. All
// share them but the one that the block begins with, so that many links cost no more
// than one.
static void add_words(Reader *reader, size_t first, size_t last, size_t end)
{
    TourStep *steps = reader->tour->steps;
    Str text = reader->document->blocks[steps[first].block].text;
    bool begins = steps[first].label.data == text.data;
    if (begins)
        steps[first].words = words_from(reader, steps[first].block,
                                        without_label(text, steps[first].label), end);
    if (begins && first == last)
        return;
    Str words = words_from(reader, steps[first].block, text, end);
    for (size_t i = first + begins; i <= last; i++)
        steps[i].words = words;
}

const Tour *tour_read(Arena *arena, const Document *document, Str text)
{
    Tour *tour = arena_get(arena, 1, sizeof *tour);
    Reader reader = {
        .document = document, .arena = arena, .tour = tour, .text = text, .line = 1
    };
    for (size_t i = 0; i < document->block_count; i++)
        read_block(&reader, i);
    size_t end = document->block_count;
    for (size_t last = tour->count; last > 0;) {
        size_t first = last - 1, block = tour->steps[first].block;
        while (first > 0 && tour->steps[first - 1].block == block)
            first--;
        add_words(&reader, first, last - 1, end);
        end = block;
        last = first;
    }
    return tour;
}

size_t tour_step_at(const Tour *tour, size_t block)
{
    size_t step = 0;
    while (step < tour->count && tour->steps[step].block < block)
        step++;
    return step;
}

ptrdiff_t tour_step_before(const Tour *tour, ptrdiff_t block)
{
    ptrdiff_t step = (ptrdiff_t)tour->count - 1;
    while (step >= 0 && (ptrdiff_t)tour->steps[step].block > block)
        step--;
    return step;
}

size_t tour_passage(const Document *document, const TourStep *step)
{
    size_t passage = step->block;
    while (passage + 1 < document->block_count &&
           document->blocks[passage].paragraph == 0)
        passage++;
    return passage;
}
