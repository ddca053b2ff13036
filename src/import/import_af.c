#include "src/import/import_af.h"
#include "src/base/limits.h"
#include "src/base/vec.h"
#include "src/import/facts.h"

typedef struct {
    Arena *arena;
    Source source;
    Table index;       // from names to numbers, in order of first mention
    Mention *mentions; // by number
    size_t mention_capacity;
    int32_t *order; // the declared ones, then the others
    size_t order_count, order_capacity;
    AttackPair *pairs;
    size_t pair_count, pair_capacity;
    bool is_full;
} AfReader;

static void complain(const AfReader *reader, Token place, Severity severity,
                     const char *code, const char *text, const char *help)
{
    source_problem(&reader->source, place, severity, code, str(text), str(help));
}

static void say_full(AfReader *reader, Token place)
{
    if (!reader->is_full)
        complain(reader, place, SEVERITY_ERROR, "large-framework",
                 "There are more arguments or attacks than can be read; the rest is "
                 "left out.",
                 "Up to 2,000,000 arguments and 20,000,000 attacks are read.");
    reader->is_full = true;
}

// --- what the formats have in common

// The number of a name, which is new or not; -1 if there is no room.
static int32_t mention(AfReader *reader, Str name, Token place)
{
    int32_t number = table_get(&reader->index, name);
    size_t count = reader->index.count;
    if (number >= 0)
        return number;
    if (count >= LIMIT_CLAIMS) {
        say_full(reader, place);
        return -1;
    }
    table_set(&reader->index, name, (int32_t)count);
    reader->mentions = vec_room(reader->arena, reader->mentions, count,
                                &reader->mention_capacity, sizeof reader->mentions[0]);
    reader->mentions[count] = (Mention){ place, false };
    return (int32_t)count;
}

static void put_in_order(AfReader *reader, int32_t number)
{
    reader->order = vec_room(reader->arena, reader->order, reader->order_count,
                             &reader->order_capacity, sizeof reader->order[0]);
    reader->order[reader->order_count++] = number;
    reader->mentions[number].is_declared = true;
}

static void declare(AfReader *reader, Str name, Token place)
{
    int32_t number = mention(reader, name, place);
    if (number >= 0 && !reader->mentions[number].is_declared)
        put_in_order(reader, number);
}

static void attack(AfReader *reader, int32_t attacker, int32_t target, Token place)
{
    if (attacker < 0 || target < 0)
        return;
    if (reader->pair_count >= LIMIT_ATTACKS) {
        say_full(reader, place);
        return;
    }
    reader->pairs = vec_room(reader->arena, reader->pairs, reader->pair_count,
                             &reader->pair_capacity, sizeof reader->pairs[0]);
    reader->pairs[reader->pair_count++] = (AttackPair){ attacker, target };
}

// What only attacks name comes after the rest.
static void take_undeclared(AfReader *reader)
{
    for (size_t i = 0; i < reader->index.count; i++) {
        if (reader->mentions[i].is_declared)
            continue;
        complain(reader, reader->mentions[i].place, SEVERITY_WARNING,
                 "undeclared-argument",
                 "This argument is not declared; it is taken as one.",
                 "Each argument stands by itself, too: arg(a). or, in a tgf file, a "
                 "line before the \"#\".");
        put_in_order(reader, (int32_t)i);
    }
}

static ImportedAf finish(AfReader *reader, AfFormat format)
{
    size_t count = reader->order_count;
    ImportedAf result = { .format = format, .index = { .arena = reader->arena } };
    int32_t *number = arena_get(reader->arena, count + 1, sizeof *number);
    result.names = arena_get(reader->arena, count + 1, sizeof *result.names);
    for (size_t i = 0; i < count; i++) {
        int32_t old = reader->order[i];
        number[old] = (int32_t)i;
        result.names[i] = reader->index.keys[old];
        table_set(&result.index, result.names[i], (int32_t)i);
    }
    for (size_t i = 0; i < reader->pair_count; i++) {
        AttackPair *pair = &reader->pairs[i];
        *pair = (AttackPair){ number[pair->attacker], number[pair->target] };
    }
    result.framework = framework_make((int32_t)count, reader->pairs, reader->pair_count,
                                      reader->arena);
    return result;
}

