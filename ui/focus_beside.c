#include "ui/focus_beside.h"
#include "src/text/text.h"
#include "ui/link_look.h"

enum {
    MARGIN = 2,
    LEAST_GAP = 9,     // columns of a line that has a verb on it, the verb aside
    REPLIES_GAP = 18,  // columns between the claim and its replies
    PARENT_SHARE = 27, // of 100 columns that are left for cards
    CENTRE_SHARE = 41,
};

typedef struct {
    FocusSheet *sheet;
    FocusCard centre;
    FocusCard left[2 * FOCUS_CLOSED]; // parents, each by itself; what it is contrary to
    int left_count;
    FocusCard right[GROUP_COUNT];
    FocusGroup groups[GROUP_COUNT];
    int right_count;
    int left_columns, left_gap, centre_column, centre_columns, right_column,
        right_columns;
} Beside;

static const FocusItem *item_of(const Beside *beside, const FocusCard *card)
{
    return &beside->sheet->items->items[card->first];
}

// Widths of the three columns and of the gaps between them.
static void set_columns(Beside *beside, int columns)
{
    const FocusItems *items = beside->sheet->items;
    int verb = 0, rest = columns - 2 * MARGIN;
    bool has_right = items->count > items->start[GROUP_PREMISES];
    for (int32_t i = 0; i < items->start[GROUP_PREMISES]; i++)
        if (items->items[i].group != GROUP_SELF) {
            int width = text_width(str(link_verb(items->items[i].link)));
            verb = width > verb ? width : verb;
        }
    beside->left_gap = verb > 0 ? verb + LEAST_GAP - 3 : 0;
    rest -= beside->left_gap + (has_right ? REPLIES_GAP : 0);
    int shares = (verb > 0 ? PARENT_SHARE : 0) + CENTRE_SHARE +
                 (has_right ? 100 - PARENT_SHARE - CENTRE_SHARE : 0);
    beside->left_columns = verb > 0 ? rest * PARENT_SHARE / shares : 0;
    beside->centre_column = MARGIN + beside->left_columns + beside->left_gap;
    beside->centre_columns = rest * CENTRE_SHARE / shares;
    beside->right_column = beside->centre_column + beside->centre_columns + REPLIES_GAP;
    beside->right_columns = rest - beside->left_columns - beside->centre_columns;
}

static int stack_left(Beside *beside, int32_t first, int32_t end, int row)
{
    enum { MOST = sizeof beside->left / sizeof beside->left[0] };
    for (int32_t i = first; i < end && beside->left_count < MOST; i++) {
        // What there are too many of shares the last card.
        int32_t count = beside->left_count + 1 == MOST ? end - i : 1;
        FocusCard card =
            focus_card_make(beside->sheet, i, count, beside->left_columns, false);
        card.row = row;
        card.column = MARGIN;
        row += card.rows;
        beside->left[beside->left_count++] = card;
    }
    return row;
}

static void stack_right(Beside *beside)
{
    const FocusItems *items = beside->sheet->items;
    int row = 0;
    for (FocusGroup group = GROUP_PREMISES; group < GROUP_COUNT; group++) {
        int32_t first = items->start[group], count = items->start[group + 1] - first;
        if (count == 0)
            continue;
        FocusCard card =
            focus_card_make(beside->sheet, first, count, beside->right_columns, false);
        card.row = row;
        card.column = beside->right_column;
        row += card.rows;
        beside->groups[beside->right_count] = group;
        beside->right[beside->right_count++] = card;
    }
}

