#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# From a fresh Debian 12 to the running window. Safe to call again: it installs and builds only what is missing.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
# shellcheck source=installer/common.sh
. "$root/installer/common.sh"

usage() {
    cat <<'TEXT'
Usage: bash installer/run.sh [--build-only] [-- ARGUMENTS FOR PORTOLAN...]

Installs what is missing (apt-get, with sudo unless you are root), builds Portolan and opens its window.
Where there is no display it opens under Xvfb instead, saves a screenshot and says where
($PORTOLAN_SCREENSHOT, or build/screenshot.png).

  --build-only   stop after the build
  --help         this text

Examples:
  bash installer/run.sh
  bash installer/run.sh -- localhost:5000/app:1
TEXT
}

build_only=''
while [ "$#" -gt 0 ]; do
    case $1 in
        --build-only) build_only=yes ;;
        --help | -h)
            usage
            exit 0
            ;;
        --)
            shift
            break
            ;;
        *)
            usage >&2
            exit 2
            ;;
    esac
    shift
done

need_packages "$root/installer/packages.txt"
configure_preset release
build_preset release portolan portolan-cli
program=$root/build/release/bin/portolan
if [ -n "$build_only" ]; then
    say "Built: $program"
    exit 0
fi

if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
    exec "$program" "$@"
fi

need_packages "$root/installer/packages-headless.txt"
picture=${PORTOLAN_SCREENSHOT:-$root/build/screenshot.png}
rm -f "$picture"
say "No display here: opening the window under Xvfb for a screenshot"
env QT_QPA_PLATFORM=xcb timeout 180 xvfb-run -a -s '-screen 0 1600x1000x24' \
    "$program" --screenshot "$picture" "$@" || die "Portolan did not finish its screenshot (exit code $?)"
[ -s "$picture" ] || die "Portolan ended without writing $picture"
say "Screenshot saved: $picture"
