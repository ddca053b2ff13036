#include "src/library/touring.h"
#include "src/base/vec.h"
#include "src/text/text.h"

// --- finding

// Whether a source is meant by a name from within a library: the more, the better; 0 if
// it is not.
static int fits(const StoreSource *source, Str own_library, Str name, Arena *scratch)
{
    if (str_equal(store_full_name(source, scratch), name))
        return 3;
    if (!str_equal(source->slug, name))
        return 0;
    return str_equal(source->library, own_library) ? 2 : 1;
}

// What a place names in a source; false if it is not there.
static bool find_in(const TouringLibrary *library, size_t index, Str place,
                    TourPlace *found)
{
    const CitingLibrary *citing = &library->citing;
    *found = (TourPlace){ (ptrdiff_t)index, NONE, -1 };
    if (citing->sources[index].kind == SOURCE_DEBATE) {
        const Tree *tree = library->tree(citing->context, index);
        Node node = debate_find(tree->debate, place);
        if (node.kind != NODE_NONE)
            found->place = tree_home(tree, node);
        else if (place.length == 0 && tree->count > 0)
            found->place = 0;
        return place.length == 0 || found->place != NONE;
    }
    const Document *document = citing->document(citing->context, index);
    found->block = document_find(document, place);
    if (place.length == 0 && document->block_count > 0)
        found->block = 0;
    return place.length == 0 || found->block >= 0;
}

// The sources of a name, the best first; each is asked for the place until one has it.
// `best` is the first of them, -1 if there is none.
static TourPlace find(const TouringLibrary *library, Str own_library,
                      const TourStep *step, ptrdiff_t *best)
{
    Arena *scratch = arena_new();
    TourPlace found = { -1, NONE, -1 }, place;
    *best = -1;
    for (int wanted = 3; wanted > 0; wanted--)
        for (size_t i = 0; i < library->citing.count && found.source < 0; i++) {
            const StoreSource *source = &library->citing.sources[i];
            if (source->kind == SOURCE_TOUR ||
                fits(source, own_library, step->source, scratch) != wanted)
                continue;
            *best = *best < 0 ? (ptrdiff_t)i : *best;
            if (find_in(library, i, step->place, &place))
                found = place;
        }
    arena_free(scratch);
    return found;
}

TourPlace touring_find(const TouringLibrary *library, Str own_library,
                       const TourStep *step)
{
    ptrdiff_t best;
    return find(library, own_library, step, &best);
}

// --- checking

typedef struct {
    const TouringLibrary *library;
    Str path, text;
    Problems *problems;
    Arena *arena; // for one problem
} Check;

static Str line_of(Str text, int number)
{
    Str line = str("");
    while (number-- > 0 && str_next(&text, '\n', &line))
        continue;
    return str_ends(line, str("\r")) ? str_part(line, 0, line.length - 1) : line;
}

// What is nearest to a name that is not there.
typedef struct {
    Str wanted, best;
    int distance;
} Nearest;

static Nearest nearest_to(Str wanted, Arena *arena)
{
    enum { LEAST = 3, SHARE = 2 }; // at most half of the letters are wrong
    int limit = (int)wanted.length / SHARE;
    return (Nearest){ text_fold(arena, wanted), str(""),
                      (limit > LEAST ? limit : LEAST) + 1 };
}

static void compare(Nearest *nearest, Str name, Arena *arena)
{
    int far =
        text_distance(nearest->wanted, text_fold(arena, name), nearest->distance - 1);
    if (name.length > 0 && far < nearest->distance) {
        nearest->distance = far;
        nearest->best = name;
    }
}

static Str did_you_mean(const Nearest *nearest, const char *otherwise, Arena *arena)
{
    return nearest->best.length == 0 ? str(otherwise)
                                     : arena_format(arena, "did you mean \"%.*s\"?",
                                                    STR_ARGUMENTS(nearest->best));
}

