"""A case as a station has it, its photos, a second case, and canaries wherever a pack must not reach."""

import io
import random
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from PIL import Image

from gridsteward.operations import cases, evidence, households, visits
from gridsteward.operations.area import Area
from gridsteward.operations.cases import Entry
from gridsteward.operations.evidence import Wanted
from gridsteward.operations.evidence_box import ZIP
from gridsteward.records.case import CaseKind
from gridsteward.records.evidence import WrittenPack
from gridsteward.records.visit import DraftCommitment, VisitDraft
from gridsteward.words import Words

CANARIES = ("金丝雀甲", "金丝雀乙", "金丝雀丙", "金丝雀丁", "金丝雀戊", "金丝雀己", "金丝雀庚", "13777778888")
"""Who and what is in the area, and in no pack of the case."""


def a_case(area: Area, *, confidential: Entry | None = None) -> str:
    """Have a complaint taken in and worked on; return its id."""
    home, _ = households.add_household(
        area,
        {
            "account_no": "061044273901",
            "name": CANARIES[0],
            "address": f"青石村 {CANARIES[1]} 隔壁",
            "note": CANARIES[2],
        },
    )
    households.save_person(area, home, {"name": CANARIES[3], "phones": CANARIES[7], "relation": "spouse"})
    entry = confidential or Entry(
        kind=CaseKind.COMPLAINT,
        topic="price",
        content="上个月电费比往常高一倍，怀疑电表不准。",
        household_id=home,
        person="龙桂香",
        phone="13900001234",
        place="青石村 3 组 12 号",
    )
    case, _ = cases.register_case(area, entry)
    until = (area.now() + timedelta(days=1)).isoformat()
    cases.add_event(area, case.id, "answered", note="约明天上门核对表码。")
    cases.add_event(area, case.id, "dispatched", value="quality")
    cases.add_event(area, case.id, "promised", value="visit", until=until)
    cases.add_event(area, case.id, "noted", note="记错了")
    area.store.undo()
    cases.add_event(area, case.id, "investigated")
    _visit(area, home)
    another, _ = cases.register_case(
        area, Entry(kind=CaseKind.BILL, content=CANARIES[4], household_id=home, person=CANARIES[5])
    )
    cases.add_event(area, another.id, "answered", note=CANARIES[6])
    return case.id


def _visit(area: Area, home: str) -> None:
    draft = VisitDraft(
        id="",
        household_id=home,
        started_at=area.stamp(),
        met="person",
        note=CANARIES[2],
        commitments=(DraftCommitment(what=CANARIES[4], due=area.stamp()[:10]),),
    )
    for name in ("电表.png", "配电箱.png"):
        draft = visits.attach(area, draft, picture(name), name=name)
    visits.finish_visit(area, draft)


def picture(name: str) -> bytes:
    """Return a photo, each name its own."""
    made = io.BytesIO()
    pixels = random.Random(name).randbytes(40 * 30 * 3)  # noqa: S311  (a picture, not a secret)
    Image.frombytes("RGB", (40, 30), pixels).save(made, "png")
    return made.getvalue()


def pack(area: Area, case_id: str, out: Path, *, language: str = "zh_CN", **wanted: object) -> WrittenPack:
    """Make the pack of a case with all its photos."""
    files = tuple(each.id for each in evidence.pack_files(area, case_id))
    asked = Wanted(case_id=case_id, **{"files": files, "why": "法院调取", **wanted})  # type: ignore[arg-type]
    return evidence.make_pack(area, asked, out, words=Words(language))


def inside(folder: Path) -> Mapping[str, bytes]:
    """Return the files of a pack that is a folder."""
    assert folder.suffix != ZIP
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
