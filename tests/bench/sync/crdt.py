"""A library of shared documents as a peer: one document, a map of households, each a map of its fields.

`python crdt.py LIBRARY ROWS FOLDER` makes A's document of the rows, then times what the library's own guides do: A
writes out all it holds, the bytes go to B (here through a file: no HTTP, no sealing, nothing kept in a database), an
empty B takes them in and reads every row. Run by the Python that has the library, without anything of ours.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any


def pycrdt(rows: list[dict[str, Any]]) -> tuple[Any, Any, Any]:
    """Return A's document, how it is written out, and what takes it into an empty one and counts what is read there."""
    from pycrdt import Doc, Map  # type: ignore[import-not-found]

    doc = Doc()
    homes = doc.get("households", type=Map)
    with doc.transaction():
        for row in rows:
            homes[row["id"]] = Map(row)

    def take(data: bytes) -> int:
        other = Doc()
        there = other.get("households", type=Map)
        other.apply_update(data)
        return len(there.to_py() or {})

    return doc, doc.get_update, take


def loro(rows: list[dict[str, Any]]) -> tuple[Any, Any, Any]:
    """Return A's document, how it is written out, and what takes it into an empty one and counts what is read there."""
    from loro import ExportMode, LoroDoc, LoroMap  # type: ignore[import-not-found]

    doc = LoroDoc()
    homes = doc.get_map("households")
    for row in rows:
        home = homes.insert_container(row["id"], LoroMap())
        for name, value in row.items():
            home.insert(name, value)
    doc.commit()

    def take(data: bytes) -> int:
        other = LoroDoc()
        other.import_(data)
        return len(other.get_map("households").get_deep_value())

    return doc, lambda: doc.export(ExportMode.Snapshot()), take


def main(library: str, rows_file: str, folder: str) -> None:
    """Say one JSON line."""
    rows = json.loads(Path(rows_file).read_text("utf-8"))
    document, write, take = {"pycrdt": pycrdt, "loro": loro}[library](rows)
    way = Path(folder) / library
    began = time.perf_counter()
    way.write_bytes(write())
    sent = time.perf_counter()
    count = take(way.read_bytes())
    came = time.perf_counter()
    if count != len(rows):
        raise RuntimeError(f"{count} of {len(rows)} rows came")
    del document
    said = {"push_s": sent - began, "pull_s": came - sent, "bytes": way.stat().st_size}
    sys.stdout.write(json.dumps(said) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
