"""The box of a pack: whatever somebody does to it is noticed, and a box made to hurt does not."""

import os
import random
import stat
import struct
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest

from gridsteward.operations import evidence_box
from gridsteward.operations.evidence_box import Box, read_box, write_box, zipped
from gridsteward.records.faults import Fault

FILES = {
    "case.json": b"{}\n",
    "case.pdf": b"%PDF-1.4 " + bytes(range(256)),
    "files/01.jpg": os.urandom(5_000),
    "manifest.json": b'{"a": 1}\n',
}


def contents(box: Box) -> dict[str, int]:
    return {name: each.size for name, each in box.files.items()}


def test_a_zip_opens_with_any_program_and_reads_back_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "pack.zip"
    size = write_box(FILES, out)
    assert out.stat().st_size == size
    with zipfile.ZipFile(out) as other:
        assert {name: other.read(name) for name in other.namelist()} == FILES
        assert other.testzip() is None
    found = read_box(out)
    assert found.problems == []
    assert contents(found) == {name: len(data) for name, data in FILES.items()}
    assert found.files["case.json"].data == FILES["case.json"]
    assert found.files["case.pdf"].data == b"", "what is only hashed is not held"
    write_box(FILES, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == out.read_bytes()


def test_a_folder_reads_back_as_it_was(tmp_path: Path) -> None:
    write_box(FILES, tmp_path / "pack")
    found = read_box(tmp_path / "pack")
    assert found.problems == []
    assert contents(found) == {name: len(data) for name, data in FILES.items()}
    with pytest.raises(Fault) as caught:
        write_box(FILES, tmp_path / "pack", overwrite=True)
    assert caught.value.kind == "report_exists"
    assert [each.name for each in tmp_path.iterdir()] == ["pack"], "nothing half made is left"


def test_every_byte_of_a_zip_counts(tmp_path: Path) -> None:
    honest = b"".join(zipped(FILES))
    chance = random.Random(7)  # noqa: S311  (bytes, not secrets)
    out = tmp_path / "pack.zip"
    hashes = {name: each.sha256 for name, each in read_box(_put(out, honest)).files.items()}
    for _ in range(400):
        at = chance.randrange(len(honest))
        spoilt = bytearray(honest)
        spoilt[at] ^= 1 << chance.randrange(8)
        with suppress(Fault):
            found = read_box(_put(out, bytes(spoilt)))
            same = {name: each.sha256 for name, each in found.files.items()} == hashes
            assert found.problems or not same, at


def _put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _faults(path: Path) -> str:
    with pytest.raises(Fault) as caught:
        read_box(path)
    return caught.value.kind


def _packed(*named: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", method) as other:
        for name, data in named:
            other.writestr(name, data)
    return made.getvalue()


def test_a_zip_of_another_program_is_not_unpacked_but_sent_back(tmp_path: Path) -> None:
    bomb = _packed(("case.json", bytes(300 << 20)))
    assert len(bomb) < 1 << 20
    assert _faults(_put(tmp_path / "bomb.zip", bomb)) == "evidence_repacked"
    assert _faults(_put(tmp_path / "noted.zip", _packed(("case.json", b"x")) + b"")) == "evidence_repacked"
    stored = _packed(*FILES.items(), method=zipfile.ZIP_STORED)
    assert read_box(_put(tmp_path / "stored.zip", stored)).problems, "its times are not ours"


@pytest.mark.parametrize(
    "name", ["../case.json", "/etc/passwd", "C:\\x", "files/../x", "files/01.jpg/x", "CASE.JSON"]
)
def test_a_name_that_leads_elsewhere_is_named_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    data = b"".join(zipped({**FILES, name: b"x"}))
    found = read_box(_put(tmp_path / "pack.zip", data))
    assert ("name", name) in [(each.kind, each.what) for each in found.problems]
    assert [each.name for each in tmp_path.iterdir()] == ["pack.zip"]


def test_two_files_of_one_name_are_named(tmp_path: Path) -> None:
    twice = _twice("case.json", b"{}\n", b"[]\n")
    found = read_box(_put(tmp_path / "pack.zip", twice))
    assert [each.kind for each in found.problems] == ["twice"]


def _twice(name: str, one: bytes, other: bytes) -> bytes:
    from zlib import crc32

    listed = [(name, len(one), crc32(one)), (name, len(other), crc32(other))]
    heads = [evidence_box._local(*each) for each in listed]
    return heads[0] + one + heads[1] + other + evidence_box._rest(listed)


def test_numbers_that_cannot_be_are_refused(tmp_path: Path) -> None:
    honest = b"".join(zipped(FILES))
    for count, long, start in (
        (65535, 10, 10),
        (0, 0, len(honest) - 22),
        (4, 1 << 31, 0),
        (4, 0, len(honest) - 22),
    ):
        end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, long, start, 0)
        assert _faults(_put(tmp_path / "pack.zip", honest[:-22] + end)) in (
            "evidence_repacked",
            "evidence_unreadable",
        )
    for cut in (0, 1, 21, 22, 100, len(honest) - 1):
        assert _faults(_put(tmp_path / "pack.zip", honest[:cut])) in (
            "evidence_repacked",
            "evidence_unreadable",
        )
    assert _faults(tmp_path / "nothing.zip") == "evidence_absent"


@pytest.mark.skipif(os.name == "nt", reason="links ask for rights on Windows")
def test_links_pipes_and_strange_files_in_a_folder_are_named_and_not_opened(tmp_path: Path) -> None:
    write_box(FILES, tmp_path / "pack")
    secret = _put(tmp_path / "secret", b"not for you")
    (tmp_path / "pack" / "journal.json").symlink_to(secret)
    (tmp_path / "pack" / "files" / "02.jpg").symlink_to(secret)
    os.mkfifo(tmp_path / "pack" / "members.json")
    (tmp_path / "pack" / "more").mkdir()
    _put(tmp_path / "pack" / "more" / "x", b"x")
    found = read_box(tmp_path / "pack")
    assert sorted(each.what for each in found.problems) == [
        "files/02.jpg",
        "journal.json",
        "members.json",
        "more",
    ]
    assert contents(found) == {name: len(data) for name, data in FILES.items()}


@pytest.mark.skipif(os.name == "nt", reason="links ask for rights on Windows")
def test_a_folder_of_files_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    write_box({name: data for name, data in FILES.items() if "/" not in name}, tmp_path / "pack")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    _put(elsewhere / "01.jpg", b"x")
    (tmp_path / "pack" / "files").symlink_to(elsewhere)
    found = read_box(tmp_path / "pack")
    assert [each.what for each in found.problems] == ["files"]
    assert "files/01.jpg" not in found.files


def test_a_zip_says_that_it_holds_plain_files(tmp_path: Path) -> None:
    write_box(FILES, tmp_path / "pack.zip")
    with zipfile.ZipFile(tmp_path / "pack.zip") as other:
        assert {stat.filemode(each.external_attr >> 16) for each in other.infolist()} == {"-rw-r--r--"}
