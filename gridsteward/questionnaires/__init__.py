"""Questionnaires of a station: which questions apply, what answers are allowed, what follows from them (XLSForm)."""
