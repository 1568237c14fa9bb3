#!/usr/bin/env bash
# Removes what was built. Keeps ./data, which is people's own, and target/tools, which takes
# minutes to compile and does not depend on the code.
source "$(dirname "$0")/lib.sh"

[[ -d $TARGET ]] || exit 0
find "$TARGET" -mindepth 1 -maxdepth 1 ! -name tools -exec rm -rf {} +
rm -rf end2end/test-results end2end/playwright-report
