#include "ui/commands_go.h"
#include "src/debate/address.h"
#include "src/text/text.h"
#include "ui/commands_find.h"
#include "ui/guide.h"
#include "ui/travel.h"

// --- names of sources

// The slug nearest to what was typed, empty if none is near.
static Str nearest_slug(App *app, Str name)
{
    enum { NEAR = 3 };
    Str best = str(""), folded = text_fold(app->frame, name);
    int least = NEAR + 1;
    for (size_t i = 0; i < library_count(app->library); i++) {
        Str slug = library_source(app->library, i)->slug;
        int distance = text_distance(folded, slug, NEAR);
        if (distance < least) {
            least = distance;
            best = slug;
        }
    }
    return best;
}

// The only source whose slug begins so; -1 if none does, or several do.
static ptrdiff_t source_by_beginning(const App *app, Str start)
{
    ptrdiff_t found = -1;
    for (size_t i = 0; i < library_count(app->library); i++)
        if (str_starts(library_source(app->library, i)->slug, start)) {
            if (found >= 0)
                return -1;
            found = (ptrdiff_t)i;
        }
    return found;
}

ptrdiff_t command_source(App *app, Str name, Error *error)
{
    ptrdiff_t source = library_find(app->library, name);
    if (source < 0)
        source = source_by_beginning(app, name);
    if (source >= 0)
        return source;
    Str near = nearest_slug(app, name);
    if (near.length > 0)
        error_set(error, "Nothing is called \"%.*s\" here: did you mean %.*s?",
                  (int)name.length, name.data, (int)near.length, near.data);
    else
        error_set(error,
                  "Nothing is called \"%.*s\" here; :library lists what there is",
                  (int)name.length, name.data);
    return -1;
}

// --- opening

// The claims that use the passage under the cursor, as a list.
static bool list_uses(App *app, Error *error)
{
    Use *uses;
    View *view = app_view(app);
    size_t count = document_view_uses(view->document, app->frame, &uses);
    if (count == 0)
        return error_set(error, "No claim uses this passage; ] goes to the next that "
                                "one uses");
    ListItem *items = arena_get(app->frame, count, sizeof *items);
    Spot *spots = arena_get(app->frame, count, sizeof *spots);
    for (size_t i = 0; i < count; i++) {
        const OpenDebate *open = library_debate(app->library, uses[i].debate);
        Node node = open->tree->places[uses[i].place].node;
        Str key = library_key(open->debate, node, app->frame);
        Str slug = library_source(app->library, uses[i].debate)->slug;
        Str address = address_of(open->tree, uses[i].place, app->frame);
        items[i] = (ListItem){
            .text = uses[i].title,
            .note = arena_format(app->frame, "%.*s %.*s", (int)slug.length, slug.data,
                                 (int)address.length, address.data),
            .source = uses[i].debate,
            .key = key,
        };
        spots[i] = (Spot){ .source = (ptrdiff_t)uses[i].debate,
                           .at = uses[i].place,
                           .key = key };
    }
    Str here = view_spot(view, app->frame).key;
    walk_set(&app->walk, "use", spots, count, -1);
    travel_list(
        app,
        arena_format(app->frame, "Claims that use %.*s", (int)here.length, here.data),
        items, count);
    app_view(app)->is_walk = true;
    return true;
}

static bool choose_item(App *app, Error *error)
{
    View *view = app_view(app);
    const ListItem *item = list_view_selected(view->list);
    if (!item || (ptrdiff_t)item->source == SPOT_NOWHERE)
        return error_set(error, "That line leads nowhere; q closes the list");
    if (view->is_walk)
        app->walk.index = list_view_selected_index(view->list);
    // The list goes, and its item with it.
    Spot spot = { .source = (ptrdiff_t)item->source,
                  .at = -1,
                  .key = arena_str(app->frame, item->key) };
    travel_leave(app);
    travel_close(app);
    return spot.source == SPOT_SEARCH ? command_search(app, spot.key, error)
                                      : travel_to(app, &spot, error);
}

static bool open_source(App *app, ptrdiff_t source)
{
    travel_leave(app);
    travel_show(app, (size_t)source);
    travel_begin_tour(app, (size_t)source);
    return true;
}

bool command_open(App *app, Str argument, Error *error)
{
    View *view = app_view(app);
    if (argument.length > 0) {
        ptrdiff_t source = command_source(app, argument, error);
        return source >= 0 && open_source(app, source);
    }
    switch (view->kind) {
    case VIEW_LIBRARY: {
        ptrdiff_t source = library_view_selected(view->entries);
        return source >= 0
                   ? open_source(app, source)
                   : error_set(error, "Nothing is selected; Esc drops a filter");
    }
    case VIEW_LIST: return choose_item(app, error);
    case VIEW_DOCUMENT: {
        ptrdiff_t step = guide_step_here(app);
        return step >= 0 ? travel_to_step(app, step, error) : list_uses(app, error);
    }
    case VIEW_SHOW: return true;
    case VIEW_DEBATE: break;
    }
    Spot here = view_spot(view, app->frame);
    if (!debate_view_enter(view->debate))
        return error_set(error, debate_view_selected(view->debate) == NONE
                                    ? "This debate has no claims yet"
                                    : "This claim is the focus; ↓ goes to its replies");
    trail_leave(&app->trail, &here);
    return true;
}

