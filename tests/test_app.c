// What keys and commands do, over the whole program without a terminal.
#include <stdio.h>
#include "src/text/text.h"
#include "tests/check.h"
#include "tests/folder.h"
#include "tests/script.h"
#include "ui/commands.h"

#define LIBRARY \
    "open tests/debates/harbour.argdown tests/debates/report.md " \
    "tests/debates/letters.md\n"
#define DEBATE LIBRARY "type :open harbour\nEnter\n"
#define TEXT LIBRARY "type :open report\nEnter\n"

#define WILLING "open tests/debates/willing.argdown\n"

// clang-format off
static const struct {
    const char *what;  // a sentence
    const char *script;
    const char *shows; // is in the window after it
    const char *hides; // is not; or NULL
} cases[] = {
    { "several files open the library", LIBRARY, "The harbour report", NULL },
    { "one debate opens its outline at once",
      "open tests/debates/harbour.argdown", "▾ 1 Close the harbour", NULL },
    { "one text opens at once", "open tests/debates/report.md", "What was asked", NULL },
    { "Enter opens what is selected", LIBRARY "Enter", "▾ 1 Close the harbour", NULL },
    { "q returns to what opened it", DEBATE "q", "The harbour report", "Clean air" },
    { "an address and Enter go to a claim", DEBATE "1 . 3 Enter", "Six hundred people", NULL },
    { "... and an address and G", DEBATE "1 . 3 G", "Six hundred people", NULL },
    { "... and on the command line", DEBATE "type :1.3\nEnter", "Six hundred people", NULL },
    { "an address that is nowhere is said", DEBATE "9 Enter", "There is no claim 9 here", NULL },
    { "Esc leaves the address", DEBATE "9 Esc", "? help", "go to" },
    { "a number counts the key after it", DEBATE "4 j", "horns and", NULL },
    { "an address cannot count", DEBATE "1 . 2 j", "1.2 is an address", NULL },
    { "d goes to the passage that the claim cites",
      DEBATE "1 . 1 Enter d", "¶1", "Close the harbour" },
    { "d in the text comes back", DEBATE "1 . 1 Enter d d", "Without engines", NULL },
    { "d again goes to the next passage",
      DEBATE "1 . 1 Enter d d d", "I wipe my window sill", NULL },
    { "... and then to the first again", DEBATE "1 . 1 Enter d d d d d", "The harbour report", NULL },
    { "n walks the passages cited", DEBATE "1 . 1 Enter d n", "citation 2/2", NULL },
    { "a claim that cites nothing says so",
      DEBATE "1 . 4 Enter d", "This claim cites no passage", NULL },
    { "Tab switches to the text and back", DEBATE "Tab", "The harbour report", "Clean air" },
    { "... and back", DEBATE "Tab Tab", "Clean air", NULL },
    { "Tab in a text alone opens the debate", TEXT "Tab", "Close the harbour", NULL },
    { "Enter in a text lists the claims that use the passage",
      TEXT "type 2.1p2\nEnter\nEnter", "Filters show soot", "Six hundred" },
    { "... and Enter goes there", TEXT "type 2.1p2\nEnter\nEnter Enter", "Air filters in the houses", NULL },
    { "... and d comes back to the text", TEXT "type 2.1p2\nEnter\nEnter Enter Tab", "The harbour report", NULL },
    { "a passage that nobody uses says so", TEXT "G Enter", "No claim uses this passage", NULL },
    { "< goes back to where a jump began", DEBATE "1 . 3 Enter <", "▾ 1 Close the harbour", NULL },
    { "< and > undo each other", DEBATE "1 . 3 Enter < >", "Six hundred people", NULL },
    { "< goes back across views", DEBATE "1 . 3 Enter d <", "Six hundred people", NULL },
    { "< at the start says so", "open tests/debates/harbour.argdown\n<", "This is where you began", NULL },
    { "'' goes before the last jump", DEBATE "1 . 3 Enter G ' '", "Six hundred people", NULL },
    { "a mark is gone back to", DEBATE "1 . 3 Enter m a G ' a", "Six hundred people", NULL },
    { "marks are listed", DEBATE "1 . 3 Enter m a ' Enter", "a  Ferries carry workers", NULL },
    { "mark:a keeps a search", DEBATE "/\ntype soot mark:a\nEnter", "Mark a is this search", "mark:a" },
    { "... which is made again", DEBATE "/\ntype soot mark:a\nEnter q ' a", "/in:harbour soot", "mark:a" },
    { "... and stands among the marks", DEBATE "/\ntype soot mark:a\nEnter ' Enter", "a search", NULL },
    { "... to be chosen there", DEBATE "/\ntype soot mark:a\nEnter ' Enter Enter", "/in:harbour soot", NULL },
    { "Esc returns from a hit that was only looked at", DEBATE "1 . 3 Enter /\ntype soot\nDown Esc w", "1.3 Ferries carry workers", NULL },
    { "what has been read can be left out", DEBATE "j j /\ntype close -is:unread\n", "1 hit", NULL },
    { "a mark that is not set says so", DEBATE "' x", "Mark x is not set", NULL },
    { "a prefix says what may follow", DEBATE "z", "R fold-open-all", NULL },
    { "... and Esc leaves it", DEBATE "z Esc", "? help", "fold-open-all" },
    { "... and what cannot follow is said", DEBATE "z q", "z q does nothing here", NULL },
    { "an unbound key is said", DEBATE "s", "s does nothing here", NULL },
    { "a message stands until the next key", DEBATE "s j", "? help", "does nothing" },
    { "pasted text is dropped where nothing takes it",
      DEBATE "paste qqq", "Pasted text was dropped", NULL },
    { "pasted text goes into the command line", DEBATE ":\npaste open report", ":open report", NULL },
    { "Ctrl-C does not quit", DEBATE "Ctrl-C", "nothing to leave here", NULL },
    { "/ searches this debate", DEBATE "/\ntype soot", "in:harbour soot", NULL },
    { "S searches everything", DEBATE "S\ntype soot", "The harbour report", NULL },
    { "Enter goes to the hit", DEBATE "/\ntype Summer\nEnter", "The filters were black", NULL },
    { "... and the status row names the list", DEBATE "/\ntype soot\nEnter", "hit 1/", NULL },
    { "n goes to the next hit", DEBATE "/\ntype soot\nEnter n", "hit 2/", NULL },
    { "N goes back", DEBATE "/\ntype soot\nEnter n N", "hit 1/", NULL },
    { "Esc drops the current list", DEBATE "/\ntype soot\nEnter Esc", "? help", "hit 1/" },
    { "a hit in a text opens the text", DEBATE "S\ntype pilot\nEnter", "retired pilot", NULL },
    { "n without a list says how to make one", DEBATE "n", "There is no current list", NULL },
    { "& filters the claims of a debate", WILLING "&\ntype latin\nEnter", "Latin outlived Rome", "Algeria" },
    { "... with the way to the thesis", WILLING "&\ntype latin\nEnter", "Taste outlives empires", "Vietnam" },
    { "... and says how many are hidden", WILLING "&\ntype latin\nEnter j", "& 34 hidden", NULL },
    { "... as it is typed", WILLING "&\ntype latin", "34 hidden", "Algeria" },
    { "Esc leaves the typing", WILLING "&\ntype latin\nEsc", "Algeria", "hidden" },
    { "Esc takes the filter off", WILLING "&\ntype latin\nEnter Esc", "Algeria", "Latin" },
    { "& and Enter takes it off", WILLING "&\ntype latin\nEnter & Enter", "All claims are shown again", "Latin" },
    { ":filter alone takes it off", WILLING "&\ntype latin\nEnter\ntype :filter\nEnter", "All claims are shown again", "Latin" },
    { ":filter filters", WILLING "type :filter latin rome\nEnter", "Latin outlived Rome", "Algeria" },
    { ":filter knows tags", WILLING "type :filter tag:history\nEnter", "Force breeds", "Taste outlives" },
    { "... and sections", WILLING "type :filter section:against\nEnter", "Hard power comes first", "Algeria" },
    { "... and words that may not be there", WILLING "type :filter outlived -jazz OR rome\nEnter", "Latin outlived Rome", "Jazz" },
    { "what nothing matches changes nothing", WILLING "&\ntype zebra\nEnter", "No claim has all of this: zebra", "hidden" },
    { "... nor takes a filter off", WILLING "&\ntype latin\nEnter &\ntype zebra\nEnter j", "& 34 hidden", "Algeria" },
    { "a selection that is hidden gives way to what is above it",
      WILLING "type 1.2.3\nEnter &\ntype latin\nEnter", "1.2.3 too: this is 1, the nearest above it", NULL },
    { "... or to the first that is left", WILLING "type 2\nEnter &\ntype latin\nEnter", "2 too: this is 1, the first that is left", NULL },
    { "an address shows a claim that is hidden",
      WILLING "&\ntype latin\nEnter\ntype 1.2.3\nEnter", "Algeria", "Vietnam" },
    { "n walks what matches", WILLING "&\ntype outlive\nEnter n n", "match 2/3", NULL },
    { "... unless it walks something else", WILLING "/\ntype Vietnam\nEnter &\ntype latin\nEnter j", "hit 1/", NULL },
    { "the map is filtered too", WILLING "M &\ntype latin\nEnter j", "4 of 38", "Force breeds" },
    { "... also by a filter of the outline", WILLING "&\ntype latin\nEnter M", "4 of 38", "Force breeds" },
    { "... and shows all again", WILLING "M &\ntype latin\nEnter Esc", "Force breeds", "Latin" },
    { "zf puts sections into frames", WILLING "M z f", " # For ───", "━ # For" },
    { "... and takes the frames away", WILLING "M z f z f", "━ # For ━", " # For ───" },
    { "... also by a filter's map", WILLING "M z f &\ntype latin\nEnter", "┌─ # For ──", "# Against" },
    { "zf needs sections", "open tests/debates/soft-power.argdown\nM z f", "no sections", NULL },
    { "/ in a text finds words in it", TEXT "/\ntype dredging", "1 found", NULL },
    { "... and Enter goes there", TEXT "/\ntype dredging\nEnter w", "2.2 ¶2", NULL },
    { "/ in the library filters it", LIBRARY "/\ntype letters", "Letters to the editor", "harbour report" },
    { "... and Esc shows all again", LIBRARY "/\ntype letters\nEsc", "The harbour report", NULL },
    { "... and Enter keeps the filter until Esc",
      LIBRARY "/\ntype letters\nEnter", "Letters to the editor", "harbour report" },
    { "... which drops it", LIBRARY "/\ntype letters\nEnter Esc", "The harbour report", NULL },
    { "! walks the passages that no claim uses", TEXT "!", "unused passage 1/", NULL },
    { "t shows what stands", DEBATE "t Esc", "1.2 ● Quiet nights", NULL },
    { "... and says how much is open", DEBATE "t Esc", "6 open · ", NULL },
    { "... the first time it says what that means", DEBATE "t", "Contested: neither", NULL },
    { "... the second time it does not", DEBATE "t Esc t t", "by grounded labels", "Contested" },
    { "y says why, without t", DEBATE "y", "nobody answers 1.4", "● Quiet" },
    { "... and n goes to what it names", DEBATE "y n w", "1.4 Fish market dies", NULL },
    { "... and Esc takes it away", DEBATE "y Esc", "Close the harbour", "nobody answers" },
    { "x supposes that a claim is rejected", DEBATE "1 . 4 Enter x", "supposed: 1 · ", NULL },
    { "... and says what rises by that", DEBATE "1 . 4 Enter x",
      "rose: 1 Close the harbour, was answered, now contested", NULL },
    { "... again that it is granted", DEBATE "1 . 4 Enter x x", "granted", NULL },
    { "... a third time neither", DEBATE "1 . 4 Enter x x x", "No longer supposed", "supposed: 1 · " },
    { "x on a lit relation supposes that it does not bear", DEBATE "1 . 4 Enter ] x",
      "Supposed not: that 1.4 Fish market dies attacks 1", NULL },
    { "u undoes", DEBATE "1 . 4 Enter x u", "Taken back", "supposed: 1" },
    { "... X, too", DEBATE "1 . 4 Enter x X u", "supposed: 1 · ", NULL },
    { "X takes all back", DEBATE "1 . 4 Enter x 1 . 2 Enter x X", "any more", "supposed: " },
    { ":supposed says what is supposed", DEBATE "1 . 4 Enter x ] x :\ntype supposed\nEnter", "not: that 1.4 Fish", NULL },
    { "T goes on with the kind that was last", DEBATE "T T Esc T", "Predict replies", NULL },
    { "! lists what is open", DEBATE "!", "4 unanswered objections", NULL },
    { "... and n walks it", DEBATE "! n n w", "1.3.1 A bus would do", NULL },
    { "C lists what the thesis hangs on", DEBATE "C", "1.4 Fish market dies", NULL },
    { "a rule can be chosen", DEBATE ":\ntype burden thesis\nEnter", "burden of proof on theses", NULL },
    { "... but not any", DEBATE ":\ntype reading tea\nEnter", "evidence deductive", NULL },
    { "... and is said", DEBATE ":\ntype reading\nEnter", "reading is evidence", NULL },
    { "A asks for an answer", DEBATE "1 . 2 Enter A", "Does it bear on 1, true or not?", NULL },
    { "... and shows it beside the claim", DEBATE "1 . 2 Enter A y 4 Esc", "1.2 (yes) Quiet", NULL },
    { "... any other key leaves it and counts", DEBATE "1 . 2 Enter A n j w", "1.3 Ferries", NULL },
    { "... a thesis remembers what was said first", DEBATE "A y Esc A n Esc A", "before reading: yes", NULL },
    { ":compare says where I part from the map", DEBATE "1 . 4 Enter A n Esc :\ntype compare\nEnter",
      "I: no, map: yes", NULL },
    { "T hides signs", DEBATE "T", "├─? ▾ 1.1 Clean air", "├─+ ▾ 1.1" },
    { "... Enter reveals one that was guessed", DEBATE "T j + Enter", "├─+ ▾ 1.1 [✓ supports]", NULL },
    { "... and Esc ends it with the score", DEBATE "T j + Enter Esc", "1 of 1 right; the log", "[✓" },
    { "... other keys do not tell", DEBATE "T j M", "During the exercise", "▸ Map" },
    { "T in a text hides the marks", TEXT "T", "Predict passages", "◂1" },
    { "c lists the contents of a text", TEXT "c", "2.2 The ferries", NULL },
    { "... and Enter goes there", TEXT "c G Enter w", "3", NULL },
    { "c lists the sections of a debate", DEBATE "c", "Keeping it open", NULL },
    { "... and q closes the list", DEBATE "c q", "▾ 1 Close the harbour", NULL },
    { "... and Esc too", DEBATE "c Esc", "▾ 1 Close the harbour", NULL },
    { "w says where I am", DEBATE "1 . 1 Enter w", "1.1 Clean air", NULL },
    { "? shows the help", DEBATE "?", "Go to the next row or line", NULL },
    { "... and q closes it", DEBATE "? q", "▾ 1 Close the harbour", "Go to the next row" },
    { "f puts labels on what can be chosen", DEBATE "f", "Type the two letters", NULL },
    { "... which are gone to by typing them", DEBATE "f a d w", "Clean air", NULL },
    { ". hides the hints", DEBATE ".", "Close the harbour", "? help" },
    { "... and shows them again", DEBATE ". .", "? help", NULL },
    { ": completes commands", DEBATE ":\ntype spl\nTab", ":split", NULL },
    { "... and names of sources", DEBATE ":\ntype open le\nTab", ":open letters", NULL },
    { "... and options", DEBATE ":\ntype set no\nTab", ":set nomouse", NULL },
    { "... and Shift-Tab walks back to what was typed",
      DEBATE ":\ntype set no\nTab Shift-Tab", ":set no", ":set nomouse" },
    { "... and remembers what was typed", DEBATE "type :1.3\nEnter\n: ↑", ":1.3", NULL },
    { "a command that does not exist names the nearest",
      DEBATE "type :splot\nEnter", "did you mean split?", NULL },
    { "the beginning of a command will do", DEBATE "type :contents\nEnter", "Sections", NULL },
    { "the beginning of a name will do", DEBATE "type :open let\nEnter", "I wipe my window sill", NULL },
    { "a name that does not exist names the nearest",
      DEBATE "type :open raport\nEnter", "did you mean report?", NULL },
    { "a command that does nothing here says so",
      LIBRARY "type :claim\nEnter", "claim does nothing here", NULL },
    { "a command that lacks its argument says so",
      DEBATE "type :width\nEnter", "width takes N after it", NULL },
    { "U goes to what is unread", DEBATE "U w", "1.1", NULL },
    { "o opens the outline of the debate read last", DEBATE "q\nj j o", "not a debate", NULL },
    { "o in a text opens it", DEBATE "q\ntype :open report\nEnter\no", "Close the harbour", NULL },
    { "O needs a second pane", DEBATE "O", "from 120 columns on", NULL },
    { ":messages lists what was said", DEBATE "s\ntype :messages\nEnter", "s does nothing here", NULL },
    { ":problems lists what is wrong",
      "open tests/debates/broken.argdown\ntype :problems\nEnter", "error", NULL },
    { "a debate without claims opens", "open tests/debates/empty.argdown", "What is there to say?", NULL },
    { "a broken file opens as far as it goes", "open tests/debates/broken.argdown", "It can", NULL },
    { "a click chooses", DEBATE "click 13 9\nw", "1.2 Quiet nights", NULL },
    { "... in the pane that it falls in", "size 120 40\n" DEBATE "click 9 80\nw", "1 ¶2", NULL },
    { "a double click opens", LIBRARY "click 4 5\nclick 4 5", "▾ 1 Close the harbour", NULL },
    { "the mouse wheel scrolls", "size 80 8\n" DEBATE "z R\nwheel down 3 5\nwheel down 3 5", "Close the harbour", NULL },

    { "a wide window shows debate and text", "size 120 40\n" DEBATE, "The harbour report", NULL },
    { "... and the text follows the claim", "size 120 40\n" DEBATE "1 . 2 Enter", "A nurse who works", NULL },
    { "... and back", "size 120 40\n" DEBATE "1 . 2 Enter <", "The harbour report", NULL },
    { "q closes the text", "size 120 40\n" DEBATE "Tab q", "Close the harbour", "The harbour report" },
    { "... and it stays closed", "size 120 40\n" DEBATE "Tab q j j j", "Close the harbour", "The harbour report" },
    { "... until Tab", "size 120 40\n" DEBATE "Tab q Tab", "The harbour report", NULL },
    { "q in the debate closes the text that followed", "size 120 40\n" DEBATE "q", "Letters to the editor", "1 ¶1" },
    { "O maximises", "size 120 40\n" DEBATE "O", "Close the harbour", "The harbour report" },
    { "... and back", "size 120 40\n" DEBATE "O O", "The harbour report", NULL },
    { "Ctrl-W l goes to the right", "size 120 40\n" DEBATE "Ctrl-W l w", "The harbour report", NULL },
    { "Ctrl-W o maximises", "size 120 40\n" DEBATE "Ctrl-W o", "Close the harbour", "The harbour report" },
    { "a resize to a narrow window keeps the focus", "size 120 40\n" DEBATE "Tab\nsize 80 24", "The harbour report", "Clean air" },
    { "a second debate opens beside the first",
      "size 120 40\nopen tests/debates/harbour.argdown tests/debates/broken.argdown\n"
      "type :open harbour\nEnter\ntype :split broken\nEnter", "Clean air", NULL },
    { "search leaves the panes in a wide window", "size 120 40\n" DEBATE "S\ntype soot", "The harbour report", NULL },
};
// clang-format on

