#include "src/argdown/argdown_group.h"
#include "src/argdown/argdown_order.h"
#include "src/base/limits.h"
#include "src/base/vec.h"

static const Value *group_setting(const ArgdownMap *map, const char *key)
{
    return value_get(value_get(map->debate->meta, "group"), key);
}

// --- headings as sections

// What the front matter says of a heading by its title: {group: {sections: ...}}.
static const Value *config_of(const Value *sections, Str title)
{
    for (size_t i = 0; i < sections->count; i++)
        if (str_equal(sections->entries[i].key, title))
            return sections->entries[i].value;
    return NULL;
}

static void configure(ArgdownMapSection *section, const Value *sections)
{
    const Value *config = config_of(sections, section->title);
    if (argdown_is_true(config)) {
        section->group = value_get(config, "isGroup");
        section->closed = value_get(config, "isClosed");
        section->has_group = section->group != NULL;
        section->has_closed = section->closed != NULL;
    } else if (!section->has_group) {
        section->has_group = true;
        section->group_is = false;
    }
}

static void take_heading(ArgdownMap *map, SectionId id)
{
    const Section *heading = &map->debate->sections[id];
    const Value *sections = group_setting(map, "sections");
    ArgdownMapSection *section = &map->sections[id];
    *section = (ArgdownMapSection){ .number = id + 1,
                                    .title = heading->title,
                                    .level = heading->level,
                                    .parent = heading->parent,
                                    .heading = id };
    if (!argdown_is_true(group_setting(map, "ignoreIsGroup")))
        section->group = value_get(heading->data, "isGroup");
    if (!argdown_is_true(group_setting(map, "ignoreIsClosed")))
        section->closed = value_get(heading->data, "isClosed");
    section->has_group = section->group != NULL;
    section->has_closed = section->closed != NULL;
    if (sections && sections->kind == VALUE_MAP)
        configure(section, sections);
}

// --- groups of the front matter

typedef struct {
    const Value *config;
    int32_t parent, number, level;
} Pending;

static void place_titles(ArgdownMap *map, const Value *titles, bool arguments,
                         int32_t section)
{
    if (!titles || titles->kind != VALUE_LIST)
        return;
    for (size_t i = 0; i < titles->count; i++) {
        Str title = value_string(titles->entries[i].value);
        int32_t id = table_get(arguments ? &map->debate->argument_titles
                                         : &map->debate->claim_titles,
                               title);
        if (id >= 0)
            (arguments ? map->argument_section : map->claim_section)[id] = section;
    }
}

static void add_regrouped(ArgdownMap *map, size_t *room, Pending pending, Arena *arena)
{
    map->sections = vec_room(arena, map->sections, (size_t)map->section_count, room,
                             sizeof map->sections[0]);
    int32_t index = map->section_count++;
    const Value *closed = value_get(pending.config, "isClosed");
    map->sections[index] = (ArgdownMapSection){
        .number = pending.number,
        .title = value_string(value_get(pending.config, "title")),
        .level = pending.level,
        .parent = pending.parent,
        .heading = NONE,
        .closed = closed,
        .has_closed = closed != NULL,
        .tags = value_get(pending.config, "tags"),
    };
    place_titles(map, value_get(pending.config, "statements"), false, index);
    place_titles(map, value_get(pending.config, "arguments"), true, index);
}

// Depth first: the last one waiting is the next.
static void regroup(ArgdownMap *map, const Value *groups, Arena *arena)
{
    Pending *waiting = NULL;
    size_t count = 0, room = 0, section_room = 0;
    for (size_t i = groups->count; i-- > 0;) {
        if (groups->entries[i].value->kind != VALUE_MAP)
            continue;
        waiting = vec_room(arena, waiting, count, &room, sizeof *waiting);
        waiting[count++] = (Pending){ groups->entries[i].value, -1, (int32_t)i, 1 };
    }
    while (count > 0) {
        Pending next = waiting[--count];
        int32_t parent = map->section_count;
        add_regrouped(map, &section_room, next, arena);
        const Value *children = value_get(next.config, "children");
        for (size_t i = children && children->kind == VALUE_LIST ? children->count : 0;
             i-- > 0;) {
            waiting = vec_room(arena, waiting, count, &room, sizeof *waiting);
            waiting[count++] =
                (Pending){ children->entries[i].value, parent,
                           next.number + 1 + (int32_t)i, next.level + 1 };
        }
    }
}

