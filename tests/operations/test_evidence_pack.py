"""An evidence pack holds before a court or not at all: every change is found, an honest one always verifies (R7.2)."""

import json
import os
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from gridsteward.operations import area as areas
from gridsteward.operations import case_rules, cases, devices, evidence, households, syncing
from gridsteward.operations.area import Area, create_area, open_area
from gridsteward.operations.cases import Entry
from gridsteward.operations.evidence_check import check_pack
from gridsteward.operations.evidence_words import about_text, problem_text
from gridsteward.operations.syncing import circle_of
from gridsteward.records.case import CaseKind
from gridsteward.records.faults import Fault
from gridsteward.records.review import VisitReview
from gridsteward.records.sealed import Audience
from gridsteward.records.sync import DeviceRole
from gridsteward.store import keys
from gridsteward.store.schema import SYNCED
from gridsteward.sync import snapshots
from gridsteward.sync.wire.secrets import DeviceKeys
from gridsteward.words import Words
from tests import evidence_case
from tests.evidence_case import CANARIES, inside, pack
from tests.forger import Forger, adapted, is_found, signed, told
from tests.operations.conftest import WallClock
from tests.operations.pair import PASSPHRASE, Pair
from tests.pdf import pdf_text

GOLDEN_SEAL = "9DH0-19JN-5JJJ-M4JQ-J0KM-SB9B-7VMZ-PJ5T"
TIMES = int(os.environ.get("GRIDSTEWARD_FORGERIES", "400"))


class Station:
    """An area with one case worked on by everybody, its pack, and the pack of another case."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.area = create_area(home / "a", "青石区", steward="王站长", passphrase=PASSPHRASE)
        self.case = evidence_case.a_case(self.area)
        (other,) = [each.case.id for each in cases.cases(self.area) if each.case.id != self.case]
        self.written = pack(self.area, self.case, home / "pack")
        pack(self.area, other, home / "other")
        self.honest, self.other = inside(home / "pack"), inside(home / "other")
        self.keys: DeviceKeys = circle_of(self.area).keys

    @property
    def seal(self) -> str:
        return self.written.seal

    def forger(self, seed: int) -> Forger:
        return Forger(self.honest, self.other, keys=self.keys, seed=seed)


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Station]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "MEMORY_KIB", 64)
        patch.setattr(keys, "PASSES", 1)
        made = Station(tmp_path_factory.mktemp("station"))
    yield made
    made.area.close()


@pytest.fixture
def three(pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Area]]:
    """The supervisor's laptop, the steward's, and a deputy's that comes late and takes a snapshot."""
    monkeypatch.setattr(snapshots, "EVERY_BUNDLES", 3)
    case = evidence_case.a_case(pair.first)
    pair.exchange()
    for step in ("measured", "carried_out", "replied"):
        cases.add_event(pair.other, case, step, note=f"{step}，李建国")
        pair.exchange()
    code = devices.invite(pair.first, DeviceRole.DEPUTY).code
    syncing.sync_folder(pair.first, pair.stick)
    late = devices.ask_to_join(
        tmp_path / "late", code, steward="赵代班", passphrase=PASSPHRASE, folder=pair.stick
    )
    devices.admit(pair.first, folder=pair.stick)
    assert devices.look_for_welcome(late, folder=pair.stick)
    for area in (late, pair.first, pair.other, late):
        syncing.sync_folder(area, pair.stick)
    yield [pair.first, pair.other, late]
    late.close()


def kinds(path: Path, seal: str = "") -> list[str]:
    return [each.kind for each in check_pack(path, seal=seal).problems]


def put(files: Mapping[str, bytes], folder: Path) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


# -- an honest pack ----------------------------------------------------------------------------------------------------


