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
    View *view = view_make(is_debate ? VIEW_DEBATE : VIEW_DOCUMENT, library);
    view->source = source;
    if (is_debate)
        view->debate = debate_view_new(library, source, state);
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

View *view_new_show(Library *library, State *state, size_t tour, size_t step)
{
    View *view = view_make(VIEW_SHOW, library);
    view->source = tour;
    view->show = tour_show_new(library, state, tour, step);
    return view;
}

void view_save(View *view)
{
    if (view->is_touched && view->kind == VIEW_DEBATE)
        debate_view_save(view->debate);
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
    case VIEW_DEBATE: debate_view_free(view->debate); break;
    case VIEW_DOCUMENT: document_view_free(view->document); break;
    case VIEW_LIST: list_view_free(view->list); break;
    case VIEW_SHOW: tour_show_free(view->show); break;
    }
    free(view);
}

bool view_note(const View *view, Arena *arena, StateNote *note)
{
    if (view->kind == VIEW_DOCUMENT)
        return document_view_note(view->document, document_view_block(view->document),
                                  arena, note);
    if (view->kind != VIEW_DEBATE || debate_view_place(view->debate) == NONE)
        return false;
    const OutlineSubject *subject =
        outline_view_subject(debate_view_outline(view->debate));
    PlaceId place = debate_view_place(view->debate);
    return outline_note(subject, subject->tree->places[place].home, arena, note);
}

void view_note_changed(View *view)
{
    if (view->kind == VIEW_DEBATE)
        outline_view_note_changed(debate_view_outline(view->debate));
    if (view->kind == VIEW_DOCUMENT)
        document_view_note_changed(view->document);
}

void view_reload(View *view)
{
    switch (view->kind) {
    case VIEW_LIBRARY: library_view_reload(view->entries); break;
    case VIEW_DEBATE: debate_view_reload(view->debate); break;
    case VIEW_DOCUMENT: document_view_reload(view->document); break;
    case VIEW_SHOW: tour_show_reload(view->show); break;
    case VIEW_LIST: break;
    }
}

unsigned view_where(const View *view)
{
    static const unsigned modes[DEBATE_MODES] = {
        [DEBATE_OUTLINE] = IN_OUTLINE,
        [DEBATE_FOCUS] = IN_FOCUS,
        [DEBATE_PRESENT] = IN_PRESENT,
        [DEBATE_MAP] = IN_MAP,
    };
    switch (view->kind) {
    case VIEW_LIBRARY: return IN_LIBRARY;
    case VIEW_DEBATE: return modes[debate_view_mode(view->debate)];
    case VIEW_DOCUMENT: return IN_DOCUMENT;
    case VIEW_SHOW: return IN_PRESENT;
    case VIEW_LIST: break;
    }
    return IN_LIST;
}

bool view_is_presenting(const View *view)
{
    return view_where(view) == IN_PRESENT;
}

void view_layout(View *view, int rows, int columns)
{
    switch (view->kind) {
    case VIEW_LIBRARY: library_view_layout(view->entries, rows, columns); break;
    case VIEW_DEBATE: debate_view_layout(view->debate, rows, columns); break;
    case VIEW_DOCUMENT: document_view_layout(view->document, rows, columns); break;
    case VIEW_LIST: list_view_layout(view->list, rows, columns); break;
    case VIEW_SHOW: tour_show_layout(view->show, rows, columns); break;
    }
}

bool view_move(View *view, Motion motion, int count)
{
    switch (view->kind) {
    case VIEW_LIBRARY: return library_view_move(view->entries, motion, count);
    case VIEW_DEBATE: return debate_view_move(view->debate, motion, count);
    case VIEW_DOCUMENT: return document_view_move(view->document, motion, count);
    case VIEW_LIST: return list_view_move(view->list, motion, count);
    case VIEW_SHOW: return tour_show_move(view->show, motion, count);
    }
    return false;
}

Str view_title(const View *view, Arena *arena)
{
    switch (view->kind) {
    case VIEW_LIBRARY: return library_view_title(view->entries, arena);
    case VIEW_DEBATE: return debate_view_title(view->debate, arena);
    case VIEW_DOCUMENT: return document_view_title(view->document, arena);
    case VIEW_LIST: return list_view_title(view->list, arena);
    case VIEW_SHOW: return tour_show_title(view->show, arena);
    }
    return str("");
}

Str view_count(const View *view, Arena *arena)
{
    switch (view->kind) {
    case VIEW_LIBRARY: return library_view_count(view->entries, arena);
    case VIEW_DEBATE: return debate_view_count(view->debate, arena);
    case VIEW_DOCUMENT: return document_view_count(view->document, arena);
    case VIEW_LIST: return list_view_count(view->list, arena);
    case VIEW_SHOW: return tour_show_count(view->show, arena);
    }
    return str("");
}