void argdown_sections(ArgdownMap *map, Arena *arena)
{
    const Debate *debate = map->debate;
    const Value *groups = group_setting(map, "regroup");
    map->claim_section =
        arena_get(arena, (size_t)debate->claim_count + 1, sizeof(int32_t));
    map->argument_section =
        arena_get(arena, (size_t)debate->argument_count + 1, sizeof(int32_t));
    map->is_regrouped = groups && groups->kind == VALUE_LIST && groups->count > 0;
    for (ClaimId i = 0; i < debate->claim_count; i++)
        map->claim_section[i] = map->is_regrouped ? -1 : debate->claims[i].section;
    for (ArgumentId i = 0; i < debate->argument_count; i++)
        map->argument_section[i] =
            map->is_regrouped ? -1 : debate->arguments[i].section;
    if (map->is_regrouped) {
        regroup(map, groups, arena);
        return;
    }
    map->sections =
        arena_get(arena, (size_t)debate->section_count + 1, sizeof map->sections[0]);
    map->section_count = debate->section_count;
    for (SectionId i = 0; i < debate->section_count; i++)
        take_heading(map, i);
}

// --- which sections are groups

static bool is_false(const ArgdownMapSection *section)
{
    return section->group
               ? section->group->kind == VALUE_BOOLEAN && !section->group->boolean
               : !section->group_is;
}

static void mark_groups(ArgdownMap *map)
{
    enum { DEPTH_USUAL = 2 };
    const Value *said = group_setting(map, "groupDepth");
    double depth = said && said->kind == VALUE_NUMBER ? said->number : DEPTH_USUAL;
    int32_t deepest = 0;
    for (SectionId i = 0; i < map->debate->section_count; i++)
        if (map->debate->sections[i].level > deepest)
            deepest = map->debate->sections[i].level;
    for (int32_t i = 0; i < map->section_count; i++) {
        ArgdownMapSection *section = &map->sections[i];
        if (!section->has_group)
            section->group_is = section->level >= deepest - depth + 1;
        section->has_group = true;
    }
}

static int32_t group_section(const ArgdownMap *map, int32_t section)
{
    while (section >= 0 && is_false(&map->sections[section]))
        section = map->sections[section].parent;
    return section;
}

// --- groups

// The reference knows groups by the ids of their sections.
typedef struct {
    ArgdownMap *map;
    Arena *arena;
    size_t room;
    int32_t *group_of; // by the number of a section; -1 without a group
} Grouper;

static int32_t group_of(const Grouper *grouper, int32_t section)
{
    return grouper->group_of[grouper->map->sections[section].number];
}

static void add_child(Grouper *grouper, int32_t group, ArgdownMapChild child)
{
    ArgdownMapGroup *parent = &grouper->map->groups[group];
    parent->children = vec_room(grouper->arena, parent->children, parent->child_count,
                                &parent->child_room, sizeof parent->children[0]);
    parent->children[parent->child_count++] = child;
}

static int32_t add_group(Grouper *grouper, int32_t section, int32_t parent_section,
                         bool keeps_closed)
{
    ArgdownMap *map = grouper->map;
    map->groups = vec_room(grouper->arena, map->groups, (size_t)map->group_count,
                           &grouper->room, sizeof map->groups[0]);
    const Value *closed = keeps_closed ? map->sections[section].closed : NULL;
    map->groups[map->group_count] =
        (ArgdownMapGroup){ .section = section,
                           .parent_section = parent_section,
                           .closed = closed,
                           .is_closed = argdown_is_true(closed) };
    grouper->group_of[map->sections[section].number] = map->group_count;
    return map->group_count++;
}

