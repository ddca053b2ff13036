#include "src/argdown/argdown_build.h"
#include "src/debate/voice.h"
#include "tests/check.h"

static const char text[] = "[A]: One. {speaker: Nye, source: \"Soft Power, p. 5\"}\n"
                           "  - <B>: Two. {speaker: Layne}\n\n"
                           "[A] {speaker: Layne}\n\n"
                           "[C]: Three. {source: a newspaper}\n\n"
                           "[D]: Four. {speaker: [Nye, Layne]}\n";

static void test_voices(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Problems problems = { .arena = arena };
    const Debate *debate = argdown_read(arena, str("x"), str(text), &problems);
    Voices voices = voice_all(debate, arena);
    assert_int_equal(voices.speaker_count, 2);
    check_str(voices.speakers[0], "Nye", "met first");
    check_str(voices.speakers[1], "Layne", "met later");
    assert_int_equal(voices.locution_count, 4);
    check_str(voices.locutions[0].source, "Soft Power, p. 5", "its source");
    check_str(voices.locutions[0].text, "One.", "its words");
    assert_int_equal(voices.locutions[1].speaker, 1); // the reference to A
    assert_int_equal(voices.locutions[1].text.length, 0);
    assert_int_equal(voices.locutions[2].speaker, NONE);
    assert_int_equal(voices.locutions[3].node.kind, NODE_ARGUMENT);
    check_str(voice_speaker(debate, debate_find(debate, str("B"))), "Layne", "of B");
    check_str(voice_source(debate, debate_find(debate, str("C"))), "a newspaper",
              "of C");
    check_str(voice_speaker(debate, debate_find(debate, str("D"))), "", "no name");
    arena_free(arena);
}

TESTS(cmocka_unit_test(test_voices))
