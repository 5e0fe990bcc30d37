"""Somebody who wants a pack to say something else: with no key, with keys of his own, or with the laptop's own key.

Every way is seeded, so that one that was not found can be done again.
"""

import json
import os
import random
from collections.abc import Callable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import msgspec

from gridsteward.operations.evidence import MANIFEST, trust
from gridsteward.operations.evidence_box import zipped
from gridsteward.operations.evidence_journal import CHAIN, moment
from gridsteward.records.faults import Fault
from gridsteward.store.links import Link
from gridsteward.sync.wire import acts
from gridsteward.sync.wire.codec import digest
from gridsteward.sync.wire.secrets import DeviceKeys, wrap_to, write_area_seal

Files = dict[str, bytes]
UNSIGNED = ("manifest.json", "manifest.sig")
JSONS = ("case.json", "journal.json", "members.json", "manifest.json")


class Forger:
    """Forges `honest`, sometimes with parts of `other`, the pack of another case. `keys` are the laptop's own."""

    def __init__(
        self, honest: Mapping[str, bytes], other: Mapping[str, bytes], *, keys: DeviceKeys, seed: int
    ) -> None:
        self._honest, self._other, self._keys = dict(honest), dict(other), keys
        self._chance = random.Random(seed)  # noqa: S311  (whims, not secrets)
        self.ways: dict[str, Callable[[Path], None]] = {
            name.removeprefix("by_"): getattr(self, name) for name in dir(self) if name.startswith("by_")
        }

    def forge(self, out: Path, way: str = "") -> str:
        """Write a forged pack to `out`, a zip or a folder that is not there yet; return how it was forged."""
        chosen = way or self._chance.choice(sorted(self.ways))
        self.ways[chosen](out)
        return chosen

    # -- with no key: the box and the files ----------------------------------------------------------------------------

    def by_flipping_a_bit(self, out: Path) -> None:
        raw = self._zip()
        raw[self._chance.randrange(len(raw))] ^= 1 << self._chance.randrange(8)
        out.write_bytes(raw)

    def by_dropping_bytes(self, out: Path) -> None:
        raw = self._zip()
        at = self._chance.randrange(len(raw))
        del raw[at : at + self._chance.randint(1, 40)]
        out.write_bytes(raw)

    def by_adding_bytes(self, out: Path) -> None:
        raw = self._zip()
        at = self._chance.randrange(len(raw) + 1)
        raw[at:at] = self._chance.randbytes(self._chance.randint(1, 40))
        out.write_bytes(raw)

    def by_swapping_bytes(self, out: Path) -> None:
        raw = self._zip()
        while True:
            one, other = self._chance.sample(range(len(raw)), 2)
            if raw[one] != raw[other]:
                break
        raw[one], raw[other] = raw[other], raw[one]
        out.write_bytes(raw)

    def by_dropping_a_file(self, out: Path) -> None:
        files = dict(self._honest)
        del files[self._any(files)]
        self._put(files, out)

    def by_adding_a_file(self, out: Path) -> None:
        name = self._chance.choice(["files/77.jpg", "files/03.txt", "readme.txt", "case2.pdf", "Case.json"])
        self._put({**self._honest, name: self._chance.randbytes(50)}, out)

    def by_swapping_files(self, out: Path) -> None:
        files = dict(self._honest)
        one, other = self._chance.sample(sorted(files), 2)
        files[one], files[other] = files[other], files[one]
        self._put(files, out)

    def by_changing_bytes_of_a_file(self, out: Path) -> None:
        files = dict(self._honest)
        name = self._any(files)
        files[name] = self._spoilt(files[name])
        self._put(files, out)

    def by_taking_a_file_of_another_pack(self, out: Path) -> None:
        files = dict(self._honest)
        name = self._chance.choice(
            [each for each in files if files[each] != self._other.get(each, files[each])]
        )
        files[name] = self._other[name]
        self._put(files, out)

    # -- with no key: the manifest made to fit -------------------------------------------------------------------------

    def by_changing_a_value(self, out: Path) -> None:
        files, name = dict(self._honest), self._chance.choice(JSONS)
        files[name] = self._changed(files[name])
        self._put(files if name == "manifest.json" else adapted(files), out)

    def by_changing_a_value_in_a_few_letters_only(self, out: Path) -> None:
        files, name = dict(self._honest), self._chance.choice(JSONS)
        files[name] = self._spoilt(files[name])
        self._put(files if name == "manifest.json" else adapted(files), out)

    def by_changing_the_paper(self, out: Path) -> None:
        self._put(adapted({**self._honest, "case.pdf": self._spoilt(self._honest["case.pdf"])}), out)

    def by_changing_a_photo(self, out: Path) -> None:
        name = self._chance.choice([each for each in self._honest if each.startswith("files/")])
        self._put(adapted({**self._honest, name: self._spoilt(self._honest[name])}), out)

    def by_redating(self, out: Path) -> None:
        self._put(adapted(self._redated()), out)

    def by_dropping_an_entry(self, out: Path) -> None:
        self._put(adapted(self._without_a_row()), out)

    def by_swapping_entries(self, out: Path) -> None:
        self._put(adapted(self._with_entries_swapped()), out)

    def by_taking_an_entry_of_another_case(self, out: Path) -> None:
        self._put(adapted(self._with_an_entry_of_the_other()), out)

    # -- with keys of his own ------------------------------------------------------------------------------------------

    def by_signing_with_another_key(self, out: Path) -> None:
        paper = self._spoilt(self._honest["case.pdf"])
        self._put(signed(adapted({**self._honest, "case.pdf": paper}), DeviceKeys.new()), out)

    def by_signing_links_with_another_key(self, out: Path) -> None:
        own = DeviceKeys.new()
        files = self._relinked(own)
        journal = json.loads(files["journal.json"])
        journal["chain_key"] = own.public.sign.hex()
        files["journal.json"] = told(journal)
        self._put(signed(adapted(files), self._chance.choice([own, self._keys])), out)

    def by_founding_an_area_of_his_own(self, out: Path) -> None:
        """Everything is signed anew, the membership too: only who knows the area's seal can tell."""
        self._put(self.founded_anew(), out)

    def founded_anew(self) -> Files:
        own, device, epoch = DeviceKeys.new(), os.urandom(16), os.urandom(16)
        files = self._relinked(own)
        manifest, journal = json.loads(files["manifest.json"]), json.loads(files["journal.json"])
        area = bytes.fromhex(manifest["area"])
        wraps = {device: wrap_to(own.public.receive, os.urandom(32), about=area)}
        act = acts.Create(device, own.public.sign, own.public.receive, acts.Epoch(epoch, 1, wraps, b"", {}))
        root = acts.make(area, act, author=device, parents=(), ms=1_790_000_000_000, keys=own)
        key = own.public.sign
        journal |= {"device": device.hex(), "chain_key": key.hex()}
        journal["chain"] = {"public_key": key.hex(), "signature": own.sign(CHAIN + area + key).hex()}
        manifest |= {"device": device.hex(), "seal": write_area_seal(root.hash)}
        files |= {
            "members.json": told({"records": [root.raw.hex()]}),
            "journal.json": told(journal),
            "manifest.json": told(manifest),
        }
        return signed(adapted(files), own)

    # -- with the laptop's own key, but not its journal's --------------------------------------------------------------

    def by_changing_a_fact_with_the_laptops_key(self, out: Path) -> None:
        facts = json.loads(self._honest["case.json"])
        row = self._chance.choice(facts["rows"])
        name = self._chance.choice([each for each, value in row["values"].items() if isinstance(value, str)])
        row["values"][name] += "改"
        self._put(self._signed({**self._honest, "case.json": told(facts)}), out)

    def by_redating_with_the_laptops_key(self, out: Path) -> None:
        self._put(self._signed(self._redated()), out)

    def by_changing_an_entry_with_the_laptops_key(self, out: Path) -> None:
        journal = json.loads(self._honest["journal.json"])
        entry = self._chance.choice(journal["entries"])
        name = self._chance.choice(
            ["entry", "salt", "link", "signature", "row", "table", "seq", "writer", "at"]
        )
        entry[name] = self._otherwise(entry[name])
        self._put(self._signed({**self._honest, "journal.json": told(journal)}), out)

    def by_rewriting_an_entry_as_well_as_can_be_with_the_laptops_key(self, out: Path) -> None:
        facts, journal = json.loads(self._honest["case.json"]), json.loads(self._honest["journal.json"])
        rows = {each["id"]: each for each in facts["rows"]}
        entry = self._chance.choice([each for each in journal["entries"] if "note" in each["values"]])
        entry["values"]["note"] = rows[entry["row"]]["values"]["note"] = "没有答应过"
        body = msgspec.msgpack.encode(list(entry["values"].values()))
        said = msgspec.msgpack.decode(bytes.fromhex(entry["entry"]))
        said[11] = digest(body)
        entry["body"], entry["entry"] = body.hex(), msgspec.msgpack.encode(said).hex()
        self._put(
            self._signed({**self._honest, "case.json": told(facts), "journal.json": told(journal)}), out
        )

    def by_dropping_an_entry_with_the_laptops_key(self, out: Path) -> None:
        journal = json.loads(self._honest["journal.json"])
        del journal["entries"][self._chance.randrange(len(journal["entries"]))]
        self._put(self._signed({**self._honest, "journal.json": told(journal)}), out)

    def by_swapping_entries_with_the_laptops_key(self, out: Path) -> None:
        self._put(self._signed(self._with_entries_swapped()), out)

    def by_taking_an_entry_of_another_case_with_the_laptops_key(self, out: Path) -> None:
        self._put(self._signed(self._with_an_entry_of_the_other()), out)

    def by_signing_links_anew_with_the_laptops_key(self, out: Path) -> None:
        self._put(self._signed(self._relinked(DeviceKeys.new())), out)

    def by_renaming_the_case_with_the_laptops_key(self, out: Path) -> None:
        files = dict(self._honest)
        manifest = json.loads(files["manifest.json"])
        manifest["case"] = self._otherwise(manifest["case"])
        self._put(self._signed({**files, "manifest.json": told(manifest)}), out)

    # -- the parts of it -----------------------------------------------------------------------------------------------

    def _signed(self, files: Files) -> Files:
        return signed(adapted(files), self._keys)

    def _any(self, files: Files) -> str:
        return self._chance.choice(sorted(files))

    def _zip(self) -> bytearray:
        return bytearray(b"".join(zipped(self._honest)))

    def _put(self, files: Files, out: Path) -> None:
        """As a folder now and then: a forger unpacks, too."""
        if self._chance.random() < 0.7:
            out.write_bytes(b"".join(zipped(files)))
            return
        for name, data in files.items():
            path = out / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def _spoilt(self, data: bytes) -> bytes:
        at = self._chance.randrange(len(data))
        return data[:at] + bytes(((data[at] + self._chance.randint(1, 255)) % 256,)) + data[at + 1 :]

    def _otherwise(self, value: Any) -> Any:
        if isinstance(value, bool):
            return not value
        if isinstance(value, int):
            return value + self._chance.choice([-1, 1, 1000])
        if isinstance(value, str) and value:
            at = self._chance.randrange(len(value))
            signs = [each for each in "0123456789abcdef" if each != value[at]]
            return value[:at] + self._chance.choice(signs) + value[at + 1 :]
        return "改"

    def _changed(self, raw: bytes) -> bytes:
        """Return JSON of which one value, wherever it stands, is another."""
        whole = json.loads(raw)
        places: list[tuple[Any, Any]] = []

        def look(at: Any) -> None:
            for key, value in at.items() if isinstance(at, dict) else enumerate(at):
                if isinstance(value, dict | list):
                    look(value)
                else:
                    places.append((at, key))

        look(whole)
        inside, key = self._chance.choice(places)
        inside[key] = self._otherwise(inside[key])
        return told(whole)

    def _redated(self) -> Files:
        facts, journal = json.loads(self._honest["case.json"]), json.loads(self._honest["journal.json"])
        row = self._chance.choice(facts["rows"])
        name = self._chance.choice(["at", "entered_at", "here_at"])
        before = row[name]
        day = int(before[8:10])
        after = f"{before[:8]}{day % 27 + 1:02}{before[10:]}"
        row[name] = after
        if self._chance.random() < 0.7:  # he does it as well as he can
            key = "added_at" if row["table"] == "attachment" else name
            for each in [row, *(entry for entry in journal["entries"] if entry["row"] == row["id"])]:
                if key in each["values"]:
                    each["values"][key] = after
                if name == "here_at" and "here_at" not in each:
                    each["at"] = after
        return {**self._honest, "case.json": told(facts), "journal.json": told(journal)}

    def _without_a_row(self) -> Files:
        facts, journal = json.loads(self._honest["case.json"]), json.loads(self._honest["journal.json"])
        rows = [at for at, each in enumerate(facts["rows"]) if each["table"] == "service_case_event"]
        gone = facts["rows"].pop(self._chance.choice(rows))["id"]
        journal["entries"] = [each for each in journal["entries"] if each["row"] != gone]
        return {**self._honest, "case.json": told(facts), "journal.json": told(journal)}

    def _with_entries_swapped(self) -> Files:
        journal = json.loads(self._honest["journal.json"])
        entries = journal["entries"]
        one, other = self._chance.sample(range(len(entries)), 2)
        entries[one], entries[other] = entries[other], entries[one]
        return {**self._honest, "journal.json": told(journal)}

    def _with_an_entry_of_the_other(self) -> Files:
        journal, theirs = json.loads(self._honest["journal.json"]), json.loads(self._other["journal.json"])
        strange = [
            each for each in theirs["entries"] if each not in journal["entries"]
        ]  # a photo may be of both
        taken = deepcopy(self._chance.choice(strange))
        at = self._chance.randrange(len(journal["entries"]))
        if self._chance.random() < 0.5:
            journal["entries"][at] = taken
        else:
            journal["entries"].append(taken)
        return {**self._honest, "journal.json": told(journal)}

    def _relinked(self, own: DeviceKeys) -> Files:
        """Return the files as if everything had come a day earlier, all links signed by a key of his own."""
        files = dict(self._honest)
        facts, journal = json.loads(files["case.json"]), json.loads(files["journal.json"])
        for entry in journal["entries"]:
            link = msgspec.msgpack.decode(bytes.fromhex(entry["link"]), type=Link)
            link = msgspec.structs.replace(link, at_ms=link.at_ms - 86_400_000)
            entry["link"] = msgspec.msgpack.encode(link).hex()
            entry["signature"] = own.sign(link.signed).hex()
            entry["at"] = moment(link)
        for row in facts["rows"]:
            row["here_at"] = next(each["at"] for each in journal["entries"] if each["row"] == row["id"])
            row["trust"] = str(trust(row["at"], row["entered_at"], row["here_at"]))
        return {**files, "case.json": told(facts), "journal.json": told(journal)}


def told(value: object) -> bytes:
    """Return JSON as a pack writes it."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def adapted(files: Files) -> Files:
    """Return the files with a manifest that names them as they are, and the signature it had."""
    manifest = json.loads(files["manifest.json"])
    manifest["files"] = [
        {"name": name, "size": len(data), "sha256": digest(data).hex()}
        for name, data in sorted(files.items())
        if name not in UNSIGNED
    ]
    return {**files, "manifest.json": told(manifest)}


def signed(files: Files, keys: DeviceKeys) -> Files:
    """Return the files with the manifest signed by these keys."""
    signature = keys.sign(MANIFEST + digest(files["manifest.json"])).hex()
    return {**files, "manifest.sig": told({"public_key": keys.public.sign.hex(), "signature": signature})}


def is_found(check: Callable[[], Any]) -> bool:
    """Tell whether a check says that something is wrong."""
    try:
        return not check().whole
    except Fault as fault:
        return fault.kind.startswith("evidence_")
