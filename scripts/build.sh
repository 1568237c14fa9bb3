#!/usr/bin/env bash
# The one way to build the site, for run, test and release: build.sh [dev|release] [carried]. The client is
# always the one that users get; "dev" and "release" differ in the server only. With "carried" the site is put into the
# program as well, which then runs without any file beside it: $TARGET/carried/kizuki.
# Leaves $TARGET/site/ (with words/, the Japanese dictionary, and fonts/, those of PDFs) and $TARGET/{debug,release}/kizuki.
source "$(dirname "$0")/lib.sh"

mode=${1:-dev}
carried=${2:-}
case $mode in
dev) profile=() ;;
release) profile=(--release) ;;
*) die "build.sh knows 'dev' and 'release', not '$mode'" "call scripts/build.sh dev" ;;
esac
[[ -z $carried || $carried == carried ]] || die "build.sh knows 'carried', not '$carried'" "call scripts/build.sh release carried"
pkg=$SITE/pkg
stamps=$TARGET/stamps
mkdir -p "$pkg" "$stamps"

# changed NAME FILES…: have the contents of the files changed since `done_with NAME`?
changed() {
    local name=$1
    shift
    cat -- "$@" | sha256sum >"$stamps/$name.new"
    ! cmp -s "$stamps/$name.new" "$stamps/$name"
}
done_with() { mv "$stamps/$1.new" "$stamps/$1"; }

# minify: a script of ours without its comments and long names, from standard input to standard output
minify() { terser --module --compress passes=2 --mangle; }

# client NAME CARGO_ARGS…: one program for the browser, as $pkg/NAME.{js,wasm}.
client() {
    local name=$1 dir=$2
    shift 2
    # Only the cdylib: without the rlib, cargo need not prepare every dependency for both.
    CARGO_TARGET_DIR=$dir wasm_cargo rustc --lib --crate-type cdylib --profile wasm-release "$@"
    local wasm=$dir/$WASM_TARGET/wasm-release/kizuki_board.wasm
    if ! changed "$name" "$wasm" scripts/build.sh Cargo.lock package-lock.json && [[ -f $pkg/$name.wasm.br ]]; then
        say "      $name: unchanged"
        return
    fi
    say "      $name: wasm-bindgen, wasm-opt, brotli"
    local out=$TARGET/wasm-bindgen/$name
    rm -rf "$out"
    kizuki-bindgen "$wasm" "$out" "$name"
    # The features are those that rustc's output uses by default; every browser of 2022 has them. Flattened and put together anew, then twice
    # made small: a kilobyte less than once, in brotli. The lowest kilobyte of memory is the end of the stack (rust-lld puts it first, and data
    # behind it), so no address that is none is ever read there.
    wasm-opt --low-memory-unused -Oz --flatten --rereloop -Oz --gufa -Oz --strip-debug --strip-producers --strip-target-features \
        --enable-bulk-memory --enable-bulk-memory-opt --enable-call-indirect-overlong \
        --enable-multivalue --enable-mutable-globals --enable-nontrapping-float-to-int \
        --enable-reference-types --enable-sign-ext \
        "$out/${name}_bg.wasm" -o "$pkg/$name.wasm"
    sed "s/${name}_bg\.wasm/$name.wasm/g" "$out/$name.js" | minify >"$pkg/$name.js"
    if [[ -d $out/snippets ]]; then cp -R "$out/snippets" "$pkg/"; fi
    node scripts/compress.mjs "$pkg/$name.wasm" "$pkg/$name.js"
    done_with "$name"
}

# The server is compiled beside the client: the longest part of each (our own crate; the WASM as one unit) is work for one core.
# A program that carries the site waits for it; all that it is made of does not.
log=$(mktemp)
if [[ -n $carried ]]; then part=(--lib); else part=(--bin kizuki); fi
cargo build "${part[@]}" --features ssr "${profile[@]}" >"$log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true; rm -f "$log"' EXIT

step 1/5 "client: the islands"
client kizuki "$TARGET" --features hydrate
# In a folder of its own each: all programs are the same library, and cargo would put one over another.
step 2/5 "client: the verifier, for pages that pick up tickets"
client verifier "$TARGET/verifier" --features verifier
step 3/5 "client: the bench, for reviewers"
client bench "$TARGET/bench" --features bench

mapfile -t styles < <(find style -name '*.css' | sort)
if changed style "${styles[@]}" scripts/bundle-css.mjs || [[ ! -f $pkg/board.css.br ]]; then
    step 4/5 "style and public files"
    node scripts/bundle-css.mjs style/main.css "$pkg/kizuki.css"
    node scripts/bundle-css.mjs style/board-page.css "$pkg/board.css"
    node scripts/compress.mjs "$pkg/kizuki.css" "$pkg/board.css"
    done_with style
else
    step 4/5 "style: unchanged; public files"
fi
find "$SITE" -mindepth 1 -maxdepth 1 ! -name pkg ! -name words -exec rm -rf {} +
cp -R public/. "$SITE/"
minify <public/sw.js >"$SITE/sw.js"
scripts/dictionary.sh
# The fonts of PDFs (BIZ UDPGothic, SIL OFL 1.1), with their licence.
mkdir -p "$SITE/fonts"
fonts=node_modules/@expo-google-fonts/biz-udpgothic
cp "$fonts/400Regular/BIZUDPGothic_400Regular.ttf" "$SITE/fonts/BIZUDPGothic-Regular.ttf"
cp "$fonts/700Bold/BIZUDPGothic_700Bold.ttf" "$SITE/fonts/BIZUDPGothic-Bold.ttf"
cp "$fonts/LICENSE_FONT" "$SITE/fonts/OFL.txt"

step 5/5 "server: cargo ($mode), begun beside the client"
if ! wait "$server"; then
    cat "$log" >&2
    exit 1
fi
tail -n 1 "$log"

if [[ -n $carried ]]; then
    # In a folder named after what it holds: the compiler knows a folder by its name, and rebuilds when that is another.
    scripts/licences.sh >"$SITE/licences.txt"
    (cd "$SITE" && find . -type f ! -name .made -print0 | sort -z | xargs -0 sha256sum) >"$TARGET/carried.sums"
    folder=$(realpath "$TARGET")/carried/site-$(sha256sum "$TARGET/carried.sums" | head -c 16)
    rm -rf "$TARGET/carried"
    mkdir -p "$folder"
    cp -R "$SITE/." "$folder/"
    rm -f "$folder/words/.made"
    KIZUKI_CARRIED_SITE=$folder cargo rustc --bin kizuki --features ssr "${profile[@]}" -- --cfg kizuki_carries_site
    cp "$TARGET/${mode/dev/debug}/kizuki" "$TARGET/carried/kizuki"
fi