static Str like_source(const Check *check, const TourStep *step)
{
    const CitingLibrary *citing = &check->library->citing;
    Nearest nearest = nearest_to(step->source, check->arena);
    for (size_t i = 0; i < citing->count; i++)
        if (citing->sources[i].kind != SOURCE_TOUR)
            compare(&nearest, citing->sources[i].slug, check->arena);
    return did_you_mean(&nearest,
                        "a step is a link such as "
                        "[a claim](<debate#Title of the claim>) or [a passage]"
                        "(document#4.1p3)",
                        check->arena);
}

static Str like_title(const Check *check, size_t source, const TourStep *step)
{
    const Debate *debate =
        check->library->tree(check->library->citing.context, source)->debate;
    Nearest nearest = nearest_to(step->place, check->arena);
    for (ClaimId id = 0; id < debate->claim_count; id++)
        compare(&nearest, debate_title(debate, node_claim(id)), check->arena);
    for (ArgumentId id = 0; id < debate->argument_count; id++)
        compare(&nearest, debate_title(debate, node_argument(id)), check->arena);
    return did_you_mean(&nearest, "no title of that debate is like it", check->arena);
}

static Problem problem_of(const Check *check, const TourStep *step, ptrdiff_t source)
{
    const CitingLibrary *citing = &check->library->citing;
    Str name = step->source, place = step->place;
    if (source < 0)
        return (Problem){
            .code = str("tour-source"),
            .text = arena_format(check->arena,
                                 "there is no debate or document \"%.*s\" to go to",
                                 STR_ARGUMENTS(name)),
            .help = like_source(check, step),
        };
    if (citing->sources[source].kind == SOURCE_DEBATE)
        return (Problem){
            .code = str("tour-claim"),
            .text = arena_format(check->arena, "%.*s has no claim \"%.*s\"",
                                 STR_ARGUMENTS(name), STR_ARGUMENTS(place)),
            .help = like_title(check, (size_t)source, step),
        };
    const Document *document = citing->document(citing->context, (size_t)source);
    return (Problem){
        .code = str("tour-passage"),
        .text = arena_format(check->arena, "%.*s has no passage \"%.*s\"",
                             STR_ARGUMENTS(name), STR_ARGUMENTS(place)),
        .help = citing_like_address(document, place, check->arena),
    };
}

static void add_problem(const Check *check, Problem problem, int line, int column,
                        Str marked)
{
    problem.path = check->path;
    problem.line = line;
    problem.column = column;
    problem.length = marked.length > 0 ? (int)marked.length : 1;
    Str source = line_of(check->text, line);
    if (source.length > 0)
        problems_show(check->problems, &problem, check->text,
                      (size_t)(source.data - check->text.data));
    problems_add(check->problems, &problem);
    arena_reset(check->arena);
}

void touring_check(const TouringLibrary *library, Str own_library, const Tour *tour,
                   Str path, Str text, Problems *problems)
{
    enum { MOST = 200 }; // nobody reads more
    Check check = { library, path, text, problems, arena_new() };
    int told = 0;
    for (size_t i = 0; i < tour->count; i++) {
        const TourStep *step = &tour->steps[i];
        ptrdiff_t best;
        if (find(library, own_library, step, &best).source >= 0)
            continue;
        if (told++ >= MOST) {
            problems->errors++;
            continue;
        }
        Problem problem = problem_of(&check, step, best);
        problem.severity = SEVERITY_ERROR;
        add_problem(&check, problem, step->line, step->column, step->target);
    }
    if (tour->count == 0)
        add_problem(&check,
                    (Problem){ .severity = SEVERITY_WARNING,
                               .code = str("tour-empty"),
                               .text = str("this tour has no steps"),
                               .help = str("a step is a link to a claim or passage: "
                                           "[title](<debate#Title of the claim>)") },
                    1, 1, str(""));
    arena_free(check.arena);
}
