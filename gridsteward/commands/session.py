"""What every command works with: who asks, where, in which language; and how an area is opened for it."""

import getpass
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

from msgspec import Struct

from gridsteward.operations import area as areas
from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.words import Words

# Names of environment variables, not secrets (S105).
PASSPHRASE: Final = "GRIDSTEWARD_PASSPHRASE"  # noqa: S105
NEW_PASSPHRASE: Final = "GRIDSTEWARD_NEW_PASSPHRASE"  # noqa: S105
EXPORT_PASSWORD: Final = "GRIDSTEWARD_EXPORT_PASSWORD"  # noqa: S105
_KEYRING_FAILED: Final = frozenset(("keyring_empty", "keyring_refused"))


class Tour(Protocol):
    """What a walk through the window left behind."""

    @property
    def workbook(self) -> Path:
        """Return the exported workbook."""

    @property
    def pictures(self) -> Sequence[Path]:
        """Return the pictures of the screens."""


class OpenWindow(Protocol):
    """Open the desktop and return its exit status when it is closed."""

    def __call__(self, data_dir: Path, *, area: str, language: str, demo: Area | None = None) -> int:
        """Show the door to an area, or the demonstration area that is open already."""


class TakeTour(Protocol):
    """Walk through import, search, visit and export without a display."""

    def __call__(
        self, data_dir: Path, out_dir: Path, *, households: int, language: str, dark: bool = True
    ) -> Tour:
        """Leave a workbook and pictures in `out_dir`, with `dark` those of the dark look too."""


class Window(Struct, frozen=True, kw_only=True):
    """The ways to the desktop, handed in from outside and imported when called: this room knows no window."""

    opener: Callable[[], OpenWindow]
    tour: Callable[[], TakeTour]


class Answer(Struct, frozen=True, kw_only=True):
    """What a command has to say: `data` for scripts, `lines` for people, `notes` beside the result (stderr).

    `problems` tells that it was done, but something named in it is left for a person. `exit_code` overrules.
    """

    data: Mapping[str, object]
    lines: Sequence[str] = ()
    notes: Sequence[str] = ()
    problems: bool = False
    exit_code: int | None = None


class Session(Struct, frozen=True, kw_only=True):
    """One call of the command line."""

    arguments: Namespace
    words: Words
    data_dir: Path
    window: Window
    own_data_dir: bool
    area: str = ""

    @contextmanager
    def opened(self) -> Iterator[Area]:
        """Open the area that is meant, by passphrase or keyring, and lock it again at the end."""
        area = self._open()
        try:
            yield area
        finally:
            area.close()

    def _open(self) -> Area:
        info = areas.choose_area(self.data_dir, self.area)
        given = os.environ.get(PASSPHRASE, "")
        if given or info.in_keyring:
            try:
                return areas.open_area(self.data_dir, info.id, passphrase=given)
            except Fault as fault:
                if given or not info.has_passphrase or fault.kind not in _KEYRING_FAILED:
                    raise
        passphrase = self.ask(self.words("command.ask_passphrase", area=info.name))
        return areas.open_area(self.data_dir, info.id, passphrase=passphrase)

    def ask(self, prompt: str, *, otherwise: str = "passphrase_needed") -> str:
        """Ask for a secret on the terminal; raise Fault `otherwise` where there is nobody to ask."""
        if not sys.stdin.isatty():
            raise Fault(otherwise)
        try:
            return getpass.getpass(prompt)
        except EOFError as error:
            raise Fault(otherwise) from error

    def ask_new(self, prompt: str, *, otherwise: str = "passphrase_needed") -> str:
        """Ask for a secret that is to hold from now on, twice; raise Fault passphrases_differ."""
        secret = self.ask(prompt, otherwise=otherwise)
        if self.ask(self.words("command.ask_again"), otherwise=otherwise) != secret:
            raise Fault("passphrases_differ")
        return secret

    def new_area_passphrase(self) -> str:
        """Return the passphrase of an area that is being made, "" where the keyring is to open it."""
        passphrase = os.environ.get(PASSPHRASE, "")
        if not passphrase and not areas.keyring_usable():
            prompt = self.words("command.ask_new_passphrase")
            passphrase = self.ask_new(prompt, otherwise="area_unprotected")
        return passphrase


Run = Callable[[Session], Answer]
