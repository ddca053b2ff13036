#include "src/store/note_text.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "src/base/alloc.h"
#include "src/base/table.h"
#include "src/base/vec.h"
#include "src/text/text.h"

static const char between[] = "\n\n---\n\n"; // two texts that have been joined

// --- writing

// The longest row of backticks in a text.
static size_t backticks(Str text)
{
    size_t most = 0, count = 0;
    for (size_t i = 0; i < text.length; i++) {
        count = text.data[i] == '`' ? count + 1 : 0;
        most = count > most ? count : most;
    }
    return most;
}

static void add_value(Buffer *out, const char *name, Str value)
{
    buffer_format(out, "%s", name);
    for (size_t i = 0; i < value.length; i++) {
        char byte = value.data[i];
        if (byte == '\n' || byte == '\r' || byte == '\\')
            buffer_add_byte(out, '\\');
        buffer_add_byte(out, (char)(byte == '\n' ? 'n' : byte == '\r' ? 'r' : byte));
    }
    buffer_add_byte(out, '\n');
}

static void add_time(Buffer *out, const char *name, int64_t seconds)
{
    char text[32] = "1970-01-01T00:00:00Z";
    time_t time = (time_t)seconds;
    struct tm parts;
    if (gmtime_r(&time, &parts) && parts.tm_year + 1900 <= 9999)
        strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    add_value(out, name, str(text));
}

static void add_note(Buffer *out, const StateNote *note)
{
    size_t fence = backticks(note->text) + 1;
    add_value(out, "\n## ", note->key);
    add_value(out, "\n- library: ", note->library);
    add_value(out, "- source: ", note->source);
    add_value(out, "- key: ", note->key);
    add_value(out, "- on: ", note->words);
    add_time(out, "- created: ", note->created);
    add_time(out, "- changed: ", note->changed);
    buffer_add_byte(out, '\n');
    for (size_t i = 0; i < (fence < 3 ? 3 : fence); i++)
        buffer_add_byte(out, '`');
    buffer_add(out, str("note\n"));
    buffer_add(out, note->text);
    buffer_add_byte(out, '\n');
    for (size_t i = 0; i < (fence < 3 ? 3 : fence); i++)
        buffer_add_byte(out, '`');
    buffer_add_byte(out, '\n');
}

Str note_text_write(const StateNote *notes, size_t count, Arena *arena)
{
    Buffer out = { .arena = arena };
    buffer_add(&out, str("# Notes\n"));
    for (size_t i = 0; i < count; i++)
        add_note(&out, &notes[i]);
    return buffer_str(&out);
}

// --- reading

enum { HAS_ALL = 7 }; // the lines library, source and key, as bits

typedef struct {
    const char *name;
    Arena *arena;
    Str rest; // of the text
    int line; // of the one taken last
    StateNote note;
    unsigned has;  // of the note's lines
    bool is_begun; // its heading has been read
    StateNote *notes;
    size_t count, capacity;
    Error *error;
} Reader;

static bool refuse(Reader *reader, int column, const char *sentence)
{
    return error_set(reader->error, "%s:%d:%d: %s", reader->name, reader->line, column,
                     sentence);
}

static bool take_line(Reader *reader, Str *line)
{
    if (!str_next(&reader->rest, '\n', line))
        return false;
    reader->line++;
    return true;
}

// A line without the carriage return of other systems.
static Str bare(Str line)
{
    return line.length > 0 && line.data[line.length - 1] == '\r'
               ? str_part(line, 0, line.length - 1)
               : line;
}

static Str unescaped(Str value, Arena *arena)
{
    Buffer out = { .arena = arena };
    for (size_t i = 0; i < value.length; i++) {
        bool is_escape = value.data[i] == '\\' && i + 1 < value.length;
        char byte = value.data[i += is_escape];
        if (is_escape && (byte == 'n' || byte == 'r'))
            byte = byte == 'n' ? '\n' : '\r';
        buffer_add_byte(&out, byte);
    }
    return buffer_str(&out);
}

