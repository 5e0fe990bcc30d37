"""The portrait of a household on screen, a section a module."""
