// A debate as an abstract argumentation framework for solvers (apx, tgf, and the "p af"
// of ICCMA 2023), so that others can check what stands: the framework that standing.h
// labels, all of its nodes and attacks.
//
// A claim is called c and its address, c1_2_1, an argument a and its address; not_c1_2
// is the denial of c1_2; r and a number is a relation, x and a number something else
// that standing_frame.h explains. In "p af" a comment gives each number its name.
#ifndef SRC_EXPORT_EXPORT_AF_H
#define SRC_EXPORT_EXPORT_AF_H

#include "src/debate/standing.h"

typedef enum { EXPORT_APX, EXPORT_TGF, EXPORT_NUMBERED } ExportAf;

// The text goes out in pieces, which the sink may not keep. Linear in the framework.
void export_af(const Standing *standing, ExportAf form,
               void (*sink)(void *context, Str piece), void *context);

#endif
