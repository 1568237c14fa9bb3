#!/usr/bin/env bash
# End-to-end tests in Debian's Chromium against the built server; arguments go to Playwright:
# scripts/e2e.sh --project js-375 smoke
source "$(dirname "$0")/lib.sh"

[[ -x $TARGET/debug/kizuki && -f $SITE/pkg/kizuki.wasm ]] ||
    die "the site is not built" "scripts/build.sh (or make e2e, which does it)"
export KIZUKI_BIN=$ROOT/$TARGET/debug/kizuki KIZUKI_SITE=$ROOT/$SITE
[[ $TARGET == /* ]] && export KIZUKI_BIN=$TARGET/debug/kizuki KIZUKI_SITE=$SITE
cd end2end
npx --no-install playwright test "$@"
