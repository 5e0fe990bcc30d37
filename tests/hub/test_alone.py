"""The hub runs where only its own packages are: no window, no encrypted store, no keyring."""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from tests.relay import Relay, free_port, until
from tests.sync.people import Area, asking

ROOT = Path(__file__).resolve().parents[2]
BLOCK = '''
import sys
from importlib.abc import MetaPathFinder

ALLOWED = set(sys.argv[1].split(","))

class OnlyThese(MetaPathFinder):
    """Lets in what the hub requires; what else is installed here is not there."""

    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        if top in sys.stdlib_module_names or top in ALLOWED or top.startswith("_"):
            return None
        raise ModuleNotFoundError(f"No module named {top!r}", name=top)

sys.meta_path.insert(0, OnlyThese())
sys.argv = ["gridsteward", *sys.argv[2:]]
from gridsteward.__main__ import main
sys.exit(main())
'''
# a distribution's name → what it is imported as, where they differ
IMPORTED_AS = {
    "psycopg-binary": "psycopg_binary",
    "typing-extensions": "typing_extensions",
    "sqlalchemy": "sqlalchemy",
}


def _closure(names: list[str]) -> set[str]:
    """Return what these distributions need, all told, as modules."""
    found: set[str] = set()
    while names:
        name = re.sub(r"[-_.]+", "-", names.pop()).lower()
        if name not in found:
            found.add(name)
            try:
                needed = requires(name) or []
            except PackageNotFoundError:
                continue  # for another system
            names += [_name(each) for each in needed if "extra ==" not in each]
    return {IMPORTED_AS.get(name, name.replace("-", "_")) for name in found}


def _name(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found
    return found.group()


def _allowed(extra: str) -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"].get(extra, ())]
    names = [_name(each) for each in asked]
    return ",".join(sorted(_closure([*names, "psycopg-binary"] if extra else names) | {"gridsteward"}))


def _run(extra: str, *words: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", BLOCK, _allowed(extra), *words],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def test_a_request_is_served_with_the_packages_of_the_hub_only(tmp_path: Path) -> None:
    allowed = _allowed("hub").split(",")
    assert not {"PySide6", "sqlcipher3", "keyring", "PIL", "platformdirs", "httpx"} & set(allowed)
    port = free_port()
    process = _run("hub", "hub", "serve", "--data-dir", str(tmp_path), "--port", str(port))
    relay, area = Relay(f"http://127.0.0.1:{port}"), Area()
    try:
        until(lambda: process.poll() is not None or relay.answers())
        assert process.poll() is None, process.stderr.read().decode() if process.stderr else ""
        road = relay.found(area)
        road.put(area.bundle(area.people[0]))
        assert len(road.pull(asking()).bundles) == 1
    finally:
        relay.close_roads()
        process.terminate()
        process.communicate(timeout=20)


def test_without_the_desktop_one_sentence_says_what_to_install() -> None:
    out, err = _run("hub", "--language", "en").communicate(timeout=60)
    assert (out, err.count(b"\n")) == (b"", 1)
    assert b'pip install "gridsteward[desktop]"' in err


def test_without_the_hub_one_sentence_says_what_to_install(tmp_path: Path) -> None:
    process = _run("", "--language", "en", "hub", "serve", "--data-dir", str(tmp_path))
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err.count(b"\n")) == (3, b"", 1)
    assert b'pip install "gridsteward[hub]"' in err
