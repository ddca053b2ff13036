#include "ui/writing.h"
#include "src/library/noting.h"

// --- the place

// What is noted where the reader is: its key, the words that are kept, and its name.
static bool find_place(App *app, StateNote *note, Str *place, Error *error)
{
    View *view = app_view(app);
    Arena *arena = app->frame;
    Spot spot = view_spot(view, arena);
    if (spot.source < 0 || spot.at < 0)
        return error_set(error, "There is nothing to note here; go to a claim or a "
                                "passage first");
    const StoreSource *source = library_source(app->library, (size_t)spot.source);
    *note = (StateNote){ .library = source->library,
                         .source = source->slug,
                         .key = spot.key };
    if (view->kind == VIEW_DOCUMENT) {
        const Document *document =
            library_document(app->library, view->source)->document;
        note->words = noting_passage_words(document, (size_t)spot.at, arena);
        *place = arena_format(arena, "%.*s %.*s", STR_ARGUMENTS(spot.key),
                              STR_ARGUMENTS(note->words));
    } else {
        enum { ADDRESS = 24 };
        const OutlineSubject *subject =
            outline_view_subject(debate_view_outline(view->debate));
        Node node = subject->tree->places[spot.at].node;
        Str address = outline_address(subject->tree, spot.at, ADDRESS, arena);
        Str name = outline_name(subject->debate, node, arena);
        note->words = noting_claim_words(subject->debate, node, arena);
        *place = arena_format(arena, "%.*s %.*s", STR_ARGUMENTS(address),
                              STR_ARGUMENTS(name));
    }
    return true;
}

bool writing_open(App *app, Error *error)
{
    StateNote note, before;
    Str place = str("");
    if (!find_place(app, &note, &place, error))
        return false;
    // It may have been written under a key that the place had before.
    if (view_note(app_view(app), app->frame, &before)) {
        before.words = note.words;
        note = before;
    }
    app->note = note_pane_new(&note, place, app->is_plain);
    return true;
}

// --- keeping

// What has become of it, in a sentence.
static void say_kept(App *app, bool is_durable, const Error *error)
{
    bool is_busy;
    bool is_gone = note_pane_text(app->note, app->frame).length == 0;
    state_waiting(app->state, &is_busy);
    if (!app->note->is_changed)
        app_say(app, is_gone ? "Nothing is noted" : "The note is as it was");
    else if (is_durable && !state_is_kept(app->state))
        app_say(app, "Noted, but for this session only: nothing is kept here");
    else if (is_durable)
        app_say(app, is_gone ? "The note is taken away" : "Noted");
    else if (is_busy)
        app_say(app, "Saving …: another moot is using the file, so it is tried again");
    else
        app_warn(app, "Not saved yet, and tried again: %s", error->text);
}

static void keep(App *app)
{
    Error error = { "" };
    bool is_durable = note_pane_save(app->note, app->state, &error);
    app_note_changed(app);
    say_kept(app, is_durable, &error);
}

static void end(App *app)
{
    note_pane_free(app->note);
    app->note = NULL;
}

void writing_close(App *app)
{
    keep(app);
    end(app);
}

static bool put_back(App *app, Str text, Error *error)
{
    StateNote note = app->note->before;
    note.text = text;
    bool ok = state_set_note(app->state, &note, error);
    app_note_changed(app);
    return ok;
}

void writing_remove(App *app)
{
    Error error;
    bool was_there = app->note->before.text.length > 0;
    if (!put_back(app, str(""), &error))
        app_warn(app, "%s", error.text);
    else
        app_say(app, was_there ? "The note is taken away" : "Nothing is noted");
    end(app);
}

// Puts the note back as it was before the editor was opened.
static void drop(App *app)
{
    NotePane *pane = app->note;
    Error error;
    if (pane->is_changed && !pane->is_dropping) {
        pane->is_dropping = true;
        app_say(app, "Ctrl-C again drops what you have written; Esc keeps it");
        return;
    }
    if (pane->is_changed && !put_back(app, pane->before.text, &error))
        app_warn(app, "%s", error.text);
    else
        app_say(app, pane->before.text.length > 0 ? "The note is as it was"
                                                  : "Nothing is noted");
    end(app);
}

// --- keys

static void handle(App *app, NoteEvent event)
{
    NotePane *pane = app->note;
    if (event != NOTE_DROPPED)
        pane->is_dropping = false;
    if (event == NOTE_CHANGED)
        pane->is_changed = pane->is_unsaved = true;
    if (pane->edit.was_cut)
        app_say(app, "A note has at most %d bytes: the rest was left out",
                STATE_NOTE_BYTES);
    switch (event) {
    case NOTE_KEPT: keep(app); break;
    case NOTE_DONE: writing_close(app); break;
    case NOTE_DROPPED: drop(app); break;
    case NOTE_UNCHANGED:
    case NOTE_MOVED:
    case NOTE_CHANGED: break;
    }
}

void writing_key(App *app, Key key)
{
    handle(app, note_edit_key(&app->note->edit, key));
}

void writing_paste(App *app, Str text)
{
    handle(app, note_edit_insert(&app->note->edit, text));
}
