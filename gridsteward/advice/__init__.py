"""Portrait and reason → a strategy card, by rules in data; and what an optional helper model may be told and asked."""
