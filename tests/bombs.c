#include "tests/bombs.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include "src/base/vec.h"
#include "tests/check.h"
#include "tests/folder.h"

// clang-format off
static const Bomb bombs[] = {
    // Markdown
    { "quotations in quotations", "a.md", "", ">", 100000, " a\n", "", "", "more than 65536 bytes" },
    { "quotations, lines of them", "a.md", "", "> > > > > > > > > > > > > > > > a\nb\n", 20000, "", "", "", NULL },
    { "lists in lists", "a.md", "", "- ", 100000, "a\n", "", "", "more than 65536 bytes" },
    { "lists, then blank lines", "a.md", "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - a\n", "\n", 500000, "b\n", "", "", "more than 32 deep" },
    { "three kinds of lists", "a.md", "", "1. a\n- b\n+ c\n", 50000, "", "", "", "more than 100000 paragraphs" },
    { "numbers of items", "a.md", "", "999999999. a\n\n", 50000, "", "", "", NULL },
    { "opening brackets", "a.md", "", "[", 500000, "", "", "", "more than 65536 bytes" },
    { "brackets closed in the end", "a.md", "", "[", 100000, "a", "](u)", "", "more than 65536 bytes" },
    { "brackets, a line each", "a.md", "", "[a\n", 300000, "", "", "", "more than 10000 lines" },
    { "images in images", "a.md", "", "![", 100000, "a", "](u)", "", "more than 65536 bytes" },
    { "links without an end", "a.md", "", "[a](", 200000, "", "", "", "more than 65536 bytes" },
    { "links to angles", "a.md", "", "[a](<b", 200000, "", "", "", "more than 65536 bytes" },
    { "titles without an end", "a.md", "", "[a](b \"c", 200000, "", "", "", "more than 65536 bytes" },
    { "parentheses in a target", "a.md", "[a](", "(", 100000, "", ")", ")", "more than 65536 bytes" },
    { "links, very many", "a.md", "", "[a](b) ", 200000, "", "", "", "more than 65536 bytes" },
    { "links, a line each", "a.md", "", "[a](b)\n\n", 90000, "", "", "", "more than 10000 links" },
    { "brackets, a paragraph each", "a.md", "", "[[[[[[[[[[\n\n", 60000, "", "", "", "more than 200000 brackets" },
    { "references, very many", "a.md", "[a]: b\n\n", "[a][a] ", 200000, "", "", "", "more than 65536 bytes" },
    { "uses of a long target", "a.md", "[a]: %w\n\n", "[a] ", 20000, "", "", "", "more than 2048 bytes" },
    { "uses of a target of entities", "a.md", "[a]: &amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;\n\n", "[a] ", 100000, "", "", "", "more than 65536 bytes" },
    { "definitions", "a.md", "", "[a%d]: b%d\n", 50000, "", "", "", "more than 1000 link definitions" },
    { "definitions that collide", "a.md", "", "[a]: b\n", 200000, "", "", "", "more than 1000 link definitions" },
    { "definitions without an end", "a.md", "", "[a]: b \"\n", 100000, "", "", "", "more than 1000 link definitions" },
    { "marks left and right", "a.md", "", "*a _b ", 200000, "", "", "", "more than 65536 bytes" },
    { "marks of many lengths", "a.md", "", "**a *b ***c ", 100000, "", "", "", "more than 65536 bytes" },
    { "stars in a row", "a.md", "", "*", 1000000, "a", "", "", "more than 65536 bytes" },
    { "marks within words", "a.md", "a**b", "c* ", 200000, "", "", "", "more than 65536 bytes" },
    { "struck texts", "a.md", "", "~~a ~b ", 200000, "", "", "", "more than 65536 bytes" },
    { "ticks in a row", "a.md", "", "`", 1000000, "a", "", "", "more than 65536 bytes" },
    { "ticks, none the same", "a.md", "", "`%d ``%d ```%d ", 60000, "", "", "", "more than 65536 bytes" },
    { "angles", "a.md", "", "<", 1000000, "", "", "", "more than 65536 bytes" },
    { "addresses without an end", "a.md", "", "<http://a", 100000, "", "", "", "more than 65536 bytes" },
    { "attributes without an end", "a.md", "", "<a b=\"", 200000, "", "", "", "more than 65536 bytes" },
    { "HTML comments", "a.md", "", "<!--", 250000, "", "", "", "more than 65536 bytes" },
    { "processing instructions", "a.md", "a", "<?", 250000, "", "", "", "more than 65536 bytes" },
    { "character data", "a.md", "a", "<![CDATA[", 100000, "", "", "", "more than 65536 bytes" },
    { "declarations", "a.md", "a", "<!A ", 250000, "", "", "", "more than 65536 bytes" },
    { "entities", "a.md", "", "&#x1F600;&nbsp;&amp;&unknown;", 50000, "", "", "", "more than 65536 bytes" },
    { "a wide table", "a.md", "", "|a", 100000, "\n", "|-", "\n", "more than 65536 bytes" },
    { "a table of few columns, many rows", "a.md", "a|b\n-|-\n", "c|d\n", 200000, "", "", "", "more than 10000 cells" },
    { "a wide table with empty rows", "a.md", "|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|\n|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|\n", "c\n", 200000, "", "", "", "more than 10000 cells" },
    { "tables, very many", "a.md", "", "a|b\n-|-\nc|d\n\n", 50000, "", "", "", "more than 10000 cells" },
    { "bars", "a.md", "a|b\n-|-\n", "|", 500000, "", "", "", "more than 65536 bytes" },
    { "headings", "a.md", "", "# h\n\n###### i\n\n", 50000, "", "", "", NULL },
    { "headings of one name", "a.md", "", "# a\n", 150000, "", "", "", "more than 100000 paragraphs" },
    { "signs of headings", "a.md", "", "#", 500000, "", "", "", "more than 65536 bytes" },
    { "lines under nothing", "a.md", "", "a\n===\n", 100000, "", "", "", NULL },
    { "rules", "a.md", "", "* * *\n", 200000, "", "", "", "more than 100000 paragraphs" },
    { "fences", "a.md", "", "```\n", 200000, "", "", "", NULL },
    { "fences within lists", "a.md", "", "- ```\n", 100000, "", "", "", NULL },
    { "backslashes", "a.md", "", "\\", 1000000, "", "", "", "more than 65536 bytes" },
    { "hard breaks", "a.md", "", "a  \n", 300000, "", "", "", NULL },
    { "one line", "a.md", "", "word ", 1000000, "", "", "", "more than 65536 bytes" },
    { "one word", "a.md", "", "%w", 100, "", "", "", "more than 65536 bytes" },
    { "paragraphs", "a.md", "", "a\n\n", 400000, "", "", "", "more than 100000 paragraphs" },
    { "blank lines", "a.md", "", "\n", 4000000, "a", "", "", NULL },
    { "tabs", "a.md", "a", "\t", 1000000, "b", "", "", "more than 65536 bytes" },
    { "NUL bytes", "a.md", "a", "%0", 1000000, "b", "", "", "more than 65536 bytes" },
    { "bytes that are no UTF-8", "a.md", "a", "\xFF\xC3\x28\xF0\x9F", 200000, "b", "", "", "more than 65536 bytes" },
    { "marks over one letter", "a.md", "a", "\xCC\x81", 500000, "b", "", "", NULL },
    { "joined emoji", "a.md", "", "\xF0\x9F\x91\xA9\xE2\x80\x8D", 150000, "b", "", "", NULL },
    { "overrides of direction", "a.md", "", "\xE2\x80\xAE" "a\xE2\x80\xAC", 150000, "b", "", "", "more than 65536 bytes" },
    { "sequences of a terminal", "a.md", "", "\x1B[6n\x1B]52;c;YQ==\x07\x9B" "5n", 50000, "b", "", "", "more than 65536 bytes" },
    { "notes at the foot", "a.md", "", "[^%d] ", 50000, "\n\n", "[^%d]: b\n\n", "", "more than 65536 bytes" },
    { "numbers in brackets", "a.md", "", "[%d] ", 100000, "\n\n## References\n\n", "[%d]: b\n", "", "more than 65536 bytes" },
    { "a large file", "a.md", "# a\n\n", "word word word word\n\n", 450000, "", "", "", "moot reads at most 8388608" },
    // the data before a document
    { "lists in lists of data", "y.md", "---\na: ", "[", 100000, "\n---\n\nText.\n", "", "", "more than 64 deep" },
    { "lists that are closed", "y.md", "---\na: ", "[", 5000, "1", "]", "\n---\n\nText.\n", "more than 64 deep" },
    { "maps in maps", "y.md", "---\na: ", "{a: ", 100000, "\n---\n\nText.\n", "", "", "more than 64 deep" },
    { "items in items", "y.md", "---\na:\n  ", "- ", 50000, "1\n---\n\nText.\n", "", "", "more than 64 deep" },
    { "keys that are asked for", "y.md", "---\n", "? ", 50000, "1\n---\n\nText.\n", "", "", "more than 64 deep" },
    { "a thousand million laughs", "y.md", "---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n---\n\nText.\n", "", 0, "", "", "", "aliases such as" },
    { "anchors", "y.md", "---\na: [", "&a%d x, ", 20000, "x]\n---\n\nText.\n", "", "", NULL },
    { "one anchor again", "y.md", "---\na: [", "&a x, *a, ", 20000, "x]\n---\n\nText.\n", "", "", "aliases such as" },
    { "a thing within itself", "y.md", "---\na: &a\n  - *a\n---\n\nText.\n", "", 0, "", "", "", "aliases such as" },
    { "keys, very many", "y.md", "---\n", "k%d: v\n", 60000, "---\n\nText.\n", "", "", "more than 100,000 values" },
    { "one key again", "y.md", "---\n", "k: v\n", 60000, "---\n\nText.\n", "", "", "stands here twice" },
    { "values, too many", "y.md", "---\na: [", "1,", 200000, "1]\n---\n\nText.\n", "", "", "more than 100,000 values" },
    { "a long value", "y.md", "---\na: '", "%w", 50, "'\n---\n\nText.\n", "", "", "more than a million bytes" },
    { "a long key", "y.md", "---\n", "%w", 30, ": 1\n---\n\nText.\n", "", "", "more than a million bytes" },
    { "a folded value", "y.md", "---\na: >\n", "  x\n\n", 100000, "---\n\nText.\n", "", "", NULL },
    { "a value of quotes", "y.md", "---\na: '", "''", 400000, "'\n---\n\nText.\n", "", "", NULL },
    { "a value of escapes", "y.md", "---\na: \"", "\\e\\x9b\\u202e\\0", 30000, "\"\n---\n\nText.\n", "", "", NULL },
    { "comments in data", "y.md", "---\n", "# c\n", 200000, "a: 1\n---\n\nText.\n", "", "", NULL },
    { "tags in data", "y.md", "---\na: !!python/object/apply:os.system ['id']\nb: !<tag:x> y\n---\n\nText.\n", "", 0, "", "", "", "the tag " },
    { "tags of one value", "y.md", "---\na: [", "!t%d x, ", 30000, "x]\n---\n\nText.\n", "", "", "the tag " },
    { "directives", "y.md", "---\n", "%%TAG !e%d! tag:x,%d:\n", 20000, "---\na: 1\n---\n\nText.\n", "", "", NULL },
    { "a merge of maps", "y.md", "---\na: &a {b: 1}\nc:\n  <<: *a\n---\n\nText.\n", "", 0, "", "", "", "aliases such as" },
    { "data that is not closed", "y.md", "---\n", "a%d: [\n", 50000, "", "", "", "more than 10000 lines" },
    { "data in UTF-16", "y.md", "---\na: \xFF\xFE%0b%0\n---\n\nText.\n", "", 0, "", "", "", NULL },
    { "numbers without an end", "y.md", "---\nyear: ", "9", 200000, "\n---\n\nText.\n", "", "", NULL },
    // Argdown
    { "relations, each in the one before", "a.argdown", "[C0]: c\n", "[C%d]: c\n  + [C%n]\n\n", 50000, "", "", "", NULL },
    { "a circle of claims", "a.argdown", "", "[C%d]: c\n  - [C%n]\n\n", 50000, "[C50000]\n  - [C0]\n", "", "", NULL },
    { "undercuts in a chain", "a.argdown", "", "<A%d>: a\n  _ <A%n>\n\n", 30000, "", "", "", NULL },
    { "many for one", "a.argdown", "[A]: a\n", "  + [B%d]: b\n", 50000, "", "", "", NULL },
    { "one for many", "a.argdown", "", "[A%d]: a\n  + [B]\n\n", 30000, "", "", "", NULL },
    { "contradictions of one", "a.argdown", "[A]\n", "  >< [B%d]\n", 50000, "", "", "", NULL },
    { "one relation again", "a.argdown", "[A]\n", "  + [B]\n", 100000, "", "", "", NULL },
    { "claims alone", "a.argdown", "", "[T%d]: x\n\n", 50000, "", "", "", NULL },
    { "claims without titles", "a.argdown", "", "claim %d\n\n", 50000, "", "", "", NULL },
    { "steps of one argument", "a.argdown", "<A>\n\n", "(1) a\n----\n(2) b\n", 30000, "", "", "", NULL },
    { "premises of one step", "a.argdown", "<A>\n\n", "(1) a%d\n", 50000, "----\n(2) b\n", "", "", NULL },
    { "inferences after each other", "a.argdown", "(1) a\n", "----\n", 100000, "(2) b\n", "", "", NULL },
    { "undercuts of one step", "a.argdown", "<A>\n", "  _ [B%d]\n", 50000, "\n<A>\n\n(1) p\n----\n(2) c\n", "", "", NULL },
    { "arguments", "a.argdown", "", "<A%d>\n\n(1) a\n----\n(2) b\n\n", 20000, "", "", "", NULL },
    { "headings in a debate", "a.argdown", "", "# h%d\n\n[A%d]: a\n\n", 30000, "", "", "", NULL },
    { "headings, none with claims", "a.argdown", "", "###### h\n\n# h\n\n", 50000, "", "", "", NULL },
    { "tags of one claim", "a.argdown", "[A]: a ", "#t%d ", 100000, "", "", "", NULL },
    { "tags of all claims", "a.argdown", "", "[A%d]: a #t%d #u%n\n\n", 30000, "", "", "", NULL },
    { "braces", "a.argdown", "[A]: a ", "{a: ", 100000, "", "", "", NULL },
    { "lists in a claim's data", "a.argdown", "[A]: a {x: ", "[", 100000, "}", "", "", "more than 64 deep" },
    { "items in a claim's data", "a.argdown", "[A]: a {x: [", "1,", 200000, "1]}\n", "", "", "more than 100,000 values" },
    { "data after data", "a.argdown", "[A]: a ", "{a: 1} ", 50000, "", "", "", NULL },
    { "data of one claim again", "a.argdown", "", "[A]: a {x%d: 1}\n\n", 30000, "", "", "", "entries of data are laid over" },
    { "laughs in the front matter", "a.argdown", "===\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n===\n\n[A]: a\n", "", 0, "", "", "", "aliases such as" },
    { "lists in the front matter", "a.argdown", "===\na: ", "[", 100000, "\n===\n\n[A]: a\n", "", "", "more than 64 deep" },
    { "front matter without an end", "a.argdown", "===\n", "a%d: 1\n", 60000, "", "", "", NULL },
    { "opening brackets of titles", "a.argdown", "", "[", 500000, "", "", "", NULL },
    { "opening angles of titles", "a.argdown", "", "<", 500000, "", "", "", NULL },
    { "mentions", "a.argdown", "[A]: ", "@[B%d] ", 50000, "", "", "", NULL },
    { "links in a claim", "a.argdown", "[A]: ", "[a](b) ", 100000, "", "", "", NULL },
    { "links without an end in a claim", "a.argdown", "[A]: ", "[a](", 100000, "", "", "", NULL },
    { "marks in a claim", "a.argdown", "[A]: ", "**a __b *c _d ", 50000, "", "", "", NULL },
    { "comments without an end", "a.argdown", "[A]: a\n\n", "/*", 200000, "", "", "", NULL },
    { "comments within a claim", "a.argdown", "[A]: a", "/* x */ // y\n", 50000, "", "", "", NULL },
    { "tags without an end", "a.argdown", "[A]: a ", "#(", 200000, "", "", "", NULL },
    { "indentation, ever deeper and back", "a.argdown", "[A]: a\n", "  + [B%d]\n    + [C%d]\n      + [D%d]\n", 20000, "", "", "", NULL },
    { "blanks before a sign", "a.argdown", "[A]: a\n", " ", 500000, "+ [B]\n", "", "", NULL },
    { "one line of a claim", "a.argdown", "[A]: ", "word ", 500000, "", "", "", NULL },
    { "one word of a claim", "a.argdown", "[A]: ", "%w", 50, "", "", "", NULL },
    { "a long title", "a.argdown", "[", "%w", 20, "]: a\n", "", "", NULL },
    { "shortcodes", "a.argdown", "[A]: ", ".->. :->: .~. ", 50000, "", "", "", NULL },
    { "the same claims in many sections", "a.argdown", "", "# s%d\n\n[A]\n  + [B]\n\n", 30000, "", "", "", NULL },
    { "equal texts", "a.argdown", "", "[A%d]: the same text\n\n", 30000, "", "", "", NULL },
    { "NUL bytes in a debate", "a.argdown", "[A]: a", "%0", 500000, "", "", "", NULL },
    { "no UTF-8 in a debate", "a.argdown", "[A\xFF]: a", "\xFF\xC3\x28", 200000, "", "", "", NULL },
    { "marks over a claim's letter", "a.argdown", "[A]: a", "\xCC\x81", 500000, "", "", "", NULL },
    { "citations", "a.argdown", "[A]: a {cite: [", "{doc: d%d, at: p%d}, ", 20000, "{doc: d, at: p1}]}\n", "", "", "more than 100,000 values" },
    { "data that are wrong, in one line", "a.argdown", "[A]: a ", "{]} ", 50000, "", "", "", NULL },
    { "pieces of wrong data in one line", "a.argdown", "[A]: a ", "{x: ]} ", 50000, "", "", "", NULL },
    { "includes without an end", "a.argdown", "[A]: a ", "@include(", 50000, "", "", "", NULL },
    { "data within data again", "a.argdown", "", "[A]: a {x: {k%d: 1}}\n\n", 30000, "", "", "", "entries of data are laid over" },
    { "data of one element, all different", "a.argdown", "[A]: a ", "{x%d: 1} ", 30000, "", "", "", NULL },
    { "citations that can be read", "a.argdown", "[A]: a {cite: [", "{doc: d%d, at: p%d}, ", 8000, "{doc: d, at: p1}]}\n", "", "", NULL },
    // fences and includes
    { "fences of debates", "f.md", "", "```argdown\n[A%d]: a\n```\n\n", 20000, "", "", "", NULL },
    { "fences of debates without an end", "f.md", "", "```argdown\n[A%d]: a\n\n", 20000, "", "", "", NULL },
    { "a file that includes itself", "a.argdown", "[A]: a\n\n", "@include(a.argdown)\n\n", 5000, "", "", "", "has been included already" },
    { "two files that include each other", "a.argdown", "[A]: a\n\n@include(ring.argdown)\n", "", 0, "", "", "", NULL },
    { "includes of what is not there", "a.argdown", "[A]: a\n\n", "@include(no%d.argdown)\n\n", 3000, "", "", "", "cannot be included" },
    { "includes of what is no text", "a.argdown", "[A]: a\n\n@include(/dev/zero)\n\n@include(../../../../dev/zero)\n\n@include(fifo.argdown)\n", "", 0, "", "", "", "is outside the folder" },
    { "includes, nine deep", "a.argdown", "[A]: a\n\n@include(deep1.argdown)\n", "", 0, "", "", "", "more than 8 deep" },
    { "an include within a claim", "a.argdown", "[A]: a ", "@include(leaf.argdown) ", 20000, "", "", "", "has been included already" },
    // tours
    { "a tour of many steps", "tours/t.md", "---\ntitle: T\n---\n\n", "%d. [A](a#A): step\n", 50000, "", "", "", NULL },
    { "a tour that leads nowhere", "tours/t.md", "", "%d. [A](no%d#x): step\n", 20000, "", "", "", NULL },
    { "a tour to itself", "tours/t.md", "", "%d. [T](t#p%d): step\n", 20000, "", "", "", NULL },
    { "a step of many links", "tours/t.md", "1. ", "[A](a#A) ", 50000, "\n", "", "", "more than 65536 bytes" },
    { "a step that says very much", "tours/t.md", "1. [A](a#A): ", "word ", 500000, "\n", "", "", "more than 65536 bytes" },
    { "a place with a long name", "tours/t.md", "1. [A](<a#", "%w", 20, ">): step\n", "", "", "more than 65536 bytes" },
    { "steps in steps", "tours/t.md", "", "1. ", 50000, "[A](a#A)\n", "", "", "more than 65536 bytes" },
};
// clang-format on

