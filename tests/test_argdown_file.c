// Debates out of several files, and out of Markdown.
#include "src/argdown/argdown_build.h"
#include "src/argdown/argdown_fence.h"
#include "src/argdown/argdown_file.h"
#include "src/base/file.h"
#include "src/base/vec.h"
#include "tests/check.h"
#include "tests/folder.h"

// --- fenced blocks

// clang-format off
static const struct {
    const char *what, *document, *blocks; // "line:text|"
} fences[] = {
    { "no fence", "# A\n\ntext\n", "" },
    { "a fence", "x\n\n```argdown\n[A]: a\n```\n", "4:[A]: a\n|" },
    { "tildes, CR LF, more signs at the end", "~~~argdown\r\na\r\n~~~~~\r\nb\r\n", "2:a\r\n|" },
    { "a map", "```argdown-map\na\n```\n", "2:a\n|" },
    { "a cheatsheet", "``` argdown-cheatsheet\na\n```\n", "2:a\n|" },
    { "Pandoc's braces", "```{.argdown-map mode=\"web-component\"}\na\n```\n", "2:a\n|" },
    { "Pandoc's braces with a blank", "``` { .argdown }\na\n```\n", "2:a\n|" },
    { "settings behind the name", "```argdown mode=x\na\n```\n", "2:a\n|" },
    { "another language", "```c\na\n```\n", "" },
    { "a language that begins alike", "```argdownish\na\n```\n", "" },
    { "a fence within a longer one", "````md\n```argdown\na\n```\n````\n", "" },
    { "fewer signs do not close", "````argdown\na\n```\nb\n````\n", "2:a\n```\nb\n|" },
    { "other signs do not close", "```argdown\na\n~~~\n```\n", "2:a\n~~~\n|" },
    { "not closed: to the end", "```argdown\na\n", "2:a\n|" },
    { "indented code is no fence", "    ```argdown\n    a\n", "" },
    { "code within a line is no fence", "```argdown``` is\n", "" },
    { "two of them", "```argdown\na\n```\n\n```argdown\nb\n```\n", "2:a\n|6:b\n|" },
    { "an empty one", "```argdown\n```\n", "2:|" },
};
// clang-format on

static void test_fences(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(fences); i++) {
        Arena *arena = arena_new();
        Buffer out = { .arena = arena };
        Fence fence;
        FenceSearch search = { .line = 1 };
        Str document = str(fences[i].document);
        while (argdown_fence_next(document, &search, &fence)) {
            Str block = str_part(document, fence.start, fence.end);
            buffer_format(&out, "%d:%.*s|", fence.line, (int)block.length, block.data);
        }
        check_str(out.length > 0 ? buffer_str(&out) : str(""), fences[i].blocks,
                  fences[i].what);
        arena_free(arena);
    }
}

// --- files

static Str read_file(Arena *arena, const char *path)
{
    Error error;
    Str content;
    assert_true(file_read(path, 1 << 20, arena, &content, &error));
    return content;
}

// Writes the files, reads the first, and gives the problems: "file:line:column code\n",
// with the folder's name left out, and at the end how many claims there are.
static Str problems_of(Arena *arena, const char *const files[][2], size_t count)
{
    Str folder = folder_new(arena);
    for (size_t i = 0; i < count; i++)
        folder_write(folder, files[i][0], str(files[i][1]));
    Problems problems = { .arena = arena };
    Str path = str(folder_path(folder, files[0][0], arena));
    ArgdownFile file =
        argdown_file_make(arena, path, read_file(arena, path.data), false, &problems);
    const Debate *debate = argdown_read_with(
        arena, path, file.text, &(ArgdownOptions){ .pieces = file.pieces }, &problems);
    problems_sort(&problems);
    Buffer out = { .arena = arena };
    for (size_t i = 0; i < problems.count; i++) {
        const Problem *problem = &problems.items[i];
        Str name = str_from(problem->path, folder.length + 1);
        buffer_format(&out, "%.*s:%d:%d %.*s “%.*s”\n", (int)name.length, name.data,
                      problem->line, problem->column, (int)problem->code.length,
                      problem->code.data, (int)problem->source.length,
                      problem->source.data);
    }
    buffer_format(&out, "%d claims, %zu files", debate->claim_count,
                  file.included_count);
    folder_remove(folder);
    return buffer_str(&out);
}