// Says what is wrong with a case; returns whether something is.
static bool is_wrong(Script *script, const char *what, const char *shown, bool is_shown)
{
    if (!shown || script_shows(script, shown) == is_shown)
        return false;
    fprintf(stderr, "%s: '%s' is %s the window:\n%s\n", what, shown,
            is_shown ? "not in" : "in", script_print(script).data);
    return true;
}

static void test_what_keys_do(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Script script;
        script_init(&script);
        script_run(&script, cases[i].what, str(cases[i].script));
        script.is_mono = true;
        wrong += is_wrong(&script, cases[i].what, cases[i].shows, true) ||
                 is_wrong(&script, cases[i].what, cases[i].hides, false);
        script_free(&script);
    }
    assert_int_equal(wrong, 0);
}

// clang-format off
static const struct {
    const char *what, *script;
    Request request;
} requests[] = {
    { "q in the library quits",              LIBRARY "q",                 REQUEST_QUIT },
    { ":q in the library quits",             LIBRARY "type :q\nEnter",    REQUEST_QUIT },
    { "q in a file that was opened alone quits", "open tests/debates/harbour.argdown\nq", REQUEST_QUIT },
    { "q elsewhere does not",                DEBATE "q",                  REQUEST_NONE },
    { "Q quits from anywhere",               DEBATE "c Q",                REQUEST_QUIT },
    { "ZZ quits from anywhere",              DEBATE "d Z Z",              REQUEST_QUIT },
    { ":qa quits from anywhere",             DEBATE "type :qa\nEnter",    REQUEST_QUIT },
    { "Esc never quits",                     LIBRARY "Esc Esc Esc Esc",   REQUEST_NONE },
    { "Ctrl-C never quits",                  LIBRARY "Ctrl-C Ctrl-C",     REQUEST_NONE },
    { "Ctrl-Z suspends",                     DEBATE "Ctrl-Z",             REQUEST_SUSPEND },
    { "Ctrl-L repaints",                     DEBATE "Ctrl-L",             REQUEST_REPAINT },
    { ":copy asks for the plain screen",     DEBATE "type :copy\nEnter",  REQUEST_COPY },
};
// clang-format on

