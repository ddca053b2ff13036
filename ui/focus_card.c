#include "ui/focus_card.h"
#include <inttypes.h>
#include "src/base/vec.h"
#include "src/text/text.h"
#include "ui/link_look.h"

enum {
    ADDRESS = 15,   // bytes of an address at most
    NAME_LINES = 3, // of an item that is not the centre
    LEAST_NAME = 10,
    LEAST_WORD = 30, // columns of a name with what stands in a word before it
};

// --- the texts of items

Str focus_number(const FocusItem *item, Arena *arena)
{
    return arena_format(arena, "%s%" PRId32 " of %" PRId32, link_sign(item->link),
                        item->number, item->count);
}

// "✓§ ▸ +2 −1"; of a parent among others "+2 of 3", which else stands in its border.
static Str right_of(const FocusSheet *sheet, const FocusItem *item, bool is_alone)
{
    const OutlineSubject *subject = sheet->subject;
    const Place *place = &subject->tree->places[item->place];
    Buffer out = { .arena = sheet->arena };
    if (item->group == GROUP_PARENTS)
        return is_alone ? str("") : focus_number(item, sheet->arena);
    if (subject->is_noted[item->place] || subject->is_read[item->place])
        buffer_add(&out, str(subject->is_noted[item->place] ? "✎" : "✓"));
    if (value_get(debate_data(subject->debate, place->node), "cite") != NULL)
        buffer_add(&out, str("§"));
    Str counts = tree_counts(place, sheet->arena);
    if (counts.length > 0)
        buffer_format(&out, "%s▸ %.*s", out.length > 0 ? " " : "",
                      STR_ARGUMENTS(counts));
    return buffer_str(&out);
}

typedef struct {
    FocusSheet *sheet;
    FocusText text;
    size_t capacity, count;
} Writer;

static void add_line(Writer *writer, Role role, Str text)
{
    writer->text.lines =
        vec_room(writer->sheet->arena, writer->text.lines, writer->count,
                 &writer->capacity, sizeof writer->text.lines[0]);
    writer->text.lines[writer->count++] = (DetailLine){ text, role };
    writer->text.count = (int)writer->count;
}

// At most `most` lines, the last one cut if there were more; `sign` before the first,
// and as much room before the others.
static void add_wrapped(Writer *writer, Role role, Str text, int columns, int most,
                        const char *sign)
{
    Arena *arena = writer->sheet->arena;
    Lines lines = text_wrap(arena, text, columns);
    for (int i = 0; i < (int)lines.count && i < most; i++) {
        Str line = lines.lines[i];
        if (i + 1 == most && i + 1 < (int)lines.count)
            line = arena_format(arena, "%.*s…",
                                STR_ARGUMENTS(text_fit(line, columns - 1)));
        if (i == 0)
            line = arena_format(arena, "%s%.*s", sign, STR_ARGUMENTS(line));
        else
            line = arena_format(arena, "%*s%.*s", text_width(str(sign)), "",
                                STR_ARGUMENTS(line));
        add_line(writer, role, line);
    }
}

static FocusText rest_text(FocusSheet *sheet, const FocusItem *item, int columns)
{
    Writer writer = { .sheet = sheet };
    Str text = arena_format(sheet->arena, "… %" PRId32 " more · Space shows them",
                            item->count);
    add_line(&writer, ROLE_DIM, text_cut(sheet->arena, text, columns));
    return writer.text;
}

// A role without how many claims are below, which the replies say in parts.
static Str without_below(Str role, Arena *arena)
{
    Buffer words = { .arena = arena };
    while (role.length > 0) {
        ptrdiff_t end = str_find(role, str(" · "));
        Str part = end < 0 ? role : str_part(role, 0, (size_t)end);
        role = end < 0 ? str("") : str_from(role, (size_t)end + strlen(" · "));
        if (str_find(part, str(" below")) < 0)
            buffer_format(&words, "%s%.*s", words.length > 0 ? " · " : "",
                          STR_ARGUMENTS(part));
    }
    return buffer_str(&words);
}

// The whole of the claim in the centre.
static FocusText centre_text(FocusSheet *sheet, const FocusItem *item, int columns)
{
    DetailsWanted wanted = { .place = item->place,
                             .columns = columns,
                             .is_selected = true,
                             .needs_title = true,
                             .is_amid = true,
                             .is_folded = true,
                             .level = TEXT_ALL,
                             .lit = -1 };
    enum { BETWEEN = 3 };
    Details details = outline_details(sheet->subject, &wanted, sheet->arena);
    FocusText made = { .lines = details.lines, .count = (int)details.count };
    int end = (int)details.text_end;
    if (end == 0 || end >= made.count || made.lines[end].role != ROLE_DIM)
        return made;
    // The role stands at the end of the text if there is room: replies need the row.
    int room = columns - text_width(made.lines[end - 1].text) - BETWEEN;
    Str role = made.lines[end].text;
    if (text_width(role) > room)
        role = without_below(role, sheet->arena);
    if (text_width(role) > room || role.length == 0)
        return made;
    made.right = role;
    made.right_line = end - 1;
    for (int i = end; i + 1 < made.count; i++)
        made.lines[i] = made.lines[i + 1];
    made.count--;
    return made;
}

