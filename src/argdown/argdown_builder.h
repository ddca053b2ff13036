// A debate while it is built from syntax (argdown_build.h): what stands above the next
// line, and the premise-conclusion structure that is being read.
#ifndef SRC_ARGDOWN_ARGDOWN_BUILDER_H
#define SRC_ARGDOWN_ARGDOWN_BUILDER_H

#include "src/argdown/argdown_member.h"

// What stands at one depth: relations of the next depth hang under it.
typedef struct {
    Node node;
    ptrdiff_t member;     // the draft's; -1 for a step
    RelationId relation;  // by which it bears on what stands above it, or NONE
    StepId conclusion_of; // the step whose conclusion stands in this place, or NONE
    bool ends_line;       // a line ends behind its title or data
    bool has_relations;
    bool is_reversed; // the same was said the other way round
} Above;

// A numbered line of a premise-conclusion structure.
typedef struct {
    double number; // as it is written
    ClaimId claim;
    size_t member; // among the draft's
} Numbered;

typedef struct {
    Maker maker;
    Draft *draft;
    Parser parser;
    Pile above;          // Above, by depth
    int32_t closed;      // how many relations' lines have ended
    uint32_t end;        // behind all that has been read
    Pile open_sections;  // SectionId: the current one and those around it
    ArgumentId argument; // to which a premise-conclusion structure would belong
    // the premise-conclusion structure that is being read
    Pile numbered;
    ArgumentId pcs;
    StepId step;      // whose conclusion is awaited, or NONE
    size_t from_here; // the first numbered line that the next step may use
    StepId last_step; // of the text so far: what the reference undercuts by mistake
} Builder;

// What stands at a depth, which must be one of those that are open.
Above *builder_above(const Builder *builder, int32_t depth);

// Ends the lines from a depth on: nothing more hangs under them.
void builder_close(Builder *builder, int32_t depth);

// Ends them, and puts this one there.
void builder_open(Builder *builder, int32_t depth, Above above);

#endif