static void test_what_is_asked_of_the_loop(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(requests); i++) {
        Script script;
        script_init(&script);
        script_run(&script, requests[i].what, str(requests[i].script));
        if (script.app->request != requests[i].request)
            fail_msg("%s: %d", requests[i].what, script.app->request);
        script_free(&script);
    }
}

// Keys that lead somewhere and back: the window must be what it was.
static const char *const round_trips[] = {
    "S\ntype soot\nEsc",
    "/\ntype soot\nEsc",
    "? Esc",
    ": Esc",
    "9 Esc",
    "z Esc",
    "f Esc",
    "c q",
    "size 120 40\nsize 80 24",
    "paste harmless\nCtrl-L",
};

static void test_ways_back_are_exact(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < COUNT(round_trips); i++) {
        Script script;
        script_init(&script);
        script_run(&script, "before", str(DEBATE "z R 8 j k"));
        Str before = arena_str(script.arena, script_print(&script));
        script_run(&script, round_trips[i], str(round_trips[i]));
        Str after = script_print(&script);
        if (!str_equal(before, after))
            fprintf(stderr, "%s: before\n%s\nafter\n%s", round_trips[i], before.data,
                    after.data);
        wrong += !str_equal(before, after);
        script_free(&script);
    }
    assert_int_equal(wrong, 0);
}

