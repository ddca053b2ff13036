#include "ui/focus_page.h"
#include "src/base/alloc.h"
#include "src/text/text.h"
#include "ui/focus_beside.h"
#include "ui/link_look.h"

enum {
    GAP = 2,         // columns between the cards of supports and attacks
    LEVEL = 5,       // columns of a line between two cards that are level
    NARROW = 34,     // columns of a strip below which labels are short
    ROOMY = 60,      // ... from which on they are long
    LEVEL_CARD = 23, // columns of what the claim is contrary to
};

// One below the other, under one of the two columns.
typedef struct {
    FocusCard cards[GROUP_COUNT];
    FocusGroup groups[GROUP_COUNT];
    int count;
    int column, columns;
} Strip;

typedef struct {
    LinkLook look;
    Str label;
    bool is_before; // the label stands before the head
    int pin;        // column of the head
    int column;     // of the line to the card
} StripHead;

// --- above

// The cards of what the claim bears on: one or two of them alone, more of them grouped
// by whether it speaks for or against them.
static int parent_cards(FocusSheet *sheet, int columns, FocusCard cards[static 2])
{
    const FocusItems *items = sheet->items;
    int32_t count = items->start[GROUP_SELF];
    int32_t first = 0;
    if (count < 2) {
        cards[0] = focus_card_make(sheet, 0, count, columns, false);
        return count;
    }
    if (count == 2) {
        first = 1;
    } else {
        while (first < count && !link_is_minus(items->items[first].link))
            first++;
        // They stand in the order of the text: without two runs there is one card.
        for (int32_t i = first; i < count; i++)
            if (!link_is_minus(items->items[i].link))
                first = count;
        first = first == 0 ? count : first;
    }
    if (first == count) {
        cards[0] = focus_card_make(sheet, 0, count, columns, false);
        return 1;
    }
    int half = (columns - LEVEL) / 2;
    cards[0] = focus_card_make(sheet, 0, first, half, false);
    cards[1] =
        focus_card_make(sheet, first, count - first, columns - LEVEL - half, false);
    return 2;
}

// The line from a card of parents down to the claim, with its head in the card's border
// and its verb beside it.
static void put_down_line(FocusSheet *sheet, const FocusCard *card, int column)
{
    const FocusItem *item = &sheet->items->items[card->first];
    LinkLook look = link_look(item->link);
    int bottom = card->row + card->rows - 1;
    bool is_mixed = false;
    for (int32_t i = 1; i < card->count; i++)
        is_mixed |= item[i].link != item->link;
    sheet_put(&sheet->page, bottom, column, look.role, str("▲"));
    if (card->count == 1)
        sheet_put(
            &sheet->page, bottom, column + 1, look.role,
            arena_format(sheet->arena, " %s ", focus_number(item, sheet->arena).data));
    sheet_put(&sheet->page, bottom + 1, column, look.role, str(look.down));
    Str verb = str(is_mixed ? "bears on" : link_verb(item->link));
    int width = text_width(verb);
    bool has_room = column + 2 + width <= sheet->columns;
    sheet_put(&sheet->page, bottom + 1, has_room ? column + 2 : column - 1 - width,
              ROLE_DIM, verb);
}

// The line between two cards beside each other.
static void put_level_line(FocusSheet *sheet, int row, int column, Link link,
                           const char *start)
{
    LinkLook look = link_look(link);
    bool is_double = link == LINK_CONTRADICTORY;
    sheet_put(&sheet->page, row, column, ROLE_DIM, str(start));
    sheet_across(&sheet->page, row, column + 1, LEVEL, look.role, look.across);
    sheet_put(&sheet->page, row, column + 1 + LEVEL / 2, look.role, str("╳"));
    sheet_put(&sheet->page, row, column + 1 + LEVEL, ROLE_DIM,
              str(is_double ? "╡" : "┤"));
}

// Puts the parents; returns the row of the claim, and how many lines come down to which
// columns.
static int put_parents(FocusSheet *sheet, int column, int columns, int limit,
                       int pins[static 2], int *pin_count)
{
    FocusCard cards[2];
    int count = parent_cards(sheet, columns, cards), rows = 0;
    *pin_count = count;
    for (int i = 0; i < count; i++)
        rows = cards[i].rows > rows ? cards[i].rows : rows;
    for (int i = 0; i < count; i++) {
        FocusCard *card = &cards[i];
        card->rows = rows;
        card->column = i == 0 ? column : column + columns - card->columns;
        focus_card_put(sheet, card, i);
        int pin = card->column + card->columns / 2;
        pins[i] = pin < limit ? pin : limit;
        put_down_line(sheet, card, pins[i]);
    }
    if (count == 2 && sheet->items->between != LINK_ROOT)
        put_level_line(sheet, 1, cards[0].column + cards[0].columns - 1,
                       sheet->items->between,
                       sheet->items->between == LINK_CONTRADICTORY ? "╞" : "├");
    return count == 0 ? 0 : rows + 1;
}

