#include "ui/follow.h"

static const View *outline_read_last(const App *app)
{
    int pane = panes_latest(&app->panes, VIEW_DEBATE);
    return pane < 0 ? NULL : pane_base(&app->panes.panes[pane]);
}

// A citation that points to a passage of a document that is there.
static bool is_found(const Citation *citation)
{
    return citation->source >= 0 && citation->block >= 0;
}

bool follow_look(App *app)
{
    Follow *follow = &app->follow;
    const View *view = outline_read_last(app);
    if (!view)
        return false;
    const OpenDebate *open = library_debate(app->library, view->source);
    PlaceId place = debate_view_selected(view->debate);
    Node node = { NODE_NONE, NONE };
    if (place != NONE)
        node = open->tree->places[place].node;
    if (follow->debate == open->debate && node_equal(follow->node, node))
        return true;

    arena_reset(follow->arena);
    follow->debate = open->debate;
    follow->source = view->source;
    follow->node = node;
    follow->visited = -1;
    follow->count = 0;
    follow->serial++;
    follow->is_shown = false;
    if (node.kind != NODE_NONE)
        follow->count = library_citations(app->library, view->source, node,
                                          follow->arena, &follow->citations);
    return true;
}

int follow_pane(const App *app)
{
    for (int i = 0; i < app->panes.count; i++)
        if (app->panes.panes[i].follows)
            return i;
    return -1;
}

// The document to begin with: one that the claim cites, else the first that the debate
// does. -1 if it cites none.
static ptrdiff_t first_text(App *app)
{
    Follow *follow = &app->follow;
    for (size_t i = 0; i < follow->count; i++)
        if (is_found(&follow->citations[i]))
            return follow->citations[i].source;
    if (follow->text_of == follow->debate)
        return follow->text;
    follow->text_of = follow->debate;
    follow->text = -1;
    const Tree *tree = library_debate(app->library, follow->source)->tree;
    for (PlaceId i = 0; i < tree->count && follow->text < 0; i++) {
        Citation *citations;
        size_t count = library_citations(app->library, follow->source,
                                         tree->places[i].node, app->frame, &citations);
        if (count > 0)
            follow->text = citations[0].source;
    }
    return follow->text;
}

int follow_open(App *app, Error *error)
{
    int pane = follow_pane(app);
    if (pane >= 0)
        return pane;
    if (!follow_look(app)) {
        error_set(error, "No debate is open here: o opens the one read last");
        return -1;
    }
    ptrdiff_t text = first_text(app);
    if (text < 0) {
        error_set(error, "This debate cites no text; / searches, :open opens a text");
        return -1;
    }
    return follow_show(app, (size_t)text, error);
}

int follow_show(App *app, size_t document, Error *error)
{
    Panes *panes = &app->panes;
    int index = follow_pane(app);
    if (index < 0 && panes->count == PANES_MOST) {
        error_set(error, "There are %d panes already: q closes one", PANES_MOST);
        return -1;
    }
    if (index < 0) {
        int beside = panes_latest(panes, VIEW_DEBATE);
        View *view = app_new_view(app, document);
        view->is_followed = true;
        app_mark_view(app, view);
        index = (beside < 0 ? panes->focus : beside) + 1;
        panes_add(panes, index, view)->follows = true;
        app->follow.is_closed = false;
        return index;
    }
    Pane *pane = &panes->panes[index];
    if (pane_top(pane)->kind == VIEW_DOCUMENT && pane_top(pane)->source == document)
        return index;
    if (pane_raise(pane, document))
        return index;
    View *view = app_new_view(app, document);
    view->is_followed = true;
    app_mark_view(app, view);
    // What only followed gives way, so that q goes back to what the reader opened.
    if (pane_top(pane)->is_followed)
        pane_pop(pane);
    pane_push(pane, view);
    return index;
}

void follow_highlight(App *app, View *view, bool scroll)
{
    Follow *follow = &app->follow;
    ptrdiff_t *blocks = arena_get(app->frame, follow->count + 1, sizeof *blocks);
    size_t count = 0;
    for (size_t i = 0; i < follow->count; i++)
        if (is_found(&follow->citations[i]) &&
            (size_t)follow->citations[i].source == view->source)
            blocks[count++] = follow->citations[i].block;
    document_view_cite(view->document, blocks, count, scroll);
    view->follow_serial = follow->serial;
}

// Brings the first document that the claim cites to the top of the pane that follows.
static void show_cited(App *app)
{
    Follow *follow = &app->follow;
    Error error;
    follow->is_shown = true;
    for (size_t i = 0; i < follow->count; i++)
        if (is_found(&follow->citations[i])) {
            follow_show(app, (size_t)follow->citations[i].source, &error);
            return;
        }
}

void follow_update(App *app, int columns)
{
    Panes *panes = &app->panes;
    Follow *follow = &app->follow;
    Error error;
    int index = follow_pane(app);
    if (follow->is_closed || !follow_look(app))
        return;
    if (!panes_are_beside(panes, columns) && index != panes->focus)
        return;
    if (index < 0 && (first_text(app) < 0 || (index = follow_open(app, &error)) < 0))
        return;
    bool is_new = !follow->is_shown;
    if (is_new && pane_top(&panes->panes[index])->kind == VIEW_DOCUMENT)
        show_cited(app);
    View *view = pane_top(&panes->panes[index]);
    if (view->kind == VIEW_DOCUMENT && view->follow_serial != follow->serial)
        follow_highlight(app, view, is_new);
}
