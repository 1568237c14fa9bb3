#!/usr/bin/env bash
# Formats the Rust code and the browser tests; "--check" only says what it would change.
source "$(dirname "$0")/lib.sh"

case ${1:-} in
"") prettier=--write ;;
--check) prettier=--check ;;
*) die "fmt.sh knows '--check', not '$1'" "call scripts/fmt.sh" ;;
esac
cargo fmt "$@"
cargo fmt --manifest-path dictionary/Cargo.toml "$@"
cargo fmt --manifest-path bindgen/Cargo.toml "$@"
npm_install end2end
cd end2end
npx --no-install prettier "$prettier" --ignore-path ../.gitignore --log-level warn .
