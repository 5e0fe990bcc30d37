"""Dialogs drawn in Designer; each runs its work through tasks, so the window never waits."""
