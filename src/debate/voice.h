// Who says what, and where it is taken from: what a debate's data say of speakers and
// sources, in one form whatever file it was read from. Argdown has them as data
// ({speaker: Nye, source: "Soft Power, p. 5"}), other formats as things of their own.
#ifndef SRC_DEBATE_VOICE_H
#define SRC_DEBATE_VOICE_H

#include "src/debate/debate.h"

// One saying: an occurrence of a claim or argument with the one who says it.
typedef struct {
    int32_t speaker;      // index into the speakers; NONE if nobody is named
    Node node;            // what is said
    const Member *member; // where it is said
    Str text;             // in which words; empty of a reference
    Str source;           // from which book, page, address; may be empty
} Locution;

typedef struct {
    Str *speakers; // each once, in the order in which they are met first
    int32_t speaker_count;
    Locution *locutions; // of all members that name a speaker or a source
    size_t locution_count;
} Voices;

// They live in the arena and borrow the debate.
Voices voice_all(const Debate *debate, Arena *arena);

// Who says a claim or argument, and where it is from, in the words of its data; empty
// if they do not say.
Str voice_speaker(const Debate *debate, Node node);
Str voice_source(const Debate *debate, Node node);

#endif
