#include "ui/plain_page.h"
#include <limits.h>
#include "src/text/text.h"

void plain_page_init(PlainPage *page, int rows, int columns, bool is_paged)
{
    *page = (PlainPage){ .arena = arena_new(),
                         .kept = arena_new(),
                         .rows = rows,
                         .columns = columns,
                         .is_paged = is_paged };
    page->out.arena = page->arena;
    page->rest = str("");
}

void plain_page_free(PlainPage *page)
{
    arena_free(page->arena);
    arena_free(page->kept);
}

void plain_page_clear(PlainPage *page)
{
    arena_reset(page->arena);
    page->out = (Buffer){ .arena = page->arena };
}

static void add_line(PlainPage *page, Str line)
{
    while (line.length > 0 && str_is_space(line.data[line.length - 1]))
        line.length--;
    buffer_add(&page->out, line);
    buffer_add_byte(&page->out, '\n');
}

// Adds at most so many lines of a text; the rest is left in it.
static void add_lines(PlainPage *page, Str *text, int most)
{
    Str paragraph;
    while (most > 0 && str_next(text, '\n', &paragraph)) {
        Lines lines = text_wrap(page->arena, paragraph, page->columns);
        for (size_t i = 0; i < lines.count; i++) {
            if (most-- == 0) {
                const char *end = text->data + text->length;
                text->data = lines.lines[i].data;
                text->length = (size_t)(end - text->data);
                return;
            }
            add_line(page, lines.lines[i]);
        }
    }
}

void plain_page_say(PlainPage *page, Str text)
{
    add_lines(page, &text, INT_MAX);
}

void plain_page_tell(PlainPage *page, Str text)
{
    arena_reset(page->kept);
    page->rest = arena_str(page->kept, text);
    plain_page_more(page);
}

void plain_page_more(PlainPage *page)
{
    enum { PROMPT = 1, LEAST = 2 };
    int room = page->rows > LEAST ? page->rows - PROMPT : LEAST;
    add_lines(page, &page->rest, page->is_paged ? room : INT_MAX);
}

void plain_page_drop(PlainPage *page)
{
    page->rest = str("");
}

size_t plain_page_waiting(const PlainPage *page)
{
    Str rest = page->rest, paragraph;
    size_t count = 0;
    while (str_next(&rest, '\n', &paragraph))
        count++;
    return count;
}
