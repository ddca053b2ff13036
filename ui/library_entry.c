#include "ui/library_entry.h"
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/text/text.h"

Str passage_words(Str address, Arena *arena)
{
    size_t digits = address.length;
    while (digits > 0 && address.data[digits - 1] >= '0' &&
           address.data[digits - 1] <= '9')
        digits--;
    if (digits == 0 || digits == address.length || address.data[digits - 1] != 'p')
        return arena_str(arena, address);
    return arena_format(arena, "%.*s%s¶%.*s", (int)digits - 1, address.data,
                        digits > 1 ? " " : "", (int)(address.length - digits),
                        address.data + digits);
}

// How many parts there are to read.
static int parts_of(const LibraryEntry *entry)
{
    const StoreSource *source = entry->source;
    bool is_tour = source->kind == SOURCE_TOUR && source->theses > 0;
    return is_tour ? source->theses : source->parts;
}

// Of a tour that has been begun, which steps have been read, and where the reader is.
static void read_tour(LibraryEntry *entry, Library *library, State *state, Arena *arena)
{
    const StoreSource *source = entry->source;
    const OpenDocument *open = library_document(library, entry->index);
    if (!open->tour || (entry->read == 0 && !entry->has_place))
        return;
    entry->read = 0;
    for (size_t i = 0; i < open->tour->count; i++) {
        size_t passage = tour_passage(open->document, &open->tour->steps[i]);
        Str key = document_address(open->document, passage, arena);
        entry->read += state_is_read(state, source->library, source->slug, key);
    }
    Str key, folds;
    if (!state_position(state, source->library, source->slug, arena, &key, &folds))
        return;
    ptrdiff_t step = tour_step_before(open->tour, document_find(open->document, key));
    if (step >= 0)
        entry->place = arena_format(arena, "step %td", step + 1);
}

static void read_state(LibraryEntry *entry, State *state, Arena *arena)
{
    const StoreSource *source = entry->source;
    Str key, folds;
    size_t parts = source->parts > 0 ? (size_t)source->parts : 0;
    size_t read = state_read_count(state, source->library, source->slug);
    entry->read = read < parts ? read : parts;
    if (!state_position(state, source->library, source->slug, arena, &key, &folds))
        return;
    entry->has_place = true;
    entry->place = source->kind == SOURCE_DEBATE ? key : passage_words(key, arena);
}

static void find_latest(LibraryEntry *entries, size_t count, State *state, Arena *arena)
{
    Str library, slug;
    if (!state_latest(state, arena, &library, &slug))
        return;
    for (size_t i = 0; i < count; i++)
        if (str_equal(library, entries[i].source->library) &&
            str_equal(slug, entries[i].source->slug))
            entries[i].was_latest = entries[i].has_place;
}

size_t library_entries(Library *library, State *state, Arena *arena,
                       LibraryEntry **entries)
{
    size_t count = library_count(library);
    *entries = count > 0 ? arena_get(arena, count, sizeof **entries) : NULL;
    for (size_t i = 0; i < count; i++) {
        LibraryEntry *entry = &(*entries)[i];
        const StoreSource *source = library_source(library, i);
        *entry = (LibraryEntry){ .source = source, .index = i };
        Buffer words = { .arena = arena };
        buffer_format(&words, "%.*s %.*s %.*s", (int)source->title.length,
                      source->title.data, (int)source->author.length,
                      source->author.data, (int)source->slug.length, source->slug.data);
        entry->folded = text_fold(arena, buffer_str(&words));
        if (state)
            read_state(entry, state, arena);
        if (state && source->kind == SOURCE_TOUR)
            read_tour(entry, library, state, arena);
    }
    if (state)
        find_latest(*entries, count, state, arena);
    return count;
}

Str library_heading(Str folder, Arena *arena)
{
    if (folder.length == 0)
        return str("Your files");
    Str copy = arena_str(arena, folder);
    char *bytes = arena_get(arena, copy.length, 1);
    for (size_t i = 0; i < copy.length; i++)
        bytes[i] = copy.data[i] == '-' || copy.data[i] == '_' ? ' ' : copy.data[i];
    if (bytes[0] >= 'a' && bytes[0] <= 'z')
        bytes[0] = (char)(bytes[0] - 'a' + 'A');
    return (Str){ bytes, copy.length };
}