// --- between debate and text

bool command_text(App *app, Str argument, Error *error)
{
    (void)argument;
    Follow *follow = &app->follow;
    follow_look(app);
    Spot *spots = arena_get(app->frame, follow->count + 1, sizeof *spots);
    size_t count = 0;
    for (size_t i = 0; i < follow->count; i++) {
        const Citation *citation = &follow->citations[i];
        if (citation->source >= 0 && citation->block >= 0)
            spots[count++] = (Spot){ .source = citation->source,
                                     .at = (int32_t)citation->block,
                                     .key = citation->at };
    }
    if (follow->count == 0)
        return error_set(error, "This claim cites no passage; Tab goes to the text");
    if (count == 0)
        return error_set(error, "It cites %.*s %.*s, which is not in this library",
                         (int)follow->citations[0].document.length,
                         follow->citations[0].document.data,
                         (int)follow->citations[0].at.length,
                         follow->citations[0].at.data);

    follow->visited = (follow->visited + 1) % (ptrdiff_t)count;
    travel_leave(app);
    int pane = follow_show(app, (size_t)spots[follow->visited].source, error);
    if (pane < 0)
        return false;
    if (count > 1)
        walk_set(&app->walk, "citation", spots, count, follow->visited);
    follow->is_shown = true;
    panes_focus(&app->panes, pane);
    View *view = app_view(app);
    follow_highlight(app, view, false);
    document_view_select(view->document, spots[follow->visited].at);
    return true;
}

bool command_claim(App *app, Str argument, Error *error)
{
    (void)argument;
    int pane = panes_latest(&app->panes, VIEW_DEBATE);
    if (pane < 0)
        return error_set(error,
                         "No debate is open; Enter at a marked passage lists claims "
                         "that use it, o opens the debate read last");
    panes_focus(&app->panes, pane);
    return true;
}

// The debate to open when none is named: the one read last, else the first.
static ptrdiff_t fitting_debate(const App *app)
{
    if (app->last_debate >= 0)
        return app->last_debate;
    for (size_t i = 0; i < library_count(app->library); i++)
        if (library_source(app->library, i)->kind == SOURCE_DEBATE)
            return (ptrdiff_t)i;
    return -1;
}

// Goes to the debate that is meant: the one that has the focus, the one beside the
// text, the entry that is selected, or the one read last.
bool command_reach_debate(App *app, Error *error)
{
    View *view = app_view(app);
    ptrdiff_t source = -1;
    if (view->kind == VIEW_DEBATE)
        return true;
    if (view->kind == VIEW_DOCUMENT && panes_latest(&app->panes, VIEW_DEBATE) >= 0) {
        panes_focus(&app->panes, panes_latest(&app->panes, VIEW_DEBATE));
        while (app_view(app)->kind == VIEW_LIST) // it lies on the debate
            travel_close(app);
        return true;
    }
    if (view->kind == VIEW_LIBRARY)
        source = library_view_selected(view->entries);
    if (source >= 0 &&
        library_source(app->library, (size_t)source)->kind != SOURCE_DEBATE)
        return error_set(error, "This is a text, not a debate; Enter opens it");
    if (source < 0)
        source = fitting_debate(app);
    return source >= 0 ? open_source(app, source)
                       : error_set(error, "There is no debate in this library");
}

// Shows the debate in one of its views.
bool command_show_debate(App *app, DebateMode mode, const char *is_shown, Error *error)
{
    bool is_here = app_view(app)->kind == VIEW_DEBATE;
    if (!command_reach_debate(app, error))
        return false;
    DebateView *debate = app_view(app)->debate;
    if (debate_view_mode(debate) == mode)
        return !is_here || error_set(error, "%s", is_shown);
    travel_leave(app);
    debate_view_show(debate, mode);
    return true;
}

bool command_outline(App *app, Str argument, Error *error)
{
    (void)argument;
    return command_show_debate(app, DEBATE_OUTLINE, "This is the outline", error);
}

bool command_present(App *app, Str argument, Error *error)
{
    (void)argument;
    ptrdiff_t tour = guide_tour(app);
    if (tour >= 0) {
        ptrdiff_t step = guide_step_here(app);
        guide_begin(app, (size_t)tour);
        step = step < 0 ? app->walk.index : step;
        travel_present(app, (size_t)tour, step > 0 ? (size_t)step : 0);
        return true;
    }
    return command_show_debate(app, DEBATE_PRESENT, "This is the presentation", error);
}

