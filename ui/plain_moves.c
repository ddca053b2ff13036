#include "ui/plain_moves.h"
#include "src/base/alloc.h"
#include "src/debate/address.h"

typedef enum {
    MOVE_NEXT,
    MOVE_PREVIOUS,
    MOVE_UP,
    MOVE_DOWN,
    MOVE_ON,
    MOVE_BACK_ON,
    MOVE_HEADING,
    MOVE_HEADING_BACK,
    MOVE_COUNT,
} Move;

static const char *const names[MOVE_COUNT] = {
    [MOVE_NEXT] = "next",       [MOVE_PREVIOUS] = "previous",
    [MOVE_UP] = "up",           [MOVE_DOWN] = "down",
    [MOVE_ON] = "on",           [MOVE_BACK_ON] = "back-on",
    [MOVE_HEADING] = "heading", [MOVE_HEADING_BACK] = "heading-back",
};

static Move move_named(Str command)
{
    int move = 0;
    while (move < MOVE_COUNT && !str_is(command, names[move]))
        move++;
    return (Move)move;
}

bool plain_is_move(Str command)
{
    return move_named(command) < MOVE_COUNT;
}

// --- in a debate

// The first place at or after one among its siblings that a filter lets pass.
static PlaceId passing(const OutlineRows *rows, PlaceId place)
{
    while (place != NONE && !sieve_passes(rows->sieve, place))
        place = rows->tree->places[place].next_sibling;
    return place;
}

static PlaceId first_child(const OutlineRows *rows, PlaceId parent)
{
    return passing(rows, parent == NONE ? 0 : rows->tree->places[parent].first_child);
}

static PlaceId next_sibling(const OutlineRows *rows, PlaceId place)
{
    return place == rows->root ? NONE
                               : passing(rows, rows->tree->places[place].next_sibling);
}

static PlaceId previous_sibling(const OutlineRows *rows, PlaceId place)
{
    PlaceId before = NONE;
    if (place == rows->root)
        return NONE;
    for (PlaceId id = first_child(rows, rows->tree->places[place].parent);
         id != NONE && id != place; id = next_sibling(rows, id))
        before = id;
    return before;
}

// The next place in reading order that is shown or folded, in either direction.
static PlaceId in_reading_order(const OutlineRows *rows, PlaceId place, int step)
{
    PlaceId from = rows->root == NONE ? 0 : rows->root;
    PlaceId to =
        rows->root == NONE ? rows->tree->count : tree_after(rows->tree, rows->root);
    for (place += step; place >= from && place < to; place += step)
        if (sieve_passes(rows->sieve, place))
            return place;
    return NONE;
}

static PlaceId claim_after(const OutlineRows *rows, PlaceId place, Move move)
{
    switch (move) {
    case MOVE_NEXT: return next_sibling(rows, place);
    case MOVE_PREVIOUS: return previous_sibling(rows, place);
    case MOVE_UP: return place == rows->root ? NONE : rows->tree->places[place].parent;
    case MOVE_DOWN: return first_child(rows, place);
    case MOVE_ON: return in_reading_order(rows, place, 1);
    case MOVE_BACK_ON: return in_reading_order(rows, place, -1);
    default: return NONE;
    }
}

// Why there is nothing there, and what leads on.
static const char *claim_refusal(const OutlineRows *rows, PlaceId place, Move move)
{
    const Place *at = &rows->tree->places[place];
    bool is_alone = place == rows->root;
    switch (move) {
    case MOVE_NEXT:
        return is_alone ? "Only this claim and what is below it is shown; R shows all"
                        : "This is the last one here; h goes up, Space reads on";
    case MOVE_PREVIOUS:
        return is_alone ? "Only this claim and what is below it is shown; R shows all"
                        : "This is the first one here; h goes up";
    case MOVE_UP:
        return is_alone ? "Only this claim and what is below it is shown; R shows all"
                        : "This is a thesis; nothing is above it";
    case MOVE_DOWN:
        return at->home != place ? "This is a reference; Enter goes to its own place"
                                 : "Nothing bears on it; j goes to the next beside it";
    case MOVE_ON: return "This is the end of the debate; gg goes to the start";
    default: return "This is the start of the debate";
    }
}