Str library_tally(const LibraryEntry *entries, size_t count, Arena *arena)
{
    static const char *const names[] = { "debate", "document", "tour" };
    size_t tally[COUNT(names)] = { 0 };
    Buffer text = { .arena = arena };
    for (size_t i = 0; i < count; i++)
        tally[entries[i].source->kind]++;
    for (size_t i = 0; i < COUNT(names); i++)
        if (tally[i] > 0)
            buffer_format(&text, "%s%zu %s%s", text.length > 0 ? " · " : "", tally[i],
                          names[i], tally[i] == 1 ? "" : "s");
    return buffer_str(&text);
}

Str entry_size(const LibraryEntry *entry, bool is_short, Arena *arena)
{
    const StoreSource *source = entry->source;
    if (source->kind == SOURCE_TOUR && source->theses > 0)
        return arena_format(arena, "%d step%s", source->theses,
                            source->theses == 1 ? "" : "s");
    if (source->kind != SOURCE_DEBATE)
        return source->parts > 0 ? arena_format(arena, "%d ¶", source->parts)
                                 : str("empty");
    if (source->parts <= 0)
        return str("no claims");
    const char *plural = source->parts == 1 ? "" : "s";
    if (is_short)
        return arena_format(arena, "%d claim%s", source->parts, plural);
    return arena_format(arena, "%d claim%s · %d deep", source->parts, plural,
                        source->depth);
}

Str entry_read(const LibraryEntry *entry, bool is_short, Arena *arena)
{
    int parts = parts_of(entry);
    const char *sign = entry->source->kind == SOURCE_DOCUMENT ? " ¶" : "";
    if (entry->read == 0)
        return str("");
    if (entry->read == (size_t)parts)
        return is_short ? str("all read")
                        : arena_format(arena, "all %d%s read", parts, sign);
    return arena_format(arena, "%zu of %d%s%s", entry->read, parts, sign,
                        is_short ? "" : " read");
}

Str entry_byline(const LibraryEntry *entry, Arena *arena)
{
    Str author = entry->source->author, year = entry->source->year;
    return arena_format(arena, "%.*s%s%.*s", (int)author.length, author.data,
                        author.length > 0 && year.length > 0 ? ", " : "",
                        (int)year.length, year.data);
}

Str entry_place(const LibraryEntry *entry, Arena *arena)
{
    if (!entry->has_place)
        return str("");
    Str place = entry->place.length > 0 ? entry->place : str("the start");
    return arena_format(arena, "%s%.*s",
                        entry->was_latest ? "You were here: " : "Continue at ",
                        (int)place.length, place.data);
}

static void add_reading(const LibraryEntry *entry, Buffer *text)
{
    int parts = parts_of(entry);
    if (parts <= 0)
        buffer_add(text, str(", empty"));
    else if (entry->read == (size_t)parts)
        buffer_add(text, str(", all read"));
    else if (entry->read > 0)
        buffer_format(text, ", %zu read", entry->read);
    else
        buffer_add(text, str(", not begun"));
    if (entry->was_latest)
        buffer_add(text, str(", you were here"));
    else if (entry->has_place)
        buffer_add(text, str(", you left off in it"));
}

Str entry_sentence(const LibraryEntry *entry, Arena *arena)
{
    static const char *const kinds[] = { "Debate", "Document", "Tour" };
    const StoreSource *source = entry->source;
    Buffer text = { .arena = arena };
    Str byline = entry_byline(entry, arena);
    bool is_debate = source->kind == SOURCE_DEBATE;
    bool is_tour = source->kind == SOURCE_TOUR && source->theses > 0;
    const char *part = is_debate ? "claim" : is_tour ? "step" : "paragraph";
    buffer_format(&text, "%s \"%.*s\"", kinds[source->kind], (int)source->title.length,
                  source->title.data);
    if (byline.length > 0)
        buffer_format(&text, " by %.*s", (int)byline.length, byline.data);
    if (parts_of(entry) > 0)
        buffer_format(&text, ", %d %s%s", parts_of(entry), part,
                      parts_of(entry) == 1 ? "" : "s");
    if (is_debate && source->depth > 0)
        buffer_format(&text, ", %d deep", source->depth);
    add_reading(entry, &text);
    return buffer_str(&text);
}
