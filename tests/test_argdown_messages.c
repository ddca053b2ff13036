#include "src/argdown/argdown_build.h"
#include "src/argdown/argdown_notes.h"
#include "src/base/vec.h"
#include "tests/check.h"

// What is wrong in wrong inputs, to the letter: place and length in characters, how
// bad it is, its code, what is wrong, what would be right. Those without a line are
// read as they are, and nothing is said.
// clang-format off
static const struct {
    const char *text, *expected;
} cases[] = {
    { "",
      "1:1+1 note empty: there is no debate in this file; write a statement: [Title]: text\n" },
    { "   \n\n",
      "3:1+1 note empty: there is no debate in this file; write a statement: [Title]: text\n" },
    { "/* only a comment */\n",
      "2:1+1 note empty: there is no debate in this file; write a statement: [Title]: text\n" },
    { "===\ntitle: x\n===\n",
      "4:1+1 note empty: there is no debate in this file; write a statement: [Title]: text\n" },
    { "===\ntitle: x\n===\n[A]: y\n",
      "4:1+4 note blank-line-after-front-matter: no blank line stands between the front matter and the text; put one there: other readers of Argdown want it\n" },
    { "[A]: a\n\n===\ntitle: x\n===\n\nb",
      "1:1+3 note unused-definition: [A] bears on nothing, and nothing on it; say below it what supports or attacks it, or what it supports\n"
      "3:1+3 warning late-front-matter: front matter can only stand at the beginning: this is read as text; move it to the top of the file\n" },
    { "===\nmodel:\n  explodeArguments: true\n===\n\na\n",
      "3:3+16 note whole-arguments: arguments are not taken apart into their steps here; they stay whole, and so do their relations\n" },
    { "===\nmodel:\n  explodeArguments: false\n===\n\na\n", "" },
    { "[A] text",
      "1:1+3 warning missing-colon: text follows “[A]” without a colon; write “[A]:” to define it, or give the text a line of its own after a blank one\n" },
    { "text [A] text",
      "1:6+3 note read-as-text: “[A]” stands within a text and is read as text; to mention it, write “@[A]”; to keep it as text, write a backslash before it\n" },
    { "[A] : x",
      "1:1+3 warning missing-colon: text follows “[A]” without a colon; write “[A]:” to define it, or give the text a line of its own after a blank one\n" },
    { "[A]:",
      "1:1+4 warning empty-definition: nothing is defined here; write a text behind the colon, or leave the colon out\n" },
    { "<B>:",
      "1:1+4 warning empty-definition: nothing is defined here; write a text behind the colon, or leave the colon out\n" },
    { "[A]\n+ [B]",
      "1:1+3 note undefined-title: [A] is defined nowhere; write its text once: [A]: text\n"
      "2:1+1 warning relation-not-indented: a relation must be indented more than the line it bears on; put spaces before it\n"
      "2:3+3 note undefined-title: [B] is defined nowhere; write its text once: [B]: text\n" },
    { "+ [B]",
      "1:1+1 warning dash-list: a line that begins with + or - bears on a line above it, and there is none: this is read as a list; begin the items of a list with *\n"
      "1:3+3 note undefined-title: [B] is defined nowhere; write its text once: [B]: text\n" },
    { "  + [B]: x",
      "1:3+1 error relation-without-parent: there is no statement or argument above for this to bear on; put it, indented, directly below the line that it bears on\n" },
    { "[A]: a\n\n  + [B]: b",
      "3:3+1 warning blank-line-before-relation: a blank line stands between this relation and the line it bears on; remove the blank line\n" },
    { "[A]: a\n  +",
      "2:3+1 error missing-element: nothing follows “+”; write a statement, a [Title] or an <Argument> behind it\n" },
    { "[A]: a\n  + \n  - [C]: c",
      "2:3+1 error missing-element: nothing follows “+”; write a statement, a [Title] or an <Argument> behind it\n" },
    { "<A>: x\n  >< <B>: y",
      "2:6+4 warning contradiction-of-argument: only statements can contradict each other; use - for an attack by an argument\n" },
    { "# ",
      "1:1+2 warning empty-heading: the heading has no text; write one behind the signs\n" },
    { "#Heading\n",
      "1:1+8 note tag-alone: this is a tag, and not a heading; put a space behind the # to make it a heading\n" },
    { "[A]: a\n# H\n",
      "2:1+2 warning missing-blank-line: a heading begins in the middle of a paragraph; put a blank line before it\n" },
    { "[A]: a\n(1) b\n----\n(2) c",
      "1:1+3 note unused-definition: [A] bears on nothing, and nothing on it; say below it what supports or attacks it, or what it supports\n"
      "2:1+3 warning missing-blank-line: an argument begins in the middle of a paragraph; put a blank line before it\n" },
    { "(1) a\n(2) b",
      "2:1+3 warning missing-inference: no inference leads from the premises to a conclusion; write ---- on a line between them\n" },
    { "(1) a\n----\n",
      "2:1+2 error missing-conclusion: no conclusion follows the inference; write it as a numbered line below the dashes\n" },
    { "(1) a\n---\n(2) b",
      "2:1+2 warning unclosed-inference: an inference is written with four dashes; write ---- or -- rule --\n" },
    { "(1) a\n-- rule\n(2) b",
      "2:1+2 warning unclosed-inference: the inference has no closing dashes; write ---- or -- rule --\n" },
    { "(1) a\n-- r, --\n(2) b",
      "2:7+2 warning bad-rules: between the dashes there should be names of rules with commas between them, then data; write -- rule, rule {key: value} --\n" },
    { "(1) a\n----\n----\n(2) b",
      "3:1+2 error missing-conclusion: no conclusion stands between this inference and the one before; write it as a numbered line\n" },
    { "(1) a\n\n(2) b\n----\n(3) c",
      "3:1+3 warning blank-line-in-argument: a blank line stands within a premise-conclusion structure; remove the blank line\n" },
    { "(1) <A>\n----\n(2) b",
      "1:5+3 warning argument-as-premise: a premise or conclusion must be a statement; write its title in [brackets]\n"
      "1:5+3 note undefined-title: [A] is defined nowhere; write its text once: [A]: text\n" },
    { "(1)\n----\n(2) b",
      "1:1+3 error missing-element: nothing follows “(1)”; write a statement, a [Title] or an <Argument> behind it\n" },
    { "(1) a\n---- because\n(2) b",
      "2:6+7 warning text-after-inference: something follows the dashes on their line; put names of rules between the dashes: -- rule --\n" },
    { "(1) a\n----\n(2) b\n(3) c",
      "4:1+3 warning missing-inference: this last line follows from nothing; write ---- above it if it is the conclusion\n" },
    { "(1) a\n----\n  + <C>\n(2) b",
      "3:3+1 warning relation-of-inference: only an undercut can hang under an inference; write <_ to attack the step, or move this under the conclusion\n" },
    { "----\n\ntext",
      "1:1+4 note stray-dashes: an inference stands here, but no premises stand above it; Argdown has no rulers: use a # Heading\n" },
    { "-- Jones",
      "1:1+3 warning stray-dashes: an inference stands here, but no premises stand above it; to begin a text with dashes, write a backslash before them\n" },
    { "* a\n1. b",
      "2:1+2 note mixed-list: one list has both numbers and asterisks; use one of them\n" },
    { "* a\n    * b",
      "2:5+1 warning nested-list: lists cannot be nested; use + or - if this bears on the line above\n" },
    { "* a\n  * b\n* c",
      "2:3+1 warning nested-list: lists cannot be nested; use + or - if this bears on the line above\n" },
    { "- a\n- b",
      "1:1+1 warning dash-list: a line that begins with + or - bears on a line above it, and there is none: this is read as a list; begin the items of a list with *\n" },
    { "text\n* a",
      "2:1+1 warning missing-blank-line: a list begins in the middle of a paragraph; put a blank line before it\n" },
    { "<A>\n\n(1) a\n----\n(2) b\n\n<A>\n\n(1) c\n----\n(2) d",
      "9:1+3 warning second-reconstruction: <A> has been reconstructed before; give this argument another title; it is read as one of its own\n" },
    { "[A]: an *open mark",
      "1:9+1 note unclosed-mark: “*” opens nothing that is closed; write a backslash before it to keep it as text\n" },
    { "[A]: 2*3 and **bold",
      "1:14+2 note unclosed-mark: “**” opens nothing that is closed; write a backslash before it to keep it as text\n" },
    { "[A]: ends \\",
      "1:11+1 note bad-escape: this backslash stands before nothing that it could escape; write two for a backslash in the text\n" },
    { "[A]: a {x: 1} more",
      "1:15+4 warning text-after-data: text follows the data in braces; put the data last\n" },
    { "[A] {x: 1} #t",
      "1:1+3 warning missing-colon: text follows “[A]” without a colon; write “[A]:” to define it, or give the text a line of its own after a blank one\n" },
    { "[A]: a {x: 1} {y: 2}",
      "1:15+6 note data-twice: there are two pieces of data; put them into one pair of braces\n" },
    { "{x: 1}",
      "1:1+6 error data-without-element: these data belong to nothing; put them behind a statement, an argument or a heading\n"
      "1:7+1 note empty: there is no debate in this file; write a statement: [Title]: text\n" },
    { "[A]: a [link](over\nlines)",
      "" },
    { "[A]: see [1] there",
      "1:10+3 note read-as-text: “[1]” stands within a text and is read as text; to mention it, write “@[1]”; to keep it as text, write a backslash before it\n" },
    { "[A]: a <b> c",
      "1:8+3 note read-as-text: “<b>” stands within a text and is read as text; to mention it, write “@<b>”; to keep it as text, write a backslash before it\n" },
    { "snake_case and other_words",
      "" },
    { "[A]: a {x: [}",
      "1:13+1 error bad-data: a value is missing here; write one, or remove the comma or bracket\n" },
    { "[A]: a {x: \"}",
      "1:12+1 error bad-data: a quotation mark is not closed; write the same mark at the end of the value\n" },
    { "[A]: a {x: 1, x: 2}",
      "1:15+1 error bad-data: the key “x” stands here twice; keep one of them\n" },
    { "[A]: a {x: *y}",
      "1:12+1 error bad-data: aliases such as *y are not allowed; write the value again\n" },
    { "[A]: a {\n  x: 1\n y: 2\n}",
      "3:2+1 error bad-data: this line does not fit the ones before it; write “key: value”, each on a line of its own and equally indented\n" },
    { "[A]: a {x: !!binary abc}",
      "" },
    { "===\ntitle: [x\n===\n\n[A]: a",
      "2:8+1 error bad-data: this bracket is not closed; write ] behind the last value\n" },
    { "===\nbad\n  : : x\n===\n\na",
      "3:3+1 error bad-data: this line does not fit the ones before it; write “key: value”, each on a line of its own and equally indented\n" },
    { "===\ntitle: x\ntitle: y\n===\n\n[A]: a",
      "3:1+1 error bad-data: the key “title” stands here twice; keep one of them\n" },
    { "[A]: a {x: {y: 1}",
      "1:8+1 error bad-data: this brace is not closed; write } behind the last value\n" },
    { "[A]: a {\tx: 1}",
      "" },
    { "===\n\ttitle: x\n===\n\n[A]: a",
      "2:1+1 error bad-data: a value cannot begin with this character; put the value in quotes; indent with spaces, not with tabs\n" },
    { "[A]: a {x: \"\\q\"}",
      "1:13+1 error bad-data: YAML does not know this escape; use single quotes, or write the backslash twice\n" },
    { "[A]: a {: 1}",
      "1:9+1 error bad-data: a value is missing here; write one, or remove the comma or bracket\n" },
    { "[constructor]: a\n  + [B]: b",
      "" },
    { "[Soft power]: a\n  + [Soft pwoer]",
      "2:5+12 warning undefined-title: [Soft pwoer] is defined nowhere; did you mean “Soft power”?\n" },
    { "[A]: a\n  + [Beta]",
      "2:5+6 note undefined-title: [Beta] is defined nowhere; write its text once: [Beta]: text\n" },
    { "[Alpha]: a\n\n[Beta]: b\n  + [Gamma]: c",
      "1:1+7 note unused-definition: [Alpha] bears on nothing, and nothing on it; say below it what supports or attacks it, or what it supports\n" },
    { "[Alpha]: one text of some length\n  + [Beta]: one text of some length",
      "2:5+31 note duplicate-text: [Alpha] has this text too; refer to it by its title if both are one claim\n" },
    { "[A]: a\n  + [B]: b\n  + [B]",
      "3:3+1 note relation-twice: this is said on line 2 already; once is enough\n" },
    { "===\nburden: everyone\n===\n\n[A]: a\n  + [B]: b\n",
      "2:9+8 warning unknown-rule: burden: has no such value; it is one of: none thesis questioned supported\n" },
    { "[A]: a\n  + [B]: b\n  - [B]",
      "3:3+5 warning both-sides: [B] both supports and attacks [A]; keep one of them, or make two arguments of it\n" },
    { "(1) a\n(1) b\n----\n(2) c",
      "2:1+3 warning premise-number-twice: another line of this argument is (1) too; number the lines of an argument from 1 on\n" },
    { "[A]: a\n  + [B]: b\n    + [A]",
      "2:3+8 warning cycle: [B] supports [A], on which it rests itself; leave out one of the supports in this circle\n" },
    { "[A]: a\n  + [A]",
      "2:3+5 warning cycle: [A] supports itself; leave out one of the supports in this circle\n" },
    { "[A]: 日本語 *open",
      "1:10+1 note unclosed-mark: “*” opens nothing that is closed; write a backslash before it to keep it as text\n" },
    { "\t[A]: a\n\n\t[B] text",
      "1:2+3 note unused-definition: [A] bears on nothing, and nothing on it; say below it what supports or attacks it, or what it supports\n"
      "3:2+3 warning missing-colon: text follows “[B]” without a colon; write “[B]:” to define it, or give the text a line of its own after a blank one\n"
      "3:2+3 note unused-definition: [B] bears on nothing, and nothing on it; say below it what supports or attacks it, or what it supports\n" },
    { "[A]: a\r\n\r\n[B] text\r\n",
      "1:1+3 note unused-definition: [A] bears on nothing, and nothing on it; say below it what supports or attacks it, or what it supports\n"
      "3:1+3 warning missing-colon: text follows “[B]” without a colon; write “[B]:” to define it, or give the text a line of its own after a blank one\n"
      "3:1+3 note unused-definition: [B] bears on nothing, and nothing on it; say below it what supports or attacks it, or what it supports\n" },
    { "[A]: a {x: [1}",
      "1:14+1 error bad-data: a comma or a closing bracket is missing here; write [first, second]\n" },
    { "[A]: a\n  + [B]: b {y: }",
      "" },
    { "[A]: a _open",
      "1:8+1 note unclosed-mark: “_” opens nothing that is closed; write a backslash before it to keep it as text\n" },
    { "[A]: __open\n\n[B]: fine\n  - [C]: x",
      "1:1+3 note unused-definition: [A] bears on nothing, and nothing on it; say below it what supports or attacks it, or what it supports\n"
      "1:6+2 note unclosed-mark: “__” opens nothing that is closed; write a backslash before it to keep it as text\n" },
    { "[A]: a {x: 1\n\n[B]: b",
      "1:1+3 note unused-definition: [A] bears on nothing, and nothing on it; say below it what supports or attacks it, or what it supports\n"
      "1:8+1 warning unclosed-data: this brace is not closed, and is read as text; write } behind the last value\n"
      "3:1+3 note unused-definition: [B] bears on nothing, and nothing on it; say below it what supports or attacks it, or what it supports\n" },
    { "1) a\n2) b",
      "" },
    { "In the year\n1990. Then",
      "" },
    { "[A]: http://x.y/z and more\n  + [B]: b",
      "" },
    { "[A]: a // not\n  + [B]: b",
      "" },
    { "(2) b\n----\n(1) a",
      "" },
    { "<A>:\n\n(1) a\n----\n(2) b",
      "1:1+4 warning empty-definition: nothing is defined here; write a text behind the colon, or leave the colon out\n" },
    { "[A]: a\n  >< [A]",
      "" },
    { "[A]\n    - <B>: x\n  - <C>: y",
      "1:1+3 note undefined-title: [A] is defined nowhere; write its text once: [A]: text\n"
      "3:3+1 warning relation-not-indented: a relation must be indented more than the line it bears on; put spaces before it\n" },
    { "[A]: a\n + [B]: b\n   - [C]: c\n  - [D]: d",
      "" },
    { "[A]: \\[b]",
      "" },
    { "@[Nobody] says so",
      "1:1+17 note undefined-title: the text mentions [Nobody], which there is not; write it as its title stands where it is defined\n" },
    { "[A]: a #(tag",
      "1:8+1 warning unclosed-tag: this tag is not closed, and is read as text; write #(a tag of several words)\n" },
    { "[A]: a\n  <+ [B\n",
      "2:6+1 warning unclosed-title: this bracket is not closed on its line, and is read as text; write [Title] or [Title]: text\n" },
    { "===\ntitle: x\n\n[A]: a",
      "1:1+3 error unclosed-front-matter: the front matter is not closed, and is read as text; write a line of === behind it\n"
      "4:1+3 note unused-definition: [A] bears on nothing, and nothing on it; say below it what supports or attacks it, or what it supports\n" },
};
// clang-format on