// What stands before the name of an item.
static const char *sign_of(const FocusSheet *sheet, const FocusItem *item, bool is_bare)
{
    if (item->place == NONE || item->group == GROUP_SELF)
        return "";
    if (item->group == GROUP_PARENTS)
        return is_bare ? "▲ " : "";
    if (item->group == GROUP_PREMISES)
        return is_bare ? "⎢ " : "";
    return arena_format(sheet->arena, "%s ", link_sign(item->link)).data;
}

static FocusText item_text(FocusSheet *sheet, const FocusItem *item, int columns,
                           bool is_bare, bool is_alone)
{
    Writer writer = { .sheet = sheet };
    Arena *arena = sheet->arena;
    const Debate *debate = sheet->subject->debate;
    Node node = sheet->subject->tree->places[item->place].node;
    Str text = str_trim(debate_text(debate, node)),
        right = right_of(sheet, item, is_alone);
    const char *sign = sign_of(sheet, item, is_bare);
    int all = columns - text_width(str(sign));
    int room = all - (right.length > 0 ? text_width(right) + 1 : 0);
    if (room < LEAST_NAME) {
        right = str("");
        room = all = all > 1 ? all : 1;
    }
    Str mark = opinion_book_mark(sheet->subject->opinions, item->place, arena);
    Str name = outline_name(debate, node, arena);
    name = arena_format(arena, "%.*s%.*s", STR_ARGUMENTS(mark), STR_ARGUMENTS(name));
    Str address = outline_address(sheet->subject->tree, item->place, ADDRESS, arena);
    const Stands *stands = sheet->subject->stands;
    if (stands_is_shown(stands) && all < LEAST_WORD)
        address = arena_format(arena, "%.*s %s", STR_ARGUMENTS(address),
                               stands_sign(stands, item->place));
    else if (stands_is_shown(stands))
        address = arena_format(arena, "%.*s %s %s:", STR_ARGUMENTS(address),
                               stands_sign(stands, item->place),
                               stands_word(stands, item->place));
    name =
        arena_format(arena, "%.*s %.*s", STR_ARGUMENTS(address), STR_ARGUMENTS(name));
    add_wrapped(&writer, ROLE_TEXT, name, room, NAME_LINES, sign);
    bool is_said = str_equal(text, str_trim(debate_name(debate, node)));
    if (item->group != GROUP_PARENTS && sheet->texts > 0 && text.length > 0 && !is_said)
        add_wrapped(&writer, ROLE_DIM, text_clean(arena, text, false, NULL), all,
                    sheet->texts, *sign ? "  " : "");
    writer.text.right = right;
    return writer.text;
}

// --- cards

FocusCard focus_card_make(FocusSheet *sheet, int32_t first, int32_t count, int columns,
                          bool is_bare)
{
    FocusCard card = { .first = first, .count = count, .columns = columns };
    const FocusItem *items = sheet->items->items + first;
    bool is_centre = items[0].group == GROUP_SELF;
    int inner = columns - (is_bare ? 2 : 4);
    inner = inner > 1 ? inner : 1;
    card.texts = arena_get(sheet->arena, (size_t)count + 1, sizeof card.texts[0]);
    for (int32_t i = 0; i < count; i++) {
        card.texts[i] =
            is_centre ? centre_text(sheet, &items[i], inner)
            : items[i].place == NONE
                ? rest_text(sheet, &items[i], inner)
                : item_text(sheet, &items[i], inner, is_bare, !is_bare && count == 1);
        card.rows += card.texts[i].count;
    }
    bool is_argument =
        items[0].place != NONE && count == 1 &&
        sheet->subject->tree->places[items[0].place].node.kind == NODE_ARGUMENT;
    card.frame = is_bare       ? CARD_BARE
                 : is_centre   ? CARD_CENTRE
                 : is_argument ? CARD_ARGUMENT
                               : CARD_CLAIM;
    if (!is_bare)
        card.rows += count + 1; // borders and what parts the items
    return card;
}

Str focus_group_label(const FocusSheet *sheet, FocusGroup group, FocusLabel size)
{
    static const struct {
        Link link;
        const char *words[3]; // by size
    } groups[GROUP_COUNT] = {
        [GROUP_PREMISES] = { LINK_PREMISE, { "", " because", " because" } },
        [GROUP_SUPPORTS] = { LINK_SUPPORT, { "", " pro", " pro" } },
        [GROUP_EQUIVALENTS] = { LINK_EQUIVALENT, { "", " same", " say the same" } },
        [GROUP_ATTACKS] = { LINK_ATTACK, { "", " con", " con" } },
        [GROUP_UNDERCUTS] = { LINK_UNDERCUT, { "", " step", " against the step" } },
    };
    return arena_format(sheet->arena, " %s%" PRId32 "%s ",
                        link_sign(groups[group].link), sheet->items->total[group],
                        groups[group].words[size]);
}

