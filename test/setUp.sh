# Read by ci.sh and run.sh.

# Ends with a message where Node is missing or older than 20.19.
need_node() {
	if ! node -e '
		const [major, minor] = process.versions.node.split(".").map(Number);
		process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1);
	'; then
		echo "Node 20.19 or newer is needed: https://nodejs.org" >&2
		exit 1
	fi
}

# install_packages NAME…: brings Debian packages, or ends with what to run.
install_packages() {
	missing=
	for name in "$@"; do
		dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing="$missing $name"
	done
	[ -n "$missing" ] || return 0
	if [ "$(id -u)" = 0 ]; then
		as_root=
	elif sudo -n true 2>/dev/null; then
		as_root=sudo
	else
		echo "Run this first: sudo apt-get update && sudo apt-get install --yes --no-install-recommends$missing" >&2
		exit 1
	fi
	$as_root apt-get update -q
	$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q --yes --no-install-recommends $missing
}