static void test_a_border_between_panes_is_dragged(void **state)
{
    (void)state;
    Script script;
    script_init(&script);
    script_run(&script, "drag", str("size 121 40\n" DEBATE "drag 60 40"));
    assert_int_equal(script.app->panes.panes[0].columns, 40);
    assert_int_equal(script.app->panes.panes[1].columns, 80);
    script_free(&script);
}

static void test_copy_is_plain_text(void **state)
{
    (void)state;
    Script script;
    script_init(&script);
    script_run(&script, "copy", str(DEBATE "1 . 3 Enter\ntype :copy\nEnter"));
    Str copy = script.app->copy;
    assert_true(str_starts(copy, str("1.3 Ferries carry workers\nSix hundred people")));
    assert_true(str_find(copy, str("cites report 2.2p1")) > 0);
    script_free(&script);
}

static void test_a_reload_keeps_selection_and_says_what_is_wrong(void **state)
{
    (void)state;
    Script script;
    script_init(&script);
    Str folder = folder_new(script.arena);
    folder_write(folder, "mine.argdown",
                 str("[One]: The first.\n    <+ [Two]: The second.\n"));
    Str line = arena_format(script.arena, "open %s/mine.argdown\nj", folder.data);
    script_run(&script, "open", line);
    assert_false(
        is_wrong(&script, "the second claim is selected", "The second.", true));
    script_run(&script, "unchanged", str("type :reload\nEnter"));
    assert_false(is_wrong(&script, "nothing to read", "No file has changed", true));

    folder_write(folder, "mine.argdown",
                 str("[One]: The first.\n    <+ [New]: Between.\n"
                     "    <+ [Two]: The second, reworded.\n      {cite: [}\n"));
    script_run(&script, "changed", str("type :reload\nEnter"));
    assert_false(
        is_wrong(&script, "it is still selected", "The second, reworded.", true));
    assert_false(
        is_wrong(&script, "the problem is said", "was read again. Line 4", true));
    script_run(&script, "problems", str("type :problems\nEnter"));
    assert_false(is_wrong(&script, "and listed", "4:", true));
    folder_remove(folder);
    script_free(&script);
}

