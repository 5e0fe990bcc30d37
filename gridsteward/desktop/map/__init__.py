"""The area seen from above: homes, their lights, the way of a day, over tiles where the steward has some."""
