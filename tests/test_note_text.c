// Notes as Markdown: every text comes back as it was, what cannot be understood is said
// with its place, and taking notes in loses nothing.
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "src/base/file.h"
#include "src/base/vec.h"
#include "src/store/note_rescue.h"
#include "src/store/note_text.h"
#include "tests/check.h"
#include "tests/folder.h"
#include "tests/process.h"

static State *in_memory(void)
{
    Error error;
    State *state = state_open(NULL, &error);
    assert_non_null(state);
    return state;
}

static void check_same(const StateNote *one, const StateNote *other, const char *what)
{
    const Str ones[] = { one->library, one->source, one->key, one->text, one->words };
    const Str others[] = { other->library, other->source, other->key, other->text,
                           other->words };
    for (size_t i = 0; i < COUNT(ones); i++)
        if (!str_equal(ones[i], others[i]))
            fail_msg("%s: part %zu: '%.*s' became '%.*s'", what, i,
                     STR_ARGUMENTS(ones[i]), STR_ARGUMENTS(others[i]));
    assert_int_equal(one->created, other->created);
    assert_int_equal(one->changed, other->changed);
}

static void check_round_trip(const StateNote *notes, size_t count, const char *what)
{
    Error error;
    Arena *arena = arena_new();
    StateNote *again;
    size_t again_count;
    Str text = note_text_write(notes, count, arena);
    if (!note_text_read(text, "x", arena, &again, &again_count, &error))
        fail_msg("%s: %s", what, error.text);
    assert_int_equal(again_count, count);
    for (size_t i = 0; i < count; i++)
        check_same(&notes[i], &again[i], what);
    assert_true(str_equal(note_text_write(again, count, arena), text));
    arena_free(arena);
}

static StateNote note_of(const char *key, const char *text)
{
    return (StateNote){ .library = str("soft-power"),
                        .source = str("real-power"),
                        .key = str(key),
                        .text = str(text),
                        .words = str("Attraction"),
                        .created = 1700000000,
                        .changed = 1700000100 };
}

static void test_each_text_comes_back_as_it_was(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "Is this so?",
        "two\nlines",
        "a line end at the end\n",
        "\n\nempty lines\n\n\n",
        "# A heading\n\n## Another\n\n- key: no key\n- library: x",
        "```\ncode\n```",
        "```note\nnot the end\n```",
        "``````````\na long fence",
        "a `tick` and ```` four",
        "~~~\n<!-- x -->\n---\n",
        "carriage\r\nreturns\r",
        "\ttab, \\n no line end, \\ and \\\\",
        "软实力 é \U0001F600 \u202E",
        " ",
    };
    StateNote notes[COUNT(texts)];
    for (size_t i = 0; i < COUNT(texts); i++) {
        notes[i] = note_of("Soft power", texts[i]);
        check_round_trip(&notes[i], 1, texts[i]);
    }
    check_round_trip(notes, COUNT(texts), "all of them");
    check_round_trip(notes, 0, "none");
}

static void test_each_name_comes_back_as_it_was(void **state)
{
    (void)state;
    static const char *const names[] = { "",    " blanks ", "a\nb",     "a\\nb\\",
                                         "# :", "\r",       "- key: x", "软" };
    for (size_t i = 0; i < COUNT(names); i++) {
        StateNote note = note_of(names[i], "x");
        note.library = note.source = note.words = str(names[i]);
        note.created = 0;
        check_round_trip(&note, 1, names[i]);
    }
}

// Texts made of what means something in such a file.
static void test_any_text_comes_back_as_it_was(void **state)
{
    (void)state;
    static const char *const parts[] = { "`",       "```", "\n", "note", "## ",
                                         "- key: ", "x",   " ",  "\r\n", "\\",
                                         "````",    "é",   "---" };
    int seeds = check_seeds(20000), first = check_first_seed();
    for (int i = 0; i < seeds; i++) {
        uint32_t seed = (uint32_t)(first + i);
        Arena *arena = arena_new();
        Buffer text = { .arena = arena };
        buffer_add(&text, str("a"));
        for (uint32_t k = check_random(&seed) % 30; k > 0; k--)
            buffer_add(&text, str(parts[check_random(&seed) % COUNT(parts)]));
        StateNote note = note_of("Soft power", "");
        note.text = buffer_str(&text);
        check_round_trip(&note, 1, "random");
        arena_free(arena);
    }
}

