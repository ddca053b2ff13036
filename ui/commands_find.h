// Commands that search, walk the current list, and say where the reader is.
#ifndef UI_COMMANDS_FIND_H
#define UI_COMMANDS_FIND_H

#include "ui/commands_move.h"

CommandFunction command_find, command_search, command_next_item, command_previous_item,
    command_unused, command_unread, command_where, command_cancel;

// The search bar was accepted: its hits become the current list, and the reader goes to
// the one selected.
bool command_accept_hit(App *app, Error *error);

// The same for who cannot walk the hits below the search bar: they become a list to
// choose from, too. False with a sentence if there are none; the bar is closed anyway.
bool command_list_hits(App *app, Error *error);

void command_close_search(App *app);

// What a mark that keeps a query has in the place of a source.
#define COMMAND_MARKED_QUERY "/"

// Words to find in the text were accepted.
bool command_accept_words(App *app, Str words, Error *error);

// Shows only the entries of the list with the focus that have these words.
void command_filter(App *app, Str words);

#endif
