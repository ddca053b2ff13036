#include <time.h>
#include "src/base/limits.h"
#include "src/base/vec.h"
#include "src/document/document.h"
#include "src/text/text.h"
#include "tests/check.h"

// --- what a document says, a line a block: "1p2 item 3 list 1: one <e two> three"

static void add_text(Buffer *out, const Block *block)
{
    static const char letters[] = { 'e', 's', 'c', 'l', 'x', 'r' };
    size_t at = 0;
    for (size_t i = 0; i < block->span_count; i++) {
        const Span *span = &block->spans[i];
        assert_true(span->start >= at && span->end > span->start);
        assert_true(span->end <= block->text.length);
        buffer_add(out, str_part(block->text, at, span->start));
        buffer_add(out, str("<"));
        for (size_t bit = 0; bit < COUNT(letters); bit++)
            if (span->styles & (1U << bit))
                buffer_add_byte(out, letters[bit]);
        buffer_add(out, str(" "));
        buffer_add(out, str_part(block->text, span->start, span->end));
        if (span->target.length > 0)
            buffer_format(out, "|%.*s", (int)span->target.length, span->target.data);
        buffer_add(out, str(">"));
        at = span->end;
    }
    buffer_add(out, str_from(block->text, at));
}

static Str outline(const Document *document, Arena *arena)
{
    static const char *const kinds[] = { "heading", "paragraph", "item",
                                         "table",   "code",      "rule" };
    Buffer out = { .arena = arena };
    for (size_t i = 0; i < document->block_count; i++) {
        const Block *block = &document->blocks[i];
        Str address = document_address(document, i, arena);
        buffer_format(&out, "%.*s %s", (int)address.length, address.data,
                      kinds[block->kind]);
        if (block->item_number > 0)
            buffer_format(&out, " %d", block->item_number);
        if (block->list_depth > 0)
            buffer_format(&out, " list %d", block->list_depth);
        if (block->quote_depth > 0)
            buffer_format(&out, " quote %d", block->quote_depth);
        buffer_add(&out, str(": "));
        add_text(&out, block);
        buffer_add(&out, str("\n"));
    }
    return buffer_str(&out);
}