// --- apx

static void read_facts(AfReader *reader)
{
    FactReader facts =
        facts_of(reader->source.path, reader->source.text, reader->source.problems);
    for (Fact fact; facts_next(&facts, &fact);) {
        bool is_argument = str_is(fact.name, "arg");
        if (is_argument && fact.count == 1) {
            declare(reader, fact.terms[0], fact.places[0]);
        } else if (str_is(fact.name, "att") && fact.count == 2) {
            int32_t attacker = mention(reader, fact.terms[0], fact.places[0]);
            int32_t target = mention(reader, fact.terms[1], fact.places[1]);
            attack(reader, attacker, target, fact.place);
        } else if (is_argument && fact.count == 2) {
            complain(reader, fact.places[1], SEVERITY_WARNING, "weight",
                     "Weights mean nothing to this framework.", "");
            declare(reader, fact.terms[0], fact.places[0]);
        } else {
            complain(reader, fact.place, SEVERITY_WARNING, "unknown-fact",
                     "This fact means nothing here and is left out.",
                     "Arguments are arg(a), attacks att(a, b).");
        }
    }
}

// --- lines

typedef struct {
    Str rest; // of the line
    Token place;
} Line;

// The next line, or false. `at` and `number` are where the one after it begins.
static bool next_line(const Source *source, size_t *at, int32_t *number, Line *line)
{
    Str text = source->text;
    if (*at >= text.length)
        return false;
    size_t end = *at;
    while (end < text.length && text.data[end] != '\n' && text.data[end] != '\r')
        end++;
    line->place = (Token){ .start = (uint32_t)*at,
                           .end = (uint32_t)end,
                           .line_start = (uint32_t)*at,
                           .line = ++*number };
    line->rest = str_part(text, *at, end);
    bool is_pair =
        end + 1 < text.length && text.data[end] == '\r' && text.data[end + 1] == '\n';
    *at = end + (is_pair ? 2 : 1);
    return true;
}

// The next word of a line, empty at its end, and where it stands.
static Str next_word(Line *line, Token *place)
{
    Str rest = line->rest;
    size_t start = 0, end;
    while (start < rest.length && str_is_space(rest.data[start]))
        start++;
    for (end = start; end < rest.length && !str_is_space(rest.data[end]);)
        end++;
    *place = line->place;
    place->start = line->place.end - (uint32_t)(rest.length - start);
    place->end = place->start + (uint32_t)(end - start);
    line->rest = str_from(rest, end);
    return str_part(rest, start, end);
}

static size_t text_begin(Str text)
{
    return str_starts(text, str("\xEF\xBB\xBF")) ? 3 : 0;
}

static void read_trivial(AfReader *reader)
{
    size_t at = text_begin(reader->source.text);
    int32_t number = 0;
    bool are_attacks = false;
    for (Line line; next_line(&reader->source, &at, &number, &line);) {
        Token place, other_place;
        Str word = next_word(&line, &place);
        if (word.length == 0)
            continue;
        if (str_is(word, "#")) {
            are_attacks = true;
            continue;
        }
        if (!are_attacks) { // what follows the name is a label
            declare(reader, word, place);
            continue;
        }
        Str other = next_word(&line, &other_place);
        if (other.length > 0)
            attack(reader, mention(reader, word, place),
                   mention(reader, other, other_place), place);
        else
            complain(reader, place, SEVERITY_ERROR, "half-attack",
                     "An attack wants two arguments; this names one.",
                     "After the \"#\" each line is an attack: a b.");
    }
}

// --- p af

// A whole number without a sign, -1 if it is none or too large.
static int32_t number_of(Str word)
{
    int64_t number = 0;
    for (size_t i = 0; i < word.length; i++) {
        if (word.data[i] < '0' || word.data[i] > '9' || number > INT32_MAX / 10)
            return -1;
        number = number * 10 + (word.data[i] - '0');
    }
    return word.length > 0 && number <= INT32_MAX ? (int32_t)number : -1;
}

