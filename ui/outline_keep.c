#include "ui/outline_keep.h"
#include "src/base/vec.h"
#include "ui/outline_words.h"

// The text: "1 0\n" (level, and the fold of all that are not named), then a line for
// each of the others: its fold as a number, a blank, its key.
enum { MOST = 4000 }; // lines; deeper folds are forgotten first

static int32_t count_folds(const OutlineRows *rows, unsigned fold)
{
    int32_t count = 0;
    for (PlaceId id = 0; id < rows->tree->count; id++)
        count += rows->tree->places[id].first_child != NONE &&
                 outline_rows_folds(rows)[id] == fold;
    return count;
}

Str outline_keep_write(const OutlineRows *rows, TextLevel level, Arena *arena)
{
    const Tree *tree = rows->tree;
    const unsigned char *folds = outline_rows_folds(rows);
    bool is_closed = count_folds(rows, FOLD_ALL) >= count_folds(rows, 0);
    unsigned usual = is_closed ? FOLD_ALL : 0;
    Buffer out = { .arena = arena };
    buffer_format(&out, "%d %u\n", (int)level, usual);
    int lines = 0;
    for (PlaceId id = 0; id < tree->count && lines < MOST; id++) {
        if (tree->places[id].first_child == NONE || folds[id] == usual)
            continue;
        Str key = library_key(tree->debate, tree->places[id].node, arena);
        if (str_find(key, str("\n")) >= 0)
            continue;
        buffer_format(&out, "%u %.*s\n", folds[id], (int)key.length, key.data);
        lines++;
    }
    return buffer_str(&out);
}

// Takes a number of at most four digits and the blank after it off the front of a line.
static bool next_number(Str *line, unsigned most, unsigned *number)
{
    size_t digits = 0;
    for (*number = 0; digits < 4 && digits < line->length; digits++) {
        char digit = line->data[digits];
        if (digit < '0' || digit > '9')
            break;
        *number = *number * 10 + (unsigned)(digit - '0');
    }
    if (digits == 0 || *number > most)
        return false;
    bool has_blank = digits < line->length && line->data[digits] == ' ';
    *line = str_from(*line, digits + has_blank);
    return true;
}

// The keys of all claims without a title, which no other table has.
static void index_untitled(const Tree *tree, Table *places)
{
    for (PlaceId id = 0; id < tree->count; id++) {
        if (tree->places[id].home != id)
            continue;
        Str key = library_key(tree->debate, tree->places[id].node, places->arena);
        if (key.length > 0 && key.data[0] == '#')
            table_set(places, key, id);
    }
}

static PlaceId place_of(const Tree *tree, Table *untitled, Str key)
{
    Node node = debate_find(tree->debate, key);
    if (node.kind != NODE_NONE)
        return tree_home(tree, node);
    if (key.length == 0 || key.data[0] != '#')
        return NONE;
    if (untitled->count == 0)
        index_untitled(tree, untitled);
    return table_get(untitled, key);
}

bool outline_keep_read(OutlineRows *rows, TextLevel *level, Str text)
{
    enum { ALL_FOLDS = FOLD_ALL | FOLD_SUPPORTS | FOLD_ATTACKS | FOLD_UNDERCUTS };
    Str rest = text, line;
    unsigned shown, fold;
    if (!str_next(&rest, '\n', &line) || !next_number(&line, TEXT_ALL, &shown) ||
        !next_number(&line, ALL_FOLDS, &fold))
        return false;
    *level = (TextLevel)shown;
    memset(rows->folds, (int)fold, (size_t)rows->tree->count);
    Arena *arena = arena_new();
    Table untitled = { .arena = arena };
    while (str_next(&rest, '\n', &line)) {
        PlaceId place = NONE;
        if (next_number(&line, ALL_FOLDS, &fold))
            place = place_of(rows->tree, &untitled, line);
        if (place != NONE)
            rows->folds[place] = (unsigned char)fold;
    }
    arena_free(arena);
    return true;
}
