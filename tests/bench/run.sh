#!/bin/sh
# Everything `make bench` prints. BUILD is the folder with the programs.
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
bench=$BUILD/tests/bench

echo "== reading Argdown"
"$bench/bench_argdown"
echo "== terminal"
"$bench/bench_terminal" "$BUILD/moot" "$bench/floor" "$BUILD/library.db" "$scratch"