// clang-format off
static const struct {
    const char *what, *text, *blocks;
} cases[] = {
    { "an empty file", "", "" },
    { "a heading alone", "# Title\n", "1 heading: Title\n" },
    { "text before the first heading", "One.\n\nTwo.\n\n# A\n\nThree.\n",
      "¶1 paragraph: One.\n¶2 paragraph: Two.\n1 heading: A\n1 ¶1 paragraph: Three.\n" },
    { "sections count by structure", "# A\n## B\n### C\n## D\n# E\n## F\n",
      "1 heading: A\n1.1 heading: B\n1.1.1 heading: C\n1.2 heading: D\n2 heading: E\n2.1 heading: F\n" },
    { "the highest level that occurs counts 1", "## A\n### B\n## C\n",
      "1 heading: A\n1.1 heading: B\n2 heading: C\n" },
    { "a level left out leaves no gap", "## A\n#### B\n### C\n#### D\n",
      "1 heading: A\n1.1 heading: B\n1.2 heading: C\n1.2.1 heading: D\n" },
    { "a lower heading first", "### A\n## B\n", "1 heading: A\n2 heading: B\n" },
    { "its own number is dropped", "# 1 A\n## 1.1. B\n## 1.2) *C*\n# 2\tD\n",
      "1 heading: A\n1.1 heading: B\n1.2 heading: <e C>\n2 heading: D\n" },
    { "another number stays", "# 3 A\n## 1.2 B\n# 22 C\n# 3rd\n",
      "1 heading: 3 A\n1.1 heading: 1.2 B\n2 heading: 22 C\n3 heading: 3rd\n" },
    { "a heading that is a number only", "# 1\n", "1 heading: 1\n" },
    { "an empty heading", "#\n\na\n", "1 heading: \n1 ¶1 paragraph: a\n" },
    { "paragraphs count from each heading", "# A\na\n\nb\n## B\nc\n",
      "1 heading: A\n1 ¶1 paragraph: a\n1 ¶2 paragraph: b\n1.1 heading: B\n1.1 ¶1 paragraph: c\n" },
    { "line ends are blanks", "one\ntwo\n   three\n", "¶1 paragraph: one two three\n" },
    { "but not in Chinese", "软\n实力 and\n力\n", "¶1 paragraph: 软实力 and 力\n" },
    { "several blanks are one", "a  b\tc \t d `e  f`\n", "¶1 paragraph: a b c d <c e  f>\n" },
    { "a forced line end stays", "one  \ntwo\\\nthree\n", "¶1 paragraph: one\ntwo\nthree\n" },
    { "but not in a heading", "one  \ntwo\n===\n", "1 heading: one two\n" },
    { "emphasis and strong", "*a* **b** ***c*** _d_ x*e*y\n",
      "¶1 paragraph: <e a> <s b> <es c> <e d> x<e e>y\n" },
    { "strong in emphasis", "*a **b** c*\n", "¶1 paragraph: <e a ><es b><e  c>\n" },
    { "code in a line", "a `b  *c*` d\n", "¶1 paragraph: a <c b  *c*> d\n" },
    { "no struck text", "~~a~~\n", "¶1 paragraph: ~~a~~\n" },
    { "links", "[a *b*](http://x.y/?q=1&amp;r 'title') <http://z>\n",
      "¶1 paragraph: <l a |http://x.y/?q=1&r><el b|http://x.y/?q=1&r> <l http://z|http://z>\n" },
    { "links by definition", "[a][X] [x]\n\n[x]: u\n", "¶1 paragraph: <l a|u> <l x|u>\n" },
    { "a link without a text", "[](u)\n", "¶1 paragraph: <l u|u>\n" },
    { "... in a list, after a line end", "- [](u)\n- a\n  [](v)\n", "¶1 item list 1: <l u|u>\n¶2 item list 1: a <l v|v>\n" },
    { "a picture is a link", "![a chart](c.png) [![i](j)](k)\n",
      "¶1 paragraph: <l a chart|c.png> <l i|k>\n" },
    { "references", "a [12], b^[3] c [^note], d [4, 6-7; 9–11]\n",
      "¶1 paragraph: a <r [12]>, b<r [3]> c <r [note]>, d <r [4, 6-7; 9–11]>\n" },
    { "no references", "[a] [1a] [] [^] [^a b] `[1]` \\[ [ 1] ^a\n",
      "¶1 paragraph: [a] [1a] [] [^] [^a b] <c [1]> [ [ 1] ^a\n" },
    { "a reference in strong text", "**a [1]**\n", "¶1 paragraph: <s a ><sr [1]>\n" },
    { "a reference that is a link", "a\n[12](u) [1]\n\n[1]: v\n",
      "¶1 paragraph: a <lr [12]|u> <lr [1]|v>\n" },
    { "footnotes are text", "a[^1]\n\n[^1]: one\n[^x]: Two words\n",
      "¶1 paragraph: a<r [1]>\n¶2 paragraph: <r [1]>: one <r [x]>: Two words\n" },
    { "HTML is text", "<b>a</b> <!-- c -->\n\n<div>\nb\n</div>\n",
      "¶1 paragraph: <b>a</b> <!-- c -->\n¶2 paragraph: <div> b </div>\n" },
    { "entities", "&amp; &eacute; &#233; &#xE9; &hellip; &thetasym; &apos; &nothing; &\n",
      "¶1 paragraph: & é é é … ϑ ' &nothing; &\n" },
    { "entities that are no characters", "&#0; &#xD800; &#x110000; &#99999999;\n",
      "¶1 paragraph: \uFFFD \uFFFD \uFFFD &#99999999;\n" },
    { "entities that are unsafe", "a&#x1b;[2J&#x202e;b&#7;\n", "¶1 paragraph: a\uFFFD[2J\uFFFDb\uFFFD\n" },
    { "marks cannot pile up", "a&#x301;&#x301;\n", "¶1 paragraph: a\u25CC\u0301\u25CC\u0301\n" },
    { "bullets", "- a\n- b\n  - c\n    * d\n- e\n",
      "¶1 item list 1: a\n¶2 item list 1: b\n¶3 item list 2: c\n¶4 item list 3: d\n¶5 item list 1: e\n" },
    { "numbers", "3. a\n4. b\n   1) c\n9. d\n",
      "¶1 item 3 list 1: a\n¶2 item 4 list 1: b\n¶3 item 1 list 2: c\n¶4 item 5 list 1: d\n" },
    { "a list from 0", "0. a\n1. b\n", "¶1 item list 1: a\n¶2 item 1 list 1: b\n" },
    { "items of several paragraphs", "- a\n\n  b\n\n- c\n",
      "¶1 item list 1: a\n¶2 paragraph list 1: b\n¶3 item list 1: c\n" },
    { "an item that begins with a list", "- - a\n- b\n", "¶1 item list 2: a\n¶2 item list 1: b\n" },
    { "empty items", "-\n- a\n-\n", "¶1 item list 1: a\n" },
    { "no task lists", "- [x] a\n", "¶1 item list 1: [x] a\n" },
    { "quotations", "> a\n> b\n>\n> > c\n\nd\n",
      "¶1 paragraph quote 1: a b\n¶2 paragraph quote 2: c\n¶3 paragraph: d\n" },
    { "a quotation in an item", "1. > a\n\n   b\n",
      "¶1 item 1 list 1 quote 1: a\n¶2 paragraph list 1: b\n" },
    { "a list in a quotation", "> - a\n> - b\n", "¶1 item list 1 quote 1: a\n¶2 item list 1 quote 1: b\n" },
    { "code", "```c\nint x;\n\n\ty;\n```\n\n    z\n",
      "¶1 code: int x;\n\n    y;\n¶2 code: z\n" },
    { "a rule", "a\n\n***\n\nb\n", "¶1 paragraph: a\n rule: \n¶2 paragraph: b\n" },
    { "a table", "a | *b*\n---|--:\n1 | [2]\n3\n",
      "¶1 table: a | b\n1 | [2]\n3 | \n" },
    { "a bar in a cell", "a | b\n---|---\n\\| | c\n", "¶1 table: a | b\n| | c\n" },
    { "hostile bytes", "a\x1b[6n\xFF\xE2\x80\xAE" "b\r\nc\n", "¶1 paragraph: a\uFFFD[6n\uFFFD\uFFFDb c\n" },
    { "a byte order mark", "\xEF\xBB\xBF# A\n", "1 heading: A\n" },
    { "front matter is no text", "---\ntitle: T\n---\n\n# A\n", "1 heading: A\n" },
};
// clang-format on

