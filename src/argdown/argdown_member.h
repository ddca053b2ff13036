// Single pieces of syntax to what the model keeps of them: data, texts, tags, members.
#ifndef SRC_ARGDOWN_ARGDOWN_MEMBER_H
#define SRC_ARGDOWN_ARGDOWN_MEMBER_H

#include "src/argdown/argdown_draft.h"
#include "src/argdown/argdown_inline.h"
#include "src/argdown/argdown_parse.h"

typedef struct {
    Source source;
    Draft draft;
    Inliner inliner;
    Arena *scratch;
    bool has_bad_model; // the front matter's settings of the model are no map
    SectionId section;  // in which the reading is; NONE outside any
    size_t merged;      // entries of data that were laid over each other
    bool merged_too_much;
} Maker;

void maker_init(Maker *maker, Arena *arena, Arena *scratch, Source source);

// Reads the front matter into the debate: its title, its abstract, everything.
void maker_front_matter(Maker *maker, const Element *element);

// {...} data: what one token says, and what all of an element's say together.
const Value *maker_braces(Maker *maker, Token token);
const Value *maker_data(Maker *maker, const Element *element);

// The tags of a text, each once.
TagId *maker_tags(Maker *maker, const InlineText *text, size_t *count);

// Adds a member to a claim or argument. What its data say of the whole is merged in by
// maker_merge() when all that hangs under it has been read: what ends later wins.
void maker_member(Maker *maker, Node node, const Syntax *syntax);
void maker_merge(Maker *maker, Node node, const Member *member);

// Adds a section, whose parent is given.
SectionId maker_section(Maker *maker, const Element *element, int32_t level,
                        SectionId parent);

// Whether the data of something say so: key: true (or false).
bool data_says(const Value *data, const char *key, bool wanted);

Extent extent_of(Token first, uint32_t end);

#endif
