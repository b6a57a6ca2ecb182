# Read by ci.sh and run.sh: install_packages NAME… brings Debian packages, or says what to run.

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
