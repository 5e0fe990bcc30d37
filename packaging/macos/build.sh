#!/bin/sh
# The disk image for macOS: dist/GridSteward-VERSION.dmg. Needs Python 3.11 or later.
# The project's own checks run on Linux and do not run this script; what it builds proves itself below, before it is
# packed. It is not signed: who hands it out signs dist/GridSteward.app with codesign before the last step.
set -eu
cd "$(dirname "$0")/../.."

python3 -m venv .venv
.venv/bin/python -m pip install --quiet --require-hashes -r packaging/requirements-test.txt
.venv/bin/python -m pip install --quiet --no-deps --no-build-isolation -e .
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH

.venv/bin/python packaging/frozen/icons.py
.venv/bin/python packaging/frozen/freeze.py
dist/GridSteward.app/Contents/MacOS/gridsteward self-test

version=$(.venv/bin/python -c 'import gridsteward; print(gridsteward.__version__)')
hdiutil create -quiet -ov -fs HFS+ -volname GridSteward -srcfolder dist/GridSteward.app "dist/GridSteward-$version.dmg"
