#include "ui/commands_guess.h"
#include <time.h>
#include "src/base/vec.h"
#include "src/store/state_verdict.h"
#include "ui/commands_predict.h"

enum { CTRL_C = 'C' & K_CTRL_MASK };

static const char keys_words[] = "y some claim uses it, n none does";

static View *top(const App *app)
{
    return pane_top(&app->panes.panes[app->panes.focus]);
}

bool command_is_guessing(const App *app)
{
    return top(app)->kind == VIEW_DOCUMENT &&
           document_view_guess(top(app)->document)->is_on;
}

bool command_guess(App *app, Str argument, Error *error)
{
    (void)argument, (void)error;
    View *view = top(app);
    const Document *document = library_document(app->library, view->source)->document;
    passage_guess_begin(document_view_guess(view->document), document->block_count);
    if (app->is_plain || app->rows < PREDICT_LEAST)
        app_say(app, "Which passages do claims use? %s; Enter reveals, Esc ends",
                keys_words);
    return true;
}

// The passage under the cursor, -1 if there is none.
static ptrdiff_t passage(const App *app)
{
    const View *view = top(app);
    const Document *document = library_document(app->library, view->source)->document;
    ptrdiff_t block = document_view_block(view->document);
    return block >= 0 && document->blocks[block].paragraph > 0 ? block : -1;
}

static void keep(App *app, size_t block)
{
    Error error;
    const View *view = top(app);
    const StoreSource *source = library_source(app->library, view->source);
    const PassageGuess *guess = document_view_guess(view->document);
    bool is_used = document_view_is_used(view->document, block);
    StatePrediction prediction = {
        .library = source->library,
        .source = source->slug,
        .key = document_address(library_document(app->library, view->source)->document,
                                block, app->frame),
        .kind = str("passages"),
        .guess = str(passage_guess_word((PassageAnswer)guess->guesses[block])),
        .answer = str(passage_guess_word(is_used ? GUESS_USED : GUESS_UNUSED)),
        .made = arena_format(app->frame, "%lld", (long long)time(NULL)),
    };
    if (!state_add_prediction(app->state, &prediction, &error))
        app_warn(app, "%s", error.text);
}

static bool reveal(App *app, size_t block)
{
    const View *view = top(app);
    bool is_used = document_view_is_used(view->document, block);
    if (!passage_guess_reveal(document_view_guess(view->document), block, is_used))
        return false;
    keep(app, block);
    return true;
}

static void reveal_one(App *app)
{
    ptrdiff_t block = passage(app);
    PassageGuess *guess = document_view_guess(top(app)->document);
    int32_t right = guess->right;
    if (block < 0 || !reveal(app, (size_t)block)) {
        app_say(app, "Say first what you expect of a passage: %s", keys_words);
        return;
    }
    bool is_used = document_view_is_used(top(app)->document, (size_t)block);
    app_say(app, "%s: %s", guess->right > right ? "Right" : "No",
            is_used ? "claims use it; after the exercise Enter lists them"
                    : "no claim uses it");
}

static void reveal_all(App *app)
{
    const View *view = top(app);
    PassageGuess *guess = document_view_guess(view->document);
    int32_t right = guess->right, all = guess->all;
    const Document *document = library_document(app->library, view->source)->document;
    for (size_t i = 0; i < document->block_count; i++)
        reveal(app, i);
    app_say(app, "%d of %d right", (int)(guess->right - right),
            (int)(guess->all - all));
}

static void end(App *app)
{
    PassageGuess *guess = document_view_guess(top(app)->document);
    if (guess->all > 0)
        app_say(app, "%d of %d right; the log keeps it: `moot predictions` prints it",
                (int)guess->right, (int)guess->all);
    else
        app_say(app, "The marks are shown again");
    passage_guess_end(guess);
}

static void answer(App *app, PassageAnswer answer)
{
    ptrdiff_t block = passage(app);
    PassageGuess *guess = document_view_guess(top(app)->document);
    if (block < 0 || !passage_guess_hides(guess, (size_t)block)) {
        app_say(app, "Go to a passage that has not been revealed");
        return;
    }
    guess->guesses[block] = (unsigned char)answer;
    if (app->is_plain)
        app_say(app, "Noted; Enter reveals it");
}

bool command_guess_takes(const App *app, Key key)
{
    return command_is_guessing(app) && !command_predict_moves(key);
}

bool command_guess_key(App *app, Key key)
{
    if (command_predict_moves(key))
        return false;
    switch (key) {
    case 'y': answer(app, GUESS_USED); break;
    case 'n': answer(app, GUESS_UNUSED); break;
    case K_ENTER: reveal_one(app); break;
    case 'r': reveal_all(app); break;
    case K_ESCAPE:
    case CTRL_C:
    case 'q':
    case 'T': end(app); break;
    default:
        app_say(app, "During the exercise keys move and answer: %s; Esc ends it",
                keys_words);
    }
    return true;
}
