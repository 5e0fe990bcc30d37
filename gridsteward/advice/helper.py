"""What is asked of a helper model, and what of its answer is worth showing (R3.5).

A model is a stranger: whatever it says is read as text, held against our own vocabulary, cut to size, and nothing it
can say makes this fail. What is left out is named.
"""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final, Protocol

from msgspec import Struct

from gridsteward.advice.mask_figures import CONTACT, NUMBER, figures
from gridsteward.advice.mask_text import fold

MOST_ANSWER: Final = 64 * 1024
MOST_TAGS: Final = 8
MOST_LINES: Final = 4
_LONGEST: Final = {"because": 160, "summary": 400, "line": 240}
_STARTS: Final = 40
_NEST: Final = 60
_EXCERPT: Final = 40
_STRING: Final = re.compile(r'"((?:[^"\\]|\\.)*)(?:"\s*(:)?|$)', re.DOTALL)
_CONTROL: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_MARKUP: Final = re.compile(r"<\s*/?\s*[a-z!][^>]*>|javascript:|```", re.IGNORECASE)
_ORDERS: Final = re.compile(
    r"ignore (?:all |the )?(?:previous|above)|system prompt|忽略(?:以上|之前|上面)|(?:以上|之前)的?(?:指令|提示)|"
    r"验证码|密码|转账|汇款|银行卡|password|verification code|bank account",
    re.IGNORECASE,
)


class HelperModel(Protocol):
    """Whatever answers: over the network, or beside us."""

    def answer(self, body: str, *, heard: Callable[[str], object], stop: Callable[[], bool]) -> str:
        """Return the whole answer to a request; `heard` is told it piece by piece, `stop` asked all the while."""


class Left(StrEnum):
    """Why a part of an answer was left out."""

    NOT_READ = "not_read"
    UNKNOWN = "unknown"
    WRONG_KIND = "wrong_kind"
    TWICE = "twice"
    TOO_MANY = "too_many"
    TOO_LONG = "too_long"
    NO_GROUNDS = "no_grounds"
    SUSPICIOUS = "suspicious"


class LeftOut(Struct, frozen=True):
    """A part of an answer that is not shown: which part, why, and how it began."""

    part: str
    why: Left
    what: str = ""


class TagProposal(Struct, frozen=True):
    """A tag of the library and the evidence the model gave for it."""

    tag: str
    because: str


class CardProposal(Struct, frozen=True):
    """Lines for one section of a card."""

    section: str
    lines: tuple[str, ...]


