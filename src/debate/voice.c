#include "src/debate/voice.h"
#include "src/base/vec.h"

static Str said(const Value *data, const char *key)
{
    return str_trim(value_string(value_get(data, key)));
}

Str voice_speaker(const Debate *debate, Node node)
{
    return said(debate_data(debate, node), "speaker");
}

Str voice_source(const Debate *debate, Node node)
{
    return said(debate_data(debate, node), "source");
}

typedef struct {
    Voices voices;
    Arena *arena;
    Table names;
    size_t speaker_room, locution_room;
} Listener;

static int32_t speaker(Listener *listener, Str name)
{
    if (name.length == 0)
        return NONE;
    int32_t id = table_get(&listener->names, name);
    if (id >= 0)
        return id;
    Voices *voices = &listener->voices;
    voices->speakers =
        vec_room(listener->arena, voices->speakers, (size_t)voices->speaker_count,
                 &listener->speaker_room, sizeof voices->speakers[0]);
    voices->speakers[voices->speaker_count] = name;
    table_set(&listener->names, name, voices->speaker_count);
    return voices->speaker_count++;
}

static void listen(Listener *listener, Node node, const Member *members, size_t count)
{
    Voices *voices = &listener->voices;
    for (size_t i = 0; i < count; i++) {
        Str name = said(members[i].data, "speaker");
        Str source = said(members[i].data, "source");
        if (name.length == 0 && source.length == 0)
            continue;
        voices->locutions =
            vec_room(listener->arena, voices->locutions, voices->locution_count,
                     &listener->locution_room, sizeof voices->locutions[0]);
        voices->locutions[voices->locution_count++] =
            (Locution){ .speaker = speaker(listener, name),
                        .node = node,
                        .member = &members[i],
                        .text = members[i].is_reference ? str("") : members[i].text,
                        .source = source };
    }
}

Voices voice_all(const Debate *debate, Arena *arena)
{
    Listener listener = { .arena = arena, .names = { .arena = arena } };
    for (ClaimId i = 0; i < debate->claim_count; i++)
        listen(&listener, node_claim(i), debate->claims[i].members,
               debate->claims[i].member_count);
    for (ArgumentId i = 0; i < debate->argument_count; i++)
        listen(&listener, node_argument(i), debate->arguments[i].members,
               debate->arguments[i].member_count);
    return listener.voices;
}
