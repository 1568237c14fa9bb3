#!/usr/bin/env bash
# Runs in the machine of scripts/test-package.sh, where curl is all there is: an administrator who opens a board, and somebody without
# JavaScript who posts a note. try-package.sh begin|ask|still|cut.
set -euo pipefail

board=http://127.0.0.1:3000
jar=/root/cookies
note="コピー機の横に手順書を置く"
as_admin() { curl --silent --fail --cookie "$jar" --cookie-jar "$jar" "$@"; }
# The address of the theme's board, from the list of themes that everybody sees.
theme() { curl --silent --fail "$board/" | grep -m 1 -oE '/t/kinkyu-[0-9-]+' | head -n 1 || true; }
hangs() { [[ $(curl --silent --fail "$board$(theme)") == *"$note"* ]]; }

case $1 in
begin)
    printf 'a password of fifteen chars\n' |
        runuser -u kizuki -- env KIZUKI_DATA=/var/lib/kizuki kizuki admin create --email hr@example.jp --password-stdin
    as_admin --data-urlencode email=hr@example.jp --data-urlencode 'password=a password of fifteen chars' --output /dev/null "$board/do/sign_in"
    # The first template of the page, with the fields that its form has there.
    form=$(as_admin "$board/admin/emergency" | grep -oE '<input type="hidden" name="(id|template)" value="[^"]*"' | head -n 2)
    id=$(grep -oE 'name="id" value="[^"]*' <<<"$form" | sed 's/.*"//')
    template=$(grep -oE 'name="template" value="[^"]*' <<<"$form" | sed 's/.*"//')
    as_admin --data-urlencode "id=$id" --data-urlencode "template=$template" --output /dev/null "$board/do/open_emergency"
    path=$(theme)
    prompt=$(curl --silent --fail "$board$path" | grep -oE '<input type="hidden" name="prompt" value="[^"]*' | head -n 1 | sed 's/.*"//')
    # The first visit is given a ticket and sends the form once more, as browsers do.
    curl --silent --show-error --fail --location --cookie /root/staff --cookie-jar /root/staff --output /dev/null \
        --data-urlencode "prompt=$prompt" --data-urlencode "text=$note" "$board$path/mine/post"
    for _ in $(seq 60); do
        if hangs; then exit; fi
        sleep 0.5
    done
    echo "the note does not hang" >&2
    exit 1
    ;;
ask)
    asked=0 refused=0
    while [[ ! -e /root/enough ]]; do
        asked=$((asked + 1))
        curl --silent --fail --max-time 30 --output /dev/null "$board/healthz" || refused=$((refused + 1))
    done
    echo "$asked $refused"
    ;;
still) hangs ;;
cut)
    whole() { [[ $(dpkg-query --show --showformat='${db:Status-Status}' kizuki-board) == installed ]]; }
    dpkg --install /root/old.deb &
    while whole && kill -0 $! 2>/dev/null; do sleep 0.01; done
    kill -9 $! 2>/dev/null || true
    wait || true
    ! whole
    ;;
*) exit 2 ;;
esac
