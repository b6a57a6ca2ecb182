#!/bin/sh
# Runs the extension in a real VS Code on a sample paper: the VS Code of the desktop where there is one, else one from npm
# on an address of this machine.
set -eu
cd "$(dirname "$0")"
. test/setUp.sh

need_node
display=${DISPLAY:-${WAYLAND_DISPLAY:-}}
npm ci
npm run package

if command -v code >/dev/null && { [ -n "$display" ] || [ "$(uname)" = Darwin ]; } && [ "$(id -u)" != 0 ]; then
	exec code --new-window --wait --extensionDevelopmentPath="$PWD" "$PWD/test/fixtures/samplePaper"
fi
if [ -n "$display" ] && ! command -v xdg-open >/dev/null; then
	install_packages xdg-utils chromium
fi
exec node test/host/openSample.mjs
