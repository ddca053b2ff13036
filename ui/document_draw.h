// Draws a document's window: what is on its rows and in its gutter.
#ifndef UI_DOCUMENT_DRAW_H
#define UI_DOCUMENT_DRAW_H

#include "ui/canvas.h"
#include "ui/document_page.h"

// Draws on a canvas of the window's size; what is made for that goes into the arena. A
// window without the focus shows its cursor less strongly.
void document_draw(const DocumentPage *page, Canvas canvas, bool focused, Arena *frame);

#endif
