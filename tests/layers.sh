#!/bin/sh
# Checks the house: a file includes only what stands before it in `order`, stems are
# unique, the README's tour has a line for each module, and each library in `owners` is included by its owners alone. A library is named
# by the beginning of its header's name.
order='
limits alloc error str arena vec table value file worker
code_point unit text text_wrap text_fold text_ascii charset
activity clauses sat
problem debate debate_compare voice link bearing rooting tree sieve address
framework components labelling
label_search extensions gradual
standing_rules standing_frame standing why_words why crux suppose standing_strength
issues
opinion divergence
scalar merge yaml_words data argdown_token argdown_match argdown_lex argdown_source argdown_fence argdown_file argdown_element argdown_likeness argdown_syntax argdown_inference
argdown_parse shortcode argdown_inline argdown_draft argdown_member argdown_builder argdown_pcs argdown_relate
argdown_build argdown_notes argdown_order argdown_map argdown_select argdown_group argdown_map_build
facts import_af import_bag
entity markdown_guard block styled_text block_build markdown document tour
sql stem words store_plan store_watch store_file store_hostile store store_terms store_vocabulary store_index store_stage store_build store_take store_scan store_match
state_schema state_place state_lease state_file state_rows state state_note note_text note_rescue state_verdict
source_files citing touring filing intake opened stock reuse building library noting query asked hit found search
map_graph layout layout_path layout_index layout_metrics
buckets cycle level rank proper family order_keep order_swap order place place_dense place_fit shelf port track route layered
hang_tree hang_shape hang_place hang framed
scene_fold interest scene_text scene scene_row scene_link scene_make
glyph picture raster_view raster_line raster_label raster_box raster map_plan overview
json_write model_json relation_json member_json node_json section_json map_json
export_argdown_json export_argdown export_af text_lines text_table export_text json_text export_map_json export_dot export_map_svg
theme canvas uncertain keys motion
'
# The front end, in order.
order="$order"'
line_edit note_edit note_pane list list_view
sequence input
command_table
library_entry library_page library_view
text_query marked_words sheet link_look
claim_filter outline_rows predict opinions stands outline_words outline_details outline_grid outline_screen
outline_draw outline_head outline_keep outline_motion outline_view
focus_items focus_card focus_beside focus_page focus_motion focus_view
map_desk map_page map_window map_change map_relation map_motion map_pane map_overview map_draw map_view
present_slide present_view tour_show debate_view
document_head document_table document_rows passage_guess document_page document_motion
document_search document_draw document_view
seeker hit_list query_completion search_guide search_view
help_lines help_view
key_map trail walk view plain_claim plain_passage plain_say panes labels prompt
verdict_file judge inquiry crux_finder app reader_file follow guide travel preview status_row screen
writing
commands_move commands_filter commands_find commands_go commands_issues commands_judge commands_map commands_mark commands_note commands_panes commands_predict commands_guess commands_stand commands_program
command_run typing commands plain_page plain_answer plain_moves plain_keys plain_commands plain
tty rescue probe terminfo term watch signals landlock seccomp sandbox reach kiosk output loop plain_loop cli_task cli_source cli_check cli_commands cli_export cli_map cli_notes cli_search cli_import cli_solve cli_strength cli_judgement cli_stands cli_cruxes cli_verdicts cli_build cli_line cli doctor main
'
owners='
unictype.h:code_point,text_fold unigbrk.h:code_point uniwidth.h:code_point unistr.h:text,text_fold
unicase.h:text_fold uninorm.h:text_fold,text_ascii unilbrk.h:text_wrap unitypes.h:text
sqlite3:sql libstemmer:stem
yaml:data
md4c:markdown
curses:term ncurses:term term.h:terminfo
'
for module in $order; do
    [ -e "$(find src ui -name "$module.[ch]" | head -n 1)" ] || continue
    grep -q "^- .$module.:" README.md ||
        { echo "README.md: the tour has no line for $module"; exit 1; }
done
awk -v order="$order" -v owners="$owners" '
function complain(what) { print FILENAME ":" FNR ": " what; failed = 1 }
BEGIN {
    for (i = split(order, names, /[ \n]+/); i > 0; i--)
        if (names[i] != "") place[names[i]] = i
    for (i = split(owners, pairs, /[ \n]+/); i > 0; i--)
        if (split(pairs[i], pair, ":") == 2) owner[pair[1]] = "," pair[2] ","
}
FNR == 1 {
    module = FILENAME; sub(/.*\//, "", module); sub(/\..*/, "", module)
    if (!(module in place)) complain(module " is not in the list of modules")
    if (seen[FILENAME]++ || (FILENAME ~ /\.c$/ && stems[module]++))
        complain("there are two files called " module ".c")
}
/^#include "/ {
    used = $2; gsub(/"|.*\/|\.h"/, "", used)
    if (!(used in place) || place[used] > place[module])
        complain(module " stands before " used " and may not include it")
}
/^#include </ {
    for (library in owner)
        if (index($2, "<" library) == 1 && !index(owner[library], "," module ","))
            complain("only " owner[library] " may include " $2)
}
END { exit failed }' $(find src ui -name '*.[ch]' | sort)
