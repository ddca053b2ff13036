// Frameworks as solvers of the ICCMA competitions read them, told apart by what is in
// the file:
//
//     apx: arg(a). att(a, b).       facts (facts.h)
//     tgf: a / b / # / a b          a line for each argument, "#", one for each attack
//     p af: "p af 2" / "1 2"        arguments are numbers; "1 -2 0" says the same
//
// What has only one meaning is taken without a word: facts in any order, blank lines,
// white space, any line ends, a missing point.
#ifndef SRC_IMPORT_IMPORT_AF_H
#define SRC_IMPORT_IMPORT_AF_H

#include "src/base/table.h"
#include "src/debate/framework.h"
#include "src/debate/problem.h"

typedef enum { AF_APX, AF_TGF, AF_NUMBERED } AfFormat;

typedef struct {
    AfFormat format;
    Framework framework;
    Str *names;  // of the arguments, in the order of the file; they borrow the text
    Table index; // from names to numbers
} ImportedAf;

// The format of a text.
AfFormat import_af_format(Str text);

// Reads it, whatever is in it, into the arena; what is wrong is added to the problems.
// What an attack names without being declared becomes an argument, with a warning.
// Files with more arguments or attacks than limits.h allows are read up to there.
ImportedAf import_af(Arena *arena, Str path, Str text, Problems *problems);

#endif
