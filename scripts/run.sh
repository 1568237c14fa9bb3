#!/usr/bin/env bash
# From a clone to a running board: prepare, build, serve. KIZUKI_ADDR, KIZUKI_DATA and KIZUKI_SITE
# are the server's own settings; only the site's folder is told to it here.
source "$(dirname "$0")/lib.sh"

scripts/setup.sh run
scripts/build.sh dev
export KIZUKI_SITE=${KIZUKI_SITE:-$SITE}
exec "$TARGET/debug/kizuki" serve
