#include "ui/plain_commands.h"
#include "src/base/alloc.h"
#include "ui/commands_find.h"
#include "ui/commands_go.h"
#include "ui/follow.h"
#include "ui/plain_keys.h"
#include "ui/plain_moves.h"
#include "ui/travel.h"

typedef bool LineFunction(PlainAnswer *answer, Error *error);

static PlainDebate debate_of(const View *view)
{
    OutlineView *outline = debate_view_outline(view->debate);
    return (PlainDebate){ outline_view_subject(outline), outline_view_rows(outline) };
}

static bool line_whole(PlainAnswer *answer, Error *error)
{
    View *view = app_view(answer->app);
    PlainDebate debate = debate_of(view);
    PlaceId place = debate_view_selected(view->debate);
    if (place == NONE)
        return error_set(error, "This debate has no claims yet");
    bool leads_on = outline_view_lit(debate_view_outline(view->debate)) >= 0 ||
                    debate.subject->tree->places[place].home != place;
    if (leads_on) {
        travel_leave(answer->app);
        return debate_view_enter(view->debate);
    }
    plain_answer_tell(answer, plain_claim_whole(&debate, place, answer->scratch));
    plain_say_read(view, SAY_LONG);
    return true;
}

static bool line_read(PlainAnswer *answer, Error *error)
{
    View *view = app_view(answer->app);
    if (view->kind != VIEW_DEBATE) {
        plain_answer_tell(answer, plain_say_list(view, answer->scratch));
        return true;
    }
    PlainDebate debate = debate_of(view);
    PlaceId place = debate_view_selected(view->debate);
    if (place == NONE)
        return error_set(error, "This debate has no claims yet");
    plain_answer_tell(answer, plain_claim_outline(&debate, place, answer->scratch));
    return true;
}

static bool line_passage(PlainAnswer *answer, Error *error)
{
    App *app = answer->app;
    follow_look(app);
    if (app->follow.count == 0)
        return error_set(error, "This claim cites no passage");
    if (!command_text(app, str(""), error))
        return false;
    plain_answer_say(answer,
                     arena_format(answer->scratch, "Citation %td of %zu; d goes back.",
                                  app->follow.visited + 1, app->follow.count));
    plain_answer_skip_walk(answer); // the citations' list says no more than this
    return true;
}

static bool line_search(PlainAnswer *answer, Error *error)
{
    App *app = answer->app;
    Str slug = library_source(app->library, app_view(app)->source)->slug;
    return command_search(
        app, arena_format(answer->scratch, "in:%.*s ", STR_ARGUMENTS(slug)), error);
}

static bool line_length(PlainAnswer *answer, Error *error)
{
    static const char *const sentences[] = {
        [SAY_USUAL] = "Sentences are as usual now: titles.",
        [SAY_LONG] = "Sentences are long now: titles and texts.",
        [SAY_SHORT] = "Sentences are short now.",
    };
    (void)error;
    plain_answer_lengthen(answer);
    plain_answer_say(answer, str(sentences[answer->length]));
    plain_answer_place(answer);
    return true;
}

static bool line_where(PlainAnswer *answer, Error *error)
{
    (void)error;
    plain_answer_tell(answer, plain_say_where(app_view(answer->app), answer->scratch));
    if (answer->app->standing.length > 0)
        plain_answer_tell(answer, answer->app->standing);
    return true;
}

static bool line_keys(PlainAnswer *answer, Error *error)
{
    (void)error;
    plain_answer_tell(answer,
                      plain_keys(view_where(app_view(answer->app)), answer->scratch));
    return true;
}

static bool line_again(PlainAnswer *answer, Error *error)
{
    (void)error;
    if (answer->said.length > 0)
        plain_answer_tell(answer, answer->said);
    return true;
}

static LineFunction *function_of(Str command)
{
    static const struct {
        const char *command;
        LineFunction *run;
    } functions[] = {
        { "whole", line_whole },     { "read", line_read },
        { "passage", line_passage }, { "search", line_search },
        { "length", line_length },   { "where", line_where },
        { "keys", line_keys },       { "again", line_again },
    };
    for (size_t i = 0; i < COUNT(functions); i++)
        if (str_is(command, functions[i].command))
            return functions[i].run;
    return NULL;
}

void plain_command_run(PlainAnswer *answer, const LineRow *row, int count)
{
    App *app = answer->app;
    Error error;
    Str command = str(row->command);
    arena_reset(app->frame);
    app->request = REQUEST_NONE;
    app->messages.shown = false;
    app_view(app)->is_touched = true;
    bool done = plain_is_move(command) ? plain_move(app, command, count, &error)
                                       : function_of(command)(answer, &error);
    if (!done)
        app_say(app, "%s", error.text);
}
