#!/bin/sh
# Checks that text leaves the program in a few places only (R2), each of which takes out
# what a terminal must not get, or writes words of its own, or writes no text at all.
# What is called where is listed in `allowed`: a module, and the functions that it may
# call. And nothing names the sequence for links (OSC 8) or for a window's title (R7).
allowed='
output:fwrite,fputc
term:mvadd_wchnstr
rescue:write
alloc:write
cli_build:fprintf
file:write
state_lease:pwrite
worker:write
signals:write
kiosk:syslog
'
functions='v?f?printf v?dprintf f?puts f?putw?c putw?char fwrite write writev pwrite send sendto sendmsg
perror psignal v?err v?errx v?warn v?warnx error v?syslog putp tputs
(mv)?w?addn?w?str (mv)?w?addch (mv)?v?w?printw (mv)?w?insn?str (mv)?w?insch (mv)?w?add_wchn?str (mv)?w?add_wch
waddchstr addchstr echochar slk_set'
awk -v allowed="$allowed" -v functions="$functions" '
BEGIN {
    for (i = split(allowed, rows, /[ \n]+/); i > 0; i--)
        if (split(rows[i], row, ":") == 2) may[row[1]] = "," row[2] ","
    gsub(/[ \n]+/, "|", functions)
    pattern = "(^|[^A-Za-z0-9_>.])(" functions ")\\("
}
FNR == 1 { module = FILENAME; sub(/.*\//, "", module); sub(/\..*/, "", module) }
/^ *\/\// || /^#/ { next }
{
    line = $0
    sub(/\/\/.*/, "", line)
    gsub(/"([^"\\]|\\.)*"/, "\"\"", line)
    while (match(line, pattern)) {
        name = substr(line, RSTART, RLENGTH - 1)
        sub(/^[^A-Za-z0-9_]/, "", name)
        line = substr(line, RSTART + RLENGTH)
        if (index(may[module], "," name ",") == 0) {
            print FILENAME ":" FNR ": " name "() puts text out past output.c and term.c"
            failed = 1
        }
    }
}
/\\(x1[bB]|033|e)\](8|0|1|2);/ {
    print FILENAME ":" FNR ": links and titles are never sent"
    failed = 1
}
END { exit failed }' $(find src ui -name '*.[ch]' | sort)
