#include "ui/view.h"
#include <stdlib.h>
#include "src/base/alloc.h"

static View *view_make(ViewKind kind, Library *library)
{
    View *view = xalloc(sizeof *view);
    *view = (View){ .kind = kind, .library = library };
    return view;
}

View *view_new(Library *library, State *state, size_t source)
{
    bool is_debate = library_source(library, source)->kind == SOURCE_DEBATE;
    View *view = view_make(is_debate ? VIEW_OUTLINE : VIEW_DOCUMENT, library);
    view->source = source;
    if (is_debate)
        view->outline = outline_view_new(library, source, state);
    else
        view->document = document_view_new(library, source, state);
    return view;
}

View *view_new_library(Library *library, State *state)
{
    View *view = view_make(VIEW_LIBRARY, library);
    view->entries = library_view_new(library, state);
    return view;
}

View *view_new_list(Library *library, ListView *list)
{
    View *view = view_make(VIEW_LIST, library);
    view->list = list;
    return view;
}

void view_save(View *view)
{
    if (view->is_touched && view->kind == VIEW_OUTLINE)
        outline_view_save(view->outline);
    if (view->is_touched && view->kind == VIEW_DOCUMENT)
        document_view_save(view->document);
    view->is_touched = false;
}

void view_free(View *view)
{
    if (!view)
        return;
    switch (view->kind) {
    case VIEW_LIBRARY: library_view_free(view->entries); break;
    case VIEW_OUTLINE: outline_view_free(view->outline); break;
    case VIEW_DOCUMENT: document_view_free(view->document); break;
    case VIEW_LIST: list_view_free(view->list); break;
    }
    free(view);
}

void view_reload(View *view)
{
    switch (view->kind) {
    case VIEW_LIBRARY: library_view_reload(view->entries); break;
    case VIEW_OUTLINE: outline_view_reload(view->outline); break;
    case VIEW_DOCUMENT: document_view_reload(view->document); break;
    case VIEW_LIST: break;
    }
}

unsigned view_where(const View *view)
{
    static const unsigned where[] = {
        [VIEW_LIBRARY] = IN_LIBRARY,
        [VIEW_OUTLINE] = IN_OUTLINE,
        [VIEW_DOCUMENT] = IN_DOCUMENT,
        [VIEW_LIST] = IN_LIST,
    };
    return where[view->kind];
}

void view_layout(View *view, int rows, int columns)
{
    switch (view->kind) {
    case VIEW_LIBRARY: library_view_layout(view->entries, rows, columns); break;
    case VIEW_OUTLINE: outline_view_layout(view->outline, rows, columns); break;
    case VIEW_DOCUMENT: document_view_layout(view->document, rows, columns); break;
    case VIEW_LIST: list_view_layout(view->list, rows, columns); break;
    }
}

bool view_move(View *view, Motion motion, int count)
{
    switch (view->kind) {
    case VIEW_LIBRARY: return library_view_move(view->entries, motion, count);
    case VIEW_OUTLINE: return outline_view_move(view->outline, motion, count);
    case VIEW_DOCUMENT: return document_view_move(view->document, motion, count);
    case VIEW_LIST: return list_view_move(view->list, motion, count);
    }
    return false;
}

Str view_title(const View *view, Arena *arena)
{
    switch (view->kind) {
    case VIEW_LIBRARY: return library_view_title(view->entries, arena);
    case VIEW_OUTLINE: return outline_view_title(view->outline, arena);
    case VIEW_DOCUMENT: return document_view_title(view->document, arena);
    case VIEW_LIST: return list_view_title(view->list, arena);
    }
    return str("");
}

Str view_count(const View *view, Arena *arena)
{
    switch (view->kind) {
    case VIEW_LIBRARY: return library_view_count(view->entries, arena);
    case VIEW_OUTLINE: return outline_view_count(view->outline, arena);
    case VIEW_DOCUMENT: return document_view_count(view->document, arena);
    case VIEW_LIST: return list_view_count(view->list, arena);
    }
    return str("");
}

Str view_sentence(const View *view, Arena *arena)
{
    switch (view->kind) {
    case VIEW_LIBRARY: return library_view_where(view->entries, arena);
    case VIEW_OUTLINE: return outline_view_where(view->outline, arena);
    case VIEW_DOCUMENT: return document_view_where(view->document, arena);
    case VIEW_LIST: break;
    }
    const ListItem *item = list_view_selected(view->list);
    Str title = list_view_title(view->list, arena);
    return arena_format(arena, "%.*s: %.*s", (int)title.length, title.data,
                        item ? (int)item->text.length : 5,
                        item ? item->text.data : "empty");
}

