"""Whom to give thought to this week (R6.8)."""

from gridsteward.commands.session import Answer, Session
from gridsteward.operations import warning_words
from gridsteward.operations import warnings as early


def warnings(session: Session) -> Answer:
    """List who may complain next, why, and what to do first."""
    words = session.words
    with session.opened() as area:
        found = early.this_week(area, session.arguments.most)
        today = area.now().date()
    said = [[warning_words.reason(reason, words, today=today) for reason in each.reasons] for each in found]
    lines = [
        words(
            "warning_command.line",
            account_no=each.household.account_no,
            name=each.household.name,
            reasons=words("warning_command.between").join(reasons),
            act=warning_words.first_thing(each.act, words),
        )
        for each, reasons in zip(found, said, strict=True)
    ]
    rows = [
        {"account_no": each.household.account_no, "score": round(each.score, 3), "reasons": reasons}
        for each, reasons in zip(found, said, strict=True)
    ]
    return Answer(data={"warnings": rows}, lines=lines or [words("warning_command.none")])
