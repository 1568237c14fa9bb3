#!/usr/bin/env bash
# Rebuilds and restarts on every change.
source "$(dirname "$0")/lib.sh"

scripts/setup.sh run
export KIZUKI_SITE=${KIZUKI_SITE:-$SITE}

server=
stop() {
    [[ -n $server ]] || return 0
    kill "$server" 2>/dev/null || true
    wait "$server" || true
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
built=$TARGET/stamps/dev
while true; do
    mkdir -p "$TARGET/stamps"
    touch "$built"
    if scripts/build.sh dev; then
        stop
        "$TARGET/debug/kizuki" serve &
        server=$!
    fi
    say "Watching src, style, public, migrations and Cargo.toml; Ctrl-C ends."
    until find src style public migrations Cargo.toml -newer "$built" -print -quit 2>/dev/null | grep -q .; do
        sleep 1
    done
done
