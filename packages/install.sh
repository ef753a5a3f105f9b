#!/bin/sh
# install.sh LIST: installs what the list beside this file (run or dev) names and is not there yet,
# where root or sudo without a password can; else prints the one line that does it. Other systems
# have to see to it themselves.
set -eu

list=$(dirname "$0")/$1.txt
command -v dpkg-query >/dev/null || exit 0

# A package counts under the names that it provides too: later releases rename libraries.
here=$(dpkg-query --show --showformat '${db:Status-Status},${Package}, ${Provides}\n' |
    sed -n 's/^installed,//p' | tr ',' '\n' | sed 's/(.*//; s/ //g')
missing=
for name in $(sed 's/#.*//' "$list"); do
    echo "$here" | grep -qxF -- "$name" || missing="$missing $name"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
    root=
elif sudo -n true 2>/dev/null; then
    root=sudo
else
    echo "IB Desk needs some packages of the system first. Have them installed, then try again:"
    echo "    sudo apt-get update && sudo apt-get install --no-install-recommends$missing"
    exit 1
fi
echo "Installing packages of the system:$missing"
$root apt-get update -qq
# shellcheck disable=SC2086 # one argument a package
$root env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes -qq --no-install-recommends $missing >/dev/null
