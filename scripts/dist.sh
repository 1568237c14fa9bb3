#!/usr/bin/env bash
# What an office installs, into $TARGET/dist/: a package for Debian, a tarball, what a container is made of, the list of everything
# within (CycloneDX), and the sums of all of them. dist.sh [release|dev]: "dev" makes two packages out of the program of the tests, one of
# an earlier version, and the folder of a container, for scripts/test-package.sh, and nothing else.
source "$(dirname "$0")/lib.sh"

mode=${1:-release}
if [[ $mode == release ]]; then scripts/setup.sh dist; else scripts/setup.sh package; fi
scripts/build.sh "$mode" carried

version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
dist=$TARGET/dist
stage=$dist/stage
machine=$(rustc -vV | sed -n 's/^host: \([^-]*\).*/\1/p')
# The moment of the commit stands where formats want one: the same commit gives the same bytes.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || echo 1577836800)
export SOURCE_DATE_EPOCH
rm -rf "$dist"
mkdir -p "$stage"
cp "$TARGET/carried/kizuki" "$SITE/licences.txt" "$stage/"
chmod 755 "$stage/kizuki"
[[ $mode == release ]] || strip "$stage/kizuki"

# pack FILE FOLDER NAMES…: a tar whose bytes depend on its contents alone
pack() {
    local file=$1 folder=$2
    shift 2
    XZ_OPT=-T0 tar --create --auto-compress --file "$file" --directory "$folder" --sort=name --owner=0 --group=0 --numeric-owner \
        --mtime="@$SOURCE_DATE_EPOCH" "$@"
}

step 1/4 "Debian package"
# cargo-deb looks for the assets below target/, wherever that is.
[[ $(realpath "$dist") == "$ROOT/target/dist" ]] || { mkdir -p target && rm -rf target/dist && ln -s "$(realpath "$dist")" target/dist; }
deb() { cargo deb --quiet --no-build --no-strip --output "$dist/" "$@"; }
if [[ $mode == dev ]]; then
    # Packed in a hurry: it is for this machine alone.
    deb --fast --deb-version 0.0.1
    deb --fast
else
    deb
fi

step 2/4 "container"
root=$stage/kizuki-board-container/rootfs
# Empty folders are where a container has its mounts, on a root that nothing can be made on.
mkdir -p "$root"/{usr/bin,etc,tmp,run,dev,proc,sys,data} "$stage/kizuki-board-container/data/keys"
cp packaging/container/Containerfile "$stage/kizuki-board-container/"
cp "$stage/kizuki" "$root/usr/bin/"
# The loader and the libraries of the system, from where the program looks for them.
ldd "$stage/kizuki" | grep -oE '/[^ ]+' | sort -u | while read -r library; do
    mkdir -p "$root$(dirname "$library")"
    cp --dereference "$library" "$root$library"
done
# Names of hosts are looked up by these two.
for library in libnss_files.so.2 libnss_dns.so.2 libresolv.so.2; do
    found=$(ldconfig -p | grep -oE "/[^ ]*/$library\$" | head -n 1)
    if [[ -n $found ]]; then
        mkdir -p "$root$(dirname "$found")"
        cp --dereference "$found" "$root$found"
    fi
done
printf 'kizuki:x:65532:65532::/data:/nonexistent\n' >"$root/etc/passwd"
printf 'kizuki:x:65532:\n' >"$root/etc/group"
printf 'hosts: files dns\n' >"$root/etc/nsswitch.conf"
chmod 700 "$stage/kizuki-board-container/data" "$stage/kizuki-board-container/data/keys"
# The rest is made of the same files; a test needs none of it.
if [[ $mode == dev ]]; then exit; fi

pack "$dist/kizuki-board-$version-container.tar" "$stage" kizuki-board-container

step 3/4 "tarball"
name=kizuki-board-$version-linux-$machine
mkdir -p "$stage/$name"
cp "$stage/kizuki" "$stage/licences.txt" README.md CHANGELOG.md LICENSE-APACHE LICENSE-MIT packaging/kizuki.env "$stage/$name/"
cp -R packaging/examples docs "$stage/$name/"
mkdir "$stage/$name/systemd"
cp packaging/systemd/* "$stage/$name/systemd/"
pack "$dist/$name.tar.xz" "$stage" "$name"

step 4/4 "list of what is within (CycloneDX 1.5), sums"
cargo cyclonedx --quiet --format json --spec-version 1.5 --features ssr --override-filename kizuki-board.cdx
mv kizuki-board.cdx.json "$dist/kizuki-board-$version.cdx.json"
rm -rf "$stage"
(cd "$dist" && sha256sum -- * >SHA256SUMS)
(cd "$dist" && ls -l)
