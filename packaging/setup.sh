#!/bin/sh
# Prepare this folder for `make run` or `make test`:  packaging/setup.sh run|test
#
# Looks for Python 3.11 or later, the system libraries a window needs and a Chinese font, makes .venv with the
# pinned, hash-checked packages and puts the project into it. Installs missing system packages where it may
# (root, or sudo without a password); otherwise it names the one command to run and stops. Says nothing when
# there is nothing to do, and may be interrupted at any point: the next run carries on.
set -eu

case ${1:-} in
run) requirements=packaging/requirements.txt ;;
test) requirements=packaging/requirements-test.txt ;;
*)
    echo "usage: packaging/setup.sh run|test" >&2
    exit 2
    ;;
esac
purpose=$1
cd "$(dirname "$0")/.."
unset PYTHONHOME PYTHONPATH PIP_USER PIP_TARGET PIP_PREFIX

# the tests open windows on a virtual display of their own
if [ "$purpose" = test ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then display=yes; else display=no; fi

# --- nothing to do? ---------------------------------------------------------------------------------------
# an environment knows the folder it was made in, so a moved or copied one is made again
inputs=$(cat packaging/setup.sh packaging/requirements.txt packaging/requirements-test.txt pyproject.toml | cksum)
state="$inputs $(pwd -P)"
stamp=.venv/set-up-for-$purpose
current() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ] && .venv/bin/python -c '' 2>/dev/null; }
if current .venv/set-up-for-test "$state yes" || current "$stamp" "$state $display"; then exit 0; fi

# --- Python -----------------------------------------------------------------------------------------------
python= # the first that is new enough and can make an environment, else the first that is new enough
for candidate in python3.13 python3.12 python3.11 python3.14 python3; do
    "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
    python=${python:-$candidate}
    if "$candidate" -c 'import ensurepip, venv' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "GridSteward needs Python 3.11 or later, and none is on the PATH. Install it and try again." >&2
    exit 1
fi

# --- what is missing in the system ------------------------------------------------------------------------
missing= # as this system's packages are called in Debian and Ubuntu
absent=  # the same in words any system understands

need() {
    missing="$missing $1"
    absent="$absent $2"
}
# by loading, not by package name: Debian and Ubuntu have renamed some of these packages
loads() { "$python" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" 2>/dev/null; }
library() { loads "$1" || need "$2" "$1"; }
tool() { command -v "$1" >/dev/null 2>&1 || need "$2" "$1"; }
chinese_font() {
    if command -v fc-list >/dev/null 2>&1; then
        fc-list :lang=zh | grep -q .
    else
        ls /usr/share/fonts/*/*/*CJK* >/dev/null 2>&1
    fi
}

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    need "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')" ensurepip
fi
if [ "$(uname -s)" = Linux ]; then
    library libEGL.so.1 libegl1
    library libGL.so.1 libgl1
    library libglib-2.0.so.0 libglib2.0-0
    library libxkbcommon.so.0 libxkbcommon0
    library libdbus-1.so.3 libdbus-1-3
    library libfontconfig.so.1 libfontconfig1
    chinese_font || need fonts-noto-cjk a-Chinese-font
    if [ "$display" = yes ]; then
        library libxcb-cursor.so.0 libxcb-cursor0
        library libxcb-icccm.so.4 libxcb-icccm4
        library libxcb-image.so.0 libxcb-image0
        library libxcb-keysyms.so.1 libxcb-keysyms1
        library libxcb-randr.so.0 libxcb-randr0
        library libxcb-render-util.so.0 libxcb-render-util0
        library libxcb-shape.so.0 libxcb-shape0
        library libxcb-xkb.so.1 libxcb-xkb1
        library libxkbcommon-x11.so.0 libxkbcommon-x11-0
    fi
    if [ "$purpose" = test ]; then
        tool Xvfb xvfb
        tool xdotool xdotool
        tool soffice libreoffice-calc-nogui
        tool objdump binutils
    fi
fi

if [ -n "$missing" ]; then
    install="apt-get install -y --no-install-recommends$missing"
    by_hand="sh -c 'apt-get update && $install'"
    [ "$(id -u)" = 0 ] || by_hand="sudo $by_hand"
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "Missing on this system:$absent" >&2
        echo "Install them with your system's package tool, then try again." >&2
        exit 1
    fi
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        echo "Some system packages are missing. Run this, then try again:" >&2
        echo "  $by_hand" >&2
        exit 1
    fi
    echo "Installing system packages:$missing"
    # shellcheck disable=SC2086  # both are lists of words
    if ! output=$({ $as_root apt-get update && $as_root env DEBIAN_FRONTEND=noninteractive $install; } 2>&1); then
        echo "$output" | tail -n 15 >&2
        echo "The system packages could not be installed. Run this, then try again:" >&2
        echo "  $by_hand" >&2
        exit 1
    fi
fi

# --- the environment --------------------------------------------------------------------------------------
unfinished=.venv/set-up-unfinished # stands there while packages are half installed
home="$(pwd -P)/.venv"
if [ -e "$unfinished" ] || [ "$(cat .venv/set-up-in 2>/dev/null)" != "$home" ] ||
    ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    echo "Making .venv with $("$python" -V)"
    rm -rf .venv
    "$python" -m venv .venv
    echo "$home" >.venv/set-up-in
fi
echo "Installing the packages of $requirements"
: >"$unfinished"
rm -f .venv/set-up-for-run .venv/set-up-for-test
pip() { .venv/bin/python -m pip --quiet --disable-pip-version-check --no-input "$@"; }
pip install --require-hashes --requirement "$requirements"
pip install --no-index --no-deps --no-build-isolation --editable .
rm -f "$unfinished"
echo "$state $display" >"$stamp"