void view_cursor(const View *view, int *row, int *column)
{
    switch (view->kind) {
    case VIEW_LIBRARY: library_view_cursor(view->entries, row, column); break;
    case VIEW_OUTLINE: outline_view_cursor(view->outline, row, column); break;
    case VIEW_DOCUMENT: document_view_cursor(view->document, row, column); break;
    case VIEW_LIST: list_view_cursor(view->list, row, column); break;
    }
}

void view_draw(const View *view, Canvas canvas, bool focused)
{
    switch (view->kind) {
    case VIEW_LIBRARY: library_view_draw(view->entries, canvas, focused); break;
    case VIEW_OUTLINE: outline_view_draw(view->outline, canvas, focused); break;
    case VIEW_DOCUMENT: document_view_draw(view->document, canvas, focused); break;
    case VIEW_LIST: list_view_draw(view->list, canvas, focused); break;
    }
}

int view_target(const View *view, int line)
{
    switch (view->kind) {
    case VIEW_LIBRARY: return (int)library_view_source_at(view->entries, line);
    case VIEW_OUTLINE: return outline_view_place_at(view->outline, line);
    case VIEW_DOCUMENT: return (int)document_view_block_at(view->document, line);
    case VIEW_LIST: return (int)list_view_index_at(view->list, line);
    }
    return -1;
}

void view_select_target(View *view, int target)
{
    if (target < 0)
        return;
    switch (view->kind) {
    case VIEW_LIBRARY: library_view_select(view->entries, (size_t)target); break;
    case VIEW_OUTLINE: outline_view_select(view->outline, target); break;
    case VIEW_DOCUMENT: document_view_select(view->document, target); break;
    case VIEW_LIST: list_view_select(view->list, (size_t)target); break;
    }
}

int view_selected_target(const View *view)
{
    switch (view->kind) {
    case VIEW_LIBRARY: return (int)library_view_selected(view->entries);
    case VIEW_OUTLINE: return outline_view_selected(view->outline);
    case VIEW_DOCUMENT: return (int)document_view_block(view->document);
    case VIEW_LIST: return (int)list_view_selected_index(view->list);
    }
    return -1;
}

// The key of a place in a debate or a block of a document.
static Str key_of(const View *view, int at, Arena *arena)
{
    if (at < 0)
        return str("");
    if (view->kind == VIEW_DOCUMENT)
        return document_address(library_document(view->library, view->source)->document,
                                (size_t)at, arena);
    const OpenDebate *open = library_debate(view->library, view->source);
    return library_key(open->debate, open->tree->places[at].node, arena);
}

Spot view_spot(const View *view, Arena *arena)
{
    int at = view_selected_target(view);
    switch (view->kind) {
    case VIEW_LIST: return (Spot){ .source = SPOT_NOWHERE, .at = -1 };
    case VIEW_LIBRARY: return (Spot){ .source = SPOT_LIBRARY, .at = at };
    default:
        return (Spot){ (ptrdiff_t)view->source, at,
                       arena_str(arena, key_of(view, at, arena)) };
    }
}

// Whether the spot still stands where it was noted: the source may have changed since.
static bool is_still_at(const View *view, const Spot *spot)
{
    if (spot->at < 0)
        return false;
    if (view->kind == VIEW_DOCUMENT) {
        const OpenDocument *open = library_document(view->library, view->source);
        return document_find(open->document, spot->key) == spot->at;
    }
    const OpenDebate *open = library_debate(view->library, view->source);
    if (spot->at >= open->tree->count)
        return false;
    Node node = library_node(open->debate, spot->key);
    return node_equal(node, open->tree->places[spot->at].node);
}

static bool select_key(View *view, Str key)
{
    if (view->kind == VIEW_OUTLINE)
        return outline_view_select_key(view->outline, key);
    const Document *document = library_document(view->library, view->source)->document;
    ptrdiff_t block = document_find(document, key);
    if (block >= 0)
        document_view_select(view->document, block);
    return block >= 0;
}

bool view_select(View *view, const Spot *spot)
{
    if (view->kind == VIEW_LIST)
        return false;
    if (view->kind == VIEW_LIBRARY || is_still_at(view, spot)) {
        view_select_target(view, spot->at);
        return true;
    }
    return spot->key.length == 0 || select_key(view, spot->key);
}
