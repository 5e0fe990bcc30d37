"""A bill explained on screen and on paper."""
