#!/bin/sh
# Passes all tests on a Debian machine with Node 20.19 or newer: programs from apt, packages from npm, then every suite.
set -eu
cd "$(dirname "$0")"
. test/setUp.sh

need_node
install_packages $(sed '/^#/d; s/ .*//' test/apt-packages.txt)
npm ci
npm test
