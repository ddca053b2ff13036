#include "ui/commands_mark.h"
#include "ui/commands_find.h"
#include "ui/travel.h"

static bool is_letter(Str text)
{
    return text.length == 1 && ((text.data[0] >= 'a' && text.data[0] <= 'z') ||
                                (text.data[0] >= 'A' && text.data[0] <= 'Z'));
}

bool command_mark(App *app, Str argument, Error *error)
{
    const View *view = app_view(app);
    const StoreSource *source = library_source(app->library, view->source);
    Spot spot = view_spot(view, app->frame);
    if (!is_letter(argument))
        return error_set(error, "A mark is one letter: m a sets it, ' a goes to it");
    if (spot.at < 0)
        return error_set(error, "There is nothing here to mark");
    StateMark mark = { argument.data[0], source->library, source->slug, spot.key };
    if (!state_set_mark(app->state, &mark, error))
        return false;
    app_say(app, "Mark %c is set here; ' %c comes back", mark.letter, mark.letter);
    return true;
}

static bool has_key(App *app, size_t index, Str key)
{
    if (library_source(app->library, index)->kind == SOURCE_DEBATE) {
        const Debate *debate = library_debate(app->library, index)->debate;
        return library_node(debate, key).kind != NODE_NONE;
    }
    const Document *document = library_document(app->library, index)->document;
    return document_find(document, key) >= 0;
}

// Where a mark points to. A debate and a text may have the same slug: the one that has
// the key is meant.
static Spot mark_spot(App *app, const StateMark *mark)
{
    Spot spot = { .source = SPOT_NOWHERE, .at = -1, .key = mark->key };
    if (str_is(mark->source, COMMAND_MARKED_QUERY))
        spot.source = SPOT_SEARCH;
    for (size_t i = 0; i < library_count(app->library); i++) {
        const StoreSource *source = library_source(app->library, i);
        if (!str_equal(source->slug, mark->source) ||
            !str_equal(source->library, mark->library))
            continue;
        if (spot.source == SPOT_NOWHERE || has_key(app, i, mark->key))
            spot.source = (ptrdiff_t)i;
    }
    return spot;
}

bool command_to_mark(App *app, Str argument, Error *error)
{
    StateMark *marks;
    size_t count = state_marks(app->state, app->frame, &marks);
    if (!is_letter(argument))
        return error_set(error,
                         "A mark is one letter: ' Enter lists those that are set");
    for (size_t i = 0; i < count; i++)
        if (marks[i].letter == argument.data[0]) {
            Spot spot = mark_spot(app, &marks[i]);
            if (spot.source == SPOT_SEARCH)
                return command_search(app, spot.key, error);
            if (spot.source == SPOT_NOWHERE)
                return error_set(
                    error, "Mark %c is in %.*s, which is not in this library",
                    marks[i].letter, (int)marks[i].source.length, marks[i].source.data);
            return travel_go(app, &spot, error);
        }
    return error_set(error, "Mark %c is not set; m %c sets it", argument.data[0],
                     argument.data[0]);
}

bool command_marks(App *app, Str argument, Error *error)
{
    (void)argument;
    StateMark *marks;
    size_t count = state_marks(app->state, app->frame, &marks);
    if (count == 0)
        return error_set(error, "No mark is set; m and a letter sets one here");
    ListItem *items = arena_get(app->frame, count, sizeof *items);
    for (size_t i = 0; i < count; i++)
        items[i] = (ListItem){
            .text = arena_format(app->frame, "%c  %.*s", marks[i].letter,
                                 (int)marks[i].key.length, marks[i].key.data),
            .note = str_is(marks[i].source, COMMAND_MARKED_QUERY) ? str("a search")
                                                                  : marks[i].source,
            .source = (size_t)mark_spot(app, &marks[i]).source,
            .key = marks[i].key,
        };
    travel_list(app, str("Marks"), items, count);
    return true;
}
