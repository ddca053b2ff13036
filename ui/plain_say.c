#include "ui/plain_say.h"
#include "src/base/alloc.h"
#include "src/base/vec.h"
#include "src/debate/address.h"
#include "src/library/citing.h"
#include "src/text/text.h"

// Whether no sign begins with this byte.
static bool is_plain_letter(char byte)
{
    return byte > ' ' && byte < 0x7F;
}

Str plain_words(Str text, Arena *arena)
{
    static const struct {
        const char *sign, *words;
    } signs[] = {
        { " · ", ", " },       { " ▸ ", ", " },        { "¶", "paragraph " },
        { "↵", "Enter" },      { "↓", "down arrow" },  { "↑", "up arrow" },
        { "←", "left arrow" }, { "→", "right arrow" },
    };
    Buffer out = { .arena = arena };
    size_t from = 0;
    for (size_t i = 0; i < text.length; i++)
        for (size_t k = 0; !is_plain_letter(text.data[i]) && k < COUNT(signs); k++) {
            if (!str_starts(str_from(text, i), str(signs[k].sign)))
                continue;
            buffer_add(&out, str_part(text, from, i));
            buffer_add(&out, str(signs[k].words));
            from = i + strlen(signs[k].sign);
            i = from - 1;
            break;
        }
    if (from == 0)
        return text;
    buffer_add(&out, str_from(text, from));
    return buffer_str(&out);
}

static PlainDebate debate_of(const View *view)
{
    OutlineView *outline = debate_view_outline(view->debate);
    return (PlainDebate){ outline_view_subject(outline), outline_view_rows(outline) };
}

static const Document *document_of(const View *view)
{
    return library_document(view->library, view->source)->document;
}

static bool is_presenting_debate(const View *view)
{
    return view->kind == VIEW_DEBATE && view_is_presenting(view);
}

// --- what a view is

static void add_hidden(Buffer *out, size_t hidden, Arena *arena)
{
    if (hidden > 0)
        buffer_format(out, " %.*s.", STR_ARGUMENTS(problem_hidden(hidden, arena)));
}

static Str say_document(const View *view, bool is_first, Arena *arena)
{
    const Document *document = document_of(view);
    const StoreSource *source = library_source(view->library, view->source);
    bool is_tour = source->kind == SOURCE_TOUR;
    Buffer out = { .arena = arena };
    buffer_format(&out, "%s: %.*s", is_tour ? "Tour" : "Text",
                  STR_ARGUMENTS(plain_stop(document->title, arena)));
    if (!is_first)
        return buffer_str(&out);
    if (document->author.length > 0)
        buffer_format(&out, " By %.*s%s%.*s.", STR_ARGUMENTS(document->author),
                      document->year.length > 0 ? ", " : "",
                      STR_ARGUMENTS(document->year));
    buffer_format(&out, " %d paragraph%s, %zu heading%s.", (int)source->parts,
                  source->parts == 1 ? "" : "s", document->section_count,
                  document->section_count == 1 ? "" : "s");
    add_hidden(&out, document->hidden, arena);
    return buffer_str(&out);
}

static Str say_list_title(const View *view, Arena *arena)
{
    bool is_library = view->kind == VIEW_LIBRARY;
    Str count = view_count(view, arena);
    Str title = is_library ? str("Library") : view_title(view, arena);
    return arena_format(arena, "%s%.*s, %.*s. A number and Enter goes there.",
                        is_library ? "" : "List: ", STR_ARGUMENTS(title),
                        STR_ARGUMENTS(count));
}