static void test_blocks(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Arena *arena = arena_new();
        Problems problems = { .arena = arena };
        const Document *document =
            document_read(arena, str("a.md"), str(cases[i].text), &problems);
        check_str(outline(document, arena), cases[i].blocks, cases[i].what);
        assert_int_equal(problems.count, 0);
        arena_free(arena);
    }
}

static const char sample[] = "---\n"
                             "title: \"Soft & hard\"\n"
                             "author: [A. Nye, B. Ye]\n"
                             "year: 2004\n"
                             "slug: nye\n"
                             "trust: >\n"
                             "  An essay.\n"
                             "  Read with care.\n"
                             "---\n"
                             "\n"
                             "First words [1].\n"
                             "\n"
                             "# One\n"
                             "\n"
                             "a\n"
                             "\n"
                             "***\n"
                             "\n"
                             "- b\n"
                             "  c\n"
                             "- d\n"
                             "\n"
                             "## Two\n"
                             "\n"
                             "> e\n"
                             "\n"
                             "| f |\n"
                             "|---|\n"
                             "| 软实力 |\n"
                             "\n"
                             "```\n"
                             "g\n"
                             "```\n";

static void test_front_matter(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    const Document *document =
        document_read(arena, str("x/y.md"), str(sample), &problems);
    check_str(document->title, "Soft & hard", "the title");
    check_str(document->author, "A. Nye, B. Ye", "a list of authors");
    check_str(document->year, "2004", "the year is a number");
    check_str(document->slug, "nye", "the slug");
    check_str(document->trust, "An essay. Read with care.", "on one line");
    check_str(document->about, "", "what is not there");
    assert_int_equal(document->words, 15); // each Chinese character counts as one
    assert_int_equal(document->hidden, 0);

    document = document_read(arena, str("x/y.md"), str("# A *b*\n"), &problems);
    check_str(document->title, "A b", "the first heading is the title");
    check_str(document->slug, "y", "the file's name is the slug");
    document = document_read(arena, str("z.md"), str("a\n"), &problems);
    check_str(document->title, "z", "the slug is the title");
    document = document_read(arena, str("z.md"),
                             str("---\ntitle: \"a\\e[2Jb\"\n---\n\xC2\x9B"
                                 "c&#8;\n"),
                             &problems);
    check_str(document->title, "a\uFFFD[2Jb", "front matter is cleaned");
    assert_int_equal(document->hidden, 3);
    arena_free(arena);
}

