#include "src/library/hit.h"
#include "src/base/vec.h"
#include "src/debate/link.h"
#include "src/text/text.h"

enum {
    SNIPPET_COLUMNS = 240, // of a text that is longer than that
    BEFORE_COLUMNS = 24,   // shown before the first match, if it does not stand ...
    FRONT_COLUMNS = 40,    // ... in these first columns
    NAME_COLUMNS = 40,     // of a claim without a title in a line of argument
    LINE_LEVELS = 64,      // of a line of argument
};

// The part of a text on which a match is seen first, with marks.
static void set_snippet(const StoreWords *words, size_t word_count, Arena *arena,
                        Hit *hit)
{
    Str text = text_clean(arena, hit->row.text, false, NULL);
    Mark *marks;
    size_t count = query_marks(words, word_count, text, arena, &marks);
    size_t first = count > 0 ? marks[0].start : 0, start = 0;
    if (text_width(str_part(text, 0, first)) > FRONT_COLUMNS) {
        start = first;
        for (size_t at = first; at > 0; at--) {
            bool begins_word = text.data[at - 1] == ' ';
            if (text_width(str_part(text, at, first)) > BEFORE_COLUMNS)
                break;
            start = begins_word ? at : start;
        }
    }
    Str before = str(start > 0 ? "…" : "");
    Str shown = text_fit(str_from(text, start), SNIPPET_COLUMNS);
    bool is_cut = start + shown.length < text.length;
    hit->snippet = arena_format(arena, "%s%.*s%s", before.data, (int)shown.length,
                                shown.data, is_cut ? "…" : "");
    hit->marks = marks;
    for (size_t i = 0; i < count && marks[i].end <= start + shown.length; i++) {
        marks[i].start += before.length - start;
        marks[i].end += before.length - start;
        hit->mark_count++;
    }
}

static Str name_of(const StoreRow *row, Arena *arena)
{
    return row->title.length > 0
               ? text_clean(arena, row->title, false, NULL)
               : text_cut(arena, text_clean(arena, row->text, false, NULL),
                          NAME_COLUMNS);
}

// "supports X ‹ attacks Y": up to the thesis, as far as the rows say.
static Str line_of(Store *store, const StoreRow *row, Arena *arena)
{
    Error ignored;
    Buffer line = { .arena = arena };
    StoreRow at = *row, parent;
    for (int level = 0; at.parent >= 0 && at.parent <= INT32_MAX; level++) {
        Link link =
            at.link > LINK_ROOT && at.link < LINK_COUNT ? (Link)at.link : LINK_SUPPORT;
        if (level == LINE_LEVELS) {
            buffer_add(&line, str(" ‹ …"));
            break;
        }
        if (!store_row(store, at.source, (int32_t)at.parent, arena, &parent, &ignored))
            break;
        Str name = name_of(&parent, arena);
        buffer_format(&line, "%s%s %.*s", level > 0 ? " ‹ " : "", link_verb(link),
                      (int)name.length, name.data);
        at = parent;
    }
    return buffer_str(&line);
}

bool hit_make(Store *store, int64_t id, const StoreWords *words, size_t word_count,
              Arena *arena, Hit *hit)
{
    Error ignored;
    if (!store_row_at(store, id, arena, &hit->row, &ignored))
        return false;
    hit->title = text_clean(arena, hit->row.title, false, NULL);
    set_snippet(words, word_count, arena, hit);
    hit->title_mark_count =
        query_marks(words, word_count, hit->title, arena, &hit->title_marks);
    hit->line = line_of(store, &hit->row, arena);
    return true;
}
