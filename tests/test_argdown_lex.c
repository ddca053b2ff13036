#include "src/argdown/argdown_lex.h"
#include "src/base/vec.h"
#include "src/text/text.h"
#include "tests/check.h"
#include "tests/conformance.h"

// Columns in UTF-16 units, as the reference counts them. A dedent that closes what went
// before stands on the last unit of it.
static int column_of(Str text, Token token)
{
    Str before = str_part(text, token.line_start, token.start);
    bool is_behind = token.kind == TOKEN_DEDENT && before.length > 0;
    return (int)text_utf16(before) + (is_behind ? 0 : 1);
}

static void check_token(const ConformanceCase *it, Token token, const Value *expected)
{
    Str name = value_string(expected->entries[0].value);
    Str text = value_string(expected->entries[1].value);
    int line = (int)expected->entries[2].value->number;
    int column = (int)expected->entries[3].value->number;
    Str got = token_text(it->input, token);
    if (!str_is(name, token_name(token.kind)) || !str_equal(text, got) ||
        line != token.line || column != column_of(it->input, token))
        fail_msg("%s: the token is %s '%.*s' at %d:%d, expected %.*s '%.*s' at %d:%d",
                 it->name, token_name(token.kind), (int)got.length, got.data,
                 token.line, column_of(it->input, token), (int)name.length, name.data,
                 (int)text.length, text.data, line, column);
}

static void check_case(const ConformanceCase *it, Arena *arena)
{
    Lexer lexer;
    lexer_init(&lexer, arena, it->input, true);
    size_t count = it->tokens ? it->tokens->count : 0;
    for (size_t i = 0; i < count; i++)
        check_token(it, lexer_next(&lexer), it->tokens->entries[i].value);
    if (it->tokens && lexer_next(&lexer).kind != TOKEN_END)
        fail_msg("%s: there are more tokens than expected", it->name);
    while (lexer_next(&lexer).kind != TOKEN_END)
        ;
    if (!it->tokens != (lexer.bad_backslash.end > 0))
        fail_msg("%s: a backslash that escapes nothing is a lexer error", it->name);
}

static void test_reference(void **state)
{
    (void)state;
    assert_true(conformance_cases(check_case) > 150);
}

// clang-format off
static const struct {
    const char *what, *source, *tokens;
} tolerant[] = {
    { "an address is no comment",        "see http://x.y\n",  "Freestyle UnusedControlChar UnusedControlChar UnusedControlChar Freestyle UnusedControlChar Freestyle Newline" },
    { "a comment needs no line end",     "a // b",            "Freestyle" },
    { "data may have CR LF",             "[A] {\r\na: 1\r\n}", "StatementReference Data" },
    { "braces in quotes do not count",   "[A] {a: \"b } c\"}", "StatementReference Data" },
    { "braces are matched",              "{a: {b: c} d}",     "Data" },
    { "a comma behind braces: text",     "x {a}, y",          "Freestyle UnusedControlChar Freestyle UnusedControlChar UnusedControlChar Freestyle" },
    { "a relation may stand at the margin", "[A]\n- b",       "StatementReference Newline Indent OutgoingAttack Freestyle Dedent" },
    { "and below an empty line",         "[A]\n  + b\n\n  - c", "StatementReference Newline Indent OutgoingSupport Freestyle Emptyline OutgoingAttack Freestyle Dedent" },
    { "front matter stands at the beginning only", "a,\n=== b ===", "Freestyle UnusedControlChar Newline Freestyle" },
    { "a mention between dots is one",   "x.@[B]. y",         "Freestyle UnusedControlChar StatementMention UnusedControlChar Freestyle" },
};
// clang-format on

static void test_tolerance(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(tolerant); i++) {
        Arena *arena = arena_new();
        Buffer names = { .arena = arena };
        Lexer lexer;
        lexer_init(&lexer, arena, str(tolerant[i].source), false);
        for (Token token; (token = lexer_next(&lexer)).kind != TOKEN_END;)
            buffer_format(&names, "%s%s", names.length > 0 ? " " : "",
                          token_name(token.kind));
        check_str(buffer_str(&names), tolerant[i].tokens, tolerant[i].what);
        arena_free(arena);
    }
}

TESTS(cmocka_unit_test(test_reference), cmocka_unit_test(test_tolerance))