size_t bomb_count(void)
{
    return COUNT(bombs);
}

const Bomb *bomb_at(size_t index)
{
    return &bombs[index];
}

static void add_word(Buffer *text)
{
    for (int i = 0; i < 40000; i++)
        buffer_add_byte(text, (char)('a' + i % 26));
}

static void add_piece(Buffer *text, const char *piece, int number)
{
    for (const char *at = piece; *at; at++) {
        if (*at != '%') {
            buffer_add_byte(text, *at);
            continue;
        }
        switch (*++at) {
        case 'd': buffer_format(text, "%d", number); break;
        case 'n': buffer_format(text, "%d", number + 1); break;
        case 'w': add_word(text); break;
        case '0': buffer_add_byte(text, '\0'); break;
        default: buffer_add_byte(text, *at); break;
        }
    }
}

Str bomb_text(const Bomb *bomb, Arena *arena)
{
    Buffer text = { .arena = arena };
    add_piece(&text, bomb->before, 0);
    for (int i = 0; i < bomb->times; i++)
        add_piece(&text, bomb->piece, i);
    add_piece(&text, bomb->middle, 0);
    for (int i = 0; bomb->end[0] && i < bomb->times; i++)
        add_piece(&text, bomb->end, i);
    add_piece(&text, bomb->after, 0);
    return buffer_str(&text);
}

