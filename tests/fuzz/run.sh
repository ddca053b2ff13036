#!/bin/sh
# usage: tests/fuzz/run.sh SECONDS FUZZER...
# Runs each fuzzer on its corpus; what it finds new and interesting goes to build/fuzz, a
# crash to build/fuzz/crash-NAME-*, to be kept in the corpus once it is mended.
seconds=$1
shift
status=0
for fuzzer; do
    name=$(basename "$fuzzer" | sed 's/^fuzz_//')
    mkdir -p "build/fuzz/found-$name" "tests/fuzz/corpus/$name"
    dictionary=tests/fuzz/$name.dict
    [ -f "$dictionary" ] && set_dictionary="-dict=$dictionary" || set_dictionary=
    echo "== $name: $seconds s"
    # shellcheck disable=SC2086 # nothing, or one option
    "$fuzzer" -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=1024 \
        -artifact_prefix="build/fuzz/crash-$name-" $set_dictionary -print_final_stats=1 \
        "build/fuzz/found-$name" "tests/fuzz/corpus/$name" >"build/fuzz/$name.log" 2>&1 ||
        { status=1; echo "FAILED, see build/fuzz/$name.log"; }
    grep 'stat::number_of_executed_units' "build/fuzz/$name.log"
done
exit $status
