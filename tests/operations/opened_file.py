"""What somebody finds who takes an open area apart: every value of every table of the decrypted file."""

from collections.abc import Iterator

from gridsteward.operations.area import Area


def values_by_table(area: Area) -> Iterator[tuple[str, bytes]]:
    """Yield each table's name with all its values behind one another; a search index is known by its own words."""
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'household_search_%'"
    for (table,) in area.store.query(sql):
        values = [value for line in area.store.query(f"SELECT * FROM {table}") for value in line]
        texts = [value.encode() if isinstance(value, str) else value for value in values]
        yield table, b"\0".join(bytes(text) for text in texts if isinstance(text, bytes))
