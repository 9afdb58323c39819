#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Installs what the tests need, builds everything (preset dev) and runs all tests through ctest.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
# shellcheck source=installer/common.sh
. "$root/installer/common.sh"

usage() {
    cat <<'TEXT'
Usage: bash tests/run.sh [-- ARGUMENTS FOR CTEST...]

Examples:
  bash tests/run.sh                         everything but the benchmarks
  bash tests/run.sh -- -R tst_reference     what matches a name
  bash tests/run.sh -- -L bench             the benchmarks (better in the preset bench)
TEXT
}

case ${1:-} in
    '') ;;
    --) shift ;;
    --help | -h)
        usage
        exit 0
        ;;
    *)
        usage >&2
        exit 2
        ;;
esac

need_packages "$root/installer/packages.txt" "$root/installer/packages-headless.txt" "$root/installer/packages-test.txt"
configure_preset dev
build_preset dev
say "Testing"
cd "$root"
# Benchmarks measure and take their time; they are for those who ask.
if [ "$#" = 0 ]; then
    set -- --label-exclude bench
fi
exec ctest --preset dev --parallel 2 "$@"
