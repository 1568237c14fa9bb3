#!/usr/bin/env bash
# Rebuilds and restarts on every change. cargo-leptos does it better (it reloads the browser too)
# and is used where it is installed; nobody has to install it.
source "$(dirname "$0")/lib.sh"

scripts/setup.sh run
export KIZUKI_SITE=${KIZUKI_SITE:-$SITE}
if have cargo-leptos; then
    rm -rf "$TARGET/stamps" # it writes a client of its own into the site
    scripts/build.sh dev    # the second program for the browser, which it does not know
    exec cargo leptos watch -- serve
fi

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
