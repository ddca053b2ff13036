// Pieces of the picture of a focus: cards, boxes that hold one or more items below each
// other.
#ifndef UI_FOCUS_CARD_H
#define UI_FOCUS_CARD_H

#include "ui/focus_items.h"
#include "ui/outline_details.h"
#include "ui/sheet.h"

// Where an item stands: its lines, without the border around them.
typedef struct {
    int row, column, rows, columns;
    int bar; // the column where the mark of what is selected stands
    int address_row, address_column; // of its address
    int strip;                       // 0, or 1 in the column on the right
} FocusSpot;

typedef struct {
    const OutlineSubject *subject;
    const FocusItems *items;
    Arena *arena;
    int columns;
    int texts; // lines of its text that a reply shows
    Sheet page;
    FocusSpot *spots; // by item
} FocusSheet;

typedef struct {
    DetailLine *lines;
    int count;
    Str right; // at the right end of a line, from 0: marks and counts, or the role
    int right_line;
} FocusText;

typedef enum {
    CARD_CLAIM,    // round corners
    CARD_ARGUMENT, // square corners
    CARD_CENTRE,   // heavy
    CARD_BARE,     // no border: a bar on the left of the centre, nothing of others
} CardFrame;

typedef struct {
    int32_t first, count; // items
    FocusText *texts;
    CardFrame frame;
    int row, column, columns;
    int rows; // with its borders
} FocusCard;

// Sets the texts of so many items for a card of this width. It has no place yet.
FocusCard focus_card_make(FocusSheet *sheet, int32_t first, int32_t count, int columns,
                          bool is_bare);

// Puts it on the page, at its row and column.
void focus_card_put(FocusSheet *sheet, const FocusCard *card, int strip);

// "+2 of 3": which of a parent's replies of that kind the claim is.
Str focus_number(const FocusItem *item, Arena *arena);

// "+3 pro": what the head of a group's line is called.
typedef enum { LABEL_SHORT, LABEL_WORD, LABEL_LONG } FocusLabel;
Str focus_group_label(const FocusSheet *sheet, FocusGroup group, FocusLabel size);

// On the borders of the claim's card: its address; the groups that are folded, which
// have a head and no line.
void focus_address_put(FocusSheet *sheet, const FocusCard *centre);
void focus_folded_put(FocusSheet *sheet, const FocusCard *centre);

#endif