static void test_what_is_wrong_is_said_with_its_place(void **state)
{
    (void)state;
#define HEAD "# Notes\n\n## K\n\n- library: l\n- source: s\n- key: k\n"
    static const struct {
        const char *text, *said;
    } cases[] = {
        { HEAD "```note\nx\n", "f:8:1: nothing closes this note" },
        { HEAD "```note\n```\n", "f:9:1: the note above has no text" },
        { HEAD "x\n", "f:8:1: this belongs to no note" },
        { HEAD "- colour: red\n", "f:8:3: a note has the lines" },
        { HEAD "- created: yesterday\n", "f:8:12: a time is written" },
        { HEAD "- changed: 2026-11-28T15:40:07Zx\n", "f:8:12: a time is written" },
        { HEAD, "f:7:1: the last note has no text" },
        { HEAD "## K\n", "f:8:1: the note above has no text" },
        { "## K\n- key: k\n- source: s\n```note\nx\n```\n", "f:4:1: the note lacks" },
        { HEAD "```note\nx\n```\nand more\n", "f:11:1: this belongs to no note" },
        { "# N\n\n## a\xff"
          "b\n",
          "f:3:5: this is no UTF-8" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        Error error = { "" };
        Arena *arena = arena_new();
        StateNote *notes;
        size_t count;
        if (note_text_read(str(cases[i].text), "f", arena, &notes, &count, &error))
            fail_msg("case %zu is taken", i);
        if (!str_starts(str(error.text), str(cases[i].said)))
            fail_msg("case %zu: it says '%s'", i, error.text);
        arena_free(arena);
    }
}

static void test_what_people_do_to_files_is_taken(void **state)
{
    (void)state;
    static const char text[] =
        "My notes, and what I think of them.\r\n\r\n## Soft\r\n- key: Soft\r\n"
        "- source: real\r\n- library: soft\r\n````\tnote\r\nOne\r\n````\r\n";
    Error error;
    Arena *arena = arena_new();
    StateNote *notes;
    size_t count;
    if (!note_text_read(str(text), "f", arena, &notes, &count, &error))
        fail_msg("%s", error.text);
    assert_int_equal(count, 1);
    check_str(notes[0].key, "Soft", "the key");
    check_str(notes[0].text, "One\r", "the text");
    arena_free(arena);
}

// --- merging

static void test_taking_notes_in_loses_nothing(void **unused)
{
    (void)unused;
    static const struct {
        const char *own, *other, *merged;
        int later; // seconds that the other was changed later
        size_t added, same, joined;
    } cases[] = {
        { "", "b", "b", 0, 1, 0, 0 },
        { "a", "a", "a", 5, 0, 1, 0 },
        { "a", "b", "b\n\n---\n\na", 5, 0, 0, 1 },
        { "a", "b", "a\n\n---\n\nb", -5, 0, 0, 1 },
        { "b\n\n---\n\na", "a", "b\n\n---\n\na", 5, 0, 1, 0 },
        { "b\n\n---\n\na\n\n---\n\nc", "a", "b\n\n---\n\na\n\n---\n\nc", 5, 0, 1, 0 },
        { "a", "b\n\n---\n\na", "b\n\n---\n\na", 5, 0, 0, 1 },
        { "ab", "a", "a\n\n---\n\nab", 5, 0, 0, 1 },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        Error error;
        NoteMerge merge;
        Arena *arena = arena_new();
        State *state = in_memory();
        StateNote own = note_of("k", cases[i].own),
                  other = note_of("k", cases[i].other);
        other.changed += cases[i].later;
        if (own.text.length > 0)
            assert_true(state_set_note(state, &own, &error));
        assert_true(note_text_merge(state, &other, 1, &merge, &error));
        assert_int_equal(merge.added, cases[i].added);
        assert_int_equal(merge.same, cases[i].same);
        assert_int_equal(merge.joined, cases[i].joined);
        assert_true(state_note(state, own.library, own.source, own.key, arena, &own));
        check_str(own.text, cases[i].merged, "merged");
        assert_true(note_text_merge(state, &other, 1, &merge, &error));
        assert_int_equal(merge.same, 1); // again: nothing
        state_close(state);
        arena_free(arena);
    }
}

static void test_what_would_be_too_long_changes_nothing(void **unused)
{
    (void)unused;
    Error error;
    NoteMerge merge;
    Arena *arena = arena_new();
    State *state = in_memory();
    StateNote notes[] = { note_of("a", "first"), note_of("k", ""), note_of("k", "x") };
    char *large = arena_get(arena, STATE_NOTE_BYTES, 1);
    memset(large, 'y', STATE_NOTE_BYTES);
    notes[1].text = (Str){ large, STATE_NOTE_BYTES };
    assert_false(note_text_merge(state, notes, 3, &merge, &error));
    assert_non_null(strstr(error.text, "longer"));
    StateNote *kept;
    assert_int_equal(state_notes(state, arena, &kept), 0);
    assert_true(note_text_merge(state, notes, 2, &merge, &error));
    assert_int_equal(merge.added, 2);
    state_close(state);
    arena_free(arena);
}

// --- the command

static void test_the_command_prints_writes_and_takes_in(void **unused)
{
    (void)unused;
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena), text;
    const char *own = arena_format(arena, "XDG_STATE_HOME=%s", folder.data).data;
    const char *other =
        arena_format(arena, "XDG_STATE_HOME=%s/other", folder.data).data;
    State *state = state_open(folder_path(folder, "moot", arena), &error);
    assert_non_null(state);
    StateNote note = note_of("Soft power", "```\nIs\x1b this so?\n");
    assert_true(state_set_note(state, &note, &error));
    state_close(state);

#define RUN(home, words) \
    process_run(folder, arena_format(arena, "%s %s", home, words).data, arena)
    ProcessRun run = RUN(own, "notes");
    assert_int_equal(run.status, 0);
    assert_true(str_find(run.out, str("- key: Soft power")) >= 0);
    assert_true(str_find(run.out, str("\x1b")) < 0);
    run = RUN(own, "notes -o my-notes.md");
    assert_int_equal(run.status, 0);
    struct stat info;
    assert_int_equal(stat(folder_path(folder, "my-notes.md", arena), &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    run = RUN(other, "notes --import my-notes.md");
    check_str(run.out, "my-notes.md: 1 note added\n", "taken in");
    run = RUN(other, "notes --import my-notes.md");
    check_str(run.out, "my-notes.md: 0 notes added, 1 was there already\n", "again");
    run = RUN(other, "notes -o again.md");
    assert_true(file_read(folder_path(folder, "my-notes.md", arena), 1 << 20, arena,
                          &text, &error));
    Str again;
    assert_true(file_read(folder_path(folder, "again.md", arena), 1 << 20, arena,
                          &again, &error));
    assert_true(str_equal(text, again));
    folder_write(folder, "bad.md", str("## K\nx\n"));
    run = RUN(other, "notes --import bad.md");
    assert_int_equal(run.status, 2);
    assert_true(str_find(run.error, str("bad.md:2:1: this belongs to no note")) >= 0);
    run = RUN(other, "notes --import none.md");
    assert_int_equal(run.status, 2);
    folder_remove(folder);
    arena_free(arena);
}

// --- notes that could not be saved

static void r10_r15_unsaved_notes_go_to_a_file_and_come_back(void **unused)
{
    (void)unused;
    Error error;
    Arena *arena = arena_new();
    Str folder = folder_new(arena), path, text;
    const Str folders[] = { str("/nowhere"), folder };
    State *state = in_memory(); // where nothing is kept, all notes are unsaved
    assert_true(note_rescue_write(state, folders, 2, arena, &path, &text));
    check_str(path, "", "there is nothing to write");
    StateNote note = note_of("Soft power", "unsaved"), again;
    assert_true(state_set_note(state, &note, &error));
    assert_false(note_rescue_write(state, folders, 1, arena, &path, &text));
    assert_true(str_find(text, str("\nunsaved\n")) >= 0);
    assert_true(note_rescue_write(state, folders, 2, arena, &path, &text));
    assert_true(str_starts(path, folder));
    state_close(state);

    state = state_open(folder.data, &error);
    assert_non_null(state);
    assert_int_equal(note_rescue_take(state, folder.data), 1);
    assert_true(access(path.data, F_OK) != 0);
    assert_true(state_note(state, note.library, note.source, note.key, arena, &again));
    check_same(&note, &again, "what was rescued");
    assert_int_equal(note_rescue_take(state, folder.data), 0);
    state_close(state);
    folder_remove(folder);
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_each_text_comes_back_as_it_was),
      cmocka_unit_test(test_each_name_comes_back_as_it_was),
      cmocka_unit_test(test_any_text_comes_back_as_it_was),
      cmocka_unit_test(test_what_is_wrong_is_said_with_its_place),
      cmocka_unit_test(test_what_people_do_to_files_is_taken),
      cmocka_unit_test(test_taking_notes_in_loses_nothing),
      cmocka_unit_test(test_what_would_be_too_long_changes_nothing),
      cmocka_unit_test(test_the_command_prints_writes_and_takes_in),
      cmocka_unit_test(r10_r15_unsaved_notes_go_to_a_file_and_come_back))
