# SPDX-License-Identifier: Apache-2.0
# Shared by installer/run.sh, tests/run.sh and .ci/run; sourced, not run. Expects `root` to hold the source folder.
# shellcheck shell=bash disable=SC2154

say() {
    printf '\033[1m==> %s\033[0m\n' "$*" >&2
}

die() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# packages_in FILE...: the names in package lists
packages_in() {
    sed -e 's/#.*//' -e 's/[[:space:]]*$//' -e '/^$/d' "$@"
}

# missing_packages NAME...: those that are not installed
missing_packages() {
    local name
    for name in "$@"; do
        case $(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null) in
            installed) ;;
            *) printf '%s\n' "$name" ;;
        esac
    done
}

# as_root COMMAND...
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        die "root or sudo is needed for: $*"
    fi
}

# Some packages start a server as soon as they are installed. The tests start what they need themselves, so keep those
# servers off: for the time of the installation by policy-rc.d, later by disabling the unit.
install_quietly() {
    local policy=/usr/sbin/policy-rc.d ours='' result=0
    if [ ! -e "$policy" ]; then
        ours=yes
        printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
        as_root chmod 755 "$policy"
    fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >&2 || result=$?
    if [ -n "$ours" ]; then
        as_root rm -f "$policy"
    fi
    case " $* " in
        *' docker-registry '*)
            if [ "$result" = 0 ] && [ -d /run/systemd/system ]; then
                as_root systemctl disable --quiet docker-registry.service || true
            fi
            ;;
    esac
    return "$result"
}

# need_packages FILE...: installs what the lists name and this machine lacks
need_packages() {
    local -a wanted missing
    mapfile -t wanted < <(packages_in "$@")
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        say "This is not Debian: please see to the equivalents of: ${wanted[*]}"
        return 0
    fi
    mapfile -t missing < <(missing_packages "${wanted[@]}")
    if [ "${#missing[@]}" = 0 ]; then
        return 0
    fi
    say "Installing ${#missing[@]} of ${#wanted[@]} packages: ${missing[*]}"
    as_root apt-get update -q >&2 || say "apt-get update failed; trying with the package lists there are"
    install_quietly "${missing[@]}" || die "apt-get could not install all packages; see its messages above"
}

# configure_preset PRESET [CMAKE ARGUMENTS...]: once; later changes of the CMake files are noticed by the build itself
configure_preset() {
    local preset=$1 folder=$root/build/$1 log
    shift
    # A tree that was moved or copied brings a build folder that points to the old place.
    if [ -f "$folder/CMakeCache.txt" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"; then
        say "build/$preset belongs to another source folder: starting it afresh"
        rm -rf "$folder"
    fi
    if [ -f "$folder/build.ninja" ]; then
        return 0
    fi
    if command -v ccache >/dev/null; then
        set -- -DCMAKE_CXX_COMPILER_LAUNCHER=ccache "$@"
    fi
    say "Configuring the $preset preset"
    mkdir -p "$root/build"
    log=$root/build/configure-$preset.log
    (cd "$root" && cmake --preset "$preset" "$@") >"$log" 2>&1 || {
        cat "$log" >&2
        die "CMake could not configure; the lines above say what is missing"
    }
}

# build_preset PRESET [TARGETS...]
build_preset() {
    local preset=$1
    shift
    if [ "$#" -gt 0 ]; then
        set -- --target "$@"
    fi
    (cd "$root" && cmake --build --preset "$preset" "$@") >&2 || die "The build failed; see above"
}
