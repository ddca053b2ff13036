// Text: whatever bytes come, cleaned text is safe and stays as it is when it is cleaned
// again, lines fit, folding is done after once, and pieces add up to the whole. The
// first byte of the input is the number of columns.
#include <assert.h>
#include <stdint.h>
#include "src/text/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_clusters(Str text)
{
    size_t size = 0;
    int width = 0;
    Cluster cluster;
    for (Str rest = text; text_next(&rest, &cluster);) {
        size += cluster.text.length;
        width += cluster.width;
        assert(cluster.text.length > 0 && cluster.width >= 0 && cluster.width <= 2);
        assert(cluster.shown.length <= TEXT_CLUSTER_BYTES);
        assert(text_is_valid(cluster.shown));
        for (Str shown = cluster.shown; shown.length > 0;)
            assert(text_is_safe(text_decode(&shown)));
    }
    assert(size == text.length && width == text_width(text));
}

static void check_lines(Arena *arena, Str text, int columns)
{
    Lines lines = text_wrap(arena, text, columns);
    const char *end = text.data;
    for (size_t i = 0; i < lines.count; i++) {
        Str line = lines.lines[i];
        assert(text_width(line) <= (columns > 2 ? columns : 2));
        assert(line.data >= end && line.data + line.length <= text.data + text.length);
        end = line.data + line.length;
    }
    assert(lines.count > 0);
}

static void check_words(Str text)
{
    size_t at = 0, end = 0;
    for (Word word; text_word(text, &at, &word); end = word.end)
        assert(word.start >= end && word.end > word.start && word.end <= text.length);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    text_open();
    Arena *arena = arena_new();
    int columns = data[0];
    Str text = { (const char *)data + 1, size - 1 };
    Str clean = text_clean(arena, text, true, NULL);
    Str again = text_clean(arena, clean, true, NULL);
    assert(text_is_valid(clean) && again.data == clean.data);
    check_clusters(text);
    check_clusters(clean);
    check_lines(arena, text, columns);
    check_lines(arena, clean, columns);
    check_words(text);
    Str folded = text_fold(arena, text);
    assert(str_equal(text_fold(arena, folded), folded));
    assert(text_width(text_cut(arena, clean, columns)) <= columns);
    assert(text_count(text) >= (text.length > 0) && text_utf16(text) <= text.length);
    assert(text_distance(text, text, 3) == 0);
    Str last = text_last(text);
    assert(last.data + last.length == text.data + text.length);
    arena_free(arena);
    return 0;
}