static void test_lines(void **state)
{
    (void)state;
    static const int lines[] = { 11, 13, 15, 17, 19, 21, 23, 25, 27, 32 };
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    const Document *document =
        document_read(arena, str("a.md"), str(sample), &problems);
    assert_int_equal(document->block_count, COUNT(lines));
    for (size_t i = 0; i < COUNT(lines); i++)
        assert_int_equal(document->blocks[i].line, lines[i]);
    assert_int_equal(document->sections[0].end_block, 10);
    assert_int_equal(document->sections[1].first_block, 6);
    assert_int_equal(document->sections[1].parent, 0);
    assert_int_equal(document->sections[1].level, 2);
    arena_free(arena);
}

// clang-format off
static const struct {
    const char *address;
    int block;
} addresses[] = {
    { "p1", 0 },       { "¶1", 0 },        { "1", 1 },      { "§1", 1 },      { "1.", 1 },
    { "1p1", 2 },      { "1 ¶1", 2 },      { "1¶2", 4 },    { "§1 p 3", 5 },  { "1.1", 6 },
    { "1.1p1", 7 },    { " 1.1 ¶2 ", 8 },  { "1.1P3", 9 },  { "§ 1.1. p3", 9 },
    { "", -1 },        { "p", -1 },        { "p2", -1 },    { "p0", -1 },     { "2", -1 },
    { "1p4", -1 },     { "1p0", -1 },      { "1.1p4", -1 }, { "1 1", -1 },    { "1px", -1 },
    { "1p1x", -1 },    { "x", -1 },        { "1..1", -1 },  { "§", -1 },      { "1pp1", -1 },
    { "1p99999999999999999999", -1 },      { "1p-1", -1 },  { "4.1", -1 },
};
// clang-format on

static void test_addresses(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    const Document *document =
        document_read(arena, str("a.md"), str(sample), &problems);
    for (size_t i = 0; i < COUNT(addresses); i++)
        if (document_find(document, str(addresses[i].address)) != addresses[i].block)
            fail_msg("'%s' is block %td, expected %d", addresses[i].address,
                     document_find(document, str(addresses[i].address)),
                     addresses[i].block);
    for (size_t i = 0; i < document->block_count; i++) {
        Str address = document_address(document, i, arena);
        if (document->blocks[i].kind != BLOCK_RULE)
            assert_int_equal(document_find(document, address), i);
    }
    arena_free(arena);
}

// --- limits: one below, at, and one above

static Str repeat(Arena *arena, const char *before, const char *piece, size_t count,
                  const char *after)
{
    Buffer text = { .arena = arena };
    buffer_add(&text, str(before));
    for (size_t i = 0; i < count; i++)
        buffer_add(&text, str(piece));
    buffer_add(&text, str(after));
    return buffer_str(&text);
}

// A table of this many rows, the header included.
static Str table_of(Arena *arena, size_t columns, size_t rows)
{
    Str row = repeat(arena, "", "|a", columns, "|\n");
    Str dashes = repeat(arena, "", "|---", columns, "|\n");
    Buffer text = { .arena = arena };
    for (size_t i = 0; i <= rows; i++)
        buffer_add(&text, i == 1 ? dashes : row);
    return buffer_str(&text);
}

