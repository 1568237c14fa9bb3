#!/usr/bin/env bash
# Installs Debian packages, as root or through sudo; without either it says what to run.
# --no-remove: a test run must never cost a person something they had installed.
source "$(dirname "$0")/lib.sh"

remedy="run as root: apt-get install --no-install-recommends $*"
have apt-get || die "these are missing: $*, and this is no Debian" "install them with your system's package manager"
if [[ $(id -u) == 0 ]]; then
    as_root=()
elif sudo -n true 2>/dev/null; then
    as_root=(sudo)
else
    die "these Debian packages are missing, and installing them needs root: $*" "$remedy"
fi
install() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends --no-remove "$@"
}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
{ "${as_root[@]}" apt-get update -qq && install "$@"; } >"$log" 2>&1 || {
    cat "$log" >&2
    die "apt-get could not install: $*" "$remedy"
}
