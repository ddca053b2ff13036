#include "ui/present_slide.h"
#include "src/base/vec.h"
#include "src/text/text.h"
#include "ui/link_look.h"

enum {
    WIDEST = 76,  // columns of a box: an eye follows no longer line across a room
    ADDRESS = 15, // bytes of an address at most
    RAIL = 4,     // columns from a box's left edge to the line below it
};

// How much stands around the claim, the most first.
typedef struct {
    int above;     // claims on the way to the thesis
    int before;    // siblings said before
    bool is_boxed; // what stands above is in boxes
    bool is_airy;  // empty lines between thoughts, and above and below them
} Fit;

static const Fit fits[] = {
    { 2, 2, true, true },   { 2, 1, true, true },  { 2, 0, true, true },
    { 2, 0, false, true },  { 1, 0, false, true }, { 1, 0, false, false },
    { 0, 0, false, false },
};

typedef struct {
    const OutlineSubject *subject;
    const SlideWanted *wanted;
    const Fit *fit;
    Arena *arena;
    Slide slide;
    int left, columns; // of the boxes
    int row;
} Maker;

static const Place *place_at(const Maker *maker, PlaceId place)
{
    return &maker->subject->tree->places[place];
}

static Str name_of(const Maker *maker, PlaceId place)
{
    const Tree *tree = maker->subject->tree;
    PlaceId home = tree->places[place].home;
    Str address = outline_address(tree, home, ADDRESS, maker->arena);
    Str name = outline_name(tree->debate, tree->places[home].node, maker->arena);
    return arena_format(maker->arena, "%.*s  %.*s", STR_ARGUMENTS(address),
                        STR_ARGUMENTS(name));
}

// --- the text

// Where a thought ends: behind the mark that ends a sentence and what closes it, before
// a blank that is followed by no small letter.
static size_t thought_end(Str text)
{
    for (size_t i = 0; i + 2 < text.length; i++) {
        if (!strchr(".?!;", text.data[i]) || text.data[i + 1] != ' ')
            continue;
        char next = text.data[i + 2];
        bool is_new = text.data[i] == ';' || !(next >= 'a' && next <= 'z');
        bool is_initial = i == 1 || (i > 1 && text.data[i - 2] == ' ');
        if (is_new && !is_initial)
            return i + 1;
    }
    return text.length;
}

typedef struct {
    Str *lines; // empty between thoughts
    int count;
} TextLines;

// What is said in the box: of a claim nothing if that is its name.
static Str text_of(const Maker *maker)
{
    if (maker->wanted->place == NONE)
        return maker->wanted->text;
    const Debate *debate = maker->subject->debate;
    Node node = place_at(maker, maker->wanted->place)->node;
    Str text = str_trim(debate_text(debate, node));
    return str_equal(text, str_trim(debate_name(debate, node))) ? str("") : text;
}

static TextLines text_lines(const Maker *maker, Str text, int columns, bool is_airy)
{
    TextLines made = { .count = 0 };
    size_t capacity = 0;
    text = text_clean(maker->arena, str_trim(text), false, NULL);
    while (text.length > 0) {
        size_t end = thought_end(text);
        Lines lines = text_wrap(maker->arena, str_part(text, 0, end), columns);
        size_t gap = made.count > 0 && is_airy;
        for (size_t i = 0; i < lines.count + gap; i++) {
            made.lines = vec_room(maker->arena, made.lines, (size_t)made.count,
                                  &capacity, sizeof made.lines[0]);
            made.lines[made.count++] = i < gap ? str("") : lines.lines[i - gap];
        }
        text = str_trim(str_from(text, end));
    }
    return made;
}

// --- what stands above

