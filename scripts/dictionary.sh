#!/usr/bin/env bash
# The dictionary of Japanese words for the suggested groups, as $SITE/words/ja.dic, from the crate registry: once, and again when dictionary/
# changes. Without it the board works and compares runs of one script, so that a machine without the registry can build all the same.
source "$(dirname "$0")/lib.sh"

words=$SITE/words
sources=(dictionary/Cargo.toml dictionary/Cargo.lock dictionary/src/main.rs scripts/dictionary.sh)
made=$(cat -- "${sources[@]}" | sha256sum)
[[ -f $words/ja.dic && $(cat "$words/.made" 2>/dev/null) == "$made" ]] && exit
say "      words: compiling the dictionary, about a minute on 2 cores"
mkdir -p "$words"
if CARGO_TARGET_DIR=$TARGET/dictionary cargo run --quiet --release --locked --manifest-path dictionary/Cargo.toml -- "$words"; then
    printf '%s' "$made" >"$words/.made"
else
    rm -rf "$words"
    say "      words: no dictionary (is crates.io, or a mirror of it, reachable?); the suggested groups do without one"
fi
