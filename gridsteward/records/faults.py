"""Known faults: what a person can meet. A kind and values; the words live in resources/words."""


class Fault(Exception):  # noqa: N818  (it is what people read about, not a programming error)
    """Something a person can act on. `kind` is a key of resources/words, `values` fill its sentence."""

    def __init__(self, kind: str, **values: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.values = values

    def __repr__(self) -> str:
        """Name the kind alone: the values may name people and must not reach a log."""
        return f"Fault({self.kind!r})"
