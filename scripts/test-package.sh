#!/usr/bin/env bash
# The package for Debian, in a clean Debian of its own with systemd running: installed, started, a note posted by somebody without
# JavaScript, upgraded while somebody asks, removed and purged. Needs root; nothing leaves $TARGET/package.
source "$(dirname "$0")/lib.sh"

if [[ $(id -u) != 0 ]]; then
    say "The package is not tried: making a clean Debian needs root."
    exit
fi
scripts/dist.sh dev
folder=$(realpath "$TARGET")/package
machine=$folder/machine
mkdir -p "$folder"

scripts/apt-install.sh debootstrap systemd-container
# Kept, for it takes a minute or two and never changes with the code.
base=$folder/base.tar
if [[ ! -f $base ]]; then
    say "      a clean Debian: once, a minute or two"
    mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 2>/dev/null | grep -m 1 '/debian/*$' || echo http://deb.debian.org/debian)
    debootstrap --variant=minbase --include=adduser,systemd,systemd-sysv,dbus,curl bookworm "$machine" "$mirror" >"$folder/log" 2>&1 ||
        { tail -n 20 "$folder/log" && die "debootstrap failed" "is Debian, or a mirror of it, reachable?"; }
    tar -C "$machine" -cf "$base.new" . && mv "$base.new" "$base"
fi
rm -rf "$machine"
mkdir -p "$machine"
tar -C "$machine" -xf "$base"

running=
leader=
contained=
finish() {
    if [[ -n $running ]]; then
        # unshare passes no signal on; what it started is ended first.
        if [[ -n $contained ]]; then pkill -TERM --parent "$running" || true; else kill "$running" 2>/dev/null || true; fi
        wait "$running" 2>/dev/null || true
    fi
    rm -rf "$machine"
}
trap finish EXIT

# inside COMMAND…: in the machine that runs
inside() { nsenter --target "$leader" --all -- "$@"; }
# wait_for WHAT COMMAND…: at most half a minute
wait_for() {
    local what=$1
    shift
    for _ in $(seq 150); do
        if "$@" >/dev/null 2>&1; then return; fi
        sleep 0.2
    done
    inside journalctl --no-pager --lines 30 --unit kizuki.service >&2 || true
    die "$what did not come" "see above"
}
# How often something was to be sent to where no way leads (RFC 1213, ipOutNoRoutes): out of this machine there is none.
sent_away() { inside awk '/^Ip: [0-9]/ { print $13 }' /proc/net/snmp; }
must() { "$@" >"$folder/log" 2>&1 || { cat "$folder/log" >&2 && die "$*" "see above"; }; }

# A network of its own, so that the usual address is free, and nothing outside can be reached.
systemd-nspawn --quiet --directory="$machine" --boot --private-network --register=no --keep-unit --machine=kizuki-test \
    >"$folder/console" 2>&1 </dev/null &
running=$!
for _ in $(seq 50); do
    leader=$(pgrep --parent "$running" | head -n 1 || true)
    if [[ -n $leader ]]; then break; fi
    sleep 0.2
done
[[ -n $leader ]] || { cat "$folder/console" >&2 && die "the machine does not start" "see above"; }
wait_for "a machine that runs" inside systemctl is-active multi-user.target

# A name server that would count as well.
inside bash -c 'rm -f /etc/resolv.conf; echo nameserver 192.0.2.53 >/etc/resolv.conf'
before=$(sent_away)
cp "$TARGET"/dist/kizuki-board_0.0.1_*.deb "$machine/root/old.deb"
find "$TARGET/dist" -name '*.deb' ! -name '*_0.0.1_*' -exec cp {} "$machine/root/new.deb" \;
# The tries of the browserless person, by the programs that are there.
cp scripts/try-package.sh "$machine/root/"

