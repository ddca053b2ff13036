#!/bin/sh
# Everything `make bench` prints. BUILD is the folder with the programs.
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
bench=$BUILD/tests/bench

wanted() { [ -z "$B" ] || [ "$B" = "$1" ]; } # make bench B=argdown: only that
wanted argdown && {
    echo "== reading Argdown"
    "$bench/bench_argdown" "$BUILD/moot" "$scratch" tests/bench/argdown_reference.cjs
}
wanted standing && {
    echo "== what stands"
    "$bench/bench_standing"
}
wanted text && {
    echo "== text"
    "$bench/bench_text"
}
wanted terminal && {
    echo "== terminal"
    "$bench/bench_terminal" "$BUILD/moot" "$bench/floor" "$BUILD/library.db" "$scratch"
}
wanted layout && {
    echo "== layered layout"
    "$bench/bench_layout" "$scratch"
}
wanted bombs && { # ALL=1: all of them, not the worst alone
    echo "== hostile content"
    "$bench/bench_bombs" "$BUILD/moot"
}
wanted kiosk && {
    echo "== kiosks"
    "$bench/bench_kiosk" "$BUILD/moot" "$BUILD/library.db" "${KIOSKS:-200}"
}
wanted search && { # BIG=1: a million texts, too, which takes minutes
    echo "== search"
    mkdir -p "$BUILD/bench"
    "$bench/bench_search" "$BUILD/bench" 1000 100000 ${BIG:+1000000}
}
true
