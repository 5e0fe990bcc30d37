"""The pages of the rail; each offers `spec()`."""