static void write_files(const Bomb *bomb, Str folder, Arena *arena)
{
    if (str_find(str(bomb->before), str("@include")) >= 0 ||
        str_find(str(bomb->piece), str("@include")) >= 0) {
        folder_write(folder, "ring.argdown", str("[R]: r\n\n@include(a.argdown)\n"));
        folder_write(folder, "leaf.argdown", str("leaf"));
        for (int i = 1; i < 12; i++)
            folder_write(folder, arena_format(arena, "deep%d.argdown", i).data,
                         arena_format(arena, "[D%d]: d\n\n@include(deep%d.argdown)\n",
                                      i, i + 1));
    }
    if (str_starts(str(bomb->file), str("tours/")))
        folder_write(folder, "a.argdown", str("[A]: a\n"));
    folder_write(folder, bomb->file, bomb_text(bomb, arena));
}

// In a process of its own, because a program that is started by a large one counts as
// large.
const char *bomb_write(const Bomb *bomb, Str folder, Arena *arena)
{
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        write_files(bomb, folder, arena);
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    return folder_path(folder, bomb->file, arena);
}

static void limit(int which, size_t most)
{
    struct rlimit bound = { most, most };
    if (most > 0)
        setrlimit(which, &bound);
}

static void redirect(const char *path, int to)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0 || dup2(file, to) < 0)
        _exit(98);
}

