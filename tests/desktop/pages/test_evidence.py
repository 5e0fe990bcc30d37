"""The window makes an evidence pack of a case and checks one, in words a layman understands."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gridsteward.desktop.dialogs.evidence import EvidenceDialog, make_evidence
from gridsteward.desktop.dialogs.evidence_check import EvidenceCheckDialog
from gridsteward.desktop.pages.sync.page import SyncPage
from gridsteward.desktop.session import Session
from gridsteward.operations import cases, evidence
from gridsteward.operations.area import Area
from gridsteward.operations.cases import Entry
from gridsteward.operations.evidence_check import check_pack
from gridsteward.records.case import CaseKind
from gridsteward.records.sealed import Audience
from tests import evidence_case
from tests.desktop.pages.conftest import Clock, Village
from tests.desktop.two import Pair
from tests.evidence_case import inside


@pytest.fixture
def case(area: Area, clock: Clock) -> str:
    return evidence_case.a_case(area)


@pytest.fixture
def dialog(session: Session, case: str, qtbot: QtBot, tmp_path: Path) -> EvidenceDialog:
    made = EvidenceDialog(session, case, folder=tmp_path)
    qtbot.addWidget(made)
    made.show()
    return made


def checking(session: Session, qtbot: QtBot, pack: Path, *, own_seal: str = "") -> EvidenceCheckDialog:
    made = EvidenceCheckDialog(session, pack=pack, own_seal=own_seal)
    qtbot.addWidget(made)
    made.show()
    return made


def words_of(dialog: EvidenceCheckDialog) -> list[str]:
    found = dialog.answer.findChildren(QLabel)
    return [each.accessibleName() for each in found if each.isVisible() and each.accessibleName()]


def test_a_pack_is_made_with_the_photos_ticked_and_ends_with_the_seal_in_large_type(
    dialog: EvidenceDialog, area: Area, qtbot: QtBot
) -> None:
    assert [box.text().split(" · ")[0] for box in dialog.boxes.values()] == ["电表.png", "配电箱.png"]
    assert not any(box.isChecked() for box in dialog.boxes.values()), "nothing goes in that nobody chose"
    next(iter(dialog.boxes.values())).click()
    qtbot.keyClicks(dialog.why, "court")
    dialog.place.setText(dialog.place.text().removesuffix(".zip"))
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.written is not None
    path = dialog.written.path
    assert path.suffix == ".zip"
    assert dialog.written.files == 1
    found = check_pack(path, seal=evidence.area_seal(area))
    assert found.whole
    assert found.manifest is not None
    assert found.manifest.why == "court"
    assert dialog.seal.isVisible()
    assert dialog.seal.property("role") == "title"
    assert dialog.seal.accessibleName() == evidence.area_seal(area)
    assert str(path) in dialog.lies.accessibleName()
    assert not dialog.go.isVisible()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == dialog.written.seal


def test_a_file_that_is_there_is_replaced_only_after_asking(dialog: EvidenceDialog, tmp_path: Path) -> None:
    taken = tmp_path / "taken.zip"
    taken.write_bytes(b"mine")
    dialog.place.setText(str(taken))
    dialog.go.click()
    assert dialog.wrong.isVisible()
    assert taken.read_bytes() == b"mine"
    dialog.go.click()
    assert check_pack(taken).whole


def test_a_place_that_is_not_there_is_said_in_place(dialog: EvidenceDialog, tmp_path: Path) -> None:
    dialog.place.setText("")
    dialog.go.click()
    assert dialog.wrong.isVisible()
    dialog.place.setText(str(tmp_path / "nowhere" / "pack.zip"))
    dialog.go.click()
    assert dialog.written is None
    assert "nowhere" in dialog.wrong.text()
    assert dialog.go.isEnabled()


def test_a_confidential_case_asks_for_a_reason_before_it_is_opened(
    session: Session, area: Area, village: Village, qtbot: QtBot, tmp_path: Path
) -> None:
    entry = Entry(
        kind=CaseKind.COMPLAINT,
        content="抄表不上门",
        person="周国梁",
        household_id=village.ids["周国梁"],
        confidential=Audience.SUPERVISOR,
    )
    hidden, _ = cases.register_case(area, entry)
    made = EvidenceDialog(session, hidden.id, folder=tmp_path)
    qtbot.addWidget(made)
    made.show()
    assert made.told.isVisible()
    assert not made.told.isChecked()
    made.told.click()
    made.go.click()
    assert made.wrong.isVisible()
    assert list(tmp_path.glob("*.zip")) == []
    qtbot.keyClicks(made.why, "court")
    made.go.click()
    assert made.written is not None
    assert "周国梁".encode() in made.written.path.read_bytes()


def test_who_may_not_see_it_cannot_put_it_in(
    session: Session, pair: Pair, village: Village, qtbot: QtBot, tmp_path: Path
) -> None:
    entry = Entry(kind=CaseKind.COMPLAINT, content="不满", person="周国梁", confidential=Audience.SUPERVISOR)
    hidden, _ = cases.register_case(pair.other, entry)
    pair.carry()
    session.area, first = pair.other, session.area
    seen, _ = cases.register_case(first, entry)
    pair.carry()
    for case_id, may in ((hidden.id, True), (seen.id, False)):
        made = EvidenceDialog(session, case_id, folder=tmp_path)
        qtbot.addWidget(made)
        made.show()
        assert (made.told.isVisible(), made.told.isEnabled()) == (True, may)
    session.area = first


def test_a_check_says_whole_and_whose_or_asks_to_compare_the_seal(
    session: Session, dialog: EvidenceDialog, qtbot: QtBot
) -> None:
    dialog.go.click()
    assert dialog.written is not None
    check = checking(session, qtbot, dialog.written.path, own_seal=dialog.written.seal)
    check.check()
    assert "网格印记" in " ".join(words_of(check))
    assert dialog.written.seal in " ".join(words_of(check))
    plain = check.said.accessibleName()
    check.own.click()
    check.check()
    assert check.said.accessibleName() != plain
    check.seal.setText("0000-0000-0000-0000-0000-0000-0000-0000")
    check.check()
    assert "网格印记和您给的不一样" in " ".join(words_of(check))
    check.seal.setText("我们的")
    check.check()
    assert check.wrong.isVisible()
    assert not check.answer.isVisible()


def test_a_changed_pack_is_called_worthless_and_what_was_changed_is_named(
    session: Session, dialog: EvidenceDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.go.click()
    assert dialog.written is not None
    raw = dialog.written.path.read_bytes()
    spoilt = tmp_path / "spoilt.zip"
    spoilt.write_bytes(raw.replace("约明天上门核对表码".encode(), "约后天上门核对表码".encode(), 1))
    check = checking(session, qtbot, spoilt)
    check.check()
    assert check.checked is not None
    assert not check.checked.whole
    said = " ".join(words_of(check))
    assert "case.json" in said
    assert "首次回应" in said
    check.place.setText(str(tmp_path / "nothing.zip"))
    check.check()
    assert check.wrong.isVisible()
    assert not check.answer.isVisible()


def test_the_sync_page_shows_the_seal_and_leads_to_the_check(
    session: Session, area: Area, qtbot: QtBot
) -> None:
    page = SyncPage(session)
    qtbot.addWidget(page)
    page.show()
    assert evidence.area_seal(area) in page.roads.seal.text()
    page.roads.evidence.click()
    (check,) = page.window().findChildren(EvidenceCheckDialog)
    check.own.click()
    assert check.seal.text() == evidence.area_seal(area)
    check.reject()


def test_the_dialog_opens_over_a_window(session: Session, case: str, qtbot: QtBot, area: Area) -> None:
    page = SyncPage(session)
    qtbot.addWidget(page)
    page.show()
    made = make_evidence(session, case, page)
    assert made.isVisible()
    assert cases.case_view(area, case).number in made.title.text()
    made.reject()


def test_nothing_is_in_a_pack_made_by_the_window_that_is_not_of_the_case(
    dialog: EvidenceDialog, tmp_path: Path
) -> None:
    dialog.go.click()
    assert dialog.written is not None
    raw = dialog.written.path.read_bytes()
    assert not any(canary.encode() in raw for canary in evidence_case.CANARIES)
    assert inside(tmp_path / "none") == {}