bool command_blank(App *app, Str argument, Error *error)
{
    (void)argument, (void)error;
    View *view = app_view(app);
    if (view->kind == VIEW_SHOW)
        tour_show_blank(view->show);
    else
        debate_view_blank(view->debate);
    return true;
}

// The first place of a claim or argument of each section, by section; NONE if it has
// none.
static PlaceId *section_starts(const OpenDebate *open, Arena *arena)
{
    const Debate *debate = open->debate;
    PlaceId *starts =
        arena_get(arena, (size_t)debate->section_count + 1, sizeof *starts);
    for (SectionId i = 0; i < debate->section_count; i++)
        starts[i] = NONE;
    for (PlaceId i = open->tree->count - 1; i >= 0; i--) {
        const Place *place = &open->tree->places[i];
        SectionId section = place->node.kind == NODE_ARGUMENT
                                ? debate->arguments[place->node.id].section
                                : debate->claims[place->node.id].section;
        if (section != NONE && place->home == i)
            starts[section] = i;
    }
    return starts;
}

static ListItem place_item(App *app, size_t source, PlaceId place, Str text, int depth)
{
    const OpenDebate *open = library_debate(app->library, source);
    return (ListItem){
        .text = text,
        .note = address_of(open->tree, place, app->frame),
        .depth = depth,
        .source = source,
        .key = library_key(open->debate, open->tree->places[place].node, app->frame),
    };
}

// The sections of a debate; of one without sections, its theses.
static bool list_sections(App *app, Error *error)
{
    size_t source = app_view(app)->source, count = 0;
    const OpenDebate *open = library_debate(app->library, source);
    const Debate *debate = open->debate;
    size_t most = (size_t)debate->section_count + (size_t)open->tree->count;
    ListItem *items = arena_get(app->frame, most + 1, sizeof *items);
    PlaceId *starts = section_starts(open, app->frame);
    for (SectionId i = 0; i < debate->section_count; i++)
        if (starts[i] != NONE)
            items[count++] =
                place_item(app, source, starts[i], debate->sections[i].title,
                           debate->sections[i].level - 1);
    bool has_sections = count > 0;
    for (PlaceId i = 0; !has_sections && i < open->tree->count;
         i = tree_after(open->tree, i))
        items[count++] = place_item(app, source, i,
                                    debate_name(debate, open->tree->places[i].node), 0);
    if (count == 0)
        return error_set(error, "This debate has no claims yet");
    travel_list(app, str(has_sections ? "Sections" : "Theses"), items, count);
    return true;
}

static bool list_contents(App *app, Error *error)
{
    size_t source = app_view(app)->source;
    const Document *document = library_document(app->library, source)->document;
    ListItem *items = arena_get(app->frame, document->section_count + 1, sizeof *items);
    if (document->section_count == 0)
        return error_set(error, "This text has no headings");
    size_t selected = 0;
    ptrdiff_t here = document_view_block(app_view(app)->document);
    for (size_t i = 0; i < document->section_count; i++) {
        const DocumentSection *section = &document->sections[i];
        items[i] = (ListItem){
            .text = arena_format(app->frame, "%.*s %.*s", (int)section->number.length,
                                 section->number.data, (int)section->title.length,
                                 section->title.data),
            .depth = section->level - 1,
            .source = source,
            .key = section->number,
        };
        if ((ptrdiff_t)section->first_block <= here)
            selected = i;
    }
    travel_list(app,
                arena_format(app->frame, "%.*s: contents", (int)document->title.length,
                             document->title.data),
                items, document->section_count);
    list_view_select(app_view(app)->list, selected);
    return true;
}

bool command_contents(App *app, Str argument, Error *error)
{
    (void)argument;
    return app_view(app)->kind == VIEW_DEBATE ? list_sections(app, error)
                                              : list_contents(app, error);
}

bool command_library(App *app, Str argument, Error *error)
{
    (void)argument, (void)error;
    travel_leave(app);
    travel_library(app);
    return true;
}

// --- the trail

bool command_back(App *app, Str argument, Error *error)
{
    (void)argument;
    return travel_back(app, error);
}

bool command_forward(App *app, Str argument, Error *error)
{
    (void)argument;
    return travel_forward(app, error);
}

bool command_before(App *app, Str argument, Error *error)
{
    (void)argument;
    return travel_before(app, error);
}

bool command_close(App *app, Str argument, Error *error)
{
    (void)argument, (void)error;
    View *view = app_view(app);
    bool is_library = view->kind == VIEW_LIBRARY;
    if (view->kind == VIEW_DEBATE && debate_view_close(view->debate))
        return true;
    if (view->kind == VIEW_SHOW) {
        travel_leave_show(app);
        return true;
    }
    if (is_library || !travel_close(app))
        app->request = REQUEST_QUIT;
    return true;
}