static Str messages(Arena *arena, Str text)
{
    static const char *const names[] = { "note", "warning", "error" };
    Problems problems = { .arena = arena };
    Buffer out = { .arena = arena };
    const Debate *debate = argdown_read(arena, str("x"), text, &problems);
    Source source = { .path = str("x"), .text = text, .problems = &problems };
    argdown_notes(debate, &source);
    problems_sort(&problems);
    for (size_t i = 0; i < problems.count; i++) {
        const Problem *problem = &problems.items[i];
        buffer_format(&out, "%d:%d+%d %s %.*s: ", problem->line, problem->column,
                      problem->length, names[problem->severity],
                      (int)problem->code.length, problem->code.data);
        buffer_add(&out, problem->text);
        buffer_add(&out, str("; "));
        buffer_add(&out, problem->help);
        buffer_add_byte(&out, '\n');
    }
    return buffer_str(&out);
}

static void test_messages(void **state)
{
    (void)state;
    size_t told = 0;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Arena *arena = arena_new();
        Str got = messages(arena, str(cases[i].text));
        if (!str_is(got, cases[i].expected))
            fail_msg("'%s' says:\n%.*sexpected:\n%s", cases[i].text, (int)got.length,
                     got.data, cases[i].expected);
        told += got.length > 0;
        arena_free(arena);
    }
    assert_true(told >= 60);
}

