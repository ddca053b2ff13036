#include "src/logic/activity.h"

static const double most = 1e100, growth = 1 / 0.95;

static void put(Activity *activity, size_t place, int32_t variable)
{
    activity->heap[place] = variable;
    activity->spot[variable] = (int32_t)place;
}

static void rise(Activity *activity, size_t place)
{
    int32_t variable = activity->heap[place];
    double score = activity->score[variable];
    while (place > 0) {
        size_t above = (place - 1) / 2;
        if (activity->score[activity->heap[above]] >= score)
            break;
        put(activity, place, activity->heap[above]);
        place = above;
    }
    put(activity, place, variable);
}

static void sink(Activity *activity, size_t place)
{
    int32_t variable = activity->heap[place];
    double score = activity->score[variable];
    for (size_t below; (below = 2 * place + 1) < activity->waiting; place = below) {
        const int32_t *heap = activity->heap;
        if (below + 1 < activity->waiting &&
            activity->score[heap[below + 1]] > activity->score[heap[below]])
            below++;
        if (score >= activity->score[heap[below]])
            break;
        put(activity, place, heap[below]);
    }
    put(activity, place, variable);
}

void activity_add(Activity *activity)
{
    size_t count = activity->count;
    activity->score = vec_room(activity->arena, activity->score, count,
                               &activity->score_capacity, sizeof(double));
    activity->heap = vec_room(activity->arena, activity->heap, count,
                              &activity->heap_capacity, sizeof(int32_t));
    activity->spot = vec_room(activity->arena, activity->spot, count,
                              &activity->spot_capacity, sizeof(int32_t));
    activity->score[count] = 0;
    activity->spot[count] = -1;
    activity->count++;
    activity_return(activity, (int32_t)count);
}

void activity_bump(Activity *activity, int32_t variable)
{
    activity->score[variable] += activity->step;
    if (activity->score[variable] > most) {
        for (size_t i = 0; i < activity->count; i++)
            activity->score[i] /= most;
        activity->step /= most;
    }
    if (activity->spot[variable] >= 0)
        rise(activity, (size_t)activity->spot[variable]);
}

void activity_decay(Activity *activity)
{
    activity->step *= growth;
}

int32_t activity_next(Activity *activity)
{
    if (activity->waiting == 0)
        return -1;
    int32_t first = activity->heap[0];
    activity->spot[first] = -1;
    activity->waiting--;
    if (activity->waiting > 0) {
        put(activity, 0, activity->heap[activity->waiting]);
        sink(activity, 0);
    }
    return first;
}

void activity_return(Activity *activity, int32_t variable)
{
    if (activity->spot[variable] >= 0)
        return;
    put(activity, activity->waiting++, variable);
    rise(activity, activity->waiting - 1);
}
