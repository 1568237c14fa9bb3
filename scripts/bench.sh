#!/usr/bin/env bash
# The place of the benchmarks of docs/, so that `make bench` has one name from the first day.
source "$(dirname "$0")/lib.sh"

die "there are no benchmarks yet" "they come with the page cache; nothing to do now"