static bool read_time(Reader *reader, Str value, int column, int64_t *seconds)
{
    struct tm parts = { 0 };
    char text[32];
    int end = 0;
    snprintf(text, sizeof text, "%.*s", STR_ARGUMENTS(value));
    if (sscanf(text, "%4d-%2d-%2dT%2d:%2d:%2dZ%n", &parts.tm_year, &parts.tm_mon,
               &parts.tm_mday, &parts.tm_hour, &parts.tm_min, &parts.tm_sec,
               &end) != 6 ||
        (size_t)end != value.length || parts.tm_year < 1970)
        return refuse(reader, column, "a time is written 2026-11-28T15:40:07Z");
    parts.tm_year -= 1900;
    parts.tm_mon -= 1;
    *seconds = (int64_t)timegm(&parts);
    return true;
}

// "- key: Hard power".
static bool read_field(Reader *reader, Str line)
{
    static const char *const names[] = { "library", "source", "key", "on" };
    StateNote *note = &reader->note;
    Str *const values[] = { &note->library, &note->source, &note->key, &note->words };
    ptrdiff_t colon = str_find(line, str(":"));
    Str name = colon < 0 ? str("") : str_part(line, 2, (size_t)colon);
    size_t start = (size_t)(colon + 1);
    start += start < line.length && line.data[start] == ' ';
    Str value = str_from(line, start);
    for (size_t i = 0; i < COUNT(names); i++)
        if (str_is(name, names[i])) {
            *values[i] = unescaped(value, reader->arena);
            reader->has |= 1u << i;
            return true;
        }
    if (str_is(name, "created"))
        return read_time(reader, value, (int)start + 1, &note->created);
    if (str_is(name, "changed"))
        return read_time(reader, value, (int)start + 1, &note->changed);
    return refuse(reader, 3,
                  "a note has the lines library, source, key, on, created, changed");
}

// How many backticks a line begins with, if nothing but `after` follows; else 0.
static size_t fence_of(Str line, const char *after)
{
    size_t count = 0;
    while (count < line.length && line.data[count] == '`')
        count++;
    return count >= 3 && str_is(str_trim(str_from(line, count)), after) ? count : 0;
}

// The text of a note, up to the fence that closes it.
static bool read_text(Reader *reader, size_t fence)
{
    const char *start = reader->rest.data;
    Str line, text = str("");
    int opened = reader->line;
    for (bool is_first = true; take_line(reader, &line); is_first = false) {
        if (fence_of(bare(line), "") < fence) {
            text = (Str){ start, (size_t)(line.data + line.length - start) };
            continue;
        }
        if (is_first || text.length > STATE_NOTE_BYTES)
            return refuse(reader, 1,
                          is_first ? "the note above has no text"
                                   : "the note above is longer than 65536 bytes");
        reader->note.text = text;
        reader->notes = vec_room(reader->arena, reader->notes, reader->count,
                                 &reader->capacity, sizeof *reader->notes);
        reader->notes[reader->count++] = reader->note;
        reader->is_begun = false;
        return true;
    }
    reader->line = opened;
    return refuse(reader, 1,
                  "nothing closes this note: a line of as many backticks "
                  "would");
}

static bool begin_note(Reader *reader)
{
    if (reader->is_begun)
        return refuse(reader, 1, "the note above has no text between lines of ```");
    reader->note = (StateNote){ .words = str("") };
    reader->has = 0;
    return reader->is_begun = true;
}

static bool read_line(Reader *reader, Str line)
{
    bool is_before = reader->count == 0 && !reader->is_begun;
    if (str_starts(line, str("## ")))
        return begin_note(reader);
    if (is_before || str_trim(line).length == 0)
        return true;
    if (reader->is_begun && str_starts(line, str("- ")))
        return read_field(reader, line);
    size_t fence = fence_of(line, "note");
    if (reader->is_begun && fence > 0)
        return (reader->has & HAS_ALL) != HAS_ALL
                   ? refuse(reader, 1,
                            "the note lacks one of the lines - library:, - source: "
                            "and - key:")
                   : read_text(reader, fence);
    return refuse(reader, 1,
                  "this belongs to no note: a note is a heading ##, lines such as "
                  "- key:, and its text between ```note and ```");
}

// The first place that is no UTF-8; false if there is none.
static bool find_invalid(Reader *reader, Str text)
{
    Str line;
    Reader finder = *reader;
    finder.rest = text;
    while (take_line(&finder, &line)) {
        int column = 1;
        for (Str rest = line; rest.length > 0; column++) {
            Str before = rest;
            uint32_t code_point = text_decode(&rest);
            Str taken = str_part(before, 0, before.length - rest.length);
            if (code_point == TEXT_BAD && !str_is(taken, "\uFFFD")) {
                reader->line = finder.line;
                refuse(reader, column, "this is no UTF-8");
                return true;
            }
        }
    }
    return false;
}

