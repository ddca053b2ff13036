// Documents: whatever bytes come, every text is safe to show, spans lie inside it and
// in order, sections nest, addresses lead back to their blocks, lines lie in the file,
// and steps of a tour lie in the text.
#include <assert.h>
#include <stdint.h>
#include "src/document/tour.h"
#include "src/text/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_shown(Str text)
{
    assert(text_is_valid(text));
    assert(text.length == 0 || !memchr(text.data, '\t', text.length));
    for (Str rest = text; rest.length > 0;) {
        uint32_t code_point = text_decode(&rest);
        assert(code_point == '\n' || text_is_safe(code_point));
    }
}

static void check_block(const Document *document, size_t index, int lines, Arena *arena)
{
    const Block *block = &document->blocks[index];
    check_shown(block->text);
    assert(block->line >= 1 && block->line <= lines);
    assert(block->section < (int)document->section_count);
    assert((block->paragraph > 0) ==
           (block->kind != BLOCK_HEADING && block->kind != BLOCK_RULE));
    size_t at = 0;
    for (size_t i = 0; i < block->span_count; i++) {
        const Span *span = &block->spans[i];
        assert(span->start >= at && span->end > span->start);
        assert(span->end <= block->text.length && span->styles != 0);
        check_shown(span->target);
        at = span->end;
    }
    for (int i = 0; block->table && i < block->table->rows * block->table->columns; i++)
        check_shown(block->table->cells[i]);
    if (block->kind != BLOCK_RULE) {
        Str address = document_address(document, index, arena);
        assert(document_find(document, address) == (ptrdiff_t)index);
    }
}

static void check_section(const Document *document, size_t index)
{
    const DocumentSection *section = &document->sections[index];
    assert(document->blocks[section->first_block].kind == BLOCK_HEADING);
    assert(section->end_block > section->first_block);
    assert(section->end_block <= document->block_count);
    if (section->parent < 0)
        return;
    const DocumentSection *parent = &document->sections[section->parent];
    assert(parent->level + 1 == section->level && parent < section);
    assert(parent->first_block < section->first_block &&
           section->end_block <= parent->end_block);
}

// The same text read as a tour.
static void check_tour(const Document *document, Str text, int lines, Arena *arena)
{
    const Tour *tour = tour_read(arena, document, text);
    for (size_t i = 0; i < tour->count; i++) {
        const TourStep *step = &tour->steps[i];
        check_shown(step->source);
        check_shown(step->place);
        check_shown(step->label);
        check_shown(step->words);
        assert(step->source.length > 0 && step->block < document->block_count);
        assert(step->line >= 1 && step->line <= lines && step->column >= 1);
        assert(tour_step_before(tour, (ptrdiff_t)step->block) >= (ptrdiff_t)i);
        assert(tour_passage(document, step) < document->block_count);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    text_open();
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    Str text = { (const char *)data, size };
    int lines = 2; // a last line end begins a line
    for (size_t i = 0; i < size; i++)
        lines += data[i] == '\n' || data[i] == '\r';
    const Document *document = document_read(arena, str("f.md"), text, &problems);
    check_shown(document->title);
    check_shown(document->slug);
    check_shown(document->trust);
    for (size_t i = 0; i < document->block_count; i++)
        check_block(document, i, lines, arena);
    for (size_t i = 0; i < document->section_count; i++)
        check_section(document, i);
    check_tour(document, text, lines, arena);
    for (size_t i = 0; i < problems.count; i++)
        assert(problems.items[i].line >= 0 && problems.items[i].line <= lines);
    arena_free(arena);
    return 0;
}