static bool move_in_debate(View *view, Move move, int count, Error *error)
{
    const OutlineRows *rows = outline_view_rows(debate_view_outline(view->debate));
    PlaceId here = debate_view_selected(view->debate), place = here;
    if (here == NONE)
        return error_set(error, "This debate has no claims yet");
    for (int i = 0; i < count; i++) {
        PlaceId next = claim_after(rows, place, move);
        if (next == NONE)
            break;
        place = next;
    }
    if (place == here)
        return error_set(error, "%s", claim_refusal(rows, here, move));
    debate_view_select(view->debate, place);
    debate_view_put_out(view->debate);
    return true;
}

// --- in a document

static bool is_heading(const Document *document, ptrdiff_t block)
{
    return document->blocks[block].kind == BLOCK_HEADING;
}

// The next passage or heading, or heading alone, in either direction; -1 at the ends.
static ptrdiff_t next_block(const Document *document, ptrdiff_t block, int step,
                            bool headings_only)
{
    for (block += step; block >= 0 && block < (ptrdiff_t)document->block_count;
         block += step)
        if (headings_only ? is_heading(document, block)
                          : document->blocks[block].kind != BLOCK_RULE)
            return block;
    return -1;
}

static ptrdiff_t heading_above(const Document *document, ptrdiff_t block)
{
    int section = document->blocks[block].section;
    if (section >= 0 && is_heading(document, block))
        section = document->sections[section].parent;
    return section < 0 ? -1 : (ptrdiff_t)document->sections[section].first_block;
}

static ptrdiff_t block_after(const Document *document, ptrdiff_t block, Move move)
{
    if (block < 0)
        return next_block(document, -1, 1, move == MOVE_HEADING);
    switch (move) {
    case MOVE_NEXT: return next_block(document, block, 1, false);
    case MOVE_PREVIOUS: return next_block(document, block, -1, false);
    case MOVE_HEADING: return next_block(document, block, 1, true);
    case MOVE_HEADING_BACK: return next_block(document, block, -1, true);
    case MOVE_UP: return heading_above(document, block);
    case MOVE_DOWN:
        return is_heading(document, block) ? next_block(document, block, 1, false) : -1;
    default: return -1;
    }
}

static bool move_in_document(View *view, Move move, int count, Error *error)
{
    static const char *const refusals[MOVE_COUNT] = {
        [MOVE_NEXT] = "This is the end of the text; gg goes to its start",
        [MOVE_PREVIOUS] = "This is the start of the text",
        [MOVE_UP] = "No heading is above this",
        [MOVE_DOWN] = "Nothing is below this; j goes to the next paragraph",
        [MOVE_HEADING] = "This is the last heading",
        [MOVE_HEADING_BACK] = "This is the first heading",
    };
    const Document *document = library_document(view->library, view->source)->document;
    ptrdiff_t here = document_view_block(view->document), block = here;
    for (int i = 0; i < count; i++) {
        ptrdiff_t next = block_after(document, block, move);
        if (next < 0)
            break;
        block = next;
    }
    if (block == here)
        return error_set(error, "%s", refusals[move]);
    document_view_select(view->document, block);
    return true;
}

// --- everywhere

bool plain_move(App *app, Str command, int count, Error *error)
{
    View *view = app_view(app);
    Move move = move_named(command);
    switch (view->kind) {
    case VIEW_DEBATE: return move_in_debate(view, move, count, error);
    case VIEW_DOCUMENT: return move_in_document(view, move, count, error);
    default: break;
    }
    return view_move(view, move == MOVE_NEXT ? MOTION_NEXT : MOTION_PREVIOUS, count) ||
           error_set(error, move == MOVE_NEXT ? "This is the last entry"
                                              : "This is the first entry");
}