static Str quotes_of(Arena *arena, size_t depth)
{
    return repeat(arena, "x\n\n", "> ", depth, "a\n");
}

static Str lists_of(Arena *arena, size_t depth)
{
    Buffer text = { .arena = arena };
    for (size_t i = 0; i < depth; i++)
        buffer_format(&text, "%*s- a\n", (int)(2 * i), "");
    return buffer_str(&text);
}

static Str definitions_of(Arena *arena, size_t count)
{
    Buffer text = { .arena = arena };
    for (size_t i = 0; i < count; i++)
        buffer_format(&text, "[a%zu]: u\n", i);
    buffer_add(&text, str("\n[a0]\n"));
    return buffer_str(&text);
}

static Str target_of(Arena *arena, size_t size)
{
    return repeat(arena, "\n[a](", "u", size, ")\n");
}

static Str definition_of(Arena *arena, size_t size)
{
    return repeat(arena, "[a]\n\n[a]: ", "u", size, "\n");
}

static Str title_of(Arena *arena, size_t size)
{
    return repeat(arena, "[a]\n\n[a]: u \"", "t", size, "\"\n");
}

static Str links_of(Arena *arena, size_t count)
{
    return repeat(arena, "", "[a](u) [a](u)\n", count / 2, count % 2 ? "[a](u)\n" : "");
}

static Str brackets_of(Arena *arena, size_t count)
{
    Str most = repeat(arena, "", "[[[[[[[[[[\n\n", count / 10 - 1, "");
    Buffer text = { .arena = arena };
    buffer_add(&text, most);
    buffer_add(&text, repeat(arena, "", "[", 10 + count % 10, "\n"));
    return buffer_str(&text);
}

static Str paragraph_of(Arena *arena, size_t lines)
{
    return repeat(arena, "", "a\n", lines - 1, "[a](u)\n");
}

static Str blocks_of(Arena *arena, size_t count)
{
    return repeat(arena, "", "a\n\n", count, "");
}

static Str line_of(Arena *arena, size_t size)
{
    return repeat(arena, "a\n\n", "b ", size / 2, size % 2 ? "b\n" : "\n");
}

static Str file_of(Arena *arena, size_t size)
{
    return repeat(arena, "", "aaaaaaa\n", size / 8, size % 8 ? "a" : "");
}

static Str columns_of(Arena *arena, size_t columns)
{
    return table_of(arena, columns, 2);
}

static Str cells_of(Arena *arena, size_t rows)
{
    return table_of(arena, 10, rows);
}

// clang-format off
static const struct {
    const char *what;
    Str (*make)(Arena *arena, size_t size);
    size_t limit;
    const char *code;
    int line;
} limits[] = {
    { "quotations",       quotes_of,      LIMIT_BLOCK_DEPTH,      "deep-nesting",     1     },
    { "lists",            lists_of,       LIMIT_LIST_DEPTH,       "deep-nesting",     32    },
    { "columns",          columns_of,     LIMIT_TABLE_COLUMNS,    "wide-table",       2     },
    { "cells",            cells_of,       LIMIT_TABLE_CELLS / 10, "large-table",      2     },
    { "link definitions", definitions_of, LIMIT_LINK_DEFINITIONS, "many-definitions", 1001  },
    { "a link's target",  target_of,      LIMIT_URL_BYTES,        "long-target",      1     },
    { "a definition's",   definition_of,  LIMIT_URL_BYTES,        "long-target",      3     },
    { "its title",        title_of,       LIMIT_URL_BYTES,        "long-target",      3     },
    { "links",            links_of,       LIMIT_LINKS,            "many-links",       5000  },
    { "brackets",         brackets_of,    LIMIT_BRACKETS,         "many-brackets",    39999 },
    { "paragraph lines",  paragraph_of,   LIMIT_PARAGRAPH_LINES,  "long-paragraph",   10001 },
    { "blocks",           blocks_of,      LIMIT_BLOCKS,           "many-blocks",      200001 },
    { "a line",           line_of,        LIMIT_LINE_BYTES,       "long-line",        3     },
    { "the file",         file_of,        LIMIT_MARKDOWN_BYTES,   "too-large",        1     },
};
// clang-format on

