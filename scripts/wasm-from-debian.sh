#!/usr/bin/env bash
# For machines that cannot reach rustup's server: Debian has a compiler (rustc-web) and the source
# of its standard library (rust-web-src), but no compiled one for WASM, so cargo builds that too
# (wasm_cargo in lib.sh). Only the client: the server stays with the machine's own Rust.
source "$(dirname "$0")/lib.sh"

ready() {
    local version
    [[ -x $DEBIAN_RUSTC ]] || return
    version=$(version_of "$DEBIAN_RUSTC")
    at_least "$version" "$(oldest_rust)" && [[ -f /usr/src/rustc-$version/library/Cargo.lock ]]
}

wasm_linker >/dev/null
ready || scripts/apt-install.sh rustc-web rust-web-src
ready || die "Debian's rustc-web is older than Rust $(oldest_rust), or rust-web-src is of another version" \
    "turn on Debian's security updates, then: apt-get install rustc-web rust-web-src"
