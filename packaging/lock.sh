#!/bin/sh
# Pin every dependency with its hashes, for Linux, Windows and macOS, Python 3.11 and later: make lock
# Arguments go to uv, e.g. `packaging/lock.sh --upgrade-package cryptography` or `--upgrade`.
# Neither file may name an index or a folder of this machine (tests/test_requirements.py).
set -eu
cd "$(dirname "$0")/.."

uv=${UV:-uv}
if ! command -v "$uv" >/dev/null 2>&1; then
    echo "The lock is made with uv: install it (python3 -m pip install uv) or name it with UV=…" >&2
    exit 1
fi

compile() {
    target=$1
    shift
    "$uv" pip compile pyproject.toml "$@" --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --custom-compile-command "make lock" --output-file "$target"
}

compile packaging/requirements.txt --extra desktop --extra hub --group build "$@"
# the same versions in both, so that adding the test tools to an environment changes nothing else
compile packaging/requirements-test.txt --extra desktop --extra hub --group build --group package --group test --group lint \
    --constraint packaging/requirements.txt "$@"
