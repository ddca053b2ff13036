// Changes to a map: what is selected, folded, framed and sifted; after each the plan is
// made again where need be, and the selection keeps its cell.
#ifndef UI_MAP_CHANGE_H
#define UI_MAP_CHANGE_H

#include "ui/map_window.h"

// Makes the plan again if need be, and brings the selection to its cell. What takes
// longer than a frame is left to the desk; until it is done, the plan made before
// stays, or there is none yet.
void map_update(Map *map);

// Takes what the desk has made, with the selection in its cell; false if it has nothing
// for this map.
bool map_take(Map *map);

// Opens what is of interest from the selection, as much as the window takes in.
void map_fit(Map *map);

// Puts sections into frames, or takes the frames away. The selection keeps its cell.
// False if the debate has no sections.
bool map_frame(Map *map);

// Selects a place, in full or not, and opens what hides it. The map scrolls as little
// as it can; what is more than a window away comes to the middle.
void map_select(Map *map, PlaceId place);

// After a fold: if the selection is hidden now, what stands above it is selected and
// keeps its own cell.
void map_refold(Map *map);

// Only claims that pass a sieve, NULL: everything (scene_fold_sift()). `wanted` is
// selected, or, if it is hidden then, what is nearest to it; it keeps its cell.
void map_sift(Map *map, Sieve *sieve, PlaceId wanted);

#endif
