#!/usr/bin/env bash
# The mutilated input of tests/it/fuzz.rs, many times over: KIZUKI_FUZZ_CASES of each kind. A failure prints the input it shrank to.
source "$(dirname "$0")/lib.sh"

export KIZUKI_FUZZ_CASES=${KIZUKI_FUZZ_CASES:-20000}
say "Fuzzing with $KIZUKI_FUZZ_CASES cases of each kind"
exec cargo nextest run --features ssr -E 'test(/^fuzz::/)'
