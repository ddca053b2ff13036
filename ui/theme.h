// What a piece of text is. How that looks (colour, bold, reverse) is decided in term.c
// for the colours that the terminal has; colour only repeats what signs and words say.
#ifndef UI_THEME_H
#define UI_THEME_H

typedef enum {
    ROLE_TEXT,
    ROLE_DIM,    // guides, notes, what is less important
    ROLE_STRONG, // headings, titles of what is selected
    ROLE_EMPHASIS,
    ROLE_BAR,      // title row and status row
    ROLE_KEYS,     // the row of key hints
    ROLE_SELECTED, // the row that the selection is on
    ROLE_SUPPORT,
    ROLE_ATTACK,
    ROLE_UNDERCUT,
    ROLE_CONTRARY,
    ROLE_REFERENCE, // shown elsewhere; links
    ROLE_MATCH,     // a word that was searched for
    ROLE_CITED,     // a passage that the selected claim cites
    ROLE_MARGIN,    // marks in the margin of a document
    ROLE_PROMPT,
    ROLE_NOTICE, // the message line
    ROLE_ERROR,
    ROLE_COUNT,
} Role;

// One letter a role, for golden screens.
char theme_letter(Role role);

#endif
