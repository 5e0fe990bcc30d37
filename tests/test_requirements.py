"""The pinned files are what a station installs: they must be whole, hashed, and name no server."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUN = ROOT / "packaging" / "requirements.txt"
TEST = ROOT / "packaging" / "requirements-test.txt"


def _name(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found.group()).lower()


def _pins(path: Path) -> dict[str, str]:
    """Return name → "version ; marker" of every pin in a requirements file."""
    lines = path.read_text("utf-8").splitlines()
    pins = [line.removesuffix("\\").strip() for line in lines if re.match(r"[a-z0-9]", line)]
    return {_name(pin): pin.partition("==")[2] for pin in pins}


def _wanted(*groups: str) -> set[str]:
    needed = [*PROJECT["project"]["dependencies"]]
    for extra in PROJECT["project"]["optional-dependencies"].values():
        needed += extra
    for group in groups:
        needed += PROJECT["dependency-groups"][group]
    return {_name(requirement) for requirement in needed}


@pytest.mark.parametrize(
    ("path", "groups"), [(RUN, ("build",)), (TEST, ("build", "package", "test", "lint"))]
)
def test_every_dependency_is_pinned(path: Path, groups: tuple[str, ...]) -> None:
    pins = _pins(path)
    assert _wanted(*groups) <= pins.keys(), "run `make lock`"
    assert all(pins.values())


def test_build_tools_come_hashed_too() -> None:
    assert {_name(tool) for tool in PROJECT["build-system"]["requires"]} <= _pins(RUN).keys()


def test_the_test_tools_change_no_version_that_users_run() -> None:
    test = _pins(TEST)
    assert {name: test.get(name) for name in _pins(RUN)} == _pins(RUN)


@pytest.mark.parametrize("path", [RUN, TEST])
def test_every_pin_has_its_hashes(path: Path) -> None:
    text = re.sub(r"\\\n", " ", path.read_text("utf-8"))
    bare = [
        line for line in text.splitlines() if re.match(r"[a-z0-9]", line) and "--hash=sha256:" not in line
    ]
    assert bare == []


@pytest.mark.parametrize("path", [RUN, TEST])
def test_no_index_is_named(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"(?m)^\s*(-i|-f|--index|--extra-index|--find-links)", text)
