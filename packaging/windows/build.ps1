# The installer for Windows: dist\GridSteward-VERSION-setup.exe. Needs Python 3.11 or later and Inno Setup 6.
# The project's own checks run on Linux and do not run this script; what it builds proves itself below, before it
# is packed. Windows keeps a person's areas in %LOCALAPPDATA%\gridsteward: the installer never touches them.
$ErrorActionPreference = "Stop"
$PSNativeCommandUseErrorActionPreference = $true
Set-Location (Join-Path $PSScriptRoot "..\..")

py -3 -m venv .venv
.venv\Scripts\python -m pip install --quiet --require-hashes -r packaging\requirements-test.txt
.venv\Scripts\python -m pip install --quiet --no-deps --no-build-isolation -e .
$env:SOURCE_DATE_EPOCH = git log -1 --format=%ct

.venv\Scripts\python packaging\frozen\icons.py
.venv\Scripts\python packaging\frozen\freeze.py
dist\gridsteward\gridsteward.exe self-test
if ($LASTEXITCODE -ne 0) { throw "what was built does not hold" }

$version = .venv\Scripts\python -c "import gridsteward; print(gridsteward.__version__)"
& "${env:ProgramFiles(x86)}\Inno Setup 6\ISCC.exe" /Q "/DVersion=$version" packaging\windows\gridsteward.iss
