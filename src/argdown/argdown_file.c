#include "src/argdown/argdown_file.h"
#include <stdlib.h>
#include "src/argdown/argdown_fence.h"
#include "src/argdown/argdown_match.h"
#include "src/base/file.h"
#include "src/base/limits.h"
#include "src/base/table.h"
#include "src/base/vec.h"

// A file, or a block of one, that is being copied.
typedef struct {
    Str path, file;
    size_t at, end;
    int32_t line; // at `at`
    size_t line_start;
} Frame;

typedef struct {
    Arena *arena;
    Problems *problems;
    bool strict;
    Buffer text;
    int32_t line; // of the text that comes next
    SourcePiece *pieces;
    size_t piece_count, piece_room;
    Frame frames[LIMIT_INCLUDE_DEPTH + 1];
    size_t depth;
    Str root;   // the folder of the file that was opened, without links
    Table seen; // real paths
    Str *included;
    size_t included_count, included_room;
} Assembly;

// Moves on in a file and returns how many lines that is.
static int32_t pass(Frame *frame, size_t to)
{
    int32_t lines = 0;
    for (size_t at = frame->at; at < to;) {
        size_t after = match_line_end(frame->file, at);
        lines += after > 0;
        at = after > 0 ? after : at + 1;
        if (after > 0)
            frame->line_start = at;
    }
    frame->at = to;
    frame->line += lines;
    return lines;
}

// Copies what stands before `to`.
static void copy(Assembly *assembly, size_t to)
{
    Frame *frame = &assembly->frames[assembly->depth - 1];
    if (to == frame->at)
        return;
    assembly->pieces =
        vec_room(assembly->arena, assembly->pieces, assembly->piece_count,
                 &assembly->piece_room, sizeof assembly->pieces[0]);
    assembly->pieces[assembly->piece_count++] =
        (SourcePiece){ assembly->text.length, assembly->line, frame->path,
                       frame->file,           frame->at,      frame->line };
    buffer_add(&assembly->text, str_part(frame->file, frame->at, to));
    assembly->line += pass(frame, to);
}

// --- paths

static Str folder_of(Str path)
{
    size_t end = path.length;
    while (end > 0 && path.data[end - 1] != '/')
        end--;
    return str_part(path, 0, end);
}

static Str real_path(const Assembly *assembly, Str path)
{
    char *real = realpath(arena_str(assembly->arena, path).data, NULL);
    Str result = real ? arena_str(assembly->arena, str(real)) : str("");
    free(real);
    return result;
}

// Whether a path leads upwards out of the folder it counts from, by its words alone.
static int levels_up(Str path)
{
    int level = 0, lowest = 0;
    Str part;
    while (str_next(&path, '/', &part)) {
        if (str_is(part, ".."))
            level--;
        else if (part.length > 0 && !str_is(part, "."))
            level++;
        lowest = level < lowest ? level : lowest;
    }
    return -lowest;
}

static bool is_below(Str path, Str folder)
{
    return str_starts(path, folder) &&
           (str_is(folder, "/") || str_starts(str_from(path, folder.length), str("/")));
}

// --- including

// A problem at the words @include(...) that end at `end`.
static void complain(const Assembly *assembly, size_t end, Severity severity,
                     const char *code, Str text, const char *help)
{
    const Frame *frame = &assembly->frames[assembly->depth - 1];
    Source source = { .path = frame->path,
                      .text = frame->file,
                      .problems = assembly->problems };
    Token place = { TOKEN_TEXT, (uint32_t)frame->at, (uint32_t)end,
                    (uint32_t)frame->line_start, frame->line };
    source_problem(&source, place, severity, code, text, str(help));
}

// Where the file is that a path means; empty with a problem if it may not be read.
static Str resolve(const Assembly *assembly, Str said, size_t end)
{
    const Frame *frame = &assembly->frames[assembly->depth - 1];
    Str folder = folder_of(frame->path), root = folder_of(assembly->frames[0].path);
    Str below = str_from(folder, root.length);
    Str whole = arena_format(assembly->arena, "%.*s%.*s", (int)folder.length,
                             folder.data, (int)said.length, said.data);
    Str inner = arena_format(assembly->arena, "%.*s%.*s", (int)below.length, below.data,
                             (int)said.length, said.data);
    if (str_starts(said, str("/")) || levels_up(inner) > 0) {
        complain(assembly, end, SEVERITY_ERROR, "include-outside",
                 arena_format(assembly->arena,
                              "“%.*s” is outside the folder of the debate",
                              (int)said.length, said.data),
                 "put the file into that folder, and write its path from there");
        return str("");
    }
    Str real = real_path(assembly, whole);
    if (real.length > 0 && !is_below(real, assembly->root)) {
        complain(assembly, end, SEVERITY_ERROR, "include-outside",
                 arena_format(assembly->arena,
                              "“%.*s” is a link to outside the folder of the debate",
                              (int)said.length, said.data),
                 "put the file itself into that folder");
        return str("");
    }
    return whole;
}

