"""The documented format is enough: a pack is checked here with hashes, signatures and a decoder of msgpack alone.

Nothing of the program is used but to make the pack. What HOW_TO_CHECK.md tells is done, in its order.
"""

import json
import shutil
import subprocess
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tests import evidence_case
from tests.evidence_case import inside
from tests.operations.pair import Pair

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
unpack = msgspec.msgpack.decode


@pytest.fixture
def pack(pair: Pair, tmp_path: Path) -> tuple[Path, str]:
    case = evidence_case.a_case(pair.first)
    pair.exchange()
    written = evidence_case.pack(pair.other, case, tmp_path / "pack")
    return tmp_path / "pack", written.seal


def verify(key: str, signature: str, data: bytes) -> None:
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature), data)


def seal_of(root: bytes) -> str:
    number = int.from_bytes(sha256(root).digest()[:20], "big")
    text = "".join(CROCKFORD[number >> (5 * place) & 31] for place in reversed(range(32)))
    return "-".join(text[at : at + 4] for at in range(0, 32, 4))


def climbed(entry: Any, link: list[Any]) -> bytes:
    seq, first, last = entry["seq"], link[4], link[5]
    at = sha256(b"\x00" + bytes.fromhex(entry["salt"]) + bytes.fromhex(entry["entry"])).digest()
    index, size, beside = seq - first, last - first + 1, [bytes.fromhex(each) for each in entry["path"]]
    while size > 1:
        if index % 2:
            at = sha256(b"\x01" + beside.pop(0) + at).digest()
        elif index + 1 < size:
            at = sha256(b"\x01" + at + beside.pop(0)).digest()
        index, size = index // 2, (size + 1) // 2
    assert not beside
    return at


def test_a_pack_is_checked_by_hand(pack: tuple[Path, str]) -> None:
    folder, told_seal = pack
    files = inside(folder)
    manifest, signed = json.loads(files["manifest.json"]), json.loads(files["manifest.sig"])
    listed = {each["name"]: (each["size"], each["sha256"]) for each in manifest["files"]}
    assert listed == {
        name: (len(data), sha256(data).hexdigest())
        for name, data in files.items()
        if not name.startswith("manifest.")
    }
    verify(signed["public_key"], signed["signature"], b"GSE1" + sha256(files["manifest.json"]).digest())

    records = [bytes.fromhex(each) for each in json.loads(files["members.json"])["records"]]
    contents = {raw: unpack(raw[:-64]) for raw in records}
    (root,) = [raw for raw, content in contents.items() if content[5]["type"] == "create"]
    assert seal_of(root) == manifest["seal"] == told_seal
    founder = contents[root][5]["sign"].hex()
    members = {contents[root][5]["device"].hex(): founder}
    for raw, content in contents.items():  # of this area: whatever was done, its founder did
        verify(founder, raw[-64:].hex(), b"gridsteward member 1\0" + raw[:-64])
        assert content[1].hex() == manifest["area"]
        if content[5]["type"] == "admit":
            members[content[5]["device"].hex()] = content[5]["sign"].hex()
    assert members[manifest["device"]] == signed["public_key"]

    journal = json.loads(files["journal.json"])
    key, chain = journal["chain_key"], journal["chain"]
    assert chain["public_key"] == signed["public_key"]
    verify(
        key=chain["public_key"],
        signature=chain["signature"],
        data=b"GSC1" + bytes.fromhex(manifest["area"] + key),
    )
    rows: dict[str, dict[str, Any]] = {}
    for entry in journal["entries"]:
        link = unpack(bytes.fromhex(entry["link"]))
        assert climbed(entry, link) == link[6]
        verify(key, entry["signature"], b"GSL1" + bytes.fromhex(entry["link"]))
        said, body = unpack(bytes.fromhex(entry["entry"])), bytes.fromhex(entry["body"])
        assert sha256(body).digest() == said[11]
        assert (said[1], said[8], said[9]) == (entry["seq"], entry["table"], entry["row"])
        values = dict(zip(said[10], unpack(body), strict=True))
        assert values == entry["values"]
        moment = datetime.fromtimestamp(link[2] / 1000, timezone(timedelta(hours=8)))
        assert (entry["at"], entry["here"]) == (moment.isoformat(timespec="seconds"), link[1])
        rows.setdefault(entry["row"], {"here_at": entry["at"]}).update(values)
    case = json.loads(files["case.json"])
    assert rows.keys() == {each["id"] for each in case["rows"]}
    for each in case["rows"]:
        assert rows[each["id"]].pop("_deleted", 0) == each["withdrawn"]
        assert rows[each["id"]] == {**each["values"], "here_at": each["here_at"]}


@pytest.mark.skipif(shutil.which("openssl") is None, reason="it is a recipe for openssl")
def test_the_recipe_for_openssl_does_what_it_says(pack: tuple[Path, str]) -> None:
    folder, _seal = pack
    signed = json.loads((folder / "manifest.sig").read_bytes())
    place = folder.parent
    (place / "message").write_bytes(b"GSE1" + sha256((folder / "manifest.json").read_bytes()).digest())
    (place / "signature").write_bytes(bytes.fromhex(signed["signature"]))
    der = bytes.fromhex("302a300506032b6570032100" + signed["public_key"])
    (place / "key.der").write_bytes(der)

    def openssl(*words: str) -> int:
        return subprocess.run(["openssl", *words], cwd=place, capture_output=True, check=False).returncode

    assert openssl("pkey", "-pubin", "-inform", "DER", "-in", "key.der", "-out", "key.pem") == 0
    check = (
        "pkeyutl",
        "-verify",
        "-pubin",
        "-inkey",
        "key.pem",
        "-rawin",
        "-in",
        "message",
        "-sigfile",
        "signature",
    )
    assert openssl(*check) == 0
    (place / "message").write_bytes(b"GSE1" + bytes(32))
    assert openssl(*check) != 0


def test_the_pack_carries_the_document_in_both_languages(pack: tuple[Path, str]) -> None:
    told = (pack[0] / "HOW_TO_CHECK.md").read_text("utf-8")
    assert told.startswith("# 怎样核对这个证据包")
    assert "# How to check this evidence pack" in told
    for mark in ("GSE1", "GSC1", "GSL1", "gridsteward member 1"):
        assert told.count(mark) >= 2