bool note_text_read(Str text, const char *name, Arena *arena, StateNote **notes,
                    size_t *count, Error *error)
{
    Str line;
    Reader reader = { .name = name, .arena = arena, .rest = text, .error = error };
    if (!text_is_valid(text) && find_invalid(&reader, text))
        return false;
    while (take_line(&reader, &line))
        if (!read_line(&reader, bare(line)))
            return false;
    if (reader.is_begun)
        return refuse(&reader, 1, "the last note has no text between lines of ```");
    *notes = reader.notes;
    *count = reader.count;
    return true;
}

// --- merging

// Whether a text is the other, or one of those that were joined in it.
static bool holds(Str text, Str part, Arena *arena)
{
    Str before = arena_format(arena, "%.*s%s", STR_ARGUMENTS(part), between);
    Str after = arena_format(arena, "%s%.*s", between, STR_ARGUMENTS(part));
    Str amid = arena_format(arena, "%.*s%s", STR_ARGUMENTS(after), between);
    return str_equal(text, part) || str_starts(text, before) || str_ends(text, after) ||
           str_find(text, amid) >= 0;
}

// Puts two notes on one place together in the first of them.
static bool join(StateNote *own, const StateNote *other, NoteMerge *merge, Arena *arena,
                 Error *error)
{
    bool is_newer = other->changed > own->changed;
    if (holds(own->text, other->text, arena)) {
        merge->same++;
        return true;
    }
    if (holds(other->text, own->text, arena)) {
        own->text = other->text;
    } else {
        Str first = is_newer ? other->text : own->text;
        Str second = is_newer ? own->text : other->text;
        if (first.length + second.length + sizeof between > STATE_NOTE_BYTES)
            return error_set(error,
                             "The note on %.*s would become longer than %d bytes, so "
                             "nothing is taken in",
                             STR_ARGUMENTS(own->key), STATE_NOTE_BYTES);
        own->text = arena_format(arena, "%.*s%s%.*s", STR_ARGUMENTS(first), between,
                                 STR_ARGUMENTS(second));
    }
    merge->joined++;
    own->changed = is_newer ? other->changed : own->changed;
    if (other->created > 0 && other->created < own->created)
        own->created = other->created;
    return true;
}

bool note_text_merge(State *state, const StateNote *notes, size_t count,
                     NoteMerge *merge, Error *error)
{
    Arena *arena = arena_new();
    Table places = { .arena = arena };
    StateNote *merged = arena_get(arena, count + 1, sizeof *merged);
    size_t merged_count = 0;
    bool ok = true;
    *merge = (NoteMerge){ 0 };
    for (size_t i = 0; ok && i < count; i++) {
        const StateNote *note = &notes[i];
        Str place =
            arena_format(arena, "%.*s\n%.*s\n%.*s", STR_ARGUMENTS(note->library),
                         STR_ARGUMENTS(note->source), STR_ARGUMENTS(note->key));
        int32_t at = table_get(&places, place);
        StateNote own;
        if (at < 0 &&
            !state_note(state, note->library, note->source, note->key, arena, &own)) {
            own = *note;
            merge->added++;
        } else {
            own = at < 0 ? own : merged[at];
            ok = join(&own, note, merge, arena, error);
        }
        if (at < 0) {
            at = (int32_t)merged_count++;
            table_set(&places, place, at);
        }
        merged[at] = own;
    }
    ok = ok && state_set_notes(state, merged, merged_count, error);
    arena_free(arena);
    return ok;
}

Str note_text_merged(const NoteMerge *merge, Arena *arena)
{
    Buffer out = { .arena = arena };
    buffer_format(&out, "%zu %s added", merge->added,
                  merge->added == 1 ? "note" : "notes");
    if (merge->same > 0)
        buffer_format(&out, ", %zu %s there already", merge->same,
                      merge->same == 1 ? "was" : "were");
    if (merge->joined > 0)
        buffer_format(&out, ", %zu joined with another text, the newer first",
                      merge->joined);
    return buffer_str(&out);
}
