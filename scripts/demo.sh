#!/usr/bin/env bash
# The same as run.sh, on a data folder of its own that is filled with the example themes first.
source "$(dirname "$0")/lib.sh"

scripts/setup.sh run
scripts/build.sh dev
export KIZUKI_SITE=${KIZUKI_SITE:-$SITE} KIZUKI_DATA=${KIZUKI_DATA:-data/demo}
"$TARGET/debug/kizuki" demo
exec "$TARGET/debug/kizuki" serve