// --- the claim

// Its card, and beside it what it is contrary to.
static FocusCard put_centre(FocusSheet *sheet, int row, int column, int columns)
{
    const FocusItems *items = sheet->items;
    int32_t first = items->start[GROUP_CONTRARIES];
    int32_t count = items->start[GROUP_CONTRARIES + 1] - first;
    int beside = count > 0 ? LEVEL + LEVEL_CARD : 0;
    FocusCard centre =
        focus_card_make(sheet, items->start[GROUP_SELF], 1, columns - beside, false);
    centre.row = row;
    centre.column = column;
    FocusCard level = { .rows = 0 };
    if (count > 0) {
        level = focus_card_make(sheet, first, count, LEVEL_CARD, false);
        level.row = row;
        level.column = column + columns - LEVEL_CARD;
        centre.rows = level.rows > centre.rows ? level.rows : centre.rows;
    }
    focus_card_put(sheet, &centre, 0);
    if (count > 0) {
        focus_card_put(sheet, &level, 1);
        put_level_line(sheet, row + 1, centre.column + centre.columns - 1,
                       items->items[first].link, "┠");
    }
    focus_address_put(sheet, &centre);
    return centre;
}

// --- below

static void add_to_strip(FocusSheet *sheet, Strip *strip, FocusGroup group, int columns)
{
    int32_t first = sheet->items->start[group];
    int32_t count = sheet->items->start[group + 1] - first;
    if (count == 0)
        return;
    strip->groups[strip->count] = group;
    strip->cards[strip->count++] = focus_card_make(sheet, first, count, columns, false);
}

typedef struct {
    FocusGroup groups[3];
    int count;
} StripGroups;

// Sets a strip's cards: if there are several, they leave room on their right to the
// lines that lead to those further down.
static void fill_strip(FocusSheet *sheet, Strip *strip, const StripGroups *groups)
{
    const int32_t *start = sheet->items->start;
    int shown = 0;
    for (int i = 0; i < groups->count; i++)
        shown += start[groups->groups[i] + 1] > start[groups->groups[i]];
    int rails = shown > 1 ? 2 * (shown - 1) + 1 : 0;
    strip->count = 0;
    for (int i = 0; i < groups->count; i++)
        add_to_strip(sheet, strip, groups->groups[i], strip->columns - rails);
}

// The head of a line in the claim's bottom border, with its label, and the line from
// there to the column in which it goes on.
static void put_head(FocusSheet *sheet, int row, const StripHead *head)
{
    LinkLook look = head->look;
    sheet_put(&sheet->page, row, head->pin, look.role, str("▲"));
    sheet_put(&sheet->page, row,
              head->is_before ? head->pin - text_width(head->label) : head->pin + 1,
              look.role, head->label);
    sheet_put(&sheet->page, row + 1, head->pin, look.role, str(look.down));
    if (head->pin == head->column)
        return;
    sheet_across(&sheet->page, row + 1, head->pin, head->column - head->pin, look.role,
                 look.across);
    sheet_put(&sheet->page, row + 1, head->pin, look.role, str("╰"));
    sheet_put(&sheet->page, row + 1, head->column, look.role, str("╮"));
}

// Heads stand above the lines that they end, but no further right than the claim's
// border goes and their labels have room.
static void set_heads(FocusSheet *sheet, const FocusCard *centre, const Strip *strip,
                      StripHead heads[GROUP_COUNT])
{
    FocusLabel size = strip->count > 2 || strip->columns < NARROW ? LABEL_SHORT
                      : strip->columns < ROOMY                    ? LABEL_WORD
                                                                  : LABEL_LONG;
    int limit = centre->column + centre->columns - 2;
    for (int i = strip->count - 1; i >= 0; i--) {
        const FocusCard *card = &strip->cards[i];
        StripHead *head = &heads[i];
        head->look = link_look(sheet->items->items[card->first].link);
        head->label = focus_group_label(sheet, strip->groups[i], size);
        head->is_before = i > 0;
        head->column = i == 0 ? strip->column + card->columns / 2
                              : strip->column + card->columns - 1 + 2 * i;
        int width = text_width(head->label);
        int last = head->is_before ? limit - 1 : limit - 1 - width;
        head->pin = head->column < last ? head->column : last;
        limit = head->pin - width;
    }
}

