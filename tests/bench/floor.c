// The least that an ncurses program can do: draw a given screen and wait for q. It is
// the peer that moot's start is measured against.
//
// usage: floor FILE, where every row of the screen is two lines: the text, and a letter
// a character: b bold, r reverse, u underlined, blank plain.
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

static attr_t look_of(wchar_t letter)
{
    switch (letter) {
    case L'b': return A_BOLD;
    case L'r': return A_REVERSE;
    case L'u': return A_UNDERLINE;
    default: return A_NORMAL;
    }
}

static void draw_row(int row, const wchar_t *text, const wchar_t *looks)
{
    move(row, 0);
    for (size_t i = 0; text[i] && text[i] != L'\n'; i++) {
        wchar_t one[2] = { text[i] };
        attrset(look_of(*looks && *looks != L'\n' ? *looks : L' '));
        addwstr(one);
        looks += *looks && *looks != L'\n';
    }
}

int main(int argc, char **argv)
{
    static wchar_t text[4096], looks[4096];
    setlocale(LC_ALL, "");
    FILE *file = argc > 1 ? fopen(argv[1], "r") : NULL;
    if (!file || !initscr())
        return 1;
    raw();
    noecho();
    for (int row = 0; fgetws(text, 4096, file) && fgetws(looks, 4096, file); row++)
        draw_row(row, text, looks);
    refresh();
    while (getch() != 'q') {
    }
    endwin();
    return 0;
}
