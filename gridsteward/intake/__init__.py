"""A file somebody else made becomes typed rows and named problems. No store, no words."""
