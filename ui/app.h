// All state of the program, and what every command needs of it. Nothing here knows a
// terminal: keys come in by commands.h, pictures go out by screen.h.
#ifndef UI_APP_H
#define UI_APP_H

#include "src/library/library.h"
#include "src/store/state.h"
#include "ui/crux_finder.h"
#include "ui/help_view.h"
#include "ui/inquiry.h"
#include "ui/judge.h"
#include "ui/key_map.h"
#include "ui/labels.h"
#include "ui/note_pane.h"
#include "ui/panes.h"
#include "ui/prompt.h"
#include "ui/search_view.h"
#include "ui/trail.h"
#include "ui/walk.h"

enum { APP_MESSAGES = 32, APP_COUNT_MOST = 9999 };

// What only the loop can do.
typedef enum {
    REQUEST_NONE,
    REQUEST_QUIT,
    REQUEST_REPAINT,
    REQUEST_SUSPEND,
    REQUEST_COPY,   // print `copy` and wait
    REQUEST_SWITCH, // to the other front end, as is_plain says
} Request;

typedef struct {
    char text[512];
    Role role;
    bool shown;                  // until the next key
    char *earlier[APP_MESSAGES]; // the latest last; owned
    int count;
} Messages;

// What the selected claim cites.
typedef struct {
    Arena *arena;
    const Debate *debate; // NULL: nothing has been looked up yet
    size_t source;        // of the debate
    Node node;
    Citation *citations;
    size_t count;
    ptrdiff_t visited;     // the citation gone to last, -1 if none
    unsigned serial;       // a new number for each claim
    bool is_shown;         // the pane that follows has been brought to this claim
    const Debate *text_of; // the debate that `text` was looked up for
    ptrdiff_t text;        // the first document it cites, -1 if it cites none
    bool is_closed;        // the reader closed the pane that follows
} Follow;

typedef struct {
    Library *library;
    State *state;
    Arena *arena;   // as long as the program
    Arena *frame;   // one key and one drawing
    Arena *queries; // those that the search bar recalls
    KeyMap keys;
    Panes panes;
    MapDesk desk; // owned; with a worker once app_employ() has given one
    Trail trail;
    Walk walk;
    Follow follow;
    Inquiry inquiry;   // about what stands
    Judge judge;       // the panel that asks for the reader's answers
    PlaceId judged;    // ... about this claim, in full
    CruxFinder cruxes; // of the thesis that was asked about last
    Prompt prompt;
    Labels labels;
    NotePane *note; // the note that is being written, or NULL
    Messages messages;
    HelpView *help;            // NULL unless it is shown
    Seeker *seeker;            // answers the search bar
    SearchView *search;        // NULL unless it is open
    View *preview;             // of the hit selected in it (preview.h), or NULL
    int64_t previewed;         // the row of that hit
    ptrdiff_t last_debate;     // the source of the debate read last, -1 if none was
    char *marked;              // the words that are marked in all views, or NULL; owned
    bool found_in_text;        // n and N walk the words found in a document
    Key pending[KEY_SEQUENCE]; // the keys of a prefix
    int pending_count;
    int count;   // typed before a command; 0 if none
    bool by_key; // the command comes from a key, not from a line
    bool hints_shown, mouse;
    bool is_plain;     // line mode: nothing is painted
    bool keeps_plain;  // and so it shall be at every start
    bool is_paintable; // the terminal can place its cursor: line mode can be left
    bool is_kiosk;     // nothing outside of the program is to be had
    bool is_confined;  // the sandbox leaves some files only
    Str standing; // a line that always stands below all others; empty: none. Borrowed
    Request request;
    Str copy;                                // in the frame
    int filter_start;                        // the target selected before filtering
    char filter_before[LINE_EDIT_BYTES + 1]; // the claims' filter before this is typed
    int drag; // the pane whose right edge the mouse holds, or -1
    int clicked_row, clicked_column;
    long clicked_at;   // milliseconds
    int rows, columns; // of the window
} App;

// Borrows the library and the state. It shows the one source there is, or the library.
App *app_new(Library *library, State *state);

// Saves nothing. NULL does nothing.
void app_free(App *app);

// Gives the program two threads, which it owns from then on: one for maps that take
// longer than a frame, one for searching. NULL: without one every map is made, and
// every question answered, at once. Before the first key.
void app_employ(App *app, Worker *maps, Worker *searches);

// A file that can be read from when app_take() may have something to do, for poll(); -1
// if there is none.
int app_map_file(const App *app);

// Takes the map that the thread has made; false if nothing looks different now.
bool app_take(App *app);

// A view of a source, to be put into a pane; it has the desk of the program.
View *app_new_view(App *app, size_t source);

// Saves positions, read marks and settings. False if that could not be; the message
// line says so.
bool app_save(App *app);

// Notes have changed: all views show it.
void app_note_changed(App *app);

// Tries again to write what could not be written; false if nothing is to be drawn anew.
bool app_retry(App *app);

// Nothing has happened for a while. A kiosk gives back what memory it can do without:
// hundreds of them may wait on one machine.
void app_rest(App *app);

// A sentence for the message line: what happened, or what to do next.
void app_say(App *app, const char *format, ...) __attribute__((format(printf, 2, 3)));
void app_warn(App *app, const char *format, ...) __attribute__((format(printf, 2, 3)));

// The view with the focus.
View *app_view(App *app);

// Reads changed sources again, keeps selections and folds, and says what is wrong now.
// False if nothing is to be drawn anew.
bool app_reload(App *app);

// Says what is worst of all that is wrong with the library, after what is being said
// already; false if nothing is an error. It reads everything.
bool app_report(App *app);

// The problems of one source, as it was read last; borrowed until it changes.
size_t app_problems(const App *app, size_t source, const Problem **problems);

// Searching, which is done outside of the loop: a file that is readable when there may
// be an answer (-1: never), taking it (false if there is none), and waiting for all
// that is under way, maps as well, at most so many milliseconds for each answer.
int app_file(const App *app);
bool app_hear(App *app);
void app_settle(App *app, int milliseconds);

// Marks a query's words in all views; empty unmarks.
void app_mark(App *app, Str query);

// ... in a view that is new.
void app_mark_view(const App *app, View *view);

#endif
