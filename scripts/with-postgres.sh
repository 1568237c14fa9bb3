#!/usr/bin/env bash
# Runs a command with TEST_DATABASE_URL naming a private PostgreSQL, and always stops it after:
# with-postgres.sh cargo nextest run --features ssr
source "$(dirname "$0")/lib.sh"

dir=$(mktemp -d "${TMPDIR:-/tmp}/kizuki-postgres.XXXXXX")
chmod 711 "$dir" # its account, if another, must reach the folder inside
finish() {
    if [[ -d $dir/pg ]]; then scripts/postgres.sh stop "$dir/pg"; fi
    rm -rf "$dir"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
url=$(scripts/postgres.sh start "$dir/pg")
export "${url?}"
"$@"
