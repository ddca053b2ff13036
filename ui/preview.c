#include "ui/preview.h"

// Claims or paragraphs of a source up to which it is opened at each step in the list.
enum { PARTS_AT_MOST = 10000 };

static void mark(App *app, View *view)
{
    Str words = search_view_query(app->search);
    if (view->kind == VIEW_DEBATE)
        debate_view_mark(view->debate, words);
    if (view->kind == VIEW_DOCUMENT)
        document_view_mark(view->document, words);
}

void preview_update(App *app)
{
    const Hit *hit = search_view_selected(app->search);
    bool is_wanted =
        hit && library_source(app->library, hit->source)->parts <= PARTS_AT_MOST;
    if (app->preview && (!is_wanted || app->preview->source != hit->source)) {
        view_free(app->preview);
        app->preview = NULL;
    }
    if (!is_wanted)
        return;
    bool is_new = app->preview == NULL;
    if (is_new) // without the state: what is only glanced at is not read
        app->preview = view_new(app->library, NULL, hit->source);
    if (!is_new && app->previewed == hit->row.id)
        return;
    app->previewed = hit->row.id;
    mark(app, app->preview);
    view_select(
        app->preview,
        &(Spot){ .source = (ptrdiff_t)hit->source, .at = -1, .key = hit->row.key });
}
