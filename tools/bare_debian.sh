#!/bin/bash
# bare_debian.sh SUITE COMMAND...: what a command does in a Debian with nothing but Python and make,
# as in `tools/bare_debian.sh trixie make test`. Of this work copy the last commit is tried; as root,
# with debootstrap and git. What this machine was told about mirrors, pip and certificates holds there.
set -euo pipefail

suite=$1
shift
cd "$(dirname "$0")/.."
root=$(mktemp -d)
chmod 755 "$root"
trap 'rm -rf --one-file-system "$root"' EXIT

mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Identifier: Packages' | head -n 1)
debootstrap --variant=minbase --include=python3,python3-venv,make,ca-certificates \
    "$suite" "$root" "$mirror" >/dev/null
for told in /etc/hosts /etc/resolv.conf /etc/pip.conf /etc/apt/apt.conf.d/99* \
    /etc/ssl/certs/ca-certificates.crt; do
    [ ! -e "$told" ] || cp -L "$told" "$root$told"
done
git clone --quiet . "$root/root/ib-desk"

# Mounted for this one process: when it is gone, so are they.
# shellcheck disable=SC2016 # the inner shell fills them in
unshare --mount bash -c '
    root=$1; shift
    mount --rbind /proc "$root/proc"
    mount --rbind /dev "$root/dev"
    exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
        PIP_CERT=/etc/ssl/certs/ca-certificates.crt PIP_NO_CACHE_DIR=1 \
        chroot "$root" bash -c '\''cd /root/ib-desk && exec "$@"'\'' there "$@"
' here "$root" "$@"
