# shellcheck shell=bash
# What every script shares: where things are, how progress and failure are said, and how the
# browser's half of the program is compiled. Sourced, never run.

set -euo pipefail

# Where the folder really is, not by which link one came: that is what the compiler sees.
cd -P "$(dirname "${BASH_SOURCE[0]}")/.."
ROOT=$(pwd -P)
TARGET=${CARGO_TARGET_DIR:-target}
SITE=$TARGET/site
TOOLS=$ROOT/target/tools
WASM_TARGET=wasm32-unknown-unknown
DEBIAN_RUSTC=/usr/bin/rustc
PATH=$TOOLS/bin:$ROOT/node_modules/.bin:$PATH

say() { printf '%s\n' "$*"; }

# step 2/6 "what happens now"
step() { printf '[%s] %s\n' "$1" "$2"; }

# die "what is missing or wrong" "what to do about it"
die() {
    printf '\nStopped: %s\n  Remedy: %s\n' "$1" "$2" >&2
    exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# at_least 1.96.0 1.95: is the first version not older than the second?
at_least() { [[ $(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1) == "$2" ]]; }

# Can files be made in this folder, or it itself? Asked by doing so: root may write by the letter and not in fact.
can_write() {
    local probe
    { mkdir -p "$1" && probe=$(mktemp "$1/.kizuki.XXXXXX") && rm -f "$probe"; } 2>/dev/null
}

# cargo and npm keep what they fetch below the home folder. Where that cannot be written to, below the build folder
# instead, with the settings that are at home.
export CARGO_HOME=${CARGO_HOME:-${HOME:-/nonexistent}/.cargo}
if ! can_write "$CARGO_HOME"; then
    say "$CARGO_HOME cannot be written to: cargo and npm keep their packages in $ROOT/target/home. Set CARGO_HOME to choose another folder." >&2
    can_write "$ROOT/target/home" ||
        die "neither $CARGO_HOME nor $ROOT/target can be written to" "give this folder to the user who builds, or set CARGO_HOME and CARGO_TARGET_DIR"
    for settings in config.toml config; do
        if [[ -f $CARGO_HOME/$settings ]]; then ln -sf "$CARGO_HOME/$settings" "$ROOT/target/home/$settings"; fi
    done
    export CARGO_HOME=$ROOT/target/home npm_config_cache=${npm_config_cache:-$ROOT/target/home/npm}
fi

# npm_install FOLDER: npm ci, unless the packages there are those of the lock file already
npm_install() {
    cmp -s "$1/package-lock.json" "$1/node_modules/.installed-lock.json" && return
    npm ci --prefix "$1" --no-progress --loglevel=error ||
        die "npm could not install the packages of $1/package-lock.json" "see npm's message above; is its registry reachable?"
    cp "$1/package-lock.json" "$1/node_modules/.installed-lock.json"
}

# The first run of digits and dots that a tool's --version prints.
version_of() { "$@" --version 2>/dev/null | grep -oE '[0-9]+(\.[0-9]+)+' | head -n 1; }

# locked wasm-bindgen: the version of a crate in Cargo.lock
locked() { awk -v want="name = \"$1\"" '$0 == want { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock; }

# The oldest compiler that Cargo.toml allows.
oldest_rust() { sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml; }

# Debian's compiler builds the client where rustup could not fetch the standard library for WASM
# (scripts/wasm-from-debian.sh), or where KIZUKI_WASM=debian asks for it.
wasm_from_debian() {
    [[ ${KIZUKI_WASM:-} == debian ]] || [[ ! -d $(rustc --print sysroot)/lib/rustlib/$WASM_TARGET/lib ]]
}

# The linker comes with every compiler that rustup installed; Debian's package leaves it out.
wasm_linker() {
    local lld
    lld=$(find "$(rustc --print sysroot)/lib/rustlib" -name rust-lld -type f | head -n 1)
    [[ -n $lld ]] || die "the linker rust-lld is missing; it comes with a Rust installed by rustup" "install Rust with rustup"
    printf '%s' "$lld"
}

# wasm_cargo rustc --lib …: cargo for the browser's target. Panic messages carry file names, so the
# prefixes that would tell about the building machine are cut off.
wasm_cargo() {
    local command=$1
    shift
    # Encoded, each flag ending at 0x1f: any other list of flags is split at blanks, and paths may have some.
    local -x CARGO_ENCODED_RUSTFLAGS="--remap-path-prefix=$CARGO_HOME=cargo"$'\x1f'"--remap-path-prefix=$ROOT=."
    if wasm_from_debian; then
        RUSTC=$DEBIAN_RUSTC RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$(wasm_linker) \
            cargo "$command" --target "$WASM_TARGET" -Zbuild-std=std,panic_abort "$@"
    else
        cargo "$command" --target "$WASM_TARGET" "$@"
    fi
}