def test_an_honest_pack_verifies_as_a_folder_and_as_a_zip(station: Station, tmp_path: Path) -> None:
    again = pack(station.area, station.case, tmp_path / "pack.zip")
    assert again.seal == evidence.area_seal(station.area) == station.seal
    for path in (station.home / "pack", tmp_path / "pack.zip"):
        found = check_pack(path, seal=station.seal.lower().replace("-", " "))
        assert (found.problems, found.compared, found.seal) == ((), True, station.seal)
        assert found.manifest is not None
        assert (found.manifest.steward, found.manifest.why) == ("王站长", "法院调取")
    assert not check_pack(station.home / "pack").compared
    assert (again.files, again.entries) == (2, 9), "registration, five steps, one taken back, two photos"


def test_packs_of_three_laptops_verify_and_tell_the_same_case(three: list[Area], tmp_path: Path) -> None:
    (case,) = [each.case.id for each in cases.cases(three[0]) if each.case.kind == CaseKind.COMPLAINT]
    told_by = []
    for at, area in enumerate(three):
        written = pack(area, case, tmp_path / f"{at}.zip", files=())
        found = check_pack(tmp_path / f"{at}.zip", seal=evidence.area_seal(three[0]))
        assert found.problems == (), at
        assert found.seal == written.seal
        pack(area, case, tmp_path / str(at), files=())
        told_by.append(json.loads(inside(tmp_path / str(at))["case.json"]))
    assert len({json.dumps([each["values"] for each in one["rows"]]) for one in told_by}) == 1
    here = [{each["here"] for each in one["rows"]} for one in told_by]
    assert here[0] == {"wrote", "received"}
    assert here[2] <= {"received", "begun"}, "the deputy wrote nothing of it"
    raws = [each for each in three[2].store.exchange.bundles(raw=True) if each.raw is None]
    assert raws, "a snapshot stood for the bundles"


def test_a_pack_made_after_a_restore_verifies(pair: Pair, tmp_path: Path) -> None:
    case = evidence_case.a_case(pair.first)
    pair.exchange()
    seal = evidence.area_seal(pair.first)
    backup = areas.backup_to(pair.first, tmp_path / "backup.gsbackup")
    pair.first.close()
    areas.restore(pair.first.data_dir, backup, passphrase=PASSPHRASE)
    pair.first.opened = open_area(pair.first.data_dir, passphrase=PASSPHRASE).opened
    cases.add_event(pair.first, case, "measured")
    pair.exchange()
    for at, area in enumerate((pair.first, pair.other)):
        pack(area, case, tmp_path / f"{at}.zip")
        assert kinds(tmp_path / f"{at}.zip", seal) == []