// The line from a claim that stands above down to the next, which says how that bears
// on it.
static void put_lead(Maker *maker, Link link)
{
    Sheet *sheet = &maker->slide.sheet;
    LinkLook look = link_look(link);
    int column = maker->left + RAIL;
    const char *sign = link == LINK_PREMISE ? "" : link_sign(link);
    sheet_put(sheet, maker->row, column, look.role, str(look.down));
    sheet_put(
        sheet, maker->row, column + 2, look.role,
        arena_format(maker->arena, "%s%s%s", sign, *sign ? " " : "", link_verb(link)));
    maker->row++;
}

static void put_above(Maker *maker, PlaceId place)
{
    Sheet *sheet = &maker->slide.sheet;
    Str name = text_cut(maker->arena, name_of(maker, place),
                        maker->columns - (maker->fit->is_boxed ? 4 : 2));
    maker->slide.claims++;
    if (!maker->fit->is_boxed) {
        sheet_put(sheet, maker->row++, maker->left + 2, ROLE_DIM, name);
        return;
    }
    bool is_argument = place_at(maker, place)->node.kind == NODE_ARGUMENT;
    sheet_frame(sheet, is_argument ? FRAME_SQUARE : FRAME_ROUND, maker->row,
                maker->left, 3, maker->columns);
    sheet_put(sheet, maker->row + 1, maker->left + 2, ROLE_DIM, name);
    if (maker->slide.claims > 1)
        sheet_put(sheet, maker->row, maker->left + RAIL, ROLE_DIM, str("┴"));
    maker->row += 3;
}

static void put_head(Maker *maker, Link link)
{
    bool is_level = link_is_symmetric(link);
    if (maker->fit->is_boxed)
        sheet_put(&maker->slide.sheet, maker->row - 1, maker->left + RAIL,
                  link_look(link).role, str(is_level ? "┬" : "▲"));
}

// Siblings that have been said already, the latest last, as signs on the line.
static void put_before(Maker *maker)
{
    const SlideWanted *wanted = maker->wanted;
    PlaceId parent = place_at(maker, wanted->place)->parent;
    PlaceId before[2] = { NONE, NONE };
    for (size_t i = wanted->shown_count; i-- > 0 && before[0] == NONE;)
        if (parent != NONE && wanted->shown[i] != wanted->place &&
            wanted->shown[i] != before[1] &&
            place_at(maker, wanted->shown[i])->parent == parent)
            before[before[1] == NONE] = wanted->shown[i];
    for (int i = 2 - maker->fit->before; i < 2; i++) {
        if (before[i] == NONE)
            continue;
        LinkLook look = link_look(place_at(maker, before[i])->link);
        bool is_premise = place_at(maker, before[i])->link == LINK_PREMISE;
        Str sign = arena_format(
            maker->arena, "├%s%s ", look.across,
            is_premise ? look.across : link_sign(place_at(maker, before[i])->link));
        sheet_put(&maker->slide.sheet, maker->row, maker->left + RAIL, ROLE_DIM, sign);
        sheet_put(&maker->slide.sheet, maker->row++, maker->left + RAIL + 4, ROLE_DIM,
                  text_cut(maker->arena, name_of(maker, before[i]),
                           maker->columns - RAIL - 4));
        maker->slide.claims++;
    }
}

// A thesis bears on nothing; what it excludes stands there if it has been shown.
static PlaceId above_thesis(const Maker *maker, Link *link)
{
    const SlideWanted *wanted = maker->wanted;
    for (PlaceId id = place_at(maker, wanted->place)->first_child; id != NONE;
         id = place_at(maker, id)->next_sibling)
        for (size_t i = 0; i < wanted->shown_count; i++)
            if (link_is_symmetric(place_at(maker, id)->link) &&
                wanted->shown[i] == place_at(maker, id)->home) {
                *link = place_at(maker, id)->link;
                return wanted->shown[i];
            }
    return NONE;
}

