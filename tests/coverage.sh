#!/bin/sh
# usage: tests/coverage.sh FOLDER SOURCE...
# How many lines and branches of some modules the tests have taken; FOLDER is where they
# were built with --coverage. Branches of assert() count: one way of each is never taken.
folder=$1
shift
printf '%-32s %8s %8s %12s\n' module lines branches 'never taken'
for source; do
    gcov -n -b -o "$folder/$(dirname "$source")" "$folder/${source%.c}.o" 2>/dev/null |
        awk -v wanted="$source" '
            /^File/ { shown = index($0, "\047" wanted "\047") }
            shown && /^Lines executed:/ { split($2, part, ":"); lines = part[2] }
            shown && /^Taken at least once:/ {
                split($4, part, ":"); taken = part[2] + 0; count = $6 + 0
                printf "%-32s %8s %7.1f%% %7d of %d\n", wanted, lines, taken,
                    count - count * taken / 100 + 0.5, count
            }'
done | awk '
    { print; all += $6; missed += $4 }
    END { if (all) printf "%-32s %8s %7.1f%% %7d of %d\n", "together", "", 100 - 100 * missed / all, missed, all }'
