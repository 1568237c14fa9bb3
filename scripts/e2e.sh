#!/usr/bin/env bash
# End-to-end tests in Debian's Chromium against the built server; arguments go to Playwright:
# scripts/e2e.sh --project js-375 smoke
source "$(dirname "$0")/lib.sh"

[[ -x $TARGET/debug/kizuki && -f $SITE/pkg/kizuki.wasm ]] ||
    die "the site is not built" "scripts/build.sh (or make e2e, which does it)"
export KIZUKI_BIN=$ROOT/$TARGET/debug/kizuki KIZUKI_SITE=$ROOT/$SITE
[[ $TARGET == /* ]] && export KIZUKI_BIN=$TARGET/debug/kizuki KIZUKI_SITE=$SITE
KIZUKI_MARKUP=$(mktemp -d)
export KIZUKI_MARKUP
trap 'rm -rf "$KIZUKI_MARKUP"' EXIT
cd end2end
npx --no-install playwright test "$@"
# Every page in every state that a test has seen, by the checker of the HTML standard, which does not know this one property of CSS yet.
# Java optimises little: what it would take for that is half of such a short run (without it, the checker wants more stack).
java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xss8m -jar node_modules/vnu-jar/build/dist/vnu.jar --errors-only --filterpattern ".*field-sizing.*" --skip-non-html --format gnu "$KIZUKI_MARKUP" 2>&1 |
    sed "s|$KIZUKI_MARKUP/||" || die "the markup has errors, see above" "the pages are those that the tests have seen"
say "$(find "$KIZUKI_MARKUP" -name '*.html' | wc -l) pages are valid HTML"
