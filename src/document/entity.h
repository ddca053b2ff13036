// HTML entities as Markdown knows them: &amp; &eacute; &#233; &#xE9;.
#ifndef SRC_DOCUMENT_ENTITY_H
#define SRC_DOCUMENT_ENTITY_H

#include <stdint.h>
#include "src/base/str.h"

// The character that an entity stands for, given with its & and ;. Named are those of
// HTML 4 (section 24) and &apos;; an unknown name gives 0. A number is well formed if
// md4c says that it is an entity; one that is no character gives TEXT_BAD. The result
// may be unsafe to show.
uint32_t entity_code_point(Str entity);

#endif
