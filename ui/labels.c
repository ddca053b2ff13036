#include "ui/labels.h"
#include <stdlib.h>
#include "src/base/alloc.h"

// Letters that lie under the fingers come first.
static const char letters[] = "asdfghjklqwertyuiopzxcvbnm";

void labels_clear(Labels *labels)
{
    free(labels->items);
    *labels = (Labels){ .count = 0 };
}

static void label_pane(Labels *labels, const Panes *panes, int index)
{
    static const size_t most = LABELS_MOST;
    const Pane *pane = &panes->panes[index];
    ViewTarget *targets = xalloc(most * sizeof *targets);
    size_t count = view_targets(pane_top(pane), panes->rows - 1, targets,
                                most - (size_t)labels->count);
    for (size_t i = 0; i < count; i++)
        labels->items[labels->count++] =
            (KeyLabel){ .row = targets[i].row + 1,
                        .column = pane->column + targets[i].column,
                        .pane = index,
                        .target = targets[i].target };
    free(targets);
}

void labels_make(Labels *labels, const Panes *panes)
{
    enum { LETTERS = sizeof letters - 1 };
    labels_clear(labels);
    labels->items = xalloc(LABELS_MOST * sizeof *labels->items);
    for (int i = 0; i < panes->count; i++)
        if (panes->panes[i].columns > 0)
            label_pane(labels, panes, i);
    // As few first letters as there must be, so that the second is the one to read.
    for (int i = 0; i < labels->count; i++) {
        labels->items[i].letters[0] = letters[i / LETTERS];
        labels->items[i].letters[1] = letters[i % LETTERS];
    }
}

bool labels_key(Labels *labels, Key key, const KeyLabel **label)
{
    if (labels->first == 0 && key < 128) {
        labels->first = (char)key;
        for (int i = 0; i < labels->count; i++)
            if (labels->items[i].letters[0] == labels->first)
                return false;
    }
    *label = NULL;
    for (int i = 0; i < labels->count; i++) {
        const KeyLabel *item = &labels->items[i];
        if (item->letters[0] == labels->first && (Key)item->letters[1] == key)
            *label = item;
    }
    return true;
}

void labels_draw(const Labels *labels, Canvas canvas)
{
    for (int i = 0; i < labels->count; i++) {
        const KeyLabel *label = &labels->items[i];
        if (labels->first == 0 || label->letters[0] == labels->first)
            canvas_text(canvas, label->row, label->column, ROLE_PROMPT,
                        str(label->letters));
    }
}