static bool may_include(Assembly *assembly, Str said, Str path, size_t end)
{
    Str real = real_path(assembly, path);
    if (real.length > 0 && table_get(&assembly->seen, real) >= 0) {
        complain(assembly, end, SEVERITY_WARNING, "included-twice",
                 arena_format(assembly->arena, "“%.*s” has been included already",
                              (int)said.length, said.data),
                 "remove this line: each file is included once");
        return false;
    }
    if (assembly->depth > LIMIT_INCLUDE_DEPTH) {
        complain(assembly, end, SEVERITY_ERROR, "include-depth",
                 str("files include each other more than 8 deep"),
                 "include this file from one further up");
        return false;
    }
    if (real.length > 0)
        table_set(&assembly->seen, real, 0);
    return true;
}

static void push(Assembly *assembly, Frame frame)
{
    Matcher matcher = { .text = frame.file, .strict = assembly->strict };
    size_t front;
    if (str_starts(frame.file, str("\xEF\xBB\xBF")))
        frame.at = 3;
    assembly->frames[assembly->depth++] = frame;
    if (assembly->strict || (front = match_front_matter(&matcher, frame.at)) == 0)
        return;
    complain(assembly, front, SEVERITY_NOTE, "included-front-matter",
             str("the front matter of an included file is not read"),
             "move its settings to the file that is opened");
    Frame *top = &assembly->frames[assembly->depth - 1];
    pass(top, front);
}

static void include(Assembly *assembly, Str said, size_t end)
{
    Error error;
    Frame frame = { .line = 1 };
    frame.path = resolve(assembly, said, end);
    bool fits = frame.path.length > 0 && may_include(assembly, said, frame.path, end);
    if (fits && !file_read(frame.path.data, LIMIT_ARGDOWN_BYTES - assembly->text.length,
                           assembly->arena, &frame.file, &error)) {
        Str reason = str(error.text);
        if (str_starts(reason, frame.path))
            reason = str_from(reason, frame.path.length + strlen(": "));
        complain(assembly, end, SEVERITY_ERROR, "include-unreadable",
                 arena_format(assembly->arena, "“%.*s” cannot be included: %.*s",
                              (int)said.length, said.data, (int)reason.length,
                              reason.data),
                 "write the path as it counts from the folder of this file");
        fits = false;
    }
    assembly->frames[assembly->depth - 1].at = end;
    if (!fits)
        return;
    frame.end = frame.file.length;
    assembly->included =
        vec_room(assembly->arena, assembly->included, assembly->included_count,
                 &assembly->included_room, sizeof assembly->included[0]);
    assembly->included[assembly->included_count++] = frame.path;
    push(assembly, frame);
}

// The path in "@include(path)" that begins at `*at`, found by looking on from there;
// `end` gets where it ends. False if there is none.
static bool find_include(Str text, size_t *at, size_t *end, Str *said)
{
    static const char opening[] = "@include(";
    for (;;) {
        ptrdiff_t found = str_find(str_from(text, *at), str(opening));
        if (found < 0)
            return false;
        *at += (size_t)found;
        size_t start = *at + strlen(opening), close = start;
        while (close < text.length && !strchr(")\r\n", text.data[close]))
            close++;
        *said = str_trim(str_part(text, start, close));
        *end = close + 1;
        if (close < text.length && text.data[close] == ')' && said->length > 0)
            return true;
        *at = close > start ? close : start; // no other one is closed before that
    }
}

// Copies all that is on the stack, and what that includes.
static void copy_frames(Assembly *assembly)
{
    while (assembly->depth > 0) {
        Frame *frame = &assembly->frames[assembly->depth - 1];
        size_t at = frame->at, end;
        Str said, rest = str_part(frame->file, 0, frame->end);
        if (find_include(rest, &at, &end, &said)) {
            copy(assembly, at);
            include(assembly, said, end);
        } else {
            copy(assembly, frame->end);
            assembly->depth--;
        }
    }
}

static void copy_fences(Assembly *assembly, Str path, Str content)
{
    Fence fence;
    FenceSearch search = { .line = 1 };
    while (argdown_fence_next(content, &search, &fence)) {
        assembly->frames[assembly->depth++] =
            (Frame){ path, content, fence.start, fence.end, fence.line, fence.start };
        copy_frames(assembly);
        buffer_add(&assembly->text, str("\n\n"));
        assembly->line += 2;
    }
}

bool argdown_file_is_markdown(Str path)
{
    return str_ends(path, str(".md"));
}

ArgdownFile argdown_file_make(Arena *arena, Str path, Str content, bool strict,
                              Problems *problems)
{
    bool is_markdown = argdown_file_is_markdown(path);
    if (!is_markdown && str_find(content, str("@include(")) < 0)
        return (ArgdownFile){ .path = path, .text = content };
    Assembly assembly = { .arena = arena,
                          .problems = problems,
                          .strict = strict,
                          .text = { .arena = arena },
                          .line = 1,
                          .seen = { .arena = arena } };
    Str folder = folder_of(path), own = real_path(&assembly, path);
    assembly.root = real_path(&assembly, folder.length > 0 ? folder : str("."));
    if (own.length > 0)
        table_set(&assembly.seen, own, 0);
    if (is_markdown) {
        copy_fences(&assembly, path, content);
    } else {
        assembly.frames[assembly.depth++] =
            (Frame){ path, content, 0, content.length, 1, 0 };
        copy_frames(&assembly);
    }
    return (ArgdownFile){
        .path = path,
        .text = assembly.text.length > 0 ? buffer_str(&assembly.text) : str(""),
        .pieces = { assembly.pieces, assembly.piece_count },
        .included = assembly.included,
        .included_count = assembly.included_count,
    };
}
