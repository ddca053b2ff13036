#!/bin/sh
# usage: tests/coverage.sh FOLDER SOURCE...
# How many lines and branches of some modules the tests have taken, those of assert()
# aside, one of which is never taken; FOLDER is where they were built with --coverage.
folder=$1
shift
printf '%-32s %8s %9s %20s\n' module lines branches 'never taken'
for source; do
    gcov -t -b -c -o "$folder/$(dirname "$source")" "$folder/${source%.c}.o" 2>/dev/null |
        awk -v wanted="$source" '
            / 0:Source:/ { shown = index($0, "Source:" wanted) > 0 }
            shown && /^ *[0-9#=-][^:]*: *[0-9]+:/ {
                is_assert = index($0, " assert(") > 0
                if ($1 ~ /^[0-9]/) lines++
                if ($1 ~ /^[#=]/) left++
            }
            shown && /^branch/ && !is_assert {
                all++
                if ($3 == "never" || $4 == "0") missed++
            }
            END {
                if (all > 0)
                    printf "%-32s %7.1f%% %8.1f%% %8d of %8d\n", wanted,
                        100 * lines / (lines + left), 100 - 100 * missed / all, missed, all
            }'
done | awk '
    { print; missed += $4; all += $6 }
    END {
        if (all > 0)
            printf "%-32s %8s %8.1f%% %8d of %8d\n", "together", "",
                100 - 100 * missed / all, missed, all
    }'