static void put_frame(FocusSheet *sheet, const FocusCard *card)
{
    static const SheetFrame frames[] = { [CARD_CLAIM] = FRAME_ROUND,
                                         [CARD_ARGUMENT] = FRAME_SQUARE,
                                         [CARD_CENTRE] = FRAME_HEAVY };
    sheet_frame(&sheet->page, frames[card->frame], card->row, card->column, card->rows,
                card->columns);
}

// The line between two items: premises of one step are joined by their word.
static void put_border(FocusSheet *sheet, const FocusCard *card, int row,
                       const FocusItem *item)
{
    sheet_put(&sheet->page, row, card->column, ROLE_DIM, str("├"));
    sheet_put(&sheet->page, row, card->column + card->columns - 1, ROLE_DIM, str("┤"));
    sheet_across(&sheet->page, row, card->column + 1, card->columns - 2, ROLE_DIM,
                 item->is_linked ? "╌" : "─");
    if (item->is_linked && card->columns > 9)
        sheet_put(&sheet->page, row, card->column + 2, ROLE_TEXT, str(" and "));
}

static void put_item(FocusSheet *sheet, const FocusCard *card, int32_t index, int row,
                     int strip)
{
    bool is_bare = card->frame == CARD_BARE;
    const FocusItem *item = &sheet->items->items[card->first + index];
    const FocusText *text = &card->texts[index];
    int column = card->column + (is_bare ? 1 : 2);
    int columns = card->columns - (is_bare ? 2 : 4);
    for (int i = 0; i < text->count; i++)
        sheet_put(&sheet->page, row + i, column, text->lines[i].role,
                  text->lines[i].text);
    if (item->group != GROUP_SELF && item->group != GROUP_PREMISES &&
        item->group != GROUP_PARENTS && item->place != NONE)
        sheet_put(&sheet->page, row, column, link_look(item->link).role,
                  str(link_sign(item->link)));
    sheet_put(&sheet->page, row + text->right_line,
              column + columns - text_width(text->right), ROLE_DIM, text->right);
    if (is_bare && item->group == GROUP_SELF)
        sheet_down(&sheet->page, row, card->column, text->count, ROLE_STRONG, "┃");
    sheet->spots[card->first + index] = (FocusSpot){
        .row = row,
        .column = column,
        .rows = text->count,
        .columns = columns,
        .bar = card->column,
        .address_row = row,
        .address_column = column + text_width(str(sign_of(sheet, item, is_bare))),
        .strip = strip,
    };
}

void focus_card_put(FocusSheet *sheet, const FocusCard *card, int strip)
{
    bool is_bare = card->frame == CARD_BARE;
    int row = card->row + (is_bare ? 0 : 1);
    if (!is_bare)
        put_frame(sheet, card);
    for (int32_t i = 0; i < card->count; i++) {
        if (i > 0 && !is_bare)
            put_border(sheet, card, row++, &sheet->items->items[card->first + i]);
        put_item(sheet, card, i, row, strip);
        row += card->texts[i].count;
    }
}

void focus_address_put(FocusSheet *sheet, const FocusCard *centre)
{
    enum { MOST = 24 };
    PlaceId place = sheet->items->items[sheet->items->start[GROUP_SELF]].place;
    Str address = outline_address(sheet->subject->tree, place, MOST, sheet->arena);
    FocusSpot *spot = &sheet->spots[sheet->items->start[GROUP_SELF]];
    sheet_put(&sheet->page, centre->row, centre->column + 2, ROLE_STRONG,
              arena_format(sheet->arena, " %.*s ", STR_ARGUMENTS(address)));
    spot->address_row = centre->row;
    spot->address_column = centre->column + 3;
}

void focus_folded_put(FocusSheet *sheet, const FocusCard *centre)
{
    int column = centre->column + 2, row = centre->row + centre->rows - 1;
    for (FocusGroup group = GROUP_PREMISES; group < GROUP_COUNT; group++) {
        bool is_shown = sheet->items->start[group + 1] > sheet->items->start[group];
        if (is_shown || sheet->items->total[group] == 0)
            continue;
        Str label = focus_group_label(sheet, group, LABEL_SHORT);
        sheet_put(&sheet->page, row, column, ROLE_DIM, str(" ▸"));
        sheet_put(&sheet->page, row, column + 2, ROLE_DIM, str_from(label, 1));
        column += 1 + text_width(label);
    }
}
