"""Evidence packs on the command line: made of a case, checked by anybody, and the seal to compare."""

from collections.abc import Iterator

from msgspec import to_builtins
from msgspec.structs import asdict

from gridsteward.commands.session import Answer, Session
from gridsteward.operations import cases, evidence
from gridsteward.records.evidence import CheckedPack
from gridsteward.words import Words


def pack(session: Session) -> Answer:
    """Make the evidence pack of a case."""
    given, words = session.arguments, session.words
    with session.opened() as area:
        case = cases.case_numbered(area, given.case)
        offered = evidence.pack_files(area, case.id) if given.with_files else []
        made = evidence.make_pack(
            area,
            evidence.Wanted(
                case_id=case.id,
                files=tuple(each.id for each in offered if each.here),
                why=given.why,
                told=given.with_complainant,
            ),
            given.out.expanduser(),
            words=Words(given.lang),
            overwrite=given.overwrite,
        )
    left = [each.name for each in offered if not each.here]
    counted = {"number": made.number, "entries": made.entries, "files": made.files, "size": f"{made.size:,}"}
    return Answer(
        data={**asdict(made), "path": str(made.path), "left_out": left},
        lines=[
            words("evidence.written", path=made.path),
            words("evidence.size", **counted),
            words("evidence.seal", seal=made.seal),
            words("evidence.seal_hint"),
            words("evidence.plain"),
            *(words("evidence.file_left", name=name) for name in left),
        ],
        problems=bool(left),
    )


def verify(session: Session) -> Answer:
    """Check an evidence pack; no area is opened."""
    from gridsteward.operations.evidence_check import check_pack

    given = session.arguments
    found = check_pack(given.pack.expanduser(), seal=given.seal)
    manifest = found.manifest
    return Answer(
        data={
            "whole": found.whole,
            "problems": to_builtins(found.problems),
            "seal": found.seal,
            "compared": found.compared,
            "case": manifest.case if manifest else "",
            "made_at": manifest.made_at if manifest else "",
            "steward": manifest.steward if manifest else "",
            "entries": found.entries,
            "files": found.files,
        },
        lines=list(_lines(found, session.words)),
        problems=not found.whole,
    )


def seal(session: Session) -> Answer:
    """Say what this area's packs are signed under."""
    with session.opened() as area:
        told = evidence.area_seal(area)
    words = session.words
    return Answer(
        data={"seal": told},
        lines=[words("evidence.seal", seal=told), words("evidence.seal_hint")],
    )


def _lines(found: CheckedPack, words: Words) -> Iterator[str]:
    from gridsteward.operations.evidence_words import about_text, problem_text, whose_text

    if found.whole:
        yield words("evidence.whole", count=found.files, entries=found.entries)
    else:
        yield words("evidence.wrong")
        yield from (words("evidence.problem", said=problem_text(each, words)) for each in found.problems)
    yield from (words("evidence.problem", said=said) for said in (about_text(found, words),) if said)
    yield from filter(None, (whose_text(found, words),))
