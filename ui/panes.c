#include "ui/panes.h"

void panes_init(Panes *panes)
{
    *panes = (Panes){ .rows = 1, .columns = 1 };
}

void panes_free(Panes *panes)
{
    for (int i = 0; i < panes->count; i++)
        for (int k = 0; k < panes->panes[i].depth; k++)
            view_free(panes->panes[i].views[k]);
    panes_init(panes);
}

Pane *panes_add(Panes *panes, int index, View *view)
{
    if (panes->count == PANES_MOST) {
        view_free(view);
        return NULL;
    }
    Pane *pane = &panes->panes[index];
    memmove(pane + 1, pane, (size_t)(panes->count - index) * sizeof *pane);
    panes->count++;
    *pane = (Pane){ .views = { view }, .depth = 1, .share = PANE_SHARE };
    if (panes->count > 1) {
        if (index <= panes->focus)
            panes->focus++;
        Pane *beside = index > 0 ? pane - 1 : pane + 1;
        pane->share = (beside->share + 1) / 2;
        beside->share = pane->share;
    } else {
        panes_focus(panes, 0);
    }
    return pane;
}

void panes_remove(Panes *panes, int index)
{
    Pane *pane = &panes->panes[index];
    int latest = 0;
    while (pane->depth > 0)
        pane_pop(pane);
    if (panes->count > 1)
        panes->panes[index + 1 < panes->count ? index + 1 : index - 1].share +=
            pane->share;
    panes->count--;
    memmove(pane, pane + 1, (size_t)(panes->count - index) * sizeof *pane);
    for (int i = 0; i < panes->count; i++)
        if (panes->panes[i].visited > panes->panes[latest].visited)
            latest = i;
    if (panes->focus == index)
        panes->focus = latest;
    else if (panes->focus > index)
        panes->focus--;
}

void panes_focus(Panes *panes, int index)
{
    panes->focus = index;
    panes->panes[index].visited = ++panes->visits;
}

Pane *panes_focused(Panes *panes)
{
    return &panes->panes[panes->focus];
}

bool panes_are_beside(const Panes *panes, int columns)
{
    return columns >= PANES_WIDE && !panes->maximised;
}

View *pane_base(const Pane *pane)
{
    for (int i = pane->depth - 1; i > 0; i--)
        if (pane->views[i]->kind != VIEW_LIST && pane->views[i]->kind != VIEW_SHOW)
            return pane->views[i];
    return pane->views[0];
}

int panes_latest(const Panes *panes, ViewKind kind)
{
    int latest = -1;
    for (int i = 0; i < panes->count; i++) {
        const Pane *pane = &panes->panes[i];
        if (pane_base(pane)->kind == kind &&
            (latest < 0 || pane->visited > panes->panes[latest].visited))
            latest = i;
    }
    return latest;
}

// Which panes are shown: as many as fit, the one with the focus among them.
static void choose_shown(const Panes *panes, int *first, int *count)
{
    *first = panes->focus;
    *count = 1;
    if (!panes_are_beside(panes, panes->columns))
        return;
    int fit = (panes->columns + 1) / (PANE_LEAST + 1);
    *count = fit < panes->count ? fit : panes->count;
    int last_first = panes->count - *count;
    int wanted = panes->focus - *count / 2;
    *first = wanted < 0 ? 0 : wanted > last_first ? last_first : wanted;
}

// total * share / shares, rounded.
static int part_of(int total, int share, int shares)
{
    return (int)(((long)total * share + shares / 2) / shares);
}

void panes_layout(Panes *panes, int rows, int columns)
{
    int first, count, shares = 0, column = 0;
    panes->rows = rows;
    panes->columns = columns;
    if (panes->count == 0)
        return;
    choose_shown(panes, &first, &count);
    for (int i = 0; i < panes->count; i++)
        panes->panes[i].columns = 0;
    for (int i = first; i < first + count; i++)
        shares += panes->panes[i].share;

    int spare = columns - (count - 1) - count * PANE_LEAST;
    for (int i = first; i < first + count; i++) {
        Pane *pane = &panes->panes[i];
        pane->column = column;
        pane->columns = i == first + count - 1
                            ? columns - column
                            : PANE_LEAST + part_of(spare, pane->share, shares);
        column += pane->columns + 1;
        // The first row is the pane's title.
        view_layout(pane_top(pane), rows > 1 ? rows - 1 : 1, pane->columns);
    }
}

bool panes_set_width(Panes *panes, int columns)
{
    Pane *focused = panes_focused(panes);
    int others = 0, shown = 0;
    for (int i = 0; i < panes->count; i++) {
        Pane *pane = &panes->panes[i];
        shown += pane->columns > 0;
        others += pane == focused || pane->columns == 0 ? 0 : pane->share;
    }
    if (shown < 2)
        return false;
    int spare = panes->columns - (shown - 1) - shown * PANE_LEAST;
    if (spare < 2)
        return true; // each pane has the least there is
    int wanted = columns - PANE_LEAST;
    wanted = wanted < 1 ? 1 : wanted > spare - 1 ? spare - 1 : wanted;
    // The share of this pane in all shares becomes that of `wanted` in `spare`.
    focused->share = part_of(PANE_SHARE, wanted, spare);
    for (int i = 0; i < panes->count; i++) {
        Pane *pane = &panes->panes[i];
        if (pane != focused && pane->columns > 0)
            pane->share = 1 + part_of(PANE_SHARE - focused->share, pane->share, others);
    }
    return true;
}

void panes_equal(Panes *panes)
{
    for (int i = 0; i < panes->count; i++)
        panes->panes[i].share = PANE_SHARE;
}

int panes_at(const Panes *panes, int column)
{
    for (int i = 0; i < panes->count; i++) {
        const Pane *pane = &panes->panes[i];
        if (column >= pane->column && column < pane->column + pane->columns)
            return i;
    }
    return -1;
}

View *pane_top(const Pane *pane)
{
    return pane->views[pane->depth - 1];
}

// Brings a view to the top; those above it come down by one.
static void lift(Pane *pane, int index)
{
    View *view = pane->views[index];
    for (int i = index; i + 1 < pane->depth; i++)
        pane->views[i] = pane->views[i + 1];
    pane->views[pane->depth - 1] = view;
}

void pane_push(Pane *pane, View *view)
{
    if (pane->depth == PANE_VIEWS) {
        view_save(pane->views[1]);
        view_free(pane->views[1]);
        lift(pane, 1);
        pane->depth--;
    }
    pane->views[pane->depth++] = view;
}

void pane_pop(Pane *pane)
{
    View *view = pane->views[--pane->depth];
    view_save(view);
    view_free(view);
}

bool pane_raise(Pane *pane, size_t source)
{
    for (int i = pane->depth - 1; i >= 0; i--) {
        View *view = pane->views[i];
        if ((view->kind != VIEW_DEBATE && view->kind != VIEW_DOCUMENT) ||
            view->source != source)
            continue;
        lift(pane, i);
        return true;
    }
    return false;
}
