"""Daily and 96-point readings → habits, sudden rises, changes, quiet, night load. Arrays in, findings out."""
