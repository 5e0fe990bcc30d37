"""The one way out to a helper model, off unless a person switched it on (R3.5)."""
