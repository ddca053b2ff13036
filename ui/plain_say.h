// What line mode says of a view: what it is, where the reader is in it, and what a list
// has in it. Words, and numbers to choose by.
#ifndef UI_PLAIN_SAY_H
#define UI_PLAIN_SAY_H

#include "ui/plain_passage.h"
#include "ui/view.h"

// A text of the program with its signs ("·", "▸", "¶", arrows) as words. Returns `text`
// itself if there are none.
Str plain_words(Str text, Arena *arena);

// "Debate: Is soft power real power?" The first time with its size, and what it is
// about if the reader is new to it.
Str plain_say_view(const View *view, bool is_first, Arena *arena);

// The claim, passage, entry or step that is selected, in a sentence.
Str plain_say_place(const View *view, SayLength length, Arena *arena);

// What has been said in such a sentence has been read, if that was all of its text.
void plain_say_read(View *view, SayLength length);

// Where the reader is: the same, and the way from there to the top.
Str plain_say_where(const View *view, Arena *arena);

// The entries of a library or list, a numbered line each.
Str plain_say_list(const View *view, Arena *arena);

// The place in as few letters as can be: "1.2", "4.1p3", "library 3".
Str plain_say_address(const View *view, Arena *arena);

#endif
