"""Sentences for kinds: one catalogue a language, shared by the window and the command line."""

import locale
import os
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from gridsteward.assets import asset

LANGUAGES: Final = ("zh_CN", "en")


@cache
def _catalogue(language: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for path in sorted(asset("resources", "words", language).glob("*.toml")):
        for section, entries in tomllib.loads(path.read_text("utf-8")).items():
            for key, text in entries.items():
                found[f"{section}.{key}"] = text
    return found


@cache
def _sections(language: str) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for key, text in _catalogue(language).items():
        section, _, name = key.partition(".")
        found.setdefault(section, {})[name] = text
    return found


class Words:
    """`words("fault.passphrase_wrong")`, with values filled in; an unknown key is a programming error."""

    def __init__(self, language: str = "zh_CN") -> None:
        if language not in LANGUAGES:
            raise ValueError(language)
        self.language = language

    @property
    def _texts(self) -> Mapping[str, str]:
        return _catalogue(self.language)  # read when first asked: the window is there sooner

    def __call__(self, key: str, **values: object) -> str:
        """Return the sentence for `key`; raise KeyError when the catalogue lacks it."""
        return self._texts[key].format(**values)

    def told(self, key: str, values: Mapping[str, object]) -> str:
        """Return the sentence for `key`; a value that is a key of the vocabulary of its name reads as its word."""
        said = {name: self._texts.get(f"{name}.{value}", value) for name, value in values.items()}
        return self._texts[key].format(**said)

    def section(self, name: str) -> dict[str, str]:
        """Return all texts of one section by key, in file order."""
        return dict(_sections(self.language).get(name, {}))

    def keys(self) -> frozenset[str]:
        """Return every key of the catalogue."""
        return frozenset(self._texts)

    def __contains__(self, key: object) -> bool:
        return key in self._texts


def wanted_language(argv: Sequence[str]) -> str:
    """Return the language the command line asks for, else English where the system speaks it, else Chinese."""
    for at, word in enumerate(argv):
        name, _, value = word.partition("=")
        if name == "--language":
            wanted = value or "".join(argv[at + 1 : at + 2])
            if wanted in LANGUAGES:
                return wanted
    told = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), None
    )
    told = told if told is not None else locale.getlocale()[0] or ""
    return "en" if told.lower().startswith("en") else "zh_CN"
