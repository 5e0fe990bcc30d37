"""The tree a link stands for: as RFC 6962 defines it, and with a way from every leaf to its root."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridsteward.store import links


def as_defined(leaves: list[bytes]) -> bytes:
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\x01" + as_defined(leaves[:split]) + as_defined(leaves[split:])).digest()


@given(st.integers(1, 200), st.data())
def test_the_root_is_that_of_the_standard_and_every_leaf_leads_there(count: int, data: st.DataObject) -> None:
    leaves = [links.leaf(links.salt(b"secret", bytes(16), at), b"entry %d" % at) for at in range(count)]
    index = data.draw(st.integers(0, count - 1))
    beside = links.path(leaves, index)

    assert links.root(leaves) == as_defined(leaves)
    assert links.climb(leaves[index], index, count, beside) == as_defined(leaves)
    if count > 1:
        other = data.draw(st.integers(0, count - 1).filter(lambda at: at != index))
        assert links.climb(leaves[index], other, count, beside) != as_defined(leaves)


@pytest.mark.parametrize(
    ("index", "size", "beside"), [(1, 1, []), (-1, 2, [bytes(32)]), (0, 2, []), (0, 1, [bytes(32)])]
)
def test_a_path_that_does_not_fit_leads_nowhere(index: int, size: int, beside: list[bytes]) -> None:
    assert links.climb(bytes(32), index, size, beside) is None
