#!/usr/bin/env bash
# Formats the Rust code; "--check" only says what it would change.
source "$(dirname "$0")/lib.sh"

cargo fmt "$@"