// "p af 4", once; older files have the number of attacks behind it.
static void read_header(AfReader *reader, Line line)
{
    Token place;
    Str kind = next_word(&line, &place), word = next_word(&line, &place);
    int32_t count = number_of(word);
    if (!str_is(kind, "af")) {
        complain(reader, line.place, SEVERITY_ERROR, "not-abstract",
                 "Only abstract frameworks are read, \"p af\" and the number of their "
                 "arguments.",
                 "");
    } else if (count < 0) {
        complain(reader, line.place, SEVERITY_ERROR, "no-count",
                 "Here the number of arguments is missing.", "Write \"p af 4\".");
    } else if (count > LIMIT_CLAIMS) {
        say_full(reader, place);
    } else if (reader->order_count > 0) {
        complain(reader, line.place, SEVERITY_WARNING, "second-header",
                 "This says again how many arguments there are, and is left out.", "");
    } else {
        for (int32_t i = 1; i <= count; i++)
            declare(reader, arena_format(reader->arena, "%d", (int)i), place);
    }
}

// The argument that a word means, -1 with a problem.
static int32_t numbered(AfReader *reader, Str word, Token place)
{
    int32_t number = number_of(word);
    if (number >= 1 && number <= (int32_t)reader->order_count)
        return number - 1;
    complain(reader, place, SEVERITY_ERROR, "no-argument",
             "This is not the number of an argument.",
             "Arguments are numbered from 1 to the number after \"p af\".");
    return -1;
}

static void read_numbered(AfReader *reader)
{
    size_t at = text_begin(reader->source.text);
    int32_t number = 0;
    for (Line line; next_line(&reader->source, &at, &number, &line);) {
        Token place, other_place;
        Str word = next_word(&line, &place);
        if (word.length == 0 || word.data[0] == '#' || str_is(word, "c") ||
            str_is(word, "%"))
            continue;
        if (str_is(word, "p")) {
            read_header(reader, line);
            continue;
        }
        Str other = next_word(&line, &other_place);
        if (other.length > 0 && other.data[0] == '-')
            other = str_from(other, 1);
        int32_t attacker = numbered(reader, word, place);
        int32_t target = other.length > 0 ? numbered(reader, other, other_place) : -1;
        if (other.length == 0)
            complain(reader, place, SEVERITY_ERROR, "half-attack",
                     "An attack wants two arguments; this names one.",
                     "Each line is an attack: 1 2.");
        attack(reader, attacker, target, place);
    }
}

// --- all of it

// Whether a line is that of a fact, and not of an argument with a label in brackets.
static bool begins_fact(Str line)
{
    size_t end = 0, at;
    while (end < line.length && !str_is_space(line.data[end]) && line.data[end] != '(')
        end++;
    for (at = end; at < line.length && str_is_space(line.data[at]);)
        at++;
    Str name = str_part(line, 0, end);
    bool is_usual = str_is(name, "arg") || str_is(name, "att");
    return end > 0 && at < line.length && line.data[at] == '(' &&
           (at == end || is_usual);
}

AfFormat import_af_format(Str text)
{
    size_t at = text_begin(text);
    int32_t number = 0;
    bool is_marked = false;
    for (Line line; next_line(&(Source){ .text = text }, &at, &number, &line);) {
        Str trimmed = str_trim(line.rest);
        if (trimmed.length == 0 || trimmed.data[0] == '%' ||
            str_starts(trimmed, str("c ")))
            continue;
        if (trimmed.data[0] == '#') {
            is_marked |= trimmed.length == 1;
            continue;
        }
        if (str_starts(trimmed, str("p ")) || str_starts(trimmed, str("p\t")))
            return AF_NUMBERED;
        return begins_fact(trimmed) ? AF_APX : AF_TGF;
    }
    return is_marked ? AF_TGF : AF_APX;
}

ImportedAf import_af(Arena *arena, Str path, Str text, Problems *problems)
{
    AfReader reader = { .arena = arena,
                        .source = { .path = path, .text = text, .problems = problems },
                        .index = { .arena = arena } };
    AfFormat format = import_af_format(text);
    reader.mentions =
        vec_room(arena, NULL, 0, &reader.mention_capacity, sizeof reader.mentions[0]);
    switch (format) {
    case AF_TGF: read_trivial(&reader); break;
    case AF_NUMBERED: read_numbered(&reader); break;
    default: read_facts(&reader); break;
    }
    take_undeclared(&reader);
    return finish(&reader, format);
}
