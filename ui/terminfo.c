#include "ui/terminfo.h"
#include <stdio.h>
#include <string.h>
#include <term.h>
#include <unistd.h>
#include "src/base/alloc.h"

// A name may come from anywhere; terminfo makes a path of it.
static bool is_plain_name(const char *name)
{
    size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "0123456789+-._");
    return length > 0 && length < 64 && name[length] == '\0' && name[0] != '.';
}

static bool load(const char *name)
{
    int status;
    return setupterm(name, STDOUT_FILENO, &status) == 0;
}

const char *terminfo_likeness(const char *name)
{
    static const char *const like_xterm[] = { "xterm",   "kitty",   "foot", "alacritty",
                                              "wezterm", "ghostty", "rxvt", "konsole" };
    for (size_t i = 0; i < COUNT(like_xterm); i++)
        if (strncmp(name, like_xterm[i], strlen(like_xterm[i])) == 0)
            return "xterm-256color";
    if (strncmp(name, "tmux", 4) == 0 || strncmp(name, "screen", 6) == 0)
        return "screen-256color";
    return "vt100";
}

// NULL if the terminal has no such capability.
static const char *capability(const char *name)
{
    const char *text = tigetstr(name);
    return text == (char *)-1 ? NULL : text;
}

// Adds a capability without the pauses ("$<5>") that old terminals needed.
static void add(char *out, size_t room, const char *text)
{
    size_t length = strlen(out);
    while (text && *text != '\0' && length < room - 1) {
        if (text[0] == '$' && text[1] == '<' && strchr(text, '>'))
            text = strchr(text, '>') + 1;
        else
            out[length++] = *text++;
    }
    out[length] = '\0';
}

// Whoever has the alternate screen of xterm has its other modes. A terminal without one
// is left clear.
static void describe(Terminfo *info)
{
    const char *alternate = capability("rmcup"), *question = capability("u7");
    info->has_modes = alternate && strstr(alternate, "\x1b[?");
    info->wraps_early = tigetflag("am") > 0 && tigetflag("xenl") <= 0;
    info->has_question = question && strcmp(question, "\x1b[6n") == 0;
    if (!alternate)
        add(info->after, sizeof info->after, capability("clear"));
    if (info->has_modes) // mouse reports and bracketed paste off
        add(info->leave, sizeof info->leave, "\x1b[?1006l\x1b[?1000l\x1b[?2004l");
    add(info->leave, sizeof info->leave, capability("sgr0"));
    add(info->leave, sizeof info->leave, alternate);
    // Last, as leaving a screen that was never entered may bring a lost cursor back.
    add(info->leave, sizeof info->leave, capability("cnorm"));
    add(info->leave, sizeof info->leave, info->after);
}

bool terminfo_load(const char *name, Terminfo *info, Error *error)
{
    *info = (Terminfo){ 0 };
    bool is_plain = name && is_plain_name(name);
    name = is_plain ? name : "";
    bool is_dumb = strcmp(name, "dumb") == 0 || strcmp(name, "unknown") == 0;
    const char *used = is_plain && load(name) ? name : NULL;
    if (!used && !is_dumb && load(terminfo_likeness(name))) {
        used = terminfo_likeness(name);
        snprintf(info->notice, sizeof info->notice,
                 "TERM=%s is not known on this machine; it is taken for %s", name,
                 used);
    }
    bool is_fit = used && capability("cup");
    if (is_fit) {
        snprintf(info->name, sizeof info->name, "%s", used);
        describe(info);
    }
    del_curterm(cur_term);
    return is_fit ||
           error_set(error,
                     "TERM=%s cannot place its cursor: set TERM to what your terminal "
                     "is, for example TERM=xterm-256color, or use moot show, moot "
                     "search and moot list, which need none",
                     name);
}

bool terminfo_is_paintable(const char *name)
{
    Terminfo info;
    Error error;
    return terminfo_load(name, &info, &error);
}
