#include "ui/term.h"
#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>
#include "src/base/alloc.h"
#include "src/text/text.h"
#include "ui/probe.h"
#include "ui/rescue.h"
#include "ui/terminfo.h"
#include "ui/tty.h"
#include "ui/uncertain.h"

static const char PASTE_ON[] = "\x1b[?2004h";
static const char PASTE_OFF[] = "\x1b[?2004l";
static const char MOUSE_ON[] = "\x1b[?1000h\x1b[?1006h";
static const char MOUSE_OFF[] = "\x1b[?1006l\x1b[?1000l";

enum { ROWS_MOST = 500, COLUMNS_MOST = 1000 };

typedef struct {
    SCREEN *screen;       // NULL: not open
    int tty;              // a descriptor of its own, should the standard ones go away
    struct termios modes; // as they were
    Terminfo info;
    bool has_mouse;   // reports are on
    bool has_charset; // it is decided
    Charset charset;
    Probe probe;
    int rows, columns; // of the window
    Canvas shown;      // what the terminal shows
    cchar_t *line;     // a row on its way to ncurses
    attr_t looks[ROLE_COUNT];
    short pairs[ROLE_COUNT];
} Term;

// One process has one terminal, and ncurses has one current screen.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
static Term term;

// --- looks

// Without colour the roles differ by weight; with it, by colour too. Where a colour
// could be illegible on a light or a dark background, both colours are given.
// clang-format off
static const struct {
    attr_t plain, coloured;
    short colour, background; // -1: the terminal's own
} looks[ROLE_COUNT] = {
    [ROLE_TEXT]      = { A_NORMAL,             A_NORMAL,    -1,            -1 },
    [ROLE_DIM]       = { A_DIM,                A_DIM,       -1,            -1 },
    [ROLE_STRONG]    = { A_BOLD,               A_BOLD,      -1,            -1 },
    [ROLE_EMPHASIS]  = { A_ITALIC,             A_ITALIC,    -1,            -1 },
    [ROLE_BAR]       = { A_REVERSE,            A_REVERSE,   -1,            -1 },
    [ROLE_KEYS]      = { A_DIM,                A_DIM,       -1,            -1 },
    [ROLE_SELECTED]  = { A_REVERSE,            A_REVERSE,   -1,            -1 },
    [ROLE_SUPPORT]   = { A_NORMAL,             A_NORMAL,    COLOR_GREEN,   -1 },
    [ROLE_ATTACK]    = { A_NORMAL,             A_NORMAL,    COLOR_RED,     -1 },
    [ROLE_UNDERCUT]  = { A_NORMAL,             A_NORMAL,    COLOR_MAGENTA, -1 },
    [ROLE_CONTRARY]  = { A_NORMAL,             A_NORMAL,    COLOR_YELLOW,  -1 },
    [ROLE_REFERENCE] = { A_UNDERLINE,          A_UNDERLINE, -1,            -1 },
    [ROLE_MATCH]     = { A_REVERSE,            A_NORMAL,    COLOR_BLACK,   COLOR_YELLOW },
    [ROLE_CITED]     = { A_BOLD,               A_BOLD,      -1,            -1 },
    [ROLE_MARGIN]    = { A_BOLD,               A_BOLD,      COLOR_CYAN,    -1 },
    [ROLE_PROMPT]    = { A_BOLD,               A_BOLD,      -1,            -1 },
    [ROLE_NOTICE]    = { A_BOLD,               A_BOLD,      -1,            -1 },
    [ROLE_ERROR]     = { A_BOLD | A_UNDERLINE, A_BOLD,      COLOR_RED,     -1 },
};
// clang-format on

static bool wants_color(ColorChoice choice)
{
    const char *no_color = getenv("NO_COLOR"); // no-color.org: set and not empty
    if (choice == COLOR_AUTO)
        choice = no_color && no_color[0] != '\0' ? COLOR_NEVER : COLOR_ALWAYS;
    return choice == COLOR_ALWAYS && has_colors() && start_color() == OK &&
           use_default_colors() == OK;
}