static void test_a_reload_keeps_filter_and_order(void **state)
{
    (void)state;
    static const struct {
        const char *what, *keys, *text, *shows, *hides;
    } steps[] = {
        { "the filter is on", "&\ntype ship\nEnter", NULL, "Ships", "Trains" },
        { "it is on the new text, too", "type :reload\nEnter",
          "[T]\n  + [Trains]\n    + [No ships]\n  + [Ships]\n  + [Planes]\n",
          "No ships", "Planes" },
        { "the map has it as well", "M", NULL, "No ships", "Planes" },
        { "what was left stands where it stood", "Esc", NULL, "│ · Ships        │",
          NULL },
        { "a filter that nothing matches any more is off",
          "&\ntype no\nEnter\ntype :reload\nEnter", "[T]\n  + [Trains]\n", "Trains",
          "hidden" },
    };
    Script script;
    script_init(&script);
    Str folder = folder_new(script.arena);
    folder_write(folder, "mine.argdown", str("[T]\n  + [Ships]\n  + [Trains]\n"));
    script_run(&script, "open",
               arena_format(script.arena, "open %s/mine.argdown\n", folder.data));
    bool failed = false;
    for (size_t i = 0; i < COUNT(steps); i++) {
        if (steps[i].text)
            folder_write(folder, "mine.argdown", str(steps[i].text));
        script_run(&script, steps[i].what, str(steps[i].keys));
        failed |= is_wrong(&script, steps[i].what, steps[i].shows, true);
        failed |=
            steps[i].hides && is_wrong(&script, steps[i].what, steps[i].hides, false);
    }
    assert_false(failed);
    // The debate may become shorter while the filter is typed.
    script_run(&script, "typing", str("Esc G &\ntype t"));
    folder_write(folder, "mine.argdown", str("[T]\n"));
    assert_true(app_reload(script.app));
    script_run(&script, "typed on", str("Backspace\ntype t\nEnter"));
    assert_false(is_wrong(&script, "what is left matches", "1 match, 0 hidden", true));
    folder_remove(folder);
    script_free(&script);
}

