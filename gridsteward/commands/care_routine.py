"""The routine of somebody who forgets to switch off, and the message to family, on the command line."""

from collections.abc import Iterator

from msgspec.structs import asdict

from gridsteward.commands.session import Answer, Session
from gridsteward.operations import forgetful, households
from gridsteward.records.faults import Fault
from gridsteward.records.forgetful import ForgetfulRoutine
from gridsteward.words import Words


def show(session: Session) -> Answer:
    """Tell what to look at, when to ring up, how to speak with them, and whom to tell."""
    words = session.words
    with session.opened() as area:
        home = households.household_by_account(area, session.arguments.account_no)
        found = forgetful.forgetful_routine(area, home.id)
    if found is None:
        return Answer(data={"account_no": home.account_no, "routine": None}, lines=[words("forgetful.none")])
    data = {
        "account_no": home.account_no,
        "routine": {
            "person": found.name,
            "checks": [asdict(each) for each in found.plan.checks],
            "times": list(found.plan.times),
            "talk": found.trait,
            "left_on_since": found.left_on,
            "tell": [asdict(each) for each in found.tell],
            "told": found.told,
        },
    }
    return Answer(data=data, lines=list(_lines(found, words)))


def _lines(found: ForgetfulRoutine, words: Words) -> Iterator[str]:
    yield f"{found.name}  {words('forgetful.title')}"
    yield words("forgetful.times", times=words("family_message.and").join(found.plan.times))
    for number, each in enumerate(found.plan.checks, 1):
        usual = "" if each.known else f" {words('forgetful.usual')}"
        yield f"  {number}. {words(f'switch_off_ask.{each.key}')}{usual}"
    if found.left_on:
        yield words("forgetful.left_on", day=found.left_on)
    if found.trait:
        yield words(f"trait_talk.{found.trait}")
    for one in found.tell:
        relation = words(f"relation.{one.relation}")
        yield words("forgetful.tell", name=one.name, relation=relation, phone=" / ".join(one.phones))
    if not found.tell:
        yield words("forgetful.no_family")
    if found.told:
        yield words("forgetful.told", day=found.told[:10])


def message(session: Session) -> Answer:
    """Draft the message to family, or keep that it was sent by hand."""
    arguments, words = session.arguments, session.words
    with session.opened() as area:
        home = households.household_by_account(area, arguments.account_no)
        found = forgetful.forgetful_routine(area, home.id)
        if found is None:
            raise Fault("not_forgetful")
        to = arguments.to or next((each.name for each in found.tell), "")
        if arguments.sent:
            forgetful.message_sent(area, home.id, to=to, words=words)
            said = words("family_message.logged", to=to)
        else:
            said = forgetful.family_message(area, found, words, to=to)
    return Answer(
        data={"account_no": home.account_no, "to": to, "text": said, "sent": arguments.sent}, lines=[said]
    )
