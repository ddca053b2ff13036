#include "src/argdown/argdown_inline.h"
#include "src/argdown/shortcode.h"

void inliner_init(Inliner *inliner, Arena *arena, Arena *scratch, Str source)
{
    *inliner =
        (Inliner){ .arena = arena, .source = source, .buffer = { .arena = scratch } };
}

static size_t length_of(const Inliner *inliner)
{
    return inliner->is_slice ? inliner->end - inliner->start : inliner->buffer.length;
}

// Leaves the source: from here on the text is put together.
static void become_buffer(Inliner *inliner)
{
    if (!inliner->is_slice)
        return;
    buffer_add(&inliner->buffer,
               str_part(inliner->source, inliner->start, inliner->end));
    inliner->is_slice = false;
}

// Adds bytes of the source.
static void add_piece(Inliner *inliner, size_t start, size_t end)
{
    if (start == end)
        return;
    if (inliner->is_slice && inliner->start == inliner->end)
        inliner->start = inliner->end = start;
    if (inliner->is_slice && inliner->end == start) {
        inliner->end = end;
        return;
    }
    become_buffer(inliner);
    buffer_add(&inliner->buffer, str_part(inliner->source, start, end));
}

static void add_string(Inliner *inliner, Str text)
{
    become_buffer(inliner);
    buffer_add(&inliner->buffer, text);
}

