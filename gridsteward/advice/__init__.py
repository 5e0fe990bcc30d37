"""Advice: facts of a household and a reason to go → a strategy card, by rules that are data."""
