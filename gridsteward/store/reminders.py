"""The local table of what this laptop announced."""

from collections.abc import Collection

from gridsteward.store.connection import transaction
from gridsteward.store.store import Store


def not_told_yet(store: Store, rings: Collection[str], *, at: str) -> list[str]:
    """Keep that these were announced, and return those that were not before."""
    with transaction(store.connection):
        return [
            ring
            for ring in rings
            if store.connection.execute(
                "INSERT OR IGNORE INTO reminder_told (ring, at) VALUES (?, ?)", (ring, at)
            ).rowcount
        ]
