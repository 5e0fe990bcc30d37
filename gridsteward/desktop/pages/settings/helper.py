"""The optional AI helper: off, unless somebody says where it is and switches it on."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from gridsteward.desktop.pages.settings.parts import Section, choice, group
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import helping

_OWN, _NONE = "own", "none"


class Helper(Section):
    """The section of that name. The key goes in and never comes out again."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._settings = helping.HelperSettings()
        theme, words, space = session.theme, session.words, session.theme.space
        self.on = QCheckBox(self.tr("&Use the AI helper"))
        presets = [(each.key, words(f"helper_preset.{each.key}")) for each in helping.presets()]
        self.preset = choice(
            self.tr("Service"), [*presets, (_OWN, self.tr("Another (OpenAI-compatible)"))], _OWN
        )
        self.url, self.model, self.key = QLineEdit(), QLineEdit(), QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        ways = [
            (_NONE, self.tr("No proxy")),
            (helping.SYSTEM_PROXY, self.tr("The computer's own proxy")),
            (_OWN, self.tr("This proxy")),
        ]
        self.proxy_way: QComboBox = choice(self.tr("Proxy"), ways, _NONE)
        self.proxy = QLineEdit()
        self.proxy.setPlaceholderText("http://10.0.0.1:8080")
        self.proxy.hide()
        self.test = Button(theme, self.tr("&Try it"), icon="sync")
        self.keep = Button(theme, self.tr("&Keep"))
        self.near = Label(theme, role="caption", tone="watch", wrap=True)
        self.near.hide()
        self.fields = QWidget()
        self.fields.setLayout(
            column(
                self._field(self.tr("Service"), self.preset),
                self._field(self.tr("Address"), self.url),
                self.near,
                self._field(self.tr("Model"), self.model),
                self._field(self.tr("Key"), self.key),
                self._field(self.tr("Proxy"), self.proxy_way),
                self.proxy,
                row(None, self.test, self.keep),
                gap=space.s,
            )
        )
        note = Label(
            theme,
            self.tr(
                "It proposes tags, a summary and words to say; the rules work without it. Before anything goes out you "
                "see every byte of it. Names, phones, addresses, account and meter numbers never leave this computer. "
                "Switching it off forgets the key."
            ),
            role="caption",
            wrap=True,
        )
        self.setLayout(
            column(
                group(theme, self.tr("AI helper (optional)"), note, self.on, self.fields, self.said),
            )
        )
        self.fields.hide()
        self.on.clicked.connect(self._switch)
        self.preset.activated.connect(self._choose)
        self.proxy_way.activated.connect(self._show_proxy)
        self.url.textChanged.connect(self._look)
        self.test.clicked.connect(self._try)
        self.keep.clicked.connect(lambda: self._keep(self._kept))
        area = session.area
        session.tasks.run("helper.settings", lambda: helping.helper_settings(area), self._fill, owner=self)

    def _field(self, name: str, edit: QWidget) -> QWidget:
        theme = self._session.theme
        made = QWidget()
        edit.setAccessibleName(name)
        label = Label(theme, name)
        label.setMinimumWidth(theme.space.xxl * 2)
        box = row(label, edit, gap=theme.space.m)
        box.setStretch(1, 1)
        made.setLayout(box)
        return made

    # ------------------------------------------------------------------ showing

    def _fill(self, settings: helping.HelperSettings) -> None:
        self._settings = settings
        self.on.setChecked(settings.on)
        self.fields.setVisible(settings.on)
        known = next((each.key for each in helping.presets() if each.base_url == settings.base_url), _OWN)
        self.preset.setCurrentIndex(self.preset.findData(known))
        self.url.setText(settings.base_url)
        self.model.setText(settings.model)
        self.key.clear()
        self.key.setPlaceholderText(
            self.tr("kept, never shown again") if settings.has_key else self.tr("none, or paste it here")
        )
        way = settings.proxy if settings.proxy in ("", helping.SYSTEM_PROXY) else _OWN
        self.proxy_way.setCurrentIndex(self.proxy_way.findData(way or _NONE))
        self.proxy.setText(settings.proxy if way == _OWN else "")
        self._show_proxy()

    def _show_proxy(self) -> None:
        self.proxy.setVisible(self.proxy_way.currentData() == _OWN)

    def _look(self, text: str) -> None:
        """Say what an address without encryption means."""
        plain = text.strip().lower().startswith("http:")
        self.near.setVisible(plain)
        self.near.show_text(
            self.tr("Not encrypted (http): only for this computer or the station's own network.")
        )
        self._say("")

    def _refused(self, error: Exception) -> None:
        self._settled()
        self.on.setChecked(self._settings.on)
        super()._refused(error)

    def _settled(self) -> None:
        for button in (self.test, self.keep, self.on):
            button.setEnabled(True)

    # ------------------------------------------------------------------ doing

    def _choose(self) -> None:
        found = next((each for each in helping.presets() if each.key == self.preset.currentData()), None)
        if found is not None:
            self.url.setText(found.base_url)
            self.model.setText(found.model)

    def _switch(self, on: bool) -> None:
        if on and not (self.url.text().strip() and self.model.text().strip()):
            # First where it is; keeping that switches it on.
            self.fields.show()
            self.on.setChecked(True)
            self.preset.setFocus()
            self._say(self.tr("Choose a service, then press Keep."), "quiet")
            return
        area = self._session.area
        if on:
            self._keep(self._kept)
            return
        if not self._settings.on:
            self._fill(self._settings)
            self._say("")
            return
        self._session.tasks.run(
            "helper.switch",
            lambda: helping.switch_helper(area, on=False),
            self._off,
            failed=self._refused,
            owner=self,
        )

    def _off(self, settings: helping.HelperSettings) -> None:
        self._fill(settings)
        self._say(self.tr("Off. The key is forgotten."), "quiet")

    def _typed(self) -> dict[str, str | None]:
        way = self.proxy_way.currentData()
        return {
            "base_url": self.url.text(),
            "model": self.model.text(),
            "key": self.key.text().strip() or None,
            "proxy": self.proxy.text() if way == _OWN else way if way == helping.SYSTEM_PROXY else "",
        }

    def _keep(self, then: Callable[[helping.HelperSettings], object]) -> None:
        area, typed = self._session.area, self._typed()

        def work() -> helping.HelperSettings:
            helping.set_helper(area, **typed)  # type: ignore[arg-type]  # only the key may be None
            return helping.switch_helper(area, on=True)

        self._session.tasks.run("helper.keep", work, then, failed=self._refused, owner=self)

    def _kept(self, settings: helping.HelperSettings) -> None:
        self._fill(settings)
        self._say(self.tr("On. Each household's page has a way to ask now."), "good")

    def _try(self) -> None:
        area, typed, tasks = self._session.area, self._typed(), self._session.tasks
        for button in (self.test, self.keep):
            button.setEnabled(False)
        self._say(self.tr("Trying …"), "quiet")

        def ask(where: object) -> None:
            tasks.run(
                "helper.try",
                lambda: helping.try_endpoint(where),  # type: ignore[arg-type]
                self._tried,
                failed=self._refused,
                lane="network",
                owner=self,
            )

        tasks.run(
            "helper.endpoint",
            lambda: helping.endpoint_to_try(area, **typed),  # type: ignore[arg-type]
            ask,
            failed=self._refused,
            owner=self,
        )

    def _tried(self, models: tuple[str, ...]) -> None:
        self._settled()
        wanted = self.model.text().strip()
        if not models or wanted in models:
            self._say(self.tr("Reached, nobody's data was sent."), "good")
        else:
            known = ", ".join(models[:8])
            text = self.tr("Reached, but it has no “{model}”. It has: {known}")
            self._say(text.format(model=wanted, known=known), "watch")
