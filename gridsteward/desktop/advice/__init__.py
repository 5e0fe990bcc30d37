"""The strategy card on screen and on paper."""
