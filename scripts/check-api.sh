#!/usr/bin/env bash
# The public interface, by a program that is not ours: schemathesis reads its document, makes requests of all kinds out of it, good ones
# and bad ones, and compares what comes back with what the document says. Bounded, and always the same.
source "$(dirname "$0")/lib.sh"

folder=$(mktemp -d)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
export KIZUKI_DATA=$folder/data KIZUKI_SITE=$SITE KIZUKI_ADDR=127.0.0.1:$port
"$TARGET/debug/kizuki" demo >/dev/null
"$TARGET/debug/kizuki" serve >"$folder/log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
for _ in $(seq 100); do
    curl --silent --fail --output /dev/null "http://$KIZUKI_ADDR/healthz" && break
    sleep 0.2
done
# Not among the checks: that a bad value is refused wherever its schema is broken (a column that no theme has is a column
# without notes), and headers for methods that are refused before any address is looked at.
PYTHONPATH=$TOOLS/python python3 -m schemathesis.cli run "http://$KIZUKI_ADDR/api/v1/openapi.json" \
    --checks not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,response_schema_conformance \
    --max-examples 30 --max-time 25 --generation-deterministic --seed 1 --no-color --warnings off \
    >"$folder/said" 2>&1 || { cat "$folder/said" "$folder/log" >&2 && die "the interface is not as its document says" "see above"; }
said=$(grep -m 1 -oE '[0-9]+ generated, .*' "$folder/said") || die "schemathesis asked for nothing" "see scripts/check-api.sh"
say "The interface is as its document says: $said"
