#!/usr/bin/env bash
# The licences of everything that the program is made of, with their texts, to standard output: of each crate that is linked
# into the server or a program for the browser, as its package has them; of the fonts and of the dictionary. In order, so that
# the same Cargo.lock gives the same bytes.
source "$(dirname "$0")/lib.sh"

cat <<'END'
Kizuki Board is licensed under MIT OR Apache-2.0, at your choice. It is made of the following, each under its own licence.

END
cargo metadata --format-version 1 --locked --features ssr,hydrate,verifier,bench |
    node scripts/licences.mjs
for notice in "$SITE/fonts/OFL.txt" "$SITE"/words/NOTICE*.txt; do
    [[ -f $notice ]] || continue
    printf '\n==== %s ====\n\n' "${notice#"$SITE"/}"
    cat "$notice"
done
