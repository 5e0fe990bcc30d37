"""Encrypted sync: ops in sealed bundles over any road, after the design's invariants."""
