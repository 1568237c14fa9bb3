#!/usr/bin/env bash
# Runs the programs of benches/, optimised; docs/performance.md has their figures. They write below the build folder.
# bench.sh [load|wal|page]: one of them. `page` is a browser that is made slow.
source "$(dirname "$0")/lib.sh"

mkdir -p "$TARGET"
# In memory nothing is durable, and what durability costs is what is measured.
[[ $(stat -f -c %T "$TARGET") != tmpfs ]] ||
    die "the build folder $TARGET lies in memory (tmpfs)" "set CARGO_TARGET_DIR to a folder on a disk"
have wrk || scripts/apt-install.sh wrk
scripts/setup.sh run
scripts/build.sh release
bench() { cargo bench --features ssr --bench "$1"; }
page() {
    scripts/setup.sh test
    local target=$TARGET
    [[ $target == /* ]] || target=$ROOT/$target
    cd end2end
    KIZUKI_BIN=$target/release/kizuki KIZUKI_SITE=$target/site npx --no-install playwright test --config bench.config.ts
}
case ${1:-all} in
load | wal) bench "$1" ;;
page) page ;;
all) bench "*" && page ;;
*) die "bench.sh knows load, wal and page, not '$1'" "call scripts/bench.sh" ;;
esac
