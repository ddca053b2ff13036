#include "tests/session.h"
#include <stdlib.h>
#include "tests/check.h"
#include "tests/folder.h"

Session session_new(void)
{
    Session session = { .arena = arena_new() };
    session.home = folder_new(session.arena);
    return session;
}

const char *session_program(const Session *session)
{
    const char *build = getenv("BUILD");
    Str name = arena_format(session->arena, "%s/moot", build ? build : "build");
    char *path = realpath(name.data, NULL);
    assert_non_null(path);
    Str kept = arena_str(session->arena, str(path));
    free(path);
    return kept.data;
}

void session_start(Session *session, TerminalOptions options,
                   const char *const *arguments)
{
    enum { MOST = 7 };
    const char *environment[MOST + 2] = {
        arena_format(session->arena, "XDG_STATE_HOME=%s/state", session->home.data).data
    };
    for (size_t i = 0; options.environment && options.environment[i]; i++) {
        assert_true(i < MOST);
        environment[i + 1] = options.environment[i];
    }
    options.environment = environment;
    terminal_free(session->terminal);
    session->terminal = terminal_start(&options, arguments);
}

void session_launch(Session *session, TerminalOptions options, const char *const *given)
{
    const char *arguments[8] = { session_program(session) };
    for (size_t i = 0; given[i]; i++) {
        assert_true(i + 2 < COUNT(arguments));
        arguments[i + 1] = given[i];
    }
    session_start(session, options, arguments);
}

void session_end(Session *session)
{
    terminal_free(session->terminal);
    folder_remove(session->home);
    arena_free(session->arena);
}