static void choose_looks(ColorChoice choice)
{
    bool coloured = wants_color(choice);
    bool has_italic = (termattrs() & A_ITALIC) != 0;
    short pair = 0;
    for (size_t role = 0; role < ROLE_COUNT; role++) {
        term.looks[role] = coloured ? looks[role].coloured : looks[role].plain;
        if ((term.looks[role] & A_ITALIC) && !has_italic)
            term.looks[role] = (term.looks[role] & ~A_ITALIC) | A_UNDERLINE;
        term.pairs[role] = 0;
        if (coloured && looks[role].colour >= 0) {
            init_pair(++pair, looks[role].colour, looks[role].background);
            term.pairs[role] = pair;
        }
    }
}

// --- the window

static int between(int low, int value, int high)
{
    return value < low ? low : value > high ? high : value;
}

// The window's own size, bounded, as ncurses takes 80 bytes a cell.
static void measure(int *rows, int *columns)
{
    tty_size(term.tty, rows, columns);
    *rows = between(1, *rows, ROWS_MOST);
    *columns = between(1, *columns, COLUMNS_MOST);
}

// The last column of a terminal stays empty if its cursor is said to go to the next row
// when it is full (ansi): most that go by such a name wait for one character more.
static int columns_used(int columns)
{
    return term.info.wraps_early && columns > 1 ? columns - 1 : columns;
}

// No row is as it should be.
static void forget_shown(void)
{
    memset(term.shown.cells, 0xFF,
           (size_t)term.rows * (size_t)term.columns * sizeof term.shown.cells[0]);
}

static void fit_window(void)
{
    int columns;
    measure(&term.rows, &columns);
    if (term.rows != LINES || columns != COLS)
        resizeterm(term.rows, columns);
    term.columns = columns_used(columns);
    canvas_free(term.shown);
    term.shown = canvas_new(term.rows, term.columns);
    forget_shown();
    size_t room = (size_t)term.columns + 1;
    term.line = xrealloc(term.line, room * sizeof term.line[0]);
}

void term_size(int *rows, int *columns)
{
    *rows = term.screen ? term.rows : 24;
    *columns = term.screen ? term.columns : 80;
}

bool term_resized(void)
{
    int rows, columns;
    if (!term.screen)
        return false;
    measure(&rows, &columns);
    if (rows == term.rows && columns_used(columns) == term.columns)
        return false;
    fit_window();
    return true;
}

// --- opening and closing

// ncurses handles these if nobody else does, by redrawing or stopping within the
// handler: nobody wants that.
static SCREEN *new_screen(const char *name)
{
    static const int signals[] = { SIGTSTP, SIGWINCH };
    struct sigaction before[COUNT(signals)];
    const struct sigaction ignored = { .sa_handler = SIG_IGN };
    for (size_t i = 0; i < COUNT(signals); i++)
        sigaction(signals[i], &ignored, &before[i]);
    // The size as it is bounded here, not what anybody else may say.
    char rows[16], columns[16];
    measure(&term.rows, &term.columns);
    snprintf(rows, sizeof rows, "%d", term.rows);
    snprintf(columns, sizeof columns, "%d", term.columns);
    setenv("LINES", rows, 1);
    setenv("COLUMNS", columns, 1);
    SCREEN *screen = newterm(name, stdout, stdin);
    unsetenv("LINES");
    unsetenv("COLUMNS");
    for (size_t i = 0; i < COUNT(signals); i++)
        sigaction(signals[i], &before[i], NULL);
    return screen;
}

