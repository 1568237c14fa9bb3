#!/usr/bin/env bash
# Runs the programs of benches/, optimised; docs/performance.md has their figures. They write below the build folder.
# bench.sh [load|wal]: one of them
source "$(dirname "$0")/lib.sh"

mkdir -p "$TARGET"
# In memory nothing is durable, and what durability costs is what is measured.
[[ $(stat -f -c %T "$TARGET") != tmpfs ]] ||
    die "the build folder $TARGET lies in memory (tmpfs)" "set CARGO_TARGET_DIR to a folder on a disk"
have wrk || scripts/apt-install.sh wrk
scripts/setup.sh run
scripts/build.sh release
exec cargo bench --features ssr --bench "${1:-*}"
