"""Door mode: a visit written down at the door, in the whole window."""