static void r19_limits_of_a_document(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(limits); i++)
        for (int more = -1; more <= 1; more++) {
            Arena *arena = arena_new();
            Problems problems = { .arena = arena };
            Str text = limits[i].make(arena, limits[i].limit + (size_t)more);
            const Document *document =
                document_read(arena, str("a.md"), text, &problems);
            assert_true(document->block_count > 0);
            if (problems.count != (more > 0))
                fail_msg("%s: %zu problems at the limit %+d", limits[i].what,
                         problems.count, more);
            if (more > 0) {
                check_str(problems.items[0].code, limits[i].code, limits[i].what);
                check_str(problems.items[0].path, "a.md", limits[i].what);
                if (problems.items[0].line != limits[i].line)
                    fail_msg("%s: line %d, expected %d", limits[i].what,
                             problems.items[0].line, limits[i].line);
            }
            arena_free(arena);
        }
}

// What is over a limit is still there, as text; what stands after it counts as ever.
static void r19_what_is_over_a_limit_is_text(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    const Document *document = document_read(
        arena, str("a.md"),
        repeat(arena, "# A\n\n", "> ", 40, "deep\n\n# B\n\n[x](y)\n"), &problems);
    check_str(document->blocks[1].text, "deep", "the deep text");
    assert_int_equal(document->blocks[1].quote_depth, LIMIT_BLOCK_DEPTH);
    check_str(document->blocks[2].text, "B", "what follows");
    assert_int_equal(document->blocks[3].spans[0].styles, SPAN_LINK);

    document = document_read(arena, str("a.md"), columns_of(arena, 65), &problems);
    assert_int_equal(document->blocks[0].kind, BLOCK_PARAGRAPH);
    assert_int_equal(document->blocks[0].text.length,
                     2 * (2 * 65 + 1) + 4 * 65 + 1 + 2);
    assert_true(str_find(document->blocks[0].text, str("|---|---|")) > 0);

    document =
        document_read(arena, str("a.md"), links_of(arena, LIMIT_LINKS + 5), &problems);
    assert_int_equal(document->blocks[0].span_count, LIMIT_LINKS);
    assert_true(str_ends(document->blocks[0].text,
                         str("a a [a](u) [a](u) [a](u) [a](u) [a](u)")));

    Str text = repeat(arena, "a\n\n", "b", LIMIT_LINE_BYTES + 10, "\n\nc\n");
    document = document_read(arena, str("a.md"), text, &problems);
    assert_int_equal(document->blocks[1].text.length, LIMIT_LINE_BYTES + 11);
    assert_int_equal(document->blocks[2].line, 5); // lines are those of the file
    arena_free(arena);
}

// --- texts that have brought down parsers

// clang-format off
static const struct {
    const char *before, *piece;
} bombs[] = {
    { "", "[" }, { "", "]" }, { "", "![" }, { "", "[a](" }, { "", "[a](<b" },
    { "", "[a](b \"c" }, { "", "[a](b(" }, { "", "[a][" }, { "", "[a](b) " },
    { "", "*a _b " }, { "", "**a *b " }, { "", "*" }, { "", "*_" }, { "a**b", "c* " },
    { "", "`" }, { "", "`a ``b " }, { "", "<" }, { "", "<a:b" }, { "", "<a b=\"" },
    { "", "<!--" }, { "", "<?" }, { "", "<![CDATA[" }, { "", "&" }, { "", "&amp;" },
    { "a", "&#x301;" }, { "", ">" }, { "", "> " }, { "", "> > > a\nb\n" }, { "", "- " },
    { "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - a\n", "\n" },
    { "", "- a\n" }, { "", "1. a\n\n" }, { "", "1. a\n- b\n+ c\n" }, { "", "a\n" },
    { "", "\n" }, { "", "#\n" }, { "", "a\n-\n" }, { "", "* * *\n" }, { "", "```\n" },
    { "", "~~~\n\n" }, { "    a\n", "\n" }, { "a|b\n---|---\n", "c\n" },
    { "a|b\n---|---\n", "|" }, { "a|b\n---|---\n", "\\|" }, { "", "a|b\n---|---\nc|d\n\n" },
    { "", "---|---\n" }, { "", "|---" }, { "", "[a]: b\n" }, { "", "[a]: b \"\n" },
    { "", "[a]: b '\nc\n" }, { "", "[a\n" }, { "[a]: b\n\n", "[a] " }, { "", "\\" },
    { "", "a  \n" }, { "", "\x1b[6n" }, { "", "\xFF" }, { "a", "\xCC\x81" }, { "", "\t" },
    { "", "-\t" }, { "", "[1] " }, { "", "^[" }, { "", "<http://a> " }, { "", "[](u)" },
    { "", "[a]\n" }, { "", "a " }, { "", "a" }, { "---\n", "[" }, { "---\na: ", "*a " },
};
// clang-format on