// clang-format off
static const struct {
    const char *what;
    const char *files[4][2];
    const char *problems;
} includes[] = {
    { "nothing is included", { { "a.argdown", "[A]: a\n\n[B]: b\n" } }, "2 claims, 0 files" },
    { "a file below", { { "a.argdown", "[A]: a\n\n@include(sub/b.argdown)\n\n[C]: c\n" },
                        { "sub/b.argdown", "[B]: b" } },
      "3 claims, 1 files" },
    { "a path counts from the file that says it",
      { { "a.argdown", "@include(sub/b.argdown)" },
        { "sub/b.argdown", "[B]: b\n\n@include(c.argdown)" },
        { "sub/c.argdown", "[C]: c" } },
      "2 claims, 2 files" },
    { "and may lead upwards within the folder",
      { { "a.argdown", "@include(sub/b.argdown)" },
        { "sub/b.argdown", "@include(../c.argdown)" },
        { "c.argdown", "[C]: c" } },
      "1 claims, 2 files" },
    { "problems stand in the file that has them, and behind it too",
      { { "a.argdown", "[A] a\n\n@include(b.argdown)\n\n[C] c\n" },
        { "b.argdown", "\n[B] b\n" } },
      "a.argdown:1:1 missing-colon “[A] a”\na.argdown:5:1 missing-colon “[C] c”\n"
      "b.argdown:2:1 missing-colon “[B] b”\n3 claims, 1 files" },
    { "within a line", { { "a.argdown", "[A]: é @include(b.argdown) {x: ]}\n" },
                         { "b.argdown", "ü {y: 1} ö" } },
      "a.argdown:1:28 data-twice “[A]: é @include(b.argdown) {x: ]}”\n"
      "a.argdown:1:32 bad-data “[A]: é @include(b.argdown) {x: ]}”\n"
      "b.argdown:1:10 text-after-data “ü {y: 1} ö”\n1 claims, 1 files" },
    { "data in an included file", { { "a.argdown", "\n@include(b.argdown)\n" },
                                    { "b.argdown", "[B]: b {\n  x: 1\n  y: ]\n}\n" } },
      "b.argdown:3:6 bad-data “  y: ]”\n1 claims, 1 files" },
    { "a file is missing", { { "a.argdown", "@include(no.argdown)\n\n[A]: a\n" } },
      "a.argdown:1:1 include-unreadable “@include(no.argdown)”\n1 claims, 0 files" },
    { "a folder is no file", { { "a.argdown", "@include(sub)\n\n[A]: a\n" }, { "sub/b", "" } },
      "a.argdown:1:1 include-unreadable “@include(sub)”\n1 claims, 0 files" },
    { "outside", { { "a.argdown", "@include(../x.argdown)\n\n@include(/etc/hosts)\n\n[A]: a\n" } },
      "a.argdown:1:1 include-outside “@include(../x.argdown)”\n"
      "a.argdown:3:1 include-outside “@include(/etc/hosts)”\n1 claims, 0 files" },
    { "outside by a way round", { { "a.argdown", "@include(sub/../../x)\n" }, { "sub/b", "" } },
      "a.argdown:1:1 include-outside “@include(sub/../../x)”\n"
      "a.argdown:2:1 empty “”\n0 claims, 0 files" },
    { "twice", { { "a.argdown", "@include(b.argdown)\n\n@include(./b.argdown)\n" },
                 { "b.argdown", "[B]: b" } },
      "a.argdown:3:1 included-twice “@include(./b.argdown)”\n1 claims, 1 files" },
    { "itself", { { "a.argdown", "[A]: a\n\n@include(a.argdown)\n" } },
      "a.argdown:3:1 included-twice “@include(a.argdown)”\n1 claims, 0 files" },
    { "in a circle", { { "a.argdown", "[A]: a\n\n@include(b.argdown)\n" },
                       { "b.argdown", "[B]: b\n\n@include(a.argdown)\n" } },
      "b.argdown:3:1 included-twice “@include(a.argdown)”\n2 claims, 1 files" },
    { "front matter", { { "a.argdown", "===\ntitle: T\n===\n\n@include(b.argdown)\n" },
                        { "b.argdown", "===\ntitle: U\n===\n\n[B] b\n" } },
      "b.argdown:1:1 included-front-matter “===”\nb.argdown:5:1 missing-colon “[B] b”\n"
      "1 claims, 1 files" },
    { "a byte order mark", { { "a.argdown", "@include(b.argdown)\n" },
                             { "b.argdown", "\xEF\xBB\xBF[B]: b\n" } },
      "1 claims, 1 files" },
    { "no path", { { "a.argdown", "[A]: see @include() and @include(x\n" } }, "1 claims, 0 files" },
    { "Markdown", { { "a.md", "# H\n\n```argdown\n[A] a\n  - [B]\n```\n\ntext\n\n~~~argdown\n[B]: b\n\n[C] c\n~~~\n" } },
      "a.md:4:1 missing-colon “[A] a”\na.md:13:1 missing-colon “[C] c”\n3 claims, 0 files" },
    { "Markdown that includes", { { "a.md", "```argdown\n@include(b.argdown)\n```\n\n[X]: x\n" },
                                  { "b.argdown", "[B] b\n" } },
      "b.argdown:1:1 missing-colon “[B] b”\n1 claims, 1 files" },
};
// clang-format on

static void test_includes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(includes); i++) {
        size_t count = 0;
        while (count < COUNT(includes[i].files) && includes[i].files[count][0])
            count++;
        Arena *arena = arena_new();
        check_str(problems_of(arena, includes[i].files, count), includes[i].problems,
                  includes[i].what);
        arena_free(arena);
    }
}

// LIMIT_INCLUDE_DEPTH: one below, at, and one above.
static void r19_depth_of_includes(void **state)
{
    (void)state;
    for (int depth = 7; depth <= 9; depth++) {
        Arena *arena = arena_new();
        Str folder = folder_new(arena);
        for (int i = 0; i <= depth; i++) {
            Str text = i < depth ? arena_format(arena, "@include(%d.argdown)\n", i + 1)
                                 : str("[A]: a\n");
            folder_write(folder, arena_format(arena, "%d.argdown", i).data, text);
        }
        Problems problems = { .arena = arena };
        Str path = str(folder_path(folder, "0.argdown", arena));
        ArgdownFile file = argdown_file_make(arena, path, read_file(arena, path.data),
                                             false, &problems);
        assert_int_equal(problems.errors, depth > 8 ? 1 : 0);
        assert_int_equal(str_find(file.text, str("[A]")) >= 0, depth <= 8);
        if (depth > 8)
            check_str(problems.items[0].text,
                      "files include each other more than 8 deep", "too deep");
        folder_remove(folder);
        arena_free(arena);
    }
}

TESTS(cmocka_unit_test(test_fences), cmocka_unit_test(test_includes),
      cmocka_unit_test(r19_depth_of_includes))
