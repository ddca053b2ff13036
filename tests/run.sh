#!/bin/sh
# usage: tests/run.sh BINARY...
# Runs test binaries, shows what failed or was skipped, and ends with the totals. Each has
# a state folder of its own, so that no test meets the reader's data.
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
passed=0 failed=0 skipped=0
for binary; do
    name=$(basename "$binary")
    mkdir -p "$scratch/$name"
    HOME="$scratch/$name" XDG_STATE_HOME="$scratch/$name" TMPDIR="$scratch/$name" \
        "$binary" >"$scratch/out" 2>&1
    status=$?
    count() { sed -n "s/^\[  $1 *\] \([0-9]*\) test(s).*/\1/p" "$scratch/out" | tail -n 1; }
    good=$(count PASSED) bad=$(count FAILED) left=$(count SKIPPED)
    if [ "$status" -ne 0 ] && [ "${bad:-0}" -eq 0 ]; then
        bad=1 # it ended before it could count
    fi
    passed=$((passed + ${good:-0})) failed=$((failed + ${bad:-0}))
    skipped=$((skipped + ${left:-0}))
    if [ "${bad:-0}" -gt 0 ]; then
        echo "FAILED $name (status $status)"
        grep -v '^\[ RUN\|^\[       OK' "$scratch/out" | tail -n "${LINES_SHOWN:-60}"
    else
        echo "ok $name"
        grep '^skipped: ' "$scratch/out"
    fi
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
