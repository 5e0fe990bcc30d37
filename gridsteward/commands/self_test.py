"""Prove an installation where it stands: files found, store, workbook, words, window."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from gridsteward import __version__
from gridsteward.assets import asset
from gridsteward.commands.session import Answer, Session
from gridsteward.operations import area as areas
from gridsteward.operations import exporting, finding, households, ledgers, questionnaires, verifying
from gridsteward.records.faults import Fault
from gridsteward.words import LANGUAGES, Words

_ACCOUNT: Final = "0000000000017"
_NAME: Final = "自检"
_PASSPHRASE: Final = "self-test only"  # noqa: S105  (of a folder that is gone a second later)


def self_test(session: Session) -> Answer:
    """Run every check, each on its own, and name those that do not hold."""
    with tempfile.TemporaryDirectory(prefix="gridsteward-self-test-") as passing:
        folder = Path(passing)
        checks: dict[str, Callable[[], None]] = {
            "assets": _assets,
            "words": _words,
            "store": lambda: _store(folder),
            "workbook": lambda: _workbook(folder, session.words),
            "questionnaire": lambda: _questionnaire(folder),
            "window": lambda: _window(folder, session),
        }
        found = [(name, _why(check)) for name, check in checks.items()]
    words = session.words
    lines = [
        words("command.check_failed", name=words(f"self_test.{name}"), why=why)
        if why
        else words("command.check_held", name=words(f"self_test.{name}"))
        for name, why in found
    ]
    failed = any(why for _, why in found)
    return Answer(
        data={
            "ok": not failed,
            "version": __version__,
            "checks": [{"name": name, "ok": not why, "reason": why} for name, why in found],
        },
        lines=[f"GridSteward {__version__}", *lines],
        problems=failed,
    )


def _why(check: Callable[[], None]) -> str:
    """Return what kept a check from holding, "" when it held. Any failure at all is an answer here."""
    try:
        check()
    except Fault as fault:
        return fault.kind
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""


def _expect(held: bool, what: str) -> None:
    if not held:
        raise AssertionError(what)


def _assets() -> None:
    _expect(any(asset("db", "migrations").iterdir()), "db")
    for folder in ("icons", "vocabularies", "words"):
        _expect(any(asset("resources", folder).iterdir()), folder)


def _words() -> None:
    first, *others = (Words(language).keys() for language in LANGUAGES)
    for other in others:
        _expect(first == other, ", ".join(sorted(first ^ other)))


def _store(folder: Path) -> None:
    area = areas.create_area(folder, _NAME, steward=_NAME, passphrase=_PASSPHRASE)
    households.add_household(area, {"account_no": _ACCOUNT, "name": _NAME})
    area.close()
    again = areas.open_area(folder, _NAME, passphrase=_PASSPHRASE)
    try:
        found = finding.load_directory(again).find(finding.HouseholdFilter(text="zj"))
        _expect([each.account_no for each in found] == [_ACCOUNT], "search")
        _expect(not verifying.verify(again).problems, "verify")
    finally:
        again.close()


def _workbook(folder: Path, words: Words) -> None:
    area = areas.open_area(folder, _NAME, passphrase=_PASSPHRASE)
    try:
        out = folder / "self-test.xlsx"
        exporting.export_households(area, exporting.HouseholdSelection(), out, words=words)
        sheets = ledgers.read_ledger_file(area, out).workbook.sheets
        _expect(any(_ACCOUNT in row for sheet in sheets for row in sheet.rows), "account_no")
    finally:
        area.close()


def _questionnaire(folder: Path) -> None:
    questionnaires.save_example(folder / "questionnaire.xlsx")
    _expect(questionnaires.read_form(folder / "questionnaire.xlsx").form is not None, "form")


def _window(folder: Path, session: Session) -> None:
    pictures = folder / "pictures"
    pictures.mkdir()
    walk = session.window.tour()
    tour = walk(folder / "tour", pictures, households=20, language=session.words.language, dark=False)
    _expect(bool(tour.pictures), "pictures")
    _expect(all(path.stat().st_size for path in (tour.workbook, *tour.pictures)), "empty")