must inside dpkg --install /root/old.deb
installed=$EPOCHREALTIME
wait_for "the first page" inside curl --silent --fail --output /dev/null http://127.0.0.1:3000/
first=$(awk -v from="$installed" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.1f", to - from }')
[[ $(inside systemctl show --value --property=Type kizuki.service) == notify ]] || die "the service is of another type" "see packaging/systemd"
exposure=$(inside systemd-analyze security --no-pager kizuki.service | grep -oE 'exposure level for [^:]*: [0-9.]+' | grep -oE '[0-9.]+$')
say "      installed; the first page $first s later; exposure by systemd-analyze: $exposure"
awk -v exposure="$exposure" 'BEGIN { exit !(exposure <= 1.5) }' || die "the service may do too much ($exposure, at most 1.5)" "see packaging/systemd"
must inside bash /root/try-package.sh begin
say "      a board opened, a note posted"

# Somebody who asks all the while.
inside bash /root/try-package.sh ask >"$folder/asked" &
asking=$!
must inside dpkg --install /root/new.deb
wait_for "the new version" inside curl --silent --fail http://127.0.0.1:3000/healthz
inside touch /root/enough
wait "$asking"
read -r asked refused <"$folder/asked"
((asked > 0 && refused == 0)) || die "$refused of $asked requests were refused while it was upgraded" "see kizuki.socket"
must inside bash /root/try-package.sh still
say "      upgraded with data: $asked requests meanwhile, none refused"

# An upgrade that is cut off: dpkg is killed as soon as the package is no longer whole, and the next one mends it.
inside bash /root/try-package.sh cut >"$folder/log" 2>&1 || { cat "$folder/log" >&2 && die "dpkg could not be killed in its middle" "see scripts/try-package.sh"; }
must inside dpkg --install /root/new.deb
wait_for "the board after an upgrade that was cut off" inside curl --silent --fail http://127.0.0.1:3000/healthz
must inside bash /root/try-package.sh still
say "      an upgrade that was killed, and the next"

# Since the machine began, all of this was done: nobody was looked up or called.
((before == 0)) && (($(sent_away) == 0)) || die "the program wants to reach another machine" "it makes no request to anywhere"
inside curl --silent --max-time 2 http://192.0.2.1/ || true
(($(sent_away) > 0)) || die "the counter of what is sent away does not count" "see sent_away in scripts/test-package.sh"
say "      nothing was sent to anywhere"

must inside dpkg --remove kizuki-board
! inside curl --silent --max-time 2 http://127.0.0.1:3000/healthz >/dev/null || die "it still answers after it was removed" "see packaging/debian"
must inside dpkg --purge kizuki-board
[[ -d $machine/var/lib/kizuki && ! -e $machine/etc/kizuki/kizuki.env ]] || die "a purge takes the settings and leaves the data" "see packaging/debian/postrm"
grep -q /var/lib/kizuki "$folder/log" || die "a purge does not say where the data is" "see packaging/debian/postrm"
say "      removed and purged; the data stays, and dpkg says where"

# The container: nothing but what was put in, nothing to write to but its volumes, and no rights.
kill "$running"
wait "$running" 2>/dev/null || true
image=$(realpath "$TARGET")/dist/stage/kizuki-board-container
volume=$folder/volume
rm -rf "$volume"
cp -R "$image/data" "$volume"
chown -R 65532:65532 "$volume"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
# shellcheck disable=SC2016 # expanded there
KIZUKI_ADDR=127.0.0.1:$port KIZUKI_DATA=/data unshare --mount --pid --fork bash -c '
    mount --bind "$1" "$1"
    mount -o remount,bind,ro,nosuid "$1"
    mount --bind "$2" "$1/data"
    exec chroot --userspec=65532:65532 "$1" /usr/bin/kizuki serve' - "$image/rootfs" "$volume" >"$folder/console" 2>&1 </dev/null &
running=$!
contained=yes
answers() { curl --silent --fail --output /dev/null "http://127.0.0.1:$port/"; }
for _ in $(seq 100); do
    if answers; then break; fi
    sleep 0.2
done
answers || { cat "$folder/console" >&2 && die "the container does not answer" "see packaging/container"; }
[[ -f $volume/board.db && -d $volume/keys ]] || die "the container keeps its data elsewhere than in its volumes" "see packaging/container"
rm -rf "$volume"
say "      the container, read only and without rights"
