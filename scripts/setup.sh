#!/usr/bin/env bash
# Brings a bare machine to where the site can be built ("run") and tested ("test"). Pinned and
# idempotent: what is there already costs a look, nothing more. "package" is for the
# Debian package, "dist" for all that an office may install (scripts/dist.sh).
source "$(dirname "$0")/lib.sh"

NEXTEST=0.9.143
CARGO_DEB=3.8.0
CYCLONEDX=0.5.9
DEBIAN_PACKAGES=(chromium-headless-shell fonts-ipamj-mincho fonts-morisawa-bizud-gothic fonts-noto-color-emoji libreoffice-calc-nogui libreoffice-writer-nogui libxml2-utils poppler-utils postgresql-15 qpdf default-jre-headless)
PYTHON_PACKAGES=(icalendar==7.3.0 jsonschema==4.25.1 openpyxl==3.1.5 pdfua==0.1.3 python-docx==1.2.0 schemathesis==4.32.5 vobject==0.9.9)
goal=${1:-run}
case $goal in
run) steps=4 ;;
package) steps=5 ;;
dist) steps=6 ;;
test) steps=8 ;;
*) die "setup.sh knows 'run', 'test', 'package' and 'dist', not '$goal'" "call scripts/setup.sh run" ;;
esac

# Tools are run a few times a build: time to compile them counts for more than their own speed.
# docs/adr/0001 has the figures.
install_tool() {
    CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_DEBUG=0 \
        CARGO_PROFILE_RELEASE_CODEGEN_UNITS=256 \
        env -u CARGO_TARGET_DIR cargo install --quiet --root "$TOOLS" "$@"
}

compilers() {
    local rust
    have rustc || die "the Rust compiler (rustc) is missing" "install Rust $(oldest_rust) or newer with rustup"
    have cargo || die "Rust's package manager (cargo) is missing" "install Rust $(oldest_rust) or newer with rustup"
    rust=$(version_of rustc)
    at_least "$rust" "$(oldest_rust)" ||
        die "rustc is $rust, Kizuki Board needs $(oldest_rust) or newer" "rustup update stable"
    have cc || die "a C compiler (cc) is missing; SQLite and the TLS library are built with it" "apt-get install gcc libc6-dev"
    step "1/$steps" "Rust $rust and a C compiler"
}

node_tools() {
    local node
    have node || die "Node.js is missing; it optimises the WASM and bundles the CSS" "install Node.js 20 or newer, with npm"
    node=$(version_of node)
    at_least "$node" 20 || die "Node.js is $node, 20 or newer is needed" "install Node.js 20 or newer"
    have npm || die "npm is missing" "install npm (Debian's nodejs keeps it in a package of its own: npm)"
    step "2/$steps" "Node.js $node: WASM optimiser and CSS bundler (npm)"
    npm_install .
}

wasm_target() {
    if ! wasm_from_debian; then
        step "3/$steps" "WASM standard library: rustup's"
        return
    fi
    if [[ ${KIZUKI_WASM:-} != debian ]] && have rustup; then
        step "3/$steps" "WASM standard library: asking rustup"
        timeout 300 rustup target add "$WASM_TARGET" && return
        say "rustup cannot fetch it here; using Debian's compiler for the client instead"
    fi
    step "3/$steps" "WASM standard library: from Debian's Rust packages"
    scripts/wasm-from-debian.sh
}

# Client and tool refuse each other unless they are the same version, hence Cargo.lock decides. The tool is bindgen/, a
# program of ours around the library of wasm-bindgen-cli: that itself comes with an HTTP client and a server for tests.
wasm_bindgen() {
    local want
    want=$(locked wasm-bindgen)
    if [[ $(version_of kizuki-bindgen) == "$want" ]]; then
        step "4/$steps" "wasm-bindgen $want"
        return
    fi
    grep -q "^wasm-bindgen-cli-support = \"=$want\"" bindgen/Cargo.toml ||
        die "the board is made with wasm-bindgen $want, but bindgen/Cargo.toml names another" "name $want there, and cargo update --manifest-path bindgen/Cargo.toml"
    step "4/$steps" "wasm-bindgen $want: compiling it, about a minute on 2 cores"
    install_tool --path bindgen --locked --target-dir "$TOOLS/build" ||
        die "bindgen/ (wasm-bindgen $want) did not build" "see cargo's message above; is crates.io, or a mirror of it, reachable?"
}

cargo_deb() {
    step "5/$steps" "cargo-deb $CARGO_DEB: compiled once, a minute on 2 cores"
    [[ $(version_of cargo-deb) == "$CARGO_DEB" ]] || install_tool cargo-deb --version "$CARGO_DEB" --locked ||
        die "cargo-deb $CARGO_DEB did not build" "see cargo's message above; is crates.io, or a mirror of it, reachable?"
}

cyclonedx() {
    step "6/$steps" "cargo-cyclonedx $CYCLONEDX: compiled once, a minute and a half on 2 cores"
    [[ $(version_of cargo-cyclonedx cyclonedx) == "$CYCLONEDX" ]] || install_tool cargo-cyclonedx --version "$CYCLONEDX" --locked ||
        die "cargo-cyclonedx $CYCLONEDX did not build" "see cargo's message above; is crates.io, or a mirror of it, reachable?"
}

debian_packages() {
    local missing=() package
    for package in "${DEBIAN_PACKAGES[@]}"; do
        [[ $package == default-jre-headless ]] && have java && continue
        [[ $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) == 'install ok installed' ]] || missing+=("$package")
    done
    step "5/$steps" "Chromium, Japanese fonts, PostgreSQL, PDF tools, LibreOffice, Java (Debian)${missing[*]:+: installing ${missing[*]}}"
    if ((${#missing[@]})); then scripts/apt-install.sh "${missing[@]}"; fi
}

nextest() {
    if have cargo-nextest; then
        step "6/$steps" "cargo-nextest $(version_of cargo-nextest nextest)"
        return
    fi
    step "6/$steps" "cargo-nextest $NEXTEST: compiling it, some minutes"
    install_tool cargo-nextest --version "$NEXTEST" --locked ||
        die "cargo-nextest $NEXTEST did not build" "see cargo's message above; is crates.io, or a mirror of it, reachable?"
}

playwright() {
    step "7/$steps" "Playwright, axe, TypeScript, prettier and the HTML checker (npm)"
    npm_install end2end
}

# Other people's readers for what the program writes (scripts/check_report.py, check_calendar.py), beside the tools, so that no system changes.
python_readers() {
    step "8/$steps" "openpyxl, python-docx, pdfua, jsonschema, icalendar, vobject and schemathesis (PyPI), which read back what the program writes"
    have python3 || die "python3 is missing; it looks at the files of reports" "install Python 3 with pip"
    PYTHONPATH=$TOOLS/python python3 -c 'import docx, icalendar, jsonschema, openpyxl, pdfua, schemathesis, vobject' 2>/dev/null && return
    python3 -m pip --version >/dev/null 2>&1 || scripts/apt-install.sh python3-pip
    python3 -m pip install --quiet --disable-pip-version-check --target "$TOOLS/python" "${PYTHON_PACKAGES[@]}" ||
        die "pip did not install ${PYTHON_PACKAGES[*]}" "is pip there (Debian: python3-pip), and PyPI, or a mirror of it, reachable?"
}

compilers
node_tools
wasm_target
wasm_bindgen
[[ $goal == run ]] && exit
if [[ $goal == package || $goal == dist ]]; then
    cargo_deb
    [[ $goal == package ]] || cyclonedx
    exit
fi
debian_packages
nextest
playwright
python_readers