// From a card on the left to the claim: its head is in the card's border, unless
// neither bears on the other.
static void put_left_line(const Beside *beside, const FocusCard *card)
{
    FocusSheet *sheet = beside->sheet;
    Link link = item_of(beside, card)->link;
    LinkLook look = link_look(link);
    int row = card->row + 1, edge = card->column + card->columns - 1;
    bool is_level = link_is_symmetric(link);
    const char *head = !is_level ? "◄" : link == LINK_CONTRADICTORY ? "╞" : "├";
    sheet_across(&sheet->page, row, edge + 1, beside->left_gap, look.role, look.across);
    if (!is_level && card->count == 1)
        sheet_put(&sheet->page, card->row + card->rows - 1, card->column + 2, look.role,
                  arena_format(sheet->arena, " %s ",
                               focus_number(item_of(beside, card), sheet->arena).data));
    sheet_put(&sheet->page, row, edge, is_level ? ROLE_DIM : look.role, str(head));
    sheet_put(&sheet->page, row, edge + 3, ROLE_DIM,
              arena_format(sheet->arena, " %s ", link_verb(link)));
    if (is_level)
        sheet_put(&sheet->page, row, edge + 2, look.role, str("╳"));
    sheet_put(&sheet->page, row, beside->centre_column, ROLE_STRONG, str("┨"));
}

// From the nth card on the right to the claim, straight or by a step up; no two of
// these lines meet: those further down turn nearer to the claim.
static void put_right_line(const Beside *beside, int n)
{
    FocusSheet *sheet = beside->sheet;
    const FocusCard *card = &beside->right[n], *centre = &beside->centre;
    LinkLook look = link_look(item_of(beside, card)->link);
    int lowest = centre->row + centre->rows - 2 * (beside->right_count - n);
    int row = card->row + 1 < lowest ? card->row + 1 : lowest;
    int edge = centre->column + centre->columns - 1;
    int turn = card->column - 1 - 2 * n;
    FocusLabel size = n < 3 ? LABEL_WORD : LABEL_SHORT;
    bool is_bent = row < card->row + 1;
    int end = is_bent ? turn : card->column;
    sheet_across(&sheet->page, row, edge + 1, end - edge - 1, look.role, look.across);
    if (is_bent) {
        sheet_down(&sheet->page, row, turn, card->row + 1 - row, look.role, look.down);
        sheet_across(&sheet->page, card->row + 1, turn, card->column - turn, look.role,
                     look.across);
        sheet_put(&sheet->page, row, turn, look.role, str("╮"));
        sheet_put(&sheet->page, card->row + 1, turn, look.role, str("╰"));
    }
    sheet_put(&sheet->page, row, edge, look.role, str("◄"));
    sheet_put(&sheet->page, row, edge + 1, look.role,
              focus_group_label(sheet, beside->groups[n], size));
    sheet_put(&sheet->page, card->row + 1, card->column, ROLE_DIM, str("┤"));
}

static int most(int a, int b)
{
    return a > b ? a : b;
}

void focus_beside_make(FocusSheet *sheet, int columns)
{
    const FocusItems *items = sheet->items;
    Beside beside = { .sheet = sheet };
    set_columns(&beside, columns);
    int row = stack_left(&beside, 0, items->start[GROUP_SELF], 0);
    stack_left(&beside, items->start[GROUP_CONTRARIES], items->start[GROUP_PREMISES],
               row);
    stack_right(&beside);
    beside.centre = focus_card_make(sheet, items->start[GROUP_SELF], 1,
                                    beside.centre_columns, false);
    beside.centre.column = beside.centre_column;
    beside.centre.rows = most(beside.centre.rows, 2 * beside.right_count + 2);
    if (beside.left_count > 0)
        beside.centre.rows =
            most(beside.centre.rows, beside.left[beside.left_count - 1].row + 3);
    for (int i = 0; i < beside.left_count; i++)
        focus_card_put(sheet, &beside.left[i], 0);
    focus_card_put(sheet, &beside.centre, 0);
    for (int i = 0; i < beside.right_count; i++)
        focus_card_put(sheet, &beside.right[i], 0);
    for (int i = 0; i < beside.left_count; i++)
        put_left_line(&beside, &beside.left[i]);
    // The furthest first: where two are in one row, the shorter lies on top.
    for (int i = beside.right_count - 1; i >= 0; i--)
        put_right_line(&beside, i);
    focus_address_put(sheet, &beside.centre);
    focus_folded_put(sheet, &beside.centre);
}
