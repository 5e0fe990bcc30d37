"""The program's start, as a person meets it: its own process, its own language, no waste."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START = """
import sys
from pathlib import Path
from gridsteward.desktop.application import build_application
from gridsteward.desktop.keys import as_table
made = build_application([], sys.argv[1], folder=Path(sys.argv[2]), theme="dark")
from PySide6.QtWidgets import QDialogButtonBox
box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
print(as_table([]).split()[1])
print(box.buttons()[0].text())
print(made.theme.name, made.words.language)
heavy = {"pandas", "matplotlib", "pypinyin", "PIL", "xlsxwriter", "keyring", "numpy", "httpx"}
print(sorted(heavy & {name.partition(".")[0] for name in sys.modules}))
sys.stdout.flush()
made.failures.take(ValueError("周桂英"))
made.qt.processEvents()
"""


def started(language: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-c", START, language, str(folder)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )


def test_starts_in_chinese_down_to_qts_own_words(tmp_path: Path) -> None:
    run = started("zh_CN", tmp_path)
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines() == ["快捷键", "取消", "dark zh_CN", "[]"]
    assert "周桂英" not in run.stderr
    assert len(list((tmp_path / "crashes").iterdir())) == 1


def test_starts_in_english(tmp_path: Path) -> None:
    run = started("en", tmp_path)
    assert run.stdout.splitlines() == ["Keys", "Cancel", "dark en", "[]"], run.stderr


def test_an_unknown_language_is_refused(tmp_path: Path) -> None:
    assert started("tlh", tmp_path).returncode == 1


# A start waits for each of these; whatever else works on records is imported with the first work it does.
AT_THE_START = {"area", "crashes", "finding", "needs_seen"}
IMPORTED = """
import sys
from gridsteward.__main__ import open_window
open_window()
from gridsteward.desktop.start import page_specs
import gridsteward.desktop.pages.households.page
page_specs()
print(*sorted(name.partition("gridsteward.")[2] for name in sys.modules if name.startswith("gridsteward.")))
print(*sorted(sys.modules))
"""


def test_a_start_with_the_households_imports_no_work_that_it_does_not_do() -> None:
    run = subprocess.run(
        [sys.executable, "-c", IMPORTED], capture_output=True, text=True, cwd=ROOT, check=True
    )
    ours, everything = (set(line.split()) for line in run.stdout.splitlines())
    operations = {name.partition(".")[2] for name in ours if name.startswith("operations.")}
    assert operations == AT_THE_START
    pure = {"advice", "billing", "care", "cases", "intake", "planning", "portrait", "reports", "usage"}
    assert not {name.partition(".")[0] for name in ours} & (pure | {"sync", "hub", "commands"})
    assert not everything & {
        "numpy",
        "pandas",
        "keyring",
        "cryptography",
        "PySide6.QtNetwork",
        "PySide6.QtSvg",
    }
