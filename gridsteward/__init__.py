"""GridSteward (电管家): the grid steward's field application."""

__version__ = "0.1.0"
