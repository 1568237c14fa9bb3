#!/usr/bin/env bash
# The example's report in every format, looked at by programs that are not ours (scripts/check_report.py); and its calendar
# (scripts/check_calendar.py).
source "$(dirname "$0")/lib.sh"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
kizuki() { KIZUKI_DATA=$folder/data KIZUKI_SITE=$SITE "$TARGET/debug/kizuki" "$@"; }
kizuki demo >/dev/null
for format in pdf xlsx docx csv md html poster json; do
    kizuki export --theme zaitaku-kinmu --format "$format" --out "$folder/report.$format" >/dev/null
done
for format in xlsx docx; do
    kizuki export --what council --theme zaitaku-kinmu --format "$format" --out "$folder/council.$format" >/dev/null
done
for format in xlsx docx csv json; do
    kizuki export --what year --year 2020 --format "$format" --out "$folder/year.$format" >/dev/null
done
kizuki export --what calendar --out "$folder/themes.ics" >/dev/null
kizuki export --what calendar --out "$folder/again.ics" >/dev/null
PYTHONPATH=$TOOLS/python python3 scripts/check_report.py "$folder"
PYTHONPATH=$TOOLS/python python3 scripts/check_calendar.py "$folder"
