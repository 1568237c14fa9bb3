#!/usr/bin/env bash
# Everything that must hold before a change lands, cheap to dear, the first failure ends it. CI runs
# this and nothing else. Closes with one line "N passed, N failed" over all runners.
source "$(dirname "$0")/lib.sh"

logs=$(mktemp -d)
touch "$logs/none.log" # so that there is something to add up when it ends before any test ran
# sum_of passed: adds up "12 passed" over the closing lines of nextest, rustdoc and Playwright
sum_of() {
    sed 's/\x1b\[[0-9;]*m//g' "$logs"/*.log |
        awk -v what="$1" '
            /^ *Summary \[|^test result:|^ +[0-9]+ (passed|failed|flaky)/ {
                for (i = 2; i <= NF; i++) if ($i ~ "^" what "[,;]?$") n += $(i - 1)
            }
            END { print n + 0 }'
}
finish() {
    local status=$? failed
    failed=$(sum_of failed)
    # A step that failed without a test of its own (format, clippy, size) counts as one.
    if ((status != 0 && failed == 0)); then failed=1; fi
    say "$(sum_of passed) passed, $failed failed"
    rm -rf "$logs"
}
trap finish EXIT

steps=11
now() { printf '%(%s)T' -1; }
began=$(now)
begin() { say "[$1/$steps] $2 (at $(($(now) - began)) s)"; }

begin 1 "setup"
scripts/setup.sh test
begin 2 "format"
scripts/fmt.sh --check
begin 3 "site"
scripts/build.sh dev
begin 4 "size budget"
scripts/size.sh
begin 5 "types of the browser tests, clippy, licences"
scripts/lint.sh
begin 6 "tests on SQLite and PostgreSQL"
# One more at a time than there are processors: some wait, for a tick or for a line that is to be closed, and use none meanwhile.
scripts/with-postgres.sh cargo nextest run --features ssr --test-threads $(($(nproc) + 1)) 2>&1 | tee "$logs/nextest.log"
if grep -rqE '^\s*//[/!] ```' src; then
    cargo test --doc --features ssr 2>&1 | tee "$logs/doc.log"
fi
if [[ -n ${CI:-} ]]; then
    begin 7 "client with Debian's compiler, as on a network without rustup"
    scripts/test-wasm-fallback.sh
else
    begin 7 "client with Debian's compiler: left to CI (make test-wasm-fallback)"
fi
begin 8 "a folder with an odd path"
scripts/test-odd-path.sh
begin 9 "reports and the public interface, read by other programs"
scripts/check-report.sh
scripts/check-api.sh
begin 10 "the package, in a clean Debian"
scripts/test-package.sh
begin 11 "end to end in Chromium"
scripts/e2e.sh 2>&1 | tee "$logs/e2e.log"
say "Done in $(($(now) - began)) s."
