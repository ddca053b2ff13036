// What the boxes of a map say: how wide they are at each zoom, how many lines of what
// they show, and the lines themselves.
#ifndef SRC_MAP_SCENE_TEXT_H
#define SRC_MAP_SCENE_TEXT_H

#include "src/debate/debate.h"
#include "src/map/layout.h"
#include "src/text/charset.h"
#include "src/text/text.h"

typedef enum { ZOOM_DOT = 1, ZOOM_TAG, ZOOM_TITLE, ZOOM_TEXT, ZOOM_FULL } Zoom;

// How many lines a box has room for.
typedef struct {
    int32_t title, text; // at most so many of each; a box without a title has its text
    int32_t lines;       // and of both
} SceneRoom;

// The measures of all boxes of one map. Width is one number for zoom and window, not
// for each box: equal widths make columns line up. Only theses are wider.
typedef struct {
    Zoom zoom;
    int32_t width, thesis_width; // of boxes, borders included, in cells
    SceneRoom room, thesis_room;
    bool is_bare; // no borders: one row
    bool has_cards;
} SceneStyle;

// The measures for a window of so many columns; boxes are never wider than it.
SceneStyle scene_style(Zoom zoom, int32_t columns, Arrangement arrangement);

// The name of a claim or argument on one line, cleaned. An argument's stands in <...>
// where `is_bracketed`. An argument that has neither title nor text is named by its
// first premise: "because ideas are contagious".
Str scene_name(const Debate *debate, Node node, bool is_bracketed, Arena *arena);

// What it says beyond its name, cleaned; empty if there is no more.
Str scene_text(const Debate *debate, Node node, Arena *arena);

// A text of a debate as a map shows it: cleaned, without blanks at its ends.
Str scene_words(Str text, Arena *arena);

typedef struct {
    Str *lines;
    int32_t count;
    bool is_cut; // the last line ends in "…" for what is left out
} SceneLines;

// Breaks a text into at most so many lines of so many columns; at least one of each.
SceneLines scene_lines(Str text, int32_t columns, int32_t most, Arena *arena);

#endif