static void put_way(Maker *maker)
{
    const Place *here = place_at(maker, maker->wanted->place);
    Link link = here->link;
    PlaceId parent = here->parent == NONE ? above_thesis(maker, &link) : here->parent;
    if (parent == NONE || maker->fit->above == 0)
        return;
    PlaceId thesis = place_at(maker, parent)->root;
    if (maker->fit->above > 1 && thesis != parent) {
        Link way = place_at(maker, parent)->link;
        bool is_next = place_at(maker, parent)->parent == thesis;
        put_above(maker, thesis);
        if (is_next) {
            put_head(maker, way);
            put_lead(maker, way);
        } else {
            sheet_put(&maker->slide.sheet, maker->row++, maker->left + RAIL, ROLE_DIM,
                      str("…"));
        }
    }
    put_above(maker, parent);
    put_head(maker, link);
    put_before(maker);
    put_lead(maker, link);
}

// --- the claim

// Where else it bears on what has been shown.
static void put_also(Maker *maker)
{
    const SlideWanted *wanted = maker->wanted;
    const Place *here = place_at(maker, wanted->place);
    for (PlaceId id = here->next_of_node; id != NONE;
         id = place_at(maker, id)->next_of_node) {
        const Place *place = place_at(maker, id);
        bool is_shown = false;
        for (size_t i = 0; i < wanted->shown_count && place->parent != NONE; i++)
            is_shown |= wanted->shown[i] == place->parent;
        if (!is_shown || link_is_symmetric(place->link) ||
            maker->slide.claims == SLIDE_CLAIMS || maker->row >= wanted->rows)
            continue;
        Str also = arena_format(maker->arena, "⇢ also %s %.*s", link_verb(place->link),
                                STR_ARGUMENTS(name_of(maker, place->parent)));
        sheet_put(&maker->slide.sheet, maker->row++, maker->left + 2, ROLE_DIM,
                  text_cut(maker->arena, also, maker->columns - 2));
        maker->slide.claims++;
    }
}

// How the claim bears on what there is no room for, in its border.
static void put_relation(Maker *maker)
{
    const Place *here = place_at(maker, maker->wanted->place);
    if (here->parent == NONE)
        return;
    Str above =
        outline_address(maker->subject->tree, here->parent, ADDRESS, maker->arena);
    Str relation = arena_format(maker->arena, " %s %.*s ", link_verb(here->link),
                                STR_ARGUMENTS(above));
    if (text_width(relation) <= maker->columns - RAIL - 2)
        sheet_put(&maker->slide.sheet, maker->row, maker->left + RAIL - 2,
                  link_look(here->link).role, relation);
}

// All that is to be said in the box and below it.
typedef struct {
    Lines name;
    TextLines text, words;
} Said;

// Which lines of the text and of the words stand on a page. Words that have no room
// below the end of the text have pages of their own.
typedef struct {
    int first, count, words_first, words_count;
} Page;

static Page choose_page(Maker *maker, const Said *said, int top)
{
    int box = 2 + 2 * maker->fit->is_airy + (int)said->name.count;
    int room = maker->wanted->rows - top - box;
    int text_room = room - 1 > 1 ? room - 1 : 1, words_room = text_room;
    int text = said->text.count, words = said->words.count, page = maker->wanted->page;
    int text_pages = text > text_room ? (text + text_room - 1) / text_room : 1;
    int last = text - (text_pages - 1) * text_room;
    bool fits_below = words + 1 + (text > 0 ? last + 1 : 0) <= room;
    int words_pages =
        words == 0 || fits_below ? 0 : (words + words_room - 1) / words_room;
    maker->slide.page_count = text_pages + words_pages;
    Page made = { .first = page * text_room };
    made.count = text - made.first < text_room ? text - made.first : text_room;
    made.count = made.count > 0 ? made.count : 0;
    if (page >= text_pages)
        made.words_first = (page - text_pages) * words_room;
    made.words_count = page >= text_pages                     ? words - made.words_first
                       : page == text_pages - 1 && fits_below ? words
                                                              : 0;
    if (made.words_count > words_room && page >= text_pages)
        made.words_count = words_room;
    return made;
}