static Str say_debate(const View *view, bool is_first, Arena *arena)
{
    const OutlineSubject *subject = debate_of(view).subject;
    const Debate *debate = subject->debate;
    Str title = plain_stop(text_clean(arena, debate->title, false, NULL), arena);
    if (is_presenting_debate(view))
        return arena_format(arena,
                            "The debate is presented: %.*s Space goes on, q leaves.",
                            STR_ARGUMENTS(title));
    if (!is_first)
        return arena_format(arena, "Debate: %.*s", STR_ARGUMENTS(title));
    Str size = outline_size(subject->tree, arena);
    bool is_new = outline_view_is_new(debate_view_outline(view->debate));
    Str about = is_new ? text_clean(arena, debate->abstract, false, NULL) : str("");
    Buffer out = { .arena = arena };
    buffer_format(&out, "Debate: %.*s %.*s.", STR_ARGUMENTS(title),
                  STR_ARGUMENTS(size));
    add_hidden(&out, debate->hidden, arena);
    buffer_format(&out, "%s%.*s", about.length > 0 ? "\n" : "", STR_ARGUMENTS(about));
    return buffer_str(&out);
}

Str plain_say_view(const View *view, bool is_first, Arena *arena)
{
    switch (view->kind) {
    case VIEW_DEBATE: return say_debate(view, is_first, arena);
    case VIEW_DOCUMENT: return say_document(view, is_first, arena);
    case VIEW_SHOW: break;
    default: return say_list_title(view, arena);
    }
    Str title = library_source(view->library, view->source)->title;
    return arena_format(arena, "A tour is presented: %.*s Space goes on, q leaves.",
                        STR_ARGUMENTS(plain_stop(title, arena)));
}

// --- where the reader is

static Str say_item(const ListItem *item, int number, Arena *arena)
{
    const char *joint = item->note.length > 0 ? ", " : "";
    return arena_format(arena, "%d. %.*s%s%.*s", number, STR_ARGUMENTS(item->text),
                        joint, STR_ARGUMENTS(item->note));
}

// The number of the entry that is selected, from 1; 0 if none is.
static int number_in_list(const View *view)
{
    const ListItem *selected = list_view_selected(view->list);
    int number = 1;
    while (selected && list_view_entry(view->list, number) != selected)
        number++;
    return selected ? number : 0;
}

static int number_in_library(const View *view)
{
    ptrdiff_t selected = library_view_selected(view->entries), source;
    for (int number = 1; (source = library_view_entry(view->entries, number)) >= 0;
         number++)
        if (source == selected)
            return number;
    return 0;
}

static Str say_passage(const View *view, SayLength length, Arena *arena)
{
    ptrdiff_t block = document_view_block(view->document);
    Use *uses;
    if (block < 0)
        return str("This is the head of the text; j goes on.");
    StateNote note;
    PassageMarks marks = {
        .uses = document_view_uses(view->document, arena, &uses),
        .is_read = document_view_is_read(view->document, block),
        .is_noted = document_view_note(view->document, block, arena, &note),
    };
    return plain_passage(document_of(view), (size_t)block, &marks, length, arena);
}

static Str say_claim(const View *view, SayLength length, Arena *arena)
{
    PlainDebate debate = debate_of(view);
    PlaceId place = debate_view_selected(view->debate);
    int lit = outline_view_lit(debate_view_outline(view->debate));
    if (place == NONE)
        return str("This debate has no claims yet.");
    if (is_presenting_debate(view))
        return arena_format(
            arena, "This is %.*s: %.*s", STR_ARGUMENTS(view_count(view, arena)),
            STR_ARGUMENTS(plain_claim(&debate, place, SAY_LONG, arena)));
    return lit >= 0 ? plain_claim_relation(&debate, place, lit, arena)
                    : plain_claim(&debate, place, length, arena);
}

Str plain_say_place(const View *view, SayLength length, Arena *arena)
{
    switch (view->kind) {
    case VIEW_DEBATE: return say_claim(view, length, arena);
    case VIEW_DOCUMENT: return say_passage(view, length, arena);
    case VIEW_SHOW: return tour_show_where(view->show, arena);
    case VIEW_LIBRARY: {
        int number = number_in_library(view);
        Str said = library_view_sentence(view->entries, number, arena);
        return number == 0
                   ? str("No entry is shown; Esc drops the filter.")
                   : arena_format(arena, "%d. %.*s.", number, STR_ARGUMENTS(said));
    }
    case VIEW_LIST: break;
    }
    const ListItem *item = list_view_selected(view->list);
    return item ? say_item(item, number_in_list(view), arena)
                : str("No entry is shown; Esc drops the filter.");
}

