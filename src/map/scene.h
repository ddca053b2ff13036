// The scene of a map: which claims and arguments of a debate are shown, in which boxes,
// with which words, and the lines between the boxes. A layout is made of its graph; a
// picture of both.
//
// A claim or argument is shown if all above it in the reading tree is open. It stands
// in one row of one box:
// - alone in its box;
// - as the head of a frame, below which the premises that carry it stand in the same
//   box: "because", first premise, "and", second premise. Premises of premises stand
//   below theirs, further in;
// - as one row of a card, which holds siblings of one kind that have nothing shown
//   below them and bear on nothing else.
// Every relation between two that are shown is a link of the graph, or one of a frame.
#ifndef SRC_MAP_SCENE_H
#define SRC_MAP_SCENE_H

#include "src/debate/bearing.h"
#include "src/map/map_graph.h"
#include "src/map/scene_fold.h"
#include "src/map/scene_text.h"

typedef struct {
    const Debate *debate;
    const Tree *tree;
    const Bearings *bearings;
    const int64_t *keys; // by bearing_node(): the order of siblings (order.h); NULL:
                         // reading order
} SceneSubject;

typedef struct {
    Zoom zoom;
    int32_t columns;         // of the window
    Arrangement arrangement; // boxes that hang are wider
    bool has_frames;         // each section is a drawing of its own, in a frame
    Charset charset;         // below UTF-8 arguments have <...> for square corners
} SceneOptions;

typedef enum {
    SCENE_NODE,    // a claim or argument; in a frame also a premise
    SCENE_BECAUSE, // the line between a head and its premises; its text is the rule's
                   // name, or "because"
    SCENE_AND,     // the line between two premises of one step
    SCENE_MORE,    // "… 8 more" at the end of a card
} SceneRowKind;

typedef struct {
    SceneRowKind kind;
    int32_t box;
    PlaceId place;  // SCENE_NODE: where it is; in a frame perhaps a reference
    StepId step;    // SCENE_BECAUSE and SCENE_AND; else NONE
    int32_t x, y;   // where its text begins in the box; a card's row has its sign, `·`
                    // or `▸`, two columns before
    int32_t width;  // of the text
    int32_t height; // 0 of rows for which a bare box has no room
    Str *lines;     // `height` of them, none wider than `width`
    Str counts;     // "2+ 1−": what is folded; the head of a box has it in the border
    bool shows_counts;    // of other rows: it stands at the end of the first line, with
                          // `▸` before it in a frame; `width` leaves room for it
    int32_t title_height; // how many of the lines are its name; the rest is its text
    bool is_reference;    // a premise that stands elsewhere in full
} SceneRow;

typedef enum { SCENE_CLAIM, SCENE_ARGUMENT, SCENE_CARD } SceneBoxKind;

typedef struct {
    SceneBoxKind kind;
    bool is_frame, is_bare;
    bool is_thesis;
    PlaceId place; // in full: of its first row
    int32_t first_row, row_count;
    int32_t width; // of what is drawn; the graph's is more if lines to single rows run
                   // beside it
    int32_t first_port, port_count; // of such lines
} SceneBox;

// A column beside a frame in which a line comes up to one of its rows.
typedef struct {
    int32_t row;       // of the scene
    Link link;         // the kind of the line
    int32_t column, y; // of the box, from its top left corner: it ends at
                       // (width - 1, y)
} ScenePort;

// Of the graph's link of the same number.
typedef struct {
    int32_t first_place, place_count; // in scene->link_places
} SceneLink;

typedef struct {
    MapGraph graph;
    SceneStyle style;
    SceneBox *boxes;  // by box of the graph, in reading order
    SceneLink *links; // by link of the graph
    SceneRow *rows;
    int32_t row_count;
    ScenePort *ports;
    int32_t port_count;
    // For each link the places of the tree that it stands for: each says which relation
    // or step it is, which node bears (its own) and on what (its parent's).
    PlaceId *link_places;
    bool is_cut;     // LIMIT_MAP_BOXES or LIMIT_MAP_EDGES: what comes after is left out
    int32_t shown;   // claims and arguments
    int32_t sifted;  // claims and arguments that a sieve hides
    int32_t hidden;  // ... and all others that are not shown
    int32_t *row_of; // by place: the row that shows it; -1
} Scene;

#endif
