"""The knowledge base (R8.2): read from data when first asked for, found by the words people use at the door."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

import msgspec

from gridsteward.assets import asset
from gridsteward.cases import fault_walk
from gridsteward.records.faults import Fault
from gridsteward.records.knowledge import APPLICANTS, Article, Documents, FaultTree, FaultWalk, KnowledgeKind

LANGUAGES: Final = ("zh_CN", "en")
_RUN: Final = re.compile(r"[\u4e00-\u9fff]+|[a-z0-9][a-z0-9.-]*")
# what a question is made of besides its matter
_ASKING: Final = re.compile(
    "怎么办|怎么样|怎么|怎样|如何|为什么|什么时候|什么|哪里|哪儿|多少|可以|能不能|要不要|是不是|我家|我们|我|吗|呢|吧|了|的|要|想|请问"
)
_SHORT: Final = 2
_LATIN: Final = 3
# where a word was found, best first; a sum of several words keeps that order
_TITLE, _KEYWORD, _ASKED, _TITLE_PARTS, _BODY, _BODY_PARTS = 60, 50, 40, 20, 10, 4
_ENOUGH: Final = 0.6


def articles(language: str = "zh_CN") -> tuple[Article, ...]:
    """Return every article, by kind and then in the order of the data."""
    return _articles(language)


def article(code: str, language: str = "zh_CN") -> Article:
    """Return one article; raise Fault article_unknown."""
    found = next((each for each in articles(language) if each.code == code), None)
    if found is None:
        raise Fault("article_unknown", code=code)
    return found


def search(text: str, language: str = "zh_CN") -> tuple[Article, ...]:
    """Return the articles that fit, best first: in the title, then in the words people use, then in the text.

    Chinese needs no spaces: "户主去世了怎么过户" finds what "过户" finds. Of several words typed, all have to fit.
    """
    words = text.lower().split()
    if not words:
        return ()
    scored = [(_score(each.code, words), each) for each in articles(language)]
    return tuple(each for score, each in sorted(scored, key=lambda pair: -pair[0]) if score)


def documents(topic: str, language: str = "zh_CN") -> Documents:
    """Return what to bring for a topic of application; raise Fault topic_without_documents."""
    found = next((each for each in all_documents(language) if each.topic == topic), None)
    if found is None:
        raise Fault("topic_without_documents", topic=topic)
    return found


@cache
def all_documents(language: str = "zh_CN") -> tuple[Documents, ...]:
    """Return the lists of all topics, in the order of the data."""
    return tuple(
        Documents(
            topic=each["topic"],
            **{who: tuple(each[language][who]) for who in APPLICANTS},
            note=each[language].get("note", ""),
        )
        for each in _data("documents.toml")["documents"]
    )


@cache
def fault_check(language: str = "zh_CN") -> FaultTree:
    """Return the self-check of a fault, safety first."""
    data = _data("fault_check.toml")
    said = {
        "first": data["first"],
        "questions": [
            {
                "code": each["code"],
                **each[language],
                "answers": [{"text": one[language], "to": one["to"]} for one in each["answers"]],
            }
            for each in data["questions"]
        ],
        "outcomes": [{**_plain(each), **each[language]} for each in data["outcomes"]],
    }
    return msgspec.convert(said, FaultTree)


def walk(answered: Sequence[int] = (), language: str = "zh_CN") -> FaultWalk:
    """Return where these answers (numbers from 0) lead in the self-check; raise IndexError for no such answer."""
    return fault_walk.walk(fault_check(language), answered)


# ------------------------------------------------------------------ reading


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(asset("resources", "knowledge", name).read_text("utf-8"))


def _plain(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key not in LANGUAGES}


@cache
def _entries() -> tuple[dict[str, Any], ...]:
    themes = sorted(asset("resources", "knowledge", "articles").glob("*.toml"))
    found = [each for path in themes for each in tomllib.loads(path.read_text("utf-8"))["article"]]
    order = [str(kind) for kind in KnowledgeKind]
    return tuple(sorted(found, key=lambda each: order.index(each["kind"])))


@cache
def _articles(language: str) -> tuple[Article, ...]:
    return tuple(
        msgspec.convert(
            {**_plain(each), **each[language], "body": _lines(each[language]["body"])}, Article, strict=True
        )
        for each in _entries()
    )


def _lines(body: str) -> list[str]:
    return [line.strip() for line in body.splitlines() if line.strip()]


# ------------------------------------------------------------------ finding


@cache
def _fields() -> Mapping[str, tuple[str, tuple[str, ...], str]]:
    """Return code → titles, keywords and texts of both languages, in small letters."""
    return {
        each["code"]: (
            "\n".join(each[language]["title"] for language in LANGUAGES).lower(),
            tuple(word.lower() for language in LANGUAGES for word in each[language]["keywords"]),
            "\n".join(each[language]["body"] for language in LANGUAGES).lower(),
        )
        for each in _entries()
    }


def _score(code: str, words: list[str]) -> float:
    title, keywords, body = _fields()[code]
    scores = [
        max(
            _whole_score(word, title, keywords, body), _parts_score(word, "\n".join((title, *keywords)), body)
        )
        for word in words
    ]
    return sum(scores) if all(scores) else 0


def _whole_score(word: str, title: str, keywords: tuple[str, ...], body: str) -> float:
    """Return what it counts that a word stands in a text as it is, or what people say stands in the word."""
    if _stands(word, title):
        return _TITLE
    if any(_stands(word, each) for each in keywords):
        return _KEYWORD
    asked = [each for each in keywords if len(each) >= _SHORT and _stands(each, word)]
    if asked:
        return _ASKED + min(len("".join(asked)), _KEYWORD - _ASKED - 1)
    return _BODY if _stands(word, body) else 0


def _parts_score(word: str, heading: str, body: str) -> float:
    """Return what it counts that most parts of a question stand in a text."""
    parts = list(_parts(word))
    for where, score in ((heading, _TITLE_PARTS), (f"{heading}\n{body}", _BODY_PARTS)):
        share = sum(_stands(part, where) for part in parts) / max(len(parts), 1)
        if share >= _ENOUGH:
            return score * share
    return 0


def _stands(word: str, text: str) -> bool:
    """Whether a word is in a text: Chinese and numbers anywhere, Latin letters at the beginning of a word."""
    if not word.isascii():
        return len(word) >= _SHORT and word in text
    return len(word) >= _LATIN and re.search(rf"(?<![a-z0-9]){re.escape(word)}", text) is not None


def _parts(word: str) -> Iterator[str]:
    """Yield the pairs of Chinese characters a question is made of, and its Latin words."""
    for run in _RUN.findall(_ASKING.sub(" ", word)):
        if run.isascii():
            yield run
        elif len(run) > _SHORT:
            yield from (run[at : at + 2] for at in range(len(run) - 1))
        else:
            yield run
