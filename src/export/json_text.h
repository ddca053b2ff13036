// JSON as text: strings with everything but plain ASCII escaped, so that a line of JSON
// is the same on every terminal and in every locale.
#ifndef SRC_EXPORT_JSON_TEXT_H
#define SRC_EXPORT_JSON_TEXT_H

#include "src/base/vec.h"

// Appends a string in quotation marks. Bytes that are no text become U+FFFD.
void json_text_string(Buffer *out, Str text);

// Appends `"key":"text"`, with a comma before it unless it follows an opening brace.
void json_text_field(Buffer *out, const char *key, Str text);

#endif
