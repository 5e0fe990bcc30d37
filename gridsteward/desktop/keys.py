"""What can be done without the mouse; the guide shows it (F1)."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

translate = QCoreApplication.translate


def key_lines(pages: Sequence[str]) -> list[tuple[str, str]]:
    """Return keys and what they do; `pages` are the titles on the rail."""
    lines = [(f"Ctrl+{number}", title) for number, title in enumerate(pages[:9], start=1)]
    return [
        *lines,
        ("Ctrl+K", translate("Keys", "Search")),
        ("Ctrl+N", translate("Keys", "New visit")),
        ("Ctrl+Shift+N", translate("Keys", "Register a request")),
        ("Ctrl+Shift+D", translate("Keys", "Look back on the day")),
        ("Ctrl+J", translate("Keys", "Strategy card of the household in front")),
        ("Alt+U", translate("Keys", "At the door: begin a questionnaire")),
        ("Alt+↑  Alt+↓", translate("Keys", "Plan: move the visit")),
        ("Space  Del", translate("Keys", "Plan: keep its hour, take it out")),
        ("Ctrl+Z", translate("Keys", "Undo the last change")),
        ("Ctrl+Shift+A", translate("Keys", "Another area")),
        ("Ctrl+L", translate("Keys", "Lock now")),
        ("Esc", translate("Keys", "Back")),
        ("Tab", translate("Keys", "Next field or button")),
        ("F1", translate("Keys", "The guide, at the article of this page")),
    ]


def as_table(pages: Sequence[str]) -> str:
    """Return the list as a table in Markdown, keys as this system writes them."""
    head = (translate("Keys", "Keys"), translate("Keys", "What they do"))
    rows = [head, ("---", "---")]
    for keys, meaning in key_lines(pages):
        native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys
        rows.append((f"**{native}**", meaning))
    return "\n".join(f"| {keys} | {meaning} |" for keys, meaning in rows)
