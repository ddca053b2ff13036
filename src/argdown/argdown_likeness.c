#include "src/argdown/argdown_likeness.h"

static void note(const Source *source, Token place, Severity severity, const char *code,
                 const char *text, const char *help)
{
    source_problem(source, place, severity, code, str(text), str(help));
}

static bool is_letter(Str text, size_t at)
{
    unsigned char byte = at < text.length ? (unsigned char)text.data[at] : ' ';
    return byte >= 0x80 || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

// Whether a key and a colon stand here, as they do in data.
static bool is_key(Str text, size_t at)
{
    size_t start = at = match_blanks(text, at);
    while (is_letter(text, at))
        at++;
    return at > start && at < text.length && text.data[at] == ':';
}

static void note_ruler(const Source *source, const Element *element, bool is_first)
{
    if (!str_starts(str_from(source->text, element->first.start), str("===")))
        return;
    if (is_first)
        note(source, element->first, SEVERITY_ERROR, "unclosed-front-matter",
             "the front matter is not closed, and is read as text",
             "write a line of === behind it");
    else
        note(source, element->first, SEVERITY_WARNING, "late-front-matter",
             "front matter can only stand at the beginning: this is read as text",
             "move it to the top of the file");
}

// A tag on a line of its own, where a heading would stand.
static void note_tag_alone(const Source *source, Token first)
{
    size_t after = match_blanks(source->text, first.end);
    if (first.kind == TOKEN_TAG &&
        (after >= source->text.length || match_line_end(source->text, after) > 0))
        note(source, first, SEVERITY_NOTE, "tag-alone",
             "this is a tag, and not a heading",
             "put a space behind the # to make it a heading");
}

static void note_title(const Source *source, Token first)
{
    Str sign = token_text(source->text, first);
    bool is_claim = str_is(sign, "["), is_argument = str_is(sign, "<");
    if ((is_claim || is_argument) && is_letter(source->text, first.end))
        note(source, first, SEVERITY_WARNING, "unclosed-title",
             "this bracket is not closed on its line, and is read as text",
             is_claim ? "write [Title] or [Title]: text"
                      : "write <Title> or <Title>: text");
}

static void note_inside(const Source *source, Token token)
{
    if (token.kind != TOKEN_CONTROL)
        return;
    if (source->text.data[token.start] == '{' && is_key(source->text, token.end))
        note(source, token, SEVERITY_WARNING, "unclosed-data",
             "this brace is not closed, and is read as text",
             "write } behind the last value");
    if (source->text.data[token.start] == '#' && token.end < source->text.length &&
        source->text.data[token.end] == '(')
        note(source, token, SEVERITY_WARNING, "unclosed-tag",
             "this tag is not closed, and is read as text",
             "write #(a tag of several words)");
}

void likeness_note(const Source *source, const Element *element, bool is_block,
                   bool is_first)
{
    if (source->strict || element->content_count == 0)
        return;
    if (element->form == FORM_TEXT && is_block) {
        note_ruler(source, element, is_first);
        note_tag_alone(source, element->content[0]);
    }
    if (element->form == FORM_TEXT)
        note_title(source, element->content[0]);
    for (size_t i = 0; i < element->content_count; i++)
        note_inside(source, element->content[i]);
}
