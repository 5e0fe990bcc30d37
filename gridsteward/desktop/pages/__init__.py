"""The pages of the rail, each with its `spec()`."""
