"""A one-time code for another laptop: its role, then the code to read out or to show."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from gridsteward.desktop.dialogs.recovery_key import in_groups
from gridsteward.desktop.dialogs.secrets import say
from gridsteward.desktop.errors import explain
from gridsteward.desktop.pages.settings.parts import choice
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.code_picture import CodePicture
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, frame, row
from gridsteward.desktop.widgets.labels import Label, Paragraph
from gridsteward.desktop.wording import day, role_name
from gridsteward.records.sync import DeviceRole, Invitation

translate = QCoreApplication.translate


class InviteDialog(Dialog):
    """First who it is for, then the code. It reaches the other laptop's road with the next exchange."""

    def __init__(self, session: Session, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        theme, space = session.theme, session.theme.space
        self.invitation: Invitation | None = None
        self.setWindowTitle(translate("Invite", "Invite a laptop"))
        roles = [(str(role), role_name(session.words, role)) for role in DeviceRole]
        self.role = choice(translate("Invite", "It works as"), roles, str(DeviceRole.STEWARD))
        self.make = Button(theme, translate("Invite", "&Make a code"), kind="main", icon="key")
        self.make.setDefault(True)
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        cancel = Button(theme, translate("Invite", "Cancel"))
        cancel.clicked.connect(self.reject)
        note = translate(
            "Invite",
            "One code lets one laptop in. Read it out or show it; do not send it by the same way as the data.",
        )
        first = QWidget()
        first.setLayout(
            column(
                Label(theme, translate("Invite", "Invite a laptop"), role="title"),
                Label(theme, note, role="quiet", wrap=True),
                column(
                    Label(theme, translate("Invite", "It works as"), role="caption"), self.role, gap=space.xs
                ),
                self.wrong,
                None,
                row(None, cancel, self.make),
                gap=space.m,
            )
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(first)
        pad = space.xl
        self.setLayout(column(self._pages, pad=(pad, pad, pad, space.l)))
        self.setMinimumWidth(theme.shape.list + 160)
        self.finished.connect(self.deleteLater)
        self.make.clicked.connect(self._make)

    def _make(self) -> None:
        area, role = self._session.area, DeviceRole(self.role.currentData())

        def work() -> Invitation:
            from gridsteward.operations import devices

            return devices.invite(area, role)

        self.make.setEnabled(False)
        self._session.tasks.run("invite", work, self._show, failed=self._refused, owner=self)

    def _refused(self, error: Exception) -> None:
        self.make.setEnabled(True)
        say(self.wrong, explain(error, self._session.words).sentence)

    def _show(self, invitation: Invitation) -> None:
        self.invitation = invitation
        theme, space, words = self._session.theme, self._session.theme.space, self._session.words
        grouped = in_groups(invitation.code)
        self.code = Label(theme, grouped, role="strong")
        self.code.setAccessibleName(" ".join(invitation.code))
        self.picture = CodePicture(
            invitation.code, name_for_readers=translate("Invite", "The code as a QR picture")
        )
        ends = datetime.fromisoformat(invitation.expires).astimezone(self._session.clock().tzinfo)
        until = f"{day(words, ends.date())} {ends:%H:%M}"
        good = translate("Invite", "For one {role} laptop, good until {until}.").format(
            role=role_name(words, invitation.role), until=until
        )
        how = translate(
            "Invite",
            "1. Sync this laptop now, so that the code is known there.\n"
            "2. On the new laptop choose “Join an area with a code” and type it in.\n"
            "3. Then press “Who asks to join?” here and let it in.",
        )
        copy = Button(theme, translate("Invite", "Copy"), kind="text", icon="copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(invitation.code))
        done = Button(theme, translate("Invite", "Done"), kind="main")
        done.clicked.connect(self.accept)
        beside = column(Label(theme, good, role="quiet", wrap=True), Paragraph(theme, how), None, gap=space.m)
        line = row(self.picture, beside, gap=space.l)
        line.setStretch(1, 1)
        code = row(self.code, None, copy, pad=(space.l, space.m, space.l, space.m))
        second = QWidget()
        second.setLayout(
            column(
                Label(theme, translate("Invite", "The code"), role="title"),
                frame("panel", code),
                line,
                row(None, done),
                gap=space.m,
            )
        )
        self._pages.setCurrentIndex(self._pages.addWidget(second))
        self.adjustSize()
        done.setFocus()
        self._session.exchange.refresh()
