"""The register of needs on the command line: what stands in it, what is to be looked at again, what is written down."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from gridsteward.commands.session import Answer, Session
from gridsteward.operations import households, needs
from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household, Person
from gridsteward.records.need import Consent, KnownNeed, Need
from gridsteward.records.sealed import Audience
from gridsteward.words import Words

_AHEAD = timedelta(days=14)


def codes(session: Session) -> Answer:
    """List the codes of the register with their groups."""
    words = session.words
    lines = []
    for group, found in needs.need_groups().items():
        lines.append(words(f"tag_group.{group}"))
        lines += [words("care_needs.code", code=code, name=words(f"tag.{code}")) for code in found]
    return Answer(data={group: list(found) for group, found in needs.need_groups().items()}, lines=lines)


def listed(session: Session) -> Answer:
    """List needs this laptop may see: of one household, or those to be looked at again."""
    arguments, words = session.arguments, session.words
    with session.opened() as area:
        if arguments.account_no:
            home = households.household_by_account(area, arguments.account_no)
            found = needs.known_needs(area, home.id)
            gone = needs.erased_needs(area, home.id)
        else:
            today = area.now().date()
            found, gone = needs.to_review(area, today + _AHEAD), []
        homes = {each.id: each for each in area.store.select(Household)}
        names = {each.id: each.name for each in area.store.select(Person)}
        hidden = needs.hidden_needs(area)
    data = {
        "needs": [
            {"account_no": homes[each.household_id].account_no, **need_data(each, names)} for each in found
        ],
        "erased": [{"at": each.at, "steward": each.steward, "why": each.why} for each in gone],
        "hidden": hidden,
    }
    lines = list(_lines(found, homes, names, words))
    lines += [
        words(
            "care_needs.erased", day=each.at[:10], steward=each.steward, why=words(f"erased_for.{each.why}")
        )
        for each in gone
    ]
    if hidden:
        lines.append(words("care_needs.hidden", count=hidden))
    return Answer(data=data, lines=lines or [words("care_needs.none")])


def need_data(each: KnownNeed, names: Mapping[str, str]) -> dict[str, Any]:
    """Return a need as JSON tells it."""
    need = each.need
    return {
        "id": each.id,
        "code": need.code,
        "person": names.get(need.person_id, ""),
        "since": need.since,
        "evidence": need.evidence,
        "review_by": each.review_by,
        "ends": each.ends,
        "asks_on": each.asks_on,
        "audience": each.audience,
        "source": need.source,
        "consent_record": need.record.day if need.record else "",
        "consent_share": need.share.day if need.share else "",
    }


def _lines(
    found: Sequence[KnownNeed], homes: Mapping[str, Household], names: Mapping[str, str], words: Words
) -> Iterator[str]:
    for each in found:
        home, need = homes[each.household_id], each.need
        yield words(
            "care_needs.line",
            need=words(f"tag.{need.code}"),
            name=names.get(need.person_id) or home.name or home.account_no,
            account_no=home.account_no,
            audience=words(f"audience.{each.audience}"),
        )
        if need.record is None:
            yield words("care_needs.ask")
        elif each.asks_on:
            yield words("care_needs.look", day=each.asks_on)
        yield words("care_needs.id", id=each.id)


def add(session: Session) -> Answer:
    """Write a need down, with what the person agreed to."""
    arguments = session.arguments
    with session.opened() as area:
        home = households.household_by_account(area, arguments.account_no)
        today = area.now().date().isoformat()
        audience = Audience(arguments.share)
        need = Need(
            code=arguments.code,
            since=arguments.since or today,
            evidence=arguments.evidence,
            steward=area.steward,
            at=area.stamp(),
            person_id=_person(area, home, arguments.person),
            review_by=arguments.review_by or "",
            ends=arguments.ends or "",
            record=Consent(day=arguments.agreed or today, words=arguments.consent),
            share=(
                Consent(day=arguments.agreed or today, words=arguments.share_consent)
                if arguments.share_consent
                else None
            ),
        )
        made, _ = needs.record_need(area, home.id, need, audience=audience)
    said = session.words(
        "care_needs.kept",
        need=session.words(f"tag.{need.code}"),
        name=home.name or home.account_no,
        audience=session.words(f"audience.{audience}"),
    )
    return Answer(data={"id": made, "account_no": home.account_no, "code": need.code}, lines=[said])


def review(session: Session) -> Answer:
    """Say that a need still holds."""
    arguments = session.arguments

    def act(area: Area, known: KnownNeed) -> None:
        needs.review_need(
            area,
            known,
            words=arguments.words,
            review_by=arguments.review_by or "",
            ends=arguments.ends or "",
        )

    return _on_one(session, act, "care_needs.reviewed")


def end(session: Session) -> Answer:
    """Say that a need is over."""
    words = session.arguments.words
    return _on_one(session, lambda area, known: needs.end_need(area, known, words=words), "care_needs.ended")


def erase(session: Session) -> Answer:
    """Erase a need for good, as the person asked."""
    return _on_one(session, needs.erase_need, "care_needs.gone")


def _on_one(session: Session, act: Callable[[Area, KnownNeed], object], said: str) -> Answer:
    wanted = session.arguments.need
    with session.opened() as area:
        found = [each for each in needs.known_needs(area, ended=True) if each.id.startswith(wanted)]
        if len(found) != 1:
            raise Fault("need_not_found", value=wanted)
        act(area, found[0])
    return Answer(data={"id": found[0].id}, lines=[session.words(said)])


def _person(area: Area, home: Household, name: str) -> str:
    if not name:
        return ""
    found = area.store.select(Person, "household_id = ? AND name = ?", (home.id, name))
    if not found:
        raise Fault("person_unknown", name=name)
    return found[0].id
