"""Tags, classes, completeness, duplicates: what is known of a household, worked out from records."""
