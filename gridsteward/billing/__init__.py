"""Tariffs as data and a bill explained line by line; money is Decimal, rounded half up to the cent once a line."""
