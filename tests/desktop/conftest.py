"""Real widgets in the real theme; background work either in line or in real threads."""

from collections.abc import Iterator
from concurrent.futures import Executor, Future
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from gridsteward.desktop.tasks import LANES, Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.words import Words


class Inline(Executor):
    """Does the work at once, in the caller's thread: a test needs no waiting."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme("light")
    made.apply(qapp)
    yield made
    qapp.setStyleSheet("")
    made.deleteLater()


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    inline = Inline()
    made = Tasks(dict.fromkeys(LANES, inline))
    yield made
    made.close()


@pytest.fixture
def threads(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def words() -> Words:
    return Words("zh_CN")