static void put_lines(Maker *maker, int row, int column, Str *lines, int count)
{
    for (int i = 0; lines != NULL && i < count; i++)
        sheet_put(&maker->slide.sheet, row + i, column, ROLE_TEXT, lines[i]);
}

// The claim's box, and the words below it.
static void put_claim(Maker *maker, const Said *said)
{
    Sheet *sheet = &maker->slide.sheet;
    int air = maker->fit->is_airy, top = maker->row, names = (int)said->name.count;
    bool has_link = top > 0 && maker->slide.claims > 0;
    Page page = choose_page(maker, said, top);
    int rows = 2 + 2 * air + names + (page.count > 0 ? 1 + page.count : 0);
    sheet_frame(sheet, FRAME_HEAVY, top, maker->left, rows, maker->columns);
    if (has_link)
        sheet_put(sheet, top, maker->left + RAIL, ROLE_STRONG, str("┷"));
    else if (maker->wanted->place != NONE)
        put_relation(maker);
    if (maker->slide.page_count > 1)
        sheet_put(sheet, top + rows - 1, maker->left + RAIL, ROLE_STRONG,
                  arena_format(maker->arena, " page %d of %d ", maker->wanted->page + 1,
                               maker->slide.page_count));
    int row = top + 1 + air, column = maker->left + 3;
    maker->slide.row = row;
    maker->slide.column = column;
    for (int i = 0; i < names; i++)
        sheet_put(sheet, row++, column, ROLE_STRONG, said->name.lines[i]);
    if (page.count > 0)
        put_lines(maker, row + 1, column, &said->text.lines[page.first], page.count);
    maker->slide.claims += maker->wanted->place != NONE;
    maker->row = top + rows;
    if (page.words_count > 0) {
        put_lines(maker, maker->row + 1, column, &said->words.lines[page.words_first],
                  page.words_count);
        maker->row += 1 + page.words_count;
    }
}

static int height_of(const Maker *maker, const Said *said)
{
    return maker->row + 2 + 2 * maker->fit->is_airy + (int)said->name.count +
           (said->text.count > 0 ? 1 + said->text.count : 0) +
           (said->words.count > 0 ? 1 + said->words.count : 0);
}

static Said say(const Maker *maker, int columns)
{
    const SlideWanted *wanted = maker->wanted;
    bool is_airy = maker->fit->is_airy;
    Str name = wanted->place == NONE ? wanted->name : name_of(maker, wanted->place);
    return (Said){ text_wrap(maker->arena, name, columns),
                   text_lines(maker, text_of(maker), columns, is_airy),
                   text_lines(maker, wanted->words, columns, false) };
}

static bool make(Maker *maker, const Fit *fit, bool is_last)
{
    const SlideWanted *wanted = maker->wanted;
    maker->fit = fit;
    maker->slide = (Slide){ .sheet = { .arena = maker->arena } };
    maker->row = fit->is_airy;
    maker->columns = wanted->columns - 2 < WIDEST ? wanted->columns - 2 : WIDEST;
    maker->columns = maker->columns > 8 ? maker->columns : 8;
    maker->left = (wanted->columns - maker->columns) / 2;
    if (wanted->place != NONE)
        put_way(maker);
    Said said = say(maker, maker->columns - 6);
    if (!is_last && height_of(maker, &said) > wanted->rows)
        return false;
    put_claim(maker, &said);
    if (wanted->place != NONE && said.words.count == 0)
        put_also(maker);
    return true;
}

Slide present_slide_make(const OutlineSubject *subject, const SlideWanted *wanted,
                         Arena *arena)
{
    enum { COUNT_OF_FITS = sizeof fits / sizeof fits[0] };
    Maker maker = { .subject = subject, .wanted = wanted, .arena = arena };
    for (size_t i = 0; i < COUNT_OF_FITS; i++)
        if (make(&maker, &fits[i], i + 1 == COUNT_OF_FITS))
            break;
    return maker.slide;
}
