#include "src/argdown/argdown_token.h"

// clang-format off
static const char *const names[TOKEN_COUNT] = {
    [TOKEN_END]                 = "EOF",
    [TOKEN_FRONT_MATTER]        = "FrontMatter",
    [TOKEN_DATA]                = "Data",
    [TOKEN_ESCAPED]             = "EscapedChar",
    [TOKEN_SPECIAL]             = "SpecialChar",
    [TOKEN_EMPTYLINE]           = "Emptyline",
    [TOKEN_NEWLINE]             = "Newline",
    [TOKEN_INDENT]              = "Indent",
    [TOKEN_DEDENT]              = "Dedent",
    [TOKEN_INFERENCE_START]     = "InferenceStart",
    [TOKEN_INFERENCE_END]       = "InferenceEnd",
    [TOKEN_LIST_DELIMITER]      = "ListDelimiter",
    [TOKEN_SUPPORTS]            = "IncomingSupport",
    [TOKEN_ATTACKS]             = "IncomingAttack",
    [TOKEN_SUPPORTED_BY]        = "OutgoingSupport",
    [TOKEN_ATTACKED_BY]         = "OutgoingAttack",
    [TOKEN_CONTRADICTS]         = "Contradiction",
    [TOKEN_UNDERCUTS]           = "IncomingUndercut",
    [TOKEN_UNDERCUT_BY]         = "OutgoingUndercut",
    [TOKEN_HEADING]             = "HeadingStart",
    [TOKEN_NUMBER]              = "StatementNumber",
    [TOKEN_ORDERED_ITEM]        = "OrderedListItem",
    [TOKEN_UNORDERED_ITEM]      = "UnorderedListItem",
    [TOKEN_BOLD_STAR_END]       = "AsteriskBoldEnd",
    [TOKEN_BOLD_LINE_END]       = "UnderscoreBoldEnd",
    [TOKEN_ITALIC_STAR_END]     = "AsteriskItalicEnd",
    [TOKEN_ITALIC_LINE_END]     = "UnderscoreItalicEnd",
    [TOKEN_BOLD_STAR_START]     = "AsteriskBoldStart",
    [TOKEN_BOLD_LINE_START]     = "UnderscoreBoldStart",
    [TOKEN_ITALIC_STAR_START]   = "AsteriskItalicStart",
    [TOKEN_ITALIC_LINE_START]   = "UnderscoreItalicStart",
    [TOKEN_LINK]                = "Link",
    [TOKEN_TAG]                 = "Tag",
    [TOKEN_CLAIM_DEFINITION]    = "StatementDefinition",
    [TOKEN_CLAIM_REFERENCE]     = "StatementReference",
    [TOKEN_CLAIM_MENTION]       = "StatementMention",
    [TOKEN_ARGUMENT_DEFINITION] = "ArgumentDefinition",
    [TOKEN_ARGUMENT_REFERENCE]  = "ArgumentReference",
    [TOKEN_ARGUMENT_MENTION]    = "ArgumentMention",
    [TOKEN_TEXT]                = "Freestyle",
    [TOKEN_CONTROL]             = "UnusedControlChar",
};
// clang-format on

const char *token_name(TokenKind kind)
{
    return names[kind];
}

bool token_is_relation(TokenKind kind)
{
    return kind >= TOKEN_SUPPORTS && kind <= TOKEN_UNDERCUT_BY;
}