// One error never hides another, nor the rest of the debate.
static void test_recovery(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    Str text = str("[A]: a {x: [}\n\n  + [B]\n\n[C]: c\n  +\n\n(1) p\n----\n\n"
                   "[D]: d\n  - [E]: e\n");
    const Debate *debate = argdown_read(arena, str("x"), text, &problems);
    assert_int_equal(problems.errors, 3);
    assert_int_equal(debate_find(debate, str("E")).kind, NODE_CLAIM);
    assert_int_equal(debate->relation_count, 2);
    arena_free(arena);
}

// The caret stands under the spot, whatever is before it.
static void test_underlines(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } lines[] = {
        { "[A]: one *two",
          "x:1:10: note: “*” opens nothing that is closed\n 1 | [A]: one *two\n"
          "   |          ^\n  help: write a backslash before it to keep it as text" },
        { "[A]: \u65E5\u672C *two",
          "x:1:9: note: “*” opens nothing that is closed\n 1 | [A]: \u65E5\u672C *two\n"
          "   |           ^\n  help: write a backslash before it to keep it as text" },
        { "[A]: a\n\t+",
          "x:2:2: error: nothing follows “+”\n 2 |  +\n   |  ^\n"
          "  help: write a statement, a [Title] or an <Argument> behind it" },
    };
    for (size_t i = 0; i < COUNT(lines); i++) {
        Arena *arena = arena_new();
        Problems problems = { .arena = arena };
        argdown_read(arena, str("x"), str(lines[i].text), &problems);
        assert_int_equal(problems.count, 1);
        check_str(problem_format(arena, &problems.items[0]), lines[i].expected,
                  lines[i].text);
        arena_free(arena);
    }
}

TESTS(cmocka_unit_test(test_messages), cmocka_unit_test(test_recovery),
      cmocka_unit_test(test_underlines))
