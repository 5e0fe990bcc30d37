"""What was done, told with a way back: undo takes back this change, or says why it cannot."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.records.journal import Change

translate = QCoreApplication.translate


def tell_done(
    session: Session,
    what: str,
    change: Change,
    *,
    offer: str = "",
    go_on: Callable[[], object] | None = None,
) -> None:
    """Tell what a change did, with Undo, and offer what one may go on with."""
    session.notify(
        Notice(
            what,
            action=translate("Done", "Undo"),
            act=lambda: undo(session, change),
            offer=offer,
            go_on=go_on,
        )
    )


def undo(session: Session, change: Change) -> None:
    """Take `change` back if it is still the last one."""
    from gridsteward.operations import households

    area = session.area
    session.tasks.run(
        "undo", lambda: households.undo(area, only=change.no), lambda done: _undone(session, done)
    )


def _undone(session: Session, done: tuple[Change, int] | None) -> None:
    if done is None:
        what = translate("Done", "Something else was changed since, so this was left as it is.")
        session.notify(
            Notice(what, tone="watch", todo=translate("Done", "Ctrl+Z takes the later change back first."))
        )
        return
    session.changed.emit(done[0])
    session.notify(Notice(translate("Done", "Taken back.")))