static void test_any_keys_leave_the_program_whole(void **state)
{
    (void)state;
    uint64_t seed = 42;
    for (int run = 0; run < check_seeds(2000) / 10; run++) {
        Script script;
        script_init(&script);
        script_run(&script, "open", str(run % 2 ? "size 120 30\n" DEBATE : DEBATE));
        for (int i = 0; i < 200; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            unsigned pick = (unsigned)(seed >> 33);
            Key key = pick % 3 ? pick / 3 % 128 : K_ENTER + pick / 3 % 24;
            commands_key(script.app, key == 0 ? 'j' : key);
            InputEvent mouse = { .key = K_MOUSE,
                                 .row = (int)(pick / 7 % 40),
                                 .column = (int)(pick / 11 % 140),
                                 .button = pick % 5 ? 0 : 64 + (int)(pick % 2),
                                 .pressed = pick % 4 != 0 };
            if (pick % 13 == 0)
                commands_mouse(script.app, &mouse, i * 100);
            if (pick % 19 == 0)
                commands_paste(script.app, str("some pasted words"), false);
            if (pick % 17 == 0)
                script_run(&script, "resize",
                           str(pick % 2 ? "size 130 12" : "size 50 9"));
            script_run(&script, "draw", str("mono"));
        }
        script_free(&script);
    }
}

TESTS(cmocka_unit_test(test_what_keys_do),
      cmocka_unit_test(test_what_is_asked_of_the_loop),
      cmocka_unit_test(test_ways_back_are_exact),
      cmocka_unit_test(test_a_border_between_panes_is_dragged),
      cmocka_unit_test(test_copy_is_plain_text),
      cmocka_unit_test(test_a_reload_keeps_selection_and_says_what_is_wrong),
      cmocka_unit_test(test_a_reload_keeps_filter_and_order),
      cmocka_unit_test(test_any_keys_leave_the_program_whole))
