#!/usr/bin/env bash
# Keeps the site light: fails when what every first visit loads is over the budget.
source "$(dirname "$0")/lib.sh"

budget=122880 # 120 KiB, compressed with brotli: what a phone on a slow line gets in a second or two
sum=0
say "file             bytes   brotli"
for name in kizuki.js kizuki.wasm board.css; do
    file=$SITE/pkg/$name
    [[ -f $file.br ]] || die "$file.br is missing" "build the site first: scripts/build.sh"
    plain=$(wc -c <"$file")
    small=$(wc -c <"$file.br")
    sum=$((sum + small))
    printf '%-12s %9d %8d\n' "$name" "$plain" "$small"
done
printf '%-12s %9s %8d of %d\n' sum '' "$sum" "$budget"
((sum <= budget)) ||
    die "the first load is $((sum - budget)) bytes over its budget" "find what grew: git log, and wasm-bindgen's output before and after"
