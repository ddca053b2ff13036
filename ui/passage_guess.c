#include "ui/passage_guess.h"

void passage_guess_end(PassageGuess *guess)
{
    arena_free(guess->arena);
    *guess = (PassageGuess){ 0 };
}

void passage_guess_begin(PassageGuess *guess, size_t blocks)
{
    passage_guess_end(guess);
    guess->arena = arena_new();
    guess->guesses = arena_get(guess->arena, blocks + 1, 1);
    guess->is_revealed = arena_get(guess->arena, blocks + 1, sizeof(bool));
    guess->is_on = true;
}

bool passage_guess_hides(const PassageGuess *guess, size_t block)
{
    return guess->is_on && !guess->is_revealed[block];
}

static bool is_right(const PassageGuess *guess, size_t block, bool is_used)
{
    return guess->guesses[block] == (is_used ? GUESS_USED : GUESS_UNUSED);
}

bool passage_guess_reveal(PassageGuess *guess, size_t block, bool is_used)
{
    if (!passage_guess_hides(guess, block) || guess->guesses[block] == GUESS_NONE)
        return false;
    guess->is_revealed[block] = true;
    guess->all++;
    guess->right += is_right(guess, block, is_used);
    return true;
}

const char *passage_guess_sign(const PassageGuess *guess, size_t block, bool is_used)
{
    if (!guess->is_on || guess->guesses[block] == GUESS_NONE)
        return "";
    if (guess->is_revealed[block])
        return is_right(guess, block, is_used) ? "✓" : "✗";
    return guess->guesses[block] == GUESS_USED ? "y" : "n";
}

const char *passage_guess_word(PassageAnswer answer)
{
    return answer == GUESS_USED ? "used" : "unused";
}

void passage_guess_draw(const PassageGuess *guess, Canvas canvas, Arena *arena)
{
    PredictPanel panel = {
        .head = arena_format(arena, "Predict passages · %d of %d right",
                             (int)guess->right, (int)guess->all),
        .question = str("Does any claim of this library use this passage?"),
        .keys = str("y some claim uses it · n none does"),
        .end = "Esc ends",
    };
    predict_panel_draw(&panel, canvas, arena);
}
