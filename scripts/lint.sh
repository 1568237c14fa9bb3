#!/usr/bin/env bash
# The format of all code and the types of the browser tests; Clippy over the server and all programs for the browser,
# warnings as errors; dependencies' licences and sources too where cargo-deny is installed (deny.toml).
source "$(dirname "$0")/lib.sh"

scripts/fmt.sh --check
npm_install end2end
(cd end2end && npx --no-install tsc --noEmit)
cargo clippy --all-targets --features ssr -- -D warnings
if wasm_from_debian; then
    # rustup's clippy has no WASM library here, and Debian's is of another version.
    say "Clippy of the client: skipped, the WASM library is not rustup's."
else
    # In one folder: what they have in common is looked at once.
    for program in hydrate verifier bench; do wasm_cargo clippy --lib --features "$program" -- -D warnings; done
fi
if have cargo-deny; then
    cargo deny --all-features check licenses bans sources
else
    say "Licences and sources: skipped, cargo-deny is not installed."
fi
