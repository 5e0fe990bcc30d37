"""Every page as somebody sees it, in both languages, both themes, at 100 and 200 %: nothing cut off, pale or foreign.

`make faces` says the same of a page while it is being made, and draws it.
"""

import re
import subprocess
import sys
from pathlib import Path

from gridsteward.desktop.start import page_specs
from gridsteward.words import LANGUAGES
from tests.face.dialogs import DIALOGS, ELSEWHERE
from tests.face.screens import SCREENS

DIALOG = re.compile(r"^class (\w+)\((?:Q?Dialog|SayDialog|PaperDialog|CheckListDialog)\):", re.MULTILINE)
ROOT = Path(__file__).resolve().parents[2]


def test_every_page_is_among_those_looked_at() -> None:
    assert {spec.key for spec in page_specs()} <= {screen.page for screen in SCREENS}
    assert len({screen.name for screen in SCREENS}) == len(SCREENS)


def test_every_dialog_is_among_those_looked_at() -> None:
    made: set[str] = set()
    for path in (ROOT / "gridsteward" / "desktop").rglob("*.py"):
        made |= set(DIALOG.findall(path.read_text("utf-8")))
    made.discard("Dialog")  # what all of them are
    shown = {name for name, _opens in DIALOGS}
    assert made - shown - ELSEWHERE.keys() == set()
    assert (shown | ELSEWHERE.keys()) - made == set()


def test_nobody_meets_a_page_with_words_cut_off_pale_or_in_another_language() -> None:
    walks = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.face", "--language", language],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        for language in LANGUAGES
    ]
    # Both are waited for: a flaw in one would leave the other running.
    saids = [walk.communicate(timeout=300)[0] for walk in walks]
    for walk, language, said in zip(walks, LANGUAGES, saids, strict=True):
        flaws = [line for line in said.splitlines() if "propagateSizeHints" not in line]
        assert walk.returncode == 0, "\n".join([language, *flaws])
