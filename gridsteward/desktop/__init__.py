"""The only room with PySide6."""

# Before Qt: once PySide6 is there, it reads the source of every module that is imported after it.
from gridsteward.operations import area, finding, households, visits

__all__ = ["area", "finding", "households", "visits"]
