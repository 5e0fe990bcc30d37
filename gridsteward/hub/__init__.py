"""The relay: keeps an area's sealed bundles, records and files, and hands them out. It never needs a key of an area."""