#if defined __SANITIZE_ADDRESS__
enum { BOMB_BYTES = 100 << 10, BOMB_SECONDS = 10, BOMB_MEGABYTES = 1024 };
#else
enum { BOMB_BYTES = 1 << 20, BOMB_SECONDS = 1, BOMB_MEGABYTES = 256 };
#endif

// The processor's seconds that reading takes. A machine that is busy with other things
// may be slow once, so a slow reading is repeated.
static double seconds_for(Str text, size_t *megabytes)
{
    double best = 1e9;
    for (int try = 0; try < 3 && best > BOMB_SECONDS; try++) {
        Arena *arena = arena_new();
        Problems problems = { .arena = arena };
        clock_t start = clock();
        document_read(arena, str("a.md"), text, &problems);
        double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        best = seconds < best ? seconds : best;
        *megabytes = arena_size(arena) >> 20;
        arena_free(arena);
    }
    return best;
}

static void r21_bombs(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(bombs); i++) {
        Arena *arena = arena_new();
        Str text = repeat(arena, bombs[i].before, bombs[i].piece,
                          BOMB_BYTES / strlen(bombs[i].piece), "");
        size_t megabytes;
        double seconds = seconds_for(text, &megabytes);
        if (seconds > BOMB_SECONDS || megabytes > BOMB_MEGABYTES)
            fail_msg("%s%s...: %.1f s, %zu MB", bombs[i].before, bombs[i].piece,
                     seconds, megabytes);
        arena_free(arena);
    }
}

// Nested lists, each in the one before, followed by blank lines; many uses of a long
// definition; runs of backticks, each longer than the one before; brackets after many
// lines of one paragraph.
static void r21_composed_bombs(void **state)
{
    (void)state;
    for (int kind = 0; kind < 4; kind++) {
        Arena *arena = arena_new();
        Buffer text = { .arena = arena };
        if (kind == 0)
            buffer_add(&text, lists_of(arena, 500));
        if (kind == 1)
            buffer_add(&text, repeat(arena, "[a]: ", "&b;", 600, "\n\n"));
        for (int length = 0; kind == 2 && text.length < BOMB_BYTES; length++)
            buffer_add(&text, repeat(arena, "a", "`", (size_t)length, " "));
        if (kind == 3)
            buffer_add(&text, repeat(arena, "", "a\n", BOMB_BYTES / 4, ""));
        while (text.length < BOMB_BYTES)
            buffer_add(&text, str(kind == 0 ? "\n" : kind == 3 ? "[a] " : "[a]\n"));
        size_t megabytes;
        double seconds = seconds_for(buffer_str(&text), &megabytes);
        if (seconds > BOMB_SECONDS)
            fail_msg("bomb %d: %.1f s", kind, seconds);
        arena_free(arena);
    }
}

TESTS(cmocka_unit_test(test_blocks), cmocka_unit_test(test_front_matter),
      cmocka_unit_test(test_lines), cmocka_unit_test(test_addresses),
      cmocka_unit_test(r19_limits_of_a_document),
      cmocka_unit_test(r19_what_is_over_a_limit_is_text), cmocka_unit_test(r21_bombs),
      cmocka_unit_test(r21_composed_bombs))
