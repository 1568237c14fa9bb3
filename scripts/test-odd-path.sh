#!/usr/bin/env bash
# A clone may lie anywhere: in a folder with blanks, Japanese, quotation marks, % and #, behind a link, on a machine
# whose home folder is read-only. Copies the sources to such a place and does there, with the tools of this one, what
# `make run` and `make test` do, as far as it is quick.
source "$(dirname "$0")/lib.sh"

[[ -x $TOOLS/bin/kizuki-bindgen && -d node_modules && -d end2end/node_modules ]] || die "the tools are not there" "scripts/setup.sh test"
kizuki=$(realpath "$TARGET")/debug/kizuki
[[ -x $kizuki ]] || die "the server is not built" "scripts/build.sh"
top=$(mktemp -d "${TMPDIR:-/tmp}/kizuki-odd.XXXXXX")
trap 'rm -rf "$top"' EXIT
odd="$top/気づき ボード/k z's #1 %"
mkdir -p "$odd/tmp"
chmod 711 "$top" "$top/気づき ボード" "$odd" "$odd/tmp" # PostgreSQL's account, if another, must get through
tar -c --exclude=./target --exclude=./data --exclude=./.git --exclude=node_modules . | tar -x -C "$odd"
mkdir "$odd/target"
ln -s "$TOOLS" "$odd/target/tools"
for packages in node_modules end2end/node_modules; do ln -s "$ROOT/$packages" "$odd/$packages"; done
ln -s "$odd" "$top/link"

unset CARGO_TARGET_DIR
# there PLACE COMMAND…: runs a command in a clone, with the functions of its own lib.sh
there() {
    local place=$1
    shift
    (cd "$place" && bash -c 'source scripts/lib.sh; "$@"' scripts/there "$@")
}
inside() { there "$odd" "$@"; }

inside scripts/setup.sh run >"$top/log" || { cat "$top/log" && die "setup failed in $odd" "see above"; }
say "      setup"
for place in "$odd" "$top/link"; do
    # A small crate is enough: the compiler is asked with all flags before it compiles anything.
    there "$place" wasm_cargo check --quiet --package subtle
    # shellcheck disable=SC2016 # expanded there
    [[ $(there "$place" eval 'printf %s "$ROOT"') == "$odd" ]] || die "$place is taken for another folder" "see lib.sh"
done
say "      the compiler and its flags"
inside node scripts/bundle-css.mjs style/main.css "$odd/target/kizuki.css"
inside node scripts/compress.mjs "$odd/target/kizuki.css"
inside eval 'cd end2end && npx --no-install playwright test --list' >"$top/log" 2>&1 || { cat "$top/log" && die "Playwright finds no tests" "see above"; }
say "      style, tests of the browser"
# shellcheck disable=SC2016 # expanded there
TMPDIR=$odd/tmp inside scripts/with-postgres.sh bash -c '[[ $TEST_DATABASE_URL == postgres://*@127.0.0.1:* ]]'
say "      PostgreSQL"
# Two ways to open a board: `demo` makes it, as a server would, and `export` only reads it.
for act in demo "export --theme zaitaku-kinmu --format csv"; do
    # shellcheck disable=SC2086 # the words of the command
    KIZUKI_DATA=$odd/data "$kizuki" $act >"$top/log" 2>&1 ||
        { cat "$top/log" && die "the program cannot keep its data in $odd/data ($act)" "see above"; }
done
[[ -f $odd/data/board.db ]] || die "the program keeps its data elsewhere than in $odd/data" "see KIZUKI_DATA"
say "      the program's data"
# Nobody can write below /proc, not even root.
# shellcheck disable=SC2016 # expanded there
home=$(env -u CARGO_HOME -u npm_config_cache HOME=/proc/nobody \
    bash -c 'cd "$1" && source scripts/lib.sh && printf %s "$CARGO_HOME"' - "$odd" 2>"$top/log")
[[ $home == "$odd/target/home" ]] && grep -q "cannot be written to" "$top/log" || die "a read-only home is not noticed" "see lib.sh"
say "      a home that cannot be written to"
