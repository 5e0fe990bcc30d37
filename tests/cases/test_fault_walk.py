"""The self-check leads everybody somewhere: a loop or a dead end would leave a person in the dark."""

import pytest

from gridsteward.cases.fault_walk import walk
from gridsteward.records.knowledge import FaultAnswer, FaultOutcome, FaultQuestion, FaultTree

TREE = FaultTree(
    first="danger",
    questions=(
        FaultQuestion("danger", "?", (FaultAnswer("yes", "leave"), FaultAnswer("no", "all"))),
        FaultQuestion("all", "??", (FaultAnswer("all", "outage"), FaultAnswer("part", "inside"))),
    ),
    outcomes=(
        FaultOutcome("leave", "!", ("go",), danger=True),
        FaultOutcome("outage", "o", ("ring",), where="outside"),
        FaultOutcome("inside", "i", ("unplug",), where="inside"),
    ),
)


def test_answers_lead_from_question_to_question_to_an_outcome() -> None:
    begun = walk(TREE)
    assert begun.at is TREE.questions[0]
    assert begun.path == ()
    gone = walk(TREE, (1, 0))
    assert gone.at is TREE.outcomes[1]
    assert [(asked.code, answer.text) for asked, answer in gone.path] == [("danger", "no"), ("all", "all")]


def test_going_back_is_leaving_the_last_answer_out() -> None:
    gone = walk(TREE, (1, 0))
    assert walk(TREE, gone.answered[:-1]).at is TREE.questions[1]


def test_nothing_is_asked_after_an_outcome() -> None:
    assert walk(TREE, (0, 1, 1)).answered == (0,)


@pytest.mark.parametrize("answered", [(2,), (-1,)])
def test_an_answer_that_is_not_there_is_no_answer(answered: tuple[int, ...]) -> None:
    with pytest.raises(IndexError):
        walk(TREE, answered)
