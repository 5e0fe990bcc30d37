"""The demonstration and the self-test reach the window they are handed; without a display nothing hangs."""

import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from gridsteward.operations import area as areas
from gridsteward.operations.area import Area
from tests.commands.conftest import Call


@dataclass(frozen=True)
class Tour:
    workbook: Path
    pictures: list[Path]


class Desktop:
    """Stands for the window and remembers what it was asked."""

    def __init__(self) -> None:
        self.opened: list[dict[str, Any]] = []
        self.toured: list[tuple[Path, int, str]] = []

    def opener(self) -> Any:
        def run(data_dir: Path, *, area: str, language: str, demo: Area | None = None) -> int:
            self.opened.append({"data_dir": data_dir, "area": area, "language": language, "demo": demo})
            return 0

        return run

    def tour(self) -> Any:
        def take(data_dir: Path, out_dir: Path, *, households: int, language: str, dark: bool = True) -> Tour:
            self.toured.append((data_dir, households, language))
            workbook, picture = out_dir / "走访记录.xlsx", out_dir / "01.png"
            workbook.write_bytes(b"PK")
            picture.write_bytes(b"PNG")
            return Tour(workbook, [picture])

        return take


@pytest.fixture
def desktop() -> Desktop:
    return Desktop()


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":99")


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("display")
def test_without_a_command_the_window_opens(call: Call, desktop: Desktop, home: Path) -> None:
    said = call("--area", "桂溪", "--language", "en", opener=desktop.opener)
    assert said.code == 0
    assert desktop.opened == [{"data_dir": home, "area": "桂溪", "language": "en", "demo": None}]


@pytest.mark.usefixtures("no_display")
@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_without_a_display_it_says_so(call: Call) -> None:
    said = call("--json")
    assert (said.code, said.json["error"]) == (3, "no_display")


@pytest.mark.usefixtures("no_display")
@pytest.mark.parametrize("words", [("--no-window",), ()])
@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_the_demo_without_a_window_names_what_it_made(
    call: Call, desktop: Desktop, home: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    out = tmp_path / "made" / "here"
    said = call("demo", *words, "--households", "40", "--out", out, "--json", tour=desktop.tour)
    assert said.code == 0
    assert said.json == {"workbook": str(out / "走访记录.xlsx"), "pictures": [str(out / "01.png")]}
    assert desktop.toured == [(home, 40, "zh_CN")]


@pytest.mark.usefixtures("display")
def test_the_demo_opens_its_area_and_tells_the_passphrase(
    call: Call, desktop: Desktop, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make_demo(data_dir: Path, *, households: int, passphrase: str = "", progress: Any = None) -> Area:
        return areas.create_area(data_dir, f"演示 {households}", steward="陈师傅", passphrase=passphrase)

    maker = ModuleType("gridsteward.operations.demo")
    monkeypatch.setattr(maker, "make_demo", make_demo, raising=False)
    monkeypatch.setattr(maker, "DEMO_PASSPHRASE", "open to all", raising=False)
    monkeypatch.setitem(sys.modules, maker.__name__, maker)
    monkeypatch.delenv("GRIDSTEWARD_PASSPHRASE")
    said = call("demo", "--households", "25", opener=desktop.opener)
    (opened,) = desktop.opened
    opened["demo"].close()
    assert (said.code, opened["area"]) == (0, "演示 25")
    assert "open to all" in said.err
    monkeypatch.setenv("GRIDSTEWARD_PASSPHRASE", "open to all")
    assert call("search", "x", "--json").code == 0


def test_self_test_proves_every_part_and_touches_no_area(call: Call, desktop: Desktop, home: Path) -> None:
    said = call("self-test", "--json", tour=desktop.tour)
    assert said.code == 0, said.out
    names = ["assets", "words", "store", "workbook", "questionnaire", "window"]
    assert [(each["name"], each["ok"]) for each in said.json["checks"]] == [(name, True) for name in names]
    assert not home.exists()


def test_self_test_names_what_does_not_hold(call: Call) -> None:
    said = call("self-test", "--json")
    assert (said.code, said.json["ok"]) == (1, False)
    assert [each["name"] for each in said.json["checks"] if not each["ok"]] == ["window"]
    assert "窗口" in call("self-test").out
