// What libyaml says of wrong YAML, in words for people who do not know its terms.
#ifndef SRC_ARGDOWN_YAML_WORDS_H
#define SRC_ARGDOWN_YAML_WORDS_H

#include <stdbool.h>

typedef struct {
    const char *text, *help; // NULL if the problem is not in the table
    bool is_about_opening;   // it is told at the place where what is wrong begins
} YamlWords;

YamlWords yaml_words(const char *theirs);

#endif