static void place_nodes(Grouper *grouper)
{
    ArgdownMap *map = grouper->map;
    for (int32_t i = 0; i < map->node_count; i++) {
        Node node = map->nodes[i].node;
        int32_t section = group_section(map, node.kind == NODE_CLAIM
                                                 ? map->claim_section[node.id]
                                                 : map->argument_section[node.id]);
        map->nodes[i].group = -1;
        if (section < 0)
            continue;
        int32_t group = group_of(grouper, section);
        if (group < 0)
            group = add_group(grouper, section,
                              group_section(map, map->sections[section].parent), true);
        map->nodes[i].group = group;
        add_child(grouper, group, (ArgdownMapChild){ false, i });
    }
}

// Makes the groups around a group that no node has made. The reference passes over
// sections that are no groups one by one.
static void place_group(Grouper *grouper, int32_t group)
{
    ArgdownMap *map = grouper->map;
    int32_t above = map->sections[map->groups[group].section].parent;
    while (map->groups[group].parent_section >= 0) {
        int32_t parent = group_of(grouper, map->groups[group].parent_section);
        if (parent >= 0) {
            add_child(grouper, parent, (ArgdownMapChild){ true, group });
            return;
        }
        if (above < 0)
            return;
        if (is_false(&map->sections[above])) {
            above = map->sections[above].parent;
            map->groups[group].parent_section = above;
            continue;
        }
        parent = add_group(grouper, above, map->sections[above].parent, false);
        add_child(grouper, parent, (ArgdownMapChild){ true, group });
        group = parent;
        above = map->sections[above].parent;
    }
}

// Levels count groups, not headings. A group is made after those within it, or before.
static void set_levels(ArgdownMap *map, const Grouper *grouper)
{
    for (int32_t i = 0; i < map->group_count; i++) {
        int32_t level = 1;
        for (int32_t above = map->groups[i].parent_section;
             above >= 0 && group_of(grouper, above) >= 0;
             above = map->groups[group_of(grouper, above)].parent_section)
            level++;
        map->groups[i].level = level;
    }
}

// --- closed groups

// The outermost closed group that a group stands in, or -1.
static int32_t closed_around(const ArgdownMap *map, const Grouper *grouper,
                             int32_t group)
{
    int32_t closed = -1;
    while (group >= 0) {
        if (map->groups[group].is_closed)
            closed = group;
        int32_t above = map->groups[group].parent_section;
        group = above >= 0 ? group_of(grouper, above) : -1;
    }
    return closed;
}

static void close_groups(ArgdownMap *map, const Grouper *grouper)
{
    size_t kept = 0;
    for (size_t i = 0; i < map->edge_count; i++) {
        ArgdownMapEdge edge = map->edges[i];
        int32_t from = closed_around(map, grouper, map->nodes[edge.from].group);
        int32_t to = closed_around(map, grouper, map->nodes[edge.to].group);
        if (from >= 0 && from == to)
            continue;
        edge.from_group = from >= 0;
        edge.to_group = to >= 0;
        edge.from = from >= 0 ? from : edge.from;
        edge.to = to >= 0 ? to : edge.to;
        map->edges[kept++] = edge;
    }
    map->edge_count = kept;
    for (int32_t i = 0; i < map->group_count; i++)
        if (closed_around(map, grouper, i) == i)
            map->groups[i].child_count = 0;
}

void argdown_groups(ArgdownMap *map, Arena *arena)
{
    Grouper grouper = { .map = map, .arena = arena };
    int32_t most = 0;
    for (int32_t i = 0; i < map->section_count; i++)
        most = map->sections[i].number > most ? map->sections[i].number : most;
    grouper.group_of = arena_get(arena, (size_t)most + 1, sizeof(int32_t));
    for (int32_t i = 0; i <= most; i++)
        grouper.group_of[i] = -1;
    mark_groups(map);
    place_nodes(&grouper);
    int32_t direct = map->group_count;
    for (int32_t i = 0; i < direct; i++)
        place_group(&grouper, i);
    set_levels(map, &grouper);
    close_groups(map, &grouper);
}