// The line down to the card, to its top or, past those above it, to its right border.
static void put_lead(FocusSheet *sheet, const FocusCard *card, int top, int column,
                     bool is_first)
{
    LinkLook look = link_look(sheet->items->items[card->first].link);
    int right = card->column + card->columns - 1, row = card->row;
    if (is_first) {
        sheet_put(&sheet->page, row, column, ROLE_DIM, str("┴"));
        return;
    }
    sheet_down(&sheet->page, top + 1, column, row - top, look.role, look.down);
    sheet_put(&sheet->page, row + 1, right, ROLE_DIM, str("├"));
    sheet_across(&sheet->page, row + 1, right + 1, column - right - 1, look.role,
                 look.across);
    sheet_put(&sheet->page, row + 1, column, look.role, str("╯"));
}

static void put_strip(FocusSheet *sheet, const FocusCard *centre, Strip *strip,
                      int index)
{
    StripHead heads[GROUP_COUNT];
    int top = centre->row + centre->rows, row = top + 1;
    set_heads(sheet, centre, strip, heads);
    for (int i = 0; i < strip->count; i++) {
        FocusCard *card = &strip->cards[i];
        card->row = row;
        card->column = strip->column;
        focus_card_put(sheet, card, index);
        put_head(sheet, top - 1, &heads[i]);
        put_lead(sheet, card, top, heads[i].column, i == 0);
        row += card->rows;
    }
}

static void make_stacked(FocusSheet *sheet, int columns)
{
    static const StripGroups groups[2] = {
        { { GROUP_PREMISES, GROUP_SUPPORTS, GROUP_EQUIVALENTS }, 3 },
        { { GROUP_ATTACKS, GROUP_UNDERCUTS }, 2 },
    };
    int margin = columns >= 70 ? 2 : 1, width = columns - 2 * margin;
    bool has_level = sheet->items->total[GROUP_CONTRARIES] > 0;
    int limit = margin + width - 4 - (has_level ? LEVEL + LEVEL_CARD : 0);
    int pins[2], pin_count;
    int row = put_parents(sheet, margin, width, limit, pins, &pin_count);
    FocusCard centre = put_centre(sheet, row, margin, width);
    for (int i = 0; i < pin_count; i++)
        sheet_put(&sheet->page, row, pins[i], ROLE_STRONG, str("┷"));
    int half = (width - GAP) / 2;
    Strip strips[2] = { { .column = margin, .columns = half },
                        { .column = margin + half + GAP,
                          .columns = width - half - GAP } };
    for (int i = 0; i < 2; i++)
        fill_strip(sheet, &strips[i], &groups[i]);
    for (int i = 0; i < 2; i++)
        if (strips[1 - i].count == 0) {
            strips[i].column = margin;
            strips[i].columns = width;
            fill_strip(sheet, &strips[i], &groups[i]);
        }
    for (int i = 0; i < 2; i++)
        put_strip(sheet, &centre, &strips[i], i);
    focus_folded_put(sheet, &centre);
}

// --- as a list

static void make_list(FocusSheet *sheet, int columns)
{
    const FocusItems *items = sheet->items;
    int row = 0;
    for (int32_t i = 0; i < items->count; i++) {
        FocusCard card = focus_card_make(sheet, i, 1, columns, true);
        card.row = row;
        focus_card_put(sheet, &card, 0);
        row += card.rows;
    }
}

static void make_once(FocusSheet *sheet, int rows, int columns)
{
    sheet->page.count = 0;
    sheet->page.height = 0;
    if (columns < FOCUS_LIST || rows < FOCUS_ROWS)
        make_list(sheet, columns);
    else if (columns >= FOCUS_BESIDE)
        focus_beside_make(sheet, columns);
    else
        make_stacked(sheet, columns);
}

FocusSheet focus_page_make(const OutlineSubject *subject, const FocusItems *items,
                           int rows, int columns, Arena *arena)
{
    static const int texts[] = { 40, 4, 3, 2, 1, 0 };
    enum { SCROLLED = 1, MANY = 60 }; // when it does not fit; without trying
    FocusSheet sheet = { .subject = subject,
                         .items = items,
                         .arena = arena,
                         .columns = columns,
                         .page = { .arena = arena } };
    sheet.spots = arena_get(arena, (size_t)items->count + 1, sizeof sheet.spots[0]);
    for (size_t i = 0; i < COUNT(texts) && items->count < MANY; i++) {
        sheet.texts = texts[i];
        make_once(&sheet, rows, columns);
        if (sheet.page.height <= rows)
            return sheet;
    }
    sheet.texts = SCROLLED;
    make_once(&sheet, rows, columns);
    return sheet;
}
