"""An open area on a working morning."""

from tests.operations.conftest import clock, grid

__all__ = ["clock", "grid"]
