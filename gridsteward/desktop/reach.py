"""Whether the system has a network, where it can tell."""

from PySide6.QtCore import QObject, Signal


class Reach(QObject):
    """Emits `came` when a network appears. Where the system cannot tell, `there` is None: only trying shows."""

    came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtNetwork import QNetworkInformation  # not before the window is there

        self._kinds = QNetworkInformation.Reachability
        QNetworkInformation.loadDefaultBackend()
        self._told = QNetworkInformation.instance()
        if self._told is not None:
            self._told.reachabilityChanged.connect(self._changed)

    @property
    def there(self) -> bool | None:
        """Tell whether there is any network now; None where nobody knows."""
        if self._told is None or self._told.reachability() == self._kinds.Unknown:
            return None
        return bool(self._told.reachability() != self._kinds.Disconnected)

    def _changed(self) -> None:
        if self.there:
            self.came.emit()