static void choose_charset(const TermOptions *options)
{
    if (term.has_charset)
        return; // opened before
    term.has_charset = true;
    if (options->has_charset)
        term.charset = options->charset;
    else if (!options->utf8_locale || text_ambiguous_is_wide())
        term.charset = CHARSET_ASCII;
    else if (strncmp(term.info.name, "linux", 5) == 0)
        term.charset = CHARSET_CP437;
    else if (term.info.has_question)
        probe_ask(&term.probe, term.tty);
}

static void set_modes(void)
{
    raw();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    typeahead(-1); // a frame is shown whole
    idlok(stdscr, TRUE);
}

bool term_open(const TermOptions *options, Error *error)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return error_set(error,
                         "Input and output must be a terminal; moot --plain, moot "
                         "show, moot search and moot list work without one");
    if (!terminfo_load(getenv("TERM"), &term.info, error))
        return false;
    term.tty = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
    if (term.tty < 0 || tcgetattr(term.tty, &term.modes) != 0)
        return error_set(error, "The terminal cannot be set: %s", strerror(errno));
    rescue_arm(term.tty, &term.modes, str(term.info.leave));
    term.screen = new_screen(term.info.name);
    if (!term.screen) {
        rescue_disarm();
        close(term.tty);
        return error_set(error, "The terminal %s could not be started", term.info.name);
    }
    set_modes();
    fit_window();
    choose_looks(options->color);
    choose_charset(options);
    if (term.info.has_modes)
        rescue_write(term.tty, str(PASTE_ON));
    return true;
}

static void give_back(void)
{
    if (term.has_mouse)
        rescue_write(term.tty, str(MOUSE_OFF));
    if (term.info.has_modes)
        rescue_write(term.tty, str(PASTE_OFF));
    endwin();
    rescue_write(term.tty, str(term.info.after));
    tcsetattr(term.tty, TCSANOW, &term.modes);
}

void term_close(void)
{
    if (!term.screen)
        return;
    give_back();
    rescue_disarm();
    delscreen(term.screen);
    canvas_free(term.shown);
    free(term.line);
    close(term.tty);
    term = (Term){ .has_charset = true, .charset = term.charset };
}

Str term_notice(void)
{
    return str(term.info.notice);
}

Charset term_charset(void)
{
    const int wide = 2; // "─" as in the fonts of Chinese, Japanese and Korean
    if (probe_answer(&term.probe, term.tty) >= wide)
        term.charset = CHARSET_ASCII;
    return term.charset;
}

// --- showing

static cchar_t glyph(const wchar_t *text, unsigned char role)
{
    cchar_t made;
    role = role < ROLE_COUNT ? role : ROLE_TEXT;
    if (setcchar(&made, text, term.looks[role], term.pairs[role], NULL) == ERR)
        setcchar(&made, L"?", term.looks[role], term.pairs[role], NULL);
    return made;
}

// A cell may hold several characters with columns of their own, each with its marks:
// to ncurses these are several cells.
static int add_glyphs(cchar_t *line, const char *text, unsigned char role)
{
    int count = 0;
    wchar_t buffer[CCHARW_MAX + 1];
    for (Str rest = str(text); rest.length > 0;) {
        size_t length = 0;
        do {
            Str before = rest;
            uint32_t code_point = text_decode(&rest);
            bool is_mark = length > 0 && wcwidth((wchar_t)code_point) == 0;
            if (length > 0 && !is_mark) {
                rest = before;
                break;
            }
            if (length < CCHARW_MAX)
                buffer[length++] = (wchar_t)code_point;
        } while (rest.length > 0);
        buffer[length] = L'\0';
        line[count++] = glyph(buffer, role);
    }
    return count;
}

// Whether a blank looks the same in this role as in any other such role.
static bool hides_in_blanks(unsigned char role)
{
    return !(term.looks[role] & (A_REVERSE | A_UNDERLINE)) &&
           looks[role].background < 0;
}

