#!/bin/sh
# Passes all tests on a Debian machine with Node 20.19 or newer: programs from apt, packages from npm, then every suite.
set -eu
cd "$(dirname "$0")"

if ! node -e 'const [major, minor] = process.versions.node.split("."); process.exit(+major > 20 || (+major === 20 && +minor >= 19) ? 0 : 1)'; then
	echo "Node 20.19 or newer is needed: https://nodejs.org" >&2
	exit 1
fi

. test/installPackages.sh
install_packages $(sed '/^#/d; s/ .*//' test/apt-packages.txt)

npm ci
npm test