void plain_say_read(View *view, SayLength length)
{
    if (view->kind == VIEW_DOCUMENT && document_view_block(view->document) >= 0)
        document_view_mark_read(view->document, document_view_block(view->document));
    if (view->kind != VIEW_DEBATE)
        return;
    OutlineView *outline = debate_view_outline(view->debate);
    OutlineSubject *subject = outline_view_subject(outline);
    PlaceId place = debate_view_selected(view->debate);
    if (place == NONE || outline_view_lit(outline) >= 0)
        return;
    Node node = subject->tree->places[place].node;
    Str text = debate_text(subject->debate, node);
    bool is_said =
        text.length == 0 || str_equal(text, debate_name(subject->debate, node));
    if (is_said || length == SAY_LONG || is_presenting_debate(view))
        outline_mark_read(subject, subject->tree->places[place].home);
}

static Str where_in_text(const View *view, Arena *arena)
{
    ptrdiff_t block = document_view_block(view->document);
    Str path = plain_passage_path(document_of(view), (size_t)block, arena);
    StateNote note;
    if (!document_view_note(view->document, block, arena, &note))
        return path;
    Str text = text_clean(arena, note.text, true, NULL);
    return arena_format(arena, "%.*s\nYour note: %.*s", STR_ARGUMENTS(path),
                        STR_ARGUMENTS(plain_stop(text, arena)));
}

Str plain_say_where(const View *view, Arena *arena)
{
    if (view->kind == VIEW_DOCUMENT && document_view_block(view->document) >= 0)
        return where_in_text(view, arena);
    if (view->kind != VIEW_DEBATE || debate_view_selected(view->debate) == NONE)
        return arena_format(arena, "%.*s.", STR_ARGUMENTS(view_sentence(view, arena)));
    PlainDebate debate = debate_of(view);
    Str path = plain_claim_path(&debate, debate_view_selected(view->debate), arena);
    return arena_format(arena, "%.*s\n%.*s", STR_ARGUMENTS(path),
                        STR_ARGUMENTS(plain_say_view(view, false, arena)));
}

// --- lists

Str plain_say_list(const View *view, Arena *arena)
{
    Buffer out = { .arena = arena };
    const ListItem *item;
    if (view->kind == VIEW_LIBRARY)
        for (int i = 1; library_view_entry(view->entries, i) >= 0; i++)
            buffer_format(
                &out, "%s%d. %.*s.", i > 1 ? "\n" : "", i,
                STR_ARGUMENTS(library_view_sentence(view->entries, i, arena)));
    else
        for (int i = 1; (item = list_view_entry(view->list, i)); i++)
            buffer_format(&out, "%s%.*s", i > 1 ? "\n" : "",
                          STR_ARGUMENTS(say_item(item, i, arena)));
    return out.length > 0 ? buffer_str(&out) : str("Nothing is in this list.");
}

Str plain_say_address(const View *view, Arena *arena)
{
    enum { MOST = 40 }; // bytes: what stands before the reader's next key
    PlaceId place;
    switch (view->kind) {
    case VIEW_DEBATE:
        place = debate_view_selected(view->debate);
        return place == NONE
                   ? str("debate")
                   : address_end(debate_of(view).subject->tree, place, MOST, arena);
    case VIEW_DOCUMENT: {
        ptrdiff_t block = document_view_block(view->document);
        return block < 0 ? str("text")
                         : citing_address(document_of(view), (size_t)block, arena);
    }
    case VIEW_LIBRARY:
        return arena_format(arena, "library %d", number_in_library(view));
    case VIEW_LIST: return arena_format(arena, "list %d", number_in_list(view));
    case VIEW_SHOW: break;
    }
    return arena_format(arena, "step %zu", tour_show_step(view->show) + 1);
}