class Proposals(Struct, frozen=True, kw_only=True):
    """What a model proposes; nothing of it holds before a person takes it."""

    tags: tuple[TagProposal, ...] = ()
    summary: str = ""
    card: tuple[CardProposal, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing to take."""
        return not (self.tags or self.summary or self.card)


def request_body(model: str, *, instructions: str, facts: str) -> str:
    """Return the body of a request in the words of OpenAI's chat completions; its UTF-8 is sent as it stands."""
    body = {
        "model": model,
        "stream": True,
        "temperature": 0.3,
        "messages": [{"role": "system", "content": instructions}, {"role": "user", "content": facts}],
    }
    text = json.dumps(body, ensure_ascii=False, indent=2)
    # A note may hold half a character (an emoji cut in two); what is shown must be what can be sent.
    return text.encode("utf-8", "replace").decode("utf-8")


def spoken(answer: str) -> str:
    """Return what is said in an answer that is still coming: its sentences, a line each, without JSON's signs."""
    texts = [text for text, colon in _STRING.findall(answer) if not colon and not text.isascii()]
    if not texts:
        return "" if answer.lstrip().startswith(("{", "`")) else answer
    return "\n".join(re.sub(r"\\(.)", r"\1", text) for text in texts)


def read_proposals(
    answer: str,
    *,
    tags: Collection[str],
    sections: Sequence[str],
    restore: Callable[[str], str] = str,
) -> Proposals:
    """Return what an answer proposes. `restore` puts names back after everything else was looked at."""
    return _Reader(tags, sections, restore).read(answer)


class _Reader:
    def __init__(self, tags: Collection[str], sections: Sequence[str], restore: Callable[[str], str]) -> None:
        self._known, self._sections, self._restore = tags, sections, restore
        self._left: list[LeftOut] = []

    def read(self, answer: str) -> Proposals:
        if len(answer) > MOST_ANSWER:
            self._leave("answer", Left.TOO_LONG)
            answer = answer[:MOST_ANSWER]
        found = _object(answer, ("tags", "summary", "card"))
        if found is None:
            self._leave("answer", Left.NOT_READ, answer)
            return Proposals(left_out=tuple(self._left))
        for name in found:
            if name not in ("tags", "summary", "card"):
                self._leave(name, Left.UNKNOWN)
        return Proposals(
            tags=tuple(self._tags(found.get("tags"))),
            summary=self._summary(found.get("summary")),
            card=tuple(self._card(found.get("card"))),
            left_out=tuple(dict.fromkeys(self._left)),
        )

    def _tags(self, found: Any) -> Iterator[TagProposal]:
        seen: set[str] = set()
        for each in self._items(found, "tags"):
            tag, because = (each.get("tag"), each.get("because")) if isinstance(each, dict) else (each, "")
            if not isinstance(tag, str):
                self._leave("tags", Left.WRONG_KIND, tag)
            elif tag not in self._known:
                self._leave("tags", Left.UNKNOWN, tag)
            elif tag in seen:
                self._leave("tags", Left.TWICE, tag)
            elif len(seen) >= MOST_TAGS:
                self._leave("tags", Left.TOO_MANY, tag)
            else:
                text = self._text(because, "because", part="tags") if because else ""
                if text:
                    seen.add(tag)
                    yield TagProposal(tag, text)
                elif text is not None:
                    self._leave("tags", Left.NO_GROUNDS, tag)

    def _summary(self, found: Any) -> str:
        return "" if found in (None, "") else self._text(found, "summary", part="summary") or ""

    def _card(self, found: Any) -> Iterator[CardProposal]:
        if found in (None, "", [], {}):
            return
        if not isinstance(found, dict):
            self._leave("card", Left.WRONG_KIND, found)
            return
        for name in found:
            if name not in self._sections:
                self._leave("card", Left.UNKNOWN, name)
        for section in self._sections:
            lines = [found[section]] if isinstance(found.get(section), str) else found.get(section)
            kept = [
                text
                for line in self._items(lines, "card")
                if line and (text := self._text(line, "line", part="card"))
            ]
            if len(kept) > MOST_LINES:
                self._leave("card", Left.TOO_MANY, section)
            if kept:
                yield CardProposal(section, tuple(dict.fromkeys(kept[:MOST_LINES])))

    def _items(self, found: Any, part: str) -> Sequence[Any]:
        if found in (None, "", {}):
            return ()
        if not isinstance(found, list):
            self._leave(part, Left.WRONG_KIND, found)
            return ()
        return found

    def _text(self, found: Any, kind: str, *, part: str) -> str | None:
        """Return a text on one line, as long as it may be; None where it is none or nothing a colleague would say."""
        if not isinstance(found, str):
            self._leave(part, Left.WRONG_KIND, found)
            return None
        text = " ".join(_CONTROL.sub("", found).split())
        made_up = any(kind in (NUMBER, CONTACT) for _, _, kind in figures(fold(_tokenless(text)).text))
        if made_up or _MARKUP.search(text) or _ORDERS.search(text):
            # A number, a link or an account that we never told it can only be made up.
            self._leave(part, Left.SUSPICIOUS, text)
            return None
        if len(text) > _LONGEST[kind]:
            self._leave(part, Left.TOO_LONG, text)
            text = f"{text[: _LONGEST[kind] - 1]}…"
        return self._restore(text)

    def _leave(self, part: str, why: Left, what: object = "") -> None:
        begun = what if isinstance(what, str) else type(what).__name__
        text = " ".join(_CONTROL.sub("", begun[: 4 * _EXCERPT]).split())
        self._left.append(LeftOut(str(part)[:_EXCERPT], why, self._restore(text[:_EXCERPT])))


def _tokenless(text: str) -> str:
    return re.sub(r"⟦[^⟧]{0,12}⟧", " ; ", text)


def _object(answer: str, keys: Sequence[str]) -> Mapping[str, Any] | None:
    """Return the first JSON object of an answer that holds one of the keys: among prose, fenced, or cut off."""
    text = re.sub(r"<think>.*?(?:</think>|$)", "", answer, flags=re.DOTALL)
    decoder = json.JSONDecoder(strict=False)
    starts = [found.start() for found in re.finditer(r"\{", text)][:_STARTS]
    for start in starts:
        for candidate in (text[start:], _closed(text[start:])):
            try:
                found, _ = decoder.raw_decode(candidate)
            except (ValueError, RecursionError):
                continue
            if isinstance(found, dict) and any(key in found for key in keys):
                return {str(name): value for name, value in found.items()}
    return None


def _closed(text: str) -> str:
    """Return an object that was cut off with what is whole of it, closed."""
    open_ones: list[str] = []
    in_text = escaped = False
    whole, closers = 0, ""
    for at, char in enumerate(text):
        if in_text:
            in_text, escaped = (escaped or char != '"'), (char == "\\" and not escaped)
            continue
        if char == '"':
            in_text = True
        elif char in "{[":
            open_ones.append("}" if char == "{" else "]")
            if len(open_ones) > _NEST:
                break
        elif char in "}]" and open_ones:
            open_ones.pop()
            whole, closers = at + 1, "".join(reversed(open_ones))
            if not open_ones:
                break
        elif char == ",":
            whole, closers = at, "".join(reversed(open_ones))
    return text[:whole] + closers