static bool ends_in_blank(const Inliner *inliner)
{
    size_t length = length_of(inliner);
    const char *end = inliner->is_slice ? inliner->source.data + inliner->end
                                        : inliner->buffer.data + length;
    return length > 0 && end[-1] == ' ';
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

static Range *push_range(Inliner *inliner, RangeKind kind, size_t start, size_t end,
                         Str target)
{
    inliner->ranges =
        vec_room(inliner->buffer.arena, inliner->ranges, inliner->range_count,
                 &inliner->range_room, sizeof inliner->ranges[0]);
    Range *range = &inliner->ranges[inliner->range_count++];
    *range = (Range){ kind, false, (uint32_t)start, (uint32_t)end, target };
    return range;
}

// Adds a token that stays in the text as it is, and marks it, without the blank that it
// may end in.
static void add_marked(Inliner *inliner, Token token, RangeKind kind, Str target)
{
    size_t start = length_of(inliner);
    bool blank = is_blank(inliner->source.data[token.end - 1]);
    add_piece(inliner, token.start, token.end);
    push_range(inliner, kind, start, length_of(inliner) - (blank ? 1 : 0), target)
        ->blank_after = blank;
}

static void add_tag(Inliner *inliner, Token token)
{
    Str text = str_trim(token_text(inliner->source, token));
    Str tag = str_from(text, 1);
    if (str_starts(tag, str("(")))
        tag = str_part(tag, 1, tag.length - 1);
    inliner->tags = vec_room(inliner->buffer.arena, inliner->tags, inliner->tag_count,
                             &inliner->tag_room, sizeof inliner->tags[0]);
    inliner->tags[inliner->tag_count++] = (Range){ .target = tag };
    if (!inliner->without_tags)
        add_marked(inliner, token, RANGE_TAG, tag);
}

static void add_link(Inliner *inliner, Token token)
{
    Str text = str_trim(token_text(inliner->source, token));
    size_t close = (size_t)str_find(text, str("]("));
    size_t start = length_of(inliner);
    add_piece(inliner, token.start + 1, token.start + close);
    push_range(inliner, RANGE_LINK, start, length_of(inliner),
               str_part(text, close + 2, text.length - 1));
    add_piece(inliner, token.start + text.length, token.end);
}

static void add_special(Inliner *inliner, Token token)
{
    Str text = token_text(inliner->source, token);
    size_t length = text.length - (is_blank(text.data[text.length - 1]) ? 1 : 0);
    Str meaning = shortcode_text(str_part(text, 0, length), inliner->shortcodes);
    if (meaning.length == 0) {
        add_piece(inliner, token.start, token.end);
        return;
    }
    add_string(inliner, meaning);
    if (length < text.length && text.data[length] == ' ') // a tab is lost, as there
        add_string(inliner, str(" "));
}

static void open_range(Inliner *inliner, RangeKind kind)
{
    size_t start = length_of(inliner);
    inliner->open = vec_room(inliner->buffer.arena, inliner->open, inliner->open_count,
                             &inliner->open_room, sizeof inliner->open[0]);
    inliner->open[inliner->open_count++] = inliner->range_count;
    push_range(inliner, kind, start, start, str(""));
}

static void close_range(Inliner *inliner, Token token)
{
    size_t last = token.end - 1;
    if (inliner->open_count > 0)
        inliner->ranges[inliner->open[--inliner->open_count]].end =
            (uint32_t)length_of(inliner);
    if (is_blank(inliner->source.data[last]))
        add_piece(inliner, last, token.end);
}

static bool is_range_end(TokenKind kind)
{
    return kind >= TOKEN_BOLD_STAR_END && kind <= TOKEN_ITALIC_LINE_END;
}

// A line end is a blank, unless there is one already or nothing follows.
static void add_line_end(Inliner *inliner, const Token *next)
{
    if (next && !is_range_end(next->kind) && !ends_in_blank(inliner))
        add_string(inliner, str(" "));
}

static void add_token(Inliner *inliner, Token token, const Token *next)
{
    Str inside = token_text(inliner->source, token);
    switch (token.kind) {
    case TOKEN_ESCAPED: add_piece(inliner, token.start + 1, token.end); break;
    case TOKEN_SPECIAL: add_special(inliner, token); break;
    case TOKEN_NEWLINE: add_line_end(inliner, next); break;
    case TOKEN_TAG: add_tag(inliner, token); break;
    case TOKEN_LINK: add_link(inliner, token); break;
    case TOKEN_CLAIM_MENTION:
    case TOKEN_ARGUMENT_MENTION:
        inside = str_trim(inside);
        add_marked(inliner, token,
                   token.kind == TOKEN_CLAIM_MENTION ? RANGE_CLAIM_MENTION
                                                     : RANGE_ARGUMENT_MENTION,
                   str_part(inside, 2, inside.length - 1));
        break;
    case TOKEN_BOLD_STAR_START:
    case TOKEN_BOLD_LINE_START: open_range(inliner, RANGE_BOLD); break;
    case TOKEN_ITALIC_STAR_START:
    case TOKEN_ITALIC_LINE_START: open_range(inliner, RANGE_ITALIC); break;
    case TOKEN_BOLD_STAR_END:
    case TOKEN_BOLD_LINE_END:
    case TOKEN_ITALIC_STAR_END:
    case TOKEN_ITALIC_LINE_END: close_range(inliner, token); break;
    default: add_piece(inliner, token.start, token.end); break;
    }
}

// Cuts the blanks off both ends of the text, and the ranges with them.
static void trim(InlineText *result, Str text)
{
    size_t before = 0, after = 0;
    while (before < text.length && before < UINT8_MAX && is_blank(text.data[before]))
        before++;
    while (after < text.length - before && after < UINT16_MAX &&
           is_blank(text.data[text.length - after - 1]))
        after++;
    result->text = str_part(text, before, text.length - after);
    result->blanks_before = (uint8_t)before;
    result->blanks_after = (uint16_t)after;
    for (size_t i = 0; i < result->range_count; i++) {
        Range *range = &result->ranges[i];
        size_t start = range->start > before ? range->start - before : 0;
        size_t end = range->end > before ? range->end - before : 0;
        range->start =
            (uint32_t)(start < result->text.length ? start : result->text.length);
        range->end = (uint32_t)(end < result->text.length ? end : result->text.length);
    }
}

InlineText inline_text(Inliner *inliner, const Token *content, size_t count)
{
    inliner->buffer.length = inliner->start = inliner->end = 0;
    inliner->range_count = inliner->tag_count = inliner->open_count = 0;
    inliner->is_slice = true;
    for (size_t i = 0; i < count; i++)
        add_token(inliner, content[i], i + 1 < count ? &content[i + 1] : NULL);
    InlineText result = { .range_count = inliner->range_count,
                          .tags = inliner->tags,
                          .tag_count = inliner->tag_count };
    if (result.range_count > 0) {
        result.ranges =
            arena_get(inliner->arena, result.range_count, sizeof result.ranges[0]);
        memcpy(result.ranges, inliner->ranges,
               result.range_count * sizeof result.ranges[0]);
    }
    trim(&result, inliner->is_slice
                      ? str_part(inliner->source, inliner->start, inliner->end)
                      : arena_str(inliner->arena, buffer_str(&inliner->buffer)));
    return result;
}
