"""What is known offline (R8.2): articles, documents to bring, the fault self-check; each in one language."""

from enum import StrEnum
from typing import Final, Literal

from msgspec import Struct

APPLICANTS: Final = ("person", "business")
Where = Literal["inside", "outside", ""]


class KnowledgeKind(StrEnum):
    """What an article is about, in the order they are listed."""

    PROCEDURE = "procedure"
    DOCUMENTS = "documents"
    PAYMENT = "payment"
    FAULT = "fault"
    SAFETY = "safety"
    USE = "use"
    TERMS = "terms"


class Article(Struct, frozen=True, kw_only=True):
    """One article. `source` is issuer and edition, "" for general practice; `check`: see the local notice first.

    A line of `body` that begins with "- " is an item of a list, any other a paragraph of its own.
    """

    code: str
    kind: KnowledgeKind
    title: str
    keywords: tuple[str, ...]
    body: tuple[str, ...]
    valid_from: str
    source: str = ""
    check: bool = False


class Documents(Struct, frozen=True, kw_only=True):
    """What to bring for one topic of application (R6.4), told once and completely: by a person, by a business."""

    topic: str
    person: tuple[str, ...]
    business: tuple[str, ...]
    note: str = ""


class FaultAnswer(Struct, frozen=True):
    """One answer to a question, and the code of the question or outcome it leads to."""

    text: str
    to: str


class FaultQuestion(Struct, frozen=True):
    """One question of the self-check with two to four answers."""

    code: str
    text: str
    answers: tuple[FaultAnswer, ...]
    hint: str = ""


class FaultOutcome(Struct, frozen=True):
    """Where the self-check ends: what it is, on which side of the boundary, and what is safe to do, in order."""

    code: str
    title: str
    steps: tuple[str, ...]
    where: Where = ""
    danger: bool = False


class FaultTree(Struct, frozen=True):
    """The whole self-check; `first` is the code of the first question."""

    first: str
    questions: tuple[FaultQuestion, ...]
    outcomes: tuple[FaultOutcome, ...]


class FaultWalk(Struct, frozen=True):
    """What was answered so far (numbers from 0), and where that leads."""

    answered: tuple[int, ...]
    path: tuple[tuple[FaultQuestion, FaultAnswer], ...]
    at: FaultQuestion | FaultOutcome
