#include "src/argdown/argdown_syntax.h"

Str syntax_text(const Parser *parser, Token token)
{
    return token_text(parser->reader.source.text, token);
}

void syntax_deviate(const Parser *parser, Severity severity, const char *code,
                    const char *text, const char *help)
{
    source_deviation(&parser->reader.source, parser->reader.token, severity, code,
                     str(text), str(help));
}

const Syntax *syntax_give(Parser *parser, SyntaxKind kind)
{
    parser->syntax.kind = kind;
    return &parser->syntax;
}