def test_a_pack_still_verifies_when_households_were_made_one_and_rules_changed(
    station: Station, grid: Area, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep, _ = households.add_household(grid, {"account_no": "0610442739", "name": "龙桂香"})
    drop, _ = households.add_household(grid, {"account_no": "0610442740", "name": "龙桂香"})
    case, _ = cases.register_case(grid, Entry(kind=CaseKind.GRUMBLE, content="抄表来得晚", household_id=drop))
    households.merge_households(grid, keep=keep, drop=drop)
    pack(grid, case.id, tmp_path / "pack", files=())
    rules = msgspec.structs.replace(case_rules.flows(), entered_at_once=1, entered_late=2)
    monkeypatch.setattr(case_rules, "flows", lambda: rules)
    assert kinds(tmp_path / "pack") == kinds(station.home / "pack") == []
    (row,) = json.loads(inside(tmp_path / "pack")["case.json"])["rows"]
    assert row["values"]["household_id"] == keep


def test_a_journal_that_was_changed_makes_no_pack(grid: Area, tmp_path: Path) -> None:
    case, _ = cases.register_case(grid, Entry(kind=CaseKind.BILL, content="电费不对"))
    with grid.store.tracked() as connection:
        connection.execute("UPDATE op SET ms = ms - 86400000 WHERE row = ?", (case.id,))
    with pytest.raises(Fault) as caught:
        pack(grid, case.id, tmp_path / "pack.zip", files=())
    assert caught.value.kind == "evidence_unsealed"
    assert not (tmp_path / "pack.zip").exists()


def test_an_area_that_never_exchanged_is_founded_by_its_first_pack(grid: Area, tmp_path: Path) -> None:
    case, _ = cases.register_case(grid, Entry(kind=CaseKind.BILL, content="电费不对"))
    assert not syncing.sync_state(grid).founded
    written = pack(grid, case.id, tmp_path / "pack.zip", files=())
    assert kinds(tmp_path / "pack.zip", written.seal) == []
    assert evidence.area_seal(grid) == written.seal


def test_a_laptop_that_was_put_out_makes_none(pair: Pair, tmp_path: Path) -> None:
    case = evidence_case.a_case(pair.first)
    pair.exchange()
    (gone,) = [each.id for each in devices.devices(pair.first) if not each.this]
    devices.revoke(pair.first, gone)
    syncing.sync_folder(pair.first, pair.stick)
    pack(pair.other, case, tmp_path / "before.zip")
    assert kinds(tmp_path / "before.zip") == [], "it had not heard of it"
    syncing.sync_folder(pair.other, pair.stick)
    with pytest.raises(Fault) as caught:
        pack(pair.other, case, tmp_path / "after.zip")
    assert caught.value.kind == "not_of_the_area"
    assert not (tmp_path / "after.zip").exists()


# -- what it holds -----------------------------------------------------------------------------------------------------


def test_every_synced_table_of_a_case_is_in_its_pack() -> None:
    of_a_case = {table.record for table in SYNCED.values() if "case_id" in table.columns}
    about_the_work = {VisitReview}  # what a supervisor asks a steward is no part of the customer's case
    assert of_a_case - about_the_work <= evidence.OF_A_CASE.keys()


def test_nothing_of_others_is_in_a_pack(station: Station) -> None:
    whole = b"\n".join(station.honest.values())
    paper = "\n".join(pdf_text(station.honest["case.pdf"]))
    journal = json.loads(station.honest["journal.json"])
    entries = b"\n".join(bytes.fromhex(each["entry"]) for each in journal["entries"])
    for canary in CANARIES:
        assert canary.encode() not in whole
        assert canary.encode("utf-16-be") not in whole
        assert json.dumps(canary)[1:-1].encode() not in whole
        assert canary.encode() not in entries
        assert canary not in paper.replace("\n", "")
    assert "龙桂香".encode() in whole
    assert "龙桂香" in paper
    assert "13900001234" in paper


def test_what_was_taken_back_stays_and_is_said_to_be(station: Station) -> None:
    rows = json.loads(station.honest["case.json"])["rows"]
    assert [each["values"]["note"] for each in rows if each["withdrawn"]] == ["记错了"]
    paper = pdf_text(station.honest["case.pdf"])
    assert "经办人后来撤销了这条记录" in "".join(paper)


def test_times_stand_side_by_side_and_late_is_said_in_words(
    grid: Area, clock: WallClock, tmp_path: Path
) -> None:
    case, _ = cases.register_case(grid, Entry(kind=CaseKind.GRUMBLE, content="抄表来得晚"))
    begun = grid.now()
    clock.at = begun + timedelta(days=3, hours=2)
    cases.add_event(grid, case.id, "answered", at=(begun + timedelta(minutes=5)).isoformat())
    pack(grid, case.id, tmp_path / "pack", files=())
    files = inside(tmp_path / "pack")
    (_, step) = json.loads(files["case.json"])["rows"]
    assert (step["at"], step["entered_at"], step["trust"]) == (
        "2026-09-16T09:35:00+08:00",
        "2026-09-19T11:30:00+08:00",
        "late",
    )
    paper, *_ = pdf_text(files["case.pdf"])
    assert "隔天以上才补记，晚3天1小时" in paper.replace("\n", "").replace(" ", "")
    assert "2026-09-16\n09:35\n2026-09-19\n11:30" in paper
    pack(grid, case.id, tmp_path / "english", files=(), language="en")
    assert "Page 1 of 2" in pdf_text(inside(tmp_path / "english")["case.pdf"])[0]


def test_photos_are_those_chosen_and_no_others(station: Station, tmp_path: Path) -> None:
    offered = evidence.pack_files(station.area, station.case)
    assert [each.name for each in offered] == ["电表.png", "配电箱.png"]
    assert all(each.here for each in offered)
    pack(station.area, station.case, tmp_path / "one", files=(offered[1].id,))
    assert sorted(inside(tmp_path / "one")) == sorted(
        [*(name for name in station.honest if "/" not in name), "files/01.jpg"]
    )
    pack(station.area, station.case, tmp_path / "none", files=())
    assert not (tmp_path / "none" / "files").exists()
    with pytest.raises(Fault):
        pack(station.area, station.case, tmp_path / "no", files=("another",))


@pytest.mark.parametrize("wanted", [False, True])
def test_who_complained_in_confidence_is_in_it_only_when_asked_for_by_who_may_see(
    pair: Pair, tmp_path: Path, wanted: bool
) -> None:
    home = pair.household(CANARIES[0])
    entry = Entry(
        kind=CaseKind.COMPLAINT,
        content="抄表的人不上门",
        household_id=home.id,
        person="龙桂香",
        phone="13900001234",
        confidential=Audience.SUPERVISOR,
    )
    case, _ = cases.register_case(pair.first, entry)
    cases.add_event(pair.first, case.id, "answered", note="当面说好")
    pair.exchange()
    pack(pair.first, case.id, tmp_path / "pack", told=wanted)
    files = inside(tmp_path / "pack")
    whole = b"\n".join(files.values())
    paper = "".join(pdf_text(files["case.pdf"]))
    for secret in ("13900001234", "龙桂香", "抄表的人不上门", "当面说好"):
        assert (secret.encode() in whole) is wanted
        assert (secret in paper) is wanted
    assert CANARIES[0].encode() not in whole
    assert kinds(tmp_path / "pack") == []
    facts = json.loads(files["case.json"])
    assert (facts["confidential"], facts["withheld"]) == (True, not wanted)
    looks = [each["values"]["why"] for each in facts["rows"] if each["table"] == "case_look"]
    assert looks == (["dispute"] if wanted else []), "that it was opened for this pack is in it"
    pair.exchange()
    pack(pair.other, case.id, tmp_path / "theirs")
    theirs = json.loads(inside(tmp_path / "theirs")["case.json"])["rows"]
    assert not any(each["table"] == "case_look" for each in theirs), "who looked is the supervisor's to know"
    for asked, who, kind in (
        ({"why": " "}, pair.first, "evidence_why"),
        ({}, pair.other, "case_closed_to_you"),
    ):
        with pytest.raises(Fault) as caught:
            pack(who, case.id, tmp_path / "no", told=True, **asked)
        assert caught.value.kind == kind


# -- forgeries ---------------------------------------------------------------------------------------------------------


def test_every_forgery_is_found(station: Station, tmp_path: Path) -> None:
    forger = station.forger(20261126)
    missed = []
    for at in range(TIMES):
        ways = sorted(forger.ways)
        out = tmp_path / str(at)
        way = forger.forge(out, ways[at % len(ways)])
        if not is_found(lambda out=out: check_pack(out, seal=station.seal)):  # type: ignore[misc]
            missed.append((at, way))
    assert missed == []


def test_what_was_done_is_named(station: Station, tmp_path: Path) -> None:
    honest = dict(station.honest)
    rows = json.loads(honest["case.json"])["rows"]
    changed = json.loads(honest["case.json"])
    changed["rows"][1]["values"]["note"] = "没有约"
    redated = json.loads(honest["case.json"])
    redated["rows"][1]["at"] = "2026-01-01T00:00:00+08:00"
    for at, (files, expected) in enumerate(
        (
            ({**honest, "case.pdf": honest["case.pdf"] + b"\n"}, {"altered"}),
            ({name: data for name, data in honest.items() if name != "files/01.jpg"}, {"missing"}),
            ({**honest, "files/09.jpg": b"x"}, {"added"}),
            (adapted({**honest, "case.pdf": b"%PDF"}), {"manifest_signature"}),
            (signed(honest, DeviceKeys.new()), {"foreign_key"}),
            (signed(adapted({**honest, "case.json": told(changed)}), station.keys), {"differs"}),
            (signed(adapted({**honest, "case.json": told(redated)}), station.keys), {"entry_redated"}),
            ({**honest, "members.json": told({"records": []})}, {"altered", "members_altered"}),
        )
    ):
        found = check_pack(put(files, tmp_path / str(at)))
        assert {each.kind for each in found.problems} == expected, at
    found = check_pack(tmp_path / "5")
    assert [(each.event, each.at) for each in found.problems] == [("answered", rows[1]["at"])]


def test_a_pack_signed_anew_as_a_whole_is_found_by_the_seal_alone(station: Station, tmp_path: Path) -> None:
    out = put(station.forger(1).founded_anew(), tmp_path / "forged")
    alone = check_pack(out)
    assert alone.problems == ()
    assert alone.seal != station.seal, "which is why the seal has to be compared"
    assert kinds(out, station.seal) == ["seal_differs"]


def test_a_seal_is_read_as_people_write_it(station: Station) -> None:
    path = station.home / "pack"
    assert kinds(path, f"  {station.seal.replace('-', '').lower().replace('0', 'o')} ") == []
    for wrong in ("ABCD", "网格印记", station.seal + "-0000"):
        with pytest.raises(Fault) as caught:
            check_pack(path, seal=wrong)
        assert caught.value.kind == "evidence_seal_unreadable"


def test_what_is_made_to_hurt_does_not(station: Station, tmp_path: Path) -> None:
    deep = b"[" * 200_000 + b"]" * 200_000
    many = told({"records": ["00" * 40] * 3_000})
    huge = station.honest["journal.json"].replace(b'"seq": ', b'"seq": ' + b"9" * 5_000, 1)
    doubled = station.honest["case.json"].replace(b'"number"', b'"number": "x",\n "number"', 1)
    for at, (name, data) in enumerate(
        (
            ("case.json", deep),
            ("members.json", many),
            ("journal.json", huge),
            ("case.json", doubled),
            ("case.json", b"\xff\xfe\x00"),
            ("manifest.json", b"null\n"),
            ("manifest.sig", b'{"public_key": "zz", "signature": ""}'),
        )
    ):
        out = put({**station.honest, name: data}, tmp_path / str(at))
        assert not check_pack(out).whole, name


def test_a_pack_made_by_the_first_program_that_made_any_verifies_for_ever() -> None:
    found = check_pack(Path(__file__).parent / "golden" / "evidence_1.zip", seal=GOLDEN_SEAL)
    assert (found.problems, found.entries, found.files) == ((), 9, 9)


def test_nothing_in_a_pack_gives_orders_to_a_terminal(station: Station, tmp_path: Path) -> None:
    manifest = json.loads(station.honest["manifest.json"])
    manifest |= {"steward": "\x1b[2J王\u202e" + "x" * 5_000, "made_at": "\x1b]0;x\x07"}
    found = check_pack(put({**station.honest, "manifest.json": told(manifest)}, tmp_path / "pack"))
    words = Words("zh_CN")
    for said in (about_text(found, words), *(problem_text(each, words) for each in found.problems)):
        assert said.isprintable()
        assert len(said) < 600


def test_a_pack_of_a_later_program_asks_for_an_update(station: Station, tmp_path: Path) -> None:
    manifest = json.loads(station.honest["manifest.json"])
    manifest["format"] = "gridsteward evidence 2"
    out = put({**station.honest, "manifest.json": told(manifest)}, tmp_path / "pack")
    with pytest.raises(Fault) as caught:
        check_pack(out)
    assert caught.value.kind == "evidence_newer"
