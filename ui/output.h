// What is printed without a screen. Everything goes through output_line(), which takes
// out what a terminal must not get (R1) and puts the signs into the charset in use:
// escape sequences are never printed.
#ifndef UI_OUTPUT_H
#define UI_OUTPUT_H

#include "src/text/charset.h"

typedef struct {
    Charset charset;
    int failure; // why standard output cannot be written any more (errno), else 0
} Output;

// Prints a text and a line end on standard output; a text may be of several lines.
// After the reader has gone away (a closed pipe) it does nothing.
void output_line(Output *output, Str text);

// The same without a line end, for a line that is made in pieces; and writes out what
// has been printed so far.
void output_part(Output *output, Str text);
void output_flush(Output *output);

// Prints a piece of a text for other programs, byte for byte; on a terminal without
// what it must not get.
void output_raw(Output *output, Str text);

// output_line() on standard error.
void output_error(const Output *output, Str text);

// Writes out what is left. False, with a sentence on standard error, if not all could
// be written; that nobody reads any more is no failure (R33).
bool output_close(Output *output);

// The width of the terminal on standard output, 80 if there is none.
int output_columns(void);

#endif
