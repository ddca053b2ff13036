#include "src/argdown/yaml_words.h"
#include <string.h>
#include "src/base/alloc.h"

// clang-format off
static const struct {
    const char *theirs;
    YamlWords words;
} table[] = {
    { "did not find expected ',' or '}'",
      { "a comma or a closing brace is missing here",
        "write {key: value, key: value}; put a value with special characters in quotes", false } },
    { "did not find expected ',' or ']'",
      { "a comma or a closing bracket is missing here",
        "write [first, second]", false } },
    { "did not find expected key",
      { "this should be a key",
        "write “key: value”, each on a line of its own and equally indented", false } },
    { "mapping values are not allowed in this context",
      { "a second colon stands in a value",
        "put a value that contains “: ” in quotes", false } },
    { "found unexpected end of stream",
      { "a quotation mark is not closed",
        "write the same mark at the end of the value", true } },
    { "found character that cannot start any token",
      { "a value cannot begin with this character",
        "put the value in quotes; indent with spaces, not with tabs", false } },
    { "could not find expected ':'",
      { "a colon is missing after the key",
        "write “key: value”", false } },
    { "did not find expected node content",
      { "a value is missing here",
        "write one, or remove the comma or bracket", false } },
    { "did not find expected <document start>",
      { "this line does not fit the ones before it",
        "write “key: value”, each on a line of its own and equally indented", false } },
    { "found unknown escape character",
      { "YAML does not know this escape",
        "use single quotes, or write the backslash twice", false } },
};
// clang-format on

YamlWords yaml_words(const char *theirs)
{
    for (size_t i = 0; i < COUNT(table); i++)
        if (strcmp(theirs, table[i].theirs) == 0)
            return table[i].words;
    return (YamlWords){ 0 };
}
