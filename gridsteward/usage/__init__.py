"""Daily and 96-point readings become findings: sudden rises, changes, quiet, night load. Arrays in, findings out."""

from gridsteward.usage.banding import Band, band, town_around
from gridsteward.usage.cleaning import TROUBLES, Cleaned, cleaned
from gridsteward.usage.points import scan_points
from gridsteward.usage.scanning import scan
from gridsteward.usage.town import Town

__all__ = ["TROUBLES", "Band", "Cleaned", "Town", "band", "cleaned", "scan", "scan_points", "town_around"]
