"""What to say and do at a door, from portrait and reason; and what an optional helper model may be told and asked."""
