#include "src/store/stem.h"
#include <libstemmer.h>

enum { LETTERS_AT_MOST = 40 };

Stemmer *stem_open(void)
{
    return (Stemmer *)sb_stemmer_new("english", "UTF_8");
}

void stem_close(Stemmer *stemmer)
{
    if (stemmer)
        sb_stemmer_delete((struct sb_stemmer *)stemmer);
}

static bool is_plain(Str word)
{
    for (size_t i = 0; i < word.length; i++)
        if (word.data[i] < 'a' || word.data[i] > 'z')
            return false;
    return word.length > 0 && word.length <= LETTERS_AT_MOST;
}

Str stem_of(Stemmer *stemmer, Str word)
{
    if (!stemmer || !is_plain(word))
        return word;
    struct sb_stemmer *snowball = (struct sb_stemmer *)stemmer;
    const sb_symbol *stem =
        sb_stemmer_stem(snowball, (const sb_symbol *)word.data, (int)word.length);
    int length = sb_stemmer_length(snowball);
    return stem && length > 0 ? (Str){ (const char *)stem, (size_t)length } : word;
}