Str view_sentence(const View *view, Arena *arena)
{
    switch (view->kind) {
    case VIEW_LIBRARY: return library_view_where(view->entries, arena);
    case VIEW_DEBATE: return debate_view_where(view->debate, arena);
    case VIEW_DOCUMENT: return document_view_where(view->document, arena);
    case VIEW_SHOW: return tour_show_where(view->show, arena);
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
    case VIEW_DEBATE: debate_view_cursor(view->debate, row, column); break;
    case VIEW_DOCUMENT: document_view_cursor(view->document, row, column); break;
    case VIEW_LIST: list_view_cursor(view->list, row, column); break;
    case VIEW_SHOW: tour_show_cursor(view->show, row, column); break;
    }
}

void view_draw(const View *view, Canvas canvas, bool focused)
{
    switch (view->kind) {
    case VIEW_LIBRARY: library_view_draw(view->entries, canvas, focused); break;
    case VIEW_DEBATE: debate_view_draw(view->debate, canvas, focused); break;
    case VIEW_DOCUMENT: document_view_draw(view->document, canvas, focused); break;
    case VIEW_LIST: list_view_draw(view->list, canvas, focused); break;
    case VIEW_SHOW: tour_show_draw(view->show, canvas); break;
    }
}

int view_target_at(const View *view, int row, int column)
{
    switch (view->kind) {
    case VIEW_LIBRARY: return (int)library_view_source_at(view->entries, row);
    case VIEW_DEBATE: return debate_view_place_at(view->debate, row, column);
    case VIEW_DOCUMENT: return (int)document_view_block_at(view->document, row);
    case VIEW_LIST: return (int)list_view_index_at(view->list, row);
    case VIEW_SHOW: break;
    }
    return -1;
}

size_t view_targets(const View *view, int rows, ViewTarget *targets, size_t most)
{
    size_t count = 0;
    ViewTarget *next = targets;
    if (view->kind == VIEW_DEBATE) {
        while (count < most && debate_view_target(view->debate, (int)count, &next->row,
                                                  &next->column, &next->target)) {
            count++;
            next++;
        }
        return count;
    }
    for (int row = 0; row < rows && count < most; row++) {
        int target = view_target_at(view, row, 0);
        if (target >= 0 && (count == 0 || target != targets[count - 1].target))
            targets[count++] = (ViewTarget){ row, 0, target };
    }
    return count;
}

void view_select_target(View *view, int target)
{
    if (target < 0)
        return;
    switch (view->kind) {
    case VIEW_LIBRARY: library_view_select(view->entries, (size_t)target); break;
    case VIEW_DEBATE: debate_view_select(view->debate, target); break;
    case VIEW_DOCUMENT: document_view_select(view->document, target); break;
    case VIEW_LIST: list_view_select(view->list, (size_t)target); break;
    case VIEW_SHOW: tour_show_go(view->show, (size_t)target); break;
    }
}

int view_selected_target(const View *view)
{
    switch (view->kind) {
    case VIEW_LIBRARY: return (int)library_view_selected(view->entries);
    case VIEW_DEBATE: return debate_view_selected(view->debate);
    case VIEW_DOCUMENT: return (int)document_view_block(view->document);
    case VIEW_LIST: return (int)list_view_selected_index(view->list);
    case VIEW_SHOW: return (int)tour_show_step(view->show);
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

// The first view of a debate is 1. Nobody goes back into a presentation.
static unsigned shown_in(const View *view)
{
    return view->kind == VIEW_DEBATE && !view_is_presenting(view)
               ? (unsigned)debate_view_mode(view->debate) + 1
               : 0;
}

Spot view_spot(const View *view, Arena *arena)
{
    int at = view->kind == VIEW_DEBATE ? debate_view_place(view->debate)
                                       : view_selected_target(view);
    switch (view->kind) {
    case VIEW_LIST:
    case VIEW_SHOW: return (Spot){ .source = SPOT_NOWHERE, .at = -1 };
    case VIEW_LIBRARY: return (Spot){ .source = SPOT_LIBRARY, .at = at };
    default:
        return (Spot){ (ptrdiff_t)view->source, at,
                       arena_str(arena, key_of(view, at, arena)), shown_in(view) };
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
    if (view->kind == VIEW_DEBATE)
        return debate_view_select_key(view->debate, key);
    const Document *document = library_document(view->library, view->source)->document;
    ptrdiff_t block = document_find(document, key);
    if (block >= 0)
        document_view_select(view->document, block);
    return block >= 0;
}

bool view_select(View *view, const Spot *spot)
{
    if (view->kind == VIEW_LIST || view->kind == VIEW_SHOW)
        return false;
    if (view->kind == VIEW_DEBATE && spot->shown > 0 && spot->shown <= DEBATE_MODES)
        debate_view_show(view->debate, (DebateMode)(spot->shown - 1));
    if (view->kind == VIEW_LIBRARY || is_still_at(view, spot)) {
        view_select_target(view, spot->at);
        return true;
    }
    return spot->key.length == 0 || select_key(view, spot->key);
}
