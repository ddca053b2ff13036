#include "ui/commands_note.h"
#include <stdlib.h>
#include "src/library/noting.h"
#include "src/store/note_text.h"
#include "ui/reader_file.h"
#include "ui/travel.h"
#include "ui/writing.h"

bool command_note(App *app, Str argument, Error *error)
{
    if (!writing_open(app, error))
        return false;
    if (argument.length == 0)
        return true;
    // What is given is added on a line of its own.
    if (!app->note->adds && app->note->before.text.length > 0)
        writing_key(app, K_ENTER);
    writing_paste(app, argument);
    writing_close(app);
    return true;
}

// --- the list

typedef struct {
    const StateNote *note;
    Spot spot; // SPOT_NOWHERE of an orphan
    Str address;
} Noted;

// Where a note is. A debate and a text may have the same slug: the one in which its
// place is found is meant.
static void find_spot(App *app, Noted *noted)
{
    const StateNote *note = noted->note;
    noted->spot = (Spot){ .source = SPOT_NOWHERE, .at = -1, .key = note->key };
    for (size_t i = 0; i < library_count(app->library); i++) {
        const StoreSource *source = library_source(app->library, i);
        if (!str_equal(source->slug, note->source) ||
            !str_equal(source->library, note->library))
            continue;
        if (source->kind == SOURCE_DEBATE) {
            const OpenDebate *open = library_debate(app->library, i);
            Node node = noting_claim(open->debate, note);
            if (node.kind == NODE_NONE)
                continue;
            PlaceId home = tree_home(open->tree, node);
            noted->address = outline_address(open->tree, home, 24, app->frame);
            noted->spot = (Spot){ .source = (ptrdiff_t)i,
                                  .at = home,
                                  .key = library_key(open->debate, node, app->frame) };
        } else {
            const Document *document = library_document(app->library, i)->document;
            ptrdiff_t block = noting_passage(document, note);
            if (block < 0)
                continue;
            noted->address = document_address(document, (size_t)block, app->frame);
            noted->spot = (Spot){ .source = (ptrdiff_t)i,
                                  .at = (int32_t)block,
                                  .key = noted->address };
        }
    }
}

// By source in the order of the library, there in the order of the text, orphans last.
static int by_place(const void *a, const void *b)
{
    const Spot *one = &((const Noted *)a)->spot, *other = &((const Noted *)b)->spot;
    if (one->source != other->source) {
        bool is_after =
            one->source < 0 || (other->source >= 0 && one->source > other->source);
        return is_after ? 1 : -1;
    }
    return (one->at > other->at) - (one->at < other->at);
}

// The notes on what the reader is in, or, in the library and in lists, on all of it.
static size_t wanted_notes(App *app, StateNote **notes)
{
    View *view = app_view(app);
    if (view->kind != VIEW_DEBATE && view->kind != VIEW_DOCUMENT)
        return state_notes(app->state, app->frame, notes);
    const StoreSource *source = library_source(app->library, view->source);
    return state_source_notes(app->state, source->library, source->slug, app->frame,
                              notes);
}

static Str first_line(Str text)
{
    Str line = str("");
    while (str_trim(line).length == 0 && str_next(&text, '\n', &line))
        continue;
    return str_trim(line);
}

static ListItem item_of(App *app, const Noted *noted, bool is_all)
{
    const StateNote *note = noted->note;
    bool is_orphan = noted->spot.source < 0;
    Str place = is_orphan ? note->key : noted->address;
    Str label = is_all ? arena_format(app->frame, "%.*s %.*s",
                                      STR_ARGUMENTS(note->source), STR_ARGUMENTS(place))
                       : place;
    return (ListItem){
        .text = arena_format(app->frame, "%.*s  %.*s", STR_ARGUMENTS(label),
                             STR_ARGUMENTS(first_line(note->text))),
        .note = is_orphan ? str("its place is gone") : str(""),
        .source = (size_t)noted->spot.source,
        .key = noted->spot.key,
    };
}

bool command_notes(App *app, Str argument, Error *error)
{
    (void)argument;
    StateNote *notes;
    View *view = app_view(app);
    bool is_all = view->kind != VIEW_DEBATE && view->kind != VIEW_DOCUMENT;
    size_t count = wanted_notes(app, &notes), spot_count = 0;
    if (count == 0)
        return error_set(error, is_all ? "There are no notes yet; a writes one on a "
                                         "claim or a passage"
                                       : "There are no notes here yet; a writes one");
    Noted *noted = arena_get(app->frame, count, sizeof *noted);
    ListItem *items = arena_get(app->frame, count, sizeof *items);
    Spot *spots = arena_get(app->frame, count, sizeof *spots);
    for (size_t i = 0; i < count; i++) {
        noted[i].note = &notes[i];
        find_spot(app, &noted[i]);
    }
    qsort(noted, count, sizeof *noted, by_place);
    for (size_t i = 0; i < count; i++) {
        items[i] = item_of(app, &noted[i], is_all);
        if (noted[i].spot.source >= 0)
            spots[spot_count++] = noted[i].spot;
    }
    travel_list(app, str(is_all ? "Notes" : "Notes here"), items, count);
    if (spot_count > 0)
        walk_set(&app->walk, "note", spots, spot_count, -1);
    app_view(app)->is_walk = true; // those that lead nowhere are the last
    return true;
}

// --- files

bool command_export_notes(App *app, Str argument, Error *error)
{
    StateNote *notes;
    Str path = arena_str(app->frame, argument);
    if (path.length == 0)
        return error_set(error, "Say where: export-notes FILE");
    size_t count = state_notes(app->state, app->frame, &notes);
    Str text = note_text_write(notes, count, app->frame);
    if (!reader_file_write(app, path, text, error))
        return false;
    app_say(app, "%zu %s in %.*s now", count, count == 1 ? "note is" : "notes are",
            STR_ARGUMENTS(path));
    return true;
}

bool command_import_notes(App *app, Str argument, Error *error)
{
    StateNote *notes;
    size_t count;
    Str text, path = arena_str(app->frame, argument);
    NoteMerge merge;
    if (path.length == 0)
        return error_set(error, "Say what to take in: import-notes FILE");
    if (!reader_file_read(app, path, NOTE_TEXT_BYTES, &text, error) ||
        !note_text_read(text, path.data, app->frame, &notes, &count, error) ||
        !note_text_merge(app->state, notes, count, &merge, error))
        return false;
    app_note_changed(app);
    app_say(app, "%.*s: %.*s", STR_ARGUMENTS(path),
            STR_ARGUMENTS(note_text_merged(&merge, app->frame)));
    return true;
}