// The row for ncurses. A blank between two looks is given that of the cell before it,
// which saves the terminal a change of look; blanks at the end stay plain, so that they
// can be erased.
static int make_line(const Cell *cells, int columns)
{
    int count = 0;
    unsigned char role = ROLE_TEXT;
    int end = columns;
    while (end > 0 && strcmp(cells[end - 1].text, " ") == 0)
        end--;
    for (int column = 0; column < columns; column++) {
        const Cell *cell = &cells[column];
        char shown[32];
        if (cell->width == 0)
            continue;
        bool is_blank = strcmp(cell->text, " ") == 0;
        if (!is_blank || !hides_in_blanks(cell->role))
            role = cell->role;
        else if (column >= end || !hides_in_blanks(role))
            role = ROLE_TEXT;
        if (column + cell->width > columns) // the window is smaller than the canvas
            count += add_glyphs(term.line + count, " ", role);
        else if (term.charset == CHARSET_UTF8)
            count += add_glyphs(term.line + count, cell->text, role);
        else {
            charset_show(term.charset, str(cell->text), cell->width, shown);
            count += add_glyphs(term.line + count, shown, role);
        }
    }
    return count;
}

static void send_changes(void)
{
    wnoutrefresh(stdscr);
    doupdate();
}

// A row with text of which nobody knows how wide it is comes in parts, each placed by
// itself. From the first column all ways lead to the right place.
static void put_row(int row, const Cell *cells, int columns)
{
    enum { PARTS = 16 };
    int cuts[PARTS], count = -1;
    if (term.charset == CHARSET_UTF8)
        count = uncertain_cuts(cells, columns, cuts, PARTS);
    for (int i = 0; i < count; i++) {
        mvadd_wchnstr(row, 0, term.line, make_line(cells, cuts[i]));
        move(row, cuts[i]);
        clrtoeol();
        move(row, 0);
        send_changes();
    }
    mvadd_wchnstr(row, 0, term.line, make_line(cells, columns));
    move(row, 0);
    if (count >= 0)
        send_changes();
}

void term_show(Canvas canvas, int cursor_row, int cursor_column)
{
    if (!term.screen)
        return;
    term_charset();
    int columns = between(0, canvas.columns, term.columns);
    size_t size = (size_t)columns * sizeof(Cell);
    rescue_watch_output();
    for (int row = 0; row < canvas.rows && row < term.rows; row++) {
        const Cell *cells = canvas.cells + (ptrdiff_t)row * canvas.stride;
        Cell *shown = term.shown.cells + (ptrdiff_t)row * term.shown.stride;
        if (memcmp(cells, shown, size) == 0)
            continue;
        memcpy(shown, cells, size);
        put_row(row, cells, columns);
    }
    move(between(0, cursor_row, term.rows - 1),
         between(0, cursor_column, term.columns - 1));
    send_changes();
    rescue_output_done();
}

void term_repaint(void)
{
    if (!term.screen)
        return;
    clearok(curscr, TRUE);
    forget_shown();
}

// --- the rest

int term_read(unsigned char *bytes, int room)
{
    Probe *probe = &term.probe;
    if (probe->typed_count > 0) { // while the answer was waited for
        size_t count =
            probe->typed_count < (size_t)room ? probe->typed_count : (size_t)room;
        memcpy(bytes, probe->typed, count);
        probe->typed_count -= count;
        memmove(probe->typed, probe->typed + count, probe->typed_count);
        return (int)count;
    }
    return tty_read(bytes, room);
}

void term_mouse(bool on)
{
    if (term.screen && term.info.has_modes && on != term.has_mouse) {
        rescue_write(term.tty, on ? str(MOUSE_ON) : str(MOUSE_OFF));
        term.has_mouse = on;
    }
}

void term_suspend(void)
{
    if (!term.screen)
        return;
    give_back();
    tty_stop_job();
    reset_prog_mode();
    if (term.info.has_modes)
        rescue_write(term.tty, str(PASTE_ON));
    if (term.has_mouse)
        rescue_write(term.tty, str(MOUSE_ON));
    term_repaint();
}
