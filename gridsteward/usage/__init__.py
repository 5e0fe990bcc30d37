"""Daily and 96-point readings become findings: sudden rises, changes, quiet, night load. Arrays in, findings out."""

from gridsteward.usage.cleaning import Cleaned, cleaned
from gridsteward.usage.scanning import scan

__all__ = ["Cleaned", "cleaned", "scan"]