static Str front_of(const char *path, Arena *arena)
{
    char *bytes = arena_get(arena, 1, BOMB_SHOWN);
    int file = open(path, O_RDONLY);
    ssize_t length = file >= 0 ? read(file, bytes, BOMB_SHOWN) : 0;
    close(file);
    return (Str){ bytes, length > 0 ? (size_t)length : 0 };
}

BombRun bomb_run(const char *const *arguments, const BombLimits *limits, Str folder,
                 Arena *arena)
{
    const char *out = folder_path(folder, "out", arena);
    const char *error = folder_path(folder, "error", arena);
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        redirect(out, STDOUT_FILENO);
        redirect(error, STDERR_FILENO);
        setenv("LC_ALL", "C.UTF-8", 1);
        limit(RLIMIT_CORE, 1);
        limit(RLIMIT_AS, (size_t)limits->megabytes << 20);
        limit(RLIMIT_CPU, (size_t)limits->seconds);
        limit(RLIMIT_STACK, (size_t)limits->stack);
        execv(arguments[0], (char *const *)arguments);
        _exit(97);
    }
    int status;
    struct rusage used;
    assert_int_equal(wait4(child, &status, 0, &used), child);
    BombRun run = {
        .status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
        .seconds = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                   (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6,
        .megabytes = (double)used.ru_maxrss / 1024,
    };
    run.out = front_of(out, arena);
    run.error = front_of(error, arena);
    return run;
}
